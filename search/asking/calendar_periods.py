"""Stretches of the calendar by their names: dates, decades, parts of years, weeks, seasons.

Phrases are folded as `search.asking.periods` folds them, and their days are half-open ranges.
"""

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from itertools import pairwise

from search.asking.time_units import Unit
from search.values.query import DateRange

_LANGUAGES = ("en", "es", "fr", "ar")


class NoSuchDay(ValueError):
    """What is written as a date, and is none of the calendar."""


def named_stretch(phrase: str) -> DateRange | None:
    """Return the days of a folded *phrase* that names one stretch of the calendar, None of others.

    Raises `NoSuchDay` if the calendar has none of that name.
    """
    return (
        _iso(phrase)
        or _decade(phrase)
        or _fraction(phrase)
        or _week(phrase)
        or _season(phrase)
        or _part(phrase)
        or _printed(phrase)
    )


# Dates, decades, parts of a year

_SEVEN_DAYS = timedelta(days=7)
_ISO = re.compile(
    r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:t\d{2}:\d{2}\S*)?)?)?|([12]\d{3})(\d{2})(\d{2})"
)
_MONTH_FIRST = re.compile(r"^(0?[1-9]|1[0-2])[/.-](\d{4})$")
# The word before a year: "el año 2014", "l'année 2014", "im Jahr 2014".
_YEAR_BEFORE = re.compile(
    r"^(?:(?:the )?year|(?:(?:el|no|o) )?ano|(?:l')?annee|(?:das )?jahr|(?:(?:nel)?l')?anno"
    r"|(?:het )?jaar|(?:ال)?عام|(?:ال)?سنة|год)(?: de)? (?=\d{4}$)"
)
_DECADE = re.compile(
    r"(?:the )?(\d{3}0)'?s|(?:les |los |gli |os |de )?(?:annees|anos|anni|jaren) (\d{3}0)"
    r"|(?:la )?(?:decada|decennie) (?:de )?(?:los )?(\d{3}0)|عقد (\d{3}0)"
    r"|(?:die )?(\d{3}0)er(?: jahre)?|(\d{3}0)-?е(?: годы)?"
)
_ORDER = (
    r"1|(?:1st|first)|(?:1er|primer|premier)|(?:1o|primeiro)|primo|(?:1\.|erst(?:es|e))"
    r"|(?:1e|eerste)|(?:1-?й|перв(?:ый|ое))",
    r"2|(?:2nd|second)|(?:2o|segundo)|(?:2e|deuxieme)|secondo|(?:2\.|zweit(?:es|e))|tweede"
    r"|(?:2-?й|втор(?:ой|ое))",
    r"3|(?:3rd|third)|(?:3er|tercer)|(?:3e|troisieme)|(?:3o|terceiro)|terzo|(?:3\.|drittes)|derde"
    r"|(?:3-?й|третий)",
    r"4|(?:4th|fourth)|(?:4o|cuarto)|(?:4e|quatrieme)|quarto|(?:4\.|viertes)|vierde"
    r"|(?:4-?й|четвертый)",
)
_ARABIC_ORDER = ("الاول", "الثاني", "الثالث", "الرابع")
_QUARTER = "(?:quarter|trimestre|quartal|kwartaal|квартал)"
_HALF = "(?:half|semestre|halbjahr|halfte|helft|полугодие)"


def _fractions(letters: str, noun: str, arabic: str, count: int) -> re.Pattern[str]:
    """Return a pattern for the first *count* parts of a year, each of which is a group."""
    ways = (
        rf"((?:[{letters}]{n}|{n}[{letters}])|(?:{order}) {noun}|{arabic} {said})"
        for n, order, said in zip(range(1, count + 1), _ORDER, _ARABIC_ORDER, strict=False)
    )
    return re.compile(
        rf"(?:the |el |le |il |o |das |die |de |het )?(?:{'|'.join(ways)})"
        r"[ /-]?(?:of |de |del |des |von |van |من )?(?:عام |سنة )?(?P<year>\d{4})"
    )


