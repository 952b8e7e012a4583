"""Changes commit by commit, of the archive or a search: what came, was corrected, or left.

The log of an index names its newest changes (`search.values.changes`), so the cost has a bound.
"""

from collections.abc import Collection, Iterator, Sequence, Set
from itertools import islice, pairwise
from typing import get_args

from msgspec import Struct

from search.engine import Engine
from search.scan import Scan
from search.values.changes import Change, ChangeKind, Changes, CommitChanges
from search.values.documents import Document
from search.values.query import Query
from search.values.results import IndexVersion
from search.values.warnings import QueryWarning

KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)

_LOOKED_BACK = 20  # commits in whose predecessors a search is run again, to see what it lost


class FollowedChange(Struct, frozen=True, gc=False):
    """The last *change* of *document*, which *commit* brought.

    *found* is False if the search found it until then, and does no longer.
    """

    change: Change
    document: Document
    commit: CommitChanges
    found: bool = True


class ChangedSince(Struct, frozen=True, gc=False, kw_only=True):
    """The changes since *version*: of the whole *archive*, and of what a search finds now.

    *archive* is None if that is not known: the index was made anew since, or the log does not reach
    back so far. So is *found*, or if the log does not name all of these changes.
    """

    version: str
    archive: Changes | None = None
    found: Changes | None = None


class Following(Struct, frozen=True, gc=False, kw_only=True):
    """The changes of what *query* finds: the number of those in the log, and a page of them.

    If the query names a version, those are the changes since. The newest commit comes first, in it
    the newest day, and of each document its last change counts. *log* has the commits of the whole
    archive, the newest first. *warnings* are about the text, and say why nothing is found by it.
    """

    query: Query
    total: int
    changes: tuple[FollowedChange, ...]
    log: tuple[CommitChanges, ...]
    index: IndexVersion
    warnings: tuple[QueryWarning, ...] = ()

    @property
    def more(self) -> bool:
        """Return whether there are changes after this page."""
        return self.query.start + self.query.size < self.total


def follow(engine: Engine, query: Query, kinds: Collection[ChangeKind] = KINDS) -> Following:
    """Return the changes of *kinds* of what *query* finds, its page of its size.

    That is what it finds now, and what it found before a correction that is among the newest and
    whose predecessor is kept.
    """
    found = engine.scan(query.without_version())
    log = whole = found.reader.notes.log
    if query.as_of:
        log = _since(query.as_of, log, found.index) or ()
    last: dict[str, tuple[Change, CommitChanges]] = {}
    for commit in log:
        for change in commit.changes.named:
            last.setdefault(change.id, (change, commit))
    hits = found.among(tuple(last))
    lost = _lost(engine, found, [one for one in last.values() if one[0].id not in hits], whole)
    followed = [
        (change, commit)
        for change, commit in last.values()
        if change.kind in kinds and (change.id in hits or change.id in lost)
    ]
    page = islice(followed, query.start, query.start + query.size)
    return Following(
        query=query,
        total=len(followed),
        changes=tuple(_documented(page, found, lost)),
        log=log,
        index=found.index,
        warnings=(*found.reasons(), *found.warnings),
    )


def changed_since(engine: Engine, query: Query) -> ChangedSince:
    """Return what changed since the version that *query* names, which need not be kept."""
    found = engine.scan(query.without_version())
    log = _since(query.as_of, found.reader.notes.log, found.index)
    if log is None:
        return ChangedSince(version=query.as_of)
    first: dict[str, ChangeKind] = {}
    last: dict[str, ChangeKind] = {}
    for commit in log:
        for change in commit.changes.named:
            last.setdefault(change.id, change.kind)
            first[change.id] = change.kind
    kinds = ["added" if first[one] == "added" else last[one] for one in found.among(tuple(last))]
    whole = all(len(commit.changes.named) == commit.changes.total for commit in log)
    return ChangedSince(
        version=query.as_of,
        archive=Changes(
            added=sum(commit.changes.added for commit in log),
            corrected=sum(commit.changes.corrected for commit in log),
            unlisted=sum(commit.changes.unlisted for commit in log),
        ),
        found=Changes(
            added=kinds.count("added"),
            corrected=kinds.count("corrected"),
            unlisted=kinds.count("unlisted"),
        )
        if whole
        else None,
    )


def _since(
    version: str, log: Sequence[CommitChanges], newest: IndexVersion
) -> tuple[CommitChanges, ...] | None:
    """Return the commits of *log* after *version*, None if the log does not tell.

    It does not of a version before its first, of one after the *newest*, and of one with the mark
    of another index.
    """
    number, _, mark = version.partition(".")
    if mark and mark != newest.as_of.partition(".")[2]:
        return None
    if not log or not int(log[-1].version) <= int(number) <= int(newest.version):
        return None
    return tuple(commit for commit in log if int(commit.version) > int(number))


def _documented(
    changes: Iterator[tuple[Change, CommitChanges]], found: Scan, lost: Set[str]
) -> Iterator[FollowedChange]:
    for change, commit in changes:
        document = found.reader.get(change.id)
        if document:
            yield FollowedChange(change, document, commit, change.id not in lost)


def _lost(
    engine: Engine,
    found: Scan,
    changes: Sequence[tuple[Change, CommitChanges]],
    log: Sequence[CommitChanges],
) -> Set[str]:
    """Return the ids of those of *changes* that corrected what the query of *found* found before.

    Each is looked for, by its earlier wordings too, in the version before its commit in the *log*.
    """
    before = {commit.version: earlier.version for commit, earlier in pairwise(log)}
    by_version: dict[str, list[str]] = {}
    for change, commit in changes:
        if change.kind == "corrected" and commit.version in before:
            by_version.setdefault(before[commit.version], []).append(change.id)
    lost = set()
    for version, ids in islice(by_version.items(), _LOOKED_BACK):
        if not engine.keeps(version):
            continue
        then = engine.scan(found.query.with_(as_of=version))
        for change_id in ids:
            document = found.reader.get(change_id)
            # The id of an earlier wording leads to a document with a later change.
            if document is None or document.id != change_id:
                continue
            if then.among([one.id for one in document.wordings or (document,)]):
                lost.add(change_id)
    return lost
