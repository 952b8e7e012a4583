"""Phrases and nearness, on the positions of whole fields at once.

Everything is asked of one word's occurrences, the *anchor*'s: which of them have the others beside
them. An occurrence leads to its posting, so no position is ever looked up among the documents.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.columnar.format import Array
from search.columnar.postings import Field
from search.columnar.scratch import lent_scratch
from search.columnar.segment import SegmentFile

_FAR_FEWER = 16  # from here on, looking up the fewer among the more beats reading both


@dataclass(frozen=True)
class _Standing:
    """Some occurrences of a *term*: their *positions*, and which of its *postings* each is of."""

    term: int
    positions: Array
    postings: Array

    def kept(self, chosen: Array) -> "_Standing":
        """Return those that are *chosen*, by mask or by place."""
        return _Standing(self.term, self.positions[chosen], self.postings[chosen])


def find_phrase(
    file: SegmentFile, field_name: str, words: Sequence[bytes], slop: int
) -> tuple[Array, Array] | None:
    """Return the rows that hold *words* in order, and the codes of how often.

    Neighbours are up to *slop* positions apart, 1 being side by side. A row counts once for every
    place where the last word can end such a chain. None if some word is nowhere.
    """
    field = file.fields[field_name]
    terms = [field.terms.find(word) for word in words]
    if min(terms) < 0:
        return None
    found = _side_by_side(field, terms) if slop == 1 else _chained(field, terms, slop)
    firsts = np.flatnonzero(np.diff(found.postings, prepend=-1))
    counts = np.diff(firsts, append=found.postings.size)
    stretch, postings = field.stretch(found.term), found.postings[firsts]
    codes = field.codes[stretch].take(postings)
    # The codes of one length are consecutive, so another frequency is a step away.
    return (
        field.rows[stretch].take(postings),
        codes.astype(np.int64) - file.code_frequencies.take(codes) + counts,
    )


def _side_by_side(field: Field, terms: Sequence[int]) -> _Standing:
    """Return where the rarest of *terms* stands with the others about it, each in its place."""
    anchor = min(range(len(terms)), key=lambda place: field.occurrences(terms[place]))
    found = _standing(field, terms[anchor])
    # From the anchor outwards: who has passed one check has a token there, so that the next
    # position is at most the one left out after the document, which no term has.
    for place in (*range(anchor - 1, -1, -1), *range(anchor + 1, len(terms))):
        found = found.kept(_holds(field, terms[place], found.positions, place - anchor))
    return found


def _holds(field: Field, term: int, positions: Array, distance: int) -> Array:
    """Return which of ascending *positions* have *term* at that *distance*."""
    beside = positions.astype(np.intp) + distance
    if field.tokens is not None:
        holds: Array = field.tokens.take(beside) == term
        return holds
    return among(beside, field.positions[field.places(term)])


def _chained(field: Field, terms: Sequence[int], slop: int) -> _Standing:
    """Return where the last of *terms* stands that follow each other within *slop*."""
    ends = _standing(field, terms[0])
    rows = field.rows[field.stretch(terms[0])]
    for term in terms[1:]:
        found = _standing(field, term)
        # If the nearest end before a place is too far, so are all others.
        nearest = np.searchsorted(ends.positions, found.positions) - 1
        after = np.flatnonzero(nearest >= 0)
        found, nearest = found.kept(after), nearest[after]
        close = np.flatnonzero(found.positions - ends.positions[nearest] <= slop)
        found, nearest = found.kept(close), nearest[close]
        own = field.rows[field.stretch(term)]
        same = own[found.postings] == rows[ends.postings[nearest]]
        ends, rows = found.kept(same), own
    return ends


def _standing(field: Field, term: int) -> _Standing:
    return _Standing(term, field.positions[field.places(term)], field.owners(term))


def among(sought: Array, held: Array) -> Array:
    """Return which of *sought* are in *held*; both ascend and have no repeats."""
    if sought.size * _FAR_FEWER < held.size:
        places = np.searchsorted(held, sought.astype(held.dtype))
        places[places == held.size] = 0
        found: Array = held.take(places) == sought
        return found
    if not sought.size:
        return np.empty(0, np.bool_)
    marked = held.astype(np.intp)
    with lent_scratch() as scratch:
        # One more, which stays False, as the place before the first is that at the end.
        marks = scratch.flags(int(max(sought[-1], held[-1])) + 2)
        marks[marked] = True
        found = marks.take(sought)
        marks[marked] = False
    return found
