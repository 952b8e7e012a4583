"""One to four searches side by side over time, or one across the values of a facet."""

from collections.abc import Sequence

from msgspec import Struct

from search.answering.timeline import Interval, within
from search.engine import Engine
from search.fallback import or_of_dates
from search.scan import Scan
from search.values.facets import FACETS
from search.values.query import Cursor, DateRange, Filter, Query
from search.values.results import IndexVersion
from search.values.warnings import QueryWarning

FEWEST_COMPARED, MOST_COMPARED = 1, 4
"""How many queries a comparison takes."""

MOST_VALUES = 6
"""How many values of a facet have a line of their own; the rest is one."""

ACROSS = tuple(field.id for field in FACETS if field.id != "kind")
"""The facets across whose values one search can be compared."""

SMALL = 10
"""A share of fewer documents than this means little."""


class ComparedPeriod(Struct, frozen=True):
    """One period: the number of hits of each query, and *of*, all documents of the archive."""

    value: str
    dates: DateRange
    counts: tuple[int, ...]
    of: int

    @property
    def small(self) -> bool:
        """Return whether the period has too few documents for a share to mean much."""
        return self.of < SMALL


class Comparison(Struct, frozen=True, kw_only=True):
    """The hits over time of several *queries* that differ in their text alone, oldest first.

    Or, with a facet in *by*, of one query across its values, which *labels* name: the most frequent
    ones, and last, with an empty label, all that has none of these. Otherwise *labels* are the
    texts, and what holds all their words counts or, if nothing does, what is dated within a period
    that some of them name. *totals* has the number of hits of each query, *undated* those of them
    in no period.
    """

    queries: tuple[Query, ...]
    labels: tuple[str, ...]
    by: str = ""
    interval: Interval
    periods: tuple[ComparedPeriod, ...]
    totals: tuple[int, ...]
    undated: tuple[int, ...]
    warnings: tuple[QueryWarning, ...]
    index: IndexVersion
    gaps: tuple[DateRange, ...] = ()
    sparse: tuple[DateRange, ...] = ()


def compare_across(engine: Engine, query: Query, by: str) -> Comparison:
    """Return the hits over time of *query* across the values of the facet *by*.

    A document of several values counts in each. Otherwise as `compare`.
    """
    found = engine.found(query)
    query = found.query
    values = [value for value in found.facet(by).values if value.count and not value.excluded]
    if query.chosen(by):
        values = [value for value in values if value.selected]
    shown = values[:MOST_VALUES]
    rest = query
    for value in shown:
        rest = rest.with_filter(Filter(by, value.value, excluded=True))
    others = not query.chosen(by) or len(values) > len(shown)
    alone = query.with_(filters=tuple(f for f in query.filters if f.facet != by or f.excluded))
    queries = [alone.with_filter(Filter(by, value.value)) for value in shown]
    labels = [value.label for value in shown]
    if not shown or (others and found.within(rest).total):
        queries.append(rest)
        labels.append("")
    return _compare(queries, [found.within(query) for query in queries], labels, by)


def compare(engine: Engine, queries: Sequence[Query]) -> Comparison:
    """Return the hits over time of *queries*, which have the same dates.

    The span of the dates decides whether periods are years, months or days. A period counts only
    the days within the dates, so the counts of a query and its undated hits add up to its total.
    One commit answers all queries. Raises `CursorGone` if they name one that is not kept.
    """
    pinned = Cursor(queries[0].as_of or engine.version().version, 0)
    scans = [engine.scan(query.with_(cursor=pinned)) for query in queries]
    texts = [query.text for query in queries]
    return _compare(queries, scans, texts, answered=[or_of_dates(scan) for scan in scans])


def _compare(
    queries: Sequence[Query],
    scans: Sequence[Scan],
    labels: Sequence[str],
    by: str = "",
    answered: Sequence[Scan] = (),
) -> Comparison:
    """Return *queries* side by side, whose results are *scans* or, if given, *answered*."""
    answered = answered or scans
    dates = queries[0].dates
    histogram = scans[0].histogram()
    shown = [bucket for bucket in histogram.buckets if bucket.selected or not dates]
    periods = [within(bucket.dates, dates) for bucket in shown]
    held = [of for _, of in scans[0].time_counts(periods)]
    columns = [_hits_in(periods, scan) for scan in answered]
    compared = tuple(
        ComparedPeriod(bucket.value, period, counts, of)
        for bucket, period, counts, of in zip(
            shown, periods, zip(*columns, strict=True), held, strict=True
        )
    )
    totals = tuple(scan.total for scan in answered)
    told = [(*(() if by else scan.reasons()), *scan.warnings) for scan in answered]
    return Comparison(
        queries=tuple(queries),
        labels=tuple(labels),
        by=by,
        interval=histogram.interval,
        periods=compared,
        totals=totals,
        undated=tuple(total - sum(column) for total, column in zip(totals, columns, strict=True)),
        # What one query leaves out is no equivalent of the others.
        warnings=tuple(
            one
            for one in dict.fromkeys(one for of_query in told for one in of_query)
            if one.code != "unknown_equivalent" or all(one in of_query for of_query in told)
        ),
        index=scans[0].index,
        gaps=scans[0].gaps,
        sparse=scans[0].sparse,
    )


def _hits_in(periods: Sequence[DateRange], scan: Scan) -> list[int]:
    """Return the hits of *scan* in each of *periods*, those within its own dates alone."""
    dates = scan.query.dates
    parts = {period: within(period, dates) for period in periods if _overlap(period, dates)}
    counted = scan.time_counts(list(parts.values()))
    hits = dict(zip(parts, (count for count, _ in counted), strict=True))
    return [hits.get(period, 0) for period in periods]


def _overlap(period: DateRange, dates: DateRange) -> bool:
    part = within(period, dates)
    return part.start is not None and part.end is not None and part.start < part.end
