"""A query tree on whole arrays: which rows match, and their scores.

Each node of Whoosh's tree becomes a node here that can do two things for a segment: say what it
matches, or look which of given rows it holds. A conjunction starts from its smallest part and only
looks up the others, so "the rarest word decides". Text scores by `search.scoring.bm25`; filters,
ranges and negations add nothing. A sum is taken in the order of the tree, so that equal documents
have equal scores however the index is cut into segments.
"""

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property, reduce
from heapq import heapify, heappop, heappush

import numpy as np
from whoosh import query

from search.asking.groups import LanguageBoost, SynonymGroup
from search.columnar.files.array_file import Array
from search.columnar.index.searcher import Searcher
from search.columnar.index.segment import Segment
from search.columnar.scoring.docset import DocSet, KnownScores, LaterScores, Scores, TopCandidates
from search.columnar.scoring.intersection import outside, shared
from search.columnar.scoring.language_odds import likely_languages
from search.columnar.scoring.term_scorer import TermScorer, variants_of
from search.values.facets import FACETS

_FACETS = frozenset(facet.id for facet in FACETS)
_TEXT = (SynonymGroup, query.Term, query.Phrase, query.Prefix)


def compile_query(tree: query.Query, searcher: Searcher) -> "Scorer":
    """Return the scorer of a query *tree* on *searcher*. Equal words share one `TermScorer`."""
    terms: dict[object, TermScorer] = {}

    def compiled(tree: query.Query) -> Scorer:
        if isinstance(tree, query.Term) and tree.fieldname in _FACETS:
            return _facet_filter(searcher, tree.fieldname, tree.text)
        if isinstance(tree, _TEXT):
            term = TermScorer(variants_of(tree), searcher)
            return _Text(searcher, terms.setdefault(term.key, term))
        if isinstance(tree, LanguageBoost):
            return _LanguageBoostScorer(searcher, compiled(tree.sought), tree.words)
        if isinstance(tree, query.NumericRange):
            return _DayRange(searcher, tree)
        if isinstance(tree, query.Every):
            return _Every(searcher)
        if tree is query.NullQuery:
            return _Any(searcher, [])
        make = _COMPOUND.get(type(tree))
        if make is None:
            raise TypeError(f"no engine here answers {tree!r}")
        return make(searcher, [compiled(child) for child in tree.children()])

    return compiled(tree)


def match(tree: query.Query, searcher: Searcher) -> list[DocSet]:
    """Return what a query *tree* matches in each segment of *searcher*."""
    scorer = compile_query(tree, searcher)
    return [scorer.matches(number) for number in range(len(searcher.segments))]


