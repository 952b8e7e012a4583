"""The terms of places, organisations and subjects in a language, from the tables, with their keys.

Reading and analysing them takes up to half a second a language; `compiled` keeps what comes of it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Literal, get_args

from msgspec import Struct

from search.language.annotations.cases import (
    german_cases,
    german_participles,
    german_people,
    russian_adjectives,
    russian_cases,
)
from search.language.annotations.city_cases import CASED, city_cases
from search.language.annotations.context import rows, words_that_are
from search.language.annotations.meanings import (
    COUNTRIES,
    HEADS_OF_ORGANISATIONS,
    NATIONS,
    ORGANISATIONS,
    OTHER_HEADS,
    SUBJECTS,
)
from search.language.folding import folded_form
from search.language.glossary.entries import analyse
from search.language.glossary.table import (
    LANGUAGES,
    Concept,
    Term,
    shipped_concepts,
    terms_in,
)
from search.language.tokens import tokenize

Kind = Literal["name", "people", "part", "town", "organisation", "subject", "phrase"]
"""What a term is: a country, its people, a city or another part of it, …; a phrase hides others.

A town is a part of a country that counts only where a text puts it as a place.
"""

Rule = Literal[
    "given",
    "after",
    "not after",
    "before",
    "not before",
    "with",
    "not with",
    "only with",
    "ends with",
    "not among",
    "as",
    "not as",
    "capitals",
    "proper",
    "means",
    "home",
    "never",
    "small",
]

_SIDES = (  # Nordschweden
    *("Nord", "Süd", "Ost", "West", "Zentral", "Mittel"),
    *("Nordost", "Nordwest", "Südost", "Südwest"),
)
_JOINED = ("", "و", "ل", "ب", "ول", "وب", "ال", "وال", "بال", "لل", "ولل")
_CITY_COLUMNS = {"ru": 2, "ar": 3}  # of cities.tsv; all others are written in Latin letters
_LATIN = 1


class NameRule(Struct, frozen=True, array_like=True):
    """A row of `names.tsv`: a *rule*, the folded *words* of a name, perhaps another *country*."""

    rule: Rule
    words: frozenset[str]
    country: str


class Meaning(Struct, frozen=True, array_like=True):
    """A term that gives a document *values* of a *facet*, none if it only hides other terms.

    *text* is the term as the table prints it, with a hyphen where it only begins or ends
    compounds, *words* the keys of each of its words, and *printed* those of its printed forms,
    empty if they are the same.
    """

    kind: Kind
    facet: str
    values: tuple[str, ...]
    text: str
    words: tuple[frozenset[str], ...]
    printed: tuple[frozenset[str], ...]
    rules: tuple[NameRule, ...] = ()


_Row = tuple[Kind, str, tuple[str, ...], Term]


def read_terms(language: str, places: Collection[Concept]) -> Iterator[tuple[Meaning, ...]]:
    """Yield the terms of *language*, an ISO 639-1 code or `und`, those of one source at a time.

    Where a term is in several, the first says why it is one. *places* are the concepts of the
    glossary with the countries (`glossary.places`).
    """
    yield _analysed(language, _of_glossary(language, places))
    if language not in LANGUAGES:
        yield _organisations_in_latin_letters()
    yield _analysed(language, _of_phrases(language))
    yield _analysed(language, _of_subjects(language))
    own = language in rows("regions.tsv", first=True)[0] or name_rules(language)
    yield from _cities(language) if own else _cities_in_latin_letters()
    yield _analysed(language, _of_zones(language))
    yield _analysed(language, _of_towns(language))


def _analysed(language: str, terms: Iterable[_Row]) -> tuple[Meaning, ...]:
    rules = name_rules(language)
    found = []
    for kind, facet, values, term in _in_plain_letters(terms) if language == "es" else terms:
        known: tuple[NameRule, ...] = ()
        if rules:
            # "Irã" is Iran, whatever holds of "IRA".
            of_name = rules.get(_folded(term.text), ())
            known = tuple(one for one in of_name if one.rule != "capitals" or term.text.isupper())
        if "-" in (term.text[0], term.text[-1]):
            part = frozenset({folded_form(term.text.strip("-"))})
            found.append(Meaning(kind, facet, values, term.text, (part,), ()))
            continue
        # Two words that say little as one: "condamné à" would find "condamne" by the stem of both.
        heads = kind == "subject" and len(values) == 1
        for entry in analyse(term).entries("")[: 1 if heads else None]:
            if entry.term.leads and entry.term.searched:
                # Written as one word, too, a name is found as it is printed alone.
                words = entry.printed if term.forms else entry.all
                printed = () if entry.printed == words else entry.printed
                found.append(Meaning(kind, facet, values, term.text, words, printed, known))
    return tuple(found)


def _in_plain_letters(terms: Iterable[_Row]) -> Iterator[_Row]:
    """Yield Spanish *terms*, and names without their tilde, too, as some agencies print them.

    What is found by its stem is so without.
    """
    for kind, facet, values, term in terms:
        plain = [form.replace("ñ", "n") for form in term.forms if "ñ" in form]
        named = kind in ("name", "people", "part")
        yield kind, facet, values, replace(term, forms=(*term.forms, *plain)) if named else term


def _cases(name: str, language: str) -> tuple[str, ...]:
    """Return the forms of a name by which alone it is found, none if its stems find it."""
    if language == "ru":
        return russian_cases(name)
    return german_cases(name) if language == "de" else city_cases(name, language)


def _of_glossary(language: str, places: Collection[Concept]) -> Iterator[_Row]:
    wholes = [
        (ORGANISATIONS[one.id], f" {term.text} ")
        for one in places
        if one.id in ORGANISATIONS
        for term in _terms(one, language, "organisation")
    ]
    for concept in places:
        role = _role(concept)
        if role:
            kind, facet, values = role
            for term in _terms(concept, language, kind):
                named = [one for one, name in wholes if _is_of(name, term.text, language)]
                if kind == "organisation":  # "UN refugee agency" names two
                    values = tuple(dict.fromkeys((*role[2], *named)))
                yield kind, facet, values, term
                yield from _heads_of(values, term)


def _is_of(whole: str, name: str, language: str) -> bool:
    """Return whether *name* has the name of a *whole* between spaces, a body of which it is.

    In Arabic a body is named first, so "the European union of football" is none.
    """
    begins = f" {name} ".startswith(whole)
    return whole in f" {name} " and not (begins and language == "ar")


def _joined(name: str) -> tuple[str, ...]:
    """Return an Arabic *name* with the words that are written with it, as in "to Hezbollah"."""
    bare = name.removeprefix("ال")
    joined = _JOINED if " " not in name else _JOINED[:6] if bare == name else _JOINED[6:]
    return (name, *(one + bare for one in joined if one + bare != name))


def _nouns(forms: Iterable[str]) -> tuple[str, ...]:
    """Return Arabic *forms* and, of the words in them, what the accusative and "the" make."""
    made = [
        sign + form + end
        for form in forms
        for sign, end in (("", ""), ("ال", ""), ("وال", ""), ("بال", ""), ("و", ""), ("", "ا"))
        if not (sign + end and (" " in form or len(form) < 4))
        and not (end and form.endswith(("ا", "ة", "ه", "ى", "ي", "ن")))
        and not (sign.endswith("ال") and form.startswith("ال"))
    ]
    return tuple(dict.fromkeys(made))


def _heads_of(values: Iterable[str], term: Term) -> Iterator[_Row]:
    """Yield *term*, the name of organisations, as the subject that they stand for, if any."""
    for head in dict.fromkeys(map(HEADS_OF_ORGANISATIONS.get, values)):
        if head:
            yield "subject", "subject", (head,), term


def _role(concept: Concept) -> tuple[Kind, str, tuple[str, ...]] | None:
    prefix, _, rest = concept.id.partition("-")
    if concept.id in ORGANISATIONS:
        return "organisation", "organisation", (ORGANISATIONS[concept.id],)
    if prefix in ("place", "demonym"):
        kind: Kind = "people"
        if prefix == "place":
            kind = "part" if rest in COUNTRIES and rest not in NATIONS else "name"
        country = COUNTRIES.get(rest, rest.upper() if len(rest) == 2 else "")
        return kind, "place", (country,) if country else ()
    if concept.table == "organisations":
        return "organisation", "organisation", (concept.id,)
    if concept.table in SUBJECTS and concept.id not in words_that_are("no subject"):
        heads = OTHER_HEADS.get(concept.id, (concept.table,))
        return "subject", "subject", tuple(dict.fromkeys((concept.id, *heads)))
    return None


def _terms(concept: Concept, language: str, kind: Kind) -> Iterator[Term]:
    for term in concept.terms:
        if term.language == language:
            declined = language not in CASED and kind in ("name", "part")
            cases = _cases(term.text, language) if declined else ()
            if kind == "name" and language == "de":
                cases += tuple(side + case.lower() for side in _SIDES for case in cases[:2])
            if kind == "organisation" and language == "ar":
                cases = _joined(term.text)
            yield replace(term, forms=cases) if cases and not term.forms else term
            if kind == "people" and language == "de" and (forms := german_people(term.text)):
                yield Term(language, forms[0], forms)


@cache
def _organisations_in_latin_letters() -> tuple[Meaning, ...]:
    """Return the organisations that most languages share.

    What three languages or more of the tables call by one name, such as Europol, all others do too.
    """
    found: list[_Row] = []
    for concept in shipped_concepts():
        role = _role(concept)
        if role and role[0] == "organisation":
            written = [term.text for term in concept.terms if term.language != "ar"]
            for text in dict.fromkeys(written):
                if written.count(text) > 2:
                    term = Term("und", text, (text,))
                    found += [(*role, term), *_heads_of(role[2], term)]
    return _analysed("und", found)


def _of_phrases(language: str) -> Iterator[_Row]:
    for languages, phrase, country in rows("phrases.tsv"):
        if language in languages.split():
            forms = _cases(phrase, language) if country else ()
            as_name = language in ("ar", "en", "es", "fr", "pt") and bool(country)
            term = Term(language, phrase, forms or ((phrase,) if as_name else ()))
            kind: Kind = "part" if country else "phrase"
            yield kind, "place", (country,) if country else (), term


def _of_subjects(language: str) -> Iterator[_Row]:
    """Yield the words that say only under which head a text is; `Mord-` begins compounds.

    Those in the row of an organisation name it.
    """
    for head, term in _in_columns("subjects.tsv", {language}, language):
        if head in SUBJECTS:
            forms = _nouns(term.forms) if language == "ar" else term.forms
            if language == "de":
                forms = tuple(chain.from_iterable(map(german_participles, forms)))
            yield "subject", "subject", (head,), replace(term, forms=forms)
        else:
            yield "organisation", "organisation", (head,), term
            yield from _heads_of([head], term)


def _of_regions(language: str) -> Iterator[_Row]:
    """Yield parts and cities of countries, and in small letters who is from there."""
    letters = language if language in _CITY_COLUMNS else "latin"
    for country, term in _in_columns("regions.tsv", {letters, language}, language):
        people = term.text[0].islower()
        forms = term.forms or (() if people else _cases(term.text, language) or (term.text,))
        yield "people" if people else "part", "place", (country,), replace(term, forms=forms)


def _in_columns(table: str, columns: Set[str], language: str) -> Iterator[tuple[str, Term]]:
    """Yield the terms in *columns* of a table, each with what stands first in its row."""
    names, *lines = rows(table, first=True)
    for row in lines:
        for name, cell in zip(names, row, strict=True):
            if name in columns:
                for term in terms_in(language, cell):
                    yield row[0], term


@cache
def _cities_in_latin_letters() -> tuple[tuple[Meaning, ...], ...]:
    """Return the terms of regions and cities that most languages share."""
    return tuple(_cities("und"))


def _cities(language: str) -> Iterator[tuple[Meaning, ...]]:
    yield _analysed(language, _of_regions(language))
    yield _analysed(language, _of_cities(language))


def _of_cities(language: str) -> Iterator[_Row]:
    column = _CITY_COLUMNS.get(language, _LATIN)
    for row in rows("cities.tsv"):
        for name in filter(None, row[column].split("; ")):
            yield from _city(row[0], name, language)


def _city(country: str, name: str, language: str) -> Iterator[_Row]:
    """Yield the *name* of a city in *country* and, in Russian, the adjective of it."""
    yield "part", "place", (country,), Term(language, name, _cases(name, language) or (name,))
    if language == "ru" and (adjectives := russian_adjectives(name)):
        yield "people", "place", (country,), Term(language, adjectives[0], adjectives)


def _of_zones(language: str) -> Iterator[_Row]:
    """Yield what CLDR calls those of the cities that time zones are named after."""
    from babel import Locale, UnknownLocaleError  # slow to load
    from babel.core import get_global

    try:
        zones = Locale.parse(language).time_zones
    except UnknownLocaleError:
        return
    known = _city_names()
    for zone, country in get_global("zone_territories").items():
        city = zone.rpartition("/")[2].replace("_", " ")
        name = zones.get(zone, {}).get("city", city if language in CASED else "")
        if name and (country, folded_form(city)) in known:
            yield from _city(country, name, language)


def _of_towns(language: str) -> Iterator[_Row]:
    for of_language, country, names in rows("towns.tsv"):
        if of_language == language:
            for name in names.split("; "):
                forms = _cases(name, language)
                yield "town", "place", (country,), Term(language, name, forms or (name,))


@cache
def _city_names() -> frozenset[tuple[str, str]]:
    return frozenset((row[0], folded_form(row[_LATIN])) for row in rows("cities.tsv"))


@cache
def name_rules(language: str) -> Mapping[str, list[NameRule]]:
    """Return the rules of `names.tsv` in *language*, by the folded names."""
    rules: dict[str, list[NameRule]] = defaultdict(list)
    for languages, name, rule, words, country in rows("names.tsv"):
        if language in languages.split():
            # "condamne" and "condamné" differ by their accents alone.
            folded = str.casefold if rule in ("as", "not as") else folded_form
            of_rule = NameRule(_rule(rule), frozenset(map(folded, words.split())), country)
            for one in name.split("; "):
                rules[_folded(one)].append(of_rule)
    return rules


def _folded(name: str) -> str:
    return " ".join(folded_form(token.form) for token in tokenize(name))


def _rule(name: str) -> Rule:
    rule: Rule
    (rule,) = (one for one in get_args(Rule) if one == name)
    return rule
