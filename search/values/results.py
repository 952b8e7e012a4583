"""The answers of an engine: plain values that hold no open file and stay valid after an update.

Answers, documents and their parts are Structs and not dataclasses. An answer has some two hundred
of them, and a frozen dataclass takes a microsecond to make, fifteen times as long as a Struct. No
value can be part of a reference cycle, so the garbage collector may skip the many that an indexer
or a page holds (`gc=False`).
"""

from datetime import date
from typing import Literal

from msgspec import Struct

from corpus import Topic
from search.values.documents import Document
from search.values.query import Cursor, DateRange, Query
from search.values.warnings import QueryWarning

Via = Literal[
    "word", "spelling", "stem", "script", "compound", "glossary", "name", "prefix",
    "near", "exact", "language",
]  # fmt: skip
"""How a printed word matched.

- `word`: as typed, accents and case aside
- `spelling`: written as one word or as two, or the other way round: cyberattack, cyber-attack
- `stem`: by its stem
- `script`: in the other characters of Chinese, simplified or traditional
- `compound`: as a part of a longer word, in languages that write compounds as one word
- `glossary`: as the glossary's equivalent in another language
- `name`: as the name is spelled in another script
- `prefix`: by its first letters

Three more only add to the score of a hit: `near` for words of the query that stand side by side,
`exact` for each of several words where all stand as typed, `language` for a document in the
language in which the question was probably asked.
"""


class Highlight(Struct, frozen=True, gc=False, order=True):
    """A printed word, `text[start:end]` in code points, that matched *term* of the query."""

    start: int
    end: int
    term: str
    via: Via


class ScorePart(Struct, frozen=True, gc=False):
    """The part that one word or phrase of the query, *term* as typed, adds to a document's score.

    The document holds, as *printed*, the variant *text* of *language* (empty for no language),
    found *via* one of the ways of `Via`. *frequency* is that of the term's most frequent variant in
    the document. `search.scoring.bm25` defines *idf*, *weight* and *saturation*. Via `language`
    they are the sum of all other parts, the probability of the document's language, and 1.
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
        """Return the product, which is added to the document's score."""
        return self.idf * self.weight * self.saturation


class Explanation(Struct, frozen=True, gc=False):
    """Why a document has its score: the *parts*, in the order of the query, add up to the score.

    *length* is the length of the document, *mean_length* the mean over all, both in tokens.
    """

    parts: tuple[ScorePart, ...]
    length: int
    mean_length: float


class Hit(Struct, frozen=True, gc=False):
    """A document that matches the query; scores are comparable within one answer only.

    *listed* is False once the archive no longer lists the document; see `Engine.is_listed`.
    *explanation* is None unless the query asked for it and its order is by words alone. *copies*
    counts the other hits of its group of near-copies, which folding leaves out; it is 0 unless they
    are folded.
    """

    document: Document
    score: float
    highlights: tuple[Highlight, ...]
    listed: bool = True
    explanation: Explanation | None = None
    copies: int = 0


class FacetValue(Struct, frozen=True, gc=False):
    """One value of a facet, and the *count* of hits if it is chosen."""

    value: str
    label: str
    count: int
    selected: bool = False
    excluded: bool = False


class Facet(Struct, frozen=True, gc=False):
    """The counts of one facet over all hits, the facet's own filters ignored.

    *values* are in order of frequency, chosen and excluded ones first; *missing* documents have no
    value. Where a document has one value, the counts and *missing* add up to the total of the query
    without this facet's filters. Where it may have several, it counts once in each.
    """

    id: str
    values: tuple[FacetValue, ...]
    missing: int


class DateBucket(Struct, frozen=True, gc=False):
    """The *count* of hits in one period, and *of*, all documents of the archive in it."""

    value: str
    dates: DateRange
    count: int
    of: int
    selected: bool = False


class Histogram(Struct, frozen=True, gc=False):
    """Hits over time without the date filter, oldest first, with no period left out.

    *missing* is the number of undated hits.
    """

    interval: Literal["year", "month", "day"]
    buckets: tuple[DateBucket, ...]
    missing: int


class Variant(Struct, frozen=True, gc=False):
    """A word that a word of the query also finds, and the *count* of hits that hold it.

    *language* is an ISO 639-1 code, empty for no language; *also_in* are other languages in which
    it is the same word, as names of countries are.
    """

    language: str
    text: str
    via: Via
    count: int
    also_in: tuple[str, ...] = ()


class QueryTerm(Struct, frozen=True, gc=False):
    """A word or phrase of the query as typed, with its variants."""

    text: str
    variants: tuple[Variant, ...] = ()


class Name(Struct, frozen=True, gc=False):
    """The name *term* of the query, as typed, in another script or romanisation: *text*.

    *script* is the code of ISO 15924 for that of *text*. *count* is the number of hits that hold it
    if it is searched for, and *added* says whether it is. *respelt* says that *term* is in the same
    script, only spelled otherwise.
    """

    term: str
    text: str
    script: str
    count: int
    added: bool = False
    respelt: bool = False


RemedyWay = Literal[
    "filter",
    "dates",
    "filters",
    "word",
    "period",
    "year",
    "forms",
    "site",
    "value",
    "spelling",
    "any",
    "meaning",
]


