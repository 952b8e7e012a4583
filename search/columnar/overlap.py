"""Which rows two results share."""

import numpy as np

from search.columnar.format import Array
from search.columnar.scratch import clean, lent_scratch


def shared(one: Array, other: Array, documents: int) -> tuple[Array, Array]:
    """Return where in *one* and where in *other* the rows stand that both have, pair by pair.

    Each has a row once, in any order; rows are less than *documents*. The fewer rows are marked
    and the more looked at, as marking a row costs several times as much.
    """
    if one.size > other.size:
        of_other, of_one = shared(other, one, documents)
        return of_one, of_other
    with lent_scratch(documents) as scratch:
        scratch.flags[one] = True
        scratch.numbers[one] = np.arange(one.size, dtype=np.int32)
        of_other = np.flatnonzero(scratch.flags.take(other))
        of_one = scratch.numbers.take(other.take(of_other))
        clean(scratch.flags, one)
        clean(scratch.numbers, one)
    return of_one, of_other
