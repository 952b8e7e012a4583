"""Headings of a page that name whose the lists below them are, and are no headlines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.pages.line_dates import LineDate
from corpus.pages.line_roles import Roles
from corpus.pages.outline import ITEMS, Outline, Role, Shape
from corpus.pages.text_sizes import is_brief

_MOST_LINES = 50  # of one item of a list
_TERM = "dt"  # as wikis mark what stands above a list


def headings_of_lists(page: Roles) -> Iterator[int]:
    """Yield headings that lead nowhere, where most of their shape head a list each.

    They name who issued what is listed, or its subject, and say little; or each item of a list of
    links has a day of its own. Where most have one beside the list, they are headlines, and the
    links lead to what is related. Lists of texts may say more of a headline, but not where several
    stand below one day, each with a heading, or one of the headings stands below several days and
    so is among the lines that are *repeated*.
    """
    outline, dates, roles = page.outline, page.dates, page.roles
    alike: dict[Shape, list[int]] = defaultdict(list)
    for at, role in enumerate(roles):
        line = outline.lines[at]
        if (role >= Role.TEXT or at in page.repeated) and line.href is None and not dates[at]:
            bold = Role.BOLD in (role, line.role) or outline.around(at).tag == _TERM
            if role is Role.HEADING or bold:
                alike[outline.shape(at)].append(at)
    for headings in alike.values():
        again = _stands_below_days(outline, dates, [at for at in headings if at in page.repeated])
        above = [at for at in headings if _is_above_items(outline, roles, at, of_few_words=again)]
        if 2 * len(above) <= len(headings):
            continue
        brief = sum(is_brief(outline.lines[at].text) for at in above)
        if all(roles[at] is Role.HEADING and roles[at + 1] is Role.LINK for at in above):
            dated = sum(_has_dated_item(outline, dates, at + 1) for at in above)
        elif again or any(not any(dates[start:end]) for start, end in pairwise(above)):
            dated = 0
        else:
            continue
        alone = len(above) == 1 or again
        of_items = 0 if alone else sum(_has_own_date(outline, dates, at) for at in above)
        if 2 * max(brief, dated) > len(above) and 2 * of_items <= len(above):
            yield from above


def _stands_below_days(
    outline: Outline, dates: Sequence[LineDate | None], headings: Sequence[int]
) -> bool:
    """Return whether one of *headings* stands again, below another date."""
    alike: dict[str, list[int]] = defaultdict(list)
    for at in headings:
        alike[outline.lines[at].text].append(at)
    return any(any(dates[of[0] : of[-1]]) for of in alike.values())


def _is_above_items(
    outline: Outline, roles: Sequence[Role], at: int, *, of_few_words: bool
) -> bool:
    """Return whether the item by its tag that begins below a line says much and is no label.

    It may be *of_few_words* below the name of a section.
    """
    below = at + 1
    if below >= len(roles) or roles[below] not in (Role.TEXT, Role.LINK):
        return False
    item = outline.item(below)
    says_enough = of_few_words or not is_brief(outline.lines[below].text)
    return item.first > at and says_enough


def _has_dated_item(outline: Outline, dates: Sequence[LineDate | None], at: int) -> bool:
    return any(dates[of] for of in outline.item(at).lines)


def _has_own_date(outline: Outline, dates: Sequence[LineDate | None], at: int) -> bool:
    """Return whether what holds the heading *at* has a date beside the list below.

    It is of few lines, and holds no other heading of that shape.
    """
    heading, listed = outline.around(at), outline.within(at + 1, ITEMS)
    outer = outline.elements[heading.parent]
    if len(outer.lines) > _MOST_LINES:
        return False
    of_list = outline.elements[outline.elements[listed].parent]
    lines = (*range(outer.first, of_list.first), *range(of_list.end, outer.end))
    alone = all(of == at or outline.shape(of) != heading.shape for of in lines)
    return alone and any(dates[of] for of in lines)
