"""Pages that a browser saved with all that belongs to them: MHTML (RFC 2557); and mails.

The page is the part that `start` names, else the first that is HTML, else, in a mail, the first
that is text; pictures, styles and framed pages are no part of it. Its lines are those of the page,
not of the file that holds it. A mail's subject is given beside it; that of a saved page is the
page's own title.
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
from corpus.read_context import LARGEST_DOCUMENT, ReadContext


def read_mhtml(context: ReadContext, allowance: Allowance) -> Iterator[Member]:
    """Yield the page of an MHTML file or a mail, as it was on the day it was saved or sent."""
    del allowance  # what a part has is never longer than its form in the file
    with context.open() as stream:
        raw = stream.read(LARGEST_DOCUMENT + 1)
    if len(raw) > LARGEST_DOCUMENT:
        context.fault(0, "the file has more than 32 mebibytes and is left out")
        return
    try:
        message = email.message_from_bytes(raw.lstrip(), policy=email.policy.compat32)
        page = _page(message)
    except RecursionError:
        context.fault(0, "parts within parts, too deep to read; the file is left out")
        return
    if page is None:
        context.fault(0, "no page among its parts; the file is left out")
        return
    payload = page.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    said = message.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
    is_mail = not said and "<saved by" not in str(message.get("From", "")).lower()
    yield Member(
        "",
        partial(in_memory, content),
        captured=_day(message),
        url=web_address(str(said)),
        ending=".html" if page.get_content_type() in _HTML else ".txt",
        encoding=encoding_of(content, str(page.get_content_charset() or "")),
        subject=_text(message, "subject") if is_mail else "",
        sent=_text(message, "date") if is_mail else "",
    )


def _page(message: email.message.Message) -> email.message.Message | None:
    parts = [part for part in message.walk() if not part.is_multipart()]
    start = message.get_param("start")
    pages = [part for part in parts if part.get_content_type() in _HTML]
    named = (part for part in pages if start and part.get("Content-ID") == start)
    texts = [part for part in parts if part.get_content_type() == "text/plain"]
    return next(named, next(iter(pages or texts), None))


_HTML = ("text/html", "application/xhtml+xml")


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
