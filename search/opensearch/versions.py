"""The stored versions of documents: found, written again, sent and deleted.

A version is written again only if it is still as it was read, and if no later writer ended it.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from search.errors import IndexLocked, IndexUnreachable
from search.opensearch.client import WRITER_PATIENCE, Client, RequestFailed
from search.opensearch.mapping import (
    COPIED,
    FEW_SEGMENTS,
    OPEN,
    SPAN,
    TEXT,
    columns,
    fields,
    hits_of,
    read_document,
    values_of,
    visible,
)
from search.opensearch.near_copies import Title, read_printed
from search.values.documents import Document

AT_ONCE = 1_000
"""Documents that are sent, and ids that are asked for, in one request."""

_encode = msgspec.json.encode
_decode = msgspec.json.decode
_PAGE = 2_000
_DIGITS = 10  # of the number of a version
_WAIT = 0.2  # seconds, before a node that is busy gets the rest again
_MERGING = 900.0  # seconds in which a shard is to become one segment
_ROOM = 20.0  # seconds in which a copy of a shard is to find a place

Version = Mapping[str, Any]
"""A hit: what is stored of a version, and its place."""


class VersionStore(Struct, frozen=True):
    """The versions in the index *data*, as the writer with *ticket* sees and writes them.

    Those of *abandoned* tickets are in no commit. *numbers* are those of the versions that this
    writer wrote, by the ids of their documents.
    """

    client: Client
    data: str
    ticket: int
    abandoned: tuple[int, ...]
    numbers: dict[str, int] = field(default_factory=dict)

    def find(
        self, filters: Sequence[Any], ticket: int = 0, *, of_each: Sequence[str] | bool = True
    ) -> list[Version]:
        """Return the versions that pass *filters* of the commit of *ticket*, by default the next.

        The index must have been refreshed since they were sent. They come with the fields *of_each*
        or, as is needed to write them again, with all.
        """
        return [one for page in self.pages(filters, ticket, of_each=of_each) for one in page]

    def pages(
        self, filters: Sequence[Any], ticket: int = 0, *, of_each: Sequence[str] | bool = True
    ) -> Iterator[list[Version]]:
        """Yield what `find` returns, some at a time."""
        asked = {"seq_no_primary_term": True, "_source": of_each}
        return self._pages(filters, ticket, asked)

    def find_titles(self, filters: Sequence[Any]) -> Iterator[tuple[Title, str]]:
        """Yield the titles of the next commit that pass *filters*, with the groups they are in.

        Those of documents that can have no near-copies are left out.
        """
        dated = [{"exists": {"field": "day"}}, {"bool": {"must_not": {"exists": {"field": SPAN}}}}]
        names = "id", "group", "language", "day", TEXT
        for page in self._pages([*filters, *dated], 0, columns(*names)):
            rows = [values_of(hit, *names) for hit in page]
            titles = read_printed(
                [
                    (one, language, int(day), text.partition("\n")[0])
                    for one, _, language, day, text in rows
                ]
            )
            yield from ((titles[one], group) for one, group, *_ in rows if one in titles)

    def _pages(
        self, filters: Sequence[Any], ticket: int, of_each: Mapping[str, Any]
    ) -> Iterator[list[Version]]:
        seen = visible(ticket or self.ticket, self.abandoned)
        body = {
            "size": _PAGE,
            "track_total_hits": False,
            "sort": [{"id": "asc"}],
            "query": {"bool": {"filter": [*seen, *filters]}},
            **of_each,
        }
        while True:
            page = list(hits_of(self.client.search(self.data, body)))
            yield page
            if len(page) < _PAGE:
                return
            body["search_after"] = page[-1]["sort"]

    def find_any(self, field: str, values: Sequence[str]) -> list[Version]:
        """Return the versions of the next commit that have one of *values* in *field*."""
        found: list[Version] = []
        for start in range(0, len(values), AT_ONCE):
            found += self.find([{"terms": {field: list(values[start : start + AT_ONCE])}}])
        return found

    def get_all(self, ids: Sequence[str]) -> dict[str, Document]:
        """Return the documents with *ids* as this writer sent them, by these."""
        names = list(map(self._name, ids))
        found: list[Any] = []
        for start in range(0, len(names), AT_ONCE):
            asked = {"ids": names[start : start + AT_ONCE]}
            found += self.client.post(f"{self.data}/_mget", asked)["docs"]
        for number, told in enumerate(found):
            if "error" in told:  # its shard has no node just now; one alone is waited for
                found[number] = self.client.get(f"{self.data}/_doc/{told['_id']}")
        pairs = zip(ids, found, strict=True)
        return {
            one: read_document(told["_source"]) for one, told in pairs if told and told["found"]
        }

    def written(
        self, document: Document, meets: Sequence[str], vector: Mapping[str, str]
    ) -> list[bytes]:
        """Return the lines that write a new version, of a document that is in no group as yet."""
        return self._new(document.id, {**fields(document, self.ticket, meets=meets), **vector})

    def ended(self, version: Version) -> list[bytes]:
        """Return the lines that end a version. Raises `IndexLocked` if a later writer did."""
        self.check(version)
        return _again(version, {**version["_source"], "to": self.ticket})

    def moved(self, version: Version, group: str | None) -> list[bytes]:
        """Return the lines that put a document in another *group*, None for none."""
        moved = {**version["_source"], "group": group or version["_source"]["id"]}
        moved.pop("copied", None)
        if group:
            moved["copied"] = group
        return self.changed(version, moved)

    def changed(self, version: Version, stored: Mapping[str, Any]) -> list[bytes]:
        """Return the lines by which the document of *version* is *stored* so from now on."""
        if stored["from"] == self.ticket:
            return _again(version, stored)
        return [
            *self.ended(version),
            *self._new(stored["id"], {**stored, "from": self.ticket, "to": OPEN}),
        ]

    def removed(self, document_id: str) -> list[bytes]:
        """Return the line that deletes the version of this writer."""
        return [_encode({"delete": {"_id": self._name(document_id)}})]

    def send(self, lines: list[bytes]) -> None:
        """Have the cluster do what *lines* say; those that find a busy shard are sent again."""
        until = time.monotonic() + WRITER_PATIENCE
        while lines:
            answer = self._bulk(lines)
            if not answer["errors"]:
                return
            lines = list(self._failed(lines, answer["items"]))
            if lines and time.monotonic() > until:
                raise IndexUnreachable(f"{self.client.address} stores nothing any more")
            time.sleep(_WAIT if lines else 0)

    def refresh(self) -> None:
        """Make all that was sent searchable."""
        answer = self.client.post(f"{self.data}/_refresh")
        if answer["_shards"]["failed"]:
            raise IndexUnreachable(f"{self.client.address}: not all shards could be refreshed")

    def merge(self) -> None:
        """Have each shard put its segments into one, and keep few from then on.

        A search looks for all its words in each segment.
        """
        patient = Client(self.client.address, WRITER_PATIENCE, _MERGING)
        patient.post(f"{self.data}/_forcemerge", max_num_segments="1")
        self.client.put(f"{self.data}/_settings", {"index": FEW_SEGMENTS})
        self.refresh()  # or what was merged stays in use

    def copy(self) -> None:
        """Have each shard copied to a second node, if there is one, and wait until it is.

        A cluster that has no room for copies is not waited for; its health tells what it lacks.
        """
        self.client.post(f"{self.data}/_flush")  # so that files are copied, not operations
        self.client.put(f"{self.data}/_settings", {"index": COPIED})
        until = time.monotonic() + _ROOM
        while time.monotonic() < until:
            health = self.client.get(f"_cluster/health/{self.data}")
            if health["status"] == "green":
                return
            if health["initializing_shards"]:
                until = time.monotonic() + _ROOM
            time.sleep(_WAIT)

    def split(self, shards: int) -> "VersionStore":
        """Return the store of the same versions in so many *shards*, a multiple of those it has.

        They are in an index of another name, and this one is deleted. Nothing may be on its way.
        """
        data = f"{self.client.address.name}.d{self.ticket}-{shards}"
        settings = {"number_of_shards": shards, "number_of_replicas": 0, "blocks.write": None}
        made = {"aliases": {alias_of(data): {}}, "settings": {"index": settings}}
        self.client.put(f"{self.data}/_settings", {"index.blocks.write": True})
        self.client.create(f"{self.data}/_split/{data}", made)
        until = time.monotonic() + WRITER_PATIENCE
        while self.client.get(f"_cluster/health/{data}")["status"] == "red":
            if time.monotonic() > until:
                raise IndexUnreachable(f"{self.client.address}: {self.data} could not be split")
            time.sleep(_WAIT)
        self.client.delete(self.data)
        return replace(self, data=data)

    def sweep(self, oldest: int) -> None:
        """Delete what is in no commit from that of the ticket *oldest* on, as far as it is seen."""
        lost = list(self.abandoned)
        ended = {
            "filter": [{"range": {"to": {"lte": oldest}}}],
            "must_not": [{"terms": {"to": lost}}],
        }
        body = {
            "size": _PAGE,
            "track_total_hits": False,
            "_source": False,
            "seq_no_primary_term": True,
            "sort": ["_doc"],
            "query": {"bool": {"should": [{"bool": ended}, {"terms": {"from": lost}}]}},
        }
        while page := list(hits_of(self.client.search(self.data, body))):
            # What changed meanwhile is left to the next writer.
            gone = [{"delete": {"_id": hit["_id"], **_place(hit)}} for hit in page]
            self._bulk([_encode(line) for line in gone])
            if len(page) < _PAGE:
                return
            self.refresh()

    def check(self, version: Version) -> None:
        """Raise `IndexLocked` if a later writer than this one ended a version."""
        if version["_source"]["to"] not in (OPEN, self.ticket, *self.abandoned):
            raise overtaken(self.client)

    def _new(self, document_id: str, stored: Mapping[str, Any]) -> list[bytes]:
        return [_encode({"index": {"_id": self._name(document_id)}}), _encode(stored)]

    def _name(self, document_id: str) -> str:
        """Return the name of the version of a document that this writer writes.

        It says which document is meant to this writer alone. Names that ascend take a node less
        time to look up and to store than any others.
        """
        number = self.numbers.setdefault(document_id, len(self.numbers))
        return f"{self.ticket}{number:0{_DIGITS}}"

    def _bulk(self, lines: Sequence[bytes]) -> Any:
        path, only_known = f"{alias_of(self.data)}/_bulk", {"require_alias": "true"}
        return self.client.send("POST", path, b"\n".join([*lines, b""]), only_known, once=True)

    def _failed(self, lines: Sequence[bytes], items: Sequence[Any]) -> Iterator[bytes]:
        """Yield the *lines* to be sent again. Raises `RequestFailed` for any other fault."""
        at = 0
        for item in items:
            ((kind, told),) = item.items()
            size = 1 if kind == "delete" else 2
            own = lines[at : at + size]
            at += size
            status = told["status"]
            if status < 300 or (kind == "delete" and status == 404):
                continue
            error = told.get("error", {})
            failed = RequestFailed(status, error.get("type", ""), error.get("reason", ""))
            failed.raise_if_blocked(self.client.address)
            if status == 409:
                yield from self._left(*own)
            elif failed.may_pass:
                yield from own
            else:
                raise failed

    def _left(self, line: bytes, body: bytes) -> list[bytes]:
        """Return what is left to do where another version stands than the one that was read.

        Either this writer itself wrote it, and the answer was lost; or one that woke did, with a
        ticket that is in no commit.
        """
        action, wanted = _decode(line)["index"], _decode(body)
        found = self.client.get(f"{self.data}/_doc/{action['_id']}")
        if not found or not found["found"]:
            raise overtaken(self.client)
        self.check(found)
        there = found["_source"]
        if all(there.get(name) == wanted.get(name) for name in ("from", "to", "group", "copied")):
            return []
        return [_encode({"index": {**action, **_place(found)}}), body]


def overtaken(client: Client) -> IndexLocked:
    """Return what a writer is told whose place another one took."""
    return IndexLocked(f"{client.address}: another process wrote it meanwhile; nothing was changed")


def alias_of(data: str) -> str:
    """Return the name by which an index is written."""
    return data.replace(".d", ".w")


def _again(version: Version, changed: Mapping[str, Any]) -> list[bytes]:
    """Return the lines that write a version again, *changed*, if it is still as it was read."""
    return [_encode({"index": {"_id": version["_id"], **_place(version)}}), _encode(changed)]


def _place(version: Version) -> dict[str, int]:
    """Return what says that a version is still the one that was read."""
    return {"if_seq_no": version["_seq_no"], "if_primary_term": version["_primary_term"]}
