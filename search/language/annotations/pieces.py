"""The pieces of texts, numbered, each looked up once: what it may be tells which texts matter.

Most words of an archive are repeats, and most texts print no quantity, many no term. So the pieces
of many texts become numbers at once, and whole arrays tell which of the texts can have anything.
"""

from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, count, islice, pairwise, repeat

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
_NEW = -1


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
        numbers = self._numbers(list(chain.from_iterable(pieces)))
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

    def _numbers(self, pieces: Sequence[str]) -> Array:
        """Return the numbers of *pieces*, after those that are new are looked up."""
        found = np.fromiter(map(self.get, pieces, repeat(_NEW)), np.intp, len(pieces))
        at = np.flatnonzero(found == _NEW).tolist()
        if at:
            self._learn(list(dict.fromkeys([pieces[index] for index in at])))
            found[at] = [self[pieces[index]] for index in at]
        return found

    def _learn(self, pieces: Sequence[str]) -> None:
        """Look up the new *pieces*, and number them."""
        forms = list(map(plain_word, pieces))
        parts = [
            (form,) if form else tuple([token.form for token in tokenize(piece)])
            for piece, form in zip(pieces, forms, strict=True)
        ]
        words = iter(self._lexicon.words(list(chain.from_iterable(parts))))
        of_pieces = [tuple(islice(words, len(part))) for part in parts]
        self._words += of_pieces
        self._signals.extend(map(self._signal, pieces, forms, of_pieces))
        self._keys.extend([_bits(of[0].keys) if of else _ANY_KEY for of in of_pieces])
        self._following.extend([_bits(of[-1].longer or ()) if of else 0 for of in of_pieces])
        self.update(zip(pieces, count(len(self))))

    def _signal(self, piece: str, form: str, words: Sequence[Word]) -> int:
        """Return what a *piece* of *words* may be, as a sum of signals; *form* is its plain one."""
        signal = _terms(words)
        if self._number_words is None:
            return signal
        if form.isalpha():
            return signal | self._number_words.signal(form, words[0].folded)
        return signal | _counts(piece, self._number_words)


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
