"""Headlines at the beginning of a line of HTML, with a teaser after them in the same line.

    <li><b>Police tow a ferry</b> It had run aground off the northern bank.</li>

One line does not tell them from a bold place or a linked name; all lines of one list do. So do the
links of a page tell which of them are labels.
"""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from itertools import islice

import regex
from selectolax.lexbor import LexborNode

from corpus.pages.text_sizes import is_brief
from corpus.pages.wording import is_label
from corpus.patterns import YEAR
from corpus.readers.hypertext import shapes

_LEAST_WORDS = 3  # of a headline and of a teaser, on average
_MOST_NODES = 20_000
_TARGETS = ("aria-controls", "data-bs-target", "data-target", "href")
_TABS = 'a[href^="#"], [aria-controls], [data-bs-target], [data-target]'
_LONGEST_REST = 600  # characters of a teaser that are looked at
_MOST_BESIDE = 40  # texts and elements after a headline, else the line is running text
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]{2}")
_BEGINS = regex.compile(r"\s*[\p{Lu}\p{Lo}\p{N}“\"«„¿¡]")
_DATED = ("time", "small")
_INLINE = shapes.WITHIN_LINE - {"br"}


@dataclass(frozen=True, slots=True)
class _Head:
    """A linked or bold *text* that may be a headline: how many words it and the rest have.

    *apart* says that the rest begins as a sentence does, and that no colon leads to it.
    """

    node: int
    text: str
    words: int
    rest: int
    apart: bool


_NO_TEASER = _Head(0, "", 0, 0, apart=True)


class LinkLabels:
    """The links of a page that say the same and lead elsewhere each time, such as "Details"."""

    def __init__(self, root: LexborNode) -> None:
        self._root = root
        self._labels: Set[str] | None = None  # as few pages are asked

    def __contains__(self, text: object) -> bool:
        if not isinstance(text, str) or not is_brief(text):
            return False
        if self._labels is None:
            leads: dict[str, list[str | None]] = defaultdict(list)
            for node in islice(self._root.css("a[href]"), _MOST_NODES):
                leads[node.text().strip()].append(node.attributes["href"])
            self._labels = {
                text for text, to in leads.items() if len(to) > 1 and len(set(to)) == len(to)
            }
        return text in self._labels


def years_of_tabs(root: LexborNode) -> dict[str | None, str]:
    """Return the year that each part of a page is of by the tab that shows it, by the part's id.

    <a href="#y2015">2015</a> <a href="#y2014">2014</a> <div id="y2015">...</div>
    """
    years: dict[str | None, str] = {}
    for node in islice(root.css(_TABS), _MOST_NODES):
        text = node.text().strip()
        if YEAR.fullmatch(text):
            targets = ((node.attributes.get(key) or "").removeprefix("#") for key in _TARGETS)
            if target := next(filter(None, targets), ""):
                years[target] = text
    return years


def heads(root: LexborNode) -> Set[int]:
    """Return the ids of the linked or bold elements in *root* that have a teaser in their line."""
    found: dict[tuple[str, str, str], list[_Head]] = defaultdict(list)
    for node in islice(root.css("a, b, strong"), _MOST_NODES):
        parent = node.parent
        if parent is None or (around := parent.tag) in _INLINE:
            continue
        list_of = found[node.tag or "", around or "", shapes.kind(_classes(parent))]
        if head := _head(node):
            list_of.append(head)
    return {
        head.node for alike in found.values() if _are_heads(alike) for head in alike if head.rest
    }


def _are_heads(alike: list[_Head]) -> bool:
    teased = [head for head in alike if head.rest]
    texts = {head.text for head in teased}  # outlets come again, headlines hardly
    return (
        len(teased) > 1
        and 2 * len(teased) >= len(alike)
        and 10 * len(texts) >= 9 * len(teased)
        and sum(head.words for head in teased) >= _LEAST_WORDS * len(teased)
        and sum(head.rest for head in teased) >= _LEAST_WORDS * len(teased)
        and all(head.apart for head in teased)
    )


def _head(node: LexborNode) -> _Head | None:
    rest, count = "", 0
    beside = node.next
    while beside is not None and ((tag := beside.tag) == "-text" or tag in _INLINE):
        count += 1
        if count > _MOST_BESIDE:
            return None
        text = (beside.text_content if tag == "-text" else beside.text()) or ""
        if tag == "a" and text.strip() and not is_label(text.strip()):
            return None  # one of several links of a sentence
        if tag == "-text" or (tag not in _DATED and not shapes.is_dated(_classes(beside))):
            rest += text[:_LONGEST_REST]
        beside = beside.next
    if not rest or rest.isspace():
        return _NO_TEASER
    text = node.text().strip()
    words = _count(text)
    if not words or node.css_first("h1,h2,h3,h4,h5,h6,p,div"):
        return None
    apart = _BEGINS.match(rest) is not None and not text.endswith((":", "："))
    return _Head(node.mem_id, text, words, _count(rest), apart)


def _classes(node: LexborNode) -> str:
    return node.attributes.get("class") or ""


def _count(text: str) -> int:
    text = text[:_LONGEST_REST]
    return len(_WORD.findall(text)) + len(_DENSE.findall(text))
