"""The writer of an index on a cluster: versions in bulk, and a commit that replaces one document.

Its documents carry its ticket, and are in no commit until the head names that ticket. A version
that is replaced or removed is written again with the ticket that ends it, only if it is still as it
was read; its end counts once the ticket is committed. All of this can be sent twice.
"""

import contextlib
import datetime as dt
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor

from msgspec.structs import replace

from search.backend import Committed, Meaning
from search.columnar.writing.block import DocumentBlock
from search.errors import IndexOutdated
from search.meaning.encoder import wanted_encoder
from search.opensearch.address import Address
from search.opensearch.client import WRITER_PATIENCE, Client
from search.opensearch.head import Commit, Head, HeadStore, Placed, fingerprint
from search.opensearch.lease import Lease
from search.opensearch.mapping import (
    MERGED_DOCUMENTS,
    index_settings,
    read_document,
    shards_for,
)
from search.opensearch.near_copies import Title, keys_of, read_titles
from search.opensearch.reader import ClusterReader
from search.opensearch.regrouping import regroup
from search.opensearch.vectors import VectorMaker
from search.opensearch.versions import AT_ONCE, VersionStore, alias_of, overtaken
from search.values.changes import Changes, Notes
from search.values.documents import Document
from search.values.results import IndexVersion

_AT_A_TIME = 4  # requests with documents, of some 1.5 MB each


