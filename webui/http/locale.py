"""The language of the interface: how a request chooses it, and how links keep the choice.

`ui` in an address chooses; without it the browser does (`Accept-Language`). It is not part of a
search: it filters nothing, and permanent addresses (`urls.build`, permalinks, feeds, JSON) do not
have it. Links from page to page pass through `kept`, so that a choice stays. Answers for programs
are in English, whatever they accept.
"""

import datetime as dt
import re
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import request
from werkzeug.wrappers import Request

from corpus.languages import language_row
from search import Document, Query
from webui import texts
from webui.formats import Format
from webui.http import urls
from webui.texts import LANGUAGES

_EXTENSION = re.compile(r"^/[a-z/]+(\.(?!svg$)[a-z]+)+$")
_FOR_PROGRAMS = ("/suggest", "/healthz")
_chosen: ContextVar[str | None] = ContextVar("chosen", default=None)


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A link to this page in a language of the interface; *current* if that is its own."""

    language: str
    name: str
    address: str
    current: bool


def begin() -> None:
    """Let the answer be in the language for this request, with the addresses of its site."""
    urls.begin()
    _chosen.set(_named(request))
    texts.choose(language_for(request))


def end(_error: BaseException | None) -> None:
    """Forget the choice: what is not an answer is in English."""
    urls.end()
    _chosen.set(None)
    texts.choose(None)


def language_for(asked: Request) -> str:
    """Return the language for the request *asked*, one of `LANGUAGES`."""
    if is_for_programs(asked.path):
        return LANGUAGES[0]
    wanted = _named(asked) or asked.accept_languages.best_match(LANGUAGES)
    return wanted or LANGUAGES[0]


def chosen() -> str | None:
    """Return the language of the interface that the page's address names, None if it names none."""
    return _chosen.get()


def language() -> str:
    """Return the language of the answer, one of `LANGUAGES`."""
    return texts.current().language


def asked_by_program() -> bool:
    """Return whether this request asks for an answer for programs."""
    return is_for_programs(request.path)


def is_for_programs(path: str) -> bool:
    """Return whether *path* has an answer for programs: it has an extension, or is one of a few.

    A chart as SVG is for readers.
    `Accept` has no say, so that an address means the same in a browser as in a script.
    """
    return path in _FOR_PROGRAMS or bool(_EXTENSION.search(path))


def kept(address: str) -> str:
    """Return *address*, from the root of the site, with the `ui` of this page's own address."""
    named = chosen()
    return _in_language(address, named) if named else address


def link(query: Query, format_: Format = "html") -> str:
    """Return the address of *query* for a link on this page."""
    address = urls.build(query, format_)
    return kept(address) if format_ == "html" else address


def document_link(document: Document) -> str:
    """Return the address of a headline or a topic for a link on this page."""
    return kept(urls.document_url(document))


def hit_link(document: Document, context: str, number: int) -> str:
    """Return the address of a hit that keeps the search, as `urls.search_context` has it."""
    address = urls.document_url(document)
    return kept(address if document.kind == "topic" else f"{address}{context}{number}")


def beside_link(endpoint: str, query: Query, name: str, value: str, extension: str = "") -> str:
    """Return the address of a page about *query*, with one more parameter."""
    address = urls.beside(endpoint, query, extension)
    return kept(f"{address}{'&' if '?' in address else '?'}{name}={value}")


def topic_link(topic_id: str) -> str:
    """Return the address of a topic for a link on this page."""
    return kept(urls.topic_url(topic_id))


def day_link(day: dt.date) -> str:
    """Return the address of a day of the archive for a link on this page."""
    return kept(urls.day_url(day))


def language_links() -> Iterator[LanguageLink]:
    """Yield this page in every language of the interface."""
    rest = [pair for pair in urls.pairs(request.query_string) if pair[0] != urls.INTERFACE]
    address = f"{request.path}?{urlencode(rest)}" if rest else request.path
    for other in LANGUAGES:
        name = language_row(other).own_name
        yield LanguageLink(other, name, _in_language(address, other), other == language())


def _named(asked: Request) -> str | None:
    given = dict(urls.pairs(asked.query_string)).get(urls.INTERFACE)
    return given if given in LANGUAGES and not is_for_programs(asked.path) else None


def _in_language(address: str, named: str) -> str:
    path, mark, fragment = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}{urls.INTERFACE}={named}{mark}{fragment}"
