"""The manager that opens the newest commit of a folder, and older ones that are kept."""

import os
import threading
import time
from collections import OrderedDict
from pathlib import Path

from search.columnar.files.directory import REBUILD
from search.columnar.index.commits import latest_generation, read_commit, toc_path
from search.columnar.index.schema import fingerprint
from search.columnar.index.searcher import Searcher
from search.columnar.index.segment import Segment, SegmentFile, read_deletions
from search.columnar.index.vectors import VectorFile
from search.errors import CursorGone, IndexDamaged, IndexMissing, IndexOutdated, IndexProblem

_RACY_SECONDS = 2  # the coarsest resolution of file times in common file systems
_GONE = -1  # the time of a folder that is not there, which no folder has
_ATTEMPTS = 10
_PAST_OPEN = 2  # besides the newest; the disk cannot free the files of an open commit


class SearcherManager:
    """The manager of the searchers of the index in *folder*; safe to share between threads.

    Opens the newest commit. Searchers share the mapping of a segment that they have in common.
    Raises `IndexMissing`, `IndexOutdated` or `IndexDamaged`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._seen = 0
        self._searcher = self._open(None)
        self._past: OrderedDict[str, Searcher] = OrderedDict()

    def searcher(self) -> Searcher:
        """Return the searcher of the newest commit; costs one `stat` while that is open already."""
        if self._folder_time() != self._seen:
            with self._lock:
                changed = self._folder_time()
                if latest_generation(self._folder) != self._searcher.commit.generation:
                    self._searcher = self._open(self._searcher)
                # Another change within the clock's resolution would leave the same time.
                racy = time.time_ns() - changed < _RACY_SECONDS * 10**9
                self._seen = 0 if racy else changed
        return self._searcher

    def past(self, version: str) -> Searcher:
        """Return the searcher of *version*, the newest or an older one whose files are kept.

        It is named as `IndexVersion` has it, with the mark of the index or without. Raises
        `CursorGone`.
        """
        newest = self.searcher()
        if version in (newest.version.version, newest.version.as_of):
            return newest
        with self._lock:
            if version not in self._past:
                self._past[version] = self._open_past(version, newest)
            self._past.move_to_end(version)
            if len(self._past) > _PAST_OPEN:
                self._past.popitem(last=False)
            return self._past[version]

    def _open_past(self, version: str, newest: Searcher) -> Searcher:
        gone = CursorGone(f"version {version} of the index is no longer kept")
        number = version.partition(".")[0]
        if not number.isdecimal() or not toc_path(self._folder, int(number)).exists():
            raise gone
        try:
            searcher = open_searcher(self._folder, int(number), newest)
        except (FileNotFoundError, IndexProblem) as error:
            raise gone from error
        if version not in (searcher.version.version, searcher.version.as_of):
            raise gone  # of another index, which was in this folder before
        return searcher

    def _folder_time(self) -> int:
        try:
            return os.stat(self._folder).st_mtime_ns  # noqa: PTH116  # half of Path.stat's time
        except FileNotFoundError:
            return _GONE

    def _open(self, last: Searcher | None) -> Searcher:
        for attempt in range(_ATTEMPTS):
            generation = latest_generation(self._folder)
            if generation is None:
                break
            try:
                return open_searcher(self._folder, generation, last)
            except FileNotFoundError as error:
                # Two commits were made since the folder was listed, or a file is missing.
                if attempt == _ATTEMPTS - 1:
                    raise missing_file(error) from error
        raise IndexMissing(f"there is no index in {self._folder}; make it with: dateline index")


def missing_file(error: FileNotFoundError) -> IndexDamaged:
    """Return the error of an index that lacks the file of *error*."""
    return IndexDamaged(f"{error.filename} is missing; {REBUILD}")


def open_searcher(folder: Path, generation: int, last: Searcher | None = None) -> Searcher:
    """Return the searcher of commit *generation*, sharing the segments that *last* has too."""
    commit = read_commit(folder, generation)
    if commit.made_by != fingerprint():
        raise IndexOutdated(f"{folder} was made by another version of Dateline; {REBUILD}")
    known = dict(zip(last.commit.segments, last.segments, strict=True)) if last else {}
    files = {entry.name: segment.file for entry, segment in known.items()}
    vector_files = {entry.vectors_path(folder): s.vectors for entry, s in known.items()}
    segments = []
    for entry in commit.segments:
        segment = known.get(entry)
        if segment is None:
            file = files.get(entry.name) or SegmentFile(entry.path(folder))
            live = read_deletions(entry.deletions_path(folder)) if entry.deletions else None
            vectors = None
            if entry.vectors:
                path = entry.vectors_path(folder)
                vectors = vector_files.get(path) or VectorFile(path)
            segment = Segment(entry.name, file, live, vectors)
        segments.append(segment)
    return Searcher(commit, tuple(segments))
