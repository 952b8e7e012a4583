"""The hatched times of a chart, from which the archive holds nothing or few headlines."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from search import DateRange


class Span(Struct, frozen=True, gc=False):
    """The *dates* of a stretch of a chart, from *left* to *right* in percent of its width."""

    dates: DateRange
    left: float
    right: float

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return round(self.right - self.left, 2)


class Holdings(Struct, frozen=True, gc=False):
    """The *gaps* of an archive in the time of a chart, and the *sparse* times with few documents.

    Both are in the order of time.
    """

    gaps: tuple[Span, ...] = ()
    sparse: tuple[Span, ...] = ()


@lru_cache(maxsize=64)  # of an archive, most charts show the same periods
def lay_out(
    periods: tuple[DateRange, ...], gaps: tuple[DateRange, ...], sparse: tuple[DateRange, ...]
) -> Holdings:
    """Return *gaps* and *sparse* times as far as *periods* reach, which are drawn equally wide.

    The periods adjoin one another, oldest first, and each has both ends.
    """
    if not periods:
        return Holdings()
    return Holdings(tuple(_spans(periods, gaps)), tuple(_spans(periods, sparse)))


def _spans(periods: Sequence[DateRange], ranges: Sequence[DateRange]) -> Iterator[Span]:
    starts = [period.start or dt.date.min for period in periods]
    first, last = starts[0], periods[-1].end or dt.date.max
    for one in ranges:
        start, end = max(first, one.start or first), min(last, one.end or last)
        if start < end:
            left, right = _x(start, starts, last), _x(end, starts, last)
            yield Span(DateRange(start, end), round(left, 2), round(right, 2))


def _x(day: dt.date, starts: Sequence[dt.date], last: dt.date) -> float:
    """Return the place of the beginning of *day*, in percent; *last* is the end of all periods."""
    at = min(bisect_right(starts, day), len(starts)) - 1
    end = starts[at + 1] if at + 1 < len(starts) else last
    return 100 * (at + (day - starts[at]) / (end - starts[at])) / len(starts)
