"""Work arrays that are lent out: to allocate and clear them anew would cost more than a search.

They are as long as the largest segment that was searched. There are as many as were ever in use at
the same time, however many threads a server has.
"""

from collections import deque
from types import TracebackType

import numpy as np

from search.columnar.files.array_file import Array

_AT_ONCE = 16  # elements that are filled in less time than one takes that is set by index


class Scratch:
    """A flag and a number for each of so many *documents*.

    All flags are False when it is lent, and a borrower that sets some must `clean` them. Numbers
    start as anything.
    """

    def __init__(self, documents: int) -> None:
        self.flags = np.zeros(documents, np.bool_)
        self.numbers = np.empty(documents, np.int32)


# The last one used is lent first: most of it is in the processor's cache.
_free: deque[Scratch] = deque()


class lent_scratch:  # noqa: N801  # a generator's context manager takes three times as long
    """Lend a `Scratch` for at least so many *documents* for a `with` block.

    After an error in the block it is not used again, as its flags may be set.
    """

    def __init__(self, documents: int) -> None:
        self._documents = documents

    def __enter__(self) -> Scratch:
        try:
            self._scratch = _free.pop()
        except IndexError:
            self._scratch = Scratch(self._documents)
        if self._scratch.flags.size < self._documents:
            self._scratch = Scratch(self._documents)
        return self._scratch

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is None:
            _free.append(self._scratch)


def clean(flags: Array, doc_ids: Array) -> None:
    """Set the *flags* at *doc_ids*, all that are True, to False again."""
    if doc_ids.size * _AT_ONCE > flags.size:
        flags.fill(False)
    else:
        flags[doc_ids] = False
