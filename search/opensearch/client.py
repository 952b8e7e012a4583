"""Requests to a cluster: JSON over HTTP to one node after the other, until one answers.

urllib3 is all that this takes. The project's own client brings gRPC and protocol buffers, and its
errors, retries and time limits would have to be translated again.
"""

import base64
import logging
import os
import re
import secrets
import ssl
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from http import HTTPStatus
from typing import Any

import msgspec
import urllib3

from search.errors import (
    IndexDamaged,
    IndexMissing,
    IndexProblem,
    IndexRefused,
    IndexUnreachable,
)
from search.opensearch.address import AUTHORITIES, FROM_ENVIRONMENT, Address

CONNECT_SECONDS = 3.0
READ_SECONDS = 60.0
"""How long one node may take for an answer, if the client is not told otherwise."""

HUNG_SECONDS = 10.0
"""After so long a node without an answer is asked whether it lives, and a hung one is left."""

_SIGN_OF_LIFE = urllib3.Timeout(2.0)

PATIENCE = 20.0
"""Seconds in which other nodes are tried, before a request fails."""

WRITER_PATIENCE = 120.0
"""The same for a writer, which would have to begin anew."""

FIRST_PATIENCE = 3.0
"""The same before any node has answered at all: it may be the wrong address."""

_CIRCUIT_SECONDS = 2.0  # in which nobody waits for a cluster that has just not answered
_AT_LAST = 2.0  # seconds in which nodes are asked for their disks, after a search failed
_FULL = 0.05  # of a disk that is free, where OpenSearch by default lets nobody write any more
_AGAIN = 0.2  # seconds, after a shard was on its way to another node
_BUSY = frozenset({429, 502, 503, 504})
_LEAVING = frozenset(  # what is told with status 500 of a node that is being ended
    {
        "connect_transport_exception",
        "node_closed_exception",
        "node_disconnected_exception",
        "node_not_connected_exception",
    }
)
_GONE = {
    "index_not_found_exception": "deleted",
    "index_closed_exception": "closed, as by _close, which _open undoes",
}
_REFUSED = frozenset({401, 403})
_BLOCKED = frozenset({403, 429})  # 503 is a cluster that has no manager just now
_WRITES = re.compile(r"/(?!7/)\d+/")  # the number of a block; 7 is that of reads
_CONNECTIONS = 32  # kept for each node
_OF_UNKNOWN = frozenset({18, 19, 20, 21})  # OpenSSL's numbers of an authority that is not known

_log = logging.getLogger(__name__)
_encode = msgspec.json.encode


Search = tuple[str, Mapping[str, Any]]
"""An index, and the body of a search in it."""


class RequestFailed(IndexProblem):
    """The cluster answered with *status*, and says that *kind* was wrong."""

    def __init__(self, status: int, kind: str, reason: str) -> None:
        told = f"the cluster answers with status {status}: {kind}: {reason}"
        if "clause" in kind:
            told += "; raise its setting indices.query.bool.max_clause_count, see docs/cluster.md"
        super().__init__(told)
        self.status = status
        self.kind = kind
        self.reason = reason

    @property
    def may_pass(self) -> bool:
        """Return whether the same request may be answered later, or by another node."""
        return self.status in _BUSY or self.kind in _LEAVING

    def raise_if_gone(self, address: Address) -> None:
        """Raise `IndexDamaged` if the documents of the index were taken from under it."""
        if found := _GONE.get(self.kind):
            raise IndexDamaged(
                f"{address}: its documents are {found} ({self.reason}); restore them from a"
                " snapshot, or make them anew with: dateline index --rebuild"
            )

    def raise_if_blocked(self, address: Address) -> None:
        """Raise `IndexRefused` if the index may not be written, as when the disks are full."""
        if self.kind != "cluster_block_exception" or self.status not in _BLOCKED:
            return
        if not _WRITES.search(self.reason):
            return
        why = "it may only be read"
        if self.status == HTTPStatus.TOO_MANY_REQUESTS:
            why = "a disk of the cluster is too full; once there is room it lifts the block itself"
        raise IndexRefused(f"{address} cannot be written: {why} ({self.reason})")


