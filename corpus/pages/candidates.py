"""Chooses the line of an item that is its headline, by its role on the page and repetition."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from corpus.pages.bylines import BYLINE, names_only_author
from corpus.pages.lesser_lines import weigh
from corpus.pages.line_dates import LineDate
from corpus.pages.line_roles import Roles
from corpus.pages.link_targets import NOWHERE
from corpus.pages.outline import HEADINGS, ITEMS, Outline, Role, Shape
from corpus.pages.text_sizes import (
    LONGEST_HEADLINE,
    is_brief,
    is_prose,
    says_enough,
    size,
    tells_day,
)
from corpus.pages.wording import FULL_STOP, PART_END

_ENOUGH = 15  # letters of a headline beside which a longer text is a teaser
_LONGEST_LABEL = 40
_ROWS = frozenset(("tr",))
_MOST_OF_ONE = 3  # lines of one headline that lead to its page
_LEAST_SECTIONS = 3  # items whose first lines may name some
_NEAR = 4  # lines from one that leads to a page to another of the same item


class Candidates:
    """The roles of a page's lines as headlines, what is repeated like a label counted for less."""

    def __init__(
        self, outline: Outline, dates: Sequence[LineDate | None], passed_over: Iterable[int]
    ) -> None:
        self._lines = outline.lines
        self._outline = outline
        self._dates = dates
        over = frozenset(passed_over)
        texts = Counter(line.text for line in outline.lines if len(line.text) <= _LONGEST_LABEL)
        again = {text for text, times in texts.items() if times > 1}
        places = Counter(
            (line.text, outline.shape(at))
            for at, line in enumerate(outline.lines)
            if line.text in again
        )
        links = {(line.text, line.href) for line in outline.lines if line.text in again}
        addresses = Counter(text for text, _ in links)
        self._repeated: set[int] = set()
        self.roles = [
            Role.NEVER
            if at in over
            else self._role(
                at,
                # A headline may stand a second time in a list of another shape: "Most read".
                line.text in again
                and (places[line.text, outline.shape(at)] > 1 or is_brief(line.text)),
                line.text in again and addresses[line.text] > 1,
            )
            for at, line in enumerate(outline.lines)
        ]
        weigh(Roles(outline, dates, self.roles, self._repeated))
        self._keep_one_of_each_address()

    def _keep_one_of_each_address(self) -> None:
        """Count lines near each other that lead to one page as one headline and what is beside it.

        They are its title, its teaser, its picture, its docket. Where more lines or several items
        lead there, each is a headline of its own.
        """
        item = self._outline.within
        linked: dict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(self._lines):
            if line.href and self.roles[at] >= Role.TEXT and not line.href.startswith(NOWHERE):
                linked[line.href].append(at)
        groups: list[list[int]] = []
        for lines in linked.values():
            last: int | None = None
            for at in lines:
                if last is None or at - last > _NEAR or item(at, ITEMS) != item(last, ITEMS):
                    groups.append([])
                groups[-1].append(at)
                last = at
        groups = [near for near in groups if 1 < len(near) <= _MOST_OF_ONE]
        for near, best in zip(groups, self.best_of_each(groups), strict=True):
            for at in near:
                if best is not None and at != best:
                    self.roles[at] = Role.ASIDE

    def _role(self, at: int, repeated: bool, elsewhere: bool) -> Role:
        line, date = self._lines[at], self._dates[at]
        if not line.shown or line.site or (date and not date.beside):
            return Role.NEVER
        if repeated and line.role is not Role.STATED:
            self._repeated.add(at)
            if line.role >= Role.TITLED or (line.role is Role.LINK and elsewhere):
                return Role.BOLD
            return min(line.role, Role.ASIDE)
        dated = date is not None and len(date.beside) <= LONGEST_HEADLINE
        if line.role is Role.TEXT and not dated and is_prose(line.text):
            return Role.ASIDE
        if date and line.role <= Role.LINK and names_only_author(date.beside):
            return Role.ASIDE
        return line.role

    def leave_out_running_text(self) -> None:
        """Take for no headlines the sentences of a text that tells when something was.

        "On 26 December 2004 the wave came." is of one, and so is all beside it, if it is of whole
        sentences but for the name of its author. A list has several dates between them.
        """
        if not self._outline.structured:
            return
        around = self._outline.elements
        parents = [around[line.element].parent for line in self._lines]
        may = [
            role >= Role.ASIDE and line.role is Role.TEXT
            for role, line in zip(self.roles, self._lines, strict=True)
        ]
        days = Counter(parent for parent, of in zip(parents, self._dates, strict=True) if of)
        telling = {
            parents[at]
            for at, line in enumerate(self._lines)
            if may[at] and not self._dates[at] and tells_day(line.text)
        }
        texts: dict[int, list[int]] = defaultdict(list)
        for at, parent in enumerate(parents):
            if parent in telling and may[at] and days[parent] < 2:
                texts[parent].append(at)
        for of in texts.values():
            said = (text for at in of if not BYLINE.match(text := self._lines[at].text))
            if all(map(FULL_STOP.search, said)):
                for at in of:
                    self.roles[at] = Role.NEVER

    def heads_period(self, at: int) -> bool:
        """Return whether the line of that index is a heading of a month or year alone."""
        date = self._dates[at]
        alone = date is not None and date.partial and not date.beside
        return alone and self._outline.is_heading(at)

    def highest(self, start: int, end: int) -> Role:
        """Return the highest role from the line *start* up to the line *end*."""
        return max(self.roles[start:end], default=Role.NEVER)

    def text(self, at: int) -> str:
        """Return the text of the line of that index, less its date."""
        date = self._dates[at]
        return date.beside if date and date.beside else self._lines[at].text

    def texts(self, indexes: Iterable[int]) -> list[str]:
        """Return the texts of lines, less their dates."""
        return list(map(self.text, indexes))

    def says_much(self, at: int) -> bool:
        """Return whether the line of that index has as many words as most headlines."""
        return not is_brief(self.text(at))

    def form(self, at: int) -> tuple[Role, bool, Shape]:
        """Return what the headlines of one list have in common: role, link, element."""
        return self.roles[at], self._lines[at].href is not None, self._outline.shape(at)

    def among(self, indexes: Iterable[int]) -> list[int]:
        """Return those of the lines that may be headlines as much as any other of them."""
        best: list[int] = []
        highest = Role.NEVER
        for at in indexes:
            role = self.roles[at]
            if role > highest:
                best, highest = [at], role
            elif best and role is highest:
                best.append(at)
        return best

    def one_of_each_row(self, lines: list[int]) -> list[int]:
        """Return the likeliest headline of each row of a table in which *lines* lead nowhere."""
        rows: dict[int, list[int]] = defaultdict(list)
        for at in lines:
            rows[self._outline.within(at, _ROWS)].append(at)
        if 0 in rows or len(rows) == len(lines) or any(self._lines[at].href for at in lines):
            return lines
        return [at for at in self.best_of_each(list(rows.values())) if at is not None]

    def _is_no_teaser(self, at: int) -> bool:
        text = self.text(at)
        return says_enough(text) and not is_prose(text)

    def best_of_each(self, items: Sequence[Sequence[int]]) -> list[int | None]:
        """Return the line that is likeliest the headline of each of the *items* of a page.

        It is the line that most of the items that look alike have for theirs: a long kicker above
        one headline is none, as the kickers of the others are none.
        """
        bests = list(map(self.best, items))
        if not self._outline.structured:
            return self._below_outlets(items, bests)
        alike: dict[tuple[Shape, ...], list[tuple[int, list[int]]]] = defaultdict(list)
        for number, lines in enumerate(items):
            among = self.among(lines)
            if len(among) > 1:
                shapes = tuple(self._outline.shape(at) for at in among)
                alike[shapes].append((number, among))
        for of in alike.values():
            columns = Counter(
                among.index(best) for number, among in of if (best := bests[number]) is not None
            )
            column, times = columns.most_common(1)[0]
            if 2 * times > columns.total():
                for number, among in of:
                    bests[number] = among[column]
        return bests

    def _below_outlets(
        self, items: Sequence[Sequence[int]], bests: list[int | None]
    ) -> list[int | None]:
        """Return the headlines of paragraphs, below the first line of each if most are below it.

        A few words without a date are in each such line, as an outlet is. *bests* are the likeliest
        headline of each paragraph alone.
        """
        heads = [lines[0] for lines in items]
        headed = sum(best == head for best, head in zip(bests, heads, strict=True))
        if 2 * headed >= len(items) or any(self._dates[at] or self.says_much(at) for at in heads):
            return bests
        below = [self.best(lines[1:]) for lines in items]
        return [
            under if best == head and under is not None else best
            for best, head, under in zip(bests, heads, below, strict=True)
        ]

    def below_sections(
        self, items: Sequence[Sequence[int]], heads: Sequence[int | None]
    ) -> list[int] | None:
        """Return the lines right below the *heads* of *items* if these name sections, else None.

        So several items begin with a few words that lead nowhere, one of them with a word alone,
        and have one line below that says as much as a headline.
        """
        if len(items) < _LEAST_SECTIONS or not self._outline.structured:
            return None
        below: list[int] = []
        for lines, head in zip(items, heads, strict=True):
            if head is None or self._lines[head].href or self.roles[head] > Role.BOLD:
                return None
            others = [at for at in lines if at > head and self.roles[at] >= Role.TEXT]
            if len(others) != 1 or PART_END.search(self.text(others[0])):
                return None
            below += others
        names = self.texts(at for at in heads if at is not None)
        several = 2 * sum(map(self.says_much, below)) > len(below)
        of_words = all(map(is_brief, names)) and any(map(str.isalpha, names))
        return below if several and of_words else None

    def _leading(self, among: Sequence[int], item: Sequence[int]) -> str | None:
        """Return the address that the first *among* the lines of an *item* leads to, if it does.

        What is brief may be a topic, where what says more leads where several lines do.
        """
        first = self._lines[among[0]].href
        if first and not self.says_much(among[0]):
            times = Counter(self._lines[at].href for at in item)
            others = list(filter(self.says_much, among))
            if others and times[self._lines[others[0]].href] > times[first]:
                return self._lines[others[0]].href
        return first

    def _without_kickers(self, headings: list[int]) -> list[int]:
        """Return those of an item's *headings* that lead to its page, and are of the highest level.

        A kicker above or a deck below is in a heading that does not, or in a lower one.
        """
        linked = [at for at in headings if self._lines[at].href]
        if linked and linked[0] != headings[0] and self.says_much(linked[0]):
            headings = linked
        tags = [self._outline.around(at).tag for at in headings]
        if HEADINGS.issuperset(tags):
            highest = [at for at, tag in zip(headings, tags, strict=True) if tag == min(tags)]
            if any(map(self.says_much, highest)):
                return highest
        return headings

    def _without_labels(self, links: list[int]) -> list[int]:
        """Return those of an item's *links* that lead somewhere or say much, if one does both."""
        leading = [at for at in links if self._lines[at].href]
        if not any(map(self.says_much, leading)):
            return links
        return [at for at in links if at in leading or self.says_much(at)]

    def best(self, indexes: Iterable[int]) -> int | None:
        """Return the line that is likeliest the headline of the item that the lines make."""
        lines = list(indexes)
        among = self.among(lines)
        if len(among) <= 1:
            return among[0] if among else None
        among = [at for at in among if at not in self._repeated] or among
        if self.roles[among[0]] is Role.HEADING:
            among = self._without_kickers(among)
        elif self.roles[among[0]] is Role.LINK:
            among = self._without_labels(among)
        if href := self._leading(among, lines):
            of_link = (at for at in among if self._lines[at].href == href)
            among = list(filter(self._is_no_teaser, of_link)) or among
        sizes = [size(self.text(at)) for at in among]
        enough = min(_ENOUGH, max(sizes) * 0.4)
        likely = [at for at, of in zip(among, sizes, strict=True) if of >= enough]
        if self.text(likely[0]).isalpha():  # a word may be a label beside what says more
            return next(filter(self.says_much, likely), likely[0])
        return likely[0]
