"""Texts whose records have a label before each value, as databases and people write them.

    Title: Town bans plastic bags
    Publication title: The Shore Gazette
    Publication date: Mar 10, 2015

The labels are the names of `columns`, so that ProQuest, NewsBank and lists kept by hand are read
alike. A record that has a headline ends at a line of signs, at the label with which the first one
began, and where a label comes again. A day above several headlines is that of each. Below "Document
1 of 2", as ProQuest has it, stands a headline without a label.
"""

from collections.abc import Iterable, Iterator
from itertools import tee

import regex

from corpus.dates import read_date
from corpus.pages.text_lists import unwrapped
from corpus.read_context import ReadContext
from corpus.readers.records.column_names import key_of
from corpus.readers.records.columns import find_columns
from corpus.readers.records.described_columns import described
from corpus.readers.records.records import Item, Lines, Record, Report, read_line_records
from corpus.readers.texts.press_texts import OF_SEVERAL, ON_PAGE, day_in

_FIELD = regex.compile(
    r"\s*(?:[*•-]\s+)?(?P<name>\p{L}[\p{L}\p{M}\p{N}’'./_ -]{1,28}?)\s?[:：]\s*(?P<text>\S.*)?"
    r"|\s*[【\[](?P<name>\p{L}[\p{L}\p{M} ]{0,15})[】\]]\s*(?P<text>\S.*)?"
)
_ADDRESS = regex.compile("https?://")
_SIGNS = frozenset(":：】]")
_NUMBERED = regex.compile(rf"\s*{OF_SEVERAL}\s*", regex.IGNORECASE)
_RULE = regex.compile(r"\s*(?:[-_=*~#]\s?){3,}\s*|" + _NUMBERED.pattern, regex.IGNORECASE)
_HEADED = "Headline"  # a label that such a database does not have, which has "Title"
_MOST_APART = 12  # lines between a headline and its date
_LEAST_DATES = 2  # lines that are a date each, as a page that lists headlines has them
_WEAK = (
    "name",
    "text",
    "full text",
    "link text",
    "link",
    "message",
    "day",
    "time",
    "created",
    "data",
    "lap",
    "spot",
)


def is_labelled(head: str) -> bool:
    """Return whether in a text that begins with *head* headlines and their dates have labels.

    A list of dates below one headline makes it the title of a page. Articles with numbers above
    them, which have no labels, have a date with one each.
    """
    seen: dict[str, int] = {}
    headlines = dated = 0
    labelled = False
    others: list[str] = []
    for at, line in enumerate(_with_labels(head.splitlines())):
        key = _key(line)
        key = "date" if key == "source" and _day_behind(line) else key
        if key in ("headline", "date"):
            seen[key] = at
            near = len(seen) == 2 and max(seen.values()) - min(seen.values()) <= _MOST_APART
            labelled = labelled or near
            headlines += key == "headline"
            dated += key == "date"
        elif key is None:
            others.append(line.strip())
    if dated < sum(_NUMBERED.fullmatch(line) is not None for line in head.splitlines()):
        return False
    if not labelled or headlines > 1:
        return labelled
    dates = filter(None, map(read_date, others))
    return sum(found.precision == "day" for found in dates) < _LEAST_DATES


def read_labelled_text(context: ReadContext) -> Iterator[Item]:
    """Yield what the records of a text say whose values have labels."""
    return read_line_records(context, _records)


def _with_labels(lines: Iterable[str]) -> Iterator[str]:
    """Yield *lines*, the headline below the number of a document with a label."""
    below = False
    for line in lines:
        titles = below and line.strip() and not _key(line) and not _RULE.fullmatch(line)
        below = bool(_NUMBERED.fullmatch(line)) or (below and not line.strip())
        yield f"{_HEADED}: {line.strip()}" if titles else line


def _key(line: str) -> str | None:
    if _SIGNS.isdisjoint(line):
        return None
    found = _FIELD.fullmatch(line)
    if found is None or not found["text"]:
        return None
    if found["name"].casefold() in _WEAK and not _ADDRESS.match(found["text"]):
        return None
    told = described(found["name"])
    return key_of(found["name"]) or (told[0] if told else None)


def _records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    fields: dict[str, str] = {}
    named: set[str] = set()  # the labels of these, whatever their case
    first, last, begins = 0, "", ""
    numbers, texts = tee(lines)
    for (number, _), line in zip(numbers, _with_labels(text for _, text in texts), strict=True):
        found = _FIELD.fullmatch(line)
        name = found["name"] if found and found["text"] and _key(line) else ""
        again = name and (name.casefold() in named or (name == begins and _has_headline(fields)))
        if again or (_RULE.fullmatch(line) and _has_headline(fields)):
            yield from _of_fields(first, fields, report)
            below_day = key_of(begins) == "date" and key_of(name) == "headline" and last
            fields = {begins: fields[begins]} if below_day and begins in fields else {}
            named = set(map(str.casefold, fields))
            first, last = number, ""
        begins = begins or name
        if found and name:
            first, last = (number if not fields else first), name
            fields[name] = found["text"].strip()
            named.add(name.casefold())
        elif last and (whole := unwrapped(fields[last], line.strip())):
            fields[last] = whole
        else:
            last = ""
            if line.strip() and not _RULE.fullmatch(line):
                report.note("lines without a label, which are not read")
    yield from _of_fields(first, fields, report)


def _value(name: str, text: str) -> str:
    """Return the *text* of a label, of a date alone its day where a page stands behind it."""
    page = key_of(name) == "date" and ON_PAGE.search(text)
    return (day_in(text) or text) if page else text


def _day_behind(source: str) -> str | None:
    """Return the day that stands behind a *source* and before its page."""
    return day_in(source) if ON_PAGE.search(source) else None


def _has_headline(fields: Record) -> bool:
    return bool(find_columns(tuple(fields)).names["headline"])


def _of_fields(first: int, fields: Record, report: Report) -> Iterator[tuple[int, Record]]:
    if _has_headline(fields):
        record = {name: _value(name, text) for name, text in fields.items()}
        names = find_columns(tuple(record)).names
        if (
            names["source"]
            and not names["date"]
            and (day := _day_behind(fields[names["source"][0]]))
        ):
            # "Source: Irish Times. 8/14/2009, p5."
            outlet = fields[names["source"][0]].partition(day)[0].strip(" .,;(")
            record = {**record, names["source"][0]: outlet, "Date": day}
        yield first, record
    elif fields:
        report.note("labels above the first headline or between two of them, and not read")
