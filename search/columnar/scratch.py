"""Arrays that each thread keeps for its own use, since making them anew costs more than searching.

They are as long as the largest segment that the thread has searched.
"""

import threading

import numpy as np

from search.columnar.format import Array

_threads = threading.local()


def slots(rows: int) -> Array:
    """Return zeros, one for each row and maybe more; who writes there cleans up."""
    return _kept("slots", rows, np.dtype(np.int32))


def stale(rows: int) -> Array:
    """Return numbers of no meaning, one for each row and maybe more; nobody cleans up."""
    return _kept("stale", rows, np.dtype(np.int32))


def flags(positions: int) -> Array:
    """Return False for each position and maybe more; who writes there cleans up."""
    return _kept("flags", positions, np.dtype(np.bool_))


def _kept(name: str, size: int, kind: "np.dtype[np.generic]") -> Array:
    array: Array | None = getattr(_threads, name, None)
    if array is None or array.size < size:
        array = np.zeros(size, kind)
        setattr(_threads, name, array)
    return array
