"""Filters, facets and the histogram of a result, from one count of its rows' profiles.

A facet ignores its own filters and the histogram ignores the dates. As all filters but the dates
depend on the profile alone, counting the matches by profile once, before any filter, answers all
of them; with dates there is a second count, of the rows within.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, reduce
from typing import TypeVar

import numpy as np

from corpus import Topic
from search.answering.timeline import year_of
from search.columnar.files.array_file import Array
from search.columnar.index.searcher import Searcher
from search.columnar.index.segment import Segment
from search.columnar.scoring.docset import DocSet, TopCandidates
from search.columnar.scoring.scorers import day_rows
from search.values.query import DateRange, Query
from search.values.results import CoverageCell

T = TypeVar("T")

_AFTER_ALL = dt.date.max.toordinal() + 1


def coverage(searcher: Searcher) -> tuple[CoverageCell, ...]:
    """Return how many headlines each topic has by language and year, zeros left out.

    The cost is that of going through the profiles, however many documents there are.
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


class Counts:
    """What *query* leaves of *found*, the matches of its text in each segment."""

    def __init__(self, searcher: Searcher, found: Sequence[DocSet], query: Query) -> None:
        self._searcher = searcher
        self._query = query
        self._parts = [
            _Part(segment, matches, query)
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

    def hits(self) -> list[DocSet]:
        """Return the rows that pass all filters."""
        return [part.hits() for part in self._parts]

    def facet(self, facet_id: str) -> tuple[Mapping[str, int], int]:
        """Return the count of each value, and of documents without one, own filters ignored."""
        counted = [
            (part.segment.file.facets[facet_id], part.counts(part.within, but=facet_id))
            for part in self._parts
        ]
        counts = _total([column.sums(found) for column, found in counted])
        return counts, sum([column.missing(found) for column, found in counted])

    def time_counts(self, periods: Sequence[DateRange]) -> list[tuple[int, int]]:
        """Return the hits in each of *periods*, dates not filtered, and all documents in it."""
        if all(map(_is_year, periods)):  # which profiles tell
            of = self._searcher.years
            years = [period.start.year for period in periods if period.start]
            return [(self._years.get(year, 0), of.get(year, 0)) for year in years]
        counted = [(0, 0)] * len(periods)
        for part in self._parts:
            hits = part.days()
            for number, period in enumerate(periods):
                first, end = _ordinals(period)
                rows = part.segment.kept(np.array(day_rows(part.segment, first, end), np.intp))
                inside = (hits >= (first or 1)) & (hits < (end or _AFTER_ALL))
                counted[number] = (
                    counted[number][0] + int(np.count_nonzero(inside)),
                    counted[number][1] + int(rows.size),
                )
        return counted

    @cached_property
    def _years(self) -> Mapping[int, int]:
        """How many match in each year, dates not filtered; 0 stands for no date."""
        counted = [(part.segment.file, part.counts(part.everywhere)) for part in self._parts]
        return _total([file.years.sums(counts) for file, counts in counted])


class _Part:
    """The counts of one segment."""

    def __init__(self, segment: Segment, matches: DocSet, query: Query) -> None:
        self.segment = segment
        self._matches = matches
        self._query = query
        self._profile = segment.file.profile.take(matches.rows)
        narrowed = dict.fromkeys(chosen.facet for chosen in query.filters)
        self._masks = {facet: _allowed(segment, query, facet) for facet in narrowed}
        self.everywhere = self._bincount(self._profile)
        self._inside = _inside(segment, matches.rows, query)
        self.within = (
            self.everywhere if self._inside is None else self._bincount(self._profile[self._inside])
        )

    @property
    def total(self) -> int:
        """Return how many rows pass all filters."""
        if not self._masks and self._inside is None:
            return int(self._matches.rows.size)
        return int(self.counts(self.within).sum())

    def counts(self, by_profile: Array, but: str | None = None) -> Array:
        """Return *by_profile*, 0 where a facet's filters rule a profile out, *but* one facet's."""
        masks = [mask for facet, mask in self._masks.items() if facet != but]
        return np.where(reduce(np.logical_and, masks), by_profile, 0) if masks else by_profile

    def days(self) -> Array:
        """Return the days of the hits, dates not filtered."""
        return self.segment.file.days[self._matches.rows[self._passing(self._profile)]]

    def hits(self) -> DocSet:
        """Return the rows that pass all filters."""
        if not self._masks and self._inside is None:
            return self._matches
        hits = self._matches.only(self._kept(self._profile, self._inside))
        head = self._matches.head
        if head is None:
            return hits
        rows = head.matches.rows
        inside = _inside(self.segment, rows, self._query)
        kept = self._kept(self.segment.file.profile.take(rows), inside)
        return hits._replace(head=TopCandidates(head.matches.only(kept), head.rest))

    def _kept(self, profile: Array, inside: Array | None) -> Array:
        """Return the places of rows with these profiles, and *inside* the dates, that pass."""
        passes = self._passing(profile)
        return np.flatnonzero(passes if inside is None else passes & inside)

    def _passing(self, profile: Array) -> Array:
        """Return which of rows with these profiles pass all filters but the dates."""
        every = np.ones(self.segment.file.profile_years.size, np.bool_)
        passes: Array = reduce(np.logical_and, self._masks.values(), every).take(profile)
        return passes

    def _bincount(self, profile: Array) -> Array:
        return np.bincount(profile, minlength=self.segment.file.profile_years.size)


def _is_year(period: DateRange) -> bool:
    return period.start is not None and period == year_of(period.start)


def _total(counts: Sequence[Mapping[T, int]]) -> Mapping[T, int]:
    """Return the sums of *counts*, one mapping for each segment."""
    if len(counts) == 1:
        return counts[0]
    total: Counter[T] = Counter()
    for one in counts:
        total.update(one)
    return total


def _allowed(segment: Segment, query: Query, facet: str) -> Array:
    """Return which profiles pass the filters of a facet that has some."""
    chosen, ruled_out = query.chosen(facet), query.chosen(facet, excluded=True)
    column, profiles = segment.file.facets[facet], segment.file.profile_years.size
    kept = ~column.profiles_with(ruled_out, profiles)
    return kept & column.profiles_with(chosen, profiles) if chosen else kept


def _inside(segment: Segment, rows: Array, query: Query) -> Array | None:
    """Return which of *rows* pass the dates and the rule for undated ones, None if all do."""
    if not query.dates and query.undated_rule == "include":
        return None
    dated = day_rows(segment, None, None).stop
    undated = rows >= dated
    if query.undated_rule == "only":
        return undated
    days = day_rows(segment, *_ordinals(query.dates))
    inside = (rows >= days.start) & (rows < days.stop)
    return inside | undated if query.undated_rule == "include" else inside


def _ordinals(dates: DateRange) -> tuple[int | None, int | None]:
    return (
        dates.start.toordinal() if dates.start else None,
        dates.end.toordinal() if dates.end else None,
    )
