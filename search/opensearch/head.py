"""The head: one small document that says which commits there are, replaced only if nobody else did.

Each writer takes a *ticket*, a number that nobody had before. Its documents are visible once the
head has a commit of that ticket. A ticket whose writer was killed, or lost its lease, is
*abandoned*: what was or will be written with it, even by a writer that wakes after days, is in no
commit.

The head stands in an index of its own, with a copy on every node. Beside it are, for each commit
that is kept, what the log and the indexer say of it.
"""

import datetime as dt
import secrets
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from search.errors import IndexMissing, IndexOutdated, IndexRefused
from search.language.analysis import analysis_versions
from search.opensearch.client import Client, RequestFailed, ndjson
from search.opensearch.mapping import hits_of
from search.values.changes import Notes
from search.values.results import IndexVersion

LAYOUT_VERSION = "8"
"""Changes whenever what is stored does; an index with another version must be rebuilt."""

OLDEST = 3
"""The major version of OpenSearch that is needed."""

_KEPT = dt.timedelta(hours=1)
_KEPT_COMMITS = 100
_OURS = {"dateline": "head"}
_SETTINGS = {
    "settings": {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-all",
        "refresh_interval": "-1",
    },
    "mappings": {"_meta": _OURS, "enabled": False},
}


class Commit(Struct, frozen=True, kw_only=True):
    """A commit: its *number*, the *ticket* that wrote it, and the index *data* that has it.

    *checksum* is the sum of those of all documents.
    """

    number: int
    ticket: int
    data: str
    built_at: str
    documents: int
    checksum: int
    made_by: dict[str, str]


class Head(Struct, frozen=True, kw_only=True):
    """The commits that are kept, oldest first, and the tickets: the *last*, and those *abandoned*.

    *mark* tells this index from others of its name.
    """

    mark: str
    last: int = 0
    abandoned: tuple[int, ...] = ()
    commits: tuple[Commit, ...] = ()

    @property
    def newest(self) -> Commit | None:
        """Return the newest commit, None before the first."""
        return self.commits[-1] if self.commits else None

    def version(self, commit: Commit) -> IndexVersion:
        """Return *commit* as answers name it."""
        as_of = f"{commit.number}.{self.mark}"
        return IndexVersion(f"{commit.number}", commit.built_at, commit.documents, as_of)

    def find(self, version: str) -> Commit | None:
        """Return the kept commit of that name, with the mark or without; None if there is none."""
        names = ((self.version(one), one) for one in self.commits)
        return next((one for name, one in names if version in (name.version, name.as_of)), None)

    def with_ticket(self) -> "Head":
        """Return this head with one more ticket; that of a writer that never committed is lost."""
        committed = {commit.ticket for commit in self.commits}
        lost = () if self.last == 0 or self.last in committed else (self.last,)
        abandoned = tuple(dict.fromkeys((*self.abandoned, *lost)))
        return replace(self, last=self.last + 1, abandoned=abandoned)

    def with_commit(self, commit: Commit) -> "Head":
        """Return this head with one more commit, and without those that are no longer kept."""
        now = dt.datetime.fromisoformat(commit.built_at)
        kept = [
            one
            for place, one in enumerate(reversed(self.commits))
            if now - dt.datetime.fromisoformat(one.built_at) < _KEPT
            or (place < _KEPT_COMMITS and one.data == commit.data)
        ]
        return replace(self, commits=(*reversed(kept), commit))


class Placed(Struct, frozen=True):
    """A head, and which writing of it this is: it is replaced only if it is still the same."""

    head: Head
    sequence: int
    term: int


LOOK: dict[str, Any] = {
    "size": 1,
    "track_total_hits": False,
    "_source": False,
    "seq_no_primary_term": True,
    "query": {"ids": {"values": ["head"]}},
}
"""A search that finds which writing of the head is the last."""


def is_still(placed: Placed, looked: Any) -> bool:
    """Return whether the answer to `LOOK` tells that the head is the *placed* one."""
    return any(_is_at(placed, hit) for hit in hits_of(looked)) if looked else False


def _is_at(placed: Placed, found: Any) -> bool:
    return (found["_seq_no"], found["_primary_term"]) == (placed.sequence, placed.term)


def fingerprint() -> dict[str, str]:
    """Return the versions that make an index; one with others must be rebuilt."""
    return {"cluster": LAYOUT_VERSION, **analysis_versions()}


