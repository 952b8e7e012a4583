"""What is printed beside headlines in their lines: clock times, outlets."""

from dataclasses import replace

import regex

from corpus.arrangement import Arrangement
from corpus.line_dates import LineDate
from corpus.read_context import ReadContext
from corpus.text_lists import outlets

_CLOCK = regex.compile(
    r"(?:[01]?\d|2[0-3]|(?![0-9])\d{1,2})"
    r"(?:[:h](?:[0-5]|(?![0-9])\d)\d(?&unit)?(?&end)|\.[0-5]\d(?:(?&unit)(?&end)|(?:\s+[-–—|·]|:)\s+))(?=\S)"
    r"(?(DEFINE)(?P<unit>\s?(?:uhr|h|hrs|[ap]\.?m\.?)(?!\p{L}))(?P<end>\s*[-–—|·:]\s*|\s+))",
    regex.IGNORECASE,
)
"""A clock time; with a dot, as in "10.50 euro", it takes a unit or a mark after it to be one."""


def take_clocks(arrangement: Arrangement) -> None:
    """Take clock times off the headlines if most begin with one: "09:15 Police tow a ferry"."""
    entries = arrangement.entries
    timed = [at for at, entry in enumerate(entries) if _CLOCK.match(entry.text)]
    if len(timed) > 1 and 2 * len(timed) > len(entries):
        for at in timed:
            entries[at] = replace(entries[at], text=_CLOCK.sub("", entries[at].text, count=1))


def take_outlets(arrangement: Arrangement, context: ReadContext) -> None:
    """Part the headlines of a text from their outlets, if all are printed with one."""
    entries = arrangement.entries
    named = outlets([entry.text for entry in entries])
    for at, (text, outlet) in enumerate(named or ()):
        context.note("a headline is parted from what stands beside it, taken for its outlet")
        entries[at] = replace(entries[at], text=text, outlet=outlet)


def name_outlets(dates: list[LineDate | None]) -> None:
    """Part the headlines beside the dates from their outlets, if all are printed with one."""
    beside = {at: date for at, date in enumerate(dates) if date and date.beside}
    named = outlets([date.beside for date in beside.values()])
    for (at, date), (text, outlet) in zip(beside.items(), named or (), strict=False):
        dates[at] = replace(date, beside=text, outlet=outlet)
