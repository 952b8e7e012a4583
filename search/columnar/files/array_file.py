"""The array file: named sections, each with its type, offset and checksum.

    offset 0     8 bytes   magic "DATELINE"
                 u32       version of this layout
                 u32       0
    offset 64    the sections, each beginning at a multiple of 64
    then         the directory, JSON in UTF-8:
                 {"attributes": {...},
                  "sections": {name: {"type", "count", "offset", "crc32"}, ...}}
    last 24      u64 offset of the directory, u32 its length, u32 its CRC-32,
                 8 bytes   magic again, so that a truncated file is recognised at once

All numbers are little-endian; a section's type is a NumPy type string ("<u4").
docs/index-format.md describes the sections of an index.
"""

import json
import mmap
import os
import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import IO, Any

import numpy as np
from isal.isal_zlib import crc32  # the same values as zlib's, five times as fast

from search.arrays import Array as Array  # of which a file consists
from search.columnar.files.directory import REBUILD, sync_folder
from search.columnar.files.partitions import Partitions, temporary_file
from search.errors import IndexDamaged, IndexOutdated

MAGIC = b"DATELINE"
VERSION = 10
_HEAD = struct.Struct("<8sII")
_FOOT = struct.Struct("<QII8s")
_ALIGNMENT = 64
_BLOCK_BYTES = 1 << 20


