"""An archive: a folder of files, or one file, and what each of them holds.

    archive = open_archive(Path("corpus/sample"))
    for file in archive.files():
        if isinstance(file, ArchiveFile):
            for item in archive.read(file): ...

What cannot be entered or read is a `Finding` among the rest and costs nothing else.
"""

import io
import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Set
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.archive_files import ArchiveFile, opener
from corpus.containers import CONTAINERS, Loaded
from corpus.containers.bounds import Allowance, TooLargeError
from corpus.containers.compressed import DAMAGE
from corpus.foreign_formats import is_copy, is_named_otherwise, why_no_reader, why_not_read
from corpus.formats import (
    COMPRESSED,
    HEAD,
    is_named_compressed,
    may_be,
    named_format,
    recognise,
)
from corpus.manifest import NAME, ArchiveError, Manifest, Never, read_manifest
from corpus.model import DateOrder, Finding, Headline, Source, TopicPage, sentence
from corpus.saved_parts import count_files, folders_of_parts
from corpus.stretches import SIZE, Stretch, cut, last_line_end
from corpus.tally import FileFindings

if TYPE_CHECKING:
    from corpus.identifying.identification import Unidentified
    from corpus.read_context import ReadContext
    from corpus.reading import FileReader, Reader

READERS: Mapping[str, Loaded] = {
    ".txt": Loaded("corpus.readers.texts.plain", "read_text"),
    ".html": Loaded("corpus.readers.hypertext.hypertext", "read_html"),
    ".htm": Loaded("corpus.readers.hypertext.hypertext", "read_html"),
    ".md": Loaded("corpus.readers.texts.markdown", "read_markdown"),
    ".markdown": Loaded("corpus.readers.texts.markdown", "read_markdown"),
    ".orgmode": Loaded("corpus.readers.texts.plain_markup", "read_org"),
    **dict.fromkeys(
        (".adoc", ".asciidoc", ".asc"), Loaded("corpus.readers.texts.asciidoc", "read_asciidoc")
    ),
    ".textile": Loaded("corpus.readers.texts.plain_markup", "read_textile"),
    ".dokuwiki": Loaded("corpus.readers.texts.wikitext", "read_dokuwiki"),
    ".rst": Loaded("corpus.readers.texts.plain_markup", "read_rst"),
    ".wiki": Loaded("corpus.readers.texts.wikitext", "read_wikitext"),
    ".mediawiki": Loaded("corpus.readers.texts.wikitext", "read_wikitext"),
    ".jsonl": Loaded("corpus.readers.json_files.json_records", "read_jsonl"),
    ".ndjson": Loaded("corpus.readers.json_files.json_records", "read_jsonl"),
    ".json": Loaded("corpus.readers.json_files.json_records", "read_json"),
    ".csv": Loaded("corpus.readers.tabular.tables", "read_csv"),
    ".tsv": Loaded("corpus.readers.tabular.tables", "read_csv"),
    ".tab": Loaded("corpus.readers.tabular.tables", "read_csv"),
    ".xlsx": Loaded("corpus.readers.tabular.spreadsheets", "read_xlsx"),
    ".xml": Loaded("corpus.readers.xml_files.xml_documents", "read_xml"),
    ".nitf": Loaded("corpus.readers.xml_files.xml_documents", "read_xml"),
    ".opml": Loaded("corpus.readers.xml_files.xml_documents", "read_xml"),
    ".sqlite": Loaded("corpus.readers.tabular.databases", "read_sqlite"),
    ".sql": Loaded("corpus.readers.tabular.sql_dumps", "read_sql"),
    ".iptc": Loaded("corpus.readers.texts.agency_messages", "read_agency_messages"),
    ".ris": Loaded("corpus.readers.texts.references", "read_ris"),
    ".bib": Loaded("corpus.readers.texts.references", "read_bibtex"),
    ".nbib": Loaded("corpus.readers.texts.tagged_references", "read_nbib"),
    ".enw": Loaded("corpus.readers.texts.tagged_references", "read_refer"),
    ".refworks": Loaded("corpus.readers.texts.tagged_references", "read_refworks"),
    ".rss": Loaded("corpus.readers.xml_files.feeds", "read_feed"),
    ".atom": Loaded("corpus.readers.xml_files.feeds", "read_feed"),
    ".rdf": Loaded("corpus.readers.xml_files.xml_documents", "read_xml"),
}
"""The reader of each format by the end of a file's name, in lower case and decompressed."""

_READ_ROWS = Loaded("corpus.readers.tabular.table_stretches", "read_rows")
_READ_OBJECT_LINES = Loaded("corpus.readers.json_files.json_records", "read_object_lines")
_ENDINGS = frozenset((*READERS, *CONTAINERS))
_LINES = (".jsonl", ".ndjson")
_TABLES = (".csv", ".tsv", ".tab")
_CUT = (*_LINES, *_TABLES)
_Place = Path | os.DirEntry[str]
"""Where a folder or a file is; either tells its name and what the system says of it."""

