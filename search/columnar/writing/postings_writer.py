"""Writing postings: term positions become a term dictionary, doc ids, positions and impacts."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from search.arrays import offsets
from search.columnar.files.array_file import Array, ArrayFileWriter
from search.columnar.files.strings import narrow, write_term_dictionary
from search.columnar.index.postings import FIELDS, NO_TERM

WORDS = 1 << 16  # words of 64 positions, or documents, that are counted at a time
PART = 1 << 19  # positions of which the terms are in memory at a time
DENSE = 4  # up to so many possible pairs of a term and a number for each posting, all are counted


@dataclass(frozen=True)
class TermPositions:
    """The occurrences of a stretch of *terms*, which are sorted.

    Each has its term, *numbers*, which are indices into *terms*, and its position. They ascend by
    term, then by position.
    """

    terms: Sequence[bytes]
    numbers: Array
    positions: Array


Fields = Mapping[str, Iterable[TermPositions]]
"""The occurrences of each field, a stretch of terms at a time."""


class PostingsWriter:
    """The postings of *fields*, spooled beside *file* until `write` adds them to it.

    *starts* has the first position of each document and the last end, *languages* the number of
    its language, and *topics* that of its kind and topics.
    """

    def __init__(
        self,
        file: ArrayFileWriter,
        fields: Fields,
        starts: Array,
        languages: Array,
        topics: Array,
    ) -> None:
        doc_id_at = _DocIds(starts)
        self._impacts = _Impacts(starts)
        self._languages = _Frequencies(languages)
        self._topics = _Frequencies(topics)
        tokens = _TermNumbers(file, int(starts[-1]))
        words, stems = FIELDS
        with ThreadPoolExecutor(1) as pool:
            stems_writer = pool.submit(
                _FieldWriter, file, fields[stems], doc_id_at, self._impacts, self._topics
            )
            self._words = _FieldWriter(
                file, fields[words], doc_id_at, self._impacts, self._languages, tokens
            )
            self._stems = stems_writer.result()

    def write(self, file: ArrayFileWriter) -> None:
        """Write all fields, and the table of impacts."""
        fields = dict(zip(FIELDS, (self._words, self._stems), strict=True))
        for name, writer in fields.items():
            writer.write(file, name)
        words, stems = FIELDS
        self._languages.write(file, f"{words}.languages")
        self._topics.write(file, f"{stems}.topics")
        file.add("codes.lengths", narrow(self._impacts.lengths))
        file.add("codes.frequencies", narrow(self._impacts.frequencies))
        for name, writer in fields.items():
            file.add_blocks(f"{name}.codes", self._impacts.dtype, writer.impacts(self._impacts))


class _FieldWriter:
    """All sections of a field, made from *stretches* of its terms; impacts can be had at the end.

    *impacts* and *counted* record the postings. *tokens* receives the term number at each position,
    for a field with one term a position.
    """

    def __init__(
        self,
        file: ArrayFileWriter,
        stretches: Iterable[TermPositions],
        doc_id_at: "_DocIds",
        impacts: "_Impacts",
        counted: "_Frequencies",
        tokens: "_TermNumbers | None" = None,
    ) -> None:
        self._positions, self._doc_ids, self._frequencies = (
            file.spool(np.dtype(np.uint32)) for _ in range(3)
        )
        self._tokens = tokens
        self._terms: list[bytes] = []
        self._occurrence_counts: list[Array] = []
        self._posting_counts: list[Array] = []
        for stretch in stretches:
            count = len(stretch.terms)
            numbers, positions = stretch.numbers, stretch.positions
            of_postings, doc_ids, frequencies = _runs(numbers, doc_id_at.take(positions))
            if tokens is not None:
                tokens.record(numbers, positions, len(self._terms))
            counted.record(of_postings, doc_ids, count)
            impacts.record(doc_ids, frequencies)
            self._terms += stretch.terms
            self._occurrence_counts.append(_counted(numbers, count))
            self._posting_counts.append(_counted(of_postings, count))
            self._positions.extend(positions)
            self._doc_ids.extend(doc_ids)
            self._frequencies.extend(frequencies)

    def write(self, file: ArrayFileWriter, name: str) -> None:
        """Write all sections of field *name* but the impacts."""
        write_term_dictionary(file, name, self._terms)
        file.add(f"{name}.places", narrow(offsets(_joined(self._occurrence_counts))))
        file.add(f"{name}.postings", narrow(offsets(_joined(self._posting_counts))))
        file.add_blocks(f"{name}.positions", self._positions.dtype, self._positions.blocks())
        file.add_blocks(f"{name}.rows", self._doc_ids.dtype, self._doc_ids.blocks())
        if self._tokens is not None:
            file.add_blocks(f"{name}.tokens", NO_TERM.dtype, self._tokens.blocks())

    def impacts(self, impacts: "_Impacts") -> Iterator[Array]:
        """Yield the impacts of the postings, once *impacts* has recorded those of all fields."""
        return map(impacts.of, self._doc_ids.blocks(), self._frequencies.blocks())


def _joined(counts: Sequence[Array]) -> Array:
    return np.concatenate((np.empty(0, np.int64), *counts))


class _DocIds:
    """The doc ids at positions, from the *starts* of documents: an eighth of a byte a position.

    A bit is set at the gap after each document, so a doc id is the number of bits before.
    """

    def __init__(self, starts: Array) -> None:
        self._bits = np.zeros(-(-int(starts[-1]) // 64), np.uint64)
        self._before = np.zeros(self._bits.size, np.uint32)
        found = 0
        for begin in range(0, self._bits.size, WORDS):
            words = self._bits[begin : begin + WORDS]
            end = min(64 * (begin + WORDS), int(starts[-1]))
            # A bound of another type would copy all starts.
            of_block = slice(
                *starts.searchsorted(np.array((64 * begin, end), starts.dtype), "right")
            )
            gaps = np.zeros(64 * words.size, np.bool_)
            gaps[starts[of_block].astype(np.int64) - 1 - 64 * begin] = True
            words[:] = np.packbits(gaps, bitorder="little").view("<u8")
            ends = np.cumsum(np.bitwise_count(words), dtype=np.uint32)
            self._before[begin] = found
            self._before[begin + 1 : begin + words.size] = found + ends[:-1]
            found += int(ends[-1])

    def take(self, positions: Array) -> Array:
        """Return the doc id at each of *positions*."""
        doc_ids = np.empty(positions.size, np.uint32)
        for begin in range(0, positions.size, PART):
            some = positions[begin : begin + PART]
            words = (some >> np.uint32(6)).astype(np.intp)
            lower = (np.uint64(1) << (some & np.uint32(63)).astype(np.uint64)) - np.uint64(1)
            lower &= self._bits.take(words)
            doc_ids[begin : begin + PART] = self._before.take(words) + np.bitwise_count(lower)
        return doc_ids


class _TermNumbers:
    """The term number at each of *n_positions*, `NO_TERM` at gaps, put together part by part."""

    def __init__(self, file: ArrayFileWriter, n_positions: int) -> None:
        self._n_positions = n_positions
        self._n_parts = max(-(-n_positions // PART), 1)
        self._parts = file.partitions(np.dtype(np.uint64))

    def record(self, numbers: Array, positions: Array, first: int) -> None:
        """Record some occurrences, each by its position and the number of its term after *first*.

        A stretch of one term has as many as the archive has documents.
        """
        for begin in range(0, positions.size, PART):
            some = positions[begin : begin + PART]
            keys = numbers[begin : begin + PART] + np.uint64(first)
            keys <<= np.uint64(32)
            keys |= some
            part = (some // np.uint32(PART)).astype(np.min_scalar_type(self._n_parts))
            ends = np.cumsum(np.bincount(part, minlength=self._n_parts))
            if self._n_parts > 1:
                keys = keys.take(np.argsort(part, kind="stable"))
            self._parts.add(keys, ends)

    def blocks(self) -> Iterator[Array]:
        """Yield all numbers, a part of the positions at a time."""
        for number in range(self._n_parts):
            first = number * PART
            numbers = np.full(min(PART, self._n_positions - first), NO_TERM)
            keys = self._parts.part(number)
            positions = (keys & np.uint64(0xFFFFFFFF)).astype(np.intp) - first
            numbers[positions] = (keys >> np.uint64(32)).astype(np.uint32)
            yield numbers


def _runs(terms: Array, doc_ids: Array) -> tuple[Array, Array, Array]:
    """Return term, doc id and length of each run of occurrences of one term in one document."""
    starts = np.ones(terms.size, np.bool_)
    starts[1:] = (doc_ids[1:] != doc_ids[:-1]) | (terms[1:] != terms[:-1])
    found = [(terms[:0], doc_ids[:0], np.empty(0, np.uint32))]
    for begin in range(0, terms.size, PART):  # as in `_TermNumbers.record`
        firsts = begin + np.flatnonzero(starts[begin : begin + PART])
        found.append((terms.take(firsts), doc_ids.take(firsts), firsts.astype(np.uint32)))
    of_runs, of_documents, firsts = map(np.concatenate, zip(*found, strict=True))
    return of_runs, of_documents, np.diff(firsts, append=np.uint32(terms.size))


def _counted(values: Array, count: int) -> Array:
    """Return how often each integer below *count* is among *values*."""
    found = np.zeros(count, np.int64)
    for begin in range(0, values.size, PART):
        found += np.bincount(values[begin : begin + PART], minlength=count)
    return found


class _Impacts:
    """The numbering of pairs of a document's length and a term's frequency in it.

    Each distinct length, by the *starts* of the documents, has all frequencies from 1 up to the
    highest recorded.
    """

    def __init__(self, starts: Array) -> None:
        lengths = [
            (np.diff(starts[begin : begin + WORDS + 1].astype(np.int64)) - 1).astype(np.uint32)
            for begin in range(0, starts.size - 1, WORDS)
        ]
        self._lengths = np.unique(np.concatenate([np.unique(some) for some in lengths]))
        rank_type = np.min_scalar_type(self._lengths.size)
        self._rank = np.concatenate(
            [np.searchsorted(self._lengths, some).astype(rank_type) for some in lengths]
        )
        self._lock = threading.Lock()
        self._highest = np.ones(self._lengths.size, np.int64)

    def record(self, doc_ids: Array, frequencies: Array) -> None:
        """Record the frequencies of postings; safe to call from several threads."""
        repeated = np.flatnonzero(frequencies > 1)
        with self._lock:
            np.maximum.at(self._highest, self._rank[doc_ids[repeated]], frequencies[repeated])

    @cached_property
    def _ends(self) -> Array:
        return offsets(self._highest)

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of an impact."""
        return np.dtype(np.uint16 if self._ends[-1] < 1 << 16 else np.uint32)

    @property
    def lengths(self) -> Array:
        """The document length of each impact."""
        lengths: Array = np.repeat(self._lengths, self._highest)
        return lengths

    @property
    def frequencies(self) -> Array:
        """The term frequency of each impact."""
        frequencies: Array = np.arange(self._ends[-1]) - np.repeat(self._ends[:-1], self._highest)
        return frequencies + 1

    @cached_property
    def _firsts(self) -> Array:
        firsts: Array = self._ends[:-1].astype(self.dtype)
        return firsts

    def of(self, doc_ids: Array, frequencies: Array) -> Array:
        """Return the impacts of postings, once all postings are recorded."""
        firsts = self._firsts.take(self._rank.take(doc_ids))
        impacts: Array = firsts + (frequencies - 1).astype(self.dtype)
        return impacts