class HeadStore:
    """The head of the index that *client* asks for, and what is told of its commits."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._name = client.address.name
        self._known: Placed | None = None

    def read(self) -> Placed | None:
        """Return the head, None if there is no index. Raises `IndexOutdated`."""
        known = self._known
        # Each copy has what a writer was told is written, so that of the node asked will do.
        path, nearest = f"{self._name}/_doc/head", {"preference": "_local"}
        if known:
            found = self._client.get(path, _source="false", **nearest)
            if found and found["found"] and _is_at(known, found):
                return known
        found = self._client.get(path, **nearest)
        if not found or not found["found"]:
            return None
        try:
            head = msgspec.convert(found["_source"], Head)
        except msgspec.ValidationError as error:
            raise IndexOutdated(
                f"{self._client.address} was made by another version of Dateline ({error});"
                " read it with that one, or delete it and make it anew"
            ) from error
        self._known = known = Placed(head, found["_seq_no"], found["_primary_term"])
        return known

    def existing(self) -> tuple[Placed, Commit]:
        """Return the head, and its newest commit. Raises `IndexMissing` or `IndexOutdated`."""
        placed = self.read()
        address = self._client.address
        if placed is None:
            self._refuse_foreign()
        if placed is None or placed.head.newest is None:
            raise IndexMissing(f"there is no index at {address}; make it with: dateline index")
        if placed.head.newest.made_by != fingerprint():
            raise IndexOutdated(
                f"{address} was made by another version of Dateline;"
                " rebuild it with: dateline index --rebuild"
            )
        return placed, placed.head.newest

    def create(self) -> Placed:
        """Return the head, after making it if there is none."""
        placed = self.read()
        if placed is not None:
            return placed
        if not self._refuse_foreign():
            self._refuse_older()
            self._client.create(self._name, _SETTINGS)
        try:
            body = Head(mark=secrets.token_hex(2))
            self._client.put(f"{self._name}/_create/head", body)
        except RequestFailed as failed:
            if failed.status != 409:
                raise
        placed = self.read()
        if placed is None:
            raise IndexMissing(f"the index at {self._client.address} was deleted meanwhile")
        return placed

    def replace(self, placed: Placed, head: Head) -> Placed | None:
        """Put *head* in the place of *placed*, and return it; None if another one did."""
        try:
            told = self._client.put(
                f"{self._name}/_doc/head",
                head,
                refresh="true",  # so that it is found by `LOOK` too
                if_seq_no=str(placed.sequence),
                if_primary_term=str(placed.term),
            )
        except RequestFailed as failed:
            if failed.status != 409:
                raise
        else:
            return Placed(head, told["_seq_no"], told["_primary_term"])
        # The answer alone may have been lost, so what stands there decides.
        now = self.read()
        return now if now is not None and now.head == head else None

    def notes(self, commit: Commit) -> Notes:
        """Return what *commit* tells besides its documents."""
        found = self._client.get(f"{self._name}/_doc/notes-{commit.ticket}")
        return msgspec.convert(found["_source"], Notes) if found and found["found"] else Notes()

    def state(self, commit: Commit) -> bytes:
        """Return what the indexer committed with *commit*."""
        found = self._client.get(f"{self._name}/_doc/state-{commit.ticket}")
        return (
            msgspec.convert(found["_source"]["state"], bytes) if found and found["found"] else b""
        )

    def tell(self, ticket: int, notes: Notes, state: bytes) -> None:
        """Store what the commit of *ticket* will tell."""
        told = {f"notes-{ticket}": notes, f"state-{ticket}": {"state": state}}
        lines = [line for name, body in told.items() for line in ({"index": {"_id": name}}, body)]
        answer = self._client.send("POST", f"{self._name}/_bulk", ndjson(lines), {})
        for item in answer["items"]:
            if "error" in item["index"]:
                error = item["index"]["error"]
                raise RequestFailed(item["index"]["status"], error["type"], error["reason"])

    def forget(self, ticket: int) -> None:
        """Delete what the commit of *ticket* told, which is no longer kept."""
        for kind in ("notes", "state"):
            self._client.delete(f"{self._name}/_doc/{kind}-{ticket}")

    def _refuse_older(self) -> None:
        """Raise `IndexRefused` unless this is an OpenSearch that is new enough."""
        told = self._client.get("").get("version", {})
        name, number = told.get("distribution", "Elasticsearch"), f"{told.get('number')}"
        major = number.partition(".")[0]
        if name != "opensearch" or not major.isdigit() or int(major) < OLDEST:
            raise IndexRefused(
                f"{self._client.address} is {name} {number}, and an index needs OpenSearch {OLDEST}"
                " or newer; nothing was changed"
            )

    def _refuse_foreign(self) -> bool:
        """Return whether there is one of that name. Raises `IndexRefused` if it is foreign."""
        found: Any = self._client.get(f"{self._name}/_mapping")
        if not found:
            return False
        for name, index in found.items():
            if index["mappings"].get("_meta") != _OURS:
                raise IndexRefused(
                    f"{self._client.address}: {name} is not an index of Dateline; nothing was"
                    " changed"
                )
        return True
