"""Open an index by its name: a folder, or the address of an index on a cluster."""

import os
import re
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from search.errors import IndexMissing

if TYPE_CHECKING:  # what a command loads before it knows what it needs
    from search.backend import Encoded, IndexWriter, Meaning
    from search.engine import Engine
    from search.opensearch.address import Address

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def open_index(where: str | PathLike[str]) -> "Engine":
    """Return an engine over the index in the folder *where*, or at that address of a cluster.

    Raises `IndexMissing`, `IndexOutdated` or `IndexDamaged`, and for a cluster `IndexUnreachable`
    or `IndexRefused`; each message says what to do.
    """
    from search.columnar import ColumnBackend
    from search.engine import Engine  # which a writer does not need

    if is_address(where):
        address = _address(where)
        from search.opensearch.backend import ClusterBackend

        return Engine(ClusterBackend(address))
    return Engine(ColumnBackend(_folder(where)))


def open_writer(
    where: str | PathLike[str],
    *,
    rebuild: bool = False,
    processes: int = 1,
    meaning: "Meaning | None" = None,
    encoded: "Encoded | None" = None,
) -> "IndexWriter":
    """Return a writer of the index *where*, as `open_index` names it; it is made if there is none.

    With *rebuild* the next commit holds only the documents put until then. So many *processes*
    encode texts where there are many.

    With *meaning* "on" the commit gives each document a vector that lacks one, "rebuild" also makes
    those anew that another encoder made, "off" leaves them out; by default documents keep those
    that they have. *encoded* hears how far it is, where there are many. Raises `EncoderMissing`
    without the extra `meaning`, `IndexLocked` while another process writes, and the errors of
    `open_index`. For a cluster *encoded* hears nothing.
    """
    if is_address(where):
        from search.opensearch.writer import ClusterWriter

        return ClusterWriter(_address(where), rebuild=rebuild, meaning=meaning, processes=processes)
    from search.columnar import ColumnWriter

    return ColumnWriter(
        _folder(where), rebuild=rebuild, processes=processes, meaning=meaning, encoded=encoded
    )


def is_address(where: str | PathLike[str]) -> bool:
    """Return whether *where* is an address, and no folder."""
    return isinstance(where, str) and bool(_ADDRESS.match(where))


def _address(where: str | PathLike[str]) -> "Address":
    """Return the address *where*. Raises `IndexMissing` without the extra `cluster`."""
    try:
        import urllib3  # noqa: F401
    except ImportError as error:
        raise IndexMissing(
            f"an index on a cluster needs an extra: pip install 'dateline[cluster]' ({error})"
        ) from error
    from search.opensearch.address import parse_address

    return parse_address(str(where), os.environ)


def _folder(where: str | PathLike[str]) -> Path:
    """Return the folder that *where* names. Raises `IndexMissing` for a file."""
    folder = Path(where)
    if folder.is_file():
        raise IndexMissing(f"{where} is a file; an index is a folder")
    return folder
