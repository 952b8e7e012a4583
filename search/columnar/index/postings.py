"""Postings: the documents that hold each term of a field, and the term's positions in them.

Every token of a segment has a *position*. Positions count through all documents and leave a gap of
one after each, so consecutive positions never belong to two documents. An *occurrence* is a pair
of a term and a position; a field has them by term, then by position. A merge makes the same pairs
from the postings of its segments, so merged and freshly built segments are equal byte for byte.

The field of words also keeps *tokens*, the term number at each position. A phrase of two words then
costs one look-up for each occurrence of the rarer word. The field of stems has no tokens, because
one token may have two stems.

A posting is one document that holds a term. Its *impact* numbers the pair of the document's length
and the term's frequency in it. BM25 needs nothing else of a posting, so scoring is a look-up in one
small table. Impacts ascend by length, then by frequency: of two terms in one document, the more
frequent has the greater impact. In files the impacts are called `codes`, and doc ids `rows`.
"""

import numpy as np

from search.columnar.files.array_file import Array, ArrayFile
from search.columnar.files.strings import TermDictionary

FIELDS = ("words", "stems")
"""The fields with postings: folded words, and stems tagged with their language."""

FAR_FEWER = 8
"""From this ratio on, the places of the few are found faster than all are added up."""

_BLOCK = 1 << 15  # postings whose doc ids are read at a time

NO_TERM = np.uint32(2**32 - 1)
"""The token at a gap between documents."""


class Field:
    """The postings of field *name*, as arrays of the mapped file.

    *doc_ids* and *impacts* have an element for each posting, *positions* one for each occurrence,
    both term by term. *tokens* has the term number at each position; None for stems.
    """

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.tokens = file[f"{name}.tokens"] if name == FIELDS[0] else None
        self.terms = TermDictionary(file, name)
        self.doc_ids = file[f"{name}.rows"]
        self.impacts = file[f"{name}.codes"]
        self.positions = file[f"{name}.positions"]
        self._frequencies = file["codes.frequencies"]
        self._posting_offsets = file[f"{name}.postings"].data
        self._position_offsets = file[f"{name}.places"].data

    def stretch(self, term: int) -> slice:
        """Return the slice of *doc_ids* and *impacts* with the postings of a term number."""
        return slice(self._posting_offsets[term], self._posting_offsets[term + 1])

    def stretches(self, terms: range) -> slice:
        """Return the slice with the postings of consecutive term numbers."""
        return slice(self._posting_offsets[terms.start], self._posting_offsets[terms.stop])

    def places(self, term: int) -> slice:
        """Return the slice of *positions* with the occurrences of a term number."""
        return slice(self._position_offsets[term], self._position_offsets[term + 1])

    def occurrences(self, term: int) -> int:
        """Return how many occurrences a term has in all documents, deleted ones included."""
        count: int = self._position_offsets[term + 1] - self._position_offsets[term]
        return count

    def owners(self, term: int, occurrences: Array) -> Array:
        """Return the index of the posting that each of a term's *occurrences* belongs to.

        Both are numbered from 0 within the term.
        """
        count = self.document_frequency(term)
        if self.occurrences(term) == count:
            return occurrences
        frequencies = self._frequencies.take(self.impacts[self.stretch(term)])
        return np.repeat(np.arange(count), frequencies).take(occurrences)

    def doc_ids_of(self, term: int, occurrences: Array) -> Array:
        """Return the doc id of each of a term's *occurrences*, numbered from 0 within the term."""
        return self.doc_ids[self.stretch(term)].take(self.owners(term, occurrences))

    def counts_of(self, flags: Array) -> Array:
        """Return for every term how many of its postings are flagged in *flags*."""
        firsts = np.asarray(self._posting_offsets, np.intp)[:-1]
        # Bytes are added up in less than half the time that truth values take.
        counted = np.add.reduceat(flags.view(np.uint8), firsts, dtype=np.uint32)
        return counted.astype(np.int64)

    def holding(self, flags: Array) -> Array:
        """Return for every term how many of the documents that are flagged in *flags* hold it."""
        held = self._held(flags)
        if np.count_nonzero(held) * FAR_FEWER > held.size:
            return self.counts_of(held)
        return np.diff(np.flatnonzero(held).searchsorted(np.asarray(self._posting_offsets)))

    def postings_of(self, flags: Array) -> tuple[Array, Array]:
        """Return term number and doc id of each posting of the documents flagged in *flags*."""
        found = np.flatnonzero(self._held(flags))
        ends = np.asarray(self._posting_offsets)[1:]
        return ends.searchsorted(found, "right"), self.doc_ids.take(found)

    def _held(self, flags: Array) -> Array:
        """Return for each posting whether its document is flagged in *flags*."""
        held = np.empty(self.doc_ids.size, np.bool_)
        for start in range(0, held.size, _BLOCK):
            block = slice(start, start + _BLOCK)
            np.take(flags, self.doc_ids[block], out=held[block], mode="clip")
        return held

    def document_frequency(self, term: int) -> int:
        """Return how many documents hold a term, deleted ones included."""
        count: int = self._posting_offsets[term + 1] - self._posting_offsets[term]
        return count

    def document_frequencies(self, terms: range) -> Array:
        """Return how many documents hold each of consecutive *terms*, deleted ones included."""
        return _differences(self._posting_offsets, terms)

    def positions_between(self, terms: range) -> slice:
        """Return the slice of *positions* with the occurrences of consecutive *terms*."""
        return slice(self._position_offsets[terms.start], self._position_offsets[terms.stop])

    def counts(self, terms: range) -> Array:
        """Return the number of occurrences of each of consecutive *terms*."""
        return _differences(self._position_offsets, terms)

    def after(self, term: int, occurrences: int) -> int:
        """Return the end of the longest run of terms from *term* on within so many *occurrences*.

        The run has one term at least, however many occurrences that one has.
        """
        ends = np.asarray(self._position_offsets)
        limit = int(ends[term]) + occurrences
        return max(term + 1, int(np.searchsorted(ends, limit, "right")) - 1)


def _differences(offsets: memoryview, terms: range) -> Array:
    return np.diff(np.asarray(offsets[terms.start : terms.stop + 1]).astype(np.int64))