class Remedy(Struct, frozen=True, gc=False):
    """A *query* to offer instead of one, mostly of one without hits, and the *count* of its hits.

    *way* names the difference: `filter` is without the filter whose value is *text*, `dates`
    without the dates, `filters` without all filters and dates and, where no one part is to blame,
    without those of the text and with any of its words, `word` without the part *text* of the
    text, `period` with the part *text* as dates, `year` within a year near that part, in which
    nothing is dated, `forms` with exact words and phrases as words in any form and place, `site`
    with the site *text* in place of an address, `value` with what is marked *text*, a facet and a
    label after a colon, in place of its name, `spelling` with the spelling *text*, `any` with any
    of the words, and `meaning` by meaning in place of the words.
    """

    way: RemedyWay
    text: str
    query: Query
    count: int


class IndexVersion(Struct, frozen=True, gc=False):
    """The commit that answered: its *version* and its number of *documents*.

    *version* changes with every commit. *built_at* is the time of the commit, ISO 8601 in UTC.
    *as_of* is the version as a permanent address names it: with a mark of this index, so that it
    is told from the version of another one that was made in its place.
    """

    version: str
    built_at: str
    documents: int
    as_of: str = ""


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


class ClusterHealth(Struct, frozen=True, gc=False, kw_only=True):
    """The cluster that holds an index: its *status* and its number of *nodes*.

    The status is that of the index: "green" if all shards have their copies, "yellow" if copies
    lack, "red" if whole shards do, so that nothing can be answered. *unassigned* counts the shards
    and copies that are on no node. *failing_fast* says that the cluster has just not answered, so
    that requests fail without asking it again for a moment.
    """

    status: str
    nodes: int
    unassigned: int
    failing_fast: bool

    def __str__(self) -> str:
        """Return this as half a sentence."""
        lacking = f"{_several(self.unassigned, 'shard')} on no node" if self.unassigned else ""
        return f"{self.status}, {_several(self.nodes, 'node')}, {lacking or 'all shards placed'}"


class SearchResults(Struct, frozen=True, gc=False, kw_only=True):
    """The answer to a query; every count is exact.

    Where no document holds all the words, the hits hold all but one of them or, if there are none,
    any of them; a warning says so, and the *remedies* are for the query as asked. *total* counts
    all hits, and so do facets and histograms; *groups* counts those that are left if near-copies
    are folded, and is *total* if not.
    *undated_left_out* counts the undated documents that would match if the query did not exclude
    them, *imprecise* the hits that are dated by month or year alone. *histogram* covers the dates
    of the query and *years* all years. *months* covers the months of the dates, or of the whole
    year if they span a month or less; it is None if they are open or span more than a year. *gaps*
    are the ranges of months in which the archive has nothing that is dated, oldest first, *sparse*
    those in which it has less than a tenth of a usual month.
    *gone* is the version that the query asked for if it is no longer kept: then the newest one
    answered, and *query* names none.
    *meaning* says that the index can be searched by meaning here, *by_meaning* that hits were found
    so. *also_about* are documents in other languages that say about the same and that no count has.
    The scores of both tell how near they are (`search.scoring.nearness`). *names* are what names of
    the query are in other scripts, the most found first.
    """

    query: Query
    total: int
    groups: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    histogram: Histogram
    years: Histogram
    months: Histogram | None
    undated_left_out: int
    imprecise: int
    terms: tuple[QueryTerm, ...]
    warnings: tuple[QueryWarning, ...]
    index: IndexVersion
    gaps: tuple[DateRange, ...] = ()
    sparse: tuple[DateRange, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    gone: str = ""
    meaning: bool = False
    by_meaning: bool = False
    also_about: tuple[Hit, ...] = ()
    names: tuple[Name, ...] = ()

    def __repr__(self) -> str:
        """Return a line; all parts would fill pages of a notebook."""
        found = f"{len(self.hits)} of {_several(self.groups, 'hit')}"
        return f"<SearchResults for {self.query.text!r}: {found}>"

    def rows(self) -> list[dict[str, str | float | None]]:
        """Return the hits as flat rows of a table, ready for `pandas.DataFrame`."""
        return [{**hit.document.row(), "score": hit.score} for hit in self.hits]

    @property
    def following(self) -> Query | None:
        """Return the query for the hits after these, None at the end of the result.

        A walk from one to the next gives every hit once, whatever is committed meanwhile.
        """
        offset = self.query.start + len(self.hits)
        if not self.hits or offset >= self.groups:
            return None
        return self.query.with_(cursor=Cursor(self.index.version, offset))


class Completion(Struct, frozen=True, gc=False):
    """A word that completes the typed one, or a value of *facet* by its label, and its documents.

    *facet* is empty for a word, else `topic` or `source`.
    """

    text: str
    count: int
    facet: str = ""


class SignificantTerm(Struct, frozen=True, gc=False):
    """A significant term of a topic; *text* is its most frequent printed form there.

    Of the headlines in *language*, *count* of the topic's and *of* of all hold it in some form.
    *significance* is G² (`search.scoring.significance`).
    """

    text: str
    language: str
    count: int
    of: int
    significance: float


class CoverageCell(Struct, frozen=True, gc=False):
    """The *count* of headlines of one topic, language and year.

    *topic* is None for headlines without a topic, *year* for undated ones. A headline of several
    topics counts in each.
    """

    topic: Topic | None
    language: str
    year: int | None
    count: int


class Stats(Struct, frozen=True, gc=False):
    """The contents of an index: counts by facet and time, first and last day, size in bytes.

    *made_by* names the versions of the software that made it. *encoder* names what made the
    vectors, empty if there are none, and *encoded* counts the documents that have one by language.
    *cluster* is the cluster that holds the index, None for a folder.
    """

    index: IndexVersion
    facets: tuple[Facet, ...]
    histogram: Histogram
    first: date | None
    last: date | None
    bytes: int
    made_by: dict[str, str]
    encoder: str
    encoded: dict[str, int]
    cluster: ClusterHealth | None = None
