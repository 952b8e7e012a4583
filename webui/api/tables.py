"""Records as tables for spreadsheets and statistics: CSV in three dialects, and XLSX."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator, Mapping

from search import Document
from webui.api.records import Records
from webui.api.serializers import wording_json
from webui.api.workbook import Value, write_workbook
from webui.formats import DELIMITERS
from webui.http.urls import Addresses

COLUMNS = (
    "id", "kind", "headline", "text", "language", "language_confidence", "date", "date_text",
    "date_precision", "topics", "topic_labels", "places", "organisations", "subjects", "quantities",
    "source", "url", "source_url", "sources", "earlier", "first_seen", "last_seen", "listed",
)  # fmt: skip
CSV_COLUMNS = (*COLUMNS, "query", "index_version")

BYTE_ORDER_MARK = "\ufeff"
"""The first character of a CSV file, so that Excel reads it as UTF-8."""

# A spreadsheet reads a cell that begins so as a formula (OWASP, "CSV Injection"); an apostrophe
# marks it as text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(records: Records, addresses: Addresses, delimiter: str = "comma") -> Iterator[str]:
    """Yield *records* as CSV by RFC 4180, with a byte order mark for Excel.

    Each row has the query as in an address, and the version of the index. *delimiter* is one of
    `DELIMITERS`.
    """
    line = io.StringIO()
    # It ends lines with CR LF and quotes where it must.
    table = csv.writer(line, delimiter=DELIMITERS[delimiter])
    line.write(BYTE_ORDER_MARK)
    table.writerow(CSV_COLUMNS)
    asked = {"query": records.asked, "index_version": records.index.version}
    for document in records.documents():
        yield line.getvalue()
        line.seek(0)
        line.truncate()
        row = _row(document, records, addresses) | asked
        table.writerow([guarded(row[column]) for column in CSV_COLUMNS])
    yield line.getvalue()


def write_xlsx(records: Records, addresses: Addresses) -> Iterator[bytes]:
    """Yield *records* as XLSX, with a sheet that says what was asked of which archive."""
    about: list[tuple[str, Value]] = [
        ("Asked", records.asked),
        ("Found", records.total),
        ("Address", records.address),
        ("Version", records.index.version),
        ("Indexed", records.index.built_at),
        ("Day", dt.date.today()),
    ]
    rows = (_typed(_row(document, records, addresses)) for document in records.documents())
    yield from write_workbook("Headlines", COLUMNS, rows, about)


def guarded(value: str | float | None) -> str | float | None:
    """Return *value* so that no spreadsheet reads it as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _row(
    document: Document, records: Records, addresses: Addresses
) -> dict[str, str | float | None]:
    listed = "true" if records.is_listed(document) else "false"
    wordings = [wording_json(one) for one in document.earlier]
    return document.row() | {
        "url": addresses.permalink(document),
        "earlier": json.dumps(wordings, ensure_ascii=False) if wordings else None,
        "listed": listed,
    }


def _typed(row: Mapping[str, str | float | None]) -> list[Value]:
    return [
        dt.date.fromisoformat(value) if column in _DAYS and isinstance(value, str) else value
        for column, value in ((column, row[column]) for column in COLUMNS)
    ]


_DAYS = ("date", "first_seen", "last_seen")
