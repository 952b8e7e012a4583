"""Several searches over time, or one across the values of a facet: as a page, CSV, JSON, SVG.

The address is that of a search, with `q` one to four times; filters and dates hold for all. With
`by`, a facet, there is one `q` at most.
"""

import csv
import io
from collections.abc import Sequence
from functools import partial
from typing import Any, Literal
from urllib.parse import urlencode

from flask import Blueprint, Response, json, request, url_for
from msgspec.structs import asdict, replace

from search import (
    ACROSS,
    FEWEST_COMPARED,
    MOST_COMPARED,
    QUERY_LENGTH,
    Comparison,
    FacetValue,
    Fault,
    ParameterFaults,
    Query,
    QueryTooLong,
    QueryWarning,
    compare,
    compare_across,
    format_parameters,
    parameters,
    parse_parameters,
)
from webui.api.records import searched
from webui.api.serializers import days_json, warning_json
from webui.api.tables import BYTE_ORDER_MARK, guarded
from webui.http import locale, urls
from webui.http.caching import stop_if_known, validate
from webui.http.downloads import tell
from webui.http.engine import current_engine
from webui.http.templates import render_template
from webui.presenters.facet_labels import facet_title, filter_label
from webui.presenters.line_chart import draw_lines
from webui.presenters.messages import other_reading
from webui.texts import gettext

blueprint = Blueprint("comparison", __name__)

Format = Literal["html", "json", "csv", "svg"]

NO_MEANING = ("sort", "explain", "page", "size", "cursor")
"""The parameters of a search that mean nothing for several."""

BY = "by"
"""The parameter for the facet across whose values one search is compared."""

COLUMNS = (
    "period", "from", "to", "query", "label", "count", "of", "share", "filters", "index_version",
)  # fmt: skip


@blueprint.get("/compare")
def page() -> Response:
    """Show several searches over time, or, without any, the form that asks for them."""
    queries, by, warnings = parse(request.query_string)
    index = current_engine().version()
    stop_if_known(index, address=build(queries, by=by))
    comparison = _compared(queries, by) if queries else None
    text = render_template(
        "compare.html",
        queries=queries,
        by=by,
        across=ACROSS,
        labels=_labels(comparison) if comparison else (),
        comparison=comparison,
        chart=draw_lines(comparison) if comparison else None,
        warnings=(*warnings, *comparison.warnings) if comparison else warnings,
        without={
            chosen: [query.without_filter(chosen) for query in queries]
            for chosen in (queries[0].filters if queries else ())
        },
        compared=build,
        read_so=partial(_read_so, queries, by),
        parameters=_parameters(queries, by),
        most=MOST_COMPARED,
    )
    response = validate(Response(text), index)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@blueprint.get("/compare.<any(json,csv,svg):format_>")
def as_file(format_: Format) -> Response:
    """Answer programs with the same."""
    queries, by, warnings = parse(request.query_string)
    if not queries:
        raise ParameterFaults((_wrong_number(()),))
    index = current_engine().version()
    stop_if_known(index, address=build(queries, format_, by))
    comparison = _compared(queries, by)
    if format_ == "json":
        body = comparison_json(comparison, warnings)
        text = json.dumps(body, separators=(",", ":")) + "\n"
        response = Response(text, content_type="application/json")
    elif format_ == "svg":
        text = render_template(
            "compare.svg",
            comparison=comparison,
            chart=draw_lines(comparison),
            labels=_labels(comparison),
            title=_title(queries[0], by) if by else ", ".join(_labels(comparison)),
            site=urls.absolute(""),
        )
        response = Response(text, content_type="image/svg+xml; charset=utf-8")
        response.headers["Content-Disposition"] = 'inline; filename="dateline-compare.svg"'
    else:
        text = "".join(write_csv(comparison))
        response = Response(text, content_type="text/csv; charset=utf-8; header=present")
        response.headers["Content-Disposition"] = 'attachment; filename="dateline-compare.csv"'
    if format_ != "json":
        tell(response, warnings)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return validate(response, index)


