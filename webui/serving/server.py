"""The production server: Gunicorn, set up for an index on one machine."""

import ctypes
import gc
import os
import resource
import shutil
import socket
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.http import message, wsgi
from werkzeug.middleware.proxy_fix import ProxyFix

from search import open_index
from search.processes import share_one_heap
from webui.app import create_app
from webui.serving import limits
from webui.serving.access_log import Journal, open_journal
from webui.serving.observation import Observation, Observer

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


_THREADS = limits.RUNNING + limits.WAITING + limits.STREAMING + 4
"""The last four only refuse requests, in a tenth of a millisecond each."""

_FILES = 4096
"""How many files and connections a worker has open at most, if the system allows it."""

_FILES_OF_ITS_OWN = 200

_ALLOCATIONS = 10_000
"""How many objects more Python makes before it looks for garbage in cycles, which is seldom any."""

_REQUEST_LINE = 16_384
"""Bytes of a request line: 1,000 characters of any script take up to 12,000, and filters some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """Settings: the index at *where*, the number of *workers*.

    A *public* server limits the rate of each client. *proxies*: how many proxies stand in front,
    whose headers of client, host and scheme are trusted. *journal*: a file for a line per request.
    """

    where: str
    workers: int
    public: bool = False
    proxies: int = 0
    journal: Path | None = None


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on *port*, on a free one for 0. Raises OSError."""
    # Gunicorn retries a taken port for five seconds, and does not say which port it got for 0.
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    return socket.create_server(address[:2], family=family)


class Server(BaseApplication):  # type: ignore[misc]  # Gunicorn has no types
    """Gunicorn serving an index on an open socket."""

    def __init__(self, serving: Serving, listening: socket.socket) -> None:
        host, port = listening.getsockname()[:2]
        self._address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        self._serving = serving
        self._figures = tempfile.mkdtemp(prefix="dateline-metrics-")
        # prometheus_client reads this when it is imported, so it is imported later.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = self._figures
        files = _raised_file_limit()
        message.MAX_REQUEST_LINE = _REQUEST_LINE  # Gunicorn's settings can only lower its 8,190
        wsgi.SERVER = "Dateline"  # the header has to be there, but not the version
        self._settings: dict[str, Any] = {
            "bind": f"fd://{listening.detach()}",
            "workers": serving.workers,
            "worker_class": "webui.serving.workers.PatientWorker",
            "worker_connections": max(files - _FILES_OF_ITS_OWN, files // 2),
            "threads": _THREADS,
            "preload_app": True,  # workers share all that is read, and a new one is ready at once
            "timeout": 30,
            "graceful_timeout": 10,
            "keepalive": 5,
            "limit_request_line": _REQUEST_LINE,
            "limit_request_fields": 50,
            "limit_request_field_size": 8190,
            "forwarded_allow_ips": "",  # ProxyFix alone trusts proxies
            "loglevel": "warning",
            "control_socket_disable": True,  # all servers of a user would share one file
            "when_ready": self._say_address,
            "child_exit": _forget_worker,
            "on_exit": self._clean_up,
        }
        super().__init__()

    def load_config(self) -> None:
        """Hand the settings to Gunicorn, whose constructor calls this."""
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the application of all workers."""
        from webui.serving.metrics import Metrics, metrics

        share_one_heap()
        gc.set_threshold(_ALLOCATIONS, 10, 10)
        engine = open_index(self._serving.where)
        # What first searches read takes half a second; in four threads at once, each would take
        # four times as long.
        engine.prepare()
        app = create_app(engine)
        app.add_url_rule("/metrics", view_func=metrics)
        if self._serving.public:
            limits.limit_clients(app)
        _give_back()
        gc.freeze()  # garbage collection in a worker would copy the pages that it shares
        return self._surrounded(app, Metrics())

    def _surrounded(self, app: Flask, metrics: Observer) -> Flask:
        """Return *app* within its WSGI layers: admission, observation, trust in proxies."""
        observers = [metrics]
        if self._serving.journal:
            observers.append(Journal(open_journal(self._serving.journal)))
        admission = limits.Admission(app.wsgi_app, limits.Refusals(app))
        surrounded: WSGIApplication = Observation(admission, observers)
        if count := self._serving.proxies:
            surrounded = ProxyFix(surrounded, x_for=count, x_proto=count, x_host=count)
        app.wsgi_app = surrounded  # type: ignore[assignment, method-assign]
        return app

    def _say_address(self, _arbiter: object) -> None:
        click.echo(f"Dateline is at {self._address} (Ctrl+C ends it)")

    def _clean_up(self, _arbiter: object) -> None:
        shutil.rmtree(self._figures, ignore_errors=True)


def _give_back() -> None:
    """Give memory that is free back to the system, lest each worker have it, if it is glibc's."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)


def _raised_file_limit() -> int:
    """Raise the limit of open files to the needs of a busy worker, and return the limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted


def _forget_worker(_arbiter: object, worker: Any) -> None:
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
