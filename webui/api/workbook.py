"""Tables as XLSX: typed dates and numbers, a head that stays in sight, a sheet of what it is.

Excel and LibreOffice open it as it is, with any number of rows up to the 1,048,576 of a sheet.
"""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from webui.presenters.formatting import xml_text

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Value = str | float | dt.date | None

_WIDEST = 60  # characters of a column
_WIDTHS = {"date": 12, "first": 12, "last": 12}
_EARLIEST = dt.date(1900, 3, 1)  # Excel has no days before, and one that was none


def write_workbook(
    title: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Value]],
    about: Iterable[tuple[str, Value]],
) -> bytes:
    """Return a workbook with *rows* under *head*, and a second sheet that says what it is *about*.

    A day before March 1900, which no spreadsheet has, is text in ISO 8601.
    """
    from openpyxl import Workbook  # a server starts without it

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for index, name in enumerate(head):
        letter = chr(ord("A") + index)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, 16 if index else _WIDEST)
    sheet.append([_cell(sheet, name) for name in head])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    told = book.create_sheet("About")
    told.column_dimensions["A"].width = 20
    told.column_dimensions["B"].width = _WIDEST
    for name, value in about:
        told.append([_cell(told, name), _cell(told, value)])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(sheet: "WriteOnlyWorksheet", value: Value) -> "Cell":
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, dt.date) and value >= _EARLIEST:
        cell: Cell = WriteOnlyCell(sheet, value=dt.datetime.combine(value, dt.time()))
        cell.number_format = "yyyy-mm-dd"
    elif value is None or isinstance(value, (int, float)):
        cell = WriteOnlyCell(sheet, value=value)
    else:
        cell = WriteOnlyCell(sheet, value=xml_text(f"{value}"))
        cell.data_type = "s"  # what begins with = is no formula here
    return cell
