"""Topic pages as plain text."""

from collections.abc import Iterator

from corpus.model import TopicPage
from corpus.pages import PageLine, read_page
from corpus.reading import Reading


def read_text(reading: Reading) -> Iterator[TopicPage]:
    """Yield the topic page of a text file."""
    with reading.open() as stream:
        lines = [PageLine(number, reading.printed(text)) for number, text in reading.lines(stream)]
    if any(line.text for line in lines):
        yield read_page(lines, reading)
    else:
        reading.fault(0, "the file is empty")
