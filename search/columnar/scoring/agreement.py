"""In how many numbers each of many vectors agrees in sign with one, counted 64 vectors at a time.

Of each number a *plane* has the signs, a bit for each vector, so an operation on a word is one on
64 vectors. Only those numbers of the one vector count that are farthest from 0, since they decide
most of the product: 128 of them keep more of the nearest than all 512 do, counted alike. Planes are
added up bit by bit, as full adders do, and the bits of the sums are planes again. Of few vectors, a
step for each plane takes longer than their bits, so these are counted one by one.
"""

from collections.abc import Sequence
from itertools import count

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.index.vectors import WORD

_BITS = 6
_OF_EACH_SIGN = 1 << _BITS  # numbers that count
_FEW = 512  # words of a plane that are counted bit by bit in less time than it takes to add planes
_BLOCK = 16_384  # words of a plane that are counted at a time: what they need stays in a cache


def most_agreeing(planes: Array, asked: Array, wanted: int) -> Array:
    """Return the indices of about the *wanted* vectors of *planes* that agree most with *asked*.

    There are at least so many. The indices ascend. All that agree as much as the last are among
    them, and there may be some beyond the vectors, as planes have whole words.
    """
    order = np.argsort(asked)
    below, above = order[:_OF_EACH_SIGN].tolist(), order[-_OF_EACH_SIGN:].tolist()
    words = planes.shape[1]
    if words <= _FEW:
        agree = _OF_EACH_SIGN - _counted(planes[below]) + _counted(planes[above])
        return np.flatnonzero(agree >= np.partition(agree, -wanted)[-wanted])
    sums = np.empty((_BITS + 2, words), np.uint64)
    adder = _Adder(min(words, _BLOCK))
    for begin in range(0, words, _BLOCK):
        block = slice(begin, begin + _BLOCK)
        inverted = [planes[number, block] for number in below]
        adder.add_up(inverted, [planes[number, block] for number in above], sums[:, block])
    return _bits_of(_greatest(sums, wanted))


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
