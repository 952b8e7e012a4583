"""Many searches at once: how much each line of a list finds, from when to when, in what languages.

A line is a text as in the search box; filters and dates hold for all.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from search.engine import Engine
from search.errors import QUERY_LENGTH
from search.fallback import called_so, marked_as_named, or_of_dates
from search.scan import Scan
from search.values.query import Query
from search.values.results import FacetValue, IndexVersion
from search.values.warnings import QueryWarning

NOTHING_TOGETHER = "nothing is found by all of this together"
"""The reason for programs where each word and filter of a line finds something alone."""

MOST_LINES = 500
"""The greatest number of lines of a batch, as each costs some searches."""

_CONTROLS = re.compile("[\0-\x08\x0e-\x19\x1c-\x1f]")
_MOST_CONTROLS = 0.02  # of the characters of a list; one that was copied may have a few
_DOCUMENTS = ("%PDF-", "{\\rtf")  # which may be text throughout

_SEARCHES = (
    *("q", "query", "search", "keyword", "consulta", "búsqueda", "requête", "recherche", "بحث"),
    *("suche", "suchbegriff", "ricerca", "pesquisa", "zoekopdracht", "zoekterm", "запрос", "検索"),
)
_NAMES = ("name", "nombre", "nom", "اسم", "nome", "naam", "имя")
_COLUMN = (*_SEARCHES, *_NAMES)
"""What the head of the column of searches may be called in a table, without regard to case.

The first that a table has; a name is what is searched where nothing is called a search.
"""


class BatchLine(Struct, frozen=True, gc=False, kw_only=True):
    """The result of line *number*, from 1: the *total* of *query* and its first and last day.

    Both days are None if nothing that is found is dated. *languages* are those of the hits, the
    most frequent first. *reasons* say how the line was understood and, of one that finds nothing,
    why.
    """

    number: int
    query: Query
    total: int
    first: dt.date | None
    last: dt.date | None
    languages: tuple[FacetValue, ...]
    reasons: tuple[QueryWarning, ...]


class Batch(Struct, frozen=True, gc=False, kw_only=True):
    """The answer to a list of searches: those that find nothing first, else in their order.

    *left_out* counts the lines after the last that was searched; *too_long* has the numbers of
    those that are too long for a search.
    """

    lines: tuple[BatchLine, ...]
    left_out: int
    too_long: tuple[int, ...]
    index: IndexVersion


def is_list(text: str) -> bool:
    """Return whether the *text* of a file may be a list, and is none of a workbook, say.

    A file of another kind has many characters that no text has, or it begins with its mark.
    """
    controls = len(_CONTROLS.findall(text))
    return controls <= _MOST_CONTROLS * len(text) and not text.startswith(_DOCUMENTS)


def read_lines(text: str, *, table: bool = False) -> list[tuple[int, str]]:
    """Return the searches in *text*, each with the number of its line, from 1; empty ones are none.

    Of a *table*, CSV with commas, semicolons or tabs, they are the column that is called as
    searches or names are, or else the first; a cell of several lines is one search. From a
    quotation mark on that is never closed, each line is a row.
    """
    if not table:
        return [(n, s) for n, line in enumerate(text.splitlines(), 1) if (s := line.strip())]
    rows, _ = _rows(text)
    column, found = 0, []
    for number, row in rows:
        names = [cell.strip().casefold() for cell in row] if number == 1 else []
        named = next((names.index(name) for name in _COLUMN if name in names), None)
        if named is not None:
            column = named
            continue
        if cell := " ".join(row[column].split()) if len(row) > column else "":
            found.append((number, cell))
    return found


def unclosed_line(text: str) -> int | None:
    """Return the number of the line of a table whose quotation mark is not closed, None if none."""
    return _rows(text)[1]


def _rows(text: str) -> tuple[list[tuple[int, list[str]]], int | None]:
    """Return the rows of a table, each with the number of its line, and `unclosed_line`."""
    lines = io.StringIO(text.removeprefix("\ufeff"), newline=None).readlines()
    delimiter = max(",;\t", key=lines[0].count) if lines else ","
    reader = csv.reader(lines, delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    while (before := reader.line_num) < len(lines):
        try:
            row = next(reader, [])
        except csv.Error:  # a cell of more than 131,072 characters, which is too long for a search
            row = [lines[before]]
        whole = reader.line_num < len(lines) or "".join(lines[before:]).count('"') % 2 == 0
        if reader.line_num > before + 1 and not whole:
            rest = enumerate(lines[before:], before + 1)
            return [*rows, *((n, _row(line, delimiter)) for n, line in rest)], before + 1
        rows.append((before + 1, row))
    return rows, None


def _row(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return [line]


def search_lines(
    engine: Engine, lines: Sequence[tuple[int, str]], shared: Query, document_id: str | None = None
) -> Batch:
    """Return what each of *lines* finds with the filters and dates of *shared*.

    Where nothing holds all words of a line and some name a period, it counts what is dated within
    it, as the search itself shows. With a *document_id* only the lines are kept that find that
    document. No more than `MOST_LINES` are searched.
    """
    everything = engine.scan(shared.with_(text=""))
    found = []
    for number, text in lines[:MOST_LINES]:
        if len(text) <= QUERY_LENGTH:
            scan = everything.again(shared.with_(text=text))
            answered = or_of_dates(scan)
            if document_id is None or answered.among([document_id]):
                found.append(_found(number, scan.query, answered))
    return Batch(
        lines=tuple(sorted(found, key=lambda line: (line.total > 0, line.number))),
        left_out=max(0, len(lines) - MOST_LINES),
        too_long=tuple(n for n, text in lines[:MOST_LINES] if len(text) > QUERY_LENGTH),
        index=everything.index,
    )


def _found(number: int, query: Query, scan: Scan) -> BatchLine:
    marked = () if scan.total else marked_as_named(scan)
    return BatchLine(
        number=number,
        query=query,
        total=scan.total,
        first=_day(scan, "oldest"),
        last=_day(scan, "newest"),
        languages=tuple(_languages(scan)),
        reasons=(*scan.reasons(), *called_so(marked), *scan.warnings),
    )


def _languages(scan: Scan) -> Iterator[FacetValue]:
    """Yield the languages of the hits; a facet has those too that its own filter leaves out."""
    chosen = scan.query.chosen("language")
    for value in scan.facet("language").values:
        if value.count and not value.excluded and (value.selected or not chosen):
            yield value


def _day(scan: Scan, sort: str) -> dt.date | None:
    if not scan.total:
        return None
    documents = scan.again(scan.query.with_(sort=sort)).documents(0, 1)
    return next((document.date for document in documents), None)
