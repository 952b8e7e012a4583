"""Near-copies as a segment keeps them: the words of its titles, and the pairs that are alike.

A segment keeps the pairs of its own documents, a commit those across segments. They are found by
`search.near_copies`.
"""

from collections.abc import Mapping

from msgspec import Struct

from search.columnar.files.array_file import ArrayFile, ArrayFileWriter
from search.columnar.files.strings import narrow
from search.near_copies.pairs import Pairs
from search.near_copies.title_words import TitleWords

CrossPairs = Mapping[tuple[str, str], Pairs]
"""The near-copies of which each is in another segment, by the names of the two segments."""


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
