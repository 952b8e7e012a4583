"""The entry of a segment in Whoosh's table of contents, by which Whoosh's tools open our index."""

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
        """Return the entry of *segment*."""
        total = segment.file.documents
        name = segment.name.removeprefix(f"{INDEX_NAME}_")
        return cls(name, total, total - segment.documents)

    def codec(self) -> base.Codec:
        """Return the codec that reads the segment; only Whoosh's own tools call this."""
        from search.columnar.whoosh_codec import ColumnCodec

        return ColumnCodec()

    def doc_count_all(self) -> int:
        """Return the number of documents, deleted ones included."""
        return self._documents

    def deleted_count(self) -> int:
        """Return the number of deleted documents."""
        return self._deleted

    def should_assemble(self) -> bool:
        """Return False: a segment is one file already."""
        return False
