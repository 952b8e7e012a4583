"""What lets browsers, proxies and scripts keep an answer, and ask whether it still holds.

An answer depends on the state of the index, the address, the language of the interface and this
software, so its ETag is a digest of these: a 304 costs no search. It is weak, as an answer may say
how long it took, and may be compressed.
"""

import hashlib
from datetime import datetime
from importlib.metadata import version as installed_version

from flask import Response, abort, g, request
from werkzeug.http import is_resource_modified, quote_etag

from search import IndexVersion, Query
from webui.http import locale

_FRESH_SECONDS = 60
_RELEASE = installed_version("dateline")


def stop_if_known(index: IndexVersion, query: Query | None = None, address: str = "") -> None:
    """End the request with 304 if the asker has what *index* would answer at *address*.

    *address* is the canonical one of *query*, by default the one that was asked. At a cursor it is
    the cursor's commit that answers, whatever the newest is.
    """
    cursor = query.cursor if query else None
    built_at = None if cursor else datetime.fromisoformat(index.built_at)
    g.etag = _etag(cursor.version if cursor else index.version, address or request.path)
    if not is_resource_modified(request.environ, quote_etag(g.etag), last_modified=built_at):
        abort(Response(status=304))


def validate(response: Response, index: IndexVersion) -> Response:
    """Return *response*, which *index* gave after `stop_if_known`, with how long it may be kept."""
    response.set_etag(g.etag, weak=True)
    response.last_modified = datetime.fromisoformat(index.built_at)
    return response


def add_caching(response: Response) -> Response:
    """Return *response* with what caches are to do: keep answers for a minute, faults never."""
    if response.status_code == 304 and "etag" in g:
        response.set_etag(g.etag, weak=True)
    # A 304 has no media type, but is told to vary as what it stands for does.
    known = response.status_code == 304 and request.endpoint != "static"
    if (known or response.mimetype == "text/html") and not locale.asked_by_program():
        response.content_language.add(locale.language())
        response.vary.add("Accept-Language")
    if "Cache-Control" in response.headers:
        return response
    if response.status_code >= 400:
        response.cache_control.no_store = True
    elif "ETag" in response.headers:
        response.cache_control.public = True
        response.cache_control.max_age = _FRESH_SECONDS
        # A stream would be read to its end for its length; `stop_if_known` has looked already.
        if not response.is_streamed:
            response.make_conditional(request)
    return response


def _etag(version: str, address: str) -> str:
    # A page whose address chose a language keeps it in its links, the same page by the browser's
    # choice does not.
    language = f"{locale.language()} {locale.chosen()}"
    told = "\n".join((_RELEASE, language, version, request.host_url, address))
    return hashlib.sha256(told.encode()).hexdigest()[:20]
