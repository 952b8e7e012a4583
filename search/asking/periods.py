"""A typed stretch of time to a half-open range of days.

`parse_period` understands dates as pages print them ("2014-09", "26 marzo 2015", in any language).
Ranges and open ends are also understood in German, Italian, Portuguese, Russian and Dutch.
Parts of a month or year ("early August 2015", "fin août 2015") are its thirds, and seasons ("fall
2005", "l'été 2014", "winter 2010/11") the three months that they are in the north.
In English, Spanish, French and Arabic it also understands decades and quarters ("1990s",
"Q1 2015"), ranges ("2013-2015", "entre marzo y mayo de 2015"), open ends ("since March 2015",
"avant 2014"), and stretches that count from today ("last 5 years", "الشهر الماضي"). All but the
last kind need a year of four digits, since "May" or "12" alone is probably a mistake.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from itertools import pairwise

import regex

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
    phrase = _folded(text)
    if len(phrase) <= LONGEST:
        try:
            found = _parse(phrase, today)
        except OverflowError as error:
            raise ValueError(f"the calendar does not reach {text.strip()}") from error
        if found:
            return found
    raise ValueError(_HINT)


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


def _parse(phrase: str, today: date | None) -> DateRange | None:
    phrase = _YEAR_WORD.sub("", _WITHIN.sub("", phrase))
    return _named(phrase, today) or _open_ended(phrase, today) or _between(phrase, today)


_WITHIN = re.compile("^(?:in|im|during|en|em|nel|durante|pendant|au|в|في|خلال) ")


_YEAR_WORD = re.compile(r"(?<=\d) (?:года|году|год|г|року|roku|r)\.?$")  # Slavic: of the year


def _named(phrase: str, today: date | None) -> DateRange | None:
    """Return the days of a phrase that names one stretch of time."""
    return (
        _iso(phrase)
        or _decade(phrase)
        or _quarter(phrase)
        or _season(phrase)
        or (_relative(phrase, today) if today else None)
        or _part(phrase)
        or _printed(phrase)
    )


def _folded(text: str) -> str:
    """Return *text* in lower case without accents, typographic signs and needless spaces."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    letters = regex.sub(r"(?<=[\p{Latin}\p{Arabic}])\p{Mn}+|[\p{Cf}\u0640]", "", letters)
    letters = re.sub(r"[‐‑‒–—−]", "-", unicodedata.normalize("NFC", letters).replace("’", "'"))
    return " ".join(letters.split())


# Dates, decades, quarters

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?|([12]\d{3})(\d{2})(\d{2})")
_MONTH_FIRST = re.compile(r"^(0?[1-9]|1[0-2])[/.-](\d{4})$")
# The word before a year: "el año 2014", "l'année 2014", "im Jahr 2014".
_YEAR_BEFORE = re.compile(
    r"^(?:(?:the )?year|(?:(?:el|no|o) )?ano|(?:l')?annee|(?:das )?jahr|(?:(?:nel)?l')?anno"
    r"|(?:het )?jaar|(?:ال)?عام|(?:ال)?سنة|год)(?: de)? (?=\d{4}$)"
)
_DECADE = re.compile(
    r"(?:the )?(\d{3}0)s|(?:les |los )?(?:annees|anos) (\d{3}0)"
    r"|(?:la )?(?:decada|decennie) (?:de )?(?:los )?(\d{3}0)|عقد (\d{3}0)"
)
_QUARTERS = (
    r"q1|t1|1t|(?:1st|first) quarter|(?:1er|primer|premier) trimestre|الربع الاول",
    r"q2|t2|2t|(?:2nd|second) quarter|(?:2o|segundo|2e|deuxieme) trimestre|الربع الثاني",
    r"q3|t3|3t|(?:3rd|third) quarter|(?:3er|tercer|3e|troisieme) trimestre|الربع الثالث",
    r"q4|t4|4t|(?:4th|fourth) quarter|(?:4o|cuarto|4e|quatrieme) trimestre|الربع الرابع",
)
_QUARTER = re.compile(
    rf"(?:the |el |le )?(?:{'|'.join(f'({names})' for names in _QUARTERS)})"
    r"[ /-]?(?:of |de |del |من )?(?:عام |سنة )?(\d{4})"
)
_YEAR_AND_QUARTER = re.compile(r"(\d{4})[ /-]?[qt]([1-4])")


def _iso(phrase: str) -> DateRange | None:
    found = _ISO.fullmatch(_MONTH_FIRST.sub(r"\2-\1", _YEAR_BEFORE.sub("", phrase)))
    if found is None:
        return None
    parts = found.groups()[3:] if found[4] else found.groups()[:3]
    year, month, day = (int(part) if part else None for part in parts)
    try:
        start = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"the calendar has no {phrase}") from error
    return _whole(start, "day" if day else "month" if month else "year")


