"""Inversion: the token ids of documents become occurrences of terms.

The sorted terms are divided into stretches, and the occurrences of the terms of each are put apart,
text by text, in a temporary file. Those of one stretch at a time are then sorted and yielded, so
neither all texts nor all occurrences are in memory.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np

from search.arrays import offsets
from search.columnar.files.array_file import Array
from search.columnar.files.partitions import Partitions, temporary_file
from search.columnar.index.postings import FIELDS
from search.columnar.writing.postings_writer import Fields, TermPositions
from search.columnar.writing.vocabulary import Vocabulary

LEFT_OUT = -(1 << 40)
"""The first position of a document that is left out."""

_FEW = 4  # up to one token in so many with a term, those are picked out before they are sorted
STRETCH = 1 << 18  # occurrences that are sorted at a time
TOKENS = 1 << 19  # tokens of which the occurrences are put apart at a time


@dataclass(frozen=True)
class PositionedTokens:
    """The *token_ids* of some documents, end to end, and the positions they will have.

    Document i has the next *lengths*[i] token ids; *begins*[i] is the position of its first token,
    or `LEFT_OUT`.
    """

    token_ids: Array
    lengths: Array
    begins: Array

    def frequencies(self, n_ids: int) -> Array:
        """Return how often each of *n_ids* token ids occurs in the documents not left out."""
        kept = self.begins >= 0
        token_ids = self.token_ids if kept.all() else self.token_ids[np.repeat(kept, self.lengths)]
        return np.bincount(token_ids, minlength=n_ids)

    @cached_property
    def positions(self) -> Array:
        """The position of each token; arbitrary in documents that are left out."""
        shifts = self.begins - offsets(self.lengths)[:-1]
        positions = np.repeat(shifts, self.lengths) + np.arange(self.token_ids.size)
        return positions.astype(np.uint32)

    def group(self, group_of_id: Array, n_groups: int) -> tuple[Array, Array]:
        """Return the offsets of the tokens, ascending in each of *n_groups* groups, and their ends.

        *group_of_id* has the group of each token id; from *n_groups* on it means no group.
        """
        groups = group_of_id.take(self.token_ids)
        kept = self.begins >= 0
        if not kept.all():
            groups[np.repeat(~kept, self.lengths)] = n_groups
        ends = offsets(np.bincount(groups, minlength=n_groups + 1)[:n_groups])
        if ends[-1] * _FEW < groups.size:  # as of compounds: most tokens have no such term
            having = np.flatnonzero(groups < n_groups)
            return having[np.argsort(groups[having], kind="stable")], ends[1:]
        return np.argsort(groups, kind="stable")[: ends[-1]], ends[1:]


Texts = Callable[[], Iterable[PositionedTokens]]
"""Returns the texts of a segment, some at a time; it is called several times."""


def parts_of(token_ids: Array, lengths: Array, begins: Array) -> Iterator[PositionedTokens]:
    """Yield the tokens of all documents, those of some at a time, `TOKENS` or so."""
    ends = offsets(lengths)
    cuts = ends.searchsorted(np.arange(0, ends[-1], TOKENS)).tolist()
    for first, last in pairwise([*cuts, lengths.size]):
        tokens = token_ids[ends[first] : ends[last]]
        yield PositionedTokens(tokens, lengths[first:last], begins[first:last])


def invert(vocabulary: Vocabulary, texts: Texts, folder: Path) -> Fields:
    """Return the fields of *texts*; *vocabulary* has the terms of their token ids.

    Temporary files are in *folder*.
    """
    words = _invert(vocabulary.words, [vocabulary.word_of_token], texts, folder)
    stems = _invert(vocabulary.stems, list(vocabulary.stems_of_token.T), texts, folder)
    return dict(zip(FIELDS, (words, stems), strict=True))


def _invert(
    terms: Sequence[str], terms_of_token: Sequence[Array], texts: Texts, folder: Path
) -> Iterator[TermPositions]:
    """Yield the occurrences of *terms*, a stretch of sorted terms at a time.

    Each array of *terms_of_token* has an index into *terms* for each token id, -1 for none.
    """
    n_ids = terms_of_token[0].size
    frequencies = np.zeros(n_ids, np.int64)
    for text in texts():
        frequencies += text.frequencies(n_ids)
    counts = np.zeros(len(terms), np.int64)
    for term_of_token in terms_of_token:
        has_term = term_of_token >= 0
        np.add.at(counts, term_of_token[has_term], frequencies[has_term])
    used = np.flatnonzero(counts).tolist()
    used.sort(key=terms.__getitem__)
    ranks = np.full(len(terms) + 1, -1)  # the last one is indexed by -1, no term
    ranks[used] = np.arange(len(used))
    ends = np.cumsum(counts[used])
    starts = np.arange(0, ends[-1] if used else 0, STRETCH)
    cuts = [*np.unique(np.searchsorted(ends, starts, "right")).tolist(), len(used)]
    n_stretches = len(cuts) - 1
    stretch_of_rank = np.append(np.repeat(np.arange(n_stretches), np.diff(cuts)), n_stretches)
    # The smallest integer type is sorted fastest.
    stretch_of_rank = stretch_of_rank.astype(np.min_scalar_type(n_stretches))
    with temporary_file(folder) as file:
        stretches = Partitions(file, np.dtype(np.uint64))
        for text in texts():
            for term_of_token in terms_of_token:
                rank_of_token = ranks[term_of_token]
                tokens, token_ends = text.group(stretch_of_rank[rank_of_token], n_stretches)
                stretches.add(_keys(text, rank_of_token.astype(np.uint32), tokens), token_ends)
        for stretch, (first, end) in enumerate(pairwise(cuts)):
            keys = stretches.part(stretch)
            keys -= np.uint64(first << 32)
            keys.sort()
            yield TermPositions([terms[index].encode() for index in used[first:end]], keys)


def _keys(text: PositionedTokens, rank_of_token: Array, tokens: Array) -> Array:
    """Return the keys of the tokens at some offsets: `rank of term << 32 | position`."""
    keys = rank_of_token.take(text.token_ids.take(tokens)).astype(np.uint64)
    keys <<= np.uint64(32)
    keys |= text.positions.take(tokens)
    return keys
