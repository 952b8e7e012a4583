"""One commit of an index on a cluster, and the counts on which every score depends."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
from whoosh import query as whoosh_query

from corpus import Topic
from search.asking.groups import Compounds, LanguageBoost, Near, SynonymGroup
from search.backend import IndexTotals
from search.cache import Cache
from search.errors import IndexDamaged
from search.language.compounds import CompoundPart
from search.opensearch.client import Client
from search.opensearch.counting import PAGE, buckets, counting, counts, terms
from search.opensearch.head import Commit, Head, HeadStore
from search.opensearch.mapping import (
    ENCODER,
    LABELS,
    SEPARATOR,
    STORED,
    hits_of,
    printed_field,
    read_document,
    visible,
)
from search.opensearch.marking import terms_of_topic
from search.opensearch.matches import ClusterMatches
from search.opensearch.nearness import find_nearest
from search.opensearch.translation import (
    SCORED,
    Clause,
    Translation,
    any_of,
    groups_in,
    telling,
)
from search.scoring.bm25 import effective_document_frequency, idf, language_odds
from search.values.changes import Notes
from search.values.documents import Document
from search.values.query import DateRange, Query
from search.values.results import CoverageCell, IndexVersion, SignificantTerm

_REMEMBERED = 20_000  # groups and words with their counts
_NEAREST = 200_000  # ids of documents that are near to texts
_WORDS = 200_000  # of prefixes and parts of compounds
_ANSWERS_BYTES = 32 << 20  # of answers that a commit keeps
_IN_MEMORY = 8  # times as large as its text is an answer, about
_PAGE = 2_000  # documents that are read at a time
_FEW_TEXTS = 50  # that are read first of those that hold a word
_LIKE = 50_000  # words that are compared with a pattern, the most frequent of each shard
_AT_ONCE = 200  # counts in one request
_DAYS = 20_000  # dates that are counted at once, those of fifty years

_AFTER_ALL = dt.date.max.toordinal() + 1

Asked = tuple[Mapping[str, Any], Sequence[Clause]]
"""The body of a search, and the filters that documents pass."""

_Held = tuple[int, Mapping[str, int]]
"""How many documents hold something, in all and by language."""


class ClusterReader:
    """One commit; see `search.backend.IndexReader`."""

    def __init__(self, client: Client, heads: HeadStore, head: Head, commit: Commit) -> None:
        self.client = client
        self.commit = commit
        self.visible = visible(commit.ticket, head.abandoned)
        self._heads = heads
        self._version = head.version(commit)
        self._answers: Cache[Any] = Cache(_ANSWERS_BYTES)
        self._held: Cache[_Held] = Cache(_REMEMBERED)
        self._marking: Cache[tuple[SignificantTerm, ...]] = Cache(_REMEMBERED)
        self._standing: Cache[Sequence[str]] = Cache(_WORDS)
        self._nearest: Cache[Sequence[str]] = Cache(_NEAREST)
        self._expected: dict[str, Mapping[str, Any] | None] = {}

    @property
    def version(self) -> IndexVersion:
        """Return which commit this is."""
        return self._version

    @cached_property
    def totals(self) -> IndexTotals:
        """Return what the commit holds as a whole."""
        found = self._overview
        tokens = found["tokens"]["value"]
        days = [found[side]["value"] for side in ("first", "last")]
        first, last = (None if day is None else dt.date.fromordinal(int(day)) for day in days)
        labels: dict[str, dict[str, str]] = defaultdict(dict)
        for stated in sorted(self._valued(LABELS)):
            facet, value, label = stated.split(SEPARATOR)
            labels[facet][value] = label
        size = self.client.get(f"{self.commit.data}/_stats/store")
        vectors = next(iter(found["encoders"]["buckets"]), None)
        return IndexTotals(
            documents=self.commit.documents,
            languages=self._valued("language"),
            topics=self._valued("topic"),
            labels=labels,
            first=first,
            last=last,
            mean_length=tokens / self.commit.documents if tokens else 1.0,
            bytes=size["_all"]["total"]["store"]["size_in_bytes"] if size else 0,
            made_by=self.commit.made_by,
            encoder=vectors["key"] if vectors else "",
            encoded=(buckets(vectors["languages"]) or {}) if vectors else {},
        )

    @cached_property
    def _overview(self) -> Any:
        """The counts of all documents, taken in one pass."""
        exact = {"bool": {"must_not": [{"exists": {"field": "span"}}]}}
        aggregations = {
            "tokens": {"sum": {"field": "length"}},
            "first": {"min": {"field": "day"}},
            "last": {"max": {"field": "day"}},
            "exact": {"filter": exact, "aggs": {"days": terms("day", size=_DAYS)}},
            "encoders": {**terms(ENCODER), "aggs": {"languages": terms("language")}},
            **{field: terms(field) for field in (LABELS, "language", "topic", "month", "span")},
        }
        asked = self._asked(counting(aggregations), [])
        return self.client.search(self.commit.data, asked)["aggregations"]

    def _valued(self, field: str) -> dict[Any, int]:
        """Return the values of a field of the overview with their counts."""
        counted = buckets(self._overview[field])
        if counted is None:  # there are more than on a page
            return {value: count for (value,), count in self.counts((field,))}
        return counted

    @property
    def mean_length(self) -> float:
        """Return the mean length of a document in tokens."""
        return self.totals.mean_length

    @cached_property
    def days(self) -> "Days":
        """Return the dates of all documents."""
        exact = buckets(self._overview["exact"]["days"])
        if exact is None:
            return Days(list(self.counts(("day", "end"))))
        found = [((day, day + 1), count) for day, count in exact.items()]
        for span, count in self._valued("span").items():
            day, end = map(int, span.split("-"))
            found.append(((day, end), count))
        return Days(found)

    @cached_property
    def notes(self) -> Notes:
        """Return what the commit tells besides its documents."""
        return self._heads.notes(self.commit)

    @cached_property
    def state(self) -> bytes:
        """Return what the indexer committed."""
        return self._heads.state(self.commit)

    def match(self, tree: whoosh_query.Query, query: Query) -> ClusterMatches:
        """Return what *tree*, the parsed text of *query*, and its filters and dates match."""
        return ClusterMatches(self, tree, query)

    def prepare(self, tree: whoosh_query.Query, also: Sequence[Asked] = ()) -> None:
        """Count what scoring *tree* will ask for, and ask for *also* at the same time."""
        groups: list[SynonymGroup] = []
        words: list[str] = []
        for one in groups_in(tree):
            if isinstance(one, LanguageBoost):
                words += one.words
            else:
                groups.append(one)
        counts = [*_counts_of(self._of_words(words)), *_counts_of(self._of_groups(groups))]
        self.ask_at_once([*also, *(asked for _, asked in counts)])
        self._count_words(words)
        self._count_groups(groups)

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id or with a wording of that id, None without one."""
        source = self.source(document_id)
        return read_document(source) if source else None

    def source(self, document_id: str) -> Mapping[str, Any] | None:
        """Return what is stored of the document with that id or with a wording of that id."""
        if document_id in self._expected:
            return self._expected[document_id]
        named = [{"term": {"id": document_id}}, {"term": {"alias": document_id}}]
        body = {"size": 10, "track_total_hits": False, "_source": STORED}
        found = self.ask(body, [{"bool": {"should": named}}])
        sources = [hit["_source"] for hit in hits_of(found)]
        own = (source for source in sources if source["id"] == document_id)
        return next(own, sources[0] if sources else None)

    def expect(self, ids: Sequence[str]) -> None:
        """Get the documents with *ids*, or with wordings of these ids, that `get` will return."""
        self._expected = dict.fromkeys(ids)
        asked = list(self._expected)
        named = [{"terms": {"id": asked}}, {"terms": {"alias": asked}}]
        for source in self.sources([{"bool": {"should": named}}]) if asked else ():
            for alias in read_document(source).aliases:
                if self._expected.get(alias, source) is None:
                    self._expected[alias] = source
            if source["id"] in self._expected:
                self._expected[source["id"]] = source

    def group_of(self, document_id: str) -> str | None:
        """Return the group of near-copies of a document, None if there is no such document."""
        source = self.source(document_id)
        return str(source["group"]) if source else None

    def ids_with(self, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield each of *addresses* with the id of each document that has it."""
        asked = list(addresses)
        for start in range(0, len(asked), _PAGE):
            some = asked[start : start + _PAGE]
            for source in self.sources([{"terms": {"alias": some}}]):
                held = set(read_document(source).addresses)
                yield from ((one, source["id"]) for one in some if one in held)

    def ids_from(self, file: str) -> Iterator[str]:
        """Yield the ids of the documents that have *file*, or a member of it, as a source."""
        member = {"prefix": {"file": {"value": f"{file}/"}}}
        either = {"bool": {"should": [{"term": {"file": file}}, member]}}
        return (source["id"] for source in self.sources([either]))

    def documents(self) -> Iterator[Document]:
        """Yield every document, in the order of ids."""
        return map(read_document, self.sources([]))

    def sources(self, filters: Sequence[Clause]) -> Iterator[Mapping[str, Any]]:
        """Yield what is stored of the documents that pass *filters*, in the order of ids."""
        body: dict[str, Any] = {
            "size": _PAGE,
            "track_total_hits": False,
            "sort": [{"id": "asc"}],
            "_source": STORED,
        }
        while True:
            asked = {**body, "query": {"bool": {"filter": [*self.visible, *filters]}}}
            page = list(hits_of(self.client.search(self.commit.data, asked)))
            yield from (hit["_source"] for hit in page)
            if len(page) < _PAGE:
                return
            body["search_after"] = page[-1]["sort"]

    def texts_with(self, word: str, size: int) -> Iterator[str]:
        """Yield the texts of the newest *size* documents that hold the folded *word*."""
        start = 0
        while start < size:  # a few tell most who ask for many
            end = size if start else min(size, _FEW_TEXTS)
            body = {
                "from": start,
                "size": end - start,
                "track_total_hits": False,
                "sort": [{"day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
                "_source": ["document"],
            }
            page = list(hits_of(self.ask(body, [{"term": {"words": word}}])))
            yield from (read_document(hit["_source"]).text for hit in page)
            if len(page) < end - start:
                return
            start = end

    def words_beginning_with(self, prefix: str, size: int) -> list[tuple[str, int]]:
        """Return up to *size* folded words that begin with *prefix*, most frequent first."""
        found = self._words(_beginning_with(prefix, size))
        return sorted(found.items(), key=lambda word: (-word[1], word[0].encode()))

    def words_between(self, first: str, last: str) -> list[str]:
        """Return the most frequent folded words whose first letter is from *first* to *last*."""
        return sorted(self._words(_words_like(f"[{first}-{last}].*")), key=str.encode)

    def similar_words(self, word: str, distance: int) -> list[tuple[str, int]]:
        """Return the folded words at most *distance* edits from *word*, nearest first."""
        from rapidfuzz.distance import OSA  # few searches need it

        # An edit touches one piece of the word, a swap of two letters may touch two; so of so many
        # pieces, a similar word has one as it is. A fuzzy query finds the documents.
        count = 2 * distance + 1
        cuts = [len(word) * number // count for number in range(count + 1)]
        pieces = {word[at:end] for at, end in pairwise(cuts)} - {""}
        alike = "|".join(f".*{_literal(piece)}.*" for piece in sorted(pieces))
        fuzzy = {"value": word, "fuzziness": distance, "rewrite": "constant_score"}
        found = self._words(_words_like(alike, [{"fuzzy": {"words": fuzzy}}]))
        near = [(OSA.distance(word, known), -count, known) for known, count in found.items()]
        return [(known, -count) for edits, count, known in sorted(near) if edits <= distance]

    def learn_words(self, tree: whoosh_query.Query) -> None:
        """Find at once the words that the prefixes and parts of compounds in *tree* stand for."""
        groups = [one for one in groups_in(tree) if isinstance(one, SynonymGroup)]
        sought = [variant.query for group in groups for variant in group.variants]
        several = (Compounds, whoosh_query.Prefix)
        fresh = [q for q in sought if isinstance(q, several) and not self._known(q)]
        self.ask_at_once(list(map(_standing_for, fresh)))

    def words_of(self, sought: whoosh_query.Query) -> Sequence[str]:
        """Return the words that a prefix, or a part of compounds, stands for."""
        known = self._known(sought)
        if known is None:
            if isinstance(sought, Compounds):
                found = self._words(_standing_for(sought))
                known = sorted(filter(sought.part.is_in, found))
            else:
                known = [word for word, _ in self.words_beginning_with(sought.text, SCORED)]
            self._standing.put(_word_key(sought), known, len(known) + 1)
        return known

    def _known(self, sought: whoosh_query.Query) -> Sequence[str] | None:
        return self._standing.get(_word_key(sought))

    def numbers_of(self, facet: str) -> Sequence[str]:
        """Return all that a facet has whose values are numbers."""
        key = f"{facet}="
        known = self._standing.get(key)
        if known is None:
            known = [value for (value,), _ in self.counts((printed_field(facet),)) if value]
            self._standing.put(key, known, len(known) + 1)
        return known

    def nearest(self, near: Near) -> Sequence[str]:
        """Return the ids of the documents that *near* matches."""
        key = (near.vector.tobytes(), near.dates, near.least)
        known = self._nearest.get(key)
        if known is None:
            known = find_nearest(self, near)
            self._nearest.put(key, known, len(known) + 1)
        return known

    def greatest(self, score: Clause) -> float:
        """Return the greatest score that the query *score* gives to a document, 0 for none."""
        body = {"size": 1, "track_total_hits": False, "_source": False}
        return max((hit["_score"] for hit in hits_of(self.ask(body, score=score))), default=0.0)

    def document_frequencies(self, groups: Sequence[SynonymGroup]) -> list[int]:
        """Return how many documents match each of *groups*."""
        known = [self._held.get(_key(group)) for group in groups]
        asked = [group for group, held in zip(groups, known, strict=True) if held is None]
        translation = Translation(self)
        filters = {f"{number}": translation.group(group) for number, group in enumerate(asked)}
        counted = self.count_filters(filters)
        fresh = iter(counted[name] for name in filters)
        return [held[0] if held else next(fresh) for held in known]

    def idf(self, group: SynonymGroup) -> float:
        """Return the inverse document frequency of *group*."""
        count, by_language = self._group(group)
        sizes = self.totals.languages
        shares = [(held, sizes[code]) for code, held in by_language.items()]
        documents = self.totals.documents
        return idf(documents, effective_document_frequency(documents, count, shares))

    def language_odds(self, words: Sequence[str]) -> Mapping[str, float]:
        """Return for each language the probability that folded *words* are of it."""
        sizes = self.totals.languages
        if not sizes:
            return {}
        self._count_words(words)
        return language_odds(sizes, [(self._held.get(word) or (0, {}))[1] for word in words])

    def significant_terms(self, topic: str) -> tuple[SignificantTerm, ...]:
        """Return the words that mark the topic with that id, the surest first."""
        if topic not in self.totals.topics:
            return ()
        known = self._marking.get(topic)
        if known is None:
            known = terms_of_topic(self, topic)
            self._marking.put(topic, known, 1)
        return known

    def month_counts(self) -> Sequence[tuple[int, int]]:
        """Return the months that the dates of documents overlap, from January of the year 0."""
        return sorted(self._valued("month").items())

    def coverage(self) -> tuple[CoverageCell, ...]:
        """Return how many headlines each topic has by language and year."""
        labels = self.totals.labels.get("topic", {})
        cells = self.counts(
            ("topic", "language", "year"), [{"term": {"kind": "headline"}}], ("topic", "year")
        )
        return tuple(
            CoverageCell(topic and Topic(topic, labels[topic]), language, year, count)
            for (topic, language, year), count in cells
        )

    def verify(self) -> None:
        """Compare the documents with what was committed. Raises `IndexDamaged` if they differ."""
        documents, checksum = self.checks()
        told = self.commit
        if (documents, checksum) != (told.documents, told.checksum):
            raise IndexDamaged(
                f"{self.client.address}: version {told.number} has {documents} documents with the"
                f" checksum {checksum}, and was committed with {told.documents} and"
                f" {told.checksum}; rebuild it with: dateline index --rebuild"
            )

    def checks(self) -> tuple[int, int]:
        """Return the number of documents, and the sum of their checksums."""
        aggregations = {"sum": {"sum": {"field": "checksum"}}}
        found = self.ask({"size": 0, "track_total_hits": True, "aggs": aggregations})
        return found["hits"]["total"]["value"], int(found["aggregations"]["sum"]["value"])

    def ask(
        self, body: Mapping[str, Any], filters: Sequence[Clause] = (), score: Clause | None = None
    ) -> Any:
        """Return the answer to *body* from the documents of the commit that pass *filters*.

        The query *score* gives their scores. The answers to what was asked lately are kept, as a
        commit never changes.
        """
        asked = self._asked(body, filters, score)
        key = msgspec.json.encode(asked)
        known = self._answers.get(key)
        if known is None:
            return self._keep(key, self.client.search(self.commit.data, asked))
        return known

    def ask_at_once(self, several: Sequence[Asked]) -> None:
        """Have the answers to *several* bodies with filters, for which `ask` is about to be called.

        The cluster finds them side by side.
        """
        bodies = [self._asked(body, filters) for body, filters in several]
        asked = {msgspec.json.encode(body): body for body in bodies}
        fresh = {key: body for key, body in asked.items() if self._answers.get(key) is None}
        if fresh:
            found = self.client.searches(self.commit.data, list(fresh.values()))
            for key, answer in zip(fresh, found, strict=True):
                self._keep(key, answer)

    def _asked(
        self, body: Mapping[str, Any], filters: Sequence[Clause], score: Clause | None = None
    ) -> dict[str, Any]:
        query: dict[str, Any] = {"filter": [*self.visible, *filters]}
        if score:
            query["must"] = [score]
        return {**body, "query": {"bool": query}}

    def _keep(self, key: bytes, answer: Any) -> Any:
        self._answers.put(key, answer, _IN_MEMORY * len(msgspec.json.encode(answer)))
        return answer

    def counts(
        self, fields: Sequence[str], filters: Sequence[Clause] = (), empty: Sequence[str] = ()
    ) -> Iterator[tuple[tuple[Any, ...], int]]:
        """Yield the values of *fields* and their counts; see `search.opensearch.counting`."""
        return counts(self.client, self.commit.data, [*self.visible, *filters], fields, empty)

    def count_terms(
        self, field: str, filters: Sequence[Clause], *, least: int = 1
    ) -> dict[str, int]:
        """Return the values of *field* that at least so many documents have, and how many do."""
        wanted = {"field": field, "size": _LIKE, "min_doc_count": least}
        told = self.ask(counting({"terms": {"terms": wanted}}), filters)
        found = buckets(told["aggregations"]["terms"])
        if found is not None:
            return found
        every = self.counts((field,), filters)
        return {value: count for (value,), count in every if count >= least}

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

    def _words(self, asked: Asked) -> dict[str, int]:
        """Return words with the number of documents that hold them, the most frequent ones."""
        found = self.ask(*asked)["aggregations"]["words"]["buckets"]
        return {bucket["key"]: bucket["doc_count"] for bucket in found}

    def _group(self, group: SynonymGroup) -> _Held:
        known = self._held.get(_key(group))
        if known is None:
            self._count_groups([group])
            known = self._held.get(_key(group))
        return known or (0, {})

    def _count_groups(self, groups: Sequence[SynonymGroup]) -> None:
        counted = self._count(self._of_groups(groups))
        for group in groups:
            if (key := _key(group)) in counted:
                self._held.put(key, (counted[key][0], counted[key, ""][1]), 1)

    def _of_groups(self, groups: Iterable[SynonymGroup]) -> dict[Any, Clause]:
        """Return the filters by which those of *groups* are counted that were not yet."""
        fresh = {_key(group): group for group in groups if self._held.get(_key(group)) is None}
        translation = Translation(self)
        languages = self.totals.languages if fresh else ()
        asked: dict[Any, Clause] = {}
        for key, group in fresh.items():
            asked[key] = translation.group(group)
            asked[key, ""] = telling(translation, group, languages)
        return asked

    def _count_words(self, words: Iterable[str]) -> None:
        for word, held in self._count(self._of_words(words)).items():
            self._held.put(word, held, 1)

    def _of_words(self, words: Iterable[str]) -> dict[Any, Clause]:
        """Return the filters by which those of *words* are counted that were not yet."""
        fresh = [word for word in dict.fromkeys(words) if self._held.get(word) is None]
        return {word: {"term": {"words": {"value": word}}} for word in fresh}

    def _count(self, asked: Mapping[Any, Clause]) -> dict[Any, _Held]:
        """Count for each of *asked* the documents that pass it, in all and by language."""
        counted: dict[Any, _Held] = {}
        for keys, (body, filters) in _counts_of(asked):
            held = self.ask(body, filters)["aggregations"]["held"]["buckets"]
            for number, key in enumerate(keys):
                bucket = held[f"{number}"]
                counted[key] = bucket["doc_count"], buckets(bucket["language"]) or {}
        return counted


def _counts_of(asked: Mapping[Any, Clause]) -> Iterator[tuple[Sequence[Any], Asked]]:
    """Yield what counts *asked* by language: some keys of it, and what asks for these.

    Only documents that pass one of them are looked at, since each filter sees all that are.
    """
    keys = list(asked)
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        filters = {f"{number}": asked[key] for number, key in enumerate(some)}
        by_language = {"language": terms("language")}
        held = {"held": {"filters": {"filters": filters}, "aggs": by_language}}
        yield some, (counting(held), [any_of(filters.values())])


class Days:
    """The number of documents of each date, *counted* by first day and the day after the last."""

    def __init__(self, counted: Sequence[tuple[tuple[int, int], int]]) -> None:
        self._days = np.array([day for (day, _), _ in counted], np.int64)
        self._ends = np.array([end for (_, end), _ in counted], np.int64)
        self._counts = np.array([count for _, count in counted], np.int64)

    def within(self, periods: Sequence[DateRange]) -> list[int]:
        """Return how many documents have a date that lies in each of *periods*, ascending ones."""
        if not periods:
            return []
        starts = np.array([p.start.toordinal() if p.start else 1 for p in periods])
        ends = np.array([p.end.toordinal() if p.end else _AFTER_ALL for p in periods])
        at = np.searchsorted(starts, self._days, "right") - 1
        inside = (at >= 0) & (self._ends <= ends[at])
        found = np.bincount(at[inside], self._counts[inside], minlength=starts.size)
        return [int(count) for count in found]


def _key(group: SynonymGroup) -> tuple[object, ...]:
    return tuple([variant.key for variant in group.variants])


def _words_like(pattern: str, filters: Sequence[Clause] = (), size: int = _LIKE) -> Asked:
    """Return what asks for the words that a regular expression of Lucene matches.

    They are counted in the documents that pass *filters*.
    """
    words = {"field": "word", "include": pattern, "size": size, "shard_size": _LIKE}
    if filters:  # then only the words of what passes them are looked at, and not all words
        words["execution_hint"] = "map"
    return counting({"words": {"terms": words}}), filters


def _beginning_with(prefix: str, size: int) -> Asked:
    begun = {"prefix": {"words": {"value": prefix}}}
    return _words_like(_literal(prefix) + ".*", [begun], size)


def _standing_for(sought: whoosh_query.Query) -> Asked:
    """Return what asks for the words of a prefix, or for those that may be compounds with a part.

    These are in documents in the language of the part.
    """
    if not isinstance(sought, Compounds):
        return _beginning_with(sought.text, SCORED)
    part = sought.part
    held = "|".join(f".*{_literal(form)}.*" for form in part.forms)
    begun = "".join(f"|{_literal(form)}.*" for form in part.first)
    own = [{"term": {"language": part.language}}, {"regexp": {"words": held + begun}}]
    return _words_like(held + begun, own)


def _word_key(sought: whoosh_query.Query) -> CompoundPart | str:
    return sought.part if isinstance(sought, Compounds) else str(sought.text)


def _literal(text: str) -> str:
    """Return *text* as a regular expression of Lucene that matches it alone."""
    return re.sub(r"([^\w\s])", r"\\\1", text)
