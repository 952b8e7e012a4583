"""The writer of an index on a cluster: versions in bulk, and a commit that replaces one document.

What it writes carries its ticket, and is in no commit until the head names that ticket. A version
that is replaced or removed is written again with the ticket that ends it, only if it is still as it
was read; its end counts once the ticket is committed. All of this can be sent twice.
"""

import contextlib
import datetime as dt
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, Self

from msgspec.structs import replace

from search.backend import Committed
from search.errors import IndexLocked, IndexOutdated, IndexUnreachable
from search.opensearch.address import Address
from search.opensearch.client import WRITER_PATIENCE, Client, RequestFailed, ndjson
from search.opensearch.head import Commit, Head, HeadStore, Placed, fingerprint
from search.opensearch.lease import Lease
from search.opensearch.mapping import (
    OPEN,
    fields,
    hits_of,
    index_settings,
    read_document,
    version_id,
    visible,
)
from search.opensearch.near_copies import Grouping, Title, TitleReader, keys_of
from search.opensearch.reader import ClusterReader
from search.values.changes import Changes, Notes
from search.values.documents import Document
from search.values.results import IndexVersion

_BUFFER = 1_000  # documents that are sent at a time
_ASKED = 1_000  # ids or keys in one request
_PAGE = 2_000
_WAIT = 0.2  # seconds, before a node that is busy gets the rest again
_CREATED = 201


