"""The writer: documents are buffered, spilled to disk, built into a segment and committed.

Whoosh's own writer works posting by posting; this one writes whole segments of arrays, and Whoosh's
table of contents for Whoosh's tools. A commit writes its files in an order that leaves a valid
index at every moment: the segments, each synced before its rename; the meta file; and the table of
contents, whose name makes the commit. Then it deletes the files of older commits. The next writer
deletes the files of a writer that was killed.
"""

import contextlib
import dataclasses
import datetime as dt
import secrets
import zlib
from collections.abc import Collection, Mapping, Sequence, Set
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import msgpack
from msgspec.structs import replace
from whoosh.index import TOC

from search.backend import Encoded, Meaning
from search.columnar.files.array_file import Array
from search.columnar.files.directory import INDEX_NAME, OF_COMMITS, make_folder
from search.columnar.files.storage import DurableStorage, write_lock
from search.columnar.index.commits import (
    Commit,
    SegmentEntry,
    files_of,
    latest_generation,
    past_files,
    read_mark,
)
from search.columnar.index.live_documents import LiveDocuments
from search.columnar.index.near_copies import CrossPairs
from search.columnar.index.schema import fingerprint, schema
from search.columnar.index.searcher import Searcher
from search.columnar.index.searcher_manager import missing_file, open_searcher
from search.columnar.index.segment import Segment, SegmentFile
from search.columnar.index.table_of_contents import ColumnSegment
from search.columnar.writing.block import DocumentBlock
from search.columnar.writing.buffer import DocumentBuffer
from search.columnar.writing.merger import SegmentContent, build, merge, to_merge
from search.columnar.writing.near_copies import find_pairs_between, move_pairs
from search.columnar.writing.segment_writer import write_deletions, write_segment
from search.columnar.writing.spill import Spill, write_spill
from search.columnar.writing.tokens import TokenDictionary
from search.columnar.writing.vectors_writer import VectorKeeper
from search.columnar.writing.vocabulary import Vocabulary
from search.values.changes import Changes
from search.values.documents import Document
from search.values.results import IndexVersion

BUFFER_TOKENS = 500_000
"""Tokens that the buffer holds before it is written to a spill."""

_FILTER_BITS = 1 << 27