class _Frequencies:
    """The document frequency of each term by some *numbers*, one for each document."""

    def __init__(self, numbers: Array) -> None:
        is_used = np.zeros(int(numbers.max(initial=0)) + 1, np.bool_)
        is_used[numbers] = True
        self._values = np.flatnonzero(is_used).astype(np.uint32)
        ranks = np.zeros(is_used.size, np.min_scalar_type(is_used.size))
        ranks[self._values] = np.arange(self._values.size)
        self._ranks = ranks.take(numbers)
        self._sizes: list[Array] = []
        self._found: list[Array] = []
        self._counts: list[Array] = []

    def record(self, terms: Array, doc_ids: Array, count: int) -> None:
        """Record the postings of the next *count* terms, numbered from 0, term by term."""
        many = max(self._values.size, 1)
        packed = np.dtype(np.uint32 if count * many < 1 << 32 else np.uint64)
        every = terms.astype(packed)
        every *= packed.type(many)
        for begin in range(0, every.size, PART):
            every[begin : begin + PART] += self._ranks.take(doc_ids[begin : begin + PART])
        if count * many <= DENSE * every.size:  # in a sixth of the time of sorting them
            counted = _counted(every, count * many)
            pairs = np.flatnonzero(counted)
            counts = counted.take(pairs)
        else:
            pairs, counts = np.unique(every, return_counts=True)
        of_terms, ranks = np.divmod(pairs.astype(np.int64), many)
        self._sizes.append(np.bincount(of_terms, minlength=count))
        self._found.append(self._values.take(ranks))
        self._counts.append(counts.astype(np.uint32))

    def write(self, file: ArrayFileWriter, section: str) -> None:
        """Write the sections that hold these frequencies."""
        file.add(f"{section}.offsets", narrow(offsets(_joined(self._sizes))))
        file.add(section, narrow(_joined(self._found)))
        file.add(f"{section}.counts", narrow(_joined(self._counts)))
