"""One date in digits: 2015-03-26, 26/03/2015, 26.03.15, 13/3-14."""

import datetime as dt
from typing import get_args

import regex

from corpus.dates.calendars import Calendar, in_full, of_short_year, of_year, year_place
from corpus.dates.names import FILLER, TOKEN, weekdays
from corpus.dates.printed_date import PrintedDate, calendar_date
from corpus.dates.words import Reading, alone, dated, is_alone
from corpus.model import DateOrder
from corpus.patterns import pattern

# ISO 8601 and its relatives, which name the year first, and Chinese, Japanese and Korean dates.
_YEAR_FIRST = pattern(
    r"(?<!\d)(\d{4})(?!\d)"
    r"(?:\s*[-/.年년]\s*(\d{1,2})(?:\s*[-/.月월]\s*(\d{1,2})\s*[.日일號号]?|\s*[月월])?|\s*[年년])?"
)
_COMPACT = pattern(
    r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)|(?<!\d)((?:19|20)\d\d)(0\d|1[0-2])([0-3]\d)(?:\d{4}|\d{6})(?!\d)"
)
_WEEK_DATE = pattern(r"(?<!\d)(\d{4})-?w(\d\d)-?([1-7])(?!\d)")  # of ISO 8601: 2013-W10-2
NUMERIC = pattern(
    r"(?<!\d)(?!\d+-\d+/)(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)\.?"
    r"|(?<![\p{L}\d./-])['’‘`]?(\d{1,2})(\s?[-./]\s?)(\d{1,2})\5['’]?(\d\d)(?![\d/])(?![.-]\d)\.?"
)
"""A date in digits whose year is last; of two digits, it may be first. 2-98/2015 is of a docket."""
# As Nordic pages print it: 13/3 2014, 13/3-14, 13.3.-14.
_YEAR_APART = pattern(
    r"(?<![\d./-])(\d{1,2})([./])(\d{1,2})(?:\s|\.?\s?-\s?|\s['’])(\d{4}|\d\d)(?![\d./-])"
)
_MONTH_AND_YEAR = pattern(r"(?<![\d./-])(0[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d./-])")
_YEAR_APART_IN = ("da", "fi", "no", "sv")
_COMPACT_SHORT_IN = ("sv",)
# All locales of CLDR 48 in these begin with the day where the year is last; but es-PA and es-PR.
# Those of Azerbaijani, Swedish and Uzbek do so where there is no year.
_DAY_FIRST = """
am an ar as az be bg bn br bs ca co cs cv cy da de dv el es et fi fo fr fy ga gd gl gu gv he hi hr
ht hy id ig is it jv ka kk km kn ku ky la lb lg ln lo lv mi mk ml mr ms mt my nl no oc os pa pl pt
qu rm rn ro ru sa sk sl so sq sr su sv sw ta te tg th tk tr tt uk ur uz vi wo yi yo
"""
_DAY_FIRST_IN = frozenset(_DAY_FIRST.split())
_DAY_FIRST_IN_ENGLISH = frozenset(("AU", "GB", "IE", "IN", "MT", "NZ", "SG"))
_MONTH_FIRST_IN_SPANISH = frozenset(("PA", "PR"))
_NO_DAY = PrintedDate(None, None)


def read_digits(
    plain: str, mark: Calendar | None, languages: tuple[str, ...], order: DateOrder | None
) -> Reading | None:
    """Return what a `plain_text` without its *mark* means if it is a date in digits, else None."""
    parted = _YEAR_FIRST.search(plain)
    found = parted or _COMPACT.search(plain)
    if found:
        year, *rest = (int(part) for part in found.groups() if part)
    if found and is_alone(found, plain, weekday=len(rest) == 2):
        iso = "-" in found[0] or parted is None
        calendar = mark or of_year(year, languages, bare=not rest, iso=iso)
        return dated(calendar, year, *rest)
    if found := alone(_WEEK_DATE, plain):
        return Reading(_of_week(*map(int, found.groups())))
    if found := alone(_MONTH_AND_YEAR, plain):
        return Reading(calendar_date(int(found[2]), int(found[1])))
    found = alone(NUMERIC, plain)
    if found is None:
        return _with_year_apart(plain, languages)
    first, second, year = numbers_of(found)
    if year < 100:
        return None if mark else _of_short_number(found, languages, order)
    calendar = mark or of_year(year, languages)
    if calendar == "Gregorian":
        order = _of_dots(found, languages, order) or order_of(found, plain)
        return Reading(_numeric_date(first, second, year, order))
    return dated(calendar, year, second, first)


def _of_week(year: int, week: int, day: int) -> PrintedDate:
    try:
        found = dt.date.fromisocalendar(year, week, day)
    except ValueError:
        return PrintedDate(None, None, f"the year {year} has no week {week}")
    return calendar_date(found.year, found.month, found.day)


