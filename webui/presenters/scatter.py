"""Numbers over time as the geometry of a plot: each point a headline.

Places measure 100 by 100 from the top left corner. The scale of the numbers is logarithmic, since a
few are thousands of times as large as the others; 0 has a line of its own below them.
"""

from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from search import NumberInTime, Numbers

TICKS = 8
_ABOVE_0 = 92  # of the height, for all other numbers


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
    """Return the plot of *numbers*, None if there are none."""
    points = numbers.points
    if not points:
        return None
    days = [point.document.date for point in points if point.document.date]
    first, last = min(days).year, max(days).year
    start, end = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()
    values = [point.quantity.value for point in points]
    exponents = [log10(value) for value in values if value > 0]
    low = floor(min(exponents, default=0))
    high = max(ceil(max(exponents, default=0)), low + 1)
    height = 100 if len(exponents) == len(values) else _ABOVE_0

    def x_of(day: date) -> float:
        return round(100 * (day.toordinal() - start) / (end - start), 2)

    def y_of(value: float) -> float:
        return round(height * (high - log10(value)) / (high - low), 2) if value > 0 else 100

    every = -(-(last - first + 1) // TICKS)
    return Scatter(
        points=tuple(
            Point(x_of(point.document.date), y_of(value), point)
            for point, value in zip(points, values, strict=True)
            if point.document.date
        ),
        years=tuple((x_of(date(year, 7, 1)), year) for year in range(first, last + 1, every)),
        values=(
            *(((100, 0.0),) if height < 100 else ()),
            *((y_of(10.0**exponent), 10.0**exponent) for exponent in range(low, high + 1)),
        ),
    )
