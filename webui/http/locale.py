"""The languages that pages are written in: which of them a request gets, and how it stays.

`ui` in an address chooses; without it the browser does (`Accept-Language`). It is no part of a
search: it filters nothing, and the addresses that are kept for good (`urls.build`, permalinks,
feeds, JSON) are without it. Links from page to page pass through `kept`, so that a choice stays.
What programs read is in English, whatever their browser would like.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from babel import Locale
from flask import g, request, url_for
from flask_babel import get_locale

from corpus.languages import language_row
from search import Document, Query
from webui.http import urls

LANGUAGES = ("en", "es", "fr", "ar")
"""The languages of the interface, the one of its source first."""

_EXTENSION = re.compile(r"^/[a-z]+\.[a-z]+$")
_ENGLISH = Locale("en")


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The page that is shown in another language of the interface, or, *current*, in its own."""

    language: str
    name: str
    address: str
    current: bool


def select() -> str:
    """Return the language for this request, one of `LANGUAGES`."""
    if asked_by_program():
        return LANGUAGES[0]
    wanted = chosen() or request.accept_languages.best_match(LANGUAGES)
    return wanted or LANGUAGES[0]


def chosen() -> str | None:
    """Return the language that the page's address names, None if it names none that there is."""
    if "interface" not in g:
        given = dict(urls.pairs(request.query_string)).get(urls.INTERFACE)
        g.interface = given if given in LANGUAGES and not asked_by_program() else None
    named: str | None = g.interface
    return named


def locale() -> Locale:
    """Return how numbers and dates are written: English where no request says otherwise."""
    return get_locale() or _ENGLISH


def language() -> str:
    """Return the language of what is being written, one of `LANGUAGES`."""
    return locale().language


def asked_by_program() -> bool:
    """Return whether the address is one that answers programs: it has an extension, or completes.

    Not what `Accept` says, so that an address means the same in a browser as in a script.
    """
    return request.path == url_for("discovery.suggest") or bool(_EXTENSION.search(request.path))


def kept(address: str) -> str:
    """Return *address*, from the root of the site, in the language that this page's own names."""
    named = chosen()
    return _in_language(address, named) if named else address


def link(query: Query, form: urls.Form = "html") -> str:
    """Return the address of *query* as a page links to it."""
    address = urls.build(query, form)
    return kept(address) if form == "html" else address


def document_link(document: Document) -> str:
    """Return the address of a headline or a topic as a page links to it."""
    return kept(urls.document_url(document))


def topic_link(topic_id: str) -> str:
    """Return the address of a topic as a page links to it."""
    return kept(urls.topic_url(topic_id))


def language_links() -> Iterator[LanguageLink]:
    """Yield this page in every language of the interface."""
    rest = [pair for pair in urls.pairs(request.query_string) if pair[0] != urls.INTERFACE]
    address = f"{request.path}?{urlencode(rest)}" if rest else request.path
    for other in LANGUAGES:
        name = language_row(other).own_name
        yield LanguageLink(other, name, _in_language(address, other), other == language())


def _in_language(address: str, named: str) -> str:
    path, mark, fragment = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}{urls.INTERFACE}={named}{mark}{fragment}"
