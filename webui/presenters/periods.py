"""The periods of a chart, as its reader chooses a span of them."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from search import ComparedPeriod, DateBucket, DateRange
from webui.presenters.formatting import format_dates
from webui.texts import current

Interval = Literal["year", "month", "day"]

_LENGTHS: dict[Interval, int] = {"year": 4, "month": 7, "day": 10}  # of ISO 8601
_REMEMBERED = 2500  # periods in the languages of the interface; all charts of an archive share them


class Period(Struct, frozen=True, gc=False):
    """A period called *name*, from *first* to *last*, as an address has them.

    They are alike unless it is several in one. *chosen* says whether a search asks for it.
    """

    name: str
    first: str
    last: str
    chosen: bool


class Brush(Struct, frozen=True, gc=False):
    """The *periods* among which a reader chooses a span, of which *first* to *last* are chosen.

    *start* and *end* are where these two stand. *values* are the first and last days of all, and
    *names* what they are called, None where they are called as addresses have them.
    """

    first: Period
    last: Period
    start: int
    end: int
    length: int
    values: str
    names: str | None


def period_of(period: DateBucket | ComparedPeriod, interval: Interval, chosen: bool) -> Period:
    """Return *period* of a chart that is cut into years, months or days."""
    return _period(current().language, period.dates, period.value, interval, chosen)


@lru_cache(_REMEMBERED)
def _period(
    _language: str, dates: DateRange, value: str, interval: Interval, chosen: bool
) -> Period:
    end = dates.end or dt.date.max
    last = (end - dt.timedelta(days=1)).isoformat()[: _LENGTHS[interval]]
    return Period(format_dates(dates), value, last, chosen)


def brush_of(periods: Sequence[Period]) -> Brush | None:
    """Return the choice among *periods*, of which all are chosen if none is; None if it is one."""
    if len(periods) < 2:
        return None
    chosen = [place for place, period in enumerate(periods) if period.chosen]
    start, end = (chosen[0], chosen[-1]) if chosen else (0, len(periods) - 1)
    named = periods[-1].name != periods[-1].first
    return Brush(
        periods[start],
        periods[end],
        start,
        end,
        len(periods),
        " ".join([p.first if p.first == p.last else f"{p.first}/{p.last}" for p in periods]),
        "|".join([period.name for period in periods]) if named else None,
    )
