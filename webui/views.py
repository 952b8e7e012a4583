"""The routes: each asks the engine and hands its answer to a template, or to `answers`."""

from flask import (
    Blueprint,
    Response,
    abort,
    jsonify,
    render_template,
    request,
)
from flask_babel import gettext, lazy_gettext

from search import Filter, Query, SearchResults
from webui import urls
from webui.answers import answer
from webui.caching import stop_if_known, validate
from webui.charts import draw
from webui.excerpts import description_blocks
from webui.exports import EXPORTS
from webui.narrowing import Option, active_chips, cleared, facet_options, period_options
from webui.paging import neighbours
from webui.site import current_engine

blueprint = Blueprint("site", __name__)

_OF_TOPIC_SHOWN = 50
_LANGUAGE_ROUTES = {
    "stated": lazy_gettext("as its source states"),
    "script": lazy_gettext("known by its script"),
    "identified": lazy_gettext("identified from its words"),
    "page": lazy_gettext("as its page: too short to tell by itself"),
    "undetermined": lazy_gettext("nothing was sure enough"),
}


@blueprint.get("/")
def home() -> Response:
    """Show the search box and what the archive holds."""
    query = Query()
    stop_if_known(current_engine().version())
    results = current_engine().search(query)
    page = render_template(
        "home.html",
        results=results,
        query=query,
        options=_options(query, results),
        chart=draw(results.histogram),
    )
    return validate(Response(page), results.index)


@blueprint.get("/search")
def search() -> Response:
    """Show what was found, why, and what would narrow it."""
    query, notices = urls.parse(request.query_string)
    stop_if_known(current_engine().version(), query, urls.build(query))
    results = current_engine().search(query)
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
    response = _with_links(Response(page), *neighbours(results), "html")
    return _unlisted(validate(response, results.index))


@blueprint.get(f"/search.<any({','.join(urls.EXTENSIONS)}):form>")
def search_as(form: urls.Form) -> Response:
    """Answer a search to programs: as JSON, as a feed, or whole in a format of `exports`."""
    query, notices = urls.parse(request.query_string)
    stop_if_known(current_engine().version(), query, urls.build(query, form))
    answered = answer(current_engine(), query, notices, form)
    response = Response(answered.body, content_type=answered.content_type)
    if form in EXPORTS:
        response.headers["Content-Disposition"] = f'attachment; filename="dateline.{form}"'
    response.headers["X-Total-Count"] = str(answered.total)
    _with_links(response, answered.before, answered.after, form)
    canonical = urls.absolute(urls.build(query.with_(page=query.page)))
    response.headers.add("Link", f'<{canonical}>; rel="canonical"')
    return _unlisted(validate(response, answered.index))


@blueprint.get("/topics/<topic_id>")
def topic(topic_id: str) -> Response:
    """Show a topic: its description and its newest headlines."""
    index = current_engine().version()
    stop_if_known(index)
    of_topic = Query(filters=(Filter("topic", topic_id),), size=_OF_TOPIC_SHOWN)
    page = current_engine().search(of_topic.with_filter(Filter("kind", "topic")))
    headlines = of_topic.with_filter(Filter("kind", "headline"))
    listed = current_engine().search(headlines)
    found = [*page.hits, *listed.hits]
    document = page.hits[0].document if page.hits else None
    if not found:
        abort(
            404,
            gettext(
                "The archive has no topic “%(topic)s”. Search for it in the headlines instead.",
                topic=topic_id,
            ),
        )
    label = next(t.label for t in found[0].document.topics if t.id == topic_id)
    text = render_template(
        "topic.html",
        label=label,
        document=document,
        blocks=description_blocks(document) if document else (),
        results=listed,
        chart=draw(listed.histogram),
    )
    return validate(Response(text), index)


@blueprint.get("/headlines/<path:headline_id>")
def headline(headline_id: str) -> Response:
    """Show one headline with its provenance."""
    index = current_engine().version()
    stop_if_known(index)
    document = current_engine().get(headline_id)
    if document is None or document.kind != "headline":
        abort(
            404,
            gettext("The archive has no headline at this address. Search for its words instead."),
        )
    text = render_template("headline.html", document=document, routes=_LANGUAGE_ROUTES)
    return validate(Response(text), index)


@blueprint.get("/healthz")
def health() -> Response:
    """Say whether searches can be answered, to whatever watches the server."""
    index = current_engine().version()
    response = jsonify(status="ok", version=index.version, documents=index.documents)
    response.cache_control.no_store = True
    return response


def _options(query: Query, results: SearchResults) -> dict[str, tuple[Option, ...]]:
    """Return what could narrow *query*, by the name of each facet."""
    options = {facet.id: facet_options(query, facet) for facet in results.facets}
    options[results.histogram.interval] = period_options(query, results.histogram)
    return options


def _with_links(
    response: Response, before: Query | None, after: Query | None, form: urls.Form
) -> Response:
    """Return *response* with `Link` headers (RFC 8288) to the parts beside this one."""
    for relation, query in (("prev", before), ("next", after)):
        if query:
            address = urls.absolute(urls.build(query, form))
            response.headers.add("Link", f'<{address}>; rel="{relation}"')
    return response


def _unlisted(response: Response) -> Response:
    """Return the answer to a search, marked so that crawlers leave the endless facets alone."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
