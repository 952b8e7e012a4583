"""The routes that describe the site to browsers, crawlers and programs."""

from collections.abc import Iterator
from itertools import islice

from flask import (
    Blueprint,
    Response,
    abort,
    json,
    jsonify,
    request,
    url_for,
)
from markupsafe import escape

from search import QUERY_LENGTH, Document, Query, QueryTooLong, completed
from webui.api.openapi import describe
from webui.http import urls
from webui.http.caching import stop_if_known, validate
from webui.http.engine import current_engine
from webui.http.templates import render_template

blueprint = Blueprint("discovery", __name__)

_SITEMAP_SIZE = 50_000  # addresses in a file at most, says the protocol of sitemaps.org
_SITEMAP_NAMES = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ADDRESSES_A_BLOCK = 500
_XML = "application/xml; charset=utf-8"
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
    """Describe the search to browsers, which can then offer it as a search engine."""
    text = render_template("opensearch.xml")
    return _kept(
        Response(text, content_type="application/opensearchdescription+xml; charset=utf-8")
    )


@blueprint.get("/suggest")
def suggest() -> Response:
    """Complete the last word of the text in a search box, or the name of a topic or outlet.

    OpenSearch Suggestions 1.1: the text, the completions, the hits of each, the address of each.
    """
    text = dict(urls.pairs(request.query_string)).get("q", "")
    if len(text) > QUERY_LENGTH:
        raise QueryTooLong(f"a query has at most {QUERY_LENGTH} characters")
    query = Query(text=text)
    index = current_engine().version()
    stop_if_known(index, address=urls.build(query))
    found = current_engine().suggest(text, _COMPLETIONS)
    texts = [completed(text, completion) for completion in found]
    counts = [f"{completion.count}" for completion in found]
    addresses = [urls.absolute(urls.build(Query(text=one))) for one in texts]
    body = json.dumps([text, texts, counts, addresses])
    return validate(Response(body, content_type="application/x-suggestions+json"), index)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Send crawlers to the documents, away from the endless combinations of filters."""
    lines = [
        "User-agent: *",
        f"Disallow: {url_for('site.search')}",
        f"Disallow: {url_for('comparison.page')}",
        f"Disallow: {url_for('citing.page')}",
        f"Disallow: {url_for('marks.page')}",
        f"Disallow: {url_for('numbers.page')}",
        f"Disallow: {url_for('places.page')}?",
        f"Disallow: {url_for('citing.verify')}",
        f"Disallow: {url_for('discovery.suggest')}",
        "",
        f"Sitemap: {urls.absolute(url_for('discovery.sitemap'))}",
    ]
    return _kept(Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """List every document or, if they are too many for one file, the files that list them."""
    index = current_engine().version()
    stop_if_known(index)
    if index.documents <= _SITEMAP_SIZE:
        return _sitemap(1)
    parts = range(1, -(-index.documents // _SITEMAP_SIZE) + 1)
    text = render_template("sitemaps.xml", parts=parts, index=index)
    return validate(Response(text, content_type=_XML), index)


@blueprint.get("/sitemaps/<int:part>.xml")
def sitemap_part(part: int) -> Response:
    """List the documents of one part, from 1."""
    stop_if_known(current_engine().version())
    return _sitemap(part)


def _sitemap(part: int) -> Response:
    # Oldest first, so that new documents change only the last parts.
    scan = current_engine().scan(Query(sort="oldest"))
    first = _SITEMAP_SIZE * (part - 1)
    if part != 1 and not 0 <= first < scan.total:
        abort(404, "The sitemap has no such part.")
    documents = scan.documents(first, first + _SITEMAP_SIZE)
    return validate(Response(_listed(documents, urls.addresses()), content_type=_XML), scan.index)


def _listed(documents: Iterator[Document], addresses: urls.Addresses) -> Iterator[str]:
    """Yield a sitemap in blocks of many addresses."""
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{_SITEMAP_NAMES}">\n'
    while block := list(map(addresses.permalink, islice(documents, _ADDRESSES_A_BLOCK))):
        yield "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in block)
    yield "</urlset>\n"


def _kept(response: Response) -> Response:
    """Return *response*, which does not depend on the index, with an ETag of its content."""
    response.add_etag(weak=True)
    return response
