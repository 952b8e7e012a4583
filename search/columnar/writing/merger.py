"""Building a segment from buffers, merging segments, and the merge policy.

A merge reads and writes a stretch of terms at a time. It keeps some numbers a document in memory,
but never texts, nor the occurrences of more than one stretch.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.index.near_copies import CrossPairs, NearCopies
from search.columnar.index.postings import FIELDS, Field
from search.columnar.index.segment import Segment
from search.columnar.writing.columns import columns_of
from search.columnar.writing.columns_writer import JoinedColumns
from search.columnar.writing.inverter import invert, positioned
from search.columnar.writing.near_copies import (
    find_near_copies,
    merge_near_copies,
)
from search.columnar.writing.postings_writer import Fields, TermPositions
from search.columnar.writing.selection import Elements
from search.columnar.writing.spill import TokenBuffer
from search.columnar.writing.vocabulary import Vocabulary

RATIO = 4
SMALL = 5_000
STRETCH = 1 << 20  # occurrences that are read at a time


def to_merge(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments to merge into one; a single one is rewritten without its deletions.

    A segment is merged with all smaller ones once it has less than `RATIO` times their documents.
    Sizes thus fall geometrically: a million documents are in five segments at most, and the number
    of times that a document is rewritten grows with the logarithm of the archive. Segments of fewer
    than `SMALL` documents are always merged, which takes some milliseconds. So is any segment with
    more than a quarter of its documents deleted.
    """
    ordered = sorted(segments, key=lambda segment: (segment.documents, segment.name))
    smaller, merged = 0, 0
    for number, segment in enumerate(ordered):
        if number and segment.documents < max(SMALL, RATIO * smaller):
            merged = number + 1
        smaller += segment.documents
    wasted = [s for s in ordered if (s.file.documents - s.documents) * 4 > s.file.documents]
    return [s for number, s in enumerate(ordered) if number < merged or s in wasted]


class SegmentContent(NamedTuple):
    """The contents of a segment, which are read and found as they are written."""

    columns: JoinedColumns
    fields: Fields
    near_copies: Iterator[NearCopies]


def build(buffers: Sequence[TokenBuffer], vocabulary: Vocabulary, folder: Path) -> SegmentContent:
    """Return the content of a segment with the kept documents of all *buffers*.

    *vocabulary* has the terms of their token ids. Temporary files are in *folder*.
    """
    columns = JoinedColumns(
        [buffer.columns for buffer in buffers], [buffer.kept for buffer in buffers]
    )

    token_ids = [buffer.token_ids for buffer in buffers]
    texts = partial(positioned, columns, token_ids)
    fields = invert(vocabulary, texts, _frequencies(buffers, vocabulary), folder)
    near_copies = find_near_copies(columns, [buffer.titles for buffer in buffers])
    return SegmentContent(columns, fields, near_copies)


def _frequencies(buffers: Sequence[TokenBuffer], vocabulary: Vocabulary) -> Array:
    """Return how often each token id occurs in the kept documents of all *buffers*."""
    found = np.zeros(vocabulary.tokens, np.int64)
    for buffer in buffers:
        np.add.at(found, buffer.token_ids, 1)
        left_out = np.ones(len(buffer.columns), np.bool_)
        left_out[buffer.kept] = False
        indices = np.flatnonzero(left_out)
        begins = buffer.columns.starts.take(indices) - indices
        lengths = buffer.columns.lengths_at(indices)
        np.subtract.at(found, Elements.between(buffer.token_ids, begins, lengths).every, 1)
    return found


