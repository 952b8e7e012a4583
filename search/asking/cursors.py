"""Cursors as text, for addresses: where a walk through a whole result goes on.

The text holds the commit, the offset and a digest of the query, so a cursor cannot continue
another search. It is opaque: clients take it from `links.next` of an answer and never make one.
"""

import base64
import binascii
import hashlib
import re

from msgspec.structs import replace

from search.values.query import Cursor, Query

_PLAIN = re.compile(
    r"(?P<version>[0-9A-Za-z]{1,40})\.(?P<offset>[0-9]{1,12})\.(?P<digest>[0-9a-f]{8})"
)


def format_cursor(query: Query) -> str:
    """Return the cursor of *query* as text, empty if it has none."""
    if query.cursor is None:
        return ""
    plain = f"{query.cursor.version}.{query.cursor.offset}.{_digest(query)}"
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def parse_cursor(text: str, query: Query) -> Cursor:
    """Return the cursor that *text* holds, which must belong to the search *query*.

    Raises ValueError if *text* is not a cursor, or belongs to another search.
    """
    try:
        plain = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        found = _PLAIN.fullmatch(plain.decode("ascii"))
    except (binascii.Error, ValueError):
        found = None
    if found is None:
        raise ValueError("not a valid cursor; take one from links.next of an answer")
    if found["digest"] != _digest(query):
        raise ValueError(
            "the cursor belongs to another search; keep the other parameters of the walk"
        )
    return Cursor(found["version"], int(found["offset"]))


def _digest(query: Query) -> str:
    asked = replace(query, page=1, size=1, cursor=None)
    return hashlib.sha256(repr(asked).encode()).hexdigest()[:8]
