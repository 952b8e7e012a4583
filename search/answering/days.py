"""One day of the archive: its headlines, its month, and the days beside it that have some."""

import calendar
import datetime as dt
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from search.engine import Engine
from search.scan import Scan
from search.values.query import DateRange, Filter, Query
from search.values.results import Hit

_HEADLINES = (Filter("kind", "headline"),)
_READ = 1_000  # hits among which those are sought that are dated to the day
_ONE_DAY = dt.timedelta(days=1)


class DayOfMonth(Struct, frozen=True, gc=False):
    """A *day*, and the number of headlines that are dated to it."""

    day: dt.date
    count: int


class ArchiveDay(Struct, frozen=True, gc=False, kw_only=True):
    """The headlines that are dated to *day*: their number, and the first *hits* of them.

    *month* has every day of the month. *before* and *after* are the nearest days with headlines,
    *month_before* and *month_after* those outside the month; each is None if there is none.
    """

    day: dt.date
    total: int
    hits: tuple[Hit, ...]
    month: tuple[DayOfMonth, ...]
    before: dt.date | None
    after: dt.date | None
    month_before: dt.date | None
    month_after: dt.date | None


def archive_day(engine: Engine, day: dt.date, size: int) -> ArchiveDay:
    """Return *day* of the archive with up to *size* of its headlines.

    A headline dated by its month or year alone is of no day.
    """
    found = engine.scan(_within(day, _after(day)))
    first = day.replace(day=1)
    following = _after(day.replace(day=calendar.monthrange(day.year, day.month)[1]))
    month = _month(engine, first, following)
    inside = [one.day for one in month if one.count]
    month_before = _nearest(engine, _within(None, first).with_(sort="newest"))
    month_after = _nearest(engine, _within(following, None).with_(sort="oldest"))
    return ArchiveDay(
        day=day,
        total=found.total - found.imprecise,
        hits=tuple(islice(_to_the_day(found), size)),
        month=month,
        before=max((one for one in inside if one < day), default=month_before),
        after=min((one for one in inside if one > day), default=month_after),
        month_before=month_before,
        month_after=month_after,
    )


def first_day(engine: Engine, since: dt.date) -> dt.date | None:
    """Return the first day from *since* on that a headline is dated to, None if none is."""
    return _nearest(engine, _within(since, None).with_(sort="oldest"))


def newest_day(engine: Engine) -> dt.date | None:
    """Return the newest day that a headline is dated to, None if none is."""
    return _nearest(engine, _within(None, None).with_(sort="newest"))


def _month(engine: Engine, first: dt.date, following: dt.date) -> tuple[DayOfMonth, ...]:
    days = [first + n * _ONE_DAY for n in range((following - first).days)]
    counted = engine.scan(_within(first, following)).time_counts(
        [DateRange(one, _after(one)) for one in days]
    )
    return tuple(DayOfMonth(one, count) for one, (count, _) in zip(days, counted, strict=True))


def _nearest(engine: Engine, query: Query) -> dt.date | None:
    hits = _to_the_day(engine.scan(query))
    return next((hit.document.date for hit in hits), None)


def _to_the_day(found: Scan) -> Iterator[Hit]:
    hits = found.hits(0, _READ)
    return (hit for hit in hits if hit.document.date_precision == "day")


def _within(start: dt.date | None, end: dt.date | None) -> Query:
    return Query(filters=_HEADLINES, dates=DateRange(start, end), undated="exclude")


def _after(day: dt.date) -> dt.date:
    return day + _ONE_DAY if day < dt.date.max else day
