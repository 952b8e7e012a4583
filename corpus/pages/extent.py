"""Where the part of a page begins and ends that lists headlines."""

from bisect import bisect_left
from collections.abc import Sequence, Set

from msgspec.structs import replace

from corpus.pages.line_dates import LineDate
from corpus.pages.outline import Outline, Role
from corpus.pages.wording import BOILERPLATE


def above_title(
    outline: Outline, dates: Sequence[LineDate | None], title: int | None
) -> Sequence[int]:
    """Return the lines above the title of a page if no date but the day of the page is there."""
    if title is None or not outline.structured:
        return ()
    above = [at for at in range(title) if dates[at]]
    below = sum(date is not None for date in dates[title:])
    days = {date.found and date.found.day for at in above if (date := dates[at])}
    if len(days) > 1 or below < (2 if above else 1):
        return ()
    listed = any(line.role >= Role.TITLED and line.href and above for line in outline.lines[:title])
    return () if listed else range(title)


def end_of(outline: Outline, dates: Sequence[LineDate | None]) -> int:
    """Return where the part of the page that is addressed to its visitors begins."""
    lines = outline.lines
    dated = [at for at, date in enumerate(dates) if date]
    if not dated:
        return len(lines)
    # The day of a change may be that of the page, at its foot.
    unchanged = [at for at in dated if (of := dates[at]) and not of.updated]
    last = (unchanged or dated)[-1]
    date = dates[last]
    first = last + 1 if date and date.beside else last + 2  # the line below may be the headline
    return next(
        (
            at
            for at in range(first, len(lines))
            if BOILERPLATE.search(lines[at].text)
            and not (outline.structured and lines[at].role is Role.NEVER)
        ),
        len(lines),
    )


def without_asides(outline: Outline) -> Outline:
    """Return *outline* without the lines of its asides."""
    if not outline.asides:
        return outline
    left_out = {at for aside in outline.asides for at in aside.lines}
    return replace(without_lines(outline, left_out), asides=())


def without_lines(outline: Outline, left_out: Set[int]) -> Outline:
    """Return *outline* without the lines of the indexes *left_out*."""
    kept = [at for at in range(len(outline.lines)) if at not in left_out]
    elements = [
        replace(of, first=bisect_left(kept, of.first), end=bisect_left(kept, of.end))
        for of in outline.elements
    ]
    return replace(outline, lines=[outline.lines[at] for at in kept], elements=elements)


def shortened(outline: Outline, end: int) -> Outline:
    """Return *outline* without the lines from *end* on."""
    if end == len(outline.lines):
        return outline
    elements = [
        replace(element, first=min(element.first, end), end=min(element.end, end))
        for element in outline.elements
    ]
    return replace(outline, lines=outline.lines[:end], elements=elements)
