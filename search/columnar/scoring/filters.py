"""Filters: scorers that add nothing to a score."""

from abc import abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
from whoosh import query

from search.columnar.files.array_file import Array
from search.columnar.index.facet_column import FacetColumn
from search.columnar.index.record import hashed
from search.columnar.index.searcher import Searcher
from search.columnar.index.segment import Segment
from search.columnar.scoring.docset import DocSet
from search.columnar.scoring.intersection import complement
from search.columnar.scoring.scorer import Scorer


def every_document(searcher: Searcher) -> Scorer:
    """Return the scorer that matches all documents."""
    return _EveryDocument(searcher)


def facet_filter(searcher: Searcher, facet: str, value: str) -> Scorer:
    """Return the scorer of documents that have *value* in *facet*."""
    return _FacetFilter(
        searcher,
        [
            (segment.file.facets[facet], segment.file.numbers_with(facet, (value,)))
            for segment in searcher.segments
        ],
    )


def address_filter(searcher: Searcher, field: str, key: str) -> Scorer:
    """Return the scorer of documents published at an address; see `search.asking.addresses`."""
    wanted = hashed(field, key)
    return _Selected(searcher, [segment.file.doc_ids_at(wanted) for segment in searcher.segments])


def group_filter(searcher: Searcher, document_id: str) -> Scorer:
    """Return the scorer of the document with that id, or a wording of it, and its near-copies."""
    return _Selected(searcher, searcher.group_of(document_id))


def day_range(searcher: Searcher, days: query.NumericRange) -> Scorer:
    """Return the scorer of documents dated within *days*, a range of ordinals."""
    return _DayRange(searcher, days)


def negation(searcher: Searcher, child: Scorer) -> Scorer:
    """Return the scorer of documents that *child* does not match."""
    return _Negation(searcher, child)


def dated_doc_ids(segment: Segment, first: int | None, end: int | None) -> range:
    """Return the doc ids of documents dated from day *first* up to, not including, *end*.

    The days are ordinals; None leaves a side open. Documents are numbered newest first, and the
    undated ones, which are in no range, come last. A month or year counts as its first day.
    """
    days = segment.file.days_by_doc_id
    start = 0 if end is None else bisect_right(days, -end, key=lambda day: -day)
    dated = bisect_left(days, 0, key=lambda day: -day)
    stop = dated if first is None else bisect_right(days, -first, hi=dated, key=lambda day: -day)
    return range(min(start, dated), max(stop, min(start, dated)))


class DocsWithin:
    """The documents of a segment whose date overlaps the days from *first* up to, not *end*.

    The date of a document is a day, a month or a year; the days are ordinals, None an open side.
    """

    def __init__(self, segment: Segment, first: int | None, end: int | None) -> None:
        self._begun = dated_doc_ids(segment, first, end)
        reaching = np.empty(0, np.intp) if first is None else segment.file.doc_ids_reaching(first)
        self._reaching = reaching if first is None or end is None or first < end else reaching[:0]

    def __len__(self) -> int:
        return len(self._begun) + int(self._reaching.size)

    def doc_ids(self) -> Array:
        """Return the doc ids, ascending, deleted ones included."""
        begun = np.arange(self._begun.start, self._begun.stop)
        return np.concatenate((begun, self._reaching))  # which are older

    def flags(self, doc_ids: Array) -> Array:
        """Return for each of *doc_ids* whether it is one of the documents."""
        inside: Array = (doc_ids >= self._begun.start) & (doc_ids < self._begun.stop)
        return inside | np.isin(doc_ids, self._reaching) if self._reaching.size else inside


class _Filter(Scorer):
    """A scorer that adds nothing to a score."""

    def probe(self, ordinal: int, doc_ids: Array) -> tuple[Array, Array | None]:
        return self.select(ordinal, doc_ids), None

    @abstractmethod
    def select(self, ordinal: int, doc_ids: Array) -> Array: ...


class _EveryDocument(_Filter):
    """Matches all documents that are not deleted."""

    @property
    def cost(self) -> int:
        return self.searcher.documents

    def matches(self, ordinal: int) -> DocSet:
        return DocSet(self.segment(ordinal).every_doc_id, ascending=True)

    def select(self, ordinal: int, doc_ids: Array) -> Array:  # noqa: ARG002  # all are live
        return np.arange(doc_ids.size)


class _FacetFilter(_Filter):
    """Matches documents by a facet: *wanted* flags numbers of its column, for each segment."""

    def __init__(
        self, searcher: Searcher, wanted: Sequence[tuple[FacetColumn[str], Array]]
    ) -> None:
        super().__init__(searcher)
        self._wanted = wanted

    @property
    def cost(self) -> int:
        return sum(
            int(segment.counts(column)[wanted].sum())
            for segment, (column, wanted) in zip(self.searcher.segments, self._wanted, strict=True)
        )

    def matches(self, ordinal: int) -> DocSet:
        column, wanted = self._wanted[ordinal]
        doc_ids = np.flatnonzero(wanted.take(column.numbers))
        return DocSet(self.segment(ordinal).kept(doc_ids), ascending=True)

    def select(self, ordinal: int, doc_ids: Array) -> Array:
        column, wanted = self._wanted[ordinal]
        return np.flatnonzero(wanted.take(column.numbers.take(doc_ids)))


class _Selected(_Filter):
    """Matches the documents *doc_ids*, ascending ones of each segment."""

    def __init__(self, searcher: Searcher, doc_ids: Sequence[Array]) -> None:
        super().__init__(searcher)
        self._doc_ids = doc_ids

    @property
    def cost(self) -> int:
        return sum(doc_ids.size for doc_ids in self._doc_ids)

    def matches(self, ordinal: int) -> DocSet:
        return DocSet(self.segment(ordinal).kept(self._doc_ids[ordinal]), ascending=True)

    def select(self, ordinal: int, doc_ids: Array) -> Array:
        return np.flatnonzero(np.isin(doc_ids, self._doc_ids[ordinal]))


class _DayRange(_Filter):
    """Matches the documents whose dates overlap a range of days."""

    def __init__(self, searcher: Searcher, days: query.NumericRange) -> None:
        super().__init__(searcher)
        first = None if days.start is None else days.start + bool(days.startexcl)
        end = None if days.end is None else days.end + (not days.endexcl)
        self._within = [DocsWithin(segment, first, end) for segment in searcher.segments]

    @property
    def cost(self) -> int:
        return sum(map(len, self._within))

    def matches(self, ordinal: int) -> DocSet:
        doc_ids = self._within[ordinal].doc_ids()
        return DocSet(self.segment(ordinal).kept(doc_ids), ascending=True)

    def select(self, ordinal: int, doc_ids: Array) -> Array:
        return np.flatnonzero(self._within[ordinal].flags(doc_ids))


class _Negation(_Filter):
    """Matches what *child* does not match."""

    def __init__(self, searcher: Searcher, child: Scorer) -> None:
        super().__init__(searcher)
        self._child = child

    @property
    def cost(self) -> int:
        return self.searcher.documents

    def matches(self, ordinal: int) -> DocSet:
        doc_ids = self.segment(ordinal).every_doc_id
        return DocSet(doc_ids.take(self.select(ordinal, doc_ids)), ascending=True)

    def select(self, ordinal: int, doc_ids: Array) -> Array:
        return np.flatnonzero(complement(self._child.select(ordinal, doc_ids), doc_ids.size))
