"""The headlines that one date heads in an item, where the items of a page list several."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.pages.candidates import Candidates
from corpus.pages.items import Items
from corpus.pages.outline import ITEMS, Element, Outline, Role, Shape
from corpus.pages.text_lists import CLOCK, are_headlines
from corpus.pages.text_sizes import is_brief
from corpus.text import script_of

_EACH_LINE = "each line below a day is taken for a headline, though none leads to a page"
_LEAST_WORDS = 3  # of a line that leads nowhere; places and outlets have fewer


class HeadlineGroups:
    """The groups of headlines in the *items* of a page, chosen from its *candidates*.

    *doubts* is empty, or has the first line of the first group in doubt, and why it is.
    """

    def __init__(self, outline: Outline, candidates: Candidates, items: Items) -> None:
        self._outline = outline
        self._candidates = candidates
        self.doubts: list[tuple[int, str]] = []
        self._listed = not outline.structured and self._are_listed(items)
        # By item: the lines that may be its headline.
        self._runs = [candidates.among(element.lines) for element, _ in items]
        # Whether all items have as many lines, of which one may be an outlet.
        self._paired = len(items) > 1 and len(set(map(len, self._runs))) == 1
        self._bilingual = self._paired and all(map(self._is_in_two_scripts, self._runs))

    def of(self, at: int, element: Element) -> list[int]:
        """Return the headlines below the date on line *at* in *element*, if several are alike."""
        among = self._candidates.among(element.lines)
        if self._bilingual:
            return among
        if not self._outline.structured and among and at < among[0]:
            bullets = all(self._outline.lines[line].bullet for line in among)
            return among if len(among) > 1 and (bullets or self._listed) else []
        if len(among) < 2:
            return []
        if all(self._outline.lines[line].wording for line in among):
            return among
        if len({self._outline.lines[line].element for line in among}) > 1:
            among = self._candidates.one_of_each_row(among)
        paths = {tuple(self._path(line, element)) for line in among}
        if self._outline.is_heading(at) and self._stand_apart(among, element):
            paths = {path[:1] + path[-1:] for path in paths}  # some may have more around them
        within = {self._outline.lines[line].element for line in among}
        if len(among) < 2 or len(paths) > 1 or at > among[0]:
            return []
        if len(within) < len(among):
            return among if not self._paired and self._are_alike(among) else []
        timed = all(CLOCK.match(self._candidates.text(line)) for line in among)
        listed = timed or self._candidates.roles[among[0]] >= Role.LINK
        return among if listed or self._outline.around(among[0]).tag in ITEMS else []

    def _stand_apart(self, lines: Sequence[int], element: Element) -> bool:
        """Return whether each of *lines* is in another of those that stand right in *element*."""
        shared = (self._outline.shared(one, other) for one, other in pairwise(lines))
        return all(self._outline.elements[index] is element for index in shared)

    def _is_in_two_scripts(self, lines: Sequence[int]) -> bool:
        """Return whether *lines* are a headline in two scripts, and each leads to a page."""
        scripts = {script_of(self._candidates.text(at)) for at in lines}
        leads = {self._outline.lines[at].href for at in lines} - {None}
        says_much = all(map(self._candidates.says_much, lines))
        return says_much and len(scripts) == len(leads) == len(lines) > 1

    def _are_alike(self, lines: Sequence[int]) -> bool:
        """Return whether all items list what are headlines, and *lines* lead to a page each.

        What leads nowhere is in doubt, as it may be what an item says of its headline.
        """
        leads = [href for line in lines if (href := self._outline.lines[line].href)]
        if leads and len(set(leads)) < len(lines):
            return False
        if not are_headlines(list(map(self._candidates.texts, self._runs))):
            return False
        texts = self._candidates.texts(lines)
        if not leads and any(is_brief(of) and len(of.split()) < _LEAST_WORDS for of in texts):
            return False
        if not leads and not self.doubts:
            self.doubts.append((lines[0], _EACH_LINE))
        return True

    def _are_listed(self, items: Items) -> bool:
        """Return whether the lines of a text below each date are headlines, and no others."""
        runs = [self._candidates.among(range(at + 1, element.end)) for element, at in items]
        return are_headlines(list(map(self._candidates.texts, runs)))

    def _path(self, line: int, element: Element) -> Iterator[Shape]:
        """Yield the shapes of what the line stands in, up to *element*."""
        inner = self._outline.around(line)
        while inner is not element and inner.parent != 0:
            yield inner.shape
            inner = self._outline.elements[inner.parent]
