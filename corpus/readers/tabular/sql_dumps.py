r"""Dumps of databases as SQL: the rows that mysqldump, phpMyAdmin, pg_dump and SQLite write.

Rows stand in `INSERT INTO` or, of PostgreSQL, below `COPY … FROM stdin`; what their columns are
says that statement, or the `CREATE TABLE` above it. Text passes line by line; a value has at most
`LONGEST_VALUE` characters. Only MySQL's texts have escapes with a backslash.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

import regex

from corpus.read_context import ReadContext
from corpus.readers.records.columns import Stated
from corpus.readers.records.records import Item, Lines, Record, Report, read_line_records
from corpus.readers.tabular.databases import holds_headlines, tell_tables

LONGEST_VALUE = 2**20
MOST_COLUMNS = 1000

_HEAD = 50  # lines that tell whose dump it is
_OF_MYSQL = regex.compile(r"`|mysql|mariadb", regex.IGNORECASE)
_TOKEN = regex.compile(
    r"\s+|--(?:\s.*|$)|#.*|/\*.*?(?:\*/|$)|(?P<open>(?:_binary |[ENen])?')"
    r"|`(?P<name>[^`]*)`|\"(?P<name>[^\"]*)\"|\[(?P<name>[\w $-]+)\]"
    r"|(?P<sign>[(),;.])|(?P<word>[^\s(),;.'`\"]+(?:\.\d+)?)|."
)
_INSIDE = {
    True: regex.compile(r"(?:[^'\\]++|\\.|'')*+"),
    False: regex.compile(r"(?:[^']++|'')*+"),
}
_ESCAPED = regex.compile(r"\\(.)", regex.DOTALL)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "", "Z": "", "b": "", "f": "", "v": ""}
_NO_COLUMN = regex.compile(
    r"(?:primary|key|unique|constraint|index|foreign|check|fulltext|spatial|exclude|like)\b",
    regex.IGNORECASE,
)
_NULL = r"\N"


def read_sql(context: ReadContext) -> Iterator[Item]:
    """Yield what the rows of a dump say."""
    stated = context.stated.columns

    def parse(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
        head = list(islice(lines, _HEAD))
        escapes = any(_OF_MYSQL.search(line) for _, line in head)
        return _Dump(stated, report, escapes=escapes).records(chain(head, lines))

    yield from read_line_records(context, parse)


@dataclass(slots=True)
class _Token:
    """A sign, a word or a name of SQL, or, if *quoted*, a text."""

    line: int
    text: str
    quoted: bool = False


@dataclass(slots=True)
class _Insert:
    """An `INSERT` or `COPY` into *table*, whose *columns* are empty if they say nothing of them."""

    table: str
    columns: list[str] = field(default_factory=list)
    wanted: bool = False


class _Dump:
    """The statements of a dump, one after the other."""

    def __init__(self, stated: Stated, report: Report, *, escapes: bool) -> None:
        self._stated = stated
        self._report = report
        self._escapes = escapes
        self._columns: dict[str, list[str]] = {}
        self._others: dict[str, None] = {}
        self._wanted: dict[tuple[str, tuple[str, ...]], bool] = {}
        self._rows = 0

    def records(self, lines: Lines) -> Iterator[tuple[int, Record]]:
        """Yield each row of a table of headlines, and the line on which it begins."""
        lines = iter(lines)
        tokens = self._tokens(lines)
        for token in tokens:
            word = token.text.upper()
            if token.quoted:
                continue
            if word == "CREATE":
                self._take_table(tokens)
            elif word in ("INSERT", "REPLACE"):
                yield from self._inserted(tokens)
            elif word == "COPY":
                yield from self._copied(tokens, lines)
            elif word != ";":
                _skip(tokens)
        if not self._rows:
            tell_tables(list(self._others), self._report)

    def _tokens(self, lines: Lines) -> Iterator[_Token]:
        comment = False
        for number, line in lines:
            at = 0
            if comment:
                at = line.find("*/") + 2
                if at < 2:
                    continue
            comment = False
            while at < len(line):
                found = _TOKEN.match(line, at)
                if found is None:
                    break
                at = found.end()
                if found["open"]:
                    text, line, at = self._quoted(line, at, lines)
                    yield _Token(number, text, quoted=True)
                elif (name := found["name"]) is not None:
                    yield _Token(number, name)
                elif found["sign"] or found["word"]:
                    yield _Token(number, found[0])
                elif found[0].startswith("/*"):
                    comment = not found[0].endswith("*/")

    def _quoted(self, line: str, at: int, lines: Lines) -> tuple[str, str, int]:
        """Return the text that begins at *at*, the line on which it ends, and where."""
        parts: list[str] = []
        length = 0
        while True:
            found = _INSIDE[self._escapes].match(line, at)
            end = found.end() if found else at
            if length <= LONGEST_VALUE:
                parts.append(line[at:end])
            length += end - at + 1
            if line[end : end + 1] == "'":
                break
            if end < len(line):  # a backslash before the end of the line
                parts.append(line[end:])
            following = next(iter(lines), None)
            if following is None:
                self._report.fault(0, "a text has no end; what follows it is not read")
                return "", "", 0
            parts.append("\n")
            line, at = following[1], 0
        text = "".join(parts).replace("''", "'")
        if self._escapes:
            text = _ESCAPED.sub(lambda of: _ESCAPES.get(of[1], of[1]), text)
        return text, line, end + 1

    def _take_table(self, tokens: Iterator[_Token]) -> None:
        """Take the names of the columns of a `CREATE TABLE`."""
        name = _table_name(tokens, "TABLE")
        columns: list[str] = []
        depth, begins = 1, True
        for token in tokens if name else ():
            sign = "" if token.quoted else token.text
            if sign == ";":
                break
            depth += (sign == "(") - (sign == ")")
            if depth == 1 and begins and not _NO_COLUMN.match(sign) and len(columns) < MOST_COLUMNS:
                columns.append(sign)
            begins = depth == 1 and sign == ","
        else:
            return
        self._columns[name] = columns

    def _inserted(self, tokens: Iterator[_Token]) -> Iterator[tuple[int, Record]]:
        """Yield the rows of an `INSERT`."""
        insert = self._insert(tokens, "VALUES")
        row: list[str | None] = []
        depth, line = 0, 0
        for token in tokens if insert else ():
            if not token.quoted and token.text in ("(", ")"):
                depth += 1 if token.text == "(" else -1
                if depth == 1 and token.text == "(":
                    row, line = [], token.line
                elif depth == 0 and insert and insert.wanted:
                    yield from self._record(line, insert, row)
            elif not token.quoted and token.text == ";":
                return
            elif depth == 1 and (token.quoted or token.text != ",") and len(row) < MOST_COLUMNS:
                null = not token.quoted and token.text.upper() == "NULL"
                row.append(None if null else token.text)

    def _copied(self, tokens: Iterator[_Token], lines: Lines) -> Iterator[tuple[int, Record]]:
        """Yield the rows of a `COPY`, one on each line, whose cells are parted by tabs."""
        insert = self._insert(tokens, "FROM")
        if insert is None or not _skip(tokens):
            return
        for number, line in lines:
            if line == r"\.":
                return
            if insert.wanted:
                cells = (None if cell == _NULL else _unescaped(cell) for cell in line.split("\t"))
                yield from self._record(number, insert, list(cells))

    def _insert(self, tokens: Iterator[_Token], end: str) -> _Insert | None:
        """Return what a statement says of its table up to the word *end*, None without that."""
        words: list[str] = []
        for token in tokens:
            if token.text == ";" and not token.quoted:
                return None
            if token.text.upper() == end:
                break
            if len(words) < 2 * MOST_COLUMNS:
                words.append(token.text)
        before, _, names = " ".join(words).partition("(")
        columns = [name.strip() for name in names.rstrip(") ").split(",") if name.strip()]
        table = before.split(".")[-1].split()[-1:] or [""]
        insert = _Insert(table[0], columns or self._columns.get(table[0], []))
        insert.wanted = self._is_wanted(insert)
        if not insert.wanted and len(self._others) < MOST_COLUMNS:
            self._others[f"{insert.table} ({', '.join(insert.columns)})"] = None
        return insert

    def _is_wanted(self, insert: _Insert) -> bool:
        """Return whether rows of that kind are headlines, told once of those that dumps repeat."""
        key = (insert.table, tuple(insert.columns))
        if key not in self._wanted:
            if len(self._wanted) >= MOST_COLUMNS:
                self._wanted.clear()
            self._wanted[key] = holds_headlines(*key, self._stated, self._report)
        return self._wanted[key]

    def _record(
        self, line: int, insert: _Insert, row: list[str | None]
    ) -> Iterator[tuple[int, Record]]:
        self._rows += 1
        if len(row) == len(insert.columns):
            yield line, dict(zip(insert.columns, row, strict=True))
            return
        told = f"a row of {len(row)} values for {len(insert.columns)} columns"
        self._report.fault(line, f"{insert.table}: {told}; it is left out")


def _skip(tokens: Iterator[_Token]) -> bool:
    """Pass over the rest of a statement, and return whether it has an end."""
    return any(token.text == ";" and not token.quoted for token in tokens)


def _table_name(tokens: Iterator[_Token], kind: str) -> str:
    """Return the name of what a `CREATE` of that *kind* makes, before its `(`, else empty."""
    words: list[str] = []
    for token in tokens:
        if token.text in (";", "(") or len(words) > MOST_COLUMNS:
            break
        words.append(token.text)
    return words[-1] if kind in map(str.upper, words[:-1]) else ""


def _unescaped(cell: str) -> str:
    return _ESCAPED.sub(lambda of: _ESCAPES.get(of[1], of[1]), cell) if "\\" in cell else cell
