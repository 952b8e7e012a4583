"""The elements of a page that are not shown, or belong to the site and not to the page."""

from collections import Counter
from functools import lru_cache

import regex
from selectolax.lexbor import LexborNode

from corpus.read_context import ReadContext
from corpus.readers.hypertext import shapes
from corpus.readers.hypertext.open_elements import OpenBlock
from corpus.readers.hypertext.unshown import is_hidden
from corpus.readers.records.date_parts import LONGEST_IN_BADGE, MOST_IN_BADGE

_PASSED_OVER = shapes.tags(
    "!doctype aside audio button canvas datalist footer form frameset head iframe label legend nav "
    "noembed noframes noscript object option rp rt rtc script select style svg template textarea "
    "title video"
)
_STRUCTURE = "h1,h2,h3,h4,h5,h6,article,li,p,table,time,a"
_SWITCHES = "input[type=checkbox], input[type=radio]"  # whose labels open parts of a list
_FIELD = "input:not([type=checkbox]):not([type=radio]), select, textarea"
_HIDDEN = regex.compile(
    r"(?:^|\s)(?:sr-only|(?:is-)?visually-?hidden|screen-reader(?:-text)?|element-invisible"
    r"|assistive-text|u-hidden-visually)(?:$|\s)"
)
_NOTE = regex.compile(r"\[[\p{L}\d]{1,3}\]")  # the number of a footnote
_MAY_HIDE = ("sr-only", "hidden", "screen-reader", "invisible", "assistive", "wm-ipp", "display")


def may_hide(source: str) -> bool:
    """Return whether classes or styles may hide elements of a page whose text is *source*."""
    lower = source.lower()  # looked through for one word after another in a tenth of the time
    return any(word in lower for word in _MAY_HIDE)


class Furniture:
    """Tells what is passed over in *root*, in which elements may be hidden if it *hides*."""

    def __init__(self, root: LexborNode, *, hides: bool) -> None:
        self._hides = hides
        self._hidden = 0
        self._switches = {node.attributes.get("id") for node in root.css(_SWITCHES)}
        self._footers = Counter(
            shapes.shape(footer.parent)
            for footer in root.css("footer")
            if footer.parent is not None
        )

    def has(self, node: LexborNode, tag: str, around: OpenBlock | None) -> bool:
        """Return whether an element of a *tag* is passed over, in the block that is *around* it."""
        if tag not in _PASSED_OVER:
            if tag == "sup" and _NOTE.fullmatch(node.text(strip=True)):
                return True
            if not self._hides or tag == "br":
                return False
            attributes = node.attributes
            classes = attributes.get("class")
            if attributes and is_hidden(node, attributes):
                self._hidden += bool(node.text(strip=True))
                return True
            return (classes is not None and _is_hidden(classes)) or (
                (attributes.get("id") or "").startswith("wm-ipp")
            )
        if tag == "label":  # that of a field, unlike one that opens a part of a list
            field = node.attributes.get("for")
            return field not in self._switches if field else node.css_first(_FIELD) is not None
        if tag == "legend":
            return node.parent is None or node.parent.css_first(_FIELD) is not None
        if tag == "button":
            return not (around and around.heading) and not node.css_first("h2,h3,h4,h5,h6")
        if tag == "form":
            return node.css_first(_STRUCTURE) is None
        in_item = bool(around and around.in_item)
        if tag == "footer":
            return not in_item and self._footers[shapes.shape(node.parent)] < 2
        if tag == "aside":
            return not in_item or len(node.text(strip=True)) > MOST_IN_BADGE * LONGEST_IN_BADGE
        return True

    def report(self, context: ReadContext) -> None:
        """Report how many elements with a text were left out because the page hides them."""
        if self._hidden:
            context.note(
                f"{self._hidden:,} hidden texts are left out, as the page does not show them"
            )


@lru_cache(maxsize=2**12)
def _is_hidden(classes: str) -> bool:
    """Return whether *classes* hide an element from sight."""
    return _HIDDEN.search(classes) is not None