class ArrayFileWriter(AbstractContextManager["ArrayFileWriter"]):
    """Write sections to a draft, which is renamed to *path* once all are written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._draft = path.with_name(path.name + ".tmp")
        self._file = self._draft.open("wb")
        self._file.write(_HEAD.pack(MAGIC, VERSION, 0))
        self._sections: dict[str, dict[str, Any]] = {}
        self._spooled = ExitStack()

    def add(self, name: str, values: Array) -> None:
        """Write the one-dimensional *values* as section *name*."""
        self.add_blocks(name, values.dtype, (values,))

    def add_blocks(self, name: str, dtype: np.dtype[Any], blocks: Iterable[Array]) -> None:
        """Write *blocks*, one after the other, as section *name* of type *dtype*."""
        dtype = dtype.newbyteorder("<")
        self._file.write(b"\0" * (-self._file.tell() % _ALIGNMENT))
        offset, count, checksum = self._file.tell(), 0, 0
        for block in blocks:
            values = np.ascontiguousarray(block, dtype=dtype)
            self._file.write(values.data)
            count += values.size
            checksum = crc32(values.data, checksum)
        self._sections[name] = {
            "type": dtype.str,
            "count": count,
            "offset": offset,
            "crc32": checksum,
        }

    def spool(self, dtype: np.dtype[Any]) -> "Spool":
        """Return an empty spool of *dtype* in the file's folder; it ends with this writer."""
        return Spool(self._spooled.enter_context(temporary_file(self._path.parent)), dtype)

    def partitions(self, dtype: np.dtype[Any]) -> Partitions:
        """Return empty partitions of *dtype* in the file's folder; they end with this writer."""
        return Partitions(self._spooled.enter_context(temporary_file(self._path.parent)), dtype)

    def sync(self) -> None:
        """Force all bytes written so far to the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self, attributes: Mapping[str, Any], *, durable: bool = True) -> None:
        """Write the directory and rename the draft; *durable* syncs file and folder too."""
        directory = json.dumps({"attributes": attributes, "sections": self._sections}).encode()
        offset = self._file.tell()
        self._file.write(directory)
        self._file.write(_FOOT.pack(offset, len(directory), crc32(directory), MAGIC))
        if durable:
            self.sync()
        self._file.close()
        self._draft.replace(self._path)
        if durable:
            sync_folder(self._path.parent)

    def __exit__(self, *_: object) -> None:
        self._spooled.close()
        self._file.close()
        self._draft.unlink(missing_ok=True)


class Spool:
    """An array of *dtype* that grows in a temporary *file* and is read once it is complete."""

    def __init__(self, file: IO[bytes], dtype: np.dtype[Any]) -> None:
        self._file = file
        self.dtype = dtype

    def extend(self, values: Array) -> None:
        """Append *values*."""
        self._file.write(np.ascontiguousarray(values, self.dtype).data)

    def blocks(self) -> Iterator[Array]:
        """Yield all values in blocks; spools of one dtype and length have blocks of equal size."""
        self._file.seek(0)
        while block := self._file.read(_BLOCK_BYTES):
            yield np.frombuffer(block, self.dtype)


class ArrayFile:
    """The sections of a file, mapped into memory.

    Opening a file checks every checksum, so no query reads damaged values. The check takes a tenth
    of a second for a million headlines, and leaves the file in the page cache. Pass `written=True`
    to skip the checksums of a file that this process just wrote. Raises `IndexDamaged` naming file
    and section, or `IndexOutdated`.
    """

    def __init__(self, path: Path, *, written: bool = False) -> None:
        self.path = path
        with path.open("rb") as file:
            self.size = os.fstat(file.fileno()).st_size
            if self.size < _HEAD.size + _FOOT.size:
                raise self._damaged("header", "the file is truncated")
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if not written:
            # The checksums read the whole file; reading ahead halves the time on a disk.
            self._bytes.madvise(mmap.MADV_WILLNEED)
        magic, version, _ = _HEAD.unpack_from(self._bytes, 0)
        if magic != MAGIC:
            raise self._damaged("header", "the file does not begin with the bytes of an index file")
        if version != VERSION:
            raise IndexOutdated(
                f"{path} has layout {version}, this version of Dateline reads {VERSION}; {REBUILD}"
            )
        directory = self._directory()
        self.attributes: dict[str, Any] = directory["attributes"]
        self._sections: dict[str, dict[str, Any]] = directory["sections"]
        self._arrays = {name: self._map(name) for name in self._sections}
        if not written:
            self.verify()

    def __getitem__(self, name: str) -> Array:
        try:
            return self._arrays[name]
        except KeyError:
            raise self._damaged(name, "the section is missing") from None

    @property
    def sections(self) -> tuple[str, ...]:
        """Return the names of all sections."""
        return tuple(self._sections)

    def verify(self) -> None:
        """Check every section's checksum; raises `IndexDamaged` naming the first that differs."""
        for name, section in self._sections.items():
            if crc32(self._arrays[name].data) != section.get("crc32"):
                raise self._damaged(name, "its checksum does not match")

    def release(self) -> None:
        """Unload the pages read so far; a later access loads them from the page cache again."""
        self._bytes.madvise(mmap.MADV_DONTNEED)

    def _directory(self) -> dict[str, Any]:
        offset, length, checksum, magic = _FOOT.unpack_from(self._bytes, self.size - _FOOT.size)
        if magic != MAGIC or offset + length + _FOOT.size != self.size:
            raise self._damaged("directory", "the file is truncated")
        directory = self._bytes[offset : offset + length]
        if crc32(directory) != checksum:
            raise self._damaged("directory", "its checksum does not match")
        try:
            decoded: dict[str, Any] = json.loads(directory)
            return {
                "attributes": dict(decoded["attributes"]),
                "sections": dict(decoded["sections"]),
            }
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise self._damaged("directory", "it does not list attributes and sections") from error

    def _map(self, name: str) -> Array:
        section = self._sections[name]
        try:
            dtype = np.dtype(section["type"])
            if dtype.kind not in "uif":
                raise ValueError(f"{dtype} is not a numeric type")
            if not section["count"]:
                return np.empty(0, dtype)
            return np.frombuffer(self._bytes, dtype, section["count"], section["offset"])
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise self._damaged(name, "its type, count and offset do not fit the file") from error

    def _damaged(self, section: str, reason: str) -> IndexDamaged:
        return IndexDamaged(f"{self.path}, section {section}: {reason}; {REBUILD}")
