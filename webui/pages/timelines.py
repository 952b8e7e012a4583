"""One search over time, to take along: its chart as SVG, its numbers as CSV.

There is no PNG from the server: none of the libraries that are used draws, and those that would
(resvg, Pillow, Cairo) bring no letters, or those of Latin alone, so a server without fonts would
draw a chart without words. The script of the page has the browser draw the SVG instead, which has
the letters of its reader.
"""

import csv
import io
from collections.abc import Iterator

from flask import Blueprint, Response, request

from search import (
    UNITS,
    OverTime,
    Query,
    QueryWarning,
    Scan,
    Unit,
    count_over_time,
)
from webui.api.records import searched
from webui.api.serializers import days_json
from webui.api.tables import BYTE_ORDER_MARK
from webui.http import urls
from webui.http.caching import stop_if_known, validate
from webui.http.downloads import tell
from webui.http.engine import current_engine
from webui.http.templates import render_template
from webui.presenters.bar_chart import draw_bars
from webui.presenters.search_citations import in_words

blueprint = Blueprint("timeline", __name__)

INTERVAL = "interval"
COLUMNS = ("period", "from", "to", "count", "of", "share", "query", "index_version")


@blueprint.get("/search/timeline.csv")
def as_csv() -> Response:
    """Give the numbers of a search by day, week, month or year."""
    query, warnings, unit = _asked()
    index = current_engine().version()
    stop_if_known(index, address=urls.timeline(query, "csv", unit or ""))
    counted = count_over_time(current_engine(), query, unit)
    response = Response(
        "".join(write_csv(counted)), content_type="text/csv; charset=utf-8; header=present"
    )
    tell(response, warnings)
    return _file(response, counted, "csv")


@blueprint.get("/search/timeline.svg")
def as_svg() -> Response:
    """Draw the chart that the page of a search shows."""
    query, warnings, _ = _asked()
    engine = current_engine()
    index = engine.version()
    stop_if_known(index, address=urls.timeline(query, "svg"))
    found = engine.found(query)
    histogram = found.histogram()
    text = render_template(
        "timeline.svg",
        chart=draw_bars(histogram, lambda _: "", found.gaps, found.sparse),
        interval=histogram.interval,
        words=in_words(found.query, found.facets),
        index=found.index,
        site=urls.absolute(""),
    )
    response = Response(text, content_type="image/svg+xml; charset=utf-8")
    tell(response, warnings)
    return _file(response, found, "svg")


def write_csv(counted: OverTime) -> Iterator[str]:
    """Yield CSV by RFC 4180, with a row for each period."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    asked = searched(counted.query)
    for bucket in counted.buckets:
        days = days_json(bucket.dates)
        share = round(bucket.count / bucket.of, 6) if bucket.of else None
        row = (bucket.value, days["from"], days["to"], bucket.count, bucket.of, share)
        table.writerow([*row, asked, counted.index.version])
    yield BYTE_ORDER_MARK
    yield out.getvalue()


def _asked() -> tuple[Query, tuple[QueryWarning, ...], Unit | None]:
    """Return the query of the request, and what its time is cut into, None for the default.

    Warnings are about the parameters.

    Raises `ParameterFaults`.
    """
    unit = urls.chosen(request.query_string, INTERVAL, UNITS)
    query, warnings = urls.parse(urls.without(request.query_string, (INTERVAL,)))
    return query, warnings, unit


def _file(response: Response, answered: OverTime | Scan, extension: str) -> Response:
    name = f"dateline-timeline.{extension}"
    # A chart is first looked at; the link on a page saves it at once.
    kind = "inline" if extension == "svg" else "attachment"
    response.headers["Content-Disposition"] = f'{kind}; filename="{name}"'
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return validate(response, answered.index)
