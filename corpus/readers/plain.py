"""Plain text: topic pages, and what is told by its content: references, a database's articles."""

from collections.abc import Iterator
from itertools import islice

from corpus.lines import read_lines
from corpus.model import TopicPage
from corpus.pages import PageLine, read_page
from corpus.read_context import ReadContext
from corpus.readers.press_texts import is_press_text, read_press_text
from corpus.readers.records import Item
from corpus.readers.references import is_ris, read_ris

_HEAD = 1000  # lines in which a text shows what it is

MOST_LINES = 2**20
"""The most lines of a page that are read; it is held in memory as a whole."""


def read_text(context: ReadContext) -> Iterator[Item]:
    """Yield what a text file says, most often a topic page."""
    with context.open() as stream:
        lines = islice(read_lines(stream, context.stated.encoding), _HEAD)
        head = "\n".join(line.text for line in lines if line.text is not None)
    if is_ris(head):
        yield from read_ris(context)
    elif is_press_text(head):
        yield from read_press_text(context)
    else:
        yield from _read_page(context)


def _read_page(context: ReadContext) -> Iterator[TopicPage]:
    with context.open() as stream:
        numbered = islice(context.lines(stream), MOST_LINES + 1)
        lines = [PageLine(number, context.printed(text)) for number, text in numbered]
    if len(lines) > MOST_LINES:
        context.fault(0, f"the file has more than {MOST_LINES:,} lines and is left out")
        return
    if any(line.text for line in lines):
        yield read_page(lines, context)
    else:
        context.fault(0, "the file is empty")
