"""What came of an update, for the person or the script that ran it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from corpus import Skipped
from search import IndexVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How an index changed: *files* read, documents *added*, *changed* and *removed*.

    *skipped* is everything that was left out, with its place, in the order in which it was met.
    """

    index: IndexVersion
    files: int
    added: int
    changed: int
    removed: int
    skipped: tuple[Skipped, ...]

    @property
    def faults(self) -> tuple[Skipped, ...]:
        """Return what was left out because the input is bad."""
        return tuple(entry for entry in self.skipped if entry.kind == "fault")

    def lines(self) -> Iterator[str]:
        """Yield the report as lines of text."""
        yield (
            f"{self.files} files read: {self.added} documents added, {self.changed} changed,"
            f" {self.removed} removed; {self.index.documents} in the index"
        )
        for entry in self.skipped:
            yield f"left out ({entry.kind}) {entry.source}: {entry.reason}"

    def to_json(self) -> dict[str, Any]:
        """Return the report as a value for `json.dumps`."""
        return asdict(self)
