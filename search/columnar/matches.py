"""What a query, or a part of one, matches in a segment."""

from typing import NamedTuple

import numpy as np

from search.columnar.format import Array


class Matches(NamedTuple):
    """Rows of one segment, each once, in no order; *scores* are None where all are 0."""

    rows: Array
    scores: Array | None = None

    def scored(self) -> Array:
        """Return the scores as numbers."""
        return np.zeros(self.rows.size) if self.scores is None else self.scores
