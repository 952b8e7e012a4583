"""Bytes as text: line by line, so that a file of any size passes, or a document at a time."""

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass

import ftfy.bad_codecs  # noqa: F401 - registers sloppy-windows-1252
import regex

LONGEST = 2**20
"""The longest line that is read, in bytes; a headline has a few hundred."""

_WINDOWS_1252 = "sloppy-windows-1252"  # as browsers read it: every byte is a character
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
    if stream.peek(2)[:2] not in _UTF_16:
        yield from _read_lines(stream)
        return
    source = io.TextIOWrapper(stream, "utf-16", errors="replace")
    try:
        yield from _read_lines(source)
    finally:
        source.detach()  # the stream is the caller's to close


def _read_lines(source: io.BufferedReader | io.TextIOWrapper) -> Iterator[Line]:
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


def decode_document(raw: bytes, declaration: regex.Pattern[bytes]) -> tuple[str, int | None]:
    """Return the text of a whole document, and the line that made it Windows-1252, if one did.

    *declaration* finds the encoding that the document states of itself, which counts if the
    text is not UTF-8 and carries no mark of UTF-16.
    """
    if raw[:2] in _UTF_16:
        return raw.decode("utf-16", "replace"), None
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode(), None
    except UnicodeDecodeError as error:
        first = raw.count(b"\n", 0, error.start) + 1
    declared = declaration.search(raw[:2048])
    encoding = _known(declared[1].decode("ascii", "replace")) if declared else None
    return raw.decode(encoding or _WINDOWS_1252, "replace"), None if encoding else first


def _known(label: str) -> str | None:
    """Return the codec for an encoding's *label*, if browsers know one of that name."""
    label = label.lower()
    # By these browsers, and so those who write for them, mean Windows-1252 (WHATWG, Encoding).
    if label in ("iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252"):
        return _WINDOWS_1252
    return label if _LEGACY_ENCODING.fullmatch(label) else None


# Named one by one, since Python's codecs include some that are no encodings of text.
_LEGACY_ENCODING = regex.compile(
    r"windows-125[0-8]|iso-8859-(?:[2-9]|1[013-6])|koi8-[ru]|big5|gb2312|gbk|gb18030|shift_jis"
    r"|euc-jp|euc-kr|iso-2022-jp|macintosh"
)


def _decoded(number: int, raw: bytes) -> Line:
    if number == 1:
        raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return Line(number, raw.decode())
    except UnicodeDecodeError:
        return Line(number, raw.decode(_WINDOWS_1252), utf8=False)


def _ends(raw: bytes | str) -> bool:
    return raw[-1:] in (b"\n", "\n")
