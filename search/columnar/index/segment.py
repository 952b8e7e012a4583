"""A segment: the columns and postings of one file, and the documents deleted since."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np

from search.arrays import distinct, stretches
from search.columnar.files.array_file import Array, ArrayFile
from search.columnar.index.columns import DocumentFile
from search.columnar.index.facet_column import FacetColumn
from search.columnar.index.live_documents import LiveDocuments
from search.columnar.index.near_copies import NearCopies
from search.columnar.index.postings import FIELDS, Field
from search.columnar.index.record import NO_DAY
from search.columnar.index.vectors import VectorFile
from search.columnar.index.vocabulary import Letters, Vocabulary

_FAR_FEWER = 4  # from this ratio on, to add up the few beats adding up all


class SegmentFile(DocumentFile):
    """The file of one segment: columns, postings, and the table of impacts.

    Impact i stands for a document of *impact_lengths*[i] tokens, *impact_frequencies*[i] of them
    the term.
    """

    def __init__(self, path: Path, *, written: bool = False) -> None:
        super().__init__(path, written=written)
        self.fields: Mapping[str, Field] = {name: Field(self.array_file, name) for name in FIELDS}
        self.impact_lengths = self.array_file["codes.lengths"]
        self.impact_frequencies = self.array_file["codes.frequencies"]
        self._language_offsets = self.array_file["words.languages.offsets"].data
        self._languages = self.array_file["words.languages"].data
        self._language_counts = self.array_file["words.languages.counts"].data
        self._vocabularies: dict[str, Vocabulary] = {}
        self.same_topics = self.array_file["profiles.same_topics"]
        self._stem_offsets = self.array_file["stems.topics.offsets"]
        self._stem_topics = self.array_file["stems.topics"]
        self.stem_counts = self.array_file["stems.topics.counts"]
        """For each stem, how many documents of some kind and topics hold it, deleted included."""

    @cached_property
    def near_copies(self) -> NearCopies:
        """Return the near-copies among these documents, deleted ones included."""
        return NearCopies.of(self.array_file)

    def id_hashes(self) -> Array:
        """Return the CRC-32 of each document's id."""
        hashes = np.empty(self.documents, np.uint32)
        hashes[self.array_file["ids.rows"]] = self.array_file["ids.hashes"]
        return hashes

    def languages_of(self, word: int) -> Mapping[str, int]:
        """Return how many documents of each language hold *word*, a term number.

        Deleted documents are included.
        """
        codes, counts = self.facets["language"].values, self._language_counts
        held = range(self._language_offsets[word], self._language_offsets[word + 1])
        return {codes[self._languages[index]]: counts[index] for index in held}

    def words_in(self, language: str) -> tuple[Array, Array]:
        """Return the words, term numbers, of documents in *language*, and how many hold each.

        Deleted documents are included.
        """
        values = self.facets["language"].values
        code = values.index(language) if language in values else len(values)
        held = np.flatnonzero(np.asarray(self._languages) == code)
        words = np.searchsorted(np.asarray(self._language_offsets), held, "right") - 1
        return words, np.asarray(self._language_counts)[held].astype(np.int64)

    def stems_with(self, profiles: Array, counts: Array) -> Array:
        """Return how many documents of the *profiles* that are flagged hold each stem.

        These are all profiles with some kinds and topics. *counts* are `stem_counts`, or those of
        some documents.
        """
        held = profiles.take(self._stem_topics)
        if np.count_nonzero(held) * _FAR_FEWER > held.size:
            firsts = np.asarray(self._stem_offsets, np.intp)[:-1]
            return np.add.reduceat(counts * held, firsts, dtype=np.int64)
        found = np.flatnonzero(held)
        stems, many = self._counted_stems.take(found), len(self.fields["stems"].terms)
        return np.bincount(stems, counts.take(found), many).astype(np.int64)

    @cached_property
    def _counted_stems(self) -> Array:
        """The stem of each of `stem_counts`, kept as the page of each topic asks for many."""
        offsets = np.asarray(self._stem_offsets)
        return np.repeat(np.arange(offsets.size - 1, dtype=np.int32), np.diff(offsets))

    def stem_counts_of(self, flags: Array) -> Array:
        """Return how many of the documents that are flagged in *flags* each of `stem_counts` has.

        Only the counts of stems that they hold are looked through.
        """
        many = self.same_topics.size
        terms, doc_ids = self.fields["stems"].postings_of(flags)
        stems, ranks = np.unique(terms, return_inverse=True)
        begins = self._stem_offsets.take(stems).astype(np.intp)
        sizes = self._stem_offsets.take(stems + 1) - begins
        places = stretches(begins, sizes)
        counted = np.repeat(np.arange(stems.size), sizes) * many + self._stem_topics.take(places)
        wanted = ranks * many + self.same_topics.take(self.profile.take(doc_ids))
        found = places.take(counted.searchsorted(wanted))
        return np.bincount(found, minlength=self.stem_counts.size)

    @cached_property
    def letters(self) -> Letters:
        """Return the letters of the words, to find those like another."""
        return Letters(self.fields["words"].terms)

    def vocabulary(self, language: str) -> Vocabulary:
        """Return the words that documents in *language* hold, deleted ones included."""
        known = self._vocabularies.get(language)
        if known is None:
            known = Vocabulary(self.fields["words"].terms, self.words_in(language)[0])
            self._vocabularies[language] = known
        return known


