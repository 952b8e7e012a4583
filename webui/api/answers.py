"""Answers for programs: a search as JSON, as a feed, or whole in a format of `exports`.

`dateline search --format` prints the same, by the same function.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from time import perf_counter

from msgspec import json
from msgspec.structs import replace

from search import Document, Engine, IndexVersion, Query, QueryWarning, SearchResults
from webui.api.csv_ndjson import searched
from webui.api.exports import EXPORTS
from webui.api.serializers import search_json
from webui.formats import Format
from webui.http import urls
from webui.http.templates import render_template
from webui.presenters.paging import steps

# The permanent ids of feeds and entries are UUIDs made of names in this namespace. An address would
# change with the host.
_NAMES = uuid.UUID("4f0ee8c4-2f0a-5a1f-9f60-5d3a4f1d6c1e")
_EPOCH = dt.date(1970, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A search answered in a format other than the page: *body* is made as it is read.

    *total* counts the records on all pages. *before* and *after* are the queries beside this part
    of the result, None at its ends and where the answer is whole.
    """

    content_type: str
    body: Iterable[bytes]
    total: int
    index: IndexVersion
    before: Query | None = None
    after: Query | None = None


def answer(
    engine: Engine, query: Query, warnings: tuple[QueryWarning, ...], format_: Format
) -> Answer:
    """Return the answer to *query*; *warnings* are those of its parameters."""
    if format_ in EXPORTS:
        scan = engine.scan(query)
        export = EXPORTS[format_]
        return Answer(
            content_type=export.content_type,
            body=export.blocks(scan, urls.addresses()),
            total=scan.groups,
            index=scan.index,
        )
    if format_ == "atom":
        return _feed(engine.search(newest_first(query)))
    started = perf_counter()
    results = engine.search(query)
    took_ms = 1000 * (perf_counter() - started)
    return _part(results, "application/json", json.encode(search_json(results, warnings, took_ms)))


def newest_first(query: Query) -> Query:
    """Return *query*, newest first unless it chose another order."""
    return query if query.sort else replace(query, sort="newest")


def _part(results: SearchResults, content_type: str, body: bytes) -> Answer:
    before, after = steps(results)
    return Answer(
        content_type=content_type,
        body=[body, b"\n"],
        total=results.groups,
        index=results.index,
        before=before,
        after=after,
    )


def _feed(results: SearchResults) -> Answer:
    entries = [
        (_permanent_id(_first_id(h.document)), _updated(h.document), h) for h in results.hits
    ]
    before, after = steps(results)
    text = render_template(
        "feed.xml",
        results=results,
        query=results.query,
        before=before,
        after=after,
        feed_id=_permanent_id(f"search?{searched(results.query)}"),
        updated=max((updated for _, updated, _ in entries), default=_EPOCH),
        entries=entries,
    )
    return _part(results, "application/atom+xml; charset=utf-8", text.encode())


def _permanent_id(name: str) -> str:
    return uuid.uuid5(_NAMES, name).urn


def _first_id(document: Document) -> str:
    """Return the id of the wording that was seen first, which no correction changes."""
    wordings = document.wordings or (document,)

    def age(one: Document) -> tuple[dt.date, dt.date, str]:
        return one.first_seen or _EPOCH, one.date or _EPOCH, one.id

    return min(wordings, key=age).id


def _updated(document: Document) -> dt.date:
    """Return when the wording of *document* was first seen, or else its date."""
    shown = document.wordings[-1] if document.wordings else document
    return shown.first_seen or shown.date or _EPOCH
