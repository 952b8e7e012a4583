"""The top documents: the hits from one index of the total order to another, the rest unsorted."""

from collections.abc import Iterator, Sequence
from itertools import groupby, repeat

import numpy as np
from msgspec import Struct

from search.columnar.files.array_file import Array
from search.columnar.index.record import NO_DAY
from search.columnar.index.searcher import Searcher
from search.columnar.scoring.docset import DocSet, TopCandidates
from search.values.query import Sort

_BY_SCORE: tuple[Sort, ...] = ("relevance", "meaning")
_SORTED_AT_ONCE = 200  # so many are sorted as fast as some of them are ruled out
_PARTED_AT_ONCE = 2_000  # so many keys are partitioned as fast as a bound of them is estimated
_SAMPLE = 512
_SURPLUS = 4  # an estimated bound leaves about so many times the keys that are wanted


class ScoredDoc(Struct, frozen=True, gc=False):
    """A hit: *doc_id* in the segment with the index *segment*, and its score."""

    segment: int
    doc_id: int
    score: float


def top_docs(
    searcher: Searcher, found: Sequence[DocSet], order: Sort, start: int, end: int
) -> list[ScoredDoc]:
    """Return the hits from index *start* up to, not including, *end* of the total order.

    *found* has the hits of each segment. The order is by falling score or day; ties are newest
    first, undated last, then by id. `oldest` is by rising day, undated last, then by id.
    """
    end = min(end, sum([docs.doc_ids.size for docs in found]))
    if start >= end:
        return []
    if order in _BY_SCORE:
        found = _narrowed(found, end)
    elif order == "newest":
        found = [_newest(docs, end) for docs in found]
    keys: Sequence[Array] = [
        _keys(searcher, segment, docs, order) for segment, docs in enumerate(found)
    ]
    if not start:
        found, keys = _leading(found, keys, end)
    if sum([column.size for column in keys]) <= _SORTED_AT_ONCE:
        every = [np.arange(column.size) for column in keys]
        return _sorted(searcher, found, keys, every)[start:end]
    lowest, highest = _bounds(keys, start, end)
    before = 0
    if start:
        before = sum(int(np.count_nonzero(column > highest)) for column in keys)
    chosen = [
        _candidates(column, docs.doc_ids, lowest, highest, end - before)
        for column, docs in zip(keys, found, strict=True)
    ]
    return _sorted(searcher, found, keys, chosen)[start - before : end - before]


def _narrowed(found: Sequence[DocSet], wanted: int) -> Sequence[DocSet]:
    """Return the top candidates if the *wanted* best hits are among them, else *found*."""
    if all(docs.top_candidates is None for docs in found):
        return found
    tops = [docs.top_candidates or TopCandidates(docs, -np.inf) for docs in found]
    max_other_score = max(top.max_other_score for top in tops)
    above = sum(int(np.count_nonzero(top.docs.all_scores() > max_other_score)) for top in tops)
    return [top.docs for top in tops] if above >= wanted else found


def _newest(docs: DocSet, wanted: int) -> DocSet:
    """Return the *wanted* newest of *docs*, or all; a segment numbers documents newest first."""
    return docs.select(np.arange(min(wanted, docs.doc_ids.size))) if docs.ascending else docs


def _keys(searcher: Searcher, segment: int, docs: DocSet, order: Sort) -> Array:
    """Return the first sort key of each document, a score or a day; the greatest comes first."""
    if order in _BY_SCORE:
        return docs.all_scores()
    days = searcher.segments[segment].file.days[docs.doc_ids].astype(np.float64)
    if order == "oldest":
        return np.where(days == NO_DAY, -np.inf, -days)
    return days


