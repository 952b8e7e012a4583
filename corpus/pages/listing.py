"""The listing of a page: its headlines with their dates, out of the lines of an outline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from corpus.addresses import is_relative
from corpus.dates import read_date
from corpus.found_headlines import FoundHeadline, make_headline
from corpus.model import Headline, Topic
from corpus.pages.arrangement import Arrangement, Entry, arrange
from corpus.pages.articles import article_date, article_within
from corpus.pages.beside_headlines import (
    name_outlets,
    take_clocks,
    take_days,
    take_list_numbers,
    take_outlets,
)
from corpus.pages.candidates import Candidates
from corpus.pages.cited_dates import add_cited
from corpus.pages.date_labels import (
    take_datelines,
    take_deadlines,
    take_issues,
    take_labels,
    take_places,
)
from corpus.pages.date_reader import DateReader
from corpus.pages.editions import arrange_edition
from corpus.pages.extent import above_title, end_of, shortened
from corpus.pages.headed_articles import headed_article, take_article
from corpus.pages.headed_dates import complete
from corpus.pages.line_dates import Dates, LineDate, completed, contains, is_of_month, line_date
from corpus.pages.named_dates import take_names
from corpus.pages.outlet_columns import take_agencies, take_outlet_columns
from corpus.pages.outline import Outline, PageLine, Role
from corpus.pages.page_days import take_day_of_title, take_days_of_page, take_numbers
from corpus.pages.sought_dates import add_addressed, add_times, add_unread, keep_headlines
from corpus.pages.spare_dates import divided
from corpus.pages.stated_headlines import StatedHeadline, StatedHeadlines, stated_day
from corpus.pages.surroundings import around_article, around_list
from corpus.pages.text_sizes import is_brief, is_prose
from corpus.pages.yearless_dates import add_yearless, first_yearless
from corpus.read_context import ReadContext

_RELATIVE = "a relative link of a headline, which leads nowhere without the page's url; state it"
_DAY = regex.compile(r"\d{1,2}")
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
            mail = FoundHeadline(number, context.subject, sent or None, found, (topic,))
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
        elif not any_headline and not dates:
            yearless = first_yearless(lines)
            of = f"dates with a year, but {yearless}" if yearless else "dates"
            context.note(f"no {of}, so no headlines; everything is taken for description")
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
        if self.beside:
            # The likeliest headlines are named.
            likely = sorted(self.beside, key=lambda at: -lines[at].role)[:_MOST_NAMED]
            named = "; ".join(lines[at].text[:80] for at in sorted(likely))
            others = len(self.beside) - len(likely)
            more = f"; and {others:,} more" if others else ""
            reason = f"left out beside the headlines: {named}{more}"
            context.report(lines[min(likely)].number, reason, "boilerplate")
        for at in self.boilerplate:
            context.boilerplate(lines[at].number, lines[at].text)

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


def read_listing(
    outline: Outline, reader: DateReader, title: PageLine | None, stated: Sequence[StatedHeadline]
) -> Listing:
    """Return what *outline* lists.

    *title* is the line of the page's title, which is no headline unless the page is an article.
    """
    lines = outline.lines
    all_dates, headings = _read_dates(outline, reader, title)
    end = end_of(outline, all_dates)
    outline = shortened(outline, end)
    dates, spare = divided(outline, all_dates[:end], headings)
    name_outlets(dates)
    title_at = next((at for at, line in enumerate(lines) if line is title), None)
    over = headings | _leave_out_above(outline, dates, spare, title_at, reader.context)
    over |= {at for at in range(end) if dates[at] is None and is_of_month(lines[at], reader)}
    over |= {at for at, date in enumerate(spare) if date and not date.beside}
    if title_at is not None and not outline.structured and _is_headline(title_at, dates):
        title_at = None
    candidates = Candidates(outline, dates, over if title_at is None else over | {title_at})
    is_article = any(of.in_head and of.is_article for of in stated)
    article = article_date(dates, candidates, title_at, stated=is_article)
    if title_at is not None and article is not None:
        entry = Entry(title_at, lines[title_at].text, article, dates[article])
        arrangement = Arrangement([entry])
        around = around_article(outline, entry)
    else:
        _leave_out_change(outline, dates, candidates, reader.context)
        candidates.leave_out_running_text()
        either = [date or of for date, of in zip(dates, spare, strict=True)]
        day = stated_day(stated, title.text if title else "", reader.context)
        headed = headed_article(outline, either, title_at, day)
        if title_at is not None and headed:
            article = headed.date
            entry = Entry(title_at, lines[title_at].text, article, either[article])
            take_article(outline, dates, spare, candidates, headed)
            arrangement = arrange(outline, dates, spare, candidates)
            related = [of for of in arrangement.entries if of.date]
            arrangement.entries = [entry, *related]
            arrangement.begin = headed.end
        else:
            arrangement = _arrange_with_article(outline, dates, spare, candidates, title_at)
        around = around_list(outline, arrangement, dates, either, headings, title_at)
    unlisted = () if arrangement.entries else {of.text for of in stated if of.spare}
    take_list_numbers(arrangement)
    take_clocks(arrangement)
    take_days(arrangement)
    take_outlets(arrangement, reader.context, structured=outline.structured)
    return Listing(
        lines,
        all_dates,
        arrangement,
        [at for at in around.description if lines[at].text not in unlisted],
        around.beside,
        range(end, len(lines)),
        outline,
        stated,
        None if article is None else title_at,
    )


def _read_dates(
    outline: Outline, reader: DateReader, title: PageLine | None
) -> tuple[Dates, frozenset[int]]:
    """Return the date of each line, and which lines are headings that make others whole."""
    lines = outline.lines
    dates: Dates = [line_date(line, reader) for line in lines]
    take_labels(lines, dates)
    take_numbers(lines, dates, reader)
    take_days_of_page(lines, dates, reader.context)
    headings = complete(lines, dates, reader, title.text if title else "")
    keep_headlines(outline, dates, headings)
    add_cited(outline, dates, reader)
    take_issues(outline, dates)
    add_unread(outline, dates, reader)
    add_yearless(outline, dates, reader, title, sections=bool(headings))
    take_places(lines, dates)
    take_datelines(outline, dates)
    if not any(dates):
        add_addressed(outline, dates, reader.context)
    take_day_of_title(lines, dates, title, reader)
    add_times(outline, dates)
    take_agencies(lines, dates)
    take_outlet_columns(outline, dates)
    take_deadlines(lines, dates)
    take_names(outline, dates)
    return dates, headings


def _leave_out_above(
    outline: Outline, dates: Dates, spare: Dates, title: int | None, context: ReadContext
) -> frozenset[int]:
    """Take the dates of the lines above the title that belong to the site, and return these."""
    either = [date or of for date, of in zip(dates, spare, strict=True)]
    above = frozenset(above_title(outline, either, title))
    for at in sorted(above):
        if either[at]:
            context.boilerplate(outline.lines[at].number, outline.lines[at].text)
        dates[at] = spare[at] = None
    return above


def _leave_out_change(
    outline: Outline, dates: Dates, candidates: Candidates, context: ReadContext
) -> None:
    """Take the day of the page's last change, though it has no other, for that of no headline."""
    dated = [at for at, date in enumerate(dates) if date]
    date = dates[dated[0]] if len(dated) == 1 else None
    if date is None or not date.updated or date.beside:
        return
    listed = [at for at, role in enumerate(candidates.roles) if role >= Role.LINK]
    several = len({outline.lines[at].href for at in listed} - {None}) > 1
    apart = several and not listed[0] < dated[0] < listed[-1]
    if outline.structured and (apart or not listed):
        line = outline.lines[dated[0]]
        context.fault(line.number, f"{line.text}: the day of a change, and the page has no other")
        dates[dated[0]] = None


