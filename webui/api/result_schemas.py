"""The JSON Schema of a document in an answer, and of its explanation."""

from typing import get_args

from search import WHAT, Kind, Via
from webui.api.schema_types import (
    ADDRESS,
    COUNT,
    DAY,
    FLAG,
    NUMBER,
    PRECISION,
    TEXT,
    about,
    list_of,
    object_of,
    one_of,
    or_null,
    ref,
)

RESULT = object_of(
    "A headline or a topic.",
    id=about(TEXT, "Permanent."),
    kind=one_of(*get_args(Kind)),
    text=about(
        TEXT,
        "The headline or title; a description and earlier wordings may follow as paragraphs.",
    ),
    language=about(TEXT, "ISO 639-1; und where nothing was sure enough."),
    language_confidence={"type": "number", "minimum": 0, "maximum": 1},
    date=about(or_null(DAY), "The first day that date_text may mean."),
    date_text=about(or_null(TEXT), "The date as printed."),
    date_precision=PRECISION,
    topics=list_of(object_of("A topic that lists it.", id=TEXT, label=TEXT)),
    places=about(list_of(TEXT), "Countries that it names, ISO 3166."),
    organisations=about(list_of(TEXT), "Organisations of the glossary that it names."),
    subjects=about(list_of(TEXT), "Subjects of the glossary that it names, and their heads."),
    quantities=about(
        list_of(
            object_of(
                "A number; text[start:end] prints it, null if only an earlier wording does.",
                what=one_of(*WHAT),
                value={"type": "number", "minimum": 0},
                unit=about(or_null(TEXT), "ISO 4217 of money, kg of weights."),
                start=or_null(COUNT),
                end=or_null(COUNT),
            )
        ),
        "Numbers that it prints; they are no statistics.",
    ),
    score=about(
        {"type": "number", "minimum": 0},
        "Comparable within one answer only; by meaning, a cosine, and up to .15 more for words.",
    ),
    highlights=list_of(
        object_of(
            "A printed word that matched: text[start:end] in Unicode code points.",
            start=COUNT,
            end=COUNT,
            term=TEXT,
            via=one_of(*get_args(Via)),
        )
    ),
    url=about(ADDRESS, "Its page here, permanent."),
    source=about(or_null(TEXT), "The outlet or agency that published it, if known."),
    source_url=about(or_null(TEXT), "Where it was first published, if that is known."),
    publications=list_of(
        object_of("An outlet and an address that published it.", source=TEXT, url=TEXT)
    ),
    sources=list_of(object_of("Where the archive has it.", file=TEXT, line={"type": "integer"})),
    earlier=list_of(
        object_of(
            "A wording of the headline before it was corrected, oldest first.",
            text=TEXT,
            description=TEXT,
            date=or_null(DAY),
            date_text=or_null(TEXT),
            date_precision=PRECISION,
            first_seen=or_null(DAY),
            last_seen=or_null(DAY),
            id=about(TEXT, "It leads to this document."),
        )
    ),
    first_seen=or_null(DAY),
    last_seen=or_null(DAY),
    listed=about(FLAG, "Whether the archive still lists it."),
    copies=about(COUNT, "With fold=on, the near-copies among the hits that it stands for."),
    explanation={"oneOf": [ref("Explanation"), {"type": "null"}]},
)

EXPLANATION = object_of(
    "Why a result was found, with explain=on; its parts' scores add up to the result's.",
    parts=list_of(
        object_of(
            "What a word or phrase of the query adds: idf · weight · saturation.",
            term=about(TEXT, "As typed."),
            via=one_of(*get_args(Via)),
            language=about(or_null(TEXT), "Of the variant that was found, ISO 639-1."),
            text=about(TEXT, "The variant."),
            printed=about(TEXT, "The variant as it stands in the text."),
            frequency=about(COUNT, "How often it stands there."),
            idf=about(
                NUMBER,
                "High for what few documents hold; via language, the sum of all other parts.",
            ),
            weight=about(
                NUMBER,
                "By via: a word as typed counts most; via language, how likely a question "
                "is of it.",
            ),
            saturation=about(NUMBER, "High for what stands often in a short text."),
            score=NUMBER,
        )
    ),
    length=about(COUNT, "Of the text, in words."),
    mean_length=about(NUMBER, "Of all texts of the archive."),
)
