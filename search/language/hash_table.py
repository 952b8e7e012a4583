"""Numbers by keys as flat arrays, which are looked up where they lie in a file.

    u32 each     where each bucket begins; the hashes; the numbers

A hash is the CRC-32 of a key, and beside it stands a number of the key. A bucket has the hashes
that are the same modulo the number of buckets, a power of two; equal hashes have ascending numbers.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np
from msgspec import Struct

from search.arrays import stretches


class Sizes(Struct, frozen=True, array_like=True):
    """The lengths of the arrays of a table: its buckets, and its hashes."""

    buckets: int
    hashes: int

    @property
    def words(self) -> int:
        """Return how many numbers of four bytes the table has."""
        return self.buckets + 1 + 2 * self.hashes


class HashTable:
    """A table of *sizes* that *words* begin with, those of `hash_table`."""

    __slots__ = ("_buckets", "_hashes", "_last", "_numbers")

    def __init__(self, words: memoryview, sizes: Sizes) -> None:
        ends = accumulate((sizes.buckets + 1, sizes.hashes, sizes.hashes), initial=0)
        self._buckets, self._hashes, self._numbers = (words[a:b] for a, b in pairwise(ends))
        self._last = sizes.buckets - 1

    def numbers(self, key: str) -> Sequence[int]:
        """Return the numbers of *key*, ascending; another key of the same hash may have some."""
        hashed = zlib.crc32(key.encode())
        bucket = hashed & self._last
        begin, end = self._buckets[bucket], self._buckets[bucket + 1]
        if begin == end:
            return ()
        hashes = self._hashes
        return [self._numbers[at] for at in range(begin, end) if hashes[at] == hashed]

    def numbers_of(self, keys: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield the index of each of *keys* with each of its numbers, in order, as `numbers` does.

        For many keys at once it takes a part of the time.
        """
        sought = np.fromiter(map(zlib.crc32, map(str.encode, keys)), np.uint32, len(keys))
        arrays = (self._buckets, self._hashes, self._numbers)
        begins, hashes, numbers = (np.frombuffer(array, np.uint32) for array in arrays)
        buckets = sought & np.uint32(self._last)
        counts = (begins[buckets + 1] - begins[buckets]).astype(np.int64)
        places = stretches(begins[buckets], counts)
        indices = np.repeat(np.arange(len(keys)), counts)
        equal = hashes[places] == sought[indices]
        return zip(indices[equal].tolist(), numbers[places[equal]].tolist(), strict=True)


def hash_table(numbered: Iterable[tuple[str, int]]) -> tuple[bytes, Sizes]:
    """Return a table of the keys that are *numbered*, each as often as it has numbers."""
    hashed = {(zlib.crc32(key.encode()), number) for key, number in numbered}
    buckets = 1 << max(1, len(hashed).bit_length() - 1)
    chains = sorted((hash_ & (buckets - 1), hash_, number) for hash_, number in hashed)
    arrays = (
        np.searchsorted([bucket for bucket, *_ in chains], np.arange(buckets + 1)),
        np.array([hash_ for _, hash_, _ in chains]),
        np.array([number for *_, number in chains]),
    )
    words = b"".join(array.astype("<u4").tobytes() for array in arrays)
    return words, Sizes(buckets, len(chains))
