"""The tables of a page of HTML that are open, and what their rows take from those above."""

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from corpus.pages.outline import PageLine
from corpus.readers.hypertext import shapes
from corpus.readers.hypertext.open_elements import OpenBlock
from corpus.readers.hypertext.table_columns import Columns

_MOST_SPANNING = 10  # cells that span the rows below them


class OpenTables:
    """The columns of each table that is open, the innermost last."""

    def __init__(self) -> None:
        self._columns: list[Columns] = []
        self._spanning: list[list[str]] = []

    def begin(self, node: LexborNode, tag: str, of: OpenBlock) -> None:
        """Begin the *node* of a table, a row or a cell, the block *of*."""
        if tag == "table":
            self._columns.append(Columns())
        elif tag == "tr" and self._columns:
            self._columns[-1].begin_row()
        elif tag in ("td", "th") and self._columns:
            table = self._columns[-1]
            of.columns = table.begin_cell(shapes.spanned(node.attributes, "colspan"), of.rows)
            if of.columns.start == 0:
                table.labelled = node.text(strip=True) != ""  # also by a dash alone

    def span(self, cell: OpenBlock, lines: Sequence[PageLine]) -> None:
        """Keep the one line of a *cell* for the rows below that it spans."""
        if cell.rows > 1 and len(lines) == 1 and len(self._spanning) < _MOST_SPANNING:
            self._spanning.append([lines[0].text] * (cell.rows - 1))

    def spanning(self) -> Iterator[str]:
        """Yield what spans the next row from rows above it, in case it is a date."""
        for rows in self._spanning:
            yield rows.pop()
        self._spanning = [rows for rows in self._spanning if rows]

    def day_above(self, lines: Sequence[PageLine]) -> str:
        """Return the day of the row above if a row of those *lines* has a blank cell for it."""
        return self._columns[-1].day_above(lines) if self._columns else ""

    def end(self, tag: str, of: OpenBlock, lines: Sequence[PageLine]) -> tuple[int, str] | None:
        """End a table, a row or a cell, the block *of* those *lines*, whose header says what it is.

        Return what is to be noted of a table, and its line.
        """
        if not self._columns:
            return None
        table = self._columns[-1]
        if tag == "th" and len(lines) == 1:
            table.take_header(lines[0].text, of.columns)
        elif tag == "td" and lines:
            table.take_cell(lines, of.columns)
        elif tag == "tr":
            table.end_row(lines)
        elif tag == "table":
            return self._columns.pop().dates.keep_one()
        return None
