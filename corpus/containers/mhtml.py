"""Pages that a browser saved with all that belongs to them: MHTML (RFC 2557); and mails.

The page is the part that `start` names, else the first that is HTML, else, in a mail, the first
that is text; pictures, styles and framed pages are no part of it, nor is what is attached to a
mail, of which a note tells. Its lines are those of the page, not of the file that holds it. A
mail's subject is given beside it, or alone; that of a saved page is the page's own title.
"""

import datetime as dt
import email
import email.message
import email.policy
import email.utils
from collections.abc import Iterator
from functools import partial

from corpus.addresses import web_address
from corpus.containers import Member, in_memory
from corpus.containers.bounds import Allowance
from corpus.containers.media import encoding_of
from corpus.lines import decode_document
from corpus.read_context import ReadContext


def read_mhtml(context: ReadContext, allowance: Allowance) -> Iterator[Member]:
    """Yield the page of an MHTML file or a mail, as it was on the day it was saved or sent."""
    del allowance  # what a part has is never longer than its form in the file
    raw = context.content()
    if raw is None:
        return
    try:
        message = email.message_from_bytes(raw.lstrip(), policy=email.policy.compat32)
        page = _page(message, context)
    except RecursionError:
        context.fault(0, "parts within parts, too deep to read; the file is left out")
        return
    said = message.get("Snapshot-Content-Location") or (page or message).get("Content-Location")
    is_mail = not said and "<saved by" not in str(message.get("From", "")).lower()
    subject = _text(message, "subject") if is_mail else ""
    if page is None and not subject:
        context.fault(0, "no page among its parts; the file is left out")
        return
    payload = page.get_payload(decode=True) if page else b""
    content = payload if isinstance(payload, bytes) else b""
    if page and str(page.get_param("format", "")).lower() == "flowed":
        content = _unflowed(content, apart=str(page.get_param("delsp", "")).lower() != "yes")
    is_html = page is not None and page.get_content_type() in _HTML and content.strip() != b""
    charset = page.get_content_charset() if page else None
    yield Member(
        "",
        partial(in_memory, content),
        captured=_day(message),
        url=web_address(str(said or "")),
        ending=".html" if is_html else ".txt",
        encoding=encoding_of(content, str(charset or "")),
        subject=subject,
        sent=_text(message, "date") if is_mail else "",
    )


def _page(message: email.message.Message, context: ReadContext) -> email.message.Message | None:
    parts = list(_parts(message, context))
    start = message.get_param("start")
    pages = [part for part in parts if part.get_content_type() in _HTML]
    named = (part for part in pages if start and part.get("Content-ID") == start)
    texts = [part for part in parts if part.get_content_type() == "text/plain"]
    if texts and _OF_ALERTS in str(message.get("From", "")).lower():
        return texts[0]  # in which `hit_lists` knows what leads where, in HTML not of all years
    return next(named, next(iter(pages or texts), None))


def _parts(message: email.message.Message, context: ReadContext) -> Iterator[email.message.Message]:
    """Yield the parts of *message* but those that are attached, of which notes tell."""
    kind = message.get_content_type()
    if message.get_content_disposition() == "attachment" or kind.startswith("message/"):
        name = message.get_filename()
        context.note(f"left out, as attached: {name or kind}")
    elif message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, email.message.Message):
                yield from _parts(part, context)
    else:
        yield message


_HTML = ("text/html", "application/xhtml+xml")
_OF_ALERTS = "googlealerts-"  # the sender of mails of Google Alerts


def _unflowed(content: bytes, *, apart: bool) -> bytes:
    """Return a text whose lines go on where they end with a space (RFC 3676), each in one line.

    *apart* is whether that space is part of the text.
    """
    lines: list[bytes] = []
    flows = False
    for line in content.splitlines():
        if flows and not line.startswith((b">", b"-- ")):
            lines[-1] += line
        else:
            lines.append(line)
        flows = line.endswith(b" ") and line != b"-- " and not line.startswith(b">")
        if flows and not apart:
            lines[-1] = lines[-1][:-1]
    return b"\n".join(lines)


def _text(message: email.message.Message, name: str) -> str:
    """Return the text of a header, its encoded words read; empty if there is none.

    One that is not in ASCII, as RFC 6532 allows, is read as a document is.
    """
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    text = decode_document(str(raw).encode("ascii", "surrogateescape")).text
    return str(email.policy.default.header_fetch_parse("subject", text))


def _day(message: email.message.Message) -> dt.date | None:
    """Return the day in UTC on which a page was saved, None if the file does not say it."""
    try:
        saved = email.utils.parsedate_to_datetime(str(message.get("Date", "")))
        return saved.astimezone(dt.UTC).date() if saved.tzinfo else saved.date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
