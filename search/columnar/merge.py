"""Several segments into one, and when that pays."""

from collections.abc import Sequence

import numpy as np

from search.columnar.format import Array
from search.columnar.postings import FIELDS, Occurrences, first_positions, occurrence_keys
from search.columnar.rows import Rows
from search.columnar.segment import Segment

RATIO = 4
SMALL = 5_000


def to_merge(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments that should become one; one alone is to be rid of its deleted rows.

    A segment joins all smaller ones once it has less than `RATIO` times their documents, so that
    sizes fall geometrically: a million documents are in five segments at most, and a document is
    rewritten a number of times that grows with the logarithm of the archive. Up to `SMALL`
    documents always join, as that takes some milliseconds. A segment joins too, or is rewritten,
    once a quarter of its rows are deleted.
    """
    ordered = sorted(segments, key=lambda segment: (segment.documents, segment.name))
    smaller, merged = 0, 0
    for number, segment in enumerate(ordered):
        if number and segment.documents < max(SMALL, RATIO * smaller):
            merged = number + 1
        smaller += segment.documents
    wasted = [s for s in ordered if (s.file.documents - s.documents) * 4 > s.file.documents]
    return [s for number, s in enumerate(ordered) if number < merged or s in wasted]


def merge(segments: Sequence[Segment]) -> tuple[Rows, dict[str, Occurrences]]:
    """Return what one segment of all live documents of *segments* holds."""
    kept = [segment.live_rows() for segment in segments]
    parts = [s.file.rows().take(rows) for s, rows in zip(segments, kept, strict=True)]
    joined = Rows.join(parts)
    order = joined.order()
    rows = joined.take(order)
    ranks = np.empty(order.size, np.int64)
    ranks[order] = np.arange(order.size)
    begins = first_positions(rows.numbers["lengths"])
    shifts, place = [], 0
    for segment, here in zip(segments, kept, strict=True):
        # By row, how far its positions move; what is deleted goes nowhere.
        shift = np.full(segment.file.documents, -1, np.int64)
        shift[here] = begins[ranks[place : place + here.size]]
        shifts.append(shift)
        place += here.size
    return rows, {name: _merge_field(name, segments, shifts) for name in FIELDS}


def _merge_field(name: str, segments: Sequence[Segment], shifts: Sequence[Array]) -> Occurrences:
    lexicons = [list(segment.file.fields[name].terms) for segment in segments]
    terms = sorted(set().union(*lexicons))
    ranks = {term: rank for rank, term in enumerate(terms)}
    keys = [
        _moved_keys(segment, name, np.array([ranks[term] for term in lexicon], np.int64), shift)
        for segment, lexicon, shift in zip(segments, lexicons, shifts, strict=True)
    ]
    return _without_unused(terms, np.concatenate(keys))


def _moved_keys(segment: Segment, name: str, ranks: Array, begins: Array) -> Array:
    """Return the field's occurrences under new term numbers and positions."""
    terms, positions = segment.file.fields[name].keys()
    starts = segment.file.starts.astype(np.int64)
    row_at = np.repeat(np.arange(starts.size - 1, dtype=np.uint32), np.diff(starts))
    rows = row_at[positions]
    moved = begins[rows] - starts[rows] + positions
    if segment.live is not None:
        stay = segment.live[rows]
        terms, moved = terms[stay], moved[stay]
    return occurrence_keys(ranks[terms], moved)


def _without_unused(terms: list[bytes], keys: Array) -> Occurrences:
    """Return occurrences without those of *terms* that only deleted documents held."""
    numbers = keys >> np.uint64(32)
    used = np.bincount(numbers.astype(np.int64), minlength=len(terms)) > 0
    if used.all():
        return Occurrences(terms, keys)
    ranks = np.cumsum(used) - 1
    kept = [term for term, stays in zip(terms, used.tolist(), strict=True) if stays]
    return Occurrences(kept, occurrence_keys(ranks[numbers], keys.astype(np.uint32)))
