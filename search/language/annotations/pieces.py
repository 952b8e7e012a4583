"""The pieces of texts, numbered, each looked up once: what it may be tells which texts matter.

Most words of an archive are repeats, and most texts print no quantity, many no term. So the pieces
of many texts become numbers at once, and whole arrays tell which of the texts can have anything.
"""

from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, pairwise

import numpy as np
import regex
from msgspec import Struct

from search.arrays import Array, offsets
from search.language.annotations.lexicon import Word, lexicon
from search.language.annotations.number_words import (
    ARTICLE,
    CURRENCIES,
    NUMBER,
    SAYS_WHAT,
    NumberWords,
    number_words,
)
from search.language.tokens import plain_word, tokenize

_PEOPLE, _TERM = 8, 16  # a piece may name a people, or be a term, besides what `number_words` says
_FORM = regex.compile(r"[\p{L}\p{M}]+")
_CAPACITY = 200_000  # pieces that are remembered in a language
_KEY_BITS = 63
_ANY_KEY = (1 << 64) - 1


class SplitTexts(Struct, frozen=True):
    """Some texts as *words*: those of a text that may have a term, none for all others.

    *counted* tells of each text whether it may print a quantity.
    """

    words: list[list[Word]]
    counted: list[bool]


class Pieces(dict[str, int]):
    """The numbers of pieces of text in *language*, a piece having no white space in it."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._lexicon = lexicon(language)
        self._number_words = number_words(language)
        self._clear()

    def _clear(self) -> None:
        self.clear()
        self._words: list[tuple[Word, ...]] = []
        self._signals = array("B")
        # As bits: the keys of the first word, and those of which one must follow the last word.
        self._keys = array("Q")
        self._following = array("Q")

    def split(self, texts: Sequence[str]) -> SplitTexts:
        """Return *texts* as words, as far as they matter."""
        if len(self) > _CAPACITY:
            self._clear()
        pieces = [text.split() or [""] for text in texts]
        ends = offsets(np.fromiter(map(len, pieces), np.int64, len(pieces)))
        all_pieces = chain.from_iterable(pieces)
        numbers = np.fromiter(map(self.__getitem__, all_pieces), np.intp, int(ends[-1]))
        signals = np.frombuffer(self._signals, np.uint8)[numbers]
        following = np.frombuffer(self._following, np.uint64)[numbers[:-1]]
        pairs = (following & np.frombuffer(self._keys, np.uint64)[numbers[1:]]) != 0
        signals[:-1] |= pairs * np.uint8(_TERM)
        of_texts = np.bitwise_or.reduceat(signals, ends[:-1]) if pieces else signals
        known, listed = self._words, numbers.tolist()
        words = [
            list(chain.from_iterable([known[number] for number in listed[begin:end]]))
            if may_have
            else []
            for (begin, end), may_have in zip(
                pairwise(ends.tolist()), (of_texts & _TERM).tolist(), strict=True
            )
        ]
        return SplitTexts(words, _may_count(of_texts).tolist())

    def __missing__(self, piece: str) -> int:
        form = plain_word(piece)
        if form:
            word = self._lexicon.word(form)
            words: tuple[Word, ...] = (word,)
            signal = _meant(word) if word.alone else 0
        else:
            words = tuple([self._lexicon.word(token.form) for token in tokenize(piece)])
            signal = _terms(words)
        if self._number_words is not None:
            if form.isalpha():
                signal |= self._number_words.signal(form, words[0].folded)
            else:
                signal |= _counts(piece, self._number_words)
        self._signals.append(signal)
        self._words.append(words)
        self._keys.append(_bits(words[0].keys) if words else _ANY_KEY)
        longer = words[-1].longer if words else None
        self._following.append(_bits(longer) if longer else 0)
        number = self[piece] = len(self)
        return number


def _meant(word: Word) -> int:
    """Return what a *word* that is a term may be, as a sum of signals."""
    people = any(meaning.kind == "people" for meaning in word.alone)
    return _TERM | _PEOPLE if people else _TERM


def _terms(words: Sequence[Word]) -> int:
    """Return whether the *words* of a piece may be terms, as a sum of signals."""
    signal = 0
    for word in words:
        if word.alone:
            signal |= _meant(word)
    for word, following in pairwise(words) if len(words) > 1 else ():
        if word.longer and not word.longer.keys().isdisjoint(following.keys):
            signal |= _TERM
    return signal


def _counts(piece: str, known: NumberWords) -> int:
    """Return what a *piece* with signs or figures may count, as a sum of signals."""
    signal = NUMBER if any(map(str.isdecimal, piece)) else 0
    if not CURRENCIES.isdisjoint(piece):
        signal |= SAYS_WHAT
    for form in _FORM.findall(piece):
        signal |= known.signal(form)
    return signal


def _may_count(signals: Array) -> Array:
    """Return whether texts with *signals* may have a number, and what it counts."""
    said = (signals & SAYS_WHAT > 0) & (signals & (NUMBER | ARTICLE) > 0)
    found: Array = said | ((signals & NUMBER > 0) & (signals & _PEOPLE > 0))
    return found


def _bits(keys: Iterable[str]) -> int:
    bits = 0
    for key in keys:
        bits |= 1 << (hash(key) & _KEY_BITS)
    return bits


@cache
def pieces_in(language: str) -> Pieces:
    """Return the pieces of *language*, an ISO 639-1 code or `und`."""
    return Pieces(language)
