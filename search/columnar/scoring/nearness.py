"""The documents that are nearest to a text in meaning, and the order of hits by words and meaning.

Of a language the vectors that agree most in sign with that of the text are found first, and they
are compared exactly. Vectors of the text and of documents are whole numbers of which the sums stay
below 2^24, so 4-byte floats hold them exactly and equal texts have equal scores.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np

from search.asking.groups import Blend, Near
from search.columnar.files.array_file import Array
from search.columnar.index.searcher import Searcher
from search.columnar.index.segment import Segment
from search.columnar.index.vectors import WORD, VectorFile
from search.columnar.scoring.agreement import Part, most_agreeing
from search.columnar.scoring.docset import DocSet, KnownScores
from search.columnar.scoring.filters import dated_doc_ids
from search.columnar.scoring.scorer import Scorer
from search.columnar.scoring.term_scorer import TermScorer
from search.meaning.quantizing import SCALE, quantized
from search.scoring.nearness import FEWEST_WORDS, MOST, blended, overlap

_FEWEST = 500  # vectors that are compared exactly: one in 40 of a language, within these bounds
_ONE_IN = 40
_MOST_EXACT = 2_000
_COMPARED = 256  # vectors that are compared at a time

_NOTHING = (np.empty(0, np.intp), np.empty(0))


class NearScorer(Scorer):
    """Matches the documents that are nearest to a text; a score is the cosine, and more for words.

    *words* are those of the text.
    """

    def __init__(self, searcher: Searcher, near: Near, words: Sequence[TermScorer]) -> None:
        super().__init__(searcher)
        self._near = near
        self._words = words
        self._asked = near.vector

    @property
    def cost(self) -> int:
        """Return an upper bound of how many documents match."""
        return MOST * len(list(self._languages))

    def matches(self, ordinal: int) -> DocSet:
        """Return the documents of a segment that match."""
        return self._matches[ordinal]

    @cached_property
    def _matches(self) -> list[DocSet]:
        """The documents of each segment."""
        found: list[list[tuple[Array, Array]]] = [[] for _ in self.searcher.segments]
        nearest = [self._nearest_in(ordinal) for ordinal in range(len(self.searcher.segments))]
        for language in self._languages:
            cosines = [of_segment.get(language, _NOTHING) for of_segment in nearest]
            every = np.concatenate([scores for _, scores in cosines])
            least = self._near.least
            if every.size > MOST:
                least = max(least, float(np.partition(every, -MOST)[-MOST]))
            near = [(ids[scores >= least], scores[scores >= least]) for ids, scores in cosines]
            of_words = self._scores_of_words([doc_ids for doc_ids, _ in near])
            for held, (doc_ids, scores), more in zip(found, near, of_words, strict=True):
                held.append((doc_ids, scores + more))
        return [_joined(held) for held in found]

    def _scores_of_words(self, doc_ids: Sequence[Array]) -> list[Array]:
        """Return what words add to the cosines of documents of a language, by segments."""
        scores = [np.zeros(some.size) for some in doc_ids]
        for ordinal, (some, found) in enumerate(zip(doc_ids, scores, strict=True)):
            for word in self._words if some.size else ():
                inside, more = word.probe(ordinal, some)
                found[inside] += more
        greatest = max((float(found.max(initial=0)) for found in scores), default=0.0)
        if not greatest:
            return scores
        worth = sum(word.idf for word in self._words)
        return [overlap(found, greatest, worth) for found in scores]

    def _nearest_in(self, ordinal: int) -> dict[str, tuple[Array, Array]]:
        """Return by language the doc ids of documents that may be nearest, and their scores."""
        segment = self.segment(ordinal)
        vectors = segment.vectors
        if vectors is None:
            return {}
        stretches = {
            language: self._dated(segment, vectors, language)
            for language in vectors.stretches
            if self._near.language in (None, language)
        }
        return {
            language: self._scored(ordinal, vectors, rows)
            for language, rows in nearest_rows(vectors, stretches, self._asked).items()
        }

    def _scored(self, ordinal: int, vectors: VectorFile, rows: Array) -> tuple[Array, Array]:
        """Return the doc ids of the vectors *rows*, deleted documents aside, and their scores."""
        segment = self.segment(ordinal)
        doc_ids = vectors.doc_ids[rows].astype(np.intp)
        if segment.live is not None:
            live = segment.live[doc_ids]
            rows, doc_ids = rows[live], doc_ids[live]
        telling = self._telling(ordinal, doc_ids)
        return doc_ids[telling], cosines(vectors, rows[telling], self._asked)

    def _telling(self, ordinal: int, doc_ids: Array) -> Array:
        """Return whether each of *doc_ids* has words enough, or one of the text."""
        telling: Array = self.segment(ordinal).file.lengths(doc_ids) >= FEWEST_WORDS
        short = (~telling).nonzero()[0]
        for word in self._words if short.size else ():
            telling[short[word.select(ordinal, doc_ids[short])]] = True
        return telling

    def _dated(self, segment: Segment, vectors: VectorFile, language: str) -> range:
        """Return the numbers of the vectors of a *language* that are within the dates."""
        rows, dates = vectors.stretches[language], self._near.dates
        if not dates:
            return rows
        first = dates.start.toordinal() if dates.start else None
        end = dates.end.toordinal() if dates.end else None
        within = dated_doc_ids(segment, first, end)
        doc_ids = vectors.doc_ids[rows.start : rows.stop]
        begin, stop = np.searchsorted(doc_ids, (within.start, within.stop)).tolist()
        return rows[begin:stop]

    @property
    def _languages(self) -> Iterable[str]:
        if self._near.language is not None:
            return (self._near.language,)
        return dict.fromkeys(code for one in self.searcher.vectors for code in one.stretches)


class BlendScorer(Scorer):
    """Matches what *child* matches, in the order of its scores and of the nearness to a text."""

    def __init__(self, searcher: Searcher, child: Scorer, blend: Blend) -> None:
        super().__init__(searcher)
        self._child = child
        self._asked = blend.vector

    @property
    def cost(self) -> int:
        """Return an upper bound of how many documents match."""
        return self._child.cost

    def matches(self, ordinal: int) -> DocSet:
        """Return the documents of a segment that match."""
        docs, segment = self._found[ordinal], self.segment(ordinal)
        near = np.zeros(docs.doc_ids.size)
        if segment.vectors:
            rows = segment.vectors.rows_of(docs.doc_ids, segment.file.documents)
            has = rows >= 0
            near[has] = cosines(segment.vectors, rows[has], self._asked)
        scores = blended(docs.all_scores(), self._greatest, near)
        return DocSet(docs.doc_ids, KnownScores(scores), docs.ascending)

    @cached_property
    def _found(self) -> list[DocSet]:
        return [self._child.matches(ordinal) for ordinal in range(len(self.searcher.segments))]

    @cached_property
    def _greatest(self) -> float:
        """The greatest score by words of all segments."""
        return max((float(docs.all_scores().max(initial=0)) for docs in self._found), default=0.0)


def cosines(vectors: VectorFile, rows: Array, asked: Array) -> Array:
    """Return how near the vectors with the numbers *rows* are to *asked*, 1 for the same."""
    wanted = quantized(asked).astype(np.float32)
    found = np.empty(rows.size, np.float64)
    for begin in range(0, rows.size, _COMPARED):
        block = vectors.vectors[rows[begin : begin + _COMPARED]].astype(np.float32)
        # Not `@`, which has several threads that wait for each other.
        found[begin : begin + _COMPARED] = np.vecdot(block, wanted)
    return found / SCALE**2


def nearest_rows(
    vectors: VectorFile, stretches: Mapping[str, range], asked: Array
) -> dict[str, Array]:
    """Return the numbers of those vectors of each language that agree most in sign with *asked*.

    *stretches* are the numbers of those to choose from, which ascend from language to language.
    """
    found, parts = {}, {}
    for language, rows in stretches.items():
        wanted = min(max(len(rows) // _ONE_IN, _FEWEST), _MOST_EXACT)
        if len(rows) <= wanted:
            found[language] = np.arange(rows.start, rows.stop)
        else:
            parts[language] = Part(range(rows.start // WORD, -(-rows.stop // WORD)), wanted)
    agreeing = most_agreeing(vectors.signs, asked, list(parts.values()))
    for language, agree in zip(parts, agreeing, strict=True):
        rows = stretches[language]
        begin, end = np.searchsorted(agree, (rows.start, rows.stop)).tolist()
        found[language] = agree[begin:end]
    return found


def _joined(found: Sequence[tuple[Array, Array]]) -> DocSet:
    doc_ids = np.concatenate([doc_ids for doc_ids, _ in found]) if found else np.empty(0, np.intp)
    if not doc_ids.size:
        return DocSet(doc_ids)
    scores = np.concatenate([scores for _, scores in found])
    order = np.argsort(doc_ids)
    return DocSet(doc_ids[order], KnownScores(scores[order]), ascending=True)
