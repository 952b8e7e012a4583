"""The hatched times of a chart, from which the archive holds nothing or few headlines."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markupsafe import Markup
from msgspec import Struct

from search import DateRange

_BOX = Markup('x="{}%" width="{}%"')


class Span(Struct, frozen=True, gc=False):
    """The *dates* of a stretch of a chart, *left* and *width* in percent of that of the chart.

    *box* has that as attributes of a rectangle in SVG, and *mirrored* those of a chart that runs
    from right to left.
    """

    dates: DateRange
    left: float
    width: float
    box: Markup
    mirrored: Markup


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
            left, right = round(_x(start, starts, last), 2), round(_x(end, starts, last), 2)
            width = round(right - left, 2)
            box = _BOX.format(left, width)
            mirrored = _BOX.format(round(100 - right, 2), width)
            yield Span(DateRange(start, end), left, width, box, mirrored)


def _x(day: dt.date, starts: Sequence[dt.date], last: dt.date) -> float:
    """Return the place of the beginning of *day*, in percent; *last* is the end of all periods."""
    at = min(bisect_right(starts, day), len(starts)) - 1
    end = starts[at + 1] if at + 1 < len(starts) else last
    return 100 * (at + (day - starts[at]) / (end - starts[at])) / len(starts)
