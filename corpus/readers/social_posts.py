"""Posts in what Facebook gives people of their pages, and messages in exports of Slack.

Facebook: `{"timestamp": …, "data": [{"post": …}]}`, whose letters beyond ASCII are the bytes of
UTF-8, each written as a character of its own. Slack: `{"type": "message", "text": …, "ts": …}`,
with links as `<address|text>` and a `subtype` for what was done with a channel.
"""

from collections.abc import Mapping
from typing import Any

import regex

_MOMENT = regex.compile(r"(\d{10})\.\d{6}")
_LINK = regex.compile(r"<(?P<url>https?://[^<>|]+)(?:\|(?P<text>[^<>]*))?>")
_OF_SLACK = frozenset(("bot_message", "file_share", "me_message", "thread_broadcast"))
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


def of_slack(value: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the record that a message of Slack is, None if an object is none.

    Its text is empty if it says what was done with the channel.
    """
    text, moment = value.get("text"), value.get("ts")
    if value.get("type") != "message" or not (isinstance(text, str) and isinstance(moment, str)):
        return None
    said = _MOMENT.fullmatch(moment)
    if said is None:
        return None
    if value.get("subtype", "bot_message") not in _OF_SLACK:
        return {"text": "", "published": said[1], "url": None}
    linked = _LINK.search(text)
    shown = _LINK.sub(lambda found: found["text"] or found["url"], text)
    return {"text": shown, "published": said[1], "url": linked["url"] if linked else None}


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
