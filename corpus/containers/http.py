"""Answers of web servers as a WARC keeps them: status, headers and a body in its encodings.

FastWARC 2.0.0 decodes bodies too, but ends the walk without a word after a body that is both
chunked and compressed (findings/fastwarc_chunked_gzip_ends_the_walk.sh), and with an error after
one that was not read to its end; so it is asked for the blocks of records as they are.
"""

import email.message
import email.parser
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import brotli
import regex

from corpus.containers.bounds import Allowance
from corpus.read_context import LARGEST_DOCUMENT

_STATUS = regex.compile(rb"HTTP/\S+\s+(\d{3})")
_HEAD_ENDS = regex.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = regex.compile(rb"\s*([0-9a-fA-F]{1,8})[^\n]{0,1000}\n")


class AnswerError(Exception):
    """An answer whose body cannot be had; the message says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its *status*, its *body*, and the *media_type* and *charset* that it says.

    Both are in lower case, and empty where it does not say them. *untrue* names the encodings that
    the answer says and the body does not have, as where a crawler kept it decoded.
    """

    status: int
    media_type: str
    charset: str
    body: bytes
    untrue: str = ""


def parse_answer(block: bytes, allowance: Allowance) -> Answer | None:
    """Return the answer that *block* is, its body decoded; None if it is none.

    What the body decompresses to is taken of *allowance*. Raises `AnswerError` if it is more than
    a document may have, or in an encoding that is not read, and `TooLargeError` if none is left.
    """
    status = _STATUS.match(block)
    if status is None:
        return None
    ends = _HEAD_ENDS.search(block)
    head, body = (block[: ends.end()], block[ends.end() :]) if ends else (block, b"")
    _, _, fields = head.partition(b"\n")
    headers = email.parser.BytesHeaderParser().parsebytes(fields)
    untrue = []
    if "chunked" in _values(headers, "Transfer-Encoding"):
        unchunked = _unchunked(body)
        if unchunked is None:
            untrue.append("chunked")
        else:
            body = unchunked
    for coding in reversed(_values(headers, "Content-Encoding")):
        if coding not in _DECODERS:
            raise AnswerError(f"compressed by {coding[:40]}, which is not read")
        decoded = _DECODERS[coding](body) if body else b""
        if decoded is None:
            untrue.append(coding)
            continue
        body = decoded
        allowance.take(len(body))
        if len(body) > LARGEST_DOCUMENT:
            raise AnswerError("decompressed, it has more than 32 mebibytes")
    return Answer(
        int(status[1]), *media_type(str(headers.get("Content-Type", ""))), body, ", ".join(untrue)
    )


def media_type(value: str) -> tuple[str, str]:
    """Return the type and the charset in the value of a header `Content-Type`.

    >>> media_type('Text/HTML; charset="EUC-KR"')
    ('text/html', 'euc-kr')
    """
    kind, *parameters = value.split(";")
    pairs = (parameter.partition("=") for parameter in parameters)
    charset = next((v for k, _, v in pairs if k.strip().lower() == "charset"), "")
    return kind.strip().lower(), charset.strip(" \t\"'").lower()


def _values(headers: email.message.Message, name: str) -> list[str]:
    """Return the encodings in a header, the one that was applied first before the others."""
    values = ",".join(map(str, headers.get_all(name, ()))).lower().split(",")
    return [value.strip() for value in values if value.strip() not in ("", "identity", "none")]


def _unchunked(body: bytes) -> bytes | None:
    """Return the chunks of *body* as one, as far as they go; None if it has none."""
    pieces = []
    at = 0
    while size := _CHUNK_SIZE.match(body, at):
        begin = size.end()
        at = begin + int(size[1], 16)
        pieces.append(body[begin:at])
        if begin == at or at >= len(body):
            return b"".join(pieces)
    return b"".join(pieces) if pieces else None


def _inflated(body: bytes) -> bytes | None:
    """Return a body in gzip or zlib decompressed, as far as it goes; None if it is neither."""
    for window in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):  # "deflate" is meant either way
        try:
            return zlib.decompressobj(window).decompress(body, LARGEST_DOCUMENT + 1)
        except zlib.error:
            continue
    return None


def _unbrotlied(body: bytes) -> bytes | None:
    decoder = brotli.Decompressor()
    pieces = []
    left = LARGEST_DOCUMENT + 1
    try:
        while left > 0:
            piece = decoder.process(body, output_buffer_limit=left)
            if not piece and not body:
                break
            pieces.append(piece)
            left -= len(piece)
            body = b""
    except brotli.error:
        return b"".join(pieces) or None
    return b"".join(pieces)


_DECODERS: Mapping[str, Callable[[bytes], bytes | None]] = {
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _inflated,
    "br": _unbrotlied,
}
