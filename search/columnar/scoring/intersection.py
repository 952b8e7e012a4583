"""The intersection of two sets of documents of one segment."""

from typing import Protocol

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.scoring.scratch import clean, lent_scratch

FAR_FEWER = 16


class DocIdSet(Protocol):
    """Doc ids without repeats, in ascending order if *ascending*, else in any."""

    @property
    def doc_ids(self) -> Array:
        """The doc ids."""

    @property
    def ascending(self) -> bool:
        """Whether they ascend."""


def binary_search_pays(few: Array, many: DocIdSet) -> bool:
    """Return whether a binary search for each of *few* doc ids beats reading all of *many*."""
    return many.ascending and few.size * FAR_FEWER < many.doc_ids.size


def intersect(one: DocIdSet, other: DocIdSet, documents: int) -> tuple[Array, Array]:
    """Return the indices in *one* and in *other* of the documents that both hold, pair by pair.

    The segment has so many *documents*. The smaller set is searched for in the larger, or flagged
    while the larger is read: to flag a document costs several times as much as to read a flag.
    """
    if one.doc_ids.size > other.doc_ids.size:
        in_other, in_one = intersect(other, one, documents)
        return in_one, in_other
    if binary_search_pays(one.doc_ids, other):
        return _binary_search(one.doc_ids, other)
    flagged = one.doc_ids.astype(np.intp)  # NumPy sets flags at these in half the time
    with lent_scratch(documents) as scratch:
        scratch.flags[flagged] = True
        in_other = scratch.flags.take(other.doc_ids).nonzero()[0]
        both = other.doc_ids.take(in_other)
        if one.ascending and other.ascending:
            clean(scratch.flags, flagged)
            scratch.flags[both] = True
            in_one = scratch.flags.take(flagged).nonzero()[0]
            clean(scratch.flags, both)
        else:
            scratch.numbers[flagged] = np.arange(flagged.size, dtype=np.int32)
            in_one = scratch.numbers.take(both)
            clean(scratch.flags, flagged)
    return in_one, in_other


def complement(indices: Array, size: int) -> Array:
    """Return for each index below *size* whether it is not among *indices*."""
    others = np.ones(size, np.bool_)
    others[indices] = False
    return others


def _binary_search(few: Array, many: DocIdSet) -> tuple[Array, Array]:
    """Return the indices in *few* and in *many*, which ascends, of the doc ids in both."""
    at = np.searchsorted(many.doc_ids, few.astype(many.doc_ids.dtype, copy=False))
    at[at == many.doc_ids.size] = 0
    found = (many.doc_ids.take(at) == few).nonzero()[0]
    return found, at.take(found)
