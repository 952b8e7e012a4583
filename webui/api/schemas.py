"""The JSON of the contract as JSON Schema 2020-12, for the description of the API.

Every key is always there. Within version 1 keys may be added, so no schema forbids others, but none
is renamed or removed.

They are written by hand, and a test compares them with answers in both directions. To derive them
with `msgspec.json.schema` (0.22) would not be simpler. It would need a second Struct beside most of
those of `search`, since an answer renames, rounds and adds links; and it makes a component of every
nested object, `anyOf` of every null, and a description of a whole docstring.
"""

from typing import Any, get_args

from corpus import Precision
from search import FACETS, WHAT, ChangeKind, FaultCode, Kind, RemedyWay, Via

Schema = dict[str, Any]


def _object(about: str, /, **properties: Schema) -> Schema:
    return {
        "type": "object",
        "description": about,
        "required": list(properties),
        "properties": properties,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}


def _one_of(*values: str) -> Schema:
    return {"type": "string", "enum": list(values)}


def _about(schema: Schema, about: str) -> Schema:
    return {**schema, "description": about}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_DAY: Schema = {"type": "string", "format": "date"}
_NUMBER: Schema = {"type": "number", "minimum": 0}
_FLAG: Schema = {"type": "boolean"}
_ADDRESS: Schema = {"type": "string", "format": "uri-reference"}
_PRECISION: Schema = {"type": ["string", "null"], "enum": [*get_args(Precision), None]}

_CHANGES = _object(
    "How many documents came, were corrected, and are no longer listed.",
    **dict.fromkeys(get_args(ChangeKind), _COUNT),
)

