"""What the words of a language can mean: the terms of places, organisations and subjects."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Literal

from search.language.analysis import analyzer
from search.language.annotations.cases import german_cases, russian_cases
from search.language.annotations.context import rows, words_that_are
from search.language.annotations.meanings import COUNTRIES, ORGANISATIONS, SUBJECTS
from search.language.folding import folded_form
from search.language.glossary.entries import analyse, contains
from search.language.glossary.table import LANGUAGES, Concept, Term, shipped_concepts
from search.language.light_stems import light10
from search.language.tokens import plain_word, tokenize

Kind = Literal["name", "people", "part", "organisation", "subject", "phrase"]
"""What a term is: a country, its people, a city or another part of it, …; a phrase hides others."""

Rule = Literal["given", "after", "not after", "not before", "not with", "with", "means"]

_CITY_COLUMNS = {"ru": 2, "ar": 3}  # of cities.tsv; all others are written in Latin letters
_LATIN = 1
_PREFIX = 4  # letters that the stem of a word keeps, or all of a short one
_CAPACITY = 200_000  # pieces of text that are remembered in a language
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NameRule:
    """What `names.tsv` says of a name: a *rule*, its folded *words*, perhaps another *country*."""

    rule: Rule
    words: frozenset[str]
    country: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term that gives a document *values* of a *facet*, none if it only hides other terms.

    *text* is the term as the table prints it, *words* the keys of each of its words, and *printed*
    those of its printed forms.
    """

    kind: Kind
    facet: str
    values: tuple[str, ...]
    text: str
    words: tuple[frozenset[str], ...]
    printed: tuple[frozenset[str], ...]
    rules: tuple[NameRule, ...] = ()


class Word:
    """A printed word: its folded form, its keys, and the terms that it is (*alone*) or begins.

    *longer* has the terms that it begins, by the keys of their second word. A word that is in no
    term has no keys. *named* says that it may be a term or begin one.
    """

    __slots__ = ("alone", "folded", "form", "keys", "longer", "named")

    def __init__(self, form: str, folded: str, keys: frozenset[str]) -> None:
        self.form = form
        self.folded = folded
        self.keys = keys
        self.alone: tuple[Meaning, ...] = ()
        self.longer: Mapping[str, list[Meaning]] | None = None
        self.named = False

    @property
    def capital(self) -> bool:
        """Return whether it begins with a capital, or with a letter that has none."""
        return not self.form[0].islower()


class Lexicon(dict[str, tuple[Word, ...]]):
    """The words of each piece of text in *language*, a piece having no white space in it."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._words: dict[str, Word] = {}
        self._first: dict[str, list[Meaning]] = defaultdict(list)
        self._known: set[str] = set()
        for meaning in _meanings(language):
            self._known.update(*meaning.words)
            for key in meaning.words[0]:
                self._first[key].append(meaning)
        # Most words are in none of the terms, which their first letters tell without stemming them.
        stems = (key.rpartition(":")[2] for key in self._known if ":" in key)
        self._prefixes = {stem[:_PREFIX] for stem in stems}
        self._sizes = sorted(set(map(len, self._prefixes)))

    def __missing__(self, piece: str) -> tuple[Word, ...]:
        if len(self) > _CAPACITY:
            self.clear()
            self._words.clear()
        form = plain_word(piece)
        forms = [form] if form else [token.form for token in tokenize(piece)]
        words = self[piece] = tuple(map(self.word, forms))
        return words

    def word(self, form: str) -> Word:
        """Return the word that is printed as *form*."""
        known = self._words.get(form)
        if known is None:
            known = self._words[form] = self._made(form)
        return known

    def _made(self, form: str) -> Word:
        known = folded_form(form)
        word = Word(form, known, self._keys(form, known))
        meanings = [m for key in word.keys for m in self._first.get(key, ()) if _fits(m, form)]
        if not meanings:
            return word
        # The same place may be in several tables; the first of them says why.
        meanings = list({(m.facet, m.values, m.words): m for m in meanings[::-1]}.values())[::-1]
        alone = [meaning for meaning in meanings if len(meaning.words) == 1]
        word.alone = tuple(as_printed([word.keys], alone))
        longer = [meaning for meaning in meanings if len(meaning.words) > 1]
        if longer:
            second: dict[str, list[Meaning]] = defaultdict(list)
            for meaning in longer:
                for key in meaning.words[1]:
                    second[key].append(meaning)
            word.longer = second
        word.named = True
        return word

    def _keys(self, form: str, folded: str) -> frozenset[str]:
        """Return the keys by which the analysis finds *form* that are of use here."""
        if self._language == "ar":
            # Terms have light stems alone, which take a third of the time of all.
            keys: tuple[str, ...] = (folded, f"ar:{light10(folded)}")
            if folded.endswith("يا"):  # the accusative of a people: يمنيا
                keys = (*keys, f"ar:{light10(folded[:-1])}")
        elif folded not in self._known and self._prefixes.isdisjoint(
            [folded[:size] for size in self._sizes]
        ):
            return _NONE
        else:
            of_form = analyzer().keys(form, self._language)
            keys = (of_form.word, *of_form.stems)
        return frozenset([key for key in keys if key in self._known]) or _NONE


def as_printed(window: Sequence[Set[str]], meanings: Sequence[Meaning]) -> Sequence[Meaning]:
    """Return those of *meanings* that *window* prints as they stand in the table, all if none."""
    if len(meanings) < 2:
        return meanings
    return [m for m in meanings if contains(window, m.printed)] or meanings


def _fits(meaning: Meaning, form: str) -> bool:
    """Return whether the capitals of *form* allow it to be an acronym, if *meaning* is one."""
    text = meaning.text
    if not text.isupper() or not text.isascii():
        return True
    return form.isupper() if len(text) < 3 else not form[0].islower()


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of *language*, an ISO 639-1 code or `und`."""
    return Lexicon(language)


