"""SQLite databases: the rows of the tables that name headlines with their dates or addresses.

A file is copied to be opened, as SQLite reads no stream: `LARGEST` bytes at most. It is not to be
trusted: nothing of its schema is run, views and virtual tables are left out, a cell has at most
`LARGEST_CELL` bytes, and since pages of a forged file may be in several tables, or often in one, at
most `MOST_ROWS` rows are read.
"""

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import regex

from corpus.pages.text_sizes import is_brief
from corpus.read_context import ReadContext
from corpus.readers.records.column_names import key_of, normal, normals
from corpus.readers.records.columns import Stated, find_columns
from corpus.readers.records.described_columns import mentions_thing
from corpus.readers.records.publishing import lists_no_news, lists_pictures
from corpus.readers.records.records import Item, Record, Report, read_again
from corpus.readers.records.shapes import has_date, has_publication_date, is_dated_record, is_titled

LARGEST = 2**33
LARGEST_CELL = 2**20
MOST_ROWS = 2**24
MOST_TABLES = 1000
MOST_NAMES = 2**16
"""Of so many outlets or topics of a table the names are read."""

_BLOCK = 2**20
_OF_VISITS = normals("visit count; last visit time; last visit date; last visited; visit time")
# Media are outlets to some, pictures to others.
_POINTING = regex.compile(r"(?P<of>(?!media_?id)\w+?)_?id|id_(?P<of>\w+)", regex.IGNORECASE)
_LABELS = ("name", "title", "label")
_OF_ISSUES = regex.compile(
    r"issue|edition|ausgabe|numéro|numero|número|edici|ediç|ediz|nummer|выпуск", regex.IGNORECASE
)
_OF_TEXTS = regex.compile(
    r"(?:translation|i18n|text|title|headline|lang|locale)s?$", regex.IGNORECASE
)
_OF_TRANSLATIONS = regex.compile(r"(?:translation|i18n|locale)s?$", regex.IGNORECASE)
_OF_ONE_LANGUAGE = ("headline", "description", "url", "language")
_MOST_TITLES = 50  # of a table that are looked at
_TABLES = """
    SELECT name FROM sqlite_schema
    WHERE type = 'table' AND typeof(name) = 'text'
    AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'
    ORDER BY rowid LIMIT ?
"""


def read_sqlite(context: ReadContext) -> Iterator[Item]:
    """Yield what the rows of a database say, by their numbers in the order of its tables."""
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        copy = Path(folder, "archive.sqlite")
        if not _is_copied(context, copy):
            context.fault(0, f"the database has more than {LARGEST:,} bytes and is left out")
            return

        def records(report: Report) -> Iterator[tuple[int, Record]]:
            try:
                with closing(_opened(copy)) as database:
                    yield from _records(database, context.stated.columns, report)
            except (sqlite3.Error, UnicodeDecodeError) as error:  # such as of a table's name
                report.fault(0, f"no database that can be read further: {error}")

        yield from read_again(context, records)


def _is_copied(context: ReadContext, copy: Path) -> bool:
    """Return whether the file is copied whole."""
    size = 0
    with context.open() as stream, copy.open("wb") as target:
        while block := stream.read(_BLOCK):
            size += len(block)
            if size > LARGEST:
                return False
            target.write(block)
    return True


def _opened(copy: Path) -> sqlite3.Connection:
    # Immutable, as a file that was copied while it was written to has no journal beside it.
    database = sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)
    database.text_factory = lambda raw: raw.decode(errors="replace")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_CELL)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        database.execute(f"PRAGMA {pragma}")
    return database


