"""The lines between dates that take turns with headlines, and which are as headlines are."""

from collections import Counter
from collections.abc import Sequence

from corpus.pages.candidates import Candidates
from corpus.pages.outline import Element, Outline, Role, Shape
from corpus.pages.turn_ends import end_of_turn
from corpus.pages.wording import FULL_STOP
from corpus.patterns import NUMBER, WORD

_LEAST_DATES = 3  # that tell today's from the others


class Gaps:
    """The lines before the first of *dates*, *between* each two and after the last.

    Lines that are *taken* end a gap, as do headings of something else. *role* and *shape* are those
    of most headlines, `Role.NEVER` if there is none; *masthead* is the date of the page above the
    others, if one is. *beside_items* says that lines within the same element are taken.
    """

    def __init__(
        self,
        outline: Outline,
        within: Element,
        dates: Sequence[int],
        taken: Sequence[bool],
        candidates: Candidates,
    ) -> None:
        self._outline = outline
        self._candidates = candidates
        self.beside_items = any(taken[within.first : within.end])
        self._part(within, dates, taken)
        self.masthead: list[int] = []
        if self._begins_with_masthead() or self._begins_with_title():
            self.masthead = [dates[0]]
            self._part(within, dates[1:], taken)
        self.between[1:] = map(self._until_heading, self.between[1:])
        alike = list(map(self.alike, self.between[1:]))
        self.between[-1] = end_of_turn(outline, self.between[1:], alike)

    def _part(self, within: Element, dates: Sequence[int], taken: Sequence[bool]) -> None:
        """Take the lines before the first date, between each two, and after the last."""
        self.dates = dates
        starts = [within.first, *(at + 1 for at in dates)]
        ends = [*dates, within.end]
        self.between: list[range] = []
        self._known: dict[range, list[int]] = {}  # as `alike`
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            blocked = [at for at in range(start, end) if taken[at]]
            if blocked and number == 0:
                start = blocked[-1] + 1
            elif blocked:
                end = blocked[0]
            self.between.append(range(start, end))
        self.role, self.shape = self._common()

    def _begins_with_masthead(self) -> bool:
        """Return whether the first date is the day of the page: of another kind, and one more.

        It stands in an element of another shape than the others, or is printed in another form.
        """
        if len(self.dates) < _LEAST_DATES or not self._outline.structured:
            return False
        shapes = [self._outline.shape(at) for at in self.dates]
        forms = [_form(self._outline.lines[at].text) for at in self.dates]
        apart = _is_first_apart(shapes) or _is_first_apart(forms)
        apart = apart and not self.alike(self.between[0])
        # One line of another shape may be the headline of a first item; several are a menu.
        alone = sum(self._candidates.roles[at] >= self.role for at in self.between[1]) == 1
        leads = alone or self.alike(self.between[1])
        return apart and not (leads and self.alike(self.between[-1]))

    def _begins_with_title(self) -> bool:
        """Return whether the first date is of the title of the page, right above it."""
        above = self.between[0]
        titled = bool(above) and self._candidates.roles[above[-1]] is Role.NEVER
        return titled and self.ends_below()

    def ends_below(self) -> bool:
        """Return whether each date but the first is right below its headline, and none is left.

        Above the first is another heading: the title, or a headline that leads nowhere. Below the
        last is nothing, or a sentence as between others. No date is a heading itself.
        """
        above, *between, last = self.between
        if not (between and above) or self.role < Role.BOLD or self.alike(last):
            return False
        lines, roles = self._outline.lines, self._candidates.roles
        headed = lines[above[-1]].role >= Role.BOLD > max(lines[at].role for at in self.dates)
        ends = all(self.alike(gap) == [gap[-1]] for gap in between if gap)
        below = next((at for at in last if roles[at] is not Role.NEVER), None)
        teased = any(len(gap) > 1 for gap in between)
        ended = below is None or (teased and FULL_STOP.search(self._candidates.text(below)))
        return headed and ends and bool(ended)

    def _until_heading(self, gap: range) -> range:
        """Return the lines of *gap* up to a heading of something else: "Most read"."""
        alike = self.alike(gap)
        if not alike or not self._outline.structured:
            return gap
        headings = (
            at
            for at in gap
            if at > alike[0]
            and self._is_heading(at)
            and (self.role is not Role.HEADING or self._stands_apart(at, alike[0]))
        )
        return range(gap[0], next(headings, gap[-1] + 1))

    def _is_heading(self, at: int) -> bool:
        """Return whether a line is a heading, be it of a section of the site: "Contact"."""
        role = self._candidates.roles[at]
        of_site = role is Role.NEVER and self._outline.is_heading(at)
        return role is Role.HEADING or of_site

    def _stands_apart(self, heading: int, headline: int) -> bool:
        """Return whether two headings have other shapes, or stand in elements of other shapes."""
        first, second = (self._outline.around(at) for at in (heading, headline))
        around = [self._outline.elements[of.parent].shape for of in (first, second)]
        return first.shape != second.shape or around[0] != around[1]

    def _common(self) -> tuple[Role, Shape | None]:
        """Return the role and the shape of most headlines, by what stands between dates."""
        heads = [among[0] for gap in self.between[1:-1] if (among := self._candidates.among(gap))]
        if not heads:
            last = self._until_section(self.between[-1])
            before, after = self._likeliest(self.between[0]), self._likeliest(last)
            choice = after if self._score(after) >= self._score(before) else before
            few = len(self.dates) == 1 or self._score(choice) >= Role.LINK
            heads = [choice] if choice is not None and few else []
        if not heads:
            return Role.NEVER, None
        common = Counter((self._candidates.roles[at], self._outline.shape(at)) for at in heads)
        return common.most_common(1)[0][0]

    def _until_section(self, gap: range) -> range:
        """Return the lines of *gap* up to the name of a section below what may be headlines."""
        roles = self._candidates.roles
        texts = (at for at in gap if roles[at] >= Role.TEXT)
        first = next(texts, None)
        names = (at for at in gap if roles[at] is Role.NEVER and self._is_heading(at))
        end = next((at for at in names if first is not None and at > first), None)
        return gap if end is None else range(gap[0], end)

    def _likeliest(self, gap: range) -> int | None:
        likeliest = max(gap, key=self._score, default=None)
        return likeliest if self._score(likeliest) else None

    def _score(self, at: int | None) -> float:
        """Return how likely the only headline of the only date is *at*: a link above all."""
        if at is None:
            return 0
        role = self._candidates.roles[at]
        if role is Role.HEADING and not self._outline.lines[at].href:
            return Role.BOLD + 0.5
        return role + (0.5 if role >= Role.TITLED and self._outline.lines[at].href else 0)

    def alike(self, gap: range) -> list[int]:
        """Return the lines of *gap* that are as most headlines are."""
        known = self._known.get(gap)
        if known is None:
            known = self._known[gap] = [
                at
                for at in gap
                if self._candidates.roles[at] is self.role is not Role.NEVER
                and (not self._outline.structured or self._outline.shape(at) == self.shape)
            ]
        return known


def _is_first_apart(kinds: Sequence[object]) -> bool:
    """Return whether the first alone is of another kind than the others."""
    return kinds[0] != kinds[1] and len(set(kinds[1:])) == 1


def _form(text: str) -> str:
    """Return how a date is printed: "12 May 2015" as "9 a 9", whatever its day and month."""
    return WORD.sub("a", NUMBER.sub("9", text))
