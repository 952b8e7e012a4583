"""Texts, as the numbers of their forms, turned into postings.

The occurrences of a field are sorted a stretch of terms at a time, and looked for a part of the
texts at a time, so that memory is needed for one of each, however many texts there are.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from search.columnar.format import Array
from search.columnar.forms import Vocabulary
from search.columnar.postings import FIELDS, Fields, Occurrences
from search.columnar.strings import offsets

LEFT_OUT = -(1 << 40)
"""Where the tokens begin of a document that is not taken over: their positions are all below 0."""

_STRETCH = 1 << 19  # occurrences that are sorted at a time


@dataclass(frozen=True)
class Texts:
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

    def documents(self) -> Array:
        """Return the document of each token."""
        return np.repeat(np.arange(self.lengths.size, dtype=np.uint32), self.lengths)

    @cached_property
    def shifts(self) -> Array:
        """How far each document's positions are from where its tokens stand here."""
        return self.begins - offsets(self.lengths)[:-1]


def invert(vocabulary: Future[Vocabulary], texts: Sequence[Texts]) -> Fields:
    """Return what *texts* hold, forms having the numbers of *vocabulary*, which may come later."""

    def words() -> Iterator[Occurrences]:
        known = vocabulary.result()
        yield from _invert(known.words, [known.word_of_form], texts)

    def stems() -> Iterator[Occurrences]:
        known = vocabulary.result()
        yield from _invert(known.stems, list(known.stems_of_form.T), texts)

    return dict(zip(FIELDS, (words(), stems()), strict=True))


def _invert(
    terms: Sequence[str], numberings: Sequence[Array], texts: Sequence[Texts]
) -> Iterator[Occurrences]:
    """Yield the occurrences of *terms*; each of *numberings* gives one term a form, -1 for none."""
    uses = np.sum([text.uses(numberings[0].size) for text in texts], axis=0)
    counts = np.zeros(len(terms), np.int64)
    for numbering in numberings:
        np.add.at(counts, numbering[numbering >= 0], uses[numbering >= 0])
    used = np.flatnonzero(counts).tolist()
    used.sort(key=terms.__getitem__)
    ranks = np.full(len(terms) + 1, -1)  # the last is that of no term, -1
    ranks[used] = np.arange(len(used))
    ranked = [ranks[numbering] for numbering in numberings]
    ends = np.cumsum(counts[used])
    cuts = np.searchsorted(ends, np.arange(0, ends[-1] if used else 0, _STRETCH), "right")
    for first, end in pairwise([*np.unique(cuts).tolist(), len(used)]):
        here = [numbers - first for numbers in ranked]
        keys = np.concatenate([part for text in texts for part in _keys(text, here, end - first)])
        keys.sort()
        yield Occurrences([terms[number].encode() for number in used[first:end]], keys)


def _keys(text: Texts, numberings: Sequence[Array], terms: int) -> Iterator[Array]:
    """Yield the keys of `Occurrences` of the forms to which *numberings* give 0 up to *terms*."""
    documents = text.documents()
    for numbering in numberings:
        sought = (numbering >= 0) & (numbering < terms)
        places = np.flatnonzero(sought.take(text.forms))
        here = places + text.shifts.take(documents.take(places))
        kept = here >= 0
        if not kept.all():
            places, here = places[kept], here[kept]
        numbers = numbering.take(text.forms.take(places)).astype(np.uint64)
        yield numbers << np.uint64(32) | here.astype(np.uint64)
