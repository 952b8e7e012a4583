"""The protocols of an index: it matches, counts and returns documents, and parses nothing.

An index implements `Backend`, `IndexReader` and `Matches` for `search.engine`, and `IndexWriter`
and `Committed` for the indexer. Outside an index, only its id identifies a document.
`tests/test_search_conformance.py` holds every index to this.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct
from whoosh import query as whoosh_query

from search.asking.groups import Compounds, SynonymGroup
from search.values.changes import Changes, Notes
from search.values.documents import Document
from search.values.facets import FacetField
from search.values.query import DateRange, Query
from search.values.results import ClusterHealth, CoverageCell, IndexVersion, SignificantTerm

if TYPE_CHECKING:  # which only writers need
    from search.columnar.writing.block import DocumentBlock

Meaning = Literal["on", "off", "rebuild"]
"""Whether a writer makes the vectors that lack, those of another encoder too, or leaves all out."""

Encoded = Callable[[int, int], None]
"""Is called as a writer makes vectors, with how many texts of how many are encoded."""


class Backend(Protocol):
    """One index; safe to share between threads."""

    def reader(self, version: str | None = None) -> "IndexReader":
        """Return the newest commit or, with a *version* as `IndexVersion` names it, that one.

        Raises `CursorGone` if the index no longer keeps that version, and `IndexProblem`.
        """
        ...

    def assumed(self) -> tuple["IndexReader", Callable[[], bool]]:
        """Return a commit that is probably the newest, and what tells whether it still was.

        An index that is far away is asked meanwhile, so that a search need not wait for it. What
        tells raises `IndexProblem` if that fails.
        """
        ...

    def cluster(self) -> ClusterHealth | None:
        """Return the health of the cluster that holds the index, None for a folder.

        It takes two or three seconds at most. Raises `IndexProblem`.
        """
        ...


class IndexTotals(Struct, frozen=True, kw_only=True):
    """Counts over all documents of one commit.

    *languages* counts documents by language code and *topics* by topic id; *labels* has those that
    the archive states, by facet and value. *first* and *last* are the earliest and the latest day,
    None if no document is dated. *mean_length* is the mean length of a document in tokens, *bytes*
    the size of the index, and *made_by* names the versions of the software that made it. *encoder*
    names what made the vectors, empty if there are none, and *encoded* counts by language code the
    documents that have one.
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
    encoder: str = ""
    encoded: Mapping[str, int] = {}