class Client:
    """Asks the nodes of *address*; safe to share between threads, and across a fork.

    Requests must be such that they can be sent twice. Raises `IndexUnreachable` if no node answers
    in *patience* seconds, `IndexRefused` if the cluster does not let us, and `RequestFailed`. One
    node may take *seconds* for an answer.
    """

    def __init__(
        self, address: Address, patience: float = PATIENCE, seconds: float = READ_SECONDS
    ) -> None:
        self.address = address
        self._patience = patience
        self._met = False  # whether any node has answered
        self._lock = threading.Lock()
        self._pools: dict[int, urllib3.PoolManager] = {}
        self._first = secrets.randbelow(len(address.hosts))
        self._process = os.getpid()
        self._closed_until = 0.0
        self._connect, self._seconds = min(CONNECT_SECONDS, seconds), seconds
        # Answers come as they are: to compress them takes nodes longer than a network to send them.
        self._headers = {"Content-Type": "application/json"}
        if address.user:
            # urllib3 signs in Latin-1, and OpenSearch reads UTF-8.
            signed = base64.b64encode(f"{address.user}:{address.password}".encode()).decode()
            self._headers["Authorization"] = f"Basic {signed}"

    def get(self, path: str, **parameters: str) -> Any:
        """Return what stands at *path*, None if there is nothing."""
        try:
            return self.send("GET", path, None, parameters)
        except RequestFailed as failed:
            if failed.status == 404:
                return None
            raise

    def put(self, path: str, body: Any, **parameters: str) -> Any:
        """Put *body* at *path*."""
        return self.send("PUT", path, _encode(body), parameters)

    def create(self, path: str, body: Any) -> None:
        """Make the index at *path*, if there is none."""
        try:
            self.put(path, body)
        except RequestFailed as failed:  # the answer to a first request may have been lost
            if failed.kind != "resource_already_exists_exception":
                raise

    def post(self, path: str, body: Any = None, **parameters: str) -> Any:
        """Send *body* to *path*, and return the answer."""
        return self.send("POST", path, None if body is None else _encode(body), parameters)

    def delete(self, path: str, **parameters: str) -> Any:
        """Delete what stands at *path*, if anything does."""
        try:
            return self.send("DELETE", path, None, parameters)
        except RequestFailed as failed:
            if failed.status == 404:
                return None
            raise

    def search(self, index: str, body: Mapping[str, Any]) -> Any:
        """Return the answer of all shards of *index*; a part of it is none."""
        return self.searches(index, [body])[0]

    def searches(
        self, index: str, bodies: Sequence[Mapping[str, Any]], *others: Search
    ) -> list[Any]:
        """Return the answers to several searches, which the cluster does side by side.

        Those to *others*, of other indexes, come last. Raises `IndexDamaged` if there is no such
        index.
        """
        # A copy on the node that is asked spares a way to another one.
        head = {"allow_partial_search_results": False, "preference": "_local"}
        every = [(head, body) for body in bodies]
        every += [({**head, "index": other}, body) for other, body in others]
        sent = ndjson([line for search in every for line in search])
        until = time.monotonic() + self._patience
        while True:
            answers: list[Any] = self.send("POST", f"{index}/_msearch", sent, {})["responses"]
            try:
                told = next(filter(None, map(_lacking, answers)), "")
            except RequestFailed as failed:
                failed.raise_if_gone(self.address)
                raise
            if not told:
                return answers
            if time.monotonic() >= until:
                told += "; a part of an answer is none"
                raise IndexUnreachable(f"{self.address}: {told}{self._full_disks()}")
            time.sleep(_AGAIN)

    def _full_disks(self) -> str:
        """Return what is added where shards do not answer, as of nodes without room for them.

        It is what such a node still tells; neither its answer nor the settings name the disk.
        """
        asking = Client(self.address, _AT_LAST, _AT_LAST)
        try:
            told = asking.get("_nodes/stats/fs", filter_path="nodes.*.name,nodes.*.fs.total")
        except IndexProblem:  # nodes hang, or the user may not see them
            return ""
        disks = [
            (one["name"], one["fs"]["total"]) for one in (told or {}).get("nodes", {}).values()
        ]
        return "".join(
            f"; the disk of {name} has {free >> 20} of {size >> 20} MB left"
            for name, disk in disks
            if (free := disk["available_in_bytes"]) < _FULL * (size := disk["total_in_bytes"])
        )

    def send(
        self,
        method: str,
        path: str,
        body: bytes | None,
        parameters: Mapping[str, str],
        *,
        once: bool = False,
    ) -> Any:
        """Send a request to the nodes in turn until one answers, and return its JSON.

        What a node would do again if it were asked again is asked *once* of a node that is slow.
        """
        if self.failing_fast:
            raise IndexUnreachable(f"{self.address} does not answer")
        if parameters:
            path += "?" + "&".join(f"{name}={value}" for name, value in parameters.items())
        began, attempt, hosts = time.monotonic(), 0, self.address.hosts
        while True:
            # Those that were forked from one process, one after the other, spread the load.
            host = hosts[(self._first + os.getpid() - self._process) % len(hosts)]
            attempt += 1
            try:
                answer = self._asked(method, host, path, body, once=once)
            except urllib3.exceptions.SSLError as error:
                raise _untrusted(host, error) from error
            except (urllib3.exceptions.HTTPError, OSError) as error:
                told = f"{host}: {_reason(error)}"
            else:
                self._met = True
                if answer.status < HTTPStatus.MULTIPLE_CHOICES:
                    return self._decoded(host, answer.data)
                failed = _failure(answer.status, self._decoded(host, answer.data, answer.status))
                failed.raise_if_blocked(self.address)
                if answer.status in _REFUSED:
                    raise IndexRefused(f"{host} {self._refusal(failed)}")
                if not failed.may_pass:
                    raise failed
                told = f"{host}: {failed.reason}"
            self._first += 1
            patience = self._patience if self._met else min(self._patience, FIRST_PATIENCE)
            until = began + patience
            if time.monotonic() >= until:
                self._closed_until = time.monotonic() + _CIRCUIT_SECONDS
                raise IndexUnreachable(f"{self.address} does not answer: {told}")
            if attempt == len(hosts):
                _log.warning("%s; it is asked again for %.0f s", told, until - time.monotonic())
            if attempt % len(hosts) == 0:  # each node was asked
                time.sleep(min(0.1 * attempt / len(hosts), 1))

    def _asked(
        self, method: str, host: str, path: str, body: bytes | None, *, once: bool
    ) -> urllib3.BaseHTTPResponse:
        """Return the answer of one node.

        If it takes long and lives, it is asked again and gets all its time: what a cluster does for
        so long is rare, and a node that hangs would keep every reader waiting. If it is asked but
        *once*, it gets all its time at first.
        """
        request = partial(self._connections().request, headers=self._headers, redirect=False)
        asked = partial(request, method, f"{host}/{path}", body=body)
        soon = self._seconds if once else min(HUNG_SECONDS, self._seconds)
        try:
            return asked(timeout=urllib3.Timeout(connect=self._connect, read=soon))
        except urllib3.exceptions.ReadTimeoutError:
            if soon == self._seconds:
                raise
            request("HEAD", host, timeout=_SIGN_OF_LIFE)
            return asked(timeout=urllib3.Timeout(connect=self._connect, read=self._seconds))

    @property
    def failing_fast(self) -> bool:
        """Return whether requests fail just now without asking any node."""
        return time.monotonic() < self._closed_until

    def _refusal(self, failed: RequestFailed) -> str:
        """Return what a node that answers so does with the user."""
        user = self.address.user or "who does not sign in"
        if failed.status == HTTPStatus.FORBIDDEN:
            return f"does not let {user} do this: {failed.reason}"
        if not self.address.user:
            return f"refuses {user}; name a user in the address: https://user@host:9200/name"
        if not self.address.password:
            return f"asks for the password of {user}; put it in {FROM_ENVIRONMENT}"
        return f"refuses {user} with this password"

    def _decoded(self, host: str, content: bytes, status: int = HTTPStatus.OK) -> Any:
        try:
            return msgspec.json.decode(content) if content else {}
        except ValueError as error:
            if status in (*_BUSY, *_REFUSED):  # of something that stands before the cluster
                return {}
            raise IndexMissing(
                f"{host} is no OpenSearch cluster: it answers with status {status}"
            ) from error

    def _connections(self) -> urllib3.PoolManager:
        """Return the kept connections of this process."""
        process = os.getpid()  # a connection is of no use to the child of a fork
        if process not in self._pools:
            with self._lock:
                if process not in self._pools:
                    self._pools = {process: _pools(self.address)}
        return self._pools[process]


