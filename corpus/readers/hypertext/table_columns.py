"""What the columns of a table in HTML are, by their headers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.dates.labels import is_of_change
from corpus.dates.publication import is_deadline
from corpus.languages import language_code
from corpus.pages.outline import PageLine, Role
from corpus.pages.text_sizes import is_brief
from corpus.readers.hypertext.columns_of_dates import ColumnsOfDates
from corpus.readers.records.column_names import key_of
from corpus.readers.records.columns import find_columns, outlet_named
from corpus.readers.records.date_parts import is_day

_MOST_COLUMNS = 1000
_LONGEST_HEADER = 30  # characters
_NAMES_OF_LANGUAGES = range(4, 16)  # characters, so that no code is one
# Of registers, which name their documents so where no column has titles.
_SUBJECTS = frozenset(
    (
        "subject",
        "subject matter",
        "betreff",
        "gegenstand",
        "objet",
        "asunto",
        "objeto",
        "oggetto",
        "assunto",
        "onderwerp",
        "ärende",
        "emne",
        "aihe",
        "przedmiot",
        "předmět",
        "predmet",
        "tárgy",
        "obiect",
        "предмет",
        "тема",
        "θέμα",
        "konu",
        "perihal",
        "trích yếu",
        "เรื่อง",
        "件名",
        "事項名",
        "事由",
        "主旨",
        "الموضوع",
        "موضوع",
        "נושא",
        "विषय",
    )
)
_ASIDES = ("source", "topic", "language", "description")


@dataclass(slots=True)
class Columns:
    """The columns of an open table.

    *languages* are those whose header is the name of one, which have wordings of the headlines if
    they are several. *changed* and *deadlines* are those whose header is of a later change or a
    last day, *subjects* those whose header is "Subject", *keys* says what the others hold where
    their headers do; of several that name headlines only the best one does. *rows* says of those
    that a cell spans how many rows it does from the current one on, *column* is that of the next
    cell, *subject* has the lines of the row that may be its headline as they are its subject.
    *dates* are the columns of dates. *day* is the day that the first column has last, *labelled*
    says that the row has text in that column.
    """

    languages: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)
    deadlines: set[int] = field(default_factory=set)
    subjects: set[int] = field(default_factory=set)
    keys: dict[int, str] = field(default_factory=dict)
    headline: str = ""
    rows: dict[int, int] = field(default_factory=dict)
    column: int = 0
    subject: Sequence[PageLine] = ()
    cells: list[int] = field(default_factory=list)
    begun: bool = False
    day: str = ""
    labelled: bool = False
    dates: ColumnsOfDates = field(default_factory=ColumnsOfDates)

    def begin_row(self) -> None:
        """Begin a row, some columns of which cells above may span."""
        self.rows = {column: rows - 1 for column, rows in self.rows.items() if rows > 1}
        self.column = 0
        self.subject = ()
        self.cells = []
        self.labelled = False

    def day_above(self, lines: Sequence[PageLine]) -> str:
        """Return the day of the row above if a row of those *lines* has none in its first cell.

        So tables print a day once for all that it has. The row must have a link that says as much
        as a headline, as a teaser in a row of its own has none.
        """
        spanned = self.labelled or 0 in self.rows or self.column < 2
        if spanned or not self.day or self.dates.row_is_dated:
            return ""
        linked = (line for line in lines if line.role >= Role.LINK and line.href)
        return self.day if any(not is_brief(line.text) for line in linked) else ""

    def begin_cell(self, columns: int, rows: int) -> range:
        """Begin a cell that spans *columns* and *rows*, and return which columns it spans."""
        while self.column in self.rows:
            self.column += 1
        spanned = range(self.column, min(self.column + columns, _MOST_COLUMNS))
        self.column += columns
        if rows > 1:
            self.rows.update(dict.fromkeys(spanned, rows))
        return spanned

    def take_header(self, text: str, columns: range) -> None:
        """Take the header of some *columns* for what they hold."""
        self.dates.take_header(text, columns)
        if is_of_change(text):
            self.changed.update(columns)
            return
        if is_deadline(text):
            self.deadlines.update(columns)
        if text.casefold().strip(" :") in _SUBJECTS:
            self.subjects.update(columns)
        if len(text) <= _LONGEST_HEADER and (key := key_of(text)):
            self._name(columns, key, text)
        elif len(text) in _NAMES_OF_LANGUAGES and language_code(text):
            self.languages.update(columns)

    def take_cell(self, lines: Sequence[PageLine], columns: range) -> None:
        """Take the *lines* of a cell for what the header of its column says."""
        column = columns.start
        if column == 0:
            self.day = lines[0].text if len(lines) == 1 and is_day(lines[0].text) else ""
        self.cells.append(column if len(lines) == 1 else -1)
        for line in lines:
            line.deadline = column in self.deadlines
        if column in self.changed:
            for line in lines:
                line.updated = True
        else:
            self.dates.take_cell(lines, columns)
        held = set(self.keys.values())
        if len(self.languages) > 1 and column in self.languages and "headline" not in held:
            for line in lines:
                line.wording = len(lines) == 1 and " " in line.text
        named = "headline" in held
        if "date" not in held or not (named or self.subjects):
            return
        key = self.keys.get(column)
        if not named and column in self.subjects and not is_brief(lines[0].text):
            self.subject = lines
        elif key == "headline":
            _title(lines)
        elif key in _ASIDES:
            for line in lines:
                if line.role is not Role.NEVER:
                    line.role = Role.ASIDE
                    line.outlet = outlet_named(line.text) if key == "source" else ""

    def end_row(self, lines: Sequence[PageLine]) -> None:
        """Take the first row of cells for headers if each names a column: "Date", "Title".

        In others the subject is the headline, unless another cell has a link that says as much.
        """
        if not self.cells and len(lines) > 1:
            for line in lines:
                if is_brief(line.text):  # as headers are, "High water"
                    line.role = Role.NEVER
        links = (line for line in lines if line.href and not is_brief(line.text))
        if self.subject and all(line in self.subject for line in links):
            _title(self.subject)
        first, self.begun = not self.begun, True
        self.dates.end_row(first=first)
        if not first or self.keys or len(lines) < 2 or len(self.cells) != len(lines):
            return
        keys = [key_of(line.text) if len(line.text) <= _LONGEST_HEADER else None for line in lines]
        if -1 not in self.cells and {"headline", "date"} <= set(keys):
            for line, column, key in zip(lines, self.cells, keys, strict=True):
                line.role = Role.NEVER
                if key:
                    self._name(range(column, column + 1), key, line.text)

    def _name(self, columns: range, key: str, header: str) -> None:
        if key == "headline":
            names = tuple(filter(None, (header, self.headline)))
            if find_columns(names).names[key] != (header,):
                return
            self.headline = header
            self.keys = {column: of for column, of in self.keys.items() if of != key}
        self.keys.update(dict.fromkeys(columns, key))


def _title(lines: Sequence[PageLine]) -> None:
    """Count the *lines* of a cell that are likest a headline for one."""
    best = max(line.role for line in lines)
    for line in lines:
        if line.role is best and Role.NEVER < best < Role.TITLED:
            line.role = Role.TITLED
