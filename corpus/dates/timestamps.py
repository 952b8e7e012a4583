"""Dates that programs write as a number: seconds since 1970, days of a spreadsheet, 20150512."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from corpus.dates.printed_date import PrintedDate, calendar_date

Unit = Literal["seconds", "milliseconds", "microseconds", "nanoseconds", "days of a spreadsheet"]


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A *date* that was written as a number, in *unit*: the day in UTC, or the spreadsheet's."""

    date: PrintedDate
    unit: Unit


# Digits before the point, and how many of the unit make a second: from 1973 to 2286 in each.
_UNITS: dict[int, tuple[Unit, int]] = {
    9: ("seconds", 1),
    10: ("seconds", 1),
    12: ("milliseconds", 10**3),
    13: ("milliseconds", 10**3),
    15: ("microseconds", 10**6),
    16: ("microseconds", 10**6),
    18: ("nanoseconds", 10**9),
    19: ("nanoseconds", 10**9),
}
# Excel and its like count 1900 as a leap year, so that day 60 is none; five digits begin in 1927.
_SPREADSHEET_START = dt.date(1899, 12, 30)


def read_timestamp(value: str | int | float) -> Timestamp | None:
    """Return the day that *value* means as a number of a program; None if it is none.

    Nine or ten digits are seconds since 1970, 12 and 13 milliseconds, and so on to nanoseconds;
    five digits are days as Excel and LibreOffice store them, with the time of day behind the point.
    A year ("2015") and a date in digits ("20150512") are for `read_date`.
    """
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or number < 0:
        return None
    digits = number.adjusted() + 1
    if digits == 5:
        day = _SPREADSHEET_START + dt.timedelta(days=int(number))
        return Timestamp(calendar_date(day.year, day.month, day.day), "days of a spreadsheet")
    if digits not in _UNITS:
        return None
    unit, parts = _UNITS[digits]
    day = dt.date(1970, 1, 1) + dt.timedelta(days=int(number) // (parts * 86_400))
    return Timestamp(calendar_date(day.year, day.month, day.day), unit)
