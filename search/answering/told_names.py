"""The names in a headline, and whether another one lacks them, in whatever script it is.

A name is a city by the tables of annotations, or a word that the archive mostly prints with a
capital. Countries, their peoples and organisations have other names in other languages, and are
none of these. One headline has the name of another if one of its words sounds like it. Cities often
sound otherwise: Moscow, Moscou, Москва; but for what the table of cities knows, those may be one
that begin with the same two consonants.
"""

from collections.abc import Callable, Set
from functools import cache, lru_cache
from itertools import product

from msgspec import Struct

from search.language.analysis import first_stem, folded, tokenize
from search.language.annotations import Annotator
from search.language.annotations.context import rows
from search.language.names.likeness import spoken, unlikeness
from search.language.names.sounds import script_of
from search.near_copies.compiled import common_stems_of
from search.values.documents import Document

_FEWEST = 4  # letters of a name by its capital
_MANY_CAPITALS = frozenset({"de", "und"})  # languages in which a capital does not tell a name
_CITIES = frozenset({"part", "town"})
_PLACES = _CITIES | {"name", "people"}

IsName = Callable[[str], bool | None]
"""Whether the archive mostly prints a folded word with a capital, None if no text tells."""


class Told(Struct, frozen=True):
    """The *forms* of the words of a headline, folded, the *cities* that it names, and its *names*.

    These are words too. So are the *likely* names: those with a capital that are not known to be
    written in small letters.
    """

    forms: Set[str]
    cities: Set[str]
    names: Set[str]
    likely: Set[str]


def names_apart(one: Document, other: Document, is_name: IsName) -> bool:
    """Return whether each of two headlines has a name that the other one lacks."""
    mine, theirs = _told(one, is_name), _told(other, is_name)
    return _lacks(theirs, mine) and _lacks(mine, theirs)


def likely_name_untold(one: Document, other: Document, is_name: IsName) -> bool:
    """Return whether one of two headlines has what is likely a name, and the other one lacks it."""
    mine, theirs = _told(one, is_name), _told(other, is_name)
    pairs = ((mine.likely, theirs.forms), (theirs.likely, mine.forms))
    return any(
        any(map(script_of, forms)) and not all(_has(forms, name) for name in likely)
        for likely, forms in pairs
    )


def without_names(document: Document, other: Document) -> str:
    """Return the text of *document* without places and without words that *other* has too.

    It may have them in another script.
    """
    title = document.title
    theirs = _forms(other)
    named = [
        (token.start, token.end)
        for token in tokenize(title)
        if any(_alike(folded(token.form), word) for word in theirs)
    ]
    annotations = Annotator().annotations(title, document.language.code)
    named += [(one.start, one.end) for one in annotations if one.kind in _PLACES]
    kept, end = [], 0
    for start, until in sorted(named):
        kept.append(title[end:start])
        end = max(end, until)
    return " ".join([*kept, title[end:]]).strip()


def _told(document: Document, is_name: IsName) -> Told:
    title, language = document.title, document.language.code
    annotations = Annotator().annotations(title, language)
    tokens = list(tokenize(title))
    known = {at for one in annotations for at in range(one.start, one.end)}
    capitals = {
        word: token.start
        for token in reversed(tokens)
        if token.form[0].isupper() and token.start not in known
        if len(word := folded(token.form)) >= _FEWEST and script_of(word)
    }
    if language in _MANY_CAPITALS:
        capitals.clear()
    names = {word for word in capitals if is_name(word)}
    return Told(
        forms=_forms(document)
        | {first_stem(token.form, language).partition(":")[2] for token in tokens},  # Путина
        cities={_city(one.term) for one in annotations if one.kind in _CITIES},
        names=names,
        likely=names.union(
            word
            for word, start in capitals.items()
            if is_name(word) is None and _is_strange(word, language, first=start == tokens[0].start)
        ),
    )


def _is_strange(word: str, language: str, *, first: bool) -> bool:
    """Return whether a *word* with a capital names no day or month and is in no list of words.

    Of a language without a list it is not, if it is the *first* of a headline.
    """
    from corpus.dates.names import key, words  # few readers need them

    common = common_stems_of(language)
    listed = first_stem(word, language) in common if common else first
    return not listed and key(word) not in words()


def _forms(document: Document) -> set[str]:
    return {folded(token.form) for token in tokenize(document.title)}


def _city(term: str) -> str:
    return " ".join(folded(token.form) for token in tokenize(term))


def _lacks(told: Told, other: Told) -> bool:
    """Return whether a headline lacks a name or a city of the *other*, if its script can tell."""
    if not any(map(script_of, told.forms)):
        return False
    return any(not _has(told.forms, name) for name in other.names) or any(
        not _has_city(told, city) for city in other.cities
    )


def _has(forms: Set[str], name: str) -> bool:
    return any(_alike(name, form) for form in forms)


def _has_city(told: Told, city: str) -> bool:
    return any(_may_be_one(city, mine) for mine in told.cities) or any(
        _alike(word, form) for word in city.split() for form in told.forms
    )


@lru_cache(maxsize=20_000)
def _alike(word: str, other: str) -> bool:
    """Return whether two words sound like one name."""
    one, two = spoken(word), spoken(other)
    return word == other or bool(one and two and unlikeness(one, two, beside=True) is not None)


@lru_cache(maxsize=5_000)
def _may_be_one(city: str, other: str) -> bool:
    mine, theirs = _cities().get(city), _cities().get(other)
    if mine and theirs:
        return bool(mine & theirs)
    begins, others = _first_consonants(city) or {""}, _first_consonants(other) or {""}
    pairs = product(begins, others)
    return any(one.startswith(two) or two.startswith(one) for one, two in pairs)


def _first_consonants(city: str) -> Set[str]:
    """Return the classes of the one or two consonants with which a *city* may begin."""
    names = map(spoken, city.split())
    return {key[:2] for name in names if name for key in name.keys}


@cache
def _cities() -> dict[str, Set[int]]:
    """Return the rows of the table of cities that have a name."""
    found: dict[str, set[int]] = {}
    for number, (_, *columns) in enumerate(rows("cities.tsv")):
        for name in ";".join(columns).split(";"):
            found.setdefault(_city(name), set()).add(number)
    return dict(found)
