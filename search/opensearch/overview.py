"""What the documents of a commit count up to, which after a commit only what came and went changes.

To count all documents takes a node as many times longer as there are more of them than changed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from search.opensearch.answers import Answers
from search.opensearch.clauses import Clause
from search.opensearch.counting import buckets, counting, terms
from search.opensearch.head import Commit
from search.opensearch.mapping import ENCODER, FREQUENCIES, LABELS, visible

EXACT = "exact"
"""The days of the documents that are dated to the day."""

_FIELDS = (LABELS, FREQUENCIES, "language", "topic", "month", "span")
_DAYS = 20_000  # dates that are counted at once, those of fifty years

Counts = Mapping[Any, int]


class Overview(Struct, frozen=True):
    """The counts of all documents: their *tokens*, and the *first* and the *last* of their days.

    *checksum* is the sum of theirs. *counts* has those of the values of each field, and of `EXACT`;
    None if they are more than one answer has. *encoded* counts the documents with a vector by what
    made it, and their languages.
    """

    checksum: int
    tokens: int
    first: int | None
    last: int | None
    counts: Mapping[str, Counts | None]
    encoded: Mapping[str, Counts]


def count_all(answers: Answers) -> Overview:
    """Return the counts of all documents, taken in one pass."""
    body = answers.filtered(_asked())
    return _read(answers.client.search(answers.data, body)["aggregations"])


def count_changed(
    answers: Answers, before: Overview, since: int, commit: Commit, abandoned: Sequence[int]
) -> Overview | None:
    """Return the counts of *commit*, from those *before* it, in the commit of the ticket *since*.

    None if they cannot be told, as a document with the first or the last day went, or as what went
    is no longer stored, which the checksum of the commit tells.
    """
    now = visible(commit.ticket, abandoned)
    came: list[Clause] = [*now, {"range": {"from": {"gt": since}}}]
    went = [*visible(since, abandoned), {"bool": {"must_not": [{"bool": {"filter": now}}]}}]
    bodies = [{**_asked(), "query": {"bool": {"filter": some}}} for some in (came, went)]
    found = answers.client.searches(answers.data, bodies)
    more, fewer = (_read(answer["aggregations"]) for answer in found)
    checksum = before.checksum + more.checksum - fewer.checksum
    if checksum != commit.checksum or _lacks_an_end(before, more, fewer):
        return None
    days = [day for day in (before.first, more.first, before.last, more.last) if day is not None]
    return Overview(
        checksum=checksum,
        tokens=before.tokens + more.tokens - fewer.tokens,
        first=min(days, default=None),
        last=max(days, default=None),
        counts={
            name: _changed(before.counts[name], more.counts[name], fewer.counts[name])
            for name in before.counts
        },
        encoded={
            name: counts
            for name in {**before.encoded, **more.encoded}
            if (counts := _changed(*(o.encoded.get(name, {}) for o in (before, more, fewer))))
        },
    )


def _asked() -> Mapping[str, Any]:
    exact = {"bool": {"must_not": [{"exists": {"field": "span"}}]}}
    aggregations = {
        "checksum": {"sum": {"field": "checksum"}},
        "tokens": {"sum": {"field": "length"}},
        "first": {"min": {"field": "day"}},
        "last": {"max": {"field": "day"}},
        EXACT: {"filter": exact, "aggs": {"days": terms("day", size=_DAYS)}},
        "encoders": {**terms(ENCODER), "aggs": {"languages": terms("language")}},
        **{field: terms(field) for field in _FIELDS},
    }
    return counting(aggregations)


def _read(found: Any) -> Overview:
    first, last = (found[side]["value"] for side in ("first", "last"))
    return Overview(
        checksum=int(found["checksum"]["value"]),
        tokens=int(found["tokens"]["value"]),
        first=None if first is None else int(first),
        last=None if last is None else int(last),
        counts={
            EXACT: buckets(found[EXACT]["days"]),
            **{field: buckets(found[field]) for field in _FIELDS},
        },
        encoded={
            made["key"]: buckets(made["languages"]) or {} for made in found["encoders"]["buckets"]
        },
    )


def _lacks_an_end(before: Overview, more: Overview, fewer: Overview) -> bool:
    """Return whether what went had the first or the last day, and what came has none beyond it."""
    if before.first is None or before.last is None:
        return False
    first = fewer.first == before.first and (more.first is None or more.first > before.first)
    last = fewer.last == before.last and (more.last is None or more.last < before.last)
    return first or last


def _changed(before: Counts | None, more: Counts | None, fewer: Counts | None) -> Counts | None:
    """Return the counts *before* with those of what came and without those of what went."""
    if before is None or more is None or fewer is None:
        return None
    every = {
        value: before.get(value, 0) + more.get(value, 0) - fewer.get(value, 0)
        for value in {**before, **more}
    }
    found = sorted((-count, value) for value, count in every.items() if count)  # as a cluster does
    return {value: -count for count, value in found}
