"""Lists of strings in two sections: their bytes end to end, and the offset of each.

A `TermDictionary` is a sorted list with a hash table. `find` takes a microsecond, a tenth of it for
what was sought lately, and loads no more than the strings it compares; the terms with one prefix
are consecutive.
"""

import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any

import numpy as np

from search.arrays import offsets
from search.columnar.files.array_file import Array, ArrayFile, ArrayFileWriter

BLOCK = 16_384  # strings that are joined at a time
_REMEMBERED = 2_000  # terms with their numbers: a query looks each up twice or more


def narrow(values: Array) -> Array:
    """Return non-negative integers in the smallest unsigned type of 2, 4 or 8 bytes."""
    return values.astype(narrow_type(int(values.max()) if values.size else 0))


def narrow_type(highest: int) -> np.dtype[Any]:
    """Return the smallest unsigned type of 2, 4 or 8 bytes that holds *highest*."""
    return np.dtype("<u2" if highest < 1 << 16 else "<u4" if highest < 1 << 32 else "<u8")


class PackedStrings(Sequence[bytes]):
    """Strings as two arrays: *content*, their bytes end to end, and *offsets* into it.

    String i is `content[offsets[i]:offsets[i + 1]]`, so there is one offset more than strings.
    """

    def __init__(self, content: Array, offsets: Array) -> None:
        self._bytes = content.data
        self._offsets = offsets.data

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, index: int) -> bytes:  # type: ignore[override]  # no slices
        return self._bytes[self._offsets[index] : self._offsets[index + 1]].tobytes()

    def consecutive(self, indices: range) -> list[bytes]:
        """Return the strings at consecutive *indices*."""
        bounds = np.asarray(self._offsets)[indices.start : indices.stop + 1]
        first = int(bounds[0])
        content = self._bytes[first : int(bounds[-1])].tobytes()
        return [content[begin:end] for begin, end in pairwise((bounds - first).tolist())]

    def joined(self) -> tuple[Array, Array]:
        """Return the bytes of all strings end to end, and the offset of each, and the last end."""
        return np.asarray(self._bytes), np.asarray(self._offsets)

    def take(self, indices: Array) -> list[bytes]:
        """Return the strings at *indices*, in their order."""
        content, starts = self._bytes, np.asarray(self._offsets)
        begins, ends = starts[indices].tolist(), starts[indices + 1].tolist()
        return [content[begin:end].tobytes() for begin, end in zip(begins, ends, strict=True)]

    def blocks(self) -> Iterator[list[bytes]]:
        """Yield all strings, a block at a time."""
        for start in range(0, len(self), BLOCK):
            yield self.take(np.arange(start, min(start + BLOCK, len(self))))

    def content(self, start: int, end: int) -> bytes:
        """Return the strings from index *start* up to *end*, end to end."""
        return self._bytes[self._offsets[start] : self._offsets[end]].tobytes()

    def sizes(self, indices: Array) -> Array:
        """Return the numbers of bytes of the strings at *indices*."""
        starts = np.asarray(self._offsets)
        sizes: Array = starts[1:].take(indices) - starts.take(indices)
        return sizes

    def prefix_keys(self, sizes: Array, indices: Array) -> Array:
        """Return a sort key for each of the strings at *indices*.

        It is an integer of the first *sizes* bytes, at most 8. They are big-endian, so they sort as
        the bytes do.
        """
        content, starts = np.asarray(self._bytes), np.asarray(self._offsets).take(indices)
        starts = starts.astype(np.intp)
        keys = np.zeros(starts.size, np.uint64)
        for offset in range(8):
            longer = np.flatnonzero(sizes > offset)
            letters = content[starts[longer] + offset].astype(np.uint64)
            keys[longer] |= letters << np.uint64(56 - 8 * offset)
        return keys

    def release(self) -> None:
        """Unload mapped pages; strings in memory have none."""


