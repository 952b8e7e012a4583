"""Which dates of a page count, and which only where an item has no other."""

from collections.abc import Sequence, Set
from itertools import pairwise

from corpus.pages.dated_lists import lists_of_days
from corpus.pages.line_dates import Dates, LineDate
from corpus.pages.outline import ITEMS, Outline, Role


def divided(
    outline: Outline, dates: Sequence[LineDate | None], headings: frozenset[int]
) -> tuple[Dates, Dates]:
    """Return the dates that count, and those that count where an item has no other.

    Where most lines that have a date have a headline beside it, on the page or in one of its lists,
    they count, else they do not: a headline may begin with a date. The day of a later change, and
    one that is counted back, count if the page states few others or none between them, which are
    older than what counts back and stand below it, or where the one other that stands outside of
    items is of the page: "As of 12 May 2015".
    """
    main = [date if at not in headings else None for at, date in enumerate(dates)]
    spare: Dates = [None] * len(main)
    whole = {at for at, date in enumerate(main) if date and not date.beside}
    days = {at for at in whole if (date := main[at]) and not date.partial}
    free = {
        at
        for at, date in enumerate(main)
        if date
        and date.beside
        and not any((of := main[beside]) and not of.updated for beside in days & {at - 1, at + 1})
    }
    if len(free) <= len(days):
        free = set()
    free |= lists_of_days(outline, main)
    relative = {at for at in whole if (date := main[at]) and date.found and date.found.relative}
    updated = relative | {at for at in whole if (date := main[at]) and date.updated}
    others = whole - updated | free
    newest_first = not relative or max(relative) < min(others, default=0)
    listed = {at: outline.within(at, ITEMS) for at in whole}
    # A row that says when it was changed, and another day, is of the other.
    dated = {listed[at] for at in whole - updated} - {0}
    beside = {at for at in updated if listed[at] in dated}
    if 2 * len(updated - beside) > len(whole - beside) + len(free) or (
        newest_first and _are_of_items(outline, sorted(updated), others)
    ):
        updated = beside
    outside = [at for at in whole - updated if not listed[at]]
    if len(outside) == 1 and outside[0] < min(updated, default=0):
        with_others = {0, *(listed[at] for at in whole - updated)}
        updated = {at for at in updated if listed[at] in with_others}
    for at, date in enumerate(main):
        if date and (at in updated or (date.beside and at not in free)):
            main[at], spare[at] = None, date
    return main, spare


def either(dates: Dates, spare: Dates) -> Dates:
    """Return the date of each line, be it one that counts or a spare one."""
    return [date or of for date, of in zip(dates, spare, strict=True)]


def _are_of_items(outline: Outline, updated: Sequence[int], others: Set[int]) -> bool:
    """Return whether days of changes have headlines between them, and none of the *others*."""
    gaps = [range(first + 1, end) for first, end in pairwise(updated)]
    return bool(gaps) and all(
        others.isdisjoint(gap) and any(outline.lines[at].role >= Role.BOLD for at in gap)
        for gap in gaps
    )
