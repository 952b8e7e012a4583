"""The words of a segment, in which those like another one and its compounds are looked for."""

from collections.abc import Iterator

import numpy as np

from search.cache import Cache
from search.columnar.files.array_file import Array
from search.columnar.files.strings import PackedStrings, narrow
from search.language.compounds import CompoundPart

_LETTERS = 64  # sorts that letters are told apart in
_REMEMBERED = 100_000  # words and compounds of them
_BETWEEN = b"\n"  # is in no word


class Letters:
    """The letters of each of *terms*, by which most of them are seen to be unlike a word."""

    def __init__(self, terms: PackedStrings) -> None:
        content, offsets = terms.joined()
        begun = np.concatenate(([0], np.cumsum((content & 0xC0) != 0x80, dtype=np.int32)))
        bounds = begun.take(offsets)  # in letters, of which each is some bytes
        self._lengths = narrow(np.diff(bounds))
        sorts = _sorts(content.tobytes().decode())
        self._held = np.bitwise_or.reduceat(sorts, bounds[:-1]) if sorts.size else sorts

    def like(self, word: str, distance: int) -> Array:
        """Return the numbers of all terms up to *distance* edits from *word*, and of some others.

        An edit changes the length by one at most, and the letters that occur by two.
        """
        held = np.bitwise_or.reduce(_sorts(word))
        differing = np.bitwise_count(self._held ^ held) <= 2 * distance
        lengths = self._lengths.astype(np.int32)
        return np.flatnonzero(differing & (np.abs(lengths - len(word)) <= distance))


def _sorts(text: str) -> Array:
    """Return the sort of each letter of *text*, as a number of one bit."""
    codes = np.frombuffer(text.encode("utf-32-le"), "<u4")
    return np.uint64(1) << (codes % _LETTERS).astype(np.uint64)


class Vocabulary:
    """The words that documents of one language hold: those of *terms* at *numbers*, ascending.

    It is made in memory, as most archives have few words in languages with compounds.
    """

    def __init__(self, terms: PackedStrings, numbers: Array) -> None:
        self._numbers = numbers
        self._content = _BETWEEN.join((b"", *terms.take(numbers), b""))
        bounds = np.flatnonzero(np.frombuffer(self._content, np.uint8) == ord(_BETWEEN))
        self._starts = bounds[:-1]  # where the sign before each word stands
        self._known: Cache[list[int]] = Cache(_REMEMBERED)

    def compounds(self, part: CompoundPart) -> list[int]:
        """Return the term numbers of the compounds with *part*, ascending."""
        found = self._known.get(part)
        if found is None:
            found = list(self._find(part))
            self._known.put(part, found, len(found) + 1)
        return found

    def _find(self, part: CompoundPart) -> Iterator[int]:
        # A word that holds a longer form holds the shorter one in it as well.
        shortest = [f for f in part.forms if not any(g in f for g in part.forms if g != f)]
        sought = [f.encode() for f in shortest] + [_BETWEEN + f.encode() for f in part.first]
        places = [at for text in sought for at in self._places(text)]
        for index in sorted(set((np.searchsorted(self._starts, places, "right") - 1).tolist())):
            start = int(self._starts[index]) + 1
            if part.is_in(self._content[start : self._content.index(_BETWEEN, start)].decode()):
                yield int(self._numbers[index])

    def _places(self, text: bytes) -> Iterator[int]:
        """Yield where *text* begins, once for each word that holds it."""
        at = self._content.find(text)
        while at >= 0:
            yield at
            at = self._content.find(text, self._content.index(_BETWEEN, at + 1))