def merge(
    segments: Sequence[Segment], between: CrossPairs
) -> tuple[SegmentContent, Mapping[str, Array]]:
    """Return the content of a segment with the live documents of all *segments*.

    *between* has the near-copies of which each is in another segment. The new doc ids of all
    documents come by the names of the segments, -1 for those left out.
    """
    columns = JoinedColumns(
        [columns_of(segment.file) for segment in segments],
        [segment.live_doc_ids() for segment in segments],
    )
    new_doc_ids = {s.name: columns.new_doc_ids(owner) for owner, s in enumerate(segments)}
    # By doc id, the distance that a document's positions move, in the arithmetic of 32 bits that
    # wraps around; deleted ones are dropped later.
    moves = [
        columns.starts.take(new_doc_ids[s.name], mode="clip").astype(np.uint32)
        - s.file.starts[:-1].astype(np.uint32)
        for s in segments
    ]
    fields = {name: _merge_field(name, segments, moves) for name in FIELDS}
    near_copies = merge_near_copies(columns, segments, between)
    return SegmentContent(columns, fields, near_copies), new_doc_ids


def _merge_field(
    name: str, segments: Sequence[Segment], moves: Sequence[Array]
) -> Iterator[TermPositions]:
    """Yield the occurrences of field *name*, a stretch of terms at a time."""
    fields = [segment.file.fields[name] for segment in segments]
    for stretch in _stretches(fields):
        dictionaries = [
            field.terms.consecutive(numbers) for field, numbers in zip(fields, stretch, strict=True)
        ]
        terms = sorted(set().union(*dictionaries))
        ranks = {term: rank for rank, term in enumerate(terms)}
        moved = [
            _moved(segment, name, numbers, np.array([ranks[t] for t in dictionary]), move)
            for segment, numbers, dictionary, move in zip(
                segments, stretch, dictionaries, moves, strict=True
            )
            if numbers
        ]
        yield _occurrences(terms, *(np.concatenate(arrays) for arrays in zip(*moved, strict=True)))
        for segment in segments:
            segment.file.release()  # these pages count as used memory and are not read again


def _stretches(fields: Sequence[Field]) -> Iterator[list[range]]:
    """Yield stretches of the merged terms, each as a range of term numbers for each of *fields*."""
    starts = [0] * len(fields)
    while any(start < len(field.terms) for start, field in zip(starts, fields, strict=True)):
        ends = [
            field.after(start, STRETCH // len(fields)) if start < len(field.terms) else start
            for start, field in zip(starts, fields, strict=True)
        ]
        beyond = [
            field.terms[end]
            for end, field in zip(ends, fields, strict=True)
            if end < len(field.terms)
        ]
        if beyond:
            ends = [
                bisect_left(field.terms, min(beyond), lo=start)
                for start, field in zip(starts, fields, strict=True)
            ]
        yield [range(start, end) for start, end in zip(starts, ends, strict=True)]
        starts = ends


def _moved(
    segment: Segment, name: str, numbers: range, ranks: Array, move: Array
) -> tuple[Array, Array]:
    """Return rank and new position of each live occurrence of the term *numbers* of a segment.

    *ranks* are those of the terms in the merged stretch.
    """
    field = segment.file.fields[name]
    postings = field.stretches(numbers)
    doc_ids = field.doc_ids[postings]
    frequencies = segment.file.impact_frequencies[field.impacts[postings]].astype(np.int64)
    old = field.positions[field.positions_between(numbers)].astype(np.uint32)
    positions = old + np.repeat(move[doc_ids], frequencies)
    terms = np.repeat(ranks, field.counts(numbers))
    if segment.live is not None:
        live = np.repeat(segment.live[doc_ids], frequencies)
        terms, positions = terms[live], positions[live]
    return terms, positions


def _occurrences(terms: list[bytes], ranks: Array, positions: Array) -> TermPositions:
    """Return the occurrences, leaving out *terms* that only deleted documents held."""
    used = np.bincount(ranks, minlength=len(terms)) > 0
    kept = [term for term, is_used in zip(terms, used.tolist(), strict=True) if is_used]
    keys = ((np.cumsum(used) - 1).astype(np.uint64) << np.uint64(32))[ranks]
    keys |= positions
    keys.sort()
    return TermPositions(kept, (keys >> np.uint64(32)).astype(np.uint32), keys.astype(np.uint32))
