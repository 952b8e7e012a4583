"""Answers for programs: a search as JSON, as a feed, or whole in a format of `exports`.

`dateline search --format` prints the same, by the same function.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter

from msgspec import json
from msgspec.structs import replace

from search import (
    Change,
    CursorGone,
    Document,
    Engine,
    Following,
    IndexVersion,
    Query,
    QueryWarning,
    SearchResults,
    changed_since,
    follow,
)
from webui.api.exports import EXPORTS, export_to
from webui.api.records import records_of, searched
from webui.api.serializers import search_json
from webui.formats import Format
from webui.http import urls
from webui.http.templates import render_template
from webui.http.urls import build
from webui.presenters.paging import steps

# The permanent ids of feeds and entries are UUIDs made of names in this namespace. An address would
# change with the host.
_NAMES = uuid.UUID("4f0ee8c4-2f0a-5a1f-9f60-5d3a4f1d6c1e")
_EPOCH = dt.date(1970, 1, 1)
_ATOM = "application/atom+xml; charset=utf-8"


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
    engine: Engine,
    query: Query,
    warnings: tuple[QueryWarning, ...],
    format_: Format,
    delimiter: str = "comma",
) -> Answer:
    """Return the answer to *query*; *warnings* are those of its parameters.

    If the version that it names is no longer kept, JSON says so and has today's answer; the other
    formats have no place to say it, and raise `CursorGone`.
    *delimiter* names the sign between cells of CSV.
    """
    if format_ in EXPORTS:
        scan = engine.found(query)
        export = export_to(format_, delimiter)
        return Answer(
            content_type=export.content_type,
            body=export.blocks(records_of(scan, urls.addresses()), urls.addresses()),
            total=scan.groups,
            index=scan.index,
        )
    if format_ == "atom":
        results = engine.search(newest_first(query))
        if results.gone:
            raise CursorGone(f"version {results.gone} of the index is no longer kept")
        return _feed(results)
    started = perf_counter()
    results = engine.search(query, also_about=True)
    took_ms = 1000 * (perf_counter() - started)
    since = changed_since(engine, query) if results.gone else None
    body = json.encode(search_json(results, warnings, took_ms, since))
    return _part(results, "application/json", body)


def arrivals(engine: Engine, query: Query) -> Answer:
    """Return a feed of what came or was corrected of what *query* finds, the newest commit first.

    An old headline that was added today is new today.
    """
    return _changes_feed(follow(engine, query, ("added", "corrected")), urls.arrivals)


def changes_feed(engine: Engine, query: Query) -> Answer:
    """Return a feed of all changes of what *query* finds, the newest commit first."""
    return _changes_feed(follow(engine, query), lambda asked: urls.changes(asked, ".atom"))


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


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a feed: its permanent *id*, when it was *updated*, and its last *change*.

    *lost* says that this change took it out of the search.
    """

    id: str
    updated: str
    document: Document
    change: Change | None = None
    lost: bool = False


def _feed(results: SearchResults) -> Answer:
    entries = [
        _Entry(
            _permanent_id(_first_id(h.document)), f"{_updated(h.document)}T00:00:00Z", h.document
        )
        for h in results.hits
    ]
    before, after = steps(results)
    text = render_template(
        "feed.xml",
        total=results.groups,
        query=results.query,
        here=build(results.query, "atom"),
        page=build(results.query),
        before=build(before, "atom") if before else None,
        after=build(after, "atom") if after else None,
        feed_id=_permanent_id(f"search?{searched(results.query)}"),
        updated=max((entry.updated for entry in entries), default=f"{_EPOCH}T00:00:00Z"),
        entries=entries,
    )
    return _part(results, _ATOM, text.encode())


def _changes_feed(found: Following, address: Callable[[Query], str]) -> Answer:
    entries = [
        _Entry(
            _permanent_id(_first_id(followed.document)),
            followed.commit.built_at,
            followed.document,
            followed.change,
            not followed.found,
        )
        for followed in found.changes
    ]
    query = found.query
    before = query.with_(page=query.page - 1) if query.page > 1 else None
    after = query.with_(page=query.page + 1) if found.more else None
    text = render_template(
        "feed.xml",
        total=found.total,
        query=query,
        here=address(query),
        page=urls.changes(query),
        before=address(before) if before else None,
        after=address(after) if after else None,
        feed_id=_permanent_id(address(query.with_(size=Query().size))),
        updated=entries[0].updated if entries else found.index.built_at,
        entries=entries,
    )
    return Answer(content_type=_ATOM, body=[text.encode()], total=found.total, index=found.index)


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
