"""Caching headers: an `ETag` for every answer, 304 where the asker has it already.

An answer depends on the state of the index, the address, the language of the interface and this
software, so its ETag is a digest of these four, and a 304 costs no search. The ETag is weak, since
an answer may say how long it took, and may be compressed.
"""

import hashlib
import sys
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar

from flask import Response, abort, current_app, g, request
from werkzeug.http import http_date, is_resource_modified, quote_etag

from search import Cache, IndexVersion, Query
from webui.http import locale, urls

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

T = TypeVar("T")

_FRESH_SECONDS = 60
_PACKAGES = Path(__file__).parents[2]
_ANSWERING = ("corpus", "search", "webui")
"""The packages whose files decide what an answer looks like."""


def stop_if_known(index: IndexVersion, query: Query | None = None, address: str = "") -> None:
    """End the request with 304 if the asker has the answer that *index* would give at *address*.

    *address* is the canonical one of *query*, by default the path of the request. At a cursor, the
    commit of the cursor answers, whichever is the newest.
    """
    cursor = query.cursor if query else None
    built_at = None if cursor else datetime.fromisoformat(index.built_at)
    g.etag = _etag(cursor.version if cursor else index.version, address or request.path)
    if not is_resource_modified(request.environ, quote_etag(g.etag), last_modified=built_at):
        abort(Response(status=304))


Room = Literal["site", "searches", "pages"]
"""Home and topics, searches, and all other pages."""

ROOMS: Mapping[Room, int] = MappingProxyType(
    {"site": 2_000_000, "searches": 6_000_000, "pages": 2_000_000}
)
"""Bytes of answers, compressed, and their headers, that a process remembers in each `Room`.

The rooms are apart, as a crawler that walks all headlines and days would push out the others.
"""

_HEADER = 120  # bytes that a header takes in memory beside its value: more than short bodies do

ENCODINGS = ("zstd", "br", "gzip")
"""How answers are compressed, the best of those that a browser likes alike first."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as it is sent: its *body*, compressed by zstd, and the *headers* of its own."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


def answer_memory() -> dict[str, Cache[Sent]]:
    """Return the memory of an application for its answers, by `Room`."""
    return {room: Cache(size) for room, size in ROOMS.items()}


FACTS = 64
"""Facts about commits that each process remembers, each some tens of kilobytes at most."""


def once(index: IndexVersion, what: Hashable, make: Callable[[], T]) -> T:
    """Return the fact *what* of the commit *index* as *make* finds it, from memory if it is there.

    So what pages in all languages of the interface share is found once.
    """
    facts: Cache[T] = current_app.extensions["dateline.facts"]
    key = (index.version, what)
    fact = facts.get(key)
    if fact is None:
        fact = make()
        facts.put(key, fact, 1)
    return fact


def remembered(make: Callable[[], str | Response], room: Room = "pages") -> Response:
    """Return the answer that *make* would make, from memory if this commit has made it before.

    A page may be its text alone. The ETag, which `stop_if_known` has made, names what an answer
    depends on, the commit first, so none outlives its commit. A page's links to other languages
    keep the parameters of the address, and warnings are about them. Answers are remembered as most
    browsers take them, a seventh of their length.
    """
    answers: Cache[Sent] = current_app.extensions["dateline.answers"][room]
    key = (g.etag, request.query_string)
    sent = answers.get(key)
    if sent is None:
        made = current_app.make_response(make())
        headers = tuple(pair for pair in made.headers if pair[0] != "Content-Length")
        sent = Sent(zstd.compress(made.get_data()), headers)
        told = sum(_HEADER + len(value) for _, value in headers)
        answers.put(key, sent, len(sent.body) + told + len(request.query_string))
    quality = request.accept_encodings.quality  # `best_match` takes `*` for what is refused, too
    if quality("zstd") and max(ENCODINGS, key=quality) == "zstd":
        return Response(sent.body, headers=[*sent.headers, ("Content-Encoding", "zstd")])
    return Response(zstd.decompress(sent.body), headers=list(sent.headers))


def validate(response: Response, index: IndexVersion) -> Response:
    """Return *response*, an answer of *index*, with the ETag of `stop_if_known` and its date."""
    response.set_etag(g.etag, weak=True)
    response.headers["Last-Modified"] = _http_date(index.built_at)
    return response


def moved(address: str, index: IndexVersion) -> Response:
    """Return the answer of *index* that leads to *address* for good, with the same parameters."""
    asked = request.query_string.decode("latin-1")  # as it came
    headers = {"Location": address + (f"?{asked}" if asked else "")}
    return validate(Response(status=HTTPStatus.PERMANENT_REDIRECT, headers=headers), index)


@lru_cache(maxsize=16)
def _http_date(moment: str) -> str:
    return http_date(datetime.fromisoformat(moment))


def add_caching(response: Response) -> Response:
    """Return *response* with the rules for caches: keep answers for a minute, errors never."""
    if response.status_code == 304 and "etag" in g:
        response.set_etag(g.etag, weak=True)
    # A 304 has no media type, but it varies as the page does for which it stands.
    known = response.status_code == 304 and request.endpoint != "static"
    if (known or response.mimetype == "text/html") and not locale.asked_by_program():
        response.content_language.add(locale.language())
        response.vary.add("Accept-Language")
    if "Cache-Control" in response.headers:
        return response
    if response.status_code >= 400:
        response.headers["Cache-Control"] = "no-store"
    elif "ETag" in response.headers:
        response.headers["Cache-Control"] = f"public, max-age={_FRESH_SECONDS}"
        if "etag" not in g:  # else `stop_if_known` has compared already
            response.make_conditional(request)
    return response


@cache
def software_digest() -> str:
    """Return a digest of all source files, templates, catalogues and tables of this software.

    Read once per process, in some 30 ms; the server asks as it starts. The version number would
    stay as it is between releases, and times of files differ between machines that serve the same.
    """
    digest = hashlib.sha256()
    for package in _ANSWERING:
        for path in sorted((_PACKAGES / package).rglob("*")):
            if path.is_file() and path.parent.name != "__pycache__":
                content = path.read_bytes()
                digest.update(f"{path.relative_to(_PACKAGES)} {len(content)}\n".encode())
                digest.update(content)
    return digest.hexdigest()


def _etag(version: str, address: str) -> str:
    # A page whose address chose a language keeps it in its links, the same page by the browser's
    # choice does not.
    language = f"{locale.language()} {locale.chosen()}"
    site = urls.absolute(f"{urls.addresses().root}/")
    told = "\n".join((software_digest(), language, version, site, address))
    return hashlib.sha256(told.encode()).hexdigest()[:20]
