"""A segment: the documents of one file and what they hold, less those deleted since."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import numpy as np

from search.columnar.files.array_file import Array, ArrayFile
from search.columnar.index.columns import DocumentFile, LiveDocuments
from search.columnar.index.postings import FIELDS, Field
from search.columnar.index.record import NO_DAY


class SegmentFile(DocumentFile):
    """The arrays of one segment's file."""

    def __init__(self, path: Path, *, written: bool = False) -> None:
        super().__init__(path, written=written)
        self.fields: Mapping[str, Field] = {name: Field(self.array_file, name) for name in FIELDS}
        self.impact_lengths = self.array_file["codes.lengths"]
        self.impact_frequencies = self.array_file["codes.frequencies"]
        self._language_offsets = self.array_file["words.languages.offsets"].data
        self._languages = self.array_file["words.languages"].data
        self._language_counts = self.array_file["words.languages.counts"].data

    def languages_of(self, word: int) -> Mapping[str, int]:
        """Return how many documents of each language hold the *word* with that number."""
        codes, counts = self.facets["language"].values, self._language_counts
        held = range(self._language_offsets[word], self._language_offsets[word + 1])
        return {codes[self._languages[place]]: counts[place] for place in held}


class Segment(LiveDocuments[SegmentFile]):
    """A segment as one commit sees it; the next commit that sees it so shares what was counted."""

    @cached_property
    def profile_counts(self) -> Array:
        """Return how many documents have each profile."""
        profile = self.file.profile if self.live is None else self.file.profile[self.live]
        return np.bincount(profile, minlength=self.file.profile_years.size)

    def languages(self, rows: Array) -> Mapping[str, int]:
        """Return how many of *rows* have each language."""
        held = np.bincount(self.file.languages_by_profile.take(self.file.profile.take(rows)))
        values = self.file.facets["language"].values
        return {code: n for code, n in zip(values, held.tolist(), strict=False) if n}

    def languages_of(self, word: int) -> Mapping[str, int]:
        """Return how many documents of each language hold the *word* with that number."""
        if self.live is None:
            return self.file.languages_of(word)
        field = self.file.fields["words"]
        return self.languages(self.kept(field.doc_ids[field.stretch(word)]))

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """Return the first and the last day as ordinals, None if no document is dated."""
        # Rows stand newest first, undated last.
        dated = self.kept(np.arange(np.count_nonzero(self.file.days != NO_DAY)))
        if not dated.size:
            return None
        return int(self.file.days[dated[-1]]), int(self.file.days[dated[0]])


def read_deletions(path: Path) -> Array:
    """Return for each row whether it is still there."""
    file = ArrayFile(path)
    return np.unpackbits(file["live"], count=file.attributes["rows"], bitorder="little").astype(
        np.bool_
    )
