"""From a query tree to scorers, one for each node of Whoosh's tree, and to the matching documents.

A conjunction starts from its rarest child and has the others select from its documents, so its time
depends on the rarest word. Text scores by `search.scoring.bm25`, filters add nothing. The order in
which scores are added depends on the tree and on the whole index, so equal documents have equal
scores whatever segments they are in.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, reduce
from heapq import heapify, heappop, heappush

import numpy as np
from whoosh import query

from search.asking.addresses import ADDRESS_FIELDS
from search.asking.groups import Blend, LanguageBoost, Near, SynonymGroup
from search.columnar.files.array_file import Array
from search.columnar.index.searcher import Searcher
from search.columnar.scoring.docset import DocSet, KnownScores, LazyScores, TopCandidates
from search.columnar.scoring.filters import (
    address_filter,
    day_range,
    every_document,
    facet_filter,
    group_filter,
    negation,
)
from search.columnar.scoring.intersection import complement, intersect
from search.columnar.scoring.language_odds import likely_languages
from search.columnar.scoring.nearness import BlendScorer, NearScorer
from search.columnar.scoring.scorer import Scorer
from search.columnar.scoring.term_scorer import TermScorer, group_of
from search.near_copies.rules import COPIES_FIELD
from search.values.facets import FACETS_BY_ID

_TEXT = (SynonymGroup, query.Term, query.Phrase, query.Prefix)


def compile_query(tree: query.Query, searcher: Searcher) -> Scorer:
    """Return the scorer of a query *tree* on *searcher*. Equal words share one `TermScorer`.

    Raises `TypeError` for a node that the query language does not make.
    """
    return _compiled(tree, searcher, {})


def _compiled(tree: query.Query, searcher: Searcher, terms: dict[object, TermScorer]) -> Scorer:
    """Return the scorer of *tree*; *terms* has those of words by their keys.

    This is no function within another, which would hold itself, and with it the postings of every
    query, until the garbage is collected.
    """
    if isinstance(tree, query.Term) and tree.fieldname in FACETS_BY_ID:
        return facet_filter(searcher, tree.fieldname, tree.text)
    if isinstance(tree, query.Term) and tree.fieldname in ADDRESS_FIELDS:
        return address_filter(searcher, tree.fieldname, tree.text)
    if isinstance(tree, query.Term) and tree.fieldname == COPIES_FIELD:
        return group_filter(searcher, tree.text)
    if isinstance(tree, _TEXT):
        term = TermScorer(group_of(tree), searcher)
        return _Text(searcher, terms.setdefault(term.key, term))
    if isinstance(tree, LanguageBoost):
        return _LanguageBoostScorer(searcher, _compiled(tree.child, searcher, terms), tree.words)
    if isinstance(tree, Near):
        words = [TermScorer(group, searcher) for group in tree.words]
        return NearScorer(searcher, tree, [terms.setdefault(one.key, one) for one in words])
    if isinstance(tree, Blend):
        return BlendScorer(searcher, _compiled(tree.child, searcher, terms), tree)
    if isinstance(tree, query.NumericRange):
        return day_range(searcher, tree)
    if isinstance(tree, query.Every):
        return every_document(searcher)
    if isinstance(tree, query.Not):
        return negation(searcher, _compiled(tree.query, searcher, terms))
    if tree is query.NullQuery:
        return _Disjunction(searcher, [])
    make = _COMPOUND.get(type(tree))
    if make is None:
        raise TypeError(f"no engine here answers {tree!r}")
    return make(searcher, [_compiled(child, searcher, terms) for child in tree.children()])


def match(tree: query.Query, searcher: Searcher) -> list[DocSet]:
    """Return the documents that a query *tree* matches in each segment of *searcher*."""
    scorer = compile_query(tree, searcher)
    return [scorer.matches(ordinal) for ordinal in range(len(searcher.segments))]


class _Text(Scorer):
    """A leaf for text."""

    def __init__(self, searcher: Searcher, term: TermScorer) -> None:
        super().__init__(searcher)
        self._term = term

    @property
    def cost(self) -> int:
        return self._term.document_frequency

    def matches(self, ordinal: int) -> DocSet:
        return self._term.matches[ordinal]

    def probe(self, ordinal: int, doc_ids: Array) -> tuple[Array, Array | None]:
        return self._term.probe(ordinal, doc_ids)

    def select(self, ordinal: int, doc_ids: Array) -> Array:
        return self._term.select(ordinal, doc_ids)


class _Conjunction(Scorer):
    """Matches what all children match; their scores are added in the order of the children."""

    def __init__(self, searcher: Searcher, children: Sequence[Scorer]) -> None:
        super().__init__(searcher)
        self._children = children
        self._rarest_first = sorted(range(len(children)), key=lambda c: children[c].cost)

    @property
    def cost(self) -> int:
        return min((child.cost for child in self._children), default=0)

    def matches(self, ordinal: int) -> DocSet:
        if not self._children:
            return DocSet(np.empty(0, np.intp))
        first, *others = self._rarest_first
        found = self._children[first].matches(ordinal)
        if not others or not found.doc_ids.size:
            return found
        kept, parts = self._narrowed(ordinal, found.doc_ids, others)
        parts[first] = None if found.scores is None else found.scores.take(kept)
        scores = self._sum(parts)
        return DocSet(found.doc_ids.take(kept), None if scores is None else KnownScores(scores))

    def probe(self, ordinal: int, doc_ids: Array) -> tuple[Array, Array | None]:
        kept, parts = self._narrowed(ordinal, doc_ids, self._rarest_first)
        return kept, self._sum(parts)

    def _narrowed(
        self, ordinal: int, doc_ids: Array, children: Sequence[int]
    ) -> tuple[Array, dict[int, Array | None]]:
        """Return the indices of those of *doc_ids* that *children* match, and each one's scores."""
        first, *others = children
        kept, scores = self._children[first].probe(ordinal, doc_ids)
        parts = {first: scores}
        for child in others:
            if not kept.size:  # the others can match nothing
                return kept, dict.fromkeys(children, np.empty(0))
            inside, scores = self._children[child].probe(ordinal, doc_ids.take(kept))
            kept = kept.take(inside)
            parts = {c: s if s is None else s.take(inside) for c, s in parts.items()}
            parts[child] = scores
        return kept, parts

    def _sum(self, parts: Mapping[int, Array | None]) -> Array | None:
        """Return the sums, added in the order of the children; None if no part has scores."""
        ordered = (parts[child] for child in range(len(self._children)))
        scored = [scores for scores in ordered if scores is not None]
        return reduce(np.add, scored) if scored else None


