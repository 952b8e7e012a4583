"""A file of an archive: what tells that it has changed, and how it is opened."""

import datetime as dt
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from corpus.containers import in_memory
from corpus.containers.bounds import Allowance
from corpus.containers.compressed import decompressed
from corpus.manifest import Stated

_HELD = 2**16  # bytes of a file that is read once, however often it is opened


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """A file of an archive that there is a reader for.

    *name* is relative to the archive, with `/`. *stated* is what `archive.toml` says of it, and
    *content* its bytes, where it is `held`.
    """

    name: str
    path: str
    size: int
    mtime_ns: int
    stated: Stated
    content: bytes | None = None

    @property
    def captured(self) -> dt.date:
        """Return the day on which the file's pages looked like this: as stated, else its own.

        A file's own day is that of its last change, in UTC.
        """
        changed = dt.datetime.fromtimestamp(self.mtime_ns // 10**9, dt.UTC)
        return self.stated.captured or changed.date()

    @property
    def stamp(self) -> str:
        """Return what tells without reading that a file may have changed: size, time, facts."""
        return f"{self.size} {self.mtime_ns} {_hash_of_facts(self.stated)}"

    def digest(self) -> str:
        """Return a hash of all that `Archive.read` depends on: content, name, day and facts.

        Raises `OSError` if the file cannot be read.
        """
        with self.open() as stream:
            content = hashlib.sha256()
            while block := stream.read(_HELD):
                content.update(block)
        return _hash(f"{content.hexdigest()} {self.name} {self.captured} {self.stated!r}".encode())

    def held(self) -> "ArchiveFile":
        """Return the file with its content, which is read here, if that is small.

        Raises `OSError` if the file cannot be read.
        """
        if self.size > _HELD:
            return self
        with self.open() as stream:
            content = stream.read(_HELD + 1)
        if len(content) > _HELD:
            return self
        return ArchiveFile(self.name, self.path, self.size, self.mtime_ns, self.stated, content)

    def open(self) -> io.BufferedReader:
        """Open the file as it is, compressed if it is."""
        if self.content is not None:
            return in_memory(self.content)
        return open(self.path, "rb")  # noqa: PTH123 - of many small files a Path takes long


def opener(
    file: ArchiveFile, packed: str, damaged: Callable[[str], None] | None = None
) -> Callable[[], io.BufferedReader]:
    """Return what opens *file*, decompressed if *packed* says how; *damaged* as `decompressed`."""
    if not packed:
        return file.open
    return decompressed(file.open, packed, Allowance(file.size), damaged)


@lru_cache  # all files of most archives have the same
def _hash_of_facts(stated: Stated) -> str:
    return _hash(repr(stated).encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]