def _meanings(language: str) -> Iterator[Meaning]:
    rules = _name_rules(language)
    for kind, facet, values, term in chain(
        _of_glossary(language), _of_phrases(language), _of_cities(language)
    ):
        known = rules.get(" ".join(folded_form(t.form) for t in tokenize(term.text)), ())
        for entry in analyse(term).entries(""):
            if entry.leads:
                # Written as one word, too, a name is found as it is printed alone.
                words = entry.printed if term.forms else entry.all
                yield Meaning(kind, facet, values, term.text, words, entry.printed, tuple(known))


def _cases(name: str, language: str) -> tuple[str, ...]:
    """Return the forms of a name by which alone it is found, none if its stems find it."""
    if language == "ru":
        return russian_cases(name)
    return german_cases(name) if language == "de" else ()


_Row = tuple[Kind, str, tuple[str, ...], Term]


def _of_glossary(language: str) -> Iterator[_Row]:
    from search.language.glossary.places import with_places  # loads Babel

    for concept in with_places(shipped_concepts(), (language,)):
        role = _role(concept)
        if role:
            kind, facet, values = role
            for term in _terms(concept, language, kind):
                yield kind, facet, values, term


def _role(concept: Concept) -> tuple[Kind, str, tuple[str, ...]] | None:
    prefix, _, rest = concept.id.partition("-")
    if concept.id in ORGANISATIONS:
        return "organisation", "organisation", (ORGANISATIONS[concept.id],)
    if prefix in ("place", "demonym"):
        kind: Kind = "people"
        if prefix == "place":
            kind = "part" if rest in COUNTRIES else "name"
        country = COUNTRIES.get(rest, rest.upper() if len(rest) == 2 else "")
        return kind, "place", (country,) if country else ()
    if concept.table == "organisations":
        return "organisation", "organisation", (concept.id,)
    if concept.table in SUBJECTS and concept.id not in words_that_are("no subject"):
        return "subject", "subject", tuple(dict.fromkeys((concept.id, concept.table)))
    return None


def _terms(concept: Concept, language: str, kind: Kind) -> Iterator[Term]:
    for term in concept.terms:
        if term.language == language:
            cases = _cases(term.text, language) if kind in ("name", "part") else ()
            yield replace(term, forms=cases) if cases and not term.forms else term
    if language not in LANGUAGES and kind == "organisation":
        # What three languages or more call by one name, such as Europol, all others do too.
        written = [term.text for term in concept.terms if term.language != "ar"]
        for text in dict.fromkeys(written):
            if written.count(text) > 2:
                yield Term(language, text, (text,))


def _of_phrases(language: str) -> Iterator[_Row]:
    for languages, phrase, country in rows("phrases.tsv"):
        if language in languages.split():
            forms = _cases(phrase, language) if country else ()
            as_name = language in ("ar", "en", "es", "fr", "pt") and bool(country)
            term = Term(language, phrase, forms or ((phrase,) if as_name else ()))
            kind: Kind = "part" if country else "phrase"
            yield kind, "place", (country,) if country else (), term


def _of_cities(language: str) -> Iterator[_Row]:
    column = _CITY_COLUMNS.get(language, _LATIN)
    for row in rows("cities.tsv"):
        for name in filter(None, row[column].split("; ")):
            forms = _cases(name, language)
            yield "part", "place", (row[0],), Term(language, name, forms or (name,))

    yield from _of_zones(language)


def _of_zones(language: str) -> Iterator[_Row]:
    """Yield what CLDR calls those of the cities that time zones are named after."""
    from babel import Locale, UnknownLocaleError  # slow to load
    from babel.core import get_global

    try:
        zones = Locale.parse(language).time_zones
    except UnknownLocaleError:
        return
    known = {(row[0], folded_form(row[_LATIN])) for row in rows("cities.tsv")}
    for zone, country in get_global("zone_territories").items():
        name = zones.get(zone, {}).get("city", "")
        city = zone.rpartition("/")[2].replace("_", " ")
        if name and (country, folded_form(city)) in known:
            forms = _cases(name, language)
            yield "part", "place", (country,), Term(language, name, forms or (name,))


def _name_rules(language: str) -> Mapping[str, list[NameRule]]:
    rules: dict[str, list[NameRule]] = defaultdict(list)
    for languages, name, rule, words, country in rows("names.tsv"):
        if language in languages.split():
            of_rule = frozenset(folded_form(word) for word in words.split())
            key = " ".join(folded_form(word) for word in name.split())
            rules[key].append(NameRule(_rule(rule), of_rule, country))
    return rules


def _rule(name: str) -> Rule:
    known: Iterable[Rule] = (
        "given", "after", "not after", "not before", "not with", "with", "means",
    )  # fmt: skip
    (rule,) = (one for one in known if one == name)
    return rule
