"""Files that are compiled from tables: how they are read, and how they know their tables."""

import hashlib
import mmap
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TypeVar

from search.language.analysis import ANALYSIS_VERSION


class Compiled(Protocol):
    """The content of such a file; *made_from* identifies its tables, as `identify` does."""

    made_from: str


_Content = TypeVar("_Content", bound=Compiled)


def read_current(
    path: Path, opened: Callable[[mmap.mmap], _Content], made_from: str
) -> _Content | None:
    """Return the file at *path*, *opened*; None without one, or if it has another *made_from*.

    Pages of the file are loaded as they are read.
    """
    try:
        with path.open("rb") as file:
            content = opened(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except FileNotFoundError:
        return None
    return content if content.made_from == made_from else None


def identify(layout: str, tables: Iterable[Path]) -> str:
    """Identify the sources of a file: its layout, the rules of analysis, and *tables*."""
    made_from = hashlib.blake2b(f"{layout} {ANALYSIS_VERSION}".encode(), digest_size=8)
    for table in tables:
        made_from.update(table.name.encode() + table.read_bytes())
    return made_from.hexdigest()


def tables_in(folder: Path) -> list[Path]:
    """Return the tables in *folder*, sorted by name."""
    return sorted(folder.glob("*.tsv"))