class ClusterWriter:
    """A writer of the index at *address*; see `search.backend.IndexWriter`.

    With *rebuild* it starts from nothing, in an index of its own, and the old one stays in service
    until the commit. Raises `IndexLocked` while another process writes, `IndexOutdated` unless it
    rebuilds, and `IndexUnreachable` or `IndexRefused`.
    """

    def __init__(self, address: Address, *, rebuild: bool = False) -> None:
        self._client = Client(address, WRITER_PATIENCE)
        self._heads = HeadStore(self._client)
        self._rebuild = rebuild
        self._reading = TitleReader()
        self._sending: Future[None] | None = None
        placed = self._heads.create()
        with contextlib.ExitStack() as resources:
            # While the cluster stores some documents, the next ones are read.
            self._sender = resources.enter_context(ThreadPoolExecutor(1))
            self._lease = resources.enter_context(Lease(self._client))
            placed = self._heads.create()
            newest = placed.head.newest
            if newest and newest.made_by != fingerprint() and not rebuild:
                raise IndexOutdated(
                    f"{address} was made by another version of Dateline;"
                    " rebuild it with: dateline index --rebuild"
                )
            self._begin(placed)
            self._sweep(placed.head)
            self._resources = resources.pop_all()

    def _begin(self, placed: Placed) -> None:
        """Begin the changes after the newest commit of a head."""
        self._placed = placed
        newest = None if self._rebuild else placed.head.newest
        self._base = (
            ClusterReader(self._client, self._heads, placed.head, newest) if newest else None
        )
        self._ticket = 0  # is taken with the first change
        self._data = newest.data if newest else ""
        self._buffer: dict[str, Document] = {}
        self._removed: dict[str, None] = {}
        self._put: set[str] = set()
        self._ended: dict[str, str | None] = {}
        self._titles: dict[str, Title] = {}
        self._changed = False

    def put(self, document: Document) -> None:
        """Add *document*, in place of the document with its id if there is one."""
        self._removed.pop(document.id, None)
        self._buffer[document.id] = document
        if len(self._buffer) >= _BUFFER:
            self._flush()

    def remove(self, document_id: str) -> None:
        """Remove the document with that id, if there is one."""
        self._buffer.pop(document_id, None)
        self._removed[document_id] = None
        if len(self._removed) >= _BUFFER:
            self._flush()

    @property
    def committed(self) -> Committed:
        """Return the last commit; an empty one before the first, and in a rebuild."""
        return self._base or _Nothing()

    def has_put(self, document_id: str) -> bool:
        """Return whether a document with that id was put since the last commit."""
        return document_id in self._buffer or (
            document_id in self._put and document_id not in self._removed
        )

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id as the next commit would hold it."""
        if document_id in self._buffer:
            return self._buffer[document_id]
        if document_id in self._removed:
            return None
        if document_id in self._put:
            self._drain()
            found = self._client.get(f"{self._data}/_doc/{version_id(document_id, self._ticket)}")
            return read_document(found["_source"]) if found and found["found"] else None
        if document_id in self._ended or self._base is None:
            return None
        source = self._base.source(document_id)
        return read_document(source) if source and source["id"] == document_id else None

    def commit(
        self,
        state: bytes | None = None,
        changes: Changes | None = None,
        links: Mapping[str, str] | None = None,
    ) -> IndexVersion:
        """Make all changes visible in one atomic step, and return the new version."""
        self._flush()
        base = self._base
        before, notes = (base.state, base.notes) if base else (b"", Notes())
        state = before if state is None else state
        linked = notes if links is None else replace(notes, links=dict(links))
        if base and not self._changed and (state, linked) == (before, notes):
            return base.version
        self._drain()
        self._take_ticket()
        self._refresh()
        self._group()
        self._lease.check()
        newest = self._placed.head.newest
        built_at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        commit = Commit(
            number=newest.number + 1 if newest else 1,
            ticket=self._ticket,
            data=self._data,
            built_at=built_at,
            documents=0,
            checksum=0,
            made_by=fingerprint(),
        )
        reader = ClusterReader(self._client, self._heads, self._placed.head, commit)
        documents, checksum = reader.checks()
        commit = replace(commit, documents=documents, checksum=checksum)
        if changes:
            linked = linked.logged(f"{commit.number}", built_at, changes)
        self._heads.tell(self._ticket, linked, state)
        placed = self._heads.replace(self._placed, self._placed.head.with_commit(commit))
        if placed is None:
            raise self._overtaken()
        dropped = {c.ticket for c in self._placed.head.commits} - {
            c.ticket for c in placed.head.commits
        }
        self._rebuild = False
        self._begin(placed)
        for ticket in dropped:
            self._heads.forget(ticket)
        self._sweep(placed.head)
        return placed.head.version(commit)

    def close(self) -> None:
        """Drop uncommitted changes, and give the lease back."""
        self._resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _take_ticket(self) -> None:
        """Take a ticket, and make the index that will have what it writes, if there is none."""
        if self._ticket:
            return
        placed = self._heads.replace(self._placed, self._placed.head.with_ticket())
        if placed is None:
            raise self._overtaken()
        self._placed = placed
        self._ticket = placed.head.last
        if not self._data:
            health = self._client.get("_cluster/health")
            self._data = f"{self._client.address.name}.d{self._ticket}"
            shards = max(1, health["number_of_data_nodes"])
            try:
                self._client.put(self._data, index_settings(shards, _alias(self._data)))
            except RequestFailed as failed:  # the answer to a first request was lost
                if failed.kind != "resource_already_exists_exception":
                    raise

    def _flush(self) -> None:
        """Send what is buffered, and end the versions that it replaces or removes."""
        if not self._buffer and not self._removed:
            return
        self._lease.check()
        documents, removed = list(self._buffer.values()), list(self._removed)
        gone = [one for one in removed if one in self._put]
        old = [one for one in (*self._buffer, *removed) if one not in self._ended]
        ended = self._versions([{"terms": {"id": old}}]) if self._base and old else []
        if documents or gone or ended:
            self._take_ticket()
            self._changed = True
        lines: list[Any] = []
        for hit in ended:
            source = hit["_source"]
            self._check_open(source)
            self._ended[source["id"]] = source.get("copied")
            lines += self._rewritten(hit, ended=self._ticket)
        for one in gone:
            lines.append({"delete": {"_id": version_id(one, self._ticket)}})
        titles = self._reading.read(documents)
        keys = keys_of(titles)
        for document in documents:
            lines.append({"index": {"_id": version_id(document.id, self._ticket)}})
            lines.append(fields(document, self._ticket, meets=keys.get(document.id, ())))
        self._drain()
        self._sending = self._sender.submit(self._send, lines)
        for one in (*removed, *self._buffer):
            self._titles.pop(one, None)
        self._titles |= titles
        self._put -= set(gone)
        self._put.update(self._buffer)
        self._buffer, self._removed = {}, {}

    def _drain(self) -> None:
        """Wait until all is stored that was sent. Raises what kept it from being so."""
        sending, self._sending = self._sending, None
        if sending:
            sending.result()

    def _rewritten(
        self, hit: Mapping[str, Any], *, ended: int = OPEN, group: str | None = None
    ) -> list[Any]:
        """Return the lines that write a version again, unless it changed since it was read."""
        source = hit["_source"]
        document = read_document(source)
        if ended != OPEN:
            group = source.get("copied")
        meets = keys_of(self._reading.read([document])).get(document.id, ())
        return [
            {"index": {"_id": hit["_id"], **_place(hit)}},
            fields(document, source["from"], ended, group=group, meets=meets),
        ]

    def _send(self, lines: list[Any]) -> None:
        """Have the cluster do what *lines* say; those that find a busy shard are sent again."""
        until = time.monotonic() + WRITER_PATIENCE
        while lines:
            body = ndjson(lines)
            answer = self._client.send(
                "POST", f"{_alias(self._data)}/_bulk", body, {"require_alias": "true"}
            )
            if not answer["errors"]:
                return
            lines = list(self._failed(lines, answer["items"]))
            if lines and time.monotonic() > until:
                raise IndexUnreachable(f"{self._client.address} stores nothing any more")
            time.sleep(_WAIT if lines else 0)

    def _failed(self, lines: Sequence[Any], items: Sequence[Any]) -> Iterator[Any]:
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
            if status == 409:
                yield from self._again(own)
            elif status in (429, 503):
                yield from own
            else:
                raise RequestFailed(status, told["error"]["type"], told["error"]["reason"])

    def _again(self, own: Sequence[Any]) -> list[Any]:
        """Return what is left to do of *own*, which found a version other than it was read.

        Either this writer itself wrote it, and the answer was lost; or one that woke did, with a
        ticket that is in no commit.
        """
        action, wanted = own
        found = self._client.get(f"{self._data}/_doc/{action['index']['_id']}")
        if not found or not found["found"]:
            raise self._overtaken()
        there = found["_source"]
        self._check_open(there)
        if all(there.get(name) == wanted.get(name) for name in ("from", "to", "group", "copied")):
            return []
        return [{"index": {**action["index"], **_place(found)}}, wanted]

    def _check_open(self, source: Mapping[str, Any]) -> None:
        """Raise `IndexLocked` if a later writer than this one ended a version."""
        if source["to"] not in (OPEN, self._ticket, *self._placed.head.abandoned):
            raise self._overtaken()

    def _overtaken(self) -> IndexLocked:
        return IndexLocked(
            f"{self._client.address}: another process wrote it meanwhile; nothing was changed"
        )

    def _versions(
        self, filters: Sequence[Any], ticket: int | None = None
    ) -> list[Mapping[str, Any]]:
        """Return the versions of the last commit that pass *filters*, with their places.

        With a *ticket*, those of what is to be committed.
        """
        base = self._base
        at = ticket or (base.commit.ticket if base else 0)
        body: dict[str, Any] = {
            "size": _PAGE,
            "track_total_hits": False,
            "seq_no_primary_term": True,
            "sort": [{"id": "asc"}],
            "query": {"bool": {"filter": [*visible(at, self._placed.head.abandoned), *filters]}},
        }
        found: list[Mapping[str, Any]] = []
        while True:
            page = list(hits_of(self._client.search(self._data, body)))
            found += page
            if len(page) < _PAGE:
                return found
            body["search_after"] = page[-1]["sort"]

    def _refresh(self, data: str = "") -> None:
        answer = self._client.post(f"{data or self._data}/_refresh")
        if answer["_shards"]["failed"]:
            raise IndexUnreachable(f"{self._client.address}: not all shards could be refreshed")

    def _group(self) -> None:
        """Bring the groups of near-copies up to the documents that came and went."""
        began = [one for one, group in self._ended.items() if group == one]
        left = {group for group in self._ended.values() if group}
        if not self._titles and not left:
            return
        grouping = Grouping(self._met, self._titles)
        orphans = self._grouped(began)
        known = [(title, hit["_source"]["group"]) for hit, title in self._titled(orphans)]
        grouping.settle([*self._titles, *(title.id for title, _ in known)], known)
        touched = {*left, *grouping.groups.values()}
        touched |= {hit["_source"]["group"] for hit in orphans}
        self._regroup(grouping.groups, touched)

    def _regroup(self, groups: Mapping[str, str], touched: set[str]) -> None:
        """Write those documents again whose group is another one than is stored."""
        several = {}
        members: dict[str, set[str]] = {}
        for one, group in groups.items():
            members.setdefault(group, set()).add(one)
        before = self._grouped(sorted(touched)) if self._base else []
        stored = {hit["_source"]["id"]: hit for hit in before}
        for one, hit in stored.items():
            if one not in groups:
                members.setdefault(hit["_source"]["group"], set()).add(one)
        for group, those in members.items():
            for one in those:
                several[one] = group if len(those) > 1 else None
        lacking = [one for one, group in several.items() if group and one not in stored]
        for start in range(0, len(lacking), _ASKED):
            some = lacking[start : start + _ASKED]
            for hit in self._versions([{"terms": {"id": some}}], self._ticket):
                stored[hit["_source"]["id"]] = hit
        lines: list[Any] = []
        for one, hit in stored.items():
            if one in several and hit["_source"].get("copied") != several[one]:
                lines += self._moved(hit, several[one])
                if len(lines) >= 4 * _BUFFER:
                    self._send(lines)
                    lines = []
        self._send(lines)
        self._refresh()

    def _moved(self, hit: Mapping[str, Any], group: str | None) -> list[Any]:
        """Return the lines that put a version in another group."""
        source = hit["_source"]
        if source["from"] == self._ticket:
            return self._rewritten(hit, group=group)
        document = read_document(source)
        keys = keys_of(self._reading.read([document])).get(document.id, ())
        action = {"_id": version_id(document.id, self._ticket)}
        moved = [{"index": action}, fields(document, self._ticket, group=group, meets=keys)]
        return [*self._rewritten(hit, ended=self._ticket), *moved]

    def _grouped(self, groups: Sequence[str]) -> list[Mapping[str, Any]]:
        """Return the versions to be committed that are in one of *groups* as stored."""
        found: list[Mapping[str, Any]] = []
        for start in range(0, len(groups), _ASKED):
            some = [{"terms": {"group": list(groups[start : start + _ASKED])}}]
            found += self._versions(some, self._ticket)
        return found

    def _met(self, titles: Mapping[str, Title]) -> Iterator[tuple[Title, str]]:
        """Yield the stored titles that have a key in common with some, and their groups."""
        if self._base is None:
            return
        keys = sorted({key for those in keys_of(titles).values() for key in those})
        for start in range(0, len(keys), 10 * _ASKED):
            some = [{"terms": {"meets": keys[start : start + 10 * _ASKED]}}]
            for hit, title in self._titled(self._versions(some, self._ticket)):
                if title.id not in self._titles:
                    yield title, hit["_source"]["group"]

    def _titled(
        self, hits: Sequence[Mapping[str, Any]]
    ) -> Iterator[tuple[Mapping[str, Any], Title]]:
        """Yield those of *hits* that can have near-copies, with their titles."""
        titles = self._reading.read([read_document(hit["_source"]) for hit in hits])
        for hit in hits:
            if title := titles.get(hit["_source"]["id"]):
                yield hit, title

    def _sweep(self, head: Head) -> None:
        """Delete what is in no commit that is kept: old versions, leftovers, and whole indexes."""
        used = {commit.data for commit in head.commits} | {self._data}
        own = f"{self._client.address.name}.d*"
        for name in self._client.get(f"{own}/_alias") or {}:
            if name not in used:
                self._client.delete(name)
        for data in sorted(used - {""}):
            tickets = [commit.ticket for commit in head.commits if commit.data == data]
            if not tickets:
                continue
            lost = list(head.abandoned)
            ended = {
                "filter": [{"range": {"to": {"lte": min(tickets)}}}],
                "must_not": [{"terms": {"to": lost}}],
            }
            never = {"terms": {"from": lost}}
            self._delete(data, {"bool": {"should": [{"bool": ended}, never]}})

    def _delete(self, data: str, dead: Mapping[str, Any]) -> None:
        """Delete the versions in *data* that are *dead*, as far as they are searchable."""
        body = {
            "size": _PAGE,
            "track_total_hits": False,
            "_source": False,
            "seq_no_primary_term": True,
            "sort": ["_doc"],
            "query": {"bool": {"filter": [dead]}},
        }
        while page := list(hits_of(self._client.search(data, body))):
            lines = [{"delete": {"_id": hit["_id"], **_place(hit)}} for hit in page]
            asked = {"require_alias": "true"}
            # What changed meanwhile is left to the next writer.
            self._client.send("POST", f"{_alias(data)}/_bulk", ndjson(lines), asked)
            if len(page) < _PAGE:
                return
            self._refresh(data)


def _alias(data: str) -> str:
    """Return the name by which an index is written."""
    return data.replace(".d", ".w")


def _place(found: Mapping[str, Any]) -> dict[str, int]:
    """Return what says that a version is still the one that was *found*."""
    return {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}


class _Nothing:
    """The last commit where there is none; see `search.backend.Committed`."""

    state = b""

    def get(self, document_id: str) -> Document | None:  # noqa: ARG002
        """Return None."""
        return None

    def ids_with(self, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """Yield nothing."""
        return iter(())

    def ids_from(self, file: str) -> Iterator[str]:  # noqa: ARG002
        """Yield nothing."""
        return iter(())
