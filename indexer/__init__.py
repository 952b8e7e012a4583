"""Write the index: documents from the archive, and a report of the changes.

- `command`: `dateline index`, `dateline check` and `dateline copy`.
- `update`: brings an index into agreement with an archive, reading only changed files.
- `known_files`: what a commit records of the files that it was made from.
- `reading`: reads files and stretches of files, in several processes if there is much to read.
- `readers`: starts these processes, those of a first run before the writer is loaded.
- `progress`: tells how far an update is.
- `documents`: makes documents of headlines and topic pages, and combines those of one id.
- `wordings`: joins the wordings of a corrected headline as one document.
- `corrections`: finds the headlines of an update that are wordings of one.
- `changes`: collects what readers are told of an update.
- `statements`: tells what `archive.toml` states in vain.
- `report`: tells the changes and findings of an update.
- `check`: proves that index and archive agree.
- `copying`: copies an index between folders and clusters, and compares the two.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from indexer.check import check_index
    from indexer.report import Report
    from indexer.update import update_index

_LATER = {
    "Report": "indexer.report",
    "check_index": "indexer.check",
    "update_index": "indexer.update",
}

__all__ = ["Report", "check_index", "update_index"]


def __getattr__(name: str) -> Any:
    # `dateline --help` reads the commands, and needs none of what reads archives.
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
