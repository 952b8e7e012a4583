"""Counts of all values of fields, however many there are and on however many shards.

A terms aggregation returns the most frequent values, and is exact only if it returns all. So where
values may be many they are asked for page by page.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from search.opensearch.client import Client

PAGE = 10_000
"""Values on one page."""

Filters = Sequence[Mapping[str, Any]]


def counts(
    client: Client, index: str, filters: Filters, fields: Sequence[str], empty: Sequence[str] = ()
) -> Iterator[tuple[tuple[Any, ...], int]]:
    """Yield each combination of values of *fields* with its number of documents.

    A document without a value of one of the fields in *empty* counts as having None there; of any
    other, it counts nowhere.
    """
    after: Mapping[str, Any] | None = None
    while True:
        pages: dict[str, Any] = {
            "size": PAGE,
            "sources": [
                {field: {"terms": {"field": field, "missing_bucket": field in empty}}}
                for field in fields
            ],
        }
        if after:
            pages["after"] = after
        query = {"query": {"bool": {"filter": filters}}}
        body = {**counting({"pages": {"composite": pages}}), **query}
        found = client.search(index, body)["aggregations"]["pages"]
        for bucket in found["buckets"]:
            yield tuple(bucket["key"][field] for field in fields), bucket["doc_count"]
        after = found.get("after_key")
        if after is None or len(found["buckets"]) < PAGE:
            return


def counting(aggregations: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of a search that only counts."""
    return {"size": 0, "track_total_hits": False, "aggs": aggregations}


def terms(field: str, **more: Any) -> dict[str, Any]:
    """Return the aggregation of the values of *field*, of which there are `PAGE` at most."""
    return {"terms": {"field": field, "size": PAGE, **more}}


def buckets(found: Mapping[str, Any]) -> dict[Any, int] | None:
    """Return the values and counts of `terms`, None if there were more of them."""
    if found["sum_other_doc_count"] or found.get("doc_count_error_upper_bound"):
        return None
    return {bucket["key"]: bucket["doc_count"] for bucket in found["buckets"]}
