"""Records, one a line: JSON Lines and CSV with the same keys.

`headline` is required; `date`, `language`, `topic`, `description`, `url` and `source`, the outlet
or agency, may follow. An `id` is
accepted and not used: a headline's id is made of its text and date, so that the same headline has
the same one wherever it comes from.
"""

import csv
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

from corpus.languages import language_code
from corpus.lines import read_lines
from corpus.model import Headline, Topic
from corpus.read_context import ReadContext

KEYS = frozenset({"headline", "date", "language", "topic", "description", "url", "source", "id"})

_Lines = Iterable[tuple[int, str]]
_Fault = Callable[[int, str], None]
_Record = Mapping[str, Any]
_Parser = Callable[[_Lines, _Fault], Iterator[tuple[int, _Record]]]

_DELIMITERS = ",;\t|"


def read_jsonl(context: ReadContext) -> Iterator[Headline]:
    """Yield the headlines of a file with a JSON object on each line."""
    return _read(context, _json_records)


def read_csv(context: ReadContext) -> Iterator[Headline]:
    """Yield the headlines of a CSV file, whose header says which character parts its columns."""
    return _read(context, _csv_records)


def _read(context: ReadContext, parse: _Parser) -> Iterator[Headline]:
    context.printed_dates = lambda: _dates(context, parse)
    empty = True
    with context.open() as stream:
        for line, record in parse(context.lines(stream), context.fault):
            empty = False
            headline = _headline(context, line, record)
            if headline:
                yield headline
    if empty and not context.faults:
        context.fault(0, "the file is empty")


def _dates(context: ReadContext, parse: _Parser) -> Iterator[str]:
    """Yield the dates of a file as printed, for which it is read again as far as it goes."""
    with suppress(OSError, EOFError, zlib.error), context.open() as stream:
        lines = ((line.number, line.text) for line in read_lines(stream) if line.text is not None)
        for _, record in parse(lines, lambda _line, _reason: None):
            yield str(record.get("date") or "")


def _headline(context: ReadContext, line: int, record: _Record) -> Headline | None:
    for key in record:
        if key not in KEYS:
            context.note(f"unknown key {key}")
    text = context.printed(_text(context, line, record, "headline"))
    if not text:
        context.fault(line, "the record has no headline and is left out")
        return None
    stated = _text(context, line, record, "language")
    date_text = context.printed(_text(context, line, record, "date")) or None
    codes = (language_code(stated) if stated else None, context.language)
    languages = tuple(code for code in codes if code)
    return context.headline(
        line,
        text,
        date_text,
        context.date(date_text, languages) if date_text else None,
        language=stated or None,
        topics=_topics(context, line, record),
        description=context.printed(_text(context, line, record, "description")),
        url=_text(context, line, record, "url") or None,
        source=context.printed(_text(context, line, record, "source")),
    )


def _text(context: ReadContext, line: int, record: _Record, key: str) -> str:
    """Return a value as text, empty if there is none; a year may be a number."""
    value = record.get(key)
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if key == "date" and type(value) is int:
        return str(value)
    context.fault(line, f"{key}: not text; it is left out")
    return ""


def _topics(context: ReadContext, line: int, record: _Record) -> tuple[Topic, ...]:
    value = record.get("topic")
    labels = value if isinstance(value, list) else [value]
    topics = set()
    for label in labels:
        if isinstance(label, str) and label.strip():
            topics.add(_topic(context.printed(label)))
        elif label is not None and not isinstance(label, str):
            context.fault(line, "topic: neither text nor a list of texts; it is left out")
    stated = context.stated.of_topic()
    return tuple(sorted(topics)) or ((stated,) if stated else ())


@lru_cache(maxsize=1024)
def _topic(label: str) -> Topic:
    return Topic.named(label)


def _json_records(lines: _Lines, fault: _Fault) -> Iterator[tuple[int, _Record]]:
    for number, line in lines:
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            fault(number, f"no JSON: {error}; the line is left out")
            continue
        if isinstance(record, dict):
            yield number, record
        else:
            fault(number, "no JSON object; the line is left out")


def _csv_records(lines: _Lines, fault: _Fault) -> Iterator[tuple[int, _Record]]:
    rows = _csv_rows(lines, fault)
    header: list[str] = []
    for first, row in rows:
        if not header:
            header = [name.strip().casefold() for name in row]
            if "headline" not in header:
                fault(first, "the header has no column headline; the file is left out")
                return
        elif len(row) != len(header):
            reason = f"the row has {len(row)} fields, the header {len(header)}; it is left out"
            fault(first, reason)
        else:
            yield first, dict(zip(header, row, strict=True))


def _csv_rows(lines: _Lines, fault: _Fault) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank, and the line on which it begins."""
    source = iter(lines)
    header = next(source, None)
    if header is None:
        return
    numbers = [header[0]]  # of the lines of the row that is being read

    def fed() -> Iterator[str]:
        yield header[1] + "\n"
        for number, line in source:
            numbers.append(number)
            yield line + "\n"

    reader = csv.reader(fed(), delimiter=_delimiter(header[1]), strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            where = f"lines {numbers[0]} to {numbers[-1]} are" if numbers[1:] else "the row is"
            fault(numbers[0], f"no CSV: {error}; {where} left out")
        else:
            if row:
                yield numbers[0], row
        numbers.clear()


def _delimiter(header: str) -> str:
    """Return what parts the columns: the character that most often stands in the header."""
    return max(_DELIMITERS, key=header.count)
