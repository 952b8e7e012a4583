"""Movable Type's import format, in which TypePad, LiveJournal and other blogs export, too.

An entry is a block of `KEY: value` lines, then sections (`BODY:`, `EXCERPT:`, `COMMENT:`) that a
line of five hyphens ends; one of eight ends the entry. Dates are `MM/DD/YYYY hh:mm:ss AM`, in that
order everywhere. Source: "The Movable Type Import / Export Format".
"""

from collections.abc import Iterator

import regex

from corpus.read_context import ReadContext
from corpus.readers.records.records import Item, Lines, Record, Report, read_line_records
from corpus.readers.texts.references import LONGEST_VALUE

_FIELD = regex.compile(r"([A-Z][A-Z ]{2,24}): ?(.*)")
_SECTION_ENDS, _ENTRY_ENDS = "-----", "--------"
_SECTIONS = frozenset({"BODY", "EXTENDED BODY", "EXCERPT", "KEYWORDS", "COMMENT", "PING"})
_DATE = regex.compile(r"(\d\d?)/(\d\d?)/(\d{4})(?!\d)")
_KNOWN = frozenset({"AUTHOR", "TITLE", "DATE", "STATUS", "BASENAME", "CONVERT BREAKS"})
_LEAST_KNOWN = 3


def is_movable_type(head: str) -> bool:
    """Return whether a text that begins with *head* is an export of entries of a blog."""
    top, ends, below = head.lstrip("\ufeff\n ").partition(f"\n{_SECTION_ENDS}\n")
    fields = [_FIELD.fullmatch(line) for line in top.splitlines() if line.strip()]
    if not ends or not all(fields) or not below.lstrip().startswith(("BODY:", "EXCERPT:")):
        return False
    names = {field[1] for field in fields if field}
    return {"TITLE", "DATE"} <= names and len(names & _KNOWN) >= _LEAST_KNOWN


def read_movable_type(context: ReadContext) -> Iterator[Item]:
    """Yield what the entries of an export say."""
    return read_line_records(context, _records)


def _records(lines: Lines, _report: Report) -> Iterator[tuple[int, Record]]:
    fields: dict[str, list[str]] = {}
    first, section = 0, ""
    for number, line in lines:
        text = line.rstrip()
        found = _FIELD.fullmatch(text)
        if text == _ENTRY_ENDS:
            if fields:
                yield first, _record(fields)
            fields, section = {}, ""
        elif text == _SECTION_ENDS:
            section = "-"  # between sections
        elif found and section in ("", "-") and found[1] in _SECTIONS and not found[2]:
            section = found[1]
        elif found and not section:
            first = first if fields else number
            fields.setdefault(found[1], []).append(found[2].strip())
        elif section in ("EXCERPT", "KEYWORDS") and text:
            told = fields.setdefault(section, [""])
            if len(told[0]) < LONGEST_VALUE:
                told[0] = f"{told[0]} {text}".strip()
    if fields:
        yield first, _record(fields)


def _record(fields: dict[str, list[str]]) -> Record:
    def first(name: str) -> str:
        return next(iter(fields.get(name, ())), "")

    date = _DATE.match(first("DATE"))
    return {
        "headline": first("TITLE"),
        "date": f"{date[3]}-{date[1]:0>2}-{date[2]:0>2}" if date else first("DATE"),
        "topic": [*fields.get("CATEGORY", ()), *first("TAGS").split(",")],
        "keywords": first("KEYWORDS"),
        "description": first("EXCERPT"),
        "url": first("UNIQUE URL") or None,
        "status": first("STATUS"),
    }
