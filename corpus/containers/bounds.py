"""Limits on what a file may decompress to, so that a bomb is refused by name.

A file of the archive may decompress to `HIGHEST_RATIO` times its size, whatever stands in it and
however deep, but to `SMALLEST_ALLOWANCE` at least and `LARGEST_ALLOWANCE` at most. Bytes
read twice count once. A page, a feed and a record of a WARC have 32 mebibytes at most
(`read_context.LARGEST_DOCUMENT`); nothing else is held in memory as a whole, but for the
directory of a zip. So reading a bomb takes the time in which its allowance is decompressed and
read, a few seconds for small files, and some 200 MB of memory at most.
"""

import io
from collections.abc import Callable
from typing import IO

HIGHEST_RATIO = 200
"""So many bytes may come of one: pages come to 5 to 50, zeros in gzip to 1,030."""

SMALLEST_ALLOWANCE = 2**26
"""Any file may decompress to 64 mebibytes, since small ones may well be mostly repetition."""

LARGEST_ALLOWANCE = 2**36
"""No file may decompress to more than 64 gibibytes."""

MOST_MEMBERS = 100_000
"""The most files that a zip or a tar may hold; each takes a kilobyte of memory."""

LARGEST_DIRECTORY = 2**24
"""The largest directory of a zip, in bytes: that of 100,000 files with names of 120 letters."""

DEEPEST = 5
"""So many containers may stand in one another."""

_BUFFER = 2**17


class TooLargeError(Exception):
    """Something decompresses to more than is allowed; the message says how much that is."""


class Allowance:
    """The bytes to which a file of *size* bytes may still decompress."""

    def __init__(self, size: int) -> None:
        self._whole = min(max(HIGHEST_RATIO * size, SMALLEST_ALLOWANCE), LARGEST_ALLOWANCE)
        self._left = self._whole

    @property
    def spent(self) -> bool:
        """Return whether more was taken than was there."""
        return self._left < 0

    def take(self, count: int) -> None:
        """Take *count* bytes; raises `TooLargeError` if there are not so many left."""
        self._left -= count
        if self._left < 0:
            raise TooLargeError(
                f"more than the {self._whole:,} bytes that a file of this size may decompress to,"
                " as a bomb does; the rest is left out"
            )


def metered(
    open_stream: Callable[[], IO[bytes]],
    allowance: Allowance,
    decoder: Callable[[IO[bytes]], IO[bytes]] | None = None,
) -> Callable[[], io.BufferedReader]:
    """Return what opens a stream whose bytes, as *decoder* makes them, are taken of *allowance*.

    They are taken once, however often the stream is opened.
    """
    meter = _Meter(allowance)
    return lambda: io.BufferedReader(_Metered(open_stream(), decoder, meter), _BUFFER)


class _Meter:
    """Counts each byte of one stream against the allowance once, however often it is opened."""

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._taken = 0

    def reached(self, position: int) -> None:
        if position > self._taken:
            taken, self._taken = position - self._taken, position
            self._allowance.take(taken)


class _Metered(io.RawIOBase):
    def __init__(
        self,
        stream: IO[bytes],
        decoder: Callable[[IO[bytes]], IO[bytes]] | None,
        meter: _Meter,
    ) -> None:
        self._source = stream
        self._stream = decoder(stream) if decoder else stream
        self._meter = meter
        self._position = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer
        content = self._stream.read(len(buffer))
        buffer[: len(content)] = content
        self._position += len(content)
        self._meter.reached(self._position)
        return len(content)

    def close(self) -> None:
        self._stream.close()
        self._source.close()
        super().close()
