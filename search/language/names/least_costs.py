"""What many words cost at least as a name: the distance of `likeness`, of all of them at once.

Nearly all words with the consonants of a name have other vowels, and cost too much. Numbers here
may differ from those of `likeness` in their last digits, so words are left out by a wide margin.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from search.arrays import offsets
from search.language.names.likeness import (
    VOWELS_UNWRITTEN,
    SpokenName,
    alone_cost,
    cost_between,
    costs_alone,
    limit_of,
)
from search.language.names.sounds import VOWELS, Script, rules_of

_ROUNDING = 1e-6
_LONGEST_ENDING = 4  # sounds that an ending of a case may take or change
_SCRIPTS: Sequence[Script] = ("Latn", "Cyrl", "Grek", "Arab", "Hebr", "Deva", "Hang")

Numbers = NDArray[np.uint8]
Costs = NDArray[np.float64]


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

    def in_order(self, words: NDArray[np.intp]) -> "SoundTable":
        """Return the sounds of *words* in their order."""
        lengths = np.diff(self._begins)[words]
        begins = offsets(lengths)
        moved = np.repeat(self._begins[words] - begins[:-1], lengths)
        return SoundTable(self._numbers[np.arange(moved.size) + moved], begins)

    def near(
        self, name: SpokenName, words: NDArray[np.intp], script: Script, *, beside: bool
    ) -> NDArray[np.bool_]:
        """Return for each of *words*, of *script*, whether it may be like *name*.

        With *beside* as in `likeness.unlikeness`. What is said to be unlike surely is, also without
        the ending of a case.
        """
        begins, lengths = self._begins[words], np.diff(self._begins)[words]
        places = np.arange(max(1, int(lengths.max(initial=0))))[:, None]
        sounds = self._numbers.take(begins + places, mode="clip")
        sounds[places >= lengths] = 0
        rows = _rows(name, sounds, lengths, script)
        row, column = next(rows), np.arange(words.size)
        least = row
        for row in rows:
            if script == "Cyrl":
                least = np.minimum(least, row)
        if script == "Cyrl":
            costs = least[np.maximum(lengths - _LONGEST_ENDING, 0), column]
        else:
            costs = row[lengths, column]
        limits = _limits(name, script, len(places), beside=beside).take(lengths)
        near: NDArray[np.bool_] = costs <= limits + _ROUNDING
        return near


def _rows(
    name: SpokenName, sounds: Numbers, lengths: NDArray[np.int32], script: Script
) -> Iterator[Costs]:
    """Yield what the beginnings of *name* and of each word cost, for each beginning of *name*.

    Rows are the beginnings of words, columns the words.
    """
    alone = _costs_alone(sounds, lengths, name.script in VOWELS_UNWRITTEN)
    added = np.zeros((len(sounds) + 1, lengths.size))
    alone.cumsum(axis=0, out=added[1:])
    row = added
    yield row
    for sound, lost in zip(
        name.sounds, costs_alone(name.sounds, script in VOWELS_UNWRITTEN), strict=True
    ):
        ahead = row + lost
        np.minimum(ahead[1:], row[:-1] + _costs_of(sound).take(sounds), out=ahead[1:])
        # Sounds of the word alone may follow each of these.
        ahead -= added
        row = np.minimum.accumulate(ahead, axis=0)
        row += added
        yield row


def _costs_alone(sounds: Numbers, lengths: NDArray[np.int32], unwritten: bool) -> Costs:
    """Return what `likeness.costs_alone` does, of each sound of all words."""
    table = _tables()
    costs = table.alone[unwritten].take(sounds)
    vowels = table.vowels.take(sounds)
    beside = np.zeros_like(vowels)
    beside[1:] = vowels[:-1]
    beside[:-1] |= vowels[1:]
    beside &= vowels
    np.minimum(costs, 0.15, out=costs, where=beside)
    last = np.maximum(lengths - 1, 0)
    columns = np.flatnonzero(sounds[last, np.arange(last.size)] == table.e)
    ends = last[columns]
    columns = columns[~beside[ends, columns]]
    costs[last[columns], columns] = 0.15
    np.copyto(costs[0], table.first.take(sounds[0]), where=vowels[0])
    return costs


class _Tables:
    """Facts about each sound, by its number."""

    def __init__(self) -> None:
        every = ["", *sound_numbers()]
        self.vowels = np.array([sound[:1] in VOWELS for sound in every])
        self.alone = [
            np.array([0.0, *(alone_cost(sound, unwritten) for sound in every[1:])])
            for unwritten in (False, True)
        ]
        self.first = np.array([0.1 if sound.endswith("?") else 0.5 for sound in every])
        self.e = sound_numbers()["e"]


@cache
def _tables() -> _Tables:
    return _Tables()


@cache
def _costs_of(sound: str) -> Costs:
    """Return what each sound, by its number, costs in the place of *sound*; there are few."""
    return np.array([0.0, *(cost_between(sound, other) for other in sound_numbers())])


def _limits(name: SpokenName, script: Script, longest: int, *, beside: bool) -> Costs:
    """Return the most that a word of *script* like *name* costs, by its length up to *longest*."""
    common = {len(key) for key in name.keys if beside or len(key) > 1}
    lengths = [max(len(name.sounds), length) for length in range(longest + 1)]
    return np.array(
        [
            max(
                (limit_of(name.script, script, number, length, beside=beside) for number in common),
                default=-1.0,
            )
            for length in lengths
        ]
    )
