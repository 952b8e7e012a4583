"""The counts of an index as the facets and the histogram of an answer."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from search.answering.timeline import cut, interval_for
from search.values.facets import FacetField
from search.values.query import DateRange, Query
from search.values.results import DateBucket, Facet, FacetValue, Histogram


def make_facet(
    field: FacetField,
    query: Query,
    counts: Mapping[str, int],
    missing: int,
    labels: Mapping[str, Mapping[str, str]],
) -> Facet:
    """Return the facet with the values that have a count or were chosen.

    Chosen and excluded values come first; within each part the most frequent come first, equals by
    value. *missing* counts the documents without a value. *labels* has the labels that the archive
    states, by facet and value.
    """
    stated = labels.get(field.id, {})
    selected, excluded = query.chosen(field.id), query.chosen(field.id, excluded=True)
    chosen = sorted({*selected, *excluded}, key=lambda value: (-counts.get(value, 0), value))
    values = [
        FacetValue(
            value,
            stated.get(value) or field.label(value, "en"),
            counts.get(value, 0),
            value in selected,
            value in excluded,
        )
        for value in chosen
    ]
    rest = sorted([(-count, value) for value, count in counts.items() if value not in chosen])
    values += [
        FacetValue(value, stated.get(value) or field.label(value, "en"), -count)
        for count, value in rest
    ]
    return Facet(field.id, tuple(values), missing)


def make_histogram(
    shown: DateRange,
    chosen: DateRange,
    span: tuple[dt.date, dt.date] | None,
    count: Callable[[Sequence[DateRange]], Sequence[tuple[int, int]]],
    missing: int,
) -> Histogram:
    """Return the histogram over the dates *shown*, with the periods in *chosen* selected.

    Dates of a year or less are shown alone, by months or days. Any other dates are shown within the
    whole *span* of the archive, by years: its first and last day, None if it has no dated document.
    *count* gives, for each period, the number of hits without the date filter and of all documents.
    *missing* counts the undated hits.
    """
    interval = interval_for(shown)
    if span is None:
        return Histogram(interval, (), missing)
    first, last = span
    if interval != "year" and shown.start and shown.end:
        first, last = shown.start, shown.end - dt.timedelta(days=1)
    periods = cut(first, last, interval)
    counted = count([dates for _, dates in periods])
    narrowed = bool(chosen)
    buckets = [
        DateBucket(name, dates, hits, of, narrowed and _overlap(dates, chosen))
        for (name, dates), (hits, of) in zip(periods, counted, strict=True)
    ]
    return Histogram(interval, tuple(buckets), missing)


def _overlap(one: DateRange, other: DateRange) -> bool:
    latest = max(filter(None, (one.start, other.start)))
    earliest = min(filter(None, (one.end, other.end)))
    return latest < earliest
