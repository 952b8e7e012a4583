"""Chats that WhatsApp exports as text, of which the messages count that lead to an article.

    [12/05/2015, 09:14:02] Desk: Tug sinks in the estuary https://a.example/1
    12.05.15, 09:14 - Ann: https://a.example/2

The first line of such a message that is not brief is its headline. All else is talk.
"""

from collections.abc import Iterator

import regex

from corpus.pages.text_sizes import is_brief
from corpus.read_context import ReadContext
from corpus.readers.records.records import Item, Lines, Record, Report, read_line_records

_DAY = r"(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[\s\u202f]?[ap]\.?[\s\u202f]?m\.?)?"
_BEGINS = regex.compile(
    rf"\u200e?(?:\[{_DAY},? {_CLOCK}\]|{_DAY},? {_CLOCK} [-–]) "
    r"(?:(?P<name>[^:\n]{1,60}): )?(?P<text>.*)",
    regex.IGNORECASE,
)
_ADDRESS = regex.compile(r"https?://\S+")
_ENOUGH = 2  # messages that show what a text is
_SIGNS = " -–—:|>*_"


def is_chat(head: str) -> bool:
    """Return whether a text that begins with *head* is such a chat.

    One without an address may as well be a list: "12.05.2015, 09:14 - Kiel: Ferries adrift".
    """
    first = next((line for line in head.splitlines() if line.strip()), "")
    if not _BEGINS.fullmatch(first) or not _ADDRESS.search(head):
        return False
    found = filter(None, map(_BEGINS.fullmatch, head.splitlines()))
    return sum(of["name"] is not None for of in found) >= _ENOUGH


def read_chat(context: ReadContext) -> Iterator[Item]:
    """Yield the messages of a chat that have a headline and its link."""
    return read_line_records(context, _records)


def _records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    message: tuple[int, str, list[str]] | None = None
    for number, line in lines:
        found = _BEGINS.fullmatch(line)
        if found or message is None:
            yield from _of(message, report)
            named = found is not None and found["name"] is not None
            message = (number, found["date"], [found["text"]]) if found and named else None
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
