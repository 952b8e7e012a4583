"""The dates of all documents of a commit."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np

from search.cache import Cache
from search.values.query import DateRange

_AFTER_ALL = dt.date.max.toordinal() + 1
_PERIODS = 20_000  # with what is in them: nearly all searches ask for the same years


class Days:
    """The number of documents of each date, *counted* by first day and the day after the last."""

    def __init__(self, counted: Sequence[tuple[tuple[int, int], int]]) -> None:
        self._days = np.array([day for (day, _), _ in counted], np.int64)
        self._ends = np.array([end for (_, end), _ in counted], np.int64)
        self._counts = np.array([count for _, count in counted], np.int64)
        self._within: Cache[Sequence[int]] = Cache(_PERIODS)

    def within(self, periods: Sequence[DateRange]) -> Sequence[int]:
        """Return how many documents have a date that lies in each of *periods*, ascending ones."""
        asked = tuple(periods)
        known = self._within.get(asked)
        if known is None:
            known = self._find(asked)
            self._within.put(asked, known, len(known) + 1)
        return known

    def _find(self, periods: Sequence[DateRange]) -> Sequence[int]:
        if not periods:
            return []
        starts = np.array([p.start.toordinal() if p.start else 1 for p in periods])
        ends = np.array([p.end.toordinal() if p.end else _AFTER_ALL for p in periods])
        at = np.searchsorted(starts, self._days, "right") - 1
        inside = (at >= 0) & (self._ends <= ends[at])
        found = np.bincount(at[inside], self._counts[inside], minlength=starts.size)
        return [int(count) for count in found]


def holds(period: DateRange, first: int, end: int) -> bool:
    """Return whether *period* has all days from *first* up to, not including, *end*, ordinals."""
    return (period.start is None or period.start.toordinal() <= first) and (
        period.end is None or end <= period.end.toordinal()
    )


def bounds(number: int, period: DateRange) -> dict[str, Any]:
    """Return *period* as a range of ordinals with a *number*."""
    found: dict[str, Any] = {"key": f"{number}"}
    if period.start:
        found["from"] = period.start.toordinal()
    if period.end:
        found["to"] = period.end.toordinal()
    return found
