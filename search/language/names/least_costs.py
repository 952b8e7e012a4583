"""What many words cost at least as a name: the distance of `likeness`, of all of them at once.

Nearly all words with the consonants of a name have other vowels, and cost too much. Numbers here
may differ from those of `likeness` in their last digits, so words are left out by a wide margin.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.language.names.likeness import (
    VOWELS_UNWRITTEN,
    SpokenName,
    alone_cost,
    cost_between,
    costs_alone,
    limit_of,
)
from search.language.names.sounds import VOWELS, Script, Sounds, rules_of

_ROUNDING = 1e-4  # the least step between two costs is a hundredth
_BESIDE = 0.15  # the most that a vowel costs beside another, or an e at the end
_FEW = 100  # words whose costs are added up one after the other in the least time
_LONGEST_ENDING = 4  # sounds that an ending of a case may take or change
_SCRIPTS: Sequence[Script] = ("Latn", "Cyrl", "Grek", "Arab", "Hebr", "Deva", "Hang")

Numbers = NDArray[np.uint8]
Costs = NDArray[np.float32]


@cache
def sound_numbers() -> Mapping[str, int]:
    """Return the number of each sound in the rules of all scripts but katakana, from 1 on."""
    read = (sounds for script in _SCRIPTS for sounds in rules_of(script).values())
    every = dict.fromkeys(sound for sounds in read for sound in sounds)
    return {sound: number for number, sound in enumerate(every, 1)}


class SoundTable:
    """The sounds of words by their *numbers*; those of word i begin at `begins[i]`."""

    def __init__(self, numbers: Numbers, begins: NDArray[np.int64]) -> None:
        self._numbers = numbers
        self._begins = begins.astype(np.int32)
        self._alone: dict[bool, tuple[Costs, Numbers]] = {}

    def least(self, name: SpokenName, words: NDArray[np.intp], script: Script) -> "LeastCosts":
        """Return what each of *words*, of *script*, costs at least as *name*.

        In a script with cases, that is also without the ending of one.
        """
        begins = self._begins.take(words)
        lengths = self._begins.take(words + 1) - begins
        longest = max(1, int(lengths.max(initial=0)))
        # What stands beyond the end of a word is read, and changes no cost before it.
        at = begins + np.arange(longest)[:, None]
        alone = self._costs_alone(at, name.script in VOWELS_UNWRITTEN)
        between = _costs_of(name.sounds).take(self._numbers.take(at, mode="clip"), axis=1)
        between -= alone
        ends, every = lengths, np.zeros((longest + 1, words.size), np.float32)
        if script == "Cyrl":
            ends = np.maximum(lengths - _LONGEST_ENDING, 0)
        row = least = every
        for instead, lost in zip(
            between, costs_alone(name.sounds, script in VOWELS_UNWRITTEN), strict=True
        ):
            ahead = row + np.float32(lost)
            np.minimum(ahead[1:], row[:-1] + instead, out=ahead[1:])
            # Sounds of the word alone may follow each of these.
            row = _accumulated(np.minimum, ahead)
            least = np.minimum(least, row) if script == "Cyrl" else row
        # Rows leave out what the sounds of the word cost alone.
        every[1:] = _accumulated(np.add, alone)
        column = np.arange(words.size)
        return LeastCosts(name, script, lengths, least[ends, column] + every[ends, column])

    def _costs_alone(self, at: NDArray[np.intp], unwritten: bool) -> Costs:
        """Return what the sounds *at* some places cost where the other name lacks them."""
        if unwritten not in self._alone:
            costs = _costs_alone(self._numbers, self._begins, unwritten)
            values = _tables().few  # there are few different ones
            self._alone[unwritten] = values, values.searchsorted(costs).astype(np.uint8)
        values, codes = self._alone[unwritten]
        return values.take(codes.take(at, mode="clip"))


class LeastCosts(NamedTuple):
    """The least *costs* of some words of *script* as *name*, and the *lengths* of their sounds."""

    name: SpokenName
    script: Script
    lengths: NDArray[np.int32]
    costs: Costs

    def near(self, *, beside: bool) -> NDArray[np.bool_]:
        """Return for each word whether it may be like the name.

        With *beside* as in `likeness.unlikeness`. What is said to be unlike surely is.
        """
        longest = int(self.lengths.max(initial=0))
        limits = _limits(self.name, self.script, longest, beside=beside).take(self.lengths)
        near: NDArray[np.bool_] = self.costs <= limits + _ROUNDING
        return near


def _accumulated(operation: np.ufunc, rows: Costs) -> Costs:
    """Return *rows*, changed to what `operation.accumulate` gives, many in a third of its time."""
    if rows.shape[1] <= _FEW:
        return operation.accumulate(rows, out=rows)
    step = 1
    while step < len(rows):
        operation(rows[step:], rows[:-step], out=rows[step:])
        step *= 2
    return rows


def _costs_alone(numbers: Numbers, begins: NDArray[np.int32], unwritten: bool) -> Costs:
    """Return what `likeness.costs_alone` does, of each sound of all words."""
    table = _tables()
    costs = table.alone[unwritten].take(numbers)
    vowels = table.vowels.take(numbers)
    words = np.flatnonzero(np.diff(begins))
    firsts, lasts = begins[words], begins[words + 1] - 1
    before, after = np.zeros_like(vowels), np.zeros_like(vowels)
    before[1:], after[:-1] = vowels[:-1], vowels[1:]
    before[firsts] = after[lasts] = False
    beside = vowels & (before | after)
    np.minimum(costs, _BESIDE, out=costs, where=beside)
    costs[lasts[(numbers[lasts] == table.e) & ~beside[lasts]]] = _BESIDE
    begun = firsts[vowels[firsts]]
    costs[begun] = table.first.take(numbers[begun])
    return costs


class _Tables:
    """Facts about each sound, by its number."""

    def __init__(self) -> None:
        every = ["", *sound_numbers()]
        self.vowels = np.array([sound[:1] in VOWELS for sound in every])
        self.alone = [
            np.array([0.0, *(alone_cost(sound, unwritten) for sound in every[1:])], np.float32)
            for unwritten in (False, True)
        ]
        self.first = np.array([0.1 if s.endswith("?") else 0.5 for s in every], np.float32)
        self.e = sound_numbers()["e"]
        every_cost = np.concatenate([*self.alone, self.first, [_BESIDE]]).astype(np.float32)
        self.few = np.array(sorted(set(every_cost.tolist())), np.float32)


@cache
def _tables() -> _Tables:
    return _Tables()


def _costs_of(sounds: Sounds) -> Costs:
    """Return what each sound, by its number, costs in the place of each of *sounds*."""
    return np.concatenate([_costs_of_one(sound) for sound in sounds]).reshape(len(sounds), -1)


@cache
def _costs_of_one(sound: str) -> Costs:  # there are few
    return np.array([0.0, *(cost_between(sound, other) for other in sound_numbers())], np.float32)


def _limits(name: SpokenName, script: Script, longest: int, *, beside: bool) -> Costs:
    """Return the most that a word of *script* like *name* costs, by its length up to *longest*."""
    common = frozenset(len(key) for key in name.keys if beside or len(key) > 1)
    return _limits_of(name.script, script, common, len(name.sounds), longest, beside)


@lru_cache(maxsize=2_000)
def _limits_of(
    one: Script, other: Script, common: frozenset[int], sounds: int, longest: int, beside: bool
) -> Costs:
    limits = [
        max(
            (limit_of(one, other, number, max(sounds, length), beside=beside) for number in common),
            default=-1.0,
        )
        for length in range(longest + 1)
    ]
    return np.array(limits, np.float32)
