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

    def count(self, frequencies: Array) -> None:
        """Add to *frequencies*, by token id, how often each occurs in documents not left out."""
        kept = self.begins >= 0
        token_ids = self.token_ids if kept.all() else self.token_ids[np.repeat(kept, self.lengths)]
        np.add.at(frequencies, token_ids, 1)

    @cached_property
    def positions(self) -> Array:
        """The position of each token; arbitrary in documents that are left out."""
        shifts = self.begins - offsets(self.lengths)[:-1]
        positions = np.repeat(shifts, self.lengths) + np.arange(self.token_ids.size)
        return positions.astype(np.uint32)

    def keys(self, rank_of_token: Array, stretch_of_rank: Array) -> tuple[Array, Array]:
        """Return the keys of the tokens that have a term, those of each stretch together, and ends.

        A key is `rank of term << 32 | position`; they ascend by position in each stretch.
        *rank_of_token* has the rank of the term of each token id. The last rank means no term, and
        its stretch, the last too, has no end.
        """
        n_stretches = int(stretch_of_rank[-1])
        ranks = rank_of_token.take(self.token_ids)
        stretches = stretch_of_rank.take(ranks)
        kept = self.begins >= 0
        if not kept.all():
            stretches[np.repeat(~kept, self.lengths)] = n_stretches
        ends = offsets(np.bincount(stretches, minlength=n_stretches + 1)[:n_stretches])
        if ends[-1] * _FEW < stretches.size:  # as of compounds: most tokens have no such term
            having = np.flatnonzero(stretches < n_stretches)
            tokens = having[np.argsort(stretches[having], kind="stable")]
        else:
            tokens = np.argsort(stretches, kind="stable")[: ends[-1]]
        keys = ranks.take(tokens).astype(np.uint64)
        keys <<= np.uint64(32)
        keys |= self.positions.take(tokens)
        return keys, ends[1:]


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

    Each array of *terms_of_token* has an index into *terms* for each token id, -1 for none. Ranks
    take the place of these indices.
    """
    counts = _counts(len(terms), terms_of_token, texts)
    used = np.flatnonzero(counts).tolist()
    used.sort(key=terms.__getitem__)
    ranks = np.full(len(terms) + 1, len(used), np.int32)  # the last one is indexed by -1, no term
    ranks[used] = np.arange(len(used))
    # Once for all texts: large archives have many more token ids than a text has tokens.
    for numbers in terms_of_token:
        numbers[:] = ranks[numbers]
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
            for rank_of_token in terms_of_token:
                stretches.add(*text.keys(rank_of_token, stretch_of_rank))
        for stretch, (first, end) in enumerate(pairwise(cuts)):
            keys = stretches.part(stretch)
            keys -= np.uint64(first << 32)
            keys.sort()
            yield TermPositions([terms[index].encode() for index in used[first:end]], keys)


def _counts(n_terms: int, terms_of_token: Sequence[Array], texts: Texts) -> Array:
    """Return how often each of *n_terms* terms occurs in *texts*."""
    frequencies = np.zeros(terms_of_token[0].size, np.int64)
    for text in texts():
        text.count(frequencies)
    counts = np.zeros(n_terms, np.int64)
    for term_of_token in terms_of_token:
        has_term = term_of_token >= 0
        np.add.at(counts, term_of_token[has_term], frequencies[has_term])
    return counts
