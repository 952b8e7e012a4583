"""Bytes as text: line by line, so that a file of any size passes, or a document at a time.

Text is UTF-8 wherever it can be. Else it is what is stated of it, what it declares, UTF-16 by its
mark or its zero bytes, a code page that it looks like, and in the end Windows-1252.
"""

import codecs
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import regex
from msgspec import Struct

from corpus.encodings import (
    ISO_2022_JP,
    JAPANESE_BEGINS,
    SAMPLE,
    UTF_8,
    WINDOWS_1252,
    Encoding,
    known_encoding,
    latin_encoding,
    sniffed_encoding,
)

LONGEST = 2**20
"""The longest line that is read, in bytes; a headline has a few hundred."""

_BEGINNING = 150  # bytes, as of a headline, of a line that is too long
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_Raw = tuple[int, bytes, bool]
"""Lines, the number of the first, and whether they are whole; else it is how a long one begins."""

_ENOUGH_WIDE = 1024  # bytes in which UTF-16 shows


class Line(Struct, frozen=True, gc=False):
    """One line without its end, and its *number* from 1; *text* is None if it is too long.

    Then *beginning* is how it begins. Where its bytes were not UTF-8, *encoding* names what they
    were read as.
    """

    number: int
    text: str | None
    encoding: str = ""
    beginning: str = ""


def read_lines(
    stream: io.BufferedReader,
    stated: str | None = None,
    *,
    before: int = 0,
    letters: bool = False,
) -> Iterator[Line]:
    """Yield the lines of *stream*, which end in LF, CR LF or, where all do, in CR.

    *stated* is the label of its encoding, if that is known; a byte order mark counts before it.
    Without either each line is UTF-8 if it can be. If lines stand *before* it, they were UTF-8 and
    ended in LF, and *letters* is whether they had others than those of ASCII.
    """
    if before:
        yield from _decoded(_blocks(stream, before), utf8_letters=letters)
        return
    head = stream.peek(_ENOUGH_WIDE)
    codec = _wide_codec(head)
    encoding = known_encoding(stated) if stated and not head.startswith(codecs.BOM_UTF8) else None
    if codec is None and encoding and encoding.codec != UTF_8.codec:
        codec = encoding.codec
    if codec is None:
        ends_in_cr = b"\r" in head and b"\n" not in head
        blocks = _blocks(io.BufferedReader(_LineFeeds(stream)) if ends_in_cr else stream)
        yield from _decoded(blocks, of_old_mac=ends_in_cr)
        return
    text = io.TextIOWrapper(stream, codec, errors="replace")
    try:
        number = 0
        while line := text.readline(LONGEST):
            number += 1
            if _is_whole(line, text):
                yield Line(number, line.rstrip("\r\n"))
            else:
                yield Line(number, None, beginning=line[:_BEGINNING])
    finally:
        if not stream.closed:
            text.detach()  # the stream is the caller's to close


