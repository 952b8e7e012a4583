"""The embedded engine: an index of memory-mapped arrays, searched with NumPy.

An index is a folder of *segments*, files that never change. A segment has the *columns* of its
documents and the *postings* of two fields, words and stems. A *commit* is a list of segments with
their deletions, made visible in one atomic step; a *searcher* is one commit open for reading.

Data passes through the rooms in this order:

- `writing`: documents are buffered, spilled, inverted, written as a segment, merged and committed.
- `files`: array files with checksums, strings in them, and durable renames.
- `index`: the files of a commit become columns, postings, segments and a searcher.
- `scoring`: a query is matched against a searcher, with a score for each hit.
- `collecting`: the hits become facet counts, a page of results and significant terms.
- `backend`: the index as `search.backend` has it; a query passes these rooms from here.
- `whoosh_codec`: Whoosh's own tools read the same files.

docs/index-format.md describes the files for readers without this code.
"""

from typing import TYPE_CHECKING, Any

__all__ = ["ColumnBackend", "ColumnWriter", "Searcher"]

if TYPE_CHECKING:
    from search.columnar.backend import ColumnBackend
    from search.columnar.index.searcher import Searcher
    from search.columnar.writing.writer import ColumnWriter
else:  # to ask an index needs none of what writes one, and the other way round
    _MODULES = {
        "ColumnBackend": "search.columnar.backend",
        "ColumnWriter": "search.columnar.writing.writer",
        "Searcher": "search.columnar.index.searcher",
    }

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(__import__(_MODULES[name], fromlist=[name]), name)
