"""One commit of an index on a cluster."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Any

from whoosh import query as whoosh_query

from corpus import Topic
from search.asking.groups import Compounds, Near, SynonymGroup
from search.backend import IndexTotals
from search.cache import Cache
from search.errors import IndexDamaged
from search.opensearch.answers import Answers, Asked
from search.opensearch.clauses import Clause
from search.opensearch.client import Client
from search.opensearch.days import Days
from search.opensearch.frequencies import Frequencies
from search.opensearch.head import Commit, Head, HeadStore
from search.opensearch.mapping import (
    ENCODER,
    FREQUENCIES,
    LABELS,
    SEPARATOR,
    STORED,
    TEXT,
    columns,
    hits_of,
    printed_field,
    read_document,
    values_of,
    visible,
)
from search.opensearch.marking import terms_of_topic
from search.opensearch.matches import ClusterMatches
from search.opensearch.nearness import find_nearest
from search.opensearch.overview import EXACT, Overview, count_all, count_changed
from search.opensearch.translation import Translation
from search.opensearch.vocabulary import Kept, Vocabulary
from search.scoring.bm25 import effective_document_frequency, idf, language_odds
from search.values.changes import Notes
from search.values.documents import Document
from search.values.query import Query
from search.values.results import CoverageCell, IndexVersion, SignificantTerm

_REMEMBERED = 20_000  # topics with what marks them
_NUMBERS = 200_000  # values of facets whose values are numbers
_NEAREST = 200_000  # ids of documents that are near to texts
_TOTAL = {"size": 0, "track_total_hits": True}
_PAGE = 2_000  # documents that are read at a time
_MANY_TEXTS = 100  # of which a few are read first, as they tell most
_FEW_TEXTS = 20


class ClusterReader:
    """One commit; see `search.backend.IndexReader`. What one *before* it found is used again."""

    is_far = True

    def __init__(
        self,
        client: Client,
        heads: HeadStore,
        head: Head,
        commit: Commit,
        before: "ClusterReader | None" = None,
    ) -> None:
        self.client = client
        self.commit = commit
        self.visible = visible(commit.ticket, head.abandoned)
        self.answers = Answers(client, commit.data, self.visible)
        known: Kept = {}
        oldest = min((c.ticket for c in head.commits if c.data == commit.data), default=0)
        self._abandoned = head.abandoned
        self._counted: tuple[int, Overview] | None = None
        if before and before.commit.data == commit.data:
            known = before.vocabulary.kept
            if before.counted and oldest <= before.counted[0] <= commit.ticket:
                self._counted = before.counted
        self.vocabulary: Vocabulary = Vocabulary(
            self.answers, commit.ticket, oldest, known, lambda: self.totals.languages
        )
        self._heads = heads
        self._version = head.version(commit)
        self._marking: Cache[tuple[SignificantTerm, ...]] = Cache(_REMEMBERED)
        self._numbers: Cache[Sequence[str]] = Cache(_NUMBERS)
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
        first, last = (
            None if day is None else dt.date.fromordinal(day) for day in (found.first, found.last)
        )
        labels: dict[str, dict[str, str]] = defaultdict(dict)
        for stated in sorted(self._valued(LABELS)):
            facet, value, label = stated.split(SEPARATOR)
            labels[facet][value] = label
        size = self.client.get(f"{self.commit.data}/_stats/store")
        vectors = {name: sum(counts.values()) for name, counts in found.encoded.items()}
        encoder = min(vectors, key=lambda name: (-vectors[name], name), default="")
        return IndexTotals(
            documents=self.commit.documents,
            languages=self._valued("language"),
            topics=self._valued("topic"),
            labels=labels,
            first=first,
            last=last,
            mean_length=found.tokens / self.commit.documents if found.tokens else 1.0,
            bytes=size["_all"]["total"]["store"]["size_in_bytes"] if size else 0,
            made_by=self.commit.made_by,
            encoder=encoder,
            encoded=found.encoded.get(encoder, {}),
        )

    @cached_property
    def _overview(self) -> Overview:
        """The counts of all documents."""
        if self._counted:
            since, before = self._counted
            changed = count_changed(self.answers, before, since, self.commit, self._abandoned)
            if changed:
                return changed
        return count_all(self.answers)

    @property
    def counted(self) -> tuple[int, Overview] | None:
        """Return the last counts that are known, and the ticket of the commit that has them."""
        known = self.__dict__.get("_overview")  # which a thread may be about to ask for
        return (self.commit.ticket, known) if known else self._counted

    def _valued(self, field: str) -> Mapping[Any, int]:
        """Return the values of a field of the overview with their counts."""
        counted = self._overview.counts[field]
        if counted is None:  # there are more than on a page
            return self.answers.every(field, ())
        return counted

    @property
    def encoders(self) -> Set[str]:
        """Return the names of what made the vectors, which need not count all else."""
        return self.answers.count_terms(ENCODER, ()).keys()

    @property
    def mean_length(self) -> float:
        """Return the mean length of a document in tokens."""
        return self.totals.mean_length

    @cached_property
    def days(self) -> Days:
        """Return the dates of all documents."""
        exact = self._overview.counts[EXACT]
        if exact is None:
            return Days(list(self.answers.counts(("day", "end"))))
        found = [((day, day + 1), count) for day, count in exact.items()]
        for span, count in self._valued("span").items():
            day, end = map(int, span.split("-"))
            found.append(((day, end), count))
        return Days(found)

    @cached_property
    def frequencies(self) -> Frequencies:
        """Return how many documents hold what a query asks for."""
        return Frequencies(self.answers, Translation(self), self.totals.languages)

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

    def total(self, tree: whoosh_query.Query, query: Query) -> int:
        """Return how many documents match *query*, whose parsed text is *tree*."""
        found = self.answers.ask(_TOTAL, self.match(tree, query).filters)
        return int(found["hits"]["total"]["value"])

    def expect_totals(self, asked: Iterable[tuple[whoosh_query.Query, Query]]) -> None:
        """Count what each of *asked* matches with whatever is asked next."""
        several = list(asked)
        self.vocabulary.learn(tree for tree, _ in several)
        self.answers.expect([(_TOTAL, self.match(*one).filters) for one in several])

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
        found = self.answers.ask(body, [{"bool": {"should": named}}])
        sources = [hit["_source"] for hit in hits_of(found)]
        own = (source for source in sources if source["id"] == document_id)
        return next(own, sources[0] if sources else None)

    def get_all(self, ids: Sequence[str]) -> Mapping[str, Document]:
        """Return the documents with *ids*, or with wordings of these ids, by them."""
        self._expected = dict.fromkeys(ids)
        asked = list(self._expected)
        for start in range(0, len(asked), _PAGE):
            some = asked[start : start + _PAGE]
            named = [{"terms": {"id": some}}, {"terms": {"alias": some}}]
            for source in self.answers.sources([{"bool": {"should": named}}]):
                for alias in read_document(source).aliases:
                    if self._expected.get(alias, source) is None:
                        self._expected[alias] = source
                if source["id"] in self._expected:
                    self._expected[source["id"]] = source
        return {one: document for one in asked if (document := self.get(one))}

    def group_of(self, document_id: str) -> str | None:
        """Return the group of near-copies of a document, None if there is no such document."""
        source = self.source(document_id)
        return str(source["group"]) if source else None

    def ids_with(self, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield each of *addresses* with the id of each document that has it."""
        asked = list(addresses)
        for start in range(0, len(asked), _PAGE):
            some = asked[start : start + _PAGE]
            for source in self.answers.sources([{"terms": {"alias": some}}]):
                held = set(read_document(source).addresses)
                yield from ((one, source["id"]) for one in some if one in held)

    def ids_from(self, file: str) -> Iterator[str]:
        """Yield the ids of the documents that have *file*, or a member of it, as a source."""
        member = {"prefix": {"file": {"value": f"{file}/"}}}
        either = {"bool": {"should": [{"term": {"file": file}}, member]}}
        return (document_id for (document_id,) in self.answers.values([either], "id"))

    def documents(self) -> Iterator[Document]:
        """Yield every document, in the order of ids."""
        return map(read_document, self.answers.sources([]))

    def texts_with(self, word: str, size: int) -> Iterator[str]:
        """Yield the texts of the newest *size* documents that hold the folded *word*."""
        start = 0
        while start < size:  # a few tell most who ask for many
            end = size if start else _first_of(size)
            page = list(hits_of(self.answers.ask(*_texts_with(word, start, end))))
            yield from (text for hit in page for text in values_of(hit, TEXT))
            if len(page) < end - start:
                return
            start = end

    def expect_texts(self, words: Sequence[str], size: int) -> None:
        """Get what `texts_with` yields of each of *words* with whatever is asked next."""
        first = _first_of(size)
        pages = [(0, first), (first, size)] if first < size else [(0, size)]
        self.answers.expect([_texts_with(word, *page) for word in words for page in pages])

    def may_hold(self, field: str, key: str) -> bool:  # noqa: ARG002
        """Return True: to ask the cluster for each key would take longer than to search for it."""
        return True

    def words_beginning_with(self, prefix: str, size: int) -> list[tuple[str, int]]:
        """Return up to *size* folded words that begin with *prefix*, most frequent first."""
        return self.vocabulary.beginning_with(prefix, size)

    def words_between(self, first: str, last: str) -> list[str]:
        """Return the most frequent folded words whose first letter is from *first* to *last*."""
        return self.vocabulary.between(first, last)

    def expect_words(self, ranges: Iterable[tuple[str, str]]) -> None:
        """Get the words between the letters of each of *ranges* with whatever is asked next."""
        self.vocabulary.expect_between(ranges)

    def similar_words(self, word: str, distance: int) -> list[tuple[str, int]]:
        """Return the folded words at most *distance* edits from *word*, nearest first."""
        return self.vocabulary.similar_to(word, distance)

    def expect_similar(self, word: str, distance: int) -> None:
        """Find what is like *word*, and what begins so, with whatever is asked next."""
        self.vocabulary.expect_similar(word, distance)

    def expect_frequencies(self, groups: Sequence[SynonymGroup]) -> None:
        """Count the documents that match each of *groups* with whatever is asked next."""
        self.frequencies.expect_groups(groups)

    @property
    def frequencies_above_one(self) -> Iterable[int]:
        """Return how often words stand in a text that stand there several times."""
        return self._valued(FREQUENCIES)

    def words_of(self, sought: Compounds) -> Sequence[str]:
        """Return the words that a part of compounds stands for."""
        return self.vocabulary.words_of(sought)

    def numbers_of(self, facet: str) -> Sequence[str]:
        """Return all that a facet has whose values are numbers."""
        known = self._numbers.get(facet)
        if known is None:
            known = [value for (value,), _ in self.answers.counts((printed_field(facet),)) if value]
            self._numbers.put(facet, known, len(known) + 1)
        return known

    def nearest(self, near: Near, words: Sequence[Clause]) -> Sequence[str]:
        """Return the ids of the documents that *near* matches, by the queries for its *words*."""
        key = (near.vector.tobytes(), near.dates, near.language, near.least, repr(words))
        known = self._nearest.get(key)
        if known is None:
            encoded = self.totals.encoded
            languages = [one for one in encoded if near.language in (None, one)]
            known = find_nearest(self.answers, near, words, languages, self.totals.encoder)
            self._nearest.put(key, known, len(known) + 1)
        return known

    def greatest(self, score: Clause) -> float:
        """Return the greatest score that the query *score* gives to a document, 0 for none."""
        body = {"size": 1, "track_total_hits": False, "_source": False}
        return max(
            (hit["_score"] for hit in hits_of(self.answers.ask(body, score=score))), default=0.0
        )

    def greatest_by_language(self, score: Clause) -> Mapping[str, float]:
        """Return the greatest score that the query *score* gives in each language."""
        greatest = {"greatest": {"max": {"script": "_score"}}}
        by_language = {"terms": {"field": "language", "size": len(self.totals.languages)}}
        asked = {"size": 0, "aggs": {"languages": {**by_language, "aggs": greatest}}}
        found = self.answers.ask({**asked, "track_total_hits": False}, score=score)
        held = found["aggregations"]["languages"]["buckets"]
        return {bucket["key"]: bucket["greatest"]["value"] for bucket in held}

    def document_frequencies(self, groups: Sequence[SynonymGroup]) -> list[int]:
        """Return how many documents match each of *groups*."""
        return self.frequencies.of_groups(groups)

    def idf(self, group: SynonymGroup) -> float:
        """Return the inverse document frequency of *group*."""
        count, by_language = self.frequencies.of_group(group)
        sizes = self.totals.languages
        shares = [(held, sizes[code]) for code, held in by_language.items()]
        documents = self.totals.documents
        return idf(documents, effective_document_frequency(documents, count, shares))

    def language_odds(self, words: Sequence[str]) -> Mapping[str, float]:
        """Return for each language the probability that folded *words* are of it."""
        sizes = self.totals.languages
        if not sizes:
            return {}
        return language_odds(sizes, [held for _, held in self.frequencies.of_words(words)])

    def expect_odds(
        self,
        words: Sequence[str],
        parse: Callable[[], tuple[whoosh_query.Query, Sequence[SynonymGroup]]],
    ) -> None:
        """Count what `language_odds` of *words* and an answer by the tree of *parse* ask for."""
        tree, shown = parse()
        self.vocabulary.learn([tree])
        self.frequencies.prepare(tree, shown, words)

    def significant_terms(self, topic: str) -> tuple[SignificantTerm, ...]:
        """Return the words that mark the topic with that id, the surest first."""
        if topic not in self.totals.topics:
            return ()
        known = self._marking.get(topic)
        if known is None:
            known = terms_of_topic(self.answers, topic)
            self._marking.put(topic, known, 1)
        return known

    def month_counts(self) -> Sequence[tuple[int, int]]:
        """Return the months that the dates of documents overlap, from January of the year 0."""
        return sorted(self._valued("month").items())

    def coverage(self) -> tuple[CoverageCell, ...]:
        """Return how many headlines each topic has by language and year."""
        labels = self.totals.labels.get("topic", {})
        cells = self.answers.counts(
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
        found = self.answers.ask({"size": 0, "track_total_hits": True, "aggs": aggregations})
        return found["hits"]["total"]["value"], int(found["aggregations"]["sum"]["value"])


def _first_of(size: int) -> int:
    """Return how many of *size* texts that may be asked for are read first."""
    return size if size < _MANY_TEXTS else _FEW_TEXTS


def _texts_with(word: str, start: int, end: int) -> Asked:
    """Return what asks for the newest documents that hold *word*, from *start* up to *end*."""
    body = {
        "from": start,
        "size": end - start,
        "track_total_hits": False,
        "sort": [{"day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
        **columns(TEXT),
    }
    return body, [{"term": {"words": word}}]
