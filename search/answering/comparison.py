"""Two to four searches side by side over time."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.answering.timeline import Interval, within
from search.engine import Engine
from search.values.query import Cursor, DateRange, Query
from search.values.results import IndexVersion
from search.values.warnings import QueryWarning

FEWEST_COMPARED, MOST_COMPARED = 2, 4
"""How many queries a comparison takes."""

SMALL = 10
"""A share of fewer documents than this means little."""


@dataclass(frozen=True, slots=True)
class ComparedPeriod:
    """One period: the number of hits of each query, and *of*, all documents of the archive."""

    value: str
    dates: DateRange
    counts: tuple[int, ...]
    of: int

    @property
    def small(self) -> bool:
        """Return whether the period has too few documents for a share to mean much."""
        return self.of < SMALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The hits over time of several *queries* that differ in their text alone, oldest first.

    *totals* has the number of hits of each query, *undated* those of them in no period.
    """

    queries: tuple[Query, ...]
    interval: Interval
    periods: tuple[ComparedPeriod, ...]
    totals: tuple[int, ...]
    undated: tuple[int, ...]
    warnings: tuple[QueryWarning, ...]
    index: IndexVersion


def compare(engine: Engine, queries: Sequence[Query]) -> Comparison:
    """Return the hits over time of *queries*, which differ in their text alone.

    The span of the dates decides whether periods are years, months or days. A period counts only
    the days within the dates, so the counts of a query and its undated hits add up to its total.
    One commit answers all queries. Raises `CursorGone` if they name one that is not kept.
    """
    pinned = Cursor(queries[0].as_of or engine.version().version, 0)
    scans = [engine.scan(query.with_(cursor=pinned)) for query in queries]
    dates = queries[0].dates
    histogram = scans[0].histogram()
    shown = [bucket for bucket in histogram.buckets if bucket.selected or not dates]
    periods = [within(bucket.dates, dates) for bucket in shown]
    columns = [scan.time_counts(periods) for scan in scans]
    compared = tuple(
        ComparedPeriod(bucket.value, period, tuple(hits for hits, _ in counts), counts[0][1])
        for bucket, period, counts in zip(shown, periods, zip(*columns, strict=True), strict=True)
    )
    totals = tuple(scan.total for scan in scans)
    return Comparison(
        queries=tuple(queries),
        interval=histogram.interval,
        periods=compared,
        totals=totals,
        undated=tuple(
            total - sum(hits for hits, _ in column)
            for total, column in zip(totals, columns, strict=True)
        ),
        warnings=tuple(dict.fromkeys(one for scan in scans for one in scan.warnings)),
        index=scans[0].index,
    )
