"""The codec by which Whoosh reads our segments: `whoosh.index.open_dir` opens an index.

It is for Whoosh's own tools and as the oracle of our tests; the engine reads the same arrays
whole (`search.columnar.scoring.scorers`). It is read-only: `search.columnar.writing.writer`
writes. Facets and days have no postings, so their terms are made up from the columns.

Written against Whoosh 2.7.4. Two of its habits shape this: `combine_terminfos` changes the
TermInfo that it is given, so each call makes a new one, and limited searches are wrong where a
matcher supports block quality, so ours does not.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.fields import FieldType
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.reading import TermInfo

from search.columnar.files.array_file import Array
from search.columnar.index.postings import FIELDS, Field
from search.columnar.index.record import NO_DAY
from search.columnar.index.schema import schema
from search.columnar.index.segment import Segment, SegmentFile, read_deletions
from search.columnar.index.table_of_contents import ColumnSegment

_FACETS = ("kind", "language", "topic")


class ColumnCodec(base.Codec):  # type: ignore[misc]
    """Reads segments of arrays."""

    length_stats = False

    def terms_reader(self, storage: Any, segment: ColumnSegment) -> "ColumnTerms":
        """Return the reader of terms."""
        return ColumnTerms(_opened(segment, storage))

    def per_document_reader(self, storage: Any, segment: ColumnSegment) -> "ColumnDocuments":
        """Return the reader of documents."""
        return ColumnDocuments(_opened(segment, storage))

    def automata(self, _storage: Any, _segment: ColumnSegment) -> base.Automata:
        """Return Whoosh's own automata, which walk a cursor."""
        return base.Automata()


class TermCursor(base.FieldCursor):  # type: ignore[misc]
    """A place among the sorted terms of a field."""

    def __init__(
        self, terms: Any, decode: Callable[[bytes], str], encode: Callable[[str], bytes]
    ) -> None:
        self._terms = terms
        self._decode = decode
        self._encode = encode
        self._place = 0

    def first(self) -> str | None:
        """Go to the first term and return it."""
        self._place = 0
        return self.text()

    def find(self, text: str | bytes) -> str | None:
        """Go to the first term not before *text* and return it."""
        wanted = text if isinstance(text, bytes) else self._encode(text)
        self._place = bisect_left(self._terms, wanted)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term and return it."""
        self._place += 1
        return self.text()

    def text(self) -> str | None:
        """Return the term here, None past the last."""
        return self._decode(self._terms[self._place]) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Say whether there is a term here."""
        return self._place < len(self._terms)


class ColumnTerms(base.TermsReader):  # type: ignore[misc]
    """The terms of a segment: those of fields with postings, and those of columns."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._find(*term) is not None

    def cursor(self, fieldname: str, fieldobj: FieldType) -> TermCursor:
        """Return a cursor at the first term of a field."""
        terms = self._sorted_terms(fieldname)
        return TermCursor(terms, fieldobj.from_bytes, fieldobj.to_bytes)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield all terms of all fields in order."""
        for name in self.indexed_field_names():
            yield from ((name, text) for text in self._sorted_terms(name))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms of a field from *prefix* on."""
        terms = self._sorted_terms(fieldname)
        for place in range(bisect_left(terms, prefix), len(terms)):
            yield fieldname, terms[place]

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield all terms with their figures."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield the terms of a field from *prefix* on with their figures."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return the figures of a term."""
        rows, frequencies, _ = self._postings(fieldname, text)
        lengths = np.diff(self._segment.file.starts.astype(np.int64))[rows] - 1
        return TermInfo(
            weight=int(frequencies.sum()),
            df=int(rows.size),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=int(frequencies.max()),
            minid=int(rows[0]),
            maxid=int(rows[-1]),
        )

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> "ColumnMatcher":
        """Return the postings of a term."""
        postings = self._postings(fieldname, text)
        return ColumnMatcher((fieldname, text), postings, self._segment, scorer, format_)

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields that have terms."""
        return sorted((*FIELDS, *_FACETS, "date", "id"))

    def _postings(self, name: str, text: bytes) -> tuple[Array, Array, Array | None]:
        """Return rows, frequencies and, where there are any, the positions of all occurrences."""
        found = self._find(name, text)
        if found is None:
            raise KeyError((name, text))  # which Whoosh's reader translates
        if isinstance(found, int):
            field: Field = self._segment.file.fields[name]
            stretch = field.stretch(found)
            frequencies = self._segment.file.impact_frequencies[field.impacts[stretch]]
            return field.doc_ids[stretch], frequencies, field.positions[field.places(found)]
        return found, np.ones(found.size, np.int64), None

    def _find(self, name: str, text: bytes) -> int | Array | None:
        """Return a term's number, or the rows that hold it if it has no postings."""
        if name in FIELDS:
            number = self._segment.file.fields[name].terms.find(text)
            return None if number < 0 else number
        rows = self._column_rows(name, text)
        return rows if rows.size else None

    def _column_rows(self, name: str, text: bytes) -> Array:
        file = self._segment.file
        if name == "id":
            return np.array(file.find([text]), np.intp)
        if name == "date":
            return np.flatnonzero(file.days == _day_of(text))
        column = file.facets[name]
        wanted = column.profiles_with((text.decode(),), file.profile_years.size)
        return np.flatnonzero(wanted[file.profile])

    def _sorted_terms(self, name: str) -> Any:
        file = self._segment.file
        if name in FIELDS:
            return file.fields[name].terms
        if name == "id":
            return sorted(file.id(row).encode() for row in range(file.documents))
        if name == "date":
            days = np.unique(file.days[file.days != NO_DAY]).tolist()
            return [schema()["date"].to_bytes(day) for day in days]
        return sorted(value.encode() for value in file.facets[name].values)


