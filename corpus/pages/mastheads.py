"""Dates of the page itself above what it lists, which belong to no headline."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.pages.candidates import Candidates
from corpus.pages.items import Items
from corpus.pages.outline import Outline, Role

_Groups = Mapping[int, Sequence[int]]


class Mastheads:
    """Tells the days of a page, all of whose dates that count are on the lines *dated*."""

    def __init__(self, outline: Outline, candidates: Candidates, dated: Sequence[int]) -> None:
        self._outline = outline
        self._elements = outline.elements
        self._candidates = candidates
        self._dated = dated

    def has(self, date: int, items: Items, groups: _Groups) -> bool:
        """Return whether the *date* on a line, alone in what holds it, is the day of the page.

        *items* are those of the page, *groups* its other dates by the element that they meet in.
        """
        return self._outline.structured and (
            self._is_above_items(date, items)
            or self._is_above_dates(date, groups)
            or self._is_above_page(date)
        )

    def _is_above_items(self, date: int, items: Items) -> bool:
        """Return whether a date is above the first of several items, and no headline between.

        A heading right above them is theirs, unless it is right below the date.
        """
        if len(items) < 2:
            return False
        first = min(element.first for element, _ in items)
        bests = (self._candidates.highest(element.first, element.end) for element, _ in items)
        role = max(Role.TEXT, *bests)
        heads = self._outline.is_heading(first - 1) and self._outline.lines[first - 1].href is None
        end = first - 1 if heads and first - 2 > date else first
        return date < first and self._candidates.highest(date + 1, end) < role

    def _is_above_dates(self, date: int, groups: _Groups) -> bool:
        """Return whether a date of another shape stands above a list of dates, and is no item.

        It is one if one headline is below it, and others below each date of the list.
        """
        shape = self._outline.shape(date)
        for within, dates in groups.items():
            if len(dates) < 2 or dates[0] < date:
                continue
            if self._outline.shape(dates[0]) == shape:
                continue
            ends = (*dates, self._elements[within].end)
            below = [self._candidates.highest(start + 1, end) for start, end in pairwise(ends)]
            role = max(below)
            leads = sum(of >= role for of in self._candidates.roles[date + 1 : dates[0]])
            if leads != 1 or below[-1] < role:
                return True
        return False

    def _is_above_page(self, date: int) -> bool:
        """Return whether a date stands apart from what holds all below it, menus and lists.

        So the header of a table that lays out the page has the day of the page.
        """
        likely = (
            at
            for at in range(date + 1, len(self._outline.lines))
            if self._candidates.roles[at] >= Role.LINK
        )
        below = next(likely, None)
        if below is None:
            return False
        within, index = self._outline.shared(date, below), self._outline.lines[below].element
        if index == within:
            return False
        while self._elements[index].parent != within:
            index = self._elements[index].parent
        of = self._elements[index]
        return bisect_left(self._dated, of.end) - bisect_left(self._dated, of.first) > 1
