"""An index in a folder: written, and looked into."""

from pathlib import Path

from search import Document
from search.columnar import ColumnBackend, ColumnWriter


def put(folder: Path, *documents: Document, state: bytes | None = None) -> None:
    """Commit *documents* to the index in *folder*."""
    with ColumnWriter(folder) as writer:
        for document in documents:
            writer.put(document)
        writer.commit(state)


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of the index but its locks, by name."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if not p.name.endswith("LOCK")}


def segments(folder: Path) -> list[int]:
    """Return how many documents each segment has."""
    return [segment.documents for segment in ColumnBackend(folder).reader().searcher.segments]
