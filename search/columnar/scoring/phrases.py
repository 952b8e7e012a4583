"""Phrases, exact or with slop, on the positions of whole fields at once.

A phrase is evaluated from the occurrences of one of its words: which of them have the other words
at the right distance. An occurrence leads to its posting, so positions are never looked up document
by document.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.index.postings import Field
from search.columnar.index.segment import SegmentFile

_FAR_FEWER = 4  # from this ratio on, a binary search for the few beats reading the many


def find_phrase(
    file: SegmentFile, field_name: str, words: Sequence[bytes], slop: int
) -> tuple[Array, Array] | None:
    """Return the doc ids of documents that hold *words* in this order, and the impacts there.

    From one word to the next there are up to *slop* positions, 1 being side by side. The frequency
    of the phrase is the number of positions where it can end. None if a word is not in the index.
    """
    field = file.fields[field_name]
    terms = []
    for word in words:
        if (term := field.terms.find(word)) < 0:
            return None
        terms.append(term)
    last, occurrences = (
        _side_by_side(field, terms) if slop == 1 else (terms[-1], _chained(field, terms, slop))
    )
    owners = field.owners(last, occurrences)
    starts = np.ones(owners.size, np.bool_)
    np.not_equal(owners[1:], owners[:-1], out=starts[1:])
    firsts = starts.nonzero()[0]
    counts = np.concatenate((firsts, [owners.size]))[1:] - firsts
    stretch, postings = field.stretch(last), owners.take(firsts)
    impacts = field.impacts[stretch].take(postings)
    # Impacts of one length are consecutive: one more occurrence is the next impact.
    return (
        field.doc_ids[stretch].take(postings),
        impacts.astype(np.int64) - file.impact_frequencies.take(impacts) + counts,
    )


def _side_by_side(field: Field, terms: Sequence[int]) -> tuple[int, Array]:
    """Return the rarest of *terms*, and which of its occurrences have the others around them.

    The check starts at the rarest term and goes outwards. It needs no bounds check: beyond a
    confirmed token lies at worst the gap after the document, which holds no term.
    """
    anchor = min(range(len(terms)), key=lambda index: field.occurrences(terms[index]))
    positions = field.positions[field.places(terms[anchor])]
    found = np.arange(positions.size)
    for index in (*range(anchor - 1, -1, -1), *range(anchor + 1, len(terms))):
        held = _holds(field, terms[index], positions, index - anchor).nonzero()[0]
        positions, found = positions.take(held), found.take(held)
    return terms[anchor], found


def _holds(field: Field, term: int, positions: Array, distance: int) -> Array:
    """Return for each of ascending *positions* whether *term* is at that *distance* from it."""
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
        # If the nearest end before a position is too far, so are all others.
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
    """Return for each of *sought* whether it is in *held*; both ascend and have no repeats."""
    wanted = sought.astype(held.dtype)
    if sought.size * _FAR_FEWER < held.size:
        at = np.searchsorted(held, wanted)
        at[at == held.size] = 0
        found: Array = held.take(at) == sought
        return found
    # A stable sort merges two ascending runs, and leaves the first of equals first.
    both = np.concatenate((held, wanted))
    order = both.argsort(kind="stable")
    ascending = both.take(order)
    twins = np.flatnonzero(ascending[1:] == ascending[:-1]) + 1
    found = np.zeros(sought.size, np.bool_)
    found[order.take(twins) - held.size] = True
    return found
