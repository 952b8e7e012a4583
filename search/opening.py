"""Open an index by its name, which is a folder; addresses are refused with a clear error."""

import re
from os import PathLike
from pathlib import Path

from search.backend import Encoded, IndexWriter, Meaning
from search.columnar import ColumnBackend
from search.engine import Engine
from search.errors import IndexMissing

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def open_index(where: str | PathLike[str]) -> Engine:
    """Return an engine over the index in the folder *where*.

    Raises `IndexMissing`, `IndexOutdated` or `IndexDamaged`; each message says what to run.
    """
    return Engine(ColumnBackend(_folder(where)))


def open_writer(
    where: str | PathLike[str],
    *,
    rebuild: bool = False,
    processes: int = 1,
    meaning: Meaning | None = None,
    encoded: Encoded | None = None,
) -> IndexWriter:
    """Return a writer of the index in the folder *where*, which it makes if there is none.

    With *rebuild* the next commit holds only the documents put until then. With *processes* above
    one, a second process tokenizes when there are many documents; if it is killed, the writer
    raises `ChildProcessError`.

    With *meaning* "on" the commit gives each document a vector that lacks one, "rebuild" also makes
    those anew that another encoder made, "off" leaves them out; by default documents keep those
    that they have. *encoded* hears how far it is, where there are many. Raises `EncoderMissing`
    without the extra `meaning`, `IndexLocked` while another process writes, and the errors of
    `open_index`.
    """
    from search.columnar import ColumnWriter

    return ColumnWriter(
        _folder(where), rebuild=rebuild, processes=processes, meaning=meaning, encoded=encoded
    )


def _folder(where: str | PathLike[str]) -> Path:
    """Return the folder that *where* names. Raises `IndexMissing` for an address or a file."""
    if isinstance(where, str) and _ADDRESS.match(where):
        raise IndexMissing(
            f"{where}: no engine of this version answers at an address; use a folder"
        )
    folder = Path(where)
    if folder.is_file():
        raise IndexMissing(f"{where} is a file; an index is a folder")
    return folder