class ColumnWriter(contextlib.AbstractContextManager["ColumnWriter"]):
    """A writer of the index in *folder*; see `search.backend.IndexWriter`.

    With *rebuild* it starts from nothing, and the old index stays in service until the commit. A
    buffer of *buffer_tokens* tokens is spilled to disk. *processes*, *meaning* and *encoded* as in
    `search.open_writer`.
    Commits of the past may take *past_bytes*, see `past_files`. *searcher* is the last commit, None
    before the first.

    Raises `IndexLocked` while another process writes, and `IndexDamaged` or `IndexOutdated` unless
    it rebuilds.
    """

    _segments: list[Segment]

    def __init__(
        self,
        folder: Path,
        *,
        rebuild: bool = False,
        processes: int = 1,
        meaning: Meaning | None = None,
        encoded: Encoded | None = None,
        buffer_tokens: int = BUFFER_TOKENS,
        past_bytes: int | None = None,
    ) -> None:
        make_folder(folder)
        self._folder = folder
        self._past_bytes = past_bytes
        self._buffer_tokens = buffer_tokens
        self._vocabulary, self._dictionary = Vocabulary(), TokenDictionary()
        self._vectors = VectorKeeper(folder, meaning, processes, encoded)
        with contextlib.ExitStack() as resources:
            resources.enter_context(write_lock(folder))
            self._drop_spills()  # of a writer that was killed
            resources.callback(self._drop_spills)  # while the lock is still held
            generation = latest_generation(folder)
            fresh = rebuild or generation is None
            known = read_mark(folder, generation) if generation else None
            self._mark = known or secrets.token_hex(2)
            try:
                searcher = None if fresh else open_searcher(folder, generation or 0)
            except FileNotFoundError as error:  # no other process writes or removes files now
                raise missing_file(error) from error
            self._vectors.check(searcher.vectors if searcher else ())
            self._begin(generation or 0, searcher)
            self._resources = resources.pop_all()

    def put(self, document: Document) -> None:
        """Add *document*, in place of the document with its id if there is one."""
        self._buffer.add(document)
        if self._buffer.tokens >= self._buffer_tokens:
            self._spill()

    def put_block(self, block: DocumentBlock, without: Collection[int] = ()) -> None:
        """Add the documents of *block*, but for those at the indices *without*."""
        self._buffer.add_block(block, without)
        if self._buffer.tokens >= self._buffer_tokens:
            self._spill()

    def remove(self, document_id: str) -> None:
        """Remove the document with that id, if there is one."""
        self._buffer.remove(document_id)

    @property
    def committed(self) -> Searcher:
        """Return the last commit; an empty one before the first, and in a rebuild."""
        return self.searcher or Searcher(Commit(0, "", fingerprint(), ()), ())

    def has_put(self, document_id: str) -> bool:
        """Return whether a document with that id was put since the last commit."""
        return document_id in self._buffer or (
            bool(self._spills)
            and document_id.encode() in self._spilled_ids
            and any(spill.find(document_id) is not None for spill in self._spills)
        )

    def have_put(self, block: DocumentBlock) -> Set[str]:
        """Return the ids of *block* whose documents were put since the last commit."""
        put = self._buffer.added(block.ids)
        if self._spills:
            maybe = [block.ids[index] for index in self._spilled_ids.find(block.column("hashes"))]
            for spill in self._spills:
                put = put | set(map(spill.file.id, spill.find_all(maybe)))
        return put

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id as the next commit would hold it.

        If the buffer has changed that document, this writes a spill, so ask late.
        """
        if self._buffer.mentions(document_id):
            self._spill()
        files: Sequence[LiveDocuments[Any]] = [*self._segments, *self._spills]
        found = (file.get(document_id) for file in files)
        return next(filter(None, found), None)

    def all_put(self, ids: Collection[str]) -> Mapping[str, Document]:
        """Return the documents with *ids* that were put since the last commit, by these.

        If the buffer has changed any of them, this writes a spill, so ask late and for many.
        """
        if any(map(self._buffer.mentions, ids)):
            self._spill()
        found = (map(spill.file.document, spill.find_all(ids)) for spill in self._spills)
        return {document.id: document for document in chain.from_iterable(found)}

    def commit(
        self,
        state: bytes | None = None,
        changes: Changes | None = None,
        links: Mapping[str, str] | None = None,
    ) -> IndexVersion:
        """Make all changes visible in one atomic step, and return the new version.

        *state* replaces the indexer's state, None keeps it. The notes get *changes*, unless there
        are none, and *links*, unless they are None. If nothing changed, nothing is written.
        """
        self._build()
        before = self.searcher.state if self.searcher else b""
        state = before if state is None else state
        notes = self.committed.notes
        linked = notes if links is None else replace(notes, links=dict(links))
        unchanged = not self._changed and all(map(self._vectors.suit, self._segments))
        if self.searcher and unchanged and (state, linked) == (before, notes):
            return self.searcher.version
        self._merge()
        self._segments = [
            self._vectors.provided(segment, self._generation) for segment in self._segments
        ]
        built_at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        if changes:
            linked = linked.logged(str(self._generation), built_at, changes)
        commit = Commit(
            self._generation,
            built_at,
            fingerprint(),
            tuple(self._entry(segment) for segment in self._segments),
            state,
            self._known_near_copies(),
            msgpack.encode(linked),
            self._mark,
        )
        commit.write(self._folder)
        self._write_toc()
        self._sweep(commit)
        searcher = Searcher(commit, tuple(self._segments))
        self._begin(commit.generation, searcher)
        return searcher.version

    def close(self) -> None:
        """Drop uncommitted changes and free the write lock."""
        self._resources.close()

    def __exit__(self, *_: object) -> None:
        self.close()

    def _begin(self, generation: int, searcher: Searcher | None) -> None:
        self.searcher = searcher
        self._generation = generation + 1
        self._segments = list(searcher.segments) if searcher else []
        self._near_copies = dict(searcher.commit.near_copies) if searcher else {}
        self._changed = searcher is None
        self._written = 0
        self._buffer = DocumentBuffer(self._vocabulary, self._dictionary)
        self._spilled_ids = _BloomFilter()

    def _drop_spills(self) -> None:
        """Delete all spills."""
        self._spills: list[Spill] = []
        for path in self._folder.glob(f"{INDEX_NAME}_*.part*"):
            with contextlib.suppress(OSError):  # the next writer will try again
                path.unlink()

    def _spill(self) -> None:
        """Write the buffer to a spill, and delete what it replaces or removes elsewhere.

        If that fails, the buffer is still there, and the call can be repeated.
        """
        removed, buffer = self._buffer.removed, self._buffer.finish()
        columns, kept = buffer.columns, buffer.kept
        if self._spills:
            found = kept[self._spilled_ids.find(columns.ids.keys[kept])].tolist()
            repeated = [columns.id(index) for index in found]
            self._spills = [spill.without([*repeated, *removed]) for spill in self._spills]
        if self._segments:
            replaced = [*buffer.kept_ids(), *removed]
            before, self._segments = self._segments, [s.without(replaced) for s in self._segments]
            self._changed = self._changed or before != self._segments
        if buffer.kept.size:
            path = self._folder / f"{INDEX_NAME}_{self._generation:08x}{len(self._spills):08x}.part"
            spill = write_spill(path, buffer)
            spill.file.release()
            self._spills.append(spill)
        self._spilled_ids.update(columns.ids.keys)
        self._buffer = DocumentBuffer(self._vocabulary, self._dictionary)

    def _build(self) -> None:
        """Make a segment of all spills, and delete these; repeating the call adds nothing."""
        self._spill()
        buffers = [spill.buffer() for spill in self._spills]
        if any(buffer.kept.size for buffer in buffers):
            segment = self._write(build(buffers, self._vocabulary, self._folder))
            self._near_copies |= find_pairs_between(segment, self._segments)
            self._segments.append(segment)
            self._changed = True
        self._drop_spills()

    def _write(self, content: SegmentContent) -> Segment:
        # The name depends on counters alone, so two builds of one archive are equal.
        self._written += 1
        name = f"{INDEX_NAME}_{self._generation:08x}{self._written:08x}"
        path = self._folder / f"{name}.col"
        write_segment(path, content)
        file = SegmentFile(path, written=True)
        file.release()
        return Segment(name, file)

    def _merge(self) -> None:
        self._segments = [segment for segment in self._segments if segment.documents]
        merging = to_merge(self._segments)
        if merging:
            kept = [segment for segment in self._segments if segment not in merging]
            content, new_doc_ids = merge(merging, self._near_copies)
            segment = self._write(content)
            self._vectors.merged(segment.name, merging, new_doc_ids)
            self._near_copies = dict(move_pairs(self._near_copies, new_doc_ids, segment.name))
            self._segments = [*kept, segment]

    def _known_near_copies(self) -> CrossPairs:
        """Return the near-copies across the segments of the commit."""
        names = {segment.name for segment in self._segments}
        between = self._near_copies.items()
        return {pair: found for pair, found in between if names.issuperset(pair) and found.size}

    def _entry(self, segment: Segment) -> SegmentEntry:
        """Return the commit's entry of *segment*, writing its deletions if they are new."""
        vectors = segment.vectors.generation if segment.vectors else 0
        for entry, known in zip(
            self.searcher.commit.segments if self.searcher else (),
            self.searcher.segments if self.searcher else (),
            strict=True,
        ):
            if known.name == segment.name and known.live is segment.live:
                return dataclasses.replace(entry, vectors=vectors)  # noqa: TID251 - no Struct
        if segment.live is None:
            return SegmentEntry(segment.name, 0, vectors)
        entry = SegmentEntry(segment.name, self._generation, vectors)
        write_deletions(entry.deletions_path(self._folder), segment.live)
        return entry

    def _write_toc(self) -> None:
        segments = [ColumnSegment.of(segment) for segment in self._segments]
        storage = DurableStorage(str(self._folder))
        TOC(schema(), segments, self._generation).write(storage, INDEX_NAME)

    def _sweep(self, commit: Commit) -> None:
        """Delete all files but those of *commit* and of the commits that are kept besides it."""
        now = dt.datetime.now(dt.UTC)
        kept = files_of(self._folder, commit.generation, commit.segments)
        kept |= past_files(self._folder, commit, now, self._past_bytes)
        for path in sorted(self._folder.iterdir()):
            if OF_COMMITS.fullmatch(path.name) and path not in kept:
                # The commit is done; the next one deletes what cannot be deleted now.
                with contextlib.suppress(OSError):
                    path.unlink()


class _BloomFilter:
    """One-hash Bloom filter (16 MB) of ids: 1 in 13 false positives at ten million ids.

    The hash of an id is its CRC-32 modulo the number of bits.
    """

    def __init__(self) -> None:
        self._bits = np.zeros(_FILTER_BITS // 8, np.uint8)

    def update(self, hashes: Array) -> None:
        """Add the ids with the CRC-32 *hashes*."""
        bits = hashes % _FILTER_BITS
        np.bitwise_or.at(self._bits, bits >> 3, np.left_shift(1, bits & 7, dtype=np.uint8))

    def find(self, hashes: Array) -> list[int]:
        """Return the indices of the CRC-32 *hashes* whose ids may have been added."""
        bits = hashes % _FILTER_BITS
        return np.flatnonzero(self._bits[bits >> 3] >> (bits & 7) & 1).tolist()

    def __contains__(self, name: bytes) -> bool:
        bit = zlib.crc32(name) % _FILTER_BITS
        return bool(self._bits.data[bit >> 3] >> (bit & 7) & 1)
