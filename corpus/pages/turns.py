"""Dates and headlines that take turns, with nothing that holds a date and its headline together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile

from corpus.pages.bylines import is_name
from corpus.pages.candidates import Candidates
from corpus.pages.gaps import Gaps
from corpus.pages.link_targets import form
from corpus.pages.outline import Element, Outline, Role, Shape
from corpus.pages.text_lists import CLOCK, are_headlines, ends_of_dotted
from corpus.pages.text_sizes import (
    is_as_long,
    is_brief,
    is_prose,
    may_be_headline,
    shares_word,
    size,
)
from corpus.pages.wording import PART_END

_LISTED = frozenset(("li", "tr", "td", "dd", "dt"))
_BELOW = (
    "the page begins with a headline and ends with a date, so each date is taken for that of the"
    " headline above it"
)
BOTH = "headlines stand above the first date and below the last; each date counts for those below"
"""What is in doubt where nothing shows on which side of the dates their headlines stand."""

_BOTH_BELOW = (
    "headlines stand above the first date and below the last; each date counts for that above it,"
    " as what is below the last is not as between the others"
)

_ONE_OVER = (
    "headlines stand above the first date and below the last; each date counts for that above it,"
    " as one line stands between all dates, and what is above the first is as these are; if it is a"
    " title, they count for those below"
)

_MORE = "more headlines stand below the last date than below any other; it counts for all of them"


@dataclass(slots=True)
class Turns:
    """The lines of headlines with those of their dates, None for those without.

    *alone* are the lines of dates without a headline; *doubt* is a line and what is doubtful there.
    """

    pairs: list[tuple[int, int | None]] = field(default_factory=list)
    alone: list[int] = field(default_factory=list)
    doubt: tuple[int, str] | None = None


def take_turns(
    outline: Outline,
    within: Element,
    dates: Sequence[int],
    taken: Sequence[bool],
    candidates: Candidates,
) -> Turns:
    """Return what the *dates* in *within* belong to; lines that are *taken* end a turn."""
    turns = _Turns(outline, candidates, Gaps(outline, within, dates, taken, candidates))
    return turns.below() if turns.is_below() else turns.above()


class _Turns:
    def __init__(self, outline: Outline, candidates: Candidates, gaps: Gaps) -> None:
        self._outline = outline
        self._candidates = candidates
        self._gaps, self._between = gaps, gaps.between
        self._doubt: tuple[int, str] | None = None
        self._over: Sequence[int] = ()  # what stands below the last date, and may be headlines

    def is_below(self) -> bool:
        """Return whether the dates stand below their headlines, else above."""
        before, after = self._gaps.alike(self._between[0]), self._gaps.alike(self._between[-1])
        if self._gaps.beside_items and self._gaps.role < Role.LINK:
            return False  # a date of the site, such as today's, above the items
        if before and after and self._ends_with_other(before[-1], after[0]):
            self._doubt = before[-1], _BOTH_BELOW
            return True
        if before and after and self._are_defined(before[-1]):
            self._over = after
            return True
        if before and after and self._may_begin(before, after[0]):
            is_first = self._is_as_headlines(before[-1], after[0])
            self._doubt = before[-1], _ONE_OVER if is_first else BOTH
            self._over = after if is_first else []
            return is_first
        if before and after and self._gaps.role >= Role.LINK:
            self._doubt = before[0], BOTH
        if not before and self._gaps.ends_below():
            before = list(self._between[0][-1:])
        if before and not after:
            self._doubt = before[-1], _BELOW
        return bool(before) and not after

    def _may_begin(self, before: Sequence[int], after: int) -> bool:
        """Return whether the last line *before* the first date may be a headline of that date.

        It is right above the date, no sentence, and no other may be above it, one line stands
        between each two dates, and one right *after* the last.
        """
        first = before[-1]
        alone = all(len(self._gaps.alike(gap)) == len(gap) == 1 for gap in self._between[1:-1])
        right_below = after == self._between[-1][0]
        if first != self._between[0][-1] or not right_below or not alone or self._are_headed():
            return False
        texts = self._candidates.texts(before)
        return not any(map(may_be_headline, texts[:-1])) and not PART_END.search(texts[-1])

    def _has_place_of_date(self, last: range) -> bool:
        """Return whether what may be a date stands below the *last* headline as the dates do.

        It is brief and no name, or is one that does not count: "Yesterday".
        """
        if len(last) != 2 or not self._outline.structured:
            return False
        role, text = self._candidates.roles[last[1]], self._candidates.text(last[1])
        shapes = {self._outline.shape(at) for at in (*self._gaps.dates, last[1])}
        may_be_date = role is Role.NEVER or not is_name(text)
        return len(shapes) == 1 and is_brief(text) and may_be_date

    def _is_as_headlines(self, first: int, after: int) -> bool:
        """Return whether the *first* line is as the headlines between dates, or as that *after*.

        It leads to an address such as theirs. If none is linked, it says about as much as they do,
        and that after the last date is none or half as long, or has no word of theirs, but the
        first has. It needs none where a description or nothing of a text stands above it. Where
        there is one date, something stands below that *after* it as the date does below the first.
        """
        others = [gap[0] for gap in self._between[1:-1]] or [after]
        if len(self._gaps.dates) == 1 and not self._has_place_of_date(self._between[-1]):
            return False
        lines = self._outline.lines
        href, *hrefs = (lines[at].href for at in (first, *others))
        if href is not None:
            return form(href) in {form(of) for of in hrefs if of is not None}
        texts = [lines[at].text for at in others]
        begins, ends = lines[first].text, lines[after].text
        if hrefs[0] is not None or not is_as_long(begins, texts):
            return False
        unlike = not may_be_headline(ends) and all(map(may_be_headline, texts))
        if unlike or 2 * size(ends) <= min(map(size, texts)):
            return True
        above = range(self._between[0][0], first)
        described = any(PART_END.search(lines[at].text) for at in above)
        leads = described or (not above and not self._outline.structured)
        return not shares_word(ends, texts) and (leads or shares_word(begins, texts))

    def _are_defined(self, first: int) -> bool:
        """Return whether the *first* headline is a term by its tag, and all dates define such."""
        tags = {self._outline.around(at).tag for at in self._gaps.dates}
        return tags == {"dd"} and self._outline.item(first, _LISTED).tag == "dt"

    def _ends_with_other(self, before: int, after: int) -> bool:
        """Return whether the first headline is as those between dates, and the last is not.

        The first stands *before* the first date, the last *after* the last one: "Most read". It is
        linked or not as they are, and has the same lines between it and the date. What has a teaser
        above it, but the date right below, is of that date.
        """
        if not self._outline.structured:
            return False
        if self._is_as_between(self._between[0]) and not self._is_as_between(self._between[-1]):
            return True
        begins, ends, teased = set(), set(), True
        for gap in self._between[1:-1]:
            if alike := self._gaps.alike(gap):
                ends.add(self._turn(alike[-1], gap[-1] + 1))
                begins.add(self._turn(alike[0], gap[0]))
                above = map(self._candidates.text, range(gap[0], alike[0]))
                teased = teased and alike[-1] == gap[-1] and any(map(is_prose, above))
        first, last = self._between[0], self._between[-1]
        as_others = self._turn(before, first[-1] + 1) in ends
        return as_others and (teased or self._turn(after, last[0]) not in begins)

    def _is_as_between(self, gap: Sequence[int]) -> bool:
        """Return whether *gap* has the lines of each turn between dates, if these are alike.

        The first may have others above them, the last below. One line alone tells nothing.
        """
        forms = {tuple(map(self._candidates.form, between)) for between in self._between[1:-1]}
        form = forms.pop() if len(forms) == 1 else ()
        near = gap[-len(form) :] if gap is self._between[0] else gap[: len(form)]
        return len(form) > 1 and tuple(map(self._candidates.form, near)) == form

    def _turn(self, headline: int, end: int) -> tuple[bool, tuple[Shape, ...]]:
        """Return whether a headline is linked, and the shapes of the lines from it to its *end*."""
        lines = self._outline.lines
        beside = range(headline + 1, end) if end > headline else range(end, headline)
        shapes = (self._outline.shape(at) for at in beside if lines[at].shown)
        return lines[headline].href is not None, tuple(shapes)

    def above(self) -> Turns:
        """Return the turns of dates that stand above their headlines."""
        turns = Turns(alone=self._gaps.masthead, doubt=self._doubt)
        if self._gaps.role >= Role.LINK:
            turns.pairs += [(at, None) for at in self._gaps.alike(self._between[0])]
        grouped = any(len(self._gaps.alike(gap)) > 1 for gap in self._between[1:-1])
        if (
            len(self._gaps.dates) > 1
            and not grouped
            and (self._are_headed() or self._ends_with_list())
        ):
            grouped = True
            if turns.doubt is None and len(last := self._gaps.alike(self._between[-1])) > 1:
                turns.doubt = last[1], _MORE
        listed = self._are_listed()
        for date, gap in zip(self._gaps.dates, self._between[1:], strict=True):
            alike = self._candidates.one_of_each_row(self._run(gap) or self._candidates.among(gap))
            if not alike:
                turns.alone.append(date)
            elif listed or self._candidates.heads_period(date) or self._is_group(alike, grouped):
                turns.pairs += [(at, date) for at in alike]
            else:
                turns.pairs.append((alike[0], date))
                turns.pairs += [(at, None) for at in self._others(alike)]
        return turns

    def _are_listed(self) -> bool:
        """Return whether the lines of a text below each date are headlines, and no others."""
        runs = list(map(self._run, self._between[1:]))
        texts = list(map(self._candidates.texts, runs))
        listed = list(chain.from_iterable(texts))
        timed = all(map(CLOCK.match, listed)) or ends_of_dotted(listed)
        if max(map(len, runs)) > 1 and timed:
            return True
        if self._outline.structured and len(set(map(len, runs))) == 1 and not self._are_headed():
            return False
        whole = [len({self._outline.lines[at].element for at in run}) < 2 for run in runs]
        if not whole[-1] and all(whole[:-1]):
            return False  # what follows the last paragraph may be of the site
        return are_headlines(texts)

    def _are_headed(self) -> bool:
        """Return whether all dates are headings by their tags, of what stands below them."""
        return all(self._outline.is_heading(at) for at in self._gaps.dates)

    def _ends_with_list(self) -> bool:
        """Return whether the page is links that say as much as headlines, and days above them.

        Nothing else stands between or below them, and each link is in an element of its own.
        """
        below = [at for gap in self._between[1:] for at in gap]
        alike = sum(len(self._gaps.alike(gap)) for gap in self._between[1:])
        within = {self._outline.lines[at].element for at in below}
        says_much = all(map(self._candidates.says_much, below))
        of_links = self._gaps.role is Role.LINK and says_much and not self._gaps.beside_items
        return of_links and alike == len(below) == len(within)

    def _run(self, gap: range) -> list[int]:
        """Return the headlines in *gap* up to what stands in another kind of element.

        So what follows the last of a list is none of it.
        """
        alike = self._gaps.alike(gap)
        if not alike or not self._outline.structured:
            return alike
        shapes = [self._outline.elements[self._outline.around(at).parent].shape for at in alike]
        return [at for at, shape in zip(alike, shapes, strict=True) if shape == shapes[0]]

    def _is_group(self, alike: list[int], grouped: bool) -> bool:
        """Return whether a date heads all of the lines that are *alike*."""
        if len(alike) == 1 or not self._outline.structured:
            return all(self._outline.lines[at].bullet for at in alike)
        items = {self._outline.within(at, _LISTED) for at in alike}
        listed = 0 not in items and len(items) == len(alike)
        apart = len({self._outline.lines[at].element for at in alike}) == len(alike)
        return apart and (listed or (grouped and self._gaps.role >= Role.LINK))

    def _others(self, alike: list[int]) -> list[int]:
        """Return the lines beside the headline that are as much headlines as it is."""
        first = self._outline.lines[alike[0]].element
        return [at for at in alike[1:] if self._outline.lines[at].element != first]

    def below(self) -> Turns:
        """Return the turns of dates that stand below their headlines."""
        turns = Turns(alone=self._gaps.masthead, doubt=self._doubt)
        for number, date in enumerate(self._gaps.dates):
            alike = self._gaps.alike(self._between[number]) or self._candidates.among(
                self._between[number]
            )
            if not alike:
                turns.alone.append(date)
                continue
            if self._gaps.role is not Role.NEVER:
                others = alike[:-1] if number else self._beginning(alike)
                turns.pairs += [(at, None) for at in others]
            turns.pairs.append((alike[-1], date))
        turns.pairs += [(at, None) for at in self._over[:1] if self._candidates.says_much(at)]
        return turns

    def _beginning(self, alike: Sequence[int]) -> list[int]:
        """Return the headlines without a date right above the first that has one below it.

        What leads about the site may stand above them, and says little.
        """
        if self._gaps.role < Role.LINK:
            return []
        above = takewhile(
            lambda at: at + 1 in alike and self._candidates.says_much(at),
            reversed(alike[:-1]),
        )
        return list(above)
