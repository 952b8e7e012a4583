"""Patterns of which many rules make use, under one name each."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, AnyStr, cast

import regex

DIGIT = regex.compile(r"\d")
NUMBER = regex.compile(r"\d+")
LETTER = regex.compile(r"\p{L}")
WORD = regex.compile(r"[\p{L}\p{M}]+")
YEAR = regex.compile(r"(?<!\d)\d{4}(?!\d)")


@lru_cache(maxsize=2**12)  # as many rules ask it of each line
def has_digit(text: str) -> bool:
    """Return whether *text* has a decimal digit of any script."""
    return DIGIT.search(text) is not None


def has_letter(text: str) -> bool:
    """Return whether *text* has a letter of any script."""
    return text[:1].isalpha() or LETTER.search(text) is not None


def pattern(text: AnyStr, flags: int = 0, **lists: Any) -> regex.Pattern[AnyStr]:
    """Return what `regex.compile` returns, but compiled when it is first asked for something.

    To compile the patterns of all rules takes a quarter of an update of one page, which asks few.
    """
    return cast("regex.Pattern[AnyStr]", _Uncompiled(partial(regex.compile, text, flags, **lists)))


class _Compiled:
    """Has the methods of a compiled pattern for its own."""


class _Uncompiled(_Compiled):
    """A pattern that is compiled when it is asked for anything, and is `_Compiled` from then on."""

    def __init__(self, compiled: Callable[[], object]) -> None:
        self._compiled = compiled

    def __getattr__(self, name: str) -> Any:
        compiled = self._compiled()
        for one in _ASKED_FOR:
            setattr(self, one, getattr(compiled, one))
        self.__class__ = _Compiled  # type: ignore[assignment]  # whose attributes are found sooner
        return getattr(self, name)


_ASKED_FOR = (
    *("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern"),
)
