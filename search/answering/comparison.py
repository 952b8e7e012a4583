"""Two to four searches side by side over time."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from search.answering.timeline import Interval
from search.engine import Engine
from search.values.query import Cursor, DateRange, Query
from search.values.results import DateBucket, IndexVersion, QueryWarning, SearchResults

FEWEST, MOST = 2, 4
"""How many queries are compared."""

SMALL = 10
"""Of fewer documents than this in a period, a share says little."""

_ANY = "any_words"


@dataclass(frozen=True, slots=True)
class ComparedPeriod:
    """One period: the hits of each query in it, and *of*, all documents of the archive in it."""

    value: str
    dates: DateRange
    counts: tuple[int, ...]
    of: int

    @property
    def small(self) -> bool:
        """Return whether the archive has too little of this period for a share to mean much."""
        return self.of < SMALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What several *queries*, alike but for their text, find over time, oldest period first.

    *totals* counts all hits of each, *undated* those of them that are in no period.
    """

    queries: tuple[Query, ...]
    interval: Interval
    periods: tuple[ComparedPeriod, ...]
    totals: tuple[int, ...]
    undated: tuple[int, ...]
    warnings: tuple[QueryWarning, ...]
    index: IndexVersion


def compare(engine: Engine, queries: Sequence[Query]) -> Comparison:
    """Return what *queries*, which differ in their text alone, find over time.

    Periods are years, months or days as the dates ask. One that the dates cut counts what is
    within them, so that a query's counts and its undated hits add up to its total. All are
    answered from one commit.
    """
    pinned = Cursor(engine.version().version, 0)
    answers = [engine.search(query.with_(size=1, cursor=pinned)) for query in queries]
    everything = Query(cursor=pinned)
    columns = [
        [_within(engine, answer, bucket, everything) for bucket in _asked_for(answer)]
        for answer in answers
    ]
    periods = tuple(
        ComparedPeriod(row[0].value, row[0].dates, tuple(b.count for b in row), row[0].of)
        for row in zip(*columns, strict=True)
    )
    totals = tuple(map(_total, answers))
    return Comparison(
        queries=tuple(queries),
        interval=answers[0].histogram.interval,
        periods=periods,
        totals=totals,
        undated=tuple(
            total - sum(period.counts[place] for period in periods)
            for place, total in enumerate(totals)
        ),
        warnings=tuple(dict.fromkeys(n for a in answers for n in a.warnings if n.code != _ANY)),
        index=answers[0].index,
    )


def _total(answer: SearchResults) -> int:
    """Return how many hits hold all the words, where the answer falls back to any of them."""
    return 0 if any(warning.code == _ANY for warning in answer.warnings) else answer.total


def _asked_for(answer: SearchResults) -> list[DateBucket]:
    dated = bool(answer.query.dates)
    return [bucket for bucket in answer.histogram.buckets if bucket.selected or not dated]


def _within(
    engine: Engine, answer: SearchResults, bucket: DateBucket, everything: Query
) -> DateBucket:
    """Return *bucket* with its counts inside the dates that were asked for."""
    if not _total(answer):
        bucket = replace(bucket, count=0)
    asked = answer.query.dates
    start = max(filter(None, (bucket.dates.start, asked.start)))
    end = min(filter(None, (bucket.dates.end, asked.end)))
    dates = DateRange(start, end)
    if dates == bucket.dates:
        return bucket
    cursor = everything.cursor
    count = bucket.count and engine.search(answer.query.with_(dates=dates, cursor=cursor)).total
    of = engine.search(everything.with_(dates=dates, cursor=cursor)).total
    return replace(bucket, dates=dates, count=count, of=of)
