"""What a query, or a part of one, matches in a segment.

Scores are worked out as late as can be, as most are never asked for: the first page of a
disjunction mostly comes from its rarer side.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

import numpy as np

from search.columnar.files.array_file import Array


class Scores(ABC):
    """A score for each of some rows."""

    @property
    @abstractmethod
    def max_score(self) -> float:
        """A number that none exceeds."""

    @abstractmethod
    def all(self) -> Array:
        """Return all of them."""

    def take(self, places: Array) -> Array:
        """Return those at some *places*."""
        return self.all().take(places)

    def only(self, places: Array) -> "Scores":
        """Return those at some *places* as the scores of fewer rows."""
        return LaterScores(lambda: self.take(places))


class KnownScores(Scores):
    """Scores as they stand in an array."""

    def __init__(self, scores: Array) -> None:
        self._scores = scores

    @property
    def max_score(self) -> float:
        """The greatest of them, 0 if there is none."""
        return float(self._scores.max(initial=0))

    def all(self) -> Array:
        """Return the array."""
        return self._scores


class CodedScores(Scores):
    """What *table* says of each of *codes*."""

    def __init__(self, table: Array, codes: Array) -> None:
        self._table = table
        self._codes = codes

    @property
    def max_score(self) -> float:
        """The greatest in the table."""
        return float(self._table.max(initial=0))

    def all(self) -> Array:
        """Return what the table says of all codes."""
        return self._table.take(self._codes)

    def take(self, places: Array) -> Array:
        """Return what it says of the codes at some *places*."""
        return self._table.take(self._codes.take(places))


class LaterScores(Scores):
    """The scores that *work_out* returns once they are asked for; *max_score* is a bound."""

    def __init__(self, work_out: Callable[[], Array], max_score: float = np.inf) -> None:
        self._work_out = work_out
        self._highest = max_score

    @property
    def max_score(self) -> float:
        """The bound that was given, if any was."""
        return self._highest

    def all(self) -> Array:
        """Return all, worked out once."""
        return self._all

    @cached_property
    def _all(self) -> Array:
        return self._work_out()


class DocSet(NamedTuple):
    """*rows* of one segment, each once; *scores* are None where all are 0.

    The rows are in no order unless they are said to be *ascending*. *head* is a part of them that
    may hold all of the first page.
    """

    rows: Array
    scores: Scores | None = None
    ascending: bool = False
    head: "TopCandidates | None" = None

    @property
    def max_score(self) -> float:
        """A score that none exceeds."""
        return 0.0 if self.scores is None else self.scores.max_score

    def scored(self) -> Array:
        """Return the scores as numbers."""
        return np.zeros(self.rows.size) if self.scores is None else self.scores.all()

    def scored_at(self, places: Array) -> Array:
        """Return the scores at some *places* as numbers."""
        return np.zeros(places.size) if self.scores is None else self.scores.take(places)

    def only(self, places: Array) -> "DocSet":
        """Return those at some ascending *places*, without a head."""
        scores = None if self.scores is None else self.scores.only(places)
        return DocSet(self.rows.take(places), scores, self.ascending)


class TopCandidates(NamedTuple):
    """A part of what matches: *matches*. Each of the others scores *rest* at most."""

    matches: DocSet
    rest: float
