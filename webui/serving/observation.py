"""Observation of requests: each is told to the observers as it begins and ends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any, Protocol

from webui.formats import format_at

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


@dataclass(frozen=True, slots=True)
class Observed:
    """A request that has ended: *format* as in `format_of`, *seconds* until its last byte."""

    method: str
    path: str
    format: str
    status: int
    size: int
    seconds: float


class Observer(Protocol):
    """An object that is told of each request."""

    def begin(self) -> None:
        """Note that a request began."""
        ...

    def end(self, observed: Observed) -> None:
        """Note how a request ended."""
        ...


class Observation:
    """A WSGI application that answers as *app* does, and tells *observers*."""

    def __init__(self, app: "WSGIApplication", observers: Sequence[Observer]) -> None:
        self._app = app
        self._observers = observers

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer."""
        return _Answer(self._app, self._observers, environ, start_response)


class _Answer:
    """The body of one answer, which ends when the server closes it."""

    def __init__(
        self,
        app: "WSGIApplication",
        observers: Sequence[Observer],
        environ: "WSGIEnvironment",
        start_response: "StartResponse",
    ) -> None:
        self._observers = observers
        self._method = environ.get("REQUEST_METHOD", "")
        self._path = environ.get("PATH_INFO", "")
        self._format = format_of(self._path)
        self._begun = perf_counter()
        self._status = 500
        self._size = 0
        for observer in observers:
            observer.begin()

        def noting(status: str, *rest: Any) -> Any:
            self._status = int(status[:3])
            return start_response(status, *rest)

        try:
            self._body = app(environ, noting)
        except BaseException:
            self._end()
            raise

    def __iter__(self) -> Iterator[bytes]:
        for block in self._body:
            self._size += len(block)
            yield block

    def close(self) -> None:
        """Tell the observers; the server calls this even after an error."""
        try:
            if hasattr(self._body, "close"):
                self._body.close()
        finally:
            self._end()

    def _end(self) -> None:
        seconds = perf_counter() - self._begun
        observed = Observed(
            self._method, self._path, self._format, self._status, self._size, seconds
        )
        for observer in self._observers:
            observer.end(observed)


def format_of(path: str) -> str:
    """Return the kind of answer at *path*: an extension, `page`, `static` or a name of its own.

    >>> format_of("/search.json"), format_of("/topics/fraud"), format_of("/static/dateline.css")
    ('json', 'page', 'static')
    """
    if path.startswith("/static/"):
        return "static"
    if path in ("/suggest", "/healthz", "/metrics"):
        return path[1:]
    format_ = format_at(path)
    return format_ if path.count("/") == 1 and format_ != "html" else "page"
