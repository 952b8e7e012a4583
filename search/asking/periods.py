"""A typed stretch of time to a half-open range of days.

`parse_period` understands dates as pages print them ("2014-09", "26 marzo 2015", in any language),
stretches of the calendar (`search.asking.calendar_periods`), and ranges, open ends and stretches
that count from today ("2013-2015", "entre marzo y mayo de 2015", "since March 2015", "avant 2014",
"last 5 years", "last May", "الشهر الماضي", "letzte Woche") in English, Spanish, French, Arabic,
German, Italian, Portuguese, Dutch and Russian. All but the last kind need a year of four digits,
since "May" or "12" alone is probably a mistake.
"""

import re
import unicodedata
from datetime import date, timedelta

import regex

from search.asking.calendar_periods import NoSuchDay, later, named_stretch, whole
from search.asking.time_units import UNITS, Unit
from search.values.query import DateRange

LONGEST = 100
"""The greatest number of characters in a period."""

_HINT = 'write a date as 2014, 2014-09 or 2014-09-30, or as "March 2015" or "last 5 years"'


def parse_period(text: str, today: date | None = None) -> DateRange:
    """Return the days that *text* names: "2014", "marzo 2015", "last 5 years", "since 2013".

    "last 5 years" are the five years that end with *today*, "last year" is the calendar year.
    Without *today* such phrases are refused. Raises ValueError with a sentence for the user.
    """
    dates, swapped = parse_range(text, today)
    if swapped:
        raise ValueError(f"{text.strip()} ends before it begins")
    return dates


def parse_range(text: str, today: date | None = None) -> tuple[DateRange, bool]:
    """Return the same as `parse_period`, and whether the ends of a range were swapped (2015-2013).

    Only the field of a date asks for it: in a text, "2015-2013" is more often no period.
    """
    phrase = _folded(text)
    if len(phrase) <= LONGEST:
        try:
            found = _parse(phrase, today)
        except OverflowError as error:
            raise ValueError(f"the calendar does not reach {text.strip()}") from error
        if found:
            return found
    raise ValueError(_HINT)


def needs_newest(text: str) -> bool:
    """Return whether *text* names no days, unless it counts back from a newest day."""
    try:
        parse_range(text)
    except NoSuchDay:
        return False
    except ValueError:
        return True
    return False


def counted_back(text: str, newest: date) -> DateRange | None:
    """Return the days of a phrase that counts back from *newest* in units, None of any other.

    "today" and "yesterday" are words of headlines, and count nothing.
    """
    phrase = _WITHIN.sub("", _folded(text))
    try:
        return None if len(phrase) > LONGEST else _relative(phrase, newest, days=False)
    except OverflowError:
        return None


def between(first: DateRange, last: DateRange) -> tuple[DateRange, bool]:
    """Return the days from the start of *first* to the end of *last*, and whether they swapped.

    They are swapped if *last* ends before *first* begins.
    """
    if not first.start or not last.end or first.start < last.end:
        return DateRange(first.start, last.end), False
    start = last.start or last.end - timedelta(days=1)
    return DateRange(start, first.end or first.start + timedelta(days=1)), True


def _parse(phrase: str, today: date | None) -> tuple[DateRange, bool] | None:
    phrase = _YEAR_WORD.sub("", _WITHIN.sub("", phrase))
    if one := _named(phrase, today) or _open_ended(phrase, today):
        return one, False
    return _from_to(phrase, today)


_WITHIN = re.compile("^(?:in|im|during|en|em|nel|durante|pendant|au|в|في|خلال) ")


_YEAR_WORD = re.compile(r"(?<=\d{4}) (?:года|году|год|г|року|roku|r)\.?$")  # Slavic: of the year


def _named(phrase: str, today: date | None) -> DateRange | None:
    """Return the days of a phrase that names one stretch of time."""
    return (_relative(phrase, today) if today else None) or named_stretch(phrase)


