"""Limits that keep a busy server answering.

A worker answers a few requests at a time and lets a few more wait. It refuses all others, which
costs next to nothing, so that the requests under way are answered as quickly as ever. Exports run
long and are counted apart. On a public server, each client has a rate limit.
"""

import ipaddress
import threading
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from werkzeug.wrappers import Request
from werkzeug.wsgi import ClosingIterator

from webui.api.exports import EXPORTS
from webui.formats import format_at
from webui.http.locale import is_for_programs, language_for
from webui.http.problems import server_busy
from webui.pages import batches
from webui.texts import LANGUAGES

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

RUNNING = 4
"""How many answers a worker makes at a time; more would only share one interpreter."""
WAITING = 8
STREAMING = 4
"""How many exports a worker writes at a time."""
PATIENCE = 5.0
"""The seconds after which a request that waits is refused."""
RATE = "20 per second; 300 per minute"
"""How often a client may ask each worker; a person who reads asks some 60 times a minute."""

BATCH_RATE = "12 per minute"
"""How often a client may send each worker a list of searches, which costs as much as they do."""

_ALWAYS = ("/healthz", "/metrics")


class Refusals:
    """The answers of a busy server: 503 and `Retry-After`, for programs and in each language.

    *app* renders them here, ahead of time: a page takes a millisecond, as long as many a search.
    """

    def __init__(self, app: Flask) -> None:
        self._problem = self._rendered(app, "/search.json", LANGUAGES[0])
        self._pages = {language: self._rendered(app, "/", language) for language in LANGUAGES}

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Refuse a request."""
        asked = Request(environ)
        program = is_for_programs(asked.path)
        response = self._problem if program else self._pages[language_for(asked)]
        return response(environ, start_response)

    @staticmethod
    def _rendered(app: Flask, path: str, language: str) -> Response:
        with app.test_request_context(path, headers={"Accept-Language": language}):
            app.preprocess_request()
            return app.process_response(server_busy())


class Admission:
    """A WSGI application that lets *app* answer only so many requests at a time.

    Others wait for `PATIENCE` seconds. If there is no room to wait either, *refuse* answers. This
    stands around the application, not in it, as a refusal must cost far less than an answer.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        refuse: "WSGIApplication",
        running: int = RUNNING,
        waiting: int = WAITING,
        streaming: int = STREAMING,
    ) -> None:
        self._app = app
        self._refuse = refuse
        self._answers = threading.BoundedSemaphore(running)
        self._rooms = threading.BoundedSemaphore(waiting)
        self._streams = threading.BoundedSemaphore(streaming)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer, or refuse to."""
        path = environ.get("PATH_INFO", "")
        if path in _ALWAYS:
            return self._app(environ, start_response)
        if format_at(path) in EXPORTS:
            return self._stream(environ, start_response)
        if not self._admit():
            return self._refuse(environ, start_response)
        try:
            return self._app(environ, start_response)
        finally:
            self._answers.release()

    def _admit(self) -> bool:
        """Wait until the request may be answered; False if it may not."""
        if self._answers.acquire(blocking=False):
            return True
        if not self._rooms.acquire(blocking=False):
            return False
        try:
            return self._answers.acquire(timeout=PATIENCE)
        finally:
            self._rooms.release()

    def _stream(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        if not self._streams.acquire(blocking=False):
            return self._refuse(environ, start_response)
        try:
            body = self._app(environ, start_response)
        except BaseException:
            self._streams.release()
            raise
        return ClosingIterator(body, self._streams.release)


def limit_clients(app: Flask) -> None:
    """Limit each client to `RATE` with 429 and `Retry-After`; each worker counts for itself."""
    from flask_limiter import Limiter  # a twelfth of the start of a server, and few are public

    app.after_request(_not_at_once)  # Flask calls the first one last
    limiter = Limiter(
        _client, app=app, default_limits=[RATE], storage_uri="memory://", headers_enabled=True
    )
    limiter.limit(BATCH_RATE)(batches.blueprint)
    limiter.request_filter(lambda: request.path in _ALWAYS or request.endpoint == "static")


def _not_at_once(response: Response) -> Response:
    """Return *response* with a wait of at least a second, since the limiter rounds down to 0."""
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = str(max(1, int(response.headers.get("Retry-After", 1))))
    return response


def _client() -> str:
    """Return the address of the client, of IPv6 the network that one subscriber has."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