class _LineFeeds(io.RawIOBase):
    """The bytes of *stream* with LF for CR."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        content = self._stream.read1(len(buffer)).replace(b"\r", b"\n")
        buffer[: len(content)] = content
        return len(content)


def _blocks(source: "io.BufferedReader[Any]", before: int = 0) -> Iterator[_Raw]:
    """Yield the lines of *source*, all that its buffer holds together; *before* it stand so many.

    Of thousands of blank lines, the first two are yielded and the others only counted.
    """
    number = before + 1
    blank = False
    while ahead := source.peek():
        if end := ahead.rfind(b"\n") + 1:
            raw, whole = source.read(end), True
            count = raw.count(b"\n")
            was_blank, blank = blank, end >= _ENOUGH_BLANK and not raw.strip(b"\r\n")
            if blank:
                raw = b"" if was_blank else b"\n\n"
        else:
            raw, count, blank = source.readline(LONGEST), 1, False
            whole = _is_whole(raw, source)
        if raw:
            yield number, raw if whole else raw[:_BEGINNING], whole
        number += count


_ENOUGH_BLANK = 2**12  # bytes of blank lines that nobody wrote for what they say


def _split(block: _Raw) -> Iterator[_Raw]:
    """Yield each line of a *block* without its end."""
    number, raw, whole = block
    for at, line in enumerate(raw.removesuffix(b"\n").split(b"\n"), number):
        yield at, line.rstrip(b"\r"), whole


def _is_whole(line: bytes | str, source: "io.BufferedReader[Any] | io.TextIOWrapper") -> bool:
    """Return whether *line* is one of those that are read; if not, *source* is at its end."""
    if len(line) < LONGEST or _ends(line):
        return True
    while (rest := source.readline(LONGEST)) and not _ends(rest):
        pass
    return False


def _decoded(
    blocks: Iterator[_Raw], *, utf8_letters: bool = False, of_old_mac: bool = False
) -> Iterator[Line]:
    """Yield the lines of *blocks* as text, one by one from the first block on that is not UTF-8.

    *utf8_letters* is whether lines before them have letters beyond ASCII, in UTF-8.
    """
    for block in blocks:
        number, raw, whole = block
        if not whole:
            yield _cut(number, raw)
            continue
        if JAPANESE_BEGINS in raw or not UTF_8.holds(raw):
            lines = chain.from_iterable(map(_split, chain((block,), blocks)))
            yield from _one_by_one(lines, utf8_letters=utf8_letters, of_old_mac=of_old_mac)
            return
        text = raw.decode()
        if number == 1:
            text = text.removeprefix("\ufeff")
        utf8_letters = utf8_letters or not text.isascii()
        ended = text.removesuffix("\n").split("\n")
        for at, line in enumerate(ended, number):
            yield Line(at, line.rstrip("\r"))


def _one_by_one(lines: Iterator[_Raw], *, utf8_letters: bool, of_old_mac: bool) -> Iterator[Line]:
    """Yield *lines* as text: those that are not UTF-8 in what the first such ones look like.

    In a file with other letters in UTF-8 before them, they are taken for Windows-1252.
    """
    for number, raw, whole in lines:
        if not whole:
            yield _cut(number, raw)
            continue
        if number == 1:
            raw = raw.removeprefix(codecs.BOM_UTF8)
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            ahead = [(number, raw, whole), *_taken(lines, SAMPLE)]
            bad = b"\n".join(line for _, line, all_ in ahead if all_ and not UTF_8.holds(line))
            fallback = None if utf8_letters else sniffed_encoding(bad)
            latin = latin_encoding(bad, of_old_mac=of_old_mac and not utf8_letters)
            yield from _mixed(chain(ahead, lines), fallback or latin)
            return
        if JAPANESE_BEGINS in raw and raw.isascii():
            yield Line(number, ISO_2022_JP.decode(raw), ISO_2022_JP.name)
            continue
        utf8_letters = utf8_letters or len(text) < len(raw)
        yield Line(number, text)


def _mixed(lines: Iterable[_Raw], fallback: Encoding) -> Iterator[Line]:
    for number, raw, whole in lines:
        if not whole:
            yield _cut(number, raw)
        elif UTF_8.holds(raw):
            yield Line(number, raw.decode())
        else:
            yield Line(number, fallback.decode(raw), fallback.name)


def _cut(number: int, beginning: bytes) -> Line:
    return Line(number, None, beginning=beginning.decode(errors="ignore"))


def _taken(lines: Iterable[_Raw], size: int) -> Iterator[_Raw]:
    for number, raw, whole in lines:
        yield number, raw, whole
        size -= len(raw)
        if size < 0:
            return


@dataclass(frozen=True, slots=True)
class Decoded:
    """The *text* of a document, read as *encoding*, and the label of the one it *declared*.

    *line* is the first that is not UTF-8 and was guessed at, None if nothing was guessed.
    """

    text: str
    encoding: str
    declared: str | None = None
    line: int | None = None


def decode_document(
    raw: bytes, declaration: regex.Pattern[bytes] | None = None, stated: str | None = None
) -> Decoded:
    """Return the text of a whole document.

    *declaration* finds the encoding that the document states of itself, which counts if the text
    is not UTF-8 and carries no mark of UTF-16; *stated* is the label that `archive.toml` gives.
    """
    found = declaration.search(raw[:2048]) if declaration else None
    declared = found[1].decode("ascii", "replace") if found else None
    if wide := _wide_codec(raw[:_ENOUGH_WIDE]):
        return Decoded(raw.decode(wide, "replace").removeprefix("\ufeff"), "UTF-16", declared)
    if not raw.startswith(codecs.BOM_UTF8) and stated and (encoding := known_encoding(stated)):
        return Decoded(encoding.decode(raw), encoding.name, declared)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    encoding = known_encoding(declared) if declared else None
    if (at := raw.find(JAPANESE_BEGINS)) >= 0 and raw.isascii():
        told = encoding is not None and encoding.name == ISO_2022_JP.name
        line = None if told else raw.count(b"\n", 0, at) + 1
        return Decoded(ISO_2022_JP.decode(raw), ISO_2022_JP.name, declared, line)
    if encoding and raw.isascii():
        return Decoded(raw.decode(), encoding.name, declared)
    try:
        return Decoded(raw.decode(), UTF_8.name, declared)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    if (
        encoding
        and encoding.codec != UTF_8.codec
        and (encoding.codec == WINDOWS_1252.codec or encoding.holds(raw))
    ):
        return Decoded(encoding.decode(raw), encoding.name, declared)
    return _guessed(raw, encoding, declared, line)


def _guessed(raw: bytes, encoding: Encoding | None, declared: str | None, line: int) -> Decoded:
    """Return the text of a document that is neither UTF-8 nor what it declares, if it does."""
    lines = raw.split(b"\n")
    bad = [one for one in lines if not UTF_8.holds(one)]
    if sum(not one.isascii() for one in lines) > 2 * len(bad):
        text = "\n".join(
            one.decode() if UTF_8.holds(one) else WINDOWS_1252.decode(one) for one in lines
        )
        return Decoded(text, WINDOWS_1252.name, declared, line)
    legacy = encoding if encoding and encoding.codec != UTF_8.codec else None
    taken = sniffed_encoding(b"\n".join(bad)) or legacy or WINDOWS_1252
    return Decoded(taken.decode(raw), taken.name, declared, line)


def _wide_codec(head: bytes) -> str | None:
    """Return the codec of UTF-16 if *head* begins with its mark, or has its zero bytes.

    A zero byte is no character of any text, and beside spaces, digits and Latin letters UTF-16
    has one, always on the same side.
    """
    if head.startswith(_UTF_16):
        return "utf-16"
    after, before = head[1::2].count(0), head[::2].count(0)
    if not 10 * (after + before) > len(head):
        return None
    return "utf-16-le" if after > 5 * before else "utf-16-be" if before > 5 * after else None


def _ends(raw: bytes | str) -> bool:
    return raw[-1:] in (b"\n", "\n")
