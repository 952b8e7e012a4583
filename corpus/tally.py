"""Counts over the stretches of a file, for the findings about the file as a whole."""

from collections.abc import Iterator

from msgspec import Struct

from corpus.model import DateOrder, Finding, Source

MOST_LISTED = 1000
"""So many faults of one file are listed, and so many kinds of notes; the others are counted."""


class Tally(Struct, frozen=True):
    """Sums over a file or a stretch of it.

    *notes* has the first line of each note, 0 if it has none, and how often it holds; *not_utf8*
    has the first line and the number of lines that were read as each encoding. *inferred* is the
    order of numeric dates as far as it had to be found out. *empty* is whether a reader of records
    found none.
    """

    faults: int = 0
    notes: dict[str, tuple[int, int]] = {}
    not_utf8: dict[str, tuple[int, int]] = {}
    inferred: DateOrder | None = None
    empty: bool = False

    def __add__(self, later: "Tally") -> "Tally":
        """Return the sums over this and a *later* stretch."""
        notes = dict(self.notes)
        for note, (line, times) in later.notes.items():
            kept = note if note in notes or len(notes) < MOST_LISTED else "other notes"
            first, before = notes.get(kept, (line, 0))
            notes[kept] = first, before + times
        not_utf8 = dict(self.not_utf8)
        for encoding, (first, count) in later.not_utf8.items():
            begin, known = not_utf8.get(encoding, (first, 0))
            not_utf8[encoding] = (begin, known + count)
        return Tally(
            faults=self.faults + later.faults,
            notes=notes,
            not_utf8=not_utf8,
            inferred=self.inferred or later.inferred,
            empty=self.empty and later.empty,
        )

    def findings(self, file: str) -> Iterator[Finding]:
        """Yield the sums as findings in *file*."""
        if self.empty and not self.faults:
            yield Finding(Source(file, 0), "the file is empty or has no record")
        if self.faults > MOST_LISTED:
            more = self.faults - MOST_LISTED
            yield Finding(Source(file, 0), f"{more:,} more faults are not listed")
        for encoding, (first, count) in self.not_utf8.items():
            reason = f"not UTF-8; read as {encoding}, like {count - 1:,} other lines"
            yield Finding(Source(file, first), reason.removesuffix(", like 0 other lines"))
        notes = dict(self.notes)
        if self.inferred:
            notes[f"the order of numeric dates, inferred from others: {self.inferred}"] = 0, 1
        for message, (line, count) in sorted(notes.items()):
            times = f" ({count:,} times)" if count > 1 else ""
            yield Finding(Source(file, line), f"{message}{times}", "note")


class FileFindings:
    """The findings of one *file* over its stretches."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._faults = 0
        self._tally: Tally | None = None

    def lists(self, finding: Finding) -> bool:
        """Return whether *finding*, the next one, is one of those that are listed."""
        if self._tally is None or finding.kind != "fault":
            self._faults += finding.kind == "fault"
            return True
        self._faults += 1
        return self._faults <= MOST_LISTED

    def add(self, tally: Tally) -> None:
        """Add the *tally* of a stretch."""
        self._tally = self._tally + tally if self._tally else tally

    def closing(self) -> Iterator[Finding]:
        """Yield what can only be said at the end of the file."""
        if self._tally:
            yield from self._tally.findings(self._file)
