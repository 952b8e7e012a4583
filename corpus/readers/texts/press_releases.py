"""Press releases: each below a line that says that it is one, with its day in a line of its own.

    PRESS RELEASE
    No. 14/2016

    Rostock, 22 June 2016

    New berth for cruise ships opened

The headline stands below the day or, where the text follows that, above it. One with a dateline is
read by `wires`.
"""

from collections.abc import Iterator, Sequence

import regex

from corpus.pages.text_sizes import LONGEST_HEADLINE, is_brief
from corpus.pages.wording import FULL_STOP
from corpus.patterns import pattern
from corpus.read_context import ReadContext
from corpus.readers.records.records import (
    Item,
    Lines,
    Record,
    Report,
    Silence,
    read_line_records,
)
from corpus.readers.texts.press_texts import day_in
from corpus.readers.texts.wires import headline_in, paragraphs_of

_LABEL = pattern(
    r"[\s*_#=-]*(?:for immediate release|(?:press|news|media) release|communiqué de presse"
    r"|presse(?:mitteilung|information)|medienmitteilung|(?:comunicado|nota) de prensa"
    r"|comunicato stampa|(?:nota|comunicado) (?:de|à) imprensa|persbericht|pressmeddelande"
    r"|pressemelding|pressemeddelelse|lehdistötiedote|пресс-релиз|пресреліз|tisková zpráva"
    r"|informacja prasowa"
    r"|basın bülteni|δελτίο τύπου|بيان صحفي|新闻稿|新聞稿|プレスリリース|보도자료)"
    r"(?:\W.{0,30})?",
    regex.IGNORECASE,
)
_MOST_ABOVE = 15  # lines above the first, as a letterhead has
_MOST_LINES = 200  # of a release, which are held
_Numbered = tuple[int, str]


def are_releases(head: str) -> bool:
    """Return whether a text that begins with *head* is of such releases, and each can be read."""
    lines = head.splitlines()
    if not any(map(_LABEL.fullmatch, lines[:_MOST_ABOVE])):
        return False
    labels = sum(_LABEL.fullmatch(line) is not None for line in lines)
    found = _records(enumerate(lines, 1), Silence()) if labels else ()
    return 0 < labels == sum(1 for _ in found)


def read_releases(context: ReadContext) -> Iterator[Item]:
    """Yield what the releases of a text say."""
    return read_line_records(context, _records)


def _records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    release: list[_Numbered] = []
    begun = 0
    for number, line in lines:
        if _LABEL.fullmatch(line):
            yield from _of(begun, release, report)
            begun, release = number, []
        elif begun and len(release) < _MOST_LINES:
            release.append((number, line))
    yield from _of(begun, release, report)


def _of(begun: int, release: Sequence[_Numbered], report: Report) -> Iterator[tuple[int, Record]]:
    day = next(((at, day) for at, line in release if (day := _day_alone(line))), None)
    headline = _headline(release, day[0]) if day else None
    if day and headline:
        yield headline[0], {"headline": headline[1], "date": day[1]}
    elif begun:
        report.fault(begun, "a press release without a day or a headline; it is left out")


def _day_alone(line: str) -> str | None:
    """Return the day in a *line* that says no more than it and a place."""
    text = line.strip(" *_")
    day = day_in(text)
    return day if day and is_brief(text.replace(day, "")) else None


def _headline(release: Sequence[_Numbered], day: int) -> _Numbered | None:
    """Return the first headline below the line *day* of a release, or above it, if a text follows.

    The one above is the last before the text, as the name of who speaks may stand above it.
    """
    below = paragraphs_of([(at, line) for at, line in release if at > day])
    above = paragraphs_of([(at, line) for at, line in release if at < day])
    if not any(FULL_STOP.search(line.strip()) for _, line in release):
        return None
    for paragraph in (*below[:1], *reversed(above)):
        lines = headline_in(paragraph)
        text = " ".join(text for _, text in lines)
        if text and len(text) <= LONGEST_HEADLINE and not FULL_STOP.search(text):
            return lines[0][0], text
    return None
