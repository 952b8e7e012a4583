"""Filters, facet counts and the histogram of a result, from one count of its documents by profile.

A facet ignores its own filters, and the histogram ignores the dates. All filters but the dates
depend on the profile alone. So the matches are counted by profile once, before any filter, and all
counts follow from these. If the query has dates, the matches within them are counted too. A facet
that stands apart has numbers of its own, which are counted in the same way; its filters then decide
document by document what the other facets count.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, reduce
from typing import Any, TypeVar

import numpy as np
from msgspec import structs

from corpus import Topic
from search.columnar.files.array_file import Array
from search.columnar.index.facet_column import FacetColumn
from search.columnar.index.record import APART, NO_DAY
from search.columnar.index.searcher import Searcher
from search.columnar.index.segment import Segment
from search.columnar.scoring.docset import DocSet, TopCandidates
from search.columnar.scoring.filters import DocsWithin, dated_doc_ids
from search.values.facets import FACETS
from search.values.query import DateRange, Query
from search.values.results import CoverageCell

T = TypeVar("T")

_PROFILES = ""
_APART = frozenset(field.id for field in APART)
_AFTER_ALL = dt.date.max.toordinal() + 1


def coverage(searcher: Searcher) -> tuple[CoverageCell, ...]:
    """Return how many headlines each topic has by language and year, zeros left out.

    The time is proportional to the number of profiles, not of documents.
    """
    cells: Counter[tuple[Topic | None, str, int]] = Counter()
    for segment, counts in zip(searcher.segments, searcher.profile_counts, strict=True):
        for profile, count in zip(segment.file.profiles, counts.tolist(), strict=True):
            if count and profile.of("kind") == (("headline", ""),):
                ((language, _),) = profile.of("language")
                for topic in profile.of("topic") or (None,):
                    cells[topic and Topic(*topic), language, profile.year] += count
    return tuple(
        CoverageCell(topic, language, year or None, count)
        for (topic, language, year), count in cells.items()
    )


class FacetCollector:
    """Filters and counts *found*, the matches of the text of *query* in each segment."""

    def __init__(self, searcher: Searcher, found: Sequence[DocSet], query: Query) -> None:
        self._searcher = searcher
        self._query = query
        self._parts = [
            _SegmentCounts(segment, matches, query)
            for segment, matches in zip(searcher.segments, found, strict=True)
        ]

    @property
    def total(self) -> int:
        """Return the number of hits."""
        return sum([part.total for part in self._parts])

    @property
    def undated(self) -> int:
        """Return how many undated documents pass the text and all filters, dates aside."""
        return self._years.get(0, 0)

    @property
    def imprecise(self) -> int:
        """Return how many hits are dated by month or year alone."""
        return sum([part.imprecise for part in self._parts])

    def hits(self) -> list[DocSet]:
        """Return the documents of each segment that pass all filters."""
        return [part.hits() for part in self._parts]

    def facet(self, facet_id: str) -> tuple[Mapping[str, int], int]:
        """Return the count of each value, and of documents without one, own filters ignored."""
        counts, missing = self._facets[facet_id]
        for value in [f.value for f in self._query.filters if f.facet == facet_id]:
            if value not in counts:  # it is a condition that several meet, or nothing has it
                counts[value] = sum(
                    int(part.facet_counts(facet_id)[flags].sum())
                    for part in self._parts
                    for flags in [part.segment.file.numbers_with(facet_id, (value,))]
                )
        return counts, missing

    def values(self, facet_id: str) -> Mapping[str, int]:
        """Return how many of the hits have each value of a facet, without zeros."""
        counted = [
            (part.segment.file.facets[facet_id], part.value_counts(facet_id))
            for part in self._parts
        ]
        return _total([column.sums(found) for column, found in counted])

    @cached_property
    def _facets(self) -> Mapping[str, tuple[dict[str, int], int]]:
        """What `facet` returns of each facet, but for values that are chosen and that nothing has.

        All are counted at once, as an answer has them all.
        """
        ids = [field.id for field in FACETS]
        counted = [
            part.segment.file.facets_together.sums(list(map(part.facet_counts, ids)))
            for part in self._parts
        ]
        return {
            facet: (
                _total([of[place][0] for of in counted]),
                sum([of[place][1] for of in counted]),
            )
            for place, facet in enumerate(ids)
        }

    def time_counts(self, periods: Sequence[DateRange]) -> list[tuple[int, int]]:
        """Return the hits in each of *periods*, dates not filtered, and all documents in it.

        A document dated by a month or year counts in a period that holds all of it. The periods are
        ascending, and no day is in two of them.
        """
        years = [period.year for period in periods]
        if None not in years:  # which profiles tell
            hits_in, all_in = self._years.get, self._searcher.years.get
            return [(hits_in(year, 0), all_in(year, 0)) for year in years if year]
        bounds = [_ordinals(period) for period in periods]
        starts = np.array([first or 1 for first, _ in bounds], np.int64)
        ends = np.array([end or _AFTER_ALL for _, end in bounds], np.int64)
        hits, every = np.zeros((2, len(periods)), np.int64)
        for part in self._parts:
            file = part.segment.file
            dated = part.segment.kept(np.arange(dated_doc_ids(part.segment, None, None).stop))
            hits += _by_period(*part.days(), starts, ends)
            every += _by_period(file.days[dated], file.date_ends(dated), starts, ends)
        return list(zip(hits.tolist(), every.tolist(), strict=True))

    @cached_property
    def _years(self) -> Mapping[int, int]:
        """The matches in each year, whatever the dates of the query; 0 stands for no date."""
        counted = [(part.segment.file, part.year_counts()) for part in self._parts]
        return _total([file.years.sums(counts) for file, counts in counted])


class _SegmentCounts:
    """The filters and counts of one segment.

    What is counted together is a *table*: the profiles, or the numbers of a facet that stands
    apart.
    """

    def __init__(self, segment: Segment, matches: DocSet, query: Query) -> None:
        self.segment = segment
        self._matches = matches
        self._query = query
        narrowed = dict.fromkeys(chosen.facet for chosen in query.filters)
        self._masks = {facet: _allowed(segment, query, facet) for facet in narrowed}
        self._narrowing = tuple(dict.fromkeys(map(_table, narrowed)))
        self._dated = _dated(segment, matches.doc_ids, query)
        self._counted: dict[tuple[str, bool], Array] = {}
        self._passed: dict[tuple[bool, tuple[str, ...]], tuple[Array | None, Array]] = {}

    @property
    def total(self) -> int:
        """Return how many documents pass all filters."""
        if not self._masks:
            found = self._matches.doc_ids if self._dated is None else self._dated
            return int(found.size)
        return int(self._count(_PROFILES, dated=True).sum())

    def facet_counts(self, facet: str) -> Array:
        """Return how many hits each number of a facet has, *facet*'s own filters ignored."""
        return self._count(_table(facet), dated=True, but=facet)

    def value_counts(self, facet: str) -> Array:
        """Return how many hits each number of a facet has."""
        return self._count(_table(facet), dated=True)

    def year_counts(self) -> Array:
        """Return how many documents of each profile pass all filters but the dates."""
        return self._count(_PROFILES, dated=False)

    def days(self) -> tuple[Array, Array]:
        """Return the first day of the date of each match, and the day after its last, as ordinals.

        The matches are those that pass all filters but the dates.
        """
        _, doc_ids = self._narrowed(dated=False)
        return self.segment.file.days[doc_ids], self.segment.file.date_ends(doc_ids)

    @property
    def imprecise(self) -> int:
        """Return how many hits are dated by month or year alone."""
        imprecise = self.segment.file.imprecise
        if not imprecise.size:
            return 0
        _, doc_ids = self._narrowed(dated=True)
        return int(np.count_nonzero(np.isin(doc_ids, imprecise)))

    def hits(self) -> DocSet:
        """Return the documents that pass all filters."""
        kept, doc_ids = self._narrowed(dated=True)
        if kept is None:
            return self._matches
        scores = self._matches.scores
        scores = None if scores is None else scores.select(kept)
        hits = DocSet(doc_ids, scores, self._matches.ascending)
        top = self._matches.top_candidates
        if top is None:
            return hits
        doc_ids = top.docs.doc_ids
        kept = self._passing(doc_ids, _dated(self.segment, doc_ids, self._query), self._tables())
        if kept is not None:
            top = TopCandidates(top.docs.select(kept), top.max_other_score)
        return structs.replace(hits, top_candidates=top)

    def _count(self, table: str, *, dated: bool, but: str | None = None) -> Array:
        """Return how many matches each number of *table* has.

        The matches pass all filters *but* those on one facet, and the dates if *dated*.
        """
        dated = dated and self._dated is not None
        counted = self._counted.get((table, dated))
        if counted is None:
            counted = self._counted[table, dated] = self._count_all(table, dated=dated)
        masks = [
            mask for facet, mask in self._masks.items() if facet != but and _table(facet) == table
        ]
        return np.where(reduce(np.logical_and, masks), counted, 0) if masks else counted

    def _count_all(self, table: str, *, dated: bool) -> Array:
        """Return what `_count` does, the filters of *table* left out.

        They follow from the numbers themselves.
        """
        if table == _PROFILES and self._is_everything and not (dated or self._tables(table)):
            return self.segment.profile_counts
        column = self._column(table)
        _, doc_ids = self._narrowed(dated=dated, outside=table)
        if column.size == 1:  # nothing of the segment has a value
            return np.array([doc_ids.size])
        return np.bincount(column.numbers.take(doc_ids), minlength=column.size)

    def _narrowed(self, *, dated: bool, outside: str | None = None) -> tuple[Array | None, Array]:
        """Return the indices, None for all, and doc ids of the matches that pass the filters.

        The filters of the table *outside* are left out, and so are the dates if not *dated*.
        """
        within, tables = self._dated if dated else None, self._tables(outside)
        key = (within is not None, tables)
        if key not in self._passed:
            doc_ids = self._matches.doc_ids
            kept = self._passing(doc_ids, within, tables)
            if kept is not None:  # of all documents, none deleted, an index is a doc id
                numbered = self._is_everything and self.segment.live is None
                doc_ids = kept if numbered else doc_ids.take(kept)
            self._passed[key] = kept, doc_ids
        return self._passed[key]

    def _passing(self, doc_ids: Array, within: Array | None, tables: Sequence[str]) -> Array | None:
        """Return the indices of those of *doc_ids* that pass the filters of *tables*.

        They are of those *within*, the dates, which leave few documents for the other filters, if
        it is not None. None if all pass.
        """
        if not tables:
            return within
        if within is not None:
            doc_ids = doc_ids.take(within)
        flags = []
        for table in tables:
            masks = [mask for facet, mask in self._masks.items() if _table(facet) == table]
            numbers = self._column(table).numbers
            every = self._is_everything and doc_ids.size == numbers.size
            flags.append(
                reduce(np.logical_and, masks).take(numbers if every else numbers.take(doc_ids))
            )
        kept = np.flatnonzero(reduce(np.logical_and, flags))
        return kept if within is None else within.take(kept)

    def _tables(self, outside: str | None = None) -> tuple[str, ...]:
        """Return the tables of all filters but those of the table *outside*."""
        return tuple([table for table in self._narrowing if table != outside])

    @property
    def _is_everything(self) -> bool:
        """Whether all live documents match, in their order, as they do without a text."""
        return self._matches.doc_ids.size == self.segment.documents and self._matches.ascending

    def _column(self, table: str) -> FacetColumn[Any]:
        file = self.segment.file
        return file.facets[table] if table else file.years


