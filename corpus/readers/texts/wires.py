"""Messages of agencies and press releases: articles whose text begins with its dateline.

    Wire ferry sinks off the cape

    By Ann Reed

    CAPE TOWN, May 12, 2015 (AB) - A ferry sank on Tuesday off the cape.

The headline is what stands above the dateline and is no byline, label or slug. Teletypes passed
messages on between a line `ZCZC` and a line `NNNN`; one of these without a dateline has no headline
for sure.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

import regex

from corpus.dates import split_date
from corpus.dates.single import is_weekday
from corpus.pages.bylines import is_name, opens_with_author
from corpus.pages.outlet_names import is_outlet
from corpus.pages.text_sizes import LONGEST_HEADLINE, is_brief
from corpus.pages.wording import FULL_STOP, is_label
from corpus.read_context import ReadContext
from corpus.readers.records.column_names import key_of
from corpus.readers.records.records import (
    Item,
    Lines,
    Record,
    Report,
    Silence,
    read_line_records,
)
from corpus.readers.texts.press_texts import day_in

_BEGINS = regex.compile(r"\s*ZCZC\b.*")
_ENDS = regex.compile(r"\s*NNNN\b.*")
_LONGEST_DATELINE = 120  # characters
_MAY_BEGIN = regex.compile(r"[(\[]?\p{Lu}.{0,110}(?:19|20)\d\d")
# What each dateline has, soonest found by `re`.
_MAY_HAVE = re.compile(r"(?:19|20)\d\d.{0,40}?(?:\s[-–—=]{1,3}\s|[)/\]][.:]?\s|--)")
_SEPARATOR = regex.compile(r"\s*[-–—=]{1,3}\s|(?<=[)\]/])[.:]?\s")
_AGENCY = regex.compile(r"[(/](?P<name>[\p{L}\p{M}\d .&-]{2,30}(?:/\p{L}{2,12})?)[)/]")
_AGENCY_BEHIND = regex.compile(rf"\s*{_AGENCY.pattern}\s*[-–—=.:]+\s")
_PARTS = regex.compile(r"[\s,.()/\[\]–—-]+")
_APART = regex.compile(r"[,(\[/–—-]")
_MOST_WORDS = 6  # of a place
_LONGEST_SMALL = 3  # letters of a word that is in small letters there: "den", "de"
_LEAST_WORDS = 3  # of a headline
_LEAST_LETTERS = regex.compile(r"\p{L}{4}|[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]{2}")
_MOST_LINES = 40  # that are held of what stands above a dateline
_MOST_JOINED = 4  # lines of a headline
_SLUG = regex.compile(r"\p{Lu}[\p{Lu}\d]*(?:[-/+][\p{Lu}\d]+)+(?:\s.{0,20})?")
_LABEL = regex.compile(r"(?P<name>\p{L}[\p{L}\p{M} /-]{1,24}?)\s?[:：](?:\s|$).*")
_OF_RELEASES = regex.compile(
    r"(?:(?:media|press) )?contacts?|(?:media|press) (?:enquiries|inquiries)|tel\.?|phone|e-?mail"
    r"|kontakt|pressekontakt|ansprechpartner(?:in)?|rückfragen|contactos?|contatos?|contatti|reporting"
    r"|editing|embargo(?:ed)?|release date|notes?|sources?|presse|téléphone|teléfono|telefon"
    r"|контакты?|контакты для сми|телефон",
    regex.IGNORECASE,
)
_BESIDE = regex.compile(r"\s*(?:[*•·#-]\s|[(\[])")
_SIGNS = " =+*_"


class _Dateline(NamedTuple):
    """The *date* of an article, and the *agency* that it names, if it does."""

    date: str
    agency: str


def is_wire(head: str) -> bool:
    """Return whether a text that begins with *head* is of such messages or releases.

    Where most of what looks like a dateline has no headline above it, it is a list.
    """
    lines = head.splitlines()
    if any(map(_BEGINS.fullmatch, lines)) and any(map(_ENDS.fullmatch, lines)):
        return True
    datelines = sum(map(bool, map(_dateline, lines))) if _MAY_HAVE.search(head) else 0
    found = _records(enumerate(lines, 1), Silence()) if datelines else ()
    return 2 * sum(1 for _ in found) > datelines


def read_wires(context: ReadContext) -> Iterator[Item]:
    """Yield what the messages of a text say."""
    return read_line_records(context, _records)


def _records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    above: list[tuple[int, str]] = []
    begun = 0  # the line on which a marked message begins that is not read yet
    marked, first = False, True  # whether messages have marks, and whether none was read yet
    for number, line in lines:
        if _BEGINS.fullmatch(line) or _ENDS.fullmatch(line):
            if begun:
                report.fault(begun, "a message without a headline above a dateline; it is left out")
            marked, above = True, []
            begun = number if _BEGINS.fullmatch(line) else 0
        elif (not marked or begun) and (found := _dateline(line)):
            if place := _headline(above, first=first):
                yield place[0], {"headline": place[1], "date": found.date, "source": found.agency}
                begun = 0
            elif not marked:
                report.fault(number, f"{line[:80]}: no headline above it; it is left out")
            above, first = [], False
        else:
            above = [*above[-_MOST_LINES:], (number, line)]


def _dateline(line: str) -> _Dateline | None:
    """Return what the dateline says with which *line* begins, None if it begins with none."""
    line = line.lstrip()
    if not _MAY_BEGIN.match(line):
        return None
    for separator in _SEPARATOR.finditer(line, 0, _LONGEST_DATELINE):
        head = line[: separator.start()]
        agencies = list(_AGENCY.finditer(head))
        agency = next((one for one in agencies if not day_in(one["name"])), None)
        plain = head.replace(agency[0], " ") if agency else head
        date = day_in(plain)
        if date is None or not _is_place(plain, date):
            continue
        behind = _AGENCY_BEHIND.match(line, separator.end() - 1)
        text = line[behind.end() if behind else separator.end() :]
        said = agency or behind
        return _Dateline(date, said["name"] if said else "") if len(text.split()) > 1 else None
    return None


def _is_place(head: str, date: str) -> bool:
    """Return whether *head* is a place and that *date*, with a sign between them."""
    before, _, after = head.partition(date)
    words = [one for one in _PARTS.split(f"{before} {after}") if one]
    words = [one for one in words if not is_weekday(one.casefold())]
    if not words or len(words) > _MOST_WORDS or not words[0][:1].isupper():
        return False
    if any(one[0].islower() and len(one) > _LONGEST_SMALL for one in words):
        return False
    name = before.strip(" ,")
    return _APART.search(before or after) is not None and not (" " in name and is_outlet(name))


def _headline(above: Sequence[tuple[int, str]], *, first: bool) -> tuple[int, str] | None:
    """Return the headline above a dateline, which may take several lines, and its line.

    It is the last paragraph that may be one; where that is a deck, which says more, the one before
    it. Above the *first* dateline one paragraph of prose may stand between.
    """
    found: list[tuple[int, str]] = []
    for paragraph in reversed(paragraphs_of(above)):
        lines = headline_in(paragraph)
        text = " ".join(text for _, text in lines)
        if not lines and not found:
            continue
        if (split := split_date(text)) and not split.before:
            break  # of a list, each item of which begins with its day
        if len(text) > LONGEST_HEADLINE or FULL_STOP.search(text):
            if found or not (first and FULL_STOP.search(text)):
                break
            first = False
            continue
        if found and (not lines or is_name(text) or len(text) >= sum(len(of) for _, of in found)):
            break
        found = lines
    return (found[0][0], " ".join(text for _, text in found)) if found else None


def paragraphs_of(above: Sequence[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Return the paragraphs of numbered lines, without lines of signs alone."""
    split: list[list[tuple[int, str]]] = [[]]
    for number, line in above:
        text = line.strip(_SIGNS)
        if text and any(map(str.isalnum, text)):
            split[-1].append((number, line))
        elif split[-1]:
            split.append([])
    return [paragraph for paragraph in split if paragraph]


def headline_in(paragraph: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the last lines of a *paragraph* that may be of a headline."""
    may_be = [(number, line.strip(_SIGNS), _is_beside(line)) for number, line in paragraph]
    while may_be and may_be[-1][2]:
        may_be.pop()
    last = takewhile(lambda one: not one[2], reversed(may_be))
    return [(number, text) for number, text, _ in last][::-1][-_MOST_JOINED:]


def _is_beside(line: str) -> bool:
    """Return whether a *line* above an article is none of its headline: a byline, label or slug."""
    text = line.strip(_SIGNS)
    if _BESIDE.match(line) or _SLUG.fullmatch(text) or opens_with_author(text) or is_label(text):
        return True
    if not _LEAST_LETTERS.search(text) or (is_brief(text) and len(text.split()) < _LEAST_WORDS):
        return True
    if (label := _LABEL.fullmatch(text)) and _names_other(label["name"]):
        return True
    day = day_in(text)
    return day is not None and is_brief(text.replace(day, ""))


def _names_other(label: str) -> bool:
    return _OF_RELEASES.fullmatch(label) is not None or key_of(label) in ("date", "source", "url")
