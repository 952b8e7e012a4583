r"""Messages of agencies as their systems pass them on: IPTC 7901, and ANPA 1312 in America.

A message is a header behind SOH, a text from STX to ETX, and then the day and time on which it was
filed: `131015 may 14`, `AP-NY-05-13-14 1015EDT`. The text begins with its headline, in ANPA behind
a `^`; what follows it is a byline, a blank or an indented line.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from corpus.pages.bylines import opens_with_author
from corpus.read_context import ReadContext
from corpus.readers.records.records import Item, Lines, Record, Report, read_line_records

_MOST_LINES = 40  # of a part of a message, which are held
_CONTROLS = regex.compile(r"([\x01-\x04])")
_SOH, _STX, _ETX, _EOT = "\x01\x02\x03\x04"
_FILED = regex.compile(
    r"(?<!\d)(?P<day>\d\d)\d{4}\s?(?:[A-Z]{1,4}\s)?\s*(?P<month>\p{L}{3,10})\.?\s+"
    r"(?P<year>(?:\d\d)?\d\d)(?!\d)",
    regex.IGNORECASE,
)
_FILED_ANPA = regex.compile(
    r"-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)(?=\s\d{4}[A-Z]{3}|\s*$|<)"
)
_FIRST_YEAR = 65  # of a century of which two digits are printed; the format is of 1979
_AGENCY = regex.compile(
    r"^\s*\p{Lu}[^()]{1,60}\((?P<agency>[\p{L}\d][\p{L}\d .&/-]{1,30})\)\s*[-–—]"
)
_SLUG = regex.compile(r"\S+|[\p{L}\d]+[-/]\S+(?:\s\S{1,6}){0,3}|.*,\s?\d{3,4}")
_HEADER = regex.compile(r"[A-Z]{1,4}\d{3,5}\s+\d\s")  # which some systems put into the text
_SIGNS = " =+<^"


def read_agency_messages(context: ReadContext) -> Iterator[Item]:
    """Yield what the messages of a file say, however many."""
    return read_line_records(context, _records)


@dataclass(slots=True)
class _Message:
    """The first lines of each part of a message, whose headline is not before *line*."""

    line: int
    parts: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def take(self, part: str, number: int, text: str) -> None:
        lines = self.parts.setdefault(part, [])
        if len(lines) < _MOST_LINES:
            lines.append((number, text))


def _records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    for message in _messages(lines):
        found = _headline(message.parts.get(_STX, []))
        if found is None:
            report.fault(message.line, "a message without a headline; it is left out")
            continue
        line, headline = found
        agencies = (_AGENCY.match(text) for _, text in message.parts[_STX])
        agency = next(filter(None, agencies), None)
        filed = (_filed(text) for _, text in message.parts.get(_ETX, []))
        yield (
            line,
            {
                "headline": headline,
                "date": next(filter(None, filed), ""),
                "source": agency["agency"] if agency else "",
            },
        )


def _messages(lines: Lines) -> Iterator[_Message]:
    message: _Message | None = None
    part = ""
    for number, line in lines:
        for piece in _CONTROLS.split(line):
            if piece in (_SOH, _EOT):
                if message:
                    yield message
                message, part = (_Message(number) if piece == _SOH else None), piece
            elif piece in (_STX, _ETX):
                part = piece
            elif message:
                message.take(part, number, piece)
    if message:
        yield message


def _headline(lines: list[tuple[int, str]]) -> tuple[int, str] | None:
    """Return the headline with which the *lines* of a text begin, and its line."""
    first = next((text for _, text in lines if text.strip()), "")
    if _HEADER.match(first):
        lines = lines[next((at for at, (_, text) in enumerate(lines) if not text.strip()), 0) :]
    marked = [(number, text) for number, text in lines if text.startswith("^")]
    taken: list[tuple[int, str]] = []
    for number, text in marked or lines:
        plain = text.strip(_SIGNS)
        ended = not plain or text.startswith(("  ", "\t")) or opens_with_author(plain)
        if taken and ended:
            break
        if plain and not (not taken and _SLUG.fullmatch(plain) and len(lines) > 1):
            taken.append((number, plain))
        if taken and text.rstrip().endswith("="):
            break
    return (taken[0][0], " ".join(text for _, text in taken)) if taken else None


def _filed(text: str) -> str:
    """Return the day on which a message was filed that *text* names, empty if it names none."""
    if found := _FILED_ANPA.search(text):
        return f"{_year(found['year'])}-{found['month']}-{found['day']}"
    if found := _FILED.search(text):
        return f"{found['day']} {found['month']} {_year(found['year'])}"
    return ""


def _year(digits: str) -> str:
    if len(digits) > 2:
        return digits
    return f"{'19' if int(digits) >= _FIRST_YEAR else '20'}{digits}"
