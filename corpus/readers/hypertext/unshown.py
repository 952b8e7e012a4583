"""What a page has and does not show as its text: hidden elements, and struck words.

Hidden parts with a list or several items are shown when they are opened, as tabs and years are.
"""

from operator import attrgetter

import regex
from selectolax.lexbor import LexborNode

from corpus.dates import read_date
from corpus.pages.text_sizes import is_brief
from corpus.read_context import ReadContext
from corpus.readers.hypertext import shapes
from corpus.readers.hypertext.pieces import Piece
from corpus.readers.hypertext.walking import walk

_STRUCK = shapes.tags("del s strike")
_STRUCK_STYLE = regex.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", regex.IGNORECASE)
_HIDDEN_STYLE = regex.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", regex.IGNORECASE
)
_ITEMS = shapes.tags("article dt h1 h2 h3 h4 h5 h6 li p tr")
_LISTS = shapes.tags("dl ol table ul")
_MOST_NODES = 200  # of what is no list
_MARKS = " \u00a0-–—―|｜:·,;()[]"


def is_hidden(node: LexborNode, attributes: shapes.Attributes) -> bool:
    """Return whether the *attributes* of *node* hide it, and it has no list that may be opened."""
    style = attributes.get("style")
    if "hidden" not in attributes and not (style and _HIDDEN_STYLE.search(style)):
        return False
    return not _may_open(node)


def _may_open(node: LexborNode) -> bool:
    """Return whether *node* has a list or several items, or is large: its end is not looked at."""
    items = 0
    for nodes, (inner, tag, begins) in enumerate(walk(node, lambda *_: False)):
        items += begins and tag in _ITEMS and inner.mem_id != node.mem_id
        if items > 1 or tag in _LISTS or nodes > _MOST_NODES:
            return True
    return False


def change_of(tag: str, attributes: shapes.Attributes | None, around: str) -> str:
    """Return what an element says of its text, by default as the one *around* it: it is struck."""
    style = attributes.get("style") if attributes else None
    if tag in _STRUCK or (style and _STRUCK_STYLE.search(style)):
        return "struck"
    return "inserted" if tag == "ins" else around


def without_struck(pieces: list[Piece], context: ReadContext) -> list[Piece]:
    """Return the *pieces* of a line without what is struck, if other words replace it.

    They do if they are marked as inserted, or say more than a date, a name or a remark does beside
    a struck headline. One that nothing replaces is kept, as it was printed.
    """
    if not any(map(attrgetter("change"), pieces)):
        return pieces
    left = [piece for piece in pieces if piece.change != "struck"]
    struck = "".join(piece.text for piece in pieces if piece.change == "struck")
    text = "".join(piece.text for piece in left).strip(_MARKS)
    inserted = any(piece.change == "inserted" for piece in left)
    beside = not text or read_date(text) or _is_remark(text, struck)
    if not struck or (beside and not inserted):
        return pieces
    context.note("struck words are left out beside those that replace them")
    return left


def _is_remark(text: str, struck: str) -> bool:
    """Return whether a brief *text* beside what is *struck* says less, and that of something else.

    >>> _is_remark("wrong paper", "Mayor to wed"), _is_remark("Mayor weds", "Mayor to wed")
    (True, False)
    """
    words, before = text.casefold().split(), struck.casefold().split()
    less = len(words) < len(before) and set(words).isdisjoint(before)
    return is_brief(text) and (less or not is_brief(struck))