def parse(query_string: bytes) -> tuple[tuple[Query, ...], str, tuple[QueryWarning, ...]]:
    """Return the queries that an address compares, the facet in `by`, and warnings about it.

    There are no queries if it has none; with `by`, one without text stands for everything. Raises
    `ParameterFaults` with all faults at once, and `QueryTooLong`.
    """
    asked = [pair for pair in urls.pairs(query_string) if pair[0] != urls.INTERFACE]
    given = [(parameters.ALIASES.get(name, name), value) for name, value in asked]
    parsed = [parse_parameters([("q", value)]) for name, value in given if name == "q"]
    texts = list(dict.fromkeys(query.text for query, _ in parsed if query.text))
    if sum(map(len, texts)) > QUERY_LENGTH:  # no address holds more, once all are escaped
        raise QueryTooLong(f"the queries together have at most {QUERY_LENGTH} characters")
    found_by = parameters.CHOICES[BY]  # of the search itself: by its words or by meaning
    facets = [value for name, value in given if name == BY and value not in found_by]
    by = facets[-1] if facets else ""
    faults: tuple[Fault, ...] = ()
    if by and by not in ACROSS:
        faults = (Fault(BY, by, "choice", f"one of {', '.join(ACROSS)}", ACROSS),)
    elif len(texts) > (1 if by else MOST_COMPARED):
        faults = (_wrong_number(texts),)
    warnings = [warning for _, told in parsed for warning in told]
    warnings += [QueryWarning("unknown_parameter", name) for name, _ in given if name in NO_MEANING]
    rest = [
        (name, value)
        for name, value in given
        if name not in ("q", *NO_MEANING) and not (name == BY and value in facets)
    ]
    try:
        filters, others = parse_parameters(rest, current_engine().newest_day)
    except ParameterFaults as error:
        raise ParameterFaults((*faults, *error.faults)) from error
    if faults:
        raise ParameterFaults(faults)
    if by and not texts:
        texts = [""]
    return tuple(filters.with_(text=text) for text in texts), by, (*warnings, *others)


def build(queries: Sequence[Query], format_: Format = "html", by: str = "") -> str:
    """Return the address that compares *queries*, which differ only in their text, or one *by*."""
    path = url_for("comparison.page") + ("" if format_ == "html" else f".{format_}")
    pairs = _parameters(queries, by)
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _parameters(queries: Sequence[Query], by: str) -> list[tuple[str, str]]:
    pairs = [("q", query.text) for query in queries if query.text]
    pairs += [(BY, by)] if by else []
    if queries:
        shared = replace(queries[0], sort=None, explain=False, size=Query().size).with_(text="")
        pairs += format_parameters(shared)
    return pairs


def _read_so(queries: Sequence[Query], by: str, warning: QueryWarning) -> str:
    """Return the address of the comparison with the date of *warning* month first.

    Empty if it is about no such date, or about the text of one of several queries.
    """
    if warning.parameter == "q" and len(queries) > 1:
        return ""
    others = [other for query in queries if (other := other_reading(warning, query))]
    return locale.kept(build(others, by=by)) if others else ""


def comparison_json(
    comparison: Comparison, warnings: Sequence[QueryWarning] = ()
) -> dict[str, Any]:
    """Return *comparison* as the JSON of `/compare.json`."""
    asked, by = _asked(comparison), comparison.by
    return {
        "by": by or None,
        "queries": [
            {
                "q": query.text,
                "label": label,
                "total": total,
                "undated": undated,
                "url": urls.build(query, "json"),
            }
            for query, label, total, undated in zip(
                comparison.queries,
                _labels(comparison),
                comparison.totals,
                comparison.undated,
                strict=True,
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
            "self": build(asked, "json", by),
            "canonical": build(asked, by=by),
            "csv": build(asked, "csv", by),
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
        for query, label, count in zip(
            comparison.queries, _labels(comparison), period.counts, strict=True
        ):
            share = _share(count, period.of)
            table.writerow(
                [
                    period.value,
                    days["from"],
                    days["to"],
                    guarded(query.text),
                    guarded(label),
                    count,
                    period.of,
                    share,
                    searched(query.with_(text="")),
                    comparison.index.version,
                ]
            )
    return [BYTE_ORDER_MARK, out.getvalue()]


def _compared(queries: Sequence[Query], by: str) -> Comparison:
    engine = current_engine()
    return compare_across(engine, queries[0], by) if by else compare(engine, queries)


def _labels(comparison: Comparison) -> tuple[str, ...]:
    """Return what each line is called in the language of the answer."""
    if not comparison.by:
        return comparison.labels
    chosen = [query.chosen(comparison.by) for query in comparison.queries]
    facet = comparison.by
    rest = gettext("The rest")
    if not any(comparison.labels):  # no hit has a value
        rest = comparison.queries[0].text or gettext("All of the archive")
    return tuple(
        filter_label(facet, FacetValue(values[0], label, 0)) if label else rest
        for values, label in zip(chosen, comparison.labels, strict=True)
    )


def _asked(comparison: Comparison) -> tuple[Query, ...]:
    """Return the queries as they were asked: of those across a facet, the one without its value."""
    if not comparison.by:
        return comparison.queries
    first = comparison.queries[0]
    return (first.with_(filters=tuple(f for f in first.filters if f.facet != comparison.by)),)


def _title(query: Query, by: str) -> str:
    text = query.text or gettext("All of the archive")
    return gettext("%(name)s: %(value)s", name=text, value=facet_title(by))


def _share(count: int, of: int) -> float | None:
    """Return *count* as a part of *of*, from 0 to 1, None if *of* is 0."""
    return round(count / of, 6) if of else None


def _wrong_number(texts: Sequence[str]) -> Fault:
    times = f"{FEWEST_COMPARED} to {MOST_COMPARED} times, each with other words; with by, once"
    return Fault("q", ", ".join(texts), "queries", f"give q from {times}")
