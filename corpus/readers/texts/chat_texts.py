"""Chats as text, of which the messages count that lead to an article.

WhatsApp exports them with day, time and name before each message:

    [12/05/2015, 09:14:02] Desk: Tug sinks in the estuary https://a.example/1
    12.05.15, 09:14 - Ann: https://a.example/2

What is copied from Slack or Discord has name and time above it, in Slack below its day:

    Tuesday, May 12th, 2015
    Desk  9:14 AM
    Tug sinks in the estuary https://a.example/1

In Teams the time is before the name: "[09:14] Reed, Ann". The first line of such a message that is
not brief is its headline. All else is talk.
"""

from collections.abc import Iterator
from functools import partial

import regex

from corpus.dates import read_date
from corpus.pages.text_sizes import is_brief
from corpus.read_context import ReadContext
from corpus.readers.records.records import (
    Item,
    Lines,
    Record,
    Report,
    Silence,
    read_line_records,
)

_DAY = r"(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[\s\u202f]?[ap]\.?[\s\u202f]?m\.?)?"
_EXPORTED = regex.compile(
    rf"\u200e?(?:\[{_DAY},? {_CLOCK}\]|{_DAY},? {_CLOCK} [-–]) "
    r"(?:(?P<name>[^:\n]{1,60}): )?(?P<text>.*)",
    regex.IGNORECASE,
)
_COPIED = regex.compile(
    rf"(?:(?P<name>[\p{{L}}\d][^:\n]{{0,40}}?)(?:\s[—–-])?\s{{1,4}}(?:{_DAY},?\s)?{_CLOCK}"
    rf"|\[{_CLOCK}\] (?P<name>\p{{L}}[^:\n]{{0,60}}))(?P<text>)",
    regex.IGNORECASE,
)
_ADDRESS = regex.compile(r"https?://\S+")
_ENOUGH = 2  # messages that show what a text is
_SIGNS = " -–—:|>*_"


def is_chat(head: str) -> bool:
    """Return whether a text that begins with *head* is such a chat.

    One without an address may as well be a list: "12.05.2015, 09:14 - Kiel: Ferries adrift".
    """
    return _heads(head) is not None


def read_chat(context: ReadContext, head: str) -> Iterator[Item]:
    """Yield the messages of a chat that have a headline and its link; *head* as `is_chat`."""
    if heads := _heads(head):
        yield from read_line_records(context, partial(_records, heads=heads))


def _heads(head: str) -> regex.Pattern[str] | None:
    """Return what the heads of the messages match of a text that begins with *head*.

    What stands below copied ones says something in most.
    """
    if not _ADDRESS.search(head):
        return None
    lines = head.splitlines()
    first = next((line for line in lines if line.strip()), "")
    if _EXPORTED.fullmatch(first):
        found = filter(None, map(_EXPORTED.fullmatch, lines))
        return _EXPORTED if sum(of["name"] is not None for of in found) >= _ENOUGH else None
    copied = sum(_COPIED.fullmatch(line.strip()) is not None for line in lines)
    if copied < _ENOUGH:
        return None
    told = sum(1 for _ in _records(enumerate(lines, 1), Silence(), _COPIED))
    return _COPIED if 2 * told > copied else None


def _records(
    lines: Lines, report: Report, heads: regex.Pattern[str]
) -> Iterator[tuple[int, Record]]:
    message: tuple[int, str, list[str]] | None = None
    day = ""  # above messages that name none
    for number, line in lines:
        found = heads.fullmatch(line.strip())
        if heads is _COPIED and not found and (printed := read_date(line.strip())):
            yield from _of(message, report)
            message, day = None, line.strip() if printed.precision == "day" else day
        elif found or message is None:
            yield from _of(message, report)
            named = found is not None and found["name"] is not None
            message = (number, found["date"] or day, [found["text"]]) if found and named else None
        else:
            message[2].append(line)
    yield from _of(message, report)


def _of(message: tuple[int, str, list[str]] | None, report: Report) -> Iterator[tuple[int, Record]]:
    if message is None:
        return
    number, date, texts = message
    address = next((found for text in texts if (found := _ADDRESS.search(text))), None)
    said = (_ADDRESS.sub("", text).strip(_SIGNS) for text in texts)
    headline = next((text for text in said if not is_brief(text)), "")
    if headline and address:
        yield number, {"headline": headline, "date": date, "url": address[0]}
    else:
        report.note("messages of a chat without a link and what it leads to, and left out")
