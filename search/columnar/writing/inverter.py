"""Inversion: the token ids of documents become occurrences of terms.

The sorted terms are divided into stretches, and tokens are grouped by the stretch of their term.
The occurrences of one stretch at a time are then sorted and yielded, so of every token no more than
its offset is kept in memory meanwhile.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from search.arrays import offsets
from search.columnar.files.array_file import Array
from search.columnar.index.postings import FIELDS
from search.columnar.writing.postings_writer import Fields, TermPositions
from search.columnar.writing.vocabulary import Vocabulary

LEFT_OUT = -(1 << 40)
"""The first position of a document that is left out."""

_FEW = 4  # up to one token in so many with a term, those are picked out before they are sorted
STRETCH = 1 << 19  # occurrences that are sorted at a time


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

    def group(self, group_of_id: Array, n_groups: int) -> list[Array]:
        """Return the offsets of the tokens in each of *n_groups* groups, ascending.

        *group_of_id* has the group of each token id; from *n_groups* on it means no group.
        """
        groups = group_of_id.take(self.token_ids)
        kept = self.begins >= 0
        if not kept.all():
            groups[np.repeat(~kept, self.lengths)] = n_groups
        ends = offsets(np.bincount(groups, minlength=n_groups + 1)[:n_groups])
        if ends[-1] * _FEW < groups.size:  # as of compounds: most tokens have no such term
            having = np.flatnonzero(groups < n_groups)
            order = having[np.argsort(groups[having], kind="stable")].astype(np.uint32)
        else:
            order = np.argsort(groups, kind="stable")[: ends[-1]].astype(np.uint32)
        return [order[first:end] for first, end in pairwise(ends.tolist())]


def invert(vocabulary: Vocabulary, texts: Sequence[PositionedTokens]) -> Fields:
    """Return the fields of *texts*; *vocabulary* has the terms of their token ids."""
    words = _invert(vocabulary.words, [vocabulary.word_of_token], texts)
    stems = _invert(vocabulary.stems, list(vocabulary.stems_of_token.T), texts)
    return dict(zip(FIELDS, (words, stems), strict=True))


def _invert(
    terms: Sequence[str], terms_of_token: Sequence[Array], texts: Sequence[PositionedTokens]
) -> Iterator[TermPositions]:
    """Yield the occurrences of *terms*, a stretch of sorted terms at a time.

    Each array of *terms_of_token* has an index into *terms* for each token id, -1 for none.
    """
    frequencies = np.sum([text.frequencies(terms_of_token[0].size) for text in texts], axis=0)
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
    ranks_of_token = [ranks[term_of_token] for term_of_token in terms_of_token]
    grouped = [
        (text, of_token.astype(np.uint32), text.group(stretch_of_rank[of_token], n_stretches))
        for text in texts
        for of_token in ranks_of_token
    ]
    for stretch, (first, end) in enumerate(pairwise(cuts)):
        keys = np.concatenate(
            [_keys(text, of_token, groups[stretch], first) for text, of_token, groups in grouped]
        )
        keys.sort()
        yield TermPositions([terms[index].encode() for index in used[first:end]], keys)


def _keys(text: PositionedTokens, rank_of_token: Array, tokens: Array, first: int) -> Array:
    """Return the keys, as in `TermPositions`, of the tokens at some offsets.

    *first* is the rank of the first term of their stretch.
    """
    terms = rank_of_token.take(text.token_ids.take(tokens)) - np.uint32(first)
    keys: Array = terms.astype(np.uint64) << np.uint64(32) | text.positions.take(tokens)
    return keys
