"""What an engine answers: plain values that hold no open file and stay true after an update.

These, a document and what it is made of are Structs and not dataclasses: an answer has some two
hundred of them, and a frozen dataclass takes a microsecond to be made, fifteen times as long.
None can be part of a cycle, so the garbage collector need not go through the many that an indexer
or a page holds (`gc=False`).
"""

from datetime import date
from typing import Literal

from msgspec import Struct

from corpus import Topic
from search.values.documents import Document
from search.values.query import Cursor, DateRange, Query

Via = Literal["word", "stem", "glossary", "prefix", "near", "language"]
"""How a printed word was found: as typed, accents and case aside; by its stem; as the glossary's
equivalent in another language; by its beginning. Two only add to the score of what was found:
`near` for words of the query that stand side by side, `language` for the language that a question
is likely asked in."""


class Highlight(Struct, frozen=True, gc=False, order=True):
    """A printed word that matched, `text[start:end]` in code points, for the query's *term*."""

    start: int
    end: int
    term: str
    via: Via


class ScorePart(Struct, frozen=True, gc=False):
    """What one word or phrase of the query, *term* as typed, adds to a document's score.

    It was found *via* its variant *text* of *language* (empty where it belongs to none), which
    stands in the document as *printed*, *frequency* times by the variant that stands there most
    often. `search.scoring.bm25` says what *idf*, *weight* and *saturation* are; via "language" they
    are the sum of all other parts, how likely the question is of the document's language, and 1.
    """

    term: str
    via: Via
    language: str
    text: str
    printed: str
    frequency: int
    idf: float
    weight: float
    saturation: float

    @property
    def score(self) -> float:
        """Return what it adds."""
        return self.idf * self.weight * self.saturation


class Explanation(Struct, frozen=True, gc=False):
    """Why a document has its score: the *parts*, in the order of the query, add up to it.

    *length* is that of the document, *mean_length* that of all documents, both in tokens.
    """

    parts: tuple[ScorePart, ...]
    length: int
    mean_length: float


class Hit(Struct, frozen=True, gc=False):
    """A document that was found; *score* is comparable within one answer only.

    *listed* is False once the archive no longer lists it; see `Engine.is_listed`. The
    *explanation* is there if the query asked for it.
    """

    document: Document
    score: float
    highlights: tuple[Highlight, ...]
    listed: bool = True
    explanation: Explanation | None = None


class FacetValue(Struct, frozen=True, gc=False):
    """One value of a facet and the *count* that choosing it would give."""

    value: str
    label: str
    count: int
    selected: bool = False
    excluded: bool = False


class Facet(Struct, frozen=True, gc=False):
    """The counts of one facet over everything found, its own selection ignored.

    *values* stand most frequent first, chosen ones before all; *missing* documents have no value.
    A facet with one value a document adds up: its counts and *missing* make the total that the
    query would have without this facet's filters. Where a document may have several values, it
    counts once in each.
    """

    id: str
    values: tuple[FacetValue, ...]
    missing: int


class DateBucket(Struct, frozen=True, gc=False):
    """The hits of one period, and *of*, all documents of the archive in it."""

    value: str
    dates: DateRange
    count: int
    of: int
    selected: bool = False


class Histogram(Struct, frozen=True, gc=False):
    """Hits over time without the date filter, oldest first, no gap left out.

    *missing* is the number of undated hits.
    """

    interval: Literal["year", "month", "day"]
    buckets: tuple[DateBucket, ...]
    missing: int


class Variant(Struct, frozen=True, gc=False):
    """What a word of the query also searches for, and the *count* of documents that say it.

    *language* is an ISO 639-1 code, empty where the variant belongs to none.
    """

    language: str
    text: str
    via: Via
    count: int


class QueryTerm(Struct, frozen=True, gc=False):
    """A word or phrase of the query as typed, with its variants."""

    text: str
    variants: tuple[Variant, ...] = ()


class QueryWarning(Struct, frozen=True, gc=False):
    """Something the asker should know: what was repaired, ignored or not understood.

    *code* names the case for programs and translations, *message* says it in English, *parameter*
    is the parameter it is about, and *value* what in it: the words, or the limit that they passed.
    Those stand in the parameter from *start* up to *end*, in code points; both are None where no
    part of it is meant.
    """

    code: str
    message: str
    parameter: str = "q"
    value: str = ""
    start: int | None = None
    end: int | None = None


class Remedy(Struct, frozen=True, gc=False):
    """A *query* to offer instead of one that finds nothing, and the *count* that it finds.

    The *way* says what differs: without the filter whose value is *text*, without the dates,
    without all filters, without the word *text*, with the spelling *text*, or with any word.
    """

    way: str
    text: str
    query: Query
    count: int


class IndexVersion(Struct, frozen=True, gc=False):
    """Which state of the index answered: *version* changes with every commit.

    *built_at* is the moment of that commit, ISO 8601 in UTC.
    """

    version: str
    built_at: str
    documents: int


class SearchResults(Struct, frozen=True, gc=False, kw_only=True):
    """The answer to a query; every count is exact.

    Where nothing holds all the words, the hits are those of any of them, a notice says so, and
    the *remedies* are for the query as asked. *undated_left_out* counts documents that match but
    for having no date, where the query leaves those out. The *histogram* is that of the dates
    asked for; *years* counts the same over all years, and *months* over the year in which a range
    of a year or less begins, None for a longer one.
    """

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    histogram: Histogram
    years: Histogram
    months: Histogram | None
    undated_left_out: int
    terms: tuple[QueryTerm, ...]
    warnings: tuple[QueryWarning, ...]
    index: IndexVersion
    remedies: tuple[Remedy, ...] = ()

    def rows(self) -> list[dict[str, str | float | None]]:
        """Return the hits as flat rows, which `pandas.DataFrame` takes as they are."""
        return [{**hit.document.row(), "score": hit.score} for hit in self.hits]

    @property
    def following(self) -> Query | None:
        """Return the query that goes on where this answer ends, None at the end of the result.

        Asked in turn, they give every hit once, whatever is committed meanwhile.
        """
        place = self.query.start + len(self.hits)
        if not self.hits or place >= self.total:
            return None
        return self.query.with_(cursor=Cursor(self.index.version, place))


class Completion(Struct, frozen=True, gc=False):
    """A word or topic title that begins as typed, and how many documents have it."""

    text: str
    count: int


class SignificantTerm(Struct, frozen=True, gc=False):
    """A word that marks a topic, *text* as it is printed there most often.

    In some form it stands in *count* of the topic's headlines in its *language*, and in *of* of
    all headlines in it; *significance* is G² (`search.scoring.significance`).
    """

    text: str
    language: str
    count: int
    of: int
    significance: float


class CoverageCell(Struct, frozen=True, gc=False):
    """How many headlines of a *topic* in a *language* a *year* has; no year for undated ones.

    *topic* is None for headlines of no topic. A headline of several topics counts in each.
    """

    topic: Topic | None
    language: str
    year: int | None
    count: int


class Stats(Struct, frozen=True, gc=False):
    """What an index holds: counts by facet, the first and last day, its size in bytes."""

    index: IndexVersion
    facets: tuple[Facet, ...]
    histogram: Histogram
    first: date | None
    last: date | None
    bytes: int
    made_by: dict[str, str]
