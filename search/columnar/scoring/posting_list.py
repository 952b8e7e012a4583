"""Posting lists of a segment, and their union in the order of weights.

Each variant of a group has a posting list: doc ids and impacts. Lists of one weight make a
`WeightTier`. The group is the union of its tiers, each document with the greatest weight and the
greatest impact of the lists that hold it (`search.scoring.bm25`). Two facts make that cheap. A
document has one language, so lists of stems of different languages share no document and are
concatenated. And the impacts in one document ascend with the frequency, so the greatest is found
without decoding it.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct, structs

from search.columnar.files.array_file import Array
from search.columnar.scoring.docset import DocSet, ImpactScores
from search.columnar.scoring.intersection import binary_search_pays, complement, intersect
from search.columnar.scoring.scratch import clean, lent_scratch


class PostingList(Struct, frozen=True, eq=False, gc=False):
    """Doc ids without repeats, and the impact in each document.

    *language*: the language of all the documents, if it is known. *term*: the number of the term
    in the field `words` if this is that term's list. *ascending* is False after concatenation.
    """

    doc_ids: Array
    impacts: Array
    language: str | None = None
    term: int | None = None
    ascending: bool = True

    @property
    def nbytes(self) -> int:
        """The size of the two arrays in bytes."""
        return self.doc_ids.nbytes + self.impacts.nbytes


class WeightTier(Struct, frozen=True, eq=False, gc=False):
    """The variants of one weight, as lists that share no document."""

    weight: float
    lists: tuple[PostingList, ...]

    def joined(self) -> PostingList:
        """Return all lists as one."""
        return _concatenate(self.lists)

    def look_up(self, doc_ids: Array, documents: int) -> tuple[Array, Array]:
        """Return the indices of those of *doc_ids* that the lists hold, and their impacts.

        The segment has so many *documents*.
        """
        lists: list[PostingList] = []
        short: list[PostingList] = []
        for postings in self.lists:
            (lists if binary_search_pays(doc_ids, postings) else short).append(postings)
        if short:
            lists.append(_concatenate(short))
        found = [(postings, *intersect(DocSet(doc_ids), postings, documents)) for postings in lists]
        if len(found) == 1:
            ((postings, indices, at),) = found
            return indices, postings.impacts.take(at)
        return (
            np.concatenate([indices for _, indices, _ in found]),
            np.concatenate([postings.impacts.take(at) for postings, _, at in found]),
        )


class WeightedUnion(Struct, frozen=True, eq=False, gc=False):
    """The documents of a group, each with its greatest impact and its greatest weight.

    The impacts of *postings* pack two ordinals: `impact + n_impacts * index of the weight`, where
    *weights* has the weights and n_impacts is the number of different impacts in the segment.
    """

    postings: PostingList
    weights: Sequence[float]

    def matches(self, saturations: Array, idf: float) -> DocSet:
        """Return the documents with their scores; *saturations* has a value for each impact."""
        tables = [saturations * (weight * idf) for weight in self.weights]
        scores = ImpactScores(
            tables[0] if len(tables) == 1 else np.concatenate(tables), self.postings.impacts
        )
        return DocSet(self.postings.doc_ids, scores, self.postings.ascending)


def disjoint(lists: Sequence[PostingList], documents: int) -> Iterator[PostingList]:
    """Yield lists that share no document and together hold what *lists* hold."""
    by_language: dict[str | None, list[PostingList]] = {}
    for postings in lists:
        by_language.setdefault(postings.language, []).append(postings)
    if None in by_language:  # a list of unknown language may share documents with all others
        by_language = {None: list(lists)}
    for language, same in by_language.items():
        if len(same) == 1:
            yield same[0]
        else:
            yield structs.replace(_united(same, documents), language=language)


def _united(lists: Sequence[PostingList], documents: int) -> PostingList:
    """Return the union of several lists, which mostly add few documents to the longest."""
    most, *others = sorted(lists, key=lambda postings: postings.doc_ids.size, reverse=True)
    few = others[0]
    if len(others) > 1:
        doc_ids = np.concatenate([postings.doc_ids for postings in others])
        impacts = np.concatenate([postings.impacts for postings in others])
        few = deduplicate(doc_ids, impacts, documents)
    return merge(most, few, documents)[0]


def deduplicate(doc_ids: Array, impacts: Array, documents: int) -> PostingList:
    """Return each of *doc_ids* once, with the greatest of its impacts."""
    at, numbers = doc_ids.astype(np.intp), np.arange(doc_ids.size, dtype=np.int32)
    with lent_scratch(documents) as scratch:
        # The last index written for a document wins, so only that one reads itself back.
        scratch.numbers[at] = numbers
        last = scratch.numbers.take(at)
    once = last == numbers
    again = (~once).nonzero()[0]
    greatest = impacts.copy()
    np.maximum.at(greatest, last.take(again), impacts.take(again))
    return PostingList(doc_ids[once], greatest[once], ascending=False)


def merge(many: PostingList, few: PostingList, documents: int) -> tuple[PostingList, Array]:
    """Return the union with the greatest impacts, and the indices in *many* of documents of *few*.

    The documents of *many* come first and keep their order.
    """
    in_few, in_many = intersect(few, many, documents)
    impacts = many.impacts.copy()
    impacts[in_many] = np.maximum(impacts.take(in_many), few.impacts.take(in_few))
    if in_few.size == few.doc_ids.size:
        return PostingList(many.doc_ids, impacts, ascending=many.ascending), in_many
    fresh = complement(in_few, few.doc_ids.size)
    merged = PostingList(
        np.concatenate((many.doc_ids, few.doc_ids[fresh])),
        np.concatenate((impacts, few.impacts[fresh])),
        ascending=False,
    )
    return merged, in_many


def unite(tiers: Sequence[WeightTier], documents: int, n_impacts: int) -> WeightedUnion:
    """Return the union of *tiers*, which come with the greatest weight first.

    The union starts from the tier with the most postings, to which the others add few.
    """
    if not tiers:
        return WeightedUnion(PostingList(np.empty(0, np.intp), np.empty(0, np.intp)), (1.0,))
    weights = [tier.weight for tier in reversed(tiers)]
    if len(tiers) == 1:
        return WeightedUnion(tiers[0].joined(), weights)
    ordinals = dict(zip(weights, range(0, len(weights) * n_impacts, n_impacts), strict=True))
    most, *others = sorted(tiers, key=_size, reverse=True)
    united = most.joined()
    weighted = np.full(united.doc_ids.size, ordinals[most.weight], np.int32)
    for tier in others:
        ordinal = ordinals[tier.weight]
        united, at = merge(united, tier.joined(), documents)
        weighted[at] = np.maximum(weighted.take(at), ordinal)
        added = np.full(united.doc_ids.size - weighted.size, ordinal, np.int32)
        weighted = np.concatenate((weighted, added))
    united = structs.replace(united, impacts=united.impacts + weighted)
    return WeightedUnion(united, weights)


def count_distinct(tiers: Sequence[WeightTier], documents: int) -> int:
    """Return how many different documents *tiers* hold."""
    total = sum([_size(tier) for tier in tiers])
    if len(tiers) <= 1:
        return total
    # To flag a document takes several times as long as to read a flag.
    *few, most = sorted(tiers, key=_size)
    with lent_scratch(documents) as scratch:
        flags = scratch.flags
        flagged: list[Array] = []
        for tier in few:
            doc_ids = _doc_ids(tier.lists).astype(np.intp)
            if flagged:
                total -= int(np.count_nonzero(flags.take(doc_ids)))
            flags[doc_ids] = True
            flagged.append(doc_ids)
        for postings in most.lists:
            total -= int(np.count_nonzero(flags.take(postings.doc_ids)))
        for doc_ids in flagged:
            clean(flags, doc_ids)
    return total


def _size(tier: WeightTier) -> int:
    return sum([postings.doc_ids.size for postings in tier.lists])


def _doc_ids(lists: Sequence[PostingList]) -> Array:
    one, *others = [postings.doc_ids for postings in lists]
    return np.concatenate((one, *others)) if others else one


def _concatenate(lists: Sequence[PostingList]) -> PostingList:
    """Return *lists* that share no document as one."""
    if len(lists) == 1:
        return lists[0]
    return PostingList(
        np.concatenate([postings.doc_ids for postings in lists]),
        np.concatenate([postings.impacts for postings in lists]),
        ascending=False,
    )
