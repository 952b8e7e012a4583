"""Topic pages as HTML."""

import html
from collections.abc import Iterator
from dataclasses import dataclass

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.addresses import web_address
from corpus.dates import read_date
from corpus.languages import language_code
from corpus.model import TopicPage
from corpus.pages import PageLine, read_page
from corpus.read_context import ReadContext

DEEPEST = 10_000
"""The deepest nesting that is read; the parser's time grows with its square."""

_DECLARATION = regex.compile(rb"<meta[^>]*charset=[\"']?([\w.-]+)", regex.IGNORECASE)
_TAG = regex.compile(r"<(/?)([a-z][a-z0-9]*)", regex.IGNORECASE)
_WINDOW = 2**20  # characters ahead in which the source of a text is sought
_TITLE_END = regex.compile(r"\s+[|–—-]\s+")  # "Organized crime | INTERPOL"
_SEPARATORS = " \u00a0-–—|:·"

# Elements that are not shown, or that belong to the site and not to the page.
_PASSED_OVER = regex.compile(
    r"aside|button|footer|form|head|iframe|nav|noscript|script|select|style|svg|template"
    r"|-comment|!doctype"
)
# Elements that run within a line (HTML, "Phrasing content"); every other begins a new one.
_WITHIN_LINE = regex.compile(
    r"a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|q|s|small|span"
    r"|strong|sub|sup|time|u|var|wbr|-comment"
)
_OF_ITS_OWN = ("time", "span", "small")  # a date in one of these is no part of the text beside it
# Elements without an end, or whose end is often left out, so that they say nothing of depth.
_SHALLOW = regex.compile(
    r"area|base|br|col|dd|dt|hr|img|input|li|link|meta|option|p|source|td|th|tr|wbr"
)


def read_html(context: ReadContext) -> Iterator[TopicPage]:
    """Yield the topic page of an HTML file."""
    text = context.document(_DECLARATION)
    if text is None:
        return
    if _depth(text) > DEEPEST:
        context.fault(0, f"nested more than {DEEPEST:,} deep; the file is left out")
        return
    tree = LexborHTMLParser(text)
    _take_facts(tree, context)
    lines = list(_Lines(text, context).of(tree))
    if lines:
        yield read_page(lines, context, _title(tree, context, lines))
    else:
        context.fault(0, "the file has no text")


def _depth(text: str) -> int:
    depth = deepest = 0
    for found in _TAG.finditer(text):
        if not _SHALLOW.fullmatch(found[2].lower()):
            depth = max(0, depth - 1) if found[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _take_facts(tree: LexborHTMLParser, context: ReadContext) -> None:
    """Take from the page what is not stated of it: its language, address and outlet."""
    root = tree.css_first("html")
    lang = root.attributes.get("lang") if root else None
    if context.language is None and lang:
        context.expect_language(language_code(lang))
    canonical = tree.css_first("link[rel=canonical][href]")
    if context.url is None and canonical:
        context.url = web_address(canonical.attributes["href"] or "")
    site = tree.css_first('meta[property="og:site_name"][content]')
    if not context.source and site:
        context.source = context.printed(site.attributes["content"] or "")


def _title(tree: LexborHTMLParser, context: ReadContext, lines: list[PageLine]) -> PageLine | None:
    """Return the page's main heading, else its title less the name of the site."""
    heading = tree.css_first("h1")
    text = context.printed(heading.text(separator=" ")) if heading else ""
    named = tree.css_first("head title")
    if not text and named:
        text = _TITLE_END.split(context.printed(named.text()))[0]
    number = next((line.number for line in lines if line.text == text), 1)
    return PageLine(number, text) if text else None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text within a line: its line in the source and the elements it stands in.

    *link* counts the links of the page and is 0 outside them.
    """

    number: int
    text: str
    parent: str
    link: int
    url: str | None
    machine_date: str | None

    def is_date_beside(self, other: "_Piece") -> bool:
        """Return whether this is a date in an element of its own, with *other* as its headline."""
        apart = self.link != other.link or (self.parent in _OF_ITS_OWN and not self.link)
        found = read_date(self.text) if apart else None
        return apart and (bool(found and found.precision == "day") or bool(self.machine_date))


class _Lines:
    """The lines that a browser would show of a page, each with its line in the source."""

    def __init__(self, source: str, context: ReadContext) -> None:
        self._source = html.unescape(source)
        self._context = context
        self._at = 0
        self._number = 1
        self._pieces: list[_Piece] = []
        self._links = 0
        self._link = 0
        self._url: str | None = None
        self._machine_date: str | None = None
        self._bullet = False

    def of(self, tree: LexborHTMLParser) -> Iterator[PageLine]:
        """Yield the lines of the page's main part, an empty one after each."""
        base = tree.css_first("base[href]")
        address = self._context.url or ""
        if base:
            address = web_address(base.attributes["href"] or "", address) or address
        root = tree.css_first("main") or tree.body
        for node, begins in _walk(root) if root else ():
            if node.tag == "-text":
                self._add(node, begins)
            elif node.tag == "a":
                self._links += begins
                self._link = self._links if begins else 0
                href = node.attributes.get("href") if begins else None
                self._url = web_address(href, address) if href else None
            elif node.tag == "time":
                self._machine_date = node.attributes.get("datetime") if begins else None
            elif not _WITHIN_LINE.fullmatch(node.tag or ""):
                yield from self._end_line()
                self._bullet = begins and node.tag == "li"
        yield from self._end_line()

    def _add(self, node: LexborNode, begins: bool) -> None:
        text = (node.text_content or "") if begins else ""
        if start := text.strip().partition("\n")[0].strip():
            found = self._source.find(start, self._at, self._at + _WINDOW)
            if found >= 0:
                self._number += self._source.count("\n", self._at, found)
                self._at = found
        parent = (node.parent.tag if node.parent else None) or ""
        self._pieces.append(
            _Piece(self._number, text, parent, self._link, self._url, self._machine_date)
        )

    def _end_line(self) -> Iterator[PageLine]:
        pieces = [piece for piece in self._pieces if piece.text.strip()]
        all_pieces, self._pieces = self._pieces, []
        if not pieces:
            return
        for date, beside in ((pieces[0], pieces[1:2]), (pieces[-1], pieces[-2:-1])):
            if beside and date.is_date_beside(beside[0]):
                yield from self._line([date])
                all_pieces.remove(date)
                break
        yield from self._line(all_pieces)

    def _line(self, pieces: list[_Piece]) -> Iterator[PageLine]:
        shown = [piece for piece in pieces if piece.text.strip()]
        text = self._context.printed("".join(piece.text for piece in pieces)).strip(_SEPARATORS)
        if not text:
            return
        machine_date = shown[0].machine_date if len(shown) == 1 else None
        url = next((piece.url for piece in shown if piece.url), None)
        yield PageLine(shown[0].number, text, url, machine_date, self._bullet)
        yield PageLine(shown[0].number, "")


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield the nodes under *root* in their order, an element where it begins and where it ends.

    Without recursion, since a page may be nested deeper than Python's stack.
    """
    node, depth = root, 0
    while True:
        passed_over = _PASSED_OVER.fullmatch(node.tag or "")
        if not passed_over:
            yield node, True
        if node.child is not None and not passed_over:
            node, depth = node.child, depth + 1
            continue
        yield node, False
        while node.next is None:
            if depth == 0 or node.parent is None:
                return
            node, depth = node.parent, depth - 1
            yield node, False
        if depth == 0:
            return
        node = node.next
