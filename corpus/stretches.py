"""Stretches of a large file of lines, which can be read apart from one another.

Where a file is cut depends on nothing but its bytes, so what is read is the same whoever reads the
stretches. It is cut between lines, as long as all before is UTF-8: what else a line may be read as
depends on those around it.
"""

import io
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from corpus.containers import in_memory
from corpus.containers.bounds import TooLargeError
from corpus.containers.compressed import DAMAGE

SIZE = 2**20
"""So many bytes a stretch has at most, but for the last."""

_SKIPPED = 2**16  # bytes at a time, so that what follows is read as if none had been


@dataclass(frozen=True, slots=True)
class Stretch:
    """The bytes from *begin* up to, not including, *end*; None is the end of the file.

    *lines* stand before it. *letters* is whether any of them has a character that is not ASCII. Of
    a file that is compressed, *packed* is the ending that says how, the bytes are those that it
    decompresses to, and *content* has them, but where they are best read from the file.
    """

    begin: int
    end: int | None
    lines: int
    letters: bool
    packed: str = ""
    content: bytes | None = field(default=None, repr=False)

    def open(self, open_whole: Callable[[], io.BufferedReader]) -> io.BufferedReader:
        """Open it; *open_whole* opens the file, decompressed."""
        if self.content is not None:
            return in_memory(self.content)
        stream = open_whole()
        if self.packed:
            left = self.begin
            while left and (skipped := len(stream.read(min(left, _SKIPPED)))):
                left -= skipped
        else:
            stream.seek(self.begin)
        if self.end is None:
            return stream
        with stream:
            return in_memory(stream.read(self.end - self.begin))


def last_line_end(content: bytes) -> int:
    """Return how many bytes of *content* are whole lines."""
    return content.rfind(b"\n") + 1


def cut(
    stream: io.BufferedReader, ends: Callable[[bytes], int] = last_line_end, packed: str = ""
) -> Iterator[Stretch]:
    """Yield the stretches of *stream*; the last may be empty, and is long if it is not UTF-8.

    *ends* tells how many bytes of a part, the next one, may be a stretch, 0 for none. *packed* as
    in `Stretch`.
    """
    begin = lines = 0
    letters = False
    rest = b""
    while True:
        try:
            content: bytes | None = rest + stream.read(SIZE - len(rest))
        except (*DAMAGE, TooLargeError):
            content = None  # reading the last stretch will say what is wrong
        size = last_line_end(content) if content and len(content) == SIZE else 0
        if (
            not content
            or not size
            or not _is_plain(content[:size])
            or not (size := ends(content[:size]))
        ):
            ended = content is not None and len(content) < SIZE
            held = content if packed and ended else None
            yield Stretch(begin, None, lines, letters, packed, held)
            return
        said, rest = content[:size], content[size:]
        yield Stretch(begin, begin + size, lines, letters, packed, said if packed else None)
        letters = letters or not (said if begin else said.removeprefix(BOM_UTF8)).isascii()
        lines += said.count(b"\n")
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
