"""Spreadsheets: the sheets of an `.xlsx` file that have a header, row by row.

Such a file is a zip archive of XML, so it is looked at before it is read: it has at most
`LARGEST_FILE` bytes, inflates to at most `LARGEST_INFLATED`, `LARGEST_STRINGS` of them texts that
are held in memory, by no factor above `STEEPEST`, and none of its parts has a DTD. What a part
inflates to beyond its stated size is an error of `zipfile`. Of a sheet, `MOST_ROWS` rows and
`MOST_COLUMNS` columns are read.

openpyxl reads them: python-calamine 0.9.1 is quicker, but gives each day before 1900 as midnight
(findings/calamine-days-before-1900.sh).
"""

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain, compress, islice
from typing import Any, NamedTuple
from xml.etree.ElementTree import ParseError  # nosec B405  # the type of an error alone

import regex

from corpus.addresses import web_address
from corpus.containers.zips import open_zip
from corpus.read_context import ReadContext
from corpus.readers.records.columns import Stated, columns_of
from corpus.readers.records.records import Item, Record, Report, read_again
from corpus.readers.records.values import date_value
from corpus.readers.tabular.headless_tables import thing_by_content
from corpus.readers.tabular.merged_cells import MergedCells
from corpus.readers.tabular.sheets import listing
from corpus.readers.tabular.tables import (
    PREAMBLE,
    Table,
    header_at,
    naming,
    renamed,
    tell_columns,
)

LARGEST_FILE = 2**26
LARGEST_INFLATED = 2**30
LARGEST_STRINGS = 2**27
STEEPEST = 300
MOST_ROWS = 2**20
"""As many as Excel has; a row of a higher number would be preceded by that many empty ones."""
MOST_COLUMNS = 128
LARGEST_LINKED = 2**24
MOST_LINKED = 2**20
"""Where cells lead is read of sheets of so many bytes and cells, which are then held in memory."""
MOST_MERGED = 2**16
"""Merged cells are read, and links beside them, where a workbook has no more of them."""

_Row = tuple[int, list[str]]
_Formulas = dict[tuple[int, int], tuple[str, str]]


class _Sheet(NamedTuple):
    """A sheet whose header is the row *at* of its *head*, before its other *rows*."""

    sheet: Any
    head: list[_Row]
    at: int
    rows: Iterator[_Row]
    thing: str  # the column of headlines, if only its cells show that


_LATE_EPOCH = 1904  # of workbooks that Excel for Mac made until 2011
_DAYS_LATER = 1462
_SERIAL = regex.compile(r"[2-5]\d{4}(?:\.\d{1,9})?")  # of 1954 to 2064
_LINKS = "href"  # a column that counts less than one of addresses
_OF_ELSE = ("source", "topic", "language")  # columns whose cells lead to what they name
_STRINGS = "xl/sharedStrings.xml"
# The errors of openpyxl 3.1.5 for a file that is no workbook.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, ParseError, LookupError),
    *(ValueError, TypeError, AttributeError, NotImplementedError, ArithmeticError),
)


def read_xlsx(context: ReadContext) -> Iterator[Item]:
    """Yield what the rows of a workbook's sheets say."""
    context.is_table = True
    with context.open() as stream:
        raw = stream.read(LARGEST_FILE + 1)
    if problem := _problem(raw):
        context.fault(0, f"{problem}; the file is left out")
        return

    def records(report: Report) -> Iterator[tuple[int, Record]]:
        try:
            yield from _records(raw, context.stated.columns, report)
        except _DAMAGE as error:
            report.fault(0, f"no workbook that can be read further: {error}")

    yield from read_again(context, records)