def _table(facet: str) -> str:
    return facet if facet in _APART else _PROFILES


def _total(counts: Sequence[dict[T, int]]) -> dict[T, int]:
    """Return the sum of *counts*, of which there is a new dictionary for each segment."""
    if len(counts) == 1:
        return counts[0]
    total: Counter[T] = Counter()
    for one in counts:
        total.update(one)
    return total


def _allowed(segment: Segment, query: Query, facet: str) -> Array:
    """Return for each number of *facet*'s column whether it passes the filters on it."""
    chosen, ruled_out = query.chosen(facet), query.chosen(facet, excluded=True)
    kept = ~segment.file.numbers_with(facet, ruled_out)
    return kept & segment.file.numbers_with(facet, chosen) if chosen else kept


def _dated(segment: Segment, doc_ids: Array, query: Query) -> Array | None:
    """Return the indices of those of *doc_ids* within the dates of *query*, None if all are."""
    if not query.dates and query.undated_rule == "include":
        return None
    dated = dated_doc_ids(segment, None, None).stop
    undated = doc_ids >= dated
    if query.undated_rule == "only":
        return np.flatnonzero(undated)
    inside = DocsWithin(segment, *_ordinals(query.dates)).flags(doc_ids)
    return np.flatnonzero(inside | undated if query.undated_rule == "include" else inside)


def _by_period(days: Array, date_ends: Array, starts: Array, ends: Array) -> Array:
    """Return how many dates lie in each of the periods from *starts* up to, not including, *ends*.

    A date is the days from one of *days* up to, not including, one of *date_ends*; 0 is none.
    """
    at = np.searchsorted(starts, days, "right") - 1
    inside = (days != NO_DAY) & (at >= 0) & (date_ends <= ends[at])
    return np.bincount(at[inside], minlength=starts.size)


def _ordinals(dates: DateRange) -> tuple[int | None, int | None]:
    return (
        dates.start.toordinal() if dates.start else None,
        dates.end.toordinal() if dates.end else None,
    )
