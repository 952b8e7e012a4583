"""An index on a cluster as a backend of `search.engine`: the newest commit, and older ones."""

import threading
from collections import OrderedDict
from collections.abc import Callable

from search.errors import CursorGone
from search.opensearch.address import Address
from search.opensearch.client import Client
from search.opensearch.head import LOOK, Commit, Head, HeadStore, fingerprint, is_still
from search.opensearch.reader import ClusterReader
from search.values.results import ClusterHealth

HEALTH_PATIENCE = 2.0
"""Seconds in which the nodes are asked for the health of the cluster."""

_PAST_OPEN = 4  # commits besides the newest whose counts are kept


class ClusterBackend:
    """The index at *address*; see `search.backend.Backend`.

    Raises `IndexMissing`, `IndexOutdated`, `IndexUnreachable` or `IndexRefused`.
    """

    def __init__(self, address: Address) -> None:
        self._client = Client(address)
        # A node that hangs, as one that was stopped does, leaves time to ask another one.
        self._asking = Client(address, HEALTH_PATIENCE, HEALTH_PATIENCE / 2)
        self._heads = HeadStore(self._client)
        self._lock = threading.Lock()
        self._past: OrderedDict[int, ClusterReader] = OrderedDict()
        self._placed, newest = self._heads.existing()
        self._newest = self._read(self._placed.head, newest)

    def reader(self, version: str | None = None) -> ClusterReader:
        """Return the newest commit or, with a *version*, that one."""
        placed, newest = self._heads.existing()
        head = placed.head
        with self._lock:
            self._placed = placed
            if newest != self._newest.commit:
                self._newest = self._read(head, newest, self._newest)
            if not version:
                return self._newest
            commit = head.find(version)
            if commit is None or commit.made_by != fingerprint():
                raise CursorGone(f"version {version} of the index is no longer kept")
            if commit == self._newest.commit:
                return self._newest
            return self._open(head, commit)

    def assumed(self) -> tuple[ClusterReader, Callable[[], bool]]:
        """Return the newest commit that is known, and what tells whether it is the newest.

        That is looked for beside what its reader asks first.
        """
        with self._lock:
            known, placed = self._newest, self._placed
        looked = known.answers.look_beside(self._client.address.name, LOOK)
        return known, lambda: is_still(placed, looked()) or self.reader() is known

    def cluster(self) -> ClusterHealth:
        """Return the health of the cluster, as far as it touches the newest commit.

        Raises `IndexUnreachable` or `IndexRefused` within `HEALTH_PATIENCE`, about.
        """
        _, newest = HeadStore(self._asking).existing()
        names = f"{self._client.address.name},{newest.data}"
        # Every node knows it, whichever of them manage the cluster.
        told = self._asking.get(f"_cluster/health/{names}", level="cluster", local="true")
        return ClusterHealth(
            status=told["status"],
            nodes=told["number_of_nodes"],
            unassigned=told["unassigned_shards"],
            failing_fast=self._client.failing_fast,
        )

    def _open(self, head: Head, commit: Commit) -> ClusterReader:
        if commit.ticket not in self._past:
            self._past[commit.ticket] = self._read(head, commit)
        self._past.move_to_end(commit.ticket)
        if len(self._past) > _PAST_OPEN:
            self._past.popitem(last=False)
        return self._past[commit.ticket]

    def _read(
        self, head: Head, commit: Commit, before: ClusterReader | None = None
    ) -> ClusterReader:
        return ClusterReader(self._client, self._heads, head, commit, before)
