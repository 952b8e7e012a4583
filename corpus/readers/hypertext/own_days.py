"""The day that a page prints for its own, as a newspaper's is in its masthead."""

import datetime as dt

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.dates import read_relative
from corpus.pages.text_sizes import is_brief
from corpus.read_context import ReadContext
from corpus.readers.hypertext import shapes
from corpus.readers.hypertext.walking import walk

_LONGEST = 80
_MOST_TEXTS = 500  # above the list
_FIRST_YEAR = 1991  # of pages; "Founded 1 January 1901" is older
_UNSHOWN = shapes.tags("script style svg template")
_ITEMS = shapes.tags("a article dd dt li td")
_TITLES = "a, h2, h3, h4, h5, h6"


def own_day(tree: LexborHTMLParser, context: ReadContext) -> dt.date | None:
    """Return the first day that a page prints by itself above what counts back, if it is its own.

    No day that it prints may be later, and no headline stands in what holds it, or is a link in
    what stands right above it.
    """
    languages = (context.language,) if context.language else ()
    texts = 0
    for node, tag, _ in walk(tree.body, lambda _, tag: tag in _UNSHOWN) if tree.body else ():
        text = _text(node) if tag == "-text" else ""
        texts += text != ""
        if not 0 < len(text) <= _LONGEST:
            continue
        if texts > _MOST_TEXTS or read_relative(text, languages, None):
            return None
        found = context.date(text, languages)
        if found and found.day and found.precision == "day" and not _is_in_item(node):
            last = max(context.printed_days(), default=found.day)
            own = found.day.year >= _FIRST_YEAR and found.day >= last
            return found.day if own and _is_apart(node, text) else None
    return None


def _is_in_item(node: LexborNode) -> bool:
    around = node.parent
    while around and around.tag not in _ITEMS:
        around = around.parent
    return around is not None


def _is_apart(node: LexborNode, text: str) -> bool:
    """Return whether the *text* in *node* stands in no item, but beside the page's title if any."""
    inner, around = node, node.parent
    while around and around.tag != "body" and _text(around) == text:
        inner, around = around, around.parent
    above = inner.prev
    while above and not _text(above):
        above = above.prev
    if above and any(not is_brief(_text(link)) for link in above.css("a")):
        return False
    if around is None or around.tag == "body" or around.css_first("h1"):
        return True
    return all(is_brief(_text(title)) for title in around.css(_TITLES))


def _text(node: LexborNode) -> str:
    return " ".join(node.text().split())
