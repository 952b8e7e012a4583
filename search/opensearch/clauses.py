"""The clauses of which the queries of a cluster are made."""

from collections.abc import Iterable, Sequence
from typing import Any

from whoosh import query as whoosh_query

from search.values.query import DateRange, Query

Clause = dict[str, Any]

NOTHING: Clause = {"match_none": {}}
EVERYTHING: Clause = {"match_all": {}}


def any_of(queries: Iterable[Clause]) -> Clause:
    """Return the filter of what matches one of *queries*; all terms of a field are one leaf."""
    terms: dict[str, list[str]] = {}
    parts: list[Clause] = []
    for query in queries:
        if query is NOTHING:
            continue
        if "term" in query:
            ((field, term),) = query["term"].items()
            terms.setdefault(field, []).append(term["value"])
        else:
            parts.append(query)
    parts += [{"terms": {field: sorted(set(values))}} for field, values in terms.items()]
    return either(parts) if parts else NOTHING


def dates_filters(query: Query) -> list[Clause]:
    """Return the filters of the dates of *query*, none if it passes everything."""
    undated = {"bool": {"must_not": [{"exists": {"field": "day"}}]}}
    if query.undated_rule == "only":
        return [undated]
    if not query.dates:
        return [] if query.undated_rule == "include" else [{"exists": {"field": "day"}}]
    inside = overlapping(query.dates)
    return [either([inside, undated]) if query.undated_rule == "include" else inside]


def overlapping(dates: DateRange) -> Clause:
    """Return the filter of documents whose date overlaps *dates*."""
    first = dates.start.toordinal() if dates.start else None
    end = dates.end.toordinal() if dates.end else None
    return _overlapping(first, end)


def days_filter(days: whoosh_query.NumericRange) -> Clause:
    """Return the filter of documents whose date overlaps *days*, a range of ordinals."""
    first = None if days.start is None else days.start + bool(days.startexcl)
    end = None if days.end is None else days.end + (not days.endexcl)
    return _overlapping(first, end)


def _overlapping(first: int | None, end: int | None) -> Clause:
    found: list[Clause] = []
    if end is not None:
        found.append({"range": {"day": {"lt": end}}})
    if first is not None:
        found.append({"range": {"end": {"gt": first}}})
    return {"bool": {"filter": found or [{"exists": {"field": "day"}}]}}


def phrase(field: str, words: Sequence[str]) -> Clause:
    """Return the query of *words* side by side, whose score is how often they stand so."""
    # The cluster scores a phrase once for each of its words.
    asked = {"query": " ".join(words), "analyzer": field, "boost": 1 / len(words)}
    return {"match_phrase": {field: asked}}


def phrase_query(sought: whoosh_query.Phrase) -> Clause:
    """Return the query of the words of a phrase in order, side by side or near each other."""
    field, words = sought.fieldname, sought.words
    if sought.slop == 1:
        return phrase(field, words)
    rule: Clause = {"match": {"query": words[0], "analyzer": field}}
    for word in words[1:]:
        both = [rule, {"match": {"query": word, "analyzer": field}}]
        rule = {"all_of": {"ordered": True, "max_gaps": sought.slop - 1, "intervals": both}}
    return constant({"intervals": {field: rule}}, 1)


def within(query: Clause, languages: Sequence[str]) -> Clause:
    """Return what *query* matches in one of *languages*, with its scores."""
    return {"bool": {"must": [query], "filter": [{"terms": {"language": list(languages)}}]}}


def holding(field: str, text: str) -> Clause:
    """Return the query of what has *text* in *field*, whose score is how often it stands there."""
    return {"term": {field: {"value": text}}}


def constant(query: Clause, score: float = 0) -> Clause:
    """Return the query of what *query* matches, all with the same *score*."""
    return {"constant_score": {"filter": query, "boost": score}}


def either(queries: Sequence[Clause]) -> Clause:
    """Return the query of what matches one of *queries* at least."""
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}
