"""Why a search has no hits: the words and the values of filters that the archive lacks."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from search.answering.gaps import gaps_within
from search.answering.remedies import TRIED, letters_left_out
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
    count: Callable[[Query], int],
) -> Iterator[QueryWarning]:
    """Yield a warning for each word of *query* and each value of a filter that finds nothing alone.

    The first warnings are for the *gaps* and the *sparse* months of the archive within the dates;
    the last says that values which find something alone find nothing together. *parts* are those of
    its text, *count* gives the number of hits of a query.
    """
    known = True  # all dates and values of filters
    if query.dates:
        for gap in islice(gaps_within(gaps, query.dates), _GAPS):
            known = False
            yield QueryWarning("nothing_held", "from", gap.iso)
        for months in islice(gaps_within(sparse, query.dates), _GAPS):
            yield QueryWarning("few_held", "from", months.iso)
    for part in parts[:TRIED]:
        text = typed(query, part)
        if part.kind in ("word", "phrase", "filter") and not _finds(text, part, query, count):
            code: WarningCode = "unknown_value" if part.kind == "filter" else "unknown_word"
            known = known and part.kind != "filter"
            # The signs of a sentence belong to no word: "¿Cuántas", "arrests?"
            word = (part.kind == "word" and text.strip(_OF_SENTENCES)) or text
            yield QueryWarning(code, value=word, start=part.start, end=part.end)
    if query.copies and not count(Query(copies=query.copies)):
        yield QueryWarning("unknown_value", "copies", query.copies)
    for chosen in query.filters[:TRIED]:
        if not count(Query(filters=(Filter(chosen.facet, chosen.value),))):
            known = False
            yield QueryWarning("unknown_value", chosen.facet, chosen.value)
    if known and _exclude_each_other(query, parts, count):
        yield QueryWarning("nothing_together")


def _exclude_each_other(
    query: Query, parts: Sequence[QueryPart], count: Callable[[Query], int]
) -> bool:
    """Return whether nothing has all values of the filters, if there are several."""
    typed_ones = sum(part.kind == "filter" for part in parts)
    if typed_ones + len(query.filters) + bool(query.dates) < 2:
        return False
    # The other parts are cut out, so that OR and brackets between filters stay.
    text = query.text
    for part in reversed(parts):
        if part.kind != "filter":
            text = without_part(text, part)
    return not count(query.with_(text=text, copies=""))


def _finds(text: str, part: QueryPart, query: Query, count: Callable[[Query], int]) -> bool:
    """Return whether a part alone finds something, or another warning says why it does not."""
    if part.kind != "filter" and (letters_left_out(text) or not any(tokenize(text))):
        return True
    return count(Query(text=text, match=query.match, translate=query.translate)) > 0
