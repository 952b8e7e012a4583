"""Gunicorn's threaded worker for public servers: slow clients hold no thread and no loop.

Written against Gunicorn 27, whose worker (gunicorn/workers/gthread.py) gives every new connection a
thread. That waits five seconds for the first byte, and for ever for the rest of the headers. Its
loop lingers two seconds on a connection that the client does not close. Here a connection waits
beside the loop until its headers are complete, ten seconds at most.
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
"""After so long without a byte read or sent, a thread gives up its client."""

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
        # Time-outs of the system, since Gunicorn resets those of Python.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, _STALLED)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _STALLED)

    def has_headers(self) -> bool:
        """Return whether a thread need not wait: the headers are complete, or the client is gone.

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
        """Answer that the headers are too long, and close the connection."""
        with contextlib.suppress(OSError):
            self.sock.send(_TOO_LONG)
        self.close(graceful=True)

    def close(self, graceful: bool = False) -> None:
        """Close the connection; *graceful* reads its input first, lest a reset cut the answer."""
        if graceful:
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_WR)
                self.sock.setblocking(False)
                while self.sock.recv(1 << 16):
                    pass
        util.close(self.sock)


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """A worker whose threads get only connections with complete headers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._unfinished: list[Connection] = []
        self._looked = 0.0

    def accept(self, listener: Any) -> None:
        """Accept a connection, and wait for its headers."""
        try:
            sock, client = listener.accept()
        except OSError:  # it is gone, or another worker has it
            return
        self.nr_conns += 1
        self._begin(Connection(self.cfg, sock, client, listener.getsockname()))

    def on_client_socket_readable(self, conn: Connection, client: Any) -> None:
        """Read the next headers of a connection that was kept alive."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._begin(conn)

    def on_pending_socket_readable(self, conn: Connection, client: Any) -> None:
        """Give a connection to a thread if its headers are complete, else check again later."""
        self.poller.unregister(client)
        if self._is_answered(conn):
            self.pending_conns.remove(conn)
        else:
            self._unfinished.append(conn)

    def enqueue_req(self, conn: Connection) -> None:
        """Give a connection to a thread, unless the parser holds an incomplete request."""
        read = conn.parser.unreader.buf.getvalue() if conn.initialized else b""
        if read and _HEADERS_END not in read:
            self.nr_conns -= 1
            conn.close()
        else:
            super().enqueue_req(conn)

    def handle_request(self, req: Any, conn: Connection) -> bool:
        """Answer a request; a body, which no route reads, is not waited for."""
        if any(name in _BODY for name, _ in req.headers):
            req.force_close()
        answered: bool = super().handle_request(req, conn)
        return answered

    def murder_pending(self) -> None:
        """Close connections that took too long, and check the others; the loop calls this."""
        super().murder_pending()
        now = time.monotonic()
        if self._unfinished and now - self._looked >= _LOOK_AGAIN:
            self._looked = now
            unfinished, self._unfinished = self._unfinished, []
            for conn in unfinished:
                if conn.sock.fileno() >= 0:
                    self._watch(conn)

    def _begin(self, conn: Connection) -> None:
        """Give a connection to a thread at once if its headers are there, as nearly always."""
        conn.sock.setblocking(False)
        if not self._is_answered(conn):
            conn.timeout = time.monotonic() + HEADERS_SECONDS
            self.pending_conns.append(conn)
            self._watch(conn)

    def _is_answered(self, conn: Connection) -> bool:
        """Give a connection to a thread, or refuse it; False if its headers are incomplete."""
        try:
            if not conn.has_headers():
                return False
        except ValueError:
            self.nr_conns -= 1
            conn.refuse()
            return True
        conn.data_ready = True
        self.enqueue_req(conn)
        return True

    def _watch(self, conn: Connection) -> None:
        conn.sock.setblocking(False)
        self.poller.register(
            conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn)
        )
