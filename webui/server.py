"""The production server: Gunicorn, set up for an index on one machine."""

import socket
from pathlib import Path
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from search import Query, open_index
from webui.app import create_app


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on *port*, any that is free for 0. Raises OSError."""
    # Gunicorn would try a taken port for five seconds, and would not say which one it got for 0.
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    return socket.create_server(address[:2], family=family)


class Server(BaseApplication):  # type: ignore[misc]  # Gunicorn has no types
    """Gunicorn serving the index at *where* on a socket that listens already."""

    def __init__(self, where: Path, listening: socket.socket, workers: int) -> None:
        host, port = listening.getsockname()[:2]
        self._address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        self._where = where
        self._settings: dict[str, Any] = {
            "bind": f"fd://{listening.detach()}",
            "workers": workers,
            "worker_class": "gthread",
            "threads": 4,
            "timeout": 30,
            "graceful_timeout": 10,
            "keepalive": 5,
            "limit_request_line": 8190,  # holds 500 characters of any script and some filters
            "loglevel": "warning",
            "control_socket_disable": True,  # it would be one file for all servers of a user
            "when_ready": self._say_address,
        }
        super().__init__()

    def load_config(self) -> None:
        """Hand the settings to Gunicorn; called by its constructor."""
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the application of one worker."""
        engine = open_index(self._where)
        # Tables that are read on first use take half a second, and four times that for each of the
        # first four askers at once.
        engine.search(Query(text="dateline"))
        return create_app(engine)

    def _say_address(self, _arbiter: object) -> None:
        click.echo(f"Dateline is at {self._address} (Ctrl+C ends it)")