SCHEMAS: dict[str, Schema] = {
    "Answer": _object(
        "The answer to a search; every count is exact.",
        query=_ref("Query"),
        total=_about(_COUNT, "All hits, on every page."),
        groups=_about(_COUNT, "Those left with fold=on, one of near-copies; else the total."),
        page={"type": "integer", "minimum": 1},
        size={"type": "integer", "minimum": 1},
        results=_list(_ref("Result")),
        also_about=_about(
            _list(_ref("Result")),
            "Documents in other languages that say about the same, found by meaning, on the first "
            "page; no number counts them.",
        ),
        facets=_list({"oneOf": [_ref("Facet"), _ref("Histogram")]}),
        links=_ref("Links"),
        index=_ref("Index"),
        changed_since={"oneOf": [_ref("ChangedSince"), {"type": "null"}]},
        imprecise=_about(_COUNT, "Hits that are dated by month or year alone."),
        remedies=_list(
            _object(
                "A search to make instead of one that finds nothing, and what it finds.",
                way=_one_of(*get_args(RemedyWay)),
                text=_about(_TEXT, "The filter or word that it leaves out, or the spelling."),
                count=_COUNT,
                url=_ADDRESS,
            )
        ),
        warnings=_list(_ref("Warning")),
        took_ms={"type": "number", "minimum": 0},
    ),
    "Query": _object(
        "Every parameter with the value that took effect.",
        q=_TEXT,
        **{facet.id: _list(_TEXT) for facet in FACETS},
        **{"from": _or_null(_DAY), "to": _about(_or_null(_DAY), "The last day, included.")},
        undated=_TEXT,
        match=_TEXT,
        words=_TEXT,
        by=_one_of("words", "meaning"),
        meaning=_one_of("on", "off"),
        translate=_one_of("on", "off"),
        skip=_list(_TEXT),
        sort=_TEXT,
        explain=_one_of("on", "off"),
        fold=_one_of("on", "off"),
        copies=_about(_or_null(_TEXT), "The id of the headline of which all are near-copies."),
        as_of=_about(_or_null(_TEXT), "The version that was asked for, if it is kept."),
        terms=_list(_ref("Term")),
    ),
    "Term": _object(
        "A word or phrase as typed, and what it also searches for.",
        text=_TEXT,
        variants=_list(
            _object(
                "An equivalent, and how many of the hits hold it.",
                language=_about(_or_null(_TEXT), "ISO 639-1; null where it belongs to none."),
                text=_TEXT,
                via=_one_of(*get_args(Via)),
                count=_COUNT,
                also_in=_about(_list(_TEXT), "Other languages in which it is the same word."),
            )
        ),
    ),
    "Result": _object(
        "A headline or a topic.",
        id=_about(_TEXT, "Permanent."),
        kind=_one_of(*get_args(Kind)),
        text=_about(
            _TEXT,
            "The headline or title; a description and earlier wordings may follow as paragraphs.",
        ),
        language=_about(_TEXT, "ISO 639-1; und where nothing was sure enough."),
        language_confidence={"type": "number", "minimum": 0, "maximum": 1},
        date=_about(_or_null(_DAY), "The first day that date_text may mean."),
        date_text=_about(_or_null(_TEXT), "The date as printed."),
        date_precision=_PRECISION,
        topics=_list(_object("A topic that lists it.", id=_TEXT, label=_TEXT)),
        places=_about(_list(_TEXT), "Countries that it names, ISO 3166."),
        organisations=_about(_list(_TEXT), "Organisations of the glossary that it names."),
        subjects=_about(_list(_TEXT), "Subjects of the glossary that it names, and their heads."),
        quantities=_about(
            _list(
                _object(
                    "A number; text[start:end] prints it, null if only an earlier wording does.",
                    what=_one_of(*WHAT),
                    value={"type": "number", "minimum": 0},
                    unit=_about(_or_null(_TEXT), "ISO 4217 of money, kg of weights."),
                    start=_or_null(_COUNT),
                    end=_or_null(_COUNT),
                )
            ),
            "Numbers that it prints; they are no statistics.",
        ),
        score=_about(
            {"type": "number", "minimum": 0},
            "Comparable within one answer only; by meaning, a cosine up to 1.",
        ),
        highlights=_list(
            _object(
                "A printed word that matched: text[start:end] in Unicode code points.",
                start=_COUNT,
                end=_COUNT,
                term=_TEXT,
                via=_one_of(*get_args(Via)),
            )
        ),
        url=_about(_ADDRESS, "Its page here, permanent."),
        source=_about(_or_null(_TEXT), "The outlet or agency that published it, if known."),
        source_url=_about(_or_null(_TEXT), "Where it was first published, if that is known."),
        publications=_list(
            _object("An outlet and an address that published it.", source=_TEXT, url=_TEXT)
        ),
        sources=_list(_object("Where the archive has it.", file=_TEXT, line={"type": "integer"})),
        earlier=_list(
            _object(
                "A wording of the headline before it was corrected, oldest first.",
                text=_TEXT,
                description=_TEXT,
                date=_or_null(_DAY),
                date_text=_or_null(_TEXT),
                date_precision=_PRECISION,
                first_seen=_or_null(_DAY),
                last_seen=_or_null(_DAY),
                id=_about(_TEXT, "It leads to this document."),
            )
        ),
        first_seen=_or_null(_DAY),
        last_seen=_or_null(_DAY),
        listed=_about(_FLAG, "Whether the archive still lists it."),
        copies=_about(_COUNT, "With fold=on, the near-copies among the hits that it stands for."),
        explanation={"oneOf": [_ref("Explanation"), {"type": "null"}]},
    ),
    "Explanation": _object(
        "Why a result was found, with explain=on; its parts' scores add up to the result's.",
        parts=_list(
            _object(
                "What a word or phrase of the query adds: idf · weight · saturation.",
                term=_about(_TEXT, "As typed."),
                via=_one_of(*get_args(Via)),
                language=_about(_or_null(_TEXT), "Of the variant that was found, ISO 639-1."),
                text=_about(_TEXT, "The variant."),
                printed=_about(_TEXT, "The variant as it stands in the text."),
                frequency=_about(_COUNT, "How often it stands there."),
                idf=_about(
                    _NUMBER,
                    "High for what few documents hold; via language, the sum of all other parts.",
                ),
                weight=_about(
                    _NUMBER,
                    "By via: a word as typed counts most; via language, how likely a question "
                    "is of it.",
                ),
                saturation=_about(_NUMBER, "High for what stands often in a short text."),
                score=_NUMBER,
            )
        ),
        length=_about(_COUNT, "Of the text, in words."),
        mean_length=_about(_NUMBER, "Of all texts of the archive."),
    ),
    "Facet": _object(
        "Counts by one field, its own selection ignored: its counts and missing make the total "
        "without its filters, or more where a document may have several values.",
        id=_one_of(*(facet.id for facet in FACETS)),
        type=_one_of("terms"),
        missing=_about(_COUNT, "Documents without a value."),
        other=_about(_COUNT, "The counts of the values that are not listed, added up."),
        values=_list(
            _object(
                "A value, and the count that choosing it would give.",
                value=_TEXT,
                label=_TEXT,
                count=_COUNT,
                selected=_FLAG,
                excluded=_FLAG,
                url=_about(_ADDRESS, "The search with the value chosen, or no longer chosen."),
            )
        ),
    ),
    "Histogram": _object(
        "Counts over time, the dates asked for ignored; no period is left out.",
        id=_one_of("date"),
        type=_one_of("histogram"),
        interval=_one_of("year", "month", "day"),
        missing=_about(_COUNT, "Hits without a date."),
        values=_list(
            _object(
                "A period.",
                value=_TEXT,
                **{"from": _DAY, "to": _DAY},
                count=_COUNT,
                of=_about(_COUNT, "All documents of the archive in it."),
            )
        ),
    ),
    "Links": _object(
        "Addresses from the root of the site: of this answer, of its page, and of the whole "
        "result in other formats.",
        self=_ADDRESS,
        canonical=_about(_ADDRESS, "For a footnote."),
        permanent=_about(_ADDRESS, "The same as of this version of the archive."),
        next=_about(_or_null(_ADDRESS), "A cursor: followed to null, every hit comes once."),
        prev=_or_null(_ADDRESS),
        ndjson=_ADDRESS,
        csv=_ADDRESS,
        xlsx=_ADDRESS,
        atom=_ADDRESS,
        ris=_ADDRESS,
        bib=_ADDRESS,
        **{"csl.json": _ADDRESS},
    ),
    "Index": _object(
        "Which state of the archive answered.",
        version=_about(_TEXT, "Changes with every update."),
        built_at={"type": "string", "format": "date-time"},
        documents=_COUNT,
        as_of=_about(_TEXT, "The version as the parameter as_of names it."),
    ),
    "ChangedSince": _object(
        "What changed since a version that is no longer kept; null for what is not known.",
        version=_TEXT,
        found=_about(_or_null(_CHANGES), "Of what the search finds now."),
        archive=_about(_or_null(_CHANGES), "In the whole archive."),
    ),
    "Verdict": _object(
        "Whether a search finds what was cited.",
        matches=_about(
            _or_null(_FLAG), "Null where no digest is given, or the version is not kept."
        ),
        given=_or_null(_TEXT),
        result=_about(_TEXT, "The digest of what it finds, in the version named in index."),
        total=_COUNT,
        changed_since={"oneOf": [_ref("ChangedSince"), {"type": "null"}]},
        links=_object("Addresses.", canonical=_ADDRESS, ndjson=_ADDRESS),
        index=_ref("Index"),
    ),
    "Warning": _object(
        "What was repaired, ignored or not understood.",
        code=_TEXT,
        message=_TEXT,
        parameter=_TEXT,
        value=_about(_TEXT, "What in the parameter: the words, or the limit that they passed."),
        start=_about(_or_null(_COUNT), "Where in the parameter it is, in code points."),
        end=_or_null(_COUNT),
    ),
    "Comparison": _object(
        "Several searches over time, or one across a facet; lists stand in their order.",
        by=_about(_or_null(_TEXT), "The facet across whose values one search is compared."),
        queries=_list(
            _object(
                "A search, all of its hits, and those without a date.",
                q=_TEXT,
                label=_about(_TEXT, "The text, or the value of the facet."),
                total=_COUNT,
                undated=_COUNT,
                url=_ADDRESS,
            )
        ),
        interval=_one_of("year", "month", "day"),
        periods=_list(
            _object(
                "A period, as far as it is within the dates asked for.",
                value=_TEXT,
                **{"from": _DAY, "to": _DAY},
                of=_about(_COUNT, "All documents of the archive in it."),
                counts=_list(_COUNT),
                shares=_about(
                    _list({"type": ["number", "null"], "minimum": 0, "maximum": 1}),
                    "Of the archive, from 0 to 1; null where it has nothing.",
                ),
            )
        ),
        links=_object("Addresses of the same.", self=_ADDRESS, canonical=_ADDRESS, csv=_ADDRESS),
        index=_ref("Index"),
        warnings=_list(_ref("Warning")),
    ),
    "ArchiveChanges": _object(
        "What changed of what a search finds: the newest commit first, each document at its last "
        "change.",
        total=_about(_COUNT, "Changes that the log of the index names."),
        page=_COUNT,
        size=_COUNT,
        changes=_list(
            _object(
                "A change, and the commit that brought it.",
                change=_one_of(*get_args(ChangeKind)),
                version=_TEXT,
                built_at=_TEXT,
                earlier=_about(_or_null(_TEXT), "The wording before; null if it is the same."),
                found=_about(_FLAG, "False if this change took it out of the search."),
                document=_object(
                    "The document as it is now.",
                    id=_TEXT,
                    kind=_one_of(*get_args(Kind)),
                    text=_TEXT,
                    language=_TEXT,
                    date=_or_null(_DAY),
                    topics=_list(_object("A topic.", id=_TEXT, label=_TEXT)),
                    source=_or_null(_TEXT),
                    source_url=_or_null(_TEXT),
                    url=_ADDRESS,
                ),
            )
        ),
        commits=_list(
            _object(
                "A commit of the whole archive, and how many documents it changed.",
                version=_TEXT,
                built_at=_TEXT,
                added=_COUNT,
                corrected=_COUNT,
                unlisted=_COUNT,
            )
        ),
        links=_object(
            "Addresses of the same.",
            self=_ADDRESS,
            canonical=_ADDRESS,
            atom=_ADDRESS,
            next=_or_null(_ADDRESS),
        ),
        index=_ref("Index"),
    ),
    "Health": _object(
        "The state of the server.",
        status=_one_of("ok"),
        version=_TEXT,
        documents=_COUNT,
    ),
    "Suggestions": {
        "type": "array",
        "description": "OpenSearch Suggestions: what was typed, then three lists side by side: "
        "completions, how many documents have each, their addresses.",
        "items": {"oneOf": [_TEXT, _list(_TEXT)]},
        "minItems": 4,
        "maxItems": 4,
    },
    "Problem": _object(
        "Why there is no answer (RFC 9457), with all faults at once.",
        type=_TEXT,
        title=_TEXT,
        status={"type": "integer"},
        detail=_TEXT,
        errors=_list(
            _object(
                "A parameter that cannot be used.",
                parameter=_TEXT,
                value=_TEXT,
                code=_one_of(*get_args(FaultCode)),
                message=_TEXT,
                allowed=_list(_TEXT),
            )
        ),
    ),
}
"""The parts of the answers by name, in reading order."""
