"""Near-copies as a segment keeps them: the words of its titles, and the pairs that are alike.

A segment keeps the pairs of its own documents, a commit those across segments. They are found by
`search.near_copies`.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from msgspec import Struct

from search.columnar.files.array_file import ArrayFile, ArrayFileWriter
from search.columnar.files.strings import add_offsets
from search.near_copies.pairs import Pairs
from search.near_copies.title_words import TitleWords

CrossPairs = Mapping[tuple[str, str], Pairs]
"""The near-copies of which each is in another segment, by the names of the two segments."""


class NearCopies(Struct, frozen=True):
    """The near-copies of one segment, or some of them: the *words* of titles, and *pairs*, sorted.

    The lower doc id of a pair comes first.
    """

    words: TitleWords
    pairs: Pairs

    @classmethod
    def of(cls, file: ArrayFile) -> "NearCopies":
        """Return the near-copies that *file* holds."""
        words = TitleWords(file["titles.offsets"], file["titles"])
        return cls(words, file["near_copies"].reshape(-1, 2))


def write_near_copies(file: ArrayFileWriter, parts: Iterable[NearCopies]) -> None:
    """Write *parts*, those of one segment, to *file*.

    Each has the next titles; the pairs are those that follow the ones before.
    """
    counts, words, pairs = (
        file.spool(np.dtype(dtype)) for dtype in (np.uint8, np.uint32, np.uint32)
    )
    for part in parts:
        counts.extend(part.words.counts)
        words.extend(part.words.words)
        pairs.extend(part.pairs.ravel())
    add_offsets(file, "titles", counts.blocks)
    file.add_blocks("titles", words.dtype, words.blocks())
    file.add_blocks("near_copies", pairs.dtype, pairs.blocks())
