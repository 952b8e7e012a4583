"""Arrays to work in, lent out, since making them anew costs more than searching.

They are as long as the largest segment that was searched. There are as many as were ever in use
at once, however many threads a server has.
"""

from collections import deque
from types import TracebackType

import numpy as np

from search.columnar.format import Array

_AT_ONCE = 50  # flags in a row are written in less time than one by itself


class Scratch:
    """One of each array; each is at least as long as asked for."""

    def __init__(self) -> None:
        self._arrays: dict[str, Array] = {}

    def stale(self, rows: int) -> Array:
        """Return numbers of no meaning, one for each row; nobody cleans up."""
        return self._kept("stale", rows, np.dtype(np.int32))

    def zeros(self, rows: int) -> Array:
        """Return 0 for each row; who writes there cleans up."""
        return self._kept("zeros", rows, np.dtype(np.int32))

    def flags(self, rows: int) -> Array:
        """Return False for each row; who writes there cleans up, with `unflag`."""
        return self._kept("flags", rows, np.dtype(np.bool_))

    def unflag(self, rows: Array) -> None:
        """Make the flags of *rows* False again."""
        flags = self._arrays["flags"]
        if rows.size * _AT_ONCE > flags.size:
            flags.fill(False)
        else:
            flags[rows] = False

    def _kept(self, name: str, size: int, kind: "np.dtype[np.generic]") -> Array:
        array = self._arrays.get(name)
        if array is None or array.size < size:
            array = self._arrays[name] = np.zeros(size, kind)
        return array


# The one used last is lent first, as most of it is in the processor's cache.
_free: deque[Scratch] = deque()


class lent_scratch:  # noqa: N801  # a generator's context manager takes three times as long
    """Lend a `Scratch` for a `with` block; one that an error leaves unclean is not used again."""

    def __enter__(self) -> Scratch:
        try:
            self._scratch = _free.pop()
        except IndexError:
            self._scratch = Scratch()
        return self._scratch

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is None:
            _free.append(self._scratch)
