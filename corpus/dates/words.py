"""One date with its month in words: the name is looked up in dateparser's tables.

dateparser itself takes a millisecond and guesses ("1990s" is yesterday, "set" a month), so it is
not asked.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from corpus.dates.calendars import (
    Calendar,
    date_in,
    has_year,
    month_of_calendar,
    of_indian_month,
    of_year,
)
from corpus.dates.names import FILLER, TOKEN, month_named, weekdays
from corpus.dates.printed_date import PrintedDate
from corpus.patterns import DIGIT, pattern

_THAI = pattern(r"\p{Thai}")
_SLASH_BESIDE_NUMBER = pattern(r"(?<=\d\s?)/|/(?=\s?\d)")
_OF_OUR_MONTHS = ("Gregorian", "Buddhist")


class Reading(NamedTuple):
    """The date that a text means, and the calendar in which it was printed."""

    date: PrintedDate
    calendar: Calendar = "Gregorian"


# Khmer and Lao write it without a space before the name.
_WORD_FOR_MONTH = pattern(r"^(?:ខែ|ເດືອນ)(?=.)")


def alone(pattern: regex.Pattern[str], plain: str) -> regex.Match[str] | None:
    """Return the match of *pattern* if nothing but the name of a weekday stands beside it."""
    found = pattern.search(plain)
    return found if found and is_alone(found, plain) else None


def is_alone(found: regex.Match[str], plain: str, weekday: bool = True) -> bool:
    """Return whether nothing stands beside *found* in *plain* but the name of a *weekday*."""
    for beside in (plain[: found.start()], plain[found.end() :]):
        if not beside:
            continue
        if DIGIT.search(beside):
            return False
        tokens = [token for token in TOKEN.findall(beside) if token not in FILLER]
        if tokens and not (weekday and "".join(tokens) in weekdays()):
            return False
    return True


def dated(calendar: Calendar | PrintedDate, year: int, *month_and_day: int) -> Reading:
    """Return what a date of *calendar* means, or that which says why there is none."""
    if isinstance(calendar, PrintedDate):
        return Reading(calendar)
    return Reading(date_in(calendar, year, *month_and_day), calendar)


def read_words(plain: str, mark: Calendar | None, languages: tuple[str, ...]) -> Reading | None:
    """Return what a `plain_text` without its *mark* means if its month is in words, else None."""
    parted = _SLASH_BESIDE_NUMBER.sub(" ", plain)  # 12/May/2015
    tokens = [token for token in TOKEN.findall(parted) if token not in FILLER]
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
                return dated(calendar, year, month, day)
            # "Ramadan 1436" lies in two of our months, and is more often a headline.
            return dated(calendar, year, month) if calendar in _OF_OUR_MONTHS else None
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
    joined = _WORD_FOR_MONTH.sub("", "".join(words))
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
    return "Buddhist" if buddhist else "Julian" if mark == "Julian" else "Gregorian", month
