"""HTML as the lines that a browser shows, each in the elements that hold it."""

import html
from collections.abc import Callable, Container, Mapping, Set

from msgspec.structs import replace
from selectolax.lexbor import LexborNode

from corpus.pages.bylines import BYLINE
from corpus.pages.outline import HEADINGS, ITEMS, Element, Outline, PageLine, Role
from corpus.pages.wording import is_label
from corpus.read_context import ReadContext
from corpus.readers.hypertext import shapes
from corpus.readers.hypertext.asides import TAGS as ASIDES
from corpus.readers.hypertext.asides import beside_main, list_news, lists_news
from corpus.readers.hypertext.day_texts import may_be_day, says_when
from corpus.readers.hypertext.furniture import Furniture, may_hide
from corpus.readers.hypertext.heads import LinkLabels, heads, years_of_tabs
from corpus.readers.hypertext.open_elements import OpenBlock, OpenInline
from corpus.readers.hypertext.open_tables import OpenTables
from corpus.readers.hypertext.pieces import Piece, Run
from corpus.readers.hypertext.roles import block_role
from corpus.readers.hypertext.run_lines import RunLines
from corpus.readers.hypertext.runs import cut
from corpus.readers.hypertext.source_lines import SourceLines
from corpus.readers.hypertext.unshown import change_of, without_struck
from corpus.readers.hypertext.walking import walk
from corpus.readers.records.date_parts import (
    MOST_IN_BADGE,
    merge_badge,
    merge_parts,
    title_number,
)


