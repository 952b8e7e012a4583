"""Files that are compressed as a whole: gzip, bzip2, xz and Zstandard, also of several parts.

A WARC in Zstandard may begin with the dictionary of its records, in a frame that decoders skip
(IIPC, "WARC zstd compression", 0.1).
"""

import bz2
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Callable, Mapping
from typing import IO, cast

from corpus.containers.bounds import Allowance, metered
from corpus.model import sentence

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

DAMAGE = (OSError, EOFError, zlib.error, lzma.LZMAError, zstd.ZstdError)
"""The errors of reading a compressed file that is damaged, or that asks for too much memory."""

_LARGEST_WINDOW = 27  # as a power of two; what `zstd --ultra --long` writes, a file may ask for 31
_SMALLEST_DICTIONARY = 8  # bytes; `ZstdDict` of Python 3.14 takes no less
_LARGEST_DICTIONARY = 2**22  # bytes; those of crawlers have a hundred kilobytes
_SKIPPED = b"\x2a\x4d\x18"  # ends the mark of a frame that is skipped, after a byte 5n
_OF_A_DICTIONARY = b"\x5d" + _SKIPPED
_MOST_MEMORY = 2**27  # bytes; `xz -9` asks for half as much, a file may ask for four gibibytes
_CHUNK = 2**16
_LOST = 2**14  # bytes of xz at most before a fault that are lost with it


def decompressed(
    open_stream: Callable[[], io.BufferedReader],
    ending: str,
    allowance: Allowance,
    damaged: Callable[[str], None] | None = None,
) -> Callable[[], io.BufferedReader]:
    """Return what opens the content of a compressed file; *ending* is one of `formats.COMPRESSED`.

    The content of a damaged file ends where the damage is met, if *damaged* is there to be told
    why; else reading it raises one of `DAMAGE`. Reading raises `TooLargeError` if *allowance* is
    spent.
    """
    decode = _DECODERS[ending]
    if damaged is None:
        return metered(open_stream, allowance, decode)
    return metered(
        open_stream,
        allowance,
        lambda stream: cast("IO[bytes]", _UpToDamage(decode(stream), damaged)),
    )


class _UpToDamage:
    """What can be read of a *stream*, up to a line's end; *damaged* is told why it is no more."""

    def __init__(self, stream: IO[bytes], damaged: Callable[[str], None]) -> None:
        self._stream = stream
        self._damaged = damaged
        self._begun = b""  # of a line that is given once more of it is read
        self._has_lines = False
        self.close = stream.close

    def read(self, size: int) -> bytes:
        """Return the next bytes, at most *size* of them."""
        pieces = [self._begun[:size]]
        self._begun = self._begun[size:]
        left = size - len(pieces[0])
        while left:
            try:
                content = self._stream.read(left)
            except DAMAGE as error:
                self._damaged(_reason(error))
                self._stream = io.BytesIO()
                return b"" if self._has_lines else b"".join(pieces)
            if not content:
                break
            left -= len(content)
            if ends := content.rfind(b"\n") + 1:
                self._begun, self._has_lines = content[ends:], True
                pieces.append(content[:ends])
                break
            pieces.append(content)
        return b"".join(pieces)


def _reason(error: Exception) -> str:
    if isinstance(error, gzip.BadGzipFile) and "CRC" in str(error):
        return "its checksum is another, so what was read of it may be damaged, too"
    return sentence(error)


class _Gzip(gzip.GzipFile):
    """The content of a gzip file; what comes before a fault is given, and not lost with it."""

    def read(self, size: int | None = -1) -> bytes:
        return self.read1(-1 if size is None else size)


def _gunzip(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", _Gzip(fileobj=stream))


class _Bzip2(bz2.BZ2File):
    """The content of a bzip2 file, as `_Gzip`; its blocks need four mebibytes at most."""

    def read(self, size: int | None = -1) -> bytes:
        return self.read1(-1 if size is None else size)


def _bunzip2(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", _Bzip2(stream))


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
            if content := self._decoder.decompress(rest, min(size, _LOST)):
                return content


def _unxz(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", _Xz(stream))


class _Zstandard(io.RawIOBase):
    """The content of a file in Zstandard, with windows of no more than `_LARGEST_WINDOW`."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._rest = b""
        self._dictionary: zstd.ZstdDict | None = None
        self._decoder: zstd.ZstdDecompressor | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._decoder is None:
            self._rest = self._stream.read(8)
            if self._rest.startswith(_OF_A_DICTIONARY):
                length = int.from_bytes(self._rest[4:], "little")
                self._dictionary, self._rest = _dictionary(self._stream, length), b""
            self._decoder = self._new_decoder()
        while True:
            if self._decoder.eof:
                self._rest = self._decoder.unused_data or self._stream.read(_CHUNK)
                if not self._rest:
                    return b""
                self._decoder = self._new_decoder()
            elif self._decoder.needs_input and not self._rest:
                self._rest = self._stream.read(_CHUNK)
                if not self._rest:
                    raise EOFError("the file ends within a compressed part")
            rest, self._rest = self._rest, b""
            if content := self._decoder.decompress(rest, size):
                return content

    def _new_decoder(self) -> zstd.ZstdDecompressor:
        options = {int(zstd.DecompressionParameter.window_log_max): _LARGEST_WINDOW}
        return zstd.ZstdDecompressor(self._dictionary, options)


def _dictionary(stream: IO[bytes], size: int) -> zstd.ZstdDict:
    """Return the dictionary that follows in *stream*, which may be compressed itself."""
    if size > _LARGEST_DICTIONARY:
        raise zstd.ZstdError(
            f"a dictionary of {size:,} bytes; {_LARGEST_DICTIONARY:,} are the most"
        )
    content = stream.read(size)
    if content.startswith(b"\x28\xb5\x2f\xfd"):
        content = zstd.ZstdDecompressor().decompress(content, _LARGEST_DICTIONARY)
    if len(content) < _SMALLEST_DICTIONARY:
        raise zstd.ZstdError(f"a dictionary of {len(content)} bytes")
    try:
        return zstd.ZstdDict(content)
    except ValueError as error:  # as it has the mark of one and no tables
        raise zstd.ZstdError(str(error)) from error


def _unzstd(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", _Zstandard(stream))


_DECODERS: Mapping[str, Callable[[IO[bytes]], IO[bytes]]] = {
    ".gz": _gunzip,
    ".bz2": _bunzip2,
    ".xz": _unxz,
    ".zst": _unzstd,
}