def _records(
    database: sqlite3.Connection, stated: Stated, report: Report
) -> Iterator[tuple[int, Record]]:
    tables = dict(_tables(database))
    told = [f"{table} ({', '.join(columns)})" for table, columns in tables.items()]
    parents = dict(_parents(database, tables, stated))
    joined = {
        name: (*of, *parents[name].columns) if name in parents else of
        for name, of in tables.items()
    }
    titled = {name: of for name, of in joined.items() if holds_headlines(name, of, stated, report)}
    dates = {name: _dates(of, stated) for name, of in titled.items()}
    best = max(dates.values(), default=0)
    if not titled:
        tell_tables(told, report)
    kept = [
        table
        for table, columns in titled.items()
        if dates[table] == best
        or (dates[table] and not lists_pictures(table) and _tells(database, table, columns, stated))
    ]
    for table in titled:
        if table not in kept:
            lacks = "dates of publication" if dates[table] else "dates"
            report.note(f"left out: the table {table}, which has no {lacks}, as others have them")
        elif table in parents:
            report.note(f"the table {table} has the dates of {parents[table].table}")
    number = 0
    for table in kept:
        columns = titled[table]
        if number:
            report.note(f"read from more than one table; another is {table}", line=number + 1)
        pointed = _pointed(database, table, columns, tables)
        rows = database.execute(_query(table, tables[table], parents.get(table)))
        for row in rows:
            number += 1
            if number > MOST_ROWS:
                report.fault(number, f"more than {MOST_ROWS:,} rows; the rest is left out")
                return
            record = {name: _value(of) for name, of in zip(columns, row, strict=True)}
            for name, (column, called) in pointed.items():
                record[name] = called.get(record[column])
            yield number, record


class _Parent(NamedTuple):
    """The *table* whose row the *pointing* column of another one leads to, and *columns* of it."""

    table: str
    pointing: str
    columns: Sequence[str]


def _parents(
    database: sqlite3.Connection, tables: Mapping[str, Sequence[str]], stated: Stated
) -> Iterator[tuple[str, _Parent]]:
    """Yield the tables of titles, in several languages, say, of what another one has the dates of.

    That one has no titles of its own, or those that these are translations of. What both are called
    says that they have articles, or the texts of them, or that the dates are of the issues:
    pictures of an article are called something, authors were entered on a day, and events have
    another one.
    """
    for table, columns in tables.items():
        own = dict.fromkeys(columns)
        if not _OF_TEXTS.search(table) and not mentions_thing(table.rpartition("_")[2]):
            continue
        if not is_titled(own, stated) or has_date(own, stated):
            continue
        for pointing, other in _leading(database, table, columns, tables):
            record = dict.fromkeys(tables.get(other, ()))
            dated = has_publication_date(record, stated)
            if is_titled(record, stated) and not _translates(table, columns, stated):
                continue
            if "id" in record and dated and (mentions_thing(other) or _OF_ISSUES.search(other)):
                others = [name for name in record if name not in own and name != "id"]
                if is_titled(record, stated):
                    said = find_columns(tuple(record), stated).names
                    of_one = {name for key in _OF_ONE_LANGUAGE for name in said[key]}
                    others = [name for name in others if name not in of_one]
                yield table, _Parent(other, pointing, others)
                break


def _translates(table: str, columns: Sequence[str], stated: Stated) -> bool:
    """Return whether a *table* has titles in languages that it names, by what it is called."""
    called = _OF_TRANSLATIONS.search(table)
    return called is not None and bool(find_columns(tuple(columns), stated).names["language"])


def _query(table: str, columns: Sequence[str], parent: _Parent | None) -> str:
    """Return the query for the rows of a *table*, each with what its *parent* says."""
    names = [f"t.{_quoted(name)}" for name in columns]
    joined = ""
    if parent:
        names += [f"p.{_quoted(name)}" for name in parent.columns]
        joined = f" LEFT JOIN {_quoted(parent.table)} p ON p.id = t.{_quoted(parent.pointing)}"
    return f"SELECT {', '.join(names)} FROM {_quoted(table)} t{joined}"  # noqa: S608  # nosec B608


def _dates(columns: Sequence[str], stated: Stated) -> int:
    """Return whether *columns* have a date, and 2 if it is not one of a change."""
    record = dict.fromkeys(columns)
    return has_date(record, stated) + has_publication_date(record, stated)


