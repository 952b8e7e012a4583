"""What came of an update, for the person or the script that ran it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from corpus import Finding
from search import IndexVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How an index changed: *files* read, documents *added*, *changed* and *removed*.

    *findings* is everything of note that reading met, in that order.
    """

    index: IndexVersion
    files: int
    added: int
    changed: int
    removed: int
    findings: tuple[Finding, ...]

    @property
    def skipped(self) -> bool:
        """Return whether some input is bad, so that something is missing from the index."""
        return any(finding.kind in ("fault", "unreadable") for finding in self.findings)

    def lines(self) -> Iterator[str]:
        """Yield the report as lines of text."""
        yield (
            f"{self.files} files read: {self.added} documents added, {self.changed} changed,"
            f" {self.removed} removed; {self.index.documents} in the index"
        )
        for finding in self.findings:
            yield f"{finding.source}: {finding.kind}: {finding.reason}"

    def to_json(self) -> dict[str, Any]:
        """Return the report as a value for `json.dumps`."""
        return asdict(self)
