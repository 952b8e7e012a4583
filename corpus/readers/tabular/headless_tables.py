"""Tables without a header, or without a name for the headlines in it: their first rows tell."""

import csv
from collections.abc import Sequence
from statistics import median_low

from corpus.addresses import web_address
from corpus.dates import has_short_year, read_date
from corpus.pages.text_sizes import is_prose, size
from corpus.readers.records.column_names import ANY_SOURCES, normal, normals
from corpus.readers.records.columns import Stated, columns_of
from corpus.readers.records.described_columns import asks_what, names_news, names_thing
from corpus.readers.records.unnamed_columns import MOMENT, columns_by_values

_LEAST_ROWS = 2
_LEAST_SIZE = 12  # of most headlines, in letters; an outlet or a topic has fewer

_Lines = Sequence[tuple[int, str]]


def columns_by_content(lines: _Lines, delimiters: str) -> tuple[list[str], str] | None:
    """Return names for the columns of a table that begins with *lines*, and what parts them.

    The names are ours, or the number of a column that may be anything. One of them is of days, one
    of headlines; None if there is no such column, or if there are several. Prose describes them.
    """
    for delimiter in delimiters:
        rows = _rows(lines, delimiter)
        names = _names(rows) if rows else None
        if names:
            return names, delimiter
    return None


def thing_by_content(rows: Sequence[Sequence[str]], stated: Stated) -> str:
    """Return the column that has the headlines of a table of *rows*, as its cells show.

    Its name says only what they are of, as "Article" does, and another column has days. Unless it
    is of news by its name, a further one has outlets or addresses: goods are articles, too. Where
    that has newspapers by its name, the name may also ask what is told. Empty if there is no such
    column below a header, or if there are several. *stated* as `columns_of`.
    """
    for at, header in enumerate(rows[:-_LEAST_ROWS]):
        if sum(map(bool, header)) < 2:
            continue
        columns = columns_of(tuple(header), stated)
        if columns.names["headline"]:
            continue
        placed = columns.names["source"] or columns.names["url"]
        of_papers = not normals(ANY_SOURCES).issuperset(map(normal, columns.names["source"]))
        things = {
            place: name
            for place, name in enumerate(header)
            if (names_thing(name) and (placed or names_news(name)))
            or (of_papers and asks_what(name))
        }
        below = rows[at + 1 :] if things else []
        titled = [
            name
            for place, name in things.items()
            if _are_headlines([row[place].strip() for row in below if len(row) > place])
        ]
        if len(titled) == 1 and (columns.names["date"] or columns.of_date or _dated(header, below)):
            return titled[0]
    return ""


def _dated(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a column of *rows* below a *header* has days, as only its cells show."""
    records = [dict(zip(header, row, strict=False)) for row in rows]
    return "date" in dict(columns_by_values(records, ()))


def _are_headlines(cells: list[str]) -> bool:
    cells = list(filter(None, cells))
    if len(cells) < _LEAST_ROWS or any(map(web_address, cells)):
        return False
    repeated = 10 * len(set(cells)) < 9 * len(cells)  # as the names of places are
    return not repeated and _is_of_texts(cells) and not _is_of_prose(cells)


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
    texts = [at for at, name in enumerate(names) if not name and _is_of_texts(columns[at])]
    headlines = [at for at in texts if not _is_of_prose(columns[at])]
    if names.count("date") != 1 or len(headlines) != 1 or len(texts) > 2:
        return None
    for at in texts:
        names[at] = "headline" if at in headlines else "description"
    return [name or f"(column {at})" for at, name in enumerate(names, 1)]


def _is_day(cell: str) -> bool:
    if MOMENT.fullmatch(cell):
        return True
    found = read_date(cell)
    return has_short_year(cell) or (found is not None and found.names_day)


def _is_of_texts(column: list[str]) -> bool:
    # One without spaces is a key, the name of a computer or of a file.
    words = any(" " in cell or not cell.isascii() for cell in column)
    return words and median_low(map(size, column)) >= _LEAST_SIZE


def _is_of_prose(column: list[str]) -> bool:
    return 2 * sum(map(is_prose, column)) > len(column)
