"""The folder of an index: durable renames and the write lock.

Whoosh's storage renames files without syncing them. Here a file is synced before its rename and
the folder after it, so every file with its final name is complete, even after a power cut.
"""

import contextlib
import datetime as dt
import os
import re
import socket
from collections.abc import Collection, Iterator
from pathlib import Path

from whoosh.filedb.filestore import FileStorage

from search.errors import CommitUncertain, IndexLocked

INDEX_NAME = "MAIN"
"""Whoosh's default name for the index of a folder."""

_LOCK = f"{INDEX_NAME}_WRITELOCK"
_TELLING = re.compile(rf"_{INDEX_NAME}_\d+\.toc|{_LOCK}")
OF_COMMITS = re.compile(
    rf"_{INDEX_NAME}_\d+\.(toc|meta).*|{INDEX_NAME}_[0-9a-z]+\.(\d+\.)?(col|del|vec).*"
)
"""The names of the files of commits, and of those that a killed writer left."""

REBUILD = "rebuild it with: dateline index --rebuild"


class DurableStorage(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's file storage, with renames that survive a power cut."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Sync *oldname*, rename it and sync the folder; raises `CommitUncertain`."""
        with (Path(self.folder) / oldname).open("rb") as file:
            os.fsync(file.fileno())
        super().rename_file(oldname, newname, safe=safe)
        try:
            sync_folder(Path(self.folder))
        except OSError as error:
            # Readers may have opened the new name already, so the rename cannot be undone.
            raise CommitUncertain(
                f"{self.folder} was updated, but the disk may not keep the update"
                f" ({error.strerror}); once the disk works again, {REBUILD}"
            ) from error


def index_files(names: Collection[str]) -> frozenset[str]:
    """Return those of the *names* in one folder that are an index's, none if it holds no index."""
    if not any(map(_TELLING.fullmatch, names)):
        return frozenset()
    return frozenset(name for name in names if name == _LOCK or OF_COMMITS.fullmatch(name))


def make_folder(folder: Path) -> None:
    """Make *folder* and its missing parents, durably; existing folders stay as they are."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the write lock of *folder*; raises `IndexLocked` naming the process that has it.

    The operating system locks the file that Whoosh's own writers lock, and frees it when the
    process ends. The file's text names the holder for the error message.
    """
    path = folder / _LOCK
    lock = DurableStorage(str(folder)).lock(path.name)
    if not lock.acquire():
        holder = path.read_text(encoding="utf-8").strip() or "another process"
        raise IndexLocked(f"{folder} is being written by {holder}; try again when it is done")
    try:
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        path.write_text(f"process {os.getpid()} on {socket.gethostname()} since {now}\n", "utf-8")
        yield
    finally:
        # The work is done, so errors here change nothing; the lock ends with the process anyway.
        with contextlib.suppress(OSError):
            os.truncate(path, 0)
        with contextlib.suppress(OSError):
            lock.release()
