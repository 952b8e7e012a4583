"""Cells of a spreadsheet that are merged with those below them, whose text holds for all of these.

A day that stands once beside several headlines is that of each. Files have the text in the first
cell alone.
"""


class MergedCells:
    """The merged cells of a sheet whose rows are met one after the other."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[int, str]] = {}

    def add(self, column: int, last: int, text: str) -> None:
        """Have *text* hold in the *column*, from 0, down to the row *last*."""
        if text:
            self._open[column] = last, text

    def filled(self, row: int, cells: list[str]) -> list[str]:
        """Return the *cells* of that *row* with what holds for them; none if it says nothing."""
        if not self._open or not any(cells):
            return cells
        self._open = {column: of for column, of in self._open.items() if row <= of[0]}
        for column, (_, text) in self._open.items():
            cells = cells + [""] * (column + 1 - len(cells))
            cells[column] = cells[column] or text
        return cells
