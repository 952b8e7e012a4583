"""The fields of an index, and the fingerprint of what its content depends on."""

from importlib.metadata import PackageNotFoundError, version

from whoosh import analysis, fields

from search.language.analysis import ANALYSIS_VERSION

SCHEMA_VERSION = "1"
"""Changes whenever a field does, so that an older index asks to be rebuilt."""


def fingerprint() -> dict[str, str]:
    """Return what an index is made by: one that was made by anything else must be rebuilt.

    PyStemmer and snowballstemmer give the same stems where their first two numbers agree.
    """
    try:
        stemmer = version("pystemmer")
    except PackageNotFoundError:
        stemmer = version("snowballstemmer")
    return {
        "schema": SCHEMA_VERSION,
        "analysis": ANALYSIS_VERSION,
        "snowball": ".".join(stemmer.split(".")[:2]),
    }


def schema() -> fields.Schema:
    """Return the fields: two for text, one for each facet, the day, and the document itself.

    Their analyzers are never asked: what is written are the keys of `search.language.analysis`.
    """
    return fields.Schema(
        id=fields.ID(unique=True),
        words=fields.TEXT(analyzer=analysis.SpaceSeparatedTokenizer()),
        stems=fields.TEXT(analyzer=analysis.SpaceSeparatedTokenizer()),
        topic=fields.KEYWORD(commas=True, scorable=False),
        language=fields.ID(),
        kind=fields.ID(),
        date=fields.NUMERIC(int, shift_step=0),
        document=fields.STORED(),
    )
