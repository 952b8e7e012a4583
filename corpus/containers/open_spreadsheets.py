"""Spreadsheets of LibreOffice (`.ods`, `.fods`), each sheet with a header as a table of its own.

A row is a line, and stands on the line that has its number. A date is in ISO 8601, whatever its
cell shows, and a last column has where the first linked cell leads. Comments are left out.
Source: OASIS, "OpenDocument 1.3, Part 3: Schema", 9.1.
"""

import csv
import io
from collections.abc import Iterator
from functools import partial
from itertools import compress

from corpus.containers import Member, in_memory
from corpus.containers.bounds import Allowance, metered
from corpus.containers.folders import bounded, seekable
from corpus.containers.zips import can_be_opened, open_zip
from corpus.read_context import LARGEST_DOCUMENT, ReadContext
from corpus.readers.records.records import Record
from corpus.readers.tabular.merged_cells import MergedCells
from corpus.readers.tabular.sheets import listing
from corpus.readers.tabular.spreadsheets import MOST_COLUMNS, MOST_ROWS
from corpus.readers.tabular.tables import (
    PREAMBLE,
    header_at,
    table_parser,
)
from corpus.xml_tree import Element, XmlError, parse_xml

_CONTENT = "content.xml"
_CELLS = ("table-cell", "covered-table-cell")
_LINKS = "href"  # a column that counts less than one of addresses

_Row = tuple[list[str], str]
"""The cells of a row, and where the first linked one leads."""


def read_ods(context: ReadContext, allowance: Allowance) -> Iterator[Member]:
    """Yield the sheets that have a header, all if none has one."""
    with seekable(context.open()) as stream, open_zip(bounded(stream)) as archive:
        info = archive.NameToInfo.get(_CONTENT)
        if info is None:
            context.fault(0, "no spreadsheet: it has no content.xml")
            return
        if not can_be_opened(context, info):
            return
        with metered(partial(archive.open, info), allowance)() as part:
            raw = part.read(LARGEST_DOCUMENT + 1)
    if len(raw) > LARGEST_DOCUMENT:
        context.fault(0, "its sheets have more than 32 mebibytes; they are left out")
        return
    try:
        root = parse_xml(raw.decode(errors="replace"))
    except XmlError as error:
        context.fault(0, f"its sheets are not read: {error}")
        return
    for name, text in _tables(root, context):
        yield Member(name, partial(in_memory, text.encode()), ending=".csv", encoding="utf-8")


def flat_records(root: Element, context: ReadContext) -> Iterator[tuple[int, Record]]:
    """Yield the rows of the sheets of a document that is one file of XML (`.fods`)."""
    context.is_table = True
    parse = table_parser(context.stated.columns)
    for _, text in _tables(root, context):
        yield from parse(enumerate(text.split("\n"), 1), context)


def _tables(root: Element, context: ReadContext) -> Iterator[tuple[str, str]]:
    """Yield the sheets that have a header as CSV, with their names if there are several."""
    stated = context.stated.columns
    sheets = [(sheet, _rows(sheet, context)) for sheet in root.descendants("table")]
    said = [(sheet, rows) for sheet, rows in sheets if any(any(cells) for cells, _ in rows)]
    headed = [
        (sheet, rows, at) for sheet, rows in said if (at := _header(rows, context)) is not None
    ]
    names = [of.attributes.get("name", "") if len(headed) > 1 else "" for of, *_ in headed]
    headers = [rows[at][0] for _, rows, at in headed]
    listed = listing(list(zip(names, headers, strict=True)), stated, context)
    for name, (_, rows, at) in compress(zip(names, headed, strict=True), listed):
        yield name, _table(rows, at, context)
    if said and not headed:
        yield "", _table(said[0][1], None, context)


def _header(rows: list[_Row], context: ReadContext) -> int | None:
    return header_at((cells for cells, _ in rows[:PREAMBLE]), context.stated.columns)


def _rows(sheet: Element, context: ReadContext) -> list[_Row]:
    """Return the rows of a *sheet*, up to the last that says something."""
    rows: list[_Row] = []
    blank = 0
    merged = MergedCells()
    for row in sheet.descendants("table-row"):
        times = _times(row, "number-rows-repeated")
        cells, link = _cells(row, len(rows) + blank, merged)
        if not any(cells):
            blank += times
            continue
        if len(rows) + blank + times > MOST_ROWS:
            context.fault(0, f"more than {MOST_ROWS:,} rows in a sheet; the others are left out")
            break
        rows += [([], "")] * blank + [(cells, link)] * times
        blank = 0
    return rows


def _cells(row: Element, number: int, merged: MergedCells) -> _Row:
    """Return the row of that *number*, with what is *merged* with cells above it."""
    cells: list[str] = []
    link = ""
    for cell in row.elements(*_CELLS):
        shown = " ".join(" ".join(part.text() for part in cell.elements("p")).split())
        times = min(_times(cell, "number-columns-repeated"), MOST_COLUMNS - len(cells))
        text = cell.attributes.get("date-value", "") or shown
        if (down := _times(cell, "number-rows-spanned")) > 1:
            merged.add(len(cells), number + down - 1, text)
        cells += [text] * times
        targets = (one.attributes.get("href", "") for one in cell.descendants("a"))
        link = link or next(filter(None, targets), "")
    while cells and not cells[-1]:
        cells.pop()
    return merged.filled(number, cells), link


def _times(element: Element, name: str) -> int:
    said = element.attributes.get(name, "")
    return int(said) if said.isdecimal() and len(said) < len(str(MOST_ROWS)) + 1 else 1


def _table(rows: list[_Row], header: int | None, context: ReadContext) -> str:
    """Return *rows* as CSV, below the *header* with a column of links if there are any.

    Each row is made as it is written, since one that a file has once may stand a million times.
    """
    linked = header is not None and any(link for _, link in rows[header:])
    begin = header if linked and header is not None else len(rows)
    width = max((len(cells) for cells, _ in rows[begin:]), default=0)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for at, (cells, link) in enumerate(rows):
        if at >= begin and cells:
            missing = [""] * (width - len(cells))
            writer.writerow([*cells, *missing, link if at > begin else _LINKS])
        else:
            writer.writerow(cells)
        if stream.tell() > LARGEST_DOCUMENT:
            reason = f"more than {LARGEST_DOCUMENT:,} characters in a sheet"
            context.fault(0, f"{reason}; the rows below the first {at + 1:,} are left out")
            break
    return stream.getvalue()
