"""Changing an index: in memory first, then one file, then one atomic step.

Whoosh's own writer works posting by posting, so this one writes whole segments of arrays and
leaves to Whoosh its table of contents. The order of a commit keeps every moment whole: segment
files, each synced before it has its name; the meta file; the table of contents, whose name makes
the commit; and only then are the files of older commits deleted. What a killed writer left behind
is swept by the next.
"""

import contextlib
import datetime as dt
import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from whoosh.index import TOC

from search.columnar.files.array_file import Array
from search.columnar.files.directory import INDEX_NAME, DurableStorage, make_folder, write_lock
from search.columnar.files.strings import StringSelection
from search.columnar.index.columns import LiveDocuments
from search.columnar.index.commits import (
    Commit,
    SegmentEntry,
    kept_commits,
    latest_generation,
    meta_path,
    toc_path,
)
from search.columnar.index.schema import fingerprint, schema
from search.columnar.index.searcher import Searcher, open_searcher
from search.columnar.index.segment import Segment, SegmentFile
from search.columnar.index.table_of_contents import ColumnSegment
from search.columnar.writing.buffer import DocumentBuffer
from search.columnar.writing.columns_writer import Columns
from search.columnar.writing.merger import build, merge, to_merge
from search.columnar.writing.postings_writer import Fields
from search.columnar.writing.segment_writer import write_deletions, write_segment
from search.columnar.writing.spill import Spill, write_spill
from search.columnar.writing.token_process import TokenProcess
from search.values.documents import Document
from search.values.results import IndexVersion

BUFFER_TOKENS = 1_500_000
"""How many tokens are held in memory before they are set aside as a part."""

_SIEVE_BITS = 1 << 27

_OURS = re.compile(rf"_{INDEX_NAME}_\d+\.(toc|meta).*|{INDEX_NAME}_[0-9a-z]+\.(\d+\.)?(col|del).*")


