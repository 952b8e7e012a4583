"""The words of titles as sets of hashes, in which numbers and names are told from other words.

A hash has, from its highest bit down: whether the word is a number; 31 less the length of the stem,
since long words are rare ones, and the first words of a title should tell it from others; whether
it names one of several (`telling_words`); whether it is in no list of words; bits of its CRC-32;
which letters are in it, by their code points modulo 14; and whether it is a proper name in this
title, the one bit that differs between equal words.
"""

import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import compress, repeat

import numpy as np
from msgspec import Struct

from search.arrays import Array, distinct, offsets, stretches
from search.near_copies.compiled import TellingWords, telling_words_of
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
_COMMON, _SMALL = 1, 2  # beside `NAME` and `NUMBER` for words in a list and function words
_BLOCK = 1 << 11  # terms that are hashed at a time: their arrays stay in memory that is at hand
_CODE = 4  # as long as the code of a language with its colon


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


def hash_tokens(
    terms: Sequence[str],
    term_of_token: Array,
    words: Sequence[str],
    word_of_token: Array,
    capital: Array,
) -> Array:
    """Return a hash for each token, 0 for function words.

    It is that of its first stem or, for a token without, of its word: *term_of_token* has its index
    in *terms*, and *word_of_token* that of its word in *words*. *capital* says which tokens may be
    proper names, by `may_be_name`; these have the bit `PROPER`.
    """
    used = np.zeros(len(terms), np.bool_)
    used[term_of_token] = True
    known = _telling_words()
    hash_of_term = np.zeros(len(terms), np.uint32)
    hash_of_term[used] = known.hash_terms([*compress(terms, used.tolist())])
    hashes: Array = hash_of_term[term_of_token]
    for at in np.flatnonzero(hashes == 0).tolist():
        hashes[at] = known.hidden.get((words[word_of_token[at]], terms[term_of_token[at]]), 0)
    hashes[capital & (hashes > 0) & ((hashes & (NAME | NUMBER)) == 0)] |= PROPER
    return hashes


class _TellingWords:
    """The `TellingWords` of the languages that were met so far; a stem begins with its own."""

    def __init__(self) -> None:
        self._languages: dict[str, TellingWords] = {}
        self._listed: tuple[str, ...] = ()  # what begins the stems of languages with a list
        self.hidden: dict[tuple[str, str], int] = {}
        """The hashes of `hidden_words`."""

    def hash_terms(self, terms: Sequence[str]) -> Array:
        """Return a hash for each of *terms*, stems and words; 0 for function words."""
        begins = {term[:_CODE] for term in terms if ":" in term}
        for language in {begin.partition(":")[0] for begin in begins} - self._languages.keys():
            self._learn(language)
        known, meant = self._known(terms)
        flags = np.fromiter(map(known.get, terms, repeat(0)), np.uint32, len(terms))
        hashes: Array = _hashed([*map(meant.get, terms, terms)]) | flags & (NAME | NUMBER)
        listed = _flags(map(str.startswith, terms, repeat(self._listed)), len(terms))
        hashes[listed & (flags == 0) & (hashes < NUMBER)] |= STRANGE
        hashes[(flags & _SMALL) > 0] = 0
        return hashes

    def _known(self, terms: Sequence[str]) -> tuple[dict[str, int], dict[str, str]]:
        """Return the flags of those of *terms* that have some, and the stems that some stand for.

        Of ten thousands of telling words an archive has few, so they are sought among the terms.
        """
        every = set(terms)
        flags: dict[str, int] = {}
        meant: dict[str, str] = {}
        for words in self._languages.values():
            flags.update(dict.fromkeys(words.common & every, _COMMON))
            several = ((words.small, _SMALL), (words.names, NAME), (words.numbers.keys(), NUMBER))
            for stems, flag in several:
                flags.update({stem: flags.get(stem, 0) | int(flag) for stem in stems & every})
            for others in (words.one_name, words.numbers):
                meant.update({stem: others[stem] for stem in others.keys() & every})
        return flags, meant

    def _learn(self, language: str) -> None:
        words = self._languages[language] = telling_words_of(language)
        if words.common:
            self._listed += (f"{language}:",)
        if words.hidden:
            keys, told = zip(*words.hidden, strict=True)
            hashes = _hashed([term for term, _ in told])
            hashes[[not is_number for _, is_number in told]] |= NAME
            self.hidden |= zip(keys, hashes.tolist(), strict=True)


@cache
def _telling_words() -> _TellingWords:
    return _TellingWords()


def _flags(values: Iterable[bool], count: int) -> Array:
    return np.fromiter(values, np.bool_, count)


def _hashed(terms: Sequence[str]) -> Array:
    """Return a hash for each of *terms*, never 0; of the flags only `NUMBER`, for digits."""
    starts = range(0, max(len(terms), 1), _BLOCK)
    return np.concatenate([_hashed_block(terms[start : start + _BLOCK]) for start in starts])


def _hashed_block(terms: Sequence[str]) -> Array:
    hashes = np.fromiter(map(zlib.crc32, map(str.encode, terms)), np.uint32, len(terms))
    letters = np.frombuffer("\n".join((*terms, "")).encode("utf-32-le"), "<u4")
    ends = np.flatnonzero(letters == ord("\n"))
    starts = np.concatenate((ends[:0], [0], ends[:-1] + 1))[: ends.size]
    shorter = _LONGEST - np.minimum(ends - starts, _LONGEST).astype(np.uint32)
    colons = np.flatnonzero(letters == ord(":"))
    starts[np.searchsorted(ends, colons)] = colons + 1  # the last: without the language of a stem
    alphabetic, decimal = (_having(letters, kind) for kind in (str.isalpha, str.isdecimal))
    spelled = (_counted(alphabetic, starts, ends) == ends - starts) & (ends > starts)
    if letters.size:
        bits = np.uint32(2) << letters % _N_LETTERS
        held = np.bitwise_or.reduceat(bits, np.stack((starts, ends), axis=1).ravel())[::2]
        hashes[spelled] = (hashes[spelled] & ~LETTERS) | held[spelled]
    hashes = np.maximum(shorter << _BITS | hashes & _LOWER, np.uint32(2))
    hashes[~spelled & (_counted(decimal, starts, ends) > 0)] |= NUMBER
    return hashes


def _having(letters: Array, kind: Callable[[str], bool]) -> Array:
    """Return whether each of *letters*, code points, is of *kind*."""
    table = np.bincount(letters, minlength=1) > 0
    different = np.flatnonzero(table)
    table[different] = [kind(chr(letter)) for letter in different.tolist()]
    found: Array = table[letters]
    return found


def _counted(flags: Array, starts: Array, ends: Array) -> Array:
    """Return how many of *flags* are set from each of *starts* to its end."""
    sums = offsets(flags)
    counts: Array = sums[ends].astype(np.int64) - sums[starts]
    return counts
