"""The total of a result and a digest of it that anyone can check, for citing a search."""

import hashlib
from collections.abc import Iterable

from msgspec import Struct

from search.engine import Engine
from search.values.query import Query
from search.values.results import Facet, IndexVersion
from search.values.warnings import QueryWarning

_DIGITS = 16  # of 64: two results have the same once in 10^19


class CitedSearch(Struct, frozen=True, gc=False):
    """A *query* that names a version of the index, and what it finds there.

    *total* and *facets* are as in `SearchResults`; *digest* is that of all hits, see `digest`.
    *warnings* are about its text, and say so if the hits hold fewer words.
    """

    query: Query
    total: int
    facets: tuple[Facet, ...]
    digest: str
    index: IndexVersion
    warnings: tuple[QueryWarning, ...] = ()


def cite(engine: Engine, query: Query) -> CitedSearch:
    """Return what a citation of *query* says, as of the version that it names or the newest.

    Its page, and what changes no document of the result, are left out. Raises `CursorGone` if that
    version is no longer kept.
    """
    whole = query.with_(size=Query().size, explain=False, fold=None)
    found = engine.found(whole)
    named = found.query.with_(as_of=found.index.as_of)
    digits = digest(found.texts())
    return CitedSearch(named, found.total, found.facets, digits, found.index, found.warnings)


def digest(documents: Iterable[tuple[str, str]]) -> str:
    """Return 16 hexadecimal digits that stand for *documents*, by the id and the text of each.

    They begin the SHA-256, in UTF-8, of a line for each document: its id, a tab, its text and a
    line feed; the lines are in the order of their code points.
    """
    told = hashlib.sha256()
    for line in sorted(f"{name}\t{text}\n" for name, text in documents):
        told.update(line.encode())
    return told.hexdigest()[:_DIGITS]
