"""Commits: the lists of segments that make up each version of an index.

Commit number g is complete once the file `_MAIN_g.toc` exists. That file is Whoosh's table of
contents, written for Whoosh's tools. Dateline reads `_MAIN_g.meta`, an array file without pickles:
the segments and their deletions, the time and versions that made the index, the indexer's own
state, and the notes for readers.

The files of a commit stay until the second commit after it, so a reader can finish opening them.
They also stay for an hour after the next commit, so a cursor can walk to the end of its result. And
they stay for those who cite a version, the newest first, as long as there is room: segments are
shared, so most commits of a growing archive cost little more than what they added.
"""

import contextlib
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from msgspec import msgpack

from search.columnar.files.array_file import ArrayFile, ArrayFileWriter
from search.columnar.files.directory import INDEX_NAME, REBUILD
from search.columnar.index.near_copies import CrossPairs
from search.errors import IndexDamaged, IndexProblem
from search.values.changes import Notes

_TOC = re.compile(rf"_{INDEX_NAME}_(\d+)\.toc")
_KEPT = dt.timedelta(hours=1)

PAST_BYTES = 256 << 20
"""Bytes that commits of the past may take at least, however small the index."""

PAST_COMMITS = 1_000
"""The most commits of the past that are kept."""


@dataclass(frozen=True)
class SegmentEntry:
    """A segment of a commit.

    *deletions* and *vectors* are the commits that wrote those of the segment, 0 if it has none.
    """

    name: str
    deletions: int
    vectors: int = 0

    def path(self, folder: Path) -> Path:
        """Return the segment's file."""
        return folder / f"{self.name}.col"

    def deletions_path(self, folder: Path) -> Path:
        """Return the file of its deletions."""
        return folder / f"{self.name}.{self.deletions}.del"

    def vectors_path(self, folder: Path) -> Path:
        """Return the file of its vectors."""
        return folder / f"{self.name}.{self.vectors}.vec"


@dataclass(frozen=True)
class Commit:
    """The content of `_MAIN_g.meta`, g being *generation*.

    *built_at* is in ISO 8601, UTC; *made_by* is the `fingerprint`; *state* belongs to the indexer;
    *near_copies* are those in two of the segments. *encoded_notes* are the `Notes` in MessagePack,
    empty for none. *mark* is drawn by lot when an index begins, and stays through rebuilds.
    """

    generation: int
    built_at: str
    made_by: Mapping[str, str]
    segments: tuple[SegmentEntry, ...]
    state: bytes = b""
    near_copies: CrossPairs = field(default_factory=dict, compare=False)
    encoded_notes: bytes = b""
    mark: str = ""

    @cached_property
    def notes(self) -> Notes:
        """Return what the commit tells besides its documents; read when it is first asked for."""
        return msgpack.decode(self.encoded_notes, type=Notes) if self.encoded_notes else Notes()

    def write(self, folder: Path) -> None:
        """Write this commit's meta file."""
        with ArrayFileWriter(meta_path(folder, self.generation)) as file:
            file.add("state", np.frombuffer(self.state, np.uint8))
            for number, pairs in enumerate(self.near_copies.values()):
                file.add(f"near_copies.{number}", pairs.astype("<u4").ravel())
            file.add("notes", np.frombuffer(self.encoded_notes, np.uint8))
            file.close(
                {
                    "built_at": self.built_at,
                    "made_by": self.made_by,
                    "segments": [
                        [entry.name, entry.deletions, entry.vectors] for entry in self.segments
                    ],
                    "near_copies": list(self.near_copies),
                    "mark": self.mark,
                }
            )


def meta_path(folder: Path, generation: int) -> Path:
    """Return the meta file of a commit."""
    return folder / f"_{INDEX_NAME}_{generation}.meta"


def toc_path(folder: Path, generation: int) -> Path:
    """Return Whoosh's table of contents of a commit."""
    return folder / f"_{INDEX_NAME}_{generation}.toc"


