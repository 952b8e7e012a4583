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

import numpy as np

from search.columnar.files.array_file import Array, ArrayFile
from search.columnar.files.strings import TermDictionary

FIELDS = ("words", "stems")
"""The fields with postings: folded words, and stems tagged with their language."""

NO_TERM = np.uint32(2**32 - 1)


class Field:
    """The postings of field *name*, as arrays of the mapped file.

    *tokens* is the number of the term at each position, None for a field that may have several.
    """

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.tokens = file[f"{name}.tokens"] if name == FIELDS[0] else None
        self.terms = TermDictionary(file, name)
        self.doc_ids = file[f"{name}.rows"]
        self.impacts = file[f"{name}.codes"]
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
        frequencies = self._frequencies.take(self.impacts[self.stretch(term)])
        return np.repeat(np.arange(count), frequencies).take(occurrences)

    def doc_ids_of(self, term: int, occurrences: Array) -> Array:
        """Return the rows in which some *occurrences* of the term stand."""
        return self.doc_ids[self.stretch(term)].take(self.owners(term, occurrences))

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
