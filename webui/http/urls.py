"""Addresses: a query string becomes a `Query`, and a `Query` an address.

`parse(build(query))` gives the query back. The grammar is in `search.asking.parameters`, which the
command line shares; this module only puts it into addresses.
"""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl, quote, quote_plus, urlencode

from flask import current_app, request, url_for

from search import (
    Document,
    Fault,
    ParameterFaults,
    Query,
    QueryWarning,
    format_parameters,
    parse_parameters,
    read_parameters,
)
from webui.formats import Format
from webui.http.engine import current_engine
from webui.texts import LANGUAGES

INTERFACE = "ui"
"""The parameter for the language of the interface, which is no part of a search."""

ORDER, ARRIVAL = "order", "arrival"
"""Of a feed: in the order of the commits that brought the headlines."""

HIT = "hit"
"""Of a headline's page: its number among the hits of the search by which it was found."""

DELIMITER = "delimiter"
"""The parameter for the sign between cells of CSV, which is no part of a search."""

_Value = TypeVar("_Value", bound=str)
_PATH_SAFE = "!$&'()*+,/:;=@"  # what Werkzeug leaves as it is in a path


def parse(query_string: bytes) -> tuple[Query, tuple[QueryWarning, ...]]:
    """Return the query of an address, and warnings about it.

    *query_string* is the part after the `?`; bytes that are not valid UTF-8 count as U+FFFD.
    Raises `ParameterFaults` with all faults at once, and `QueryTooLong`.
    """
    query, warnings = parse_parameters(_searched(query_string), current_engine().newest_day)
    return query, (*_unknown_language(query_string), *warnings)


def read(query_string: bytes) -> tuple[Query, tuple[QueryWarning, ...], tuple[Fault, ...]]:
    """Return the query of an address without what is at fault, warnings, and the faults.

    Raises `QueryTooLong`.
    """
    newest = current_engine().newest_day
    query, warnings, faults = read_parameters(_searched(query_string), newest)
    return query, (*_unknown_language(query_string), *warnings), faults


def _unknown_language(query_string: bytes) -> tuple[QueryWarning, ...]:
    """Return a warning for each language that an address asks for and no page is in."""
    named = (value for name, value in pairs(query_string) if name == INTERFACE and value)
    unknown_ones = dict.fromkeys(value for value in named if value not in LANGUAGES)
    return tuple(QueryWarning("unknown_choice", INTERFACE, value) for value in unknown_ones)


def _searched(query_string: bytes) -> list[tuple[str, str]]:
    return [pair for pair in pairs(query_string) if pair[0] not in (INTERFACE, DELIMITER)]


def unknown(query_string: bytes, known: Collection[str]) -> tuple[QueryWarning, ...]:
    """Return a warning for each parameter in *query_string* that is none of *known*.

    The language of the interface is known everywhere.
    """
    names = dict.fromkeys(name for name, _ in pairs(query_string))
    return tuple(
        QueryWarning("unknown_parameter", name)
        for name in names
        if name != INTERFACE and name not in known
    )


def pairs(query_string: bytes) -> list[tuple[str, str]]:
    """Return the names and values in *query_string*, in its order."""
    # Not `request.args`: Werkzeug 3.1 raises UnicodeDecodeError for bytes that are not UTF-8.
    return list(_pairs(query_string))


def chosen(query_string: bytes, name: str, allowed: tuple[_Value, ...]) -> _Value | None:
    """Return the value of the parameter *name*, None if it is absent or empty.

    Raises `ParameterFaults` if it is none of *allowed*.
    """
    given = dict(pairs(query_string)).get(name, "")
    value = next((one for one in allowed if one == given), None)
    if given and value is None:
        message = f"one of {', '.join(allowed)}"
        raise ParameterFaults((Fault(name, given, "choice", message, allowed),))
    return value


def without(query_string: bytes, names: Collection[str]) -> bytes:
    """Return *query_string* without the parameters called *names*."""
    return urlencode([pair for pair in pairs(query_string) if pair[0] not in names]).encode()


@lru_cache(maxsize=64)  # the parts of this software that answer a request ask some five times
def _pairs(query_string: bytes) -> tuple[tuple[str, str], ...]:
    return tuple(parse_qsl(query_string.decode(errors="replace"), keep_blank_values=True))


def build(query: Query, format_: Format = "html") -> str:
    """Return the shortest address of *query*, from the root of the site."""
    return addresses().search(query, format_)


def changes(query: Query, extension: str = "") -> str:
    """Return the address of the changes of what *query* finds, from the root of the site."""
    return beside("changes.page", query, extension)


def beside(endpoint: str, query: Query, extension: str = "") -> str:
    """Return the address of a page about *query* that takes its parameters."""
    return _route(addresses().root, endpoint) + extension + _asked(query)


def timeline(query: Query, extension: str, interval: str = "") -> str:
    """Return the address of the chart or the numbers of *query* over time."""
    address = f"{addresses().searches}/timeline.{extension}{_asked(query)}"
    return f"{address}{'&' if '?' in address else '?'}interval={interval}" if interval else address


