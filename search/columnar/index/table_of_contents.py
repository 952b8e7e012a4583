"""A segment in Whoosh's table of contents, which makes an index of ours one of Whoosh's too."""

from whoosh.codec import base

from search.columnar.files.directory import INDEX_NAME
from search.columnar.index.segment import Segment


class ColumnSegment(base.Segment):  # type: ignore[misc]  # Whoosh has no types
    """A segment as Whoosh's table of contents lists it."""

    def __init__(self, segment_id: str, documents: int, deleted: int) -> None:
        self.indexname = INDEX_NAME
        self.segid = segment_id
        self.compound = False
        self._documents = documents
        self._deleted = deleted

    @classmethod
    def of(cls, segment: Segment) -> "ColumnSegment":
        """Return what the table of contents keeps of *segment*."""
        total = segment.file.documents
        name = segment.name.removeprefix(f"{INDEX_NAME}_")
        return cls(name, total, total - segment.documents)

    def codec(self) -> base.Codec:
        """Return what reads it, which only Whoosh's own tools ask for."""
        from search.columnar.whoosh_codec import ColumnCodec

        return ColumnCodec()

    def doc_count_all(self) -> int:
        """Return how many rows there are, deleted ones too."""
        return self._documents

    def deleted_count(self) -> int:
        """Return how many of them are deleted."""
        return self._deleted

    def should_assemble(self) -> bool:
        """Say that a segment is one file already."""
        return False
