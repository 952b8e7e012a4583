"""The words of titles as sets of hashes, in which numbers and names are told from other words."""

import re
import zlib
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from msgspec import Struct

from search.arrays import Array, offsets, stretches
from search.language.small_numbers import numbers_in_words
from search.near_copies.rules import (
    hidden_words,
    small_stems,
    stems_of_names,
)

NUMBER = np.uint32(1 << 31)  # set in the hash of a number, so numbers come last
NAME = np.uint32(1 << 25)  # set in the hash of a word that names one of several, as countries do
_BITS = np.uint32(26)  # below those 5 in a hash that are lower the longer the word is
_LOWER = np.uint32((1 << 25) - 1)  # of the CRC-32
_LONGEST = np.uint32(31)
_DIGIT = re.compile(r"\d")


class TitleWords(Struct, frozen=True):
    """The different words of each title, hashed and ascending.

    Those of document d are `words[offsets[d]:offsets[d + 1]]`; a document that can have no
    near-copies has none.
    """

    offsets: Array
    words: Array

    @property
    def counts(self) -> Array:
        """The number of words of each title."""
        return np.diff(self.offsets.astype(np.int64))

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
    words: Sequence[str], stems: Sequence[str], word_of_token: Array, stem_of_token: Array
) -> Array:
    """Return a hash for each token, 0 for function words.

    It is that of the first stem or, for a token without stems, of the word. *word_of_token* has an
    index into *words* for each token, *stem_of_token* one into *stems*, negative for none.
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
    return hashes


def _flags(values: Iterable[bool], count: int) -> Array:
    return np.fromiter(values, np.bool_, count)


def _hashed(terms: Sequence[str]) -> Array:
    """Return a hash of 31 bits for each of *terms*, never 0; those of longer terms are lower.

    Long words are rare ones, so the first words of a title tell it from others best.
    """
    lengths = np.fromiter(map(len, terms), np.uint32, len(terms))
    hashes = np.fromiter(map(zlib.crc32, map(str.encode, terms)), np.uint32, len(terms))
    shorter = _LONGEST - np.minimum(lengths, _LONGEST)
    found: Array = np.maximum(shorter << _BITS | hashes & _LOWER, np.uint32(1))
    return found
