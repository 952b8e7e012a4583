"""In how many numbers each of many vectors agrees in sign with one, counted 64 vectors at a time.

Of each number a *plane* has the signs, a bit for each vector, so an operation on a word is one on
64 vectors. Only those numbers of the one vector count that are farthest from 0, since they decide
most of the product: 128 of them keep more of the nearest than all 512 do, counted alike. Planes are
added up bit by bit, as full adders do, and the bits of the sums are planes again. Of few vectors, a
step for each plane takes longer than their bits, so these are counted one by one. Parts of the
vectors, of which each has its own nearest, are counted together where that takes no longer.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.index.vectors import WORD

_BITS = 6
_OF_EACH_SIGN = 1 << _BITS  # numbers that count
_FEW = 384  # words of a plane that are counted bit by bit in less time than it takes to add planes
_ADDED = 0.15  # what a word more takes to add, of what it takes to count bit by bit
_BLOCK = 16_384  # words of a plane that are counted at a time: what they need stays in a cache


class Part(NamedTuple):
    """Some adjacent *words* of the planes, and how many of their vectors are *wanted*."""

    words: range
    wanted: int


def most_agreeing(planes: Array, asked: Array, parts: Sequence[Part]) -> list[Array]:
    """Return for each of *parts* the indices of its vectors that agree most with *asked*.

    The parts ascend, and the last word of one may be the first of the next. There are about as many
    indices as are wanted, and at least so many. They ascend. All that agree as much as the last are
    among them, and there may be some beyond the vectors, as *planes* have whole words.
    """
    order = np.argsort(asked)
    below, above = order[:_OF_EACH_SIGN].tolist(), order[-_OF_EACH_SIGN:].tolist()
    return [found for run in _runs(parts) for found in _of_run(planes, below, above, run)]


def _runs(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield *parts* by those that are counted together, with the words between them.

    They are if that takes no longer than to count them apart.
    """
    run: list[Part] = []
    for part in parts:
        if run:
            begin, end = run[0].words.start, run[-1].words.stop
            apart = _cost(end - begin) + _cost(len(part.words))
            if _cost(part.words.stop - begin) > apart:
                yield run
                run = []
        run.append(part)
    if run:
        yield run


def _cost(words: int) -> float:
    """Return about how long so many *words* take, 1 for a word that is counted bit by bit."""
    return words if words <= _FEW else _FEW + (words - _FEW) * _ADDED


def _of_run(
    planes: Array, below: Sequence[int], above: Sequence[int], run: Sequence[Part]
) -> Iterator[Array]:
    """Yield what `most_agreeing` returns of each part of a *run*.

    The planes *below* are those of which the bits should not be set.
    """
    begin, end = run[0].words.start, run[-1].words.stop
    if end - begin <= _FEW:
        agree = _counted(planes[above, begin:end]) + _OF_EACH_SIGN
        agree -= _counted(planes[below, begin:end])
        for words, wanted in run:
            of_part = agree[(words.start - begin) * WORD : (words.stop - begin) * WORD]
            least = np.partition(of_part, -wanted)[-wanted]
            yield np.flatnonzero(of_part >= least) + words.start * WORD
        return
    sums = np.empty((_BITS + 2, end - begin), np.uint64)
    adder = _Adder(min(end - begin, _BLOCK))
    for first in range(begin, end, _BLOCK):
        block = slice(first, min(first + _BLOCK, end))
        inverted, counted = ([planes[number, block] for number in some] for some in (below, above))
        adder.add_up(inverted, counted, sums[:, first - begin :][:, :_BLOCK])
    for words, wanted in run:
        of_part = sums[:, words.start - begin : words.stop - begin]
        yield _bits_of(_greatest(of_part, wanted)) + words.start * WORD


def _counted(planes: Array) -> Array:
    """Return in how many of *planes* the bit of each vector is set."""
    counts: Array = _bits(planes).sum(axis=0, dtype=np.uint8)
    return counts


class _Adder:
    """Adds up planes of so many *words* at most."""

    def __init__(self, words: int) -> None:
        # Two planes wait for each bit but the lowest until they can be added to it together.
        self._waiting = np.empty((_BITS + 1, 2, words), np.uint64)
        self._spare = np.empty((2, words), np.uint64)

    def add_up(self, inverted: Sequence[Array], planes: Sequence[Array], sums: Array) -> None:
        """Put the bits of the sums of *planes*, and of others *inverted*, into *sums*.

        The lowest comes first. There are `_OF_EACH_SIGN` planes of either.
        """
        sums[:] = 0
        # To invert both planes of a pair inverts what they carry, and no more.
        carried = self._add(inverted, sums, np.bitwise_or)
        np.invert(carried, sums[-2])
        carried = self._add(planes, sums, np.bitwise_and)
        np.bitwise_and(sums[-2], carried, sums[-1])
        np.bitwise_xor(sums[-2], carried, sums[-2])

    def _add(self, planes: Sequence[Array], sums: Array, both: np.ufunc) -> Array:
        """Add *planes* to *sums*, and return what is carried from the bits below `_BITS`.

        *both* tells what is carried where a plane differs from the sum, and another one does.
        """
        words = sums.shape[1]
        waiting, (spare, differs) = self._waiting[:, :, :words], self._spare[:, :words]
        pairs = zip(planes[::2], planes[1::2], strict=True)
        for number, (one, other) in enumerate(pairs):
            for bit in count():
                total, carried = sums[bit], waiting[bit + 1, number & 1]
                np.bitwise_xor(total, one, differs)
                np.bitwise_xor(total, other, spare)
                both(differs, spare, spare)
                np.bitwise_xor(total, spare, carried)
                np.bitwise_xor(differs, other, total)
                if number & 1 == 0:
                    break
                number >>= 1
                one, other = waiting[bit + 1]
        carried_last: Array = waiting[_BITS, 0]
        return carried_last


def _greatest(numbers: Array, wanted: int) -> Array:
    """Return a plane of the vectors that have about the *wanted* greatest *numbers*, by bits."""
    greatest: Array = np.zeros_like(numbers[0])
    equal = ~greatest  # so far to the last that is wanted
    for bit in numbers[::-1]:
        greater = equal & bit
        size = int(np.bitwise_count(greater).sum())
        if size >= wanted:
            equal = greater
        else:
            wanted -= size
            greatest |= greater
            equal &= ~bit
    greatest |= equal
    return greatest


def _bits_of(plane: Array) -> Array:
    """Return the indices of the bits of a *plane* that are set; most of its words are 0."""
    words = np.flatnonzero(plane)
    bits = np.flatnonzero(_bits(plane[words, None]).view(np.bool_))
    indices: Array = words[bits // WORD] * WORD + bits % WORD
    return indices


def _bits(words: Array) -> Array:
    """Return the bits of each row of *words*, the lowest first."""
    held = words.astype("<u8", copy=False).view(np.uint8)
    return np.unpackbits(held, axis=1, bitorder="little")
