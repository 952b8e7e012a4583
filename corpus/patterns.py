"""Patterns of which many rules make use, under one name each."""

from functools import lru_cache

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
