"""Hits over time as the geometry of a bar chart, in percent of its width and height.

In percent, a page can draw one SVG as wide as the screen without stretching its text, and needs no
script and no inline style.
"""

from collections.abc import Callable
from functools import lru_cache

from msgspec import Struct

from search import DateBucket, DateRange, Histogram
from webui.presenters.chart_scale import early_joined, top_of_scale
from webui.presenters.holdings import Holdings, lay_out
from webui.presenters.periods import Period, period_of

_TOP, _BOTTOM = 14.0, 78.0
_GAP = 0.3  # between two bars, as a part of a column
_LOWEST = 2.0  # so that a bar of one hit is visible beside one of a thousand
LABELS = {"year": 16, "month": 13, "day": 16}
"""How many labels of periods fit side by side in a wide window; a phone shows every other one."""


class Column(Struct, frozen=True, gc=False):
    """The place of a bar from *left* to *right*; *middle* is that of the space it stands in."""

    left: float
    width: float
    right: float
    middle: float


class Bar(Struct, frozen=True, gc=False):
    """The bar of a bucket: its *column*, *top* and *height*.

    *address* is that of the search for its period; *labelled* says whether the period is printed
    below. A stroke at *share_top* shows the bucket's share of the archive, None for no stroke.
    A *cut* bar is longer than the scale, and *early* is that of several periods, before all others.
    """

    bucket: DateBucket
    address: str
    column: Column
    top: float
    height: float
    labelled: bool
    share_top: float | None
    cut: bool = False
    early: bool = False


class BarChart(Struct, frozen=True, gc=False):
    """The bars, oldest first, and the buckets with the most hits and the largest share.

    *highest* is None if there are no hits. *largest_share* is None where every period is found
    whole: all strokes would be alike. *most* are the hits at the top of the scale, and *holdings*
    the times of which the archive has nothing or little. *periods* are those of the bars.
    """

    bars: tuple[Bar, ...]
    highest: DateBucket | None
    largest_share: DateBucket | None
    most: int = 0
    holdings: Holdings = Holdings()
    periods: tuple[Period, ...] = ()

    @property
    def cut(self) -> tuple[DateBucket, ...]:
        """Return the periods whose bars are longer than the scale."""
        return tuple(bar.bucket for bar in self.bars if bar.cut)

    @property
    def early(self) -> DateBucket | None:
        """Return the early periods that are one bar, None if there are none."""
        return next((bar.bucket for bar in self.bars if bar.early), None)


def draw_bars(
    histogram: Histogram,
    address: Callable[[DateRange], str],
    gaps: tuple[DateRange, ...] = (),
    sparse: tuple[DateRange, ...] = (),
) -> BarChart:
    """Return the chart of *histogram*; *address* gives the address of the search for a period.

    *gaps* are the times from which the archive has nothing, *sparse* those from which it has
    little, oldest first.
    """
    buckets = histogram.buckets
    if histogram.interval == "year":
        buckets = early_joined(buckets)
    early = len(buckets) < len(histogram.buckets)
    highest = max(buckets, key=lambda bucket: bucket.count, default=None)
    if highest is None or not highest.count:
        return BarChart((), None, None)
    narrowed = any(bucket.count < bucket.of for bucket in buckets)
    largest_share = max(buckets, key=_share) if narrowed else None
    most = int(top_of_scale(bucket.count for bucket in buckets))
    every = -(-len(buckets) // LABELS[histogram.interval])
    bars = []
    for index, (bucket, column) in enumerate(zip(buckets, _columns(len(buckets)), strict=True)):
        part = min(1, bucket.count / most)
        height = max(_LOWEST, _height(part)) if bucket.count else 0.0
        share = _height(_share(bucket) / _share(largest_share)) if largest_share else 0.0
        bars.append(
            Bar(
                bucket=bucket,
                address=address(bucket.dates),
                column=column,
                top=round(_BOTTOM - height, 2),
                height=round(height, 2),
                labelled=index % every == 0,
                share_top=round(_BOTTOM - share, 2) if share else None,
                cut=bucket.count > most,
                early=early and not index,
            )
        )
    holdings = lay_out(tuple([bucket.dates for bucket in buckets]), gaps, sparse)
    periods = tuple(period_of(bucket, histogram.interval, bucket.selected) for bucket in buckets)
    return BarChart(tuple(bars), highest, largest_share, most, holdings, periods)


@lru_cache(maxsize=64)
def _columns(count: int) -> tuple[Column, ...]:
    """Return the places of *count* bars side by side."""
    space = 100 / count
    width = round(space * (1 - _GAP), 2)
    lefts = [round(space * (index + _GAP / 2), 2) for index in range(count)]
    return tuple(
        Column(left, width, round(left + width, 2), round(space * (index + 0.5), 2))
        for index, left in enumerate(lefts)
    )


def _share(bucket: DateBucket) -> float:
    return bucket.count / bucket.of if bucket.of else 0.0


def _height(part: float) -> float:
    return (_BOTTOM - _TOP) * part
