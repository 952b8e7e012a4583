"""The countries that headlines name, as a map and as a table, of the archive or of a search."""

from typing import get_args

from flask import Blueprint, Response, request

from search import Fault, Filter, ParameterFaults, Query, Scan
from webui.http import urls
from webui.http.caching import once, remembered, stop_if_known, validate
from webui.http.engine import current_engine
from webui.http.templates import render_template
from webui.presenters.formatting import format_kinds
from webui.presenters.world import HEIGHT, WIDTH, Shade, draw_world, shapes

blueprint = Blueprint("places", __name__)

SHADE = "shade"


@blueprint.get("/places")
def page() -> Response:
    """Show how many hits name each country, by count or by share of what the archive has on it."""
    asked = dict(urls.pairs(request.query_string)).get(SHADE) or "count"
    shade = next((one for one in get_args(Shade) if one == asked), None)
    if shade is None:
        message = f"one of {', '.join(get_args(Shade))}"
        raise ParameterFaults((Fault(SHADE, asked, "choice", message, get_args(Shade)),))
    query, warnings = urls.parse(urls.without(request.query_string, (SHADE,)))
    # On a map narrowed to some places, only what is named beside them would be left to see.
    chosen = query.chosen("place") or query.chosen("place", excluded=True)
    query = query.with_(filters=tuple(f for f in query.filters if f.facet != "place"))
    engine = current_engine()
    index = engine.version()
    stop_if_known(index, address=f"{urls.beside('places.page', query)} {shade} {bool(chosen)}")

    def made() -> str:
        whole = once(index, "places", lambda: engine.scan(Query()).facet("place"))
        found = engine.found(query)
        facet = found.facet("place")
        narrowed = found.total < index.documents
        return render_template(
            "places.html",
            query=query,
            warnings=(*warnings, *found.warnings),
            found=found,
            widened=bool(chosen),
            narrowed=narrowed,
            missing=facet.missing,
            nameless=format_kinds(_nameless(found, facet.missing)),
            world=draw_world(
                {one.value: one.count for one in facet.values},
                {one.value: one.count for one in (*facet.values, *whole.values)},
                query.without_version(),
                shade if narrowed else "count",
            ),
            shapes=shapes(),
            width=WIDTH,
            height=HEIGHT,
        )

    response = validate(remembered(made), index)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _nameless(found: Scan, missing: int) -> dict[str, int]:
    """Return how many of each kind are among the *missing*, the documents that name no place."""
    counts = {value.value: value.count for value in found.facet("kind").values if value.count}
    if len(counts) < 2:
        return dict.fromkeys(counts, missing)
    others = [one for one in found.query.filters if one.facet != "kind"]
    headlines = found.again(found.query.with_(filters=(*others, Filter("kind", "headline"))))
    named = headlines.facet("place").missing
    return {"headline": named, "topic": missing - named}
