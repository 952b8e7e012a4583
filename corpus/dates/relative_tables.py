"""What dateparser says of dates that count back, and what it lacks: for the file of `names`."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, product

from corpus.dates.locales import dateparser_code, known_locales, locale_data
from corpus.dates.names import frame_of, key
from corpus.patterns import pattern

_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_GROUP = pattern(r"\(.*?\)")  # of a pattern of dateparser, the number
_COUNTED = pattern(r"(\d+) (\w+)( ago)?")
# What the tables of dateparser 1.5.0 lack: words for "ago", many of which it has in patterns
# that rewrite a text, and two of a unit.
_AGO: Mapping[str, str] = {
    "ar": "قبل",
    "az": "əvvəl",
    "bg": "преди",
    "ca": "fa",
    "da": "siden",
    "el": "πριν|πριν από",
    "es": "atrás",
    "et": "tagasi",
    "fa": "پیش|قبل",
    "id": "lalu|yang lalu",
    "ko": "전",
    "lt": "prieš",
    "ms": "lalu|yang lalu",
    "nb": "siden",
    "pl": "temu",
    "pt": "há|atrás",
    "ro": "acum|în urmă cu",
    "sk": "pred",
    "sl": "pred",
    "sr": "пре|pre",
    "sv": "sedan",
    "tl": "ang nakalipas|ang nakaraan|nakalipas",
    "uk": "тому|тому назад",
    "ur": "پہلے|قبل",
    "zh": "前",
}
_UNITS_ADDED: Mapping[str, str] = {
    "az": "saat=hour|gün=day",
    "et": "tundi=hour|päeva=day|minutit=minute",
    "fa": "ساعت=hour|روز=day|دقیقه=minute",
    "lt": "valandas=hour|valandų=hour|valandą=hour|dienas=day|dienų=day|dieną=day|minutes=minute"
    "|minučių=minute",
    "pl": "dni=day",
    "ru": "часов=hour|дней=day|минут=minute",
    "tl": "oras=hour|araw=day|minuto=minute",
    "uk": "дні=day|днів=day|годин=hour|години=hour",
    "sl": "urami=hour|urama=hour|uro=hour|dnevi=day|dnevoma=day|minutami=minute",
    "sr": "sata=hour|sati=hour|sat=hour|dana=day|dan=day|minuta=minute",
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
    "ar": "أول أمس=2|أول من أمس=2",
    "bg": "днес=0|вчера=1",
    "da": "i dag=0|i går=1",
    "de": "gerade eben=0|soeben=0",
    "el": "χτες=1|προχθές=2|προχτές=2|πριν από μία ώρα=0|πριν από μια ώρα=0|πριν μία ώρα=0",
    "en": "just now=0|this morning=0|last night=1|half an hour ago=0",
    "et": "tund tagasi=0",
    "fa": "پریروز=2|یک ساعت پیش=0|یک روز پیش=1",
    "fr": "à l'instant=0",
    "he": "שלשום=2",
    "hu": "egy órája=0|egy napja=1",
    "it": "l'altro ieri=2|ieri l'altro=2",
    "ja": "本日=0",
    "ko": "그제=2|그저께=2",
    "nb": "i dag=0|i går=1",
    "pl": "przedwczoraj=2",
    "ro": "astăzi=0|alaltăieri=2",
    "sk": "pred hodinou=0|pred dňom=1",
    "sr": "juče=1|danas=0|prekjuče=2",
    "sv": "idag=0|i dag=0|igår=1|i går=1|i förrgår=2",
    "th": "เมื่อวานนี้=1",
    "tl": "kahapon=1|ngayon=0|ngayong araw=0",
    "tr": "evvelsi gün=2|evvelki gün=2",
    "ur": "آج=0|گزشتہ روز=1",
    "zh": "今天=0|昨天=1|前天=2|今日=0|昨日=1",
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
