"""The pairs of titles that are alike.

Of two sets of which each holds at least m of the n words of the other, the first n - m + 2 words,
in any one order, share two at least (a prefix filter: Chaudhuri, Ganti and Kaushik, "A primitive
operator for similarity joins", 2006). So two of these words and all the numbers make a key by which
candidates meet. Most of them have few words in common, as a bit for each word shows: a bit of one
title that another lacks is of a word that it lacks. The others are compared word by word.
"""

from collections.abc import Callable
from itertools import combinations, pairwise

import numpy as np
from msgspec import Struct

from search.arrays import Array, distinct, stretches
from search.near_copies.rules import DAYS, SHARED, SPELLED
from search.near_copies.title_words import LETTERS, NAME, NUMBER, PROPER, TitleWords

_MIXER = np.uint64(0x9E3779B97F4A7C15)
BLOCK = 1 << 16  # keys by which titles meet at a time
PAIRS = 1 << 15  # pairs that are compared word by word at a time
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
    words = titles.words.plain()
    counts, totals = words.counts, _number_totals(words)
    shift = np.uint64(max(1, int(counts.size).bit_length()))
    keys = _keys(words, titles.languages, totals, shift)
    if new is not None:
        keys = keys[_meet(keys >> shift, keys[new[_owners(keys, shift)]] >> shift)]
    keys.sort()
    bits = _bits(words)
    found = [np.empty(0, np.int64)]
    for first, end in pairwise(_cuts(keys >> shift)):
        pairs = _meeting(keys[first:end], shift, titles.days)
        one, other = pairs >> 32, pairs & 0xFFFFFFFF
        fewer, more = np.minimum(counts[one], counts[other]), np.maximum(counts[one], counts[other])
        possible = (fewer >= SHARED * more) & (totals[one] == totals[other])
        possible &= titles.languages[one] == titles.languages[other]
        most = np.minimum(
            counts[one] - np.bitwise_count(bits[one] & ~bits[other]),
            counts[other] - np.bitwise_count(bits[other] & ~bits[one]),
        )
        possible &= most >= SHARED * (counts[one] + counts[other] - most)
        pairs, one, other = pairs[possible], one[possible], other[possible]
        shared = _in_blocks(_shared, words, one, other)
        found.append(pairs[shared >= SHARED * (counts[one] + counts[other] - shared)])
    pairs = distinct(np.concatenate(found))  # those that meet by several keys come several times
    one, other = pairs >> 32, pairs & 0xFFFFFFFF
    same = ~_in_blocks(_differ, titles.words, one, other)
    return np.stack((one[same], other[same]), axis=1)


def _cuts(values: Array) -> list[int]:
    """Return where to cut sorted *values* into parts of `BLOCK` or more, equal ones together."""
    cuts = [0]
    while cuts[-1] < values.size:
        last = values[min(cuts[-1] + BLOCK, values.size) - 1]
        cuts.append(int(values.searchsorted(last, "right")))
    return cuts


def _meeting(keys: Array, shift: np.uint64, days: Array) -> Array:
    """Return the pairs of titles with equal *keys*, which are sorted, and days near each other.

    A pair is `first << 32 | second`.
    """
    owners = _owners(keys, shift)
    keys = keys >> shift
    days = days[owners]
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
    return distinct(np.concatenate(together))


def meeting_keys(titles: Titles) -> list[list[int]]:
    """Return the keys of each of *titles*, a million at most; near-copies have one in common."""
    shift = np.uint64(_INDEX_BITS)
    words = titles.words.plain()
    keys = _keys(words, titles.languages, _number_totals(words), shift)
    owners = _owners(keys, shift)
    found: list[list[int]] = [[] for _ in range(titles.days.size)]
    for owner, key in zip(owners.tolist(), (keys >> shift).tolist(), strict=True):
        found[owner].append(key)
    return found


def _in_blocks(
    compare: Callable[[TitleWords, Array, Array], Array],
    words: TitleWords,
    ones: Array,
    others: Array,
) -> Array:
    """Return what *compare* says of the titles at *ones* and those at *others*."""
    starts = range(0, max(ones.size, 1), PAIRS)
    blocks = [slice(start, start + PAIRS) for start in starts]
    return np.concatenate([compare(words, ones[block], others[block]) for block in blocks])


def _differ(words: TitleWords, ones: Array, others: Array) -> Array:
    """Return whether each of two titles names one of several, or a proper name, that is its own."""
    one, other = words.take(ones), words.take(others)
    own, other_own = _without(one, other), _without(other, one)
    named = (own.with_flag(NAME).counts > 0) & (other_own.with_flag(NAME).counts > 0)
    names, other_names = own.with_flag(PROPER), other_own.with_flag(PROPER)
    differ: Array = named | _unlike(names, other_names) & _unlike(other_names, names)
    return differ


def _without(words: TitleWords, others: TitleWords) -> TitleWords:
    """Return the words of each title that the same title of *others* lacks."""
    held, lacked = (
        np.repeat(np.arange(some.counts.size, dtype=np.uint64) << np.uint64(32), some.counts)
        | some.plain().words
        for some in (words, others)
    )
    return words.only(~_meet(held, lacked))


def _unlike(names: TitleWords, others: TitleWords) -> Array:
    """Return whether one of the *names* of each title is spelled unlike all *others* of it."""
    titles = np.repeat(np.arange(names.counts.size), names.counts)
    counts = others.counts[titles]
    one = np.repeat(names.words, counts) & LETTERS
    other = others.words[stretches(others.offsets[titles], counts)] & LETTERS
    alike = np.bitwise_count(one & other) >= SPELLED * np.bitwise_count(one | other)
    compared = np.repeat(np.arange(titles.size), counts)
    alone = np.bincount(compared[alike], minlength=titles.size) == 0
    unlike: Array = np.bincount(titles[alone], minlength=names.counts.size) > 0
    return unlike


def _keys(words: TitleWords, languages: Array, totals: Array, shift: np.uint64) -> Array:
    """Return all keys of all titles; the lowest *shift* bits are the index of the title."""
    counts = words.counts
    reaching = counts - np.ceil(SHARED * counts).astype(np.int64) + 2
    about = totals ^ languages.astype(np.uint64) * _MIXER
    keys = [np.empty(0, np.uint64)]
    for reach in distinct(reaching[counts > 0]).tolist():
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


def _bits(words: TitleWords) -> Array:
    """Return for each title a bit, of 64, for each of its words."""
    bits = np.uint64(1) << (words.words * _MIXER >> np.uint64(58))
    titled = words.counts > 0
    found = np.zeros(titled.size, np.uint64)
    found[titled] = np.bitwise_or.reduceat(bits, words.offsets[:-1][titled].astype(np.intp))
    return found


def _shared(words: TitleWords, ones: Array, others: Array) -> Array:
    """Return how many words the titles at *ones* have in common with those at *others*."""
    held = [
        np.repeat(np.arange(some.size, dtype=np.uint64) << np.uint64(32), chosen.counts)
        | chosen.words
        for some in (ones, others)
        for chosen in (words.take(some),)
    ]
    every = np.concatenate(held)
    every.sort()
    twice = every[1:][every[1:] == every[:-1]] >> np.uint64(32)
    return np.bincount(twice.astype(np.intp), minlength=ones.size)
