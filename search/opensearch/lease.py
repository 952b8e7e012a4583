"""The lease of a writer: one writes at a time, and others are told who.

Tickets alone keep an index right, whoever writes (`search.opensearch.head`). The lease spares a
writer the work that it would lose. A writer that was killed holds it for `SECONDS` more, and on the
same machine no longer at all.
"""

import os
import socket
import threading
import time
from contextlib import AbstractContextManager
from typing import Any

from msgspec import Struct, convert

from search.errors import IndexLocked, IndexProblem
from search.opensearch.client import Client, RequestFailed

SECONDS = 30.0
"""How long a lease holds that is not renewed."""


class _Held(Struct, frozen=True):
    """The writer: process *pid* of *machine*, *since* then (ISO 8601) and *until* then (epoch)."""

    machine: str
    pid: int
    since: str
    until: float


class Lease(AbstractContextManager["Lease"]):
    """Holds the lease of the index that *client* asks for, until it is closed.

    Raises `IndexLocked` if another process has it.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._path = f"{client.address.name}/_doc/lease"
        self._since = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
        self._place: dict[str, str] = {}
        self._take()
        self._lost = ""
        self._ended = threading.Event()
        self._renewing = threading.Thread(target=self._renew, daemon=True)
        self._renewing.start()

    def check(self) -> None:
        """Raise `IndexLocked` if the lease was lost, so that nothing is done in vain."""
        if self._lost:
            raise IndexLocked(self._lost)

    def close(self) -> None:
        """Give the lease back."""
        self._ended.set()
        self._renewing.join()
        if not self._lost:
            try:
                self._client.delete(self._path, **self._place)
            except IndexProblem:
                self._lost = "given up"  # it runs out by itself

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self) -> None:
        found = self._client.get(self._path)
        if found and found["found"]:
            held = convert(found["_source"], _Held)
            if not _is_over(held):
                raise IndexLocked(_told(self._client, held))
            self._place = _place(found)
        if not self._write():
            raise IndexLocked(f"{self._client.address}: another process has just begun to write it")

    def _write(self) -> bool:
        """Write the lease anew; False if another process did."""
        held = _Held(socket.gethostname(), os.getpid(), self._since, time.time() + SECONDS)
        asked = self._place or {"op_type": "create"}
        try:
            self._place = _place(self._client.put(self._path, held, **asked))
        except RequestFailed as failed:
            if failed.status != 409:
                raise
            found = self._client.get(self._path)  # the answer alone may have been lost
            if not found or not found["found"] or convert(found["_source"], _Held) != held:
                return False
            self._place = _place(found)
        return True

    def _renew(self) -> None:
        while not self._ended.wait(SECONDS / 3):
            try:
                if not self._write():
                    self._lost = f"{self._client.address}: another process took over the writing"
                    return
            except IndexProblem:
                continue  # the writer itself will meet what is wrong


def _is_over(held: _Held) -> bool:
    if held.machine == socket.gethostname():
        try:
            os.kill(held.pid, 0)
        except ProcessLookupError:
            return True
        except PermissionError:  # it runs, as another user
            pass
    return held.until < time.time()


def _told(client: Client, held: _Held) -> str:
    return (
        f"{client.address} is being written by process {held.pid} on {held.machine}"
        f" since {held.since}; wait until it ends"
    )


def _place(found: Any) -> dict[str, str]:
    return {"if_seq_no": f"{found['_seq_no']}", "if_primary_term": f"{found['_primary_term']}"}
