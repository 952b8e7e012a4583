"""What was gathered into one segment, several segments into one, and when that pays.

A merge reads the segments a stretch of terms at a time and writes what it has read, so what it
keeps in memory are some numbers a document, never its text or its occurrences.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from concurrent.futures import Future

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.files.strings import PackedStrings, StringSelection
from search.columnar.index.postings import FIELDS, Field
from search.columnar.index.segment import Segment
from search.columnar.writing.columns_writer import Columns, columns_of, first_positions
from search.columnar.writing.inverter import LEFT_OUT, PositionedTokens, invert
from search.columnar.writing.postings_writer import Fields, TermPositions
from search.columnar.writing.spill import TokenBuffer
from search.columnar.writing.tokens import Vocabulary

RATIO = 4
SMALL = 5_000
_STRETCH = 1 << 20  # occurrences that are read at a time


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


def build(
    gathered: Sequence[TokenBuffer], vocabulary: Future[Vocabulary]
) -> tuple[Columns[StringSelection], Fields]:
    """Return what one segment of all that was *gathered* holds; *vocabulary* numbers its forms."""
    rows, begins = _joined([one.rows for one in gathered], [one.kept for one in gathered])
    texts = [
        PositionedTokens(one.forms, one.rows.lengths, here)
        for one, here in zip(gathered, begins, strict=True)
    ]
    return rows, invert(vocabulary, texts)


def merge(segments: Sequence[Segment]) -> tuple[Columns[StringSelection], Fields]:
    """Return what one segment of all live documents of *segments* holds."""
    rows, begins = _joined(
        [columns_of(segment.file) for segment in segments],
        [segment.live_doc_ids() for segment in segments],
    )
    # By row, how far its positions move; what is deleted goes nowhere.
    moves = [
        here - segment.file.starts[:-1] for segment, here in zip(segments, begins, strict=True)
    ]
    return rows, {name: _merge_field(name, segments, moves) for name in FIELDS}


def _joined(
    parts: Sequence[Columns[PackedStrings]], kept: Sequence[Array]
) -> tuple[Columns[StringSelection], list[Array]]:
    """Return the rows *kept* of *parts* as one, and at which position each part's rows begin."""
    rows, order = Columns.join(parts, kept)
    positions = np.empty(order.size, np.int64)
    positions[order] = first_positions(rows.lengths)[:-1]
    begins, place = [], 0
    for part, here in zip(parts, kept, strict=True):
        begin = np.full(len(part), LEFT_OUT, np.int64)
        begin[here] = positions[place : place + here.size]
        begins.append(begin)
        place += here.size
    return rows, begins


def _merge_field(
    name: str, segments: Sequence[Segment], moves: Sequence[Array]
) -> Iterator[TermPositions]:
    """Yield the field's occurrences, a stretch of terms at a time."""
    fields = [segment.file.fields[name] for segment in segments]
    for stretch in _stretches(fields):
        dictionaries = [
            field.terms.consecutive(numbers) for field, numbers in zip(fields, stretch, strict=True)
        ]
        terms = sorted(set().union(*dictionaries))
        ranks = {term: rank for rank, term in enumerate(terms)}
        held = [
            _moved(segment, name, numbers, np.array([ranks[t] for t in dictionary]), move)
            for segment, numbers, dictionary, move in zip(
                segments, stretch, dictionaries, moves, strict=True
            )
            if numbers
        ]
        yield _occurrences(terms, *(np.concatenate(parts) for parts in zip(*held, strict=True)))
        for segment in segments:
            segment.file.release()  # or else memory would seem full of what will not be read again


def _stretches(fields: Sequence[Field]) -> Iterator[list[range]]:
    """Yield the numbers in each of *fields* of the terms between two texts, until all were."""
    starts = [0] * len(fields)
    while any(start < len(field.terms) for start, field in zip(starts, fields, strict=True)):
        ends = [
            field.after(start, _STRETCH // len(fields)) if start < len(field.terms) else start
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
    """Return the rank and the new position of each occurrence of terms *numbers*."""
    field = segment.file.fields[name]
    postings = field.stretches(numbers)
    rows = field.doc_ids[postings]
    frequencies = segment.file.impact_frequencies[field.impacts[postings]].astype(np.int64)
    moved = field.positions[field.positions_between(numbers)] + np.repeat(move[rows], frequencies)
    terms = np.repeat(ranks, field.counts(numbers))
    if segment.live is not None:
        stay = np.repeat(segment.live[rows], frequencies)
        terms, moved = terms[stay], moved[stay]
    return terms, moved.astype(np.uint32)


def _occurrences(terms: list[bytes], ranks: Array, positions: Array) -> TermPositions:
    """Return the occurrences without those of *terms* that only deleted documents held."""
    used = np.bincount(ranks, minlength=len(terms)) > 0
    kept = [term for term, stays in zip(terms, used.tolist(), strict=True) if stays]
    keys = ((np.cumsum(used) - 1).astype(np.uint64) << np.uint64(32))[ranks]
    keys |= positions
    keys.sort()
    return TermPositions(kept, keys)
