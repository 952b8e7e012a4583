"""Posts in what Facebook gives people of their pages, messages of Slack, notes of Hypothesis.

Facebook: `{"timestamp": …, "data": [{"post": …}]}`, whose letters beyond ASCII are the bytes of
UTF-8, each written as a character of its own. Slack: `{"type": "message", "text": …, "ts": …}`,
with links as `<address|text>` and a `subtype` for what was done with a channel. Hypothesis:
`{"uri": …, "text": …, "document": {"title": [...]}}`, of which the title is the headline.
"""

from collections.abc import Mapping
from typing import Any

import regex

_MOMENT = regex.compile(r"(\d{10})\.\d{6}")
_LINK = regex.compile(r"<(?P<url>https?://[^<>|]+)(?:\|(?P<text>[^<>]*))?>")
_OF_SLACK = frozenset(("bot_message", "file_share", "me_message", "thread_broadcast"))
_KEYS = frozenset(("attachments", "data", "tags", "timestamp", "title"))
_SAID = frozenset(("backdated_timestamp", "post", "update_timestamp"))  # of a post, in its `data`


def of_wordpress(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a post of WordPress with the names of its categories and tags, if it has them within.

    They are what its programs give to `_embed`, where the post itself has numbers.
    """
    embedded = value.get("_embedded")
    terms = embedded.get("wp:term") if isinstance(embedded, dict) else None
    if not isinstance(terms, list):
        return value
    named = [term for of in terms for term in _objects(of) if isinstance(term.get("name"), str)]
    return {**value, "categories": [term["name"] for term in named], "tags": []}


def of_facebook(value: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the record that an object of such an export is, None if it is none.

    Its text is empty where something was only attached, of which `title` says what was done.
    """
    if not isinstance(value.get("timestamp"), int):
        return None
    said, attached = _objects(value.get("data")), _objects(value.get("attachments"))
    posts = (one.get("post") for one in said)
    post = next((text for text in posts if isinstance(text, str)), None)
    if post is None and not (
        _KEYS.issuperset(value)
        and (any(map(_SAID.intersection, said)) or any("data" in one for one in attached))
    ):
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


def of_hypothesis(value: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the record that the document of a note is, None if an object is no such note.

    The day on which the note was made says nothing of when its document was published.
    """
    document, uri = value.get("document"), value.get("uri")
    titles = document.get("title") if isinstance(document, dict) else None
    title = next(iter(titles), None) if isinstance(titles, list) else titles
    title = title if isinstance(title, str) else ""
    if not (isinstance(document, dict) and isinstance(uri, str) and "text" in value):
        return None
    return {"headline": title, "url": uri} if title or "group" in value else None


def _objects(value: object) -> list[dict[str, Any]]:
    """Return the objects in an array, none of anything else."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _decoded(text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _linked(value: Mapping[str, Any]) -> str | None:
    """Return the first address that is attached to a post."""
    for around in _objects(value.get("attachments")):
        for part in _objects(around.get("data")):
            context = part.get("external_context")
            url = context.get("url") if isinstance(context, dict) else None
            if isinstance(url, str):
                return url
    return None
