"""The processes that read: when they are worth their start, and how a first run starts them early.

That a first run reads everything is known before the writer is loaded. So its processes are started
then, and load what they need meanwhile.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from corpus import ArchiveFile, open_archive
from corpus.archive import READERS
from corpus.formats import named_format
from search import index_files, is_address
from search.processes import Processes

Readers = Processes
"""Processes that read, which are ended once they have."""

_WORTH = 2**20  # bytes to be read; with fewer, the start of processes costs more than they bring


def many(files: Iterable[ArchiveFile], processes: int) -> bool:
    """Return whether so many *processes* read *files*, rather than this one."""
    left = _WORTH
    return processes > 1 and any((left := left - file.size) <= 0 for file in files)


def start(processes: int, name: str) -> Readers:
    """Start so many *processes*, which load what reads files of the format that *name* says."""
    return Processes("indexer.reading", processes, named_format(name, READERS))


@contextlib.contextmanager
def started_early(archive: Path, where: str, *, rebuild: bool) -> Iterator[Readers | None]:
    """Start the processes that read if all of a large *archive* will be, for the index *where*.

    Unless they were used, they are ended at the end. Raises `corpus.ArchiveError`.
    """
    first = None
    if rebuild or not (is_address(where) or _is_index(where)):
        found = open_archive(archive, index_files).files()
        files = (one for one in found if isinstance(one, ArchiveFile))
        first = next(files, None)
    if first is None or not many(chain((first,), files), processors()):
        yield None
        return
    readers = start(processors(), first.name)
    try:
        yield readers
    finally:
        if not readers.connections[0].closed:  # else what used them has ended them
            readers.end()
            readers.close()


def processors() -> int:
    """Return how many processors this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _is_index(where: str) -> bool:
    folder = Path(where)
    return folder.is_dir() and bool(index_files([path.name for path in folder.iterdir()]))
