"""The answers of a cluster about one commit: every question passes the filters of its documents."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from search.cache import Cache
from search.opensearch.clauses import Clause, any_of
from search.opensearch.client import Client, Search
from search.opensearch.counting import PAGE, buckets, counting, counts
from search.opensearch.mapping import STORED, columns, hits_of, values_of

_ANSWERS_BYTES = 32 << 20  # of answers that a commit keeps
_IN_MEMORY = 8  # times as large as its text is an answer, about
_PAGE = 2_000  # documents that are read at a time
MOST_TERMS = 50_000
"""The terms that are counted in one answer, the most frequent of each shard."""

Scored = tuple[Mapping[str, Any], Sequence[Clause], Clause | None]
Asked = tuple[Mapping[str, Any], Sequence[Clause]] | Scored
"""The body of a search, the filters that documents pass, and the query that scores them, if any."""

_Expected = tuple[Mapping[str, Any], Sequence[bytes]]
"""The body of a search, and the keys of what its answer tells."""


class _Beside(Struct):
    """A search of another index, and its answer once it has one."""

    search: Search
    answer: Any = None


class Answers:
    """What the index *data* says of the documents that pass the filters *visible*.

    The answers to what was asked lately are kept, as a commit never changes.
    """

    def __init__(self, client: Client, data: str, visible: Sequence[Clause]) -> None:
        self.client = client
        self.data = data
        self.visible = visible
        self._answers: Cache[Any] = Cache(_ANSWERS_BYTES)
        self._expected: dict[bytes, _Expected] = {}
        self._beside: _Beside | None = None

    def look_beside(self, index: str, body: Mapping[str, Any]) -> Callable[[], Any]:
        """Have *body* asked of another *index* beside whatever is asked next.

        What is returned tells the answer, None if nothing was asked since, or another thread had
        something else asked in its place.
        """
        beside = self._beside = _Beside((index, body))
        return lambda: beside.answer

    def ask(
        self, body: Mapping[str, Any], filters: Sequence[Clause] = (), score: Clause | None = None
    ) -> Any:
        """Return the answer to *body* from the documents of the commit that pass *filters*.

        The query *score* gives their scores.
        """
        asked = self.filtered(body, filters, score)
        key = msgspec.json.encode(asked)
        known = self._answers.get(key)
        return self._find({key: asked})[key] if known is None else known

    def ask_at_once(self, several: Sequence[Asked]) -> None:
        """Have the answers to *several* bodies with filters, for which `ask` is about to be called.

        The cluster finds them side by side.
        """
        if fresh := self._fresh(several):
            self._find(fresh)

    def expect(self, several: Sequence[Asked]) -> None:
        """Have the answers to *several* bodies with filters as soon as anything else is asked for.

        So what `ask` will be called for need not wait for a request of its own.
        """
        self._expected |= {key: (body, [key]) for key, body in self._fresh(several).items()}

    def expect_joined(self, parts: Sequence[Asked], whole: Asked) -> None:
        """Have the answers to all *parts* as by `expect`, each of which is in that to *whole*."""
        fresh = self._fresh(parts)
        if len(fresh) == len(parts):
            body = self.filtered(*whole)
            self._expected[msgspec.json.encode(body)] = body, list(fresh)
        else:
            self.expect(parts)

    def sources(self, filters: Sequence[Clause]) -> Iterator[Mapping[str, Any]]:
        """Yield what is stored of the documents that pass *filters*, in the order of ids."""
        return (hit["_source"] for hit in self._pages(filters, {"_source": STORED}))

    def values(self, filters: Sequence[Clause], *names: str) -> Iterator[tuple[str, ...]]:
        """Yield the values of the fields *names* of the same documents, in the same order."""
        return (values_of(hit, *names) for hit in self._pages(filters, columns(*names)))

    def _pages(
        self, filters: Sequence[Clause], of_each: Mapping[str, Any]
    ) -> Iterator[Mapping[str, Any]]:
        body = {
            "size": _PAGE,
            "track_total_hits": False,
            "sort": [{"id": "asc"}],
            "query": {"bool": {"filter": [*self.visible, *filters]}},
            **of_each,
        }
        while True:
            page = list(hits_of(self.client.search(self.data, body)))
            yield from page
            if len(page) < _PAGE:
                return
            body["search_after"] = page[-1]["sort"]

    def counts(
        self, fields: Sequence[str], filters: Sequence[Clause] = (), empty: Sequence[str] = ()
    ) -> Iterator[tuple[tuple[Any, ...], int]]:
        """Yield the values of *fields* and their counts; see `search.opensearch.counting`."""
        return counts(self.client, self.data, [*self.visible, *filters], fields, empty)

    def every(self, field: str, filters: Sequence[Clause]) -> dict[Any, int]:
        """Return all values of *field* with their counts, however many there are."""
        return {value: count for (value,), count in self.counts((field,), filters)}

    def count_terms(
        self, field: str, filters: Sequence[Clause], *, least: int = 1
    ) -> dict[str, int]:
        """Return the values of *field* that at least so many documents have, and how many do."""
        wanted = {"field": field, "size": MOST_TERMS, "min_doc_count": least}
        told = self.ask(counting({"terms": {"terms": wanted}}), filters)
        found = buckets(told["aggregations"]["terms"])
        if found is not None:
            return found
        every = self.every(field, filters)
        return {value: count for value, count in every.items() if count >= least}

    def count_given(
        self, field: str, values: Sequence[str], filters: Sequence[Clause]
    ) -> dict[str, int]:
        """Return how many documents have each of *values* in *field*, if any has it."""
        counted: dict[str, int] = {}
        for start in range(0, len(values), PAGE):
            some = list(values[start : start + PAGE])
            wanted = {"field": field, "include": some, "size": len(some)}
            body = {"size": 0, "track_total_hits": False, "aggs": {"terms": {"terms": wanted}}}
            found = self.ask(body, filters)["aggregations"]["terms"]["buckets"]
            counted |= {bucket["key"]: bucket["doc_count"] for bucket in found}
        return counted

    def count_filters(
        self, asked: Mapping[str, Clause], filters: Sequence[Clause] = ()
    ) -> dict[str, int]:
        """Return how many of the documents that pass *filters* pass each of *asked*."""
        if not asked:
            return {}
        body = counting({"held": {"filters": {"filters": asked}}})
        found = self.ask(body, [*filters, any_of(asked.values())])
        held = found["aggregations"]["held"]["buckets"]
        return {name: held[name]["doc_count"] for name in asked}

    def filtered(
        self, body: Mapping[str, Any], filters: Sequence[Clause] = (), score: Clause | None = None
    ) -> dict[str, Any]:
        """Return *body*, asked of what is visible and passes *filters*, and scored by *score*."""
        query: dict[str, Any] = {"filter": [*self.visible, *filters]}
        if score:
            query["must"] = [score]
        return {**body, "query": {"bool": query}}

    def _fresh(self, several: Sequence[Asked]) -> dict[bytes, Any]:
        """Return by their keys what is asked of the cluster by those that have no answer yet."""
        bodies = [self.filtered(*asked) for asked in several]
        asked = {msgspec.json.encode(body): body for body in bodies}
        return {key: body for key, body in asked.items() if self._answers.get(key) is None}

    def _find(self, asked: Mapping[bytes, Any]) -> dict[bytes, Any]:
        """Return the answers to *asked*, which the cluster finds beside those that are expected."""
        expected, self._expected = self._expected, {}
        covered = {key for _, keys in expected.values() for key in keys}
        alone = [(body, [key]) for key, body in asked.items() if key not in covered]
        every = [*expected.values(), *alone]
        beside, self._beside = self._beside, None
        others = [beside.search] if beside else []
        found = self.client.searches(self.data, [body for body, _ in every], *others)
        if beside:
            beside.answer = found.pop()
        answers = {}
        for answer, (_, keys) in zip(found, every, strict=True):
            size = _IN_MEMORY * len(msgspec.json.encode(answer))
            for key in keys:
                self._answers.put(key, answer, size // len(keys))
                answers[key] = answer
        return answers
