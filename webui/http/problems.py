"""Errors as answers: RFC 9457 for programs, a page for readers.

Both list every fault at once and say what to do; the page also offers the same search without the
parameters at fault.
"""

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, json, make_response, request, url_for
from msgspec.structs import asdict
from werkzeug.exceptions import HTTPException, NotFound

from search import (
    QUERY_LENGTH,
    CursorGone,
    Fault,
    IndexDamaged,
    IndexMissing,
    IndexOutdated,
    IndexProblem,
    IndexRefused,
    IndexUnreachable,
    ParameterFaults,
    Query,
    QueryTooLong,
    parse_parameters,
)
from webui.http.locale import asked_by_program, kept
from webui.http.templates import render_template
from webui.http.urls import build, pairs, read, without
from webui.texts import gettext, marked

_RETRY_INDEX = "30"  # seconds, as the page says in words
_RETRY_SERVER = "2"

_QUOTED = 100  # characters of a text that is too long, in the answer to a program

_log = logging.getLogger(__name__)
_TITLES = {
    HTTPStatus.BAD_REQUEST: marked("This search cannot be understood"),
    HTTPStatus.NOT_FOUND: marked("There is nothing at this address"),
    HTTPStatus.GONE: marked("This walk through the results cannot go on"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: marked("This list is too long"),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: marked("This file cannot be read"),
    HTTPStatus.REQUEST_URI_TOO_LONG: marked("This search is too long"),
    HTTPStatus.TOO_MANY_REQUESTS: marked("Too many searches at once"),
    HTTPStatus.INTERNAL_SERVER_ERROR: marked("The site has failed"),
    HTTPStatus.SERVICE_UNAVAILABLE: marked("The archive cannot be searched just now"),
}
_DETAILS = {
    HTTPStatus.NOT_FOUND: marked("Search for what it was about instead."),
    HTTPStatus.TOO_MANY_REQUESTS: marked("Wait a moment, then ask again."),
    HTTPStatus.INTERNAL_SERVER_ERROR: marked(
        "This is a fault of the site, not of your search. It has been recorded; another search "
        "will work."
    ),
}
# What a program is told, as its operator can do something; the log names the place as well.
_WITHOUT_INDEX: dict[type[IndexProblem], str] = {
    IndexMissing: "There is no index; make it with: dateline index",
    IndexOutdated: (
        "The index was made by another version of Dateline; rebuild it with:"
        " dateline index --rebuild"
    ),
    IndexDamaged: "The index cannot be read; dateline check tells what is wrong with it.",
    IndexUnreachable: "The cluster that has the index does not answer. Try again in half a minute.",
    IndexRefused: "The cluster that has the index does not let this server read it.",
}


class NotListed(NotFound):
    """Something that the archive does not list; *near* has names and addresses of what is like it.

    *detail* is a sentence for the reader.
    """

    def __init__(self, detail: str, near: Sequence[tuple[str, str]]) -> None:
        super().__init__(detail)
        self.near = near


def register_handlers(app: Flask) -> None:
    """Make *app* answer every error through this module."""
    app.register_error_handler(ParameterFaults, _parameter_faults)
    app.register_error_handler(QueryTooLong, _query_too_long)
    app.register_error_handler(CursorGone, _cursor_gone)
    app.register_error_handler(IndexProblem, _index_problem)
    app.register_error_handler(HTTPException, _http_exception)


def _parameter_faults(error: ParameterFaults) -> Response:
    detail = gettext("Give each of these parameters another value.")
    return _problem(HTTPStatus.BAD_REQUEST, detail, error.faults)


def _query_too_long(error: QueryTooLong) -> Response:
    detail = gettext("A query has at most %(number)s characters.", number=QUERY_LENGTH)
    if not asked_by_program():  # the page keeps the text beside the box
        return _problem(HTTPStatus.REQUEST_URI_TOO_LONG, detail)
    text = max((value for name, value in pairs(request.query_string) if name == "q"), key=len)
    fault = Fault("q", text[:_QUOTED], "length", str(error))
    return _problem(HTTPStatus.REQUEST_URI_TOO_LONG, detail, (fault,))


def _cursor_gone(_error: CursorGone) -> Response:
    detail = gettext(
        "The version of the archive that it asks for is no longer kept: the archive has changed "
        "since. Start again."
    )
    query = parse_parameters(pairs(request.query_string))[0]
    restart = request.path + build(query.with_(as_of="")).removeprefix(url_for("site.search"))
    return _problem(HTTPStatus.GONE, detail, restart=restart)


def _index_problem(error: IndexProblem) -> Response:
    _log.error("%s", error)
    again = gettext("Try again in half a minute.")
    told = _WITHOUT_INDEX.get(type(error)) if asked_by_program() else None
    response = _problem(HTTPStatus.SERVICE_UNAVAILABLE, told or again)
    response.headers["Retry-After"] = _RETRY_INDEX
    return response


def server_busy() -> Response:
    """Return the answer to this request of a server that has no room for it."""
    detail = gettext("The server is busy. Try again in a few seconds.")
    response = _problem(HTTPStatus.SERVICE_UNAVAILABLE, detail)
    response.headers["Retry-After"] = _RETRY_SERVER
    return response


def _http_exception(error: HTTPException) -> Response:
    if error.response is not None:  # a redirect
        return make_response(error.response)
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    # Of 429, the description is the limit as Flask-Limiter writes it.
    told = status == HTTPStatus.TOO_MANY_REQUESTS and not asked_by_program()
    written_here = error.description != type(error).description and not told
    known = gettext(_DETAILS[status]) if status in _DETAILS else error.description
    detail = (error.description if written_here else known) or status.description
    near = error.near if isinstance(error, NotListed) else ()
    response = _problem(status, detail, near=near)
    for name, value in error.get_headers():
        if name != "Content-Type":
            response.headers[name] = value
    return response


def _problem(
    status: HTTPStatus,
    detail: str,
    faults: Sequence[Fault] = (),
    restart: str | None = None,
    near: Sequence[tuple[str, str]] = (),
) -> Response:
    """Return the answer for *status*.

    *restart* is the address at which to begin again, and *near* has names and addresses to offer.
    """
    if asked_by_program():
        body: dict[str, Any] = {
            "type": "about:blank",
            "title": status.phrase,
            "status": status.value,
            "detail": detail,
            "errors": [asdict(fault) for fault in faults],
        }
        if restart:
            body["links"] = {"restart": restart}
        if near:
            body["links"] = {"near": [address for _, address in near]}
        response = Response(json.dumps(body), mimetype="application/problem+json")
    else:
        page = render_template(
            "problem.html",
            title=gettext(_TITLES.get(status, status.phrase)),
            detail=detail,
            faults=faults,
            query=_without(faults),
            restart=kept(restart) if restart else None,
            near=[(name, kept(address)) for name, address in near],
        )
        response = make_response(page)
    response.status_code = status
    return response


def _without(faults: Sequence[Fault]) -> Query:
    """Return the query of this request without the parameters at fault.

    A text that is too long is kept, to be shortened in the box.
    """
    rest = without(request.query_string, [fault.parameter for fault in faults])
    try:
        return read(rest)[0]
    except QueryTooLong:
        return Query(text=dict(pairs(rest))["q"])
