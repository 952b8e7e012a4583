"""Finding near-copies: the words of titles as sets of hashes, and the pairs of sets that are alike.

`search.scoring.near_copies` says what near-copies are. All of it works on whole arrays.

Of two sets of which each holds at least m of the n words of the other, the first n - m + 2 words,
in any one order, share two at least (a prefix filter: Chaudhuri, Ganti and Kaushik, "A primitive
operator for similarity joins", 2006). So two of these words and all the numbers make a key by which
candidates meet, and then candidates are compared word by word.
"""

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.files.strings import offsets, stretches
from search.columnar.index.near_copies import CrossPairs, NearCopies, Pairs, TitleWords
from search.columnar.index.record import PRECISIONS
from search.columnar.index.segment import Segment, SegmentFile
from search.columnar.writing.inverter import PositionedTokens
from search.columnar.writing.tokens import Vocabulary
from search.scoring.near_copies import (
    DAYS,
    FEWEST,
    MOST,
    SHARED,
    numbers_in_words,
    small_stems,
    stems_of_countries,
)

_NUMBER = np.uint32(1 << 31)  # set in the hash of a number, so numbers come last
_COUNTRY = np.uint32(1 << 25)  # set in the hash of a word in the name of a country
_BITS = np.uint32(26)  # below those 5 in a hash that are lower the longer the word is
_LOWER = np.uint32((1 << 25) - 1)  # of the CRC-32
_LONGEST = np.uint32(31)
_MIXER = np.uint64(0x9E3779B97F4A7C15)
_BLOCK = 1 << 18  # pairs that are compared at a time
_COMPARED = 50  # later ones among the titles with one key that a title is compared with
_INDEX_BITS = 20
_DAY = PRECISIONS.index("day")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Titles:
    """Titles to be compared, newest first: their *words*, their *days*, and their *languages*.

    *days* are ordinals; *languages* are numbers that stand for the same language in all titles.
    """

    words: TitleWords
    days: Array
    languages: Array


def hash_tokens(vocabulary: Vocabulary) -> Array:
    """Return a hash for each token id in *vocabulary*, 0 for function words.

    It is that of the first stem or, for a token without stems, of the word.
    """
    languages = {stem.partition(":")[0] for stem in vocabulary.stems}
    in_digits = dict(chain.from_iterable(numbers_in_words(of).items() for of in languages))
    words = _hashed(vocabulary.words)
    stems = _hashed([in_digits.get(stem, stem) for stem in vocabulary.stems])
    for flag, those in (
        (_COUNTRY, frozenset().union(*map(stems_of_countries, languages))),
        (_NUMBER, in_digits.keys()),
    ):
        stems[_flags(map(those.__contains__, vocabulary.stems), stems.size)] |= flag
    small = frozenset().union(*map(small_stems, languages))
    stems[_flags(map(small.__contains__, vocabulary.stems), stems.size)] = 0
    has_digit = _flags(map(bool, map(_DIGIT.search, vocabulary.words)), words.size)
    hashes: Array = words[vocabulary.word_of_token]
    first = vocabulary.stems_of_token[:, 0]
    hashes[first >= 0] = stems[first[first >= 0]]
    hashes[has_digit[vocabulary.word_of_token]] |= _NUMBER
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


def read_titles(
    vocabulary: Vocabulary,
    texts: Sequence[PositionedTokens],
    new_doc_ids: Sequence[Array],
    records: Array,
) -> TitleWords:
    """Return the words of the titles of some documents, in the order of their new doc ids.

    *new_doc_ids* has for each text an element for each document, negative for those left out.
    *records*, of type `RECORD`, are in the new order.
    """
    hashes = hash_tokens(vocabulary)
    title_tokens = np.where(records["precision"] == _DAY, records["title_tokens"], 0)
    held = [np.empty(0, np.uint64)]
    for text, new in zip(texts, new_doc_ids, strict=True):
        documents = np.flatnonzero(new >= 0)
        counts = title_tokens[new[documents]]
        tokens = stretches(offsets(text.lengths)[:-1][documents], counts)
        found = hashes[text.token_ids[tokens]]
        owners = np.repeat(new[documents], counts)
        held.append((owners.astype(np.uint64) << np.uint64(32) | found)[found > 0])
    every = _distinct(np.concatenate(held))
    owners = (every >> np.uint64(32)).astype(np.intp)
    counts = np.bincount(owners, minlength=title_tokens.size)
    counts[(counts < FEWEST) | (counts > MOST)] = 0
    return TitleWords(offsets(counts), every[counts[owners] > 0].astype(np.uint32))


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
    pairs = _distinct(np.concatenate(together))
    one, other = pairs >> 32, pairs & 0xFFFFFFFF
    fewer, more = np.minimum(counts[one], counts[other]), np.maximum(counts[one], counts[other])
    possible = (fewer >= SHARED * more) & (totals[one] == totals[other])
    possible &= titles.languages[one] == titles.languages[other]
    one, other = one[possible], other[possible]
    shared = _shared(titles.words, one, other)
    alike = shared >= SHARED * (counts[one] + counts[other] - shared)
    one, other = one[alike], other[alike]
    same = ~_differ(_countries(titles.words), one, other)
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


