"""The languages of the texts around a text, which say what to expect of it."""

from collections.abc import Sequence

import numpy as np

from corpus.identifying.language_models import NUMBERS, Array
from corpus.languages import LANGUAGES

WINDOW = 500
"""So many texts around a text are its neighbours, half of them on either side."""

ENOUGH = 20
"""With fewer neighbours than these it is not seen what to expect."""

SHARE = 0.05
"""A language that makes up this share of the neighbours is expected."""

MOST = 0.9
"""This share of the texts around a text says in which language texts here are."""

ZH, JA = NUMBERS["zh"], NUMBERS["ja"]


class Neighbours:
    """The languages of texts as far as they are clear, by their numbers.

    Texts are neighbours within a block; *sizes* has how many each has. They *tell* what to expect
    if any has enough.
    """

    def __init__(self, scripts: Array, sizes: Sequence[int]) -> None:
        self._scripts = scripts
        self._clear = scripts
        ends = np.cumsum(sizes)
        self._begins = np.repeat(ends - sizes, sizes)
        self._ends = np.repeat(ends, sizes)
        self.tell = max(sizes, default=0) > ENOUGH

    def add(self, places: Array, codes: Array, confidences: Array, least: float) -> None:
        """Take the *codes* of the texts at *places*, in place of those taken before.

        Those below the confidence *least* are not clear.
        """
        self._clear = self._scripts.copy()
        self._clear[places] = np.where(confidences >= least, codes, -1)

    def expected(self, places: Array, pages: Array) -> tuple[Array, Array]:
        """Return which languages, by rows, are expected of the text at each of *places*.

        With them is that of `MOST` texts around each, or -1; that of *pages* where there are few. A
        text is none of its own neighbours.
        """
        known = np.flatnonzero(self._clear >= 0)
        met = np.unique(self._clear[known])
        if not met.size:
            return np.zeros((len(LANGUAGES), places.size), np.bool_), pages
        row_of = np.zeros(len(LANGUAGES), np.intp)
        row_of[met] = np.arange(met.size)
        counts = np.zeros((met.size, self._clear.size + 1), np.int32)
        counts[row_of[self._clear[known]], known + 1] = 1
        np.cumsum(counts, 1, out=counts)
        half = WINDOW // 2
        within = counts[:, np.minimum(places + half, self._ends[places])]
        within -= counts[:, np.maximum(places - half, self._begins[places])]
        own = self._clear[places]
        within[row_of[own[own >= 0]], np.flatnonzero(own >= 0)] -= 1
        total = within.sum(0)
        enough = total >= ENOUGH
        found = np.zeros((len(LANGUAGES), places.size), np.bool_)
        found[met] = (within >= SHARE * total) & (within > 0) & enough
        hosts = np.where(within.max(0) >= MOST * total, met[within.argmax(0)], -1)
        return found, np.where(enough, hosts, pages)

    def are_japanese(self, at: int, *, on_page: bool) -> bool:
        """Return whether Japanese is likelier than Chinese for characters that both have.

        *on_page* says that the page is in Japanese.
        """
        half = WINDOW // 2
        begin, end = max(self._begins[at], at - half), min(self._ends[at], at + half)
        around = self._scripts[begin:end]
        others = np.count_nonzero(around == ZH) - 1
        return bool(np.count_nonzero(around == JA) + on_page > others)