OfIndex = Callable[[Collection[str]], Set[str]]
"""Returns those of the names in a folder that are files of an index."""


def _of_none(_names: Collection[str]) -> Set[str]:
    return frozenset()


class Archive:
    """The files in or under *top*; see `open_archive`."""

    def __init__(self, top: Path, manifest: Manifest, of_index: OfIndex) -> None:
        self._top = top
        self._of_index = of_index
        self._manifest = manifest
        # The file that was read last, and what tells the order of its dates.
        self._orders: tuple[str, Set[DateOrder]] = ("", frozenset())

    @property
    def links(self) -> Mapping[str, str]:
        """Return the templates of links that the manifest states, by name (`manifest.LINKS`)."""
        return self._manifest.links

    @property
    def never(self) -> Never | None:
        """Return what the manifest says never annotates a headline, None if nothing does."""
        return self._manifest.never

    def files(self) -> Iterator[ArchiveFile | Finding]:
        """Yield the files in the order of their names, and what cannot be entered or read.

        Hidden files are passed over, and the files of an index and the parts that a browser saved
        with a page, which are reported once for each folder. A symbolic link counts if it leads to
        a file within the archive; links to folders do not, since what is within is met anyway.
        """
        unmatched = set(self._manifest.patterns)
        for found in self._walk():
            if unmatched and isinstance(found, ArchiveFile):
                unmatched.difference_update(self._manifest.matching(found.name))
            yield found
        if self._top.is_dir():
            for pattern in sorted(unmatched):
                yield Finding(Source(NAME, 0), f'[files."{pattern}"] matches no file')

    def stretches(self, file: ArchiveFile) -> Iterator[Stretch | None]:
        """Yield the stretches that *file* is best read in, or None if it is read as a whole.

        A large file that has an object on each line is cut, and so is a large table, also where it
        is compressed.
        """
        found = None
        with suppress(*DAMAGE, TooLargeError):  # reading it will say what is wrong
            found = _cuttable(file)
        if found is None:
            yield None
            return
        stream, ends, packed = found
        with stream:
            yield from cut(stream, ends, packed)

    def reading(
        self,
        file: ArchiveFile,
        stretch: Stretch | None = None,
        unidentified: "Unidentified | None" = None,
    ) -> "FileReader":
        """Return the reader of *file*, or of a *stretch* of it that `stretches` gave.

        *unidentified* as `FileReader`.
        """
        from corpus.read_context import ReadContext
        from corpus.reading import FileReader

        context = ReadContext(file.name, file.stated, file.captured, file.open)
        said = named_format(file.name, _ENDINGS)
        if stretch is None:
            allowance = Allowance(file.size)
            return FileReader(
                context,
                said,
                allowance,
                READERS,
                compressed=is_named_compressed(file.name),
                unidentified=unidentified,
            )
        context.stretch = stretch
        context.open_whole = opener(file, stretch.packed)
        context.open = partial(stretch.open, opener(file, stretch.packed, context.damaged))
        known, orders = self._orders
        if known == file.name:
            context.take_orders(orders)
        reader = partial(
            self._read_stretch, file, _READ_ROWS if said in _TABLES else _READ_OBJECT_LINES
        )
        readers = dict.fromkeys(_CUT, reader)
        return FileReader(context, said, Allowance(file.size), readers, unidentified=unidentified)

    def _read_stretch(
        self, file: ArchiveFile, read: "Reader", context: "ReadContext"
    ) -> Iterator[TopicPage | Headline]:
        yield from read(context)
        if context.orders is not None:  # sought in all of the file, which once is enough
            self._orders = file.name, context.orders

    def read(self, file: ArchiveFile) -> Iterator[TopicPage | Headline | Finding]:
        """Yield what *file* holds in the order of its lines.

        Only pages are held in memory, and some thousands of headlines.

        What stands in a container names as its file the container's name and its own, joined
        with `/`.
        """
        findings = FileFindings(file.name)
        for stretch in self.stretches(file):
            reading = self.reading(file, stretch)
            for item in reading.read():
                if not isinstance(item, Finding) or findings.lists(item):
                    yield item
            findings.add(reading.tally())
        yield from findings.closing()

    def _walk(self) -> Iterator[ArchiveFile | Finding]:
        pending: list[tuple[_Place, str]] = [
            (self._top, "" if self._top.is_dir() else self._top.name)
        ]
        while pending:
            place, name = pending.pop()
            try:
                facts = place.stat(follow_symlinks=False)  # once for each file, as may be many
                is_link = stat.S_ISLNK(facts.st_mode)
                if is_link:
                    facts = place.stat()
                if stat.S_ISDIR(facts.st_mode) and not (name and is_link):
                    with os.scandir(place) as entries:
                        children = {child.name: child for child in entries}
                    if of_index := self._of_index(children):
                        yield Finding(
                            Source(_shown(name) or ".", 0), "passed over: an index", "note"
                        )
                    parts = dict(folders_of_parts(Path(place), children))
                    for folder, page in parts.items():
                        yield _of_parts(Path(place, folder), f"{name}/{folder}".lstrip("/"), page)
                    pending += [
                        (children[child], f"{name}/{child}" if name else child)
                        for child in sorted(children.keys() - of_index - parts.keys(), reverse=True)
                        if not child.startswith(".")
                    ]
                elif found := self._met(place, name, facts, is_link=is_link):
                    yield found
            except OSError as error:
                yield Finding(Source(_shown(name), 0), sentence(error), "unreadable")

    def _met(
        self, place: _Place, name: str, facts: os.stat_result, *, is_link: bool
    ) -> ArchiveFile | Finding | None:
        """Return the file that *place* is or leads to, or why it is passed over if that matters."""
        path, shown, mode = os.fspath(place), _shown(name), facts.st_mode
        if is_link and not Path(path).resolve().is_relative_to(self._top.resolve()):
            return Finding(Source(shown, 0), "a link out of the archive, which is not followed")
        if stat.S_ISDIR(mode) or name == NAME:
            return None
        if not stat.S_ISREG(mode):
            return Finding(Source(shown, 0), "neither a file nor a folder")
        if place.name == NAME:
            reason = f"{NAME} counts only at the top of an archive"
            return Finding(Source(shown, 0), reason)
        if name.lower() == NAME:
            reason = f"it says nothing of the archive; write its name in small letters, {NAME}"
            return Finding(Source(shown, 0), reason)
        if problem := _not_read(path, place.name):
            return Finding(Source(shown, 0), f"passed over: {problem}", "note")
        return ArchiveFile(shown, path, facts.st_size, facts.st_mtime_ns, self._manifest.of(name))


