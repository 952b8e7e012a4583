"""The listing of a page: its headlines with their dates, out of the lines of an outline."""

from collections.abc import Sequence
from itertools import takewhile

from corpus.pages.arrangement import Arrangement, Entry, arrange
from corpus.pages.articles import article_alone, article_within
from corpus.pages.beside_headlines import (
    name_outlets,
    take_list_numbers,
    take_outlets,
    take_outlets_beside,
    take_times,
    take_titles,
)
from corpus.pages.candidates import Candidates
from corpus.pages.date_reader import DateReader
from corpus.pages.dating import read_dates
from corpus.pages.editions import arrange_edition, arrange_newsletter
from corpus.pages.extent import above_title, end_of, shortened
from corpus.pages.headed_articles import headed_article, headline_of, take_article
from corpus.pages.headlines import Listing
from corpus.pages.line_dates import Dates, LineDate, is_of_month, names_month
from corpus.pages.outline import ARTICLES, ITEMS, Outline, PageLine, Role, Shape
from corpus.pages.spare_dates import divided, either
from corpus.pages.stated_headlines import StatedHeadline, stated_day
from corpus.pages.surroundings import around_article, around_list
from corpus.pages.text_sizes import is_as_long, is_brief, may_be_headline
from corpus.pages.wording import FULL_STOP
from corpus.read_context import ReadContext


def read_listing(
    outline: Outline, reader: DateReader, title: PageLine | None, stated: Sequence[StatedHeadline]
) -> Listing:
    """Return what *outline* lists.

    *title* is the line of the page's title, which is no headline unless the page is an article.
    """
    lines = outline.lines
    all_dates, headings = read_dates(outline, reader, title)
    end = end_of(outline, all_dates)
    outline = shortened(outline, end)
    dates, spare = divided(outline, all_dates[:end], headings)
    name_outlets(dates)
    title_at = next((at for at, line in enumerate(lines) if line is title), None)
    if title_at is not None and _is_headline(title_at, dates, outline):
        title_at = None
    over = headings | _leave_out_above(outline, dates, spare, title_at, reader.context)
    over |= {at for at in range(end) if dates[at] is None and is_of_month(lines[at], reader)}
    over |= {at for at in range(end) if _heads_month(at, outline, dates, reader)}
    over |= {at for at, date in enumerate(spare) if date and not date.beside}
    candidates = Candidates(outline, dates, over if title_at is None else over | {title_at})
    is_article = any(of.in_head and of.is_article for of in stated)
    article = article_alone(outline, dates, candidates, title_at, stated=is_article)
    if article:
        arrangement = Arrangement([article.entry])
        around = around_article(outline, article.entry)
    else:
        _leave_out_change(outline, dates, candidates, reader.context)
        candidates.leave_out_running_text()
        both = either(dates, spare)
        day = stated_day(stated, title.text if title else "", reader.context)
        headline = title_at if title_at is not None else headline_of(outline)
        article = headed_article(outline, both, headline, day)
        if article:
            take_article(outline, dates, spare, candidates, article)
            arrangement = arrange(outline, dates, spare, candidates)
            related = [of for of in arrangement.entries if of.date]
            arrangement.entries = [article.entry, *related]
            arrangement.begin = article.end
        else:
            arrangement = arrange_newsletter(
                outline, dates, candidates, reader
            ) or _arrange_with_article(outline, dates, spare, candidates, title_at)
        if title_at is not None and _are_sentences(outline, arrangement, title_at):
            _take_title(outline, arrangement, title_at, reader.context)
        around = around_list(outline, arrangement, dates, both, headings, title_at)
    unlisted = () if arrangement.entries else {of.text for of in stated if of.spare}
    take_list_numbers(arrangement)
    take_titles(arrangement, outline)
    take_times(arrangement)
    take_outlets(arrangement, reader.context, structured=outline.structured)
    beside = take_outlets_beside(arrangement, outline, around.beside)
    return Listing(
        lines,
        all_dates,
        arrangement,
        [at for at in around.description if lines[at].text not in unlisted],
        beside,
        range(end, len(lines)),
        outline,
        stated,
        article.entry.line if article else None,
    )


def _leave_out_above(
    outline: Outline, dates: Dates, spare: Dates, title: int | None, context: ReadContext
) -> frozenset[int]:
    """Take the dates of the lines above the title that belong to the site, and return these."""
    both = either(dates, spare)
    above = frozenset(above_title(outline, both, title))
    for at in sorted(above):
        if both[at]:
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


def _heads_month(at: int, outline: Outline, dates: Dates, reader: DateReader) -> bool:
    """Return whether a heading is a month's name alone, and no day alone is below it."""
    below = next(iter(dates[at + 1 : at + 2]), None)
    alone = dates[at] is not None or (below is not None and not below.beside)
    return not alone and outline.is_heading(at) and names_month(outline.lines[at].text, reader)


