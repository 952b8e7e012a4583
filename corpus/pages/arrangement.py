"""Pairs dates with headlines by the repetition of the page itself.

An item is the largest element that holds one date and a headline, so it does not matter in which
order they stand. Where dates stand outside of items, they take turns with their headlines, and what
begins and what ends the turns says whether a date stands above or below.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from corpus.pages.candidates import Candidates
from corpus.pages.day_lists import headlines_below
from corpus.pages.grids import pair_by_column
from corpus.pages.headline_groups import HeadlineGroups
from corpus.pages.items import Items, find_items
from corpus.pages.line_dates import Dates, LineDate
from corpus.pages.link_targets import form, leads_to_page
from corpus.pages.mastheads import Mastheads
from corpus.pages.outline import ITEMS, Element, Outline, Role, Shape
from corpus.pages.repeated_dates import without_repeats
from corpus.pages.text_lists import first_below_title
from corpus.pages.text_sizes import is_brief, is_prose
from corpus.pages.turns import BOTH, take_turns
from corpus.pages.wording import COLUMN_OF_DATES, leads_on

_SECTIONS = (
    "a few words stand above what is below them in each item, and are taken for names of sections"
)
_TITLE = "taken for a title, as the first headline would else stand as no other does"
_OWN_DAY = "a headline begins with another day than the one that it is listed under"
_BELOW_DAYS = "each line below a day is taken for a headline, though empty lines part them"
_SEVERAL = "several days in an item, none with a label of publication; the first counts"
_NEAR = 3  # lines below a headline in which its teaser or "Read more" leads to it


class Entry(Struct, frozen=True):
    """A headline on the line of the index *line*, and the line and meaning of its date, if any.

    *href_line* is the line whose link leads to it, if one does, and *outlet* the one that is named
    beside it.
    """

    line: int
    text: str
    date_line: int | None = None
    date: LineDate | None = None
    href_line: int | None = None
    outlet: str = ""


@dataclass(slots=True)
class Arrangement:
    """The *entries* of a page in their order, and the lines of dates that are *alone*.

    *begin* is the first line that is no description. *doubts* are lines and what is in doubt there.
    """

    entries: list[Entry] = field(default_factory=list)
    alone: list[int] = field(default_factory=list)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    begin: int = 0


def arrange(
    outline: Outline,
    dates: Sequence[LineDate | None],
    spare: Sequence[LineDate | None],
    candidates: Candidates,
) -> Arrangement:
    """Return which of the *dates* of an outline's lines belongs to which of its *candidates*.

    A date of *spare* counts where an item has no other.
    """
    return _Arranger(outline, list(dates), spare, candidates).arrange()


class _Arranger:
    def __init__(
        self,
        outline: Outline,
        dates: Dates,
        spare: Sequence[LineDate | None],
        candidates: Candidates,
    ) -> None:
        self._outline = outline
        self._elements = outline.elements
        self._dates = dates
        self._spare = spare
        self._candidates = candidates
        pairs, doubts = pair_by_column(outline, dates, candidates)
        self._grid = dict(pairs)
        of_grid = set(self._grid.values())
        outside = [None if at in of_grid else date for at, date in enumerate(dates)]
        self._dated = without_repeats(outline, outside, candidates)
        self._dates = [dates[at] if at in of_grid else of for at, of in enumerate(outside)]
        self._taken = [False] * len(outline.lines)
        self._result = Arrangement(doubts=[(at, BOTH) for at in doubts])

    def arrange(self) -> Arrangement:
        """Return the arrangement of the whole page."""
        items, bare = find_items(self._outline, self._dates, self._dated, self._candidates)
        items = (
            self._without_masthead(items)
            if self._outline.structured
            else self._without_first_line(items)
        )
        for element, _ in items:
            self._taken[element.first : element.end] = [True] * len(element.lines)
        for title, of in self._grid.items():
            for line in (title, of):
                if line is not None:
                    self._taken[line] = True
            self._add(title, of, range(title, title + 1))
        if several := next((at for element, at in items if self._has_others(element, at)), None):
            self._result.doubts.append((several, _SEVERAL))
        groups = HeadlineGroups(self._outline, self._candidates, items)
        lines_of = [element.lines for element, _ in items]
        bests = self._candidates.best_of_each(lines_of)
        if below := self._candidates.below_sections(lines_of, bests):
            bests = list(below)
            self._result.doubts.append((below[0], _SECTIONS))
        if not self._outline.structured:
            below_title = first_below_title(items, bests, self._candidates.roles)
            says_much = self._candidates.says_much
            if below_title is not None and (says_much(below_title) or not says_much(0)):
                bests[bests.index(0)] = below_title
                self._result.doubts.append((0, _TITLE))
        for (element, at), best in zip(items, bests, strict=True):
            self._take_item(element, at, groups.of(at, element), best)
        self._result.doubts += groups.doubts
        below_days = headlines_below(self._outline, items, self._dates, self._candidates)
        for line, at in below_days:
            self._add(line, at, range(line, line + 1))
            self._taken[line] = True
        if below_days:
            self._result.doubts.append((below_days[0][0], _BELOW_DAYS))
        mastheads = Mastheads(self._outline, self._candidates, self._dated)
        # What stands within another group is of its own dates first.
        for within, alone in sorted(bare.items(), key=lambda of: len(self._elements[of[0]].lines)):
            if len(alone) == 1 and mastheads.has(alone[0], items, bare):
                self._result.alone += alone
                continue
            turns = take_turns(
                self._outline,
                self._elements[within],
                alone,
                self._taken,
                self._candidates,
            )
            for line, date_line in turns.pairs:
                if self._heads_items(line, date_line):
                    continue
                self._add(line, date_line, self._with_label(line))
                self._taken[line] = True
            self._result.alone += turns.alone
            if turns.doubt:
                self._result.doubts.append(turns.doubt)
        self._take_undated(items)
        self._take_headings_above()
        self._doubt_own_days()
        result = self._result
        result.entries.sort(key=lambda entry: entry.line)
        result.begin = self._begin(items)
        return result

    def _heads_items(self, line: int, date_line: int | None) -> bool:
        """Return whether a *line* below a year or month names a section of items with days."""
        date = self._dates[date_line] if date_line is not None else None
        brief = is_brief(self._outline.lines[line].text) and not self._outline.lines[line].href
        below = self._taken[line + 1 : line + 2]
        return bool(
            date and date.partial and brief and self._outline.is_heading(line) and any(below)
        )

    def _doubt_own_days(self) -> None:
        """Tell of the first headline of a text that begins with another day than its date."""
        if self._outline.structured:
            return
        for entry in self._result.entries:
            own = self._spare[entry.line]
            if own and own.found and own.found.names_day and entry.date and entry.date.found:
                other = own.found.day != entry.date.found.day
                if other and self._outline.lines[entry.line].text.startswith(own.text):
                    self._result.doubts.append((entry.line, _OWN_DAY))
                    return

    def _has_others(self, element: Element, at: int) -> bool:
        """Return whether an item prints other days than that on line *at*, which has no label."""
        counts = self._dates[at]
        days = {
            date.found.day
            for of in element.lines
            if (date := self._dates[of])
            and date.found
            and not (date.beside or date.stated or date.updated or date.partial)
        }
        return counts is not None and not counts.published and len(days - {None}) > 1

    def _begin(self, items: Items) -> int:
        firsts = [element.first for element, _ in items]
        for entry in self._result.entries:
            firsts += [entry.line] if entry.date_line is None else [entry.line, entry.date_line]
        return min(firsts or self._dated or [len(self._outline.lines)])

    def _add(self, line: int, date_line: int | None, within: Sequence[int]) -> None:
        """Add a headline, with a link and a spare date from *within* if it lacks one."""
        date = self._dates[date_line] if date_line is not None else None
        if date_line is None:
            date_line = next((at for at in within if self._is_spare(at)), None)
            date = self._spare[date_line] if date_line is not None else None
        cut = date is not None and date_line == line and date.beside
        text = date.beside if date and cut else self._outline.lines[line].text
        lines = self._outline.lines
        item = self._outline.item(line) if within else None
        beside = (*within, *(item.lines if item and item.tag == "tr" else ()))
        outlet = next((lines[at].outlet for at in beside if lines[at].outlet and at != line), "")
        href_line = self._href(line, within)
        self._result.entries.append(Entry(line, text, date_line, date, href_line, outlet))

    def _is_spare(self, at: int) -> bool:
        return self._spare[at] is not None

    def _is_spare_below(self, line: int) -> bool:
        below = self._spare[line + 1] if line + 1 < len(self._spare) else None
        return below is not None and not below.beside and not below.updated

    def _href(self, line: int, within: Sequence[int]) -> int | None:
        """Return the line whose link leads to the headline on *line*: "Read more" will do."""
        lines, roles = self._outline.lines, self._candidates.roles
        if lines[line].href:
            return line
        linked = [at for at in within if lines[at].href]
        if any(leads_on(lines[at].text) for at in linked):  # unlike the name of its author
            linked = [
                at for at in linked if not is_brief(lines[at].text) or leads_on(lines[at].text)
            ]
        return min(linked, key=lambda at: roles[at] is Role.ASIDE, default=None)

    def _with_label(self, line: int) -> range:
        """Return the line, and those below it up to a linked teaser or what is as "Read more" is.

        No other headline and no date stands between. A spare date right below it is of it, but
        for the day of a change.
        """
        if self._is_spare_below(line):
            return range(line, line + 2)
        for at in range(line + 1, min(line + 1 + _NEAR, len(self._outline.lines))):
            role = self._candidates.roles[at]
            if self._dates[at] or role >= self._candidates.roles[line]:
                break
            if self._outline.lines[at].href:
                leads = role is Role.ASIDE or leads_on(self._outline.lines[at].text)
                return range(line, at + 1) if leads else range(line, line + 1)
        return range(line, line + 1)

    # Items

    def _without_masthead(self, items: Items) -> Items:
        """Return *items* without the name of the site and the date of the day above them."""
        shapes = Counter(element.shape for element, _ in items)
        repeated = [element for element, _ in items if shapes[element.shape] > 1]
        if not repeated:
            return items
        first = min(element.first for element in repeated)
        role = max(map(self._best, repeated))
        kept = []
        for element, at in items:
            if shapes[element.shape] > 1 or at > first or self._best(element) >= role:
                kept.append((element, at))
            else:
                self._result.alone.append(at)
        return kept

    def _without_first_line(self, items: Items) -> Items:
        """Return *items* without a first line of few words and a day, where others are longer.

        So a text begins that lists stories: "Morning brief - 1 June 2015".
        """
        others = [element for element, _ in items if element.first > 0]
        date = self._dates[0] if self._dates else None
        is_masthead = date and is_brief(date.beside) and len(others) > 1
        if not is_masthead or any(of.end == of.first + 1 for of in others):
            return items
        self._result.alone += [at for element, at in items if element.end == 1]
        return [(element, at) for element, at in items if element.end > 1]

    def _take_item(
        self, element: Element, at: int, several: Sequence[int], best: int | None
    ) -> None:
        """Take an item with its date on the line *at*: its *several* headlines or the *best*."""
        date = self._dates[at]
        text = self._outline.lines[at].text
        if not self._outline.structured and date and date.beside and text.startswith(date.text):
            best = at  # what stands above it heads several
        lines = element.lines
        for line in several or ([] if best is None else [best]):
            self._add(line, at, lines)

    # Items without a date

    def _take_undated(self, items: Items) -> None:
        """Take what is as the items are, beside them, and has no date, or one within its line."""
        if not self._outline.structured:
            self._take_lines()
            return
        index_of = {id(element): index for index, element in enumerate(self._elements)}
        lists: dict[tuple[int, Shape], list[Element]] = defaultdict(list)
        for element, _ in items:
            lists[element.parent, element.shape].append(element)
        used = {entry.line for entry in self._result.entries}
        forms = {self._candidates.form(entry.line) for entry in self._result.entries}
        dated = {index_of.get(id(element)) for element, _ in items}
        for index, element in enumerate(self._elements):
            of = lists.get((element.parent, element.shape))
            if of and index and index not in dated and not self._is_dated(element):
                best = self._candidates.best(element.lines)
                if best is None or best in used or not self._is_among(element, of):
                    continue
                if self._candidates.form(best) in forms or self._has_own_day(best, element):
                    self._add(best, None, element.lines)

    def _take_headings_above(self) -> None:
        """Take what stands above a list of links as the headline of a story that leads the page.

        It is a linked heading that says as much as a headline and has an address such as theirs.
        """
        entries = self._result.entries
        lines, roles = self._outline.lines, self._candidates.roles
        linked = sum(lines[entry.line].href is not None for entry in entries)
        if not self._outline.structured or 2 * linked <= len(entries):
            return
        above = [
            at
            for at in range(min(entry.line for entry in entries))
            if roles[at] >= Role.HEADING and (href := lines[at].href) and leads_to_page(href)
        ]
        if not above:
            return
        texts = {entry.text for entry in entries}
        addresses = {form(href) for entry in entries if (href := lines[entry.line].href)}
        for at in above:
            line = lines[at]
            if form(line.href or "") not in addresses:
                continue
            if not (is_brief(line.text) or line.text in texts or is_prose(line.text)):
                self._add(at, None, range(at, at + 1))

    def _take_lines(self) -> None:
        """Take the lines of a text that print their days beside them, where others part them."""
        used = {entry.line for entry in self._result.entries}
        if not used:
            return
        for at, date in enumerate(self._spare):
            alone = date and date.beside and date.found and not self._taken[at] and at not in used
            if date and alone and self._candidates.roles[at] >= Role.TEXT:
                href = self._href(at, range(at, at + 1))
                self._result.entries.append(Entry(at, date.beside, at, date, href))

    def _best(self, element: Element) -> Role:
        return self._candidates.highest(element.first, element.end)

    def _is_dated(self, element: Element) -> bool:
        return bisect_left(self._dated, element.first) < bisect_left(self._dated, element.end)

    def _has_own_day(self, line: int, element: Element) -> bool:
        """Return whether *line* prints its day beside a text, in a list where others part them."""
        date = self._spare[line]
        return element.tag in ITEMS and date is not None and bool(date.beside and date.found)

    def _is_among(self, element: Element, items: Sequence[Element]) -> bool:
        """Return whether *element*, which is as the *items* are, stands where one may."""
        lines = self._outline.lines[element.first : element.end]
        if any(COLUMN_OF_DATES.fullmatch(line.text) for line in lines):
            return False
        linked = self._best(element) >= Role.LINK or element.tag in ITEMS
        return linked or items[0].first < element.first < items[-1].first
