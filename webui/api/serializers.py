"""Results as the JSON of the contract: dictionaries in which no key is ever missing."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, get_args

from msgspec.structs import asdict, replace

from search import (
    FACETS,
    ChangedSince,
    ChangeKind,
    Changes,
    DateBucket,
    DateRange,
    Document,
    Explanation,
    Facet,
    Hit,
    Query,
    QueryWarning,
    SearchResults,
    Variant,
    printed_quantities,
)
from webui.formats import EXTENSIONS, Format
from webui.http.narrowing import Narrowing
from webui.http.urls import build, document_url
from webui.presenters.facet_options import listed
from webui.presenters.names import name_chips
from webui.presenters.paging import canonical, current_page, steps

_ONE_DAY = timedelta(days=1)
# The same headlines are asked for again and again: by the next page, in another order.
_printed_quantities = lru_cache(maxsize=1_000)(printed_quantities)


def search_json(
    results: SearchResults,
    warnings: Iterable[QueryWarning],
    took_ms: float,
    since: ChangedSince | None = None,
) -> dict[str, Any]:
    """Return the answer to `/search.json`.

    *warnings* are those of the address, and come before those of the engine. *since* is what has
    changed since the version that was asked for, if it is not kept.
    """
    query, narrowing = results.query, Narrowing(results.query, "json")
    return {
        "query": _query(results),
        "total": results.total,
        "groups": results.groups,
        "page": current_page(results),
        "size": query.size,
        "results": _hits(results.hits),
        "also_about": _hits(results.also_about),
        "facets": [*(_facet(narrowing, facet) for facet in results.facets), _date_facet(results)],
        "names": [
            {**asdict(chip.name), "url": build(chip.query, "json")}
            for chip in name_chips(query, results.names)
        ],
        "links": _links(results, "json"),
        "index": asdict(results.index),
        "changed_since": changed_since_json(since) if since else None,
        "imprecise": results.imprecise,
        "remedies": [
            {"way": r.way, "text": r.text, "count": r.count, "url": build(r.query, "json")}
            for r in results.remedies
        ],
        "warnings": [warning_json(warning) for warning in (*warnings, *results.warnings)],
        "took_ms": round(took_ms, 1),
    }


def _hits(hits: Iterable[Hit]) -> list[dict[str, Any]]:
    return [hit_json(hit, document_url(hit.document)) for hit in hits]


def _query(results: SearchResults) -> dict[str, Any]:
    """Return every parameter with the value that took effect, as in an address."""
    query = results.query
    return {
        "q": query.text,
        **{field.id: _chosen(query, field.id) for field in FACETS},
        **days_json(query.dates),
        "undated": query.undated_rule,
        "match": query.match,
        "words": query.words,
        "by": query.by,
        "meaning": "on" if query.meaning else "off",
        "translate": "on" if query.translate else "off",
        "names": "on" if query.names else "off",
        "name": list(query.name),
        "skip": list(query.skip),
        "sort": query.order,
        "explain": "on" if query.explain else "off",
        "fold": "on" if query.fold else "off",
        "copies": query.copies or None,
        "as_of": query.as_of or None,
        "terms": [
            {"text": term.text, "variants": [_variant(variant) for variant in term.variants]}
            for term in results.terms
        ],
    }


def _chosen(query: Query, facet: str) -> list[str]:
    excluded = [f"-{value}" for value in query.chosen(facet, excluded=True)]
    return [*query.chosen(facet), *excluded]


def _variant(variant: Variant) -> dict[str, Any]:
    return {**asdict(variant), "language": variant.language or None}


def hit_json(hit: Hit, url: str) -> dict[str, Any]:
    """Return one of the `results`; *url* is the address of its page."""
    document = hit.document
    return {
        "id": document.id,
        "kind": document.kind,
        "text": document.text,
        "language": document.language.code,
        "language_confidence": document.language.confidence,
        "date": _iso(document.date),
        "date_text": document.date_text,
        "date_precision": document.date_precision,
        "topics": [asdict(topic) for topic in document.topics],
        "places": list(document.places),
        "organisations": list(document.organisations),
        "subjects": list(document.subjects),
        "quantities": _quantities(document),
        "score": round(hit.score, 4),
        "highlights": [asdict(highlight) for highlight in hit.highlights],
        "url": url,
        "source": next(iter(document.outlets), None),
        "source_url": document.source_url,
        "publications": [asdict(publication) for publication in document.publications],
        "sources": [asdict(source) for source in document.sources],
        "earlier": [wording_json(one) for one in document.earlier],
        "first_seen": _iso(document.first_seen),
        "last_seen": _iso(document.last_seen),
        "listed": hit.listed,
        "copies": hit.copies,
        "explanation": _explanation(hit.explanation) if hit.explanation else None,
    }


def wording_json(wording: Document) -> dict[str, Any]:
    """Return one of the `earlier` wordings of a headline."""
    return {
        "text": wording.title,
        "description": wording.description,
        "date": _iso(wording.date),
        "date_text": wording.date_text,
        "date_precision": wording.date_precision,
        "first_seen": _iso(wording.first_seen),
        "last_seen": _iso(wording.last_seen),
        "id": wording.id,
    }


def _quantities(document: Document) -> list[dict[str, Any]]:
    if not document.quantities:
        return []
    found = _printed_quantities(document.text, document.language.code)
    printed = {one.quantity: one for one in found}
    return [
        {
            "what": one.what,
            "value": int(one.value) if one.value.is_integer() else one.value,
            "unit": one.unit or None,
            "start": printed[one].start if one in printed else None,
            "end": printed[one].end if one in printed else None,
        }
        for one in document.quantities
    ]


def _explanation(explanation: Explanation) -> dict[str, Any]:
    parts = [
        {
            **asdict(part),
            "language": part.language or None,
            "idf": round(part.idf, 4),
            "saturation": round(part.saturation, 4),
            "score": round(part.score, 4),
        }
        for part in explanation.parts
    ]
    return {
        "parts": parts,
        "length": explanation.length,
        "mean_length": round(explanation.mean_length, 2),
    }


def _facet(narrowing: Narrowing, facet: Facet) -> dict[str, Any]:
    return {
        "id": facet.id,
        "type": "terms",
        "missing": facet.missing,
        "other": sum(value.count for value in facet.values[len(listed(facet)) :]),
        "values": [
            {**asdict(value), "url": narrowing.toggled(facet.id, value)} for value in listed(facet)
        ],
    }


def _date_facet(results: SearchResults) -> dict[str, Any]:
    histogram = results.histogram
    return {
        "id": "date",
        "type": "histogram",
        "interval": histogram.interval,
        "missing": histogram.missing,
        "values": [_bucket(bucket) for bucket in histogram.buckets],
    }


def _bucket(bucket: DateBucket) -> dict[str, Any]:
    return {
        "value": bucket.value,
        **days_json(bucket.dates),
        "count": bucket.count,
        "of": bucket.of,
    }


def _links(results: SearchResults, format_: Format) -> dict[str, str | None]:
    """Return the addresses of this answer, of its page for a footnote, and of other formats."""
    before, after = steps(results)
    whole = results.query.with_(size=Query().size)
    return {
        "self": build(results.query, format_),
        "canonical": build(canonical(results)),
        "permanent": build(replace(canonical(results), as_of=results.index.as_of)),
        "next": build(after, format_) if after else None,
        "prev": build(before, format_) if before else None,
        **{other: build(whole, other) for other in EXTENSIONS if other != format_},
    }


def changed_since_json(since: ChangedSince) -> dict[str, Any]:
    """Return what changed since a version, null for what is not known."""
    return {
        "version": since.version,
        "found": _changes(since.found),
        "archive": _changes(since.archive),
    }


def _changes(changes: Changes | None) -> dict[str, int] | None:
    if changes is None:
        return None
    return {kind: getattr(changes, kind) for kind in get_args(ChangeKind)}


def warning_json(warning: QueryWarning) -> dict[str, Any]:
    """Return one of the `warnings`."""
    return {"code": warning.code, "message": warning.message, **asdict(warning)}


def days_json(dates: DateRange) -> dict[str, str | None]:
    """Return the first and the last day of a range as `from` and `to`."""
    return {
        "from": _iso(dates.start),
        "to": _iso(dates.end - _ONE_DAY if dates.end else None),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
