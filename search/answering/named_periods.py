"""Periods that words of a text name ("fraud in 2014", "last 5 years"), and searches within them."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress

from msgspec import Struct

from search.asking.numeric_dates import numeric_readings
from search.asking.query_parts import SIGNS, QueryPart, typed, without_part
from search.asking.time_units import names_unit
from search.language.analysis import tokenize
from search.values.query import DateRange, Query
from search.values.results import Remedy, RemedyWay

_LONGEST = 9  # words of a period
_MOST_PARTS = 30  # of a text, among which the words of a period are looked for
_YEAR = re.compile(r"(?<!\d)(\d{4})(?:\d{4})?(?!\d)")  # alone or before month and day: 20140930
_FROM = re.compile("(?:from|من) (?P<period>.+)(?<! on)", re.IGNORECASE)
_CENTURY = 100
_JAPANESE_YEAR = re.compile(r"(?:明治|大正|昭和|平成|令和)(?:\d{1,2}|元)年")

Way = tuple[RemedyWay, str, Query]
"""A search to offer: how it differs from the one as asked, in what, and the query."""


def names_year(text: str) -> bool:
    """Return whether *text* has a year, without which nothing in it names a period."""
    return bool(_JAPANESE_YEAR.search(text)) or any(
        1000 <= int(found) < 3000 for found in _YEAR.findall(text)
    )  # in any digits


def names_period(text: str) -> bool:
    """Return whether *text* has a year or a unit of time, without which it names no period."""
    return names_year(text) or names_unit(token.form for token in tokenize(text))


def ways_within_period(query: Query, period: "NamedPeriod | None") -> Iterator[Way]:
    """Yield the query for what is dated within *period*, which words of the text name, if any.

    Small words beside it, which would only rank, are left out if there are no others. A date that
    can be read in two orders yields both readings, day first, each named by its day in ISO 8601.
    The query without the words of a period follows, if they are several and not the whole text.
    """
    if period:
        for name, days in period.readings.items():
            yield "period", name, query.with_(text=period.rest, dates=days)
        if period.words > 1 and period.rest:
            yield "word", period.text, query.with_(text=period.rest)


class NamedPeriod(Struct, frozen=True):
    """A period that so many *words* of a text name: its *text*, from *start* up to *end*.

    *readings* are its days, by what they are called, and *rest* is the text without it, empty if
    nothing but small words is left.
    """

    text: str
    start: int
    end: int
    words: int
    readings: Mapping[str, DateRange]
    rest: str


def period_in(
    query: Query, parts: Sequence[QueryPart], newest: dt.date | None
) -> NamedPeriod | None:
    """Return the period that words of *query* name, None if none do or it has dates.

    The arguments are those of `named_period`.
    """
    if query.dates or not names_period(query.text) or len(parts) > _MOST_PARTS:
        return None
    for first, end in _stretches(query, parts, counted=newest is not None):
        whole = QueryPart("word", parts[first].start, parts[end - 1].end)
        text = typed(query, whole).strip(SIGNS)
        with suppress(ValueError):  # most words name no period
            if readings := _readings(text, newest, behind_words=first > 0):
                name, _, fewer = text.partition(" ")
                if first and name.istitle() and _is_period(fewer, readings):
                    continue  # "Kim Jong Il 2008" is of 2008, and no Italian date with its article
                alone = all(part.kind == "small" for part in (*parts[:first], *parts[end:]))
                rest = "" if alone else " ".join(without_part(query.text, whole).split())
                return NamedPeriod(text, whole.start, whole.end, end - first, readings, rest)
    return None


def _is_period(text: str, readings: Mapping[str, DateRange]) -> bool:
    """Return whether *text* alone names the days of *readings*."""
    from search.asking.periods import parse_period  # slow patterns

    with suppress(ValueError):
        return parse_period(text) in readings.values()
    return False


def _stretches(
    query: Query, parts: Sequence[QueryPart], *, counted: bool
) -> Iterator[tuple[int, int]]:
    """Yield where words that may name a period start and end among *parts*, the longest first.

    They have a year or, after all of these and if time can be *counted* back, a unit of time.
    """
    texts = [typed(query, part) for part in parts]
    years = list(map(names_year, texts))
    forms = [[token.form for token in tokenize(text)] for text in texts]
    units = [counted and names_unit(one) for one in forms]
    plain = [part.kind in ("word", "small") for part in parts]
    lengths = range(min(_LONGEST, len(parts)), 0, -1)
    stretches = [(f, f + n) for n in lengths for f in range(len(parts) - n + 1)]
    for tells in (years, units):
        for first, end in stretches:
            if all(plain[first:end]) and any(tells[first:end]):
                yield first, end


def _readings(text: str, newest: dt.date | None, *, behind_words: bool) -> dict[str, DateRange]:
    """Return the days that *text* names, by what they are called, none if it names no period.

    "From March 2023" has no end, but first it is that month *behind_words* ("news from").
    Raises ValueError if it has a year, and names none.
    """
    from search.asking.periods import counted_back, parse_period  # slow patterns

    if not names_year(text):
        days = counted_back(text, newest) if newest else None
        return {text: days} if days else {}
    (read,), other = numeric_readings([text])
    if not other:
        days, begun = parse_period(read), _FROM.fullmatch(read)
        if behind_words and begun and days.end is None:
            named = parse_period(begun["period"])  # "2013 onwards" has no end by itself
            return {begun["period"]: named, text: days} if named.end else {text: days}
        return {text: days}
    both = [parse_period(one) for one in (read, *other)]
    return {days.iso.partition("/")[0]: days for days in both}


def named_period(
    query: Query, parts: Sequence[QueryPart], newest: dt.date | None
) -> tuple[str, Query] | None:
    """Return the words of *query* that name a period, and the query for the others within it.

    *parts* are those of its text. Time is counted back from *newest*, the archive's newest day.
    None if no words name a period.
    """
    within = next(ways_within_period(query, period_in(query, parts, newest)), None)
    return within and within[1:]


def find_period(
    query: Query,
    parts: Sequence[QueryPart],
    count: Callable[[Query], int],
    newest: dt.date | None,
) -> tuple[Remedy, ...]:
    """Return the search for what is dated within the period that the whole text names, if any.

    The arguments are those of `named_period`, and *count* gives the number of hits of a query;
    *query* may have hits, which hold the period's name.
    """
    remedies = (
        Remedy(way, text, other, count(other))
        for way, text, other in ways_within_period(query, period_in(query, parts, newest))
        if not other.text
    )
    return tuple(remedy for remedy in remedies if remedy.count)


def period_lacking(
    query: Query,
    parts: Sequence[QueryPart],
    count: Callable[[Query], int],
    newest: dt.date | None,
    held: tuple[dt.date, dt.date] | None,
) -> NamedPeriod | None:
    """Return the period that words of *query* name and in which nothing is dated, if there is one.

    The arguments are those of `find_period`, and *held* are the first and last day of the archive.
    A number alone is no year if it is more than a century from these.
    """
    period = period_in(query, parts, newest) if held else None
    if not period or not held or any(map(count, _everything_within(period))):
        return None
    if period.text.isdecimal() and not any(
        held[0].year - _CENTURY <= days.start.year <= held[1].year + _CENTURY
        for days in period.readings.values()
        if days.start
    ):
        return None
    return period


def _everything_within(period: NamedPeriod) -> Iterator[Query]:
    return (Query(dates=days) for days in period.readings.values())


def ways_to_years(query: Query, period: NamedPeriod, years: Sequence[DateRange]) -> Iterator[Way]:
    """Yield *query* without *period*, within each of the nearest *years* before and after it.

    A year of which it is a part is one of these. *years* are ascending.
    """
    days = next(iter(period.readings.values()))
    before = [one for one in years if days.start and one.start and one.start < days.start][-1:]
    after = [one for one in years if days.end and one.end and one.end > days.end][:1]
    for year in dict.fromkeys((*before, *after)):
        if year.start:
            yield "year", str(year.start.year), query.with_(text=period.rest, dates=year)
