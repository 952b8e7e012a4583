"""The interface that every engine has, and the errors that its users can answer.

SearchError
├── QueryTooLong      the asker's: the text has more than QUERY_LENGTH characters
└── IndexProblem      the operator's: each says which command helps
    ├── IndexMissing
    ├── IndexOutdated made by another version of the schema, the analysis or the stemmers
    ├── IndexDamaged
    └── IndexLocked   another process is writing
"""

from collections.abc import Iterator
from types import TracebackType
from typing import Protocol, Self

from search.documents import Document
from search.query import Query
from search.results import Completion, IndexVersion, SearchResults, Stats

QUERY_LENGTH = 500
"""The longest query text that is answered, in characters."""


class SearchError(Exception):
    """Any error of this package that a user or an operator can answer."""


class QueryTooLong(SearchError):
    """The query text has more than `QUERY_LENGTH` characters."""


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


class Engine(Protocol):
    """Something that answers queries over one index; safe to share between threads."""

    def search(self, query: Query) -> SearchResults:
        """Answer *query* from the newest commit. Raises `QueryTooLong`."""
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

    def stats(self) -> Stats:
        """Return what the index holds."""
        ...

    def version(self) -> IndexVersion:
        """Return the newest commit."""
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

    def commit(self) -> IndexVersion:
        """Make all changes visible in one atomic step."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...
