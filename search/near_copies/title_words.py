"""The words of titles as sets of hashes, in which numbers and names are told from other words.

A hash has, from its highest bit down: whether the word is a number; 31 less the length of the stem,
since long words are rare ones, and the first words of a title should tell it from others; whether
it names one of several (`telling_words`); whether it is in no list of words; bits of its CRC-32;
which letters are in it, by their code points modulo 14; and whether it is a proper name in this
title, the one bit that differs between equal words.
"""

import re
import zlib
from collections.abc import Iterable, Sequence, Set
from functools import cache
from itertools import compress, repeat

import numpy as np
from msgspec import Struct

from search.arrays import Array, distinct, offsets, stretches
from search.near_copies.compiled import telling_words_of
from search.near_copies.rules import CAPITALS_PER_SMALL, FEWEST, MOST

NUMBER = np.uint32(1 << 31)  # set in the hash of a number, so numbers come last
NAME = np.uint32(1 << 25)  # set in the hash of a word that names one of several, as countries do
STRANGE = np.uint32(1 << 24)  # set in that of a word that a list of all words lacks
PROPER = np.uint32(1)  # set in the hash of any other proper name
LETTERS = np.uint32((1 << 15) - 2)  # which of 14 letters are in a word
_N_LETTERS = np.uint32(14)
_BITS = np.uint32(26)  # below the length
_LOWER = np.uint32((1 << 24) - 2)  # of those what is none of `NAME`, `STRANGE` and `PROPER`
_LONGEST = np.uint32(31)
_DIGIT = re.compile(r"\d")


class TitleWords(Struct, frozen=True):
    """The different words of each title, hashed and ascending.

    Those of document d are `words[offsets[d]:offsets[d + 1]]`; a document that can have no
    near-copies has none.
    """

    offsets: Array
    words: Array

    @staticmethod
    def of(hashes: Array, titles: Array, n_titles: int) -> "TitleWords":
        """Return the words of *n_titles* titles.

        *hashes* are those of all their tokens in order, and *titles* the title of each, which has
        its tokens in a row. `rules` says which words are proper names.
        """
        capital = (hashes & PROPER) > 0
        small = (hashes > 0) & ((hashes & (NUMBER | NAME | PROPER)) == 0)
        most = np.bincount(titles[small], minlength=n_titles) * CAPITALS_PER_SMALL
        cased = np.bincount(titles[capital], minlength=n_titles) <= most
        first = np.diff(titles, prepend=-1) != 0
        strange = (hashes & STRANGE) > 0
        proper = capital & np.where(cased[titles], ~first, strange)
        told = np.where(proper, hashes, hashes & ~PROPER)
        held = titles.astype(np.uint64) << np.uint64(32) | told
        every = distinct(held[told > 0])
        every = every[np.diff(every | PROPER, prepend=~every[:1]) != 0]
        titles = (every >> np.uint64(32)).astype(np.intp)
        counts = np.bincount(titles, minlength=n_titles)
        counts[(counts < FEWEST) | (counts > MOST)] = 0
        return TitleWords(offsets(counts), every[counts[titles] > 0].astype(np.uint32))

    @property
    def counts(self) -> Array:
        """The number of words of each title."""
        return np.diff(self.offsets.astype(np.int64))

    def plain(self) -> "TitleWords":
        """Return them with the same hash for a word whether it is a proper name or not."""
        return TitleWords(self.offsets, self.words & ~PROPER)

    def with_flag(self, flag: np.uint32) -> "TitleWords":
        """Return those of the words whose hash has *flag* set."""
        return self.only((self.words & flag) > 0)

    def only(self, kept: Array) -> "TitleWords":
        """Return those of the words that are *kept*, a flag for each."""
        return TitleWords(offsets(kept)[self.offsets], self.words[kept])

    def take(self, doc_ids: Array) -> "TitleWords":
        """Return the words of some documents."""
        begins = self.offsets[doc_ids].astype(np.int64)
        counts = self.offsets[doc_ids + 1].astype(np.int64) - begins
        return TitleWords(offsets(counts), self.words[stretches(begins, counts)])

    @staticmethod
    def join(parts: Sequence["TitleWords"]) -> "TitleWords":
        """Return the titles of all *parts*, end to end."""
        counts = np.concatenate([part.counts for part in parts])
        return TitleWords(offsets(counts), np.concatenate([part.words for part in parts]))