def open_archive(path: Path, of_index: OfIndex = _of_none) -> Archive:
    """Return the archive that the folder or file at *path* is, with what its manifest states.

    *of_index* tells the files of an index among the names in a folder; none are by default.
    The manifest of a single file is the one beside it. Raises `ArchiveError`, with a sentence for
    the operator, if there is no such archive or its manifest has a fault.
    """
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
    except OSError as error:
        raise ArchiveError(f"{path}: {sentence(error)}") from error
    return Archive(path, read_manifest(path if folder else path.parent), of_index)


def _of_parts(folder: Path, name: str, page: str) -> Finding:
    """Return what is said of a *folder* that has the parts of a *page*."""
    count = count_files(folder)
    files = f"{count:,} files" if count != 1 else "1 file"
    reason = f"passed over: {files} of what a browser saved with {page}"
    return Finding(Source(_shown(name), 0), reason, "note")


def _not_read(path: str, name: str) -> str:
    """Return why no reader is for the file *name* at *path*, empty if there may be one."""
    if named_format(name, _ENDINGS) and not is_copy(name):
        return ""
    if is_named_otherwise(name):
        return why_not_read(name)
    with Path(path).open("rb") as stream:
        content = recognise(stream.read(HEAD))
    return "" if content.ending else why_no_reader(content.kind)


def _shown(name: str) -> str:
    """Return a file's name as text, bytes that are not UTF-8 as their numbers."""
    return name if name.isascii() else os.fsencode(name).decode(errors="backslashreplace")


def _cuttable(
    file: ArchiveFile,
) -> tuple[io.BufferedReader, Callable[[bytes], int], str] | None:
    """Return what `cut` takes to cut *file*, None if it is read as a whole."""
    said = named_format(file.name, _ENDINGS)
    compressed = is_named_compressed(file.name)
    least = SIZE // 4 if compressed else 2 * SIZE
    if said not in _CUT or file.stated.encoding or file.size < least:
        return None
    with file.open() as stream:
        packed = recognise(stream.read(HEAD)).ending if compressed else ""
    if compressed and packed not in COMPRESSED:
        return None
    open_whole = opener(file, packed)
    with open_whole() as stream:
        if not may_be(said, recognise(stream.read(HEAD))):
            return None
    if said in _TABLES:
        from corpus.read_context import ReadContext
        from corpus.readers.tabular.table_stretches import row_ends

        ends = row_ends(ReadContext(file.name, file.stated, file.captured, open_whole))
    else:
        from corpus.readers.json_files.object_lines import has_object_lines  # loads no reader

        ends = last_line_end if has_object_lines(open_whole, None) else None
    return (open_whole(), ends, packed) if ends else None
