"""What an index must do for an engine: match, count and give documents. It parses nothing.

`search.engine` asks every index in the same way. An index implements `Backend`, `IndexReader` and
`Matches` for queries, `IndexWriter` and `Committed` for the indexer. A document is known by its
id alone outside an index. `tests/test_search_conformance.py` holds every index to this.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Protocol, Self

from msgspec import Struct
from whoosh import query as whoosh_query

from search.asking.groups import SynonymGroup
from search.values.documents import Document
from search.values.facets import FacetField
from search.values.query import DateRange, Query
from search.values.results import CoverageCell, IndexVersion, SignificantTerm


class Backend(Protocol):
    """One index; safe to share between threads."""

    def reader(self, version: str | None = None) -> "IndexReader":
        """Return the newest commit or, with a *version*, that one.

        Raises `CursorGone` if that version is no longer kept, and the `IndexProblem`s.
        """
        ...


class IndexTotals(Struct, frozen=True, kw_only=True):
    """What one commit holds as a whole.

    *languages* counts documents by language code and *topics* by topic id. *labels* are those that
    the archive states of facets' values, by facet and value.
    *first* and *last* are the days that bound the dated documents, None if there are none.
    *mean_length* is that of a document in tokens, *bytes* the size of the index, and *made_by*
    names the versions of what made it.
    """

    documents: int
    languages: Mapping[str, int]
    topics: Mapping[str, int]
    labels: Mapping[str, Mapping[str, str]]
    first: dt.date | None
    last: dt.date | None
    mean_length: float
    bytes: int
    made_by: Mapping[str, str]


class IndexReader(Protocol):
    """One commit of an index; what it answers never changes."""

    @property
    def version(self) -> IndexVersion:
        """Return which commit this is."""
        ...

    @property
    def totals(self) -> IndexTotals:
        """Return what the commit holds as a whole."""
        ...

    def match(self, tree: whoosh_query.Query, query: Query) -> "Matches":
        """Return what *tree*, the parsed text of *query*, and its filters and dates match."""
        ...

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id, None if there is none."""
        ...

    def documents(self) -> Iterator[Document]:
        """Yield every document, in no particular order."""
        ...

    def documents_with(self, word: str, size: int) -> Iterator[Document]:
        """Yield up to *size* documents that hold the folded *word*."""
        ...

    def words_beginning_with(self, prefix: str, size: int) -> Sequence[tuple[str, int]]:
        """Return up to *size* folded words that begin with *prefix*, most frequent first.

        Each stands with the number of documents that hold it; equals are in the order of bytes.
        """
        ...

    def similar_words(self, word: str, distance: int) -> Sequence[tuple[str, int]]:
        """Return the folded words at most *distance* edits from *word*, nearest first.

        An edit inserts, deletes or replaces a character, or swaps two neighbours (optimal string
        alignment). Equally near words stand most frequent first, then in the order of characters.
        """
        ...

    def idf(self, group: SynonymGroup) -> float:
        """Return the inverse document frequency of *group*; see `search.scoring.bm25`."""
        ...

    def language_odds(self, words: Sequence[str]) -> Mapping[str, float]:
        """Return for each language the probability that folded *words* are of it."""
        ...

    def significant_terms(self, topic: str) -> tuple[SignificantTerm, ...]:
        """Return the words that mark the topic with that id, the surest first."""
        ...

    def coverage(self) -> tuple[CoverageCell, ...]:
        """Return how many headlines each topic has by language and year, zeros left out."""
        ...

    def verify(self) -> None:
        """Compare the index with its checksums. Raises `IndexDamaged` naming the first bad file."""
        ...


class Matches(Protocol):
    """What one query matches in one commit. All counts are exact."""

    @property
    def total(self) -> int:
        """Return how many documents pass the text, all filters and the dates."""
        ...

    @property
    def undated(self) -> int:
        """Return how many undated documents pass the text and all filters, dates aside."""
        ...

    def facet(self, field: FacetField) -> tuple[Mapping[str, int], int]:
        """Return the count of each value, and of documents without one, own filters ignored."""
        ...

    def time_counts(self, periods: Sequence[DateRange]) -> Sequence[tuple[int, int]]:
        """Return the hits in each of *periods*, and all documents of the commit in it.

        Hits pass the text and all filters, dates aside.
        """
        ...

    def hits(self, start: int, end: int) -> Iterator[tuple[Document, float]]:
        """Yield the hits from *start* up to, not including, *end*, each with its score.

        They stand in the order of the query; equals newest first, undated last, then by id.
        """
        ...


class Committed(Protocol):
    """The last commit as the indexer sees it: its documents by id, and its own *state*."""

    @property
    def state(self) -> bytes:
        """Return what was committed with the documents, empty before the first commit."""
        ...

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id, None if there is none."""
        ...

    def ids_from(self, file: str) -> Iterator[str]:
        """Yield the ids of the documents that have *file* among their sources."""
        ...


class IndexWriter(Protocol):
    """Something that changes an index; nothing is visible before `commit`.

    A context manager: leaving it without a commit drops the changes and releases the lock.
    """

    def put(self, document: Document) -> None:
        """Add *document*, in place of the one with its id if there is one."""
        ...

    def remove(self, document_id: str) -> None:
        """Remove the document with that id, if there is one."""
        ...

    @property
    def committed(self) -> Committed:
        """Return the last commit; an empty one before the first, and in a rebuild."""
        ...

    def has_put(self, document_id: str) -> bool:
        """Return whether a document with that id was put since the last commit."""
        ...

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id as the next commit would hold it.

        One that was put a moment ago may cost the writing of a file, so ask late.
        """
        ...

    def commit(self, state: bytes | None = None) -> IndexVersion:
        """Make all changes visible in one atomic step, with *state*, by default as it was.

        Where nothing changed, nothing is written.
        """
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...
