"""Hits over time as the geometry of a bar chart, in percent of its width and height.

In percent, a page can draw one SVG as wide as the screen without stretching its text, and needs no
script and no inline style.
"""

from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup
from msgspec import Struct

from search import DateBucket, DateRange, Histogram
from webui.presenters.chart_scale import early_joined, top_of_scale
from webui.presenters.holdings import Holdings, lay_out
from webui.presenters.periods import Brush, Period, brush_of, period_of

_TOP, _BOTTOM = 14.0, 78.0
_GAP = 0.3  # between two bars, as a part of a column
_LOWEST = 2.0  # so that a bar of one hit is visible beside one of a thousand
LABELS = {"year": 16, "month": 13, "day": 16}
"""How many labels of periods fit side by side in a wide window; a phone shows every other one."""


class Column(Struct, frozen=True, gc=False):
    """The place of a bar from *left* to *right*; *middle* is that of the space it stands in.

    *box* and *line* have it as attributes of a rectangle and of a stroke in SVG.
    """

    left: float
    width: float
    right: float
    middle: float
    box: Markup
    line: Markup


class Bar(Struct, frozen=True, gc=False):
    """The bar of a bucket: its *period*, *column*, *top* and *height*.

    *address* is that of the search for its period; *labelled* says whether the period is printed
    below. A stroke at *share_top* shows the bucket's share of the archive, None for no stroke.
    A *cut* bar is longer than the scale, and *early* is that of several periods, before all others.
    """

    bucket: DateBucket
    period: Period
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
    the times of which the archive has nothing or little. The *brush* chooses among the bars.
    """

    bars: tuple[Bar, ...]
    highest: DateBucket | None
    largest_share: DateBucket | None
    most: int = 0
    holdings: Holdings = Holdings()
    brush: Brush | None = None

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
    whole = _share(largest_share) if largest_share else 1.0
    bars = []
    for index, (bucket, column) in enumerate(zip(buckets, _columns(len(buckets)), strict=True)):
        part = min(1, bucket.count / most)
        height = max(_LOWEST, _height(part)) if bucket.count else 0.0
        share = _height(_share(bucket) / whole) if largest_share else 0.0
        bars.append(
            Bar(
                bucket,
                period_of(bucket, histogram.interval, bucket.selected),
                address(bucket.dates),
                column,
                top=round(_BOTTOM - height, 2),
                height=round(height, 2),
                labelled=index % every == 0,
                share_top=round(_BOTTOM - share, 2) if share else None,
                cut=bucket.count > most,
                early=early and not index,
            )
        )
    holdings = lay_out(tuple([bucket.dates for bucket in buckets]), gaps, sparse)
    brush = brush_of([bar.period for bar in bars])
    return BarChart(tuple(bars), highest, largest_share, most, holdings, brush)


@lru_cache(maxsize=64)
def _columns(count: int) -> tuple[Column, ...]:
    """Return the places of *count* bars side by side."""
    space = 100 / count
    width = round(space * (1 - _GAP), 2)
    lefts = [round(space * (index + _GAP / 2), 2) for index in range(count)]
    return tuple(_column(left, width, space * (i + 0.5)) for i, left in enumerate(lefts))


def _column(left: float, width: float, middle: float) -> Column:
    right = round(left + width, 2)
    return Column(
        left,
        width,
        right,
        round(middle, 2),
        Markup('x="{}%" width="{}%"').format(left, width),
        Markup('x1="{}%" x2="{}%"').format(left, right),
    )


def _share(bucket: DateBucket) -> float:
    return bucket.count / bucket.of if bucket.of else 0.0


def _height(part: float) -> float:
    return (_BOTTOM - _TOP) * part
