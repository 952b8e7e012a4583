"""The fields of an index, and the fingerprint of what its content depends on."""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from whoosh import analysis, fields

from search.analysis import ANALYSIS_VERSION, analyzer, tokenize

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
    """Return the fields: two for text, one for each facet, the day, and the document itself."""
    return fields.Schema(
        id=fields.ID(unique=True),
        words=fields.TEXT(analyzer=_Keys()),
        stems=fields.TEXT(analyzer=_Keys()),
        topic=fields.KEYWORD(commas=True, scorable=False),
        language=fields.ID(),
        kind=fields.ID(),
        date=fields.NUMERIC(int, shift_step=0),
        document=fields.STORED(),
    )


def text_keys(text: str, language: str) -> tuple[str, str]:
    """Return what the fields `words` and `stems` index of *text*: one line of keys a position."""
    keys = [analyzer().keys(token.form, language) for token in tokenize(text)]
    return "\n".join(k.word for k in keys), "\n".join(" ".join(k.stems) for k in keys)


class _Keys(analysis.Analyzer):  # type: ignore[misc]  # Whoosh has no types
    """Reads back what `text_keys` wrote."""

    def __call__(self, value: str, **_: object) -> Iterator[analysis.Token]:
        token = analysis.Token(positions=True)
        for position, line in enumerate(value.split("\n")):
            for key in line.split():
                token.text, token.pos, token.boost = key, position, 1.0
                yield token
