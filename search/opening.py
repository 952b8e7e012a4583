"""Open an index wherever it is."""

from pathlib import Path

from search.columnar import ColumnEngine, ColumnWriter
from search.engine import Engine, IndexWriter


def open_index(where: Path) -> Engine:
    """Return an engine over the index in the folder *where*.

    Raises `IndexMissing`, `IndexOutdated` or `IndexDamaged`, each saying what to run.
    """
    return ColumnEngine(where)


def open_writer(where: Path, *, rebuild: bool = False, processes: int = 1) -> IndexWriter:
    """Return a writer of the index in the folder *where*, which it makes if there is none.

    With *rebuild* the next commit holds only what was put since, whatever was there before. With
    *processes* above one, another one reads the texts of many documents; should it be ended, the
    writer raises `ChildProcessError`. Raises `IndexLocked` while another process writes, and the
    problems of `open_index`.
    """
    return ColumnWriter(where, rebuild=rebuild, processes=processes)
