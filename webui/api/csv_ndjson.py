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
    "id", "kind", "text", "language", "language_confidence", "date", "date_text",
    "date_precision", "topics", "topic_labels", "url", "source_url", "sources", "first_seen",
    "last_seen", "query", "index_version",
)  # fmt: skip

BYTE_ORDER_MARK = "\ufeff"
"""What a table begins with, for Excel to read it as UTF-8."""

# A spreadsheet takes such a cell for a formula (OWASP, "CSV Injection"); an apostrophe is its
# sign for text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(scan: Scan, addresses: Addresses) -> Iterator[str]:
    """Yield the documents of *scan* as RFC 4180 says, with a byte order mark for Excel.

    Each row names the query, as an address would, and the version of the index that answered.
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
    """Yield the hits of *scan* one a line, each as `results` of the JSON answer has it."""
    for hit in scan.hits(scan.query.start if scan.query.cursor else 0):
        record = hit_json(hit, addresses.path(hit.document))
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def searched(query: Query) -> str:
    """Return *query* as its address has it, without what only chooses a part of the result."""
    return urlencode(format_parameters(query.with_(size=Query().size)))


def guarded(value: str | float | None) -> str | float | None:
    """Return *value* so that a spreadsheet does not take it for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
