"""Finds the items of a page: the largest elements that hold one date and a headline."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from msgspec import Struct

from corpus.pages.candidates import Candidates
from corpus.pages.line_dates import Dates
from corpus.pages.outline import ITEMS, Element, Outline, Role, Shape
from corpus.pages.repeated_dates import agree

Items = list[tuple[Element, int]]
"""Items, each with the line of its date."""


def find_items(
    outline: Outline, dates: Dates, dated: Sequence[int], candidates: Candidates
) -> tuple[Items, dict[int, list[int]]]:
    """Return the items of a page, and the lines of other dates by the element that they meet in.

    *dated* are the lines of *dates* that count, less those that repeat another. Where several dates
    are of one item, they are made to agree in *dates*.
    """
    return _Finder(outline, dates, dated, candidates).find()


class _Around(Struct, frozen=True):
    """An element around a date, with the *best* role of a headline in it and their *count*.

    It is *deep* in so many others.
    """

    element: Element
    best: Role
    count: int
    deep: int

    @property
    def level(self) -> tuple[Shape, int]:
        """Return what is alike of items that are items of one list, or of several alike."""
        return self.element.shape, self.deep


class _Finder:
    def __init__(
        self, outline: Outline, dates: Dates, dated: Sequence[int], candidates: Candidates
    ) -> None:
        self._outline = outline
        self._elements = outline.elements
        self._dates = dates
        self._dated = dated
        self._candidates = candidates
        self._deep = [0]
        for element in self._elements[1:]:
            self._deep.append(self._deep[element.parent] + 1)
        self._held = list(map(self._dates_in, self._elements))
        self._bests: dict[tuple[int, int], int] = {}
        self._chains = {at: list(self._chain(at)) for at in dated}

    def find(self) -> tuple[Items, dict[int, list[int]]]:
        """Return the items with the line of their date, and the other dates by what holds them."""
        needed = self._needed_role()
        items, others = self._by_repetition(needed)
        bare: dict[int, list[int]] = defaultdict(list)
        known = {item.shape for item, _ in items}
        for at in others:
            if item := self._like_known(at, known):
                items.append((item, at))
            elif self._candidates.roles[at] >= needed:
                line = self._outline.lines[at]
                items.append((Element("", "", line.element, at, at + 1), at))
            else:
                bare[self._meeting(at)].append(at)
        names = self._named_beside(items)
        items = [(item, at) for item, at in items if at not in names]
        beside = self._titled_beside(items)
        items = [(item, at) for item, at in items if at not in beside]
        for at in sorted(beside):
            bare[self._meeting(at)].append(at)
        return items + self._of_several_dates(items, bare), bare

    def _by_repetition(self, needed: Role) -> tuple[Items, list[int]]:
        """Return the items that the page repeats, and the lines of the dates that are in none."""
        shapes = Counter(
            shape for chain in self._chains.values() for shape in {of.element.shape for of in chain}
        )
        levels = Counter(of.level for chain in self._chains.values() for of in chain)
        likely = {at: self._likely(chain, needed) for at, chain in self._chains.items()}
        if self._are_headlines_listed(likely.values()):
            likely = {at: self._listed(chain) for at, chain in likely.items()}
        items: Items = []
        others: list[int] = []
        for at, chain in likely.items():
            if item := self._item(chain, shapes, levels):
                items.append((item, at))
            else:
                others.append(at)
        return items, others

    def _are_headlines_listed(self, chains: Iterable[list[_Around]]) -> bool:
        """Return whether most items by their tag have what says as much as a headline.

        Else it may be a name or a topic beside a date, and the headline is above the list of these,
        as it is where most of these have a linked title above them.
        """
        within = [chain for chain in chains if chain]
        listed = [self._best(self._listed(chain)[-1].element) for chain in within]
        around = [self._best(chain[-1].element) for chain in within]
        titled = sum(
            at != of and self._outline.lines[of].href is not None and self._candidates.says_much(of)
            for at, of in zip(listed, around, strict=True)
        )
        return 2 * titled < len(within) < 2 * sum(map(self._candidates.says_much, listed))

    def _best(self, element: Element) -> int:
        lines = element.first, element.end
        known = self._bests.get(lines)
        if known is None:
            best = self._candidates.best(element.lines)
            known = self._bests[lines] = element.first if best is None else best
        return known

    def _listed(self, chain: list[_Around]) -> list[_Around]:
        """Return those of a chain up to its last item by its tag, or all if it has none."""
        for end in range(len(chain), 0, -1):
            if chain[end - 1].element.tag in ITEMS:
                return chain[:end]
        return chain

    def _like_known(self, at: int, known: Set[Shape]) -> Element | None:
        """Return the element around a date that has a *known* shape, or is an item by its tag."""
        return next(
            (
                of.element
                for of in reversed(self._chains[at])
                if of.element.shape in known or (of.element.tag in ITEMS and of.best >= Role.TEXT)
            ),
            None,
        )

    def _of_several_dates(self, items: Items, bare: dict[int, list[int]]) -> Items:
        """Return the items that have several of the *bare* dates, and take these from them."""
        taken = {at for element, _ in items for at in element.lines}
        found: Items = []
        for within in list(bare):
            likely = self._around(within) if within else ()
            item = next((of for of in likely if self._is_one_item(of, bare[within], taken)), None)
            if item:
                first, *others = bare.pop(within)
                for other in others:
                    first = agree(self._dates, first, other)
                found.append((item, first))
        return found

    def _around(self, within: int) -> Sequence[Element]:
        """Return an element and those around it with the same dates, or the first item by its tag.

        So the headline of an item may stand outside of the table of its dates.
        """
        elements, index = [self._elements[within]], self._elements[within].parent
        while index and self._held[index] == self._held[within]:
            elements.append(self._elements[index])
            index = self._elements[index].parent
        return next(([of] for of in elements if of.tag in ITEMS), elements)

    def _needed_role(self) -> Role:
        """Return the least role of a headline, by what stands between the dates."""
        between = [self._candidates.highest(first + 1, end) for first, end in pairwise(self._dated)]
        linked = sum(role >= Role.LINK for role in between)
        if linked > 0.6 * len(between):
            return Role.LINK
        return min(Role.TEXT, max(between, default=Role.TEXT)) or Role.TEXT

    def _dates_in(self, element: Element) -> int:
        return self._number(element.end) - self._number(element.first)

    def _number(self, line: int) -> int:
        """Return how many dates stand above a line."""
        return bisect_left(self._dated, line)

    def _chain(self, at: int) -> Iterator[_Around]:
        """Yield the elements around a date, innermost first, that hold it alone and a headline."""
        best, count = Role.NEVER, 0
        seen = range(at, at)
        index = self._outline.lines[at].element
        while index and self._held[index] == 1:
            element = self._elements[index]
            for line in (*range(element.first, seen.start), *range(seen.stop, element.end)):
                role = self._candidates.roles[line]
                if role > best:
                    best, count = role, 0
                count += role is best
            seen = element.lines
            if best is not Role.NEVER:
                yield _Around(element, best, count, self._deep[index])
            index = element.parent

    def _likely(self, chain: Sequence[_Around], needed: Role) -> list[_Around]:
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
        alike: dict[Shape, list[tuple[Element, int]]] = defaultdict(list)
        for item, at in items:
            alike[item.shape].append((item, at))
        return {
            at
            for of in alike.values()
            if len(of) > 1 and all(self._has_title_beside(item, at) for item, at in of)
            for _, at in of
        }

    def _named_beside(self, items: Sequence[tuple[Element, int]]) -> Set[int]:
        """Return the lines of the dates of *items* that have a name, and a headline beside them.

        So a topic of a forum says who began it, and beside that who wrote last.
        """
        within: dict[int, list[tuple[Element, bool]]] = defaultdict(list)
        alike: dict[Shape, list[tuple[Element, int, bool]]] = defaultdict(list)
        for item, at in items:
            says = self._candidates.says_much(self._best(item))
            within[item.parent].append((item, says))
            alike[item.shape].append((item, at, says))
        return {
            at
            for shape, of in alike.items()
            if 1 < len(of) == len({item.parent for item, _, _ in of})
            and not any(says for _, _, says in of)
            and all(
                any(says and other.shape != shape for other, says in within[item.parent])
                for item, _, _ in of
            )
            for _, at, _ in of
        }

    def _has_title_beside(self, item: Element, at: int) -> bool:
        """Return whether a likelier headline stands beside *item*, up to the dates of others."""
        around = self._elements[item.parent]
        best = max(self._candidates.highest(item.first, item.end), Role.LINK)
        number = self._number(at)
        start = max(around.first, self._dated[number - 1] + 1 if number else 0)
        end = min([around.end, *self._dated[number + 1 : number + 2]])
        return any(
            self._candidates.roles[line] > best and self._candidates.says_much(line)
            for line in (*range(start, item.first), *range(item.end, end))
        )

    def _meeting(self, at: int) -> int:
        """Return the innermost element that holds a date and another, or a headline."""
        index = self._outline.lines[at].element
        while index:
            if self._held[index] > 1:
                break
            index = self._elements[index].parent
        return index

    def _item(
        self, chain: Sequence[_Around], shapes: Counter[Shape], levels: Counter[tuple[Shape, int]]
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
        among = self._candidates.among(element.lines)
        if not among or among[0] in taken or not self._outline.structured:
            return False
        least = Role.TEXT if element.tag in ITEMS else Role.LINK
        between = range(dates[0], dates[-1])
        if any(self._may_be_headline(at) for at in between if at != among[0]):
            return False
        if all(self._has_text(pair, among[0]) for pair in pairwise(dates)):
            return False  # below a heading of all, each date has a text of its own
        return len(among) == 1 < len(dates) and self._candidates.roles[among[0]] >= least

    def _has_text(self, between: tuple[int, int], headline: int) -> bool:
        """Return whether a text that may be a headline stands between two dates, beside another."""
        return any(
            self._candidates.roles[at] >= Role.TEXT
            and self._candidates.says_much(at)
            and at != headline
            for at in range(*between)
        )

    def _may_be_headline(self, at: int) -> bool:
        role = self._candidates.roles[at]
        listed = role >= Role.TEXT and self._outline.around(at).tag in ITEMS
        return listed or role >= Role.LINK
