"""The headlines of the archive as a table: a row for each topic, a column for each year."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct

from search import CoverageCell, DateRange, Filter, Query

_COLUMNS = 12  # as many years as fit beside the name of a topic
_LEVELS = 4  # shades of a cell
_HEADLINES = Filter("kind", "headline")


class Column(Struct, frozen=True, gc=False):
    """A year or, if *earlier*, all years before that of the next column."""

    dates: DateRange
    earlier: bool = False


class Cell(Struct, frozen=True, gc=False):
    """The *count* of headlines, the *query* for them, and the *level* of the shade, 0 to 4."""

    count: int
    query: Query
    level: int


class Row(Struct, frozen=True, gc=False):
    """A topic, None for headlines of none; its *cells* in the order of the columns."""

    topic: str | None
    label: str
    cells: tuple[Cell, ...]
    undated: int
    total: int


class Coverage(Struct, frozen=True, gc=False):
    """The table for one *language*, None for all, with the largest topics first.

    *languages* are all languages of the archive with their headlines, most frequent first.
    """

    language: str | None
    languages: tuple[tuple[str, int], ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def undated(self) -> bool:
        """Return whether any row has undated headlines."""
        return any(row.undated for row in self.rows)


def tabulate(cells: Iterable[CoverageCell], language: str | None = None) -> Coverage:
    """Return *cells* as a table, only those of *language* if it is given."""
    everything = tuple(cells)
    languages: Counter[str] = Counter()
    by_topic: dict[tuple[str | None, str], Counter[int | None]] = defaultdict(Counter)
    for cell in everything:
        languages[cell.language] += cell.count
        if language in (None, cell.language):
            named = (cell.topic.id, cell.topic.label) if cell.topic else (None, "")
            by_topic[named][cell.year] += cell.count
    shown = {cell.year for cell in everything if cell.year}
    columns = _columns(shown)
    places = {year: _place(year, columns) for year in shown}
    most = max(
        (n for (topic, _), years in by_topic.items() if topic for n in years.values()), default=1
    )
    rows = [
        _row(topic, label, years, columns, places, language, most)
        for (topic, label), years in by_topic.items()
    ]
    rows.sort(key=lambda row: (row.topic is None, -row.total, row.label))
    ranked = tuple(sorted(languages.items(), key=lambda item: (-item[1], item[0])))
    return Coverage(language, ranked, columns, tuple(rows))


def _columns(years: set[int]) -> tuple[Column, ...]:
    if not years:
        return ()
    first, last = min(years), max(years)
    start = first if last - first < _COLUMNS else last - _COLUMNS + 2
    columns = [Column(_span(year, year)) for year in range(start, last + 1)]
    return tuple(columns) if start == first else (Column(_span(first, start - 1), True), *columns)


def _row(
    topic: str | None,
    label: str,
    years: Counter[int | None],
    columns: tuple[Column, ...],
    places: dict[int, int],
    language: str | None,
    most: int,
) -> Row:
    filters = [_HEADLINES]
    filters += [Filter("topic", topic)] if topic else []
    filters += [Filter("language", language)] if language else []
    query = Query(filters=tuple(filters))
    counts = [0] * len(columns)
    for year, count in years.items():
        if year:
            counts[places[year]] += count
    cells = [
        Cell(
            count,
            query.with_(dates=column.dates),
            -(-_LEVELS * min(count, most) // most) if count else 0,
        )
        for count, column in zip(counts, columns, strict=True)
    ]
    return Row(topic, label, tuple(cells), years[None], years.total())


def _place(year: int, columns: tuple[Column, ...]) -> int:
    """Return the number of the column of *year*."""
    day = dt.date(year, 1, 1)
    return next(place for place, column in enumerate(columns) if day in column.dates)


def _span(first: int, last: int) -> DateRange:
    return DateRange(dt.date(first, 1, 1), dt.date(last + 1, 1, 1))
