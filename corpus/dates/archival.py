"""Dates as archivists and cataloguers write them: c. 1920, [1921?], Mai/Juni 1933, 2015-03-00.

They stand in columns of records; on pages such words are more often part of a headline. Rules: EDTF
(ISO 8601-2) for signs of doubt and zeros, cataloguing rules for square brackets and "ca.".
"""

from collections.abc import Callable

import regex

from corpus.dates.printed_date import PrintedDate
from corpus.dates.seasons import read_season
from corpus.patterns import pattern

_ABOUT = """
c ca circa cca approx approximately about um vers environ hacia aprox verso rond omkring omkr noin
okolo около ок
"""
_DOUBTED = pattern(
    r"\[?\s*(?:(?<about>\L<about>)\.?\s*(?=[\p{L}\d]))?(?<date>[^\[\]?~]+?)\s*(?<sign>[?~]?)\s*\]?",
    regex.IGNORECASE,
    about=_ABOUT.split(),
)
_WITHOUT_DAY = pattern(r"(\d{4})-(?:00-00|((?:0[1-9]|1[0-2]))-00)")
_DECADE = pattern(
    r"\[?\s*(?:(?:the|les|années|los|años|gli|anni|anos)\s+)*\d{3}0\s?(?:[’']?s|er|-е|ies|erne)?\b"
    r"(?:[\s-]Jahre)?\s*\]?",
    regex.IGNORECASE,
)
_YEARS = pattern(r"\[?(\d{4})\s*[-–—/]\s*(?:\d{4}|\d\d)\]?")
_MONTHS = pattern(
    r"(?<first>[\p{L}\p{M}]+\.?)\s*[-–—/]\s*(?<last>[\p{L}\p{M}]+\.?)\s+(?<year>\d{4})"
)
_UNDATED = """
nd undated nodate datenotgiven dateunknown unknown unknowndate sd sf sa sansdate sinfecha
fechadesconocida dateinconnue inconnue semdata datadesconhecida od oj ohnedatum ohnejahr
datumunbekannt unbekannt senzadata zd zonderdatum uå udatert udateret odaterad bd bezdaty bg
бг бд бездаты датанеизвестна 日期不详 日期不詳 年代不詳 不詳 不明 日付不明 날짜미상 미상
بدونتاريخ دت بیتا ללאתאריך
"""
_Read = Callable[[str], PrintedDate | None]


def says_undated(text: str) -> bool:
    """Return whether *text* is what catalogues have where a text bears no date.

    >>> says_undated("[n.d.]"), says_undated("o. J."), says_undated("12 May")
    (True, True, False)
    """
    return "".join(filter(str.isalpha, text.casefold())) in _UNDATED.split() and not any(
        map(str.isdecimal, text)
    )


def read_archival(text: str, read: _Read) -> PrintedDate | None:
    """Return what *text* means if it is a date as archivists write it; *read* reads others.

    What is about a year or a month is of that year or month, and of two months the first counts. A
    decade and several years name none, and neither does a day in doubt.
    """
    if found := _WITHOUT_DAY.fullmatch(text):
        return read("-".join(filter(None, found.groups())))
    if season := read_season(text):
        return season
    if _DECADE.fullmatch(text) and not text.strip("[] ").isdecimal():
        return PrintedDate(None, None, "a decade names no year")
    if _YEARS.fullmatch(text):
        return PrintedDate(None, None, "several years, of which none counts")
    if months := _MONTHS.fullmatch(text):
        first, last = (read(f"{months[name]} {months['year']}") for name in ("first", "last"))
        whole = first and last and {first.precision, last.precision} == {"month"}
        return first if whole else None
    doubted = _DOUBTED.fullmatch(text)
    if doubted is None or not (doubted["about"] or doubted["sign"]):
        return None
    about = read(doubted["date"])
    if about and about.precision == "day":
        return PrintedDate(None, None, "the day is in doubt")
    return about
