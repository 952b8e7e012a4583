"""The gaps of an archive: months in which it holds nothing, so that nothing can be found there."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from search.values.query import DateRange

_MONTHS = 12


def find_gaps(held: Sequence[int]) -> tuple[DateRange, ...]:
    """Return the months that are not among *held*, as the longest ranges, oldest first.

    *held* are the months, ascending and counted from January of year 0, that the date of a document
    overlaps. The time before the first and that after the last is open. Empty if *held* is.
    """
    if not held:
        return ()
    gaps = [DateRange(None, _first_day(held[0]))]
    for before, after in pairwise(held):
        if after > before + 1:
            gaps.append(DateRange(_first_day(before + 1), _first_day(after)))
    if held[-1] + 1 < _MONTHS * (dt.MAXYEAR + 1):
        gaps.append(DateRange(_first_day(held[-1] + 1), None))
    return tuple(gap for gap in gaps if gap != DateRange(None, dt.date.min))


def gaps_within(gaps: Sequence[DateRange], dates: DateRange) -> Iterator[DateRange]:
    """Yield the parts of *gaps* that lie within *dates*."""
    for gap in gaps:
        start = max(filter(None, (gap.start, dates.start)), default=None)
        end = min(filter(None, (gap.end, dates.end)), default=None)
        if start is None or end is None or start < end:
            yield DateRange(start, end)


def _first_day(month: int) -> dt.date:
    year, index = divmod(month, _MONTHS)
    return dt.date(year, index + 1, 1)
