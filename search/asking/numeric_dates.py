"""Dates that are typed in numbers, such as 03/04/2015, which may be of April or of March.

An address means the same to all who follow it, so the language of a page tells no order. The day
stands first, as in most countries, unless a date beside it (05/25/2015) tells that the month does.
"""

import re
from collections.abc import Sequence

_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_MONTHS = range(1, 13)


def numeric_readings(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return dates as they are read, and as they can be read too, empty if nothing leaves a choice.

    A date of two numbers that may be months becomes one of ISO 8601; any other text stays as it is.

    >>> numeric_readings(["03/04/2015"])
    (['2015-04-03'], ['2015-03-04'])
    >>> numeric_readings(["03/04/2015", "05/25/2015"])
    (['2015-03-04', '05/25/2015'], [])
    >>> numeric_readings(["03/04/2015", "25/05/2015"]), numeric_readings(["March 2015"])
    ((['2015-04-03', '25/05/2015'], []), (['March 2015'], []))
    """
    day_first = [_NUMERIC.sub(_day_first, text) for text in texts]
    month_first = [_NUMERIC.sub(_month_first, text) for text in texts]
    if month_first == day_first:
        return day_first, []
    from corpus.dates import numeric_order  # calendars of the world load slowly

    dates = [found[0] for text in texts for found in _NUMERIC.finditer(text)]
    match numeric_order(dates):
        case "MDY":
            return month_first, []
        case "DMY":
            return day_first, []
        case _:
            return day_first, month_first


def _day_first(found: re.Match[str]) -> str:
    return _iso(found, day=int(found[1]), month=int(found[3]))


def _month_first(found: re.Match[str]) -> str:
    return _iso(found, day=int(found[3]), month=int(found[1]))


def _iso(found: re.Match[str], day: int, month: int) -> str:
    """Return a date in ISO 8601, as it is typed if one order alone gives a day."""
    one_order = month == day or month not in _MONTHS or day not in _MONTHS
    return found[0] if one_order else f"{found[4]}-{month:02}-{day:02}"
