"""Names of countries in every language, from the CLDR that Babel ships."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from babel import Locale, UnknownLocaleError

from corpus.languages import LANGUAGES as ROWS
from search.language.folding import folded_name
from search.language.glossary.table import LANGUAGES, Concept, Term

_PREFIX = "place-"
# Codes of CLDR that do not name a place in the news.
_NO_PLACE = {"EZ", "QO", "UM", "XA", "XB", "ZZ"}
# Names that are forms of common words, of their language or another: boys, dishes, fumes, "down",
# a reunion. Typing one finds its country, which is not searched by it.
_COMMON_WORDS = {("ar", "BJ"), ("pl", "DK"), ("pl", "TD"), ("yo", "CL"), ("sw", "RE")}
_REMARK = re.compile(r"\s*[(（].*")  # "Myanmar (Burma)", "RAE de Hong Kong (China)"
# Languages whose names of countries come before those of others that are written alike.
_NAMING = (*LANGUAGES, "it")
_LEAST_FOREIGN = 4  # letters of a name in others, if these are Latin: Anh is Britain in Vietnamese
# Languages in which a place name has one form. Stemmed like a word, París would find "para".
_UNINFLECTED = {"ar", "ca", "en", "es", "fr", "it", "pt"}


def with_places(concepts: Iterable[Concept], languages: Sequence[str]) -> tuple[Concept, ...]:
    """Return *concepts* and those of all countries, with names in *languages* and the tables' own.

    The row `place-fj` replaces CLDR's names of Fiji in the languages that it fills. A region of
    several countries (`place-150`, Europe) is a concept only if it has a row.
    """
    rows = {concept.id: concept for concept in concepts}
    every = sorted({*LANGUAGES, *languages} - {"und"})
    names = {language: _names(language) for language in every}
    for code in sorted(set().union(*names.values()) - _NO_PLACE):
        identifier = _PREFIX + code.lower()
        row = rows.get(identifier, Concept(identifier, ()))
        if row.terms or not code.isdigit():
            filled = {term.language for term in row.terms}
            added = (
                Term(language, known[code], searched=(language, code) not in _COMMON_WORDS)
                for language, known in names.items()
                if code in known and language not in filled
            )
            rows[identifier] = replace(row, terms=(*row.terms, *added))
    return tuple(_as_names(row) if row.id.startswith(_PREFIX) else row for row in rows.values())


def has_names(language: str) -> bool:
    """Return whether CLDR knows what countries are called in *language*."""
    return language != "und" and bool(_names(language))


def country_names(language: str) -> dict[str, str]:
    """Return CLDR's names of countries by ISO 3166 code, empty if CLDR lacks *language*."""
    names = _names(language)
    return {code: name for code, name in names.items() if len(code) == 2 and code not in _NO_PLACE}


def codes_by_name(concepts: Iterable[Concept]) -> dict[str, str]:
    """Return the ISO 3166 code of each country by its folded names, and by its folded code.

    They are those of CLDR in every language, and of *concepts*.
    """
    codes: dict[str, str] = {}
    for language in dict.fromkeys((*_NAMING, *ROWS)):
        for code, name in country_names(language).items():
            folded = folded_name(name)
            if language in _NAMING or len(folded) >= _LEAST_FOREIGN or not folded.isascii():
                codes.setdefault(folded, code)
    known = country_names("en")
    for concept in concepts:
        code = concept.id.removeprefix(_PREFIX).upper()
        if concept.id.startswith(_PREFIX) and code in known:
            for term in concept.terms:
                codes.setdefault(folded_name(term.text), code)
    return codes | {folded_name(code): code for code in sorted(set(codes.values()))}


def _names(language: str) -> dict[str, str]:
    """Return the names by ISO 3166 or UN M.49 code, empty if CLDR lacks *language*."""
    try:
        names = Locale.parse(language).territories
    except UnknownLocaleError:
        return {}
    return {code: _REMARK.sub("", name) for code, name in names.items()}


def _as_names(place: Concept) -> Concept:
    # An acronym keeps its stem, which is the acronym tagged with its language, as "UN" needs.
    terms = (
        t if t.language not in _UNINFLECTED or t.text.isupper() else replace(t, forms=(t.text,))
        for t in place.terms
    )
    return replace(place, terms=tuple(terms))
