"""A list of one's own: headlines by their ids, as a page and in every format of whole results.

Nothing is kept here. The browser keeps the list, and its address holds all of it.
"""

import datetime as dt
from collections import Counter

from flask import Blueprint, Response, redirect, request

from search import Document, Engine, Hit, QueryWarning, digest
from webui.api.exports import EXPORTS, export_to
from webui.api.records import Records
from webui.formats import Format
from webui.http import urls
from webui.http.caching import stop_if_known, validate
from webui.http.downloads import attachment, delimiter_of, tell
from webui.http.engine import current_engine
from webui.http.lists import MOST_LISTED, PARAMETERS, HeadlineList, id_values, list_url, parse_list
from webui.http.locale import kept
from webui.http.templates import render_template
from webui.presenters.formatting import format_kinds
from webui.presenters.search_citations import result_citations
from webui.texts import gettext

blueprint = Blueprint("lists", __name__)


@blueprint.get("/list")
def page() -> Response:
    """Show the headlines of a list, or, without any, what a list is."""
    listed = parse_list(request.query_string)
    given = [value for name, value in urls.pairs(request.query_string) if name == "id"]
    # A form sends an id in each parameter. What the short address lacks the page has to tell.
    told = listed.left_out or urls.unknown(request.query_string, PARAMETERS)
    if len(given) > 1 and given != id_values(listed.ids) and not told:
        return redirect(kept(list_url(listed)))  # type: ignore[return-value]
    engine, today = current_engine(), dt.date.today()
    index = engine.version()
    stop_if_known(index, address=f"{list_url(listed)} {listed.left_out} on {today}")
    found, unknown = _found(engine, listed)
    here = urls.absolute(list_url(listed))
    number = format_kinds(Counter(document.kind for document in found))
    citations = result_citations(
        listed.name or gettext("List of headlines"),
        number,
        digest((document.id, document.text) for document in found),
        index,
        here,
        today,
    )
    text = render_template(
        "list.html",
        citations=citations,
        own_list=listed,
        found=number,
        ids=id_values(listed.ids),
        hits=[_hit(engine, document) for document in found],
        unknown=unknown,
        most=MOST_LISTED,
        formats={format_: list_url(listed, format_) for format_ in EXPORTS},
        here=here,
    )
    response = validate(Response(text), index)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@blueprint.get(f"/list.<any({','.join(EXPORTS)}):format_>")
def as_file(format_: Format) -> Response:
    """Answer programs with the headlines of a list.

    Ids that are unknown are left out, and headers name them.
    """
    engine = current_engine()
    listed, delimiter = parse_list(request.query_string), delimiter_of(request.query_string)
    index = engine.version()
    stop_if_known(index, address=f"{list_url(listed, format_)} {delimiter}")
    found, unknown = _found(engine, listed)
    records = Records(
        documents=lambda: iter(found),
        hits=lambda: (_hit(engine, document) for document in found),
        is_listed=engine.is_listed,
        asked=listed.name,
        address=urls.absolute(list_url(listed)),
        total=len(found),
        index=index,
    )
    export = export_to(format_, delimiter)
    body = export.blocks(records, urls.addresses())
    response = Response(body, content_type=export.content_type)
    response.headers["Content-Disposition"] = attachment(listed.name or "list", format_)
    response.headers["X-Total-Count"] = str(len(found))
    ignored = urls.unknown(request.query_string, (*PARAMETERS, urls.DELIMITER))
    tell(response, [*ignored, *(QueryWarning("unknown_value", "id", one) for one in unknown)])
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return validate(response, index)


def _found(engine: Engine, listed: HeadlineList) -> tuple[list[Document], list[str]]:
    """Return the documents of a list, each once, and the ids that the archive does not have."""
    found: dict[str, Document] = {}
    unknown: list[str] = []
    for one in listed.ids:
        document = engine.get(one)
        if document:
            found[document.id] = document  # which has the id of its newest wording
        else:
            unknown.append(one)
    return list(found.values()), unknown


def _hit(engine: Engine, document: Document) -> Hit:
    return Hit(document, 0.0, (), engine.is_listed(document))
