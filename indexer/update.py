"""Bring an index into agreement with an archive."""

from collections.abc import Callable, Iterable
from pathlib import Path

from corpus import ArchiveFile, Headline, Skipped, TopicPage, merge, open_archive
from indexer.documents import headline_document, topic_document
from indexer.report import Report
from search import Document, IndexMissing, open_index, open_writer

Progress = Callable[[Iterable[ArchiveFile], int], Iterable[ArchiveFile]]
"""Shows the files, given their number, while they are read."""


def update_index(
    archive_path: Path, where: Path, *, rebuild: bool = False, progress: Progress
) -> Report:
    """Make the index at *where* hold exactly what the archive holds, and say what changed.

    Documents that did not change are left alone, and where none did nothing is committed.
    """
    ...
