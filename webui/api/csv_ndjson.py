"""Results as rows: CSV for spreadsheets and statistics, JSON Lines for programs."""

import csv
import io
import json
from collections.abc import Iterator
from urllib.parse import urlencode

from search import Query, Scan, format_parameters
from webui.api.serializers import hit_json
from webui.http.urls import Addresses

CSV_COLUMNS = (
    "id", "kind", "text", "language", "language_confidence", "date", "date_text", "date_precision",
    "topics", "topic_labels", "source", "url", "source_url", "sources", "first_seen", "last_seen",
    "query", "index_version",
)  # fmt: skip

BYTE_ORDER_MARK = "\ufeff"
"""The first character of a CSV file, so that Excel reads it as UTF-8."""

# A spreadsheet reads a cell that begins so as a formula (OWASP, "CSV Injection"); an apostrophe
# marks it as text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(scan: Scan, addresses: Addresses) -> Iterator[str]:
    """Yield the documents of *scan* as CSV by RFC 4180, with a byte order mark for Excel.

    Each row has the query as in an address, and the version of the index.
    """
    line = io.StringIO()
    table = csv.writer(line)  # ends lines with CR LF and quotes where it must
    asked, version = searched(scan.query), scan.index.version
    yield BYTE_ORDER_MARK + ",".join(CSV_COLUMNS) + "\r\n"
    for document in scan.documents(scan.query.start if scan.query.cursor else 0):
        row = document.row()
        row.update(url=addresses.permalink(document), query=asked, index_version=version)
        table.writerow([guarded(row[column]) for column in CSV_COLUMNS])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def write_ndjson(scan: Scan, addresses: Addresses) -> Iterator[str]:
    """Yield the hits of *scan*, one a line, each as in `results` of the JSON answer."""
    for hit in scan.hits(scan.query.start if scan.query.cursor else 0):
        record = hit_json(hit, addresses.path(hit.document))
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def searched(query: Query) -> str:
    """Return *query* as in its address, without page, cursor and size."""
    return urlencode(format_parameters(query.with_(size=Query().size)))


def guarded(value: str | float | None) -> str | float | None:
    """Return *value* so that no spreadsheet reads it as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
