"""Dates that count back from the day on which they were printed: "yesterday", "vor 3 Tagen".

The words are those of dateparser's locale data. What counts in hours is seen from noon, since a
capture has a day and no clock time; what counts in weeks or more names no day.
"""

import datetime as dt
from collections.abc import Mapping, Set
from functools import cache, lru_cache
from itertools import chain

from corpus.dates.clocks import without_clock
from corpus.dates.labels import unlabelled
from corpus.dates.names import frame_of, key, tables
from corpus.dates.printed_date import PrintedDate
from corpus.dates.single import plain_text
from corpus.languages import LANGUAGES
from corpus.patterns import NUMBER, WORD, pattern

LONGEST = 40
"""No such date is printed in more characters."""

_MOST_SPACES = 7
_HOURS = {"second": 0, "minute": 0, "hour": 1}
_NOON = 12
_MOST_DAYS = 999  # some three years; who counts further back counts in years
_SHORT = pattern(r"(\d+)\s?(s|min|mins|m|h|hrs?|d|w)")
# "3 min" may be how long it takes to read or to watch.
_SHORT_UNITS = {"d": "day", "h": "hour", "hr": "hour", "hrs": "hour"}
# One, as it stands before a unit.
_ONE_WORDS = """
a an one un una uno une ein eine einem einer einen um uma een één en ett et unei unui один одну одна
jedan jednu jeden eden egy bir o
"""
_ONE = frozenset(_ONE_WORDS.split())
# A word for "yesterday" in one of these is known on a page in another language, where it means no
# day, and in a record without a language.
_COMMON = "en es fr ar de pt it ru zh ja ko tr pl nl id fa sv da no fi el cs hu ro uk he hi vi th"


def read_relative(
    text: str, languages: tuple[str, ...], today: dt.date | None
) -> PrintedDate | None:
    """Return what *text* means if it counts back from the day on which it was printed; else None.

    A label and a clock time may stand beside it. That day is *today*, None if it is not known, so
    that no day follows. *languages* are the likely ones: a word counts in them, and what has a
    number in any; where it counts in others alone, it means no day. Without *languages* a word
    counts that means one day in all.
    """
    if len(text) > LONGEST or text.count(" ") > _MOST_SPACES:
        return None
    back = _days_back(text, languages)
    if back is None:
        return None
    if isinstance(back, str):
        return PrintedDate(None, None, back, relative=True)
    if today is None:
        reason = "it counts back from the day of capture, which is not known; state captured"
        return PrintedDate(None, None, reason, relative=True)
    return PrintedDate(today - dt.timedelta(days=back), "day", relative=True)


def counts_days(text: str, languages: tuple[str, ...] = ()) -> bool:
    """Return whether *text* says in more than a word how many days it counts back.

    *languages* as `read_relative`. One word alone, "Today", may be a name, and so may "24h".

    >>> counts_days("2 days ago"), counts_days("an hour ago"), counts_days("10 years ago")
    (True, True, False)
    """
    if len(text) > LONGEST or not (" " in text or NUMBER.search(text)) or _SHORT.fullmatch(text):
        return False
    return text.count(" ") <= _MOST_SPACES and isinstance(_days_back(text, languages), int)


@lru_cache(maxsize=2**12)
def _days_back(text: str, languages: tuple[str, ...]) -> int | str | None:
    """Return how many days *text* counts back, or why they are not known; None if it does not."""
    short = _SHORT.fullmatch(text)
    if short:
        return _days(int(short[1]), _SHORT_UNITS.get(short[2], ""))
    plain = plain_text(text)
    labelled = unlabelled(plain)
    for part in (plain, labelled.text if labelled else plain):
        timeless = without_clock(part) if NUMBER.search(part) else part
        for one in dict.fromkeys((part, timeless)):
            if (back := _of_key(one, languages)) is not None:
                return back
    return None


def _of_key(text: str, languages: tuple[str, ...]) -> int | str | None:
    known = key(text)
    numbers = NUMBER.findall(known)
    if len(numbers) > 1:
        return None
    if numbers:
        return _counted(NUMBER.sub("#", known), int(numbers[0]), languages)
    said = next((days for of in languages if (days := _fixed(of).get(known)) is not None), None)
    if said is not None:
        return said
    words = WORD.findall(text)
    for at, word in enumerate(words):
        if word in _ONE and len(words) > 2:
            frame = frame_of(" ".join((*words[:at], "1", *words[at + 1 :])))
            if (back := _counted(frame, 1, languages)) is not None:
                return back
    anywhere = _any().get(known)
    if not anywhere:
        return None
    if languages:
        return "it counts back in another language than that of the page"
    means = next(iter(anywhere))
    return means if len(anywhere) == 1 else "the language in which it counts back is not known"


def _counted(frame: str, number: int, languages: tuple[str, ...]) -> int | str | None:
    units = {unit for of in languages if (unit := _frames(of).get(frame))} or _all_frames().get(
        frame, frozenset()
    )
    if not units:
        return None
    return _days(number, next(iter(units)) if len(units) == 1 else "")


def _days(number: int, unit: str) -> int | str:
    if unit != "day" and unit not in _HOURS:
        return "it counts back in no days"
    days = number if unit == "day" else (_HOURS[unit] * number + _NOON - 1) // 24
    return days if days <= _MOST_DAYS else "it counts back too many days"


@cache
def _any() -> Mapping[str, Set[int | str]]:
    found: dict[str, set[int | str]] = {}
    for known, days in chain.from_iterable(_fixed(of).items() for of in _COMMON.split()):
        found.setdefault(known, set()).add(days)
    return found


@cache
def _all_frames() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for frame, unit in chain.from_iterable(_frames(of).items() for of in LANGUAGES):
        found.setdefault(frame, set()).add(unit)
    return {frame: frozenset(units) for frame, units in found.items()}


@cache
def _fixed(language: str) -> Mapping[str, int | str]:
    """Return what counts back without a number in a language: its key, and how many days."""
    said = tables().counting_back.get(language, {})
    return {known: _days(count, unit) for known, (count, unit) in said.items()}


def _frames(language: str) -> Mapping[str, str]:
    return tables().counting_by_number.get(language, {})
