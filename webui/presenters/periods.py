"""The periods of a chart, as its reader chooses a span of them."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from search import ComparedPeriod, DateBucket
from webui.presenters.formatting import format_dates

_LENGTHS = {"year": 4, "month": 7, "day": 10}  # of ISO 8601


class Period(Struct, frozen=True, gc=False):
    """A period called *name*, from *first* to *last*, as an address has them.

    They are alike unless it is several in one. *chosen* says whether a search asks for it.
    """

    name: str
    first: str
    last: str
    chosen: bool


def period_of(
    period: DateBucket | ComparedPeriod, interval: Literal["year", "month", "day"], chosen: bool
) -> Period:
    """Return *period* of a chart that is cut into years, months or days."""
    end = period.dates.end or dt.date.max
    last = (end - dt.timedelta(days=1)).isoformat()[: _LENGTHS[interval]]
    return Period(format_dates(period.dates), period.value, last, chosen)
