"""The lines of a text file: decoded, numbered, and never more than one of them in memory."""

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass

import ftfy.bad_codecs  # noqa: F401 - registers sloppy-windows-1252

LONGEST = 2**20
"""The longest line that is read, in bytes; a headline has a few hundred."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end, and its *number* from 1; *text* is None if it is too long.

    Where *utf8* is False, its bytes were none and it was read as Windows-1252.
    """

    number: int
    text: str | None
    utf8: bool = True


def read_lines(stream: io.BufferedReader) -> Iterator[Line]:
    """Yield the lines of *stream*: UTF-8, those that are not as Windows-1252, or marked UTF-16."""
    if stream.peek(2)[:2] in _UTF_16:
        source: io.BufferedReader | io.TextIOWrapper = io.TextIOWrapper(
            stream, "utf-16", errors="replace"
        )
    else:
        source = stream
    number = 0
    while raw := source.readline(LONGEST):
        number += 1
        if len(raw) == LONGEST and not _ends(raw):
            while (rest := source.readline(LONGEST)) and not _ends(rest):
                pass
            yield Line(number, None)
        elif isinstance(raw, str):
            yield Line(number, raw.rstrip("\r\n"))
        else:
            yield _decoded(number, raw.rstrip(b"\r\n"))


def decode(raw: bytes) -> tuple[str, bool]:
    """Return *raw* as text, and whether it was UTF-8; if not, it counts as Windows-1252.

    As in browsers, every byte is a character of Windows-1252.
    """
    try:
        return raw.decode(), True
    except UnicodeDecodeError:
        return raw.decode("sloppy-windows-1252"), False


def _decoded(number: int, raw: bytes) -> Line:
    text, utf8 = decode(raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw)
    return Line(number, text, utf8)


def _ends(raw: bytes | str) -> bool:
    return raw[-1:] in (b"\n", "\n")
