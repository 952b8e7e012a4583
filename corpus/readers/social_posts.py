"""Posts in what Facebook gives people of their pages: `{"timestamp": …, "data": [{"post": …}]}`.

Their letters beyond ASCII are the bytes of UTF-8, each written as a character of its own.
"""

from collections.abc import Mapping
from typing import Any

_KEYS = frozenset(("attachments", "data", "tags", "timestamp", "title"))


def of_facebook(value: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the record that an object of such an export is, None if it is none.

    Its text is empty where something was only attached, of which `title` says what was done.
    """
    data = value.get("data", [])
    if not isinstance(value.get("timestamp"), int) or not isinstance(data, list):
        return None
    posts = (one.get("post") for one in data if isinstance(one, dict))
    post = next((text for text in posts if isinstance(text, str)), None)
    if post is None and not _KEYS.issuperset(value):
        return None
    return {"text": _decoded(post or ""), "published": value["timestamp"], "url": _linked(value)}


def _decoded(text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _linked(value: Mapping[str, Any]) -> str | None:
    """Return the first address that is attached to a post."""
    attached = value.get("attachments")
    for around in attached if isinstance(attached, list) else ():
        parts = around.get("data") if isinstance(around, dict) else None
        for part in parts if isinstance(parts, list) else ():
            context = part.get("external_context") if isinstance(part, dict) else None
            url = context.get("url") if isinstance(context, dict) else None
            if isinstance(url, str):
                return url
    return None
