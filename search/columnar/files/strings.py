"""Many strings in two sections: their bytes end to end, and where each begins.

A `TermDictionary` is such a list in order, with a hash table over it: `find` costs under a
microsecond without reading the list into memory, and the words with one beginning are one stretch
of it.
"""

import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from search.columnar.files.array_file import Array, ArrayFile, ArrayFileWriter

_BLOCK = 16_384  # strings that are joined at a time


def narrow(values: Array) -> Array:
    """Return whole *values*, none negative, in the smallest unsigned type of 2, 4 or 8 bytes."""
    highest = int(values.max()) if values.size else 0
    return values.astype("<u2" if highest < 1 << 16 else "<u4" if highest < 1 << 32 else "<u8")


def offsets(counts: Array) -> Array:
    """Return where each of consecutive stretches of *counts* elements begins, and the last ends."""
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))


def stretches(starts: Array, counts: Array) -> Array:
    """Return the numbers starts[0], starts[0] + 1, ... of *counts*[0] elements, and so on."""
    ends = np.cumsum(counts, dtype=np.int64)
    total = int(ends[-1]) if ends.size else 0
    return np.repeat(starts.astype(np.int64) - (ends - counts), counts) + np.arange(total)


class Packed(Sequence[bytes]):
    """Strings in two arrays: all their *content*, end to end, and at which *offsets* each begins.

    There is one offset more than strings.
    """

    def __init__(self, content: Array, offsets: Array) -> None:
        self._bytes = content.data
        self._offsets = offsets.data

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]  # no slices
        return self._bytes[self._offsets[number] : self._offsets[number + 1]].tobytes()

    def consecutive(self, numbers: range) -> list[bytes]:
        """Return the strings with those *numbers*, which follow each other."""
        places = np.asarray(self._offsets)[numbers.start : numbers.stop + 1]
        first = int(places[0])
        content = self._bytes[first : int(places[-1])].tobytes()
        return [content[begin:end] for begin, end in pairwise((places - first).tolist())]

    def pieces(self, numbers: Array) -> list[bytes]:
        """Return the strings with those *numbers*."""
        content, starts = self._bytes, np.asarray(self._offsets)
        begins, ends = starts[numbers].tolist(), starts[numbers + 1].tolist()
        return [content[begin:end].tobytes() for begin, end in zip(begins, ends, strict=True)]

    def blocks(self) -> Iterator[list[bytes]]:
        """Yield the strings, many at a time."""
        for start in range(0, len(self), _BLOCK):
            yield self.pieces(np.arange(start, min(start + _BLOCK, len(self))))

    def beginnings(self, sizes: Array) -> Array:
        """Return of each string its first *sizes* bytes, at most 8, as a number.

        As big-endian numbers, strings sort as their bytes do.
        """
        content, starts = np.asarray(self._bytes), np.asarray(self._offsets)[:-1].astype(np.intp)
        numbers = np.zeros(len(self), np.uint64)
        for place in range(8):
            here = np.flatnonzero(sizes > place)
            letters = content[starts[here] + place].astype(np.uint64)
            numbers[here] |= letters << np.uint64(56 - 8 * place)
        return numbers

    def write(self, file: ArrayFileWriter, name: str) -> Array:
        """Write all as section *name* and its offsets, and return these."""
        starts = np.asarray(self._offsets).astype(np.int64)
        file.add(name, np.asarray(self._bytes)[starts[0] : starts[-1]])
        starts -= starts[0]
        file.add(f"{name}.offsets", narrow(starts))
        return starts

    def release(self) -> None:
        """Let go of what can be had again."""


class Strings(Packed):
    """The strings of section *name*: bytes in UTF-8 by their number."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        super().__init__(file[name], file[f"{name}.offsets"])
        self._file = file

    def release(self) -> None:
        """Let go of the pages that were read."""
        self._file.release()

    def decoded(self) -> list[str]:
        """Return all strings; for short lists."""
        return [self[number].decode() for number in range(len(self))]


class Picked:
    """Strings of several *lists*, each read when it is needed.

    String i is number *places*[i] of list *owners*[i].
    """

    def __init__(self, lists: Sequence[Packed], owners: Array, places: Array) -> None:
        self._lists = lists
        self._owners = owners
        self._places = places

    def __len__(self) -> int:
        return int(self._places.size)

    def __getitem__(self, number: int) -> bytes:
        found: bytes = self._lists[self._owners[number]][self._places[number]]
        return found

    def blocks(self) -> Iterator[list[bytes]]:
        """Yield the strings, many at a time."""
        for start in range(0, len(self), _BLOCK):
            block = slice(start, start + _BLOCK)
            owners, places = self._owners[block], self._places[block]
            found = [
                iter(strings.pieces(places[owners == owner]))
                for owner, strings in enumerate(self._lists)
            ]
            yield [next(found[owner]) for owner in owners.tolist()]
            for strings in self._lists:
                strings.release()

    def write(self, file: ArrayFileWriter, name: str) -> Array:
        """Write all as section *name* and its offsets, and return these."""
        return _write_blocks(file, name, self.blocks())


def write_strings(file: ArrayFileWriter, name: str, strings: Sequence[bytes]) -> None:
    """Write *strings* as section *name* and its offsets."""
    starts = range(0, len(strings), _BLOCK)
    _write_blocks(file, name, (strings[start : start + _BLOCK] for start in starts))


def _write_blocks(file: ArrayFileWriter, name: str, blocks: Iterable[Sequence[bytes]]) -> Array:
    lengths = [np.empty(0, np.int64)]

    def joined() -> Iterator[Array]:
        for block in blocks:
            lengths.append(np.fromiter(map(len, block), np.int64, len(block)))
            yield np.frombuffer(b"".join(block), np.uint8)

    file.add_blocks(name, np.dtype(np.uint8), joined())
    begins = offsets(np.concatenate(lengths))
    file.add(f"{name}.offsets", narrow(begins))
    return begins


class TermDictionary(Strings):
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


def write_term_dictionary(file: ArrayFileWriter, name: str, strings: Sequence[bytes]) -> None:
    """Write *strings*, sorted and different, with their hash table.

    A string's bucket is its CRC-32 modulo the number of buckets, a power of two; bucket b holds
    the numbers chains[buckets[b]:buckets[b + 1]].
    """
    write_strings(file, name, strings)
    size = 1 << max(1, len(strings).bit_length())
    hashes = np.fromiter(map(zlib.crc32, strings), np.int64, len(strings)) & (size - 1)
    file.add(f"{name}.buckets", narrow(offsets(np.bincount(hashes, minlength=size))))
    file.add(f"{name}.chains", narrow(np.argsort(hashes, kind="stable")))