def customary_order(languages: tuple[str, ...], country: str = "") -> DateOrder | None:
    """Return the order of numeric dates in the first of *languages*, None where customs differ.

    The language is written in one of its countries where *country* names that. For English the
    United States do not count, since programs name them unasked.

    >>> customary_order(("fr", "en")), customary_order(("en", "fr"), "US")
    ('DMY', None)
    >>> customary_order(("en",), "GB"), customary_order(("en",), "CA")
    ('DMY', None)
    >>> customary_order(("es",)), customary_order(("es",), "PA")
    ('DMY', None)
    """
    if languages[:1] == ("en",):
        return "DMY" if country in _DAY_FIRST_IN_ENGLISH else None
    if languages[:1] == ("es",) and country in _MONTH_FIRST_IN_SPANISH:
        return None
    return "DMY" if languages and languages[0] in _DAY_FIRST_IN else None


def _of_dots(
    found: regex.Match[str], languages: tuple[str, ...], order: DateOrder | None
) -> DateOrder | None:
    """Return the *order* of a date with its year last, that of dots if none is known."""
    if order in (None, "YMD"):
        dotted = "." in found[0].rstrip(".") and languages and languages[0] != "en"
        return "DMY" if dotted else None  # no locale of CLDR 48 has dots and begins with the month
    return order


def _of_short_number(
    found: regex.Match[str], languages: tuple[str, ...], order: DateOrder | None
) -> Reading | None:
    """Return what a date in digits means whose year has two, None if the order is not known."""
    first, second, third = numbers_of(found)
    place = year_place(languages[0]) if languages else "last"
    if place is None:
        return None
    order = order or _order_of_numbers(first, second, third)
    if place == "first" and len(found[4]) == 2 and third <= 31:
        order = "YMD" if order in (None, "YMD") else None
    elif place == "last" and order is None:
        order = "DMY" if first == second else _of_dots(found, languages, None)
    if order is None:
        return None
    short, *rest = (first, second, third) if order == "YMD" else (third, first, second)
    year = of_short_year(short, languages)
    if isinstance(year, PrintedDate):
        return Reading(year)
    if order == "YMD":
        return Reading(calendar_date(year, *rest))
    return Reading(_numeric_date(first, second, year, order))


def _order_of_numbers(first: int, second: int, third: int) -> DateOrder | None:
    """Return the order that the numbers of a date leave no doubt of, 32 to 99 being a year."""
    if first > 31:
        return "YMD" if second <= 12 else None
    if third > 31 and max(first, second) > 12:
        return "DMY" if first > 12 >= second else "MDY" if second > 12 >= first else None
    return None


def _with_year_apart(plain: str, languages: tuple[str, ...]) -> Reading | None:
    if plain.isdecimal():
        if len(plain) == 6 and languages[:1] and languages[0] in _COMPACT_SHORT_IN:
            date = calendar_date(in_full(int(plain[:2])), int(plain[2:4]), int(plain[4:]))
            return Reading(date) if date.day else None
        return None
    found = alone(_YEAR_APART, plain)
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    if year < 100:
        if not languages or languages[0] not in _YEAR_APART_IN:
            return None
        year = in_full(year)
    elif month > 12:  # after the month, the day
        day, month = month, day
    elif not languages or languages[0] == "en":
        return Reading(_numeric_date(day, month, year, None))
    return Reading(calendar_date(year, month, day))


def numbers_of(found: regex.Match[str]) -> tuple[int, int, int]:
    """Return the numbers of a match of `NUMERIC`, the year last, as it is printed."""
    return int(found[1] or found[4]), int(found[2] or found[6]), int(found[3] or found[7])


def order_of(
    found: regex.Match[str],
    plain: str,
    languages: tuple[str, ...] = (),
    latest: dt.date | None = None,
) -> DateOrder | None:
    """Return the order of a match of `NUMERIC` in *plain*, if something in it decides.

    That is a number, the weekday, or that the day of the other order is after *latest*.

    In the first of *languages* that begins a date with the year, one of two digits may.
    """
    first, second, year = numbers_of(found)
    short = year < 100
    if short and (order := _order_of_numbers(first, second, year)):
        return order
    year_first = short and languages[:1] and year_place(languages[0]) == "first"
    if max(first, second) > 12 and not year_first:
        return "DMY" if first > 12 >= second else "MDY" if second > 12 >= first else None
    beside = TOKEN.findall(plain[: found.start()]) or TOKEN.findall(plain[found.end() :])
    days = weekdays().get("".join(beside)) or weekdays().get(
        "".join(token for token in beside if token not in FILLER)
    )
    full = in_full(year) if short else year
    fitting: list[DateOrder] = [
        order
        for order in get_args(DateOrder)[: 2 + short]
        if (day := _in_order(first, second, full, order).day) and day.weekday() in (days or ())
    ]
    if latest and not days and not short:
        fitting = [
            order
            for order in get_args(DateOrder)[:2]
            if (day := _in_order(first, second, full, order).day) and day <= latest
        ]
    return fitting[0] if len(fitting) == 1 else None


def _in_order(first: int, second: int, year: int, order: DateOrder) -> PrintedDate:
    if order == "YMD":
        return calendar_date(in_full(first), second, year % 100) if first > 9 else _NO_DAY
    return _numeric_date(first, second, year, order)


def _numeric_date(first: int, second: int, year: int, order: DateOrder | None) -> PrintedDate:
    if order is None and first <= 12 and second <= 12 and first != second:
        return PrintedDate(None, None, "either number may be the month; state date_order", True)
    if order == "MDY" or (order is None and second > 12):
        first, second = second, first
    return calendar_date(year, second, first)
