"""Stretches of a large file of lines, which can be read apart from one another.

Where a file is cut depends on nothing but its bytes, so what is read is the same whoever reads the
stretches. It is cut between lines, as long as all before is UTF-8: what else a line may be read as
depends on those around it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

SIZE = 2**20
"""So many bytes a stretch has at most, but for the last."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The bytes from *begin* up to, not including, *end*; None is the end of the file.

    *lines* stand before it. *letters* is whether any of them has a character that is not ASCII.
    """

    begin: int
    end: int | None
    lines: int
    letters: bool


def cut(stream: BinaryIO) -> Iterator[Stretch]:
    """Yield the stretches of *stream*; the last may be empty, and is long if it is not UTF-8."""
    begin = lines = 0
    letters = False
    while True:
        try:
            stream.seek(begin)
            content = stream.read(SIZE)
        except OSError:
            content = b""  # reading the last stretch will say what is wrong
        size = content.rfind(b"\n") + 1 if len(content) == SIZE else 0
        if not size or not _is_plain(content[:size]):
            yield Stretch(begin, None, lines, letters)
            return
        yield Stretch(begin, begin + size, lines, letters)
        begin += size
        lines += content.count(b"\n", 0, size)
        letters = letters or not content[:size].isascii()


def _is_plain(content: bytes) -> bool:
    """Return whether *content* is UTF-8 whose lines end in LF; of UTF-16, every line has a NUL."""
    if b"\0" in content or content.count(b"\r") != content.count(b"\r\n"):
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
