"""Lists whose items begin or end with their day, on pages that print others on their own lines."""

from collections import defaultdict
from collections.abc import Sequence

from corpus.pages.line_dates import LineDate
from corpus.pages.outline import ITEMS, Outline, Shape
from corpus.pages.text_sizes import is_prose


def lists_of_days(outline: Outline, dates: Sequence[LineDate | None]) -> set[int]:
    """Return which of the lines that have a text beside their day are items of such a list.

    In such a list most items have a day, and more than one has. If most of the texts are prose, it
    is a list of something else.
    """
    if not outline.structured:
        return set()
    item_of = {at: inner for at in range(len(dates)) if (inner := outline.within(at, ITEMS))}
    apart = {item_of.get(at) for at, date in enumerate(dates) if date and not date.beside}
    days: dict[int, int] = {}
    for at, date in enumerate(dates):
        item = item_of.get(at)
        if date and date.beside and not date.partial and item is not None and item not in apart:
            days.setdefault(item, at)
    lists: dict[tuple[int, Shape], list[int]] = defaultdict(list)
    for index, element in enumerate(outline.elements):
        if index and element.end > element.first:
            lists[element.parent, element.shape].append(index)
    found: set[int] = set()
    for items in lists.values():
        lines = [days[item] for item in items if item in days]
        dated = len(lines) + sum(item in apart for item in items)
        prose = sum(is_prose(date.beside) for at in lines if (date := dates[at]))
        if dated > 1 and 2 * dated > len(items) and 2 * prose <= len(lines):
            found.update(lines)
    return found