def ndjson(lines: Iterable[Any]) -> bytes:
    """Return *lines* as JSON, each on a line of its own."""
    return b"".join([_encode(line) + b"\n" for line in lines])


def _pools(address: Address) -> urllib3.PoolManager:
    context = None
    try:
        if any(host.startswith("https:") for host in address.hosts):  # it takes 25 ms
            context = ssl.create_default_context(cafile=address.authorities or None)
    except (OSError, ssl.SSLError) as error:
        raise IndexRefused(f"{AUTHORITIES}: {address.authorities}: {error}") from error
    return urllib3.PoolManager(
        num_pools=len(address.hosts),
        maxsize=_CONNECTIONS,
        ssl_context=context,
        retries=False,
    )


def _untrusted(host: str, error: urllib3.exceptions.SSLError) -> IndexRefused:
    """Return what is said of a node with which TLS fails."""
    causes = (one for one in error.args if isinstance(one, ssl.SSLCertVerificationError))
    if cause := next(causes, None):
        told = f"{host}: its certificate is not trusted ({error})"
        if cause.verify_code in _OF_UNKNOWN:
            told += f"; {AUTHORITIES} may name the file of its authority"
        return IndexRefused(told)
    return IndexRefused(
        f"{host} does not speak TLS as it should ({error}); one without TLS is named http://"
    )


