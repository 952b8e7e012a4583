"""Several dates in one text: a range of days, one day in two calendars, a date and its update."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise

import regex

from corpus.dates.clocks import is_time
from corpus.dates.labels import label_starts, unlabelled
from corpus.dates.names import FILLER, TOKEN
from corpus.dates.old_style import in_both_styles
from corpus.dates.printed_date import PrintedDate
from corpus.dates.publication import Occasion, occasion
from corpus.dates.single import is_weekday
from corpus.dates.words import Reading
from corpus.patterns import DIGIT, YEAR, has_digit, pattern

_Read = Callable[[str], Reading | None]

_MARKS = (
    "to|until|till|through|thru|and|bis|und|al|a|hasta|y|e|au|et|à|til|till|og|och|ja|tot|en|t/m"
    "|do|i|po|по|до|и|έως|ως|μέχρι|και|إلى|الى|حتى|و|تا|đến|và|hingga|sampai|dan|s/d|sd|ile|ve|ถึง"
    "|jusqu'au|ai|la|și|si|és|to the|tot en met|fins al|fins a|až do|až|până la|līdz|iki"
    "|kuni|auf|auf den|zum|на"
)
_RANGE = pattern(
    r"\s*\.?\s*[-–—−~〜～/&+]\s*|\.?\s+\L<marks>\.?\s+|\s+all['’]|\s*(?:から|부터|至|到|ถึง|와|과)\s*",
    marks=_MARKS.split("|"),
)
# The days between the first and the last: 12, 13 and 14 May 2015.
_MIDDLE = pattern(
    r"(?<=(?<!\d)\d{1,2})(?:\s*,\s*\d{1,2})+(?=\s*,?\s*(?:[-–—&]|\L<marks>)\s*\d{1,2}(?!\d))",
    marks=_MARKS.split("|"),
)
_OPENINGS = (
    "from|between|del|dal|du|von|vom|с|со|από|من|بين|از|từ|desde|od|van|fra|från|de|dari"
    "|night of|the night of|weekend of|nuit du|week-end du|weekend du|nacht vom|in der nacht vom"
    "|wochenende vom|noche del|notte del|notte dal|notte tra il|noite de|nacht van|noc z|w nocy z"
    "|natten mellan|ночь с|в ночь с"
)
_OPENING = pattern(r"^(?:\L<openings>\s+|dall['’])", openings=_OPENINGS.split("|"))
_AND = "all dall から 부터 至 到 ถึง 와 과 まで 까지 الموافق برابر مطابق با"
_CLOSING = pattern(r"\s*(?:まで|까지)$")
_DOCKET = pattern(r"\D*\d{1,4}-\d{1,4}/\d{4}\D*")  # the number of a case
_FIRST_NUMBER = pattern(r"^\D*?(\d{1,2})(?!\d)(?:st|nd|rd|th|[.日일º])?")
_LAST_NUMBER = pattern(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|[.日일º])?$")
# Commas part dates, or the parts of one: tried last.
_BETWEEN_DATES = tuple(
    regex.compile(
        rf"\s+[-–—/]\s+|\s*[|·•()\[\];{commas}]\s*|\s*الموافق\s*ل?|\s*(?:برابر|مطابق) با\s*"
        r"|(?<=\D)/|/(?=\D)"
    )
    for commas in ("", "،,")
)
_MOST_PARTS = 6
_LAST_DAY = 31  # of a month
_YEARS_AHEAD = (56, 57, 543)  # of Nepal's and the Buddhist calendar
_FIRST_AHEAD = 2045  # of 1988 in Nepal
_LABEL = pattern(r"[^\d:：]{2,30}[:：]\s*(?=\S)")
_OTHER_LABEL = pattern(r"(?<=\d\.?\)?)\s?[.;,|·•/–—-]?\s+(\p{L}[\p{L}\p{M}'’ ]{1,30}[:：])")
_SAME_DAY = pattern("الموافق|برابر|مطابق")
_WORDS = pattern(r"\D*")
_END = pattern(r"(?:(?<=\d)\.)?[\s|·•,،;()\[\]/–—-]*$")


def first_of_several(plain: str, read: _Read) -> Reading | None:
    """Return the date that counts if *plain* has several and nothing else; *read* reads one."""
    if _DOCKET.fullmatch(plain):
        return None
    return (
        _published(plain, read)
        or _in_two_calendars(plain, read)
        or in_both_styles(plain, read)
        or _first_of_range(plain, read)
    )


def range_words() -> frozenset[str]:
    """Return every word that may stand between two dates."""
    return frozenset(TOKEN.findall(f"{_MARKS} {_AND} {_OPENINGS}"))


def _published(plain: str, read: _Read) -> Reading | None:
    """Return the date of publication where that of a later change stands beside it.

    So may that of something else, with a label and a colon: "Deadline: 30 June 2015".
    """
    parts = labelled_parts(plain)
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    dates: list[tuple[tuple[bool, ...], Reading]] = []
    for part in parts:
        label = _LABEL.match(part)
        text = part[label.end() :].rstrip(" ;/") if label else ""
        if _is_aside(part):
            continue
        found = read(part) or _in_two_calendars(part, read)
        other = read(text) if text and found is None else None
        date = found or other
        if date is None:
            return None
        published = found is not None and _is_of_publication(part)
        dates.append(((other is not None, *_rank(date), not published), date))
    rank, date = min(dates, key=lambda of: of[0], default=((True,), None))
    return None if rank[0] else date


def _is_of_publication(part: str) -> bool:
    label = _WORDS.match(part)
    return label is not None and occasion(label[0]) is Occasion.PUBLICATION


@lru_cache(maxsize=2**12)  # pages repeat their dates
def _has_years(text: str) -> bool:
    """Return whether *text* has two years or more."""
    return len(YEAR.findall(text)) > 1


def own_text(text: str, date: PrintedDate, read: Callable[[str], PrintedDate | None]) -> str:
    """Return the part of *text*, which means *date*, that has it, if another date stands there.

    *read* reads one date. Its label is left with it: "Updated 8 May 2015. Posted 3 May 2015".
    """
    if not _has_years(text):  # as most lines
        return text
    parts: list[str] = []
    for part in labelled_parts(text):
        # A time of day, "AM", a weekday, or the same day in another calendar.
        if parts and (not DIGIT.search(part) or _SAME_DAY.match(part)):
            parts[-1] += part
        else:
            parts.append(part)
    if sum(YEAR.search(part) is not None for part in parts) < 2:
        return text
    for part in parts:
        own = _END.sub("", part)
        found = read(own)
        if found and found.day == date.day is not None and not found.updated:
            return own
    return text


def labelled_parts(text: str) -> list[str]:
    """Return the parts of *text* that begin with a label each, but for the first."""
    others = (found.start(1) for found in _OTHER_LABEL.finditer(text))
    starts = sorted({0, *label_starts(text), *others})
    return [text[start:end] for start, end in pairwise((*starts, len(text)))]


def _in_two_calendars(plain: str, read: _Read) -> Reading | None:
    """Return the Gregorian date of one day that is printed in another calendar too."""
    for between in _BETWEEN_DATES:
        parts = [part for part in between.split(plain) if not _is_aside(part)]
        if 1 < len(parts) <= _MOST_PARTS:
            dates = [reading for reading in map(read, parts) if reading]
            if len(dates) == len(parts) and (
                len({reading.calendar for reading in dates}) > 1 or _are_years_apart(dates)
            ):
                return min(dates, key=_rank)
    return None


def _are_years_apart(dates: Sequence[Reading]) -> bool:
    """Return whether one of two days has a year of Nepal or of the Buddhists: 2072, 2015."""
    years = sorted(of.date.day.year for of in dates if of.date.day)
    return len(years) == len(dates) == 2 and years[1] - years[0] in _YEARS_AHEAD


def _rank(reading: Reading) -> tuple[bool, bool, bool, bool]:
    """Return the key by which the date that counts is the least."""
    date = reading.date
    ahead = date.day is not None and date.day.year >= _FIRST_AHEAD
    return date.updated, date.day is None, reading.calendar != "Gregorian", ahead


def _is_aside(part: str) -> bool:
    """Return whether *part* is a weekday, a clock time or nothing, a label aside."""
    labelled = unlabelled(part)
    text = labelled.text if labelled else part
    return not TOKEN.search(text) or is_weekday(text) or is_time(text)


def _first_of_range(plain: str, read: _Read) -> Reading | None:
    """Return the first day of a range, whose month and year may be printed once."""
    plain = _MIDDLE.sub("", _CLOSING.sub("", _OPENING.sub("", _with_first_weekday(plain))))
    for mark in _RANGE.finditer(plain):
        first, last = plain[: mark.start()].strip(), plain[mark.end() :].strip()
        found = _first_day(first, last, read)
        if found:
            return found
    return None


def _with_first_weekday(plain: str) -> str:
    """Return *plain* without the last weekday of a range: "saturday/sunday 16/17 may 2015"."""
    mark = _RANGE.search(plain)
    # Some languages number their weekdays: the 3 of "3-5 march 2015" is a day.
    if mark and not has_digit(first := plain[: mark.start()].strip()) and is_weekday(first):
        last, _, days = plain[mark.end() :].partition(" ")
        if is_weekday(last.strip(".,")):
            return f"{first} {days}"
    return plain


def _first_day(first: str, last: str, read: _Read) -> Reading | None:
    begun, ended = read(first), read(last)
    year = YEAR.search(last if ended else first)
    if ended and not begun and year:  # 28 June - 3 July 2015
        begun = _day(read(f"{first} {year[0]}")) or _day(read(f"{first}. {year[0]}"))
        if begun and _is_before(ended, begun):  # 28 December - 3 January 2015
            before = int(year[0]) - 1
            begun = _day(read(f"{first} {before}")) or _day(read(f"{first}. {before}"))
    elif begun and not ended and (printed := year[0] if year else _year(begun)):
        ended = _day(read(f"{printed}年{last}")) or _day(read(f"{last} {printed}"))
        ended = ended or _day(read(f"{printed}.{last}"))
    if begun and ended and (_day(begun) or begun.date.ambiguous) and not _is_before(ended, begun):
        return begun
    one, other = _LAST_NUMBER.search(first), _FIRST_NUMBER.search(last)
    if one is None or other is None or int(one[1]) >= int(other[1]):
        return None
    if begun and not (int(other[1]) <= _LAST_DAY and _is_number(last)):
        return None  # "08-04-15 – Woman (81)"
    if ended and ended.date.day and ended.date.day.day == int(other[1]):  # 12.-14.5.2015
        found = _day(read(f"{first} {last[other.end() :]}"))
        if found is None and _is_number(first):
            days = int(other[1]) - int(one[1])
            found = ended._replace(
                date=replace(ended.date, day=ended.date.day - timedelta(days=days))
            )
        return found
    return _day(read(f"{first} {last[other.end() :]}"))  # May 12-14, 2015


def _is_number(text: str) -> bool:
    tokens = TOKEN.findall(text)
    return all(token.isdecimal() or token in FILLER or is_weekday(token) for token in tokens)


def _year(reading: Reading) -> str:
    """Return the year of ours of a date that prints that of an era: 平成27年6月28日."""
    return str(reading.date.day.year) if reading.date.day else ""


def _day(reading: Reading | None) -> Reading | None:
    return reading if reading and reading.date.precision == "day" else None


def _is_before(one: Reading, other: Reading) -> bool:
    return one.date.day is not None and other.date.day is not None and one.date.day < other.date.day
