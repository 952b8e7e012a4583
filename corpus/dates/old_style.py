"""One day in both styles, of which ours counts: 25 октября (7 ноября) 1917.

Russia kept the Julian calendar, the old style, until 1918, Greece until 1923.
"""

from collections.abc import Callable

from corpus.dates.julian import days_apart
from corpus.dates.printed_date import PrintedDate
from corpus.dates.words import Reading
from corpus.patterns import DIGIT, YEAR, pattern

LAST_YEAR = 1927
"""The last year of which newspapers print days in both styles: Turkey's, the last to change."""

_PARTING = pattern(r"\s*[()/]\s*,?\s*")
_YEAR_ALONE = pattern(r"\d{4}\D{0,6}")


def in_both_styles(plain: str, read: Callable[[str], Reading | None]) -> Reading | None:
    """Return the Gregorian day of two that are one day in both styles; the year may stand once.

    They are if the days between them are those that the calendars are apart; *read* reads one.
    """
    years = YEAR.findall(plain)
    if not years or int(years[-1]) > LAST_YEAR:
        return None
    parts = [part for part in _PARTING.split(plain) if DIGIT.search(part)]
    if len(parts) == 3 and _YEAR_ALONE.fullmatch(parts[2]):
        parts.pop()
    if len(parts) != 2:
        return None
    whole = [part if YEAR.search(part) else f"{part} {years[-1]}" for part in parts]
    found = [reading.date for reading in map(read, whole) if reading]
    days = sorted(date.day for date in found if date.day and date.precision == "day")
    if len(days) < 2:
        return None
    earlier, later = days
    apart = (later - earlier).days == days_apart(earlier.year)
    return Reading(PrintedDate(later, "day")) if apart else None
