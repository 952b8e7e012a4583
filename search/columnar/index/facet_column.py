"""The column of a facet: which documents have each of its values; and all of them together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Generic, Self, TypeVar

import numpy as np

from search.columnar.files.array_file import Array

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
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


class FacetColumns:
    """Several *columns* whose values are counted in one pass, as a result asks for all of them."""

    def __init__(self, columns: Sequence[FacetColumn[str]]) -> None:
        starts = accumulate((column.size for column in columns), initial=0)
        owners: list[Array] = []
        # The column and value of each stretch of owners, None for those without a value.
        self._values: list[tuple[int, str | None]] = []
        firsts: list[int] = []
        for place, (column, start) in enumerate(zip(columns, starts, strict=False)):
            begun = sum(map(len, owners))
            firsts += (column.firsts + begun).tolist()
            owners.append(column.owners + start)
            self._values += [(place, value) for value in column.values]
            if column.without.size:
                firsts.append(begun + column.owners.size)
                owners.append(column.without + start)
                self._values.append((place, None))
        self._owners = np.concatenate(owners).astype(np.intp)
        self._firsts = np.array(firsts, np.intp)
        self._columns = len(columns)

    def sums(self, by_number: Sequence[Array]) -> list[tuple[dict[str, int], int]]:
        """Return for each column what `FacetColumn.sums` does, and the sum without a value.

        *by_number* has an array for each column, in their order.
        """
        counts: list[dict[str, int]] = [{} for _ in range(self._columns)]
        missing = [0] * self._columns
        if self._firsts.size:
            every = np.concatenate(by_number).take(self._owners)
            sums = np.add.reduceat(every, self._firsts)
            held = sums.nonzero()[0]  # most facets have many values, and most results few of them
            for at, count in zip(held.tolist(), sums.take(held).tolist(), strict=True):
                place, value = self._values[at]
                if value is None:
                    missing[place] = count
                else:
                    counts[place][value] = count
        return list(zip(counts, missing, strict=True))