class IndexReader(Protocol):
    """One commit of an index; its answers never change."""

    @property
    def is_far(self) -> bool:
        """Return whether another machine is asked for what it holds."""
        ...

    @property
    def version(self) -> IndexVersion:
        """Return the version of the commit."""
        ...

    @property
    def totals(self) -> IndexTotals:
        """Return counts over all documents."""
        ...

    @property
    def notes(self) -> Notes:
        """Return what the commit tells besides its documents."""
        ...

    @property
    def state(self) -> bytes:
        """Return the state that the indexer committed."""
        ...

    def match(self, tree: whoosh_query.Query, query: Query) -> "Matches":
        """Return the matches of *query*, whose parsed text is *tree*."""
        ...

    def total(self, tree: whoosh_query.Query, query: Query) -> int:
        """Return how many documents match *query*, whose parsed text is *tree*."""
        ...

    def expect_totals(self, asked: Iterable[tuple[whoosh_query.Query, Query]]) -> None:
        """Say that `total` is about to be asked for each of *asked*.

        An index that is far away counts them at once, and one that is near reads none of them.
        """
        ...

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id or with a wording of that id, None if there is none."""
        ...

    def documents(self) -> Iterator[Document]:
        """Yield every document, in no particular order."""
        ...

    def texts_with(self, word: str, size: int) -> Iterator[str]:
        """Yield the texts of up to *size* documents that hold the folded *word*."""
        ...

    def expect_texts(self, words: Sequence[str], size: int) -> None:
        """Say that `texts_with` is about to be asked with each of *words*.

        An index that is far away gets the texts at once.
        """
        ...

    def may_hold(self, field: str, key: str) -> bool:
        """Return whether some document may hold *key* in *field*: False only if none does.

        An index that is far away, which would have to be asked, says that one may.
        """
        ...

    def words_beginning_with(self, prefix: str, size: int) -> Sequence[tuple[str, int]]:
        """Return up to *size* folded words that begin with *prefix*, most frequent first.

        Each word comes with its number of documents; words of equal number are in byte order.
        """
        ...

    def words_between(self, first: str, last: str) -> Sequence[str]:
        """Return the folded words whose first letter is from *first* to *last*, in byte order.

        Some may be words of documents that were removed. An index may leave out rare words where it
        has tens of thousands.
        """
        ...

    def expect_words(self, ranges: Iterable[tuple[str, str]]) -> None:
        """Say that `words_between` is about to be asked with each of *ranges*.

        An index that is far away gets the words at once.
        """
        ...

    def similar_words(self, word: str, distance: int) -> Sequence[tuple[str, int]]:
        """Return the folded words at most *distance* edits from *word*, nearest first.

        Each word comes with its number of documents. An edit inserts, deletes or replaces a
        character, or swaps two adjacent ones (optimal string alignment). Words of equal distance
        are in the order of frequency, then of characters.
        """
        ...

    def expect_similar(self, word: str, distance: int) -> None:
        """Say that `similar_words` is about to be asked, and whether any word begins with *word*.

        An index that is far away finds both at once.
        """
        ...

    def document_frequencies(self, groups: Sequence[SynonymGroup]) -> Sequence[int]:
        """Return how many documents match each of *groups*."""
        ...

    def expect_frequencies(self, groups: Sequence[SynonymGroup]) -> None:
        """Say that `document_frequencies` is about to be asked for *groups*.

        An index that is far away counts them with all else.
        """
        ...

    def idf(self, group: SynonymGroup) -> float:
        """Return the inverse document frequency of *group* (see `search.scoring.bm25`)."""
        ...

    def language_odds(self, words: Sequence[str]) -> Mapping[str, float]:
        """Return, for each language code, the probability that the folded *words* are in it."""
        ...

    def expect_odds(
        self,
        words: Sequence[str],
        parse: Callable[[], tuple[whoosh_query.Query, Sequence[SynonymGroup]]],
    ) -> None:
        """Say that `language_odds` of *words* is about to be asked, and then for an answer.

        That is much like the one by the tree and the groups to `Matches.expect` which *parse*
        returns. An index that is far away counts at once what both take, and one that is near
        parses nothing.
        """
        ...

    def significant_terms(self, topic: str) -> tuple[SignificantTerm, ...]:
        """Return the significant terms of the topic with that id, the most significant first."""
        ...

    def month_counts(self) -> Sequence[tuple[int, int]]:
        """Return the months that the date of a document overlaps, ascending, and how many do.

        A month is counted from January of the year 0: 12 times the year, and 0 to 11.
        """
        ...

    def coverage(self) -> tuple[CoverageCell, ...]:
        """Return the number of headlines by topic, language and year, without zeros."""
        ...

    def verify(self) -> None:
        """Compare the index with its checksums. Raises `IndexDamaged` naming the first bad file."""
        ...


class Matches(Protocol):
    """The documents of one commit that match one query. All counts are exact."""

    @property
    def total(self) -> int:
        """Return the number of documents that match the text, all filters and the dates.

        A date matches if it overlaps the dates: a document may be dated by its month or year alone.
        """
        ...

    @property
    def undated(self) -> int:
        """Return the number of undated documents that match the text and all filters."""
        ...

    @property
    def imprecise(self) -> int:
        """Return how many of `total` are dated by month or year alone."""
        ...

    def facet(self, field: FacetField) -> tuple[Mapping[str, int], int]:
        """Return the count of each value and of documents without one, own filters ignored."""
        ...

    def values(self, field: FacetField) -> Mapping[str, int]:
        """Return how many of the hits have each value of a facet, without zeros."""
        ...

    def time_counts(self, periods: Sequence[DateRange]) -> Sequence[tuple[int, int]]:
        """Return, for each of *periods*, the hits and all documents of the commit in it.

        The hits match the text and all filters; the dates of the query are ignored. What is dated
        by a month or year counts in a period that holds all of it. The periods are ascending, and
        no day is in two of them.
        """
        ...

    def expect(self, groups: Sequence[SynonymGroup], page: range, *, folds: bool) -> None:
        """Say that all counts are about to be asked for, and `holding` of some of *groups*.

        It will also be asked how many documents of the commit match each of these, and for the
        `hits` of a *page*; if *folds*, for `groups` and `folded`. An index that is far away finds
        all at once.
        """
        ...

    def holding(self, groups: Sequence[SynonymGroup]) -> Sequence[int]:
        """Return how many of the hits hold each of *groups*."""
        ...

    def among(self, ids: Sequence[str]) -> Set[str]:
        """Return those of *ids* whose documents are hits."""
        ...

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the text of every hit, in no particular order."""
        ...

    def significant_terms(self) -> tuple[SignificantTerm, ...]:
        """Return the words and phrases that mark the hits, the most significant first.

        Of each language, those that its headlines among the hits hold more than its other ones.
        """
        ...

    def hits(self, start: int, end: int) -> Iterator[tuple[Document, float]]:
        """Yield the hits from *start* up to, not including, *end*, each with its score.

        They are in the order of the query; equals are newest first, undated last, then by id.
        """
        ...

    def places(
        self,
        ids: Sequence[str],
        terms: Set[tuple[str, str]],
        of_several: Sequence[whoosh_query.Prefix | Compounds],
    ) -> Sequence[Sequence[int] | None]:
        """Return the positions in each of some texts at which one of *terms* may be, ascending.

        Or what *of_several* matches. The texts are those of the documents of the commit with *ids*.
        None for a text that has to be read for it, as always if an index is far away.
        """
        ...

    @property
    def groups(self) -> int:
        """Return how many hits are left if only the best of each group of near-copies is kept.

        The first in the order of the query is the best. `search.near_copies.rules` says what a
        group is.
        """
        ...

    def folded(self, start: int, end: int) -> Iterator[tuple[Document, float, int]]:
        """Yield the hits that are left from *start* up to, not including, *end*.

        Each comes with its score and the number of other hits in its group.
        """
        ...


