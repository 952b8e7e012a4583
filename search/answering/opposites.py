"""Words of which one report has the one and another the other: they rise, they fall.

An encoder takes opposites for the same, so they are looked up in `opposites.tsv`, written by hand:
for a pair and a language the words on one side, and those on the other; of "vote+against", both
words must be in the headline. Words are compared by their first stem; in Chinese, where no sign
stands between them, as they are.
"""

from collections.abc import Iterator, Set
from functools import cache, lru_cache
from importlib import resources

from search.language.analysis import analyzer, first_stem, tokenize
from search.near_copies.telling_words import OPPOSITES, classes_of_words
from search.values.documents import Document

_UNSPACED = "zh"
_BOTH = "+"

_Side = tuple[str, bool]
"""A pair, and whether it is its second side."""


def opposed(one: Document, other: Document) -> bool:
    """Return whether one headline has a word, and the other has its opposite in place of it."""
    mine, theirs = _sides(one), _sides(other)
    return any((pair, not second) in theirs - mine for pair, second in mine - theirs)


def _sides(document: Document) -> Set[_Side]:
    """Return the sides of pairs that a headline has words of."""
    language = document.language.code
    known = _known(language)
    if language == _UNSPACED:
        return {side for word, sides in known.items() if word in document.title for side in sides}
    keys = (analyzer().keys(token.form, language) for token in tokenize(document.title))
    stems = {key.stems[0] for key in keys if key.stems}
    sides = {side for stem in stems for side in known.get(stem, ())}
    return sides | {side for both, side in _known_together(language) if both <= stems}


@lru_cache
def _known(language: str) -> dict[str, set[_Side]]:
    """Return the sides that a first stem is on, or in Chinese a word."""
    known: dict[str, set[_Side]] = {}
    for word, side in _words(language):
        if _BOTH not in word:
            key = word if language == _UNSPACED else first_stem(word, language)
            known.setdefault(key, set()).add(side)
    for stem, number in classes_of_words(language).items():
        for pair_of_classes in OPPOSITES:
            if number in pair_of_classes:
                side = (str(pair_of_classes), number == pair_of_classes[1])
                known.setdefault(stem, set()).add(side)
    return known


@lru_cache
def _known_together(language: str) -> list[tuple[Set[str], _Side]]:
    """Return the first stems that are on a side together."""
    return [
        ({first_stem(one, language) for one in word.split(_BOTH)}, side)
        for word, side in _words(language)
        if _BOTH in word
    ]


def _words(language: str) -> Iterator[tuple[str, _Side]]:
    for pair, of_language, *sides in _rows():
        if of_language == language:
            for second, words in enumerate(sides):
                yield from ((word, (pair, bool(second))) for word in words.split())


@cache
def _rows() -> list[list[str]]:
    text = (resources.files(__package__) / "opposites.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
