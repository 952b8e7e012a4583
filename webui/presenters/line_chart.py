"""Several searches over time as the geometry of one chart with two panels.

The panels, hits above and their share of the archive below, measure 100 by 100 from the top left,
so that a page can stretch them to its width. A period without any document has no share, and the
lines of shares are broken there.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from search import ComparedPeriod, Comparison
from webui.presenters.bar_chart import LABELS


@dataclass(frozen=True, slots=True)
class Mark:
    """One period of a series, at *x* and *y*; *small* says that little is known of it."""

    x: float
    y: float
    small: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One search in one panel: its unbroken *paths* as points of an SVG polyline, and its *marks*.

    Periods without hits have no mark.
    """

    paths: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: a line for each search, and the value at the top of its scale."""

    lines: tuple[Line, ...]
    most: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A period whose name has room below the chart, at *x*."""

    x: float
    period: ComparedPeriod


@dataclass(frozen=True, slots=True)
class LineChart:
    """The two panels and what stands below them."""

    hits: Panel
    shares: Panel
    ticks: tuple[Tick, ...]


def draw_lines(comparison: Comparison) -> LineChart | None:
    """Return the chart of *comparison*, None if nothing was found in any period."""
    periods = comparison.periods
    if not any(count for period in periods for count in period.counts):
        return None
    every = -(-len(periods) // LABELS[comparison.interval])
    ticks = (Tick(_x(place, periods), period) for place, period in enumerate(periods))
    return LineChart(
        _panel(comparison, lambda period, series: period.counts[series]),
        _panel(
            comparison,
            lambda period, series: period.counts[series] / period.of if period.of else None,
        ),
        tuple(tick for place, tick in enumerate(ticks) if place % every == 0),
    )


def _panel(comparison: Comparison, value: Callable[[ComparedPeriod, int], float | None]) -> Panel:
    periods = comparison.periods
    series = [
        [value(period, place) for period in periods] for place in range(len(comparison.queries))
    ]
    most = max(known for values in series for known in values if known is not None)
    return Panel(tuple(_line(periods, values, most) for values in series), most)


def _line(periods: Sequence[ComparedPeriod], values: Sequence[float | None], most: float) -> Line:
    points = [
        None if value is None else (_x(place, periods), round(100 - 100 * value / most, 2))
        for place, value in enumerate(values)
    ]
    return Line(
        tuple(_paths(points)),
        tuple(
            Mark(*point, period.small)
            for point, value, period in zip(points, values, periods, strict=True)
            if point and value
        ),
    )


def _paths(points: Iterable[tuple[float, float] | None]) -> Iterable[str]:
    for known, run in groupby(points, key=bool):
        if known:
            yield " ".join(f"{x:g},{y:g}" for x, y in filter(None, run))


def _x(place: int, periods: Sequence[ComparedPeriod]) -> float:
    return round(100 * (place + 0.5) / len(periods), 2)
