"""The parameters that pages have beside those of a search.

Of pages that are about no search what is none of them is told, as of a search. Pages about a search
have its parameters, and tell by themselves.
"""

from urllib.parse import urlencode

from flask import request

from search import Query, QueryWarning, parameters
from webui.http import lists, locale, urls

_OWN = {
    "site.home": ("language",),
    "site.topics": ("language",),
    "site.topic": (),
    "days.page": ("from",),
    "guide.page": (),
    "discovery.api": (),
    "lists.page": lists.PARAMETERS,
    "headline.page": (*parameters.NAMES, *parameters.ALIASES, urls.HIT),
}
"""The names, by endpoint."""

_BESIDE_SEARCH = {"places.page": ("shade",), "numbers.page": ("of",), "citing.verify": ("result",)}
"""The same of pages about a search."""


def unknown_parameters() -> tuple[QueryWarning, ...]:
    """Return a warning for each parameter of the request that its page does not have."""
    known = _OWN.get(request.endpoint or "")
    if known is None or not request.query_string:
        return ()
    return urls.unknown(request.query_string, known)


def this_page(query: Query) -> str:
    """Return the address of this page, which is about a search, for *query*."""
    endpoint = request.endpoint or ""
    names = _BESIDE_SEARCH.get(endpoint, ())
    own = urlencode([pair for pair in urls.pairs(request.query_string) if pair[0] in names])
    address = urls.beside(endpoint, query)
    return locale.kept(f"{address}{'&' if '?' in address else '?'}{own}" if own else address)
