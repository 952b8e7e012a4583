"""Many searches at once: as a page, as CSV, as XLSX.

The lines are sent in a form, since no address holds five hundred; one of a few works too.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence

from flask import Blueprint, Response, request
from werkzeug.exceptions import UnsupportedMediaType

from search import (
    MOST_LINES,
    NOTHING_TOGETHER,
    Batch,
    BatchLine,
    Query,
    QueryWarning,
    is_list,
    parse_parameters,
    read_lines,
    search_lines,
    unclosed_line,
)
from webui.api.records import searched
from webui.api.tables import BYTE_ORDER_MARK, guarded
from webui.api.workbook import CONTENT_TYPE, Value, write_workbook
from webui.http import urls
from webui.http.engine import current_engine
from webui.http.templates import render_template
from webui.presenters.messages import isolated
from webui.texts import gettext

blueprint = Blueprint("batch", __name__)

OWN = ("lines", "headline", "format", urls.INTERFACE)
"""The fields of the form that are no parameters of a search."""

COLUMNS = ("query", "count", "first", "last", "languages", "reason", "line", "url")
_TABLES = (".csv", ".tsv")
_MOST_BYTES = 2_000_000


@blueprint.route("/batch", methods=["GET", "POST"])
def page() -> Response:
    """Show what each line of a list finds, or, without any, the form that asks for them."""
    request.max_content_length = request.max_form_memory_size = _MOST_BYTES
    given = [*urls.pairs(request.query_string), *request.form.items(multi=True)]
    own = dict(given)
    shared, warnings = _shared(given)
    text, lines, unclosed = _lines(own.get("lines", ""))
    asked = own.get("headline", "").strip()
    headline = _headline_id(asked)
    batch = search_lines(current_engine(), lines, shared, headline) if lines else None
    if batch and own.get("format") in ("csv", "xlsx"):
        return _file(batch, shared, own["format"], unclosed)
    response = Response(
        render_template(
            "batch.html",
            batch=batch,
            lines=text,
            headline=asked,
            unclosed=unclosed,
            unknown=bool(asked) and current_engine().get(headline or "") is None,
            query=shared,
            warnings=warnings,
            most=MOST_LINES,
        )
    )
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.cache_control.no_store = True
    return response


def _shared(given: Sequence[tuple[str, str]]) -> tuple[Query, tuple[QueryWarning, ...]]:
    """Return the filters and dates that hold for all lines, and warnings about them."""
    rest = [(name, value) for name, value in given if name not in (*OWN, "q")]
    query, warnings = parse_parameters(rest, current_engine().newest_day)
    return query.with_(sort=None, explain=False, size=Query().size), warnings


def _lines(pasted: str) -> tuple[str, list[tuple[int, str]], int | None]:
    """Return the lines as the form shows them, and the searches in them or in the file sent.

    The number is that of a line of a table with a quotation mark that is not closed.
    """
    sent = request.files.get("file")
    if sent and sent.filename:
        from corpus import decode_document  # with what knows encodings

        content = decode_document(sent.read()).text  # which the form then shows
        if not is_list(content):
            raise UnsupportedMediaType(
                gettext(
                    "“%(name)s” is no list that can be read. Save it as text, with one search on"
                    " each line, or as a table (CSV).",
                    name=isolated(sent.filename),
                )
            )
        table = sent.filename.casefold().endswith(_TABLES)
        lines = read_lines(content, table=table)
        shown = "\n".join(line for _, line in lines)
        return shown, lines, unclosed_line(content) if table else None
    return pasted, read_lines(pasted), None


def _headline_id(asked: str) -> str | None:
    """Return the id of the headline at an address of this site, or the id itself."""
    if not asked:
        return None
    found = current_engine().get(asked.rpartition("/headlines/")[2])
    return found.id if found else asked


def _file(batch: Batch, shared: Query, format_: str, unclosed: int | None) -> Response:
    if format_ == "csv":
        body: bytes | str = "".join(write_csv(batch))
        content_type = "text/csv; charset=utf-8; header=present"
    else:
        body, content_type = write_xlsx(batch, shared, unclosed), CONTENT_TYPE
    response = Response(body, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="dateline-batch.{format_}"'
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.cache_control.no_store = True
    return response


def write_csv(batch: Batch) -> Iterator[str]:
    """Yield *batch* as CSV by RFC 4180, with a byte order mark for Excel."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for line in batch.lines:
        row = _row(line)
        table.writerow(
            [cell.isoformat() if isinstance(cell, dt.date) else guarded(cell) for cell in row]
        )
    yield BYTE_ORDER_MARK
    yield out.getvalue()


def write_xlsx(batch: Batch, shared: Query, unclosed: int | None = None) -> bytes:
    """Return *batch* as XLSX, with a sheet that says what was asked of which archive.

    *unclosed* is the line of the list with a quotation mark that is not closed.
    """
    about: list[tuple[str, Value]] = [
        ("Searches", len(batch.lines)),
        ("Filters", searched(shared)),
        ("Archive", urls.absolute("/")),
        ("Version", batch.index.version),
        ("Indexed", batch.index.built_at),
        ("Day", dt.date.today()),
        *([("Unclosed quotation mark in line", unclosed)] if unclosed else ()),
    ]
    return b"".join(write_workbook("Searches", COLUMNS, map(_row, batch.lines), about))


def _row(line: BatchLine) -> list[Value]:
    return [
        line.query.text,
        line.total,
        line.first,
        line.last,
        " | ".join(f"{value.value} {value.count}" for value in line.languages),
        "; ".join(reason.message for reason in line.reasons)
        or (None if line.total else NOTHING_TOGETHER),
        line.number,
        urls.absolute(urls.build(line.query)),
    ]
