"""Hits over time as the geometry of a bar chart, in percent of its width and height.

In percent, a page can draw one SVG as wide as the screen without stretching its text, and needs no
script and no inline style.
"""

from dataclasses import dataclass

from search import DateBucket, Histogram

_TOP, _BOTTOM = 14.0, 78.0
_GAP = 0.3  # between two bars, as a part of a column
_LOWEST = 2.0  # so that a bar of one hit is visible beside one of a thousand
LABELS = {"year": 16, "month": 13, "day": 16}
"""How many labels of periods fit side by side in a wide window; a phone shows every other one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of a bucket: its *left* and *top* corner, *width* and *height*.

    *middle* is the middle of its column; *labelled* says whether its period is printed below. A
    stroke at *share_top* shows the bucket's share of the archive, None for no stroke.
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
    """The bars, oldest first, and the buckets with the most hits and the largest share.

    *highest* is None if there are no hits. *largest_share* is None where every period is found
    whole: all strokes would be alike.
    """

    bars: tuple[Bar, ...]
    highest: DateBucket | None
    largest_share: DateBucket | None


def draw_bars(histogram: Histogram) -> BarChart:
    """Return the chart of *histogram*."""
    buckets = histogram.buckets
    highest = max(buckets, key=lambda bucket: bucket.count, default=None)
    if highest is None or not highest.count:
        return BarChart((), None, None)
    narrowed = any(bucket.count < bucket.of for bucket in buckets)
    largest_share = max(buckets, key=_share) if narrowed else None
    every = -(-len(buckets) // LABELS[histogram.interval])
    column = 100 / len(buckets)
    bars = []
    for index, bucket in enumerate(buckets):
        height = max(_LOWEST, _height(bucket.count / highest.count)) if bucket.count else 0.0
        share = _height(_share(bucket) / _share(largest_share)) if largest_share else 0.0
        bars.append(
            Bar(
                bucket=bucket,
                left=round(column * (index + _GAP / 2), 2),
                width=round(column * (1 - _GAP), 2),
                middle=round(column * (index + 0.5), 2),
                top=round(_BOTTOM - height, 2),
                height=round(height, 2),
                labelled=index % every == 0,
                share_top=round(_BOTTOM - share, 2) if share else None,
            )
        )
    return BarChart(tuple(bars), highest, largest_share)


def _share(bucket: DateBucket) -> float:
    return bucket.count / bucket.of if bucket.of else 0.0


def _height(part: float) -> float:
    return (_BOTTOM - _TOP) * part
