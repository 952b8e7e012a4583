"""Marks in a table that say what the cell above says: ″, ditto, idem, 〃."""

from collections.abc import Sequence
from functools import lru_cache

from corpus.patterns import pattern
from corpus.readers.records.records import Report

_QUOTES = "\"'″”“„’〃"
_MARK = pattern(
    rf"[\s–—-]*(?:[{_QUOTES}](?:\s?[{_QUOTES}])?|ditto|dito|idem|ídem|(?:dto|do|id|ibid|jw|j\.w)\."
    r"|ibidem|wie oben|同上|상동|то же|там же)[\s.–—-]*"
)
_LONGEST = 12


@lru_cache(maxsize=2**12)
def is_ditto(cell: str) -> bool:
    """Return whether a *cell* says that it has what is above it.

    >>> is_ditto('"'), is_ditto("- ″ -"), is_ditto("Idem"), is_ditto("id."), is_ditto("ID")
    (True, True, True, True, False)
    """
    return 0 < len(cell) <= _LONGEST and _MARK.fullmatch(cell.casefold()) is not None


class Dittos:
    """The cells of a table in *columns* of dates, outlets and topics, its rows met one by one."""

    def __init__(self, columns: Sequence[int], report: Report) -> None:
        self._columns = columns
        self._report = report
        self._above: list[str] = []

    def filled(self, line: int, cells: list[str]) -> list[str]:
        """Return the *cells* on *line* with what those above say in place of their marks."""
        found = [at for at in self._columns if is_ditto(cells[at])]
        if found and self._above:
            self._report.note("a ditto mark, taken for what stands above it", line=line)
            cells = [self._above[at] if at in found else cell for at, cell in enumerate(cells)]
        self._above = cells
        return cells
