"""Ask and answer: a `Query` goes in, `SearchResults` come out; both are plain values.

The rooms, in the order in which a query passes them:

- `opening`: opens the index that a name means, for queries or for writing.
- `values/`: what passes between the rooms: queries, documents, facets, results.
- `asking/`: turns parameters into a query, and its text into a tree of synonym groups.
- `language/`: turns printed words into the keys that find them, in many languages.
- `engine`: the steps from a query to its answer, the same for every index.
- `scan`, `question`, `snapshot`: the whole result of one query; its text as one commit understands
  it; that commit with facts that many answers need.
- `fallback`, `offers`: the result where nothing holds all the words; what stands beside the hits.
- `cache`: values computed lately, up to a capacity.
- `backend`: what the engine and the indexer ask of an index.
- `meaning/`: encodes texts, so that those that say the same meet in all languages.
- `processes`: other processes that work for this one, such as those that encode or read.
- `columnar/`: the embedded index: memory-mapped arrays and their writer.
- `opensearch/`: the same index on a cluster.
- `scoring/`: BM25 over synonym groups, highlights, explanations, significant words.
- `near_copies/`: headlines that tell one story in almost the same words, for every index.
- `arrays`: how integers cut arrays into stretches.
- `answering/`: facet values, time, remedies, completions, comparisons, similar headlines,
  related topics, examples, days, changes, batches, citations.
- `errors`: what can go wrong, each with what helps.
- `command`: the command `dateline`, and the options that its commands share.

Other packages import from here, and from `search.command` what commands share; the indexer has its
processes from `processes`, which searching does not load. `lint-imports` holds them to it. Each
name loads its module when it is first asked for: a search in the shell needs few of them, and an
update where nothing changed no engine.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from search.answering.batch import (
        MOST_LINES,
        NOTHING_TOGETHER,
        Batch,
        BatchLine,
        is_list,
        read_lines,
        search_lines,
        unclosed_line,
    )
    from search.answering.citing import CitedSearch, cite, digest
    from search.answering.comparison import (
        ACROSS,
        FEWEST_COMPARED,
        MOST_COMPARED,
        ComparedPeriod,
        Comparison,
        compare,
        compare_across,
    )
    from search.answering.completions import completed, last_word_start
    from search.answering.counterparts import counterparts
    from search.answering.days import ArchiveDay, DayOfMonth, archive_day, first_day, newest_day
    from search.answering.examples import Example, ExampleKind
    from search.answering.following import (
        ChangedSince,
        FollowedChange,
        Following,
        changed_since,
        follow,
    )
    from search.answering.more_like_this import Like, like
    from search.answering.numbers import NumberInTime, Numbers, find_numbers
    from search.answering.over_time import UNITS, OverTime, count_over_time
    from search.answering.related_topics import RelatedTopic, related_topics
    from search.answering.timeline import Unit
    from search.asking import parameters
    from search.asking.archive_values import ArchiveValues
    from search.asking.parameters import (
        Fault,
        FaultCode,
        ParameterFaults,
        date_parameters,
        filter_parameters,
        format_parameters,
        parse_parameters,
        read_parameters,
    )
    from search.backend import Committed, IndexWriter, Meaning
    from search.cache import Cache
    from search.columnar.files.directory import index_files
    from search.columnar.writing.block import DocumentBlock, prepare
    from search.columnar.writing.tokens import TokenDictionary
    from search.engine import Engine
    from search.errors import (
        QUERY_LENGTH,
        CommitUncertain,
        CursorGone,
        EncoderDamaged,
        EncoderMissing,
        IndexDamaged,
        IndexLocked,
        IndexMissing,
        IndexOutdated,
        IndexProblem,
        IndexRefused,
        IndexUnreachable,
        QueryTooLong,
        SearchError,
    )
    from search.language.analysis import content_terms
    from search.language.annotations import (
        WHAT,
        About,
        Annotation,
        Annotator,
        Condition,
        PrintedQuantity,
        Quantity,
        What,
        idle_rulings,
        printed_quantities,
        value_named,
        what_named,
    )
    from search.meaning.encoder import installed_encoder
    from search.opening import is_address, open_index, open_writer
    from search.scan import Scan
    from search.scoring.nearness import Nearness, nearness
    from search.values.changes import (
        CHANGES_KEPT,
        Change,
        ChangeKind,
        Changes,
        CommitChanges,
        Notes,
        newest_first,
    )
    from search.values.documents import Document, Kind
    from search.values.facets import FACETS, FACETS_BY_ID, FacetField
    from search.values.query import Cursor, DateRange, Filter, Query, Undated
    from search.values.results import (
        ClusterHealth,
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
        Name,
        QueryTerm,
        Remedy,
        RemedyWay,
        ScorePart,
        SearchResults,
        SignificantTerm,
        Stats,
        Variant,
        Via,
    )
    from search.values.warnings import QueryWarning, WarningCode, warning_sentence
else:  # mypy would take any name for one that `__getattr__` finds
    _NAMES = {
        "search.answering.batch": (
            "MOST_LINES NOTHING_TOGETHER Batch BatchLine is_list read_lines search_lines"
            " unclosed_line"
        ),
        "search.answering.citing": "CitedSearch cite digest",
        "search.answering.comparison": (
            "ACROSS FEWEST_COMPARED MOST_COMPARED ComparedPeriod Comparison compare compare_across"
        ),
        "search.answering.completions": "completed last_word_start",
        "search.answering.days": "ArchiveDay DayOfMonth archive_day first_day newest_day",
        "search.answering.examples": "Example ExampleKind",
        "search.answering.following": "ChangedSince FollowedChange Following changed_since follow",
        "search.answering.counterparts": "counterparts",
        "search.answering.more_like_this": "Like like",
        "search.answering.numbers": "NumberInTime Numbers find_numbers",
        "search.answering.over_time": "UNITS OverTime count_over_time",
        "search.answering.related_topics": "RelatedTopic related_topics",
        "search.answering.timeline": "Unit",
        "search.asking": "parameters",
        "search.asking.archive_values": "ArchiveValues",
        "search.asking.parameters": (
            "Fault FaultCode ParameterFaults date_parameters filter_parameters"
            " format_parameters parse_parameters read_parameters"
        ),
        "search.backend": "Committed IndexWriter Meaning",
        "search.cache": "Cache",
        "search.columnar.files.directory": "index_files",
        "search.columnar.writing.block": "DocumentBlock prepare",
        "search.columnar.writing.tokens": "TokenDictionary",
        "search.engine": "Engine",
        "search.errors": (
            "QUERY_LENGTH CommitUncertain CursorGone EncoderDamaged EncoderMissing IndexDamaged"
            " IndexLocked IndexMissing IndexOutdated IndexProblem IndexRefused IndexUnreachable"
            " QueryTooLong SearchError"
        ),
        "search.language.annotations": (
            "WHAT About Annotation Annotator Condition PrintedQuantity Quantity What"
            " idle_rulings printed_quantities value_named what_named"
        ),
        "search.language.analysis": "content_terms",
        "search.meaning.encoder": "installed_encoder",
        "search.opening": "is_address open_index open_writer",
        "search.scan": "Scan",
        "search.scoring.nearness": "Nearness nearness",
        "search.values.changes": (
            "CHANGES_KEPT Change ChangeKind Changes CommitChanges Notes newest_first"
        ),
        "search.values.documents": "Document Kind",
        "search.values.facets": "FACETS FACETS_BY_ID FacetField",
        "search.values.query": "Cursor DateRange Filter Query Undated",
        "search.values.results": (
            "ClusterHealth Completion CoverageCell DateBucket Explanation Facet FacetValue"
            " Highlight Histogram Hit IndexVersion Name QueryTerm Remedy RemedyWay ScorePart"
            " SearchResults SignificantTerm Stats Variant Via"
        ),
        "search.values.warnings": "QueryWarning WarningCode warning_sentence",
    }
    _MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

    __all__ = sorted(_MODULES)

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(__import__(_MODULES[name], fromlist=[name]), name)

    def __dir__() -> list[str]:
        return __all__
