"""What dateparser says of dates that count back, and what it lacks: for the file of `names`."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, product

import regex

from corpus.dates.locales import dateparser_code, known_locales, locale_data
from corpus.dates.names import frame_of, key

_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_GROUP = regex.compile(r"\(.*?\)")  # of a pattern of dateparser, the number
_COUNTED = regex.compile(r"(\d+) (\w+)( ago)?")
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


def counting_back(language: str) -> dict[str, tuple[int, str]]:
    """Return what counts back without a number in a language: its key, how many, and the unit."""
    found: dict[str, tuple[int, str]] = {}
    agos = _agos(language)
    for data in _data(language):
        for name, phrases in data.get("relative-type", {}).items():
            counted = _COUNTED.fullmatch(name)
            # "Now" and "this week" name sections and outlets, and are printed for no date.
            if counted and counted[2] in (_UNITS if int(counted[1]) else ("day",)):
                back = int(counted[1]), counted[2]
                for phrase in phrases:
                    around = [phrase] if counted[3] else _around(phrase, agos)
                    found.update((key(one), back) for one in around)
    for unit, word in _unit_words(language):
        found.update((key(one), (1, unit)) for one in _around(word, agos))
    for word, unit in _pairs(_TWO, language):
        found.update((key(one), (2, unit)) for one in _around(word, agos))
    found.update((key(word), (int(days), "day")) for word, days in _pairs(_DAYS_ADDED, language))
    return found


def counting_by_number(language: str) -> dict[str, str]:
    """Return what counts back by a number in a language: its key, # for the number, and unit."""
    found: dict[str, str] = {}
    for unit, word in _unit_words(language):
        for one in _around(f"0 {word}", _agos(language)):
            found.setdefault(frame_of(one), unit)
    for data, unit in product(_data(language), _UNITS):
        for phrase in data.get("relative-type-regex", {}).get(f"\\1 {unit} ago", ()):
            found[frame_of(_GROUP.sub("0", phrase))] = unit
    return found


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