def arrivals(query: Query) -> str:
    """Return the address of the feed of what came of what *query* finds."""
    found = build(query, "atom")
    return f"{found}{'&' if '?' in found else '?'}{ORDER}={ARRIVAL}"


def _asked(query: Query) -> str:
    found = build(query)
    return found[len(addresses().searches) :]


def search_context(query: Query) -> str:
    """Return the part of a headline's address that keeps *query*, up to the number of the hit."""
    asked = _asked(query)
    return f"{asked}{'&' if asked else '?'}{HIT}="


def absolute(address: str) -> str:
    """Return *address*, a path from the root of the site, with scheme and host."""
    return addresses().site + address


def permalink(document: Document) -> str:
    """Return the permanent address of *document* with scheme and host, for a footnote."""
    return addresses().permalink(document)


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one *site*, made of prefixes and without the router.

    The router takes 20 µs for each and needs a request. A page has some two hundred, and an export
    is written after its request is over.
    """

    site: str
    root: str
    searches: str
    headlines: str
    topics: str
    days: str

    def search(self, query: Query, format_: Format = "html") -> str:
        """Return the shortest address of *query*, from the root of the site."""
        path = self.searches if format_ == "html" else f"{self.searches}.{format_}"
        pairs = format_parameters(query)
        if not pairs:
            return path
        return f"{path}?{joined(pairs)}"

    def path(self, document: Document) -> str:
        """Return the permanent address of a headline or a topic, from the root of the site."""
        if document.kind == "topic":
            return self.topic(document.topics[0].id)
        return self.headlines + _in_path(document.id)

    def topic(self, topic_id: str) -> str:
        """Return the address of a topic's page, from the root of the site."""
        return self.topics + _in_path(topic_id)

    def day(self, day: dt.date) -> str:
        """Return the address of a day of the archive, from the root of the site."""
        return self.days + day.isoformat()

    def permalink(self, document: Document) -> str:
        """Return the permanent address of *document* with scheme and host, for a footnote."""
        return self.site + self.path(document)


_here: ContextVar[Addresses | None] = ContextVar("addresses", default=None)
escaped = lru_cache(maxsize=4096)(quote_plus)
"""Write a value for an address: the words of a search and the values of facets stand in many."""


def joined(pairs: Iterable[tuple[str, str]]) -> str:
    """Return *pairs* of name and value as they stand in an address."""
    return "&".join([f"{name}={escaped(value)}" for name, value in pairs])


@lru_cache(maxsize=4096)  # each hit of a page has its id in three addresses
def _in_path(text: str) -> str:
    return quote(text, safe=_PATH_SAFE)


def begin() -> None:
    """Let addresses be those of the site that this request asks."""
    _here.set(_asked_addresses())


def end() -> None:
    """Forget the site of the request that has ended."""
    _here.set(None)


def addresses() -> Addresses:
    """Return the addresses of the site that this request asks."""
    return _here.get() or _asked_addresses()


def _asked_addresses() -> Addresses:
    asked = request.environ
    host = asked.get("HTTP_HOST"), asked.get("SERVER_NAME"), asked.get("SERVER_PORT")
    return _addresses(asked["wsgi.url_scheme"], host, request.root_path)


@lru_cache(maxsize=64)
def _addresses(_scheme: str, _host: tuple[str | None, ...], root: str) -> Addresses:
    return Addresses(
        site=request.host_url.rstrip("/"),
        root=root,
        searches=url_for("site.search"),
        headlines=url_for("headline.page", headline_id="-").removesuffix("-"),
        topics=url_for("site.topic", topic_id="-").removesuffix("-"),
        days=url_for("days.page", day="-").removesuffix("-"),
    )


def route(endpoint: str, **values: Any) -> str:
    """Return the address of *endpoint*, from the root of the site."""
    return url_for(endpoint, **values) if values else _route(addresses().root, endpoint)


@lru_cache(maxsize=256)
def _route(_root: str, endpoint: str) -> str:
    return url_for(endpoint)


def document_url(document: Document) -> str:
    """Return the permanent address of a headline or a topic, from the root of the site."""
    return addresses().path(document)


def web_link(address: str | None) -> str | None:
    """Return *address* if a page may link to it, that is by HTTP; else None."""
    known = address and address.casefold().startswith(("http://", "https://"))
    return address if known else None


def static_url(name: str) -> str:
    """Return the address of a static file, which changes when the file does.

    So browsers may keep the file for good.
    """
    return _static_url(addresses().root, name)


@lru_cache(maxsize=64)
def _static_url(_root: str, name: str) -> str:
    return url_for("static", filename=name, v=_digest(f"{current_app.static_folder}/{name}"))


def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:8]


def topic_url(topic_id: str) -> str:
    """Return the address of a topic's page, from the root of the site."""
    return addresses().topic(topic_id)


def day_url(day: dt.date) -> str:
    """Return the address of a day of the archive, from the root of the site."""
    return addresses().day(day)
