"""Hits over time as the geometry of a chart, in percent of its width and height.

Percentages let a page draw one SVG as wide as the screen, with text that is not stretched, and
without a line of script or of inline style.
"""

from dataclasses import dataclass

from search import DateBucket, Histogram

_TOP, _BOTTOM = 14.0, 78.0
_GAP = 0.3  # of a column, between two bars
_LOWEST = 2.0  # a bar of one hit beside one of a thousand must still be seen
LABELS = {"year": 16, "month": 13, "day": 16}
"""How many names of periods stand side by side in a wide window; a phone shows every other."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The column of a bucket: from *left*, *width* wide, its bar from *top*, *height* high.

    *middle* is the column's middle; *labelled* says whether the period's name has room below it.
    *share_top* is where the stroke for the bucket's share of the archive stands, None for none.
    """

    bucket: DateBucket
    left: float
    width: float
    middle: float
    top: float
    height: float
    labelled: bool
    share_top: float | None


@dataclass(frozen=True, slots=True)
class BarChart:
    """The bars, oldest first, and the buckets at which its two scales end.

    *highest* is None if there are no hits. *largest_share* is None if every period's share of the
    archive is the whole, where strokes would say nothing.
    """

    bars: tuple[Bar, ...]
    highest: DateBucket | None
    largest_share: DateBucket | None


def draw_bars(histogram: Histogram) -> BarChart:
    """Return the chart of a histogram."""
    buckets = histogram.buckets
    highest = max(buckets, key=lambda bucket: bucket.count, default=None)
    if highest is None or not highest.count:
        return BarChart((), None, None)
    narrowed = any(bucket.count < bucket.of for bucket in buckets)
    largest_share = max(buckets, key=_share) if narrowed else None
    every = -(-len(buckets) // LABELS[histogram.interval])
    column = 100 / len(buckets)
    bars = []
    for place, bucket in enumerate(buckets):
        height = max(_LOWEST, _height(bucket.count / highest.count)) if bucket.count else 0.0
        share = _height(_share(bucket) / _share(largest_share)) if largest_share else 0.0
        bars.append(
            Bar(
                bucket=bucket,
                left=round(column * (place + _GAP / 2), 2),
                width=round(column * (1 - _GAP), 2),
                middle=round(column * (place + 0.5), 2),
                top=round(_BOTTOM - height, 2),
                height=round(height, 2),
                labelled=place % every == 0,
                share_top=round(_BOTTOM - share, 2) if share else None,
            )
        )
    return BarChart(tuple(bars), highest, largest_share)


def _share(bucket: DateBucket) -> float:
    return bucket.count / bucket.of if bucket.of else 0.0


def _height(part: float) -> float:
    return (_BOTTOM - _TOP) * part
