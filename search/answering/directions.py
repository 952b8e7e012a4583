"""Of two headlines, one tells of the north of a place, the other of its south; or east and west.

An encoder takes these for the same. North Korea, South Sudan and the West Bank are places of other
names, which are compared as such. Words are compared by their first stem; in Chinese, as they are.
"""

from collections.abc import Mapping, Set
from functools import lru_cache

from search.language.analysis import first_stem, tokenize
from search.language.annotations import Annotator
from search.values.documents import Document

_UNSPACED = "zh"
# North, south, east, west. Spanish este is also "this", and French est "is".
_WORDS = {
    "ar": "شمال شمالي|جنوب جنوبي|شرق شرقي|غرب غربي",
    "de": "norden nord nördlich|süden süd südlich|osten ost östlich|westen west westlich",
    "en": "north northern|south southern|east eastern|west western",
    "es": "norte|sur|oriental|oeste occidental",
    "fr": "nord|sud|oriental orientale|ouest occidental occidentale",
    "it": "nord settentrionale|sud meridionale|orientale|ovest occidentale",
    "pt": "norte|sul|leste oriental|oeste ocidental",
    "ru": "север северный|юг южный|восток восточный|запад западный",
    "zh": "北部|南部|东部|西部",
}
_PLACES = frozenset({"name", "part", "people", "town"})  # kinds of annotations


def in_opposite_directions(one: Document, other: Document) -> bool:
    """Return whether each of two headlines has a direction of which the other has the opposite."""
    mine, theirs = _directions(one), _directions(other)
    return any(direction ^ 1 in theirs - mine for direction in mine - theirs)


def _directions(document: Document) -> Set[int]:
    """Return the numbers of directions outside the names of places; opposites are 2n and 2n + 1."""
    title, language = document.title, document.language.code
    known = _known(language)
    if language == _UNSPACED:
        return {direction for word, direction in known.items() if word in title}
    stems = [(token.start, first_stem(token.form, language)) for token in tokenize(title)]
    found = {start: known[stem] for start, stem in stems if stem in known}
    if not found:
        return frozenset()
    for annotation in Annotator().annotations(title, language):
        if annotation.kind in _PLACES:
            for start in range(annotation.start, annotation.end):
                found.pop(start, None)
    return set(found.values())


@lru_cache
def _known(language: str) -> Mapping[str, int]:
    return {
        word if language == _UNSPACED else first_stem(word, language): direction
        for direction, words in enumerate(_WORDS.get(language, "").split("|"))
        for word in words.split()
    }
