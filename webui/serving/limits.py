"""What keeps a server answering when more is asked than it can do.

A worker answers a few requests at a time and lets a few more wait; whoever comes then is told to
come back, which costs next to nothing, so that those who are in get their answer as quickly as
ever. Exports run long and are counted apart. Per client there is a rate, where clients are
strangers.
"""

import ipaddress
import json
import threading
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Flask, request
from flask import Response as FlaskResponse
from flask_limiter import Limiter
from werkzeug.wrappers import Response
from werkzeug.wsgi import ClosingIterator

from webui.api.exports import EXPORTS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

RUNNING = 4
"""How many answers a worker makes at a time: more only share one interpreter."""
WAITING = 8
STREAMING = 4
"""How many exports a worker writes at a time."""
PATIENCE = 5.0
"""The seconds after which one who waits is sent away."""
RETRY_AFTER = 2
RATE = "20 per second; 300 per minute"
"""What one client may ask of each worker: a person at a page takes some 60 requests a minute."""

_ALWAYS = ("/healthz", "/metrics")
_TITLE = "More is asked of the archive than it can answer just now"
_DETAIL = "Try again in a few seconds."
_PAGE = f'<!doctype html><html lang="en"><title>{_TITLE}</title><h1>{_TITLE}</h1><p>{_DETAIL}</p>'
_PROBLEM = json.dumps(
    {
        "type": "about:blank",
        "title": "Service Unavailable",
        "status": 503,
        "detail": _DETAIL,
        "errors": [],
    }
)


class Admission:
    """A WSGI application that lets *app* answer only so many requests at a time.

    The others wait for `PATIENCE` seconds, those for whom there is no room to wait are refused
    with 503 and `Retry-After`. It stands around the application, not in it, as a refusal must
    cost far less than an answer.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        running: int = RUNNING,
        waiting: int = WAITING,
        streaming: int = STREAMING,
    ) -> None:
        self._app = app
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
        if path.rpartition(".")[2] in EXPORTS:
            return self._stream(environ, start_response)
        if not self._admit():
            return _refusal(path)(environ, start_response)
        try:
            return self._app(environ, start_response)
        finally:
            self._answers.release()

    def _admit(self) -> bool:
        """Wait for a place among those who are answered; False if there is none."""
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
            return _refusal(environ["PATH_INFO"])(environ, start_response)
        try:
            body = self._app(environ, start_response)
        except BaseException:
            self._streams.release()
            raise
        return ClosingIterator(body, self._streams.release)


def limit_clients(app: Flask) -> None:
    """Hold each client to `RATE`, each worker counting for itself; 429 and `Retry-After` beyond."""
    app.after_request(_not_at_once)  # registered first, it is the last to see an answer
    limiter = Limiter(
        _client, app=app, default_limits=[RATE], storage_uri="memory://", headers_enabled=True
    )
    limiter.request_filter(lambda: request.path in _ALWAYS or request.endpoint == "static")


def _not_at_once(response: FlaskResponse) -> FlaskResponse:
    """Return *response* with a wait of a second at least: the limiter rounds what is left of it."""
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = str(max(1, int(response.headers.get("Retry-After", 1))))
    return response


def _client() -> str:
    """Return who asks: an address, or the network that is one subscriber's in IPv6."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _refusal(path: str) -> Response:
    program = path == "/suggest" or "." in path
    response = Response(
        _PROBLEM if program else _PAGE,
        status=503,
        content_type="application/problem+json" if program else "text/html; charset=utf-8",
    )
    response.headers.update(
        {
            "Retry-After": str(RETRY_AFTER),
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "Access-Control-Allow-Origin": "*",
        }
    )
    return response
