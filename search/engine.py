"""The interface that every engine has, and the errors that its users can answer.

SearchError
├── QueryTooLong      the asker's: the text has more than QUERY_LENGTH characters
├── CursorGone        the asker's: the commit that the walk began on is no longer kept
└── IndexProblem      the operator's: each says which command helps
    ├── IndexMissing
    ├── IndexOutdated made by another version of the schema, the analysis or the stemmers
    ├── IndexDamaged
    ├── IndexLocked   another process is writing
    └── CommitUncertain   done, but the disk failed as it was told to keep it
"""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Protocol, Self

from search.values.documents import Document
from search.values.query import Query
from search.values.results import (
    Completion,
    CoverageCell,
    Hit,
    IndexVersion,
    SearchResults,
    SignificantTerm,
    Stats,
)

QUERY_LENGTH = 500
"""The longest query text that is answered, in characters."""


class SearchError(Exception):
    """Any error of this package that a user or an operator can answer."""


class QueryTooLong(SearchError):
    """The query text has more than `QUERY_LENGTH` characters."""


class CursorGone(SearchError):
    """The commit that a cursor is a place in is no longer kept."""


class IndexProblem(SearchError):
    """The index cannot be used as it is."""


class IndexMissing(IndexProblem):
    """There is no index at that place."""


class IndexOutdated(IndexProblem):
    """The index was made by another version of what makes it."""


class IndexDamaged(IndexProblem):
    """The index cannot be read."""


class IndexLocked(IndexProblem):
    """Another process is writing the index."""


class CommitUncertain(IndexProblem):
    """The commit is in service, but a power cut may undo it: the disk failed in keeping it."""


class Scan(Protocol):
    """Everything that a query finds in one commit, read as it is asked for.

    Places count from 0 in the order of the query; *end* is not included, None is the end of the
    result. Nothing that was read is kept.
    """

    @property
    def query(self) -> Query:
        """Return what was asked."""
        ...

    @property
    def total(self) -> int:
        """Return the number of hits, whatever page or cursor the query has."""
        ...

    @property
    def index(self) -> IndexVersion:
        """Return the commit."""
        ...

    def hits(self, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Yield the hits from *start* up to *end*."""
        ...

    def documents(self, start: int = 0, end: int | None = None) -> Iterator[Document]:
        """Yield the same without looking for what to highlight, which takes most of the time."""
        ...


class Engine(Protocol):
    """Something that answers queries over one index; safe to share between threads."""

    def search(self, query: Query) -> SearchResults:
        """Answer *query* from the newest commit, or its cursor's. Raises `CursorGone`."""
        ...

    def scan(self, query: Query) -> Scan:
        """Return all that *query* finds, from the newest commit or its cursor's.

        Raises `CursorGone`.
        """
        ...

    def suggest(self, text: str, size: int = 10) -> tuple[Completion, ...]:
        """Return up to *size* completions of the last word of *text*, most frequent first."""
        ...

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id, None if the index has none."""
        ...

    def documents(self) -> Iterator[Document]:
        """Yield every document of the newest commit, in no particular order."""
        ...

    def is_listed(self, document: Document) -> bool:
        """Return whether the archive still lists *document*.

        It does not if no file has it, or if its topics' pages were all captured again without it.
        """
        ...

    def idf(self, words: Sequence[str], language: str) -> list[float]:
        """Return what each of *words* of *language* tells: its idf, by all of its forms."""
        ...

    def significant_terms(self, topic: str) -> tuple[SignificantTerm, ...]:
        """Return the words that mark the topic with that id, the surest first.

        A word stands in some form in two or more of its headlines, and in more of them than in
        others of its language than chance would have it (`search.scoring.significance`). Empty if
        the archive has no such topic, or nothing that marks it.
        """
        ...

    def coverage(self) -> tuple[CoverageCell, ...]:
        """Return how many headlines each topic has by language and year, zeros left out."""
        ...

    def verify(self) -> None:
        """Compare the index with its checksums. Raises `IndexDamaged` naming the first bad file."""
        ...

    def stats(self) -> Stats:
        """Return what the index holds."""
        ...

    def version(self) -> IndexVersion:
        """Return the newest commit."""
        ...


class Committed(Protocol):
    """The documents of a commit by number, from 0 up to *size*, with gaps, and its *state*."""

    @property
    def size(self) -> int:
        """Return the number after the last document's."""
        ...

    @property
    def state(self) -> bytes:
        """Return what was committed with the documents, empty before the first commit."""
        ...

    def find(self, document_id: str) -> int | None:
        """Return the number of the document with that id, None if there is none."""
        ...

    def document(self, number: int) -> Document:
        """Return the document with that number."""
        ...

    def numbers_from(self, file: str) -> Iterator[int]:
        """Yield the numbers of the documents that have *file* among their sources."""
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
