"""The words of a script by their consonants, in which those that may be a name are looked for.

Some dozen of a hundred thousand words have the consonants of a name. Their sounds are read once for
all of them, and those that must cost too much are left out together (`least_costs`); the few that
are left are compared sound by sound.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from copy import copy
from functools import cache, lru_cache

import numpy as np

from search.arrays import Array, distinct, offsets
from search.language.names.inflected import ARTICLE
from search.language.names.least_costs import LeastCosts, SoundTable, sound_numbers
from search.language.names.likeness import MOST_KEYS, SpokenName, classes_of
from search.language.names.sounds import (
    DOUBLED,
    DOUBLED_IS_TWO,
    MOST_LETTERS,
    Script,
    rules_of,
)

ARTICLES: Mapping[Script, str] = {"Arab": ARTICLE}
"""What may stand before a name as a part of its word."""

_ENDINGS: Mapping[Script, tuple[str, ...]] = {"Cyrl": ("", "N", "K")}
"""What endings of cases add to a key: Путиным, Зеленского."""

_CLASSES = "PTSKRN"  # of consonants; a key is a number of as many digits, each from 1 on
_BITS = 3  # of a digit
# Longer keys are cut, and what they have in common is decided by their sounds.
_SHORTER = np.uint64(1) << np.uint64(11 * _BITS)
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
        self._sounds, signs, lengths = _read(words, script)
        keys, owners = _keys(signs, lengths)
        by_key = keys.argsort(kind="stable")
        self._owners = owners[by_key]
        keys = keys[by_key]
        firsts = np.flatnonzero(np.diff(keys, prepend=~keys[:1]))
        self._keys = keys[firsts]
        self._firsts = np.append(firsts, keys.size).astype(np.int32)
        self._lines = "\n".join([*words, ""])
        self._ends = (offsets(np.array([*map(len, words)], np.int32) + 1)).astype(np.int32)
        self._script = script
        self._compared = lru_cache(maxsize=_REMEMBERED)(self._least)
        self._gone: Set[str] = frozenset()
        self._came: Spellings | None = None

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __contains__(self, word: str) -> bool:
        at = bisect_left(range(len(self)), word, key=self._word)
        own = at < len(self) and self._word(at) == word
        return (own and word not in self._gone) or (self._came is not None and word in self._came)

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
        numbers, least = self._compared(name)
        near = numbers[least.near(beside=beside)] if least else numbers
        words = list(map(self._word, near.tolist()))
        came = self._came.of(name, beside=beside) if self._came else ()
        return [*(word for word in words if word not in self._gone), *came]

    def _word(self, number: int) -> str:
        return self._lines[self._ends[number] : self._ends[number + 1] - 1]

    def _least(self, name: SpokenName) -> tuple[Array, LeastCosts | None]:
        """Return the numbers of the words with a key of *name*, and what they cost at least."""
        endings = _ENDINGS.get(self._script, ("",))
        asked = np.array([_packed(key + end) for key in name.keys for end in endings], np.uint64)
        at = self._keys.searchsorted(asked)
        held = at[self._keys.take(at, mode="clip") == asked] if self._keys.size else at[:0]
        begins, ends = self._firsts[held].tolist(), self._firsts[held + 1].tolist()
        found = [self._owners[slice(*pair)] for pair in zip(begins, ends, strict=True)]
        numbers = distinct(np.concatenate([self._owners[:0], *found]))
        return numbers, self._sounds.least(name, numbers, self._script) if numbers.size else None


def _read(words: Sequence[str], script: Script) -> tuple[SoundTable, Array, Array]:
    """Return the sounds of *words*, as `sounds_of` reads them, and the signs of their consonants.

    Those of word i are the next *lengths*[i], which come last. They are read as one text, as it
    takes a quarter of the time.
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
    signs = np.frombuffer(codes.tobytes().translate(*_signs()), np.uint8)
    sounds = SoundTable(codes[codes != 0], offsets(_lengths(codes)))
    return sounds, signs[signs != 0], _lengths(signs)


def _lengths(codes: Array) -> Array:
    """Return how many of *codes* stand behind each 0."""
    lengths: Array = np.diff(np.flatnonzero(codes == 0), append=codes.size) - 1
    return lengths


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


def _keys(signs: Array, lengths: Array) -> tuple[Array, Array]:
    """Return the keys of words, and the number of the word that each is of.

    Word i has the next *lengths*[i] of *signs*. The keys of all words grow sign by sign, as those
    of `likeness` do.
    """
    classes, ways = _classes()
    begins = offsets(lengths)
    owners = np.arange(lengths.size, dtype=np.int32)
    keys = np.zeros(owners.size, np.uint64)
    found = [(keys[:0], owners[:0])]
    for at in range(int(lengths.max(initial=0)) + 1):
        more = lengths.take(owners) > at
        found.append((keys[~more], owners[~more]))
        owners, keys = owners[more], keys[more]
        read = signs.take(begins.take(owners) + at)
        counts = ways.take(read)
        firsts = np.repeat(offsets(counts)[:-1], counts)
        digits = classes[np.repeat(read, counts), np.arange(firsts.size) - firsts]
        owners, keys = np.repeat(owners, counts), np.repeat(keys, counts)
        longer = (digits > 0) & (keys < _SHORTER)
        keys = np.where(longer, (keys << np.uint64(_BITS)) | digits, keys)
        begun = np.flatnonzero(np.diff(owners, prepend=-1))
        ranks = np.arange(owners.size) - np.repeat(begun, np.diff(begun, append=owners.size))
        owners, keys = owners[ranks < MOST_KEYS], keys[ranks < MOST_KEYS]
    every, of_words = zip(*found, strict=True)
    return np.concatenate(every), np.concatenate(of_words)


def _packed(key: str) -> int:
    """Return a *key* as a number, the beginning of a long one."""
    packed = 0
    for one in key:
        if packed < _SHORTER:
            packed = packed << _BITS | (_CLASSES.index(one) + 1)
    return packed


@cache
def _signs() -> tuple[bytes, bytes]:
    """Return the sign of each sound, by its number, and the numbers of those that have none."""
    known = {classes: sign for sign, classes in enumerate(_several_classes(), 1)}
    signs = {number: known.get(classes_of(sound)) for sound, number in sound_numbers().items()}
    silent = bytes([number for number, sign in signs.items() if sign is None])
    return bytes([signs.get(number) or 0 for number in range(256)]), silent


@cache
def _classes() -> tuple[Array, Array]:
    """Return the digits that each sign may add to a key, 0 for nothing, and how many they are."""
    every = [(), *_several_classes()]
    digits = np.zeros((len(every), max(map(len, every))), np.uint64)
    for sign, classes in enumerate(every):
        digits[sign, : len(classes)] = [_CLASSES.index(one) + 1 if one else 0 for one in classes]
    return digits, np.array([*map(len, every)])


@cache
def _several_classes() -> Sequence[tuple[str, ...]]:
    """Return the classes that sounds may have; one that has none has no sign."""
    every = dict.fromkeys(map(classes_of, sound_numbers()))
    every.pop(("",), None)
    return tuple(every)
