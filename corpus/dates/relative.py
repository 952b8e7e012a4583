"""Dates that count back from the day on which they were printed: "yesterday", "vor 3 Tagen".

The words are those of dateparser's locale data. What counts in hours is seen from noon, since a
capture has a day and no clock time; what counts in weeks or more names no day.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache, lru_cache
from itertools import chain, product

import regex

from corpus.dates.clocks import without_clock
from corpus.dates.labels import unlabelled
from corpus.dates.locales import dateparser_code, known_locales, locale_data
from corpus.dates.names import key
from corpus.dates.printed_date import PrintedDate
from corpus.languages import LANGUAGES

LONGEST = 40
"""No such date is printed in more characters."""

_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_MOST_SPACES = 7
_HOURS = {"second": 0, "minute": 0, "hour": 1}
_NOON = 12
_MOST_DAYS = 999  # some three years; who counts further back counts in years
_DIGITS = regex.compile(r"\d+")
_GROUP = regex.compile(r"\(.*?\)")  # of a pattern of dateparser, the number
_COUNTED = regex.compile(r"(\d+) (\w+)( ago)?")
_SHORT = regex.compile(r"(\d+)\s?(s|min|mins|m|h|hrs?|d|w)")
# "3 min" may be how long it takes to read or to watch.
_SHORT_UNITS = {"d": "day", "h": "hour", "hr": "hour", "hrs": "hour"}
_WORD = regex.compile(r"[\p{L}\p{M}]+")
# One, as it stands before a unit.
_ONE_WORDS = """
a an one un una uno une ein eine einem einer einen um uma een één en ett et unei unui один одну одна
jedan jednu jeden eden egy
"""
_ONE = frozenset(_ONE_WORDS.split())
# What the tables of dateparser 1.5.0 lack: words for "ago", many of which it has in patterns
# that rewrite a text, and two of a unit.
_AGO: Mapping[str, str] = {
    "ar": "قبل",
    "bg": "преди",
    "ca": "fa",
    "da": "siden",
    "el": "πριν|πριν από",
    "es": "atrás",
    "id": "lalu|yang lalu",
    "ko": "전",
    "ms": "lalu|yang lalu",
    "nb": "siden",
    "pl": "temu",
    "pt": "há|atrás",
    "ro": "acum|în urmă cu",
    "sk": "pred",
    "sr": "пре|pre",
    "sv": "sedan",
    "uk": "тому|тому назад",
    "ur": "پہلے|قبل",
    "zh": "前",
}
_UNITS_ADDED: Mapping[str, str] = {
    "pl": "dni=day",
    "ru": "часов=hour|дней=day|минут=minute",
    "uk": "дні=day|днів=day|годин=hour|години=hour",
    "el": "μέρες=day|μέρα=day",
    "ar": "أيام=day|ايام=day|يوما=day|أسابيع=week|أسبوع=week|أشهر=month",
    "zh": "小時=hour|分鐘=minute|天=day",
    "ko": "시간=hour|분=minute",
    "ja": "時間=hour|分=minute",
}
_TWO: Mapping[str, str] = {
    "ar": "يومين=day|ساعتين=hour|دقيقتين=minute|أسبوعين=week|شهرين=month",
    "he": "יומיים=day|שעתיים=hour|שבועיים=week|חודשיים=month",
}
# A word for "yesterday" in one of these is known on a page in another language, where it means no
# day, and in a record without a language.
_COMMON = "en es fr ar de pt it ru zh ja ko tr pl nl id fa sv da no fi el cs hu ro uk he hi vi th"
_DAYS_ADDED: Mapping[str, str] = {
    "sv": "idag=0|i dag=0|igår=1|i går=1",
    "da": "i dag=0|i går=1",
    "nb": "i dag=0|i går=1",
    "zh": "今天=0|昨天=1|前天=2",
    "en": "just now=0",
    "th": "เมื่อวานนี้=1",
    "bg": "днес=0|вчера=1",
    "ur": "آج=0|گزشتہ روز=1",
}


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
    if len(text) > LONGEST or not (" " in text or _DIGITS.search(text)) or _SHORT.fullmatch(text):
        return False
    return text.count(" ") <= _MOST_SPACES and isinstance(_days_back(text, languages), int)


@lru_cache(maxsize=2**12)
def _days_back(text: str, languages: tuple[str, ...]) -> int | str | None:
    """Return how many days *text* counts back, or why they are not known; None if it does not."""
    short = _SHORT.fullmatch(text)
    if short:
        return _days(int(short[1]), _SHORT_UNITS.get(short[2], ""))
    plain = text.casefold()
    labelled = unlabelled(plain)
    for part in (plain, labelled.text if labelled else plain):
        timeless = without_clock(part) if _DIGITS.search(part) else part
        for one in dict.fromkeys((part, timeless)):
            if (back := _of_key(one, languages)) is not None:
                return back
    return None


def _of_key(text: str, languages: tuple[str, ...]) -> int | str | None:
    known = key(text)
    numbers = _DIGITS.findall(known)
    if len(numbers) > 1:
        return None
    if numbers:
        return _counted(_DIGITS.sub("#", known), int(numbers[0]), languages)
    said = next((days for of in languages if (days := _fixed(of).get(known)) is not None), None)
    if said is not None:
        return said
    words = _WORD.findall(text)
    for at, word in enumerate(words):
        if word in _ONE and len(words) > 2:
            frame = _frame(" ".join((*words[:at], "1", *words[at + 1 :])))
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
    found: dict[str, int | str] = {}
    agos = _agos(language)
    for data in _data(language):
        for name, phrases in data.get("relative-type", {}).items():
            counted = _COUNTED.fullmatch(name)
            # "Now" and "this week" name sections and outlets, and are printed for no date.
            if counted and counted[2] in (_UNITS if int(counted[1]) else ("day",)):
                back = _days(int(counted[1]), counted[2])
                for phrase in phrases:
                    around = [phrase] if counted[3] else _around(phrase, agos)
                    found.update((key(one), back) for one in around)
    for unit, word in _unit_words(language):
        found.update((key(one), _days(1, unit)) for one in _around(word, agos))
    for word, unit in _pairs(_TWO, language):
        found.update((key(one), _days(2, unit)) for one in _around(word, agos))
    found.update((key(word), int(days)) for word, days in _pairs(_DAYS_ADDED, language))
    return found


@cache
def _frames(language: str) -> Mapping[str, str]:
    """Return what counts back by a number in a language: its key, # for the number, and unit."""
    found: dict[str, str] = {}
    for unit, word in _unit_words(language):
        for one in _around(f"0 {word}", _agos(language)):
            found.setdefault(_frame(one), unit)
    for data, unit in product(_data(language), _UNITS):
        for phrase in data.get("relative-type-regex", {}).get(f"\\1 {unit} ago", ()):
            found[_frame(_GROUP.sub("0", phrase))] = unit
    return found


def _frame(phrase: str) -> str:
    return _DIGITS.sub("#", key(phrase))


def _around(phrase: str, agos: Iterable[str]) -> list[str]:
    """Return *phrase* with each word for "ago" before and after it."""
    return [one for ago in agos for one in (f"{ago} {phrase}", f"{phrase} {ago}")]


def _agos(language: str) -> tuple[str, ...]:
    added = filter(None, _AGO.get(dateparser_code(language), "").split("|"))
    return tuple(chain(chain.from_iterable(d.get("ago", ()) for d in _data(language)), added))


def _unit_words(language: str) -> Iterator[tuple[str, str]]:
    for data, unit in product(_data(language), _UNITS):
        yield from ((unit, word) for word in data.get(unit, ()))
    yield from ((unit, word) for word, unit in _pairs(_UNITS_ADDED, language))


def _pairs(table: Mapping[str, str], language: str) -> Iterator[tuple[str, str]]:
    for pair in filter(None, table.get(dateparser_code(language), "").split("|")):
        word, _, said = pair.partition("=")
        yield word, said


@cache
def _data(language: str) -> tuple[Mapping[str, Mapping[str, list[str]]], ...]:
    code = dateparser_code(language)
    return tuple(locale_data(code)) if code in known_locales() else ()
