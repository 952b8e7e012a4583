"""A significance test for words and values that are typical of one part of an archive.

The statistic is G², the log-likelihood ratio of two binomials, from Dunning, "Accurate Methods for
the Statistics of Surprise and Coincidence" (1993). Unlike chi-squared it holds for small counts,
which most words have. Unlike a ratio of shares it does not prefer rare words.
"""

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray


def least_significant(tests: int) -> float:
    """Return the least G² that counts as significant when so many *tests* are made.

    At this threshold fewer than one of the tests passes by chance. G² follows the chi-squared
    distribution with one degree of freedom; the test is one-sided, for shares that are greater.
    """
    return NormalDist().inv_cdf(1 - 1 / max(tests, 2)) ** 2


def log_likelihood_ratio(
    inside: ArrayLike, of_inside: ArrayLike, outside: ArrayLike, of_outside: ArrayLike
) -> NDArray[np.float64]:
    """Return G² for the share of *inside* in *of_inside* against that of *outside*.

    All are counts of documents, as arrays of one shape or as numbers. The result is 0 where the
    share inside is not greater than the share outside.
    """
    every = np.broadcast_arrays(
        *(np.asarray(counts, np.float64) for counts in (inside, of_inside, outside, of_outside))
    )
    held_in, all_in, held_out, all_out = every
    more = held_in * all_out > held_out * all_in
    ratio = np.zeros(more.shape)
    held_in, all_in, held_out, all_out = (counts[more] for counts in every)
    share = (held_in + held_out) / (all_in + all_out)
    ratio[more] = 2 * (
        _likelihood(held_in, all_in * share)
        + _likelihood(held_out, all_out * share)
        + _likelihood(all_in - held_in, all_in * (1 - share))
        + _likelihood(all_out - held_out, all_out * (1 - share))
    )
    return ratio


def _likelihood(counted: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return counted · ln(counted / expected), which is 0 where nothing was counted."""
    some = counted > 0
    logarithm = np.log(np.where(some, counted, 1.0) / np.where(some, expected, 1.0))
    return np.where(some, counted * logarithm, 0.0)
