"""Words of which one report has the one and another the other: they rise, they fall.

An encoder takes opposites for the same, so they are looked up in `opposites.tsv`, written by hand:
for a pair and a language the words on one side, and those on the other. Words are compared by
their first stem; in Chinese, where no sign stands between them, as they are.
"""

from collections.abc import Set
from functools import cache, lru_cache
from importlib import resources

from search.language.analysis import analyzer, first_stem, tokenize
from search.near_copies.telling_words import OPPOSITES, classes_of_words
from search.values.documents import Document

_UNSPACED = "zh"

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
    return {side for key in keys if key.stems for side in known.get(key.stems[0], ())}


@lru_cache
def _known(language: str) -> dict[str, set[_Side]]:
    """Return the sides that a first stem is on, or in Chinese a word."""
    known: dict[str, set[_Side]] = {}
    for pair, of_language, *sides in _rows():
        if of_language == language:
            for second, words in enumerate(sides):
                for word in words.split():
                    key = word if language == _UNSPACED else first_stem(word, language)
                    known.setdefault(key, set()).add((pair, bool(second)))
    for stem, number in classes_of_words(language).items():
        for pair_of_classes in OPPOSITES:
            if number in pair_of_classes:
                side = (str(pair_of_classes), number == pair_of_classes[1])
                known.setdefault(stem, set()).add(side)
    return known


@cache
def _rows() -> list[list[str]]:
    text = (resources.files(__package__) / "opposites.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