class Strings(PackedStrings):
    """The strings of section *name* of a file, in UTF-8."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        super().__init__(file[name], file[f"{name}.offsets"])
        self._file = file

    def release(self) -> None:
        """Unload the pages of the file read so far."""
        self._file.release()

    def decoded(self) -> list[str]:
        """Return all strings; meant for short lists."""
        return [string.decode() for string in self.consecutive(range(len(self)))]


def write_strings(file: ArrayFileWriter, name: str, strings: Sequence[bytes]) -> None:
    """Write *strings* as section *name*, and their offsets."""
    starts = range(0, len(strings), BLOCK)
    add_joined(file, name, (b"".join(strings[start : start + BLOCK]) for start in starts))
    sizes = np.fromiter(map(len, strings), np.int64, len(strings))
    file.add(f"{name}.offsets", narrow(offsets(sizes)))


def add_joined(file: ArrayFileWriter, name: str, blocks: Iterable[bytes]) -> None:
    """Write *blocks* of strings, joined, as section *name*."""
    joined = (np.frombuffer(block, np.uint8) for block in blocks)
    file.add_blocks(name, np.dtype(np.uint8), joined)


def add_offsets(file: ArrayFileWriter, name: str, counts: Callable[[], Iterable[Array]]) -> None:
    """Write the offsets of what has so many elements each, read twice, and the last end."""
    total = sum(int(block.sum(dtype=np.int64)) for block in counts())

    def blocks() -> Iterator[Array]:
        end = 0
        yield np.zeros(1, np.int64)
        for block in counts():
            ends = end + np.cumsum(block, dtype=np.int64)
            yield ends
            end = int(ends[-1])

    file.add_blocks(f"{name}.offsets", narrow_type(total), blocks())


class TermDictionary(Strings):
    """The sorted terms of section *name*; a term's number is its index in that order."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        super().__init__(file, name)
        table = file[f"{name}.buckets"].data, file[f"{name}.chains"].data
        found = partial(_find, *table, self._offsets, self._bytes)  # which holds no dictionary
        self.find: Callable[[bytes], int] = lru_cache(maxsize=_REMEMBERED)(found)
        """Returns the number of a term, -1 if the dictionary lacks it."""

    def beginning_with(self, prefix: bytes) -> range:
        """Return the numbers of the terms that begin with *prefix*."""
        start = bisect_left(self, prefix)
        # No byte of UTF-8 is 0xff.
        return range(start, bisect_left(self, prefix + b"\xff", lo=start))

    def between(self, first: bytes, last: bytes) -> range:
        """Return the numbers of the terms from *first* on up to those that begin with *last*."""
        start = bisect_left(self, first)
        return range(start, bisect_left(self, last + b"\xff", lo=start))

    def walk(self, numbers: range) -> Iterator[tuple[int, bytes]]:
        """Yield the term numbers *numbers*, each with its term."""
        return ((number, self[number]) for number in numbers)


def _find(
    buckets: memoryview, chains: memoryview, offsets: memoryview, content: memoryview, text: bytes
) -> int:
    bucket = zlib.crc32(text) & (len(buckets) - 2)
    size = len(text)
    for index in range(buckets[bucket], buckets[bucket + 1]):
        number: int = chains[index]
        begin = offsets[number]
        # Most terms of a bucket differ in length, and what they are is not read.
        if offsets[number + 1] - begin == size and content[begin : begin + size] == text:
            return number
    return -1


def write_term_dictionary(file: ArrayFileWriter, name: str, terms: Sequence[bytes]) -> None:
    """Write *terms*, which are sorted and distinct, with their hash table.

    A term's bucket is its CRC-32 modulo the number of buckets, a power of two. Bucket b holds
    the term numbers `chains[buckets[b]:buckets[b + 1]]`.
    """
    write_strings(file, name, terms)
    size = 1 << max(1, len(terms).bit_length())
    hashes = np.fromiter(map(zlib.crc32, terms), np.int64, len(terms)) & (size - 1)
    file.add(f"{name}.buckets", narrow(offsets(np.bincount(hashes, minlength=size))))
    file.add(f"{name}.chains", narrow(np.argsort(hashes, kind="stable")))
