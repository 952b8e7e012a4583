"""The words of a script by their consonants, in which those that may be a name are looked for.

A few hundred of a hundred thousand words are left to be compared sound by sound.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

import regex

from search.language.names.likeness import SpokenName, classes_of
from search.language.names.sounds import DOUBLED, DOUBLED_IS_TWO, Script, Sounds, rules_of

ARTICLES: Mapping[Script, str] = {"Arab": "ال"}
"""What may stand before a name as a part of its word."""

_FIRST_SIGN = 0x41
_FIRST_UNIT = 0xE000  # a private character, for letters that are read together
_TWICE = regex.compile(r"(\w)\1")


class Spellings:
    """The *words* of a *script*, each one line after its consonants, in their order.

    Each consonant is a sign for the classes that it may have.
    """

    def __init__(self, words: Sequence[str], script: Script) -> None:
        self._script: Script = script
        article = ARTICLES.get(script, "\n")
        bare = "\n".join([word.removeprefix(article) for word in words])
        consonants = _consonants(bare, script).split("\n") if words else ()
        pairs = sorted(zip(consonants, words, strict=True))
        self._lines = "\n".join([f"{first} {word}" for first, word in pairs])

    def of(self, name: SpokenName) -> Iterator[str]:
        """Yield the words that may be *name* by their consonants."""
        pattern, firsts = _pattern(name, self._script)
        lines = self._lines
        for first in firsts:
            start = 0 if lines.startswith(first) else lines.find("\n" + first) + 1
            if start or lines.startswith(first):
                end = lines.find("\n", max(lines.rfind("\n" + first), start) + 1)
                yield from pattern.findall(lines, start, len(lines) if end < 0 else end)


@lru_cache(maxsize=1000)
def _pattern(name: SpokenName, script: Script) -> tuple["regex.Pattern[str]", str]:
    """Return the pattern of the lines that may be *name*, and the signs with which they begin."""
    signs = _signs()
    silent = "".join(sign for classes, sign in signs.items() if "" in classes)
    parts, firsts, begun = [f"[{silent}]*"], set(silent), False
    for sound in name.sounds:
        classes = {one for one in classes_of(sound) if one}
        if not classes:
            continue
        written = "".join(sign for held, sign in signs.items() if not classes.isdisjoint(held))
        if not begun:
            firsts.update(written)
        optional = "" in classes_of(sound)
        begun = begun or not optional
        parts.append(f"(?:[{written}][{silent}]*)?" if optional else f"[{written}][{silent}]*")
    if script == "Cyrl":  # endings of cases: Путиным, Зеленского
        ending = "".join(sign for held, sign in signs.items() if held & {"N", "K"})
        parts.append(f"(?:[{ending}][{silent}]*)?")
    return regex.compile(f"^{''.join(parts)} (.+)$", regex.MULTILINE), "".join(sorted(firsts))


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
    rules, _ = rules_of(script)
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
    classes = frozenset(classes_of(sound))
    return "" if classes == {""} else _signs()[classes]


@cache
def _signs() -> Mapping[frozenset[str], str]:
    """Return the sign for each set of classes that a sound of some script may have."""
    scripts: tuple[Script, ...] = ("Latn", "Cyrl", "Grek", "Arab", "Hebr", "Deva", "Hang")
    sounds: list[Sounds] = [read for script in scripts for read in rules_of(script)[0].values()]
    sets = dict.fromkeys(frozenset(classes_of(sound)) for read in sounds for sound in read)
    return {classes: chr(_FIRST_SIGN + number) for number, classes in enumerate(sets)}
