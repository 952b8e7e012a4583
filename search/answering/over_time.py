"""The hits of one search over time, by days, weeks, months or years."""

import datetime as dt
from typing import get_args

from msgspec import Struct

from search.answering.timeline import Unit, cut, interval_for, within
from search.asking.parameters import Fault, ParameterFaults
from search.engine import Engine
from search.values.query import DateRange, Query
from search.values.results import DateBucket, IndexVersion

UNITS: tuple[Unit, ...] = get_args(Unit)
MOST_PERIODS = 40_000
"""The most periods that are counted at once: the days of a century."""


class OverTime(Struct, frozen=True, gc=False, kw_only=True):
    """The hits of *query* in each period, oldest first, with no period left out.

    *buckets* cover the dates of the query as far as the archive has anything. *left_out* counts
    the hits that are in none: undated ones, and those that are dated less precisely.
    """

    query: Query
    unit: Unit
    buckets: tuple[DateBucket, ...]
    left_out: int
    index: IndexVersion


def count_over_time(engine: Engine, query: Query, unit: Unit | None = None) -> OverTime:
    """Return the hits of *query* over time, by default in the periods that its page shows.

    Raises `ParameterFaults` if there would be more than `MOST_PERIODS`, and `CursorGone`.
    """
    found = engine.found(query)
    unit = unit or interval_for(query.dates)
    days = _shown(query.dates, found.reader.totals.first, found.reader.totals.last)
    if days is None:
        return OverTime(
            query=found.query, unit=unit, buckets=(), left_out=found.total, index=found.index
        )
    if (days[1] - days[0]).days > MOST_PERIODS * _DAYS[unit]:
        message = f"these are more than {MOST_PERIODS} periods; choose longer ones or fewer years"
        raise ParameterFaults((Fault("interval", unit, "choice", message, UNITS),))
    periods = [(name, within(period, query.dates)) for name, period in cut(*days, unit)]
    counts = found.time_counts([dates for _, dates in periods])
    buckets = tuple(
        DateBucket(name, dates, hits, of)
        for (name, dates), (hits, of) in zip(periods, counts, strict=True)
    )
    return OverTime(
        query=found.query,
        unit=unit,
        buckets=buckets,
        left_out=found.total - sum(bucket.count for bucket in buckets),
        index=found.index,
    )


_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30, "year": 365}


def _shown(
    dates: DateRange, first: dt.date | None, last: dt.date | None
) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of *dates* within those of the archive, None if none is."""
    if first is None or last is None:
        return None
    start = max(first, dates.start or first)
    end = min(last, dates.end - dt.timedelta(days=1) if dates.end else last)
    return (start, end) if start <= end else None
