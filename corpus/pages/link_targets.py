"""What the links of a page lead to, by their addresses as the page writes them."""

from collections.abc import Set

import regex

from corpus.patterns import NUMBER

NOWHERE = ("#", "javascript:")
HOME = regex.compile(
    r"(?:https?:)?//[^/?#]+|(?:(?:https?:)?//[^/?#]+)?(?:\.?/(?:[a-z]{2}(?:-[a-z]{2})?/?)?"
    r"|(?:\.?/)?(?:index|default|home)\.\w{3,5})"
)
OF_TOPICS = regex.compile(
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
    found = OF_TOPICS.search(href)
    return found is not None and href[: found.end()] not in others


def form(href: str) -> tuple[str, bool, bool]:
    """Return what addresses of one kind share: the folder but for numbers, and how they end.

    >>> form("/2015/05/tow-of-a-ferry") == form("/2015/04/anchor-found"), form("/news/archive")[1]
    (True, False)
    """
    last = href.rstrip("/").rpartition("/")[2]
    joins = any(sign.isdigit() or sign in "-_=%" for sign in last)
    return NUMBER.sub("0", folder(href)), joins, href.endswith("/")


def folder(href: str | None) -> str:
    """Return what an address has before its last part."""
    return (href or "").rstrip("/").rpartition("/")[0]