def _decade(phrase: str) -> DateRange | None:
    found = _DECADE.fullmatch(phrase)
    first = int(next(filter(None, found.groups()))) if found else 0
    return DateRange(date(first, 1, 1), _later(date(first, 1, 1), "year", 10)) if first else None


def _quarter(phrase: str) -> DateRange | None:
    if found := _QUARTER.fullmatch(phrase):
        *names, year = found.groups()
        number = next(index for index, name in enumerate(names) if name)
    elif found := _YEAR_AND_QUARTER.fullmatch(phrase):
        year, number = found[1], int(found[2]) - 1
    else:
        return None
    start = date(int(year), 3 * number + 1, 1)
    return DateRange(start, _later(start, "month", 3))


# Seasons of the north, of three whole months. The winter of one year may be either, so it is none.

_SEASONS = (
    "spring|primavera|printemps|fruhling|fruhjahr|lente|voorjaar|весн[аыуе]|весной|(?:ال)?ربيع",
    "summer|verano|ete|sommer|verao|estate|zomer|лет[оае]м?|(?:ال)?صيف",
    "autumn|fall|otono|automne|herbst|outono|autunno|herfst|najaar|осен[ьи]|осенью|(?:ال)?خريف",
    "winter|invierno|hiver|inverno|зим[аыуе]|зимой|(?:ال)?شتاء",
)
_SEASON = re.compile(
    rf"(?:the |el |la |le |l'|il |o |a |der |de |het )?(?:{'|'.join(f'({s})' for s in _SEASONS)})"
    r",? (?:of |de |del |di |von |van |عام |سنة )?(?P<year>\d{4})(?:[-/](?P<next>\d{4}|\d{2}))?"
)


def _season(phrase: str) -> DateRange | None:
    found = _SEASON.fullmatch(phrase)
    if found is None:
        return None
    number = next(index for index, name in enumerate(found.groups()) if name)
    first, last = int(found["year"]), found["next"]
    winter = number == len(_SEASONS) - 1
    if winter != bool(last) or (last and str(first + 1)[-len(last) :] != last):
        return None
    start = date(first, 3 * number + 3, 1)
    return DateRange(start, _later(start, "month", 3))


# Parts of a month or a year: thirds, and the first and the last week of a month.

_PARTS = (
    r"early|(?:the )?(?:beginning|start) of|(?:le )?debut|anfang"
    r"|(?:a )?(?:principios|inicios|comienzos) de|(?:no )?inicio de"
    r"|(?:в )?нача(?:ле|ла)|اوايل|بداية|مطلع",
    r"mid|(?:the )?middle of|(?:la )?mi|(?:a )?mediados de|mitte|meados de|(?:в )?середин[еы]"
    r"|منتصف|اواسط",
    r"late|(?:the )?end of|(?:a )?(?:la )?fin|(?:a )?(?:finales|fines) de|ende"
    r"|(?:no )?fi(?:m|nal) de|(?:в )?конц[еа]|اواخر|نهاية",
    r"(?:the )?first week of|(?:la )?premiere semaine d[eu']|(?:la )?primera semana de"
    r"|erste woche(?: im| des)?|primeira semana de|перв(?:ая|ую|ой) недел[яюе]"
    r"|الاسبوع الاول من",
    r"(?:the )?last week of|(?:la )?derniere semaine d[eu']|(?:la )?ultima semana de"
    r"|letzte woche(?: im| des)?|последн(?:яя|юю|ей) недел[яюе]|الاسبوع الاخير من",
)
_PART = re.compile(
    rf"(?:{'|'.join(f'({names})' for names in _PARTS)})(?:[ -]|(?<=')) ?(?:d[e']l? ?)?(?P<rest>.+)"
)
_WEEK = timedelta(days=7)


def _part(phrase: str) -> DateRange | None:
    found = _PART.fullmatch(phrase)
    whole = found and (_iso(found["rest"]) or _printed(found["rest"]))
    if not (found and whole and whole.start and whole.end):
        return None
    if whole.end - whole.start < 4 * _WEEK:  # a day, which has no parts
        return None
    number = next(index for index, name in enumerate(found.groups()) if name)
    year = whole.end - whole.start > 5 * _WEEK
    unit: Unit = "month" if year else "day"
    length = 4 if year else 10
    thirds = [*(_later(whole.start, unit, length * third) for third in range(3)), whole.end]
    return (
        *(DateRange(*both) for both in pairwise(thirds)),
        DateRange(whole.start, whole.start + _WEEK),
        DateRange(whole.end - _WEEK, whole.end),
    )[number]


