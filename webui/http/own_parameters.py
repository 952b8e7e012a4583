"""The parameters of pages that are about no search: what is none of them is told, as of a search.

Pages about a search have its parameters, and tell by themselves.
"""

from flask import request

from search import QueryWarning, parameters
from webui.http import lists, urls

_OWN = {
    "site.home": ("language",),
    "site.topics": ("language",),
    "site.topic": (),
    "days.page": (),
    "guide.page": (),
    "discovery.api": (),
    "lists.page": lists.PARAMETERS,
    "headline.page": (*parameters.NAMES, *parameters.ALIASES, urls.HIT),
}
"""The names, by endpoint."""


def unknown_parameters() -> tuple[QueryWarning, ...]:
    """Return a warning for each parameter of the request that its page does not have."""
    known = _OWN.get(request.endpoint or "")
    if known is None or not request.query_string:
        return ()
    return urls.unknown(request.query_string, known)
