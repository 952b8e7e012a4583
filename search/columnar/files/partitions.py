"""Integers put apart by number, on disk, until those of one number are read."""

from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

import numpy as np

from search.arrays import Array

_IN_MEMORY = 1 << 20


def temporary_file(folder: Path) -> SpooledTemporaryFile[bytes]:
    """Return a file without a name in *folder*, in memory as long as it is small."""
    return SpooledTemporaryFile(max_size=_IN_MEMORY, dir=str(folder))


class Partitions:
    """A temporary *file* of arrays of *dtype*, each cut into parts, which are numbered."""

    def __init__(self, file: SpooledTemporaryFile[bytes], dtype: np.dtype[Any]) -> None:
        self._file = file
        self._dtype = dtype
        self._begin = 0
        self._bounds: list[Array] = []

    def add(self, values: Array, ends: Array) -> None:
        """Add *values*, of which part i ends before the index *ends*[i]."""
        self._file.write(np.ascontiguousarray(values, self._dtype).data)
        self._bounds.append(self._begin + np.concatenate(([0], ends)))
        self._begin += values.size

    def part(self, number: int) -> Array:
        """Return the parts with that number of all arrays, end to end."""
        bounds = [of_array[number : number + 2].tolist() for of_array in self._bounds]
        found = np.empty(sum(end - begin for begin, end in bounds), self._dtype)
        filled = 0
        for begin, end in bounds:
            if begin < end:
                self._file.seek(begin * self._dtype.itemsize)
                self._file.readinto(found[filled : filled + end - begin].view(np.uint8).data)
                filled += end - begin
        return found
