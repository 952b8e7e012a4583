"""Arrays to work in, lent out, since making them anew costs more than searching.

They are as long as the largest segment that was searched. There are as many as were ever in use
at once, however many threads a server has.
"""

from collections import deque
from types import TracebackType

import numpy as np

from search.columnar.files.array_file import Array

_AT_ONCE = 16  # elements in a row are written in less time than one by itself


class Scratch:
    """A flag and a number for each row.

    Flags are False, and who sets some must `clean` them. Numbers are anything at first.
    """

    def __init__(self, rows: int) -> None:
        self.flags = np.zeros(rows, np.bool_)
        self.numbers = np.empty(rows, np.int32)


# The one used last is lent first, as most of it is in the processor's cache.
_free: deque[Scratch] = deque()


class lent_scratch:  # noqa: N801  # a generator's context manager takes three times as long
    """Lend a `Scratch` of at least so many *rows* for a `with` block.

    One that an error leaves unclean is not used again.
    """

    def __init__(self, rows: int) -> None:
        self._rows = rows

    def __enter__(self) -> Scratch:
        try:
            self._scratch = _free.pop()
        except IndexError:
            self._scratch = Scratch(self._rows)
        if self._scratch.flags.size < self._rows:
            self._scratch = Scratch(self._rows)
        return self._scratch

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is None:
            _free.append(self._scratch)


def clean(flags: Array, rows: Array) -> None:
    """Make those *flags* of a scratch False again that were set for *rows*."""
    if rows.size * _AT_ONCE > flags.size:
        flags.fill(False)
    else:
        flags[rows] = False
