"""Years counted from a reign or a founding: 平成27年, R1.5.12, 民國104年; and marks of a calendar.

The Japanese eras are those of the Cabinet's orders on era names; the Republic of China's first
year is 1912.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import regex

from corpus.dates.calendars import Calendar
from corpus.dates.printed_date import PrintedDate, calendar_date
from corpus.patterns import pattern


@dataclass(frozen=True, slots=True)
class _Era:
    """An era of Japan, from its *first* day to its *last*."""

    first: dt.date
    last: dt.date


_JAPANESE = {
    "明治": _Era(dt.date(1868, 10, 23), dt.date(1912, 7, 30)),
    "大正": _Era(dt.date(1912, 7, 30), dt.date(1926, 12, 25)),
    "昭和": _Era(dt.date(1926, 12, 25), dt.date(1989, 1, 7)),
    "平成": _Era(dt.date(1989, 1, 8), dt.date(2019, 4, 30)),
    "令和": _Era(dt.date(2019, 5, 1), dt.date.max),
}
# Abbreviated by their first letter or sign: H27.5.12, 平27.5.12.
_ERAS = _JAPANESE | {
    short: era
    for shorts, era in zip(("m明", "t大", "s昭", "h平", "r令"), _JAPANESE.values(), strict=True)
    for short in shorts
}
_FIRST_SOLAR_YEAR = 1873  # Japan's dates before it are of a lunar calendar

_NAMED = "|".join(_JAPANESE)
_NUMBER = r"(\d{1,2}|元)"
_MONTH_AND_DAY = r"(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?"
_JAPANESE_DATE = pattern(
    rf"({_NAMED})\s*{_NUMBER}\s*(?:年{_MONTH_AND_DAY}|[./-]\s*(\d{{1,2}})\s*[./-]\s*(\d{{1,2}})(?!\d))"
)
_LETTER_DATE = pattern(
    rf"(?<![\p{{L}}\d])([mtshr明大昭平令])\.?{_NUMBER}[./-](\d{{1,2}})[./-](\d{{1,2}})(?!\d)"
    rf"|(?<![\p{{L}}\d])([mtshr明大昭平令]){_NUMBER}年{_MONTH_AND_DAY}"
)
_LETTER_YEAR = pattern(rf"([mtshr]){_NUMBER}")
_MINGUO_DATE = pattern(
    r"(?:中[華华])?民[國国]\s*(\d{1,3}|元)\s*"
    rf"(?:年{_MONTH_AND_DAY}|[./-]\s*(\d{{1,2}})\s*[./-]\s*(\d{{1,2}})(?!\d))"
)
_MINGUO_BARE = pattern(
    rf"(?<!\d)(1\d\d)\s*(?:年{_MONTH_AND_DAY}|[./-](\d{{1,2}})[./-](\d{{1,2}})(?!\d))"
)
# A year in two countings, one of them in brackets: 2015年（平成27年）, 주체104(2015)년.
_COUNTED = rf"(?:{_NAMED}|[mtshr]|(?:中華)?民[國国]|주체|juche)\s*(?:\d{{1,3}}|元)\s*年?"
_TWICE = pattern(
    rf"(\d{{4}})\s*年?\s*\({_COUNTED}\)\s*(年?)|{_COUNTED}\s*\((\d{{4}})\s*年?\)\s*([年년]?)"
)

# In the order in which they are sought: "هجری شمسی" is Jalali.
_WORDS: Mapping[Calendar, str] = {
    "Buddhist": (r"(?<!\p{Thai})พ\.?\s?ศ\.?|พุทธศักราช|(?<=\d{4}\s?)b\.?e\.?(?!\p{L})"),
    "Gregorian": (
        r"(?<!\p{Thai})ค\.?\s?ศ\.?|คริสต์ศักราช|ال?ميلادي[ةه]?|میلادی|عیسوی|ال?ميلاد"
        r"|খ্রি(?:স্|ষ্)টাব্দ|খৃষ্টাব্দ|(?<!\p{Devanagari})(?:ईस्वी|ईसवी|इस्वी|ई\.?\s?सं?\.?)(?!\p{Devanagari})"
        r"|እ\.?\s?[ኤአ]\.?\s?አ\.?|እ/[ኤአ]/አ|(?<=\d\s?)(?:م|ء)(?!\p{L})"
        r"|(?<=\d{4}\s?)(?:a\.?d|c\.?e)\.?(?!\p{L})|(?<!\p{L})н\.\s?ст\.?(?!\p{L})"
    ),
    "Julian": (
        r"(?<!\p{L})(?:ст\.\s?ст|(?:по\s)?стар(?:ого|ому)\sстил[яю]|o\.\s?s|old\sstyle|a\.\s?st"
        r"|alten\sstils|vieux\sstyle)\.?(?!\p{L})"
    ),
    "Jalali": (
        r"هجر[یي] (?:شمس[یي]|خورشید[یي])|خورشید[یي]|شمس[یي]|لمریز"
        r"|(?<=\d\s?)(?:ه\.?\s?)?ش\.?(?!\p{L})"
    ),
    "Hijri": (
        r"هجر[یي][ةه]?(?: قمر[یي])?|قمر[یي]|ہجری|للهجرة"
        r"|(?<=\d\s?)[هھہ](?:\.?\s?ق)?\.?(?!\p{L})|(?<=\d{4}\s?)(?:a\.?h|h)\.?(?!\p{L})"
    ),
    "Saka": (r"शक(?:े|\s?संवत्?)?(?!\p{Devanagari})|(?<!\p{L})sh?aka(?:\s(?:era|samvat))?(?!\p{L})"),
    "Bikram Sambat": (
        r"(?<!\p{Devanagari})(?:[वब]ि\.?\s?सं\.?|[वब]िक्रम सम?[्ं]?वत्?)|(?<=\d{4}\s?)b\.?s\.?(?!\p{L})"
        r"|(?<!\p{L})bikram sambat(?!\p{L})"
    ),
    "Bengali": (r"বঙ্গাব্দ|(?<!\p{L})bangabda(?!\p{L})"),
    "Ethiopian": (r"ዓ\.?\s?ም\.?(?:\s?ፈ\.?)?|ዓ/ም|ዓመተ\s?ም[ሕህ]ረት|(?<=\d{4}\s?)e\.?c\.?(?!\p{L})"),
}
_MARKS = {calendar: pattern(words) for calendar, words in _WORDS.items()}


_LUNAR = pattern(r"\(?(?:农历|農曆|阴历|陰曆|旧暦|음력)[^\s)]*\)?")
_HINT = pattern(r"[年民治正和成]|(?<!\p{L})[mtshr明大昭平令]\.?[\d元]|^\D*1\d\d[./-]")


def era_words() -> frozenset[str]:
    """Return every word that is part of an era's name or names a calendar."""
    words = (
        "平成 令和 昭和 大正 明治 民國 民国 中華民國 中华民国 元 年 月 日 号 號 년 월 일 주체 juche"
        " พ ศ ค ว ዓ ም እ ኤ አ ዓመተ ምሕረት ምህረት ه هـ ھ ہ ش ق م هجري هجرية هجری ہجری شمسی خورشیدی قمری"
        " ميلادي ميلادية میلادی عیسوی b be ad ah ce ec t m s h r"
        " शक शके संवत saka shaka era samvat वि बि सं विक्रम सम्वत bs bikram sambat"
        " বঙ্গাব্দ bangabda ईस्वी ईसवी"
        " খ্রিস্টাব্দ খ্রিষ্টাব্দ старого старому стиля стилю old style alten stils vieux"
    )
    return frozenset(words.split())


