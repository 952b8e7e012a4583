"""Files that are compressed as a whole: gzip and xz, also of several parts."""

import gzip
import io
import lzma
from collections.abc import Callable, Mapping
from typing import IO, cast

from corpus.containers.bounds import Allowance, metered

_MOST_MEMORY = 2**27  # bytes; `xz -9` asks for half as much, a file may ask for four gibibytes
_CHUNK = 2**16


def decompressed(
    open_stream: Callable[[], io.BufferedReader], ending: str, allowance: Allowance
) -> Callable[[], io.BufferedReader]:
    """Return what opens the content of a compressed file; *ending* is `.gz` or `.xz`.

    Reading it raises `EOFError`, `OSError`, `zlib.error` or `lzma.LZMAError` if the file is
    damaged, and `TooLargeError` if *allowance* is spent.
    """
    return metered(open_stream, allowance, _DECODERS[ending])


def _gunzip(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))


class _Xz(io.RawIOBase):
    """The content of an xz file, in no more than `_MOST_MEMORY`; `lzma.LZMAFile` has no limit."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._decoder = lzma.LZMADecompressor(memlimit=_MOST_MEMORY)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while True:
            if self._decoder.eof:
                rest = self._decoder.unused_data.lstrip(b"\0")  # parts are padded with zeros
                while not rest:
                    if not (chunk := self._stream.read(_CHUNK)):
                        return b""
                    rest = chunk.lstrip(b"\0")
                self._decoder = lzma.LZMADecompressor(memlimit=_MOST_MEMORY)
            else:
                rest = self._stream.read(_CHUNK) if self._decoder.needs_input else b""
                if self._decoder.needs_input and not rest:
                    raise EOFError("the file ends within a compressed part")
            if content := self._decoder.decompress(rest, size):
                return content


def _unxz(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", _Xz(stream))


_DECODERS: Mapping[str, Callable[[IO[bytes]], IO[bytes]]] = {".gz": _gunzip, ".xz": _unxz}
