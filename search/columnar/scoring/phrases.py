"""Phrases and nearness, on the positions of whole fields at once.

Everything is asked of one word's occurrences, by their number: which of them have the others
beside them. An occurrence leads to its posting, so no position is looked up among the documents.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.index.postings import Field
from search.columnar.index.segment import SegmentFile

_FAR_FEWER = 4  # from here on, looking up the fewer among the more beats reading both


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
    term, places = (
        _side_by_side(field, terms) if slop == 1 else (terms[-1], _chained(field, terms, slop))
    )
    found = field.owners(term, places)
    starts = np.ones(found.size, np.bool_)
    np.not_equal(found[1:], found[:-1], out=starts[1:])
    firsts = np.flatnonzero(starts)
    counts = np.concatenate((firsts, [found.size]))[1:] - firsts
    stretch, postings = field.stretch(term), found.take(firsts)
    codes = field.impacts[stretch].take(postings)
    # The codes of one length are consecutive, so another frequency is a step away.
    return (
        field.doc_ids[stretch].take(postings),
        codes.astype(np.int64) - file.impact_frequencies.take(codes) + counts,
    )


def _side_by_side(field: Field, terms: Sequence[int]) -> tuple[int, Array]:
    """Return the rarest of *terms*, and which of its occurrences have the others in their places.

    From it outwards: where one check was passed there is a token, so that the next position is
    at most the one left out after the document, which no term has.
    """
    anchor = min(range(len(terms)), key=lambda place: field.occurrences(terms[place]))
    positions = field.positions[field.places(terms[anchor])]
    found = np.arange(positions.size)
    for place in (*range(anchor - 1, -1, -1), *range(anchor + 1, len(terms))):
        held = np.flatnonzero(_holds(field, terms[place], positions, place - anchor))
        positions, found = positions.take(held), found.take(held)
    return terms[anchor], found


def _holds(field: Field, term: int, positions: Array, distance: int) -> Array:
    """Return which of ascending *positions* have *term* at that *distance*."""
    beside = positions.astype(np.intp) + distance
    if field.tokens is not None:
        holds: Array = field.tokens.take(beside) == term
        return holds
    return among(beside, field.positions[field.places(term)])


def _chained(field: Field, terms: Sequence[int], slop: int) -> Array:
    """Return which occurrences of the last of *terms* end a chain of them within *slop*."""
    ends = field.positions[field.places(terms[0])]
    found = np.arange(ends.size)
    for before, term in pairwise(terms):
        positions = field.positions[field.places(term)]
        # If the nearest end before a place is too far, so are all others.
        nearest = np.searchsorted(ends, positions) - 1
        after = np.flatnonzero(nearest >= 0)
        nearest = nearest.take(after)
        close = np.flatnonzero(positions.take(after) - ends.take(nearest) <= slop)
        after, nearest = after.take(close), nearest.take(close)
        same = field.doc_ids_of(term, after) == field.doc_ids_of(before, found.take(nearest))
        found = after[same]
        ends = positions.take(found)
    return found


def among(sought: Array, held: Array) -> Array:
    """Return which of *sought* are in *held*; both ascend and have no repeats."""
    wanted = sought.astype(held.dtype)
    if sought.size * _FAR_FEWER < held.size:
        places = np.searchsorted(held, wanted)
        places[places == held.size] = 0
        found: Array = held.take(places) == sought
        return found
    # Two ascending runs are merged by a stable sort, which leaves the first of equals first.
    both = np.concatenate((held, wanted))
    order = both.argsort(kind="stable")
    ascending = both.take(order)
    twins = np.flatnonzero(ascending[1:] == ascending[:-1]) + 1
    found = np.zeros(sought.size, np.bool_)
    found[order.take(twins) - held.size] = True
    return found
