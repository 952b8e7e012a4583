"""The meaning of a printed date."""

import datetime as dt
from dataclasses import dataclass

from corpus.model import Precision

EARLIEST_YEAR = 1600
"""The first newspapers are of 1605; an earlier year is a slip or a database's empty value."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """The meaning of a printed date: the first *day* of the period it names, and its *precision*.

    Where it means no day, *day* and *precision* are None and *problem* says why. *ambiguous* says
    that it would mean one if the order of numeric dates were known. *updated* says that a label
    names it the date of a later change ("Last updated: 12 May 2015"), *relative* that it counts
    back from the day of capture.
    """

    day: dt.date | None
    precision: Precision | None
    problem: str = ""
    ambiguous: bool = False
    updated: bool = False
    relative: bool = False

    @property
    def names_day(self) -> bool:
        """Return whether it is a day, though which may depend on the order of numbers."""
        return self.precision == "day" or self.ambiguous


def calendar_date(
    year: int | None, month: int | None = None, day: int | None = None
) -> PrintedDate:
    """Return the day, month or year of the Gregorian calendar, or why there is no such."""
    precision: Precision = "day" if day is not None else "month" if month is not None else "year"
    if not year or year < EARLIEST_YEAR:
        return PrintedDate(None, None, f"no newspaper is of the year {year}")
    try:
        first = dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        parts = "-".join(f"{part:02}" for part in (year, month, day) if part is not None)
        return PrintedDate(None, None, f"the calendar has no {parts}")
    return PrintedDate(first, precision)
