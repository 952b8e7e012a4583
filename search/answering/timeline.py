"""Time cut into years, months or days, to count the hits in each."""

import datetime as dt
from functools import lru_cache
from typing import Literal

from search.values.query import DateRange

Interval = Literal["year", "month", "day"]


def interval_for(dates: DateRange) -> Interval:
    """Return the unit to count *dates* in: days up to a month, months up to a year, else years."""
    if dates.start is None or dates.end is None:
        return "year"
    days = (dates.end - dates.start).days
    return "day" if days <= 31 else "month" if days <= 366 else "year"


def year_of(day: dt.date) -> DateRange:
    """Return the year that *day* is in."""
    return DateRange(_start(day, "year"), _following(_start(day, "year"), "year"))


@lru_cache(maxsize=100)
def cut(first: dt.date, last: dt.date, interval: Interval) -> tuple[tuple[str, DateRange], ...]:
    """Return the periods that hold the days from *first* to *last*, each with its ISO 8601 name."""
    periods = []
    start = _start(first, interval)
    while start <= last:
        end = _following(start, interval)
        periods.append((_name(start, interval), DateRange(start, end)))
        start = end
    return tuple(periods)


def _start(day: dt.date, interval: Interval) -> dt.date:
    if interval == "day":
        return day
    return day.replace(day=1) if interval == "month" else day.replace(month=1, day=1)


def _following(start: dt.date, interval: Interval) -> dt.date:
    if interval == "day":
        return start + dt.timedelta(days=1)
    try:
        return _start(start + dt.timedelta(days=31 if interval == "month" else 366), interval)
    except OverflowError:
        return dt.date.max  # the last day of the calendar, which no range passes


def _name(start: dt.date, interval: Interval) -> str:
    return start.isoformat()[: {"year": 4, "month": 7, "day": 10}[interval]]