def _printed(phrase: str) -> DateRange | None:
    """Return the days of a date as pages print it; an ambiguous date is read day first."""
    from corpus.dates import read_bare_date  # calendars of the world load slowly

    found = read_bare_date(phrase, _LANGUAGES)
    if found and found.ambiguous:
        found = read_bare_date(phrase, _LANGUAGES, "DMY")
    if found is None:
        return None
    if found.day is None or found.precision is None:
        raise ValueError(found.problem)
    return _whole(found.day, found.precision)


_LANGUAGES = ("en", "es", "fr", "ar")


# Periods that count from today. In a form, N is a number, U a unit, T the dual of a unit.

_NUMBERS = (
    "one|un|una|une",
    "two|dos|deux",
    "three|tres|trois|ثلاث|ثلاثة",
    "four|cuatro|quatre|اربع|اربعة",
    "five|cinco|cinq|خمس|خمسة",
    "six|seis|ست|ستة",
    "seven|siete|sept|سبع|سبعة",
    "eight|ocho|huit|ثماني|ثمانية",
    "nine|nueve|neuf|تسع|تسعة",
    "ten|diez|dix|عشر|عشرة",
)
_DAYS = {"today|hoy|aujourd'hui|اليوم": 0, "yesterday|ayer|hier|امس": 1}


def _forms(*forms: str) -> regex.Pattern[str]:
    """Return a pattern for any of *forms*, with the groups `number` and `unit`."""
    return regex.compile(
        "|".join(forms)
        .replace("N", rf"(?P<number>\d+|{'|'.join(_NUMBERS)})")
        .replace("U", f"(?P<unit>{'|'.join(map('|'.join, UNITS.values()))})")
        .replace("T", "(?P<unit>يومين|اسبوعين|شهرين|سنتين|عامين)")
    )


_LAST = _forms(  # so many units that end today
    "(?:the )?(?:last|past|previous) N U",
    "(?:l[oa]s )?(?:ultim|pasad)[oa]s N U|l[oa]s N ultim[oa]s U|desde hace N U",
    "(?:les )?N derni(?:er|ere)s U|(?:les )?derni(?:er|ere)s N U|depuis N U",
    "اخر N U|N U (?:الماضية|الاخيرة)|الU ال ?N (?:الماضية|الاخيرة)|منذ N U|(?:اخر|منذ) T",
)
_AGO = _forms("N U ago", "hace N U", "il y a N U", "قبل N U|قبل T")
_PREVIOUS = _forms(
    "(?:last|past|previous) U",
    "(?:el |la )?U pasad[oa]",
    "(?:l'|le |la )?U derni(?:er|ere)",
    "(?:ال)?U (?:الماضي|الماضية)",
)
_CURRENT = _forms("this U", "est[ea] U", "(?:ce|cet|cette) U", "(?:هذا|هذه) (?:ال)?U")


def _relative(phrase: str, today: date, *, days: bool = True) -> DateRange | None:
    if (found := _LAST.fullmatch(phrase)) and (count := _number(found["number"])):
        start = _later(today, _unit(found["unit"]), -count)
        return DateRange(start + timedelta(days=1), today + timedelta(days=1))
    for forms, back in ((_AGO, None), (_PREVIOUS, 1), (_CURRENT, 0)):
        if found := forms.fullmatch(phrase):
            unit = _unit(found["unit"])
            count = _number(found["number"]) if back is None else back
            return _whole(_later(today, unit, -count), unit)
    for names, back in _DAYS.items() if days else ():
        if phrase in names.split("|"):
            return _whole(today - timedelta(days=back), "day")
    return None


def _unit(word: str) -> Unit:
    return next(unit for unit, words in UNITS.items() if word in words)


def _number(word: str | None) -> int:
    if word is None:
        return 2  # the unit is a dual
    if word.isdecimal():
        return int(word)
    return 1 + next(at for at, words in enumerate(_NUMBERS) if word in words.split("|"))


# Open ends and ranges

_SINCE = regex.compile(
    "(?:since|from|starting|desde|a partir d(?:el?|[aou])|depuis|des|منذ|من|ابتداء من|seit|ab|dal?"
    "|с|sinds|vanaf) (?P<rest>.+)|(?P<rest>.+) (?:onwards?|or later|en adelante|em diante|in poi)"
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


def _between(phrase: str, today: date | None) -> DateRange | None:
    """Return the days from one period to another; the first may leave out its year."""
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
            if first.start >= last.end:
                raise ValueError(f"{phrase} ends before it begins")
            return DateRange(first.start, last.end)
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


# The calendar


def _whole(day: date, unit: Unit) -> DateRange:
    """Return the day, week, month or year that *day* is in; weeks begin on Monday."""
    if unit == "week":
        day -= timedelta(days=day.weekday())
    elif unit != "day":
        day = day.replace(day=1, month=1 if unit == "year" else day.month)
    return DateRange(day, _later(day, unit, 1))


def _later(day: date, unit: Unit, count: int) -> date:
    """Return the day *count* units later; the 31st becomes the last of a shorter month."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1), 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
