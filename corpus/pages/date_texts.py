"""Texts that may be dates: bare of what stands around them, and with what they lack of a day."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

import regex

from corpus.dates import read_date
from corpus.dates.clocks import without_clock
from corpus.dates.labels import unlabelled
from corpus.dates.names import ORNAMENTS
from corpus.dates.single import is_weekday
from corpus.pages.bylines import BYLINE
from corpus.patterns import DIGIT, LETTER, NUMBER, YEAR, has_digit

LONGEST_PART = 40
"""The longest part of a date, in characters."""

NUMERIC = regex.compile(r"(\d{1,2}\s?([-./])\s?\d{1,2})\s?[-./]?")
"""Matches a day and a month in numbers, the sign between them as its second group."""

_YEAR_BEFORE = regex.compile(r"\d\s?[月월]")
_COUNT = regex.compile(r"\s*\(\d+\)$")
MARKS = f" \u00a0@-–—―|｜:：·•»›/,()[]（）【】{ORNAMENTS}"
_OPEN_BRACKET = re.compile(r"[(\[（【][^()\[\]（）【】]*$")
_CLOSINGS = frozenset(")]）】")
# What leads from a date to the next text: "Posted by Admin on 12 May 2015 in News".
_PREPOSITION = regex.compile(
    r"\s(?:in|by|under|at|via|en|em|por|par|dans|von|unter|da|di|door|av|w|przez|в|от|від)$"
)
_CATEGORY = regex.compile(r"(?<=\d{4})(?P<leads>\s\p{L}{1,5})\s\p{L}")
_LONGEST_PREPOSITION = 6  # with the space before it


def bare_date(text: str) -> str:
    """Return *text* without the marks around a date and the word that leads on from it.

    >>> bare_date("(12 May 2015)"), bare_date("- 12 May 2015 (Tue) -")
    ('12 May 2015', '12 May 2015 (Tue)')
    """
    around, text = text, text.strip(MARKS)
    if _OPEN_BRACKET.search(text):
        closing = around[around.index(text) + len(text) :][:1]
        return text + closing if closing in _CLOSINGS else text
    # As most headlines end, with a long word, and most dates, with a number.
    if text[-_LONGEST_PREPOSITION:].isalpha() or text[-1:].isdecimal():
        return text
    found = _PREPOSITION.search(text, max(0, len(text) - _LONGEST_PREPOSITION))
    return text[: found.start()] if found else text


def without_categories(text: str) -> str:
    """Return *text* up to what it is filed under, if a label or an author is before its date.

    >>> without_categories("Posted by admin on May 12, 2015 in Ferries | 3 comments")
    'Posted by admin on May 12, 2015'
    """
    found = _CATEGORY.search(text)
    labelled = found and (unlabelled(text) or BYLINE.match(text))
    if found is None or not labelled or not _PREPOSITION.fullmatch(found["leads"]):
        return text
    return text[: found.start()]


def lacks_year(text: str) -> bool:
    """Return whether *text* is a day of a month, "12 May", without its year."""
    if len(text) > LONGEST_PART or not has_digit(text) or YEAR.search(text):
        return False
    text = without_clock(text.casefold()).strip(MARKS)
    numbers = NUMBER.findall(text)
    if not 0 < len(numbers) <= 2 or any(int(number) > 31 for number in numbers):
        return False
    return _names_day(NUMBER.sub("1", text))


@lru_cache(maxsize=2**12)
def _names_day(text: str) -> bool:
    return any(
        found is not None and found.names_day
        for found in map(read_date, islice(completed(text, "2000"), 2))
    )


def lacks_month(text: str) -> bool:
    """Return whether *text* is a weekday and the day of a month, "Tue 12", without its month."""
    numbers = NUMBER.findall(text)
    if len(numbers) != 1 or not 0 < int(numbers[0]) <= 31 or len(text) > LONGEST_PART:
        return False
    return is_weekday(NUMBER.sub("", text.casefold())) and LETTER.search(text) is not None


def is_pair(text: str) -> bool:
    """Return whether *text* is two numbers that may be a day and a month: "12/5"."""
    return NUMERIC.fullmatch(text) is not None


def completed(text: str, period: str, *, month_first: bool = False) -> Iterator[str]:
    """Yield *text* with what *period* adds to it, the likeliest first.

    Of two numbers the first is the month if *month_first*.
    """
    year = YEAR.search(period)
    numeric = NUMERIC.fullmatch(text)
    if numeric and year and month_first:
        yield f"{year[0]}{numeric[2]}{numeric[1]}"
    elif numeric and year:
        yield f"{numeric[1]}{numeric[2]}{year[0]}"
    if numeric:
        return
    if year and _YEAR_BEFORE.search(text):
        yield f"{year[0]}年{text}"
    yield f"{text} {period}"
    if year and year[0] != period:
        yield f"{text} {year[0]}"
        yield f"{period} {text}"


def is_counted(text: str) -> bool:
    """Return whether *text* is a name and how much it has, as an archive's "May (2)"."""
    counted = _COUNT.search(text) if text.endswith(")") else None
    return counted is not None and not DIGIT.search(text, endpos=counted.start())


def without_count(text: str) -> str:
    """Return *text* without how much a name has, in brackets at its end.

    >>> without_count("May (2)"), without_count("May")
    ('May', 'May')
    """
    return _COUNT.sub("", text)
