"""The column of a facet: which documents have each of its values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Generic, Self, TypeVar

import numpy as np

from search.columnar.files.array_file import Array

T = TypeVar("T")


@dataclass(frozen=True)
class FacetColumn(Generic[T]):
    """The documents that have each value of a facet.

    *numbers* has the profile of each document or, of a facet that stands apart, its set of values;
    there are *size* of them. *owners* are such numbers, grouped by value; those of *values*[i]
    begin at *firsts*[i]. Each value has one at least. *without* are the numbers that have no value.
    """

    values: list[T]
    owners: Array
    firsts: Array
    without: Array
    numbers: Array
    size: int

    @classmethod
    def of(cls, values: list[T], codes: Array, counts: Array, numbers: Array) -> Self:
        """Return the column in which number i has the next *counts*[i] of *codes*.

        A code is an index into *values*.
        """
        order = np.argsort(codes, kind="stable")
        firsts = np.searchsorted(codes[order], np.arange(len(values)))
        owners = np.repeat(np.arange(counts.size), counts)
        without = np.flatnonzero(counts == 0)
        return cls(values, owners[order], firsts, without, numbers, counts.size)

    def sums(self, by_number: Array) -> dict[T, int]:
        """Return the sum of *by_number* over the numbers of each value, without zeros."""
        if not self.values:
            return {}
        sums = np.add.reduceat(by_number[self._where], self.firsts)
        held = sums.nonzero()[0]  # most facets have many values, and most results few of them
        values = [self.values[number] for number in held.tolist()]
        return dict(zip(values, sums.take(held).tolist(), strict=True))

    @cached_property
    def _where(self) -> Array | slice:
        # Profiles are sorted by language first, so that column often needs no reordering.
        in_place = np.array_equal(self.owners, np.arange(self.owners.size))
        return slice(self.owners.size) if in_place else self.owners

    def missing(self, by_number: Array) -> int:
        """Return the sum of *by_number* over the numbers without a value."""
        return int(by_number.take(self.without).sum()) if self.without.size else 0

    def numbers_with(self, values: Sequence[T]) -> Array:
        """Return a flag for each number: whether it has one of *values*."""
        return self.numbers_where(lambda value: value in values)

    def numbers_where(self, wanted: Callable[[T], bool]) -> Array:
        """Return a flag for each number: whether it has a value that is *wanted*."""
        flags = np.zeros(self.size, np.bool_)
        ends = pairwise([*self.firsts.tolist(), self.owners.size])
        for value, (first, end) in zip(self.values, ends, strict=True):
            if wanted(value):
                flags[self.owners[first:end]] = True
        return flags
