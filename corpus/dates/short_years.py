"""Years of two digits beside a month in words: 13 Mar 14, Mar 13, '14, 14년 3월 13일."""

import regex

from corpus.dates.calendars import in_full, years_in_full
from corpus.dates.printed_date import PrintedDate, calendar_date
from corpus.dates.words import Reading, alone, read_words
from corpus.patterns import pattern

# Of two digits the year beside a month's name: 13 Mar 14, 13-Mar-14, 13. März ’14; with a comma or
# an apostrophe, after the day: Mar 13, '14.
_SHORT_LAST = pattern(
    r"(\D{0,20}(?<!\d)\d{1,2}\D{0,4}\p{L}\D{0,15}?)['’‘`´]?(?<!\d)(\d\d)"
    r"(?=(?:\s?(?:г|р|год[ау]?|року))?[.)]?$)"
)
_SHORT_AFTER_DAY = pattern(
    r"(\D{0,20}\p{L}[\p{L}\p{M}]+\.?[\s-]\d{1,2}(?:st|nd|rd|th)?,?\s)['’‘`´](\d\d)$"
    r"|(\D{0,20}\p{L}[\p{L}\p{M}]+\.?[\s-]\d{1,2}(?:st|nd|rd|th)?,\s)(\d\d)$"
)
_SHORT_MONTH = pattern(r"(\p{L}[\p{L}\p{M}]+[.,]?(?:\s|\s?-\s?|\s?/\s?))(['’‘`´])?(\d\d)$")
# Chinese, Japanese, Korean, and Hungarian, Lithuanian dates begin with it.
_SHORT_SIGN = pattern(
    r"(['’‘`´])?(?<!\d)(\d\d)\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일號号])?"
)
_SHORT_FIRST = pattern(r"['’‘`´]?(\d\d)(\.?\s(?:m\.\s)?\p{L}\D*\d{1,2}(?:\D{0,4}))$")
_EITHER_END = pattern(r"(?:[0-2]\d|3[01])\s(?!m\.)\p{L}\D*\s\d\d")  # 13 Mar 14
YEAR_BEFORE_WORDS = ("hu", "lt", "mn", "eu")
"""Languages whose dates with months in words begin with the year."""
_THAI_SHORT_YEAR = pattern(r"(\d{1,2}.*\p{Thai}\.?\s*)(\d\d)$")
_JOINED = pattern(r"[-/]\s?$")
_LONGEST_SHORT = 40
_LEAST_SHORT_MINGUO = 60  # of 1971; Taiwan left out nothing of such a year


def read_short_year(plain: str, languages: tuple[str, ...]) -> Reading | None:
    """Return a date whose year has two digits and whose month is in words: 13 Mar 14.

    Of a Thai one, 14 พ.ค. 58, they are of the Buddhist calendar.
    """
    if len(plain) > _LONGEST_SHORT:
        return None
    found = None if plain.isascii() else _THAI_SHORT_YEAR.search(plain)
    if found:
        return read_words(found.expand(r"\g<1>25\2"), "Buddhist", languages)
    if found := alone(_SHORT_SIGN, plain):
        return _of_short_sign(found, languages)
    if languages and languages[0] in YEAR_BEFORE_WORDS:
        found = _SHORT_FIRST.fullmatch(plain)
        if found is None:
            return None
        date = _in_full_words(f"{{}}{found[2]}", found[1], languages)
        if date and _EITHER_END.fullmatch(plain):
            return Reading(PrintedDate(None, None, f"{found[1]} may be the day or the year"))
        return date
    if found := _SHORT_LAST.match(plain):
        return _in_full_words(f"{found[1]} {{}}", found[2], languages)
    if found := _SHORT_AFTER_DAY.fullmatch(plain):
        return _in_full_words(f"{found[1] or found[3]} {{}}", found[2] or found[4], languages)
    if found := _SHORT_MONTH.fullmatch(plain):
        return _of_short_month(found, languages)
    return None


def _in_full_words(form: str, short: str, languages: tuple[str, ...]) -> Reading | None:
    """Return the date that *form* is with a year of two digits in it, in full."""
    for year in years_in_full(int(short)):
        found = read_words(form.format(year), None, languages)
        if found and found.calendar not in ("Bikram Sambat", "Saka", "Bengali", "Hebrew"):
            return found
    return None


def _of_short_month(found: regex.Match[str], languages: tuple[str, ...]) -> Reading | None:
    """Return a month with a year of two digits, which may be the day unless a sign tells."""
    name, sign, short = found.groups()
    month = _in_full_words(f"{name.rstrip(' -/')} {{}}", short, languages)
    if month is None or (sign is None and not _JOINED.search(name)):
        return None
    if sign is None and int(short) <= 31:
        return Reading(PrintedDate(None, None, f"{short} may be the day or the year"))
    return month


def _of_short_sign(found: regex.Match[str], languages: tuple[str, ...]) -> Reading:
    sign, short, month, day = found.groups()
    japanese = "년" not in found[0] and languages[:1] != ("zh",)
    if sign is None and "년" not in found[0] and (japanese or int(short) >= _LEAST_SHORT_MINGUO):
        return Reading(PrintedDate(None, None, f"the year {short} may be of an era or of ours"))
    return Reading(calendar_date(in_full(int(short)), int(month), int(day) if day else None))
