"""Patterns of which many rules make use, under one name each."""

import regex

DIGIT = regex.compile(r"\d")
NUMBER = regex.compile(r"\d+")
LETTER = regex.compile(r"\p{L}")
WORD = regex.compile(r"[\p{L}\p{M}]+")
YEAR = regex.compile(r"(?<!\d)\d{4}(?!\d)")