class _Disjunction(Scorer):
    """Matches what any child matches."""

    def __init__(self, searcher: Searcher, children: Sequence[Scorer]) -> None:
        super().__init__(searcher)
        self._children = children

    @property
    def cost(self) -> int:
        return sum(child.cost for child in self._children)

    def matches(self, ordinal: int) -> DocSet:
        found = [child.matches(ordinal) for child in self._children]
        for one, other in self._pairs:
            found.append(self._union(found[one], found[other], ordinal))
        return found[-1] if found else DocSet(np.empty(0, np.intp))

    @cached_property
    def _pairs(self) -> list[tuple[int, int]]:
        """The children to unite, pair by pair; results are numbered on from the last child.

        The smallest two are always united first, as in a Huffman code, so a document is read as
        rarely as can be. Sizes are those of the whole index, so all segments have the same order.
        Uniting in the order of size takes as long for up to three words, 1 % longer for a question
        of ten and 6 % longer for one of 25 (166,000 headlines).
        """
        sizes = [(child.cost, number) for number, child in enumerate(self._children)]
        heapify(sizes)
        pairs = []
        for number in range(len(sizes), 2 * len(sizes) - 1):
            (size, one), (more, other) = heappop(sizes), heappop(sizes)
            pairs.append((one, other))
            heappush(sizes, (size + more, number))
        return pairs

    def _union(self, one: DocSet, other: DocSet, ordinal: int) -> DocSet:
        """Return the documents of both sets with the sums of their scores.

        The smaller set is scored at once, as the top candidates; the others are in the larger set
        alone, and the maximum of its scores is their bound.
        """
        few, many = (one, other) if one.doc_ids.size < other.doc_ids.size else (other, one)
        if not few.doc_ids.size:
            return many
        if few is many:  # a word that stands twice in the query
            twice = LazyScores(lambda: many.all_scores() * 2, many.max_score * 2)
            return DocSet(many.doc_ids, twice, many.ascending)
        in_few, in_many = intersect(few, many, self.segment(ordinal).file.documents)
        fresh = complement(in_few, few.doc_ids.size)
        scores = few.all_scores().copy()
        scores[in_few] += many.scores_at(in_many)

        def compute() -> Array:
            every = np.concatenate((many.all_scores(), scores[fresh]))
            every[in_many] = scores.take(in_few)
            return every

        return DocSet(
            np.concatenate((many.doc_ids, few.doc_ids[fresh])),
            LazyScores(compute, few.max_score + many.max_score),
            top_candidates=TopCandidates(DocSet(few.doc_ids, KnownScores(scores)), many.max_score),
        )


