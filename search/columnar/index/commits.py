"""Commits: the lists of segments that make up each version of an index.

Commit number g is complete once the file `_MAIN_g.toc` exists. That file is Whoosh's table of
contents, written for Whoosh's tools. Dateline reads `_MAIN_g.meta`, an array file without pickles:
the segments and their deletions, the time and versions that made the index, the indexer's own
state, and the notes for readers.

The files of a commit stay until the second commit after it, so a reader can finish opening them.
They also stay for an hour after the next commit, so a cursor can walk to the end of its result.
"""

import contextlib
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from msgspec import msgpack

from search.columnar.files.array_file import ArrayFile, ArrayFileWriter
from search.columnar.files.directory import INDEX_NAME, REBUILD
from search.columnar.index.near_copies import CrossPairs
from search.errors import IndexDamaged, IndexProblem
from search.values.changes import Notes

_TOC = re.compile(rf"_{INDEX_NAME}_(\d+)\.toc")
_KEPT = dt.timedelta(hours=1)


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
    empty for none.
    """

    generation: int
    built_at: str
    made_by: Mapping[str, str]
    segments: tuple[SegmentEntry, ...]
    state: bytes = b""
    near_copies: CrossPairs = field(default_factory=dict, compare=False)
    encoded_notes: bytes = b""

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
    )


def kept_commits(folder: Path, now: dt.datetime) -> list[Commit]:
    """Return the commits, without the newest, that were replaced less than an hour before *now*."""
    generations = (_TOC.fullmatch(path.name) for path in folder.iterdir())
    commits = []
    for generation in sorted(int(found[1]) for found in generations if found):
        with contextlib.suppress(IndexProblem, FileNotFoundError):
            commits.append(read_commit(folder, generation))
    return [
        commit
        for commit, successor in pairwise(commits)
        if now - dt.datetime.fromisoformat(successor.built_at) < _KEPT
    ]
