"""Messages of agencies as teletypes passed them on: each between a line `ZCZC` and a line `NNNN`.

Below lines of codes stands the headline, then a text that begins with its dateline:
"CAPE TOWN, May 12, 2015 (AB) - A ferry sank". A message without one has no headline for sure.
"""

from collections.abc import Iterator

import regex

from corpus.read_context import ReadContext
from corpus.readers.records.records import Item, Lines, Record, Report, read_line_records

_BEGINS = regex.compile(r"\s*ZCZC\b.*")
_ENDS = regex.compile(r"\s*NNNN\b.*")
_DATELINE = regex.compile(
    r"\s*(?P<place>\p{Lu}[\p{L}\p{M} .,'’/-]{1,60}?), (?P<date>[^()]{4,40}?)"
    r"(?: \((?P<agency>[\p{L}\p{M}\d .&/-]{2,30})\))?\s+[-–—=]+\s"
)
_BYLINE = regex.compile(r"\s*(?:by|par|von|por|di|da|door)\s+\p{Lu}", regex.IGNORECASE)
_LEAST_WORDS = 3  # of a line of a headline; slugs and codes have fewer
_MOST_LINES = 20  # above a dateline
_SIGNS = " =+"


def is_wire(head: str) -> bool:
    """Return whether a text that begins with *head* is of such messages."""
    lines = head.splitlines()
    return any(map(_BEGINS.fullmatch, lines)) and any(map(_ENDS.fullmatch, lines))


def read_wires(context: ReadContext) -> Iterator[Item]:
    """Yield what the messages of a text say."""
    return read_line_records(context, _records)


def _records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    above: list[tuple[int, str]] = []
    first = 0  # the line on which a message begins, 0 between two and in one that was read
    for number, line in lines:
        if _BEGINS.fullmatch(line) or _ENDS.fullmatch(line):
            if first:
                report.fault(first, "a message without a headline above a dateline; it is left out")
            above, first = [], number if _BEGINS.fullmatch(line) else 0
        elif first and (found := _DATELINE.match(line)) and (place := _headline(above)):
            first = 0
            yield (
                place[0],
                {"headline": place[1], "date": found["date"], "source": found["agency"] or ""},
            )
        elif first and line.strip():
            above = [*above[-_MOST_LINES:], (number, line)]


def _headline(above: list[tuple[int, str]]) -> tuple[int, str] | None:
    """Return the headline right above a dateline, which may take several lines, and its line."""
    taken: list[tuple[int, str]] = []
    for number, line in reversed(above):
        if _BYLINE.match(line) and not taken:
            continue
        if len(line.split()) < _LEAST_WORDS or not regex.search(r"\p{L}{4}", line):
            break
        taken.insert(0, (number, line.strip(_SIGNS)))
    return (taken[0][0], " ".join(text for _, text in taken)) if taken else None
