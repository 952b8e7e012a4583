"""The report of an update, for the person or the script that ran it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from msgspec import to_builtins

from corpus import Finding, language_row
from search import Document, IndexVersion
from search.command import SHOWN, counted

FAULTY = ("fault", "unreadable")
"""The kinds of findings that say that some input is bad."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The changes of an index, and the findings in the files that were read.

    *files* counts the files of the archive, *read* those of them that had changed, *added* and
    *changed* documents. *unlisted* has the documents that no file lists any more; they stay in the
    index. *findings* are in the order of reading. *known_faults* counts the faults in unchanged
    files, which an earlier report named. *as_printed* are the languages that are new in the
    index and whose words are found as they are printed alone (`LanguageRow.as_printed`).
    """

    index: IndexVersion
    files: int
    read: int
    added: int
    changed: int
    unlisted: tuple[Document, ...]
    findings: tuple[Finding, ...]
    known_faults: int
    as_printed: tuple[str, ...] = ()

    @property
    def incomplete(self) -> bool:
        """Return whether some input is bad and missing from the index."""
        bad = any(finding.kind in FAULTY for finding in self.findings)
        return self.known_faults > 0 or bad or self.all_passed_over

    @property
    def all_passed_over(self) -> bool:
        """Return whether the archive has files and every one of them was passed over."""
        return self.files == 0 and any(finding.kind == "note" for finding in self.findings)

    def lines(self) -> Iterator[str]:
        """Yield the report as lines of text."""
        yield (
            f"{counted(self.files, 'file')}, {self.read} of them new or changed:"
            f" {counted(self.added, 'document')} added, {self.changed} changed,"
            f" {len(self.unlisted)} no longer listed; {self.index.documents} in the index"
        )
        for document in self.unlisted[:SHOWN]:
            yield f"no longer listed: {document.date_text or 'undated'} {document.title}"
        if (more := len(self.unlisted) - SHOWN) > 0:
            yield f"no longer listed: and {more} more (--json has all)"
        for finding in self.findings:
            yield f"{finding.source}: {finding.kind}: {finding.reason}"
        if self.as_printed:
            names = ", ".join(language_row(code).english_name for code in self.as_printed)
            yield f"{names}: no stemmer is known, so words are found as they are printed alone"
        if self.all_passed_over:
            yield "every file was passed over: nothing was read, and the index is as it was"
        if self.known_faults:
            yield (
                f"{counted(self.known_faults, 'fault')} in unchanged files, reported before;"
                " dateline index --rebuild reports them again"
            )

    def to_json(self) -> dict[str, Any]:
        """Return the report as a value for `json.dumps`, days in ISO 8601."""
        report: dict[str, Any] = to_builtins(self)
        return report
