"""The JSON of the contract as JSON Schema 2020-12, for the description of the API.

Every key is always there. Within version 1 keys may be added, so no schema forbids others, but none
is renamed or removed.

They are written by hand, and a test compares them with answers in both directions. To derive them
with `msgspec.json.schema` (0.22) would not be simpler. It would need a second Struct beside most of
those of `search`, since an answer renames, rounds and adds links; and it makes a component of every
nested object, `anyOf` of every null, and a description of a whole docstring.
"""

from typing import get_args

from search import FACETS, ChangeKind, FaultCode, Kind, RemedyWay, Via
from webui.api.result_schemas import EXPLANATION, RESULT
from webui.api.schema_types import (
    ADDRESS,
    COUNT,
    DAY,
    FLAG,
    TEXT,
    Schema,
    about,
    list_of,
    may_have,
    object_of,
    one_of,
    or_null,
    ref,
)

_CHANGES = object_of(
    "How many documents came, were corrected, and are no longer listed.",
    **dict.fromkeys(get_args(ChangeKind), COUNT),
)

SCHEMAS: dict[str, Schema] = {
    "Answer": object_of(
        "The answer to a search; every count is exact.",
        query=ref("Query"),
        total=about(COUNT, "All hits, on every page."),
        groups=about(COUNT, "Those left with fold=on, one of near-copies; else the total."),
        page={"type": "integer", "minimum": 1},
        size={"type": "integer", "minimum": 1},
        results=list_of(ref("Result")),
        also_about=about(
            list_of(ref("Result")),
            "Documents in other languages that say about the same, found by meaning, on the first "
            "page; no number counts them.",
        ),
        facets=list_of({"oneOf": [ref("Facet"), ref("Histogram")]}),
        names=about(
            list_of(
                object_of(
                    "A name of the query in another script.",
                    term=about(TEXT, "The name as typed."),
                    text=TEXT,
                    script=about(TEXT, "ISO 15924, as Cyrl."),
                    count=about(COUNT, "The hits that hold it if it is searched for."),
                    added=about(FLAG, "Whether it is searched for."),
                    url=about(ADDRESS, "The search with it or, if it is added, without."),
                )
            ),
            "Found by their sound among the words of the archive; only those added are searched.",
        ),
        links=ref("Links"),
        index=ref("Index"),
        changed_since={"oneOf": [ref("ChangedSince"), {"type": "null"}]},
        imprecise=about(COUNT, "Hits that are dated by month or year alone."),
        remedies=list_of(
            object_of(
                "A search to make instead of one that finds nothing, and what it finds.",
                way=one_of(*get_args(RemedyWay)),
                text=about(TEXT, "The filter or word that it leaves out, or the spelling."),
                count=COUNT,
                url=ADDRESS,
            )
        ),
        warnings=list_of(ref("Warning")),
        took_ms={"type": "number", "minimum": 0},
    ),
    "Query": object_of(
        "Every parameter with the value that took effect.",
        q=TEXT,
        **{facet.id: list_of(TEXT) for facet in FACETS},
        **{"from": or_null(DAY), "to": about(or_null(DAY), "The last day, included.")},
        undated=TEXT,
        match=TEXT,
        words=TEXT,
        by=one_of("words", "meaning"),
        meaning=one_of("on", "off"),
        translate=one_of("on", "off"),
        names=one_of("on", "off"),
        name=list_of(TEXT),
        skip=list_of(TEXT),
        sort=TEXT,
        explain=one_of("on", "off"),
        fold=one_of("on", "off"),
        copies=about(or_null(TEXT), "The id of the headline of which all are near-copies."),
        as_of=about(or_null(TEXT), "The version that was asked for, if it is kept."),
        terms=list_of(ref("Term")),
    ),
    "Term": object_of(
        "A word or phrase as typed, and what it also searches for.",
        text=TEXT,
        variants=list_of(
            object_of(
                "An equivalent, and how many of the hits hold it.",
                language=about(or_null(TEXT), "ISO 639-1; null where it belongs to none."),
                text=TEXT,
                via=one_of(*get_args(Via)),
                count=COUNT,
                also_in=about(list_of(TEXT), "Other languages in which it is the same word."),
            )
        ),
    ),
    "Result": RESULT,
    "Explanation": EXPLANATION,
    "Facet": object_of(
        "Counts by one field, its own selection ignored: its counts and missing make the total "
        "without its filters, or more where a document may have several values.",
        id=one_of(*(facet.id for facet in FACETS)),
        type=one_of("terms"),
        missing=about(COUNT, "Documents without a value."),
        other=about(COUNT, "The counts of the values that are not listed, added up."),
        values=list_of(
            object_of(
                "A value, and the count that choosing it would give.",
                value=TEXT,
                label=TEXT,
                count=COUNT,
                selected=FLAG,
                excluded=FLAG,
                url=about(ADDRESS, "The search with the value chosen, or no longer chosen."),
            )
        ),
    ),
    "Histogram": object_of(
        "Counts over time, the dates asked for ignored; no period is left out.",
        id=one_of("date"),
        type=one_of("histogram"),
        interval=one_of("year", "month", "day"),
        missing=about(COUNT, "Hits without a date."),
        values=list_of(
            object_of(
                "A period.",
                value=TEXT,
                **{"from": DAY, "to": DAY},
                count=COUNT,
                of=about(COUNT, "All documents of the archive in it."),
            )
        ),
    ),
    "Links": object_of(
        "Addresses from the root of the site: of this answer, of its page, and of the whole "
        "result in other formats.",
        self=ADDRESS,
        canonical=about(ADDRESS, "For a footnote."),
        permanent=about(ADDRESS, "The same as of this version of the archive."),
        next=about(or_null(ADDRESS), "A cursor: followed to null, every hit comes once."),
        prev=or_null(ADDRESS),
        ndjson=ADDRESS,
        csv=ADDRESS,
        xlsx=ADDRESS,
        atom=ADDRESS,
        ris=ADDRESS,
        bib=ADDRESS,
        **{"csl.json": ADDRESS},
    ),
    "Index": object_of(
        "Which state of the archive answered.",
        version=about(TEXT, "Changes with every update."),
        built_at={"type": "string", "format": "date-time"},
        documents=COUNT,
        as_of=about(TEXT, "The version as the parameter as_of names it."),
    ),
    "ChangedSince": object_of(
        "What changed since a version that is no longer kept; null for what is not known.",
        version=TEXT,
        found=about(or_null(_CHANGES), "Of what the search finds now."),
        archive=about(or_null(_CHANGES), "In the whole archive."),
    ),
    "Verdict": object_of(
        "Whether a search finds what was cited.",
        matches=about(or_null(FLAG), "Null where no digest is given, or the version is not kept."),
        given=or_null(TEXT),
        result=about(TEXT, "The digest of what it finds, in the version named in index."),
        total=COUNT,
        changed_since={"oneOf": [ref("ChangedSince"), {"type": "null"}]},
        links=object_of("Addresses.", canonical=ADDRESS, ndjson=ADDRESS),
        index=ref("Index"),
        warnings=list_of(ref("Warning")),
    ),
    "Warning": object_of(
        "What was repaired, ignored or not understood.",
        code=TEXT,
        message=TEXT,
        parameter=TEXT,
        value=about(TEXT, "What in the parameter: the words, or the limit that they passed."),
        start=about(or_null(COUNT), "Where in the parameter it is, in code points."),
        end=or_null(COUNT),
    ),
    "Comparison": object_of(
        "Several searches over time, or one across a facet; lists stand in their order.",
        by=about(or_null(TEXT), "The facet across whose values one search is compared."),
        queries=list_of(
            object_of(
                "A search, all of its hits, and those without a date.",
                q=TEXT,
                label=about(TEXT, "The text, or the value of the facet."),
                total=COUNT,
                undated=COUNT,
                url=ADDRESS,
            )
        ),
        interval=one_of("year", "month", "day"),
        periods=list_of(
            object_of(
                "A period, as far as it is within the dates asked for.",
                value=TEXT,
                **{"from": DAY, "to": DAY},
                of=about(COUNT, "All documents of the archive in it."),
                counts=list_of(COUNT),
                shares=about(
                    list_of({"type": ["number", "null"], "minimum": 0, "maximum": 1}),
                    "Of the archive, from 0 to 1; null where it has nothing.",
                ),
            )
        ),
        links=object_of("Addresses of the same.", self=ADDRESS, canonical=ADDRESS, csv=ADDRESS),
        index=ref("Index"),
        warnings=list_of(ref("Warning")),
    ),
    "ArchiveChanges": object_of(
        "What changed of what a search finds: the newest commit first, each document at its last "
        "change.",
        total=about(COUNT, "Changes that the log of the index names."),
        page=COUNT,
        size=COUNT,
        changes=list_of(
            object_of(
                "A change, and the commit that brought it.",
                change=one_of(*get_args(ChangeKind)),
                version=TEXT,
                built_at=TEXT,
                earlier=about(or_null(TEXT), "The wording before; null if it is the same."),
                found=about(FLAG, "False if this change took it out of the search."),
                document=object_of(
                    "The document as it is now.",
                    id=TEXT,
                    kind=one_of(*get_args(Kind)),
                    text=TEXT,
                    language=TEXT,
                    date=or_null(DAY),
                    topics=list_of(object_of("A topic.", id=TEXT, label=TEXT)),
                    source=or_null(TEXT),
                    source_url=or_null(TEXT),
                    url=ADDRESS,
                ),
            )
        ),
        commits=list_of(
            object_of(
                "A commit of the whole archive, and how many documents it changed.",
                version=TEXT,
                built_at=TEXT,
                added=COUNT,
                corrected=COUNT,
                unlisted=COUNT,
            )
        ),
        links=object_of(
            "Addresses of the same.",
            self=ADDRESS,
            canonical=ADDRESS,
            atom=ADDRESS,
            next=or_null(ADDRESS),
        ),
        index=ref("Index"),
        warnings=list_of(ref("Warning")),
    ),
    "Health": object_of(
        "The state of the server.",
        status=one_of("ok"),
        version=TEXT,
        documents=COUNT,
        cluster=or_null(
            object_of(
                "The cluster that holds the index, null if a folder does; unassigned are its shards"
                " and copies that are on no node.",
                status=one_of("green", "yellow"),
                nodes=COUNT,
                unassigned=COUNT,
                failing_fast=FLAG,
            )
        ),
    ),
    "Suggestions": {
        "type": "array",
        "description": "OpenSearch Suggestions: what was typed, then three lists side by side: "
        "completions, how many documents have each, their addresses.",
        "items": {"oneOf": [TEXT, list_of(TEXT)]},
        "minItems": 4,
        "maxItems": 4,
    },
    "Problem": may_have(
        object_of(
            "Why there is no answer (RFC 9457), with all faults at once.",
            type=TEXT,
            title=TEXT,
            status={"type": "integer"},
            detail=TEXT,
            errors=list_of(
                object_of(
                    "A parameter that cannot be used.",
                    parameter=TEXT,
                    value=TEXT,
                    code=one_of(*get_args(FaultCode)),
                    message=TEXT,
                    allowed=list_of(TEXT),
                )
            ),
        ),
        links=may_have(
            object_of("Where to go instead, if it is known."),
            restart=about(ADDRESS, "Where a walk begins again whose cursor is gone."),
            near=about(list_of(ADDRESS), "Of an unknown topic: those that are called alike."),
        ),
    ),
}
"""The parts of the answers by name, in reading order."""
