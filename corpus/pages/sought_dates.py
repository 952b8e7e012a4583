"""Dates that lines have only by what the others of the page have, and those that they lack so."""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence

import regex

from corpus.addresses import date_within
from corpus.dates import PrintedDate
from corpus.dates.clocks import clock_of, is_time
from corpus.pages.bylines import BYLINE
from corpus.pages.date_reader import DateReader
from corpus.pages.date_texts import bare_date
from corpus.pages.line_dates import IN_WORDS_BESIDE, Dates, LineDate, before_name, unread
from corpus.pages.outlet_names import is_source
from corpus.pages.outline import ITEMS, Outline, PageLine, Role, Shape
from corpus.pages.text_sizes import is_brief
from corpus.pages.wording import is_count
from corpus.read_context import ReadContext

_SPACE = regex.compile(r"\s+")
_LONGEST_TIME = 20  # characters
_LONGEST_SOURCED = 60
_HOURS = regex.compile(r"\d\D{0,6}[-–—]\D{0,3}\d")
_DAY_LAST = regex.compile(r"/\d{4}/\w{2,3}/\d{1,2}/?$")
_MOST_BELOW = 4  # lines from a title to the day of its article


def keep_headlines(outline: Outline, dates: Dates, headings: frozenset[int]) -> None:
    """Take no headline for a date: after a day is "Mars 2020" one, and "1984".

    A heading of a month or year heads a list: it leads nowhere, or all of its shape are such. If a
    day is right below it, or most lines of its shape say more, it is the headline of an item.
    """
    lines = outline.lines
    months = [
        at
        for at, date in enumerate(dates)
        if date and date.partial and at not in headings and not date.beside
    ]
    titled = {at for at in months if lines[at].role >= Role.TITLED}
    telling: Counter[Shape] = Counter()
    alike: Counter[Shape] = Counter(outline.shape(at) for at in titled)
    for at, line in enumerate(lines if titled else ()):
        telling[outline.shape(at)] += not (dates[at] or line.site or is_brief(line.text))
    for at in months:
        shape, last = outline.shape(at), dates[at - 1] if at else None
        below = dates[at + 1] if at + 1 < len(dates) else None
        after_day = last is not None and not last.partial and not last.beside
        above_day = below is not None and not below.partial and not below.beside
        leads = lines[at].href is not None and telling[shape] > 0
        if after_day or (at in titled and (above_day or leads or telling[shape] >= alike[shape])):
            dates[at] = None


def add_unread(outline: Outline, dates: Dates, reader: DateReader) -> None:
    """Add dates that cannot be read by themselves, if others are read or several look like one.

    Behind the name of an author one will do: "By Ann Reed, 12 May 2015".
    """
    lines = outline.lines
    found = {
        at: date
        for at, line in enumerate(lines)
        if dates[at] is None and (date := unread(line, reader))
    }
    read = sum(date is not None for date in dates)
    linked = [at for at in found if lines[at].role >= Role.LINK]
    if 2 * len(linked) < read:  # "11 March" is a headline where others have dates
        found = {at: date for at, date in found.items() if at not in linked}
    if len(found) > 1 or read or any(BYLINE.match(lines[at].text) for at in found):
        for at, date in found.items():
            dates[at] = date
    if not outline.structured:
        for form in IN_WORDS_BESIDE:
            _add_days_of_list(outline.lines, dates, form)
    _add_days_above(outline, dates, reader)


def _add_days_of_list(lines: Sequence[PageLine], dates: Dates, form: regex.Pattern[str]) -> None:
    """Add days of a *form* in months that no language has, where others stand so beside headlines.

    "31 dek 2015 - Ferry adrift" beside "12 May 2015 - Bank fined".
    """
    signs: set[str] = set()
    found: dict[int, regex.Match[str]] = {}
    for at, line in enumerate(lines):
        if (item := form.fullmatch(line.text)) is None:
            continue
        if (date := dates[at]) is None:
            found[at] = item
        elif date.beside == item["text"]:
            signs.add(item["sign"])
    for at, item in found.items():
        if item["sign"] in signs:
            dates[at] = LineDate(item["day"], None, item["text"])


def _add_days_above(outline: Outline, dates: Dates, reader: DateReader) -> None:
    """Add headings that count back, "Today", where most headings of that shape are days.

    What has a date right below it is a headline, "Yesterday".
    """
    found: dict[Shape, dict[int, LineDate]] = defaultdict(dict)
    days: Counter[Shape] = Counter()
    others: Counter[Shape] = Counter()
    for at, line in enumerate(outline.lines):
        if line.role < Role.BOLD or line.href or line.site:
            continue
        shape, date = outline.shape(at), dates[at]
        below = dates[at + 1] if at + 1 < len(dates) else None
        relative = None if date else reader.relative_date(line.text)
        if date:
            days[shape] += not date.beside
        elif relative and (below is None or below.beside):
            found[shape][at] = LineDate(line.text, relative)
        else:
            others[shape] += 1
    for shape, of in found.items():
        if len(of) + days[shape] > max(1, others[shape]):
            for at, date in of.items():
                dates[at] = date


