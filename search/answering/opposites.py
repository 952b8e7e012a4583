"""Words of which one report has the one and another the other: they rise, they fall.

An encoder takes opposites for the same, so they are looked up in `opposites.tsv`, written by hand:
for a pair and a language the words on one side, and those on the other. Stages of one case or law
have more than two sides: arrested, charged, tried. Of "lift+ban" both words must be in the
headline, and what they tell together counts instead of what each tells of the pair.
Words are compared by their first stem; in Chinese, where no sign stands between them, as they are.
"""

from collections.abc import Iterator, Set
from functools import cache, lru_cache
from importlib import resources

from search.language.analysis import analyzer, first_stem, tokenize
from search.near_copies.telling_words import OPPOSITES, classes_of_words
from search.values.documents import Document

_UNSPACED = "zh"
_BOTH = "+"

Side = tuple[str, int]
"""A pair, and which of its sides, from 0."""

_REFUSED = frozenset({("yes", 1), ("confirmed", 1)})
_ENDED = frozenset((pair, 1) for pair in ("goes-on", "on", "imposed", "relations"))
_TOLD_BY_ALL = ((_REFUSED, _REFUSED), ({("called-off", 1)}, {("called-off", 1), *_ENDED}))
"""What no report of a refusal or a denial leaves out, and of what was called off, by other words
perhaps: the sides of one report, of which the other needs some."""


def opposed(one: Document, other: Document) -> bool:
    """Return whether two headlines have words of a pair, but none on the same side of it.

    Or one of them tells that something is refused, denied or called off, and the other does not.
    """
    mine, theirs = sides(one), sides(other)
    if all(_is_listed(document.language.code) for document in (one, other)):
        for told, needed in _TOLD_BY_ALL:
            if (mine & told and not theirs & needed) or (theirs & told and not mine & needed):
                return True
    return bool(_pairs(mine) & _pairs(theirs) - _pairs(mine & theirs))


def _pairs(sides_of_pairs: Set[Side]) -> Set[str]:
    return {pair for pair, _ in sides_of_pairs}


def sides(document: Document) -> Set[Side]:
    """Return the sides of pairs that a headline has words of."""
    language = document.language.code
    keys, known = _keys(document), _known(language)
    alone = {side for key in keys for side in known.get(key, ())}
    together = {side for words, side in _known_together(language) if words <= keys}
    told = {pair for pair, _ in together}
    return {side for side in alone if side[0] not in told} | together


def _keys(document: Document) -> Set[str]:
    """Return the first stems of a headline, or in Chinese the words of the table that it has."""
    language = document.language.code
    if language == _UNSPACED:
        listed = {one for word, _ in _words(language) for one in word.split(_BOTH)}
        return {word for word in listed if word in document.title}
    keys = (analyzer().keys(token.form, language) for token in tokenize(document.title))
    return {key.stems[0] for key in keys if key.stems}


@lru_cache
def _known(language: str) -> dict[str, set[Side]]:
    """Return the sides that a first stem is on, or in Chinese a word."""
    known: dict[str, set[Side]] = {}
    for word, side in _words(language):
        if _BOTH not in word:
            known.setdefault(_key(word, language), set()).add(side)
    for stem, number in classes_of_words(language).items():
        for pair_of_classes in OPPOSITES:
            if number in pair_of_classes:
                side = (str(pair_of_classes), pair_of_classes.index(number))
                known.setdefault(stem, set()).add(side)
    return known


@lru_cache
def _known_together(language: str) -> list[tuple[Set[str], Side]]:
    """Return the first stems, or in Chinese the words, that are on a side together."""
    return [
        ({_key(one, language) for one in word.split(_BOTH)}, side)
        for word, side in _words(language)
        if _BOTH in word
    ]


@lru_cache
def _is_listed(language: str) -> bool:
    return any(True for _ in _words(language))


def _key(word: str, language: str) -> str:
    return word if language == _UNSPACED else first_stem(word, language)


def _words(language: str) -> Iterator[tuple[str, Side]]:
    for pair, of_language, *sides in _rows():
        if of_language == language:
            for number, words in enumerate(sides):
                yield from ((word, (pair, number)) for word in words.split())


@cache
def _rows() -> list[list[str]]:
    text = (resources.files(__package__) / "opposites.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
