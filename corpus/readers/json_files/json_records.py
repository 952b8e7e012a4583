"""JSON: an object on each line, or a document with records in it.

A document is an array of records, one record, several values one after the other, or an object
with the array in it, as tools wrap it: `{"articles": [...]}`, `{"response": {"docs": [...]}}`. JSON
Feed, NewsAPI, GDELT DOC, ninjs, CSL JSON and our own page of results are read so.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import regex
from msgspec.json import Decoder

from corpus.addresses import web_address
from corpus.languages import language_code
from corpus.markup import unmarked
from corpus.read_context import ReadContext
from corpus.readers.json_files.json_groups import (
    Path,
    around,
    dated_by_key,
    grouped,
    told_by_title,
)
from corpus.readers.json_files.json_paths import (
    framed_within,
    is_flat,
    path_to_wrappers,
    paths_to_records,
    records_within,
    reshaped,
    tabular,
    without_dates,
)
from corpus.readers.json_files.json_streams import is_large, read_large
from corpus.readers.json_files.object_lines import (
    RECORD_SEPARATOR,
    first_lines,
    has_object_lines,
    object_on,
)
from corpus.readers.records.records import (
    Item,
    Lines,
    Record,
    Report,
    read_line_records,
    read_records,
)
from corpus.readers.records.shapes import is_only_named, with_shared
from corpus.text import first_sentence

MOST_RECORDS = 2**20
"""So many values of a document are looked at; longer ones are better a record a line."""

_BETWEEN = regex.compile(rf"[\s,;)\ufeff{RECORD_SEPARATOR}]*")
# What makes a program of a document: "window.data = [...];", "callback({...})".
_ASSIGNED = regex.compile(r"(?:(?:var|let|const)\s+)?\p{L}[\w.$]*\s*[=(]\s*(?=[\[{])")
_COMMENTS = regex.compile(r"(?:[\s\ufeff]|/\*.*?\*/|//[^\n]*)*+", regex.DOTALL)
_DECODE = Decoder().decode


def read_jsonl(context: ReadContext) -> Iterator[Item]:
    """Yield what a file says that has a JSON object on each line, else what a document does.

    Arrays on each line are rows, of which the first names the columns. Lines pass one by one,
    those of an array too if each has one object; for the bounds of a document see `read_json`.
    """
    if has_object_lines(context.open, context.stated.encoding):
        return read_object_lines(context)
    if all(map(_row, first_lines(context.open, context.stated.encoding))):
        return read_line_records(context, _parse_rows)
    return _read_document(context)


def _row(line: str) -> list[Any] | None:
    """Return the array of plain values on one line, None if there is none."""
    try:
        value = _value(line)
    except (ValueError, RecursionError):
        return None
    plain = isinstance(value, list) and not any(isinstance(one, list | dict) for one in value)
    return value if plain else None


def _parse_rows(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    """Yield what arrays say that stand one on each line, below one that names their columns."""
    names: list[str] = []
    for number, line in lines:
        row = _row(line) if line.strip() else []
        if row is None:
            report.fault(number, "no array of plain values; the line is left out")
        elif not names:
            names = list(map(str, row))
        elif row:
            yield number, dict(zip(names, row, strict=False))


def read_json(context: ReadContext) -> Iterator[Item]:
    """Yield what the records of a JSON document say, or of lines that have an object each.

    A document is held if it has at most 32 MiB, with at most `MOST_RECORDS`; as objects it takes at
    most some thirty times its size. A larger one is read by `json_streams`. Nesting deeper
    than Python's stack (some thousand values) is refused by name.
    """
    first, second = first_lines(context.open, context.stated.encoding)
    return read_object_lines(context) if second and object_on(first) else _read_document(context)


def read_object_lines(context: ReadContext) -> Iterator[Item]:
    """Yield what the objects say that stand one on each line."""
    stated = context.stated.columns

    def within(value: Record, report: Report) -> list[object]:
        return records_within(value, stated, report.note)

    def parse(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
        for number, line in lines:
            try:
                value = _value(line)
            except (ValueError, RecursionError) as error:
                if not line.strip():
                    continue
                value = object_on(line)
                if value is None:
                    if line.strip(" \t,") not in ("[", "]"):
                        report.fault(number, f"no JSON: {_problem(error)}; the line is left out")
                    continue
            if type(value) is dict and is_flat(value):  # as nearly all are
                yield number, value
                continue
            values = value if isinstance(value, list) else [value]
            records = within(value, report) if isinstance(value, dict) else values
            for record in records:
                if isinstance(record, dict):
                    yield number, record
                else:
                    report.fault(number, "no JSON object; the line is left out")

    return read_line_records(context, parse)


def _value(line: str) -> Any:
    """Return the value of JSON in *line*; raises the errors of `json.loads`."""
    try:
        return _DECODE(line)  # takes a third of the time
    except (ValueError, RecursionError):
        return json.loads(line)  # which also takes NaN and lone surrogates


def _problem(error: ValueError | RecursionError) -> str:
    """Return what is wrong with a JSON text, with its place in the line where that is known."""
    if isinstance(error, json.JSONDecodeError):
        reason = error.msg.removesuffix(" at")  # "Unterminated string starting at"
        return f"{reason[:1].lower()}{reason[1:]} at column {error.colno:,}"
    if isinstance(error, RecursionError):
        return "values are nested too deep to be read"
    limit = sys.get_int_max_str_digits()
    return f"a number has more than {limit:,} digits" if "set_int_max" in str(error) else str(error)


def _read_document(context: ReadContext) -> Iterator[Item]:
    if is_large(context):
        yield from read_large(context)
        return
    text = context.document()
    if text is not None:
        yield from read_records(context, list(_Document(text, context).records()))


class _Document:
    """The *text* of a JSON document, whose values are decoded one after the other."""

    def __init__(self, text: str, context: ReadContext) -> None:
        self._text = text
        self._context = context
        self._stated = context.stated.columns
        self._decode = json.JSONDecoder().raw_decode
        self._line = 1
        self._counted = 0
        self._values = 0

    def records(self) -> Iterator[tuple[int, Record]]:
        """Yield the records with the lines on which they begin; what is no JSON is reported."""
        extent = "nothing is read"
        try:
            for record in self._found():
                yield record
                extent = "read as far as it goes"
        except (ValueError, RecursionError) as error:
            line = error.lineno if isinstance(error, json.JSONDecodeError) else self._line
            self._context.fault(line, f"no JSON: {_problem(error)}; {extent}")

    def _found(self) -> Iterator[tuple[int, Record]]:
        comments = _COMMENTS.match(self._text)
        at = comments.end() if comments else 0
        assigned = _ASSIGNED.match(self._text, at)
        at = self._skip(assigned.end() if assigned else at)
        while at < len(self._text):
            if self._text[at] == "[":
                yield from self._array(at)
                _, at = self._decode(self._text, at)
            else:
                value, end = self._decode(self._text, at)
                yield from self._of_value(value, at)
                at = end
            at = self._skip(at)

    def _of_value(self, value: Any, at: int) -> Iterator[tuple[int, Record]]:
        """Yield the records in one value of the document that is no array."""
        if isinstance(value, dict) and "jsonfeed.org/version" in str(value.get("version")):
            take = _JsonFeed(value, self._context).record
            for start, _ in self._positions(at, [("items",)]):
                for line, item in self._array(start):
                    yield line, take(item)
            return
        if (frame := reshaped(value, self._stated)) is not None:
            yield from self._objects((self._line_at(at), item) for item in frame)
            return
        paths, others = paths_to_records(value, self._stated)
        if paths:
            yield from self._of_paths(value, at, paths, others)
        elif path := path_to_wrappers(value, self._stated):
            for start, _ in self._positions(at, [path]):
                yield from self._of_each(start, path[-1])
        elif is_only_named(value, self._stated):
            self._context.note("left out: an object alone, which has a name and no headline")
        elif framed := framed_within(value, self._stated):
            yield from self._objects((self._line_at(at), item) for item in framed)
        else:
            yield from self._objects([(self._line_at(at), value)])

    def _of_paths(
        self, value: Any, at: int, paths: list[Path], others: list[Path]
    ) -> Iterator[tuple[int, Record]]:
        """Yield the records in the arrays in *value* that *paths* lead to, and tell of *others*."""
        for path in others:
            self._context.note(without_dates(path))
        shared = {path: around(value, path, self._stated, self._context.note) for path in paths}
        for start, path in self._positions(at, paths):
            for line, record in self._array(start, path[-1]):
                dated = dated_by_key(record, path, self._stated)
                yield (
                    line,
                    with_shared(shared[path], dated, self._stated) if shared[path] else dated,
                )

    def _of_each(self, at: int, called: str) -> Iterator[tuple[int, Record]]:
        """Yield the records in those objects of the array that begins at *at* which have some.

        They have the outlet or the topic that the objects of an array *called* so are named for.
        """
        at = self._skip(at + 1)
        while self._text[at] != "]":
            value, end = self._decode(self._text, at)
            paths, others = paths_to_records(value, self._stated)
            if paths:
                told = told_by_title(value, called, self._stated)
                for line, record in self._of_paths(value, at, paths, others):
                    yield line, record if told is value else with_shared(told, record, self._stated)
            at = self._skip(end)

    def _array(self, at: int, called: str = "") -> Iterator[tuple[int, Record]]:
        """Yield the records of the array that begins at *at*; *called* as `grouped`."""
        at = self._skip(at + 1)
        header: Any = None
        while at < len(self._text) and self._text[at] != "]":
            line = self._line_at(at)
            value, at = self._decode(self._text, at)
            at = self._skip(at)
            if isinstance(value, list) and value and header is None:
                header = value
            elif isinstance(value, list) and header:
                yield from self._objects((line, row) for row in tabular([header, value]) or ())
            else:
                yield from self._objects([(line, value)], called)
        if at >= len(self._text):
            raise ValueError("the array has no end")

    def _objects(
        self, values: Iterable[tuple[int, Any]], called: str = ""
    ) -> Iterator[tuple[int, Record]]:
        for line, value in values:
            for record in grouped(value, self._stated, called):
                self._values += 1
                if self._values > MOST_RECORDS:
                    raise ValueError(f"more than {MOST_RECORDS:,} values")
                if isinstance(record, dict):
                    yield line, record
                else:
                    self._context.fault(line, "no JSON object; it is left out")

    def _positions(
        self, at: int, paths: Iterable[Path], depth: int = 0
    ) -> Iterator[tuple[int, Path]]:
        """Yield where the value of each of *paths* stands, from the object at *at*, in order."""
        wanted: dict[str, list[Path]] = defaultdict(list)
        for path in paths:
            wanted[path[depth]].append(path)
        at = self._skip(at + 1)
        while wanted and self._text[at] != "}":
            key, at = self._decode(self._text, at)
            at = self._skip(self._text.index(":", at) + 1)
            found = wanted.pop(key, [])
            yield from ((at, path) for path in found if len(path) == depth + 1)
            if inner := [path for path in found if len(path) > depth + 1]:
                yield from self._positions(at, inner, depth + 1)
            _, at = self._decode(self._text, at)
            at = self._skip(at)

    def _skip(self, at: int) -> int:
        found = _BETWEEN.match(self._text, at)
        return found.end() if found else at

    def _line_at(self, at: int) -> int:
        if at >= self._counted:
            self._line += self._text.count("\n", self._counted, at)
            self._counted = at
        return self._line


class _JsonFeed:
    """A JSON Feed (version 1 or 1.1), which says some things of all its items."""

    def __init__(self, feed: Record, context: ReadContext) -> None:
        self._base = next(
            (str(feed[key]) for key in ("home_page_url", "feed_url") if feed.get(key)), ""
        )
        if context.language is None and isinstance(feed.get("language"), str):
            context.expect_language(language_code(feed["language"]))
        if not context.source and isinstance(feed.get("title"), str):
            context.source = context.printed(feed["title"])

    def record(self, item: Record) -> Record:
        """Return an *item* as a record; without a title it takes the first sentence of its text."""
        texts = (item.get(key) for key in ("summary", "content_text", "content_html"))
        text = unmarked(next((text for text in texts if isinstance(text, str) and text), ""))
        addresses = (item.get(key) for key in ("url", "external_url", "id"))
        address = next((one for one in addresses if isinstance(one, str) and one), "")
        return {
            "headline": item.get("title") or first_sentence(text),
            "date": item.get("date_published") or item.get("date_modified"),
            "language": item.get("language"),
            "topic": item.get("tags"),
            "description": item.get("summary"),
            "url": web_address(address, self._base),
        }
