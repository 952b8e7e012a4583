"""What a line names within a year or month that a heading above it says: "12 May" below "2015"."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from corpus.dates import PrintedDate
from corpus.dates.calendars import month_before_day
from corpus.dates.clocks import without_clock
from corpus.dates.splitting import ends_with_article
from corpus.dates.weekday_names import weekdays_alone
from corpus.pages.date_reader import DateReader
from corpus.pages.date_texts import (
    LONGEST_PART,
    MARKS,
    bare_date,
    completed,
    is_counted,
    is_pair,
    without_count,
)
from corpus.pages.line_dates import LineDate, contains
from corpus.pages.outlet_names import unquoted
from corpus.pages.outline import PageLine, Role
from corpus.patterns import DIGIT, YEAR, pattern

_MOST_WORDS = 4  # of a day without its year, "lunes 3 de mayo"
# A month, also as XI; two other letters of Latin script are a weekday: "Ma".
_LETTERS_ALONE = pattern(r"[IVX]{1,4}|(?!\p{Latin}{2}\.?$)[\p{L}\p{M}'’.]{2,15}|\d{1,2}\s*[月월]")
_FISCAL_BEGINS = 4  # its month
_LONGEST_MONTH, _LONGEST_YEAR = 32, 366  # of other calendars, in days
_TWO_YEARS = pattern(r"(?<!\d)(\d{4})\s?[/–-]\s?(?:\d\d)?(\d\d)(?!\d)")


def date_within(
    line: PageLine, periods: Sequence[LineDate | None], reader: DateReader
) -> LineDate | None:
    """Return the day or month that *line* names in the innermost of *periods* that has it."""
    text = bare_date(line.text)
    if is_counted(line.text):
        if line.href is not None or line.role is not Role.HEADING:
            return None  # of an archive's menu
        text = bare_date(without_count(line.text))
    month = _LETTERS_ALONE.fullmatch(text) and line.role is not Role.LINK
    if len(text) > LONGEST_PART or not (month or DIGIT.search(text)) or YEAR.search(text):
        return _head_within(line, periods, reader)
    for period in reversed(periods):
        if period is None or (text.isdecimal() if _is_year(period) else month):
            continue  # a number below a year is no day, and a month none below a month
        if _is_year(period) and names_two_years(period.text):
            continue
        timeless = without_clock(text.casefold()).strip(MARKS) or text
        month_first = (
            bool(reader.languages)
            and is_pair(timeless)
            and month_before_day(reader.languages[0])
            and reader.context.find_order() is None
        )
        for whole in _all_completed(timeless, period, month_first=month_first):
            found = reader.date(whole)
            if found and may_hold(period, LineDate(text, found)):
                if month_first:
                    reader.context.say_custom(reader.languages[0], "MDY")
                return LineDate(text, found, whole=whole)
    return _head_within(line, periods, reader)


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


def part_within(
    line: PageLine, periods: Sequence[LineDate | None], reader: DateReader
) -> LineDate | None:
    """Return the day that begins *line*, a space after it, or ends it in brackets.

    "3 March Talks open", "Talks open (3 March)", "Talks open (The Bay, 3 March)".
    """
    if line.text.endswith(_CLOSING) and (tail := _TAIL.fullmatch(line.text)):
        found = date_within(replace(line, text=tail["day"]), periods, reader)
        if found and not (found.partial or found.beside):
            named = tail["outlet"] or ""
            outlet = "" if weekdays_alone(named) else unquoted(named)
            return replace(found, beside=tail[1], outlet=outlet)
    words = line.text.split(maxsplit=_MOST_WORDS)
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        head = " ".join(words[:count])
        if not DIGIT.search(head):
            return None
        if ends_with_article(head):
            continue
        found = date_within(replace(line, text=head), periods, reader)
        if found and not found.partial and not found.beside:
            shorter = replace(line, text=" ".join(words[: count - 1]))
            if _is_of_other_day(words[count - 1], found) and date_within(shorter, periods, reader):
                continue  # "Si" begins headlines in Italian, but "mar" may be the month
            return replace(found, beside=" ".join(words[count:]))
    return None


def _is_of_other_day(word: str, date: LineDate) -> bool:
    """Return whether a *word* names weekdays, and none that *date* falls on."""
    named = weekdays_alone(word)
    day = date.found.day if date.found else None
    return bool(named) and day is not None and day.weekday() not in named


# A weekday in brackets or a space ends it, as a particle may follow in a headline: 5月12日の会議.
_DENSE_HEAD = pattern(
    r"(\d{1,2}\s?月\s?\d{1,2}\s?日\s?(?:[(（]\p{Han}{1,3}[)）]|(?=\s)))\s*(\p{L}.{2,})"
)
_HEAD = pattern(r"(.{1,30}?)\s*(?:\s[-–—―|·:]\s|[|:：]\s?)\s*(?=\p{L})(.{3,})")
_CLOSING = (")", "）", "]", "】")
# The month is in letters, as 5/8 is also a part, or has a point after it.
_TAIL = pattern(
    r"(.{3,}?)\s*[(（\[【]\s?(?:(?P<outlet>\p{L}[^()（）\[\]【】,\d]{1,39}),\s)?"
    r"(?P<day>(?:\p{L}[\p{L}-]{1,15},?\s)?\d{1,2}\S{0,2}\s?\p{L}[^\d()（）\[\]【】]{0,15}(?:\d{1,2}日)?"
    r"|\p{L}{3,12}\.?\s\d{1,2}|\d{1,2}\.\d{1,2}\.)\s?[)）\]】]"
)


def split_head(text: str) -> tuple[str, str] | None:
    """Return what may be a day at the beginning of *text*, a mark after it, and what follows."""
    split = _HEAD.fullmatch(text) or _DENSE_HEAD.fullmatch(text)
    return (split[1], split[2]) if split else None


def _head_within(
    line: PageLine, periods: Sequence[LineDate | None], reader: DateReader
) -> LineDate | None:
    """Return the day that begins *line*, a mark after it: "12 May – Police tow two ferries".

    A month will do where the line leads nowhere: "May – Police tow two ferries".
    """
    split = split_head(line.text)
    if split is None:
        return None
    text, beside = split
    month = line.href is None and _LETTERS_ALONE.fullmatch(text) is not None
    if not (month or DIGIT.search(text)):
        return None
    head = date_within(replace(line, text=text), periods, reader)
    return replace(head, beside=beside) if head and (month or not head.partial) else None


def names_two_years(text: str) -> bool:
    """Return whether *text* names a year and the next, and so says of no day in which it is.

    >>> names_two_years("Winter 2014/15"), names_two_years("2014-05")
    (True, False)
    """
    found = _TWO_YEARS.search(text)
    return found is not None and (int(found[1]) + 1) % 100 == int(found[2])


def holds(period: LineDate | None, date: LineDate) -> bool:
    """Return whether *date*, a day or month, lies in the year or month *period*."""
    if period and period.other_calendar:
        return _lies_in(period, date)
    return (
        period is not None
        and period.found is not None
        and date.found is not None
        and period.found.precision != date.found.precision
        and (_is_in_fiscal if period.fiscal else contains)(period.found, date.found)
    )


def may_hold(period: LineDate | None, date: LineDate) -> bool:
    """Return whether a *period* makes *date* whole: it has it, or might in one order of numbers."""
    return (date.found is not None and date.found.ambiguous) or holds(period, date)


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
