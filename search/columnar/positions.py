"""Phrases and nearness, on the positions of whole fields at once."""

from collections.abc import Sequence

import numpy as np

from search.columnar.format import Array
from search.columnar.scratch import lent_scratch
from search.columnar.segment import SegmentFile

_FAR_FEWER = 16  # from here on, looking up the fewer among the more beats reading both


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
    positions = [field.positions[field.places(term)] for term in terms]
    places = _side_by_side(positions) if slop == 1 else _chained(file, positions, slop)
    found = _rows(file, places)
    firsts = np.flatnonzero(np.diff(found, prepend=-1))
    rows, counts = found[firsts], np.diff(firsts, append=found.size)
    # The codes of one length are consecutive, so another frequency is a step away.
    stretch = field.stretch(terms[0])
    codes = field.codes[stretch][np.searchsorted(field.rows[stretch], rows.astype(np.uint32))]
    return rows, codes.astype(np.int64) - file.code_frequencies[codes] + counts


def _side_by_side(positions: Sequence[Array]) -> Array:
    """Return where the first of words stands that follow each other, rarest first."""
    rarest, *others = sorted(enumerate(positions), key=lambda item: item[1].size)
    starts = rarest[1][np.searchsorted(rarest[1], rarest[0]) :] - np.uint32(rarest[0])
    for offset, places in others:
        starts = common(starts + np.uint32(offset), places) - np.uint32(offset)
    return starts


def _chained(file: SegmentFile, positions: Sequence[Array], slop: int) -> Array:
    """Return where the last of words stands that follow each other within *slop*."""
    ends = positions[0]
    for places in positions[1:]:
        # If the nearest end before a place is too far, so are all others.
        nearest = np.searchsorted(ends, places) - 1
        places, nearest = places[nearest >= 0], nearest[nearest >= 0]
        close = places - ends[nearest] <= slop
        places, nearest = places[close], nearest[close]
        ends = places[_rows(file, places) == _rows(file, ends[nearest])]
    return ends


def common(some: Array, others: Array) -> Array:
    """Return the numbers that stand in both, each of which ascends and has no repeats."""
    fewer, more = sorted((some, others), key=len)
    if fewer.size * _FAR_FEWER < more.size:
        places = np.searchsorted(more, fewer)
        places[places == more.size] = 0
        shared: Array = fewer[more.take(places) == fewer]
        return shared
    if not fewer.size:
        return fewer
    marked = fewer.astype(np.intp)
    with lent_scratch() as scratch:
        marks = scratch.flags(int(max(fewer[-1], more[-1])) + 1)
        marks[marked] = True
        found: Array = more[marks.take(more)]
        marks[marked] = False
    return found


def _rows(file: SegmentFile, positions: Array) -> Array:
    return np.searchsorted(file.starts, positions.astype(file.starts.dtype), "right") - 1