def _folded(text: str) -> str:
    """Return *text* in lower case without accents, typographic signs and needless spaces."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    letters = regex.sub(r"(?<=[\p{Latin}\p{Arabic}])\p{Mn}+|[\p{Cf}\u0640]", "", letters)
    letters = re.sub(r"[‐‑‒–—−]", "-", unicodedata.normalize("NFC", letters).replace("’", "'"))
    return " ".join(letters.split())


# Periods that count from today. Numbers in a phrase are written N, units U, the dual of one T.

_NUMBERS = (
    "one un una une ein eine einem einen einer uno um uma een один одну",
    "two dos deux zwei due dois duas twee два две",
    "three tres trois ثلاث ثلاثة drei tre drie три",
    "four cuatro quatre اربع اربعة vier quattro quatro четыре",
    "five cinco cinq خمس خمسة funf cinque vijf пять",
    "six seis ست ستة sechs sei zes шесть",
    "seven siete sept سبع سبعة sieben sette sete zeven семь",
    "eight ocho huit ثماني ثمانية acht otto oito восемь",
    "nine nueve neuf تسع تسعة neun nove negen девять",
    "ten diez dix عشر عشرة zehn dieci dez tien десять",
)
_DAYS = {
    "today|hoy|aujourd'hui|اليوم|heute|oggi|hoje|vandaag|сегодня": 0,
    "yesterday|ayer|hier|امس|gestern|ieri|ontem|gisteren|вчера": 1,
}


_NUMBER_OF = {word: n for n, words in enumerate(_NUMBERS, start=1) for word in words.split()}
_UNIT_OF: dict[str, Unit] = {word: unit for unit, words in UNITS.items() for word in words}
_DUALS = frozenset(("يومين", "اسبوعين", "شهرين", "سنتين", "عامين"))
_WORD = re.compile(r"(?P<article>ال)?(?P<word>[^\W_]+)")


def _forms(*forms: str) -> re.Pattern[str]:
    """Return a pattern for any of *forms*."""
    return re.compile("|".join(forms))


_LAST = _forms(  # so many units that end today
    "(?:the )?(?:last|past|previous) N U",
    "(?:l[oa]s )?(?:ultim|pasad)[oa]s N U|l[oa]s N ultim[oa]s U|desde hace N U",
    "(?:les )?N derni(?:er|ere)s U|(?:les )?derni(?:er|ere)s N U|depuis N U",
    "اخر N U|N U (?:الماضية|الاخيرة)|الU ال ?N (?:الماضية|الاخيرة)|منذ N U|(?:اخر|منذ) T",
    "(?:(?:in )?de[nr] )?(?:letzten?|vergangenen?) N U|(?:de )?(?:laatste|afgelopen) N U|seit N U",
    "(?:gl?i |le )?ultim[ei] N U|(?:за )?последние N U",
)
_AGO = _forms(
    "N U (?:ago|fa|atras|geleden|назад)", "(?:hace|ha|vor) N U", "il y a N U", "قبل N U|قبل T"
)
_PREVIOUS = _forms(
    "(?:last|past|previous) U",
    "(?:el |la )?U pasad[oa]",
    "(?:l'|le |la )?U derni(?:er|ere)",
    "(?:ال)?U (?:الماضي|الماضية)",
    "(?:letzte|vergangene)[mnrs]? U|(?:vorige|afgelopen) U|(?:l[oa] )?scors[oa] U|U scors[oa]",
    "(?:[oa] )?U passad[oa]|прошл(?:ый|ая|ую|ой|ом) U",
)
_CURRENT = _forms(
    "this U",
    "est[ea] U",
    "(?:ce|cet|cette) U",
    "(?:هذا|هذه) (?:ال)?U",
    "diese[mnrs]? U|quest[oa] U|(?:dit|deze) U|эт(?:от|а|у|ой|ом) U",
)

_LAST_MONTH = regex.compile(
    r"(?:last|(?:el )?pasado|letzte[mnr]?|vergangene[mnr]?|vorige|afgelopen|прошл(?:ый|ого|ом))"
    r" (?P<month>[^\W\d_]+)|(?P<month>[^\W\d_]+) (?:pasado|dernier|scorso|passado|الماضي)"
)


def _relative(phrase: str, today: date, *, days: bool = True) -> DateRange | None:
    words = [found["word"] for found in _WORD.finditer(phrase)]
    unit = next((_UNIT_OF[word] for word in words if word in _UNIT_OF), None)
    if unit:
        form = _WORD.sub(_sign, phrase)
        numbers = (number for word in words if (number := _number(word)) is not None)
        number = next(numbers, 2)  # that of a dual
        if _LAST.fullmatch(form) and number:
            start = later(today, unit, -number)
            return DateRange(start + timedelta(days=1), today + timedelta(days=1))
        for forms, back in ((_AGO, number), (_PREVIOUS, 1), (_CURRENT, 0)):
            if forms.fullmatch(form):
                return whole(later(today, unit, -back), unit)
    for names, back in _DAYS.items() if days else ():
        if phrase in names.split("|"):
            return whole(today - timedelta(days=back), "day")
    found = _LAST_MONTH.fullmatch(phrase)
    return _last_month(found["month"], today) if found else None


def _last_month(name: str, today: date) -> DateRange | None:
    """Return the month of *name* that began last before the month of *today*."""
    month = today.replace(day=1)
    for year in (today.year, today.year - 1):
        days = named_stretch(f"{name} {year}")
        if days and days.start and days.start < month and days == whole(days.start, "month"):
            return days
    return None


def _sign(found: re.Match[str]) -> str:
    """Return what a word is in a form: N, U or T, with its article, or itself."""
    word = found["word"]
    sign = "N" if _number(word) is not None else "U" if word in _UNIT_OF else word
    return (found["article"] or "") + ("T" if word in _DUALS else sign)


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else _NUMBER_OF.get(word)


# Open ends and ranges

_SINCE = regex.compile(
    "(?:(?:from|desde|dal?|(?:ابتداء )?من) )?(?P<rest>.+)"
    " (?:onwards?|or later|en adelante|em diante|in poi|فصاعدا)"
    "|from (?P<rest>.+) on|(?:since|from|starting|desde|a partir d(?:el?|[aou])|depuis|des|منذ|من"
    "|ابتداء من|seit|ab|dal?|с|sinds|vanaf) (?P<rest>.+)"
)
_AFTER = regex.compile(
    "(?:after|despues del?|tras|apres|بعد|nach|depois d[eo]|apos|dopo(?: il)?|после|na)"
    " (?P<rest>.+)"
)
_UNTIL = regex.compile(
    "(?:until|till|up to|through|hasta|jusqu'(?:en|au|a)|حتى|لغاية|bis|ate|fino al?|до|tot)"
    " (?P<rest>.+)"
    "|(?P<rest>.+) or earlier"
)
_BEFORE = regex.compile("(?:before|antes d[eo]l?|avant|قبل|vor|prima del?|перед|voor) (?P<rest>.+)")
_OPENING = regex.compile(
    "(?:from|between|desde|entre|del?|du|من|بين|vo[nm]|zwischen|dal?|tra|fra|с|между|van|tussen) "
)
_PARTING = regex.compile(
    r" (?:to|through|until|till|and|al?|hasta|[yeи]|au|et|الى|حتى|bis(?: zum)?|und|ate|по|до|tot"
    r"|en) | ?- ?|/|\.\.| و ?"
)


def _open_ended(phrase: str, today: date | None) -> DateRange | None:
    for pattern, side, inclusive in (
        (_SINCE, "start", True),
        (_AFTER, "start", False),
        (_UNTIL, "end", True),
        (_BEFORE, "end", False),
    ):
        found = pattern.fullmatch(phrase)
        named = _named(found["rest"], today) if found else None
        if named and side == "start":
            return DateRange(named.start if inclusive else named.end, None)
        if named:
            return DateRange(None, named.end if inclusive else named.start)
    return None


def _from_to(phrase: str, today: date | None) -> tuple[DateRange, bool] | None:
    """Return the days from one period to another, as `between`; the first may lack its year."""
    opening = _OPENING.match(phrase)
    rest = phrase[opening.end() :] if opening else phrase
    for parting in _PARTING.finditer(rest):
        begun, ended = _completed(rest[: parting.start()], rest[parting.end() :])
        last = _named(ended, today)
        if last is None or last.end is None:
            continue
        first = _named(begun, today) or _named(
            f"{begun} {(last.end - timedelta(days=1)).year}", today
        )
        if first and first.start:
            return between(first, last)
    return None


_DAY = r"(?:the |le |el )?\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_DAY_ALONE = re.compile(_DAY)
_DAY_FIRST = re.compile(rf"{_DAY} (?=.*[^\W\d])(?P<rest>.+)")
_DAY_LAST = re.compile(rf"(?P<month>[^\W\d]+\.?) {_DAY}")
_DAY_AND_YEAR = re.compile(rf"{_DAY},? \d{{4}}")


def _completed(first: str, last: str) -> tuple[str, str]:
    """Return two days of a range, each with the month that only the other names.

    >>> _completed("1", "10 de septiembre de 2002"), _completed("september 1", "10, 2002")
    (('1 de septiembre de 2002', '10 de septiembre de 2002'), ('september 1', 'september 10, 2002'))
    """
    if _DAY_ALONE.fullmatch(first) and (named := _DAY_FIRST.fullmatch(last)):
        return f"{first} {named['rest']}", last
    if _DAY_AND_YEAR.fullmatch(last) and (named := _DAY_LAST.fullmatch(first)):
        return first, f"{named['month']} {last}"
    return first, last
