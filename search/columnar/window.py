"""One page of a result: the rows at some places of the total order, without sorting the rest."""

from collections.abc import Sequence

import numpy as np

from search.columnar.format import Array
from search.columnar.matching import Matches
from search.columnar.rows import NO_DAY
from search.columnar.snapshot import Snapshot
from search.query import Sort

Place = tuple[int, int, float]
"""A hit: the number of its segment, its row, its score."""


def page(
    snapshot: Snapshot, found: Sequence[Matches], order: Sort, start: int, end: int
) -> list[Place]:
    """Return the hits at places *start* up to, not including, *end*.

    By falling score or day; equals newest first, undated last, then by id. `oldest` is by rising
    day, undated last, then by id.
    """
    total = sum(matches.rows.size for matches in found)
    end = min(end, total)
    if start >= end:
        return []
    keys = [_keys(snapshot, number, matches, order) for number, matches in enumerate(found)]
    lowest, highest = _bounds(keys, start, end)
    before = sum(int(np.count_nonzero(column > highest)) for column in keys)
    candidates = [
        (number, place)
        for number, (column, matches) in enumerate(zip(keys, found, strict=True))
        for place in _candidates(column, matches.rows, lowest, highest, end - before)
    ]
    ranked = _ranked(snapshot, found, keys, candidates)[start - before : end - before]
    return [
        (
            number,
            int(found[number].rows[place]),
            0.0 if (scores := found[number].scores) is None else float(scores[place]),
        )
        for number, place in ranked
    ]


def _keys(snapshot: Snapshot, number: int, matches: Matches, order: Sort) -> Array:
    """Return what the order asks first, greatest first."""
    if order == "relevance":
        return matches.scored()
    days = snapshot.segments[number].file.days[matches.rows].astype(np.int64)
    if order == "oldest":
        return np.where(days == NO_DAY, np.iinfo(np.int64).min, -days)
    return days


def _bounds(keys: Sequence[Array], start: int, end: int) -> tuple[float, float]:
    """Return the keys at the last and at the first place of the page."""
    column = keys[0] if len(keys) == 1 else np.concatenate(keys)
    last, first = column.size - end, column.size - 1 - start
    parted = np.partition(column, (last, first))
    return parted[last], parted[first]


def _candidates(
    keys: Array, rows: Array, lowest: float, highest: float, wanted: int
) -> list[int]:
    """Return the places that the page may need: all between the bounds, and the first equals.

    Of those with the lowest key a segment can give the page only the first *wanted* rows, as rows
    are numbered in the order of equals.
    """
    above = np.flatnonzero((keys > lowest) & (keys <= highest))
    equal = np.flatnonzero(keys == lowest)
    if equal.size > wanted:
        equal = equal[np.argpartition(rows[equal], wanted - 1)[:wanted]]
    places: list[int] = np.concatenate((above, equal)).tolist()
    return places


def _ranked(
    snapshot: Snapshot,
    found: Sequence[Matches],
    keys: Sequence[Array],
    candidates: list[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Return *candidates* in the total order."""

    def place_in_order(candidate: tuple[int, int]) -> tuple[float, int, str | int]:
        number, place = candidate
        file = snapshot.segments[number].file
        row = int(found[number].rows[place])
        # Rows of one segment are in the order of their ids, which need not be read then.
        name: str | int = row if len(found) == 1 else file.id(row)
        return -keys[number][place], -file.days_by_row[row], name

    return sorted(candidates, key=place_in_order)
