"""Ask and answer: what a search is, how its words are understood, and the engine that answers.

A `Query` goes in, `SearchResults` come out; both are plain values. Between them stand the
`parameters` that URLs, forms and the command line share, the `analysis` that turns text into
index keys for every language, the `parser` that makes a query tree of what was typed, and the
engine. Other packages import from here alone.
"""

from search.answering.comparison import ComparedPeriod, Comparison, compare
from search.answering.more_like_this import Like, counterparts, like
from search.answering.related_topics import RelatedTopic, related_topics
from search.asking.parameters import (
    Fault,
    ParameterFaults,
    format_parameters,
    parse_parameters,
)
from search.backend import IndexWriter
from search.engine import Engine, Scan
from search.errors import (
    QUERY_LENGTH,
    CommitUncertain,
    CursorGone,
    IndexDamaged,
    IndexLocked,
    IndexMissing,
    IndexOutdated,
    IndexProblem,
    QueryTooLong,
    SearchError,
)
from search.opening import open_index, open_writer
from search.values.documents import Document, Kind
from search.values.facets import FACETS, FacetField
from search.values.query import Cursor, DateRange, Filter, Query
from search.values.results import (
    Completion,
    CoverageCell,
    DateBucket,
    Explanation,
    Facet,
    FacetValue,
    Highlight,
    Histogram,
    Hit,
    IndexVersion,
    QueryTerm,
    QueryWarning,
    Remedy,
    ScorePart,
    SearchResults,
    SignificantTerm,
    Stats,
    Variant,
)

__all__ = [
    "FACETS",
    "QUERY_LENGTH",
    "CommitUncertain",
    "ComparedPeriod",
    "Comparison",
    "Completion",
    "CoverageCell",
    "Cursor",
    "CursorGone",
    "DateBucket",
    "DateRange",
    "Document",
    "Engine",
    "Explanation",
    "Facet",
    "FacetField",
    "FacetValue",
    "Fault",
    "Filter",
    "Highlight",
    "Histogram",
    "Hit",
    "IndexDamaged",
    "IndexLocked",
    "IndexMissing",
    "IndexOutdated",
    "IndexProblem",
    "IndexVersion",
    "IndexWriter",
    "Kind",
    "Like",
    "ParameterFaults",
    "Query",
    "QueryTerm",
    "QueryTooLong",
    "QueryWarning",
    "RelatedTopic",
    "Remedy",
    "Scan",
    "ScorePart",
    "SearchError",
    "SearchResults",
    "SignificantTerm",
    "Stats",
    "Variant",
    "compare",
    "counterparts",
    "format_parameters",
    "like",
    "open_index",
    "open_writer",
    "parse_parameters",
    "related_topics",
]
