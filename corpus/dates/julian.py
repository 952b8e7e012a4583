"""Days of the Julian calendar, which is behind ours: the old style of newspapers until 1923."""

import datetime as dt


def from_julian(year: int, month: int, day: int) -> dt.date:
    """Return the day of ours that one of the Julian calendar is.

    Raises ValueError if there is no such day. Rule: the Explanatory Supplement to the Astronomical
    Almanac (1992), section 12.92, by way of the Julian day number.
    """
    length = 29 if month == 2 and year % 4 == 0 else _LENGTHS[month] if 1 <= month <= 12 else 0
    if not 1 <= day <= length:
        raise ValueError(f"that month has {length} days")
    before = (14 - month) // 12  # years are counted from March
    years, months = year + 4800 - before, month + 12 * before - 3
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    return dt.date.fromordinal(number - _DAY_BEFORE_OURS)


_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY_BEFORE_OURS = 1721425  # the Julian day number of the day before 1 January 1


def days_apart(year: int) -> int:
    """Return how many days the old style is behind in most of a *year*: 13 from 1900 on."""
    century = year // 100
    return century - century // 4 - 2
