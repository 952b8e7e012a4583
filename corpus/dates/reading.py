"""Dates as pages print them, in any language: "26 marzo 2015", "March 2015", "٢٦ آذار ٢٠١٥".

A printed date is read by a table of month names that comes from dateparser's own locale data,
with the few names that it lacks. dateparser itself takes a millisecond and guesses ("1990s" is
yesterday, "set" a month), so it sees only what the table refuses, and it is held to complete
dates. A date without a year of four digits is no date here.
"""

import calendar
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import import_module
from itertools import chain
from typing import Any

import regex

from corpus.dates.labels import unlabelled
from corpus.dates.printed_date import DateOrder, PrintedDate, calendar_date


def read_date(
    text: str, languages: tuple[str, ...] = (), order: DateOrder | None = None
) -> PrintedDate | None:
    """Return what *text* means if all of it is one date, a clock time aside; else None.

    *languages* are the likely ones, best first, for month names that mean two months. *order* is
    that of numeric dates, if known; without it "03/04/2015" is a date that means no day.
    """
    if len(text) > _LONGEST or not _YEAR.search(text):
        return None
    return _read_date(text, languages, order)


def numeric_order(texts: Iterable[str]) -> DateOrder | None:
    """Return the order that numeric dates among *texts* have in common.

    A number over 12 decides, so "26/03/2015" says `DMY`; None if nothing does, or both.
    """
    found: set[DateOrder] = set()
    for text in texts:
        numbers = _alone(_NUMERIC, _plain(text))
        if numbers:
            first, second = int(numbers[1]), int(numbers[2])
            if first > 12 >= second:
                found.add("DMY")
            elif second > 12 >= first:
                found.add("MDY")
        if len(found) > 1:
            return None
    return found.pop() if found else None


_LONGEST = 60
_YEAR = regex.compile(r"(?<!\d)\d{4}(?!\d)|\d{8}")
# ISO 8601 and its relatives, which name the year first, and Chinese, Japanese and Korean dates.
_YEAR_FIRST = regex.compile(
    r"(?<!\d)(\d{4})(?!\d)"
    r"(?:\s*[-/.年년]\s*(\d{1,2})(?:\s*[-/.月월]\s*(\d{1,2})\s*[.日일號号]?|\s*[月월])?|\s*[年년])?"
)
_COMPACT = regex.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)")
_NUMERIC = regex.compile(r"(?<!\d)(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)\.?")
_CLOCK = regex.compile(
    r"(?:(?<=\d)t|[\s,]+(?:at|um|à|a las|às|alle|kl|om)?\s*)\d{1,2}\s?[:h]\s?\d\d"
    r"(?::\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:z|[a-z]{3,4}|(?:gmt|utc)?[-+]\d\d:?\d\d)?\s*(?=\s\d{4}$|$)"
)
_TOKEN = regex.compile(r"\d+|[\p{L}\p{M}]+|/")
_OTHER = regex.compile(r"[^\d\p{L}\p{M}\s.,،፣、/'’׳॰()·–—-]")
_INVISIBLE = regex.compile(r"[\p{Cf}\u0640]")  # bidi marks and the like, and the tatweel

_LETTERS = regex.compile(r"[\p{L}\p{M}]+")
_WORD = regex.compile(r"[\p{L}\p{M}]{3}")
_SHORT_NUMERIC = regex.compile(r"\d\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d")
_MONTHS = tuple(name.lower() for name in calendar.month_name)[1:]
_WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
# Words beside the day, the month and the year: of, the, year, and the ends of ordinal numbers.
_FILLER = regex.compile(
    r"a|al|am|d|da|de|del|den|der|di|din|do|du|e|eko|el|em|en|er|g|gada|god|godine|h|il|ko|l|la"
    r"|le|leta|m|nd|o|of|on|op|r|rd|re|ro|roku|st|th|the|ème|eme|на|г|год|года|година|р|рік|року"
    r"|ngày|năm|في|من|عام|سنة|م|թ|ta|טן"
)
# What dateparser 1.5.0 lacks: months of the Maghreb, and of Arabic as it is often spelled.
_ADDED_MONTHS: Mapping[str, Mapping[str, int]] = {
    "ar": {"ماي": 5, "جويلية": 7, "غشت": 8, "شتنبر": 9, "نونبر": 11, "دجنبر": 12},
}
# The languages whose month names count before others' where the page's language lacks the name.
_COMMON = "en es fr ar de pt it ru zh ja ko tr pl nl id fa sv da nb fi el cs hu ro uk he hi vi th"


@lru_cache(maxsize=2**16)
def _read_date(
    text: str, languages: tuple[str, ...], order: DateOrder | None
) -> PrintedDate | None:
    plain = _plain(text)
    return _read_plain(plain, text, languages, order)


def _read_plain(
    plain: str, text: str, languages: tuple[str, ...], order: DateOrder | None
) -> PrintedDate | None:
    labelled = unlabelled(plain)
    if labelled and labelled.text:
        plain = labelled.text
    if _OTHER.search(plain):
        return None
    year_first = _alone(_YEAR_FIRST, plain) or _alone(_COMPACT, plain)
    if year_first:
        return calendar_date(*(int(part) if part else None for part in year_first.groups()))
    numeric = _alone(_NUMERIC, plain)
    if numeric:
        first, second, year = map(int, numeric.groups())
        return _numeric_date(first, second, year, order)
    return _worded_date(plain, languages) or _dateparser_date(text, plain, languages)


