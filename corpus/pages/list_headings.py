"""Headings of a page that name whose the links below them are, and are no headlines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.pages.line_dates import LineDate
from corpus.pages.outline import ITEMS, Outline, Role, Shape
from corpus.pages.text_sizes import is_brief

_MOST_LINES = 50  # of one item of a list


def headings_of_lists(
    outline: Outline, dates: Sequence[LineDate | None], roles: Sequence[Role]
) -> Iterator[int]:
    """Yield headings that lead nowhere, where most of their shape head a list of links each.

    They name who issued what is listed, or its subject, and say little; or each item of the list
    has a day of its own. Where most have one beside the list, they are headlines, and the links
    lead to what is related.
    """
    alike: dict[Shape, list[int]] = defaultdict(list)
    for at, role in enumerate(roles):
        if role is Role.HEADING and outline.lines[at].href is None and not dates[at]:
            alike[outline.shape(at)].append(at)
    for headings in alike.values():
        above = [at for at in headings if _is_above_links(outline, roles, at)]
        brief = sum(is_brief(outline.lines[at].text) for at in above)
        dated = sum(_has_dated_item(outline, dates, at + 1) for at in above)
        of_items = sum(_has_own_date(outline, dates, at) for at in above) if len(above) > 1 else 0
        most = 2 * len(above) > len(headings) and 2 * max(brief, dated) > len(above)
        if most and 2 * of_items <= len(above):
            yield from above


def _is_above_links(outline: Outline, roles: Sequence[Role], at: int) -> bool:
    """Return whether the item by its tag that begins below a line leads on and says much."""
    below = at + 1
    if below >= len(roles) or roles[below] is not Role.LINK:
        return False
    item = outline.item(below)
    return item.first > at and not is_brief(outline.lines[below].text)


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
