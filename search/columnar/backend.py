"""The embedded index as a backend of `search.engine`: a folder of mapped arrays."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from pathlib import Path

import numpy as np
from whoosh import query as whoosh_query

from search.asking.groups import Compounds, SynonymGroup
from search.backend import IndexTotals
from search.columnar.collecting.facets import FacetCollector, coverage
from search.columnar.collecting.folding import Folding
from search.columnar.collecting.places import find_places
from search.columnar.collecting.significant_terms import significant_terms, terms_of_result
from search.columnar.collecting.top_docs import ScoredDoc, top_docs
from search.columnar.index.searcher import Searcher
from search.columnar.index.searcher_manager import SearcherManager
from search.columnar.scoring.docset import DocSet
from search.columnar.scoring.language_odds import likely_languages
from search.columnar.scoring.scorers import compile_query, match
from search.columnar.scoring.term_scorer import TermScorer
from search.values.changes import Notes
from search.values.documents import Document
from search.values.facets import FacetField
from search.values.query import DateRange, Query
from search.values.results import CoverageCell, IndexVersion, SignificantTerm

_BLOCK = 20_000  # hits that are put in order at a time
_READ = 1_000  # hits of which it is known where they stand


class ColumnBackend:
    """The index in *folder*; see `search.backend.Backend`.

    Raises `IndexMissing`, `IndexOutdated` or `IndexDamaged`.
    """

    def __init__(self, folder: Path) -> None:
        self._searchers = SearcherManager(folder)
        self._newest = ColumnReader(self._searchers.searcher())

    def reader(self, version: str | None = None) -> "ColumnReader":
        """Return the newest commit or, with a *version*, that one."""
        searcher = self._searchers.past(version) if version else self._searchers.searcher()
        if searcher is not self._newest.searcher:
            if version:
                return ColumnReader(searcher)
            self._newest = ColumnReader(searcher)
        return self._newest

    def assumed(self) -> tuple["ColumnReader", Callable[[], bool]]:
        """Return the newest commit, and what says so."""
        return self.reader(), lambda: True

    def cluster(self) -> None:
        """Return None: the index is in a folder."""


class ColumnReader:
    """One commit; see `search.backend.IndexReader`."""

    is_far = False

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher

    @property
    def version(self) -> IndexVersion:
        """Return which commit this is."""
        return self.searcher.version

    @cached_property
    def totals(self) -> IndexTotals:
        """Return what the commit holds as a whole."""
        searcher = self.searcher
        first, last = searcher.span or (None, None)
        return IndexTotals(
            documents=searcher.documents,
            languages=searcher.language_counts,
            topics=searcher.value_counts("topic"),
            labels=searcher.labels,
            first=first,
            last=last,
            mean_length=searcher.mean_length,
            bytes=searcher.bytes,
            made_by=searcher.commit.made_by,
            encoder=searcher.encoder,
            encoded=searcher.encoded_counts,
        )

    @property
    def notes(self) -> Notes:
        """Return what the commit tells besides its documents."""
        return self.searcher.notes

    @property
    def state(self) -> bytes:
        """Return the state that the indexer committed."""
        return self.searcher.state

    def match(self, tree: whoosh_query.Query, query: Query) -> "ColumnMatches":
        """Return what *tree*, the parsed text of *query*, and its filters and dates match."""
        return ColumnMatches(self.searcher, tree, query)

    def total(self, tree: whoosh_query.Query, query: Query) -> int:
        """Return how many documents match *query*, whose parsed text is *tree*."""
        return self.match(tree, query).total

    def expect_totals(self, asked: Iterable[tuple[whoosh_query.Query, Query]]) -> None:
        """Do nothing, as documents are near."""

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id, None if there is none."""
        return self.searcher.get(document_id)

    def documents(self) -> Iterator[Document]:
        """Yield every document, segment by segment."""
        return self.searcher.all_documents()

    def texts_with(self, word: str, size: int) -> Iterator[str]:
        """Yield the texts of the first *size* documents that hold the folded *word*."""
        for segment in self.searcher.segments:
            field = segment.file.fields["words"]
            number = field.terms.find(word.encode())
            if number >= 0:
                rows = segment.kept(field.doc_ids[field.stretch(number)])[:size].tolist()
                yield from map(segment.file.text, rows)
                size -= len(rows)

    def expect_texts(self, words: Sequence[str], size: int) -> None:
        """Do nothing, as texts are near."""

    def may_hold(self, field: str, key: str) -> bool:
        """Return whether *key* is in *field* of some document, perhaps of a removed one."""
        term = key.encode()
        return max([find(term) for find in self._terms[field]], default=-1) >= 0

    @cached_property
    def _terms(self) -> Mapping[str, Sequence[Callable[[bytes], int]]]:
        """What finds the number of a term of each field in each segment."""
        segments = self.searcher.segments
        return {
            field: [segment.file.fields[field].terms.find for segment in segments]
            for field in ("words", "stems")
        }

    def expect_words(self, ranges: Iterable[tuple[str, str]]) -> None:
        """Do nothing, as words are near."""

    def words_beginning_with(self, prefix: str, size: int) -> list[tuple[str, int]]:
        """Return up to *size* folded words that begin with *prefix*, most frequent first."""
        segments = self.searcher.segments
        begun = [
            segment.file.fields["words"].terms.beginning_with(prefix.encode())
            for segment in segments
        ]
        held = [
            segment.document_frequencies(terms)
            for segment, terms in zip(segments, begun, strict=True)
        ]
        # The best so many words of one segment have these counts at least, so each of the best of
        # all has its share of them in some segment.
        surely = max((np.partition(n, -size)[-size] for n in held if n.size >= size), default=1)
        enough = max(1, -(-int(surely) // len(segments))) if segments else 1
        words = {
            segment.file.fields["words"].terms[terms.start + number]
            for segment, terms, counts in zip(segments, begun, held, strict=True)
            for number in np.flatnonzero(counts >= enough).tolist()
        }
        counted = [
            (-sum(segment.document_frequency(word) for segment in segments), word) for word in words
        ]
        return [(word.decode(), -count) for count, word in nsmallest(size, counted)]

    def words_between(self, first: str, last: str) -> list[str]:
        """Return the folded words whose first letter is from *first* to *last*, in byte order."""
        found: list[Sequence[bytes]] = []
        for segment in self.searcher.segments:
            terms = segment.file.fields["words"].terms
            found.append(terms.consecutive(terms.between(first.encode(), last.encode())))
        every = found[0] if len(found) == 1 else sorted({*chain.from_iterable(found)})
        return b"\n".join(every).decode().split("\n") if every else []

    def similar_words(self, word: str, distance: int) -> list[tuple[str, int]]:
        """Return the folded words at most *distance* edits from *word*, nearest first."""
        from rapidfuzz import process  # few searches need it
        from rapidfuzz.distance import OSA

        held: Counter[str] = Counter()
        for segment in self.searcher.segments:
            field = segment.file.fields["words"]
            numbers = segment.file.letters.like(word, distance)
            spellings = [spelling.decode() for spelling in field.terms.take(numbers)]
            near = process.extract(
                word, spellings, scorer=OSA.distance, score_cutoff=distance, limit=None
            )
            for spelling, _, index in near:
                held[spelling] += field.document_frequency(int(numbers[index]))
        return sorted(
            held.items(),
            key=lambda found: (OSA.distance(word, found[0]), -found[1], found[0]),
        )

    def expect_similar(self, word: str, distance: int) -> None:
        """Do nothing, as words are near."""

    def expect_frequencies(self, groups: Sequence[SynonymGroup]) -> None:
        """Do nothing, as postings are near."""

    def expect_odds(
        self,
        words: Sequence[str],
        parse: Callable[[], tuple[whoosh_query.Query, Sequence[SynonymGroup]]],
    ) -> None:
        """Do nothing, as postings are near."""

    def document_frequencies(self, groups: Sequence[SynonymGroup]) -> list[int]:
        """Return how many documents match each of *groups*."""
        return [TermScorer(one, self.searcher).document_frequency for one in groups]

    def idf(self, group: SynonymGroup) -> float:
        """Return the inverse document frequency of *group*."""
        return TermScorer(group, self.searcher).idf

    def language_odds(self, words: Sequence[str]) -> Mapping[str, float]:
        """Return for each language the probability that folded *words* are of it."""
        return likely_languages(words, self.searcher)

    def significant_terms(self, topic: str) -> tuple[SignificantTerm, ...]:
        """Return the words that mark the topic with that id, the surest first."""
        return significant_terms(self.searcher, topic)

    def month_counts(self) -> Sequence[tuple[int, int]]:
        """Return the months that the dates of documents overlap, from January of the year 0."""
        return self.searcher.month_counts

    def coverage(self) -> tuple[CoverageCell, ...]:
        """Return how many headlines each topic has by language and year."""
        return coverage(self.searcher)

    def verify(self) -> None:
        """Compare all files with their checksums. Raises `IndexDamaged` naming the first bad."""
        self.searcher.verify()


class ColumnMatches:
    """The documents that *tree* and the filters of *query* match; see `search.backend.Matches`."""

    def __init__(self, searcher: Searcher, tree: whoosh_query.Query, query: Query) -> None:
        self._searcher = searcher
        self._query = query
        self._counts = FacetCollector(searcher, match(tree, searcher), query)
        self.total = self._counts.total
        self._read: dict[str, tuple[int, int]] = {}  # segment and doc id of what was read last

    @property
    def undated(self) -> int:
        """Return how many undated documents pass the text and all filters, dates aside."""
        return self._counts.undated

    @property
    def imprecise(self) -> int:
        """Return the number of hits dated by month or year alone."""
        return self._counts.imprecise

    def facet(self, field: FacetField) -> tuple[Mapping[str, int], int]:
        """Return the count of each value, and of documents without one, own filters ignored."""
        return self._counts.facet(field.id)

    def values(self, field: FacetField) -> Mapping[str, int]:
        """Return how many of the hits have each value of a facet, without zeros."""
        return self._counts.values(field.id)

    def time_counts(self, periods: Sequence[DateRange]) -> Sequence[tuple[int, int]]:
        """Return the hits in each of *periods*, and all documents of the commit in it."""
        return self._counts.time_counts(periods)

    def expect(self, groups: Sequence[SynonymGroup], page: range, *, folds: bool) -> None:
        """Do nothing, as documents are near."""

    def holding(self, groups: Sequence[SynonymGroup]) -> list[int]:
        """Return how many of the hits hold each of *groups*."""
        return [self._holding(group) for group in groups]

    def _holding(self, group: SynonymGroup) -> int:
        scorer = compile_query(group, self._searcher)
        return sum(
            scorer.select(ordinal, hits.doc_ids).size for ordinal, hits in enumerate(self._hits)
        )

    def among(self, ids: Sequence[str]) -> Set[str]:
        """Return those of *ids* whose documents are hits."""
        encoded = [one.encode() for one in ids]
        found: set[str] = set()
        for segment, hits in zip(self._searcher.segments, self._hits, strict=True):
            is_hit = np.zeros(segment.file.documents, np.bool_)
            is_hit[hits.doc_ids] = True
            asked = segment.kept(np.array(segment.file.find(encoded), np.intp))
            found.update(map(segment.file.id, asked[is_hit[asked]].tolist()))
        return found

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the text of every hit, segment by segment."""
        for segment, hits in zip(self._searcher.segments, self._counts.hits(), strict=True):
            for doc_id in hits.doc_ids.tolist():
                yield segment.file.id(doc_id), segment.file.text(doc_id)

    def significant_terms(self) -> tuple[SignificantTerm, ...]:
        """Return the words and phrases that mark the hits, the surest first."""
        return terms_of_result(self._searcher, [docs.doc_ids for docs in self._counts.hits()])

    def places(
        self,
        ids: Sequence[str],
        terms: Set[tuple[str, str]],
        of_several: Sequence[whoosh_query.Prefix | Compounds],
    ) -> Sequence[Sequence[int] | None]:
        """Return the positions in the texts of *ids* at which *terms* are, or *of_several*."""
        found: dict[int, list[int]] = defaultdict(list)
        of_ids = [self._read.get(one) or self._searcher.find(one) for one in ids]
        for segment, doc_id in filter(None, of_ids):
            found[segment].append(doc_id)
        segments = self._searcher.segments
        places = {
            number: iter(find_places(segments[number].file, doc_ids, terms, of_several))
            for number, doc_ids in found.items()
        }
        return [next(places[one[0]]) if one else None for one in of_ids]

    def hits(self, start: int, end: int) -> Iterator[tuple[Document, float]]:
        """Yield the hits from *start* up to, not including, *end*, each with its score."""
        for first in range(start, min(end, self.total), _BLOCK):
            until = min(first + _BLOCK, end)
            for hit in top_docs(self._searcher, self._hits, self._query.order, first, until):
                yield self._document(hit), hit.score

    def _document(self, hit: ScoredDoc) -> Document:
        document = self._searcher.segments[hit.segment].file.document(hit.doc_id)
        if len(self._read) >= _READ:
            self._read.clear()
        self._read[document.id] = hit.segment, hit.doc_id
        return document

    @property
    def groups(self) -> int:
        """Return how many hits are left if only the best of each group of near-copies is kept."""
        return self._folding.groups

    def folded(self, start: int, end: int) -> Iterator[tuple[Document, float, int]]:
        """Yield the hits that are left, each with its score and the other hits of its group."""
        for hit, copies in self._folding.docs(self._query.order, start, end):
            yield self._document(hit), hit.score, copies

    @cached_property
    def _folding(self) -> Folding:
        return Folding(self._searcher, self._hits)

    @cached_property
    def _hits(self) -> list[DocSet]:
        return self._counts.hits()