def _plain(text: str) -> str:
    """Return *text* for matching: NFKC, lower case, visible characters, no clock time."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold().strip()
    return _CLOCK.sub("", plain)


def _alone(pattern: regex.Pattern[str], plain: str) -> regex.Match[str] | None:
    """Return the match of *pattern* if at most the name of a weekday stands beside it."""
    found = pattern.search(plain)
    if found is None:
        return None
    beside = (_key(plain[: found.start()]), _key(plain[found.end() :]))
    return found if all(_FILLER.fullmatch(key) or key in _weekdays() for key in beside) else None


def _numeric_date(first: int, second: int, year: int, order: DateOrder | None) -> PrintedDate:
    if order is None and first <= 12 and second <= 12 and first != second:
        return PrintedDate(None, None, "either number may be the month; state date_order", True)
    if order == "MDY" or (order is None and second > 12):
        first, second = second, first
    return calendar_date(year, second, first)


def _worded_date(plain: str, languages: tuple[str, ...]) -> PrintedDate | None:
    tokens = [token for token in _TOKEN.findall(plain) if not _FILLER.fullmatch(token)]
    numbers = sorted((token for token in tokens if token.isdecimal()), key=len)
    words = [token for token in tokens if not token.isdecimal()]
    if not words or len(numbers) not in (1, 2) or len(numbers[-1]) != 4 or len(numbers[0]) == 3:
        return None
    month = _month(words, languages) or _month(_without_weekday(words), languages)
    if month is None:
        return None
    day = int(numbers[0]) if len(numbers) == 2 else None
    return calendar_date(int(numbers[-1]), month, day)


def _without_weekday(words: list[str]) -> list[str]:
    for length in (3, 2, 1):
        if "".join(words[:length]) in _weekdays():
            return words[length:]
        if "".join(words[-length:]) in _weekdays():
            return words[:-length]
    return []


def _month(words: list[str], languages: tuple[str, ...]) -> int | None:
    """Return the month that *words* name; a slash stands between two names for one month."""
    found = {_month_named(name, languages) for name in "".join(words).split("/")}
    return found.pop() if len(found) == 1 else None


def _month_named(name: str, languages: tuple[str, ...]) -> int | None:
    for months in chain(map(_months, languages), (_common_months(), _all_months())):
        month = months.get(name) or months.get(_bare(name))
        if month:
            return month
    return None


def _dateparser_date(text: str, plain: str, languages: tuple[str, ...]) -> PrintedDate | None:
    if not _WORD.search(plain) or _SHORT_NUMERIC.search(plain):
        return None  # a date all in numbers is never guessed
    import dateparser  # here, since it takes 0.15 s to import and few archives need it

    codes = dict.fromkeys((*map(_dateparser_code, languages), "en"))
    found = dateparser.parse(
        text,
        languages=[code for code in codes if code in _locales()],
        settings={
            "DATE_ORDER": "DMY",
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
        },
    )
    return PrintedDate(found.date(), "day") if found else None


# The tables. A name is looked up without spaces and dots, as printed and then without accents.


def _key(name: str) -> str:
    return "".join(_TOKEN.findall(unicodedata.normalize("NFKC", name).casefold()))


def _bare(key: str) -> str:
    letters = unicodedata.normalize("NFD", key)
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))


@cache
def _months(language: str) -> Mapping[str, int]:
    code = _dateparser_code(language)
    return _table((code,)) if code in _locales() else {}


@cache
def _common_months() -> Mapping[str, int]:
    return _table(_COMMON.split())


@cache
def _all_months() -> Mapping[str, int]:
    # Short forms of 205 languages mean too much: "hān" is January in Māori, "han" May in another.
    return {name: month for name, month in _table(_locales()).items() if len(name) > 3}


def _table(codes: Iterable[str]) -> Mapping[str, int]:
    """Return the month of each name in some languages, without names that mean two months."""
    found = defaultdict(set)
    for code in codes:
        for locale in _locale_data(code):
            for number, month in enumerate(_MONTHS, 1):
                for name in locale.get(month, ()):
                    found[_key(name)].add(number)
        for name, number in _ADDED_MONTHS.get(code, {}).items():
            found[_key(name)].add(number)
    for key in tuple(found):
        found[_bare(key)] |= found[key]
    # A single letter, and "M03" where CLDR knows no name, say nothing.
    return {
        key: months.pop()
        for key, months in found.items()
        if len(months) == 1 and len(key) > 1 and _LETTERS.fullmatch(key)
    }


@cache
def _weekdays() -> frozenset[str]:
    """Return the names of weekdays in every language, and the empty name."""
    locales = chain.from_iterable(_locale_data(code) for code in _locales())
    names = chain.from_iterable(locale.get(day, ()) for locale in locales for day in _WEEKDAYS)
    return frozenset(map(_key, names)) | {""}


@cache
def _locales() -> tuple[str, ...]:
    from dateparser.data.languages_info import language_order

    return tuple(language_order)


def _locale_data(code: str) -> Iterator[Mapping[str, Any]]:
    """Yield dateparser's data on a language, and on its countries where they differ."""
    info = import_module(f"dateparser.data.date_translation_data.{code}").info
    yield info
    yield from info.get("locale_specific", {}).values()


def _dateparser_code(language: str) -> str:
    return "nb" if language == "no" else language