class ColumnMatcher(LeafMatcher):  # type: ignore[misc]
    """The postings of one term, one at a time."""

    def __init__(
        self,
        term: tuple[str, bytes],
        postings: tuple[Array, Array, Array | None],
        segment: Segment,
        scorer: Any,
        format_: Any,
    ) -> None:
        self._term = term
        self._postings = postings
        self._segment = segment
        self.scorer = scorer
        self.format = format_
        self._rows, self._frequencies, self._positions = postings
        self._ends = np.cumsum(self._frequencies)
        self._place = 0

    def is_active(self) -> bool:
        """Say whether there is a posting here."""
        return self._place < self._rows.size

    def reset(self) -> None:
        """Go back to the first posting."""
        self._place = 0

    def copy(self) -> "ColumnMatcher":
        """Return another one at the same place."""
        other = ColumnMatcher(self._term, self._postings, self._segment, self.scorer, self.format)
        other._place = self._place
        return other

    def term(self) -> tuple[str, bytes]:
        """Return the term."""
        return self._term

    def id(self) -> int:
        """Return the row."""
        return int(self._rows[self._place])

    def next(self) -> None:
        """Go to the next posting."""
        if not self.is_active():
            raise ReadTooFar
        self._place += 1

    def skip_to(self, id: int) -> None:  # noqa: A002  # Whoosh's name
        """Go on to the first posting of row *id* or a later one."""
        if not self.is_active():
            raise ReadTooFar
        self._place += int(np.searchsorted(self._rows[self._place :], id))

    def weight(self) -> float:
        """Return how often the term stands in the row."""
        return float(self._frequencies[self._place])

    def value(self) -> bytes:
        """Return nothing: positions are read by `value_as`."""
        return b""

    def value_as(self, astype: str) -> Any:
        """Return the row's frequency, weight or positions."""
        if astype == "positions" and self._positions is not None:
            end = int(self._ends[self._place])
            start = end - int(self._frequencies[self._place])
            first = int(self._segment.file.starts[self.id()])
            return (self._positions[start:end].astype(np.int64) - first).tolist()
        return self.weight()

    def supports(self, astype: str) -> bool:
        """Say what `value_as` gives."""
        return astype in ("frequency", "weight", "positions")

    def supports_block_quality(self) -> bool:
        """Say that postings have no blocks."""
        return False

    def max_quality(self) -> float:
        """Set no limit to what a posting may score, so that none is skipped."""
        return float("inf")

    def score(self) -> float:
        """Return what Whoosh's weighting makes of the posting."""
        score: float = self.scorer.score(self) if self.scorer else self.weight()
        return score


class ColumnDocuments(base.PerDocumentReader):  # type: ignore[misc]
    """The documents of a segment."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    @cached_property
    def _deleted(self) -> frozenset[int]:
        live = self._segment.live
        return frozenset() if live is None else frozenset(np.flatnonzero(~live).tolist())

    def doc_count(self) -> int:
        """Return how many documents there are."""
        return self._segment.documents

    def doc_count_all(self) -> int:
        """Return how many rows there are, deleted ones too."""
        return self._segment.file.documents

    def has_deletions(self) -> bool:
        """Say whether any row is deleted."""
        return bool(self._deleted)

    def is_deleted(self, docnum: int) -> bool:
        """Say whether a row is deleted."""
        return docnum in self._deleted

    def deleted_docs(self) -> frozenset[int]:
        """Return the deleted rows; Whoosh asks for them with every term."""
        return self._deleted

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the tokens of a row."""
        starts = self._segment.file.starts
        return int(starts[docnum + 1]) - int(starts[docnum]) - 1 if fieldname in FIELDS else default

    def field_length(self, fieldname: str) -> int:
        """Return the tokens of all live rows."""
        return self._segment.tokens if fieldname in FIELDS else 0

    def min_field_length(self, fieldname: str) -> int:
        """Return the tokens of the shortest row."""
        return int(self._lengths.min()) if fieldname in FIELDS else 0

    def max_field_length(self, fieldname: str) -> int:
        """Return the tokens of the longest row."""
        return int(self._lengths.max()) if fieldname in FIELDS else 0

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the document of a row, as Whoosh's results carry it."""
        document = self._segment.file.document(docnum)
        return {"id": document.id, "document": document}

    @cached_property
    def _lengths(self) -> Array:
        return np.diff(self._segment.file.starts.astype(np.int64)) - 1


def _opened(segment: ColumnSegment, storage: Any) -> Segment:
    """Return the segment with the newest deletions in *storage*."""
    folder = Path(storage.folder)
    name = segment.segment_id()
    deletions = sorted(folder.glob(f"{name}.*.del"), key=lambda p: int(p.suffixes[0][1:]))
    live = read_deletions(deletions[-1]) if segment.deleted_count() else None
    return Segment(name, SegmentFile(folder / f"{name}.col"), live)


def _day_of(text: bytes) -> int:
    day: int = schema()["date"].from_bytes(text)
    return day
