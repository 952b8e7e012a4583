"""The routes: each asks the engine and hands its answer to a template or to JSON."""

from time import perf_counter

from flask import Blueprint, Response, abort, current_app, jsonify, render_template, request

from search import Engine, Filter, Query, SearchResults
from webui import urls
from webui.charts import draw
from webui.excerpts import description_blocks
from webui.narrowing import Option, active_chips, cleared, facet_options, period_options
from webui.serializers import search_json

blueprint = Blueprint("site", __name__)

_OF_TOPIC_SHOWN = 50
_LANGUAGE_ROUTES = {
    "stated": "as its source states",
    "script": "known by its script",
    "identified": "identified from its words",
    "page": "as its page: too short to tell by itself",
    "undetermined": "nothing was sure enough",
}


@blueprint.get("/")
def home() -> str:
    """Show the search box and what the archive holds."""
    query = Query()
    results = _engine().search(query)
    return render_template(
        "home.html",
        results=results,
        query=query,
        options=_options(query, results),
        chart=draw(results.histogram),
    )


@blueprint.get("/search")
def search() -> Response:
    """Show what was found, why, and what would narrow it."""
    query, notices = urls.parse(request.query_string)
    results = _engine().search(query)
    page = render_template(
        "search.html",
        results=results,
        query=query,
        notices=(*notices, *results.notices),
        chips=active_chips(results),
        cleared=cleared(query),
        options=_options(query, results),
        chart=draw(results.histogram),
    )
    return _unlisted(Response(page))


@blueprint.get("/search.json")
def search_as_json() -> Response:
    """Answer a search to programs."""
    query, notices = urls.parse(request.query_string)
    started = perf_counter()
    results = _engine().search(query)
    took_ms = 1000 * (perf_counter() - started)
    return _unlisted(jsonify(search_json(results, notices, took_ms)))


@blueprint.get("/topics/<topic_id>")
def topic(topic_id: str) -> str:
    """Show a topic: its description and its newest headlines."""
    of_topic = Query(filters=(Filter("topic", topic_id),), size=_OF_TOPIC_SHOWN)
    page = _engine().search(of_topic.with_filter(Filter("kind", "topic")))
    headlines = of_topic.with_filter(Filter("kind", "headline"))
    listed = _engine().search(headlines)
    found = [*page.hits, *listed.hits]
    document = page.hits[0].document if page.hits else None
    if not found:
        abort(
            404, f"The archive has no topic “{topic_id}”. Search for it in the headlines instead."
        )
    label = next(t.label for t in found[0].document.topics if t.id == topic_id)
    return render_template(
        "topic.html",
        label=label,
        document=document,
        blocks=description_blocks(document) if document else (),
        results=listed,
        chart=draw(listed.histogram),
    )


@blueprint.get("/headlines/<headline_id>")
def headline(headline_id: str) -> str:
    """Show one headline with its provenance."""
    document = _engine().get(headline_id)
    if document is None or document.kind != "headline":
        abort(404, "The archive has no headline at this address. Search for its words instead.")
    return render_template("headline.html", document=document, routes=_LANGUAGE_ROUTES)


@blueprint.get("/healthz")
def health() -> Response:
    """Say whether searches can be answered, to whatever watches the server."""
    index = _engine().version()
    return jsonify(status="ok", version=index.version, documents=index.documents)


def _options(query: Query, results: SearchResults) -> dict[str, tuple[Option, ...]]:
    """Return what could narrow *query*, by the name of each facet."""
    options = {facet.id: facet_options(query, facet) for facet in results.facets}
    options[results.histogram.interval] = period_options(query, results.histogram)
    return options


def _engine() -> Engine:
    engine: Engine = current_app.extensions["dateline"]
    return engine


def _unlisted(response: Response) -> Response:
    """Return the answer to a search, marked so that crawlers leave the endless facets alone."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
