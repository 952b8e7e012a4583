"""Ask and answer: a `Query` goes in, `SearchResults` come out; both are plain values.

The rooms, in the order in which a query passes them:

- `opening`: opens the index that a name means, for queries or for writing.
- `values/`: what passes between the rooms: queries, documents, facets, results.
- `asking/`: turns parameters into a query, and its text into a tree of synonym groups.
- `language/`: turns printed words into the keys that find them, in many languages.
- `engine`: the steps from a query to its answer, the same for every index.
- `scan`, `snapshot`: the whole result of one query; one commit with facts that many answers need.
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

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from search.answering.batch import (
        MOST_LINES,
        Batch,
        BatchLine,
        read_lines,
        search_lines,
        unclosed_line,
    )
    from search.answering.citing import (
        CitedSearch,
        cite,
        digest,
    )
    from search.answering.comparison import (
        ACROSS,
        FEWEST_COMPARED,
        MOST_COMPARED,
        ComparedPeriod,
        Comparison,
        compare,
        compare_across,
    )
    from search.answering.completions import (
        last_word_start,
    )
    from search.answering.days import (
        ArchiveDay,
        DayOfMonth,
        archive_day,
        newest_day,
    )
    from search.answering.examples import (
        Example,
        ExampleKind,
    )
    from search.answering.following import (
        ChangedSince,
        FollowedChange,
        Following,
        changed_since,
        follow,
    )
    from search.answering.more_like_this import (
        Like,
        counterparts,
        like,
    )
    from search.answering.numbers import (
        NumberInTime,
        Numbers,
        find_numbers,
    )
    from search.answering.over_time import (
        UNITS,
        OverTime,
        count_over_time,
    )
    from search.answering.related_topics import (
        RelatedTopic,
        related_topics,
    )
    from search.answering.timeline import (
        Unit,
    )
    from search.asking import (
        parameters,
    )
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
    from search.backend import (
        Committed,
        IndexWriter,
        Meaning,
    )
    from search.cache import (
        Cache,
    )
    from search.engine import (
        Engine,
    )
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
    from search.language.annotations import (
        WHAT,
        About,
        Annotation,
        Annotator,
        Condition,
        PrintedQuantity,
        Quantity,
        What,
        printed_quantities,
        what_named,
    )
    from search.meaning.encoder import (
        installed_encoder,
    )
    from search.opening import (
        is_address,
        open_index,
        open_writer,
    )
    from search.scan import (
        Scan,
    )
    from search.scoring.nearness import (
        Nearness,
        nearness,
    )
    from search.values.changes import (
        CHANGES_KEPT,
        Change,
        ChangeKind,
        Changes,
        CommitChanges,
        Notes,
        newest_first,
    )
    from search.values.documents import (
        Document,
        Kind,
    )
    from search.values.facets import (
        FACETS,
        FACETS_BY_ID,
        FacetField,
    )
    from search.values.query import (
        Cursor,
        DateRange,
        Filter,
        Query,
        Undated,
    )
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
    from search.values.warnings import (
        QueryWarning,
        WarningCode,
        warning_sentence,
    )

_LATER = {
    "ACROSS": "search.answering.comparison",
    "About": "search.language.annotations",
    "Annotation": "search.language.annotations",
    "Annotator": "search.language.annotations",
    "ArchiveDay": "search.answering.days",
    "Batch": "search.answering.batch",
    "BatchLine": "search.answering.batch",
    "CHANGES_KEPT": "search.values.changes",
    "Cache": "search.cache",
    "Change": "search.values.changes",
    "ChangeKind": "search.values.changes",
    "ChangedSince": "search.answering.following",
    "Changes": "search.values.changes",
    "CitedSearch": "search.answering.citing",
    "ClusterHealth": "search.values.results",
    "CommitChanges": "search.values.changes",
    "CommitUncertain": "search.errors",
    "Committed": "search.backend",
    "ComparedPeriod": "search.answering.comparison",
    "Comparison": "search.answering.comparison",
    "Completion": "search.values.results",
    "Condition": "search.language.annotations",
    "CoverageCell": "search.values.results",
    "Cursor": "search.values.query",
    "CursorGone": "search.errors",
    "DateBucket": "search.values.results",
    "DateRange": "search.values.query",
    "DayOfMonth": "search.answering.days",
    "Document": "search.values.documents",
    "EncoderDamaged": "search.errors",
    "EncoderMissing": "search.errors",
    "Engine": "search.engine",
    "Example": "search.answering.examples",
    "ExampleKind": "search.answering.examples",
    "Explanation": "search.values.results",
    "FACETS": "search.values.facets",
    "FACETS_BY_ID": "search.values.facets",
    "FEWEST_COMPARED": "search.answering.comparison",
    "Facet": "search.values.results",
    "FacetField": "search.values.facets",
    "FacetValue": "search.values.results",
    "Fault": "search.asking.parameters",
    "FaultCode": "search.asking.parameters",
    "Filter": "search.values.query",
    "FollowedChange": "search.answering.following",
    "Following": "search.answering.following",
    "Highlight": "search.values.results",
    "Histogram": "search.values.results",
    "Hit": "search.values.results",
    "IndexDamaged": "search.errors",
    "IndexLocked": "search.errors",
    "IndexMissing": "search.errors",
    "IndexOutdated": "search.errors",
    "IndexProblem": "search.errors",
    "IndexRefused": "search.errors",
    "IndexUnreachable": "search.errors",
    "IndexVersion": "search.values.results",
    "IndexWriter": "search.backend",
    "Kind": "search.values.documents",
    "Like": "search.answering.more_like_this",
    "MOST_COMPARED": "search.answering.comparison",
    "MOST_LINES": "search.answering.batch",
    "Meaning": "search.backend",
    "Name": "search.values.results",
    "Nearness": "search.scoring.nearness",
    "Notes": "search.values.changes",
    "NumberInTime": "search.answering.numbers",
    "Numbers": "search.answering.numbers",
    "OverTime": "search.answering.over_time",
    "ParameterFaults": "search.asking.parameters",
    "PrintedQuantity": "search.language.annotations",
    "QUERY_LENGTH": "search.errors",
    "Quantity": "search.language.annotations",
    "Query": "search.values.query",
    "QueryTerm": "search.values.results",
    "QueryTooLong": "search.errors",
    "QueryWarning": "search.values.warnings",
    "RelatedTopic": "search.answering.related_topics",
    "Remedy": "search.values.results",
    "RemedyWay": "search.values.results",
    "Scan": "search.scan",
    "ScorePart": "search.values.results",
    "SearchError": "search.errors",
    "SearchResults": "search.values.results",
    "SignificantTerm": "search.values.results",
    "Stats": "search.values.results",
    "UNITS": "search.answering.over_time",
    "Undated": "search.values.query",
    "Unit": "search.answering.timeline",
    "Variant": "search.values.results",
    "Via": "search.values.results",
    "WHAT": "search.language.annotations",
    "WarningCode": "search.values.warnings",
    "What": "search.language.annotations",
    "archive_day": "search.answering.days",
    "changed_since": "search.answering.following",
    "cite": "search.answering.citing",
    "compare": "search.answering.comparison",
    "compare_across": "search.answering.comparison",
    "count_over_time": "search.answering.over_time",
    "counterparts": "search.answering.more_like_this",
    "date_parameters": "search.asking.parameters",
    "digest": "search.answering.citing",
    "filter_parameters": "search.asking.parameters",
    "find_numbers": "search.answering.numbers",
    "follow": "search.answering.following",
    "format_parameters": "search.asking.parameters",
    "installed_encoder": "search.meaning.encoder",
    "is_address": "search.opening",
    "last_word_start": "search.answering.completions",
    "like": "search.answering.more_like_this",
    "nearness": "search.scoring.nearness",
    "newest_day": "search.answering.days",
    "newest_first": "search.values.changes",
    "open_index": "search.opening",
    "open_writer": "search.opening",
    "parameters": "search.asking.parameters",
    "parse_parameters": "search.asking.parameters",
    "read_parameters": "search.asking.parameters",
    "printed_quantities": "search.language.annotations",
    "read_lines": "search.answering.batch",
    "related_topics": "search.answering.related_topics",
    "search_lines": "search.answering.batch",
    "unclosed_line": "search.answering.batch",
    "warning_sentence": "search.values.warnings",
    "what_named": "search.language.annotations",
}

__all__ = [
    "ACROSS",
    "CHANGES_KEPT",
    "FACETS",
    "FACETS_BY_ID",
    "FEWEST_COMPARED",
    "MOST_COMPARED",
    "MOST_LINES",
    "QUERY_LENGTH",
    "UNITS",
    "WHAT",
    "About",
    "Annotation",
    "Annotator",
    "ArchiveDay",
    "Batch",
    "BatchLine",
    "Cache",
    "Change",
    "ChangeKind",
    "ChangedSince",
    "Changes",
    "CitedSearch",
    "ClusterHealth",
    "CommitChanges",
    "CommitUncertain",
    "Committed",
    "ComparedPeriod",
    "Comparison",
    "Completion",
    "Condition",
    "CoverageCell",
    "Cursor",
    "CursorGone",
    "DateBucket",
    "DateRange",
    "DayOfMonth",
    "Document",
    "EncoderDamaged",
    "EncoderMissing",
    "Engine",
    "Example",
    "ExampleKind",
    "Explanation",
    "Facet",
    "FacetField",
    "FacetValue",
    "Fault",
    "FaultCode",
    "Filter",
    "FollowedChange",
    "Following",
    "Highlight",
    "Histogram",
    "Hit",
    "IndexDamaged",
    "IndexLocked",
    "IndexMissing",
    "IndexOutdated",
    "IndexProblem",
    "IndexRefused",
    "IndexUnreachable",
    "IndexVersion",
    "IndexWriter",
    "Kind",
    "Like",
    "Meaning",
    "Name",
    "Nearness",
    "Notes",
    "NumberInTime",
    "Numbers",
    "OverTime",
    "ParameterFaults",
    "PrintedQuantity",
    "Quantity",
    "Query",
    "QueryTerm",
    "QueryTooLong",
    "QueryWarning",
    "RelatedTopic",
    "Remedy",
    "RemedyWay",
    "Scan",
    "ScorePart",
    "SearchError",
    "SearchResults",
    "SignificantTerm",
    "Stats",
    "Undated",
    "Unit",
    "Variant",
    "Via",
    "WarningCode",
    "What",
    "archive_day",
    "changed_since",
    "cite",
    "compare",
    "compare_across",
    "count_over_time",
    "counterparts",
    "date_parameters",
    "digest",
    "filter_parameters",
    "find_numbers",
    "follow",
    "format_parameters",
    "installed_encoder",
    "is_address",
    "last_word_start",
    "like",
    "nearness",
    "newest_day",
    "newest_first",
    "open_index",
    "open_writer",
    "parameters",
    "parse_parameters",
    "printed_quantities",
    "read_lines",
    "read_parameters",
    "related_topics",
    "search_lines",
    "unclosed_line",
    "warning_sentence",
    "what_named",
]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(_LATER[name])
    return module if name == "parameters" else getattr(module, name)
