"""What holds of the containers that keep files in folders: zip and tar."""

import io
import shutil
import tempfile
from typing import IO, cast

from corpus.containers.bounds import LARGEST_DIRECTORY, TooLargeError
from corpus.read_context import LARGEST_DOCUMENT, ReadContext


def is_member(context: ReadContext, name: str) -> bool:
    """Return whether the file *name* is read; a name that leads elsewhere is reported."""
    parts = name.split("/")
    if not {".", ".."}.isdisjoint(parts):
        context.fault(0, f"{name}: a name with . or .. as a folder; it is left out")
        return False
    return not any(part.startswith(".") for part in parts)


def seekable(stream: io.BufferedReader) -> IO[bytes]:
    """Return *stream* as it is, or its content in a file of our own if it only runs forward."""
    if stream.seekable():
        return stream
    copy = tempfile.SpooledTemporaryFile(max_size=LARGEST_DOCUMENT)  # noqa: SIM115 - the caller's
    try:
        with stream:
            shutil.copyfileobj(stream, copy)
    except BaseException:
        copy.close()
        raise
    copy.seek(0)
    return cast("IO[bytes]", copy)


class _Bounded:
    """A file of which no piece is read that is larger than a directory may be.

    `zipfile` reads the directory in one piece, whose size the file itself says, and makes of it
    objects of ten times that size; `tarfile` reads the long names of a file so.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.seek = stream.seek
        self.tell = stream.tell
        self.seekable = stream.seekable

    def read(self, size: int = -1) -> bytes:
        if size > LARGEST_DIRECTORY:
            raise TooLargeError(
                f"its directory has more than {LARGEST_DIRECTORY:,} bytes, the most that is read"
            )
        return self._stream.read(size)


def bounded(stream: IO[bytes]) -> IO[bytes]:
    """Return *stream*, whose `read` raises `TooLargeError` for a piece that is too large."""
    return cast("IO[bytes]", _Bounded(stream))