def latest_generation(folder: Path) -> int | None:
    """Return the number of the newest commit, None if there is none."""
    try:
        names = [path.name for path in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return None
    return max((int(found[1]) for name in names if (found := _TOC.fullmatch(name))), default=None)


def read_commit(folder: Path, generation: int) -> Commit:
    """Return the commit *generation*; raises `IndexDamaged` if it cannot be read."""
    path = meta_path(folder, generation)
    if not path.exists() and toc_path(folder, generation).exists():
        raise IndexDamaged(
            f"{toc_path(folder, generation)} was not written by Dateline: "
            f"{path.name} is missing; {REBUILD}"
        )
    file = ArrayFile(path)
    return Commit(
        generation,
        file.attributes["built_at"],
        file.attributes["made_by"],
        tuple(SegmentEntry(*entry) for entry in file.attributes["segments"]),
        file["state"].tobytes(),
        {
            (one, other): file[f"near_copies.{number}"].reshape(-1, 2)
            for number, (one, other) in enumerate(file.attributes["near_copies"])
        },
        file["notes"].tobytes(),
        file.attributes["mark"],
    )


def read_mark(folder: Path, generation: int) -> str | None:
    """Return the mark of the index as commit *generation* has it, None if it cannot be read."""
    with contextlib.suppress(IndexProblem, OSError, KeyError):
        mark: str = ArrayFile(meta_path(folder, generation)).attributes["mark"]
        return mark
    return None


def past_files(folder: Path, newest: Commit, now: dt.datetime, room: int | None) -> set[Path]:
    """Return the files of the commits before *newest* that are kept.

    Those are the one before it, all that were replaced less than an hour before *now*, and, from
    the newest on, those whose files, without the ones that *newest* has too, take no more than
    *room* bytes together; by default, as many as its own files, or `PAST_BYTES` if that is more.
    """
    needed = files_of(folder, newest.generation, newest.segments)
    if room is None:
        room = max(PAST_BYTES, sum(path.stat().st_size for path in needed if path.exists()))
    replaced = dt.datetime.fromisoformat(newest.built_at)
    kept: set[Path] = set()
    for number, commit in enumerate(_older(folder, newest.generation)):
        files = files_of(folder, commit.generation, commit.segments) - needed - kept
        room -= sum(path.stat().st_size for path in files if path.exists())
        if number and now - replaced >= _KEPT and (room < 0 or number >= PAST_COMMITS):
            break
        kept |= files
        replaced = dt.datetime.fromisoformat(commit.built_at)
    return kept


def files_of(folder: Path, generation: int, segments: Iterable[SegmentEntry]) -> set[Path]:
    """Return the files of commit *generation*, which has *segments*."""
    return {
        meta_path(folder, generation),
        toc_path(folder, generation),
        *(entry.path(folder) for entry in segments),
        *(entry.deletions_path(folder) for entry in segments if entry.deletions),
        *(entry.vectors_path(folder) for entry in segments if entry.vectors),
    }


class _Listed(NamedTuple):
    """The directory of a commit, without the contents of its sections."""

    generation: int
    built_at: str
    segments: tuple[SegmentEntry, ...]


def _older(folder: Path, generation: int) -> Iterator[_Listed]:
    """Yield the commits before *generation* that can be read, the newest first."""
    found = (_TOC.fullmatch(path.name) for path in folder.iterdir())
    known = {int(name[1]) for name in found if name}
    for number in sorted((one for one in known if one < generation), reverse=True):
        with contextlib.suppress(IndexProblem, FileNotFoundError):
            # Of some hundred commits, checksums would read each whole.
            attributes = ArrayFile(meta_path(folder, number), written=True).attributes
            entries = tuple(SegmentEntry(*entry) for entry in attributes["segments"])
            yield _Listed(number, attributes["built_at"], entries)