class ColumnWriter:
    """A writer of the index in *folder*; see `search.engine.IndexWriter`.

    With *rebuild* it starts from nothing, and the old index stays in service until the commit.
    Raises `IndexLocked` while another process writes, and what is wrong with the index if it is
    to be continued. *searcher* is the last commit, None before the first. With *processes*
    above one, another one reads the texts if there are many; `ChildProcessError` says that it was
    ended.
    """

    def __init__(
        self,
        folder: Path,
        *,
        rebuild: bool = False,
        processes: int = 1,
        buffer_tokens: int = BUFFER_TOKENS,
    ) -> None:
        make_folder(folder)
        self._folder = folder
        self._buffer_tokens = buffer_tokens
        self._reading = TokenProcess(processes)
        with contextlib.ExitStack() as held:
            held.enter_context(write_lock(folder))
            held.callback(self._reading.close)
            self._drop_spills()  # of a writer that was killed
            held.callback(self._drop_spills)  # while the lock is still held
            generation = latest_generation(folder)
            fresh = rebuild or generation is None
            self._begin(generation or 0, None if fresh else open_searcher(folder, generation or 0))
            self._held = held.pop_all()

    def put(self, document: Document) -> None:
        """Add *document*, in place of the one with its id if there is one."""
        self._buffer.add(document)
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
            document_id.encode() in self._sieve
            and any(part.find(document_id) is not None for part in self._spills)
        )

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id as the next commit would hold it.

        One that was put a moment ago costs the writing of a part, so ask late.
        """
        if self._buffer.mentions(document_id):
            self._spill()
        held: Sequence[LiveDocuments[Any]] = [*self._segments, *self._spills]
        found = (one.get(document_id) for one in held)
        return next(filter(None, found), None)

    def commit(self, state: bytes | None = None) -> IndexVersion:
        """Make all changes visible in one atomic step, with *state*, by default as it was.

        Where nothing changed, nothing is written.
        """
        self._build()
        before = self.searcher.state if self.searcher else b""
        state = before if state is None else state
        if self.searcher and not self._changed and state == before:
            return self.searcher.version
        self._merge()
        commit = Commit(
            self._generation,
            dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            fingerprint(),
            tuple(self._entry(segment) for segment in self._segments),
            state,
        )
        commit.write(self._folder)
        self._write_toc()
        self._sweep(commit)
        searcher = Searcher(commit, tuple(self._segments))
        self._begin(commit.generation, searcher)
        return searcher.version

    def close(self) -> None:
        """Drop what was not committed and let others write."""
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _begin(self, generation: int, searcher: Searcher | None) -> None:
        self.searcher = searcher
        self._generation = generation + 1
        self._segments = list(searcher.segments) if searcher else []
        self._changed = searcher is None
        self._written = 0
        self._buffer = DocumentBuffer(self._reading)
        self._sieve = _Sieve()

    def _drop_spills(self) -> None:
        """Forget what was set aside."""
        self._spills: list[Spill] = []
        for path in self._folder.glob(f"{INDEX_NAME}_*.part*"):
            with contextlib.suppress(OSError):  # the next writer will try again
                path.unlink()

    def _spill(self) -> None:
        """End the batch: mark as deleted what it replaces or removes, and write it as a part.

        Should that fail, the batch is still there, and all of this can be done again.
        """
        removed, gathered = self._buffer.removed, self._buffer.finish()
        rows = gathered.rows
        if self._spills:
            met = [rows.id(row) for row in self._sieve.find(rows.hashes)]
            self._spills = [part.without([*met, *removed]) for part in self._spills]
        if self._segments:
            past = [*rows.ids(), *removed]
            before, self._segments = self._segments, [s.without(past) for s in self._segments]
            self._changed = self._changed or before != self._segments
        if gathered.kept.size:
            path = self._folder / f"{INDEX_NAME}_{self._generation:08x}{len(self._spills):08x}.part"
            part = write_spill(path, gathered)
            part.file.release()
            self._spills.append(part)
        self._sieve.update(rows.hashes)
        self._buffer = DocumentBuffer(self._reading)

    def _build(self) -> None:
        """Make a segment of all that was put, once, whatever may fail before or after that."""
        self._spill()
        gathered = [part.gathered() for part in self._spills]
        if any(one.kept.size for one in gathered):
            vocabulary = self._reading.vocabulary()
            self._segments.append(self._write(*build(gathered, vocabulary)))
            self._changed = True
        self._drop_spills()

    def _write(self, rows: Columns[StringSelection], fields: Fields) -> Segment:
        # A name that depends on nothing but what is done makes two builds of one archive equal.
        self._written += 1
        name = f"{INDEX_NAME}_{self._generation:08x}{self._written:08x}"
        path = self._folder / f"{name}.col"
        write_segment(path, rows, fields)
        file = SegmentFile(path, written=True)
        file.release()
        return Segment(name, file)

    def _merge(self) -> None:
        self._segments = [segment for segment in self._segments if segment.documents]
        merging = to_merge(self._segments)
        if merging:
            kept = [segment for segment in self._segments if segment not in merging]
            self._segments = [*kept, self._write(*merge(merging))]

    def _entry(self, segment: Segment) -> SegmentEntry:
        """Return how the commit names *segment*, its deletions written if they are new."""
        for entry, known in zip(
            self.searcher.commit.segments if self.searcher else (),
            self.searcher.segments if self.searcher else (),
            strict=True,
        ):
            if known is segment:
                return entry
        if segment.live is None:
            return SegmentEntry(segment.name, 0)
        entry = SegmentEntry(segment.name, self._generation)
        write_deletions(entry.deletions_path(self._folder), segment.live)
        return entry

    def _write_toc(self) -> None:
        segments = [ColumnSegment.of(segment) for segment in self._segments]
        storage = DurableStorage(str(self._folder))
        TOC(schema(), segments, self._generation).write(storage, INDEX_NAME)

    def _sweep(self, commit: Commit) -> None:
        """Delete the files of no commit but this one, the one before and those still kept."""
        kept = set()
        past = kept_commits(self._folder, dt.datetime.now(dt.UTC))
        for known in (commit, self.searcher.commit if self.searcher else None, *past):
            if known:
                kept |= {meta_path(self._folder, known.generation)}
                kept |= {toc_path(self._folder, known.generation)}
                kept |= {entry.path(self._folder) for entry in known.segments}
                kept |= {entry.deletions_path(self._folder) for entry in known.segments}
        for path in sorted(self._folder.iterdir()):
            if _OURS.fullmatch(path.name) and path not in kept:
                # The commit is done; what cannot be deleted now is swept by the next one.
                with contextlib.suppress(OSError):
                    path.unlink()


class _Sieve:
    """Knows for sure of most ids that they are not in it, in the same memory however many are.

    One bit for each remainder of their CRC-32: of ten million ids it mistakes one in thirteen.
    """

    def __init__(self) -> None:
        self._bits = np.zeros(_SIEVE_BITS // 8, np.uint8)

    def update(self, hashes: Array) -> None:
        """Take in the ids with those CRC-32."""
        bits = hashes % _SIEVE_BITS
        np.bitwise_or.at(self._bits, bits >> 3, np.left_shift(1, bits & 7, dtype=np.uint8))

    def find(self, hashes: Array) -> list[int]:
        """Return which of the ids with those CRC-32 may be in it, by their number."""
        bits = hashes % _SIEVE_BITS
        return np.flatnonzero(self._bits[bits >> 3] >> (bits & 7) & 1).tolist()

    def __contains__(self, name: bytes) -> bool:
        bit = zlib.crc32(name) % _SIEVE_BITS
        return bool(self._bits.data[bit >> 3] >> (bit & 7) & 1)