def hash_tokens(words: Sequence[str], stems: Sequence[str], capital: list[int]) -> Array:
    """Return a hash for each token, 0 for function words.

    It is that of the first of its *stems* or, for a token without, "", of the word. *capital* says
    which tokens may be proper names, by `may_be_name`; these have the bit `PROPER`.
    """
    known = _telling_words()
    known.add({stem.partition(":")[0] for stem in stems if stem})
    told = list(map(known.hidden.get, zip(words, stems, strict=True)))
    meant = map(known.meant.get, stems)
    hashes = _hashed(
        [
            one[0] if one else other or stem or word
            for one, other, stem, word in zip(told, meant, stems, words, strict=True)
        ]
    )
    size = len(words)
    hashes[_flags(map(known.names.__contains__, stems), size)] |= NAME
    hashes[_flags(map(known.numbers.__contains__, stems), size)] |= NUMBER
    hashes[_flags(map(known.small.__contains__, stems), size)] = 0
    for at, one in enumerate(told):
        if one:
            hashes[at] = _hashed([one[0]])[0] | (NUMBER if one[1] else NAME)
    hashes[_flags(map(bool, map(_DIGIT.search, words)), size)] |= NUMBER
    other = (hashes > 0) & ((hashes & (NAME | NUMBER)) == 0)
    listed = _flags(map(str.startswith, stems, repeat(tuple(known.listed))), size)
    hashes[other & listed & ~_flags(map(known.common.__contains__, stems), size)] |= STRANGE
    hashes[other & np.array(capital, np.bool_)] |= PROPER
    return hashes


class _TellingWords:
    """The `TellingWords` of the languages that were met so far; a stem begins with its own."""

    def __init__(self) -> None:
        self._languages: set[str] = set()
        self.names: set[str] = set()
        self.numbers: set[str] = set()
        self.meant: dict[str, str] = {}  # for stems of names and numbers that stand for another
        self.small: set[str] = set()
        self.hidden: dict[tuple[str, str], tuple[str, bool]] = {}
        self.common: set[str] = set()
        self.listed: list[str] = []  # what begins the stems of languages with a list of words

    def add(self, languages: Set[str]) -> None:
        """Add those of *languages*."""
        for language in languages - self._languages:
            words = telling_words_of(language)
            self.names |= words.names
            self.numbers |= words.numbers.keys()
            self.meant |= words.one_name | words.numbers
            self.small |= words.small
            self.hidden |= words.hidden
            self.common |= words.common
            if words.common:
                self.listed.append(f"{language}:")
            self._languages.add(language)


@cache
def _telling_words() -> _TellingWords:
    return _TellingWords()


def _flags(values: Iterable[bool], count: int) -> Array:
    return np.fromiter(values, np.bool_, count)


def _hashed(terms: Sequence[str]) -> Array:
    """Return a hash for each of *terms*, never 0, without the bits of numbers and names."""
    lengths = np.fromiter(map(len, terms), np.uint32, len(terms))
    hashes = np.fromiter(map(zlib.crc32, map(str.encode, terms)), np.uint32, len(terms))
    bare = [term.rpartition(":")[2] for term in terms]  # without the language of a stem
    spelled = _flags(map(str.isalpha, bare), len(terms))
    letters = np.frombuffer("".join(compress(bare, spelled)).encode("utf-32-le"), "<u4")
    if letters.size:
        starts = offsets(np.fromiter(map(len, bare), np.int64, len(terms))[spelled])[:-1]
        held = np.bitwise_or.reduceat(np.uint32(2) << letters % _N_LETTERS, starts)
        hashes[spelled] = (hashes[spelled] & ~LETTERS) | held
    shorter = _LONGEST - np.minimum(lengths, _LONGEST)
    return np.maximum(shorter << _BITS | hashes & _LOWER, np.uint32(2))
