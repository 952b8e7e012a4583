"""The columns of dates of a table in HTML, of which one dates the rows."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.dates import read_date
from corpus.dates.printed_date import PrintedDate
from corpus.dates.publication import Occasion, occasion
from corpus.pages.outline import PageLine
from corpus.pages.text_sizes import is_brief

_LONGEST_DATE = 40  # characters
_Row = dict[int, tuple[PageLine, PrintedDate]]


class ColumnsOfDates:
    """The columns of dates of an open table, and their headers."""

    def __init__(self) -> None:
        self._headers: dict[int, str] = {}
        self._rows: list[_Row] = []
        self._row: _Row = {}
        self._others: dict[int, str] = {}  # the texts of the row that are no dates

    @property
    def row_is_dated(self) -> bool:
        """Return whether a cell of the open row is a date."""
        return bool(self._row)

    def take_header(self, text: str, columns: range) -> None:
        """Take the header of some *columns*."""
        self._headers.update(dict.fromkeys(columns, text))

    def take_cell(self, lines: Sequence[PageLine], columns: range) -> None:
        """Take the *lines* of a cell."""
        text = lines[0].text
        found = read_date(text) if len(lines) == 1 and len(text) <= _LONGEST_DATE else None
        if found and found.names_day:
            self._row[columns.start] = lines[0], found
        else:
            self._others[columns.start] = text

    def end_row(self, *, first: bool) -> None:
        """End a row, which has headers if it is the *first* and has no date."""
        if self._row and self._others and not self._is_of_pairs():
            self._rows.append(self._row)
        elif first and not self._row:
            self._headers = {**self._others, **self._headers}
        self._row, self._others = {}, {}

    def _is_of_pairs(self) -> bool:
        """Return whether a row has several headlines, each beside a date of its own."""
        said = {column for column, text in self._others.items() if not is_brief(text)}
        kinds = [column in self._row for column in sorted(said | self._row.keys())]
        alternate = all(one != other for one, other in pairwise(kinds))
        return alternate and 1 < len(self._row) <= len(said)

    def keep_one(self) -> tuple[int, str] | None:
        """Hide the dates of all columns but one, if most rows have several days.

        The column counts whose header says the most of publication, the first of several; a row
        that has no date there has none. Return what is to be noted, and its line.
        """
        several = [row for row in self._rows if _days(row) > 1]
        if 2 * len(several) <= len(self._rows):
            return None
        times = Counter(column for row in several for column in row)
        columns = sorted(column for column in times if 2 * times[column] > len(several))
        if len(columns) < 2:
            return None
        said = {column: occasion(self._headers.get(column, "")) for column in columns}
        kept = max(columns, key=lambda column: said[column])
        for row in self._rows:
            for column in row.keys() & set(columns) - {kept}:
                row[column][0].shown, row[column][0].machine_date = False, None
        line = next(row[columns[0]][0] for row in several if columns[0] in row)
        header = self._headers.get(kept, "")
        named = (
            f'those below "{header}" count' if said[kept] > Occasion.OTHER else "the first counts"
        )
        return line.number, f"two dates in each row, the first {line.text}; {named}"


def _days(row: _Row) -> int:
    """Return how many days a row has; one in two calendars is one."""
    return len({found.day or line.text for line, found in row.values()})
