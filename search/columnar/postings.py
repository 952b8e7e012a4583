"""Postings: for each term of a field, where it stands.

Every token of a segment has a *position*: tokens are counted through all its documents, with one
number left out after each document, so that neighbours never belong to two documents. A field is
made of *occurrences*, pairs of a term and a position, each one 64-bit number: sorting those
numbers inverts the field. Merging segments makes the same numbers anew from postings, so that
merged and freshly built segments are equal byte for byte.

A posting says that a document holds a term. Its *code* numbers the pair of the document's length
and the term's frequency in it, all that BM25 asks of a posting, so that scoring looks up one small
table. Codes ascend with the length, then with the frequency: of two terms in one document, the
more frequent has the greater code.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.columnar.format import Array, ArrayFile, ArrayFileWriter
from search.columnar.strings import Lexicon, narrow, offsets, write_lexicon

FIELDS = ("words", "stems")
"""The fields with postings: folded words, and stems tagged with their language."""


@dataclass(frozen=True)
class Occurrences:
    """What a field holds: its *terms*, sorted, and *keys*, in any order.

    A key is `term number << 32 | position`.
    """

    terms: Sequence[bytes]
    keys: Array


def first_positions(lengths: Array) -> Array:
    """Return the position of each document's first token, and one more as the end."""
    return offsets(lengths.astype(np.int64) + 1)


def occurrence_keys(terms: Array, positions: Array) -> Array:
    """Return the keys of `Occurrences` for *terms* at *positions*."""
    return terms.astype(np.uint64) << np.uint64(32) | positions.astype(np.uint64)


def write_postings(file: ArrayFileWriter, fields: dict[str, Occurrences], lengths: Array) -> None:
    """Write *fields* of documents with these *lengths* in tokens, and the table of codes."""
    starts = first_positions(lengths)
    file.add("starts", narrow(starts))
    row_at = np.repeat(np.arange(lengths.size, dtype=np.uint32), np.diff(starts))
    codes = _Codes(lengths)
    for name in FIELDS:
        fields[name].keys.sort()
        codes.count(*_runs(fields[name].keys, row_at)[1:3])
    table = codes.table()
    file.add("codes.lengths", narrow(table[0]))
    file.add("codes.frequencies", narrow(table[1]))
    for name in FIELDS:
        _write_field(file, name, fields[name], row_at, codes)


def _write_field(
    file: ArrayFileWriter, name: str, field: Occurrences, row_at: Array, codes: "_Codes"
) -> None:
    firsts, rows, frequencies = _runs(field.keys, row_at)
    write_lexicon(file, name, field.terms)
    terms = (field.keys >> np.uint64(32)).astype(np.uint32)
    count = len(field.terms)
    file.add(f"{name}.positions", field.keys.astype(np.uint32))
    file.add(f"{name}.places", narrow(offsets(np.bincount(terms, minlength=count))))
    file.add(f"{name}.postings", narrow(offsets(np.bincount(terms[firsts], minlength=count))))
    file.add(f"{name}.rows", rows)
    file.add(f"{name}.codes", codes.of(rows, frequencies))


def _runs(keys: Array, row_at: Array) -> tuple[Array, Array, Array]:
    """Return of each run of *keys* with one term and row: its start, its row, its length."""
    rows = row_at[keys.astype(np.uint32)]
    terms = (keys >> np.uint64(32)).astype(np.uint32)
    starts = np.ones(keys.size, np.bool_)
    starts[1:] = (rows[1:] != rows[:-1]) | (terms[1:] != terms[:-1])
    firsts = np.flatnonzero(starts)
    return firsts, rows[firsts], np.diff(firsts, append=keys.size).astype(np.uint32)


class _Codes:
    """The numbering of pairs of a length and a frequency."""

    def __init__(self, lengths: Array) -> None:
        self._lengths, self._rank = np.unique(lengths, return_inverse=True)
        self._highest = np.ones(self._lengths.size, np.int64)

    def count(self, rows: Array, frequencies: Array) -> None:
        """Learn which frequencies there are."""
        several = np.flatnonzero(frequencies > 1)
        np.maximum.at(self._highest, self._rank[rows[several]], frequencies[several])

    def table(self) -> tuple[Array, Array]:
        """Return the length and the frequency of each code."""
        firsts = offsets(self._highest)[:-1]
        frequencies = np.arange(self._highest.sum()) - np.repeat(firsts, self._highest) + 1
        return np.repeat(self._lengths, self._highest), frequencies

    def of(self, rows: Array, frequencies: Array) -> Array:
        """Return the codes of postings."""
        ends = offsets(self._highest)
        firsts = ends[:-1].astype(np.uint16 if ends[-1] < 1 << 16 else np.uint32)
        return (firsts[self._rank])[rows] + (frequencies - 1).astype(firsts.dtype)


class Field:
    """The postings of field *name*, as arrays of the mapped file."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.terms = Lexicon(file, name)
        self.rows = file[f"{name}.rows"]
        self.codes = file[f"{name}.codes"]
        self.positions = file[f"{name}.positions"]
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

    def sums(self, by_posting: Array) -> Array:
        """Return for each term the sum of *by_posting*, a number or a flag for each posting."""
        firsts = np.asarray(self._postings, np.intp)[:-1]
        return np.add.reduceat(by_posting, firsts, dtype=np.int64)

    def document_frequency(self, term: int) -> int:
        """Return how many rows hold the term, deleted ones too."""
        count: int = self._postings[term + 1] - self._postings[term]
        return count

    def keys(self) -> tuple[Array, Array]:
        """Return the term and the position of every occurrence."""
        places = np.asarray(self._places, np.int64)
        counts: Array = np.diff(places)
        return np.repeat(np.arange(len(self.terms)), counts), self.positions
