"""The words of a script by their consonants, in which those that may be a name are looked for.

Some dozen of a hundred thousand words are left to be compared sound by sound.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

import numpy as np
import regex

from search.language.names.likeness import SpokenName, classes_of, longer_keys
from search.language.names.sounds import DOUBLED, DOUBLED_IS_TWO, Script, Sounds, rules_of

ARTICLES: Mapping[Script, str] = {"Arab": "ال"}
"""What may stand before a name as a part of its word."""

_ENDINGS: Mapping[Script, tuple[str, ...]] = {"Cyrl": ("", "N", "K")}
"""What endings of cases add to a key: Путиным, Зеленского."""

_KEY = "S12"  # longer keys are cut, and what they have in common is decided by their sounds
_FIRST_SIGN = 0x41
_FIRST_UNIT = 0xE000  # a private character, for letters that are read together
_TWICE = regex.compile(r"(\w)\1")


class Spellings:
    """The *words* of a *script* by their keys: words of the same consonants have the same ones."""

    def __init__(self, words: Sequence[str], script: Script) -> None:
        article = ARTICLES.get(script, "\n")
        bare = "\n".join([word.removeprefix(article) for word in words])
        consonants = _consonants(bare, script).split("\n") if words else ()
        pairs = sorted(zip(consonants, words, strict=True))
        alike = [
            (signs, "".join([f"{word}\n" for _, word in group]))
            for signs, group in groupby(pairs, itemgetter(0))
        ]
        known = {"": [""]}
        found = [(key, at) for at, (signs, _) in enumerate(alike) for key in _keys(signs, known)]
        keys = np.array([key for key, _ in found], _KEY)
        order = keys.argsort(kind="stable")
        self._keys = keys[order]
        self._groups = np.array([at for _, at in found], np.int32)[order]
        self._ends = np.cumsum([0, *(len(group) for _, group in alike)], dtype=np.int32)
        self._lines = "".join([group for _, group in alike])
        self._endings = _ENDINGS.get(script, ("",))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def of(self, name: SpokenName) -> Iterator[str]:
        """Yield the words that may be *name* by their consonants, each once."""
        asked = np.array([key + end for key in name.keys for end in self._endings], _KEY)
        starts = self._keys.searchsorted(asked, "left").tolist()
        ends = self._keys.searchsorted(asked, "right").tolist()
        stretches = [self._groups[slice(*pair)] for pair in zip(starts, ends, strict=True)]
        for group in dict.fromkeys(np.concatenate(stretches).tolist()):
            yield from self._lines[self._ends[group] : self._ends[group + 1]].split()


def _keys(signs: str, known: dict[str, list[str]]) -> list[str]:
    """Return the keys of a word of *signs*; *known* are those of other words."""
    keys = known.get(signs)
    if keys is None:
        keys = known[signs] = longer_keys(_keys(signs[:-1], known), _classes()[signs[-1]])
    return keys


def _consonants(lines: str, script: Script) -> str:
    """Return the signs of the consonants of the words in *lines*."""
    together, alone = _tables(script)
    text = unicodedata.normalize("NFD", f"\n{lines}") if script == "Hang" else f"\n{lines}"
    text = DOUBLED.sub(r"\1", text)
    for letters, unit in together:
        text = text.replace(letters, unit)
    if script not in DOUBLED_IS_TWO:
        text = _TWICE.sub(r"\1", text)
    return text.translate(_Signs(alone))[1:]


class _Signs(dict[int, str]):
    """A table for `str.translate` that leaves out what has no sign."""

    def __missing__(self, code: int) -> str:
        return ""


@cache
def _tables(script: Script) -> tuple[list[tuple[str, str]], dict[int, str]]:
    """Return the letters that are read together, each with its unit, and the signs of all units."""
    rules = rules_of(script)
    alone = {ord("\n"): "\n"}
    together: list[tuple[str, str]] = []
    for letters in sorted(rules, key=len, reverse=True):
        unit = letters
        if len(letters) > 1:
            unit = chr(_FIRST_UNIT + len(together))
            first = letters.startswith("^")
            together.append(("\n" + letters[1:], "\n" + unit) if first else (letters, unit))
        alone[ord(unit)] = "".join(_sign(sound) for sound in rules[letters])
    return together, alone


def _sign(sound: str) -> str:
    classes = classes_of(sound)
    return "" if classes == ("",) else _signs()[classes]


@cache
def _signs() -> Mapping[tuple[str, ...], str]:
    """Return the sign for all classes that a sound of some script may have."""
    scripts: tuple[Script, ...] = ("Latn", "Cyrl", "Grek", "Arab", "Hebr", "Deva", "Hang")
    sounds: list[Sounds] = [read for script in scripts for read in rules_of(script).values()]
    every = dict.fromkeys(classes_of(sound) for read in sounds for sound in read)
    return {classes: chr(_FIRST_SIGN + number) for number, classes in enumerate(every)}


@cache
def _classes() -> Mapping[str, tuple[str, ...]]:
    """Return the classes that each sign stands for."""
    return {sign: classes for classes, sign in _signs().items()}
