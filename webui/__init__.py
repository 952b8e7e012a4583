"""The web page and the API over an engine.

A request is a `Query` written as an address, an answer is `SearchResults` written as a page or as
JSON, and every link is the query with one thing changed. A request passes:

    command     `dateline serve`, which starts the server, and `dateline search`
    serving     the server: connections, limits, figures
    app         the Flask application: its routes, its templates' functions, its headers
    formats     the formats of an answer
    texts       texts, numbers and dates in the languages of the interface
    http        addresses, the language of the interface, caching, errors
    pages       the routes: each asks the engine
    presenters  results as values for templates
    api         results for programs: JSON, feeds, exports, and their description

`templates`, `static` and `translations` hold the pages themselves.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from webui.app import create_app

__all__ = ["create_app"]


def __getattr__(name: str) -> Any:
    # `dateline search` prints text without Flask, which would take longer than the search.
    if name != "create_app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from webui.app import create_app

    return create_app
