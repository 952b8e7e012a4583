"""Words of which one report has the one and another the other: they rise, they fall.

An encoder takes opposites for the same, so they are looked up in `opposites.tsv`, written by hand:
for a pair and a language the words on one side, and those on the other. Of "lift+ban" both words
must be in the headline, and what they tell together counts instead of what each tells of the pair.
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

Side = tuple[str, bool]
"""A pair, and whether it is its second side."""

_REFUSED = frozenset({("yes", True), ("confirmed", True)})
_ENDED = frozenset((pair, True) for pair in ("goes-on", "on", "imposed", "relations"))
_TOLD_BY_ALL = ((_REFUSED, _REFUSED), ({("called-off", True)}, {("called-off", True), *_ENDED}))
"""What no report of a refusal or a denial leaves out, and of what was called off, by other words
perhaps: the sides of one report, of which the other needs some."""


def opposed(one: Document, other: Document) -> bool:
    """Return whether one headline has a word, and the other has its opposite in place of it.

    Or one of them tells that something is refused, denied or called off, and the other does not.
    """
    mine, theirs = sides(one), sides(other)
    if all(_is_listed(document.language.code) for document in (one, other)):
        for told, needed in _TOLD_BY_ALL:
            if (mine & told and not theirs & needed) or (theirs & told and not mine & needed):
                return True
    return any((pair, not second) in theirs - mine for pair, second in mine - theirs)


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
                side = (str(pair_of_classes), number == pair_of_classes[1])
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
            for second, words in enumerate(sides):
                yield from ((word, (pair, bool(second))) for word in words.split())


@cache
def _rows() -> list[list[str]]:
    text = (resources.files(__package__) / "opposites.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
