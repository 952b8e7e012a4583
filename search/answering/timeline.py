"""Time cut into years, months, weeks or days, to count the hits in each."""

import datetime as dt
from functools import lru_cache
from typing import Literal, assert_never

from search.values.query import DateRange

Interval = Literal["year", "month", "day"]
"""What the charts of pages are cut into."""

Unit = Literal["day", "week", "month", "year"]
"""What time can be cut into. A week begins on Monday (ISO 8601)."""


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
def cut(first: dt.date, last: dt.date, interval: Unit) -> tuple[tuple[str, DateRange], ...]:
    """Return the periods that hold the days from *first* to *last*, each with its ISO 8601 name."""
    periods = []
    start = _start(first, interval)
    while start <= last:
        end = _following(start, interval)
        periods.append((_name(start, interval), DateRange(start, end)))
        start = end
    return tuple(periods)


def within(period: DateRange, asked: DateRange) -> DateRange:
    """Return the part of *period* within the dates *asked*, which it overlaps."""
    return DateRange(
        max(filter(None, (period.start, asked.start))), min(filter(None, (period.end, asked.end)))
    )


def _start(day: dt.date, interval: Unit) -> dt.date:
    match interval:
        case "day":
            return day
        case "week":
            return dt.date.fromordinal(max(1, day.toordinal() - day.weekday()))
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)
    assert_never(interval)


_LONGEST: dict[Unit, int] = {"day": 1, "week": 7, "month": 31, "year": 366}


def _following(start: dt.date, interval: Unit) -> dt.date:
    try:
        return _start(start + dt.timedelta(days=_LONGEST[interval]), interval)
    except OverflowError:
        return dt.date.max  # the last day of the calendar, which no range passes


def _name(start: dt.date, interval: Unit) -> str:
    if interval == "week":
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}"
    return start.isoformat()[: {"year": 4, "month": 7, "day": 10}[interval]]