def _arrange_with_article(
    outline: Outline, dates: Dates, spare: Dates, candidates: Candidates, title: int | None
) -> Arrangement:
    """Return which headlines have which dates, first the article above the list if there is one.

    The date of the article is taken from *dates* and *spare*.
    """
    either = [date or of for date, of in zip(dates, spare, strict=True)]
    within = article_within(outline, either, candidates, title)
    if within:
        dates[within.date] = spare[within.date] = None
    arrangement = arrange_edition(outline, either, candidates)
    arrangement = arrangement or arrange(outline, dates, spare, candidates)
    if within and title is not None:
        entry = Entry(title, outline.lines[title].text, within.date, either[within.date])
        arrangement.entries.insert(0, entry)
        arrangement.begin = max(arrangement.begin, within.end)
    return arrangement


def _is_headline(title: int, dates: Sequence[LineDate | None]) -> bool:
    """Return whether the first line of a text, taken for its *title*, is its first headline."""
    date = dates[title]
    return (date is not None and date.beside != "") or _alternate(dates)


def _alternate(dates: Sequence[LineDate | None]) -> bool:
    """Return whether one line stands above each date, from the first line on to the last date."""
    kinds = [date is not None for date in dates]
    return len(kinds) > 1 and kinds == [False, True] * (len(kinds) // 2)