def add_sourced(outline: Outline, dates: Dates, reader: DateReader, title: PageLine | None) -> None:
    """Add the day beside a source or name below a *title*, as an article's: "dpa, 12.05.2015".

    One name may stand behind it: "12.05.2015 21:10, Ann Reed". Names may stand between them,
    "Reuters, London, 12 May 2015", a deck above them, and how long it takes to read behind them. A
    title that is brief is of a topic, and what is below it of an item.
    """
    lines = outline.lines
    first = next((at for at, line in enumerate(lines) if line is title), len(lines)) + 1
    if not outline.structured or first > len(lines) or is_brief(lines[first - 1].text):
        return
    for at in range(first, min(first + _MOST_BELOW, len(lines))):
        if dates[at] or lines[at].href:
            return
        text = lines[at].text
        short = len(text) <= _LONGEST_SOURCED
        found = (_behind_names(text, reader) or before_name(text, reader)) if short else None
        if found and found.names_day:
            dates[at] = LineDate(text, found)
            return


def _behind_names(text: str, reader: DateReader) -> PrintedDate | None:
    """Return the day that *text* has behind names and before how long it takes to read at most.

    Without that, which no event has, a comma is behind each name: "Town Hall 12 May 2015 19:30".
    """
    for space in _SPACE.finditer(text):
        names, day = text[: space.start()], text[space.end() :]
        if not all(is_source(name.strip()) for name in names.rstrip(",").split(",")):
            continue
        split = reader.split_date(bare_date(day).rstrip("."))
        if split is None or split.before or split.date.precision != "day":
            continue
        if is_count(split.after) if split.after else names.endswith(","):
            return reader.date(split.date_text)
    return None


def add_addressed(outline: Outline, dates: Dates, context: ReadContext) -> None:
    """Add the dates in the addresses of the headlines of a page that prints none.

    A link of few words whose address ends with a day leads to the list of that day, where others
    lead to what is of a day.
    """
    best: dict[str, int] = {}
    for at, line in enumerate(outline.lines):
        if line.href and line.role >= Role.LINK and not line.site:
            known = best.get(line.href)
            if known is None or line.role > outline.lines[known].role:
                best[line.href] = at
    found: dict[int, LineDate] = {}
    lists: set[int] = set()
    for href, at in best.items():
        text = date_within(outline.address(href) or href)
        date = context.date(text) if text else None
        if text and date:
            found[at] = LineDate(text, date, outline.lines[at].text, stated=True)
            if _DAY_LAST.search(href) and is_brief(outline.lines[at].text):
                lists.add(at)
    for at in found.keys() - lists or lists:
        dates[at] = found[at]
    if any(dates):
        context.note("the page prints no dates; those in the addresses of its links count")


def add_times(outline: Outline, dates: Dates) -> None:
    """Add the day above to clock times alone in lines, where one is printed with it or below it.

    "12 May 2015", "9 am", "Police tow a ferry", "10 am", "Divers find an anchor". In the items of a
    list they are beside their headlines.
    """
    lines = outline.lines
    times = [
        at
        for at, line in enumerate(lines)
        if dates[at] is None and _is_clock(line) and not outline.within(at, ITEMS)
    ]
    days = [at for at, date in enumerate(dates) if date and not (date.beside or date.partial)]
    above = set(times) & {at + 1 for at in days}
    if {at + 1 for at in times} & {*times, *days}:
        return
    if not above:  # hours of opening and of the sun may stand beside a list
        times = [at for at in times if not _HOURS.search(lines[at].text)]
        clocks = any(clock_of(of.text) for at in days if (of := dates[at]))
        if not (times and clocks):
            return
    for at in times:
        lines[at].role = Role.NEVER
        day = bisect(days, at) - 1
        if at not in above and day >= 0:
            dates[at] = dates[days[day]]


def add_times_of_page(outline: Outline, dates: Dates, reader: DateReader) -> None:
    """Add the only day of a page, above clock times beside its links, to each of these times.

    So do tickers: "12 May 2015", "14:05", "Police tow a ferry", "13:30", "Divers find an anchor".
    The times go one way, or some are of another day.
    """
    lines = outline.lines
    times = [at for at, line in enumerate(lines) if _is_clock(line) and _is_beside_link(lines, at)]
    printed = {
        at: LineDate(line.text, found)
        for at, line in enumerate(lines[: times[0] if times else 0])
        if line.shown
        and not line.href
        and (found := reader.date(bare_date(line.text)))
        and not found.updated
    }
    others = (date for at, date in enumerate(dates) if at not in printed)
    if len(times) < 2 or len(printed) != 1 or any(others):
        return
    ((at, day),) = printed.items()
    clocks = [clock for of in times if (clock := clock_of(lines[of].text))]
    apart = len(clocks) < len(times) or len({zone for zone, _ in clocks}) > 1
    if apart or day.partial or clocks not in (sorted(clocks), sorted(clocks, reverse=True)):
        return
    dates[at] = None
    lines[at].role = Role.NEVER
    for of in times:
        dates[of], lines[of].role = LineDate(day.text, day.found), Role.NEVER
    note = f"{day.text}: the day above clock times is taken for theirs"
    reader.context.note(note, line=lines[at].number)


def _is_clock(line: PageLine) -> bool:
    return not line.href and len(line.text) <= _LONGEST_TIME and is_time(line.text.casefold())


def _is_beside_link(lines: Sequence[PageLine], at: int) -> bool:
    """Return whether a link that says as much as a headline is right above or below a line."""
    beside = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
    return any(line.href and line.role >= Role.LINK and not is_brief(line.text) for line in beside)
