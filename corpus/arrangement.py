"""Pairs dates with headlines by the repetition of the page itself.

An item is the largest element that holds one date and a headline, so it does not matter in which
order they stand. Where dates stand outside of items, they take turns with their headlines, and what
begins and what ends the turns says whether a date stands above or below.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from corpus.candidates import Candidates, is_brief
from corpus.line_dates import LineDate
from corpus.outline import ITEMS, Element, Outline, Role
from corpus.repeated_dates import agree, without_repeats
from corpus.text_lists import are_headlines
from corpus.turns import take_turns
from corpus.wording import COLUMN_OF_DATES


@dataclass(frozen=True, slots=True)
class Entry:
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


@dataclass(frozen=True, slots=True)
class _Around:
    """An element around a date, with the *best* role of a headline in it and their *count*.

    It is *deep* in so many others.
    """

    element: Element
    best: Role
    count: int
    deep: int

    @property
    def level(self) -> tuple[tuple[str, str], int]:
        """Return what is alike of items that are items of one list, or of several alike."""
        return self.element.shape, self.deep


class _Arranger:
    def __init__(
        self,
        outline: Outline,
        dates: list[LineDate | None],
        spare: Sequence[LineDate | None],
        candidates: Candidates,
    ) -> None:
        self._outline = outline
        self._elements = outline.elements
        self._dates = dates
        self._spare = spare
        self._candidates = candidates
        self._dated = without_repeats(outline, dates, candidates)
        marks = [0] * len(outline.lines)
        for at in self._dated:
            marks[at] = 1
        self._before = [0, *accumulate(marks)]
        self._taken = [False] * len(outline.lines)
        self._deep = [0]
        for element in self._elements[1:]:
            self._deep.append(self._deep[element.parent] + 1)
        self._listed = False
        self._paired = False
        self._result = Arrangement()

    def arrange(self) -> Arrangement:
        """Return the arrangement of the whole page."""
        items, bare = self._divided()
        items = (
            self._without_masthead(items)
            if self._outline.structured
            else self._without_first_line(items)
        )
        for element, _ in items:
            self._taken[element.first : element.end] = [True] * (element.end - element.first)
        self._listed = not self._outline.structured and self._are_listed(items)
        self._paired = len(items) > 1 and self._are_paired(items)
        for element, at in items:
            self._take_item(element, at)
        for within, alone in bare.items():
            if self._is_masthead(alone, items) or self._is_above(alone, bare):
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
                self._add(line, date_line, self._with_label(line))
            self._result.alone += turns.alone
            if turns.doubt:
                self._result.doubts.append(turns.doubt)
        self._take_undated(items)
        result = self._result
        result.entries.sort(key=lambda entry: entry.line)
        result.begin = self._begin(items)
        return result

    def _is_masthead(self, alone: Sequence[int], items: Sequence[tuple[Element, int]]) -> bool:
        """Return whether a date above the first of several items is the day of the page."""
        if len(alone) > 1 or len(items) < 2 or not self._outline.structured:
            return False
        first = min(element.first for element, _ in items)
        role = max(self._best(element) for element, _ in items)
        return alone[0] < first and self._most(alone[0], first) < role

    def _is_above(self, alone: Sequence[int], groups: Mapping[int, Sequence[int]]) -> bool:
        """Return whether one date of another shape stands above a list of dates, and is no item.

        It is one if one headline is below it, and others below each date of the list.
        """
        if len(alone) > 1 or not self._outline.structured:
            return False
        shape = self._outline.around(alone[0]).shape
        for within, dates in groups.items():
            if len(dates) < 2 or dates[0] < alone[0]:
                continue
            if self._outline.around(dates[0]).shape == shape:
                continue
            ends = (*dates, self._elements[within].end)
            below = [self._most(start, end) for start, end in pairwise(ends)]
            role = max(below)
            leads = sum(of >= role for of in self._candidates.roles[alone[0] + 1 : dates[0]])
            if leads != 1 or below[-1] < role:
                return True
        return False

    def _most(self, start: int, end: int) -> Role:
        """Return the highest role after the line *start* and before the line *end*."""
        return max(self._candidates.roles[start + 1 : end], default=Role.NEVER)

    def _begin(self, items: Sequence[tuple[Element, int]]) -> int:
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
        outlet = next((lines[at].outlet for at in within if lines[at].outlet and at != line), "")
        href_line = self._href(line, within)
        self._result.entries.append(Entry(line, text, date_line, date, href_line, outlet))

    def _is_spare(self, at: int) -> bool:
        return self._spare[at] is not None

    def _href(self, line: int, within: Sequence[int]) -> int | None:
        """Return the line whose link leads to the headline on *line*: "Read more" will do."""
        lines, roles = self._outline.lines, self._candidates.roles
        if lines[line].href:
            return line
        linked = [at for at in within if lines[at].href]
        return min(linked, key=lambda at: roles[at] is Role.ASIDE, default=None)

    def _with_label(self, line: int) -> range:
        """Return the line and that below it, if it is a linked teaser or as "Read more" is."""
        below = self._outline.lines[line + 1 : line + 2]
        teaser = below and below[0].href and self._candidates.roles[line + 1] is Role.ASIDE
        return range(line, line + 1 + bool(teaser or (below and below[0].role is Role.NEVER)))

    # Items

    def _divided(self) -> tuple[list[tuple[Element, int]], dict[int, list[int]]]:
        """Return the items with the line of their date, and the other dates by what holds them."""
        needed = self._needed_role()
        chains = {at: list(self._chain(at)) for at in self._dated}
        shapes = Counter(
            shape for chain in chains.values() for shape in {of.element.shape for of in chain}
        )
        levels = Counter(of.level for chain in chains.values() for of in chain)
        items: list[tuple[Element, int]] = []
        bare: dict[int, list[int]] = defaultdict(list)
        later: list[int] = []
        for at, chain in chains.items():
            item = self._item(self._likely(chain, needed), shapes, levels)
            if item:
                items.append((item, at))
            else:
                later.append(at)
        known = {item.shape for item, _ in items}
        for at in later:
            item = next(
                (
                    of.element
                    for of in reversed(chains[at])
                    if of.element.shape in known
                    or (of.element.tag in ITEMS and of.best >= Role.TEXT)
                ),
                None,
            )
            if item:
                items.append((item, at))
            elif self._candidates.roles[at] >= needed:
                line = self._outline.lines[at]
                items.append((Element("", "", line.element, at, at + 1), at))
            else:
                bare[self._meeting(at)].append(at)
        beside = self._titled_beside(items)
        items = [(item, at) for item, at in items if at not in beside]
        for at in sorted(beside):
            bare[self._meeting(at)].append(at)
        taken = {at for element, _ in items for at in range(element.first, element.end)}
        for within in list(bare):
            item = self._listed_around(within) if within else None
            if item and self._is_one_item(item, bare[within], taken):
                first, *others = bare.pop(within)
                for other in others:
                    first = agree(self._dates, first, other)
                items.append((item, first))
        return items, bare

    def _listed_around(self, within: int) -> Element:
        """Return the item by its tag that an element is in with all dates of it, else the element.

        So the headline of an item may stand outside of the table of its dates.
        """
        element, index = self._elements[within], within
        while index and self._dates_in(self._elements[index]) == self._dates_in(element):
            if self._elements[index].tag in ITEMS:
                return self._elements[index]
            index = self._elements[index].parent
        return element

    def _without_masthead(self, items: list[tuple[Element, int]]) -> list[tuple[Element, int]]:
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

    def _without_first_line(self, items: list[tuple[Element, int]]) -> list[tuple[Element, int]]:
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

    def _needed_role(self) -> Role:
        """Return the least role of a headline, by what stands between the dates."""
        between = [
            max(self._candidates.roles[first + 1 : end], default=Role.NEVER)
            for first, end in pairwise(self._dated)
        ]
        linked = sum(role >= Role.LINK for role in between)
        if linked > 0.6 * len(between):
            return Role.LINK
        return min(Role.TEXT, max(between, default=Role.TEXT)) or Role.TEXT

    def _best(self, element: Element) -> Role:
        return max(self._candidates.roles[element.first : element.end], default=Role.NEVER)

    def _dates_in(self, element: Element) -> int:
        return self._before[element.end] - self._before[element.first]

    def _chain(self, at: int) -> Iterator["_Around"]:
        """Yield the elements around a date, innermost first, that hold it alone and a headline."""
        best, count = Role.NEVER, 0
        seen = range(at, at)
        index = self._outline.lines[at].element
        while index and self._dates_in(self._elements[index]) == 1:
            element = self._elements[index]
            for line in (*range(element.first, seen.start), *range(seen.stop, element.end)):
                role = self._candidates.roles[line]
                if role > best:
                    best, count = role, 0
                count += role is best
            seen = range(element.first, element.end)
            if best is not Role.NEVER:
                yield _Around(element, best, count, self._deep[index])
            index = element.parent

    def _likely(self, chain: Sequence["_Around"], needed: Role) -> list["_Around"]:
        """Return those of a chain that may be an item.

        What is within an item by its tag is none if the item has a likelier headline: the name of
        an outlet stands beside the date of its report.
        """
        listed = next((at for at, of in enumerate(chain) if of.element.tag in ITEMS), 0)
        least = max(needed, chain[listed].best) if chain else needed
        within = (of for of in chain[:listed] if of.best >= least)
        return [*within, *(of for of in chain[listed:] if of.best >= needed)]

    def _titled_beside(self, items: Sequence[tuple[Element, int]]) -> Set[int]:
        """Return the lines of the dates of *items* that have all their titles beside them.

        So the row below that of a headline may have a date, and a link to who sent it.
        """
        alike: dict[tuple[str, str], list[tuple[Element, int]]] = defaultdict(list)
        for item, at in items:
            alike[item.shape].append((item, at))
        return {
            at
            for of in alike.values()
            if len(of) > 1 and all(self._has_title_beside(item, at) for item, at in of)
            for _, at in of
        }

    def _has_title_beside(self, item: Element, at: int) -> bool:
        """Return whether a likelier headline stands beside *item*, up to the dates of others."""
        around, best = self._elements[item.parent], max(self._best(item), Role.LINK)
        number = self._before[at]
        start = max(around.first, self._dated[number - 1] + 1 if number else 0)
        end = min([around.end, *self._dated[number + 1 : number + 2]])
        return any(
            self._candidates.roles[line] > best and not is_brief(self._candidates.text(line))
            for line in (*range(start, item.first), *range(item.end, end))
        )

    def _meeting(self, at: int) -> int:
        """Return the innermost element that holds a date and another, or a headline."""
        index = self._outline.lines[at].element
        while index:
            element = self._elements[index]
            if self._dates_in(element) > 1:
                break
            index = element.parent
        return index

    def _item(
        self,
        chain: Sequence["_Around"],
        shapes: Counter[tuple[str, str]],
        levels: Counter[tuple[tuple[str, str], int]],
    ) -> Element | None:
        """Return the item around a date, of the elements that may be it, if one is.

        It is the outermost of the commonest shape. Where some of that shape are nested, as lists of
        lists are, the commonest level counts.
        """
        if not chain:
            return None
        most = max(shapes[of.element.shape] for of in chain)
        if most > 1 or not self._outline.structured:
            common = [of for of in reversed(chain) if shapes[of.element.shape] == most]
            return max(common, key=lambda of: levels[of.level]).element
        listed = next((of.element for of in chain if of.element.tag in ITEMS), None)
        single = (of.element for of in chain if of.count == 1 and of.best >= Role.LINK)
        return listed or next(single, None)

    def _is_one_item(self, element: Element, dates: Sequence[int], taken: Set[int]) -> bool:
        """Return whether all *dates* in an element are of one headline, not *taken* by an item."""
        among = self._candidates.among(range(element.first, element.end))
        if not among or among[0] in taken or not self._outline.structured:
            return False
        least = Role.TEXT if element.tag in ITEMS else Role.LINK
        between = range(dates[0], dates[-1])
        if any(self._may_be_headline(at) for at in between if at != among[0]):
            return False
        return len(among) == 1 < len(dates) and self._candidates.roles[among[0]] >= least

    def _may_be_headline(self, at: int) -> bool:
        role = self._candidates.roles[at]
        listed = role >= Role.TEXT and self._outline.around(at).tag in ITEMS
        return listed or role >= Role.LINK

    def _take_item(self, element: Element, at: int) -> None:
        lines = range(element.first, element.end)
        for line in self._group(at, element) or self._headline(lines, at):
            self._add(line, at, lines)

    def _headline(self, lines: Sequence[int], at: int) -> list[int]:
        date = self._dates[at]
        text = self._outline.lines[at].text
        if not self._outline.structured and date and date.beside and text.startswith(date.text):
            return [at]  # what stands above it heads several
        best = self._candidates.best(lines)
        return [] if best is None else [best]

    def _group(self, at: int, element: Element) -> list[int]:
        """Return the headlines that a date heads in *element*, if they are several and alike."""
        among = self._candidates.among(range(element.first, element.end))
        if not self._outline.structured and among and at < among[0]:
            bullets = all(self._outline.lines[line].bullet for line in among)
            return among if len(among) > 1 and (bullets or self._listed) else []
        paths = {tuple(self._path(line, element)) for line in among}
        within = {self._outline.lines[line].element for line in among}
        if len(among) < 2 or len(paths) > 1 or at > among[0]:
            return []
        if len(within) < len(among):
            return among if not self._paired and self._are_linked(among) else []
        listed = self._candidates.roles[among[0]] >= Role.LINK
        return among if listed or self._outline.around(among[0]).tag in ITEMS else []

    def _are_paired(self, items: Sequence[tuple[Element, int]]) -> bool:
        """Return whether all items have as many lines, so that all but one may be of outlets."""
        counts = {len(self._candidates.among(range(of.first, of.end))) for of, _ in items}
        return len(counts) == 1

    def _are_linked(self, lines: Sequence[int]) -> bool:
        """Return whether *lines* lead to a page each and say as much as headlines do."""
        leads = {self._outline.lines[line].href for line in lines} - {None}
        texts = [self._candidates.text(line) for line in lines]
        return len(leads) == len(lines) and are_headlines([texts])

    def _are_listed(self, items: Sequence[tuple[Element, int]]) -> bool:
        """Return whether the lines of a text below each date are headlines, and no others."""
        runs = [self._candidates.among(range(at + 1, element.end)) for element, at in items]
        return are_headlines([[self._candidates.text(at) for at in run] for run in runs])

    def _path(self, line: int, element: Element) -> Iterator[tuple[str, str]]:
        """Yield the shapes of what the line stands in, up to *element*."""
        inner = self._outline.around(line)
        while inner is not element and inner.parent != 0:
            yield inner.shape
            inner = self._elements[inner.parent]

    # Items without a date

    def _take_undated(self, items: Sequence[tuple[Element, int]]) -> None:
        """Take what is as the items are, beside them, and has no date, or one within its line."""
        if not self._outline.structured:
            self._take_lines()
            return
        index_of = {id(element): index for index, element in enumerate(self._elements)}
        lists: dict[tuple[int, tuple[str, str]], list[Element]] = defaultdict(list)
        for element, _ in items:
            lists[element.parent, element.shape].append(element)
        slots = {self._slot(entry.line) for entry in self._result.entries}
        dated = {index_of.get(id(element)) for element, _ in items}
        for index, element in enumerate(self._elements):
            of = lists.get((element.parent, element.shape))
            if of and index and index not in dated and not self._dates_in(element):
                best = self._candidates.best(range(element.first, element.end))
                if best is None or not self._is_among(element, of):
                    continue
                if self._slot(best) in slots or self._has_own_day(best, element):
                    self._add(best, None, range(element.first, element.end))

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

    def _has_own_day(self, line: int, element: Element) -> bool:
        """Return whether *line* prints its day beside a text, in a list where others part them."""
        date = self._spare[line]
        return element.tag in ITEMS and date is not None and bool(date.beside and date.found)

    def _slot(self, line: int) -> tuple[Role, tuple[str, str]]:
        return self._candidates.roles[line], self._outline.around(line).shape

    def _is_among(self, element: Element, items: Sequence[Element]) -> bool:
        """Return whether *element*, which is as the *items* are, stands where one may."""
        lines = self._outline.lines[element.first : element.end]
        if any(COLUMN_OF_DATES.fullmatch(line.text) for line in lines):
            return False
        linked = self._best(element) >= Role.LINK or element.tag in ITEMS
        return linked or items[0].first < element.first < items[-1].first
