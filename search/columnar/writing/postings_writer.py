"""Postings on their way into a file: term positions become term dictionary, postings, impacts."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from search.columnar.files.array_file import Array, ArrayFileWriter
from search.columnar.files.strings import narrow, offsets, write_term_dictionary
from search.columnar.index.postings import FIELDS, NO_TERM


@dataclass(frozen=True)
class TermPositions:
    """What some terms of a field hold: the *terms*, sorted, and *keys*, ascending.

    A key is `number among the terms << 32 | position`.
    """

    terms: Sequence[bytes]
    keys: Array


Fields = Mapping[str, Iterable[TermPositions]]
"""What documents hold: each field a stretch of terms at a time."""


class Postings:
    """The *fields* of documents with these *lengths* in tokens, gathered to be written to *file*.

    *languages* gives each document's language by number.
    """

    def __init__(
        self, file: ArrayFileWriter, fields: Fields, lengths: Array, languages: Array
    ) -> None:
        row_at = _row_at(lengths)
        self._codes = _Codes(lengths)
        self._languages = _Languages(languages)
        tokens = np.full(row_at.size, NO_TERM)
        words, stems = FIELDS
        with ThreadPoolExecutor(1) as beside:
            gathered = beside.submit(_FieldWriter, file, fields[stems], row_at, self._codes)
            self._words = _FieldWriter(
                file, fields[words], row_at, self._codes, tokens, self._languages
            )
            self._stems = gathered.result()

    def write(self, file: ArrayFileWriter) -> None:
        """Write all of them, and the table of codes."""
        fields = dict(zip(FIELDS, (self._words, self._stems), strict=True))
        for name, gathered in fields.items():
            gathered.write(file, name)
        self._languages.write(file, FIELDS[0])
        file.add("codes.lengths", narrow(self._codes.lengths))
        file.add("codes.frequencies", narrow(self._codes.frequencies))
        for name, gathered in fields.items():
            file.add_blocks(f"{name}.codes", self._codes.kind, gathered.codes(self._codes))


class _FieldWriter:
    """All of a field but its postings' codes, from *stretches* of its terms.

    *codes* take note of it, and of a field with one term at a position so do *tokens*, the
    number of the term at each, and *languages*.
    """

    def __init__(
        self,
        file: ArrayFileWriter,
        stretches: Iterable[TermPositions],
        row_at: Array,
        codes: "_Codes",
        tokens: Array | None = None,
        languages: "_Languages | None" = None,
    ) -> None:
        self._positions, self._rows, self._frequencies = (
            file.spool(np.dtype(np.uint32)) for _ in range(3)
        )
        self._tokens = tokens
        self._terms: list[bytes] = []
        self._places: list[Array] = []
        self._postings: list[Array] = []
        for stretch in stretches:
            count = len(stretch.terms)
            numbers = (stretch.keys >> np.uint64(32)).astype(np.uint32)
            positions = stretch.keys.astype(np.uint32)
            places = positions.astype(np.intp)  # which NumPy goes to in half the time
            firsts, rows, frequencies = _runs(numbers, row_at.take(places))
            of_postings = numbers.take(firsts)
            if tokens is not None:
                tokens[places] = numbers + np.uint32(len(self._terms))
            if languages is not None:
                languages.meet(of_postings, rows, count)
            codes.meet(rows, frequencies)
            self._terms += stretch.terms
            self._places.append(np.bincount(numbers, minlength=count))
            self._postings.append(np.bincount(of_postings, minlength=count))
            self._positions.extend(positions)
            self._rows.extend(rows)
            self._frequencies.extend(frequencies)

    def write(self, file: ArrayFileWriter, name: str) -> None:
        """Write all as field *name*."""
        write_term_dictionary(file, name, self._terms)
        file.add(f"{name}.places", narrow(offsets(_joined(self._places))))
        file.add(f"{name}.postings", narrow(offsets(_joined(self._postings))))
        file.add_blocks(f"{name}.positions", self._positions.dtype, self._positions.blocks())
        file.add_blocks(f"{name}.rows", self._rows.dtype, self._rows.blocks())
        if self._tokens is not None:
            file.add(f"{name}.tokens", self._tokens)

    def codes(self, codes: "_Codes") -> Iterator[Array]:
        """Yield the codes of the postings, once *codes* took note of all."""
        return map(codes.of, self._rows.blocks(), self._frequencies.blocks())


def _joined(counts: Sequence[Array]) -> Array:
    return np.concatenate((np.empty(0, np.int64), *counts))


def _row_at(lengths: Array) -> Array:
    """Return the row that each position belongs to."""
    return np.repeat(np.arange(lengths.size, dtype=np.uint32), lengths.astype(np.int64) + 1)


def _runs(terms: Array, rows: Array) -> tuple[Array, Array, Array]:
    """Return of each run of one of *terms* in one of *rows*: its start, its row, its length."""
    starts = np.ones(terms.size, np.bool_)
    starts[1:] = (rows[1:] != rows[:-1]) | (terms[1:] != terms[:-1])
    firsts = np.flatnonzero(starts)
    return firsts, rows.take(firsts), np.diff(firsts, append=terms.size).astype(np.uint32)


class _Codes:
    """The numbering of pairs of a length and a frequency.

    Each of *lengths* has all frequencies up to the highest that was met in documents of that
    length, 1 where none was met.
    """

    def __init__(self, lengths: Array) -> None:
        self._lengths, rank = np.unique(lengths, return_inverse=True)
        self._rank = rank.astype(np.min_scalar_type(self._lengths.size))
        self._lock = threading.Lock()
        self._highest = np.ones(self._lengths.size, np.int64)

    def meet(self, rows: Array, frequencies: Array) -> None:
        """Take note of postings; threads may do so at once."""
        several = np.flatnonzero(frequencies > 1)
        with self._lock:
            np.maximum.at(self._highest, self._rank[rows[several]], frequencies[several])

    @cached_property
    def _ends(self) -> Array:
        return offsets(self._highest)

    @property
    def kind(self) -> np.dtype[Any]:
        """The type of a code."""
        return np.dtype(np.uint16 if self._ends[-1] < 1 << 16 else np.uint32)

    @property
    def lengths(self) -> Array:
        """The length of each code."""
        lengths: Array = np.repeat(self._lengths, self._highest)
        return lengths

    @property
    def frequencies(self) -> Array:
        """The frequency of each code."""
        frequencies: Array = np.arange(self._ends[-1]) - np.repeat(self._ends[:-1], self._highest)
        return frequencies + 1

    @cached_property
    def _first_of_rows(self) -> Array:
        firsts: Array = self._ends[:-1].astype(self.kind)[self._rank]
        return firsts

    def of(self, rows: Array, frequencies: Array) -> Array:
        """Return the codes of postings, once all were met."""
        codes: Array = self._first_of_rows[rows] + (frequencies - 1).astype(self.kind)
        return codes


class _Languages:
    """How many documents of each language hold each term; *languages* numbers that of each row."""

    def __init__(self, languages: Array) -> None:
        self._languages = languages.astype(np.uint32)
        self._different = self._languages.max(initial=0) + np.uint32(1)
        self._sizes: list[Array] = []
        self._found: list[Array] = []
        self._counts: list[Array] = []

    def meet(self, terms: Array, rows: Array, count: int) -> None:
        """Take in the postings of the next *count* terms, numbered from 0, in their order."""
        # A stretch has some million terms at most, so that 32 bits hold them with the languages.
        pairs, counts = np.unique(
            terms * self._different + self._languages.take(rows), return_counts=True
        )
        of_terms, languages = np.divmod(pairs, self._different)
        self._sizes.append(np.bincount(of_terms, minlength=count))
        self._found.append(languages)
        self._counts.append(counts)

    def write(self, file: ArrayFileWriter, name: str) -> None:
        """Write all as the languages of field *name*."""
        file.add(f"{name}.languages.offsets", narrow(offsets(_joined(self._sizes))))
        file.add(f"{name}.languages", narrow(_joined(self._found)))
        file.add(f"{name}.languages.counts", narrow(_joined(self._counts)))
