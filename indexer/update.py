"""Bring an index into agreement with an archive, reading only what changed.

A commit records each file's stamp, digest and number of faults. A file with an unchanged stamp
(size, time, stated facts) or digest is not read. Of a changed file, every entry is read and
compared with its document in the index. A document that other files list too is made anew from all
of them, so the result is that of a rebuild. A document that no file lists any more stays in the
index without sources, with the days on which it was seen: an archive that people cite forgets
nothing until a rebuild.

A source in a container, such as `crawl.warc/20150601000000/https://…`, belongs to the file that the
container is, and changes and goes with it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path

from msgspec.structs import replace

from corpus import (
    Archive,
    ArchiveError,
    ArchiveFile,
    FileFindings,
    Finding,
    Source,
    language_row,
    open_archive,
)
from indexer.changes import ChangeCollector
from indexer.corrections import Corrections, note_of_joined
from indexer.documents import combine
from indexer.known_files import KnownFiles
from indexer.progress import Progress
from indexer.readers import Readers, processors
from indexer.reading import Batch, results
from indexer.report import Report
from indexer.wordings import CommittedWordings, join
from search import Document, DocumentBlock, IndexWriter, Meaning, index_files, open_writer

_End = Callable[[ArchiveFile, str, Sequence[Finding]], None]
"""Takes a file that was read, its digest and its findings."""

_PENDING = 20_000  # documents of several files, held in memory before they are combined


def update_index(
    archive_path: Path,
    where: str | PathLike[str],
    *,
    rebuild: bool = False,
    meaning: Meaning | None = None,
    progress: Progress | None = None,
    processes: int | None = None,
    readers: Readers | None = None,
) -> Report:
    """Bring the index at *where* into agreement with the archive, and report the changes.

    It reads in so many *processes*, by default one for each processor that this one may use, and in
    *readers* if these are started already. The index does not depend on their number. *meaning* as
    in `search.open_writer`.

    Unchanged documents are left alone, and without any change nothing is committed. Raises
    `corpus.ArchiveError` if there is no archive, or none of the files that were indexed and no
    others, and the errors of `search.open_writer`.
    """
    archive = open_archive(archive_path, index_files)
    processes = processes or processors()
    encoded = progress.encoded if progress else None
    with open_writer(
        where, rebuild=rebuild, processes=processes, meaning=meaning, encoded=encoded
    ) as writer:
        return _Update(archive, writer, progress, processes, readers).run()


class _Update:
    """One update, from the last commit to the next."""

    def __init__(
        self,
        archive: Archive,
        writer: IndexWriter,
        progress: Progress | None,
        processes: int,
        readers: Readers | None,
    ) -> None:
        self._archive = archive
        self._writer = writer
        self._progress = progress
        self._processes = processes
        self._readers = readers
        self._before = CommittedWordings(writer.committed)
        self._corrections = Corrections(self._before)
        self._known = KnownFiles(writer.committed.state)
        self._findings: list[Finding] = []
        # The ids of the documents of the last commit that were met again, and that changed.
        self._met: set[str] = set()
        self._changed: set[str] = set()
        self._changes = ChangeCollector()
        self._added = 0
        self._as_printed: set[str] = set()
        self._unlisted: list[Document] = []
        self._recaptured: dict[str, Document] = {}
        self._pending: dict[str, Document] = {}
        self._shared: set[str] = set()
        self._removed: set[str] = set()

    def run(self) -> Report:
        """Read what changed, commit, and return the report."""
        files, kept = self._files()
        self._names = {*self._known.names, *(file.name for file in files)}
        changed = [file for file in files if self._known.has_changed(file)]
        gone = self._known.names - {file.name for file in files} - kept
        self._stale = {file.name for file in changed} | gone
        whole = self._read(changed)
        self._settle()
        self._drop([*gone, *(name for name, read in whole.items() if read)])
        dropped = {document.id for document in self._unlisted}
        self._read_shared({file.name: file for file in files})
        self._find_superseded()
        self._join_corrections()
        for name in gone:
            self._known.forget(name)
        return Report(
            index=self._writer.commit(
                self._known.encode(self._as_printed),
                self._changes.changes(self._added),
                self._archive.links,
            ),
            files=len(files),
            read=len(changed),
            added=self._added,
            changed=len(self._changed - dropped),
            unlisted=tuple(self._unlisted),
            findings=tuple(self._findings),
            known_faults=self._known.faults(without=whole),
            as_printed=tuple(sorted(self._as_printed - self._known.said)),
        )

    def _files(self) -> tuple[list[ArchiveFile], set[str]]:
        """Return the archive's files, and the known ones that are not there and yet not gone.

        Those are in a folder that cannot be entered, or the archive has nothing but files of
        which each is passed over, which is more likely a slip. So is an archive without any file,
        for which `ArchiveError` is raised.
        """
        files: list[ArchiveFile] = []
        closed: list[str] = []
        if never := self._archive.never:
            from indexer.statements import faults_of_never  # loads the tables of terms

            self._findings += faults_of_never(never)
        for met in self._archive.files():
            if isinstance(met, ArchiveFile):
                files.append(met)
                continue
            self._findings.append(met)
            if met.kind == "unreadable":
                closed.append(met.source.file)
        if not files and any(finding.kind == "note" for finding in self._findings):
            return files, set(self._known.names)
        if self._known.names and not files and not closed:
            raise ArchiveError(
                f"no file is in the archive, which had {len(self._known.names):,} when it was last"
                " indexed, as if its disk were not there; --rebuild empties the index"
            )
        return files, self._known.names_in(closed)

    def _read(self, files: Sequence[ArchiveFile]) -> dict[str, bool]:
        """Take in every entry of *files*; tell of each whether it could be read to its end."""
        whole: dict[str, bool] = {}

        def end(file: ArchiveFile, digest: str, findings: Sequence[Finding]) -> None:
            whole[file.name] = self._known.record(file, digest, findings)
            self._findings += findings

        if self._progress:
            self._progress.begin(len(files), sum(file.size for file in files))
        for block in self._blocks(files, end, self._progress):
            self._take_block(block)
        if self._progress:
            self._progress.end()
        return whole

    def _blocks(
        self, files: Sequence[ArchiveFile], end: _End, progress: Progress | None = None
    ) -> Iterator[DocumentBlock]:
        """Yield what *files* hold, and call *end* after each with its digest and findings."""
        found: list[Finding] = []
        listed: FileFindings | None = None
        digest, documents = "", 0
        readers, self._readers = self._readers, None  # which read once
        for task, result in results(self._archive, files, self._processes, readers):
            listed = listed or FileFindings(task.file.name)
            if isinstance(result, Batch):
                found += filter(listed.lists, result.findings)
                if result.documents:
                    documents += len(result.documents)
                    yield result.documents
                continue
            listed.add(result.tally)
            digest = digest or result.digest
            if progress:
                progress.advance(task.size, documents)
            documents = 0
            if task.is_last:
                end(task.file, digest, [*found, *listed.closing()])
                listed, found, digest = None, [], ""

    def _take_block(self, block: DocumentBlock) -> None:
        """Put the documents of *block*, those that are new at once."""
        held = self._before.get_all(block.ids)
        known = self._writer.have_put(block) | held.keys()
        new: dict[str, int] = {}
        for index, document_id in enumerate(block.ids):
            if document_id not in known:
                new.setdefault(document_id, index)
        again = [index for index, one in enumerate(block.ids) if new.get(one) != index]
        self._put_new(block, new.values(), again)
        for index in again:
            self._take(block.document(index), held.get(block.ids[index]))

    def _put_new(self, block: DocumentBlock, new: Collection[int], again: Collection[int]) -> None:
        """Put the documents of *block* at the indices *new*, which are all but those of *again*."""
        others = frozenset(again)
        self._writer.put_block(block, others)
        if not new:
            return
        self._added += len(new)
        self._as_printed.update(code for code in block.languages if language_row(code).as_printed)
        days = block.column("days")
        self._changes.came((int(days[index]), block.ids[index]) for index in new)
        for index, addresses in block.addresses.items():
            if index not in others:
                self._corrections.met(block.ids[index], addresses)
        if self._before.committed.state:
            self._corrections.came(map(block.document, new))

    def _take(self, document: Document, held: Document | None) -> None:
        """Put *document* in place of *held*, or postpone it if another file lists it too."""
        if held is None or document.id in self._met:
            self._postpone(document)
            return
        self._met.add(document.id)
        if held.kind == "topic" and _is_later(document, held):
            self._recaptured[held.id] = held
        files = self._files_of(held)
        if files <= self._stale:
            self._put(held, document)
        elif not files & self._stale:
            self._put(held, combine(held, document))
        else:
            # The part of the changed file in it is unknown, so the other files are read again.
            self._shared.add(document.id)
            self._put(held, document)

    def _put(self, held: Document, document: Document) -> None:
        self._changes.compared(held, document)
        if document != held:
            self._changed.add(held.id)
            self._corrections.changed(held)
            self._write(document)

    def _write(self, document: Document) -> None:
        self._writer.put(document)
        self._corrections.put(document)

    def _now(self, document_id: str) -> Document | None:
        """Return the wording with that id as this update leaves it, None if there is none."""
        if self._writer.has_put(document_id):
            return self._writer.get(document_id)
        return None if document_id in self._removed else self._before.get(document_id)

    def _all_now(self, ids: Collection[str]) -> dict[str, Document]:
        """Return what `_now` does for each of *ids* that it has a wording for, by these."""
        put = self._writer.all_put(ids)
        left = [one for one in ids if one not in put and one not in self._removed]
        return {**self._before.get_all(left), **put}

    def _postpone(self, document: Document) -> None:
        """Keep *document*, to combine it later with the one that was put under its id."""
        known = self._pending.get(document.id)
        self._pending[document.id] = combine(known, document) if known else document
        if len(self._pending) >= _PENDING:
            self._settle()

    def _settle(self) -> None:
        all_put = self._writer.all_put(self._pending)
        all_held = self._before.get_all(list(self._pending))
        for document_id, document in self._pending.items():
            held, put = all_held.get(document_id), all_put.get(document_id)
            if put is None and document_id not in self._removed:
                put = held
            merged = combine(put, document) if put else document
            if held is not None:
                if merged.kind == "topic" and _is_later(merged, held):
                    self._recaptured[held.id] = held
                changed = self._changed.add if merged != held else self._changed.discard
                changed(document_id)
                self._changes.compared(held, merged)
                self._corrections.changed(held)
            if merged != put:
                self._write(merged)
        self._pending.clear()

    def _drop(self, names: Iterable[str]) -> None:
        """Remove the files *names*, read again or gone, from documents that they no longer list."""
        for name in names:
            for held in list(self._before.listed_in(name)):
                if held.id in self._met:
                    continue
                self._met.add(held.id)
                if self._files_of(held) - self._stale:
                    self._shared.add(held.id)
                    self._changed.add(held.id)
                    self._writer.remove(held.id)
                    self._removed.add(held.id)
                    self._corrections.changed(held)
                else:
                    unlisted = replace(held, sources=())
                    self._unlisted.append(unlisted)
                    self._put(held, unlisted)
                    self._changes.left(unlisted)
                    if note := self._corrections.likely(held, self._now):
                        self._findings.append(note)

    def _find_superseded(self) -> None:
        """Find the headlines of a topic's former latest page that its new latest page lacks."""
        superseded: dict[str, Document] = {}
        for page in self._recaptured.values():
            for source in page.sources:
                again = self._file_of(source) in self._stale
                for document in self._before.listed_in(source.file):
                    # A headline that its file, read again, no longer has was dropped already.
                    met = document.id in self._met
                    if again != met or document.kind != "headline":
                        continue
                    now = self._now(document.id) or document
                    if now.sources and document.last_seen == now.last_seen == page.last_seen:
                        superseded[document.id] = document
        self._unlisted += superseded.values()
        for document in superseded.values():
            self._changes.left(document)

    def _join_corrections(self) -> None:
        """Put each corrected headline as one document in place of its wordings."""
        groups, notes = self._corrections.groups(self._all_now)
        self._findings += notes
        joined = [(group, join(group)) for group in groups]
        ids = [one.id for group in groups for one in group]
        before = self._before.committed.get_all(ids)
        put = {**before, **self._writer.all_put(ids)}
        more: list[tuple[Document, int]] = []
        corrected: set[str] = set()
        for group, document in joined:
            held = {one.id for one in group if before.get(one.id)}
            self._added -= len(group) - len(held) if held else len(group) - 1
            self._changed -= held
            were = {one.id: one for i in held if (one := before.get(i))}
            self._changes.joined(group, list(were.values()), document)
            earlier = {one.id for held in were.values() for one in held.earlier}
            known = len(earlier.intersection(one.id for one in group))
            more.append((document, len(document.earlier) - known))
            if held and document != before.get(document.id):
                self._changed.add(document.id)
            for one in group:
                if one.id != document.id:
                    self._writer.remove(one.id)
            if document != put.get(document.id):
                self._writer.put(document)
            if document.sources:
                corrected.update(one.id for one in group)
        self._unlisted = [one for one in self._unlisted if one.id not in corrected]
        self._findings += note_of_joined(more)

    def _read_shared(self, files: dict[str, ArchiveFile]) -> None:
        """Read the unchanged files that list documents of changed files."""
        held = map(self._before.get, sorted(self._shared))
        names = {name for document in held if document for name in self._files_of(document)}
        shared = [files[name] for name in sorted((names - self._stale) & files.keys())]
        for block in self._blocks(shared, _reported_before):
            for index, document_id in enumerate(block.ids):
                if document_id in self._shared:
                    self._postpone(block.document(index))
        self._settle()

    def _files_of(self, document: Document) -> set[str]:
        """Return the files of the archive that list *document*."""
        return {self._file_of(source) for source in document.sources}

    def _file_of(self, source: Source) -> str:
        """Return the file of the archive that *source* is, or that holds it."""
        name = source.file
        while name and name not in self._names:
            name = name.rpartition("/")[0]
        return name or source.file


def _reported_before(file: ArchiveFile, digest: str, findings: Sequence[Finding]) -> None:
    """Pass over the *findings* of a *file* that has not changed since they were reported."""


def _is_later(page: Document, than: Document) -> bool:
    return bool(page.last_seen and than.last_seen and page.last_seen > than.last_seen)