class Segment(LiveDocuments[SegmentFile]):
    """A segment with the deletions of one commit.

    Later commits share the object, and its cached counts, until a document of it is deleted or its
    *vectors* change; these are None if it has none.
    """

    def __init__(
        self,
        name: str,
        file: SegmentFile,
        live: Array | None = None,
        vectors: VectorFile | None = None,
    ) -> None:
        super().__init__(name, file, live)
        self.vectors = vectors
        self._headlines: dict[str, Array] = {}
        self._headline_words: dict[str, tuple[Array, Array]] = {}
        self._counts: dict[FacetColumn[Any], Array] = {}

    def with_vectors(self, vectors: VectorFile | None) -> "Segment":
        """Return this segment with other *vectors*."""
        return Segment(self.name, self.file, self.live, vectors)

    def _with_live(self, live: Array) -> "Segment":
        return Segment(self.name, self.file, live, self.vectors)

    @cached_property
    def every_doc_id(self) -> Array:
        """Return what `live_doc_ids` does, kept as each search without a text asks for it."""
        return self.live_doc_ids().astype(np.int32)

    @property
    def profile_counts(self) -> Array:
        """Return how many live documents have each profile."""
        return self.counts(self.file.years)

    def counts(self, column: FacetColumn[Any]) -> Array:
        """Return how many live documents have each number of *column*."""
        known = self._counts.get(column)
        if known is None:
            numbers = column.numbers if self.live is None else column.numbers[self.live]
            known = self._counts[column] = np.bincount(numbers, minlength=column.size)
        return known

    def document_frequencies(self, words: range) -> Array:
        """Return how many live documents hold each of consecutive *words*, term numbers."""
        if self.live is None:
            return self.file.fields["words"].document_frequencies(words)
        return self._live_frequencies[words.start : words.stop]

    def document_frequency(self, word: bytes) -> int:
        """Return how many live documents hold the folded *word*."""
        field = self.file.fields["words"]
        number = field.terms.find(word)
        if number < 0:
            return 0
        if self.live is None:
            return field.document_frequency(number)
        return int(self._live_frequencies[number])

    @cached_property
    def _live_frequencies(self) -> Array:
        return self.file.fields["words"].holding(np.asarray(self.live))

    @cached_property
    def headline_profiles(self) -> Array:
        """Return how many live headlines have each profile."""
        headlines = self.file.facets["kind"].numbers_with(("headline",))
        counts: Array = np.where(headlines, self.profile_counts, 0)
        return counts

    @cached_property
    def headlines(self) -> Array:
        """Return for each document whether it is a live headline."""
        kinds = self.file.facets["kind"]
        headlines: Array = kinds.numbers_with(("headline",)).take(kinds.numbers)
        return headlines if self.live is None else headlines & self.live

    def headlines_in(self, language: str) -> Array:
        """Return the doc ids of the live headlines in *language*, ascending."""
        known = self._headlines.get(language)
        if known is None:
            facets = self.file.facets
            kinds = facets["kind"].numbers_with(("headline",))
            wanted = kinds & facets["language"].numbers_with((language,))
            found = self.kept(np.flatnonzero(wanted.take(self.file.profile)))
            known = self._headlines[language] = found.astype(np.int32)
        return known

    @cached_property
    def headline_stems(self) -> Array:
        """Return how many live headlines hold each stem."""
        return self.stems_with(self.file.facets["kind"].numbers_with(("headline",)))

    def stems_with(self, profiles: Array) -> Array:
        """Return how many live documents of the *profiles* that are flagged hold each stem.

        These are all profiles with some kinds and topics.
        """
        return self.file.stems_with(profiles, self._stem_counts)

    @cached_property
    def _stem_counts(self) -> Array:
        every = self.file.stem_counts
        if self.live is None:
            return every
        return (every - self.file.stem_counts_of(~self.live)).astype(every.dtype)

    def headline_words(self, language: str) -> tuple[Array, Array]:
        """Return the words, term numbers, that live headlines in *language* hold, and how many."""
        known = self._headline_words.get(language)
        if known is None:
            words, counts = self.file.words_in(language)
            # The file counts all documents, and nearly all are headlines that are live.
            others = np.flatnonzero(~self.headlines)
            less, fewer = self.words_of(others[self.are_in((language,), others)])
            counts[words.searchsorted(less)] -= fewer
            known = words[counts > 0], counts[counts > 0]
            self._headline_words[language] = known
        return known

    def words_of(self, doc_ids: Array) -> tuple[Array, Array]:
        """Return the words, term numbers, of documents, and how many of these hold each."""
        field, lengths = self.file.fields["words"], self.file.lengths(doc_ids)
        begins = self.file.starts[doc_ids].astype(np.int64)
        terms = len(field.terms)
        tokens = cast(Array, field.tokens)[stretches(begins, lengths)]
        held = np.repeat(np.arange(doc_ids.size), lengths) * terms + tokens
        held = distinct(held, in_runs=True)  # document by document
        counts = np.bincount(held % terms) if terms else held
        words = np.flatnonzero(counts)
        return words, counts[words]

    def languages(self, doc_ids: Array) -> Mapping[str, int]:
        """Return how many of the documents *doc_ids* have each language."""
        held = np.bincount(self.file.languages_by_profile.take(self.file.profile.take(doc_ids)))
        values = self.file.facets["language"].values
        return {code: n for code, n in zip(values, held.tolist(), strict=False) if n}

    def are_in(self, languages: Sequence[str], doc_ids: Array) -> Array:
        """Return a flag for each of the documents *doc_ids*: whether it is in a language."""
        return self.file.profiles_in(tuple(languages)).take(self.file.profile.take(doc_ids))

    def languages_of(self, word: int) -> Mapping[str, int]:
        """Return how many live documents of each language hold *word*, a term number."""
        if self.live is None:
            return self.file.languages_of(word)
        field = self.file.fields["words"]
        return self.languages(self.kept(field.doc_ids[field.stretch(word)]))

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """Return the first and last day as ordinals, None if no live document is dated."""
        dated = self.dated
        return (int(dated[0]), int(dated[-1])) if dated.size else None

    @property
    def dated(self) -> Array:
        """Return the days of the live documents that are dated, as ordinals, oldest first."""
        # Documents are in order newest first, undated last.
        days = self.file.days[: np.count_nonzero(self.file.days != NO_DAY)]
        return (days if self.live is None else days[self.live[: days.size]])[::-1]


def read_deletions(path: Path) -> Array:
    """Return a flag for each document of a segment: whether it is live."""
    file = ArrayFile(path)
    return np.unpackbits(file["live"], count=file.attributes["rows"], bitorder="little").astype(
        np.bool_
    )
