"""The pairs of titles that are alike.

Of two sets of which each holds at least m of the n words of the other, the first n - m + 2 words,
in any one order, share two at least (a prefix filter: Chaudhuri, Ganti and Kaushik, "A primitive
operator for similarity joins", 2006). So two of these words and all the numbers make a key by which
candidates meet, and then candidates are compared word by word.
"""

from itertools import combinations

import numpy as np
from msgspec import Struct

from search.arrays import Array, distinct, offsets
from search.near_copies.rules import DAYS, SHARED
from search.near_copies.title_words import NAME, NUMBER, TitleWords

_MIXER = np.uint64(0x9E3779B97F4A7C15)
_BLOCK = 1 << 18  # pairs that are compared at a time
_COMPARED = 50  # later ones among the titles with one key that a title is compared with
_INDEX_BITS = 20

Pairs = Array
"""Near-copies, an array of shape (n, 2): the indices of each pair."""


class Titles(Struct, frozen=True):
    """Titles to be compared, newest first: their *words*, their *days*, and their *languages*.

    *days* are ordinals; *languages* are numbers that stand for the same language in all titles.
    """

    words: TitleWords
    days: Array
    languages: Array


def find_pairs(titles: Titles, new: Array | None = None) -> Pairs:
    """Return the near-copies among *titles*, as pairs of ascending indices, sorted.

    With *new*, a flag for each title, pairs of which none is new may be left out.

    Of the titles with one key, a title is compared with the next `_COMPARED` only, so the time is
    bounded where thousands within some days have the same frame.
    """
    counts = titles.words.counts
    totals = _number_totals(titles.words)
    shift = np.uint64(max(1, int(counts.size).bit_length()))
    keys = _keys(titles, totals, shift)
    if new is not None:
        keys = keys[_meet(keys >> shift, keys[new[_owners(keys, shift)]] >> shift)]
    keys.sort()
    owners = _owners(keys, shift)
    keys >>= shift
    days = titles.days[owners]
    together = [np.empty(0, np.int64)]
    at = np.arange(keys.size)
    for distance in range(1, _COMPARED + 1):
        at = at[: np.searchsorted(at, keys.size - distance)]
        other = at + distance
        near = (keys[at] == keys[other]) & (days[at] - days[other] <= DAYS)
        at = at[near]
        if not at.size:
            break
        together.append(owners[at] << 32 | owners[at + distance])
    pairs = distinct(np.concatenate(together))
    one, other = pairs >> 32, pairs & 0xFFFFFFFF
    fewer, more = np.minimum(counts[one], counts[other]), np.maximum(counts[one], counts[other])
    possible = (fewer >= SHARED * more) & (totals[one] == totals[other])
    possible &= titles.languages[one] == titles.languages[other]
    one, other = one[possible], other[possible]
    shared = _shared(titles.words, one, other)
    alike = shared >= SHARED * (counts[one] + counts[other] - shared)
    one, other = one[alike], other[alike]
    same = ~_differ(_names(titles.words), one, other)
    return np.stack((one[same], other[same]), axis=1)


def meeting_keys(titles: Titles) -> list[list[int]]:
    """Return the keys of each of *titles*, a million at most; near-copies have one in common."""
    shift = np.uint64(_INDEX_BITS)
    keys = _keys(titles, _number_totals(titles.words), shift)
    owners = _owners(keys, shift)
    found: list[list[int]] = [[] for _ in range(titles.days.size)]
    for owner, key in zip(owners.tolist(), (keys >> shift).tolist(), strict=True):
        found[owner].append(key)
    return found


def _names(words: TitleWords) -> TitleWords:
    """Return of *words* those that name one of several."""
    named = (words.words & NAME) > 0
    return TitleWords(offsets(named)[words.offsets], words.words[named])


def _differ(words: TitleWords, ones: Array, others: Array) -> Array:
    """Return whether each of two titles has one of *words* that the other does not have."""
    counts, shared = words.counts, _shared(words, ones, others)
    differ: Array = (counts[ones] > shared) & (counts[others] > shared)
    return differ


def _keys(titles: Titles, totals: Array, shift: np.uint64) -> Array:
    """Return all keys of all titles; the lowest *shift* bits are the index of the title."""
    words, counts = titles.words, titles.words.counts
    reaching = counts - np.ceil(SHARED * counts).astype(np.int64) + 2
    about = totals ^ titles.languages.astype(np.uint64) * _MIXER
    keys = [np.empty(0, np.uint64)]
    for reach in np.unique(reaching[counts > 0]).tolist():
        some = np.flatnonzero((reaching == reach) & (counts > 0))
        at = words.offsets[some].astype(np.int64)
        firsts = [words.words[at + index].astype(np.uint64) for index in range(reach)]
        for one, other in combinations(firsts, 2):
            hashed = ((one << np.uint64(32) | other) ^ about[some]) * _MIXER
            keys.append(hashed >> shift << shift | some.astype(np.uint64))
    return np.concatenate(keys)


def _owners(keys: Array, shift: np.uint64) -> Array:
    """Return the index of the title of each of *keys*."""
    owners: Array = (keys & ((np.uint64(1) << shift) - np.uint64(1))).astype(np.intp)
    return owners


def _meet(keys: Array, wanted: Array) -> Array:
    """Return for each of *keys* whether it is one of *wanted*, much fewer."""
    if not wanted.size:
        return np.zeros(keys.size, np.bool_)
    wanted = np.sort(wanted)
    found: Array = wanted.take(np.searchsorted(wanted, keys), mode="clip") == keys
    return found


def _number_totals(words: TitleWords) -> Array:
    """Return for each title a hash of all numbers in it."""
    numbers = np.where(words.words & NUMBER, words.words.astype(np.uint64) * _MIXER, 0)
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(numbers, dtype=np.uint64)))
    totals: Array = np.diff(sums[words.offsets])
    return totals


def _shared(words: TitleWords, ones: Array, others: Array) -> Array:
    """Return how many words the titles at *ones* have in common with those at *others*."""
    shared = [np.empty(0, np.int64)]
    for start in range(0, ones.size, _BLOCK):
        pairs = ones[start : start + _BLOCK], others[start : start + _BLOCK]
        held = [
            np.repeat(np.arange(one.size, dtype=np.uint64) << np.uint64(32), chosen.counts)
            | chosen.words
            for one in pairs
            for chosen in (words.take(one),)
        ]
        every = np.concatenate(held)
        every.sort()
        twice = every[1:][every[1:] == every[:-1]] >> np.uint64(32)
        shared.append(np.bincount(twice.astype(np.intp), minlength=pairs[0].size))
    return np.concatenate(shared)
