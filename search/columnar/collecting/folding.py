"""Folding: of the hits that are near-copies of each other, only the best is kept."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from search.columnar.collecting.top_docs import ScoredDoc, top_docs
from search.columnar.files.array_file import Array
from search.columnar.index.groups import NO_GROUP
from search.columnar.index.searcher import Searcher
from search.columnar.scoring.docset import DocSet
from search.values.query import Sort

_BLOCK = 20_000  # hits that are put in order at a time


class FoldedDoc(NamedTuple):
    """The best hit of a group, and how many other hits the group has."""

    best: ScoredDoc
    copies: int


class Folding:
    """The hits *found* in each segment, one of each group of near-copies."""

    def __init__(self, searcher: Searcher, found: Sequence[DocSet]) -> None:
        self._searcher = searcher
        self._found = found

    @cached_property
    def _sizes(self) -> Array:
        """The number of hits of each group."""
        groups = [
            of_segment.take(docs.doc_ids)
            for of_segment, docs in zip(self._searcher.groups, self._found, strict=True)
        ]
        every = np.concatenate([np.empty(0, np.int32), *groups])
        return np.bincount(every[every != NO_GROUP])

    @property
    def groups(self) -> int:
        """Return how many hits are left, those without near-copies included."""
        total = sum(docs.doc_ids.size for docs in self._found)
        return total - int(self._sizes.sum()) + int(np.count_nonzero(self._sizes))

    def docs(self, order: Sort, start: int, end: int) -> Iterator[FoldedDoc]:
        """Yield the hits that are left from *start* up to, not including, *end*.

        The best of a group is the first in the total order, and stands where it stands there.
        """
        seen: set[int] = set()
        left, first = 0, 0
        block = min(max(2 * end, 100), _BLOCK)
        while left < end:
            hits = top_docs(self._searcher, self._found, order, first, first + block)
            if not hits:
                return
            for hit in hits:
                group = int(self._searcher.groups[hit.segment][hit.doc_id])
                if group in seen:
                    continue
                copies = 0
                if group != NO_GROUP:
                    seen.add(group)
                    copies = int(self._sizes[group]) - 1
                if start <= left < end:
                    yield FoldedDoc(hit, copies)
                left += 1
            first, block = first + block, _BLOCK
