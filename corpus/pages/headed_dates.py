"""Headings of a year or month, which make the days whole that stand below them.

Below "2015", "News 2015" or "May 2015" a line "12 May" is a date, and so is what begins with one
and a mark.
"""

from collections import defaultdict
from collections.abc import Sequence

from corpus.dates import PrintedDate, read_date
from corpus.model import Precision
from corpus.pages.date_reader import DateReader
from corpus.pages.date_texts import LONGEST_PART, bare_date
from corpus.pages.line_dates import Dates, LineDate
from corpus.pages.outline import PageLine, Role
from corpus.pages.period_dates import date_within, holds, may_hold, names_two_years, part_within
from corpus.pages.text_sizes import is_brief
from corpus.patterns import YEAR
from corpus.read_context import ReadContext

_OTHER_CALENDARS = frozenset(("am", "ar", "ckb", "fa", "ne", "ps", "ti", "ur"))  # languages


def complete(
    lines: Sequence[PageLine], dates: Dates, reader: DateReader, title: str = ""
) -> frozenset[int]:
    """Complete the dates below headings of a year or month, and return where those stand.

    Where no line has its year, that of the page's *title* counts, or else of its only heading that
    has one beside words, "Communiqués 2015". Years that headings name beside
    words count where several of them have days below: budgets of three years above news have not.
    Those of another calendar, which are no dates by themselves, count where one has.
    """
    whole = (date for date in dates if date and not date.partial and not date.updated)
    of_all = [] if any(whole) else _year_of(title) or _year_of(_headings(lines, dates))
    for likely, least in (
        (_named_years(lines, dates), 2),
        (_of_other_calendars(lines, dates, reader.languages), 1),
    ):
        if not likely:
            continue
        tried = [likely.get(at, date) for at, date in enumerate(dates)]
        headings = _complete_below(lines, tried, of_all, reader)
        if len(headings & likely.keys()) >= least:
            for at, date in enumerate(tried):
                dates[at] = date if at in headings or at not in likely else None
            return headings
    return _complete_below(lines, dates, of_all, reader)


def _complete_below(
    lines: Sequence[PageLine], dates: Dates, of_all: Sequence[LineDate], reader: DateReader
) -> frozenset[int]:
    """Complete the dates below those of a year or month, and return where these stand.

    *of_all* is above all lines.
    """
    headings: set[int] = set()
    open_periods: list[int] = []
    unbroken = False  # whether dates alone stand between the innermost heading and the line
    within: dict[int, tuple[int, ...]] = {}  # the headings above each line without a date
    for at, line in enumerate(lines):
        date = dates[at]
        if line.site or not line.shown:
            continue
        if date is None and (of_all or open_periods):
            periods = [*of_all, *(dates[of] for of in open_periods)]
            date = dates[at] = date_within(line, periods, reader)
            if date:
                headings.update(of for of in open_periods if may_hold(dates[of], date))
                _note_section(lines, open_periods, at, reader.context)
            else:
                within[at] = tuple(open_periods)
        if date is None or date.beside or date.found is None:
            unbroken = False
            continue
        while open_periods and not holds(dates[open_periods[-1]], date):
            open_periods.pop()
        if date.partial:
            open_periods.append(at)
            unbroken = True
        else:
            headings.update(of for of in open_periods if unbroken or lines[of].role >= Role.BOLD)
    heads = {
        at: head
        for at, above in within.items()
        if (head := part_within(lines[at], [*of_all, *map(dates.__getitem__, above)], reader))
    }
    days = sum(date is not None and not date.partial for date in dates) if heads else 0
    if len(heads) + days > 1 and 2 * len(heads) >= len(within):
        for at, head in heads.items():
            dates[at] = head
            headings.update(within[at])
    return frozenset(headings)


def _note_section(
    lines: Sequence[PageLine], open_periods: Sequence[int], at: int, context: ReadContext
) -> None:
    """Note that the line *at* has the year of a heading with another of few words below it."""
    first = open_periods[-1] + 1 if open_periods else at
    of_parts = (lines[of] for of in range(first, at) if lines[of].role is Role.HEADING)
    other = next((of.text for of in of_parts if is_brief(of.text) and not of.href), None)
    if other:
        above = lines[open_periods[-1]].text
        note = f"days below {other} are taken for those of {above}, which stands above it"
        context.note(note, line=lines[at].number)


def _named_years(
    lines: Sequence[PageLine], dates: Sequence[LineDate | None]
) -> dict[int, LineDate]:
    """Return the years of headings that say the same but for the year: "News 2015", "News 2014"."""
    alike: dict[str, dict[int, LineDate]] = defaultdict(dict)
    for at, line in enumerate(lines):
        if dates[at] or line.href or line.site or len(line.text) > LONGEST_PART:
            continue
        years = YEAR.findall(line.text)
        if len(years) == 1 and (found := read_date(years[0])):
            words = YEAR.sub("", line.text).casefold()
            alike[words][at] = LineDate(line.text, found, whole=years[0])
    return {
        at: year
        for of in alike.values()
        if len({year.whole for year in of.values()}) > 1
        for at, year in of.items()
    }


def _of_other_calendars(
    lines: Sequence[PageLine], dates: Sequence[LineDate | None], languages: tuple[str, ...]
) -> dict[int, LineDate]:
    """Return the headings of a year or month that lies in two of ours: "۱۳۹۴", "رجب 1436"."""
    found: dict[int, LineDate] = {}
    for at, line in enumerate(lines) if _OTHER_CALENDARS.intersection(languages) else ():
        date = dates[at]
        if (date and date.found and date.found.day) or line.href or line.site:
            continue
        if (year := YEAR.search(line.text)) is None:
            continue
        text = bare_date(line.text)
        firsts: tuple[tuple[str, Precision], ...] = (
            (f"1 {text}", "month"),
            (f"{year[0]}/01/01", "year"),
        )
        for first, precision in firsts if len(text) <= LONGEST_PART else ():
            day = read_date(first, languages)
            if day and day.day and str(day.day.year) != str(int(year[0])):
                period = PrintedDate(day.day, precision)
                found[at] = LineDate(
                    text,
                    period,
                    whole=text if precision == "month" else year[0],
                    other_calendar=True,
                )
                break
    return found


def _headings(lines: Sequence[PageLine], dates: Sequence[LineDate | None]) -> str:
    """Return the headings that lead nowhere and head no part of a year or month, as one text."""
    heads = (
        line
        for line, date in zip(lines, dates, strict=True)
        if line.role is Role.HEADING and not (date or line.href or line.site)
    )
    return " ".join(line.text for line in heads)


def _year_of(title: str) -> list[LineDate]:
    """Return the one year that a title names, if it does."""
    years = set() if names_two_years(title) else set(YEAR.findall(title))
    found = read_date(years.pop()) if len(years) == 1 else None
    return [LineDate(str(found.day.year), found)] if found and found.day else []