class Outliner:
    """Makes the outline of one page, whose text is *source*.

    *address* gives the address that a link leads to.
    """

    def __init__(
        self, source: str, context: ReadContext, address: Callable[[str], str | None]
    ) -> None:
        source = html.unescape(source)
        self._may_hide = may_hide(source)
        self._source = SourceLines(source)
        self._context = context
        self._run_lines = RunLines(context)
        self._address = address
        self._lines: list[PageLine] = []
        self._elements: list[Element] = []
        self._open: list[OpenBlock] = []
        self._pieces: list[Piece] = []
        self._inline = [OpenInline()]
        self._units = 0
        self._links = 0
        self._ruled = False
        self._tables = OpenTables()
        self._heads: Set[int] = frozenset()
        self._labels: Container[str] = ()
        self._years: Mapping[str | None, str] = {}
        self._aside_nodes: set[int] = set()
        self._asides: list[Element] = []

    def of(self, body: LexborNode, name: str) -> Outline:
        """Return the outline of the main part of *body*, and of what lists news beside it.

        *name* is the title that the page has for programs.
        """
        main = body.css_first("main")
        beside = {of.mem_id: lists_news(of) for of in beside_main(main, body)} if main else {}
        root = body if main is None or any(beside.values()) else main
        furniture = Furniture(root, hides=self._may_hide)
        self._heads = heads(root)
        self._labels = LinkLabels(root)
        self._years = years_of_tabs(root)

        def is_passed_over(node: LexborNode, tag: str) -> bool:
            around = self._open[-1] if self._open else None
            if node.mem_id in beside:
                is_aside = beside[node.mem_id]
            elif not furniture.has(node, tag, around):
                return False
            else:
                within = around is not None and around.aside
                is_aside = tag in ASIDES and (within or lists_news(node))
            if is_aside:
                self._aside_nodes.add(node.mem_id)
            return not is_aside

        joins = False
        for node, tag, begins in walk(root, is_passed_over):
            if tag == "-text":
                self._add(node)
            elif tag in shapes.WITHIN_LINE:
                self._begin_inline(node, tag) if begins else self._end_inline(tag)
            elif tag == "br" and (self._goes_on(node) if begins else joins):
                joins = begins  # until it ends, as it holds nothing
                if begins:
                    self._add_piece(" ")
            elif tag != "-comment":
                if self._pieces:
                    self._end_line()
                if begins:
                    self._hold_blocks(tag)
                    self._begin(node, tag)
                else:
                    self._end(tag)
        furniture.report(self._context)
        merge_parts(self._lines, self._elements)
        return Outline(
            self._lines, self._elements, address=self._address, asides=self._asides, name=name
        )

    # Blocks

    def _begin(self, node: LexborNode, tag: str) -> None:
        around = self._open[-1] if self._open else OpenBlock(0)
        if tag in ("br", "hr"):
            self._open.append(around)
            self._ruled = self._ruled or tag == "hr"
            return
        attributes = node.attributes
        self._elements.append(self._element(tag, attributes, around))
        self._open[-1].aside = around.aside or node.mem_id in self._aside_nodes
        if attributes and (self._years or not attributes.keys() <= shapes.PLAIN):
            self._add_stated(node, tag, attributes)
        if tag == "tr":
            for date in self._tables.spanning():
                self._add_unshown(date)
        if tag in _OF_TABLES:
            self._tables.begin(node, tag, self._open[-1])

    def _element(self, tag: str, attributes: shapes.Attributes, around: OpenBlock) -> Element:
        """Open an element and return it."""
        classes = attributes.get("class") or ""
        in_item = around.in_item or tag in ITEMS or "itemscope" in attributes
        heading = tag in HEADINGS or attributes.get("role") == "heading"
        site = around.site or (tag == "header" and not in_item and self._is_top())
        menu = False
        if attributes and not site:
            names = f"{classes} {attributes.get('id') or ''}"
            menu = shapes.is_menu(names)
            site = menu or shapes.is_of_the_site(names)
        self._open.append(
            OpenBlock(
                len(self._elements),
                block_role(tag, attributes, heading=heading, in_heading=around.heading)
                or around.role,
                classes,
                heading or around.heading,
                in_item,
                site,
                tag == "li",
                shapes.spanned(attributes, "rowspan") if tag in ("td", "th") else 1,
                preformatted=around.preformatted or tag == "pre",
                menu=menu,
            )
        )
        return Element(tag, shapes.kind(classes), around.index, len(self._lines))

    def _add_stated(self, node: LexborNode, tag: str, attributes: shapes.Attributes) -> None:
        """Add the year of an element by its tab, and the date that it states for programs."""
        year = self._years.get(attributes.get("id")) if self._years else None
        if year and self._is_headless(node, year):
            index = self._open[-1].index
            self._lines.append(
                PageLine(self._source.number, year, role=Role.HEADING, element=index)
            )
        if date := shapes.stated_date(tag, attributes):
            self._add_unshown(date)

    def _repeat_day(self, row: Element) -> None:
        """Add to a *row* of a table the day of the row above where its own cell is blank."""
        if day := self._tables.day_above(self._lines[row.first :]):
            self._add_unshown(day)
            note = f"a blank cell of a table, taken for the day above it, {day}"
            self._context.note(note, line=self._source.number)

    def _is_top(self) -> bool:
        """Return whether what begins here may be the header of the site."""
        tags = {self._elements[of.index].tag for of in self._open}
        return len(self._open) <= _DEEP_HEADER and tags <= {"body", "div"}

    def _end(self, tag: str) -> None:
        if tag == "tr":
            self._repeat_day(self._elements[self._open[-1].index])
        closed = self._open.pop()
        if tag in ("br", "hr"):
            return
        element = self._elements[closed.index]
        element.end = len(self._lines)
        self._tables.span(closed, self._lines[element.first :])
        around = self._open[-1] if self._open else OpenBlock(0)
        if closed.menu or (closed.aside or closed.site) > (around.aside or around.site):
            self._keep_news(closed, element)
        if tag in _OF_TABLES:
            said = self._tables.end(tag, closed, self._lines[element.first :])
            if said:
                number, note = said
                self._context.note(note, line=number)
        if element.end == element.first and 0 < closed.index == len(self._elements) - 1:
            self._elements.pop()
        elif 1 < element.end - element.first <= MOST_IN_BADGE:
            merge_badge(self._lines, self._elements, element)
            title_number(self._lines, element)

    def _keep_news(self, closed: OpenBlock, element: Element) -> None:
        """Take the lines of what is furniture by its name for news if they list days.

        What is called a menu may be that of the page; else they count if the page has no others.
        """
        lines = self._lines[element.first :]
        of_site = [line for line in lines if line.site]
        if not closed.aside and not list_news(line.machine_date or line.text for line in of_site):
            return
        if not closed.menu:
            self._asides.append(element)
        for line in of_site:
            line.site = False

    # What runs within a line

    def _begin_inline(self, node: LexborNode, tag: str) -> None:
        around = self._inline[-1]
        if tag in _EMPTY:
            self._inline.append(around)
            return
        attributes = node.attributes
        states = bool(attributes) and not attributes.keys() <= shapes.PLAIN
        unit, link, href, outer = around.unit, around.link, around.href, around.around
        classes = attributes.get("class") or ""
        if tag == "a":
            self._links += 1
            link, href = self._links, attributes.get("href")
        elif tag in shapes.OF_ITS_OWN:
            self._units += 1
            unit, outer = self._units, unit
        role = shapes.stated_role(attributes) if states else None
        if role is None and classes:
            role = shapes.hint(classes, link > 0)
        inherited = around.role
        if tag == "a" and inherited is Role.ASIDE and shapes.is_teaser(around.classes):
            inherited = None  # what is called content may be a link with no class of its own
        date = shapes.stated_date(tag, attributes) if states else None
        if date is None and (tag == "time" or (classes and shapes.is_dated(classes))):
            said = node.text(strip=True)
            date = said if may_be_day(said) else None
        if date and tag in ("meta", "link", "data"):
            self._add_unshown(date)
            date = None
        self._inline.append(
            OpenInline(
                unit,
                link,
                href,
                date or around.date,
                role or inherited,
                around.bold or tag in ("b", "strong"),
                len(self._pieces) if date else None,
                len(self._lines),
                classes,
                around=outer,
                head=around.head
                or role is Role.TITLED
                or (bool(self._heads) and node.mem_id in self._heads),
                outlet=classes != "" and shapes.is_outlet(classes),
                begins_at=len(self._pieces),
                change=change_of(tag, attributes if states else None, around.change),
            )
        )

    def _hold_blocks(self, tag: str) -> None:
        """Make an element of the link around the block that begins, which may be a whole item."""
        link = self._inline[-1]
        if not link.link or link.is_block or tag in ("br", "hr") or not self._open:
            return
        link.is_block = True
        around = self._open[-1]
        index = len(self._elements)
        start = len(self._lines)
        # A line that is cut where the block begins may have begun before the link.
        while start > link.line_at and self._lines[start - 1].href == link.href:
            start -= 1
        for line in self._lines[start:]:
            line.element = index if line.element == around.index else line.element
        self._elements.append(Element("a", shapes.kind(link.classes), around.index, start))
        self._open.append(replace(around, index=index, bullet=False, rows=1))

    def _goes_on(self, node: LexborNode) -> bool:
        """Return whether a linked heading goes on in its next line: "The port:", "fees rise".

        A byline, a label and a day begin in a small letter, too.
        """
        if not (self._pieces and self._inline[-1].link and self._open and self._open[-1].heading):
            return False
        below = node.next.text().strip() if node.next else ""
        if not below or below[0].isdigit() or says_when(below) or is_label(below):
            return False
        name = (by := BYLINE.match(below)) is not None and not below[by.end() :][:1].islower()
        leads = self._pieces[-1].text.rstrip().endswith(":")
        return not name and (leads or below[0].islower())

    def _end_inline(self, tag: str) -> None:
        closed = self._inline.pop()
        if tag == "a" and closed.is_block:
            if self._pieces:
                self._end_line()
            self._end(tag)
        begins = self._pieces or closed.link
        is_empty = begins and closed.begins_at == len(self._pieces)
        if is_empty and shapes.is_icon(closed.classes):
            self._units += 1  # it parts what stands before it from what it is of
            self._inline[-1] = replace(self._inline[-1], unit=self._units)
        if closed.empty_at == len(self._pieces) and closed.date and closed is not self._inline[-1]:
            self._add_unshown(closed.date)

    def _add(self, node: LexborNode) -> None:
        text = node.text_content or ""
        start = text.strip()
        if start:
            self._source.reach(start)
        elif not self._pieces:
            return
        if self._open and self._open[-1].preformatted and "\n" in text:
            self._add_lines(text)
            return
        self._add_piece(text)

    def _add_lines(self, text: str) -> None:
        """Add a text whose ends of lines are shown."""
        first, *others = text.split("\n")
        if first.strip():
            self._add_piece(first)
        for line in others:
            if self._pieces:
                self._end_line()
            self._source.number += 1
            if line.strip():
                self._add_piece(line)

    def _add_piece(self, text: str) -> None:
        place = self._inline[-1]
        self._pieces.append(
            Piece(
                self._source.number,
                text,
                place.unit,
                place.link,
                place.href,
                place.date,
                place.role,
                place.bold,
                place.around,
                place.head,
                place.outlet,
                shapes.kind(place.classes) if place.classes else "",
                place.change,
            )
        )

    def _end_line(self) -> None:
        for run in cut(without_struck(self._pieces, self._context), self._labels):
            self._add_line(run)
        self._pieces = []

    def _add_line(self, run: Run) -> None:
        if line := self._run_lines.line(run, self._open[-1]):
            line.ruled, self._ruled = self._ruled, False
            self._lines.append(line)

    def _is_headless(self, node: LexborNode, year: str) -> bool:
        """Return whether *node* has a text with no *year* above it or at its beginning."""
        text = node.text(strip=True)
        above = self._lines[-1].text if self._lines else ""
        return text != "" and not text.startswith(year) and above != year

    def _add_unshown(self, date: str) -> None:
        around = self._open[-1]
        line = PageLine(self._source.number, date, None, date, role=Role.NEVER, shown=False)
        line.element, line.site = around.index, around.site
        self._lines.append(line)


_OF_TABLES = frozenset(("table", "tr", "td", "th"))
_EMPTY = frozenset(("img", "source", "wbr"))
_DEEP_HEADER = 3
