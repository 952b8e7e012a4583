"""The page of a headline: its sources, how to cite it, and headlines like it."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Literal

from flask import Blueprint, Response, abort, request
from msgspec import Struct

from search import DateRange, Document, Engine, Filter, Hit, Query, counterparts, like
from webui.api.exports import EXPORTS
from webui.api.references import bibtex_entry, ris_record
from webui.http import urls
from webui.http.caching import moved, remembered, stop_if_known, validate
from webui.http.engine import current_engine
from webui.http.templates import render_template
from webui.pages.reading_on import reading_on
from webui.presenters.about import about
from webui.presenters.captures import captures
from webui.presenters.citation_styles import citations
from webui.texts import gettext, marked

blueprint = Blueprint("headline", __name__)

_OF_DAY_SHOWN = 10
_COPIES_SHOWN = 10
_LANGUAGE_ROUTES = {
    "stated": marked("as its source states"),
    "script": marked("known by its script"),
    "identified": marked("identified from its words"),
    "page": marked("as its page: too short to tell by itself"),
    "undetermined": marked("nothing was sure enough"),
}


@blueprint.get("/headlines/<path:headline_id>")
def page(headline_id: str) -> Response:
    """Show a headline: its sources, how to cite it, and headlines like it."""
    engine, today = current_engine(), dt.date.today()
    index = engine.version()
    # Citations name the day, and links the search.
    stop_if_known(index, address=f"{request.full_path} on {today}")
    document = _headline(headline_id)
    if document.id != headline_id:  # the id of an earlier wording
        return moved(urls.document_url(document), index)
    made = partial(_page, engine, document, today)
    # Many come to one headline by a shared link, and few by the same search.
    searched = urls.HIT in dict(urls.pairs(request.query_string))
    return validate(Response(made()) if searched else remembered(made), index)


def _page(engine: Engine, document: Document, today: dt.date) -> str:
    copies = [one for one in _group(engine, document) if one.document.id != document.id]
    known = {one.document.id for one in copies}
    return render_template(
        "headline.html",
        copies=copies[:_COPIES_SHOWN],
        group=Query(copies=document.id),
        document=document,
        about=about(document),
        reading_on=reading_on(engine, document, request.query_string),
        listed=engine.is_listed(document),
        route=gettext(_LANGUAGE_ROUTES[document.language.route]),
        captures=captures(document, engine.notes().links),
        citations=citations(document, urls.permalink(document), today),
        alike=[one for one in like(engine, document) if one.hit.document.id not in known],
        counterparts=counterparts(engine, document),
        same_day=_same_day(document),
    )


@blueprint.get("/headlines/<path:headline_id>.<any(ris,bib):format_>")
def as_file(headline_id: str, format_: Literal["ris", "bib"]) -> Response:
    """Answer a reference manager with one headline."""
    if current_engine().get(f"{headline_id}.{format_}"):  # an id may end so
        return page(f"{headline_id}.{format_}")
    index = current_engine().version()
    stop_if_known(index)
    write = {"ris": ris_record, "bib": bibtex_entry}[format_]
    document = _headline(headline_id)
    record = write(document, urls.addresses(), listed=current_engine().is_listed(document))
    response = Response(record, content_type=EXPORTS[format_].content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="dateline.{format_}"'
    return validate(response, index)


def _headline(headline_id: str) -> Document:
    document = current_engine().get(headline_id)
    if document is None or document.kind != "headline":
        abort(
            404,
            gettext("The archive has no headline at this address. Search for its words instead."),
        )
    return document


class _SameDay(Struct, frozen=True, gc=False):
    """The first *hits* of the *total* of headlines of a day, which *query* finds.

    Those that are known by their month or year alone are left out.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int


def _same_day(document: Document) -> _SameDay | None:
    """Return the headlines of the same day, None if the day is not known."""
    if document.date is None or document.date_precision != "day":
        return None
    day = DateRange(document.date, document.date + dt.timedelta(days=1))
    query = Query(filters=(Filter("kind", "headline"),), dates=day, size=_OF_DAY_SHOWN + 1)
    found = current_engine().scan(query)
    hits = (hit for hit in found.hits() if hit.document.date_precision == "day")
    return _SameDay(query, tuple(islice(hits, query.size)), found.total - found.imprecise)


def _group(engine: Engine, document: Document) -> Iterator[Hit]:
    """Yield the near-copies of *document*, itself among them, the oldest first."""
    return engine.scan(Query(copies=document.id, sort="oldest")).hits()
