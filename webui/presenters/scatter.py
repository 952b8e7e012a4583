"""Numbers over time as the geometry of a plot: each point a headline.

Places measure 100 by 100 from the top left corner. The scale of the numbers is logarithmic, since a
few are thousands of times as large as the others.
"""

from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from search import NumberInTime, Numbers

TICKS = 8


@dataclass(frozen=True, slots=True)
class Point:
    """A *number* at *x* and *y*."""

    x: float
    y: float
    number: NumberInTime


@dataclass(frozen=True, slots=True)
class Scatter:
    """The points; *years* below, each at its x, and *values* beside, each at its y."""

    points: tuple[Point, ...]
    years: tuple[tuple[float, int], ...]
    values: tuple[tuple[float, float], ...]


def draw_numbers(numbers: Numbers) -> Scatter | None:
    """Return the plot of *numbers*, None if there are none above 0."""
    points = [point for point in numbers.points if point.quantity.value > 0]
    if not points:
        return None
    days = [point.document.date for point in points if point.document.date]
    first, last = min(days).year, max(days).year
    start, end = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()
    exponents = [log10(point.quantity.value) for point in points]
    low = floor(min(exponents))
    high = max(ceil(max(exponents)), low + 1)

    def x_of(day: date) -> float:
        return round(100 * (day.toordinal() - start) / (end - start), 2)

    def y_of(exponent: float) -> float:
        return round(100 - 100 * (exponent - low) / (high - low), 2)

    every = -(-(last - first + 1) // TICKS)
    return Scatter(
        points=tuple(
            Point(x_of(point.document.date), y_of(exponent), point)
            for point, exponent in zip(points, exponents, strict=True)
            if point.document.date
        ),
        years=tuple((x_of(date(year, 7, 1)), year) for year in range(first, last + 1, every)),
        values=tuple((y_of(exponent), 10.0**exponent) for exponent in range(low, high + 1)),
    )
