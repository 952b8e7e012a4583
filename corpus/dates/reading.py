"""A text that is one date, with what pages print around it: a label, a weekday, a clock time."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from functools import cache, lru_cache

import regex

from corpus.dates.calendars import calendar_words
from corpus.dates.clocks import clock_words, without_clock
from corpus.dates.digits import NUMERIC, numbers_of, order_of, read_digits
from corpus.dates.eras import era_words
from corpus.dates.labels import label_words, unlabelled
from corpus.dates.names import FILLER, words
from corpus.dates.printed_date import PrintedDate, calendar_date
from corpus.dates.seasons import read_season
from corpus.dates.several import first_of_several, range_words
from corpus.dates.single import plain_text, read_single
from corpus.dates.spelled import in_figures, may_spell_day, may_spell_year
from corpus.dates.weekday_names import weekdays_alone
from corpus.dates.words import Reading, alone
from corpus.model import DateOrder
from corpus.patterns import NUMBER, WORD, has_digit, pattern

LONGEST = 100
"""No date is printed in more characters, with all that stands around it."""

# JavaScript names the zone in the language of the browser, behind its offset.
_NAMED_ZONE = pattern(r"(?<=\sGMT[+-]\d{4})\s\([^()]*\)$")
_NUMBERED = pattern(r"n(?:[°º]|[or]?\.)\s?\d{1,2},?\s\p{L}")  # "n° 5 mai 2015" is of May
# What calendars add to a weekday in brackets: "(火・祝)", of a holiday.
_NOTED = pattern(r"\(\s*(?P<weekday>[\p{L}\p{M}.]+)(?P<note>\s*[・·,、/]\s*[^\d()]{1,20})(?=\)|$)")
_ISO = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_OF_OURS, _FIRST_DOUBTFUL = "1600", "2050"  # years between are of ours in any language
_YEAR = pattern(r"(?<!\d)\d{4}(?!\d)|\d{8}")
_SHORT_YEAR = pattern(r"(?<!\d)\d\d?(\s?[-./]\s?)\d\d?\1['’]?\d\d(?!\d)")
# A month's name or its sign, and a year of two digits: 13 Mar 14, Mar '14, 14년 3월 13일, 13/3-14.
_SHORT_IN_WORDS = pattern(
    r"\p{L}[.,]?\)?[\s/-]{0,3}(?:\p{L}{1,3}\.?\s)?(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?['’‘`´]?\d\d[.)]?"
    r"(?:\s?(?:г|р|год[ау]?|року)\.?)?(?:[\s,;|·(–-]+(?:\p{L}{1,5}\.?\s)?\d{1,2}\s?[:.h时時點点]\s?\d.*)?$"
    r"|(?<!\d)\d\d\s?[年년]\s?\d|^['’‘`´]?\d\d\.?\s\p{L}.*\d"
    r"|\d[./]\d\d?(?:\s|\.?\s?-\s?)['’]?\d\d$|^\d{6}$",
    regex.IGNORECASE,
)
_PAIR = pattern(r"(?<!\d)\d\d(?!\d)|^\d{6}$")
_LONGEST_SHORT = 48
# Dates without a year of four digits: RFC 822, eras, Chinese, Thai, Ethiopian, Hebrew numbers.
_SHORT = pattern(r"[mtshr]\d\d?(?:[./-]\d|$)|1\d\d[./-]\d|.*\d\s[a-z]{3}\s\d\d\s\d\d:", regex.I)
_SIGN = pattern(r"[年년民ת፩-፼\u0e00-\u0e7f]|[mtshrMTSHR](?:元|\d\d?[./]\d)|[明大昭平令]\d")
# What of these needs no digit, to be found sooner, as `re` looks for one of some characters.
_SIGN_ALONE = re.compile("[元年년民ת፩-፼\u0e00-\u0e7f]")
_BESIDE_SIGN = pattern(
    r"(?<!\d)1\d\d[./-]\d|[\d元〇○零一二三四五六七八九十][年년]|民[國国]"
    r"|(?<![a-zA-Z])[mtshrMTSHR](?:元|\d\d?[./]\d)|[明大昭平令]\d"
    r"|\p{Thai}\.?\s?\d\d|ת[רש]|[፩-፼]"
)
_THE_SUN = pattern(r"(?<!\p{L})T(?:he|HE) S(?:un|UN)(?!\p{L})")  # a newspaper, no weekday
_MOST_DAYS = 31  # of a month
_MOST_UNKNOWN = 1  # "heure de Paris"
_LEAST_TELLING = 3  # letters of a word
_FIRST_WORDS = 6
# In other scripts numbers are letters, or words are not parted.
_TELLING = pattern(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}]")
_JOINED_WORD = pattern(r"^(?:ថ្ងៃ|ខែ|ວັນ|ເດືອນ)(?=.)")
_PARTING = pattern(r"\s+[-–—~]\s+|[|·•()\[\]]")
_COLON = pattern("[:：]")
_SEPARATOR = pattern(r"[\s|·•\[\]{}<>*【】]+")
_AROUND = " \t()[]{}<>【】〔〕|·•*~,،–—-"


def may_have_date(text: str) -> bool:
    """Return whether *text* may be a date or have one in it: a number, or a year in words."""
    return has_digit(text) or _may_be_without_digits(text)


def read_date(
    text: str, languages: tuple[str, ...] = (), order: DateOrder | None = None
) -> PrintedDate | None:
    """Return what *text* means if all of it is one date; else None.

    A label ("Published:"), a weekday, a clock time with its zone and brackets may stand around it.
    Of a range of days it is the first, of one day in two calendars the Gregorian date, of a
    publication and a later change the publication. *languages* are the likely ones, best first,
    for names and years that mean two things. *order* is that of numeric dates, if known; without it
    "03/04/2015" is a date that means no day, and "26/03/15" none.
    """
    if len(text) > LONGEST:
        return None
    if text[4:5] == "-" and _ISO.fullmatch(text):  # as most records have it
        return _read_iso(text, () if _FIRST_OF_OURS <= text < _FIRST_DOUBTFUL else languages)
    if text.endswith(")") and "GMT" in text:
        text = _NAMED_ZONE.sub("", text)
    return _read_date(text, languages, order) if _may_be_date(text) else None


@lru_cache(maxsize=2**13)  # pages repeat their dates
def has_short_year(text: str) -> bool:
    """Return whether *text* may be a numeric date that has a year of two digits: "26/03/15"."""
    return len(text) <= LONGEST and _SHORT_YEAR.search(text) is not None


def read_bare_date(
    text: str, languages: tuple[str, ...] = (), order: DateOrder | None = None
) -> PrintedDate | None:
    """Return what *text* means if it is one date with nothing around it but a weekday."""
    found = read_single(plain_text(text), languages, order)
    return found.date if found else None


def numeric_order(
    texts: Iterable[str], languages: tuple[str, ...] = (), latest: dt.date | None = None
) -> DateOrder | None:
    """Return the one of `numeric_orders`, None if there is none, or both."""
    orders = numeric_orders(texts, languages, latest)
    return next(iter(orders)) if len(orders) == 1 else None


def numeric_orders(
    texts: Iterable[str], languages: tuple[str, ...] = (), latest: dt.date | None = None
) -> Set[DateOrder]:
    """Return the orders that numeric dates among *texts* tell: none, one, or two that differ.

    A date counts that is all of a text or stands between separators. A number over 12 decides, so
    "26/03/2015" says `DMY`, and so does a weekday. Where neither is found, a date counts of which
    the other order gives a day after *latest*; beside them it may be of what is to come.
    *languages* as `read_date`.
    """
    sure: set[DateOrder] = set()
    likely: set[DateOrder] = set()
    for text in texts:
        for found, plain in _numeric(text):
            if order := order_of(found, plain, languages):
                sure.add(order)
            elif latest and (order := order_of(found, plain, languages, latest)):
                likely.add(order)
        if len(sure) > 1:
            break
    return sure or likely


def order_meeting(texts: Iterable[str], days: Set[dt.date]) -> DateOrder | None:
    """Return the order in which numeric dates among *texts* are some of *days*, if one alone is."""
    met: set[DateOrder] = set()
    for text in texts:
        for found, _ in _numeric(text):
            first, second, year = numbers_of(found)
            orders: tuple[tuple[DateOrder, int, int], ...] = (
                ("DMY", second, first),
                ("MDY", first, second),
            )
            for order, month, day in orders if first != second else ():
                if calendar_date(year, month, day).day in days:
                    met.add(order)
    return met.pop() if len(met) == 1 else None


def _numeric(text: str) -> Iterator[tuple[regex.Match[str], str]]:
    """Yield each numeric date between separators, and the plain text that it is found in."""
    plain = plain_text(text)
    if not NUMERIC.search(plain):
        return
    for part in _PARTING.split(plain):
        labelled = unlabelled(part)
        text = labelled.text if labelled else part
        timeless = without_clock(text)
        found = alone(NUMERIC, timeless)
        if not found and not timeless.strip():  # 6.25.19, which may be a clock time, too
            timeless, found = text, alone(NUMERIC, text)
            found = found if found and max(numbers_of(found)[:2]) <= _MOST_DAYS else None
        if found:
            yield found, timeless


@lru_cache(maxsize=2**14)
def _read_iso(text: str, languages: tuple[str, ...]) -> PrintedDate | None:
    """Return what *text* in the form of ISO 8601 means; nothing else can be in it."""
    iso = read_digits(text, None, languages, None)
    return iso.date if iso else None


@lru_cache(maxsize=2**16)
def _read_date(
    text: str, languages: tuple[str, ...], order: DateOrder | None
) -> PrintedDate | None:
    plain = plain_text(text)
    if plain[:1] == "n" and _NUMBERED.match(plain):
        return None
    if "(" in plain and (noted := _NOTED.search(plain)):
        start, end = noted.span("note")
        found = _read_in_figures(plain[:start] + plain[end:], languages, order)
        if found and found.day and found.day.weekday() in weekdays_alone(noted["weekday"]):
            return found
    found = _read_in_figures(plain, languages, order)
    if found is None:
        read = (_read_in_figures(one, languages, order) for one in in_figures(plain, languages))
        spelled = next((date for date in read if date and date.precision == "day"), None)
        return spelled or read_season(plain)
    return found


def _read_in_figures(
    plain: str, languages: tuple[str, ...], order: DateOrder | None
) -> PrintedDate | None:
    if _is_prose(plain):
        return None
    found = read_single(plain, languages, order)
    if found:
        return found.date

    def read(part: str) -> Reading | None:
        return _read_around(part, languages, order)

    if order is None and _YEAR.search(plain):
        order = numeric_order(plain.split())
    found = read(plain)
    if found is None and len(NUMBER.findall(plain)) > 1:  # as two dates have
        found = first_of_several(plain, read)
    return found.date if found else None


def _read_around(plain: str, languages: tuple[str, ...], order: DateOrder | None) -> Reading | None:
    """Return what one date means with a label, a clock time or brackets around it."""
    labelled = unlabelled(plain)
    core = labelled.text if labelled else plain
    timeless = without_clock(core)
    if not timeless.strip():  # 13.04.15, which may be a clock time, too
        timeless = core
    bare = _SEPARATOR.sub(" ", timeless).strip(_AROUND)
    found = read_single(bare, languages, order)
    if found is None or (timeless != core and found.date.precision in ("month", "year")):
        return None  # a clock time is of a day
    if labelled and found.date.precision in ("month", "year") and not _COLON.search(plain):
        return None  # "Update 2015" is a headline
    if labelled and labelled.updated:
        return found._replace(date=replace(found.date, updated=True))
    return found


def _may_be_date(text: str) -> bool:
    """Return whether *text* has a year; all but a few headlines are refused here."""
    if text[4:5] == "-" and text[:4].isdecimal():
        return True
    if not has_digit(text):  # as most headlines are
        return _may_be_without_digits(text)
    if begins_as_prose(text) or _THE_SUN.search(text):
        return False
    if _YEAR.search(text) or _SHORT_YEAR.search(text) or may_spell_year(text):
        return True
    if len(text) <= _LONGEST_SHORT and _PAIR.search(text) and _SHORT_IN_WORDS.search(text):
        return True
    if text.isascii():
        return _SHORT.match(text) is not None
    return _has_sign(text)


def _may_be_without_digits(text: str) -> bool:
    return may_spell_year(text) or (
        not text.isascii() and _SIGN_ALONE.search(text) is not None and _has_sign(text)
    )


def _has_sign(text: str) -> bool:
    """Return whether *text* has the sign of a year, beside what makes it one."""
    return _SIGN.search(text) is not None and _BESIDE_SIGN.search(text) is not None


def _is_prose(plain: str) -> bool:
    """Return whether *plain* has more words than one that do not belong to dates."""
    known = _vocabulary()
    unknown = 0
    for word in WORD.findall(plain):
        if len(word) < _LEAST_TELLING:
            continue  # too short to tell, and part of many an abbreviation: เม.ย.
        # Chinese, Japanese and Korean join what follows to the sign for the day, Khmer and Lao the
        # words for day and month to their names.
        word = _JOINED_WORD.sub("", word)
        if word not in known and word.lstrip("年月日년월일号號") not in known:
            unknown += 1
            if unknown > _MOST_UNKNOWN:
                return True
    return False


def begins_as_prose(text: str) -> bool:
    """Return whether the first words of *text* say that no date begins with them.

    Most that has a number and is no date is told here, by words that are looked up once.
    """
    strange = 0
    for part in text.split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS]:
        strange += _strange(part)
        if strange > _MOST_UNKNOWN:
            return not may_spell_year(text)
    return False


@lru_cache(maxsize=2**15)
def _strange(part: str) -> int:
    """Return how many words in a *part* of a text are neither of dates nor numbers."""
    known = _vocabulary()
    return sum(
        word not in known and not may_spell_day(word)
        for word in WORD.findall(plain_text(part))
        if len(word) >= _LEAST_TELLING and _TELLING.match(word)
    )


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset().union(
        words(), FILLER, label_words(), clock_words(), calendar_words(), era_words(), range_words()
    )