def _reason(error: Exception) -> str:
    """Return in a few words why a node could not be asked, without its address."""
    cause = error.__cause__
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    return re.sub(r"^HTTPS?Connection(Pool)?\(.*?\): ", "", str(error))


def _lacking(answer: Any) -> str:
    """Return what a search lacks, empty if all shards answered. Raises `RequestFailed`."""
    if "error" in answer:
        failed = _failure(answer.get("status", 500), answer)
        if not failed.may_pass:
            raise failed
        return failed.reason
    shards = answer["_shards"]
    # A shard without a live copy is told by these two numbers alone.
    if answer["timed_out"] or shards["successful"] != shards["total"]:
        return f"{shards['successful']} of {shards['total']} shards answered"
    return ""


def _failure(status: int, answer: Any) -> RequestFailed:
    """Return what the *answer* of a cluster says is wrong, its deepest cause."""
    error = answer.get("error", {}) if isinstance(answer, dict) else {}
    if not isinstance(error, dict):
        return RequestFailed(status, "", str(error))
    cause = next(iter(error.get("root_cause", ())), error)
    while isinstance(cause.get("caused_by"), dict):
        cause = cause["caused_by"]
    kind, reason = str(cause.get("type", "")), str(cause.get("reason", f"status {status}"))
    return RequestFailed(status, kind, reason)
