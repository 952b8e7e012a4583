"""The groups of near-copies of a commit, from the pairs that its segments and the commit keep.

They are made when they are first asked for. So a document that is added or deleted changes no more
on disk than some pairs, and the groups depend on the documents of the commit alone.
"""

from collections.abc import Sequence

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.index.near_copies import CrossPairs
from search.columnar.index.segment import Segment

NO_GROUP = -1


def find_groups(segments: Sequence[Segment], between: CrossPairs) -> list[Array]:
    """Return the number of each document's group, for each segment; `NO_GROUP` for most.

    *between* has the pairs across segments. A group whose other documents are deleted may have one
    document. `search.near_copies.rules` defines the groups.
    """
    ends = np.cumsum([segment.file.documents for segment in segments], dtype=np.int64)
    starts = dict(zip([s.name for s in segments], [0, *ends.tolist()], strict=False))
    pairs = [
        np.empty((0, 2), np.int64),
        *(
            segment.file.near_copies.pairs.astype(np.int64) + starts[segment.name]
            for segment in segments
        ),
        *(
            found.astype(np.int64) + np.array([starts[one], starts[other]])
            for (one, other), found in between.items()
        ),
    ]
    every = np.concatenate(pairs)
    if not every.size:
        return [np.full(segment.file.documents, NO_GROUP, np.int32) for segment in segments]
    live = np.concatenate([_live(segment) for segment in segments])
    every = every[live[every].all(axis=1)]
    documents, indices = np.unique(every, return_inverse=True)
    days = np.concatenate([segment.file.days for segment in segments])[documents]
    hashes = np.concatenate([segment.file.id_hashes() for segment in segments])[documents]
    order = np.lexsort((documents, hashes, days))
    ranks = np.empty(order.size, np.int64)
    ranks[order] = np.arange(order.size)
    groups = np.full(live.size, NO_GROUP, np.int32)
    groups[documents[order]] = _firsts(np.sort(ranks[indices.reshape(-1, 2)], axis=1), order.size)
    return np.split(groups, ends[:-1])


def _live(segment: Segment) -> Array:
    return np.ones(segment.file.documents, np.bool_) if segment.live is None else segment.live


def _firsts(pairs: Array, documents: int) -> Array:
    """Return for each of *documents* the first of its group; all are numbered in their order.

    In each of *pairs* the earlier document comes first.
    """
    first = list(range(documents))
    ordered = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    # Once the pairs of all earlier documents are done, it is settled whether one begins a group.
    for one, other in ordered.tolist():
        if first[one] == one and first[other] == other:
            first[other] = one
    return np.array(first, np.int32)
