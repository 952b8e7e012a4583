"""Labels of places, organisations and subjects, and the meaning of a name that is typed."""

from collections.abc import Mapping
from functools import cache

from search.language.annotations.meanings import HEADS, ORGANISATIONS, OTHER_HEADS, SUBJECTS
from search.language.folding import folded_name
from search.language.glossary.table import shipped_concepts, shipped_names


def label(facet: str, value: str, language: str = "en") -> str:
    """Return how *value* of *facet* is called in *language*, in English if no name is known.

    >>> label("place", "ES", "fr"), label("subject", "drug-trafficking", "es")
    ('Espagne', 'narcotráfico')
    """
    if facet == "place":
        return _countries(language).get(value, value)
    return _labels(facet, language).get(value) or _labels(facet, "en").get(value, value)


def value_named(facet: str, typed: str) -> str | None:
    """Return the value of *facet* that *typed* is or names in some language, None if there is none.

    >>> value_named("place", "alemania"), value_named("organisation", "ONU")
    ('DE', 'united-nations')
    """
    return _values(facet).get(folded_name(typed))


def head_of_subject(value: str) -> str | None:
    """Return the head that the subject *value* is under, the first of several, None for a head.

    >>> head_of_subject("drug-trafficking"), head_of_subject("trafficking")
    ('trafficking', None)
    """
    return _heads().get(value)


def slug(typed: str) -> str:
    """Return *typed* as the values of organisations and subjects are written."""
    return "-".join(typed.casefold().split())


@cache
def _countries(language: str) -> Mapping[str, str]:
    from search.language.glossary.places import country_names  # loads Babel, which is slow

    return country_names(language)


@cache
def _labels(facet: str, language: str) -> Mapping[str, str]:
    labels: dict[str, str] = {}
    if facet == "subject":
        labels |= {value: names[language] for value, names in HEADS.items() if language in names}
    for identifier, table, name in shipped_names(language):
        if value := _value(facet, identifier, table):
            labels[value] = name
    return labels


@cache
def _heads() -> Mapping[str, str]:
    return {
        identifier: OTHER_HEADS.get(identifier, (table,))[0]
        for identifier, table, _ in shipped_names("en")
        if table in SUBJECTS and identifier not in SUBJECTS
    }


def _value(facet: str, identifier: str, table: str) -> str | None:
    if identifier in ORGANISATIONS:
        return ORGANISATIONS[identifier] if facet == "organisation" else None
    if facet == "organisation":
        return identifier if table == "organisations" else None
    return identifier if table in SUBJECTS else None


@cache
def _values(facet: str) -> Mapping[str, str]:
    if facet == "place":
        from search.language.annotations.compiled import countries_by_name  # with all terms

        return countries_by_name()
    values: dict[str, str] = {}
    for concept in shipped_concepts():
        if value := _value(facet, concept.id, concept.table):
            for term in concept.terms:
                values.setdefault(folded_name(term.text), value)
    return values | {folded_name(value): value for value in _labels(facet, "en")}
