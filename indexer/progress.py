"""The progress of an update, for the person or the log that waits for it."""

import sys
import time
from typing import TextIO

_EVERY = 10.0  # seconds between two lines where there is no terminal
_EVERY_ON_TERMINAL = 0.2
_LEAST_TIME = 3.0  # seconds, and the part of all bytes, from which reading says how long it takes
_LEAST_PART = 0.02


class Progress:
    """Tells on *stream* how far an update is, at what rate, and how long reading will take.

    On a terminal that is one line that changes; elsewhere it is a line every ten seconds. By
    default it is standard error.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._on_terminal = self._stream.isatty()
        self._every = _EVERY_ON_TERMINAL if self._on_terminal else _EVERY
        self._encoding: float | None = None  # when it began

    def begin(self, files: int, size: int) -> None:
        """Say that *files* of *size* bytes in all will be read."""
        self._size = size
        self._read = self._documents = 0
        self._began = self._told = time.monotonic()
        if files:
            self._tell(f"reading {files:,} file{'' if files == 1 else 's'}, {_megabytes(size)}")

    def advance(self, size: int, documents: int) -> None:
        """Say that *size* more bytes were read, which gave so many *documents*."""
        self._read += size
        self._documents += documents
        now = time.monotonic()
        if now - self._told < self._every:
            return
        self._told = now
        took = now - self._began
        sure = took >= _LEAST_TIME and self._read >= _LEAST_PART * self._size
        left = took * (self._size - self._read) / max(self._read, 1)
        self._tell(
            f"read {_megabytes(self._read)} of {_megabytes(self._size)},"
            f" {self._documents:,} documents, {self._documents / took:,.0f} a second"
            + (f"; about {_duration(left)} left" if sure else "")
        )

    def encoded(self, texts: int, of: int) -> None:
        """Say that *texts* are encoded *of* so many, which is done after reading."""
        now = time.monotonic()
        if self._encoding is None:
            self._encoding = self._told = now
            self._first = texts
        elif texts < of and now - self._told >= self._every:
            self._told = now
            rate = (texts - self._first) / (now - self._encoding)
            self._tell(
                f"encoded {texts:,} of {of:,} texts for search by meaning, {rate:,.0f} a second;"
                f" about {_duration((of - texts) / rate)} left"
            )
        if texts == of:
            self._encoding = None
            self.end()

    def end(self) -> None:
        """Clear the line of a terminal, for everything was read or encoded."""
        if self._on_terminal:
            self._tell("")

    def _tell(self, line: str) -> None:
        # On a terminal each line takes the place of the one before.
        self._stream.write(f"\r\x1b[K{line}" if self._on_terminal else f"{line}\n")
        self._stream.flush()


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def _duration(seconds: float) -> str:
    """Return how long to wait.

    >>> _duration(59.6), _duration(150), _duration(5_400), _duration(229_260)
    ('60 s', '2 min', '90 min', '64 h')
    """
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6_000 else f"{seconds / 3_600:.0f} h"
