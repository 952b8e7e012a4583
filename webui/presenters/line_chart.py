"""Several searches over time as the geometry of a line chart with two panels.

The upper panel has hits, the lower one their share of the archive. Each measures 100 by 100 from
its top left corner, so that a page can stretch it. A period without any document has no share, and
the lines of shares break there.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from search import ComparedPeriod, Comparison
from webui.presenters.bar_chart import LABELS
from webui.presenters.chart_scale import top_of_scale
from webui.presenters.holdings import Holdings, lay_out
from webui.presenters.periods import Brush, brush_of, period_of

_ABOVE = -6.0  # where what is above the scale stands


@dataclass(frozen=True, slots=True)
class Mark:
    """A period of a line, at *x* and *y*; *small*: the archive has few documents of it."""

    x: float
    y: float
    small: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A search in a panel: its unbroken *paths*, each the points of an SVG polyline, and *marks*.

    Periods without hits have no mark.
    """

    paths: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel: a line for each search, and *most*, the value at the top of the scale.

    *cut* are the places that are above it: the number of the line, the period, and the value.
    """

    lines: tuple[Line, ...]
    most: float
    cut: tuple[tuple[int, ComparedPeriod, float], ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A period that is printed below the chart, at *x*."""

    x: float
    period: ComparedPeriod


@dataclass(frozen=True, slots=True)
class LineChart:
    """The two panels, the ticks below them, and what the archive lacks of these."""

    hits: Panel
    shares: Panel
    ticks: tuple[Tick, ...]
    holdings: Holdings
    brush: Brush | None


def draw_lines(comparison: Comparison) -> LineChart | None:
    """Return the chart of *comparison*, None if no period has a hit."""
    periods = comparison.periods
    if not any(count for period in periods for count in period.counts):
        return None
    every = -(-len(periods) // LABELS[comparison.interval])
    ticks = (Tick(_x(index, periods), period) for index, period in enumerate(periods))
    return LineChart(
        _panel(comparison, lambda period, series: period.counts[series]),
        _panel(
            comparison,
            lambda period, series: period.counts[series] / period.of if period.of else None,
        ),
        tuple(tick for index, tick in enumerate(ticks) if index % every == 0),
        lay_out(
            tuple([period.dates for period in periods]),
            comparison.gaps,
            comparison.sparse,
        ),
        brush_of([period_of(period, comparison.interval, False) for period in periods]),
    )


def _panel(comparison: Comparison, value: Callable[[ComparedPeriod, int], float | None]) -> Panel:
    periods = comparison.periods
    series = [
        [value(period, index) for period in periods] for index in range(len(comparison.queries))
    ]
    most = top_of_scale(known for values in series for known in values if known is not None)
    cut = tuple(
        (number, period, known)
        for number, values in enumerate(series)
        for period, known in zip(periods, values, strict=True)
        if known is not None and known > most
    )
    return Panel(tuple(_line(periods, values, most) for values in series), most, cut)


def _line(periods: Sequence[ComparedPeriod], values: Sequence[float | None], most: float) -> Line:
    points = [
        None
        if value is None
        else (_x(index, periods), round(max(_ABOVE, 100 - 100 * value / most), 2))
        for index, value in enumerate(values)
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


def _x(index: int, periods: Sequence[ComparedPeriod]) -> float:
    return round(100 * (index + 0.5) / len(periods), 2)
