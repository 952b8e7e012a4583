"""The codec that lets Whoosh read our segments, so `whoosh.index.open_dir` opens an index.

It serves Whoosh's own tools, and our tests use Whoosh's results as an oracle. The codec only reads;
`search.columnar.writing.writer` writes. Facets and days have no postings, so their terms and
postings are made from the columns.

Written against Whoosh 2.7.4, with two workarounds. `combine_terminfos` changes the TermInfo passed
to it, so each call here makes a new one. Searches with a limit return wrong results if a matcher
supports block quality, so ours does not.
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
from search.values.facets import FACETS


class ColumnCodec(base.Codec):  # type: ignore[misc]
    """A read-only codec for our segments."""

    length_stats = False

    def terms_reader(self, storage: Any, segment: ColumnSegment) -> "ColumnTerms":
        """Return the reader of terms."""
        return ColumnTerms(_opened(segment, storage))

    def per_document_reader(self, storage: Any, segment: ColumnSegment) -> "ColumnDocuments":
        """Return the reader of documents."""
        return ColumnDocuments(_opened(segment, storage))

    def automata(self, _storage: Any, _segment: ColumnSegment) -> base.Automata:
        """Return Whoosh's own automata, which need only a cursor."""
        return base.Automata()


class TermCursor(base.FieldCursor):  # type: ignore[misc]
    """A cursor over the sorted terms of a field."""

    def __init__(
        self, terms: Any, decode: Callable[[bytes], str], encode: Callable[[str], bytes]
    ) -> None:
        self._terms = terms
        self._decode = decode
        self._encode = encode
        self._index = 0

    def first(self) -> str | None:
        """Go to the first term and return it."""
        self._index = 0
        return self.text()

    def find(self, text: str | bytes) -> str | None:
        """Go to the first term equal to *text* or after it, and return the term."""
        wanted = text if isinstance(text, bytes) else self._encode(text)
        self._index = bisect_left(self._terms, wanted)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term and return it."""
        self._index += 1
        return self.text()

    def text(self) -> str | None:
        """Return the current term, None past the last one."""
        return self._decode(self._terms[self._index]) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Return whether the cursor is at a term."""
        return self._index < len(self._terms)


class ColumnTerms(base.TermsReader):  # type: ignore[misc]
    """The terms of a segment, in fields with postings and in columns."""

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
        for index in range(bisect_left(terms, prefix), len(terms)):
            yield fieldname, terms[index]

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield all terms with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield the terms of a field from *prefix* on with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return the statistics of a term."""
        doc_ids, frequencies, _ = self._postings(fieldname, text)
        lengths = np.diff(self._segment.file.starts.astype(np.int64))[doc_ids] - 1
        return TermInfo(
            weight=int(frequencies.sum()),
            df=int(doc_ids.size),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=int(frequencies.max()),
            minid=int(doc_ids[0]),
            maxid=int(doc_ids[-1]),
        )

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> "ColumnMatcher":
        """Return a matcher over the postings of a term."""
        postings = self._postings(fieldname, text)
        return ColumnMatcher((fieldname, text), postings, self._segment, scorer, format_)

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields that have terms."""
        return sorted((*FIELDS, *(field.id for field in FACETS), "date", "id"))

    def _postings(self, name: str, text: bytes) -> tuple[Array, Array, Array | None]:
        """Return doc ids, frequencies and, for a field with postings, all positions of a term."""
        found = self._find(name, text)
        if found is None:
            raise KeyError((name, text))  # Whoosh's reader turns this into its TermNotFound
        if isinstance(found, int):
            field: Field = self._segment.file.fields[name]
            stretch = field.stretch(found)
            frequencies = self._segment.file.impact_frequencies[field.impacts[stretch]]
            return field.doc_ids[stretch], frequencies, field.positions[field.places(found)]
        return found, np.ones(found.size, np.int64), None

    def _find(self, name: str, text: bytes) -> int | Array | None:
        """Return a term's number, or the documents that hold it if the field has no postings."""
        if name in FIELDS:
            number = self._segment.file.fields[name].terms.find(text)
            return None if number < 0 else number
        doc_ids = self._doc_ids_in_column(name, text)
        return doc_ids if doc_ids.size else None

    def _doc_ids_in_column(self, name: str, text: bytes) -> Array:
        file = self._segment.file
        if name == "id":
            return np.array(file.find([text]), np.intp)
        if name == "date":
            return np.flatnonzero(file.days == _day_of(text))
        column = file.facets[name]
        return np.flatnonzero(file.numbers_with(name, (text.decode(),))[column.numbers])

    def _sorted_terms(self, name: str) -> Any:
        file = self._segment.file
        if name in FIELDS:
            return file.fields[name].terms
        if name == "id":
            return sorted(file.id(doc_id).encode() for doc_id in range(file.documents))
        if name == "date":
            days = np.unique(file.days[file.days != NO_DAY]).tolist()
            return [schema()["date"].to_bytes(day) for day in days]
        return sorted(value.encode() for value in file.facets[name].values)


