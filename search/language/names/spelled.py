"""The words of a script by their consonants, in which those that may be a name are looked for.

Some dozen of a hundred thousand words have the consonants of a name. Their sounds are read once for
all of them, and those that must cost too much are left out together (`least_costs`); the few that
are left are compared sound by sound.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from copy import copy
from functools import cache, lru_cache
from itertools import chain, compress

import numpy as np

from search.arrays import distinct, offsets, stretches
from search.language.names.least_costs import LeastCosts, SoundTable, sound_numbers
from search.language.names.likeness import SpokenName, classes_of, longer_keys
from search.language.names.sounds import (
    DOUBLED,
    DOUBLED_IS_TWO,
    MOST_LETTERS,
    Script,
    rules_of,
)

ARTICLES: Mapping[Script, str] = {"Arab": "ال"}
"""What may stand before a name as a part of its word."""

_ENDINGS: Mapping[Script, tuple[str, ...]] = {"Cyrl": ("", "N", "K")}
"""What endings of cases add to a key: Путиным, Зеленского."""

_KEY = "S12"  # longer keys are cut, and what they have in common is decided by their sounds
_FIRST_SIGN = 0x41
_FIRST_SURROGATE = 0xD800  # in Unicode: no character, so no text has one
_REMEMBERED = 16  # names: one is asked for alone, and beside others
_OTHERS = 10  # of so many words, one may have come or gone before all are read anew


class Spellings:
    """The *words* of a *script* by their keys: words of the same consonants have the same ones.

    The words are in order and distinct. Those of more than `MOST_LETTERS` are no names, and are
    left out.
    """

    def __init__(self, words: Sequence[str], script: Script) -> None:
        words = [word for word in words if len(word) <= MOST_LETTERS]
        sounds, consonants = _read(words, script)
        numbers: dict[bytes, list[int]] = defaultdict(list)
        for number, signs in enumerate(consonants):
            numbers[signs].append(number)
        alike = sorted(numbers)
        order = list(chain.from_iterable(map(numbers.__getitem__, alike)))
        self._sounds = sounds.in_order(np.array(order, np.intp))
        known = {b"": [""]}
        found = [(key, at) for at, signs in enumerate(alike) for key in _keys(signs, known)]
        keys = np.array([key for key, _ in found], _KEY)
        by_key = keys.argsort(kind="stable")
        self._keys = keys[by_key]
        self._groups = np.array([at for _, at in found], np.int32)[by_key]
        ordered = list(map(words.__getitem__, order))
        self._lines = "\n".join([*ordered, ""])
        self._firsts = offsets(np.array([len(numbers[signs]) for signs in alike], np.int32))
        ends = offsets(np.array([*map(len, ordered)], np.int32) + 1)
        self._ends = ends[self._firsts].astype(np.int32)
        self._script = script
        self._compared = lru_cache(maxsize=_REMEMBERED)(self._least)
        self._gone: Set[str] = frozenset()
        self._came: Spellings | None = None

    def __len__(self) -> int:
        return len(self._ends) - 1

    def updated(self, words: Sequence[str]) -> "Spellings":
        """Return those of *words*, of which only the ones that came since are read."""
        known = set(self._lines.split())
        wanted = {word for word in words if len(word) <= MOST_LETTERS}
        gone, came = known - wanted, sorted(wanted - known)
        if _OTHERS * (len(gone) + len(came)) > len(known):
            return Spellings(words, self._script)
        found = copy(self)
        found._gone, found._came = gone, Spellings(came, self._script) if came else None
        return found

    def of(self, name: SpokenName, *, beside: bool = False) -> list[str]:
        """Return the words that may be *name*, each once.

        With *beside*, other words of both names stand beside these.
        """
        words, least = self._compared(name)
        near = compress(words, least.near(beside=beside).tolist()) if least else ()
        came = self._came.of(name, beside=beside) if self._came else ()
        return [*(word for word in near if word not in self._gone), *came]

    def _least(self, name: SpokenName) -> tuple[Sequence[str], LeastCosts | None]:
        """Return the words with a key of *name*, and what they cost at least."""
        endings = _ENDINGS.get(self._script, ("",))
        asked = np.array([key + end for key in name.keys for end in endings], _KEY)
        starts = self._keys.searchsorted(asked, "left").tolist()
        ends = self._keys.searchsorted(asked, "right").tolist()
        found = [self._groups[slice(*pair)] for pair in zip(starts, ends, strict=True)]
        groups = distinct(np.concatenate(found))
        if not groups.size:
            return (), None
        begins, untils = self._ends[groups].tolist(), self._ends[groups + 1].tolist()
        lines = [self._lines[slice(*pair)] for pair in zip(begins, untils, strict=True)]
        firsts = self._firsts[groups]
        numbers = stretches(firsts, self._firsts[groups + 1] - firsts)
        return "".join(lines).split(), self._sounds.least(name, numbers, self._script)


def _read(words: Sequence[str], script: Script) -> tuple[SoundTable, list[bytes]]:
    """Return the sounds of *words*, as `sounds_of` reads them, and the signs of their consonants.

    They are read as one text, as it takes a quarter of the time.
    """
    text = "\n^".join(["", *words])
    if script in ARTICLES:
        text = text.replace(f"\n^{ARTICLES[script]}", "\n^")
    text = DOUBLED.sub(r"\1", unicodedata.normalize("NFD", text) if script == "Hang" else text)
    pattern, signs_of, read = _units(script)
    numbers = pattern.sub(lambda found: signs_of[found[0]], text).translate(read)
    codes = np.frombuffer(numbers.encode("latin-1"), np.uint8)
    if script not in DOUBLED_IS_TWO and codes.size:
        again = (codes[1:] == codes[:-1]) & (codes[1:] != 0)
        codes = codes[np.concatenate(([True], ~again))]
    begins = np.flatnonzero(codes == 0)
    lengths = np.diff(begins, append=codes.size) - 1
    signs, silent = _signs()
    consonants = codes.tobytes().translate(signs, silent).split(b"\0")[1:]
    return SoundTable(codes[codes != 0], offsets(lengths)), consonants


@cache
def _units(
    script: Script,
) -> tuple["re.Pattern[str]", Mapping[str, str], Mapping[int, str]]:
    """Return the pattern of letters read together in *script*, a sign for each, and what is read.

    That is, for a letter or such a sign, the numbers of its sounds, which are characters; a line
    break has the number 0. The signs are characters that no text has. To cut out each letter as
    well would take three times as long, and so would the module `regex` here.
    """
    rules, numbers = rules_of(script), sound_numbers()
    together = sorted((unit for unit in rules if len(unit) > 1), key=len, reverse=True)
    signs = {unit: chr(_FIRST_SURROGATE + at) for at, unit in enumerate(together)}
    read = _Numbers({ord("\n"): "\0", ord("^"): ""})
    for unit, sounds in rules.items():
        read[ord(signs.get(unit, unit))] = "".join(chr(numbers[sound]) for sound in sounds)
    after: dict[str, list[str]] = defaultdict(list)
    for unit in together:
        after[unit[0]].append(unit[1:])
    # One way on for each first letter, as others are told from it at once.
    ways = (f"{re.escape(first)}(?:{'|'.join(map(re.escape, e))})" for first, e in after.items())
    return re.compile("|".join(ways)), signs, read


class _Numbers(dict[int, str]):
    """The numbers of the sounds of letters; those of no rule have none."""

    def __missing__(self, letter: int) -> str:
        self[letter] = ""  # Unicode has so many letters and no more
        return ""


def _keys(signs: bytes, known: dict[bytes, list[str]]) -> list[str]:
    """Return the keys of a word of *signs*; *known* are those of other words."""
    keys = known.get(signs)
    if keys is None:
        keys = known[signs] = longer_keys(_keys(signs[:-1], known), _classes()[signs[-1]])
    return keys


@cache
def _signs() -> tuple[bytes, bytes]:
    """Return the sign of each sound, by its number, and the numbers of those that have none."""
    known = {classes: sign for sign, classes in _classes().items()}
    signs = {number: known.get(classes_of(sound)) for sound, number in sound_numbers().items()}
    silent = bytes([number for number, sign in signs.items() if sign is None])
    return bytes([signs.get(number) or 0 for number in range(256)]), silent


@cache
def _classes() -> Mapping[int, tuple[str, ...]]:
    """Return the classes that each sign stands for."""
    every = dict.fromkeys(map(classes_of, sound_numbers()))
    every.pop(("",), None)
    return {_FIRST_SIGN + number: classes for number, classes in enumerate(every)}
