"""The routes by which browsers, crawlers and programs find out what the site can do."""

from collections.abc import Iterator

from flask import (
    Blueprint,
    Response,
    abort,
    json,
    jsonify,
    render_template,
    request,
    stream_with_context,
)

from search import Query
from webui import urls
from webui.caching import stop_if_known, validate
from webui.openapi import describe
from webui.site import current_engine

blueprint = Blueprint("discovery", __name__)

_SITEMAP_SIZE = 50_000  # of sitemaps.org
_COMPLETIONS = 10


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """Describe the API to programs."""
    return _kept(jsonify(describe(request.host_url.rstrip("/"))))


@blueprint.get("/api")
def api() -> Response:
    """Describe the API to people."""
    description = describe(request.host_url.rstrip("/"))
    return _kept(Response(render_template("api.html", description=description, query=Query())))


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """Describe the search to browsers, which can then offer it among their own."""
    text = render_template("opensearch.xml")
    return _kept(
        Response(text, content_type="application/opensearchdescription+xml; charset=utf-8")
    )


@blueprint.get("/suggest")
def suggest() -> Response:
    """Complete the last word of what is being typed, as browsers ask for it.

    OpenSearch Suggestions 1.1: what was typed, the completions, what each finds, its address.
    """
    text = dict(urls.pairs(request.query_string)).get("q", "")
    query = Query(text=text)
    index = current_engine().version()
    stop_if_known(index, address=urls.build(query))
    found = current_engine().suggest(text, _COMPLETIONS)
    begun = text[: len(text) - len(text.split()[-1])] if text.split() else ""
    texts = [begun + completion.text for completion in found]
    counts = [f"{completion.count}" for completion in found]
    addresses = [urls.absolute(urls.build(Query(text=completed))) for completed in texts]
    body = json.dumps([text, texts, counts, addresses])
    return validate(Response(body, content_type="application/x-suggestions+json"), index)
