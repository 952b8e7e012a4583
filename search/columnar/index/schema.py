"""The fields of an index as a Whoosh schema, and the fingerprint of the versions that made it."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from whoosh import analysis, fields

from search.language.analysis import ANALYSIS_VERSION
from search.values.facets import FACETS

SCHEMA_VERSION = "4"
"""Changes whenever a field does; an index with another version must be rebuilt."""


def fingerprint() -> dict[str, str]:
    """Return the versions of schema, analysis and stemmers; an index with others must be rebuilt.

    PyStemmer and snowballstemmer give equal stems if the first two numbers of their versions agree.
    """
    return {"schema": SCHEMA_VERSION, "analysis": ANALYSIS_VERSION, "snowball": _snowball()}


@cache
def _snowball() -> str:
    # A look into the installed packages takes milliseconds, and each index that is opened asks.
    try:
        stemmer = version("pystemmer")
    except PackageNotFoundError:
        stemmer = version("snowballstemmer")
    return ".".join(stemmer.split(".")[:2])


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
