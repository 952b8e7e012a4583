"""The numbers that headlines of a search print, over time: as a page with a table, and as SVG."""

from collections.abc import Iterable

from flask import Blueprint, Response, request

from search import (
    WHAT,
    Condition,
    Fault,
    NumberInTime,
    Numbers,
    ParameterFaults,
    Query,
    QueryWarning,
    Scan,
    What,
    find_numbers,
    what_named,
)
from webui.http import urls
from webui.http.caching import remembered, stop_if_known, validate
from webui.http.downloads import tell
from webui.http.engine import current_engine
from webui.http.templates import render_template
from webui.presenters.scatter import draw_numbers

blueprint = Blueprint("numbers", __name__)

OF = "of"
SHOWN = 100
"""The numbers that the table has, the greatest first."""


@blueprint.get("/numbers")
def page() -> Response:
    """Plot the numbers of arrests, victims, money and the like, and list the greatest."""
    query, warnings, what = _asked()
    index = current_engine().version()
    stop_if_known(index, address=f"{urls.beside('numbers.page', query)} {what}")

    def made() -> str:
        found = current_engine().found(query, fold=True)
        kinds = _kinds(found)
        chosen = what or _first(query, kinds)
        numbers = find_numbers(found, chosen) if chosen else None
        return render_template(
            "numbers.html",
            query=query,
            warnings=(*warnings, *found.warnings),
            found=found,
            kinds=[(one, kinds[one]) for one in WHAT if one in kinds],
            numbers=numbers,
            plot=draw_numbers(numbers) if numbers else None,
            greatest=_greatest(numbers) if numbers else (),
        )

    response = validate(remembered(made), index)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@blueprint.get("/numbers.svg")
def as_svg() -> Response:
    """Give the plot to take along."""
    query, warnings, what = _asked()
    index = current_engine().version()
    stop_if_known(index, address=f"{urls.beside('numbers.page', query, '.svg')} {what}")
    found = current_engine().found(query, fold=True)
    numbers = find_numbers(found, what or _first(query, _kinds(found)) or WHAT[0])
    text = render_template(
        "numbers.svg", numbers=numbers, plot=draw_numbers(numbers), site=urls.absolute("")
    )
    response = Response(text, content_type="image/svg+xml; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="dateline-numbers.svg"'
    tell(response, warnings)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return validate(response, index)


def _asked() -> tuple[Query, tuple[QueryWarning, ...], What | None]:
    """Return the query, and the kind of numbers that is asked for. Raises `ParameterFaults`."""
    asked = dict(urls.pairs(request.query_string)).get(OF) or None
    if asked not in (None, *WHAT):
        message = f"one of {', '.join(WHAT)}"
        raise ParameterFaults((Fault(OF, asked or "", "choice", message, WHAT),))
    query, warnings = urls.parse(urls.without(request.query_string, (OF,)))
    return query, warnings, _what(asked) if asked else None


def _what(name: str) -> What:
    return next(what for what in WHAT if what == name)


def _kinds(found: Scan) -> dict[str, int]:
    """Return how many hits print numbers of each kind, whatever conditions there are on them."""
    return {one.value: one.count for one in found.facet("quantity").values if one.count}


def _first(query: Query, kinds: Iterable[str]) -> What | None:
    """Return the kind of numbers on which *query* has a condition, or the first of *kinds*."""
    conditions = [Condition.parse(chosen, what_named) for chosen in query.chosen("quantity")]
    asked = [condition.what for condition in conditions if condition]
    return next((_what(kind) for kind in (*asked, *kinds) if kind in WHAT), None)


def _greatest(numbers: Numbers) -> list[NumberInTime]:
    return sorted(numbers.points, key=lambda point: -point.quantity.value)[:SHOWN]
