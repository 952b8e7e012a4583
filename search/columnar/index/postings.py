"""Postings: for each term of a field, where it stands.

Every token of a segment has a *position*: tokens are counted through all its documents, with one
number left out after each document, so that neighbours never belong to two documents. A field is
made of *occurrences*, pairs of a term and a position, each one 64-bit number: sorting those
numbers inverts the field. Merging segments makes the same numbers anew from postings, so that
merged and freshly built segments are equal byte for byte.

Words are also kept in the order of the texts, as *tokens*: the term at each position. Whether two
words stand side by side is then asked once for each place of the rarer one. Stems are not, since
a word may have two.

A posting says that a document holds a term. Its *code* numbers the pair of the document's length
and the term's frequency in it, all that BM25 asks of a posting, so that scoring looks up one small
table. Codes ascend with the length, then with the frequency: of two terms in one document, the
more frequent has the greater code.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from search.columnar.files.array_file import Array, ArrayFile, ArrayFileWriter
from search.columnar.files.strings import TermDictionary, narrow, offsets, write_term_dictionary

FIELDS = ("words", "stems")
"""The fields with postings: folded words, and stems tagged with their language."""

_NO_TERM = np.uint32(2**32 - 1)


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
        tokens = np.full(row_at.size, _NO_TERM)
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
        file.add_blocks(f"{name}.positions", self._positions.kind, self._positions.blocks())
        file.add_blocks(f"{name}.rows", self._rows.kind, self._rows.blocks())
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


class Field:
    """The postings of field *name*, as arrays of the mapped file.

    *tokens* is the number of the term at each position, None for a field that may have several.
    """

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.tokens = file[f"{name}.tokens"] if name == FIELDS[0] else None
        self.terms = TermDictionary(file, name)
        self.rows = file[f"{name}.rows"]
        self.codes = file[f"{name}.codes"]
        self.positions = file[f"{name}.positions"]
        self._frequencies = file["codes.frequencies"]
        self._postings = file[f"{name}.postings"].data
        self._places = file[f"{name}.places"].data

    def stretch(self, term: int) -> slice:
        """Return where the postings of the *term* with that number stand in rows and codes."""
        return slice(self._postings[term], self._postings[term + 1])

    def stretches(self, terms: range) -> slice:
        """Return where the postings of consecutive *terms* stand."""
        return slice(self._postings[terms.start], self._postings[terms.stop])

    def places(self, term: int) -> slice:
        """Return where its occurrences stand in positions."""
        return slice(self._places[term], self._places[term + 1])

    def occurrences(self, term: int) -> int:
        """Return how often it stands anywhere."""
        count: int = self._places[term + 1] - self._places[term]
        return count

    def owners(self, term: int, occurrences: Array) -> Array:
        """Return which of its postings, from 0, each of some *occurrences*, from 0, belongs to."""
        count = self.document_frequency(term)
        if self.occurrences(term) == count:
            return occurrences
        frequencies = self._frequencies.take(self.codes[self.stretch(term)])
        return np.repeat(np.arange(count), frequencies).take(occurrences)

    def rows_of(self, term: int, occurrences: Array) -> Array:
        """Return the rows in which some *occurrences* of the term stand."""
        return self.rows[self.stretch(term)].take(self.owners(term, occurrences))

    def sums(self, by_posting: Array) -> Array:
        """Return for each term the sum of *by_posting*, a number or a flag for each posting."""
        firsts = np.asarray(self._postings, np.intp)[:-1]
        return np.add.reduceat(by_posting, firsts, dtype=np.int64)

    def document_frequency(self, term: int) -> int:
        """Return how many rows hold the term, deleted ones too."""
        count: int = self._postings[term + 1] - self._postings[term]
        return count

    def document_frequencies(self, terms: range) -> Array:
        """Return how many rows hold each of consecutive *terms*, deleted ones too."""
        return _differences(self._postings, terms)

    def places_between(self, terms: range) -> slice:
        """Return where the occurrences of consecutive *terms* stand in positions."""
        return slice(self._places[terms.start], self._places[terms.stop])

    def counts(self, terms: range) -> Array:
        """Return how many occurrences each of consecutive *terms* has."""
        return _differences(self._places, terms)

    def after(self, term: int, occurrences: int) -> int:
        """Return the first term whose end is so many *occurrences* after *term*, or the next."""
        places = np.asarray(self._places)
        wanted = int(places[term]) + occurrences
        return max(term + 1, int(np.searchsorted(places, wanted, "right")) - 1)


def _differences(offsets: memoryview, terms: range) -> Array:
    return np.diff(np.asarray(offsets[terms.start : terms.stop + 1]).astype(np.int64))
