"""Several searches over time: as a page, as CSV, as JSON.

The address is that of a search, with `q` two to four times; filters and dates hold for all.
"""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from typing import Any, Literal
from urllib.parse import urlencode

from flask import Blueprint, Response, json, request, url_for
from msgspec.structs import asdict, replace

from search import (
    FEWEST_COMPARED,
    MOST_COMPARED,
    QUERY_LENGTH,
    Comparison,
    Fault,
    ParameterFaults,
    Query,
    QueryTooLong,
    QueryWarning,
    compare,
    format_parameters,
    parameters,
    parse_parameters,
)
from webui.api.serializers import days_json, warning_json
from webui.api.tables import BYTE_ORDER_MARK, guarded
from webui.http import urls
from webui.http.caching import stop_if_known, validate
from webui.http.engine import current_engine
from webui.http.templates import render_template
from webui.presenters.line_chart import draw_lines

blueprint = Blueprint("comparison", __name__)

Format = Literal["html", "json", "csv"]

NO_MEANING = ("sort", "explain", "page", "size", "cursor")
"""The parameters of a search that mean nothing for several."""

COLUMNS = ("period", "from", "to", "query", "count", "of", "share", "index_version")


@blueprint.get("/compare")
def page() -> Response:
    """Show several searches over time, or, without any, the form that asks for them."""
    queries, warnings = parse(request.query_string)
    index = current_engine().version()
    stop_if_known(index, address=build(queries))
    comparison = compare(current_engine(), queries) if queries else None
    text = render_template(
        "compare.html",
        queries=queries,
        comparison=comparison,
        chart=draw_lines(comparison) if comparison else None,
        warnings=(*warnings, *comparison.warnings) if comparison else warnings,
        without={
            chosen: [query.without_filter(chosen) for query in queries]
            for chosen in (queries[0].filters if queries else ())
        },
        compared=build,
        most=MOST_COMPARED,
    )
    response = validate(Response(text), index)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@blueprint.get("/compare.<any(json,csv):format_>")
def as_file(format_: Format) -> Response:
    """Answer programs with the same."""
    queries, warnings = parse(request.query_string)
    if not queries:
        raise ParameterFaults((_wrong_number(()),))
    index = current_engine().version()
    stop_if_known(index, address=build(queries, format_))
    comparison = compare(current_engine(), queries)
    if format_ == "json":
        body = comparison_json(comparison, warnings)
        text = json.dumps(body, separators=(",", ":")) + "\n"
        response = Response(text, content_type="application/json")
    else:
        text = "".join(write_csv(comparison))
        response = Response(text, content_type="text/csv; charset=utf-8; header=present")
        response.headers["Content-Disposition"] = 'attachment; filename="dateline-compare.csv"'
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return validate(response, index)


def parse(query_string: bytes) -> tuple[tuple[Query, ...], tuple[QueryWarning, ...]]:
    """Return the queries that an address compares, none if it has none, and warnings about it.

    Raises `ParameterFaults` with all faults at once, and `QueryTooLong`.
    """
    asked = [pair for pair in urls.pairs(query_string) if pair[0] != urls.INTERFACE]
    given = [(parameters.ALIASES.get(name, name), value) for name, value in asked]
    texts = [parse_parameters([("q", value)])[0].text for name, value in given if name == "q"]
    texts = list(dict.fromkeys(filter(None, texts)))
    if sum(map(len, texts)) > QUERY_LENGTH:  # no address holds more, once all are escaped
        raise QueryTooLong(f"the queries together have at most {QUERY_LENGTH} characters")
    faults = (
        (_wrong_number(texts),)
        if texts and not FEWEST_COMPARED <= len(texts) <= MOST_COMPARED
        else ()
    )
    warnings = [QueryWarning("unknown_parameter", name) for name, _ in given if name in NO_MEANING]
    rest = [(name, value) for name, value in given if name not in ("q", *NO_MEANING)]
    try:
        filters, others = parse_parameters(rest, dt.date.today())
    except ParameterFaults as error:
        raise ParameterFaults((*faults, *error.faults)) from error
    if faults:
        raise ParameterFaults(faults)
    return tuple(filters.with_(text=text) for text in texts), (*warnings, *others)


def build(queries: Sequence[Query], format_: Format = "html") -> str:
    """Return the address that compares *queries*, which differ only in their text."""
    path = url_for("comparison.page") + ("" if format_ == "html" else f".{format_}")
    pairs = [("q", query.text) for query in queries]
    if queries:
        shared = replace(queries[0], sort=None, explain=False, size=Query().size).with_(text="")
        pairs += format_parameters(shared)
    return f"{path}?{urlencode(pairs)}" if pairs else path


def comparison_json(
    comparison: Comparison, warnings: Sequence[QueryWarning] = ()
) -> dict[str, Any]:
    """Return *comparison* as the JSON of `/compare.json`."""
    return {
        "queries": [
            {"q": query.text, "total": total, "undated": undated, "url": urls.build(query, "json")}
            for query, total, undated in zip(
                comparison.queries, comparison.totals, comparison.undated, strict=True
            )
        ],
        "interval": comparison.interval,
        "periods": [
            {
                "value": period.value,
                **days_json(period.dates),
                "of": period.of,
                "counts": list(period.counts),
                "shares": [_share(count, period.of) for count in period.counts],
            }
            for period in comparison.periods
        ],
        "links": {
            "self": build(comparison.queries, "json"),
            "canonical": build(comparison.queries),
            "csv": build(comparison.queries, "csv"),
        },
        "index": asdict(comparison.index),
        "warnings": [warning_json(warning) for warning in (*warnings, *comparison.warnings)],
    }


def write_csv(comparison: Comparison) -> list[str]:
    """Return CSV by RFC 4180, with a row for each period and query."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for period in comparison.periods:
        days = days_json(period.dates)
        for query, count in zip(comparison.queries, period.counts, strict=True):
            share = _share(count, period.of)
            table.writerow(
                [
                    period.value,
                    days["from"],
                    days["to"],
                    guarded(query.text),
                    count,
                    period.of,
                    share,
                    comparison.index.version,
                ]
            )
    return [BYTE_ORDER_MARK, out.getvalue()]


def _share(count: int, of: int) -> float | None:
    """Return *count* as a part of *of*, from 0 to 1, None if *of* is 0."""
    return round(count / of, 6) if of else None


def _wrong_number(texts: Sequence[str]) -> Fault:
    message = f"give q from {FEWEST_COMPARED} to {MOST_COMPARED} times, each with other words"
    return Fault("q", ", ".join(texts), "queries", message)
