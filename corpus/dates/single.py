"""One date with nothing but a weekday beside it: in digits, or with its month in words.

But for the forms named here a date has a year of four digits.
"""

import unicodedata

import regex

from corpus.dates.calendars import in_full
from corpus.dates.digits import read_digits
from corpus.dates.eras import era_date, in_one_counting, without_mark
from corpus.dates.names import INVISIBLE, ORNAMENTS, TOKEN, month_named, months_of, weekdays
from corpus.dates.numerals import in_decimals
from corpus.dates.ordinals import without_endings
from corpus.dates.printed_date import calendar_date
from corpus.dates.short_years import YEAR_BEFORE_WORDS, read_short_year
from corpus.dates.words import Reading, alone, is_alone, read_words
from corpus.model import DateOrder
from corpus.patterns import pattern

_AROUND = f" \t\u00a0\u3000{ORNAMENTS}"
_OTHER = pattern(r"(?!(?<=\d):[ea](?!\p{L}))[^\d\p{L}\p{M}\s.,،፣、/'’׳״\"`º°·॰()–—-]")
# The form of mail, news and feeds, whose years had two digits until 2001 (RFC 822, section 5).
_RFC_822 = regex.compile(
    r"(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]([a-z]{3})[\s-](\d\d|(?:19|20)\d\d)\s+\d\d:\d\d(?::\d\d)?"
    r"\s+(?:[a-z]{1,5}|[+-]\d{4})"
)
# As programs print the Chinese, Japanese and Korean months in the order of English.
_MONTH_SIGN = pattern(
    r"(?:(?<!\d)(\d{1,2}),?\s+)?(?<!\d)(\d{1,2})(?:[月월]|-р\s+сар(?:ын)?)(?:\s*(\d{1,2})(?!\d)[日일]?)?,?\s*(\d{4})(?!\d)"
)
_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = pattern(
    r"(?<![\p{L}\d])(?:(?P<year>\d{4})(?&by)(?P<month>\L<months>)(?&by)(?P<day>\d{1,2})"
    r"|(?P<day>\d{1,2})(?&by)(?P<month>\L<months>)(?&by)(?P<year>\d{4})"
    # Of one letter: of more, `read_short_year` reads them.
    r"|(?P<day>\d{1,2})(?P<joined>[-./])(?P<month>[ivx])(?P=joined)(?P<year>\d\d))(?!\d)\.?"
    r"(?(DEFINE)(?P<by>\s?[./\s-]\s?))",
    months=_ROMAN_MONTHS,
)
_VIETNAMESE = pattern(
    r"(?:(\d{1,2})\s*)?(?:th[áa]ng|thg)\.?\s*"
    r"(\d{1,2}|giêng|mười một|mười hai|mười|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|chạp)"
    r"[\s,/-]*(?:n[ăa]m\s*)?(\d{4})"
)
_VIETNAMESE_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_NUMBERED_WEEKDAY = pattern(r"(?<=(?<!\p{L})thứ\s)[2-7](?!\d)")  # Vietnamese, from Monday
_VIETNAMESE_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_MONGOLIAN = pattern(
    r"(\d{4})\s*он[ыо]?[йи]?\s*(\d{1,2})\s*(?:-?р|дугаар|дүгээр)?\s*сар(?:ын)?"
    r"(?:\s*(\d{1,2})(?:\s*-?н(?:ы|ий)?)?(?:\s*өдөр)?)?"
)


def plain_text(text: str) -> str:
    """Return *text* for matching: NFKC, lower case, visible characters, bare ASCII digits."""
    if text.isascii():
        return without_endings(text.casefold().strip())
    text = text.strip(_AROUND)
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).replace("ʼ", "'")
    plain = _NUMBERED_WEEKDAY.sub(
        lambda found: _VIETNAMESE_WEEKDAYS[int(found[0]) - 2], plain.casefold().strip()
    )
    return without_endings(in_one_counting(in_decimals(plain)))


def read_single(plain: str, languages: tuple[str, ...], order: DateOrder | None) -> Reading | None:
    """Return what a `plain_text` means if all of it is one date, else None."""
    if _OTHER.search(plain):
        return _rfc_822(plain)
    unmarked, mark = without_mark(plain)
    return (
        read_digits(unmarked, mark, languages, order)
        or read_words(unmarked, mark, languages)
        or _of_era(plain, languages)
        or _named_by_number(unmarked)
        or _of_roman_month(unmarked, languages)
        or read_short_year(unmarked, languages)
    )


def is_weekday(plain: str) -> bool:
    """Return whether a `plain_text` is the name of a weekday."""
    return "".join(TOKEN.findall(plain)) in weekdays()


def _of_era(plain: str, languages: tuple[str, ...]) -> Reading | None:
    found = era_date(plain, languages)
    if found and is_alone(found[1], plain):
        return Reading(found[0])
    return None


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


def _of_roman_month(plain: str, languages: tuple[str, ...]) -> Reading | None:
    """Return a date whose month is a Roman number: 26.III.2015, 2015. III. 26.

    "4 x 2000" and "5 v 2014" are none but in languages that write dates so. With a year of two
    digits it is joined by one sign: 3-X-14.
    """
    found = alone(_ROMAN, plain)
    if found is None:
        return None
    day, name, year = found["day"], found["month"], found["year"]
    spaced = set(found[0].split()) == {day, name, year}
    if spaced and len(name) == 1 and languages[:1] in ((), ("en",)):
        return None
    if found["joined"] and languages[:1] and languages[0] in YEAR_BEFORE_WORDS:
        return None
    year = in_full(int(year)) if found["joined"] else int(year)
    return Reading(calendar_date(year, 1 + _ROMAN_MONTHS.index(name), int(day)))


def _rfc_822(plain: str) -> Reading | None:
    found = _RFC_822.fullmatch(plain)
    if found is None:
        return None
    short = len(found[3]) == len("98")  # else as it is printed, in whatever language
    month = month_named(found[2], ("en",)) if short else months_of("en").get(found[2])
    if month is None:
        return None
    year = in_full(int(found[3])) if short else int(found[3])
    return Reading(calendar_date(year, month, int(found[1])))
