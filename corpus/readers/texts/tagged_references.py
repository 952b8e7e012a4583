"""References whose fields have tags: PubMed's (`.nbib`), EndNote's of refer (`.enw`), RefWorks'."""

from collections.abc import Iterator, Mapping, Sequence

import regex

from corpus.dates import read_date
from corpus.read_context import ReadContext
from corpus.readers.records.records import Item, Lines, Record, Report, read_line_records
from corpus.readers.texts.references import LONGEST_VALUE

_NBIB = regex.compile(r"([A-Z]{2,4}) *- (.*)")
_YEAR = regex.compile(r"(\d{4})\s+\p{L}")
_REFER = regex.compile(r"%([0-9A-Z@!$&(*)<>^~+=?\[\]])\s(.*)")
_REFWORKS = regex.compile(r"([A-Z][A-Z0-9]) (.*)")


def read_nbib(context: ReadContext) -> Iterator[Item]:
    """Yield what the references of a file of PubMed say."""
    return read_line_records(context, _nbib_records)


def read_refer(context: ReadContext) -> Iterator[Item]:
    """Yield what the references of a file of EndNote say, in the format of refer."""
    return read_line_records(context, _refer_records)


def read_refworks(context: ReadContext) -> Iterator[Item]:
    """Yield what the references of a file in RefWorks' tagged format say."""
    return read_line_records(context, _refworks_records)


def _nbib_records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    for number, fields in _references(lines, report, _NBIB, "PMID"):
        yield (
            number,
            {
                "headline": _first(fields, "TI", "BTI", "CTI"),
                "date": _nbib_date(fields, report),
                "language": _first(fields, "LA"),
                "topic": [*fields.get("MH", ()), *fields.get("OT", ())],
                "description": _first(fields, "AB"),
                "source": _first(fields, "JT", "TA"),
            },
        )


def _refer_records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    for number, fields in _references(lines, report, _REFER, "0"):
        yield (
            number,
            {
                "headline": _first(fields, "T"),
                "date": _day_or_year(_first(fields, "D"), _first(fields, "8")),
                "language": _first(fields, "G"),
                "topic": list(fields.get("K", ())),
                "description": _first(fields, "X"),
                "url": _first(fields, "U"),
                "source": _first(fields, "J", "B", "I"),
            },
        )


def _refworks_records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    for number, fields in _references(lines, report, _REFWORKS, "RT"):
        yield (
            number,
            {
                "headline": _first(fields, "T1"),
                "date": _day_or_year(_first(fields, "YR"), _first(fields, "FD")),
                "language": _first(fields, "LA"),
                "topic": list(fields.get("K1", ())),
                "description": _first(fields, "AB"),
                "url": _first(fields, "UL", "LK"),
                "source": _first(fields, "JF", "T2", "JO", "PB"),
            },
        )


def _nbib_date(fields: Mapping[str, Sequence[str]], report: Report) -> str:
    """Return the date of a reference; of what is none as a whole ("2011 Suppl"), its year."""
    date = _first(fields, "DP", "DEP", "EDAT")
    year = _YEAR.match(date)
    if year is None or read_date(date):
        return date
    report.note(f"{date}: read as its year")
    return year[1]


def _day_or_year(year: str, day: str) -> str:
    """Return the date of a reference, whose *year* and *day* stand apart.

    The day may have the year, too, also with the signs of RIS after it, `2015/06/03/`.
    """
    for text in (day, day.rstrip("/"), f"{day} {year}"):
        if day and read_date(text):
            return text
    return year


def _references(
    lines: Lines, report: Report, tag: regex.Pattern[str], start: str
) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Yield the values of each reference by their tags, and the line on which it begins.

    One begins with the tag *start*, or after an empty line; a line without a tag goes on with the
    value above.
    """
    fields: dict[str, list[str]] = {}
    first, last, ended = 0, "", False
    for number, line in lines:
        found = tag.fullmatch(line.strip("\ufeff"))
        if found and fields and (found[1] == start or ended):
            yield first, fields
            fields = {}
        if found:
            first, last = (number if not fields else first), found[1]
            fields.setdefault(last, []).append(found[2].strip())
        elif line.strip() and last and len(fields[last][-1]) < LONGEST_VALUE:
            fields[last][-1] += f" {line.strip()}"
        elif line.strip():
            report.note(f"no field of a reference, and not read: {line.strip()[:80]}")
        ended = not line.strip()
        last = "" if ended else last
    if fields:
        yield first, fields


def _first(fields: Mapping[str, Sequence[str]], *tags: str) -> str:
    return next((fields[tag][0] for tag in tags if fields.get(tag)), "")
