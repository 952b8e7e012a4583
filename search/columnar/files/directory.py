"""The folder of an index: what survives a power cut, and who may write.

Whoosh's storage renames files without asking the disk to keep them. Here a file's bytes are
synced before its name appears and the folder after that, so a name that is seen is whole.
"""

import contextlib
import datetime as dt
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from whoosh.filedb.filestore import FileStorage

from search.errors import CommitUncertain, IndexLocked

INDEX_NAME = "MAIN"
"""Whoosh's default name for the index of a folder."""

REBUILD = "rebuild it with: dateline index --rebuild"


class DurableStorage(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """A folder in which a renamed file is on the disk, name and contents."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Sync *oldname*, give it its new name and sync the folder."""
        with (Path(self.folder) / oldname).open("rb") as file:
            os.fsync(file.fileno())
        super().rename_file(oldname, newname, safe=safe)
        try:
            sync_folder(Path(self.folder))
        except OSError as error:
            # Readers may have seen the new name already, so it cannot be taken back.
            raise CommitUncertain(
                f"{self.folder} was updated, but the disk may not keep it"
                f" ({error.strerror}); once the disk is well, {REBUILD}"
            ) from error


def make_folder(folder: Path) -> None:
    """Make *folder* and those above it, durably; one that is there is left alone."""
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
    """Be the only writer of *folder*; raises `IndexLocked` naming the one who is.

    The lock is the operating system's, on the file that Whoosh's own writers lock, so that it
    dies with its process; the file's text only says who holds it.
    """
    path = folder / f"{INDEX_NAME}_WRITELOCK"
    lock = DurableStorage(str(folder)).lock(path.name)
    if not lock.acquire():
        holder = path.read_text(encoding="utf-8").strip() or "another process"
        raise IndexLocked(f"{folder} is being written by {holder}; try again when it is done")
    try:
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        path.write_text(f"process {os.getpid()} on {socket.gethostname()} since {now}\n", "utf-8")
        yield
    finally:
        # Done is done, whatever the disk says now; the lock goes with the process at the latest.
        with contextlib.suppress(OSError):
            os.truncate(path, 0)
        with contextlib.suppress(OSError):
            lock.release()
