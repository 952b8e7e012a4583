"""The findings of a reader in one file, in their order, and the notes that hold many times."""

from collections import Counter
from itertools import islice
from typing import Literal

from corpus.model import DateOrder, Finding, Source, visible
from corpus.tally import MOST_LISTED, Tally


class Findings:
    """What was found in one *file* so far.

    *faults* counts the faults, *line* is that of the last record or line read, and *record* its
    number where lines do not tell records apart, else 0. A reader of records says whether the file
    is *empty*.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.line = 0
        self.record = 0
        self.faults = 0
        self.empty = False
        self._inferred: DateOrder | None = None
        self._findings: list[Finding] = []
        self._notes: Counter[str] = Counter()
        self._first_lines: dict[str, int] = {}  # by note
        self._not_utf8: dict[str, list[int]] = {}  # by encoding: the first line, and how many

    def fault(self, line: int, reason: str) -> None:
        """Report that something on *line* was left out or lost its date."""
        self.faults += 1
        if self.faults <= MOST_LISTED:
            reason = f"record {self.record:,}: {reason}" if self.record else reason
            self._findings.append(Finding(Source(self.file, line), visible(reason)))

    def boilerplate(self, line: int, text: str) -> None:
        """Report that *text* on *line* was left out on purpose."""
        self.report(line, f"left out as boilerplate: {text[:80]}", "boilerplate")

    def report(self, line: int, reason: str, kind: Literal["boilerplate", "note"]) -> None:
        """Report what costs no headline; *reason* is in its printed form, *kind* as `Finding`."""
        self._findings.append(Finding(Source(self.file, line), reason, kind))

    def note(self, message: str, times: int = 1, line: int | None = None) -> None:
        """Report something that costs nothing; each message is given once, with its count.

        It stands at the first *line* that it holds of, by default the one that is being read.
        """
        known = visible(message) if len(self._notes) < MOST_LISTED else "other notes"
        self._notes[known] += times
        self._place_notes(self.line if line is None else line)

    def note_once(self, message: str) -> None:
        """Report something that holds of the file as a whole, however often it is found."""
        self._notes[message] = 1
        self._place_notes(0)

    @property
    def said(self) -> int:
        """Return how much was reported so far, which grows with each fault, note and mending."""
        return self.faults + self._notes.total()

    @property
    def has_findings(self) -> bool:
        """Return whether something was found since `take_findings`."""
        return bool(self._findings)

    def take_findings(self) -> list[Finding]:
        """Return what was found since this was last asked."""
        findings, self._findings = self._findings, []
        return findings

    def tally(self) -> Tally:
        """Return what can only be said at the end of the file."""
        return Tally(
            faults=self.faults,
            notes={note: (self._first_lines[note], n) for note, n in self._notes.items()},
            not_utf8={name: (first, count) for name, (first, count) in self._not_utf8.items()},
            inferred=self._inferred,
            empty=self.empty,
        )

    def _place_notes(self, line: int) -> None:
        """Say of notes without a place that they stand on *line*."""
        for note in islice(reversed(self._notes), len(self._notes) - len(self._first_lines)):
            self._first_lines[note] = line

    def _guess(self, line: int, encoding: str) -> None:
        first, count = self._not_utf8.get(encoding, (line, 0))
        self._not_utf8[encoding] = [first, count + 1]
