"""Bring the stored groups of near-copies up to the documents that came and went."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from search.near_copies.rules import DAYS
from search.opensearch.clauses import Clause, any_of
from search.opensearch.mapping import read_document
from search.opensearch.near_copies import Grouping, Title, keys_of, read_titles
from search.opensearch.versions import AT_ONCE, Version, VersionStore

_LINES = 4 * AT_ONCE  # that are sent at a time
_KEYS = 10 * AT_ONCE  # that are asked for in one request


def regroup(
    store: VersionStore,
    titles: Mapping[str, Title],
    ended: Mapping[str, str | None],
    ready: Callable[[], object],
    *,
    fresh: bool,
) -> None:
    """Write those documents of *store* again whose group is another one than is stored.

    *titles* are those of the documents that came, by their ids, and *ended* has the group of each
    document that went or was replaced, None for none. *ready* returns when all that was sent can
    be found, which is waited for as late as can be. All is *fresh* if nothing was there before.
    """
    began = [one for one, group in ended.items() if group == one]
    left = {group for group in ended.values() if group}
    if not titles and not left:
        return
    if not fresh:
        ready()

    met_by: set[tuple[int, str]] = set()

    def met(asked: Mapping[str, Title]) -> Iterator[tuple[Title, str]]:
        """Yield the stored titles that have a key in common with some, and their groups.

        Those that the same key of the same day led to already may be left out.
        """
        if fresh:
            return
        keys = keys_of(asked)
        sought = {(title.rank[0], key) for one, title in asked.items() for key in keys[one]}
        fresh_ones = iter(sorted(sought - met_by))
        met_by.update(sought)
        while some := list(islice(fresh_ones, _KEYS)):
            found = store.find_titles(_meeting(some))
            yield from (pair for pair in found if pair[0].id not in titles)

    orphans = store.find_any("group", began)
    known = list(_titled(orphans))
    grouping = Grouping(met, titles)
    grouping.settle([*titles, *(title.id for title, _ in known)], known)
    groups = grouping.groups
    ready()
    touched = {*left, *groups.values(), *(hit["_source"]["group"] for hit in orphans)}
    before = [] if fresh else store.find_any("group", sorted(touched))
    stored = {hit["_source"]["id"]: hit for hit in before}
    several = _several(groups, stored)
    lacking = [one for one, group in several.items() if group and one not in stored]
    stored |= {hit["_source"]["id"]: hit for hit in store.find_any("id", lacking)}
    lines: list[bytes] = []
    changed = False
    for one, hit in stored.items():
        if one in several and hit["_source"].get("copied") != several[one]:
            lines += store.moved(hit, several[one])
            changed = True
            if len(lines) >= _LINES:
                store.send(lines)
                lines = []
    if changed:
        store.send(lines)
        store.refresh()


def _meeting(sought: Sequence[tuple[int, str]]) -> list[Clause]:
    """Return the filters of what has one of the keys *sought* within `DAYS` days of one of theirs.

    *sought* are days with keys, in order. The keys of titles that come each day, and differ in a
    word or two, lead through all years.
    """
    days = sorted({day for day, _ in sought})
    return [{"terms": {"meets": sorted({key for _, key in sought})}}, any_of(_around(days))]


def _around(days: Sequence[int]) -> Iterator[Clause]:
    """Yield the filters of the stretches of days that are `DAYS` from one of *days* at most."""
    apart = np.flatnonzero(np.diff(days) > 2 * DAYS + 1) + 1
    for first, *later in np.split(days, apart):
        last = later[-1] if later else first
        yield {"range": {"day": {"gte": int(first) - DAYS, "lte": int(last) + DAYS}}}


def _several(groups: Mapping[str, str], stored: Mapping[str, Version]) -> dict[str, str | None]:
    """Return the group of each document, None if it has no other."""
    every = {one: str(hit["_source"]["group"]) for one, hit in stored.items()} | dict(groups)
    members: dict[str, list[str]] = {}
    for one, group in every.items():
        members.setdefault(group, []).append(one)
    return {one: group if len(members[group]) > 1 else None for one, group in every.items()}


def _titled(found: Sequence[Version]) -> Iterator[tuple[Title, str]]:
    """Yield the titles of those of the versions that can have near-copies, and their groups."""
    titles = read_titles([read_document(hit["_source"]) for hit in found])
    for hit in found:
        if title := titles.get(hit["_source"]["id"]):
            yield title, hit["_source"]["group"]
