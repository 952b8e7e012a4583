"""The months in which an archive holds nothing, or so little that hardly anything can be found."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from search.values.query import DateRange

FEW = 10
"""A month is sparse if it has less than such a part of what a usual one has."""

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


def find_sparse(counts: Sequence[tuple[int, int]]) -> tuple[DateRange, ...]:
    """Return the months with few documents, as the longest ranges, oldest first.

    *counts* are the months that hold any, ascending as in `find_gaps`, each with the number of its
    documents. Few are less than a tenth of the median of these.
    """
    if not counts:
        return ()
    usual = median(count for _, count in counts)
    few = [month for month, count in counts if FEW * count < usual]
    return tuple(DateRange(_first_day(first), _first_day(end)) for first, end in _runs(few))


def _runs(months: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first of *months*, ascending, that follow one another, and the one after them."""
    run: tuple[int, int] | None = None
    for month in months:
        if run and run[1] != month:
            yield run
            run = None
        run = (run[0] if run else month, month + 1)
    if run:
        yield run


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
