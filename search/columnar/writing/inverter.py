"""Inversion: the token ids of documents become occurrences of terms.

The sorted terms are divided into stretches, and the occurrences of the terms of each are put apart,
text by text in the order of the segment, in temporary files. Those of one stretch at a time are
then put in the order of their terms, so neither all texts nor all occurrences are in memory.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.files.partitions import Partitions, temporary_file
from search.columnar.index.postings import FIELDS
from search.columnar.writing.columns_writer import JoinedColumns
from search.columnar.writing.postings_writer import Fields, TermPositions
from search.columnar.writing.vocabulary import Vocabulary

STRETCH = 1 << 18  # occurrences that are ordered at a time
TOKENS = 1 << 19  # tokens of which the occurrences are put apart at a time
TERMS = 1 << 16  # terms of a stretch at most: numbers of 16 bits are ordered fastest


class PositionedTokens(NamedTuple):
    """The *token_ids* of consecutive documents, end to end, and their *positions*, ascending."""

    token_ids: Array
    positions: Array


Texts = Callable[[], Iterable[PositionedTokens]]
"""Returns the texts of a segment in their order, some at a time; it is called for each field."""


def positioned(columns: JoinedColumns, token_ids: Sequence[Array]) -> Iterator[PositionedTokens]:
    """Yield the tokens of all documents of *columns*, those of some at a time, `TOKENS` or so.

    *token_ids* has those of all documents of each input, end to end.
    """
    for block in columns.selection.blocks():
        starts = columns.starts[block.start : block.start + len(block)].astype(np.int64)
        before = starts - starts[0]
        cuts = np.unique(before.searchsorted(np.arange(0, before[-1] + 1, TOKENS))).tolist()
        for first, end in pairwise([*cuts, len(block)]):
            found, counts = columns.token_ids(block.part(first, end), token_ids)
            positions = np.arange(starts[first], starts[first] + found.size, dtype=np.uint32)
            positions += np.repeat(np.arange(counts.size, dtype=np.uint32), counts)  # the gaps
            yield PositionedTokens(found, positions)


def invert(vocabulary: Vocabulary, texts: Texts, frequencies: Array, folder: Path) -> Fields:
    """Return the fields of *texts*; *vocabulary* has the terms of their token ids.

    *frequencies* says how often each token id occurs. Temporary files are in *folder*.
    """
    words = _invert(vocabulary.words, [vocabulary.word_of_token], texts, frequencies, folder)
    stems = list(vocabulary.stems_of_token.T)
    fields = words, _invert(vocabulary.stems, stems, texts, frequencies, folder)
    return dict(zip(FIELDS, fields, strict=True))


def _invert(
    terms: Sequence[str],
    terms_of_token: Sequence[Array],
    texts: Texts,
    frequencies: Array,
    folder: Path,
) -> Iterator[TermPositions]:
    """Yield the occurrences of *terms*, a stretch of sorted terms at a time.

    Each array of *terms_of_token* has an index into *terms* for each token id, -1 for none.
    """
    counts = np.zeros(len(terms), np.int64)
    for term_of_token in terms_of_token:
        has_term = term_of_token >= 0
        np.add.at(counts, term_of_token[has_term], frequencies[has_term])
    used = np.flatnonzero(counts).tolist()
    encoded = {number: terms[number].encode() for number in used}
    used.sort(key=encoded.__getitem__)
    ends = np.cumsum(counts[used])
    starts = np.arange(0, ends[-1] if used else 0, STRETCH)
    cuts = np.union1d(ends.searchsorted(starts, "right"), np.arange(0, len(used), TERMS))
    # A term that fills a stretch is alone in it, so its occurrences need not be put in order.
    alone = np.flatnonzero(counts[used] >= STRETCH)
    cuts = np.union1d(cuts, np.concatenate((alone, alone + 1)))
    cuts = cuts[cuts < len(used)]
    sizes = np.diff(cuts, append=len(used))
    n_stretches = cuts.size
    # The last place, indexed by -1, is that of no term.
    stretch_of_term = np.full(len(terms) + 1, n_stretches, np.min_scalar_type(n_stretches))
    stretch_of_term[used] = np.repeat(np.arange(n_stretches), sizes)
    number_of_term = np.zeros(len(terms) + 1, np.uint16)
    number_of_term[used] = np.arange(len(used)) - np.repeat(cuts, sizes)
    # Once for all texts: large archives have many more token ids than a text has tokens.
    by_token = [(stretch_of_term[of], number_of_term[of]) for of in terms_of_token]
    with temporary_file(folder) as of_numbers, temporary_file(folder) as of_positions:
        all_numbers = Partitions(of_numbers, number_of_term.dtype)
        all_positions = Partitions(of_positions, np.dtype(np.uint32))
        for text in texts():
            stretches, numbers, positions = _occurrences(text, by_token, n_stretches)
            order = np.argsort(stretches, kind="stable")
            ends = np.cumsum(np.bincount(stretches, minlength=n_stretches))
            all_numbers.add(numbers.take(order), ends)
            all_positions.add(positions.take(order), ends)
        for stretch, (first, size) in enumerate(zip(cuts.tolist(), sizes.tolist(), strict=True)):
            numbers, positions = all_numbers.part(stretch), all_positions.part(stretch)
            if size > 1:
                order = np.argsort(numbers, kind="stable")
                numbers, positions = numbers.take(order), positions.take(order)
            of_stretch = [encoded[number] for number in used[first : first + size]]
            yield TermPositions(of_stretch, numbers, positions)


def _occurrences(
    text: PositionedTokens, by_token: Sequence[tuple[Array, Array]], n_stretches: int
) -> tuple[Array, Array, Array]:
    """Return the stretch, the number there, and the position of each occurrence, by position.

    *by_token* has for each term of a token the stretch and the number by token id.
    """
    found = []
    for stretch_of_token, number_of_token in by_token:
        stretches = stretch_of_token.take(text.token_ids)
        having = np.flatnonzero(stretches < n_stretches)  # few have a second term
        token_ids, positions = text.token_ids.take(having), text.positions.take(having)
        found.append((stretches.take(having), number_of_token.take(token_ids), positions))
    if len(found) == 1:
        return found[0]
    stretches, numbers, positions = map(np.concatenate, zip(*found, strict=True))
    order = np.argsort(positions, kind="stable")
    return stretches.take(order), numbers.take(order), positions.take(order)
