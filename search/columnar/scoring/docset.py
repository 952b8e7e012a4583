"""The documents of a segment that match a query or a part of one, with their scores.

Scores are lazy where that saves work: most of them are never read, as the first page of a
disjunction mostly comes from its rarest terms.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cached_property

import numpy as np
from msgspec import Struct

from search.columnar.files.array_file import Array


class Scores(ABC):
    """The scores of some documents, in the order of these."""

    @property
    @abstractmethod
    def max_score(self) -> float:
        """An upper bound of the scores."""

    @abstractmethod
    def all(self) -> Array:
        """Return the scores of all documents."""

    def take(self, indices: Array) -> Array:
        """Return the scores at *indices*."""
        return self.all().take(indices)

    def select(self, indices: Array) -> "Scores":
        """Return the scores at *indices*, still lazy."""
        return LazyScores(lambda: self.take(indices))


class KnownScores(Scores):
    """Scores that have been computed."""

    def __init__(self, scores: Array) -> None:
        self._scores = scores

    @property
    def max_score(self) -> float:
        """The greatest score, 0 without documents."""
        return float(self._scores.max(initial=0))

    def all(self) -> Array:
        """Return the scores of all documents."""
        return self._scores


class ImpactScores(Scores):
    """Scores that are looked up in *table*, which has one for each impact."""

    def __init__(self, table: Array, impacts: Array) -> None:
        self._table = table
        self._impacts = impacts

    @property
    def max_score(self) -> float:
        """The greatest score in the table."""
        return float(self._table.max(initial=0))

    def all(self) -> Array:
        """Return the scores of all documents."""
        return self._table.take(self._impacts)

    def take(self, indices: Array) -> Array:
        """Return the scores at *indices*."""
        return self._table.take(self._impacts.take(indices))


class LazyScores(Scores):
    """Scores that *compute* returns, called once, when they are first read."""

    def __init__(self, compute: Callable[[], Array], max_score: float = np.inf) -> None:
        self._compute = compute
        self._max_score = max_score

    @property
    def max_score(self) -> float:
        """The upper bound that was given, infinity without one."""
        return self._max_score

    def all(self) -> Array:
        """Return the scores of all documents."""
        return self._computed

    @cached_property
    def _computed(self) -> Array:
        return self._compute()


class DocSet(Struct, frozen=True, eq=False, gc=False):
    """Documents of one segment, without repeats, and their scores.

    *doc_ids* are in ascending order if *ascending*, else in any. *scores* is None if all are 0.
    *top_candidates* holds a part of the documents that may be enough for the first page.
    """

    doc_ids: Array
    scores: Scores | None = None
    ascending: bool = False
    top_candidates: "TopCandidates | None" = None

    @property
    def max_score(self) -> float:
        """An upper bound of the scores."""
        return 0.0 if self.scores is None else self.scores.max_score

    def all_scores(self) -> Array:
        """Return the scores of all documents as an array."""
        return np.zeros(self.doc_ids.size) if self.scores is None else self.scores.all()

    def scores_at(self, indices: Array) -> Array:
        """Return the scores of the documents at *indices* as an array."""
        return np.zeros(indices.size) if self.scores is None else self.scores.take(indices)

    def select(self, indices: Array) -> "DocSet":
        """Return the documents at *indices*, which ascend, without top candidates."""
        scores = None if self.scores is None else self.scores.select(indices)
        return DocSet(self.doc_ids.take(indices), scores, self.ascending)


class TopCandidates(Struct, frozen=True, eq=False, gc=False):
    """Matches scored early. No other can exceed *max_other_score*.

    If k of them do, the k best matches are among them.
    """

    docs: DocSet
    max_other_score: float
