"""Many strings in two sections: their bytes end to end, and where each begins.

A `Lexicon` is such a list in order, with a hash table over it: `find` costs under a microsecond
without reading the list into memory, and the words with one beginning are one stretch of it.
"""

import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from search.columnar.format import Array, ArrayFile, ArrayFileWriter

_BLOCK = 16_384  # strings that are joined at a time


def narrow(values: Array) -> Array:
    """Return whole *values*, none negative, in the smallest unsigned type of 2, 4 or 8 bytes."""
    highest = int(values.max()) if values.size else 0
    return values.astype("<u2" if highest < 1 << 16 else "<u4" if highest < 1 << 32 else "<u8")


def offsets(counts: Array) -> Array:
    """Return where each of consecutive stretches of *counts* elements begins, and the last ends."""
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))


class Strings(Sequence[bytes]):
    """The strings of section *name*: bytes in UTF-8 by their number."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._file = file
        self._bytes = file[name].data
        self._offsets = file[f"{name}.offsets"].data

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]  # no slices
        return self._bytes[self._offsets[number] : self._offsets[number + 1]].tobytes()

    def release(self) -> None:
        """Let go of the pages that were read."""
        self._file.release()

    def decoded(self) -> list[str]:
        """Return all strings; for short lists."""
        return [self[number].decode() for number in range(len(self))]


def write_strings(file: ArrayFileWriter, name: str, strings: Sequence[bytes]) -> None:
    """Write *strings* as section *name* and its offsets."""
    lengths = np.empty(len(strings), np.int64)

    def blocks() -> Iterator[Array]:
        unread, end = iter(strings), 0
        while block := list(islice(unread, _BLOCK)):
            start, end = end, end + len(block)
            lengths[start:end] = list(map(len, block))
            yield np.frombuffer(b"".join(block), np.uint8)

    file.add_blocks(name, np.dtype(np.uint8), blocks())
    file.add(f"{name}.offsets", narrow(offsets(lengths)))


class Picked(Sequence[bytes]):
    """Strings of several *lists*, each read when it is asked for.

    String i is number *places*[i] of list *owners*[i].
    """

    def __init__(self, lists: Sequence[Sequence[bytes]], owners: Array, places: Array) -> None:
        self._lists = lists
        self._owners = owners
        self._places = places

    def __len__(self) -> int:
        return int(self._places.size)

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]  # no slices
        found: bytes = self._lists[self._owners[number]][self._places[number]]
        return found

    def __iter__(self) -> Iterator[bytes]:
        lists = self._lists
        for start in range(0, len(self), _BLOCK):
            block = slice(start, start + _BLOCK)
            owners, places = self._owners[block].tolist(), self._places[block].tolist()
            yield from [lists[owner][place] for owner, place in zip(owners, places, strict=True)]
            for strings in lists:
                if isinstance(strings, Strings):
                    strings.release()


class Lexicon(Strings):
    """Sorted strings that are found by their text; *name* as they were written."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        super().__init__(file, name)
        self._buckets = file[f"{name}.buckets"].data
        self._chains = file[f"{name}.chains"].data
        self._mask = len(self._buckets) - 2

    def find(self, text: bytes) -> int:
        """Return the number of *text*, -1 if it isn't there."""
        bucket = zlib.crc32(text) & self._mask
        for place in range(self._buckets[bucket], self._buckets[bucket + 1]):
            number: int = self._chains[place]
            if self[number] == text:
                return number
        return -1

    def beginning_with(self, prefix: bytes) -> range:
        """Return the numbers of the strings that begin with *prefix*."""
        start = bisect_left(self, prefix)
        # No byte of UTF-8 is 0xff.
        return range(start, bisect_left(self, prefix + b"\xff", lo=start))

    def walk(self, numbers: range) -> Iterator[tuple[int, bytes]]:
        """Yield numbers with their strings."""
        return ((number, self[number]) for number in numbers)


def write_lexicon(file: ArrayFileWriter, name: str, strings: Sequence[bytes]) -> None:
    """Write *strings*, sorted and different, with their hash table.

    A string's bucket is its CRC-32 modulo the number of buckets, a power of two; bucket b holds
    the numbers chains[buckets[b]:buckets[b + 1]].
    """
    write_strings(file, name, strings)
    size = 1 << max(1, len(strings).bit_length())
    hashes = np.fromiter(map(zlib.crc32, strings), np.int64, len(strings)) & (size - 1)
    file.add(f"{name}.buckets", narrow(offsets(np.bincount(hashes, minlength=size))))
    file.add(f"{name}.chains", narrow(np.argsort(hashes, kind="stable")))