class ColumnMatcher(LeafMatcher):  # type: ignore[misc]
    """A matcher that walks through the postings of one term."""

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
        self._doc_ids, self._frequencies, self._positions = postings
        self._ends = np.cumsum(self._frequencies)
        self._index = 0

    def is_active(self) -> bool:
        """Return whether the matcher is at a posting."""
        return self._index < self._doc_ids.size

    def reset(self) -> None:
        """Go back to the first posting."""
        self._index = 0

    def copy(self) -> "ColumnMatcher":
        """Return another matcher at the same posting."""
        other = ColumnMatcher(self._term, self._postings, self._segment, self.scorer, self.format)
        other._index = self._index
        return other

    def term(self) -> tuple[str, bytes]:
        """Return the term."""
        return self._term

    def id(self) -> int:
        """Return the doc id."""
        return int(self._doc_ids[self._index])

    def next(self) -> None:
        """Go to the next posting."""
        if not self.is_active():
            raise ReadTooFar
        self._index += 1

    def skip_to(self, id: int) -> None:  # noqa: A002  # Whoosh's name
        """Go on to the first posting of document *id* or a later one."""
        if not self.is_active():
            raise ReadTooFar
        self._index += int(np.searchsorted(self._doc_ids[self._index :], id))

    def weight(self) -> float:
        """Return the frequency of the term in the document."""
        return float(self._frequencies[self._index])

    def value(self) -> bytes:
        """Return no bytes; `value_as` has the positions."""
        return b""

    def value_as(self, astype: str) -> Any:
        """Return the frequency, the weight or the positions of the term in the document."""
        if astype == "positions" and self._positions is not None:
            end = int(self._ends[self._index])
            start = end - int(self._frequencies[self._index])
            first = int(self._segment.file.starts[self.id()])
            return (self._positions[start:end].astype(np.int64) - first).tolist()
        return self.weight()

    def supports(self, astype: str) -> bool:
        """Return whether `value_as` supports *astype*."""
        return astype in ("frequency", "weight", "positions")

    def supports_block_quality(self) -> bool:
        """Return False: postings have no blocks."""
        return False

    def max_quality(self) -> float:
        """Return infinity, so that Whoosh skips no posting."""
        return float("inf")

    def score(self) -> float:
        """Return the score of the posting by Whoosh's weighting."""
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
        """Return the number of live documents."""
        return self._segment.documents

    def doc_count_all(self) -> int:
        """Return the number of documents, deleted ones included."""
        return self._segment.file.documents

    def has_deletions(self) -> bool:
        """Return whether any document is deleted."""
        return bool(self._deleted)

    def is_deleted(self, docnum: int) -> bool:
        """Return whether a document is deleted."""
        return docnum in self._deleted

    def deleted_docs(self) -> frozenset[int]:
        """Return the deleted doc ids; Whoosh calls this for every term."""
        return self._deleted

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the length of a document in tokens."""
        starts = self._segment.file.starts
        return int(starts[docnum + 1]) - int(starts[docnum]) - 1 if fieldname in FIELDS else default

    def field_length(self, fieldname: str) -> int:
        """Return the total length of all live documents in tokens."""
        return self._segment.tokens if fieldname in FIELDS else 0

    def min_field_length(self, fieldname: str) -> int:
        """Return the length of the shortest document in tokens, deleted ones included."""
        return int(self._lengths.min()) if fieldname in FIELDS else 0

    def max_field_length(self, fieldname: str) -> int:
        """Return the length of the longest document in tokens, deleted ones included."""
        return int(self._lengths.max()) if fieldname in FIELDS else 0

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the stored fields of a document for Whoosh's results."""
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
