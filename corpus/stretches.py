"""Stretches of a large file of lines, which can be read apart from one another.

Where a file is cut depends on nothing but its bytes, so what is read is the same whoever reads the
stretches. It is cut between lines, as long as all before is UTF-8: what else a line may be read as
depends on those around it.
"""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
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


def last_line_end(content: bytes) -> int:
    """Return how many bytes of *content* are whole lines."""
    return content.rfind(b"\n") + 1


def cut(stream: BinaryIO, ends: Callable[[bytes], int] = last_line_end) -> Iterator[Stretch]:
    """Yield the stretches of *stream*; the last may be empty, and is long if it is not UTF-8.

    *ends* tells how many bytes of a part, the next one, may be a stretch, 0 for none.
    """
    begin = lines = 0
    letters = False
    while True:
        try:
            stream.seek(begin)
            content = stream.read(SIZE)
        except OSError:
            content = b""  # reading the last stretch will say what is wrong
        size = last_line_end(content) if len(content) == SIZE else 0
        size = ends(content[:size]) if size and _is_plain(content[:size]) else 0
        if not size:
            yield Stretch(begin, None, lines, letters)
            return
        yield Stretch(begin, begin + size, lines, letters)
        lines += content.count(b"\n", 0, size)
        said = content[:size] if begin else content[:size].removeprefix(BOM_UTF8)
        letters = letters or not said.isascii()
        begin += size


def _is_plain(content: bytes) -> bool:
    """Return whether *content* is UTF-8 whose lines end in LF; of UTF-16, every line has a NUL."""
    if b"\0" in content or content.count(b"\r") != content.count(b"\r\n"):
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
