"""The texts, numbers and dates of the interface, in the language of the answer in the making.

What a language fixes is read once for each: its catalogue, its plural rule, its patterns. The
language of an answer is a context variable, so that a presenter need not be handed it, and nothing
here knows of requests: on a terminal, and wherever no language was chosen, it is English.

`webui.http.locale` chooses it for a request. Templates have their texts in them already, see
`webui.http.templates`.
"""

import datetime as dt
import gettext as catalogues
from contextvars import ContextVar
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.languages import LANGUAGES as ROWS
from corpus.languages import Direction

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES = ("en", "es", "fr", "ar")
"""The languages of the interface, the one of its source first."""

_FOLDER = Path(__file__).parent / "translations"
_REMEMBERED = 2500  # numbers and dates of each language; Babel takes 10 µs for one
_ONE_PERCENT = Decimal("1")
_NEAR_HALF = 1e-9


class Texts:
    """The texts, numbers and dates of one *language* of the interface."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.catalogue = catalogues.translation(
            "messages", _FOLDER, [language], fallback=language == LANGUAGES[0]
        )
        self.number = lru_cache(_REMEMBERED)(self._number)
        """Write a whole number with its thousands separated."""
        self.date = lru_cache(_REMEMBERED)(self._date)
        """Write a day by a pattern of CLDR."""
        self._percent = cache(self._whole_percent)

    @cached_property
    def locale(self) -> "Locale":
        """Return what CLDR has on the language; slow to load, and a terminal has no need of it."""
        from babel import Locale

        return Locale(self.language)

    @property
    def direction(self) -> Direction:
        """Return the direction of the language's script."""
        return ROWS[self.language].direction

    def percent(self, share: float) -> str:
        """Return *share*, from 0 to 1, in whole percent, halves to the even one."""
        hundredths = round(share * 100)
        # A float may lie on the other side of a half than the decimal that it prints as.
        if abs(abs(share * 100 - hundredths) - 0.5) < _NEAR_HALF:
            hundredths = int((Decimal(str(share)) * 100).quantize(_ONE_PERCENT, ROUND_HALF_EVEN))
        return self._percent(hundredths)

    def _number(self, number: int) -> str:
        if self.language == "en":  # as CLDR has it
            return f"{number:,}"
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self.locale)

    def month_day(self, day: dt.date) -> str:
        """Return *day* without its year."""
        from babel.dates import format_skeleton

        return self._ordinal(format_skeleton("MMMMd", day, locale=self.locale))

    def _date(self, day: dt.date, pattern: str) -> str:
        from babel.dates import format_date

        return self._ordinal(format_date(day, pattern, locale=self.locale))

    def _ordinal(self, written: str) -> str:
        """Return a date with the ordinal that French has for the first of a month, and CLDR not."""
        first = self.language == "fr" and written.startswith("1 ")
        return f"1er{written[1:]}" if first else written

    def _whole_percent(self, hundredths: int) -> str:
        from babel.numbers import format_percent

        return format_percent(Decimal(hundredths) / 100, locale=self.locale)


@cache
def texts_in(language: str) -> Texts:
    """Return the texts of *language*, one of `LANGUAGES`."""
    return Texts(language)


_current: ContextVar[Texts | None] = ContextVar("texts", default=None)


def choose(language: str | None) -> None:
    """Let what follows in this thread be in *language*, None for the default, English."""
    _current.set(texts_in(language) if language else None)


def current() -> Texts:
    """Return the texts of the answer in the making."""
    return _current.get() or texts_in(LANGUAGES[0])


def gettext(message: str, /, **values: object) -> str:
    """Return *message* in the language of the answer, with *values* in its places."""
    text = current().catalogue.gettext(message)
    return text % values if values else text


def ngettext(singular: str, plural: str, number: int, /, **values: object) -> str:
    """Return the form of a message for *number*, in the language of the answer."""
    text = current().catalogue.ngettext(singular, plural, number)
    return text % {"num": number, **values}


def marked(message: str) -> str:
    """Mark *message* for the catalogues; it is looked up by `gettext` where it is shown."""
    return message