class ClusterWriter(contextlib.AbstractContextManager["ClusterWriter"]):
    """A writer of the index at *address*; see `search.backend.IndexWriter`.

    With *rebuild* it starts from nothing, in an index of its own, and the old one stays in service
    until the commit. *meaning* and *processes*, which encode texts, as in `search.open_writer`.
    Raises `IndexLocked` while another process writes, `IndexOutdated` or `IndexDamaged` unless it
    rebuilds, `EncoderMissing`, and `IndexUnreachable` or `IndexRefused`.
    """

    def __init__(
        self,
        address: Address,
        *,
        rebuild: bool = False,
        meaning: Meaning | None = None,
        processes: int = 1,
    ) -> None:
        self._client = Client(address, WRITER_PATIENCE)
        self._heads = HeadStore(self._client)
        self._rebuild = rebuild
        self._alone = True  # whether the cluster has one node
        self._shards = 1
        self._sending: deque[Future[None]] = deque()
        placed = self._heads.create()
        with contextlib.ExitStack() as resources:
            # While the cluster stores some documents, the next ones are read.
            self._sender = resources.enter_context(ThreadPoolExecutor(_AT_A_TIME))
            self._lease = resources.enter_context(Lease(self._client))
            placed = self._heads.create()
            newest = placed.head.newest
            if newest and newest.made_by != fingerprint() and not rebuild:
                raise IndexOutdated(
                    f"{address} was made by another version of Dateline;"
                    " rebuild it with: dateline index --rebuild"
                )
            self._begin(placed)
            if self._base:  # of what is lost, the next commit would be made without a word
                self._base.verify()
            made_by = self._base.encoders if meaning == "on" and self._base else frozenset()
            encoder = wanted_encoder(meaning, made_by, str(address))
            self._resources = resources.pop_all()
        self._vectors = VectorMaker(meaning, encoder, processes, self._resources)

    def _begin(self, placed: Placed) -> None:
        """Begin the changes after the newest commit of a head."""
        self._placed = placed
        newest = None if self._rebuild else placed.head.newest
        self._base = (
            ClusterReader(self._client, self._heads, placed.head, newest) if newest else None
        )
        data = newest.data if newest else ""
        # The ticket is taken with the first change.
        self._store = VersionStore(self._client, data, 0, placed.head.abandoned)
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
        if len(self._buffer) >= AT_ONCE:
            self._flush()

    def put_block(self, block: DocumentBlock, without: Collection[int] = ()) -> None:
        """Add the documents of *block*, but for those at the indices *without*, one by one."""
        for index in sorted({*range(len(block))}.difference(without)):
            self.put(block.document(index))

    def remove(self, document_id: str) -> None:
        """Remove the document with that id, if there is one."""
        self._buffer.pop(document_id, None)
        self._removed[document_id] = None
        if len(self._removed) >= AT_ONCE:
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

    def have_put(self, block: DocumentBlock) -> Set[str]:
        """Return the ids of *block* whose documents were put since the last commit."""
        return set(filter(self.has_put, block.ids))

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id as the next commit would hold it."""
        if document_id in self._buffer:
            return self._buffer[document_id]
        if document_id in self._removed:
            return None
        if document_id in self._put:
            return self.all_put([document_id]).get(document_id)
        if document_id in self._ended or self._base is None:
            return None
        source = self._base.source(document_id)
        return read_document(source) if source and source["id"] == document_id else None

    def all_put(self, ids: Collection[str]) -> Mapping[str, Document]:
        """Return the documents with *ids* that were put since the last commit, by these."""
        put = list(filter(self.has_put, ids))
        sent = [one for one in put if one not in self._buffer]
        if sent:
            self._drain()
        buffered = {one: self._buffer[one] for one in put if one in self._buffer}
        return self._store.get_all(sent) | buffered

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
        revised = base is not None and self._vectors.revises(base)
        if base and not self._changed and not revised and (state, linked) == (before, notes):
            return base.version
        self._drain()
        self._take_ticket()
        # What was written again is merged four times as slowly, so all is merged before that.
        whole = base is None and len(self._put) <= MERGED_DOCUMENTS
        ready = self._sender.submit(self._store.merge if whole else self._store.refresh)
        if revised:
            ready.result()
            self._vectors.revise(self._store)
        regroup(self._store, self._titles, self._ended, ready.result, fresh=base is None)
        ready.result()
        copied = base is None and not self._alone
        copying = self._sender.submit(self._store.copy) if copied else None
        newest = self._placed.head.newest
        built_at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        commit = Commit(
            number=newest.number + 1 if newest else 1,
            ticket=self._store.ticket,
            data=self._store.data,
            built_at=built_at,
            documents=0,
            checksum=0,
            made_by=fingerprint(),
        )
        if changes:
            linked = linked.logged(f"{commit.number}", built_at, changes)
        telling = self._sender.submit(self._heads.tell, commit.ticket, linked, state)
        reader = ClusterReader(self._client, self._heads, self._placed.head, commit)
        documents, checksum = reader.checks()
        commit = replace(commit, documents=documents, checksum=checksum)
        telling.result()
        if copying:
            copying.result()
        self._lease.check()
        placed = self._heads.replace(self._placed, self._placed.head.with_commit(commit))
        if placed is None:
            raise overtaken(self._client)
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

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take_ticket(self) -> None:
        """Take a ticket, and make the index that will have what it writes, if there is none."""
        if self._store.ticket:
            return
        placed = self._heads.replace(self._placed, self._placed.head.with_ticket())
        if placed is None:
            raise overtaken(self._client)
        self._placed = placed
        data = self._store.data or f"{self._client.address.name}.d{placed.head.last}"
        self._store = replace(
            self._store, data=data, ticket=placed.head.last, abandoned=placed.head.abandoned
        )
        if self._base is None:
            self._alone = self._client.get("_cluster/health")["number_of_data_nodes"] < 2
            newest = placed.head.newest
            self._shards = shards_for(newest.documents if newest else 0)
            self._client.create(
                data, index_settings(self._shards, alias_of(data), copied=self._alone)
            )

    def _flush(self) -> None:
        """Send what is buffered, and end the versions that it replaces or removes."""
        if not self._buffer and not self._removed:
            return
        self._lease.check()
        documents, removed = list(self._buffer.values()), list(self._removed)
        gone = [one for one in removed if one in self._put]
        old = [one for one in (*self._buffer, *removed) if one not in self._ended]
        base = self._base
        ended = (
            self._store.find([{"terms": {"id": old}}], base.commit.ticket) if base and old else []
        )
        if documents or gone or ended:
            self._take_ticket()
            self._changed = True
        lines: list[bytes] = []
        for version in ended:
            source = version["_source"]
            self._ended[source["id"]] = source.get("copied")
            lines += self._store.ended(version)
        for one in gone:
            lines += self._store.removed(one)
        titles = read_titles(documents)
        keys = keys_of(titles)
        for document, vector in zip(documents, self._vectors.of(documents), strict=True):
            lines += self._store.written(document, keys.get(document.id, ()), vector)
        again = not self._put.isdisjoint((*self._buffer, *removed))
        shards = shards_for(len(self._put)) if base is None else self._shards
        # What is written twice is written in order, and nothing while shards are split.
        self._drain(0 if again or shards > self._shards else _AT_A_TIME - 1)
        if shards > self._shards:
            self._store, self._shards = self._store.split(shards), shards
        self._sending.append(self._sender.submit(self._store.send, lines))
        for one in (*removed, *self._buffer):
            self._titles.pop(one, None)
        self._titles |= titles
        self._put -= set(gone)
        self._put.update(self._buffer)
        self._buffer, self._removed = {}, {}

    def _drain(self, most: int = 0) -> None:
        """Wait until *most* requests at most are on their way. Raises what kept one from it."""
        while len(self._sending) > most:
            self._sending.popleft().result()

    def _sweep(self, head: Head) -> None:
        """Delete what is in no commit that is kept: old versions, leftovers, and whole indexes."""
        kept = {commit.data for commit in head.commits}
        named = self._client.get(f"{self._client.address.name}.d*/_alias") or {}
        for name, told in named.items():
            ours = alias_of(name) in told["aliases"]  # news.drafts may be of another program
            if ours and name not in kept:
                self._client.delete(name)
        # An index that a rebuild replaced goes as a whole.
        data = self._store.data
        oldest = min(commit.ticket for commit in head.commits if commit.data == data)
        self._store.sweep(oldest)


class _Nothing:
    """The last commit where there is none; see `search.backend.Committed`."""

    state = b""

    def get(self, document_id: str) -> Document | None:  # noqa: ARG002
        """Return None."""
        return None

    def get_all(self, ids: Sequence[str]) -> Mapping[str, Document]:  # noqa: ARG002
        """Return nothing."""
        return {}

    def ids_with(self, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """Yield nothing."""
        return iter(())

    def ids_from(self, file: str) -> Iterator[str]:  # noqa: ARG002
        """Yield nothing."""
        return iter(())
