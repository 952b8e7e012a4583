"""Stretches of a large table: where its rows end, and how those of one stretch are read.

A table is cut only as long as its quotes leave no doubt, each cell being either quoted as a whole
or without any quote, and no cell names a column as a second header would, or may say that it has
what is above it. What comes after the first doubt is one stretch.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from corpus.lines import Line, read_lines
from corpus.read_context import ReadContext
from corpus.readers.records.column_names import names_headline
from corpus.readers.records.records import Item, Lines, Record, Report, Silence, read_line_records
from corpus.readers.tabular.dittos import is_ditto
from corpus.readers.tabular.tables import (
    Table,
    date_alone,
    find_header,
    read_csv,
    read_head,
    rows_of,
    table_parser,
)

_LONGEST_NAME = 200  # bytes, of a column
_QUOTED_QUOTE = b'""""'


def row_ends(context: ReadContext) -> Callable[[bytes], int] | None:
    """Return what tells how many bytes of the next part of a table are whole rows, 0 for none.

    It is called with the parts in their order. None if the table has no header, or one that takes
    quotes to read, and if dates alone in a row head its rows.
    """
    head = _Head(context)
    if not (head.delimiter and head.is_plain) or head.has_headings:
        return None
    parts = re.escape(head.delimiter.encode())
    cell = rb'(?:"[^"]*+(?:""[^"]*+)*+"|[^"%b\r\n]*+)' % parts
    rows = re.compile(rb"(?:%b(?:%b%b)*+\r?\n)*+" % (cell, parts, cell))
    cells = re.compile(rb'[%b"\r\n]+' % parts)
    lines_of_head = head.lines

    def end(content: bytes) -> int:
        nonlocal lines_of_head
        mark = len(BOM_UTF8) if lines_of_head and content.startswith(BOM_UTF8) else 0
        found = rows.match(content, mark)
        size = found.end() if found else 0
        said = content[:size].split(b"\n", lines_of_head)[-1]
        lines_of_head = 0
        if _QUOTED_QUOTE in said:  # which may be a ditto mark
            return 0
        names = (name.strip() for name in set(cells.split(said)) if 0 < len(name) < _LONGEST_NAME)
        return 0 if any(head.may_end_rows(name.decode()) for name in names) else size

    return end


def read_rows(context: ReadContext) -> Iterator[Item]:
    """Yield what the rows of a stretch of a table say."""
    if context.stretch is None or context.stretch.begin == 0:
        return read_csv(context)
    context.is_table = True
    head = _Head(context)
    stated = context.stated.columns

    def parse(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
        if head.delimiter:
            header = (0, head.cells)
            rows = rows_of(lines, head.delimiter, report)
            yield from Table(chain([header], rows), head.delimiter, stated, report).records()

    return read_line_records(context, parse, table_parser(stated))


class _Head:
    """The header of a table, the file of which *context* opens.

    *delimiter* is empty if there is no header, *lines* stand up to its end, and *cells* are its
    own. It *has_headings* if a date alone in a row stands first below it.
    """

    def __init__(self, context: ReadContext) -> None:
        stated = context.stated.columns
        self.delimiter = ""
        self.lines = 0
        self.cells: list[str] = []
        self.has_headings = False
        with (context.open_whole or context.open)() as stream:
            lines = _numbered(read_lines(stream))
            head = read_head(lines, stated)
            found = find_header(head, stated)
            if found is None:
                return
            skipped, self.delimiter = found
            self.lines = head[skipped][0]
            rows = rows_of(chain(head[skipped:], lines), self.delimiter, Silence())
            _, self.cells = next(rows, (0, []))
            _, first = next(rows, (0, []))
        self.has_headings = bool(date_alone(first, self.cells, stated))
        self._names = frozenset(name.strip() for name in self.cells)

    @property
    def is_plain(self) -> bool:
        """Return whether no name of a column holds what parts columns or rows."""
        return not any(sign in name for name in self.cells for sign in ('"', "\n", self.delimiter))

    def may_end_rows(self, cell: str) -> bool:
        """Return whether a row with the *cell* may be a header, or say what that above it does."""
        return cell in self._names or names_headline(cell) or is_ditto(cell)


def _numbered(lines: Iterable[Line]) -> Iterator[tuple[int, str]]:
    return ((line.number, line.text) for line in lines if line.text is not None)
