"""Gunicorn's threaded worker, for strangers: nobody who is slow keeps a thread or the loop.

Written against Gunicorn 27, whose worker (gunicorn/workers/gthread.py) gives every new connection
a thread that waits five seconds for its first byte and for ever for the rest of its headers, and
lingers in its loop for two seconds with whoever doesn't close a connection. Here a connection
waits beside the loop until its headers are whole, ten seconds at most.
"""

import contextlib
import selectors
import socket
import struct
import time
from functools import partial
from typing import Any

from gunicorn import util
from gunicorn.workers.gthread import TConn, ThreadWorker

HEADERS_SECONDS = 10
"""How long a client may take for the headers of a request."""

STALLED_SECONDS = 20
"""After so long without a byte read or taken, a thread leaves its client."""

_HEADERS_END = b"\r\n\r\n"
_LONGEST_HEADERS = 1 << 15
_TOO_LONG = b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n"
_BODY = ("CONTENT-LENGTH", "TRANSFER-ENCODING")
_LOOK_AGAIN = 0.1
_STALLED = struct.pack("ll", STALLED_SECONDS, 0)


class Connection(TConn):  # type: ignore[misc]  # Gunicorn has no types
    """A connection of a client."""

    def __init__(self, cfg: Any, sock: socket.socket, client: Any, server: Any) -> None:
        super().__init__(cfg, sock, client, server)
        # Of the system, since Gunicorn takes Python's own time-outs off again.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, _STALLED)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _STALLED)

    def has_headers(self) -> bool:
        """Return whether the headers have come, or the client has gone: a thread need not wait.

        Raises ValueError if they are too long.
        """
        try:
            begun: bytes = self.sock.recv(_LONGEST_HEADERS, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True
        if len(begun) == _LONGEST_HEADERS and _HEADERS_END not in begun:
            raise ValueError
        return not begun or _HEADERS_END in begun

    def refuse(self) -> None:
        """Say that the headers are too long, and close the connection."""
        with contextlib.suppress(OSError):
            self.sock.send(_TOO_LONG)
        self.close(graceful=True)

    def close(self, graceful: bool = False) -> None:
        """Close the connection, reading what has come so that the answer isn't lost."""
        if graceful:
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_WR)
                self.sock.setblocking(False)
                while self.sock.recv(1 << 16):
                    pass
        util.close(self.sock)


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """A worker whose threads meet only clients who have said what they want."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._unfinished: list[Connection] = []
        self._looked = 0.0

    def accept(self, listener: Any) -> None:
        """Take in a new connection, and wait for what it asks."""
        try:
            sock, client = listener.accept()
        except OSError:  # it has gone again, or another worker has it
            return
        self.nr_conns += 1
        self._await(Connection(self.cfg, sock, client, listener.getsockname()))

    def on_client_socket_readable(self, conn: Connection, client: Any) -> None:
        """Go on with a connection that was kept alive."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._await(conn)

    def on_pending_socket_readable(self, conn: Connection, client: Any) -> None:
        """Give a connection to a thread if its headers are whole, else look again in a while."""
        try:
            if conn.has_headers():
                super().on_pending_socket_readable(conn, client)
                return
        except ValueError:
            self.poller.unregister(client)
            self.pending_conns.remove(conn)
            self.nr_conns -= 1
            conn.refuse()
            return
        self.poller.unregister(client)
        self._unfinished.append(conn)

    def enqueue_req(self, conn: Connection) -> None:
        """Give a connection to a thread, unless it has but a part of a request to read there."""
        read = conn.parser.unreader.buf.getvalue() if conn.initialized else b""
        if read and _HEADERS_END not in read:
            self.nr_conns -= 1
            conn.close()
        else:
            super().enqueue_req(conn)

    def handle_request(self, req: Any, conn: Connection) -> bool:
        """Answer a request; whoever sends a body, which nothing here reads, is not waited for."""
        if any(name in _BODY for name, _ in req.headers):
            req.force_close()
        answered: bool = super().handle_request(req, conn)
        return answered

    def murder_pending(self) -> None:
        """Close what took too long, and look again at the others; called by the loop."""
        super().murder_pending()
        now = time.monotonic()
        if self._unfinished and now - self._looked >= _LOOK_AGAIN:
            self._looked = now
            unfinished, self._unfinished = self._unfinished, []
            for conn in unfinished:
                if conn.sock.fileno() >= 0:
                    self._watch(conn)

    def _await(self, conn: Connection) -> None:
        conn.timeout = time.monotonic() + HEADERS_SECONDS
        self.pending_conns.append(conn)
        self._watch(conn)

    def _watch(self, conn: Connection) -> None:
        conn.sock.setblocking(False)
        self.poller.register(
            conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn)
        )
