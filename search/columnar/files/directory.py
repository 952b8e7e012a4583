"""The folder of an index: the names of its files, and how it is made durable."""

import os
import re
from collections.abc import Collection
from pathlib import Path

INDEX_NAME = "MAIN"
"""Whoosh's default name for the index of a folder."""

LOCK = f"{INDEX_NAME}_WRITELOCK"
"""The file that a writer locks."""

_TELLING = re.compile(rf"_{INDEX_NAME}_\d+\.toc|{LOCK}")
OF_COMMITS = re.compile(
    rf"_{INDEX_NAME}_\d+\.(toc|meta).*|{INDEX_NAME}_[0-9a-z]+\.(\d+\.)?(col|del|vec).*"
)
"""The names of the files of commits, and of those that a killed writer left."""

REBUILD = "rebuild it with: dateline index --rebuild"


def index_files(names: Collection[str]) -> frozenset[str]:
    """Return those of the *names* in one folder that are an index's, none if it holds no index."""
    if not any(map(_TELLING.fullmatch, names)):
        return frozenset()
    return frozenset(name for name in names if name == LOCK or OF_COMMITS.fullmatch(name))


def make_folder(folder: Path) -> None:
    """Make *folder* and its missing parents, durably; existing folders stay as they are."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
