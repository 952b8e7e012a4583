"""XML Spreadsheet 2003: a workbook that is one XML document, as report tools still write it.

Source: "XML Spreadsheet Reference" (Microsoft, 2001).
"""

from collections.abc import Iterator
from itertools import compress

import regex

from corpus.read_context import ReadContext
from corpus.readers.records.records import Record
from corpus.readers.tabular.merged_cells import MergedCells
from corpus.readers.tabular.sheets import listing
from corpus.readers.tabular.tables import (
    PREAMBLE,
    Table,
    header_at,
    tell_columns,
)
from corpus.xml_tree import Element

ROOTS = ("Workbook",)
"""The name of the root of such a document."""

_MOST_COLUMNS = 128
_INDEX = regex.compile(r"[0-9]{1,3}")
_ROWS = regex.compile(r"[0-9]{1,7}")
_LINKS = "href"  # a column that counts less than one of addresses
_Row = tuple[int, list[str], str]


def sheet_records(root: Element, context: ReadContext) -> Iterator[tuple[int, Record]]:
    """Yield the rows of each sheet that has a header, with where their first linked cell leads."""
    context.is_table = True
    stated = context.stated.columns
    without: list[_Row] = []
    headed: list[tuple[str, list[_Row], int]] = []
    for sheet in root.elements("Worksheet", "Table"):
        merged = MergedCells()
        made = (_row(row, number, merged) for number, row in _numbered(sheet))
        rows = [row for row in made if any(row[1])]
        at = header_at((cells for _, cells, _ in rows[:PREAMBLE]), stated)
        if at is None:
            without = without or rows
            continue
        headed.append((sheet.attributes.get("Name", ""), rows, at))
    listed = listing([(name, rows[at][1]) for name, rows, at in headed], stated, context)
    for _, rows, at in compress(headed, listed):
        for _, cells, _ in rows[:at]:
            context.note(f"above the header, and not read: {' '.join(filter(None, cells))[:80]}")
        if any(link for *_, link in rows):
            rows[at:] = _with_links(rows[at:])
        yield from Table(
            ((line, cells) for line, cells, _ in rows[at:]), "\t", stated, context
        ).records()
    if not headed and without:
        tell_columns(without[0][0], without[0][1], context)


def _numbered(sheet: Element) -> Iterator[tuple[int, Element]]:
    """Yield the rows of a *sheet* with their numbers from 1; blank ones before one are left out."""
    number = 0
    for row in sheet.descendants("Row"):
        index = row.attributes.get("Index", "")
        number = max(number + 1, int(index) if _ROWS.fullmatch(index) else 0)
        yield number, row


def _row(row: Element, number: int, merged: MergedCells) -> _Row:
    """Return the line of the *row* of that *number*, its cells, where the first linked one leads.

    The cells have what is *merged* with cells above them.
    """
    cells: list[str] = []
    link = ""
    for cell in row.elements("Cell"):
        index = cell.attributes.get("Index", "")  # from 1, where cells before it are left out
        if _INDEX.fullmatch(index) and len(cells) < int(index) <= _MOST_COLUMNS:
            cells += [""] * (int(index) - 1 - len(cells))
        data = cell.first("Data")
        down = cell.attributes.get("MergeDown", "")
        cells.append(data.normalized_text() if data else "")
        if _ROWS.fullmatch(down):
            merged.add(len(cells) - 1, number + int(down), cells[-1])
        link = link or cell.attributes.get("HRef", "")
    return row.line, merged.filled(number, cells[:_MOST_COLUMNS]), link


def _with_links(rows: list[_Row]) -> list[_Row]:
    """Return *rows*, the header first, with a column of links after those of the header."""
    width = len(rows[0][1])
    return [
        (line, [*(cells + [""] * width)[:width], link if at else _LINKS], link)
        for at, (line, cells, link) in enumerate(rows)
    ]
