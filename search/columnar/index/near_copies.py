"""Near-copies as a segment keeps them: the words of its titles, and the pairs that are alike.

A segment keeps the pairs of its own documents, a commit those across segments. They are found by
`search.columnar.writing.near_copies`.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from search.columnar.files.array_file import Array, ArrayFile, ArrayFileWriter
from search.columnar.files.strings import narrow, offsets, stretches

Pairs = Array
"""Near-copies, an array of shape (n, 2): the doc ids of each pair."""

CrossPairs = Mapping[tuple[str, str], Pairs]
"""The near-copies of which each is in another segment, by the names of the two segments."""


class TitleWords(Struct, frozen=True):
    """The different words of each title, hashed and ascending.

    Those of document d are `words[offsets[d]:offsets[d + 1]]`; a document that can have no
    near-copies has none.
    """

    offsets: Array
    words: Array

    @property
    def counts(self) -> Array:
        """The number of words of each title."""
        return np.diff(self.offsets.astype(np.int64))

    def take(self, doc_ids: Array) -> "TitleWords":
        """Return the words of some documents."""
        begins = self.offsets[doc_ids].astype(np.int64)
        counts = self.offsets[doc_ids + 1].astype(np.int64) - begins
        return TitleWords(offsets(counts), self.words[stretches(begins, counts)])

    @staticmethod
    def join(parts: Sequence["TitleWords"]) -> "TitleWords":
        """Return the titles of all *parts*, end to end."""
        counts = np.concatenate([part.counts for part in parts])
        return TitleWords(offsets(counts), np.concatenate([part.words for part in parts]))


class NearCopies(Struct, frozen=True):
    """The near-copies of one segment: the *words* of its titles and the *pairs*, sorted.

    The lower doc id of a pair comes first.
    """

    words: TitleWords
    pairs: Pairs

    @classmethod
    def of(cls, file: ArrayFile) -> "NearCopies":
        """Return the near-copies that *file* holds."""
        words = TitleWords(file["titles.offsets"], file["titles"])
        return cls(words, file["near_copies"].reshape(-1, 2))

    def write(self, file: ArrayFileWriter) -> None:
        """Write them to *file*."""
        file.add("titles.offsets", narrow(self.words.offsets))
        file.add("titles", self.words.words)
        file.add("near_copies", self.pairs.astype("<u4").ravel())