class Scorer(ABC):
    """A part of a tree."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher

    @property
    @abstractmethod
    def most(self) -> int:
        """A number of rows, over all segments, that this does not exceed."""

    @abstractmethod
    def matches(self, number: int) -> DocSet:
        """Return what this matches in a segment."""

    def probe(self, number: int, rows: Array) -> tuple[Array, Array | None]:
        """Return the places of those of *rows* that match, in any order, and their scores."""
        found = self.matches(number)
        documents = self.segment(number).file.documents
        inside, places = shared(DocSet(rows), found, documents)
        return inside, None if found.scores is None else found.scores.take(places)

    def holds(self, number: int, rows: Array) -> Array:
        """Return the places of those of *rows* that this matches."""
        return self.probe(number, rows)[0]

    def segment(self, number: int) -> Segment:
        """Return a segment."""
        return self.searcher.segments[number]


class _Text(Scorer):
    def __init__(self, searcher: Searcher, leaf: TermScorer) -> None:
        super().__init__(searcher)
        self._leaf = leaf

    @property
    def most(self) -> int:
        return self._leaf.count

    def matches(self, number: int) -> DocSet:
        return self._leaf.matches[number]

    def probe(self, number: int, rows: Array) -> tuple[Array, Array | None]:
        return self._leaf.probe(number, rows)

    def holds(self, number: int, rows: Array) -> Array:
        return self._leaf.holds(number, rows)


class _Filter(Scorer):
    """A part that scores nothing."""

    def probe(self, number: int, rows: Array) -> tuple[Array, Array | None]:
        return self.holds(number, rows), None

    @abstractmethod
    def holds(self, number: int, rows: Array) -> Array: ...


class _Every(_Filter):
    @property
    def most(self) -> int:
        return self.searcher.documents

    def matches(self, number: int) -> DocSet:
        return DocSet(self.segment(number).live_doc_ids())

    def holds(self, number: int, rows: Array) -> Array:  # noqa: ARG002  # of live rows, all
        return np.arange(rows.size)


class _Facet(_Filter):
    """The documents of some profiles."""

    def __init__(self, searcher: Searcher, wanted: Sequence[Array]) -> None:
        super().__init__(searcher)
        self._wanted = wanted

    @property
    def most(self) -> int:
        return sum(
            int(counts[wanted].sum())
            for counts, wanted in zip(self.searcher.profile_counts, self._wanted, strict=True)
        )

    def matches(self, number: int) -> DocSet:
        segment = self.segment(number)
        return DocSet(segment.kept(np.flatnonzero(self._wanted[number][segment.file.profile])))

    def holds(self, number: int, rows: Array) -> Array:
        profile = self.segment(number).file.profile
        return np.flatnonzero(self._wanted[number][profile[rows]])


class _DayRange(_Filter):
    def __init__(self, searcher: Searcher, days: query.NumericRange) -> None:
        super().__init__(searcher)
        first = None if days.start is None else days.start + bool(days.startexcl)
        end = None if days.end is None else days.end + (not days.endexcl)
        self._stretches = [day_rows(segment, first, end) for segment in searcher.segments]

    @property
    def most(self) -> int:
        return sum(map(len, self._stretches))

    def matches(self, number: int) -> DocSet:
        stretch = self._stretches[number]
        return DocSet(self.segment(number).kept(np.arange(stretch.start, stretch.stop)))

    def holds(self, number: int, rows: Array) -> Array:
        stretch = self._stretches[number]
        return np.flatnonzero((rows >= stretch.start) & (rows < stretch.stop))


class _Not(_Filter):
    def __init__(self, searcher: Searcher, children: Sequence[Scorer]) -> None:
        super().__init__(searcher)
        (self._child,) = children

    @property
    def most(self) -> int:
        return self.searcher.documents

    def matches(self, number: int) -> DocSet:
        rows = self.segment(number).live_doc_ids()
        return DocSet(rows[self.holds(number, rows)])

    def holds(self, number: int, rows: Array) -> Array:
        return np.flatnonzero(outside(self._child.holds(number, rows), rows.size))


class _All(Scorer):
    def __init__(self, searcher: Searcher, children: Sequence[Scorer]) -> None:
        super().__init__(searcher)
        self._children = children
        self._smallest_first = sorted(range(len(children)), key=lambda c: children[c].most)

    @property
    def most(self) -> int:
        return min((child.most for child in self._children), default=0)

    def matches(self, number: int) -> DocSet:
        if not self._children:
            return DocSet(np.empty(0, np.intp))
        first, *others = self._smallest_first
        found = self._children[first].matches(number)
        if not others:
            return found
        second, *others = others
        kept, scores = self._children[second].probe(number, found.rows)
        rows, parts = found.rows.take(kept), {second: scores}
        for child in others:
            inside, scores = self._children[child].probe(number, rows)
            rows, kept = rows.take(inside), kept.take(inside)
            parts = {c: s if s is None else s.take(inside) for c, s in parts.items()}
            parts[child] = scores
        parts[first] = None if found.scores is None else found.scores.take(kept)
        return DocSet(rows, _sum([parts[child] for child in range(len(self._children))]))


class _Any(Scorer):
    def __init__(self, searcher: Searcher, children: Sequence[Scorer]) -> None:
        super().__init__(searcher)
        self._children = children

    @property
    def most(self) -> int:
        return sum(child.most for child in self._children)

    def matches(self, number: int) -> DocSet:
        found = [child.matches(number) for child in self._children]
        for one, other in self._pairs:
            found.append(self._either(found[one], found[other], number))
        return found[-1] if found else DocSet(np.empty(0, np.intp))

    @cached_property
    def _pairs(self) -> list[tuple[int, int]]:
        """What to join with what, the results of that being numbered on: always the smallest two.

        So a row is passed over as rarely as in a Huffman code. Sizes are those of the whole index,
        so that sums are the same however it is cut into segments.
        """
        sizes = [(child.most, number) for number, child in enumerate(self._children)]
        heapify(sizes)
        pairs = []
        for number in range(len(sizes), 2 * len(sizes) - 1):
            (size, one), (more, other) = heappop(sizes), heappop(sizes)
            pairs.append((one, other))
            heappush(sizes, (size + more, number))
        return pairs

    def _either(self, one: DocSet, other: DocSet, number: int) -> DocSet:
        few, many = (one, other) if one.rows.size < other.rows.size else (other, one)
        if not few.rows.size:
            return many
        if few is many:  # a word that stands twice in the query
            twice = LaterScores(lambda: many.scored() * 2, many.max_score * 2)
            return many._replace(scores=twice, head=None)
        known, places = shared(few, many, self.segment(number).file.documents)
        fresh = outside(known, few.rows.size)
        scores = few.scored().copy()
        scores[known] += many.scored_at(places)

        def work_out() -> Array:
            every = np.concatenate((many.scored(), scores[fresh]))
            every[places] = scores.take(known)
            return every

        return DocSet(
            np.concatenate((many.rows, few.rows[fresh])),
            LaterScores(work_out, few.max_score + many.max_score),
            head=TopCandidates(DocSet(few.rows, KnownScores(scores)), many.max_score),
        )


class _AndMaybe(Scorer):
    """What the first child matches; the second only adds to its score."""

    def __init__(self, searcher: Searcher, children: Sequence[Scorer]) -> None:
        super().__init__(searcher)
        self._sought, self._welcome = children

    @property
    def most(self) -> int:
        return self._sought.most

    def matches(self, number: int) -> DocSet:
        found = self._sought.matches(number)
        inside, more = self._welcome.probe(number, found.rows)
        if more is None:
            return found
        scores = found.scored().copy()
        scores[inside] += more
        return DocSet(found.rows, KnownScores(scores))


class _LanguageBoostScorer(Scorer):
    """What a child matches; see `search.scoring.bm25` on what its language counts."""

    def __init__(self, searcher: Searcher, child: Scorer, words: Sequence[str]) -> None:
        super().__init__(searcher)
        self._child = child
        self._probabilities = likely_languages(words, searcher)

    @property
    def most(self) -> int:
        return self._child.most

    def matches(self, number: int) -> DocSet:
        found = self._child.matches(number)
        greatest = 1 + max(self._probabilities.values(), default=0.0)
        head = found.head
        if head is not None:
            scores = self._scaled(number, head.matches.rows, head.matches.scored())
            head = TopCandidates(
                DocSet(head.matches.rows, KnownScores(scores)), head.rest * greatest
            )
        return DocSet(
            found.rows,
            LaterScores(
                lambda: self._scaled(number, found.rows, found.scored()),
                found.max_score * greatest,
            ),
            head=head,
        )

    def probe(self, number: int, rows: Array) -> tuple[Array, Array | None]:
        inside, scores = self._child.probe(number, rows)
        if scores is not None:
            scores = self._scaled(number, rows.take(inside), scores)
        return inside, scores

    def holds(self, number: int, rows: Array) -> Array:
        return self._child.holds(number, rows)

    def _scaled(self, number: int, rows: Array, scores: Array) -> Array:
        file = self.segment(number).file
        codes = file.facets["language"].values
        factors = np.array([1 + self._probabilities.get(code, 0.0) for code in codes])
        of_rows = file.languages_by_profile.take(file.profile.take(rows))
        scaled: Array = scores * factors.take(of_rows)
        return scaled


_COMPOUND: dict[type[query.Query], Callable[[Searcher, Sequence[Scorer]], Scorer]] = {
    query.And: _All,
    query.Or: _Any,
    query.Not: _Not,
    query.AndMaybe: _AndMaybe,
}


def day_rows(segment: Segment, first: int | None, end: int | None) -> range:
    """Return the rows of documents dated from day *first* up to, not including, *end*.

    None leaves a side open; undated documents are in no range.
    """
    days = segment.file.days_by_doc_id
    start = 0 if end is None else bisect_right(days, -end, key=lambda day: -day)
    dated = bisect_left(days, 0, key=lambda day: -day)
    stop = dated if first is None else bisect_right(days, -first, hi=dated, key=lambda day: -day)
    return range(min(start, dated), max(stop, min(start, dated)))


def _facet_filter(searcher: Searcher, facet: str, value: str) -> _Facet:
    return _Facet(
        searcher,
        [
            segment.file.facets[facet].profiles_with((value,), counts.size)
            for segment, counts in zip(searcher.segments, searcher.profile_counts, strict=True)
        ],
    )


def _sum(parts: Sequence[Array | None]) -> Scores | None:
    scored = [scores for scores in parts if scores is not None]
    return KnownScores(reduce(np.add, scored)) if scored else None
