"""The embedded engine: a Whoosh index of flat, memory-mapped arrays that NumPy searches.

An index is a folder of *segments*, files of arrays that never change (`format`, `segment`):
documents as columns (`rows`, `documents`), the words' *postings* with positions (`postings`), and
sorted terms (`strings`). A *writer* gathers documents in a *batch*, sets one that is full aside as
a *part* (`part`), makes a segment of all parts (`inversion`), merges segments so that there are
few (`merge`), and makes each *commit* in one atomic step (`writer`, `searcher`). A *searcher* is
one commit, open for reading. A query tree is matched on it in whole arrays (`matching`, with
its `leaves`), counted by facets and time (`counting`) and cut into pages (`window`); `engine`
ties these together. Through `codec` Whoosh's own tools read the same files.

docs/index-format.md says what is in the files, for those who read them without this code.
"""

from search.columnar.backend import ColumnBackend
from search.columnar.index.searcher import Searcher
from search.columnar.writing.writer import ColumnWriter

__all__ = ["ColumnBackend", "ColumnWriter", "Searcher"]
