"""Days without a year or a month on pages that print no others: "2 January", "Wednesday: ...".

They are the last such days up to that of the capture. Where this is not known they are no days, and
their headlines are kept undated.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

import regex
from msgspec.structs import replace

from corpus.dates import PrintedDate, weekdays_named
from corpus.dates.single import is_weekday
from corpus.pages.date_reader import DateReader
from corpus.pages.date_texts import bare_date, completed, lacks_year
from corpus.pages.line_dates import Dates, LineDate
from corpus.pages.outline import Outline, PageLine, Role, Shape
from corpus.pages.period_dates import split_head
from corpus.pages.text_sizes import is_brief
from corpus.patterns import YEAR

_YEARS_BACK = 8  # within which any 29 February lies
_WEEK = 7
_HALF_A_YEAR = 183  # days
_MOST_WEEKDAYS = 2  # that one word names: Saturday in Italian, Sunday elsewhere, "sabato"
_MOST_WORDS = 3  # of a day without its year
_TAIL = regex.compile(r"(.{3,}?)\s*(?:\s[-–—|·]\s*|[(\[（])([^()\[\]]{1,20})[)\]）]?")
# Behind an outlet: "Tug sinks (Tribune, May 31)".
_CITED = regex.compile(r"(.*?)\s*[(\[（]([^()\[\]]{2,40}),\s?([^()\[\],]{3,20})[)\]）]")
_UNKNOWN = "a date without a year; state captured"
_NOTE = "dates without a year or a month are the last such days up to the capture"
_PROVED = "days without a year are of that of the day above which their weekday shows"
_UNKNOWN_WEEK = "a weekday, and the day of capture is not known; state captured"


def add_yearless(
    outline: Outline, dates: Dates, reader: DateReader, title: PageLine | None, *, sections: bool
) -> None:
    """Add the days of lines of *outline*, all where no line has a whole date.

    Beside whole dates those count that are later than all of them, but in *sections*, which have a
    year each. Weekdays alone count as headings, if there are several, and days beside a text where
    at least half of the lines in such elements have one.
    """
    whole = {of.found.day for of in dates if of and of.found and of.found.day and not of.updated}
    if whole:
        _add_proved(dates, reader)
    if whole and not sections:
        _add_newest(dates, reader)
    if whole:
        return
    found: dict[int, LineDate] = {}
    weekdays: dict[int, LineDate] = {}
    beside: dict[int, LineDate] = {}
    lines: Counter[Shape] = Counter()
    for at, (line, date) in enumerate(zip(outline.lines, dates, strict=True)):
        if line.site or not line.shown or line is title:
            continue
        lines[outline.shape(at)] += 1
        if date and date.found is None and (day := _day(date.text, reader)):
            found[at] = LineDate(date.text, day)
        elif date is None and line.role >= Role.BOLD and not line.href and _is_weekday(line.text):
            weekdays[at] = LineDate(line.text, _day(line.text, reader))
        elif date is None and (of := _beside(line, reader)):
            beside[at] = of
    if len(weekdays) > 1:
        found |= weekdays
    of_shape = Counter(outline.shape(at) for at in beside)
    for at, of in beside.items():
        shape = outline.shape(at)
        if 2 * of_shape[shape] >= lines[shape]:
            found[at] = of
    for at, of in found.items():
        dates[at] = of
    if any(of.found and of.found.day and not of.found.relative for of in found.values()):
        reader.context.note(_NOTE)


def _add_proved(dates: Dates, reader: DateReader) -> None:
    """Add days whose weekday shows that they are of the year of the day above, or next to it.

    Below "10 October 2014" a "Saturday 11 October" is of 2014, as it was a Friday in 2013 and a
    Sunday in 2015.
    """
    above: dt.date | None = None
    for at, date in enumerate(dates):
        if date is None or date.updated or date.stated:
            continue
        if date.found is None and above and not date.partial:
            named = weekdays_named(date.text)
            if 0 < len(named) <= _MOST_WEEKDAYS and lacks_year(bare_date(date.text)):
                years = (above.year, above.year + 1, above.year - 1)
                texts = (of for year in years for of in completed(date.text, str(year)))
                days = ((found, found.day) for found in map(reader.date, texts) if found)
                proved = (
                    found
                    for found, day in days
                    if day and day.weekday() in named and abs((day - above).days) <= _HALF_A_YEAR
                )
                if found := next(proved, None):
                    dates[at] = date = replace(date, found=found)
                    reader.context.note(_PROVED)
        if date.found and date.found.precision == "day" and date.found.day:
            above = date.found.day


def _add_newest(dates: Dates, reader: DateReader) -> None:
    """Add days that are after all whole ones and none of these: "2 January", "31/12/2015".

    What counts back, "2 hours ago", is newer than any of them, and counts if no other does.
    """
    days = {of.found for of in dates if of and of.found and not of.updated}
    printed = [of.day for of in days if of.day and not of.relative]
    said = {(of.day.month, of.day.day) for of in days if of.day}
    last = max(printed or [of.day for of in days if of.day])
    for at, date in enumerate(dates):
        found = _day(date.text, reader) if date and date.found is None else None
        day = found.day if found else None
        if date and day and day > last and (day.month, day.day) not in said:
            dates[at] = replace(date, found=found)
            reader.context.note(_NOTE)


def first_yearless(lines: Sequence[PageLine]) -> str:
    """Return the first day without a year that *lines* are or have at an end, if any has one."""
    for line in lines:
        for text, _ in ((bare_date(line.text), ""), *_parts(line.text)):
            if line.shown and lacks_year(bare_date(text)):
                return text
    return ""


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may be a day at either end of *text*, and the text beside it."""
    if head := split_head(text):
        yield head
    if tail := _TAIL.fullmatch(text):
        yield tail[2], tail[1]
    words = text.split(maxsplit=_MOST_WORDS)
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if not YEAR.match(words[count]):
            yield " ".join(words[:count]), " ".join(words[count:])


def _beside(line: PageLine, reader: DateReader) -> LineDate | None:
    cited = _CITED.fullmatch(line.text)
    if cited and (found := _day(cited[3], reader)):
        return LineDate(cited[3], found, cited[1], outlet=cited[2])
    for text, beside in _parts(line.text):
        named = bare_date(text)
        if not lacks_year(named) and (is_brief(beside) or f"{text} {beside}" == line.text):
            continue  # "Monday: closed", "Monday morning traffic is back"
        found = _day(named, reader) or reader.relative_date(named)
        if found:
            return LineDate(named, found, beside)
    return None


def _is_weekday(text: str) -> bool:
    return is_weekday(text.casefold()) and len(weekdays_named(text)) == 1


def _day(text: str, reader: DateReader) -> PrintedDate | None:
    """Return the last day up to that of the capture that *text* names, None if it names none."""
    today = reader.context.today
    if _is_weekday(text):
        if today is None:
            return PrintedDate(None, None, _UNKNOWN_WEEK)
        back = (today.weekday() - next(iter(weekdays_named(text)))) % _WEEK
        return PrintedDate(today - dt.timedelta(days=back), "day")
    if not lacks_year(text):
        return None
    if today is None:
        return PrintedDate(None, None, _UNKNOWN)
    for year in range(today.year, today.year - _YEARS_BACK - 1, -1):
        for whole in completed(text, str(year)):
            found = reader.date(whole)
            if found and (found.ambiguous or (found.day and found.day <= today)):
                return found
    return None
