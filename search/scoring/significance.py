"""How surely something belongs to one part of an archive rather than to the rest of it.

Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence" (1993): the ratio of
the likelihoods of two binomials, also known as G². Unlike chi-squared it holds for the small
counts that most words have, and unlike a ratio of shares it does not prefer what is rare.
"""

from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def least_significant(tests: int) -> float:
    """Return the G² that, of so many *tests*, less than one reaches by chance.

    It is the chi-squared distribution of one degree of freedom, on the side of what is more.
    """
    return NormalDist().inv_cdf(1 - 1 / max(tests, 2)) ** 2


def log_likelihood_ratio(
    inside: ArrayLike, of_inside: ArrayLike, outside: ArrayLike, of_outside: ArrayLike
) -> NDArray[np.float64]:
    """Return how surely *inside* of *of_inside* is more than *outside* of *of_outside*.

    The counts are of documents and element by element. 0 where the share inside is not greater.
    """
    held_in, all_in, held_out, all_out = (
        np.asarray(counts, np.float64) for counts in (inside, of_inside, outside, of_outside)
    )
    share = (held_in + held_out) / (all_in + all_out)
    ratio = 2 * (
        _likelihood(held_in, all_in * share)
        + _likelihood(held_out, all_out * share)
        + _likelihood(all_in - held_in, all_in * (1 - share))
        + _likelihood(all_out - held_out, all_out * (1 - share))
    )
    more: NDArray[Any] = held_in * all_out > held_out * all_in
    return np.where(more, ratio, 0.0)


def _likelihood(counted: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return counted · ln(counted / expected), which is 0 where nothing was counted."""
    some = counted > 0
    logarithm = np.log(np.where(some, counted, 1.0) / np.where(some, expected, 1.0))
    return np.where(some, counted * logarithm, 0.0)
