"""Dates that stand beside each other and are of one headline: published, updated; day, and end."""

from collections.abc import Sequence

from corpus.pages.candidates import Candidates
from corpus.pages.line_dates import Dates, LineDate, agreed
from corpus.pages.outline import ITEMS, Outline, Role


def without_repeats(outline: Outline, dates: Dates, candidates: Candidates) -> list[int]:
    """Return the lines of *dates*, of those of one headline the line of the best.

    What the page states for programs is made part of it; see `agree`.
    """
    kept: list[int] = []
    for at, date in enumerate(dates):
        if date is None:
            continue
        if kept and outline.structured and _repeats(outline, dates, candidates, kept[-1], at):
            kept[-1] = agree(dates, kept[-1], at)
        else:
            kept.append(at)
    return kept


def agree(dates: Dates, first: int, second: int) -> int:
    """Make two dates of one headline agree, and return the line of the better one."""
    one, other = dates[first], dates[second]
    if one is None or other is None:
        return second if one is None else first
    kept, better, worse = first, one, other
    if other.worth > one.worth:
        kept, better, worse = second, other, one
    if worse.stated:
        dates[kept] = agreed(better, worse)
    return kept


def _repeats(
    outline: Outline, dates: Sequence[LineDate | None], candidates: Candidates, one: int, other: int
) -> bool:
    """Return whether the second date stands beside the first, with no headline between."""
    roles = candidates.roles[one : other + 1]
    first, second = dates[one], dates[other]
    if first is None or second is None or max(roles[0], roles[-1]) >= Role.TEXT:
        return False
    if first.text.isdecimal() and second.text.isdecimal():
        return False  # two days of a calendar
    holds = outline.elements[outline.lines[other].element].parent == outline.lines[one].element
    most = Role.LINK if first.stated and holds else Role.TEXT
    if any(role >= most for role in roles) or not _near(outline, one, other):
        return False
    if first.stated or second.stated:
        return True
    if other == one + 1 and _has_its_own(outline, candidates, one, other):
        return False
    if other == one + 1:
        return not _is_masthead(outline, dates, one, other)
    days = first.found, second.found
    return bool(days[0] and days[1] and days[0].day == days[1].day)


def _has_its_own(outline: Outline, candidates: Candidates, one: int, other: int) -> bool:
    """Return whether a headline follows the second date in its element, beside that of the first.

    So have the days of a calendar, each in a cell like the others.
    """
    before, element = outline.around(one), outline.around(other)
    apart = element.first > one and before.end <= other
    alike = before.shape == element.shape or before.tag == element.tag == "td"
    return (
        apart
        and alike
        and any(candidates.roles[at] >= Role.TEXT for at in range(other, element.end))
    )


def _is_masthead(outline: Outline, dates: Sequence[LineDate | None], one: int, other: int) -> bool:
    """Return whether the first date is the day of the page, above the first of a list of dates."""
    first, second = dates[one], dates[other]
    days = first and first.found and first.found.day, second and second.found and second.found.day
    if days[0] == days[1] or any(dates[:one]):
        return False
    shapes = [outline.shape(at) for at in range(other, len(dates)) if dates[at]]
    return shapes.count(shapes[0]) > 1 and outline.shape(one) not in shapes


def _near(outline: Outline, one: int, other: int) -> bool:
    """Return whether of what holds two lines one is, holds or stands beside the other."""
    first, second = outline.lines[one].element, outline.lines[other].element
    above, beside = outline.elements[first].parent, outline.elements[second].parent
    if second in (first, above) or first == beside:
        return True
    return 0 != above == beside and outline.elements[first].tag not in ITEMS
