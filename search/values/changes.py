"""The changes of each commit of an index, and the links that the keeper of its archive states."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

ChangeKind = Literal["added", "corrected", "unlisted"]

COMMITS_KEPT = 1_000
CHANGES_KEPT = 5_000
"""The newest commits, and the newest changes of all of them together, that an index names."""


class Change(Struct, frozen=True, gc=False):
    """The document *id* came, was corrected, or is no longer listed.

    *date* is its day. *earlier* is the wording that it had before, None if it had the same; one
    that came may have been corrected already.
    """

    kind: ChangeKind
    id: str
    date: dt.date | None = None
    earlier: str | None = None


class Changes(Struct, frozen=True, gc=False, kw_only=True):
    """The numbers of documents that came, were corrected, and are no longer listed.

    *named* are the changes one by one, or the first of them by `newest_first` if they are many.
    """

    added: int = 0
    corrected: int = 0
    unlisted: int = 0
    named: tuple[Change, ...] = ()

    @property
    def total(self) -> int:
        """Return the number of all changes."""
        return self.added + self.corrected + self.unlisted

    def __bool__(self) -> bool:
        return bool(self.total)


class CommitChanges(Struct, frozen=True, gc=False):
    """The *changes* of the commit *version*; *built_at* is its time, ISO 8601 in UTC."""

    version: str
    built_at: str
    changes: Changes


class Notes(Struct, frozen=True, gc=False):
    """The links and the log of a commit.

    *links* are the templates of addresses that the archive states, by name. The *log* has what this
    commit and those before it changed, newest first, since the index was last made from nothing.
    """

    links: dict[str, str] = {}
    log: tuple[CommitChanges, ...] = ()

    def logged(self, version: str, built_at: str, changes: Changes) -> "Notes":
        """Return these notes with what one more commit changed, cut to what is kept."""
        log, left = [], CHANGES_KEPT
        for commit in (CommitChanges(version, built_at, changes), *self.log)[:COMMITS_KEPT]:
            named = commit.changes.named[:left]
            left -= len(named)
            log.append(replace(commit, changes=replace(commit.changes, named=named)))
        return replace(self, log=tuple(log))


def newest_first(changes: Sequence[Change]) -> list[Change]:
    """Return *changes* by the days of their documents, the newest first, undated ones last."""
    return sorted(changes, key=lambda one: (-one.date.toordinal() if one.date else 0, one.id))
