"""Whoosh's storage of files with durable renames, and the write lock of a folder.

Whoosh's own renames files without syncing them. Here a file is synced before its rename and the
folder after it, so every file with its final name is complete, even after a power cut.
"""

import contextlib
import datetime as dt
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from whoosh.filedb.filestore import FileStorage

from search.columnar.files.directory import LOCK, REBUILD, sync_folder
from search.errors import CommitUncertain, IndexLocked


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


@contextlib.contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the write lock of *folder*; raises `IndexLocked` naming the process that has it.

    The operating system locks the file that Whoosh's own writers lock, and frees it when the
    process ends. The file's text names the holder for the error message.
    """
    path = folder / LOCK
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
