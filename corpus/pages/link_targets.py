"""What the links of a page lead to, by their addresses as the page writes them."""

from collections.abc import Set
from functools import lru_cache

import regex

from corpus.patterns import NUMBER

NOWHERE = ("#", "javascript:")
HOME = regex.compile(
    r"(?:https?:)?//[^/?#]+|(?:(?:https?:)?//[^/?#]+)?(?:\.?/(?:[a-z]{2}(?:-[a-z]{2})?/?)?"
    r"|(?:\.?/)?(?:index|default|home)\.\w{3,5})"
)
_OF_TOPICS = regex.compile(
    r"[/?&=](?:categor(?:y|ies|ia|ias|ie|ieen)|kategori(?:e|en|a)?|tags?|topics?|rubri(?:k|c|que|ka)s?"
    r"|themen?|th[eè]mes?|temas?|authors?|autor(?:es|en)?|auteurs?|by|profiles?|users?|c)[/=]",
    regex.IGNORECASE,
)
OF_AUTHORS = regex.compile(
    r"[/?&=](?:authors?|autor(?:es|en)?|auteurs?|autori?|autore|by|profiles?|users?|staff|people"
    r"|journalists?|reporters?|writers?|contributors?|columnists?|redaktion|redakteure?)[/=]",
    regex.IGNORECASE,
)
"""Finds a word for authors in the address of a page about one."""


def leads_to_page(href: str) -> bool:
    """Return whether an address leads to a page that is not the site's home."""
    return not href.startswith(NOWHERE) and not HOME.fullmatch(href)


def leads_to_topic(href: str, others: Set[str]) -> bool:
    """Return whether a word in an address is of topics, and the address so far is none of *others*.

    These are so far those of headlines.
    """
    topic = topic_of(href)
    return topic != "" and topic not in others


def topic_of(href: str) -> str:
    """Return an address up to the first word in it that is of topics, empty if none is.

    >>> topic_of("/en/tag/ferries/3"), topic_of("/en/ferries")
    ('/en/tag/', '')
    """
    return _topic_in(href[: max(href.rfind("/"), href.rfind("=")) + 1])


@lru_cache(maxsize=2**10)  # as many addresses differ in their last parts alone
def _topic_in(begin: str) -> str:
    found = _OF_TOPICS.search(begin)
    return begin[: found.end()] if found else ""


def form(href: str) -> tuple[str, bool, bool]:
    """Return what addresses of one kind share: the folder but for numbers, and how they end.

    >>> form("/2015/05/tow-of-a-ferry") == form("/2015/04/anchor-found"), form("/news/archive")[1]
    (True, False)
    """
    last = href.rstrip("/").rpartition("/")[2]
    joins = any(sign.isdigit() or sign in "-_=%" for sign in last)
    return _unnumbered(folder(href)), joins, href.endswith("/")


@lru_cache(maxsize=2**10)
def _unnumbered(folder: str) -> str:
    return NUMBER.sub("0", folder)


def folder(href: str | None) -> str:
    """Return what an address has before its last part."""
    return (href or "").rstrip("/").rpartition("/")[0]
