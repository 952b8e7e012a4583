"""One page of a result: the rows at some places of the total order, without sorting the rest."""

from collections.abc import Iterator, Sequence
from itertools import groupby, repeat

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.index.record import NO_DAY
from search.columnar.index.searcher import Searcher
from search.columnar.scoring.docset import DocSet, TopCandidates
from search.values.query import Sort

_SAMPLE = 512
_SURPLUS = 4
_FEW = 16
_SORTED_AT_ONCE = 200  # as fast as it is to leave out some first

Place = tuple[int, int, float]
"""A hit: the number of its segment, its row, its score."""


def page(
    searcher: Searcher, found: Sequence[DocSet], order: Sort, start: int, end: int
) -> list[Place]:
    """Return the hits at places *start* up to, not including, *end*.

    By falling score or day; equals newest first, undated last, then by id. `oldest` is by rising
    day, undated last, then by id.
    """
    end = min(end, sum([matches.rows.size for matches in found]))
    if start >= end:
        return []
    if order == "relevance":
        found = _leading(found, end)
    keys = [_keys(searcher, number, matches, order) for number, matches in enumerate(found)]
    if sum([column.size for column in keys]) <= _SORTED_AT_ONCE:
        every = [np.arange(column.size) for column in keys]
        return _ranked(searcher, found, keys, every)[start:end]
    lowest, max_score = _bounds(keys, start, end)
    before = 0
    if start:
        before = sum(int(np.count_nonzero(column > max_score)) for column in keys)
    chosen = [
        _candidates(column, matches.rows, lowest, max_score, end - before)
        for column, matches in zip(keys, found, strict=True)
    ]
    return _ranked(searcher, found, keys, chosen)[start - before : end - before]


def _leading(found: Sequence[DocSet], wanted: int) -> Sequence[DocSet]:
    """Return a part of *found* that has the *wanted* greatest scores, if one is at hand."""
    if all(matches.head is None for matches in found):
        return found
    heads = [matches.head or TopCandidates(matches, -np.inf) for matches in found]
    rest = max(head.rest for head in heads)
    above = sum(int(np.count_nonzero(head.matches.scored() > rest)) for head in heads)
    return [head.matches for head in heads] if above >= wanted else found


def _keys(searcher: Searcher, number: int, matches: DocSet, order: Sort) -> Array:
    """Return what the order asks first, greatest first."""
    if order == "relevance":
        return matches.scored()
    days = searcher.segments[number].file.days[matches.rows].astype(np.float64)
    if order == "oldest":
        return np.where(days == NO_DAY, -np.inf, -days)
    return days


def _bounds(keys: Sequence[Array], start: int, end: int) -> tuple[float, float]:
    """Return the keys at the last and at the first place of the page."""
    column = keys[0] if len(keys) == 1 else np.concatenate(keys)
    if not start:
        column = _highest(column, end)
        last = column.size - end
        return float(np.partition(column, last)[last]), np.inf
    last, first = column.size - end, column.size - 1 - start
    parted = np.partition(column, (last, first))
    return float(parted[last]), float(parted[first])


def _highest(column: Array, wanted: int) -> Array:
    """Return the *wanted* greatest of *column* and maybe more.

    A bound is guessed from a sample, since comparing is far cheaper than parting.
    """
    if column.size <= max(_SAMPLE, _FEW * wanted):
        return column
    sample = column[:: column.size // _SAMPLE]
    enough = max(_SURPLUS, _SURPLUS * wanted * sample.size // column.size)
    bound = np.partition(sample, sample.size - enough)[sample.size - enough]
    above = column[column >= bound]
    return above if above.size >= wanted else column


def _candidates(keys: Array, rows: Array, lowest: float, max_score: float, wanted: int) -> Array:
    """Return the places that the page may need: all between the bounds, and the first equals.

    Of those with the lowest key a segment can give the page only the first *wanted* rows, as rows
    are numbered in the order of equals.
    """
    inside = np.flatnonzero(keys >= lowest)
    if max_score < np.inf:
        inside = inside[keys.take(inside) <= max_score]
    if inside.size <= max(wanted, _SORTED_AT_ONCE):
        return inside
    ties = keys.take(inside) == lowest
    equal = inside[ties]
    if equal.size > wanted:
        equal = equal[np.argpartition(rows[equal], wanted - 1)[:wanted]]
    return np.concatenate((inside[~ties], equal))


def _ranked(
    searcher: Searcher, found: Sequence[DocSet], keys: Sequence[Array], chosen: Sequence[Array]
) -> list[Place]:
    """Return the hits at the *chosen* places of each segment, in the total order.

    Within a segment equals are in the order of their rows.
    """
    row = _joined([matches.rows.take(at) for matches, at in zip(found, chosen, strict=True)])
    key = _joined([column.take(at) for column, at in zip(keys, chosen, strict=True)])
    score = _joined([matches.scored_at(at) for matches, at in zip(found, chosen, strict=True)])
    if len(found) == 1:
        order = np.lexsort((row, -key))
        rows, scores = row.take(order).tolist(), score.take(order).tolist()
        return list(zip(repeat(0), rows, scores, strict=False))
    number = np.repeat(np.arange(len(chosen)), [at.size for at in chosen])
    day = _joined(
        [
            s.file.days.take(m.rows.take(at))
            for s, m, at in zip(searcher.segments, found, chosen, strict=True)
        ]
    )
    order = np.lexsort((row, number, -day, -key))
    columns = (column.take(order).tolist() for column in (number, row, score))
    equals = zip(key.take(order).tolist(), day.take(order).tolist(), strict=True)
    return list(_by_id(searcher, list(zip(*columns, strict=True)), list(equals)))


def _joined(columns: Sequence[Array]) -> Array:
    return columns[0] if len(columns) == 1 else np.concatenate(columns)


def _by_id(
    searcher: Searcher, ranked: Sequence[Place], equals: Sequence[tuple[float, int]]
) -> Iterator[Place]:
    """Yield *ranked* with neighbours of one key and day, from several segments, by their ids."""

    def document_id(place: Place) -> str:
        return searcher.segments[place[0]].file.id(place[1])

    for _, run in groupby(zip(equals, ranked, strict=True), key=lambda item: item[0]):
        same = [place for _, place in run]
        yield from same if same[0][0] == same[-1][0] else sorted(same, key=document_id)
