"""The headlines of a listing, and the report of what is wrong with them or left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from corpus.addresses import date_within, is_relative
from corpus.dates import read_date
from corpus.found_headlines import FoundHeadline, make_headline
from corpus.model import Headline, Topic
from corpus.pages.arrangement import Arrangement, Entry
from corpus.pages.bylines import opens_with_author
from corpus.pages.date_texts import completed
from corpus.pages.day_lists import are_labelled
from corpus.pages.line_dates import LineDate, contains, first_within
from corpus.pages.outlet_names import is_outlet
from corpus.pages.outline import Outline, PageLine, Role
from corpus.pages.section_names import SECTION_NAMES
from corpus.pages.stated_headlines import StatedHeadline, StatedHeadlines
from corpus.pages.text_sizes import is_brief, is_prose, may_be_headline
from corpus.pages.visual_hebrew import first_reversed
from corpus.pages.wording import OF_REPLIES
from corpus.pages.yearless_dates import first_yearless
from corpus.patterns import pattern
from corpus.read_context import ReadContext

_RELATIVE = (
    "a relative link of a headline, which leads nowhere without the page's address; state it as"
    " `url` in archive.toml"
)
_DAY = pattern(r"\d{1,2}")
# Where a list of lines has its dates: in brackets last, or first behind a word or two.
_DATED = pattern(
    r".*[(\[（][^()\[\]（）]*,[^()\[\]（）]*(?<!\d)(?:1[5-9]|20)\d\d[)\]）]\.?"
    r"|(?:(?!(?:on|in|am|le|el|il|em|op|den|de|al|as|by|du|vom|von|del|at)\s)(?-i:\p{Lu})\p{L}{1,7}[.,]{0,2}\s)?"
    r"\d{1,2}(?:\.|st|nd|rd|th|º)?\s?"
    r"(?:[-./]\s?\d{1,2}[-./]|[\s.-]?(?:de\s)?\p{L}{3,12}[\s.,-]{0,2}(?:de\s)?)"
    r"\s?['’]?(?:1[5-9]|20)?\d\d(?!\d)(?:$|\s*[:–—|]\s?.*|\s(?-i:\p{Lu}).*|,\s[^\s,]{1,20}$)",
    regex.IGNORECASE,
)
_YEAR_FIRST = pattern(
    r"(?:1[5-9]|20)\d\d(?:-\d\d-\d\d|[./]\d\d?[./]\d\d?|\s\p{L}{3,12}\.?\s\d{1,2})(?!\d).*"
)
_MOST_NAMED = 5  # of what is left out beside the headlines


@dataclass(frozen=True, slots=True)
class Listing:
    """The listing of a page, by the indexes of its *lines*, which *outline* has without the last.

    *description* are the lines above the listing, *beside* those in it that are neither headline
    nor date, *boilerplate* those below it that are addressed to the page's visitors, *article* is
    the title if the page is one.
    """

    lines: Sequence[PageLine]
    dates: Sequence[LineDate | None]
    arrangement: Arrangement
    description: Sequence[int]
    beside: Sequence[int]
    boilerplate: Sequence[int]
    outline: Outline
    stated: Sequence[StatedHeadline]
    article: int | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether the page neither lists a headline nor states one for programs."""
        stated = (of for of in self.stated if not of.in_head or self._is_article(of, lists=False))
        return not self.arrangement.entries and next(stated, None) is None

    def headlines(self, context: ReadContext, topic: Topic) -> Iterator[Headline]:
        """Yield the headlines, and report what is wrong with them or left out."""
        stated = StatedHeadlines(self.stated)
        headlines = [
            self._headline(entry, stated, context, topic) for entry in self.arrangement.entries
        ]
        for of in stated.left():
            if of.spare and self.arrangement.entries:
                continue
            if of.in_head and not self._is_article(of, lists=bool(headlines)):
                context.note(f"the page is dated {of.date} for programs, and is no article")
                continue
            found = context.date(of.date) if of.date else None
            url = self._address(of.url, context)
            as_found = FoundHeadline(of.number, of.text, of.date, found, (topic,), url=url)
            headlines.append(make_headline(as_found, context))
        if context.subject and not headlines:
            number, sent = self.lines[0].number if self.lines else 1, context.sent
            found = context.date(sent) if sent else None
            said = OF_REPLIES.match(context.subject)
            subject = context.subject[said.end() :] if said else context.subject
            if said:
                context.note(f"{said[0].strip()} is left out before the subject of the mail")
            mail = FoundHeadline(number, subject, sent or None, found, (topic,))
            headlines.append(make_headline(mail, context))
        self._report(context, bool(headlines))
        yield from headlines

    def _is_article(self, stated: StatedHeadline, *, lists: bool) -> bool:
        """Return whether the page has the text of an article, and a headline.

        The description of a topic is prose, too, may be of several paragraphs and have a date. So
        a page that *lists* others or whose title is brief must call itself an article.
        """
        texts = (self.lines[at] for at in (*self.description, *self.beside))
        prose = sum(line.role < Role.LINK and is_prose(line.text) for line in texts)
        named = stated.is_article or not (lists or is_brief(stated.text))
        return prose > lists and named

    def _headline(
        self, entry: Entry, stated: StatedHeadlines, context: ReadContext, topic: Topic
    ) -> Headline:
        line = self.lines[entry.line]
        link = self.lines[entry.href_line] if entry.href_line is not None else line
        of = stated.take(entry.text, link.href)
        date = of.agreed(entry.date, context) if of else entry.date
        url = self._address(link.href, context) if link.href else of.url if of else None
        if entry.line == self.article:
            url = url or context.url
        if date and date.conflict:
            reason = f"{date.text}: the page states {date.conflict} for programs, which counts"
            context.fault(line.number, reason)
        as_found = FoundHeadline(
            line.number,
            entry.text,
            date.text if date else None,
            date.found if date else None,
            (topic,),
            source=entry.outlet or (date.outlet if date else ""),
            url=url,
            link=link.href,
        )
        headline = make_headline(as_found, context)
        if date and date.opposite and date.beside == entry.text:
            reason = "of a line with its date in the middle, the shorter side is left out"
            context.note(reason, line=line.number)
        if date is None and headline.date is None:  # its address may have given it one
            named = entry.text[:80]  # as many pages are one line
            reason = f"{named}: a headline without a date; it is kept undated"
            context.fault(line.number, reason)
        return headline

    def _address(self, href: str | None, context: ReadContext) -> str | None:
        url = self.outline.address(href) if href else None
        if href and url is None and is_relative(href):
            context.note(_RELATIVE)
        return url

    def _report(self, context: ReadContext, any_headline: bool) -> None:
        lines, dates = self.lines, [at for at, date in enumerate(self.dates) if date]
        if not any_headline and context.headed:
            pass  # they are dates in the text of an article
        elif not any_headline and len(dates) > 1:
            line = lines[dates[0]]
            context.fault(
                line.number, f"{line.text}: the first of {len(dates):,} dates without a headline"
            )
        elif not any_headline and not dates and len(unread := self._unread_items()) > 1:
            first = lines[unread[0]]
            context.fault(
                first.number,
                f"{first.text[:80]}: the first of {len(unread):,} lines that look like items of a"
                " list, none of which is read",
            )
        elif not any_headline and not dates:
            dates_but = f"dates{self._but(context)}"
            context.note(f"no {dates_but}, so no headlines; everything is taken for description")
        else:
            empty_days = False
            for at in self.arrangement.alone:
                if self._is_said_below(at):
                    continue
                if self._is_empty_day(at):
                    empty_days = True
                    continue
                context.fault(lines[at].number, f"{lines[at].text}: a date without a headline")
            if empty_days:
                context.note("a calendar, some of whose days have no headline")
        for at, doubt in self.arrangement.doubts:
            context.report(lines[at].number, doubt, "note")
        items = () if self.outline.structured else tuple(filter(self._is_item, self.beside))
        for at in items:
            reason = f"{lines[at].text[:80]}: it looks like an item of the list; it is left out"
            context.fault(lines[at].number, reason)
        beside = [at for at in self.beside if at not in items]
        if lost := self._lost(beside):
            read = len(self.arrangement.entries)
            more = f", more than the {read:,} that were read" if len(lost) > read else ""
            count = (
                f"{len(lost):,} lines that look like headlines"
                if len(lost) > 1
                else ("a line that looks like a headline")
            )
            reason = f"left out {count}{more}: {self._named(lost)}"
            context.fault(lines[lost[0]].number, reason)
        if others := [at for at in beside if at not in lost]:
            # The likeliest headlines are named.
            likely = sorted(others, key=lambda at: -lines[at].role)
            reason = f"left out beside the headlines: {self._named(likely)}"
            number = lines[min(likely[:_MOST_NAMED])].number
            context.report(number, reason, "boilerplate")
        texts = [line.text for line in lines]
        if (visual := first_reversed(texts)) is not None:
            reason = (
                f"{texts[visual][:80]}: Hebrew in visual order; its letters are kept reversed, and"
                " no search finds its words"
            )
            context.fault(lines[visual].number, reason)
        for at in self.boilerplate:
            context.boilerplate(lines[at].number, lines[at].text)

    def _named(self, lines: Sequence[int]) -> str:
        """Return the texts of the first of *lines* in their order, and how many more there are."""
        named = "; ".join(self.lines[at].text[:80] for at in sorted(lines[:_MOST_NAMED]))
        others = len(lines) - _MOST_NAMED
        return f"{named}; and {others:,} more" if others > 0 else named

    def _lost(self, beside: Sequence[int]) -> list[int]:
        """Return those of the lines *beside* that look like the headlines, if they are more.

        What follows the name of a section of the site, "Most read", is no part of the list. In a
        text one will do that stands alone below a headline, unless sentences do so, too.
        """
        entries = self.arrangement.entries
        told = self.outline.structured or any(is_prose(self.lines[at].text) for at in beside)
        if told and len(beside) <= len(entries):
            return []
        listed, read = {of.line for of in entries}, {of.text for of in entries}
        least = min((self.lines[at].role for at in listed), default=Role.STATED)
        lost: dict[str, int] = {}
        of_site = False
        for at in sorted({*listed, *beside}):
            line = self.lines[at]
            of_site = at not in listed and (of_site or line.text.lower() in SECTION_NAMES)
            alike = line.role >= least and may_be_headline(line.text) and not is_prose(line.text)
            if alike and not of_site and at not in listed and line.text not in read:
                lost.setdefault(line.text, at)
        if 0 < len(entries) < len(lost):
            return list(lost.values())
        first = min(listed, default=len(self.lines))
        alone = [at for at in lost.values() if at > first and self._is_alone(at)]
        labelled = are_labelled([self.lines[at].text for at in alone])
        return [] if told or labelled else alone

    def _is_alone(self, at: int) -> bool:
        """Return whether a line is a paragraph of a text, and names neither outlet nor author."""
        text, paragraph = self.lines[at].text, self.outline.around(at)
        return len(paragraph.lines) == 1 and not (is_outlet(text) or opens_with_author(text))

    def _but(self, context: ReadContext) -> str:
        """Return which date a page has, though none of its lines has one that could be read."""
        if yearless := first_yearless(self.lines):
            return f" with a year, but {yearless}"
        if any(of.in_head for of in self.stated):
            return " but that for programs"
        if within := first_within(self.lines, context):
            return f" but {within}, which is within a text"
        named = date_within(context.url) if context.url else None
        return f" but {named}, which its address names" if named else ""

    def _unread_items(self) -> list[int]:
        """Return the lines of a text without dates that look like items, but for prose."""
        return [
            at
            for at, line in enumerate(self.lines)
            if not (self.outline.structured or line.site or is_prose(line.text))
            and (self._is_item(at) or _YEAR_FIRST.fullmatch(line.text))
        ]

    def _is_item(self, at: int) -> bool:
        """Return whether line *at* looks as if it had a date and a headline, or were a date."""
        return _DATED.fullmatch(self.lines[at].text) is not None

    def _is_empty_day(self, at: int) -> bool:
        """Return whether the date on line *at* is a number, and alone in a cell of a calendar."""
        cell = self.outline.around(at)
        return cell.end == cell.first + 1 and _DAY.fullmatch(self.lines[at].text) is not None

    def _is_said_below(self, at: int) -> bool:
        """Return whether the first headline below the date on line *at* has it, or one within it.

        A date in an element like that of the headline's is of one that is lacking.
        """
        day, below = self.dates[at], (of for of in self.arrangement.entries if of.line > at)
        entry = min(below, key=lambda of: of.line, default=None)
        if day is None or entry is None or entry.date is None or entry.date_line is None:
            return False
        shapes = {self.outline.shape(of) for of in (at, entry.date_line)}
        if self.outline.structured and len(shapes) == 1:
            return False
        said = entry.date.found
        if day.found is not None or said is None or said.day is None:
            return day.found is not None and said is not None and contains(day.found, said)
        whole = map(read_date, completed(day.text, str(said.day.year)))  # "12 May, Tuesday"
        return any(found is not None and found.day == said.day for found in whole)
