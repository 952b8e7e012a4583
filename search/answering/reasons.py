"""Why a search has no hits: the words and the values of filters that the archive lacks."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice

from search.answering.gaps import gaps_within
from search.answering.named_periods import period_lacking
from search.answering.remedies import TRIED, Counts, letters_left_out
from search.asking.query_parts import QueryPart, typed, without_part
from search.language.analysis import tokenize
from search.values.query import DateRange, Filter, Query
from search.values.warnings import QueryWarning, WarningCode

_OF_SENTENCES = ".,;!?¿¡"
_GAPS = 3  # told at most


def find_reasons(
    query: Query,
    parts: Sequence[QueryPart],
    gaps: Sequence[DateRange],
    sparse: Sequence[DateRange],
    counts: Counts,
    newest: dt.date | None,
    held: tuple[dt.date, dt.date] | None,
) -> Iterator[QueryWarning]:
    """Yield a warning for each word of *query* and each value of a filter that finds nothing alone.

    The first warnings are for the *gaps* and the *sparse* months of the archive within the dates;
    the last says that values which find something alone find nothing together. *parts* are those of
    its text, *counts* counts the hits of other queries. A period that words name, counted back from
    *newest*, and in which nothing is dated, is told in their place, with the first and last day
    that the archive has, *held*.
    """
    counts.expect_counts(_alone(query, parts))
    lacking = period_lacking(query, parts, counts.count, newest, held)
    if lacking and held:
        start, end = lacking.start, lacking.end
        yield QueryWarning("none_dated", value=lacking.text, start=start, end=end)
        yield QueryWarning("dates_held", value=f"{held[0]}/{held[1]}")
        if not lacking.text.isdecimal():  # which may as well be a number of something
            parts = [part for part in parts if part.end <= start or part.start >= end]
    known = True  # all dates and values of filters
    if query.dates:
        for gap in islice(gaps_within(gaps, query.dates), _GAPS):
            known = False
            yield QueryWarning("nothing_held", "from", gap.iso)
        for months in islice(gaps_within(sparse, query.dates), _GAPS):
            yield QueryWarning("few_held", "from", months.iso)
    for part in parts[:TRIED]:
        text = typed(query, part)
        if part.kind in ("word", "phrase", "filter") and not _finds(text, part, query, counts):
            code: WarningCode = "unknown_value" if part.kind == "filter" else "unknown_word"
            known = known and part.kind != "filter"
            # The signs of a sentence belong to no word: "¿Cuántas", "arrests?"
            word = (part.kind == "word" and text.strip(_OF_SENTENCES)) or text
            yield QueryWarning(code, value=word, start=part.start, end=part.end)
    if query.copies and not counts.count(Query(copies=query.copies)):
        yield QueryWarning("unknown_value", "copies", query.copies)
    for chosen in query.filters[:TRIED]:
        if not counts.count(_of_filter(chosen)):
            known = False
            yield QueryWarning("unknown_value", chosen.facet, chosen.value)
    if known and (conditions := _conditions(query, parts)) and not counts.count(conditions):
        yield QueryWarning("nothing_together")


def _alone(query: Query, parts: Sequence[QueryPart]) -> Iterator[Query]:
    """Yield what finds each part and each filter alone, and all filters together."""
    for part in parts[:TRIED]:
        if part.kind in ("word", "phrase", "filter") and _may_tell(part, typed(query, part)):
            yield _of_part(query, part)
    yield from map(_of_filter, query.filters[:TRIED])
    if conditions := _conditions(query, parts):
        yield conditions


def _of_part(query: Query, part: QueryPart) -> Query:
    return Query(text=typed(query, part), match=query.match, translate=query.translate)


def _of_filter(chosen: Filter) -> Query:
    return Query(filters=(Filter(chosen.facet, chosen.value),))


def _conditions(query: Query, parts: Sequence[QueryPart]) -> Query | None:
    """Return what has all values of the filters, None unless there are several."""
    typed_ones = sum(part.kind == "filter" for part in parts)
    if typed_ones + len(query.filters) + bool(query.dates) < 2:
        return None
    # The other parts are cut out, so that OR and brackets between filters stay.
    text = query.text
    for part in reversed(parts):
        if part.kind != "filter":
            text = without_part(text, part)
    return query.with_(text=text, copies="")


def _finds(text: str, part: QueryPart, query: Query, counts: Counts) -> bool:
    """Return whether a part alone finds something, or another warning says why it does not."""
    return not _may_tell(part, text) or counts.count(_of_part(query, part)) > 0


def _may_tell(part: QueryPart, text: str) -> bool:
    """Return whether a part that finds nothing has no other warning which says why."""
    return part.kind == "filter" or (not letters_left_out(text) and any(tokenize(text)))
