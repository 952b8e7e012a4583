"""The height and length of a chart, such that one outlier makes no hairlines of all the rest.

A few values that are many times the next are cut at the top, and a few early hits long before all
others are put into one period. Either is said beside the chart.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec.structs import replace

from search import DateBucket, DateRange

TIMES = 4
"""A value is cut if it is so many times the next lower one."""

_FEWEST = 6  # values: of fewer each is seen
_CUT = 0.05  # of the values at most, or one
_EARLY = 0.01  # of the hits at most, or one
_SAVED = 1 / 3  # of the width at least


def top_of_scale(values: Iterable[float]) -> float:
    """Return the greatest of *values* that is not cut, 0 if there is none above 0.

    One value, or a twentieth of them, may be cut.
    """
    ordered = sorted((value for value in values if value > 0), reverse=True)
    if len(ordered) < _FEWEST:
        return max(ordered, default=0)
    for cut in range(1, max(1, int(len(ordered) * _CUT)) + 1):
        if ordered[cut - 1] >= TIMES * ordered[cut]:
            return ordered[cut]
    return ordered[0]


def early_joined(buckets: Sequence[DateBucket]) -> tuple[DateBucket, ...]:
    """Return *buckets*, oldest first, with the earliest as one if they are many with few hits.

    They hold one hit, or a hundredth of all, and a third of the buckets at least; none that is
    chosen is among them.
    """
    few = max(1, int(sum(bucket.count for bucket in buckets) * _EARLY))
    so_far = accumulate(bucket.count for bucket in buckets)
    early = sum(count <= few for count in so_far)
    early = next((n for n, bucket in enumerate(buckets[:early]) if bucket.selected), early)
    if early < max(_FEWEST, len(buckets) * _SAVED) or early == len(buckets):
        return tuple(buckets)
    joined, rest = buckets[:early], buckets[early:]
    first = replace(
        joined[0],
        dates=DateRange(joined[0].dates.start, joined[-1].dates.end),
        count=sum(bucket.count for bucket in joined),
        of=sum(bucket.of for bucket in joined),
    )
    return (first, *rest)