def _arrange_with_article(
    outline: Outline, dates: Dates, spare: Dates, candidates: Candidates, title: int | None
) -> Arrangement:
    """Return which headlines have which dates, first the article above the list if there is one.

    The date of the article is taken from *dates* and *spare*.
    """
    both = either(dates, spare)
    within = article_within(outline, both, candidates, title)
    if within:
        dates[within.date] = spare[within.date] = None
    arrangement = arrange_edition(outline, both, candidates)
    arrangement = arrangement or arrange(outline, dates, spare, candidates)
    if within:
        arrangement.entries.insert(0, within.entry)
        arrangement.begin = max(arrangement.begin, within.end)
    return arrangement


def _are_sentences(outline: Outline, arrangement: Arrangement, title: int) -> bool:
    """Return whether sentences of no list are all that is beside the only day of a page.

    Its *title* says as much as a headline.
    """
    entries = arrangement.entries
    if any(outline.within(of.line, ITEMS - ARTICLES) for of in entries):
        return False
    days = [of.date for of in entries if of.date]
    lines = (outline.lines[of.line] for of in entries)
    told = all(of.role <= Role.TEXT and not of.href and FULL_STOP.search(of.text) for of in lines)
    of_day = len(days) == 1 and not days[0].partial and outline.structured
    return of_day and told and not is_brief(outline.lines[title].text)


def _take_title(
    outline: Outline, arrangement: Arrangement, title: int, context: ReadContext
) -> None:
    """Take the *title* for the headline of the only day, in place of the sentences below it."""
    text = outline.lines[title].text
    (entry,) = (of for of in arrangement.entries if of.date)
    arrangement.entries = [Entry(title, text, entry.date_line, entry.date)]
    context.note(f"{text[:80]}: the title is taken for the headline, as sentences follow its day")


def _is_headline(title: int, dates: Sequence[LineDate | None], outline: Outline) -> bool:
    """Return whether the *title* of a page, or the first line of a text, is its first headline.

    Others of its shape have dates as far above or below them as it has.
    """
    if outline.structured:
        return _is_listed(title, dates, outline)
    date = dates[title]
    if date is not None and date.beside:
        return True
    return _alternate(outline.lines, dates) or _are_above_sentences(title, outline.lines, dates)


def _is_listed(title: int, dates: Sequence[LineDate | None], outline: Outline) -> bool:
    """Return whether a *title* that says much has a date next to it, as all that are like it."""

    def form(at: int) -> tuple[Role, bool, Shape]:
        line = outline.lines[at]
        return line.role, line.href is not None, outline.shape(at)

    alike = [at for at in range(len(dates)) if not dates[at] and form(at) == form(title)]
    steps = (step for step in (-1, 1) if all(any(dates[at + step : at + step + 1]) for at in alike))
    return len(alike) > 1 and not is_brief(outline.lines[title].text) and any(steps)


def _are_above_sentences(
    title: int, lines: Sequence[PageLine], dates: Sequence[LineDate | None]
) -> bool:
    """Return whether above each date stands what may be a headline, and below it a sentence.

    The *title* is what stands so above the first date. Bylines and the like may stand between.
    """
    dated = [at for at, date in enumerate(dates) if date is not None]
    if len(dated) < 2 or any(date.beside for date in dates if date):
        return False
    ends = [*dated[1:], len(lines)]
    for number, (at, end) in enumerate(zip(dated, ends, strict=True)):
        above = next((of for of in range(at - 1, -1, -1) if not is_brief(lines[of].text)), -1)
        below = next((of for of in range(at + 1, end) if not is_brief(lines[of].text)), end)
        if above < 0 or dates[above] or not may_be_headline(lines[above].text):
            return False
        if number == 0 and above != title:
            return False
        last = below + sum(
            1 for _ in takewhile(lambda line: line.continues, lines[below + 1 : end])
        )
        if below == end or not FULL_STOP.search(lines[last].text):
            return False
    return True


def _alternate(lines: Sequence[PageLine], dates: Sequence[LineDate | None]) -> bool:
    """Return whether one line stands above each date, from the first line on to the last date.

    Where others stand below that, the first says about as much as those between the dates.
    """
    kinds = [date is not None for date in dates]
    end = len(kinds) - kinds[::-1].index(True) if any(kinds) else 0
    if not end or kinds[:end] != [False, True] * (end // 2):
        return False
    first, *between = (lines[at].text for at in range(0, end, 2))
    if end == len(kinds):
        return True
    return may_be_headline(first) and bool(between) and is_as_long(first, between)