def _countries(words: TitleWords) -> TitleWords:
    """Return of *words* those in the names of countries."""
    named = (words.words & _COUNTRY) > 0
    before = np.concatenate((np.zeros(1, np.int64), np.cumsum(named)))
    return TitleWords(before[words.offsets], words.words[named])


def _differ(words: TitleWords, ones: Array, others: Array) -> Array:
    """Return whether each of two titles has one of *words* that the other does not have."""
    counts, shared = words.counts, _shared(words, ones, others)
    differ: Array = (counts[ones] > shared) & (counts[others] > shared)
    return differ


def merge_near_copies(
    segments: Sequence[Segment], new_doc_ids: Sequence[Array], between: CrossPairs
) -> NearCopies:
    """Return the near-copies of *segments* as one; see `merger.merge`."""
    names = [segment.name for segment in segments]
    new = dict(zip(names, new_doc_ids, strict=True))
    pairs = [np.empty((0, 2), np.int64)]
    pairs += [new[s.name][s.file.near_copies.pairs] for s in segments]
    pairs += [
        np.stack((new[one][found[:, 0]], new[other][found[:, 1]]), axis=1)
        for (one, other), found in between.items()
        if one in new and other in new
    ]
    every = np.sort(np.concatenate(pairs), axis=1)
    every = every[every[:, 0] >= 0]
    every = every[np.lexsort((every[:, 1], every[:, 0]))]
    words = TitleWords.join([segment.file.near_copies.words for segment in segments])
    old = np.concatenate(new_doc_ids)
    order = np.argsort(old, kind="stable")[np.count_nonzero(old < 0) :]
    return NearCopies(words.take(order), every)


def move_pairs(between: CrossPairs, new_doc_ids: Mapping[str, Array], name: str) -> CrossPairs:
    """Return *between* with the segment *name* in place of those merged into it.

    *new_doc_ids* are the new ones of their documents, -1 for those left out.
    """
    moved: dict[tuple[str, str], list[Pairs]] = {}
    for (one, other), pairs in between.items():
        if one in new_doc_ids and other in new_doc_ids:
            continue
        if other in new_doc_ids:
            one, other, pairs = other, one, pairs[:, ::-1]
        if one in new_doc_ids:
            pairs = np.stack((new_doc_ids[one][pairs[:, 0]], pairs[:, 1]), axis=1)
            one, pairs = name, pairs[pairs[:, 0] >= 0]
        moved.setdefault((one, other), []).append(pairs)
    return {names: np.concatenate(several) for names, several in moved.items()}


def find_pairs_between(new: Segment, others: Sequence[Segment]) -> CrossPairs:
    """Return the near-copies of which one is in *new*, the other in one of *others*."""
    every = (new, *others)
    days = [np.unique(new.file.days[new.live_doc_ids()])[::-1]] * len(every)
    doc_ids = [_titled(segment, near) for segment, near in zip(every, days, strict=True)]
    owners = np.repeat(np.arange(len(every)), [one.size for one in doc_ids])
    joined = Titles(
        TitleWords.join(
            [s.file.near_copies.words.take(ids) for s, ids in zip(every, doc_ids, strict=True)]
        ),
        np.concatenate([s.file.days[ids] for s, ids in zip(every, doc_ids, strict=True)]),
        np.concatenate([_languages(s.file, ids) for s, ids in zip(every, doc_ids, strict=True)]),
    )
    order = np.argsort(-joined.days, kind="stable")
    titles = Titles(joined.words.take(order), joined.days[order], joined.languages[order])
    pairs = find_pairs(titles, owners[order] == 0)
    pairs = np.sort(order[pairs], axis=1)  # documents of the new segment come first
    pairs = pairs[(owners[pairs[:, 0]] == 0) & (owners[pairs[:, 1]] > 0)]
    own = np.concatenate(doc_ids)
    return {
        (new.name, other.name): own[pairs[owners[pairs[:, 1]] == number]]
        for number, other in enumerate(others, start=1)
    }


def _titled(segment: Segment, days: Array) -> Array:
    """Return the doc ids, ascending, that can have near-copies of one of *days*, newest first."""
    falling = -segment.file.days.astype(np.int64)
    starts = np.searchsorted(falling, -days - DAYS, "left")
    ends = np.searchsorted(falling, -days + DAYS, "right")
    starts = np.maximum(starts, np.concatenate(([0], ends[:-1])))
    doc_ids = segment.kept(stretches(starts, np.maximum(ends - starts, 0)))
    at = segment.file.near_copies.words.offsets
    titled: Array = doc_ids[at[doc_ids + 1] > at[doc_ids]]
    return titled


def _languages(file: SegmentFile, doc_ids: Array) -> Array:
    """Return a number for the language of each of *doc_ids* that is the same in every file."""
    codes = file.facets["language"].values
    numbers = np.fromiter((zlib.crc32(code.encode()) for code in codes), np.uint32, len(codes))
    languages: Array = numbers[file.languages_by_profile[file.profile[doc_ids]]]
    return languages


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
    numbers = np.where(words.words & _NUMBER, words.words.astype(np.uint64) * _MIXER, 0)
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(numbers, dtype=np.uint64)))
    totals: Array = np.diff(sums[words.offsets])
    return totals


def _distinct(values: Array) -> Array:
    """Return *values* sorted and without repeats, several times as fast as NumPy 2.4's `unique`."""
    values.sort()
    found: Array = values[np.diff(values, prepend=~values[:1]) != 0]
    return found


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