# The parts of a year, and how many months each has.
_FRACTIONS = (
    (_fractions("qt", _QUARTER, "الربع", 4), 3),
    (_fractions("hs", _HALF, "النصف", 2), 6),
)
_YEAR_AND_FRACTION = re.compile(r"(?P<year>\d{4})[ /-]?(?:[qt](?P<q>[1-4])|[hs](?P<h>[12]))")
# ISO 8601: 2014-W11, also in words.
_WEEK_OF_YEAR = re.compile(
    r"(?P<year>\d{4})-?w(?P<week>\d{2})(?:-?[1-7])?"
    r"|(?:week|semana|semaine|woche|kw|settimana|uke|uge|vecka|неделя|الاسبوع) (?P<w>\d{1,2})"
    r"[ /,]{1,2}(?:of |de |del |von |van )?(?P<y>\d{4})"
)


def _iso(phrase: str) -> DateRange | None:
    found = _ISO.fullmatch(_MONTH_FIRST.sub(r"\2-\1", _YEAR_BEFORE.sub("", phrase)))
    if found is None:
        return None
    parts = found.groups()[3:] if found[4] else found.groups()[:3]
    year, month, day = (int(part) if part else None for part in parts)
    try:
        start = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise NoSuchDay(f"the calendar has no {phrase}") from error
    return whole(start, "day" if day else "month" if month else "year")


def _decade(phrase: str) -> DateRange | None:
    found = _DECADE.fullmatch(phrase)
    first = int(next(filter(None, found.groups()))) if found else 0
    return DateRange(date(first, 1, 1), later(date(first, 1, 1), "year", 10)) if first else None


def _fraction(phrase: str) -> DateRange | None:
    """Return the days of a quarter or a half of a year."""
    if found := _YEAR_AND_FRACTION.fullmatch(phrase):
        number, months = int(found["q"] or found["h"]) - 1, 3 if found["q"] else 6
        return _months(int(found["year"]), number * months, months)
    for pattern, months in _FRACTIONS:
        if found := pattern.fullmatch(phrase):
            number = next(index for index, name in enumerate(found.groups()) if name)
            return _months(int(found["year"]), number * months, months)
    return None


def _months(year: int, first: int, count: int) -> DateRange:
    start = date(year, first + 1, 1)
    return DateRange(start, later(start, "month", count))


def _week(phrase: str) -> DateRange | None:
    found = _WEEK_OF_YEAR.fullmatch(phrase)
    if found is None:
        return None
    year, week = found["year"] or found["y"], found["week"] or found["w"]
    try:
        start = date.fromisocalendar(int(year), int(week), 1)
    except ValueError as error:
        raise NoSuchDay(f"the calendar has no {phrase}") from error
    return DateRange(start, start + _SEVEN_DAYS)


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
    return DateRange(start, later(start, "month", 3))


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


def _part(phrase: str) -> DateRange | None:
    found = _PART.fullmatch(phrase)
    whole = found and (_iso(found["rest"]) or _printed(found["rest"]))
    if not (found and whole and whole.start and whole.end):
        return None
    if whole.end - whole.start < 4 * _SEVEN_DAYS:  # a day, which has no parts
        return None
    number = next(index for index, name in enumerate(found.groups()) if name)
    year = whole.end - whole.start > 5 * _SEVEN_DAYS
    unit: Unit = "month" if year else "day"
    length = 4 if year else 10
    thirds = [*(later(whole.start, unit, length * third) for third in range(3)), whole.end]
    return (
        *(DateRange(*both) for both in pairwise(thirds)),
        DateRange(whole.start, whole.start + _SEVEN_DAYS),
        DateRange(whole.end - _SEVEN_DAYS, whole.end),
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
    return whole(found.day, found.precision)


# The calendar


def whole(day: date, unit: Unit) -> DateRange:
    """Return the day, week, month or year that *day* is in; weeks begin on Monday."""
    if unit == "week":
        day -= timedelta(days=day.weekday())
    elif unit != "day":
        day = day.replace(day=1, month=1 if unit == "year" else day.month)
    return DateRange(day, later(day, unit, 1))


def later(day: date, unit: Unit, count: int) -> date:
    """Return the day *count* units later; the 31st becomes the last of a shorter month."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1), 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
