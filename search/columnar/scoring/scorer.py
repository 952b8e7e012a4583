"""The base of all nodes of a compiled query; they work a segment at a time on whole arrays."""

from abc import ABC, abstractmethod

from search.columnar.files.array_file import Array
from search.columnar.index.searcher import Searcher
from search.columnar.index.segment import Segment
from search.columnar.scoring.docset import DocSet
from search.columnar.scoring.intersection import intersect


class Scorer(ABC):
    """A node of a query tree on one commit; *ordinal* is the index of a segment in it."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher

    @property
    @abstractmethod
    def cost(self) -> int:
        """An upper bound of how many documents match, over all segments."""

    @abstractmethod
    def matches(self, ordinal: int) -> DocSet:
        """Return the documents of a segment that match."""

    def probe(self, ordinal: int, doc_ids: Array) -> tuple[Array, Array | None]:
        """Return the indices of those of *doc_ids* that match, in any order, and their scores.

        The scores are None if all are 0.
        """
        found = self.matches(ordinal)
        documents = self.segment(ordinal).file.documents
        inside, at = intersect(DocSet(doc_ids), found, documents)
        return inside, None if found.scores is None else found.scores.take(at)

    def select(self, ordinal: int, doc_ids: Array) -> Array:
        """Return the indices of those of *doc_ids* that match, in any order."""
        return self.probe(ordinal, doc_ids)[0]

    def segment(self, ordinal: int) -> Segment:
        """Return a segment."""
        return self.searcher.segments[ordinal]
