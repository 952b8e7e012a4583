"""Pages that Safari saved with all that belongs to them: a property list (`.webarchive`)."""

import plistlib
from collections.abc import Iterator
from functools import partial
from typing import Any

from corpus.addresses import web_address
from corpus.containers import Member, in_memory
from corpus.containers.bounds import Allowance
from corpus.containers.media import encoding_of
from corpus.read_context import ReadContext


def read_webarchive(context: ReadContext, allowance: Allowance) -> Iterator[Member]:
    """Yield the page that Safari saved; it does not say when."""
    del allowance  # nothing is decompressed
    raw = context.content()
    if raw is None:
        return
    page = _page(raw)
    content = page.get("WebResourceData")
    if not isinstance(content, bytes):
        context.fault(0, "a property list without a page that Safari saved; it is left out")
        return
    yield Member(
        "",
        partial(in_memory, content),
        url=web_address(str(page.get("WebResourceURL", ""))),
        ending=".html",
        encoding=encoding_of(content, str(page.get("WebResourceTextEncodingName", ""))),
    )


def _page(raw: bytes) -> dict[str, Any]:
    """Return what the file says of the page, empty if it is none of Safari's or damaged."""
    try:
        saved = plistlib.loads(raw)
    # What plistlib of Python 3.11 to 3.14 raises for a damaged one, its own error a ValueError.
    except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError, OSError):
        return {}
    page = saved.get("WebMainResource") if isinstance(saved, dict) else None
    return page if isinstance(page, dict) else {}
