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


@dataclass(frozen=True)
class TermPositions:
    """The occurrences of a stretch of *terms*, which are sorted.

    *keys* are ascending; a key is `index into terms << 32 | position`.
    """

    terms: Sequence[bytes]
    keys: Array


Fields = Mapping[str, Iterable[TermPositions]]
"""The occurrences of each field, a stretch of terms at a time."""


class PostingsWriter:
    """The postings of *fields*, spooled beside *file* until `write` adds them to it.

    *lengths* has the tokens of each document, *languages* the number of its language, and *topics*
    that of its kind and topics.
    """

    def __init__(
        self,
        file: ArrayFileWriter,
        fields: Fields,
        lengths: Array,
        languages: Array,
        topics: Array,
    ) -> None:
        doc_id_at = _doc_id_at(lengths)
        self._impacts = _Impacts(lengths)
        self._languages = _Frequencies(languages)
        self._topics = _Frequencies(topics)
        tokens = np.full(doc_id_at.size, NO_TERM)
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

    *doc_id_at* has the doc id at each position. *impacts* and *counted* record the postings.
    *tokens* receives the term number at each position, for a field with one term a position.
    """

    def __init__(
        self,
        file: ArrayFileWriter,
        stretches: Iterable[TermPositions],
        doc_id_at: Array,
        impacts: "_Impacts",
        counted: "_Frequencies",
        tokens: Array | None = None,
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
            numbers = (stretch.keys >> np.uint64(32)).astype(np.uint32)
            positions = stretch.keys.astype(np.uint32)
            indices = positions.astype(np.intp)  # NumPy indexes by intp in half the time
            firsts, doc_ids, frequencies = _runs(numbers, doc_id_at.take(indices))
            of_postings = numbers.take(firsts)
            if tokens is not None:
                tokens[indices] = numbers + np.uint32(len(self._terms))
            counted.record(of_postings, doc_ids, count)
            impacts.record(doc_ids, frequencies)
            self._terms += stretch.terms
            self._occurrence_counts.append(np.bincount(numbers, minlength=count))
            self._posting_counts.append(np.bincount(of_postings, minlength=count))
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
            file.add(f"{name}.tokens", self._tokens)

    def impacts(self, impacts: "_Impacts") -> Iterator[Array]:
        """Yield the impacts of the postings, once *impacts* has recorded those of all fields."""
        return map(impacts.of, self._doc_ids.blocks(), self._frequencies.blocks())


def _joined(counts: Sequence[Array]) -> Array:
    return np.concatenate((np.empty(0, np.int64), *counts))


def _doc_id_at(lengths: Array) -> Array:
    """Return the doc id at each position."""
    return np.repeat(np.arange(lengths.size, dtype=np.uint32), lengths.astype(np.int64) + 1)


def _runs(terms: Array, doc_ids: Array) -> tuple[Array, Array, Array]:
    """Return start, doc id and length of each run of occurrences of one term in one document."""
    starts = np.ones(terms.size, np.bool_)
    starts[1:] = (doc_ids[1:] != doc_ids[:-1]) | (terms[1:] != terms[:-1])
    firsts = np.flatnonzero(starts)
    return firsts, doc_ids.take(firsts), np.diff(firsts, append=terms.size).astype(np.uint32)


class _Impacts:
    """The numbering of pairs of a document's length and a term's frequency in it.

    Each distinct length in *lengths* has all frequencies from 1 up to the highest recorded.
    """

    def __init__(self, lengths: Array) -> None:
        self._lengths, rank = np.unique(lengths, return_inverse=True)
        self._rank = rank.astype(np.min_scalar_type(self._lengths.size))
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
    def _first_of_doc_id(self) -> Array:
        firsts: Array = self._ends[:-1].astype(self.dtype)[self._rank]
        return firsts

    def of(self, doc_ids: Array, frequencies: Array) -> Array:
        """Return the impacts of postings, once all postings are recorded."""
        impacts: Array = self._first_of_doc_id[doc_ids] + (frequencies - 1).astype(self.dtype)
        return impacts


class _Frequencies:
    """The document frequency of each term by some *numbers*, one for each document."""

    def __init__(self, numbers: Array) -> None:
        self._values, ranks = np.unique(numbers, return_inverse=True)
        self._ranks = ranks.astype(np.uint32)
        self._sizes: list[Array] = []
        self._found: list[Array] = []
        self._counts: list[Array] = []

    def record(self, terms: Array, doc_ids: Array, count: int) -> None:
        """Record the postings of the next *count* terms, numbered from 0, term by term."""
        many = max(self._values.size, 1)
        packed = np.dtype(np.uint32 if count * many < 1 << 32 else np.uint64)
        pairs, counts = np.unique(
            terms.astype(packed) * packed.type(many) + self._ranks.take(doc_ids).astype(packed),
            return_counts=True,
        )
        of_terms, ranks = np.divmod(pairs.astype(np.int64), many)
        self._sizes.append(np.bincount(of_terms, minlength=count))
        self._found.append(self._values.take(ranks))
        self._counts.append(counts)

    def write(self, file: ArrayFileWriter, section: str) -> None:
        """Write the sections that hold these frequencies."""
        file.add(f"{section}.offsets", narrow(offsets(_joined(self._sizes))))
        file.add(section, narrow(_joined(self._found)))
        file.add(f"{section}.counts", narrow(_joined(self._counts)))