def _tells(
    database: sqlite3.Connection, table: str, columns: Sequence[str], stated: Stated
) -> bool:
    """Return whether one of the first titles in a *table* is longer than the names of sections."""
    title = find_columns(tuple(columns), stated).names["headline"][0]
    query = f"SELECT {_quoted(title)} FROM {_quoted(table)} LIMIT ?"  # noqa: S608  # nosec B608
    titles = (text for (text,) in database.execute(query, (_MOST_TITLES,)))
    return any(isinstance(text, str) and text and not is_brief(text) for text in titles)


def _leading(
    database: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    tables: Mapping[str, Sequence[str]],
) -> Iterator[tuple[str, str]]:
    """Yield the columns of a *table* that point to a row of another, and which table that is.

    It is the one that a foreign key leads to, or is called as the column is.
    """
    keys = database.execute(f"PRAGMA foreign_key_list({_quoted(table)})")
    foreign = {key[3]: key[2] for key in keys}
    for column in columns:
        if pointing := _POINTING.fullmatch(column):
            of = pointing["of"]
            other = foreign.get(column) or next((one for one in tables if _is_of(one, of)), "")
            yield column, other


def _pointed(
    database: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    tables: Mapping[str, Sequence[str]],
) -> dict[str, tuple[str, dict[Any, Any]]]:
    """Return what columns such as `outlet_id` point to where that is an outlet or a topic.

    By a name for it, the column, and the names by their numbers.
    """
    found = {}
    for column, other in _leading(database, table, columns, tables):
        pointing = _POINTING.fullmatch(column)
        of = pointing["of"] if pointing else ""
        names = tables.get(other, ())
        label = next((name for name in names if normal(name) in _LABELS), "")
        name = f"{of} {label}"
        told = key_of(name) in ("source", "topic") and not lists_no_news(other)
        if told and "id" in names and of not in columns:
            query = f"SELECT id, {_quoted(label)} FROM {_quoted(other)} LIMIT ?"  # noqa: S608  # nosec B608
            found[name] = column, dict(database.execute(query, (MOST_NAMES,)))
    return found


def _is_of(table: str, name: str) -> bool:
    """Return whether a *table* holds what *name* says, as `news_sections` holds each section.

    >>> _is_of("news_sections", "section"), _is_of("Category", "category"), _is_of("s", "section")
    (True, True, False)
    """
    last = table.casefold().rpartition("_")[2]
    one = name.casefold()
    return last in (one, f"{one}s", f"{one}es", f"{one[:-1]}ies")


def _tables(database: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each table and its columns."""
    for (table,) in database.execute(_TABLES, (MOST_TABLES,)).fetchall():
        columns = database.execute(f"PRAGMA table_info({_quoted(table)})")
        yield table, [str(column[1]) for column in columns]


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


def holds_headlines(table: str, columns: Sequence[str], stated: Stated, report: Report) -> bool:
    """Return whether a *table* with these *columns* has headlines, and their dates or addresses.

    What else programs keep with titles and dates is reported and left out: pages that a browser
    visited, people, comments, orders. Stated columns of headlines have the last word.
    """
    names = dict.fromkeys(columns)
    if not (is_titled(names, stated) and is_dated_record(names, stated)):
        return False
    titles = {name for key, of in stated for name in of if key == "headline"}
    if not titles.isdisjoint(columns):
        return True
    visits = not _OF_VISITS.isdisjoint(map(normal, columns))
    if not visits and not lists_no_news(table):
        return True
    told = "pages that a browser visited" if visits else "no news by its name"
    report.note(
        f"left out: the table {table[:80]}, which is of {told}; a headline under [columns] in"
        " archive.toml has the tables read that have it"
    )
    return False


def tell_tables(tables: list[str], report: Report) -> None:
    """Report that none of *tables*, each with its columns, has headlines."""
    report.fault(
        0,
        "no table has columns of headlines and their dates; the file is left out. It has "
        f"{'; '.join(tables)[:500] or 'no tables'}; [columns] in archive.toml says which they are",
    )


def _value(cell: Any) -> Any:
    return None if isinstance(cell, bytes) else cell
