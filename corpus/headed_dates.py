"""Headings of a year or month, which make the days whole that stand below them.

Below "2015", "News 2015" or "May 2015" a line "12 May" is a date, and so is what begins with one
and a mark.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from corpus.dates import PrintedDate, read_date
from corpus.dates.calendars import month_before_day
from corpus.dates.clocks import without_clock
from corpus.line_dates import (
    LONGEST_PART,
    MARKS,
    YEAR,
    LineDate,
    bare_date,
    completed,
    contains,
    is_counted,
    is_pair,
    without_count,
)
from corpus.model import Precision
from corpus.outline import PageLine, Role
from corpus.read_context import ReadContext
from corpus.text_sizes import is_brief

_MOST_WORDS = 3  # of a day without its year
# A month, also as XI; two other letters of Latin script are a weekday: "Ma".
_LETTERS_ALONE = regex.compile(
    r"[IVX]{1,4}|(?!\p{Latin}{2}\.?$)[\p{L}\p{M}'’.]{2,15}|\d{1,2}\s*[月월]"
)
_FISCAL_BEGINS = 4  # its month
_OTHER_CALENDARS = frozenset(("am", "ar", "ckb", "fa", "ne", "ps", "ti", "ur"))  # languages
_LONGEST_MONTH, _LONGEST_YEAR = 32, 366  # of other calendars, in days
_DIGIT = regex.compile(r"\d")
_TWO_YEARS = regex.compile(r"(?<!\d)(\d{4})\s?[/–-]\s?(?:\d\d)?(\d\d)(?!\d)")


def complete(
    lines: Sequence[PageLine],
    dates: list[LineDate | None],
    context: ReadContext,
    languages: tuple[str, ...],
    title: str = "",
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
        (_of_other_calendars(lines, dates, languages), 1),
    ):
        if not likely:
            continue
        tried = [likely.get(at, date) for at, date in enumerate(dates)]
        headings = _complete_below(lines, tried, of_all, context, languages)
        if len(headings & likely.keys()) >= least:
            for at, date in enumerate(tried):
                dates[at] = date if at in headings or at not in likely else None
            return headings
    return _complete_below(lines, dates, of_all, context, languages)


def _complete_below(
    lines: Sequence[PageLine],
    dates: list[LineDate | None],
    of_all: Sequence[LineDate],
    context: ReadContext,
    languages: tuple[str, ...],
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
            date = dates[at] = _within(line, periods, context, languages)
            if date:
                headings.update(of for of in open_periods if _may_hold(dates[of], date))
                _note_section(lines, open_periods, at, context)
            else:
                within[at] = tuple(open_periods)
        if date is None or date.beside or date.found is None:
            unbroken = False
            continue
        while open_periods and not _holds(dates[open_periods[-1]], date):
            open_periods.pop()
        if date.partial:
            open_periods.append(at)
            unbroken = True
        else:
            headings.update(of for of in open_periods if unbroken or lines[of].role >= Role.BOLD)
    heads = {
        at: head
        for at, above in within.items()
        if (
            head := _part_within(
                lines[at], [*of_all, *map(dates.__getitem__, above)], context, languages
            )
        )
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
        date, year = dates[at], YEAR.search(line.text)
        if (date and date.found and date.found.day) or not year or line.href or line.site:
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


def _part_within(
    line: PageLine,
    periods: Sequence[LineDate | None],
    context: ReadContext,
    languages: tuple[str, ...],
) -> LineDate | None:
    """Return the day that begins *line*, a space after it, or ends it in brackets.

    "3 March Talks open", "Talks open (3 March)".
    """
    if line.text.endswith(_CLOSING) and (tail := _TAIL.fullmatch(line.text)):
        found = _within(replace(line, text=tail[2]), periods, context, languages)
        if found and not (found.partial or found.beside):
            return replace(found, beside=tail[1])
    words = line.text.split(maxsplit=_MOST_WORDS)
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        head = " ".join(words[:count])
        if not _DIGIT.search(head):
            return None
        found = _within(replace(line, text=head), periods, context, languages)
        if found and not found.partial and not found.beside:
            return replace(found, beside=" ".join(words[count:]))
    return None


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
    years = set() if _names_two(title) else set(YEAR.findall(title))
    found = read_date(years.pop()) if len(years) == 1 else None
    return [LineDate(str(found.day.year), found)] if found and found.day else []


def _names_two(text: str) -> bool:
    """Return whether *text* names a year and the next, and so says of no day in which it is.

    >>> _names_two("Winter 2014/15"), _names_two("2014-05")
    (True, False)
    """
    found = _TWO_YEARS.search(text)
    return found is not None and (int(found[1]) + 1) % 100 == int(found[2])


def _holds(period: LineDate | None, date: LineDate) -> bool:
    if period and period.other_calendar:
        return _lies_in(period, date)
    return (
        period is not None
        and period.found is not None
        and date.found is not None
        and period.found.precision != date.found.precision
        and (_is_in_fiscal if period.fiscal else contains)(period.found, date.found)
    )


def _may_hold(period: LineDate | None, date: LineDate) -> bool:
    """Return whether a *period* makes *date* whole: it has it, or might in one order of numbers."""
    return (date.found is not None and date.found.ambiguous) or _holds(period, date)


def _is_year(period: LineDate) -> bool:
    return period.found is not None and period.found.precision == "year"


def _lies_in(period: LineDate, date: LineDate) -> bool:
    """Return whether *date* is a day of a *period* of another calendar, as long as such are."""
    first, day = (of.found.day if of.found else None for of in (period, date))
    if first is None or day is None or date.partial:
        return False
    return 0 <= (day - first).days < (_LONGEST_YEAR if _is_year(period) else _LONGEST_MONTH)


def _is_in_fiscal(year: PrintedDate, date: PrintedDate) -> bool:
    if year.day is None or date.day is None:
        return False
    return year.day.year == date.day.year - (date.day.month < _FISCAL_BEGINS)


def _within(
    line: PageLine,
    periods: Sequence[LineDate | None],
    context: ReadContext,
    languages: tuple[str, ...],
) -> LineDate | None:
    """Return the day or month that *line* names in the innermost of *periods* that has it."""
    text = bare_date(line.text)
    if is_counted(line.text):
        if line.href is not None or line.role is not Role.HEADING:
            return None  # of an archive's menu
        text = bare_date(without_count(line.text))
    month = _LETTERS_ALONE.fullmatch(text) and line.role is not Role.LINK
    if len(text) > LONGEST_PART or not (month or _DIGIT.search(text)) or YEAR.search(text):
        return _head_within(line, periods, context, languages)
    for period in reversed(periods):
        if period is None or (text.isdecimal() if _is_year(period) else month):
            continue  # a number below a year is no day, and a month none below a month
        if _is_year(period) and _names_two(period.text):
            continue
        timeless = without_clock(text.casefold()).strip(MARKS) or text
        month_first = (
            bool(languages)
            and is_pair(timeless)
            and month_before_day(languages[0])
            and context.find_order() is None
        )
        for whole in _all_completed(timeless, period, month_first=month_first):
            found = context.date(whole, languages)
            if found and _may_hold(period, LineDate(text, found)):
                if month_first:
                    context.say_custom(languages[0], "MDY")
                return LineDate(text, found, whole=whole)
    return _head_within(line, periods, context, languages)


def _all_completed(text: str, period: LineDate, *, month_first: bool) -> Iterator[str]:
    """Yield *text* with what *period* adds to it; a fiscal year adds itself or the next."""
    if period.fiscal and period.found and period.found.day:
        for year in (period.found.day.year, period.found.day.year + 1):
            yield from completed(text, f"{year}年")
    else:
        yield from completed(text, _in_our_years(period), month_first=month_first)


def _in_our_years(period: LineDate) -> str:
    """Return the text of a year or month, that of an era by the year of ours: 平成26年3月."""
    found = period.found
    if found is None or found.day is None or YEAR.search(period.whole):
        return period.whole
    month = f"{found.day.month}月" if found.precision == "month" else ""
    return f"{found.day.year}年{month}"


# A weekday in brackets or a space ends it, as a particle may follow in a headline: 5月12日の会議.
_DENSE_HEAD = regex.compile(
    r"(\d{1,2}\s?月\s?\d{1,2}\s?日\s?(?:[(（]\p{Han}{1,3}[)）]|(?=\s)))\s*(\p{L}.{2,})"
)
_HEAD = regex.compile(r"(.{1,20}?)\s*(?:\s[-–—―|·:]\s|[|:：]\s?)\s*(?=\p{L})(.{3,})")
_CLOSING = (")", "）", "]", "】")
# The month is in letters, as 5/8 is also a part.
_TAIL = regex.compile(
    r"(.{3,}?)\s*[(（\[【]\s?"
    r"(\d{1,2}\S{0,2}\s?\p{L}[^\d()（）\[\]【】]{0,15}(?:\d{1,2}日)?|\p{L}{3,12}\.?\s\d{1,2})\s?[)）\]】]"
)


def split_head(text: str) -> tuple[str, str] | None:
    """Return what may be a day at the beginning of *text*, a mark after it, and what follows."""
    split = _HEAD.fullmatch(text) or _DENSE_HEAD.fullmatch(text)
    return (split[1], split[2]) if split else None


def _head_within(
    line: PageLine,
    periods: Sequence[LineDate | None],
    context: ReadContext,
    languages: tuple[str, ...],
) -> LineDate | None:
    """Return the day that begins *line*, a mark after it: "12 May – Police tow two ferries".

    A month will do where the line leads nowhere: "May – Police tow two ferries".
    """
    split = split_head(line.text)
    if split is None:
        return None
    text, beside = split
    month = line.href is None and _LETTERS_ALONE.fullmatch(text) is not None
    if not (month or _DIGIT.search(text)):
        return None
    head = _within(replace(line, text=text), periods, context, languages)
    return replace(head, beside=beside) if head and (month or not head.partial) else None
