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
from gunicorn.http import wsgi
from werkzeug.middleware.proxy_fix import ProxyFix

from search import Query, open_index
from webui.app import create_app
from webui.serving import limits
from webui.serving.access_log import Journal, open_journal
from webui.serving.observation import Observation, Observer

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_M_ARENA_MAX = -8  # of <malloc.h>

_THREADS = limits.RUNNING + limits.WAITING + limits.STREAMING + 4
"""The last few refuse; a refusal takes a tenth of a millisecond."""

_FILES = 4096
"""How many files and connections a worker would have open, where the system lets it."""

_FILES_OF_ITS_OWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How to serve the index at *where*, by so many *workers*.

    *public* says that strangers ask. Of so many *proxies* before the server the headers are
    believed that say who asks, by what host and scheme. A *journal* of requests is kept there.
    """

    where: str
    workers: int
    public: bool = False
    proxies: int = 0
    journal: Path | None = None


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on *port*, any that is free for 0. Raises OSError."""
    # Gunicorn would try a taken port for five seconds, and would not say which one it got for 0.
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    return socket.create_server(address[:2], family=family)


class Server(BaseApplication):  # type: ignore[misc]  # Gunicorn has no types
    """Gunicorn serving an index on a socket that listens already."""

    def __init__(self, serving: Serving, listening: socket.socket) -> None:
        host, port = listening.getsockname()[:2]
        self._address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        self._serving = serving
        self._figures = tempfile.mkdtemp(prefix="dateline-metrics-")
        # prometheus_client looks for this as it is imported, so it is imported later on.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = self._figures
        files = _raised_file_limit()
        wsgi.SERVER = "Dateline"  # the header cannot be left out; its version need not be told
        self._settings: dict[str, Any] = {
            "bind": f"fd://{listening.detach()}",
            "workers": serving.workers,
            "worker_class": "webui.serving.workers.PatientWorker",
            "worker_connections": max(files - _FILES_OF_ITS_OWN, files // 2),
            "threads": _THREADS,
            "preload_app": True,  # what workers read alike is read once, and a new one is ready
            "timeout": 30,
            "graceful_timeout": 10,
            "keepalive": 5,
            "limit_request_line": 8190,  # holds 500 characters of any script and some filters
            "limit_request_fields": 50,
            "limit_request_field_size": 8190,
            "forwarded_allow_ips": "",  # ProxyFix alone believes proxies
            "loglevel": "warning",
            "control_socket_disable": True,  # it would be one file for all servers of a user
            "when_ready": self._say_address,
            "child_exit": _forget_worker,
            "on_exit": self._clean_up,
        }
        super().__init__()

    def load_config(self) -> None:
        """Hand the settings to Gunicorn; called by its constructor."""
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the application of all workers."""
        from webui.serving.metrics import Metrics, metrics

        _share_one_heap()
        engine = open_index(self._serving.where)
        # Tables that are read on first use take half a second, and four times that for each of the
        # first four askers at once.
        engine.search(Query(text="dateline"))
        app = create_app(engine)
        app.add_url_rule("/metrics", view_func=metrics)
        if self._serving.public:
            limits.limit_clients(app)
        gc.freeze()  # a worker that looked through what it shares with others would copy it
        return self._surrounded(app, Metrics())

    def _surrounded(self, app: Flask, metrics: Observer) -> Flask:
        """Return *app* with what stands around it: who is let in, who watches, who is believed."""
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


def _share_one_heap() -> None:
    """Have the threads of a worker share one heap, where the C library is glibc.

    It would give each a heap of its own, which keeps what the largest search once needed there.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        mallopt(_M_ARENA_MAX, 1)


def _raised_file_limit() -> int:
    """Let this process open as many files as a busy worker would, and return how many it may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted


def _forget_worker(_arbiter: object, worker: Any) -> None:
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
