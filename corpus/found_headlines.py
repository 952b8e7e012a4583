"""Headlines as readers find them, made into those of the archive."""

import datetime as dt
from functools import lru_cache

from msgspec import Struct

from corpus.addresses import date_within, web_address
from corpus.dates import WEEKDAYS, PrintedDate, has_short_year, weekdays_named
from corpus.identifying.identification import UNIDENTIFIED
from corpus.languages import stated_language_code
from corpus.model import Headline, Language, Precision, Publication, Source, Topic, headline_id
from corpus.pages.bylines import without_author
from corpus.patterns import NUMBER
from corpus.read_context import SIGNED_YEAR, ReadContext

_LONG = 1_000  # characters; no newspaper prints a headline as long
# The first days that clocks of computers and databases know, which have them where they know none.
_NO_DAYS = {
    dt.date(1601, 1, 1),
    dt.date(1753, 1, 1),
    dt.date(1899, 12, 30),
    dt.date(1900, 1, 1),
    dt.date(1970, 1, 1),
}


class FoundHeadline(Struct, frozen=True, gc=False):
    """A headline that a reader found on a *line* of its file.

    *text*, *date_text* and *description* are in their printed form, *date* is what *date_text*
    means, *language* is as the source states it. *source* is the outlet or agency in its printed
    form, by default that of the file. *link* is a link as printed that may have a date where no
    *url* is known.
    """

    line: int
    text: str
    date_text: str | None = None
    date: PrintedDate | None = None
    topics: tuple[Topic, ...] = ()
    description: str = ""
    language: str | None = None
    source: str = ""
    url: str | None = None
    link: str | None = None


def make_headline(found: FoundHeadline, context: ReadContext) -> Headline:
    """Return the headline that was *found*; whatever is wrong with it becomes a finding."""
    line, text = found.line, found.text
    if len(text) > _LONG:
        context.note(f"a headline of more than {_LONG:,} characters")
    source = found.source or context.source
    address = (_address(line, found.url, context) or "") if found.url else ""
    date_text, date = found.date_text, found.date
    if (address or found.link) and (date is None or date.day is None):
        date_text, date = _dated_by(address or found.link or "", date_text, date, context)
    day, precision = _day(line, date_text, date, context)
    if date and date.relative and date.day:
        day_of = f"on which the file was written, {of}" if (of := context.written) else "of capture"
        context.note(f"a date counts back from the day {day_of}, in hours from its noon")
    return Headline(
        id=headline_id(text, date_text, day, precision),
        text=text,
        date_text=date_text,
        date=day,
        date_precision=precision,
        language=_language(found.language, context) if found.language else UNIDENTIFIED,
        topics=found.topics,
        sources=(Source(context.file, line),),
        first_seen=context.captured,
        last_seen=context.captured,
        description=found.description,
        publications=(Publication(source, address),) if source or address else (),
    )


def _day(
    line: int, date_text: str | None, date: PrintedDate | None, context: ReadContext
) -> tuple[dt.date | None, Precision | None]:
    if date_text is None:
        return None, None
    if date is None:
        problem = "no date that can be read"
        if SIGNED_YEAR.match(date_text):
            problem += ", as it begins with a sign"
        elif has_short_year(date_text):
            problem += ", as nothing shows the order of its numbers; state date_order"
    elif context.capture_known and date.day and date.day > context.latest:
        problem = f"a date after the day of capture, {context.captured}"
    elif date.day and date.day.year > context.last_year:
        problem = f"no newspaper is of a year after {context.last_year}"
    elif date.day:
        if date.day in _NO_DAYS and date.precision == "day":
            context.note(f"{date.day}, which databases have for a day that is not known")
        if date.precision == "day" and not date.relative:
            _compare_weekday(line, date_text, date.day, context)
        return date.day, date.precision
    else:
        problem = date.problem
    context.fault(line, f"{date_text}: {problem}; the headline is kept without a date")
    return None, None


def _compare_weekday(line: int, date_text: str, day: dt.date, context: ReadContext) -> None:
    """Report a weekday that is printed beside a day that had another."""
    named = _weekdays_of(date_text)
    if named and day.weekday() not in named:
        reason = f"{date_text}: {day} was a {WEEKDAYS[day.weekday()]}; the date counts"
        context.note(reason, line=line)


@lru_cache(maxsize=2**13)  # pages repeat their dates
def _weekdays_of(date_text: str) -> frozenset[int]:
    return weekdays_named(without_author(date_text))  # "Ann" is a weekday, too


def _dated_by(
    address: str, date_text: str | None, date: PrintedDate | None, context: ReadContext
) -> tuple[str | None, PrintedDate | None]:
    """Return the date that an *address* has, as /2015/05/12/ does; else what is known.

    One after the day of capture is a number that looks like a date, and one without the day that
    is printed is of something else.
    """
    text = date_within(address)
    dated = context.date(text) if text else None
    if text is None or dated is None or dated.day is None or dated.day > context.latest:
        return date_text, date
    unclear = date is None or date.day is None
    printed = [int(number) for number in NUMBER.findall(date_text or "") if unclear]
    if printed and dated.precision == "day" and dated.day.day not in printed:
        return date_text, date
    context.note("a date is taken from the address of a headline")
    return date_text or text, dated


def _address(line: int, url: str, context: ReadContext) -> str | None:
    base = context.url if url.startswith("/") else None
    address = web_address(url, base) if base else web_address(url)
    if address is None:
        context.fault(line, f"{url[:80]}: no address of the web; the headline is kept without it")
    return address


def _language(stated: str, context: ReadContext) -> Language:
    language = _stated_language(stated)
    if language is None:
        context.note(f"{stated[:40]}: no language of that name; identified instead")
    return language or UNIDENTIFIED


@lru_cache(maxsize=1024)
def _stated_language(stated: str) -> Language | None:
    code = stated_language_code(stated)
    return Language(code, 1.0, "stated") if code else None