class _RequiredAndOptional(Scorer):
    """Matches what the first child matches; the second only adds to the score."""

    def __init__(self, searcher: Searcher, children: Sequence[Scorer]) -> None:
        super().__init__(searcher)
        self._required, self._optional = children

    @property
    def cost(self) -> int:
        return self._required.cost

    def matches(self, ordinal: int) -> DocSet:
        found = self._required.matches(ordinal)
        if not found.doc_ids.size:
            return found
        inside, more = self._optional.probe(ordinal, found.doc_ids)
        if more is None:
            return found
        scores = found.all_scores().copy()
        scores[inside] += more
        return DocSet(found.doc_ids, KnownScores(scores))


class _LanguageBoostScorer(Scorer):
    """Matches what *child* matches, and multiplies its scores; see `search.scoring.bm25`."""

    def __init__(self, searcher: Searcher, child: Scorer, words: Sequence[str]) -> None:
        super().__init__(searcher)
        self._child = child
        self._probabilities = likely_languages(words, searcher)

    @property
    def cost(self) -> int:
        return self._child.cost

    def matches(self, ordinal: int) -> DocSet:
        found = self._child.matches(ordinal)
        max_factor = 1 + max(self._probabilities.values(), default=0.0)
        top = found.top_candidates
        if top is not None:
            scores = self._boosted(ordinal, top.docs.doc_ids, top.docs.all_scores())
            top = TopCandidates(
                DocSet(top.docs.doc_ids, KnownScores(scores)), top.max_other_score * max_factor
            )
        return DocSet(
            found.doc_ids,
            LazyScores(
                lambda: self._boosted(ordinal, found.doc_ids, found.all_scores()),
                found.max_score * max_factor,
            ),
            top_candidates=top,
        )

    def probe(self, ordinal: int, doc_ids: Array) -> tuple[Array, Array | None]:
        inside, scores = self._child.probe(ordinal, doc_ids)
        if scores is not None:
            scores = self._boosted(ordinal, doc_ids.take(inside), scores)
        return inside, scores

    def select(self, ordinal: int, doc_ids: Array) -> Array:
        return self._child.select(ordinal, doc_ids)

    def _boosted(self, ordinal: int, doc_ids: Array, scores: Array) -> Array:
        file = self.segment(ordinal).file
        codes = file.facets["language"].values
        factors = np.array([1 + self._probabilities.get(code, 0.0) for code in codes])
        of_docs = file.languages_by_profile.take(file.profile.take(doc_ids))
        boosted: Array = scores * factors.take(of_docs)
        return boosted


_COMPOUND: dict[type[query.Query], Callable[[Searcher, Sequence[Scorer]], Scorer]] = {
    query.And: _Conjunction,
    query.Or: _Disjunction,
    query.AndMaybe: _RequiredAndOptional,
}
