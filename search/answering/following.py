"""What came to an archive, was corrected or left it, commit by commit, of all of it or of a search.

The log of an index names its newest changes (`search.values.changes`), so the cost has a bound.
"""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import get_args

from msgspec import Struct

from search.engine import Engine, Scan
from search.values.changes import Change, ChangeKind, CommitChanges
from search.values.documents import Document
from search.values.query import Query
from search.values.results import IndexVersion

KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)


class FollowedChange(Struct, frozen=True, gc=False):
    """The last *change* of *document*, which *commit* brought."""

    change: Change
    document: Document
    commit: CommitChanges


class Following(Struct, frozen=True, gc=False, kw_only=True):
    """The changes of what *query* finds: the number of those in the log, and a page of them.

    The newest commit comes first, in it the newest day, and of each document its last change
    counts. *log* has the commits of the whole archive, the newest first.
    """

    query: Query
    total: int
    changes: tuple[FollowedChange, ...]
    log: tuple[CommitChanges, ...]
    index: IndexVersion

    @property
    def more(self) -> bool:
        """Return whether there are changes after this page."""
        return self.query.start + self.query.size < self.total


def follow(engine: Engine, query: Query, kinds: Collection[ChangeKind] = KINDS) -> Following:
    """Return the changes of *kinds* of what *query* finds now, its page of its size."""
    found = engine.scan(query)
    log = found.reader.notes.log
    last: dict[str, tuple[Change, CommitChanges]] = {}
    for commit in log:
        for change in commit.changes.named:
            last.setdefault(change.id, (change, commit))
    hits = found.among(tuple(last))
    followed = [
        (change, commit)
        for change, commit in last.values()
        if change.kind in kinds and change.id in hits
    ]
    page = islice(followed, query.start, query.start + query.size)
    return Following(
        query=query,
        total=len(followed),
        changes=tuple(_documented(page, found)),
        log=log,
        index=found.index,
    )


def _documented(
    changes: Iterator[tuple[Change, CommitChanges]], found: Scan
) -> Iterator[FollowedChange]:
    for change, commit in changes:
        document = found.reader.get(change.id)
        if document:
            yield FollowedChange(change, document, commit)
