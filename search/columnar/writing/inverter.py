"""Texts, as the numbers of their forms, turned into postings.

Tokens are parted by stretches of terms first, and the occurrences of one stretch at a time are
sorted and handed on: what is kept of every token meanwhile is where it stands.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.files.strings import offsets
from search.columnar.index.postings import FIELDS
from search.columnar.writing.postings_writer import Fields, TermPositions
from search.columnar.writing.tokens import Vocabulary

LEFT_OUT = -(1 << 40)
"""Where the tokens begin of a document that is not taken over."""

_STRETCH = 1 << 19  # occurrences that are sorted at a time


@dataclass(frozen=True)
class PositionedTokens:
    """The *forms* of some documents, end to end; the next *lengths*[i] are those of document i.

    *begins* is the position of each one's first token, or `LEFT_OUT`.
    """

    forms: Array
    lengths: Array
    begins: Array

    def uses(self, known: int) -> Array:
        """Return how often each of so many *known* forms stands in documents that are kept."""
        kept = self.begins >= 0
        forms = self.forms if kept.all() else self.forms[np.repeat(kept, self.lengths)]
        return np.bincount(forms, minlength=known)

    @cached_property
    def positions(self) -> Array:
        """The position of each token, if its document is taken over."""
        shifts = self.begins - offsets(self.lengths)[:-1]
        positions = np.repeat(shifts, self.lengths) + np.arange(self.forms.size)
        return positions.astype(np.uint32)

    def parted(self, numbers: Array, different: int) -> list[Array]:
        """Return the tokens whose forms have each of so many *different* *numbers*.

        Forms with a number above have none of these.
        """
        of_tokens = numbers.take(self.forms)
        kept = self.begins >= 0
        if not kept.all():
            of_tokens[np.repeat(~kept, self.lengths)] = different
        ends = offsets(np.bincount(of_tokens, minlength=different + 1)[:different])
        order = np.argsort(of_tokens, kind="stable")[: ends[-1]].astype(np.uint32)
        return [order[first:end] for first, end in pairwise(ends.tolist())]


def invert(vocabulary: Future[Vocabulary], texts: Sequence[PositionedTokens]) -> Fields:
    """Return what *texts* hold, forms having the numbers of *vocabulary*, which may come later."""

    def words() -> Iterator[TermPositions]:
        known = vocabulary.result()
        yield from _invert(known.words, [known.word_of_form], texts)

    def stems() -> Iterator[TermPositions]:
        known = vocabulary.result()
        yield from _invert(known.stems, list(known.stems_of_form.T), texts)

    return dict(zip(FIELDS, (words(), stems()), strict=True))


def _invert(
    terms: Sequence[str], numberings: Sequence[Array], texts: Sequence[PositionedTokens]
) -> Iterator[TermPositions]:
    """Yield the occurrences of *terms*; each of *numberings* gives one term a form, -1 for none."""
    uses = np.sum([text.uses(numberings[0].size) for text in texts], axis=0)
    counts = np.zeros(len(terms), np.int64)
    for numbering in numberings:
        np.add.at(counts, numbering[numbering >= 0], uses[numbering >= 0])
    used = np.flatnonzero(counts).tolist()
    used.sort(key=terms.__getitem__)
    ranks = np.full(len(terms) + 1, -1)  # the last is that of no term, -1
    ranks[used] = np.arange(len(used))
    ends = np.cumsum(counts[used])
    starts = np.arange(0, ends[-1] if used else 0, _STRETCH)
    cuts = [*np.unique(np.searchsorted(ends, starts, "right")).tolist(), len(used)]
    stretches = len(cuts) - 1
    of_rank = np.append(np.repeat(np.arange(stretches), np.diff(cuts)), stretches)
    of_rank = of_rank.astype(np.min_scalar_type(stretches))  # small numbers are sorted fastest
    ranked = [ranks[numbering] for numbering in numberings]
    parted = [
        (text, of_form.astype(np.uint32), text.parted(of_rank[of_form], stretches))
        for text in texts
        for of_form in ranked
    ]
    for number, (first, end) in enumerate(pairwise(cuts)):
        keys = np.concatenate(
            [_keys(text, of_form, tokens[number], first) for text, of_form, tokens in parted]
        )
        keys.sort()
        yield TermPositions([terms[number].encode() for number in used[first:end]], keys)


def _keys(text: PositionedTokens, ranks: Array, tokens: Array, first: int) -> Array:
    """Return the keys of `TermPositions` of some *tokens*, terms being numbered from rank *first*.

    *ranks* gives a rank for each form.
    """
    terms = ranks.take(text.forms.take(tokens)) - np.uint32(first)
    keys: Array = terms.astype(np.uint64) << np.uint64(32) | text.positions.take(tokens)
    return keys
