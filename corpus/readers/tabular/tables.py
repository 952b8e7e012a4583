"""Tables as text: CSV and TSV as people, newsrooms' tools and spreadsheets write them.

The header is the line that has most of our columns among the first ones, so that a `sep=` line
and a preamble may stand above it. A row of another length is read as far as its meaning is sure:
missing cells are empty, a delimiter too many belongs to the headline or the description if every
other cell then is what its column says.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice

import regex

from corpus.addresses import web_address
from corpus.dates import has_short_year, read_date
from corpus.languages import stated_language_code
from corpus.read_context import ReadContext
from corpus.readers.records.column_names import MAY_BE_ADDRESSES, names_headline, normal
from corpus.readers.records.columns import Stated, columns_of
from corpus.readers.records.records import (
    Item,
    Lines,
    Parser,
    Record,
    Report,
    Silence,
    read_line_records,
)
from corpus.readers.tabular.dittos import Dittos
from corpus.readers.tabular.fixed_width import fixed_columns, fixed_rows
from corpus.readers.tabular.gdelt import gkg_records, is_gkg
from corpus.readers.tabular.headless_tables import columns_by_content, thing_by_content
from corpus.readers.tabular.totals import is_total

PREAMBLE = 50
"""Among so many first lines the header is sought."""

_NULL = r"\N"  # as databases write a cell that has no value
_DELIMITERS = ",;\t|"
_SEPARATOR_LINE = regex.compile(r"\"?sep=(.)\"?[,;\t]*", regex.IGNORECASE)

_COPYRIGHT = regex.compile(r"\s*(?:copyright|©|\(c\))[\s©(c)]*\d{4}", regex.IGNORECASE)

_Row = tuple[int, list[str]]


def read_csv(context: ReadContext) -> Iterator[Item]:
    """Yield what the rows of a table say; its header tells which character parts its columns."""
    context.is_table = True
    return read_line_records(context, table_parser(context.stated.columns))


def table_parser(stated: Stated) -> Parser:
    """Return what takes a table line by line; *stated* as `columns_of`."""

    def parse(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
        head = read_head(lines, stated)
        found = find_header(head, stated)
        thing = _thing(head, stated) if found is None else ""
        if thing:
            found = find_header(head, naming(thing, stated))
            report.note(f"the column {thing} is read as that of the headlines, by what it holds")
        if found is None and head and is_gkg(head[0][1]):
            yield from gkg_records(chain(head, lines), report)
            return
        if found is None and (fixed := fixed_columns([line for _, line in head], stated)):
            at, offsets = fixed
            rows = fixed_rows(chain(head[at:], lines), offsets)
            yield from Table(rows, "  ", stated, report).records()
            return
        if found is None and (told := columns_by_content(head, _DELIMITERS)):
            names, delimiter = told
            held = ", ".join(names)
            report.note(f"a table without a header; its columns by what they hold: {held}")
            rows = rows_of(chain(head, lines), delimiter, report)
            yield from Table(chain([(0, names)], rows), delimiter, stated, report).records()
            return
        if found is None:
            if head:
                number, line = next((one for one in head if _delimiter(one[1]) in one[1]), head[0])
                tell_columns(number, _cells(line, _delimiter(line)), report)
            return
        skipped, delimiter = found
        for _, line in head[:skipped]:
            if line.strip() and not _SEPARATOR_LINE.fullmatch(line):
                report.note(f"above the header, and not read: {line.strip()[:80]}")
        rows = rows_of(chain(head[skipped:], lines), delimiter, report)
        table = Table(rows, delimiter, naming(thing, stated), report)
        records = table.records()
        yield from renamed(records, thing) if thing else records

    return parse


def _thing(head: list[tuple[int, str]], stated: Stated) -> str:
    """Return the column of headlines that the rows below a header show, empty if they do not."""
    if not head:
        return ""
    delimiter = _said_delimiter(head) or _delimiter(max((line for _, line in head), key=_parts))
    rows = [row for _, row in rows_of(iter(head), delimiter, Silence())]
    return thing_by_content(rows, stated)


def _parts(line: str) -> int:
    return max(map(line.count, _DELIMITERS))


def naming(thing: str, stated: Stated) -> Stated:
    """Return *stated* with the column *thing* as that of the headlines, if there is one."""
    return (*stated, ("headline", (thing,))) if thing else stated


def renamed(records: Iterable[tuple[int, Record]], thing: str) -> Iterator[tuple[int, Record]]:
    """Yield *records*, in which what is called *thing* is the headline."""
    for line, record in records:
        yield line, {"headline" if thing == name else name: of for name, of in record.items()}


def read_head(lines: Lines, stated: Stated) -> list[tuple[int, str]]:
    """Return the lines up to the header if it is plain, else the first `PREAMBLE` lines.

    No more is read than that, so that the rows before a fault of the file are not lost with it.
    """
    head: list[tuple[int, str]] = []
    for line in islice(lines, PREAMBLE):
        head.append(line)
        said = _said_delimiter(head)
        if _columns(_cells(line[1], said or _delimiter(line[1])), stated) > 1:
            break
    return head


def _said_delimiter(head: list[tuple[int, str]]) -> str | None:
    """Return the delimiter that a line `sep=;` names, None if there is none."""
    return next((found[1] for _, line in head if (found := _SEPARATOR_LINE.fullmatch(line))), None)


def _columns(names: list[str], stated: Stated) -> int:
    """Return how many of our columns *names* has, 0 if not that of headlines."""
    columns = columns_of(tuple(names), stated).names
    return sum(map(bool, columns.values())) if columns["headline"] else 0


def find_header(head: list[tuple[int, str]], stated: Stated) -> tuple[int, str] | None:
    """Return how many lines stand before the header, and what parts its columns, if it has one."""
    said = _said_delimiter(head)
    delimiters = [said or _delimiter(line) for _, line in head]
    at = header_at(
        (
            [] if _SEPARATOR_LINE.fullmatch(line) else _cells(line, delimiter)
            for (_, line), delimiter in zip(head, delimiters, strict=True)
        ),
        stated,
    )
    return None if at is None else (at, delimiters[at])


def header_at(rows: Iterable[list[str]], stated: Stated) -> int | None:
    """Return which of *rows* is the header, the first with two of our columns, else with one."""
    found = None
    for at, names in enumerate(rows):
        columns = _columns(names, stated)
        if columns > 1:
            return at
        if columns and found is None:
            found = at
    return found


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        row = next(csv.reader([line.replace("\r", " ")], delimiter=delimiter), [])
    except csv.Error:  # a cell of more than 131,072 characters
        return []
    return [name.strip() for name in row]


def date_alone(row: list[str], header: list[str], stated: Stated) -> str:
    """Return the one text in *row* if it is a date that rows may be below, else nothing.

    The first row of a table is one if any is, and every row below has its date from one.
    """
    if len(row) - row.count("") != 1 or len(header) < 2:
        return ""
    text = max(row).strip()
    return text if read_date(text) and not columns_of(tuple(header), stated).of_date else ""


def tell_columns(line: int, names: list[str], report: Report) -> None:
    """Report that none of the columns *names* is that of the headlines."""
    report.fault(
        line,
        "the header has no column headline; the file is left out. It has "
        f"{', '.join(filter(None, names))[:500]}; [columns] in archive.toml says which it is",
    )


def _delimiter(line: str) -> str:
    """Return what parts the columns: the character that most often stands in the header."""
    return max(_DELIMITERS, key=line.count)


class Table:
    """The *rows* of a table, the first of which is its header."""

    def __init__(
        self, rows: Iterator[_Row], delimiter: str, stated: Stated, report: Report
    ) -> None:
        self._rows = rows
        self._delimiter = delimiter
        self._stated = stated
        self._report = report
        self._heading = ""  # the date that stands alone in a row above, if no row has its own

    def records(self) -> Iterator[tuple[int, Record]]:
        """Yield each row that says something as a record."""
        line, row = next(self._rows, (0, []))
        self._take_header(line, row)
        headed = line > 0  # not so where a stretch begins
        for line, row in self._rows:
            if self._is_header(row):
                self._report.note("the header is repeated", line=line)
                self._take_header(line, row)
            elif headed and (heading := date_alone(row, self._header, self._stated)):
                self._report.note("a date alone in a row, taken for that of those below", line=line)
                self._heading = heading
            elif len(row) == 1 < len(self._header) and _COPYRIGHT.match(row[0]):
                self._report.note(f"left out below the rows: {row[0][:80]}", line=line)
            elif not self._begins_dated(row) and is_total(row, self._headline, self._dates):
                said = ", ".join(filter(None, row))[:80]
                self._report.note(f"left out: a row that adds up others: {said}", line=line)
            elif cells := self._fitted(line, row):
                if _NULL in cells:
                    cells = ["" if cell == _NULL else cell for cell in cells]
                record = dict(zip(self._header, self._dittos.filled(line, cells), strict=True))
                yield line, self._headed(record) if self._heading else record
                headed = bool(self._heading)

    def _take_header(self, line: int, row: list[str]) -> None:
        names = [name.strip() for name in row]
        self._width = len(names)
        while names and not names[-1]:
            names.pop()
        # A column without a name, or with another's, is one all the same, but says nothing.
        self._header = [
            name if name and name not in names[:at] else f"{name} (column {at + 1})".strip()
            for at, name in enumerate(names)
        ]
        self._columns = columns_of(tuple(self._header), self._stated)
        self._headline = self._header.index(self._columns.names["headline"][0])
        dates = (*self._columns.names["date"], *self._columns.of_date)
        self._dates = list(map(self._header.index, dates))
        told = (name for key in ("source", "topic") for name in self._columns.names[key])
        self._dittos = Dittos([*self._dates, *map(self._header.index, told)], self._report)
        self._names = set(names)
        several = set(filter(None, names)) - set(self._columns.names["topic"])
        for name in sorted(name for name in several if names.count(name) > 1):
            self._report.note(f"several columns are called {name}; the first counts", line=line)

    def _headed(self, record: dict[str, str]) -> dict[str, str]:
        """Return *record* with what the date above it says: that, or the year of its own."""
        name = next(iter(self._columns.names["date"]), "date")
        own = record.get(name, "").strip()
        whole = f"{own} {self._heading}".strip()
        if own and read_date(own):
            self._heading = ""
            return record
        found = read_date(whole)
        return (
            {**record, name: whole} if found and (not own or found.precision == "day") else record
        )

    def _is_header(self, row: list[str]) -> bool:
        """Return whether *row* names columns, as where tables were put one below the other."""
        cell = row[self._headline].strip() if len(row) > self._headline else ""
        same = cell == self._header[self._headline]
        if same and self._names.issuperset(name.strip() for name in row):
            return True
        if not names_headline(cell):
            return False
        columns = columns_of(tuple(name.strip() for name in row), self._stated).names
        return columns["headline"] == (cell,) and bool(columns["date"])

    def _begins_dated(self, row: list[str]) -> bool:
        """Return whether *row* has a day, as nearly all do, which is quickly told."""
        return any(len(row) > at and row[at][:1].isdigit() for at in self._dates[:1])

    def _fitted(self, line: int, row: list[str]) -> list[str] | None:
        """Return *row* with as many cells as the header, None if nothing stands in it."""
        size = len(self._header)
        if len(row) == size:
            return row
        if len(row) == self._width and any(map(str.strip, row[size:])):
            self._report.note("left out: the cells of a column without a name", line=line)
            return row[:size]
        while len(row) > size and not row[-1].strip():
            row.pop()
        if not any(cell.strip() for cell in row):
            return None
        if len(row) < size:
            reason = "a row has fewer fields than the header; the others are empty"
            self._report.note(reason, line=line)  # many tools leave empty ones at the end out
            return row + [""] * (size - len(row))
        return self._joined(line, row) if len(row) > size else row

    def _joined(self, line: int, row: list[str]) -> list[str]:
        """Return *row* with the cells made one that a delimiter within a text parts."""
        size, more = len(self._header), len(row) - len(self._header)
        problem = f"the row has {len(row)} fields, the header {size}"
        texts = [self._headline, *map(self._header.index, self._columns.names["description"])]
        for at in texts:
            joined = self._delimiter.join(row[at : at + more + 1])
            cells = [*row[:at], joined, *row[at + more + 1 :]]
            if self._is_sound(cells):
                self._report.fault(line, f"{problem}; {self._header[at]} is read as {joined[:200]}")
                return cells
        rest = self._delimiter.join(row[size:])
        self._report.fault(line, f"{problem}; what is too much is left out: {rest[:200]}")
        return row[:size]

    def _is_sound(self, cells: list[str]) -> bool:
        """Return whether dates, languages and addresses of a row are such."""
        record = dict(zip(self._header, cells, strict=True))
        return all(
            not record[name].strip() or test(record[name].strip())
            for key, test in _TESTS.items()
            for name in self._columns.names[key][:1]
            if normal(name) not in MAY_BE_ADDRESSES  # an id is a number, too
        )


_TESTS: Mapping[str, Callable[[str], bool]] = {
    "date": lambda text: read_date(text) is not None or has_short_year(text) or text.isdecimal(),
    "language": lambda text: stated_language_code(text) is not None,
    "url": lambda text: web_address(text) is not None,
}


_SAYS = regex.compile(r"[\p{L}\p{N}\"]")  # unlike the rule between a header and its rows


def rows_of(lines: Lines, delimiter: str, report: Report) -> Iterator[_Row]:
    """Yield each row that is not blank, and the line on which it begins."""
    held: list[tuple[int, str]] = []  # the lines of the row that is being read

    def fed() -> Iterator[str]:
        for number, line in lines:
            held.append((number, line.replace("\r", " ")))
            yield held[-1][1] + "\n"

    reader = csv.reader(fed(), delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            if doubled := _with_quotes_doubled(held, delimiter):
                report.note("a quote after a backslash, read as one of the text", line=held[0][0])
                yield held[0][0], doubled
            else:
                yield from _rows_alone(held, delimiter, report)
        else:
            if row and not ("--" in held[0][1] and not _SAYS.search(held[0][1])):
                yield held[0][0], row
        held.clear()


def _with_quotes_doubled(lines: list[tuple[int, str]], delimiter: str) -> list[str] | None:
    r"""Return the row of *lines* if it has quotes as MySQL's dumps do, \"; else None."""
    if not any('\\"' in line for _, line in lines):
        return None
    doubled = (line.replace('\\"', '""') + "\n" for _, line in lines)
    try:
        rows = list(csv.reader(doubled, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _rows_alone(lines: list[tuple[int, str]], delimiter: str, report: Report) -> Iterator[_Row]:
    """Yield each of *lines* as a row of its own, a quote as printed where it closes nothing.

    So a quote without its fellow costs no row but those that hold an end of line.
    """
    for number, line in lines:
        if len(line) > csv.field_size_limit():
            most = f"{csv.field_size_limit():,} characters"
            report.fault(
                number, f"no CSV: an open quote or a cell of more than {most}; the row is left out"
            )
            continue
        try:
            row = next(csv.reader([line], delimiter=delimiter, strict=True), [])
        except csv.Error as problem:
            report.fault(number, f"no CSV: {problem}; the quotes of the row are read as printed")
            row = line.split(delimiter)
        if row:
            yield number, row
