"""Documents chosen from several inputs, in a new order, of which a block at a time is in memory."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from search.arrays import Array, offsets, stretches

BLOCK = 1 << 15  # documents; the places in a block are stored in 16 bits


class Elements(NamedTuple):
    """Several elements of each of some documents: *every* one, end to end, and their *counts*."""

    every: Array
    counts: Array

    @staticmethod
    def between(every: Array, begins: Array, counts: Array) -> "Elements":
        """Return of *every* element *counts*[i] from *begins*[i] on."""
        return Elements(every.take(stretches(begins, counts), axis=0), counts)


class Selection:
    """The documents *kept* of several inputs, in their new *order*.

    *kept* has ascending indices for each input. *order* has, for each new doc id, an index into the
    kept documents of all inputs, end to end. Six bytes a document stay in memory.
    """

    def __init__(self, kept: Sequence[Array], order: Array) -> None:
        self._n_inputs = len(kept)
        owners = np.repeat(np.arange(len(kept), dtype=np.uint16), [one.size for one in kept])
        indices = np.concatenate(kept).astype(np.uint32, copy=False)
        # Those of a block are grouped by their input, so that each is read once.
        self._indices = np.empty(order.size, np.uint32)
        self._places = np.empty(order.size, np.uint16)
        self._bounds = []
        for start in range(0, order.size, BLOCK):
            chosen = order[start : start + BLOCK]
            by_owner = np.argsort(owners.take(chosen), kind="stable")
            grouped = chosen.take(by_owner)
            self._places[start : start + BLOCK] = by_owner
            self._indices[start : start + BLOCK] = indices.take(grouped)
            ends = np.searchsorted(owners.take(grouped), np.arange(len(kept)), "right")
            self._bounds.append([0, *ends.tolist()])

    def __len__(self) -> int:
        return int(self._indices.size)

    def blocks(self) -> Iterator["Block"]:
        """Yield all documents, a block at a time."""
        for number, bounds in enumerate(self._bounds):
            start = number * BLOCK
            end = start + bounds[-1]
            yield Block(start, self._indices[start:end], self._places[start:end], bounds)

    def new_doc_ids(self, owner: int, size: int) -> Array:
        """Return the new doc id of each of the *size* documents of an input, -1 if left out."""
        new = np.full(size, -1, np.int32)
        for number, bounds in enumerate(self._bounds):
            start = number * BLOCK
            part = slice(start + bounds[owner], start + bounds[owner + 1])
            new[self._indices[part]] = self._places[part].astype(np.int32) + start
        return new


class Block:
    """Some documents, the first of which has the doc id *start*.

    Grouped by their input, they have *indices* there and *places* here. Those of input i stand from
    *bounds*[i] up to *bounds*[i + 1].
    """

    def __init__(self, start: int, indices: Array, places: Array, bounds: Sequence[int]) -> None:
        self.start = start
        self._indices = indices
        self._places = places
        self._bounds = bounds
        self._parts = [
            (owner, indices[bounds[owner] : bounds[owner + 1]])
            for owner in range(len(bounds) - 1)
            if bounds[owner] < bounds[owner + 1]
        ]

    def __len__(self) -> int:
        return int(self._places.size)

    @cached_property
    def _order(self) -> Array:
        """The index among the grouped documents of each in its order."""
        order = np.empty(self._places.size, np.intp)
        order[self._places] = np.arange(self._places.size)
        return order

    def part(self, first: int, end: int) -> "Block":
        """Return the documents from the place *first* up to *end* as a block."""
        if end - first == len(self):
            return self
        chosen = np.flatnonzero((self._places >= first) & (self._places < end))
        bounds = chosen.searchsorted(self._bounds).tolist()
        places = self._places.take(chosen) - first
        return Block(self.start + first, self._indices.take(chosen), places, bounds)

    def take(self, read: Callable[[int, Array], Array]) -> Array:
        """Return a value for each document; *read* returns those at some indices of an input."""
        parts = [read(owner, indices) for owner, indices in self._parts]
        grouped = parts[0] if len(parts) == 1 else np.concatenate(parts)
        return grouped.take(self._order, axis=0)

    def take_strings(self, read: Callable[[int, Array], list[bytes]]) -> list[bytes]:
        """Do the same for strings."""
        grouped: list[bytes] = []
        for owner, indices in self._parts:
            grouped += read(owner, indices)
        return [grouped[index] for index in self._order.tolist()]

    def take_elements(self, read: Callable[[int, Array], Elements]) -> Elements:
        """Return several elements of each document."""
        parts = [read(owner, indices) for owner, indices in self._parts]
        counts = np.concatenate([one.counts for one in parts])
        ordered = counts.take(self._order)
        moved = stretches(offsets(counts)[:-1].take(self._order), ordered)
        return Elements(np.concatenate([one.every for one in parts]).take(moved, axis=0), ordered)
