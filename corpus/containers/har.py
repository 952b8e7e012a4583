"""HAR: what a browser loaded, as its tools for developers save it (W3C, "HTTP Archive", 1.2)."""

import base64
import binascii
from collections.abc import Iterator, Mapping
from typing import Any

import ijson

from corpus.containers import Member
from corpus.containers.bounds import Allowance
from corpus.containers.captures import Visit, is_page
from corpus.containers.http import Answer, media_type
from corpus.json_pieces import Pieces
from corpus.read_context import ReadContext


def read_har(context: ReadContext, allowance: Allowance) -> Iterator[Member]:
    """Yield the pages of a HAR in the order in which they were loaded.

    They are taken one by one, so a HAR may have any size; an entry has as many bytes
    as a document at most.
    """
    del allowance  # what an answer has is never longer than its form in the file
    try:
        with context.open() as stream:
            pieces = Pieces(stream, "an entry of more than 32 mebibytes")
            for entry in ijson.items(pieces, "log.entries.item"):
                pieces.since = 0
                visit = Visit(_text(entry, "request", "url"), _text(entry, "startedDateTime"), "")
                try:
                    answer = _answer(entry)
                except binascii.Error:
                    context.fault(0, f"{visit.url}: an answer that is not in base64, as it says")
                    continue
                if is_page(answer, visit, context):
                    yield visit.page(answer, context)
    except (ijson.JSONError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        context.fault(0, f"no HAR that can be read further: {reason}")


def _answer(entry: Any) -> Answer:
    """Return the answer that an *entry* has; a text was decoded by the browser already."""
    kind, charset = media_type(_text(entry, "response", "content", "mimeType"))
    text = _text(entry, "response", "content", "text")
    if _text(entry, "response", "content", "encoding") == "base64":
        body = base64.b64decode(text, validate=False)
    else:
        body, charset = text.encode("utf-8", "replace"), "utf-8"
    status = _value(entry, "response", "status")
    return Answer(status if isinstance(status, int) else 0, kind, charset, body)


def _text(entry: Any, *keys: str) -> str:
    value = _value(entry, *keys)
    return value if isinstance(value, str) else ""


def _value(entry: Any, *keys: str) -> Any:
    """Return the value to which *keys* lead, None if there is none."""
    for key in keys:
        entry = entry.get(key) if isinstance(entry, Mapping) else None
    return entry
