"""Plain text: topic pages, and what is told by its content: references, a database's articles."""

from collections.abc import Iterator
from itertools import islice

import regex

from corpus.dates import has_short_year, read_date, split_date
from corpus.formats import HEAD, recognise
from corpus.lines import read_lines
from corpus.model import TopicPage
from corpus.outline import Element, Outline, PageLine, Role
from corpus.pages import read_page
from corpus.read_context import ReadContext
from corpus.readers.press_texts import is_press_text, read_press_text
from corpus.readers.records import Item
from corpus.readers.references import read_bibtex, read_ris
from corpus.readers.tables import read_csv
from corpus.text_lists import is_wrapped
from corpus.wording import is_label

_HEAD = 1000  # lines in which a text shows what it is
_BULLET = regex.compile(r"[•◦▪‣·●○*–-]\s+(?=\S)")

_NUMBER = regex.compile(r"\d{1,3}[.)]\s+(?=\S)")

_RECORDS = {".ris": read_ris, ".bib": read_bibtex, ".csv": read_csv}
"""What may be saved as plain text, by the ending that it usually has."""

MOST_LINES = 2**20
"""The most lines of a page that are read; it is held in memory as a whole."""


def read_text(context: ReadContext) -> Iterator[Item]:
    """Yield what a text file says, most often a topic page."""
    with context.open() as stream:
        content = recognise(stream.read(HEAD))
    with context.open() as stream:
        lines = islice(read_lines(stream, context.stated.encoding), _HEAD)
        head = "\n".join(line.text for line in lines if line.text is not None)
    if content.ending in _RECORDS:
        yield from _RECORDS[content.ending](context)
    elif is_press_text(head):
        yield from read_press_text(context)
    else:
        yield from _read_page(context)


def _number(text: str) -> regex.Match[str] | None:
    """Return the number of an item, "1. ", if it keeps a date after it from being one."""
    found = _NUMBER.match(text)
    dated = found and split_date(text[found.end() :]) and not read_date(text)
    return found if dated and not split_date(text) else None


def _in_columns(text: str) -> str:
    """Return *text* with marks for its tabs if they set a date apart, as in a copied table."""
    cells = [cell for part in text.split("\t") if (cell := part.strip())]
    dated = any(read_date(cell) or has_short_year(cell) for cell in cells)
    return " | ".join(cells) if dated else text


def _read_page(context: ReadContext) -> Iterator[TopicPage]:
    """Yield the topic page that a text is, its paragraphs parted by empty lines."""
    lines: list[PageLine] = []
    elements = [Element("body", "", 0, 0)]
    paragraph: Element | None = None
    with context.open() as stream:
        for count, (number, text) in enumerate(context.lines(stream), 1):
            if count > MOST_LINES:
                context.fault(0, f"the file has more than {MOST_LINES:,} lines and is left out")
                return
            printed = context.printed(_in_columns(text) if "\t" in text else text)
            if not printed:
                paragraph = None
                continue
            continues = paragraph is not None
            if continues and is_wrapped(lines[-1].text, printed):
                lines[-1].text = f"{lines[-1].text} {printed}"
                continue
            if paragraph is None:
                paragraph = Element("p", "", 0, len(lines))
                elements.append(paragraph)
            bullet = _BULLET.match(printed) or _number(printed)
            text = printed[bullet.end() :] if bullet else printed
            lines.append(
                PageLine(
                    number,
                    text,
                    bullet=bullet is not None,
                    role=Role.NEVER if is_label(text) else Role.TEXT,
                    element=len(elements) - 1,
                    continues=continues,
                )
            )
            paragraph.end = elements[0].end = len(lines)
    if lines:
        yield read_page(Outline(lines, elements, structured=False), context)
    else:
        context.fault(0, "the file is empty")