def _leading(
    found: Sequence[DocSet], keys: Sequence[Array], wanted: int
) -> tuple[Sequence[DocSet], Sequence[Array]]:
    """Return the documents with the *wanted* greatest keys and maybe more, and their keys.

    To compare half a million keys with a bound and to keep few takes a thirteenth of the time of
    partitioning them, so a bound is estimated from a sample.
    """
    size = sum([column.size for column in keys])
    if size <= max(_PARTED_AT_ONCE, _SURPLUS * _SURPLUS * wanted):
        return found, keys
    sample = _joined([column[:: size // _SAMPLE] for column in keys])
    enough = max(_SURPLUS, _SURPLUS * wanted * sample.size // size)
    bound = np.partition(sample, sample.size - enough)[sample.size - enough]
    above = [(column >= bound).nonzero()[0] for column in keys]
    if sum([at.size for at in above]) < wanted:
        return found, keys
    return (
        [docs.select(at) for docs, at in zip(found, above, strict=True)],
        [column.take(at) for column, at in zip(keys, above, strict=True)],
    )


def _bounds(keys: Sequence[Array], start: int, end: int) -> tuple[float, float]:
    """Return the keys of the last hit of the page and of the first, infinity for the first page."""
    column = _joined(keys)
    last, first = column.size - end, column.size - 1 - start
    parted = np.partition(column, (last, first) if start else last)
    return float(parted[last]), float(parted[first]) if start else np.inf


def _candidates(keys: Array, doc_ids: Array, lowest: float, highest: float, wanted: int) -> Array:
    """Return the indices of documents that may be on the page: all between the bounds.

    Of those with the lowest key only the first *wanted* doc ids are kept, since documents of one
    segment are numbered in the order of ties.
    """
    inside = (keys >= lowest).nonzero()[0]
    if highest < np.inf:
        inside = inside[keys.take(inside) <= highest]
    if inside.size <= max(wanted, _SORTED_AT_ONCE):
        return inside
    ties = keys.take(inside) == lowest
    equal = inside[ties]
    if equal.size > wanted:
        equal = equal[np.argpartition(doc_ids[equal], wanted - 1)[:wanted]]
    return np.concatenate((inside[~ties], equal))


def _sorted(
    searcher: Searcher, found: Sequence[DocSet], keys: Sequence[Array], chosen: Sequence[Array]
) -> list[ScoredDoc]:
    """Return the hits at the indices *chosen* in each segment, in the total order.

    Within a segment, ties are in the order of doc ids.
    """
    doc_id = _joined([docs.doc_ids.take(at) for docs, at in zip(found, chosen, strict=True)])
    key = _joined([column.take(at) for column, at in zip(keys, chosen, strict=True)])
    score = _joined([docs.scores_at(at) for docs, at in zip(found, chosen, strict=True)])
    if len(found) == 1:
        order = np.lexsort((doc_id, -key))
        return list(
            map(ScoredDoc, repeat(0), doc_id.take(order).tolist(), score.take(order).tolist())
        )
    segment = np.repeat(np.arange(len(chosen)), [at.size for at in chosen])
    day = _joined(
        [
            s.file.days.take(docs.doc_ids.take(at))
            for s, docs, at in zip(searcher.segments, found, chosen, strict=True)
        ]
    )
    order = np.lexsort((doc_id, segment, -day, -key))
    columns = (column.take(order).tolist() for column in (segment, doc_id, score))
    ties = zip(key.take(order).tolist(), day.take(order).tolist(), strict=True)
    return list(_by_id(searcher, list(map(ScoredDoc, *columns)), list(ties)))


def _joined(columns: Sequence[Array]) -> Array:
    return columns[0] if len(columns) == 1 else np.concatenate(columns)


def _by_id(
    searcher: Searcher, hits: Sequence[ScoredDoc], ties: Sequence[tuple[float, int]]
) -> Iterator[ScoredDoc]:
    """Yield *hits*; those of one key and day from several segments are sorted by their ids."""

    def document_id(hit: ScoredDoc) -> str:
        return searcher.segments[hit.segment].file.id(hit.doc_id)

    for _, run in groupby(zip(ties, hits, strict=True), key=lambda item: item[0]):
        same = [hit for _, hit in run]
        one_segment = same[0].segment == same[-1].segment
        yield from same if one_segment else sorted(same, key=document_id)
