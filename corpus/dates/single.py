"""One date with nothing but a weekday beside it: in digits, or with its month in words.

The month's name is looked up in dateparser's tables; dateparser itself takes a millisecond and
guesses ("1990s" is yesterday, "set" a month), so it is not asked. But for the forms named here a
date has a year of four digits.
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple, get_args

import regex

from corpus.dates.calendars import (
    Calendar,
    date_in,
    has_year,
    has_year_last,
    month_of_calendar,
    of_indian_month,
    of_year,
)
from corpus.dates.eras import era_date, in_one_counting, without_mark
from corpus.dates.names import FILLER, INVISIBLE, TOKEN, month_named, weekdays
from corpus.dates.numerals import in_decimals
from corpus.dates.printed_date import DateOrder, PrintedDate, calendar_date


class Reading(NamedTuple):
    """What a text means as a date, and the calendar in which it was printed."""

    date: PrintedDate
    calendar: Calendar = "Gregorian"


_OTHER = regex.compile(r"(?!(?<=\d):[ea](?!\p{L}))[^\d\p{L}\p{M}\s.,،፣、/'’׳״\"`º°·॰()–—-]")

# ISO 8601 and its relatives, which name the year first, and Chinese, Japanese and Korean dates.
_YEAR_FIRST = regex.compile(
    r"(?<!\d)(\d{4})(?!\d)"
    r"(?:\s*[-/.年년]\s*(\d{1,2})(?:\s*[-/.月월]\s*(\d{1,2})\s*[.日일號号]?|\s*[月월])?|\s*[年년])?"
)
_COMPACT = regex.compile(
    r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)|(?<!\d)((?:19|20)\d\d)(0\d|1[0-2])([0-3]\d)(?:\d{4}|\d{6})(?!\d)"
)
NUMERIC = regex.compile(
    r"(?<!\d)(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)\.?"
    r"|(?<![\p{L}\d./])(\d{1,2})([./])(\d{1,2})\5(\d\d)(?![\d/])(?!\.\d)\.?"
)
"""A date in digits whose year is last, of two digits too; either other number may be the month."""

# The form of mail and news, whose years had two digits until 2001 (RFC 822, section 5).
_RFC_822 = regex.compile(
    r"(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]([a-z]{3})[\s-](\d\d)\s+\d\d:\d\d(?::\d\d)?"
    r"\s+(?:[a-z]{1,5}|[+-]\d{4})"
)
# As programs print the Chinese, Japanese and Korean months in the order of English.
_MONTH_SIGN = regex.compile(
    r"(?:(?<!\d)(\d{1,2}),?\s+)?(?<!\d)(\d{1,2})(?:[月월]|-р\s+сар(?:ын)?)(?:\s*(\d{1,2})(?!\d)[日일]?)?,?\s*(\d{4})(?!\d)"
)
_VIETNAMESE = regex.compile(
    r"(?:(\d{1,2})\s*)?(?:th[áa]ng|thg)\.?\s*"
    r"(\d{1,2}|giêng|mười một|mười hai|mười|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|chạp)"
    r"[\s,/-]*(?:n[ăa]m\s*)?(\d{4})"
)
_VIETNAMESE_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_NUMBERED_WEEKDAY = regex.compile(r"(?<=(?<!\p{L})thứ\s)[2-7](?!\d)")  # Vietnamese, from Monday
_VIETNAMESE_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_MONGOLIAN = regex.compile(
    r"(\d{4})\s*он[ыо]?[йи]?\s*(\d{1,2})\s*(?:-?р|дугаар|дүгээр)?\s*сар(?:ын)?"
    r"(?:\s*(\d{1,2})(?:\s*-?н(?:ы|ий)?)?(?:\s*өдөр)?)?"
)
_DIGIT = regex.compile(r"\d")
_THAI = regex.compile(r"\p{Thai}")
_THAI_SHORT_YEAR = regex.compile(r"(\d{1,2}.*\p{Thai}\.?\s*)(\d\d)$")
_OF_OUR_MONTHS = ("Gregorian", "Buddhist")


def plain_text(text: str) -> str:
    """Return *text* for matching: NFKC, lower case, visible characters, ASCII digits."""
    if text.isascii():
        return text.casefold().strip()
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).replace("ʼ", "'")
    plain = _NUMBERED_WEEKDAY.sub(
        lambda found: _VIETNAMESE_WEEKDAYS[int(found[0]) - 2], plain.casefold().strip()
    )
    return in_one_counting(in_decimals(plain))


def read_single(plain: str, languages: tuple[str, ...], order: DateOrder | None) -> Reading | None:
    """Return what a `plain_text` means if all of it is one date, else None."""
    if _OTHER.search(plain):
        return _rfc_822(plain)
    unmarked, mark = without_mark(plain)
    return (
        read_digits(unmarked, mark, languages, order)
        or _in_words(unmarked, mark, languages)
        or _of_era(plain, languages)
        or _named_by_number(unmarked)
        or _of_short_year(unmarked, languages)
    )


def read_digits(
    plain: str, mark: Calendar | None, languages: tuple[str, ...], order: DateOrder | None
) -> Reading | None:
    """Return what a `plain_text` without its *mark* means if it is a date in digits, else None."""
    found = _YEAR_FIRST.search(plain) or _COMPACT.search(plain)
    if found:
        year, *rest = (int(part) for part in found.groups() if part)
    if found and _is_alone(found, plain, weekday=len(rest) == 2):
        iso = "-" in found[0] or found.re is _COMPACT
        calendar = mark or of_year(year, languages, bare=not rest, iso=iso)
        return _dated(calendar, year, *rest)
    found = alone(NUMERIC, plain)
    if found is None:
        return None
    first, second, year = numbers_of(found)
    short = year < 100
    if order is None and "." in found[0].rstrip(".") and languages and languages[0] != "en":
        order = "DMY"  # no locale of CLDR 48 has dots in a date that begins with the month
    if short:
        if order is None or mark or not all(map(has_year_last, languages[:1])):
            return None
        return Reading(_numeric_date(first, second, _in_full(year), order))
    calendar = mark or of_year(year, languages)
    if calendar == "Gregorian":
        return Reading(_numeric_date(first, second, year, order or order_of(found, plain)))
    return _dated(calendar, year, second, first)


def is_weekday(plain: str) -> bool:
    """Return whether a `plain_text` is the name of a weekday."""
    return "".join(TOKEN.findall(plain)) in weekdays()


def alone(pattern: regex.Pattern[str], plain: str) -> regex.Match[str] | None:
    """Return the match of *pattern* if nothing but the name of a weekday stands beside it."""
    found = pattern.search(plain)
    return found if found and _is_alone(found, plain) else None


def _is_alone(found: regex.Match[str], plain: str, weekday: bool = True) -> bool:
    for beside in (plain[: found.start()], plain[found.end() :]):
        if not beside:
            continue
        if _DIGIT.search(beside):
            return False
        tokens = [token for token in TOKEN.findall(beside) if token not in FILLER]
        if tokens and not (weekday and "".join(tokens) in weekdays()):
            return False
    return True


def numbers_of(found: regex.Match[str]) -> tuple[int, int, int]:
    """Return the numbers of a match of `NUMERIC`, the year last, as it is printed."""
    return int(found[1] or found[4]), int(found[2] or found[6]), int(found[3] or found[7])


def order_of(found: regex.Match[str], plain: str) -> DateOrder | None:
    """Return the order of a match of `NUMERIC` in *plain*, if a number or the weekday decides."""
    first, second, year = numbers_of(found)
    if max(first, second) > 12:
        return "DMY" if first > 12 >= second else "MDY" if second > 12 >= first else None
    beside = TOKEN.findall(plain[: found.start()]) or TOKEN.findall(plain[found.end() :])
    days = weekdays().get("".join(beside)) or weekdays().get(
        "".join(token for token in beside if token not in FILLER)
    )
    full = _in_full(year) if year < 100 else year
    fitting: list[DateOrder] = [
        order
        for order in get_args(DateOrder)
        if (day := _numeric_date(first, second, full, order).day) and day.weekday() in (days or ())
    ]
    return fitting[0] if len(fitting) == 1 else None


def _in_full(short: int) -> int:
    return short + (2000 if short < 50 else 1900)


def _dated(calendar: Calendar | PrintedDate, year: int, *month_and_day: int) -> Reading:
    if isinstance(calendar, PrintedDate):
        return Reading(calendar)
    return Reading(date_in(calendar, year, *month_and_day), calendar)


def _numeric_date(first: int, second: int, year: int, order: DateOrder | None) -> PrintedDate:
    if order is None and first <= 12 and second <= 12 and first != second:
        return PrintedDate(None, None, "either number may be the month; state date_order", True)
    if order == "MDY" or (order is None and second > 12):
        first, second = second, first
    return calendar_date(year, second, first)


def _of_era(plain: str, languages: tuple[str, ...]) -> Reading | None:
    found = era_date(plain, languages)
    if found and _is_alone(found[1], plain):
        return Reading(found[0])
    return None


def _in_words(plain: str, mark: Calendar | None, languages: tuple[str, ...]) -> Reading | None:
    tokens = [token for token in TOKEN.findall(plain) if token not in FILLER]
    numbers = sorted((token for token in tokens if token.isdecimal()), key=len)
    words = [token for token in tokens if not token.isdecimal()]
    words = words or regex.findall(r"\p{L}+", plain)  # "du" is November in Breton
    if not words or len(numbers) not in (1, 2) or len(numbers[-1]) != 4:
        return None
    if len(numbers) == 2 and len(numbers[0]) > 2:
        return None
    year = int(numbers[-1])
    day = int(numbers[0]) if len(numbers) == 2 else None
    # A month is looked for before a weekday, which only a day has: "Mar 2015" is no Tuesday.
    for names in (words, *_without_weekday(words)) if day is not None else (words,):
        found = _month(names, year, mark, languages)
        if found:
            calendar, month = found
            if day is not None:
                return _dated(calendar, year, month, day)
            # "Ramadan 1436" lies in two of our months, and is more often a headline.
            return _dated(calendar, year, month) if calendar in _OF_OUR_MONTHS else None
    return None


def _without_weekday(words: list[str]) -> Iterator[list[str]]:
    for length in (3, 2, 1):
        if "".join(words[:length]) in weekdays():
            yield words[length:]
        if "".join(words[-length:]) in weekdays():
            yield words[:-length]


def _month(
    words: list[str], year: int, mark: Calendar | None, languages: tuple[str, ...]
) -> tuple[Calendar | PrintedDate, int] | None:
    """Return the month that *words* name; a slash stands between two names for one month."""
    joined = "".join(words)
    other = month_of_calendar(joined)
    if other and mark != "Gregorian" and has_year(other[0], year):
        if other[0] == "Ethiopian" and mark is None and "ti" in languages:
            return of_year(year, languages), other[1]  # it names our months so too
        if other[0] == "Bikram Sambat":
            return of_indian_month(year, languages) if mark is None else mark, other[1]
        return other
    found = {month_named(name, languages) for name in joined.split("/")}
    month = found.pop() if len(found) == 1 else None
    if month is None:
        return None
    buddhist = mark == "Buddhist" or (
        mark is None
        and has_year("Buddhist", year)
        and ("th" in languages or _THAI.search(joined) is not None)
    )
    return "Buddhist" if buddhist else "Gregorian", month


def _named_by_number(plain: str) -> Reading | None:
    """Return a date whose month is a number with the word or sign for "month"."""
    found = alone(_MONTH_SIGN, plain)
    if found:
        before, number, after, year = found.groups()
        day = before or after
        return Reading(calendar_date(int(year), int(number), int(day) if day else None))
    found = alone(_VIETNAMESE, plain)
    if found:
        day, name, year = found.groups()
        month = _VIETNAMESE_MONTHS.get(name) or int(name)
        return Reading(calendar_date(int(year), month, int(day) if day else None))
    found = alone(_MONGOLIAN, plain)
    if found:
        return Reading(calendar_date(*(int(part) for part in found.groups() if part)))
    return None


def _of_short_year(plain: str, languages: tuple[str, ...]) -> Reading | None:
    """Return a Thai date whose year has two digits of the Buddhist calendar: 14 พ.ค. 58."""
    found = None if plain.isascii() else _THAI_SHORT_YEAR.search(plain)
    return _in_words(found.expand(r"\g<1>25\2"), "Buddhist", languages) if found else None


def _rfc_822(plain: str) -> Reading | None:
    found = _RFC_822.fullmatch(plain)
    month = month_named(found[2], ("en",)) if found else None
    if found is None or month is None:
        return None
    return Reading(calendar_date(_in_full(int(found[3])), month, int(found[1])))
