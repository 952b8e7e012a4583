"""The words of titles as sets of hashes, in which numbers and names are told from other words.

A hash has, from its highest bit down: whether the word is a number; 31 less the length of the stem,
since long words are rare ones, and the first words of a title should tell it from others; whether
it is one of `stems_of_names`; bits of its CRC-32; which letters are in it, by their code points
modulo 14; and whether it is a proper name in this title, the one bit that differs between equal
words.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from itertools import chain, compress

import numpy as np
from msgspec import Struct

from search.arrays import Array, distinct, offsets, stretches
from search.language.small_numbers import numbers_in_words
from search.near_copies.rules import CAPITALS_PER_SMALL, FEWEST, MOST
from search.near_copies.telling_words import hidden_words, small_stems, stems_of_names

NUMBER = np.uint32(1 << 31)  # set in the hash of a number, so numbers come last
NAME = np.uint32(1 << 25)  # set in the hash of a word that names one of several, as countries do
PROPER = np.uint32(1)  # set in the hash of any other proper name
LETTERS = np.uint32((1 << 15) - 2)  # which of 14 letters are in a word
_N_LETTERS = np.uint32(14)
_BITS = np.uint32(26)  # below the length
_LOWER = np.uint32((1 << 25) - 2)  # of those what is neither `NAME` nor `PROPER`
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
        proper = capital & cased[titles] & ~first
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


def hash_tokens(
    words: Sequence[str],
    stems: Sequence[str],
    word_of_token: Array,
    stem_of_token: Array,
    capital: Array,
) -> Array:
    """Return a hash for each token, 0 for function words.

    It is that of the first stem or, for a token without stems, of the word. *word_of_token* has an
    index into *words* for each token, *stem_of_token* one into *stems*, negative for none.
    *capital* says which tokens may be proper names, by `may_be_name`; these have the bit `PROPER`.
    """
    languages = {stem.partition(":")[0] for stem in stems}
    in_digits = dict(chain.from_iterable(numbers_in_words(of).items() for of in languages))
    names = dict(chain.from_iterable(stems_of_names(of).items() for of in languages))
    meant = names | in_digits
    word_hashes = _hashed(words)
    stem_hashes = _hashed([meant.get(stem, stem) for stem in stems])
    for flag, those in ((NAME, names), (NUMBER, in_digits)):
        stem_hashes[_flags(map(those.__contains__, stems), stem_hashes.size)] |= flag
    small = frozenset().union(*map(small_stems, languages))
    stem_hashes[_flags(map(small.__contains__, stems), stem_hashes.size)] = 0
    has_digit = _flags(map(bool, map(_DIGIT.search, words)), word_hashes.size)
    hashes: Array = word_hashes[word_of_token]
    hashes[stem_of_token >= 0] = stem_hashes[stem_of_token[stem_of_token >= 0]]
    for (word, stem), (term, is_number) in chain.from_iterable(
        hidden_words(of).items() for of in languages
    ):
        if word in words and stem in stems:
            here = (word_of_token == words.index(word)) & (stem_of_token == stems.index(stem))
            hashes[here] = _hashed([term])[0] | (NUMBER if is_number else NAME)
    hashes[has_digit[word_of_token]] |= NUMBER
    hashes[capital & (hashes > 0) & ((hashes & (NAME | NUMBER)) == 0)] |= PROPER
    return hashes


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