class Committed(Protocol):
    """The last commit as the indexer sees it: documents by id, and the indexer's *state*."""

    @property
    def state(self) -> bytes:
        """Return the state that was committed with the documents, empty before the first commit."""
        ...

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id or with a wording of that id, None if there is none."""
        ...

    def get_all(self, ids: Sequence[str]) -> Mapping[str, Document]:
        """Return what `get` does for each of *ids* that it has a document for, by these.

        It asks an index that is far away for all of them at once.
        """
        ...

    def ids_with(self, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield each of *addresses* with the id of each document that has it.

        They are normal, as `Document.addresses` are.
        """
        ...

    def ids_from(self, file: str) -> Iterator[str]:
        """Yield the ids of the documents with *file*, or a member of it, as a source."""
        ...


class IndexWriter(AbstractContextManager["IndexWriter"], Protocol):
    """Changes an index; no change is visible before `commit`.

    It is a context manager: leaving it without a commit drops the changes and releases the lock.
    """

    def put(self, document: Document) -> None:
        """Add *document*; it replaces any document with its id."""
        ...

    def put_block(self, block: "DocumentBlock", without: Collection[int] = ()) -> None:
        """Add the documents of *block*, but for those at the indices *without*.

        It takes a part of the time of putting each. No two have one id.
        """
        ...

    def remove(self, document_id: str) -> None:
        """Remove the document with that id, if there is one."""
        ...

    @property
    def committed(self) -> Committed:
        """Return the last commit, an empty one before the first commit and in a rebuild."""
        ...

    def has_put(self, document_id: str) -> bool:
        """Return whether a document with that id was put since the last commit."""
        ...

    def have_put(self, block: "DocumentBlock") -> Set[str]:
        """Return the ids of *block* under which a document was put since the last commit."""
        ...

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id as the next commit would hold it, None without one.

        For a document that was just put, this may write a file, so call it late.
        """
        ...

    def all_put(self, ids: Collection[str]) -> Mapping[str, Document]:
        """Return the documents with *ids* that were put since the last commit, by these.

        Those removed since are left out. It may write a file, as `get` may.
        """
        ...

    def commit(
        self,
        state: bytes | None = None,
        changes: Changes | None = None,
        links: Mapping[str, str] | None = None,
    ) -> IndexVersion:
        """Make all changes visible in one atomic step, with *state*; by default it is unchanged.

        *changes* is what the log says of this commit, None for nothing, and *links* are those of
        its notes, None for those of the last commit. Without changes nothing is written.
        """
        ...
