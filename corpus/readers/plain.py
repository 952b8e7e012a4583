"""Topic pages as plain text."""

from collections.abc import Iterator

from corpus.model import TopicPage
from corpus.pages import PageLine, read_page
from corpus.read_context import ReadContext


def read_text(context: ReadContext) -> Iterator[TopicPage]:
    """Yield the topic page of a text file."""
    with context.open() as stream:
        lines = [PageLine(number, context.printed(text)) for number, text in context.lines(stream)]
    if any(line.text for line in lines):
        yield read_page(lines, context)
    else:
        context.fault(0, "the file is empty")
