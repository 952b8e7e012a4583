"""A commit open for reading."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from search.cache import Cache
from search.columnar.files.array_file import Array
from search.columnar.index.commits import Commit
from search.columnar.index.groups import NO_GROUP, find_groups
from search.columnar.index.segment import Segment
from search.columnar.index.vectors import VectorFile
from search.columnar.scoring.docset import DocSet
from search.scoring.bm25 import saturation
from search.values.changes import Notes
from search.values.documents import Document
from search.values.facets import FACETS
from search.values.results import IndexVersion, SignificantTerm

MATCHES_BYTES = 50_000_000
"""Bytes of matched synonym groups that a searcher caches; frequent words repeat and cost most."""

TIERS_BYTES = 10_000_000
"""Bytes of the posting lists of synonym groups that a searcher caches."""

HOLDING_WORDS = 10_000
"""Words of queries whose document frequency by language a searcher caches."""

_MONTHS = 12 * (dt.MAXYEAR + 1) + 1  # from January of the year 0, and one past the last


@dataclass(frozen=True, eq=False)
class Searcher:
    """A commit open for reading: immutable, and shared by threads.

    Its files stay readable as long as the object lives, even once they are deleted.
    """

    commit: Commit
    segments: tuple[Segment, ...]
    holding: dict[Any, int] = field(default_factory=dict)
    """How many documents hold a synonym group; a cache of `search.columnar.scoring.term_scorer`."""
    idfs: dict[Any, float] = field(default_factory=dict)
    """The inverse document frequencies of synonym groups; a cache of the same module."""
    matches: Cache[Sequence[DocSet]] = field(default_factory=lambda: Cache(MATCHES_BYTES))
    """The matches of recent synonym groups in each segment; a cache of the same module."""
    tiers: Cache[list[tuple[Any, ...]]] = field(default_factory=lambda: Cache(TIERS_BYTES))
    """The posting lists of recent synonym groups in each segment; a cache of the same module."""
    holding_words: Cache[Mapping[str, int]] = field(default_factory=lambda: Cache(HOLDING_WORDS))
    """How many documents of each language hold the words of recent queries; a cache of
    `search.columnar.scoring.language_odds`."""
    significant_terms: dict[str, tuple[SignificantTerm, ...]] = field(default_factory=dict)
    """The significant terms of recent topics; a cache of
    `search.columnar.collecting.significant_terms`."""

    @property
    def state(self) -> bytes:
        """Return the state that the indexer committed."""
        return self.commit.state

    @property
    def notes(self) -> Notes:
        """Return what the commit tells besides its documents."""
        return self.commit.notes

    @cached_property
    def version(self) -> IndexVersion:
        """Return the version of this commit."""
        number, mark = self.commit.generation, self.commit.mark
        as_of = f"{number}.{mark}" if mark else f"{number}"
        return IndexVersion(f"{number}", self.commit.built_at, self.documents, as_of)

    @cached_property
    def documents(self) -> int:
        """Return the number of live documents."""
        return sum(segment.documents for segment in self.segments)

    @cached_property
    def saturations(self) -> tuple[Array, ...]:
        """Return the BM25 saturation of each impact, for each segment."""
        return tuple(
            saturation(
                segment.file.impact_frequencies.astype(np.float64),
                segment.file.impact_lengths.astype(np.float64),
                self.mean_length,
            )
            for segment in self.segments
        )

    @cached_property
    def mean_length(self) -> float:
        """Return the mean length of the live documents in tokens, 1 if they have none."""
        tokens = sum(segment.tokens for segment in self.segments)
        return tokens / self.documents if tokens else 1.0

    @cached_property
    def groups(self) -> list[Array]:
        """Return the number of each document's group of near-copies, for each segment."""
        return find_groups(self.segments, self.commit.near_copies)

    def find(self, document_id: str) -> tuple[int, int] | None:
        """Return the segment and the doc id of the document with that id, None without one."""
        for number, segment in enumerate(self.segments):
            doc_id = segment.find(document_id)
            if doc_id is not None:
                return number, doc_id
        return None

    def group_of(self, document_id: str) -> list[Array]:
        """Return the doc ids of the document with that id and of its near-copies, by segment."""
        document = self.get(document_id)
        found = [segment.find(document.id) if document else None for segment in self.segments]
        (number,) = {
            int(groups[doc_id])
            for groups, doc_id in zip(self.groups, found, strict=True)
            if doc_id is not None
        } or (NO_GROUP,)
        if number != NO_GROUP:
            return [
                segment.kept(np.flatnonzero(groups == number))
                for segment, groups in zip(self.segments, self.groups, strict=True)
            ]
        return [np.array([] if doc_id is None else [doc_id], np.intp) for doc_id in found]

    @cached_property
    def profile_counts(self) -> tuple[Array, ...]:
        """Return how many live documents have each profile, for each segment."""
        return tuple(segment.profile_counts for segment in self.segments)

    @cached_property
    def years(self) -> Counter[int]:
        """Return how many live documents each year has; year 0 has the undated ones."""
        years: Counter[int] = Counter()
        for segment, counts in zip(self.segments, self.profile_counts, strict=True):
            years.update(segment.file.years.sums(counts))
        return years

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of the live documents, sorted."""
        return tuple(sorted(self.language_counts))

    @cached_property
    def language_counts(self) -> Counter[str]:
        """Return how many documents each language has."""
        return self.value_counts("language")

    def value_counts(self, facet_id: str) -> Counter[str]:
        """Return how many documents each value of a facet has."""
        counted: Counter[str] = Counter()
        for segment in self.segments:
            column = segment.file.facets[facet_id]
            counted.update(column.sums(segment.counts(column)))
        return counted

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """Return the labels that the archive states, by facet and value; of several, the last."""
        labels: dict[str, dict[str, str]] = {}
        for facet in FACETS:
            if facet.labelled:
                stated = {pair for segment in self.segments for pair in segment.file.values(facet)}
                labels[facet.id] = dict(sorted(stated))
        return labels

    @cached_property
    def span(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and last day, None if no live document is dated."""
        days = [day for segment in self.segments for day in segment.days or ()]
        return (dt.date.fromordinal(min(days)), dt.date.fromordinal(max(days))) if days else None

    @cached_property
    def month_counts(self) -> tuple[tuple[int, int], ...]:
        """Return the months from January of year 0, each with the live documents of which a day is.

        Months without any are left out.
        """
        counts = np.zeros(_MONTHS, np.int64)
        for segment in self.segments:
            dated = segment.dated
            if dated.size:
                first, last = _months(dated[[0, -1]]).tolist()
                begun = np.searchsorted(dated, _first_days(np.arange(first, last + 2)))
                counts[first : last + 1] += np.diff(begun)
            # A year counts in all its months, and has been counted in the first.
            imprecise = segment.kept(segment.file.imprecise)
            if imprecise.size:
                begins, ends = segment.file.days[imprecise], segment.file.date_ends(imprecise)
                changes = np.bincount(_months(begins) + 1, minlength=_MONTHS)
                changes -= np.bincount(_months(ends - 1) + 1, minlength=_MONTHS)
                counts += np.cumsum(changes)
        held = np.flatnonzero(counts)
        return tuple(zip(held.tolist(), counts[held].tolist(), strict=True))

    @cached_property
    def bytes(self) -> int:
        """Return the size of the segments' files in bytes."""
        documents = sum(segment.file.bytes for segment in self.segments)
        return documents + sum(vectors.bytes for vectors in self.vectors)

    @property
    def vectors(self) -> list[VectorFile]:
        """Return the vectors of the segments that have some."""
        return [segment.vectors for segment in self.segments if segment.vectors]

    @cached_property
    def encoder(self) -> str:
        """Return the name of the encoder that made the vectors, empty if there are none."""
        return next((one.encoder for one in self.vectors), "")

    @cached_property
    def encoded_counts(self) -> Counter[str]:
        """Return how many live documents of each language have a vector."""
        counted: Counter[str] = Counter()
        for segment in self.segments:
            if segment.vectors:
                for language, rows in segment.vectors.stretches.items():
                    doc_ids = segment.vectors.doc_ids[rows.start : rows.stop]
                    counted[language] += int(segment.kept(doc_ids).size)
        return +counted

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id or with a wording of that id, None if there is none."""
        if not self.segments:
            return None
        found = next(filter(None, (segment.get(document_id) for segment in self.segments)), None)
        if found is None:
            _, found = next(self._find_aliases([document_id]), ("", None))
        return found

    def get_all(self, ids: Sequence[str]) -> Mapping[str, Document]:
        """Return the documents with *ids*, or with wordings of these ids, by them."""
        if not self.segments:
            return {}
        return {one: document for one in ids if (document := self.get(one))}

    def ids_with(self, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield each of *addresses* with the id of each document that has it."""
        return ((address, document.id) for address, document in self._find_aliases(addresses))

    def _find_aliases(self, aliases: Iterable[str]) -> Iterator[tuple[str, Document]]:
        encoded = [alias.encode() for alias in aliases]
        for segment in self.segments:
            for alias, doc_id in segment.find_aliases(encoded):
                yield alias, segment.file.document(doc_id)

    def all_documents(self) -> Iterator[Document]:
        """Yield every live document, segment by segment."""
        for segment in self.segments:
            for doc_id in segment.live_doc_ids().tolist():
                yield segment.file.document(doc_id)

    def ids_from(self, file: str) -> Iterator[str]:
        """Yield the ids of the documents that have *file*, or a member of it, as a source."""
        for segment in self.segments:
            for doc_id in segment.kept(segment.file.doc_ids_from(file)).tolist():
                yield segment.file.id(doc_id)

    def verify(self) -> None:
        """Check every checksum; raises `IndexDamaged` naming the first that fails."""
        for segment in self.segments:
            segment.file.verify()
            if segment.vectors:
                segment.vectors.verify()


def _months(days: Array) -> Array:
    """Return the months of *days*, ordinals, from January of the year 0."""
    since_1970 = (days.astype(np.int64) - dt.date(1970, 1, 1).toordinal()).astype("datetime64[D]")
    return since_1970.astype("datetime64[M]").astype(np.int64) + 12 * 1970


def _first_days(months: Array) -> Array:
    """Return the first days, as ordinals, of *months* from January of the year 0."""
    days = (months - 12 * 1970).astype("datetime64[M]").astype("datetime64[D]")
    return days.astype(np.int64) + dt.date(1970, 1, 1).toordinal()
