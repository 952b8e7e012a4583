"""Grids whose rows are of dates and of headlines by turns, which belong to each other by columns.

<tr><td>12 May 2015</td>        <td>10 May 2015</td></tr>
<tr><td>Police tow a ferry</td> <td>Divers find an anchor</td></tr>
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from corpus.pages.candidates import Candidates
from corpus.pages.line_dates import LineDate
from corpus.pages.outline import Outline, Role, Shape

_LEAST_CELLS = 2
_Rows = Mapping[int, list[int]]  # by the element of a row: the lines of its cells


def pair_by_column(
    outline: Outline, dates: Sequence[LineDate | None], candidates: Candidates
) -> tuple[list[tuple[int, int | None]], list[int]]:
    """Return the lines of headlines in rows of grids, each with that of its date, and doubts.

    A row of dates has one in each cell and nothing else; the rows below it, or the one above, have
    as many cells, in each a headline and no date. Where such rows stand above the first dates and
    below the last, the dates count for those below; a doubt is the first line above, undated.
    """
    dated = _rows_of_dates(outline, dates) if outline.structured else {}
    if not dated:
        return [], []
    within: dict[int, list[int]] = defaultdict(list)
    for index, element in enumerate(outline.elements):
        if index and element.end > element.first:
            within[element.parent].append(index)

    def may_be_headline(at: int) -> bool:
        role = candidates.roles[at]
        return role >= Role.LINK or (role >= Role.TEXT and candidates.says_much(at))

    def titles(row: int, like: int) -> list[int]:
        """Return the lines of the headlines of a *row* with a cell for each date of another."""
        cells = within[row] if row not in dated else []
        if len(cells) != len(dated[like]):
            return []
        lines = [range(outline.elements[of].first, outline.elements[of].end) for of in cells]
        best = [candidates.best(of) for of in lines if not any(dates[of.start : of.stop])]
        found = [at for at in best if at is not None and may_be_headline(at)]
        return found if len(found) == len(cells) else []

    pairs: list[tuple[int, int | None]] = []
    doubts: list[int] = []
    for grid in {outline.elements[row].parent for row in dated}:
        rows = within[grid]
        heads = [at for at, row in enumerate(rows) if row in dated]
        first, last = heads[0], heads[-1]
        begins = titles(rows[first - 1], rows[first]) if first else []
        ends = last + 1 < len(rows) and titles(rows[last + 1], rows[last])
        if begins and ends:
            pairs += [(at, None) for at in begins]
            doubts.append(begins[0])
        for at, next_at in zip(heads, (*heads[1:], len(rows)), strict=True):
            near = rows[at + 1 : next_at] if ends else rows[at - 1 : at]
            roles: set[Role] = set()
            for row in near:
                found = titles(row, rows[at])
                roles = roles or {candidates.roles[of] for of in found}
                if not found or {candidates.roles[of] for of in found} != roles:
                    break
                pairs += zip(found, dated[rows[at]], strict=True)
    return pairs, doubts


def _rows_of_dates(outline: Outline, dates: Sequence[LineDate | None]) -> _Rows:
    """Return the elements that have several cells alike, in each a day and nothing else."""
    rows: dict[int, list[int]] = defaultdict(list)
    shapes: dict[int, set[Shape]] = defaultdict(set)
    for at, date in enumerate(dates):
        if date is None or date.beside or date.partial:
            continue
        cell = outline.around(at)
        while cell.parent and len(outline.elements[cell.parent].lines) == 1:
            cell = outline.elements[cell.parent]
        if len(cell.lines) == 1:
            rows[cell.parent].append(at)
            shapes[cell.parent].add(cell.shape)
    return {
        row: lines
        for row, lines in rows.items()
        if row
        and len(lines) >= _LEAST_CELLS
        and len(outline.elements[row].lines) == len(lines)
        and len(shapes[row]) == 1
    }
