"""Markup within a record or a feed: what a reader of the page sees of it."""

from typing import Literal

import regex
from selectolax.lexbor import LexborHTMLParser

from corpus.patterns import pattern

WITHIN_LINE = pattern(
    r"a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|s"
    r"|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
"""Elements that run within a line, so that what stands on both sides of a tag is one word."""

_WITHOUT_VALUE = (
    "allowfullscreen|async|autoplay|compact|controls|defer|disabled|hidden|itemscope|loop|muted"
    "|noshade|nowrap|open|reversed|selected"
)
_NAMES = (
    f"{WITHIN_LINE.pattern}|address|article|aside|blockquote|body|br|center|dd|div|dl|dt"
    "|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|img|li|main|meta|nav"
    "|ol|option|p|picture|pre|ruby|rt|section|source|table|tbody|td|th|thead|tr|ul|video"
)
_HIDING = "iframe|noscript|script|style|title"  # all up to their ends
# By their names, since "<unknown>" may be printed so, and by their first attribute, which has a
# value or is one that HTML has without, since "a<b and c>d" may be.
_TAG, _TAG_WITHOUT_END = (
    pattern(
        rf"</?({names})(?:\s*/?|/[^<>]+"
        rf"|\s+(?:[\w:@-]+\s*=|[\w:]+-|(?:{_WITHOUT_VALUE})(?=[\s/>]))[^<>]*)>",
        regex.IGNORECASE,
    )
    for names in (f"{_NAMES}|{_HIDING}", _NAMES)
)
_ATTRIBUTES = {
    "datetime": regex.compile(r"<time\b[^<>]*\sdatetime=[\"']([^\"'<>]+)", regex.IGNORECASE),
    "href": regex.compile(r"<a\b[^<>]*\shref=[\"']([^\"'<>]+)", regex.IGNORECASE),
}
_UNSEEN = ["script", "style", "template"]


def stated_in(text: str, attribute: Literal["datetime", "href"]) -> str:
    """Return the first `datetime` of a time or `href` of a link in *text*, empty if it has none.

    >>> stated_in('<time datetime="2015-05-12T10:00:00Z">Tuesday</time>', "datetime")
    '2015-05-12T10:00:00Z'
    """
    found = _ATTRIBUTES[attribute].search(text) if "<" in text else None
    return found[1] if found else ""


def unmarked(text: str) -> str:
    """Return *text* without tags, if it has any: HTML as many records have it.

    The captions of pictures are no part of it, unless they are all that it says.

    >>> unmarked("<p>Bundes<b>kriminalamt</b></p><p>Razzia, 3 < 5</p>").split()
    ['Bundeskriminalamt', 'Razzia,', '3', '<', '5']
    """
    if "<" not in text:
        return text
    tags = _TAG if "</" in text else _TAG_WITHOUT_END
    if not tags.search(text):
        return text
    # A space where a new line begins, since the tree does not say where it does.
    spaced = tags.sub(
        lambda tag: tag[0] if WITHIN_LINE.fullmatch(tag[1].lower()) else f" {tag[0]}", text
    )
    tree = LexborHTMLParser(spaced)
    tree.strip_tags(_UNSEEN)
    whole = str(tree.text())
    for caption in tree.css("figcaption"):
        caption.decompose()
    text = str(tree.text())
    return whole if text.isspace() else text