def in_one_counting(plain: str) -> str:
    """Return *plain* less a second counting: the era in 2015年(平成27年), the day by the moon."""
    if "(" in plain:
        plain = _TWICE.sub(r"\1\3年", plain)
    return _LUNAR.sub(" ", plain)


def era_date(plain: str, languages: tuple[str, ...]) -> tuple[PrintedDate, regex.Match[str]] | None:
    """Return the date of an era that *plain* has, and where.

    Where only digits are printed (104-05-12, H27), *languages* must have `zh` or `ja`; a letter
    with a whole date (H27.5.12) needs no language, but counts in no other.
    """
    if not _HINT.search(plain):
        return None
    found = _JAPANESE_DATE.search(plain)
    if found is None and (not languages or "ja" in languages):
        found = _LETTER_DATE.search(plain)
    if found:
        name, number, *month_and_day = filter(None, found.groups())
        return _japanese(_ERAS[name], number, *month_and_day), found
    found = _LETTER_YEAR.fullmatch(plain) if "ja" in languages else None
    if found:
        return _japanese(_ERAS[found[1]], found[2]), found
    found = _MINGUO_DATE.search(plain)
    if found is None and "zh" in languages:
        found = _MINGUO_BARE.search(plain)
    if found:
        year, *month_and_day = map(_number, filter(None, found.groups()))
        return calendar_date(1911 + year, *month_and_day), found
    return None


def _number(text: str) -> int:
    return 1 if text == "元" else int(text)


def _japanese(era: _Era, number: str, *month_and_day: str) -> PrintedDate:
    year = era.first.year - 1 + _number(number)
    date = calendar_date(year, *map(_number, month_and_day))
    if date.day is None:
        return date
    # To the length of what is printed: 昭和元年 began in December.
    length = {"day": 10, "month": 7, "year": 4}[date.precision or "day"]
    first, at, last = (day.isoformat()[:length] for day in (era.first, date.day, era.last))
    if not first <= at <= last:
        return PrintedDate(None, None, f"the era had no such date as {at}")
    if year < _FIRST_SOLAR_YEAR:
        return PrintedDate(None, None, f"Japan counted months by the moon in {year}")
    return date


def without_mark(plain: str) -> tuple[str, Calendar | None]:
    """Return *plain* without the words that name its calendar, and that calendar."""
    if not (_LATIN_MARK if plain.isascii() else _ANY_MARK).search(plain):
        return plain, None
    for calendar, mark in _MARKS.items():
        found = mark.search(plain)
        if found:
            return f"{plain[: found.start()]} {plain[found.end() :]}", calendar
    return plain, None


_LATIN_MARK = pattern(
    r"\d{4}\s?[abceh]\.?[cdehs]?\.?(?!\p{L})|saka|shaka|sambat|bangabda"
    r"|[oa]\.\s?st?(?!\p{L})|old\sstyle|alten\sstils|vieux\sstyle"
)
_ANY_MARK = pattern("|".join(_WORDS.values()))
