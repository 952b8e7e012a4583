"""The weekday that a printed date names, for dates whose day had another."""

from functools import cache, lru_cache

from corpus.dates.clocks import clock_words
from corpus.dates.labels import label_words
from corpus.dates.names import (
    FILLER,
    TOKEN,
    month_named,
    tables,
    tokens,
    weekdays,
    weekdays_of,
)
from corpus.patterns import pattern

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MAY_NAME = pattern(r"\p{L}\p{M}?\p{L}\p{M}?\p{L}|[(（]\p{L}[)）]|[周週]\p{Han}")
# A sign alone is a weekday in brackets only: 5月12日 has those of Monday and Sunday.
_SIGN = pattern(
    r"(?:星期|[周週]|[禮礼]拜)([一二三四五六日天])|([月火水木金土日])曜|([월화수목금토일])요일"
    r"|[(（]([月火水木金土日一二三四五六월화수목금토일])[)）]"
)
_SIGNS = {
    sign: day
    for signs in ("一二三四五六日", "月火水木金土日", "월화수목금토일", "      天")
    for day, sign in enumerate(signs)
}
_SHORTEST = 3  # letters of a name; "ti" is Tuesday in Finnish, and much else
_MOST_WORDS = 2  # Thứ Ba


_THREE_NUMBERS = pattern(r"\d+\D+\d+\D+\d{4}|\d{4}\D+\d+\D+\d+")


def weekdays_alone(text: str) -> frozenset[int]:
    """Return the weekdays, Monday 0, that *text* is the name of, and nothing else.

    >>> sorted(weekdays_alone("Thứ Ba")), sorted(weekdays_alone("Black Friday"))
    ([1], [])
    """
    return weekdays().get("".join(TOKEN.findall(text.casefold())), frozenset())


@lru_cache(maxsize=2**12)
def weekdays_named(text: str) -> frozenset[int]:
    """Return the weekdays that a printed date may name, Monday 0; of two languages it may be two.

    What may be the name of a month is one beside another month: the first of "mar 12 mai 2015".

    >>> sorted(weekdays_named("Monday 12 May 2015")), sorted(weekdays_named("12 mar 2015"))
    ([0], [])
    """
    if not _MAY_NAME.search(text):
        return frozenset()
    found = {_SIGNS[sign] for groups in _SIGN.findall(text) for sign in groups if sign}
    parts = tokens(text)
    months = _THREE_NUMBERS.search(text) is not None or sum(map(_is_month, parts)) > 1
    for length in range(1, _MOST_WORDS + 1):
        for at in range(len(parts) - length + 1):
            name = "".join(parts[at : at + length])
            days = weekdays().get(name, ()) if len(name) >= _SHORTEST else ()
            if days and name not in _no_names() and (months or not _is_month(name)):
                found.update(days)
    return frozenset(found)


@cache
def _no_names() -> frozenset[str]:
    others = FILLER | label_words() | clock_words()
    return others - weekdays_of("en").keys()  # "sat" is an hour in Serbian


@lru_cache(maxsize=2**10)
def _is_month(name: str) -> bool:
    named = month_named(name, ())
    return named is not None or any(name in months for months in tables().months_of.values())
