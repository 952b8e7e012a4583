"""Addresses: a query string becomes a `Query`, and a `Query` an address.

`parse(build(query))` gives the query back. The grammar is in `search.asking.parameters`, which the
command line shares; this module only puts it into addresses.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import parse_qsl, quote, urlencode, urljoin

from flask import current_app, request, url_for

from search import Document, Query, QueryWarning, format_parameters, parse_parameters

Format = Literal["html", "json", "ndjson", "csv", "atom", "ris", "bib"]
"""The formats of an answer; each but the page is the extension of an address."""

FORMATS: tuple[Format, ...] = get_args(Format)
EXTENSIONS: tuple[Format, ...] = tuple(name for name in FORMATS if name != "html")

INTERFACE = "ui"
"""The parameter for the language of the interface, which is no part of a search."""

_PATH_SAFE = "!$&'()*+,/:;=@"  # what Werkzeug leaves as it is in a path


def parse(query_string: bytes) -> tuple[Query, tuple[QueryWarning, ...]]:
    """Return the query of an address, and warnings about it.

    *query_string* is the part after the `?`; bytes that are not valid UTF-8 count as U+FFFD.
    Raises `ParameterFaults` with all faults at once, and `QueryTooLong`.
    """
    asked = [pair for pair in pairs(query_string) if pair[0] != INTERFACE]
    return parse_parameters(asked, dt.date.today())


def pairs(query_string: bytes) -> list[tuple[str, str]]:
    """Return the names and values in *query_string*, in its order."""
    # Not `request.args`: Werkzeug 3.1 raises UnicodeDecodeError for bytes that are not UTF-8.
    return parse_qsl(query_string.decode(errors="replace"), keep_blank_values=True)


def build(query: Query, format_: Format = "html") -> str:
    """Return the shortest address of *query*, from the root of the site."""
    path = url_for("site.search") + ("" if format_ == "html" else f".{format_}")
    parameters = urlencode(format_parameters(query))
    return f"{path}?{parameters}" if parameters else path


def absolute(address: str) -> str:
    """Return *address*, a path from the root of the site, with scheme and host."""
    return urljoin(request.host_url, address)


def permalink(document: Document) -> str:
    """Return the permanent address of *document* with scheme and host, for a footnote."""
    return absolute(document_url(document))


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of documents, made without the router.

    The router takes 20 µs for each and needs a request, and an export is written after its request
    is over.
    """

    site: str
    headlines: str
    topics: str

    def path(self, document: Document) -> str:
        """Return the address of a headline or a topic, as `document_url` does."""
        if document.kind == "topic":
            return self.topics + quote(document.topics[0].id, safe=_PATH_SAFE)
        return self.headlines + quote(document.id, safe=_PATH_SAFE)

    def permalink(self, document: Document) -> str:
        """Return the same with scheme and host, as the function `permalink` does."""
        return self.site + self.path(document)


def addresses() -> Addresses:
    """Return the addresses of documents on the host of this request."""
    return Addresses(
        site=request.host_url.rstrip("/"),
        headlines=url_for("site.headline", headline_id="-").removesuffix("-"),
        topics=url_for("site.topic", topic_id="-").removesuffix("-"),
    )


def document_url(document: Document) -> str:
    """Return the permanent address of a headline or a topic, from the root of the site."""
    if document.kind == "topic":
        return topic_url(document.topics[0].id)
    return url_for("site.headline", headline_id=document.id)


def web_link(address: str | None) -> str | None:
    """Return *address* if a page may link to it, that is by HTTP; else None."""
    known = address and address.casefold().startswith(("http://", "https://"))
    return address if known else None


def static_url(name: str) -> str:
    """Return the address of a static file, which changes when the file does.

    So browsers may keep the file for good.
    """
    return url_for("static", filename=name, v=_digest(f"{current_app.static_folder}/{name}"))


@cache
def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:8]


def topic_url(topic_id: str) -> str:
    """Return the address of a topic's page, from the root of the site."""
    return url_for("site.topic", topic_id=topic_id)