def _problem(raw: bytes) -> str:
    """Return why a file is not to be read, empty if it may be."""
    if len(raw) > LARGEST_FILE:
        return f"the workbook has more than {LARGEST_FILE:,} bytes"
    try:
        with open_zip(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            inflated = sum(part.file_size for part in parts)
            if inflated > LARGEST_INFLATED or inflated > STEEPEST * (len(raw) + 2**16):
                return f"a zip bomb: {len(raw):,} bytes that inflate to {inflated:,}"
            for part in parts:
                if part.filename == _STRINGS and part.file_size > LARGEST_STRINGS:
                    return f"its texts have more than {LARGEST_STRINGS:,} bytes"
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as stream:
                        if b"<!DOCTYPE" in stream.read(1024).upper():
                            return "a part of the workbook has a DTD, which may be a bomb"
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        return f"no workbook: {error}"
    except (ValueError, OSError) as error:
        return f"no workbook: {error}"
    return ""


def _records(raw: bytes, stated: Stated, report: Report) -> Iterator[tuple[int, Record]]:
    import openpyxl  # slow to load

    held = _held(raw, report) if _is_to_be_held(raw, report) else None
    formulas = _link_formulas(raw) if held else {}
    workbook = held or openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    without: list[list[_Row]] = []
    headed: list[_Sheet] = []
    for sheet in workbook.worksheets:
        if not held:
            sheet.reset_dimensions()  # what a file states of its size is often untrue
        rows = _rows(sheet)
        head = list(islice(rows, PREAMBLE))
        at = header_at((names for _, names in head), stated)
        thing = thing_by_content([cells for _, cells in head], stated) if at is None else ""
        of_sheet = naming(thing, stated)
        if thing:
            at = header_at((names for _, names in head), of_sheet)
            report.note(f"the column {thing} is read as that of the headlines, by what it holds")
        if at is None:
            without += [head] if head else []
            continue
        headed.append(_Sheet(sheet, head, at, rows, thing))
    listed = listing([(of.sheet.title, of.head[of.at][1]) for of in headed], stated, report)
    several = False
    for sheet, head, at, rows, thing in compress(headed, listed):
        of_sheet = naming(thing, stated)
        begin = head[at][0]
        if several:
            report.note(f"read from more than one sheet; another is {sheet.title}", line=begin)
        several = True
        if sheet.sheet_state != "visible":
            report.note(f"read from the sheet {sheet.title}, which is hidden", line=begin)
        for _, cells in head[:at]:
            report.note(f"above the header, and not read: {' '.join(filter(None, cells))[:80]}")
        table: Iterator[_Row] = chain(head[at:], rows)
        if workbook.epoch.year == _LATE_EPOCH:
            table = _rebased(table, of_sheet)
        if held:
            table = _with_links(table, sheet, formulas.get(sheet.title, {}), of_sheet)
        yield from renamed(Table(table, "\t", of_sheet, report).records(), thing)
    if not headed and without:
        line, names = max(without[0], key=lambda row: sum(map(bool, row[1])))
        tell_columns(line, names, report)


def _rebased(rows: Iterator[_Row], stated: Stated) -> Iterator[_Row]:
    """Yield *rows*, the header first, with plain numbers of days counted from 1900, not from 1904.

    openpyxl counts so itself where a cell has the format of a date.
    """
    line, header = next(rows)
    dates = set(columns_of(tuple(header), stated).names["date"])
    yield line, header
    for line, cells in rows:
        yield (
            line,
            [
                f"{float(cell) + _DAYS_LATER:g}"
                if _SERIAL.fullmatch(cell) and header[at : at + 1] and header[at] in dates
                else cell
                for at, cell in enumerate(cells)
            ],
        )


def _held(raw: bytes, report: Report) -> Any:
    """Return a workbook that is held in memory with where its cells lead, None if it cannot be."""
    import openpyxl

    try:
        workbook = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
    except _DAMAGE as error:  # such as links of which the target lacks, without which it is read
        reason = str(error).partition("\n")[0]
        report.note(f"where the cells of the workbook lead cannot be read: {reason}")
        return None
    # One cell far down makes all above it.
    if sum(of.max_row * of.max_column for of in workbook.worksheets) <= MOST_LINKED:
        return workbook
    report.note("where the cells of the workbook lead is not read, since it is too large")
    return None


def _is_to_be_held(raw: bytes, report: Report) -> bool:
    """Return whether cells of a workbook lead somewhere or are merged with those below them.

    Of a large one that is not looked at, nor of one with very many merged cells, which is told.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        sheets = [part for part in archive.infolist() if part.filename.startswith("xl/worksheets/")]
        if sum(part.file_size for part in sheets) > LARGEST_LINKED:
            return False
        marked, merged = False, 0
        for part in sheets:
            content = archive.read(part)
            marked = marked or bool(_MARKS.search(content))
            for found in _MERGED.finditer(content):
                merged += _area(*map(bytes.decode, found.groups()))
    if merged > MOST_MERGED:
        report.note(f"more than {MOST_MERGED:,} merged cells; neither they nor links are read")
    return marked and merged <= MOST_MERGED


def _area(column: str, row: str, last_column: str, last_row: str) -> int:
    width = abs(_number(last_column) - _number(column)) + 1
    return width * (abs(int(last_row) - int(row)) + 1)


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


# openpyxl 3.1.5 makes an object of each merged cell.
_MERGED = re.compile(rb'mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_MARKS = re.compile(
    rb'HYPERLINK\(|relationships/hyperlink"|<(?:\w+:)?mergeCell ref="([A-Z]+)(\d+):\1(?!\2")\d'
)


def _link_formulas(raw: bytes) -> dict[str, _Formulas]:
    """Return where the formulas of cells lead and what they show, by sheet, row and column.

    What they show is held beside them by spreadsheets alone, not by every program that writes one.
    """
    import openpyxl

    found: dict[str, _Formulas] = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(raw), read_only=True).worksheets:
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
        for line, row in enumerate(rows, 1):
            for at, cell in enumerate(row):
                # A text may begin as a formula does.
                if cell.data_type == "f" and (formula := _FORMULA.match(str(cell.value))):
                    said = (formula[key] or "" for key in ("address", "label"))
                    address, label = (text.replace('""', '"') for text in said)
                    found.setdefault(sheet.title, {})[line, at] = address, label
    return found


_FORMULA = regex.compile(
    r'=HYPERLINK\(\s*"(?P<address>(?:[^"]|"")*)"(?:\s*[,;]\s*"(?P<label>(?:[^"]|"")*)")?',
    regex.IGNORECASE,
)


def _with_links(
    rows: Iterator[_Row], sheet: Any, formulas: _Formulas, stated: Stated
) -> Iterator[_Row]:
    """Yield *rows*, the header first, with a column of where the cell of the headline leads.

    Where that leads nowhere, the first other cell counts that is of no outlet or topic. *formulas*
    are those of the sheet that lead somewhere; one in a column of addresses is an address.
    """
    line, header = next(rows)
    names = columns_of(tuple(header), stated).names
    of_else = {name for key in _OF_ELSE for name in names[key]}
    order = [at for at, name in enumerate(header) if name not in of_else]
    order.sort(key=lambda at: header[at] not in names["headline"])
    width = len(header)
    yield line, [*header, _LINKS]
    for line, cells in rows:
        row = sheet[line]
        padded = [*cells, *[""] * (width - len(cells))]
        targets = []
        for at in order:
            address, label = formulas.get((line, at), ("", ""))
            if address:
                padded[at] = address if header[at] in names["url"] else label or padded[at]
            linked = row[at].hyperlink
            targets.append(address or (linked.target if linked else None) or "")
        link = next((target for target in targets if web_address(target)), "")
        yield line, [*padded[:width], link, *padded[width:]]


def _rows(sheet: Any) -> Iterator[_Row]:
    """Yield the rows of a sheet that say something, each cell as text."""
    # A sheet that is held makes the cells that it is asked for; one that is not knows no bounds.
    last, width = min(sheet.max_row or MOST_ROWS, MOST_ROWS), sheet.max_column or MOST_COLUMNS
    values = sheet.iter_rows(values_only=True, max_row=last, max_col=min(width, MOST_COLUMNS))
    merged, begins = MergedCells(), _merged(sheet)
    for line, row in enumerate(values, 1):
        for column, end in begins.get(line, ()):
            merged.add(column, end, _text(row[column]) if column < len(row) else "")
        if any(row):  # else one of the empty rows, of which there may be a million
            cells = merged.filled(line, [_text(value) for value in row])
            while cells and not cells[-1]:
                cells.pop()
            yield line, cells


def _merged(sheet: Any) -> dict[int, list[tuple[int, int]]]:
    """Return the columns, from 0, and the last rows of the merged cells that begin on each row."""
    begins: dict[int, list[tuple[int, int]]] = {}
    merged = getattr(sheet, "merged_cells", None)  # of a sheet that is held
    for of in merged.ranges if merged else ():
        if of.min_col == of.max_col:
            begins.setdefault(of.min_row, []).append((of.min_col - 1, of.max_row))
    return begins


def _text(value: object) -> str:
    """Return the text of a cell, a date in ISO 8601."""
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    return date_value(value) or ""
