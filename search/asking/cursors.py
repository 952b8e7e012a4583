"""Cursors as text: the place in a walk through a whole result, for an address.

The text names the commit, the place and a digest of the query, so that a walk cannot go on
through another search than the one it began with. It is opaque: only `following` of an answer
makes cursors that mean anything.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import replace

from search.values.query import Cursor, Query

_PLAIN = re.compile(
    r"(?P<version>[0-9A-Za-z]{1,40})\.(?P<place>[0-9]{1,12})\.(?P<digest>[0-9a-f]{8})"
)


def format_cursor(query: Query) -> str:
    """Return the cursor of *query* as text, empty if it has none."""
    if query.cursor is None:
        return ""
    plain = f"{query.cursor.version}.{query.cursor.place}.{_digest(query)}"
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def parse_cursor(text: str, query: Query) -> Cursor:
    """Return the cursor that *text* is for the search that *query* asks for.

    Raises ValueError if it is none, or that of another search.
    """
    try:
        plain = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        found = _PLAIN.fullmatch(plain.decode("ascii"))
    except (binascii.Error, ValueError):
        found = None
    if found is None:
        raise ValueError("no cursor; take one from links.next of an answer")
    if found["digest"] != _digest(query):
        raise ValueError("the cursor of another search; its other parameters must stay as they are")
    return Cursor(found["version"], int(found["place"]))


def _digest(query: Query) -> str:
    asked = replace(query, page=1, size=1, cursor=None)
    return hashlib.sha256(repr(asked).encode()).hexdigest()[:8]
