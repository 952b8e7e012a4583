"""The fields of an index as a Whoosh schema, and the fingerprint of the versions that made it."""

from whoosh import analysis, fields

from search.language.analysis import analysis_versions
from search.values.facets import FACETS

SCHEMA_VERSION = "6"
"""Changes whenever a field does; an index with another version must be rebuilt."""


def fingerprint() -> dict[str, str]:
    """Return the versions that make an index; one with others must be rebuilt."""
    return {"schema": SCHEMA_VERSION, **analysis_versions()}


def schema() -> fields.Schema:
    """Return the fields: two for text, one for each facet, the day, and the document itself.

    The analyzers of the text fields are never called: `search.language.analysis` makes the terms.
    """
    return fields.Schema(
        id=fields.ID(unique=True),
        words=fields.TEXT(analyzer=analysis.SpaceSeparatedTokenizer()),
        stems=fields.TEXT(analyzer=analysis.SpaceSeparatedTokenizer()),
        **{
            field.id: fields.KEYWORD(commas=True, scorable=False) if field.several else fields.ID()
            for field in FACETS
        },
        date=fields.NUMERIC(int, shift_step=0),
        document=fields.STORED(),
    )
