"""The leaves of a query tree: a group of variants, matched and scored over a whole index.

A `TermScorer` finds the posting lists of the variants in each segment and unites them, or looks up
given documents in the lists without uniting them. A prefix is the union of the lists of all words
that begin with it, and the compounds with a part are that of all stems that hold it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import numpy as np
from msgspec import structs
from whoosh import query

from search.asking.groups import Compounds, PrintedIn, SynonymGroup, TermVariant
from search.columnar.files.array_file import Array
from search.columnar.index.postings import Field
from search.columnar.index.searcher import Searcher
from search.columnar.index.segment import Segment
from search.columnar.scoring.docset import DocSet
from search.columnar.scoring.phrases import find_phrase
from search.columnar.scoring.posting_list import (
    PostingList,
    WeightTier,
    count_distinct,
    deduplicate,
    disjoint,
    merge,
    unite,
)
from search.scoring.bm25 import WEIGHTS, effective_document_frequency, idf
from search.values.results import Via

T = TypeVar("T")

_REMEMBERED = 10_000  # groups
_GROUP_BYTES = 5_000  # of what keeps a group in a cache, its lists aside
MANY = 10_000  # postings of a prefix, from which on its most frequent word is treated apart


class TermScorer:
    """A *group* in one commit."""

    def __init__(self, group: SynonymGroup, searcher: Searcher) -> None:
        self._variants = group.variants
        self._searcher = searcher
        self.key = group.key

    @cached_property
    def tiers(self) -> list[tuple[WeightTier, ...]]:
        """The posting lists of the group in each segment, greatest weight first."""
        known = self._searcher.tiers.get(self.key)
        if known is None:
            known = [tuple(self._tiers(segment)) for segment in self._searcher.segments]
            lists = [postings for tiers in known for tier in tiers for postings in tier.lists]
            # Most lists are stretches of the mapped file, and cost next to nothing.
            made = sum([postings.nbytes for postings in lists if postings.doc_ids.base is None])
            self._searcher.tiers.put(self.key, known, made + _GROUP_BYTES)
        return known

    def _tiers(self, segment: Segment) -> Iterator[WeightTier]:
        by_weight: dict[float, list[PostingList]] = {}
        for variant in self._variants:
            postings = _posting_list(segment, variant.query)
            if postings and (live := _live(postings, segment)).doc_ids.size:
                by_weight.setdefault(variant.weight, []).append(live)
        for weight in sorted(by_weight, reverse=True):
            yield WeightTier(weight, tuple(disjoint(by_weight[weight], segment.file.documents)))

    @property
    def document_frequency(self) -> int:
        """The number of documents of the index that hold the group."""
        known = self._searcher.holding.get(self.key)
        if known is None:
            sizes = [segment.file.documents for segment in self._searcher.segments]
            known = sum(map(count_distinct, self.tiers, sizes))
            _remember(self._searcher.holding, self.key, known)
        return known

    @cached_property
    def matches(self) -> Sequence[DocSet]:
        """The documents that the group matches in each segment."""
        found = self._searcher.matches.get(self.key)
        if found is None:
            tables = self._searcher.saturations
            unions = [
                unite(tiers, segment.file.documents, table.size)
                for tiers, segment, table in zip(
                    self.tiers, self._searcher.segments, tables, strict=True
                )
            ]
            if self.key not in self._searcher.holding:
                count = sum([union.postings.doc_ids.size for union in unions])
                _remember(self._searcher.holding, self.key, count)
            found = [
                union.matches(table, self.idf) for union, table in zip(unions, tables, strict=True)
            ]
            if not all(map(_is_one_term, self.tiers)):  # one term is read as fast as it is cached
                size = sum([union.postings.nbytes for union in unions])
                self._searcher.matches.put(self.key, found, size)
        return found

    @cached_property
    def idf(self) -> float:
        """The inverse document frequency of the group."""
        known = self._searcher.idfs.get(self.key)
        if known is None:
            count, sizes = self.document_frequency, self._searcher.language_counts
            shares = [(held, sizes[code]) for code, held in self._by_language().items()]
            documents = self._searcher.documents
            known = idf(documents, effective_document_frequency(documents, count, shares))
            _remember(self._searcher.idfs, self.key, known)
        return known

    def probe(self, segment: int, doc_ids: Array) -> tuple[Array, Array]:
        """Return the indices of those of *doc_ids* that the group matches, and their scores.

        *segment* is the index of a segment. The lists are not united.
        """
        saturations = self._searcher.saturations[segment]
        if len(self.tiers[segment]) == 1:
            ((tier, (inside, held)),) = self._look_up(segment, doc_ids)
            return inside, saturations.take(held) * (tier.weight * self.idf)
        impacts = np.full(doc_ids.size, -1, np.int64)
        weights = np.zeros(doc_ids.size)
        for tier, (indices, held) in self._look_up(segment, doc_ids):
            impacts[indices] = np.maximum(impacts.take(indices), held)
            weights[indices] = tier.weight
        inside = (impacts >= 0).nonzero()[0]
        return inside, saturations.take(impacts.take(inside)) * (weights.take(inside) * self.idf)

    def select(self, segment: int, doc_ids: Array) -> Array:
        """Return the indices of those of *doc_ids* that the group matches in a segment."""
        held = np.zeros(doc_ids.size, np.bool_)
        for _, (indices, _) in self._look_up(segment, doc_ids):
            held[indices] = True
        return held.nonzero()[0]

    def _look_up(
        self, segment: int, doc_ids: Array
    ) -> Iterator[tuple[WeightTier, tuple[Array, Array]]]:
        """Yield, least weight first, each tier with the indices of *doc_ids* it has and impacts."""
        documents = self._searcher.segments[segment].file.documents
        for tier in reversed(self.tiers[segment]):
            yield tier, tier.look_up(doc_ids, documents)

    def _by_language(self) -> Mapping[str, int]:
        # A list of stems is of one language. Words are counted for languages without stems only.
        held: dict[str, int] = defaultdict(int)
        stems = [variant for variant in self._variants if variant.via == "stem"]
        printed = any(variant.query.fieldname == "words" for variant in stems)
        of_stems = {variant.weight for variant in stems}
        for segment, tiers in zip(self._searcher.segments, self.tiers, strict=True):
            unstemmed = segment.file.unstemmed
            if printed:  # forms that glossaries have may be in documents with a stem, or in others
                for code, size in _languages_of_any(stems, segment).items():
                    held[code] += size if code not in unstemmed else 0
            for tier in tiers:
                if tier.weight in of_stems:
                    for postings in () if printed else tier.lists:
                        if postings.language:
                            held[postings.language] += postings.doc_ids.size
                elif tier.weight == WEIGHTS["word"] and unstemmed:
                    for code, size in _languages(tier, segment).items():
                        held[code] += size if code in unstemmed else 0
        return held


def _remember(known: dict[object, T], key: object, value: T) -> None:
    """Keep *value*, and no more than some thousand."""
    if len(known) >= _REMEMBERED:
        known.clear()
    known[key] = value


def group_of(leaf: query.Query) -> SynonymGroup:
    """Return the group that *leaf* is; a bare term, phrase or prefix is the only one of its own."""
    if isinstance(leaf, SynonymGroup):
        return leaf
    via: Via = "word" if isinstance(leaf, query.Term | query.Phrase) else "prefix"
    return SynonymGroup("", (TermVariant(leaf, via, "", ""),))


def _posting_list(segment: Segment, sought: query.Query) -> PostingList | None:
    """Return the postings of what a variant seeks, None if a word is not in the segment."""
    field = segment.file.fields[sought.fieldname]
    if isinstance(sought, query.Term):
        return _of_term(segment, field, sought)
    if isinstance(sought, Compounds):
        return _compounds(segment, sought)
    if isinstance(sought, query.Prefix):
        return _with_prefix(segment, sought)
    words = [word.encode() for word in sought.words]
    found = find_phrase(segment.file, sought.fieldname, words, sought.slop)
    return PostingList(*found, language=_language(sought, sought.words[0])) if found else None


def _of_term(segment: Segment, field: Field, sought: query.Term) -> PostingList | None:
    number = field.terms.find(sought.text.encode())
    if number < 0:
        return None
    stretch = field.stretch(number)
    doc_ids, impacts = field.doc_ids[stretch], field.impacts[stretch]
    if isinstance(sought, PrintedIn):
        own = segment.are_in(sought.languages, doc_ids)
        return PostingList(doc_ids[own], impacts[own])
    term = number if sought.fieldname == "words" else None
    return PostingList(doc_ids, impacts, _language(sought, sought.text), term)


def _with_prefix(segment: Segment, sought: query.Prefix) -> PostingList:
    field = segment.file.fields[sought.fieldname]
    terms = field.terms.beginning_with(sought.text.encode())
    whole = field.stretches(terms)
    doc_ids, impacts = field.doc_ids[whole], field.impacts[whole]
    if len(terms) <= 1:
        return PostingList(doc_ids, impacts)
    if doc_ids.size < MANY:
        return deduplicate(doc_ids, impacts, segment.file.documents)
    most = terms.start + int(np.argmax(field.document_frequencies(terms)))
    around = (range(terms.start, most), range(most + 1, terms.stop))
    return _any_of(segment, field, field.stretch(most), [field.stretches(some) for some in around])


def _compounds(segment: Segment, sought: Compounds) -> PostingList | None:
    field, part = segment.file.fields[sought.fieldname], sought.part
    holding = segment.file.vocabulary(part.language).compounds(part)
    if not holding:
        return None
    found = [field.stretch(number) for number in holding]
    doc_ids = np.concatenate([field.doc_ids[stretch] for stretch in found])
    impacts = np.concatenate([field.impacts[stretch] for stretch in found])
    own = segment.are_in((part.language,), doc_ids)
    united = deduplicate(doc_ids[own], impacts[own], segment.file.documents)
    return structs.replace(united, language=part.language)


def _any_of(segment: Segment, field: Field, most: slice, others: Sequence[slice]) -> PostingList:
    """Return the union of some postings; those of the most frequent term stand at *most*."""
    documents = segment.file.documents
    many = PostingList(field.doc_ids[most], field.impacts[most])
    doc_ids = np.concatenate([many.doc_ids[:0], *[field.doc_ids[stretch] for stretch in others]])
    impacts = np.concatenate([many.impacts[:0], *[field.impacts[stretch] for stretch in others]])
    if doc_ids.size < many.doc_ids.size:
        # One term has no document twice, so only the others are searched for repeats.
        return merge(many, deduplicate(doc_ids, impacts, documents), documents)[0]
    return deduplicate(
        np.concatenate((doc_ids, many.doc_ids)), np.concatenate((impacts, many.impacts)), documents
    )


def _language(sought: query.Query, key: str) -> str | None:
    return key.partition(":")[0] if sought.fieldname == "stems" else None


def _is_one_term(tiers: Sequence[WeightTier]) -> bool:
    """Return whether *tiers* are the postings of one word as they stand in the index."""
    return len(tiers) == 1 and _term(tiers[0]) is not None


def _term(tier: WeightTier) -> int | None:
    """Return the number of the word whose postings *tier* is, None if it is anything else."""
    return tier.lists[0].term if len(tier.lists) == 1 else None


def _languages(tier: WeightTier, segment: Segment) -> Mapping[str, int]:
    """Return how many documents of *tier* have each language."""
    term = _term(tier)
    if term is None:
        return segment.languages(tier.joined().doc_ids)
    return segment.languages_of(term)


def _languages_of_any(variants: Sequence[TermVariant], segment: Segment) -> Mapping[str, int]:
    """Return how many documents that hold one of *variants* have each language."""
    found = (_posting_list(segment, variant.query) for variant in variants)
    lists = [_live(postings, segment) for postings in found if postings]
    held: Counter[str] = Counter()
    for postings in disjoint(lists, segment.file.documents):
        held.update(segment.languages(postings.doc_ids))
    return held


def _live(postings: PostingList, segment: Segment) -> PostingList:
    """Return *postings* without deleted documents."""
    if segment.live is None:
        return postings
    live = segment.live.take(postings.doc_ids)
    return structs.replace(postings, doc_ids=postings.doc_ids[live], impacts=postings.impacts[live])
