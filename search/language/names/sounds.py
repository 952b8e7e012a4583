"""The sounds of a name, read letter by letter by the rules of its script.

A *sound* is a text of the sounds that a letter may stand for, the likeliest first: `bp` for Arabic
ب. With `?` at its end it may also be silent, or not be written elsewhere; with `~` that is rarer.
Vowels are a e i o u, and consonants

    p b f v w   t d T (th)   s z c (ts) S (sh) Z (zh) C (ch) J (j)   k g x (kh) h
    l r m n N (ng)   j (y)
"""

import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from typing import Literal, cast

import regex

from search.language.names.rules import (
    ARABIC,
    CYRILLIC,
    DEVANAGARI,
    GREEK,
    HANGUL,
    HEBREW,
    KANA,
    KANA_ROWS,
    KANA_VOWELS,
    LATIN,
    SMALL_KANA,
)

Script = Literal["Latn", "Cyrl", "Grek", "Arab", "Hebr", "Deva", "Hang", "Kana"]
"""A script by its code of ISO 15924."""

Sounds = tuple[str, ...]

VOWELS = frozenset("aeiou")

RANGES: Mapping[Script, tuple[str, str]] = {
    "Latn": ("a", "\u024f"),
    "Grek": ("\u0370", "\u03ff"),
    "Cyrl": ("\u0400", "\u052f"),
    "Hebr": ("\u0590", "\u05ff"),
    "Arab": ("\u0620", "\u06ff"),
    "Deva": ("\u0900", "\u097f"),
    "Kana": ("\u30a1", "\u30fc"),
    "Hang": ("\uac00", "\ud7a3"),
}
"""The first and the last letter of each script, of those that are in folded words."""

MOST_LETTERS = 40
"""The most letters of a word that may be a name."""

_OF_ONE_SCRIPT = regex.compile(
    "|".join(
        f"(?P<{script}>[{first}-{last}]{{2,{MOST_LETTERS}}})"
        for script, (first, last) in RANGES.items()
    )
)

_TABLES: Mapping[Script, str] = {
    "Latn": LATIN,
    "Cyrl": CYRILLIC,
    "Grek": GREEK,
    "Arab": ARABIC,
    "Hebr": HEBREW,
    "Deva": DEVANAGARI,
    "Hang": HANGUL,
}

DOUBLED = regex.compile(r"(\p{Devanagari})\u094d\1")  # with the sign for no vowel between them
DOUBLED_IS_TWO = frozenset({"Arab", "Hebr", "Deva"})  # a vowel between them is not written


def script_of(word: str) -> Script | None:
    """Return the script of *word* if all its letters are of one that names are read in."""
    found = _OF_ONE_SCRIPT.fullmatch(word)
    return cast(Script, found.lastgroup) if found else None


def sounds_of(word: str, script: Script) -> Sounds:
    """Return the sounds of the folded *word*, in *script*, each that is doubled once."""
    if script == "Kana":
        read = _read_kana(word)
    else:
        letters = unicodedata.normalize("NFD", word) if script == "Hang" else word
        rules = rules_of(script)
        units = _units(script).findall("^" + DOUBLED.sub(r"\1", letters))
        read = [sound for unit in units for sound in rules.get(unit, ())]
    return tuple(read) if script in DOUBLED_IS_TWO else tuple(sound for sound, _ in groupby(read))


@cache
def _units(script: Script) -> "regex.Pattern[str]":
    """Return the pattern of what is read together in *script*, the longest first, or one letter."""
    together = sorted(rules_of(script), key=len, reverse=True)
    return regex.compile("|".join([*map(regex.escape, together), "."]))


@cache
def rules_of(script: Script) -> Mapping[str, Sounds]:
    """Return the sounds of the letters of *script*, of some that are read together.

    `^` stands for the beginning of a word.
    """
    rules: dict[str, Sounds] = {}
    for rule in _TABLES[script].split():
        letters, _, read = rule.partition("=")
        rules[letters] = _parts(read)
    return rules


def _parts(read: str) -> Sounds:
    """Return the sounds that a rule gives: `|` stands between two, and `^` after single ones."""
    if not read:
        return ()
    return tuple(read[:-1]) if read.endswith("^") else tuple(read.split("|"))


def _read_kana(word: str) -> list[str]:
    """Return the sounds of katakana, whose vowels after a consonant may be inserted ones."""
    read: list[str] = []
    consonants, vowels = _kana_table()
    for kana in word:
        if kana in SMALL_KANA:
            if read and read[-1].rstrip("?~") in VOWELS:
                read.pop()
            read.append(SMALL_KANA[kana])
        elif kana == "ー":
            read.append("r?")  # as in バーグ, berg
        elif kana == "ン":
            read.append("nm")
        elif kana in vowels:
            if consonant := consonants.get(kana, ""):
                read.append(consonant)
            vowel = vowels[kana]
            inserted = {"u": "?", "o": "?", "i": "~"}.get(vowel, "") if consonant else ""
            read.append(vowel + inserted)
    return read


@cache
def _kana_table() -> tuple[Mapping[str, str], Mapping[str, str]]:
    consonants: dict[str, str] = {}
    vowels = dict(KANA_VOWELS)
    for consonant, row in KANA_ROWS.items():
        for kana, vowel in zip(row, "aiueo", strict=True):
            consonants[kana] = consonant
            vowels[kana] = vowel
    return consonants | KANA, vowels
