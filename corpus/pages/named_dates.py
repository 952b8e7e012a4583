"""Names in the lines of dates that stand beside headlines: of authors, sections, newspapers."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import regex

from corpus.pages.bylines import BYLINE
from corpus.pages.line_dates import Dates, LineDate
from corpus.pages.outline import Outline, PageLine, Role
from corpus.pages.text_sizes import is_brief, is_prose, size
from corpus.pages.wording import FULL_STOP, PAGE
from corpus.patterns import DIGIT

_LONGEST_ROLE = 2  # words of an author's role or a section, "Staff reporter"
_LONGEST_NAME = 5  # words of a newspaper
_WORD = r"(?:\p{Lu}[\p{L}\p{M}\p{N}.'’&-]*|&|of|the|and|de|del|della|di|du|da|do|von|van|der|la|le)"
_NAME = regex.compile(rf"{_WORD}(?:\s{_WORD})*")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")
_PAGE = regex.compile(rf"{PAGE}\w{{1,4}}", regex.IGNORECASE)


def take_names(outline: Outline, dates: Dates) -> None:
    """Take the names in the lines of dates for no headlines, where all items print them so.

    Each date has one, and beside it a line that says more: in a text within its paragraph, or in
    the next if a page is printed with the date; else one that the page sets above it in rank, as a
    bold headline, or that takes turns with it. Of authors after "by" in a text one is enough.
    """
    lines = outline.lines
    printed = {at: date for at, date in enumerate(dates) if date and not _is_other(date)}
    named = {at: date for at, date in printed.items() if date.beside}
    if not named:
        return
    if len(named) < len(printed):
        _take_beside_days(outline, dates, named)
        return
    if len(named) < 2 and not (
        not outline.structured and all(BYLINE.match(date.beside) for date in named.values())
    ):
        return
    longest = _LONGEST_NAME if outline.structured else _LONGEST_NAME - 2
    if not all(
        _is_name(date, longest) and lines[at].role < Role.LINK for at, date in named.items()
    ):
        return
    paged = all(_PAGE.fullmatch(date.opposite) for date in named.values())
    if any(_have_headlines(outline, dates, list(named), step, paged) for step in (1, -1)):
        for at, date in named.items():
            date.outlet = date.outlet or (date.beside if paged else "")
            date.beside = date.opposite = ""
            lines[at].role = Role.NEVER


def _take_beside_days(outline: Outline, dates: Dates, named: Mapping[int, LineDate]) -> None:
    """Take lines of a text for days alone where most others are: "13 May 2015 | Hamburg".

    They begin with the day, a name stands behind it and not behind a colon, and of the lines above
    and below neither is a day alone.
    """
    lines = outline.lines
    days = {at for at, date in enumerate(dates) if date and not date.beside and not date.partial}
    found = [
        at
        for at, date in named.items()
        if date.found
        and date.found.names_day
        and lines[at].text.startswith(date.text)
        and not lines[at].text.removeprefix(date.text).lstrip().startswith((":", "："))
        and days.isdisjoint((at - 1, at + 1))
        and at + 1 < len(lines)
        and _is_name(date, _LONGEST_ROLE)
    ]
    if outline.structured or len(found) >= len(days):
        return
    for at in found:
        named[at].beside = ""
        lines[at].role = Role.NEVER


def _is_other(date: LineDate) -> bool:
    """Return whether a date is for programs alone or of a change, and has nothing beside it."""
    return date.stated or (date.updated and not date.beside)


def _is_name(date: LineDate, longest: int) -> bool:
    """Return whether what stands beside a *date* may be a name of up to so many words."""
    name = BYLINE.sub("", date.beside, count=1)
    if DIGIT.search(name) or FULL_STOP.search(name) or not is_brief(date.opposite):
        return False
    if not _CASED.search(name):
        return is_brief(name)
    words = len(name.split())
    return words <= _LONGEST_ROLE or (words <= longest and _NAME.fullmatch(name) is not None)


def _have_headlines(
    outline: Outline, dates: Dates, named: Sequence[int], step: int, paged: bool
) -> bool:
    """Return whether the lines one *step* from those that are *named* are all headlines."""
    lines = outline.lines
    beside = [at + step for at in named]
    if not all(0 <= at < len(lines) for at in beside):
        return False
    if any(dates[at] or lines[at].site or is_prose(lines[at].text) for at in beside):
        return False
    names = (date.beside for at in named if (date := dates[at]))
    if sum(size(lines[at].text) for at in beside) <= sum(map(size, names)):
        return False
    if outline.structured and all(
        lines[at].role > max(lines[at - step].role, Role.TEXT) for at in beside
    ):
        return True
    if 2 * sum(is_brief(lines[at].text) for at in beside) >= len(beside) and not paged:
        return False
    if outline.structured:
        turns = step < 0 and all(end - start == 2 for start, end in pairwise(named))
        return turns and all(lines[at].role is Role.TEXT for at in beside)
    if step > 0 and paged:
        return all(not lines[at - 1].continues for at in beside)
    return all(_are_one_paragraph(lines, at, step) for at in beside)


def _are_one_paragraph(lines: Sequence[PageLine], at: int, step: int) -> bool:
    """Return whether a line and that of its date, a *step* before it, begin or end a paragraph."""
    if step > 0:
        return lines[at].continues and not lines[at - step].continues
    last = at + 2 == len(lines) or not lines[at + 2].continues
    return lines[at - step].continues and last
