"""Tables without a header: what their columns are is told by what all of their first rows hold."""

import csv
from collections.abc import Sequence
from statistics import fmean

from corpus.addresses import web_address
from corpus.dates import has_short_year, read_date

_LEAST_ROWS = 2
_LEAST_LETTERS = 12  # of headlines, on average; an outlet or a topic has fewer
_MUCH_LONGER = 1.5  # than headlines are descriptions

_Lines = Sequence[tuple[int, str]]


def columns_by_content(lines: _Lines, delimiters: str) -> tuple[list[str], str] | None:
    """Return names for the columns of a table that begins with *lines*, and what parts them.

    The names are ours, or the number of a column that may be anything. One of them is of dates;
    None if there is no such column, or if several may be of headlines.
    """
    for delimiter in delimiters:
        rows = _rows(lines, delimiter)
        names = _names(rows) if rows else None
        if names:
            return names, delimiter
    return None


def _rows(lines: _Lines, delimiter: str) -> list[list[str]]:
    """Return the rows of *lines*, none if they have not as many cells each, two or more."""
    try:
        rows = [row for row in csv.reader((line for _, line in lines), delimiter=delimiter) if row]
    except csv.Error:
        return []
    if len(rows) < _LEAST_ROWS or len(rows[0]) < 2 or len(set(map(len, rows))) > 1:
        return []
    return rows


def _names(rows: list[list[str]]) -> list[str] | None:
    columns = [[cell.strip() for cell in column] for column in zip(*rows, strict=True)]
    names = ["date" if all(map(_is_day, column)) else "" for column in columns]
    for at, column in enumerate(columns):
        if any(column) and all(not cell or web_address(cell) for cell in column):
            names[at] = "url"
    texts = [at for at, name in enumerate(names) if not name and _letters(columns[at])]
    if names.count("date") != 1 or not 0 < len(texts) <= 2:
        return None
    first, *rest = texts
    if rest and _letters(columns[rest[0]]) < _MUCH_LONGER * _letters(columns[first]):
        return None
    names[first] = "headline"
    if rest:
        names[rest[0]] = "description"
    return [name or f"(column {at})" for at, name in enumerate(names, 1)]


def _is_day(cell: str) -> bool:
    found = read_date(cell)
    return has_short_year(cell) or (
        found is not None and (found.ambiguous or found.day is not None)
    )


def _letters(column: list[str]) -> float:
    """Return how many letters the cells of a column have on average, 0 if that is too few."""
    mean = fmean(sum(map(str.isalpha, cell)) for cell in column)
    return mean if mean >= _LEAST_LETTERS else 0
