"""Significant terms of a topic or a result: what its headlines hold more often than others do.

`search.scoring.significant_terms` says which they are. The file of a segment says how many
headlines of each topic hold a stem; for any other result, one pass over all postings counts them.
The answer of a topic is cached as long as its commit is open.
"""

from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from search.columnar.collecting.significant_phrases import significant_phrases
from search.columnar.files.array_file import Array
from search.columnar.files.strings import TermDictionary
from search.columnar.index.searcher import Searcher
from search.columnar.index.segment import Segment
from search.language.analysis import has_stems
from search.scoring import significant_terms as marking
from search.scoring.significant_terms import (
    FEWEST,
    MOST,
    OF_TOPIC,
    OTHER,
    SHOWN_IN,
    Candidate,
    Counted,
    significant_words,
)
from search.scoring.text_matches import printed_at
from search.values.results import SignificantTerm


def significant_terms(searcher: Searcher, topic: str) -> tuple[SignificantTerm, ...]:
    """Return the words that are significant for *topic*, greatest ratio first.

    There are 24 at most, and less than one is expected among them by chance.
    """
    if topic not in searcher.labels["topic"]:
        return ()
    known: tuple[SignificantTerm, ...] | None = searcher.significant_terms.get(topic)
    if known is None:
        sides = [_OfTopic(segment, topic) for segment in searcher.segments]
        found = islice(_significant_terms(sides, _sizes(sides)), MOST)
        known = searcher.significant_terms[topic] = tuple(found)
    return known


def terms_of_result(searcher: Searcher, hits: Sequence[Array]) -> tuple[SignificantTerm, ...]:
    """Return the words and phrases that are significant for *hits*, greatest ratio first.

    *hits* are the doc ids of each segment. There are 24 at most of each language. What all of the
    headlines of a language hold is left out, and so are the words of a phrase that mostly stand in
    it.
    """
    sides = [_OfHits(*both) for both in zip(searcher.segments, hits, strict=True)]
    sizes = _sizes(sides)
    phrases = significant_phrases(searcher, [side.flags for side in sides], sizes)
    return marking.terms_of_result(phrases, _significant_terms(sides, sizes), sizes)


class _Side(ABC):
    """The live headlines of *segment* that are marked, and what they hold."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment

    def doc_ids_in(self, language: str) -> Array:
        """Return the doc ids of the headlines in a language, ascending."""
        return self.among(self.segment.headlines_in(language))

    @abstractmethod
    def profiles(self) -> Array:
        """Return how many of the headlines have each profile."""

    @abstractmethod
    def stems(self) -> Array:
        """Return how many of the headlines hold each stem."""

    @abstractmethod
    def among(self, doc_ids: Array) -> Array:
        """Return those of *doc_ids* that are of the headlines."""


class _OfTopic(_Side):
    """The headlines of a topic, of which profiles tell all."""

    def __init__(self, segment: Segment, topic: str) -> None:
        super().__init__(segment)
        facets = segment.file.facets
        of_topic = facets["topic"].numbers_with((topic,))
        self._wanted = of_topic & facets["kind"].numbers_with(("headline",))

    def profiles(self) -> Array:
        return self.segment.profile_counts * self._wanted

    def stems(self) -> Array:
        return self.segment.stems_with(self._wanted)

    def among(self, doc_ids: Array) -> Array:
        wanted = self._wanted.take(self.segment.file.profile.take(doc_ids))
        return self.segment.kept(doc_ids[wanted])


class _OfHits(_Side):
    """The headlines among *hits*; *flags* has the side of each document, 0 of what is no other."""

    def __init__(self, segment: Segment, hits: Array) -> None:
        super().__init__(segment)
        self.flags = segment.headlines.astype(np.uint8) * np.uint8(OTHER)
        self.flags[hits[self.flags[hits] == OTHER]] = OF_TOPIC

    def profiles(self) -> Array:
        file, own = self.segment.file, np.flatnonzero(self.flags == OF_TOPIC)
        return np.bincount(file.profile.take(own), minlength=len(file.profiles))

    def stems(self) -> Array:
        return self.segment.file.fields["stems"].holding(self.flags == OF_TOPIC)

    def among(self, doc_ids: Array) -> Array:
        own: Array = doc_ids[self.flags.take(doc_ids) == OF_TOPIC]
        return own


def _significant_terms(
    sides: Sequence[_Side], sizes: Mapping[str, Counter[int]]
) -> Iterator[SignificantTerm]:
    def printed(candidate: Candidate) -> str:
        return _commonest_form(sides, candidate)

    return significant_words(list(_counted(sides, sizes)), sizes, printed)


def _sizes(sides: Sequence[_Side]) -> dict[str, Counter[int]]:
    """Return for each language how many headlines are of the topic, and how many are not."""
    sizes: dict[str, Counter[int]] = defaultdict(Counter)
    for side in sides:
        of_topic = side.profiles()
        column = side.segment.file.facets["language"]
        for which, counted in (
            (OTHER, side.segment.headline_profiles - of_topic),
            (OF_TOPIC, of_topic),
        ):
            for language, count in column.sums(counted).items():
                sizes[language][which] += count
    return sizes


def _counted(sides: Sequence[_Side], sizes: Mapping[str, Counter[int]]) -> Iterator[Counted]:
    """Yield the terms of the topic with their counts, language by language."""
    if not sides:  # an archive without documents
        return
    stems = _Counts(list(map(_stems, sides)))
    for language in sizes:
        yield from stems.of("stems", language, f"{language}:")
    for language in sorted(sizes):
        if sizes[language][OF_TOPIC] >= FEWEST and not has_stems(language):
            words = _Counts([_words(side, language) for side in sides])
            yield from words.of("words", language, "")


class _OfSegment(NamedTuple):
    """Terms of a segment: *terms* at *numbers*, which ascend.

    *of_topic* and *other* say how many headlines of the topic, and others, hold each.
    """

    terms: TermDictionary
    numbers: Array
    of_topic: Array
    other: Array


class _Counts:
    """The counts of the terms of all segments."""

    def __init__(self, counted: Sequence[_OfSegment]) -> None:
        # All but the largest segment are small, so their terms are looked up in it one by one.
        largest, *smaller = sorted(counted, key=lambda one: -one.numbers.size)
        self._terms, self._numbers, self._of_topic, self._other = largest
        self._more: Counter[bytes] = Counter()
        self._others: Counter[bytes] = Counter()
        for terms, numbers, of_topic, other in smaller:
            for index in np.flatnonzero(of_topic + other).tolist():
                term = terms[numbers[index]]
                number = self._terms.find(term)
                at = int(self._numbers.searchsorted(number))
                if number >= 0 and at < self._numbers.size and self._numbers[at] == number:
                    self._of_topic[at] += of_topic[index]
                    self._other[at] += other[index]
                else:
                    self._more[term] += int(of_topic[index])
                    self._others[term] += int(other[index])

    def of(self, field: str, language: str, prefix: str) -> Iterator[Counted]:
        """Yield the terms of *field* that begin with *prefix*, which are of *language*."""
        begun = self._terms.beginning_with(prefix.encode())
        first, end = self._numbers.searchsorted((begun.start, begun.stop)).tolist()
        enough = np.flatnonzero(self._of_topic[first:end] >= FEWEST) + first
        if enough.size:
            yield Counted(
                field,
                language,
                self._of_topic[enough],
                self._other[enough],
                lambda index: self._terms[self._numbers[enough[index]]].decode(),
            )
        more = [
            term
            for term, count in self._more.items()
            if count >= FEWEST and term.startswith(prefix.encode())
        ]
        if more:
            yield Counted(
                field,
                language,
                [self._more[term] for term in more],
                [self._others[term] for term in more],
                lambda index: more[index].decode(),
            )


def _stems(side: _Side) -> _OfSegment:
    """Return how many headlines of the topic, and others, hold each stem."""
    of_topic = side.stems()
    other = side.segment.headline_stems - of_topic
    terms = side.segment.file.fields["stems"].terms
    return _OfSegment(terms, np.arange(len(terms)), of_topic, other)


def _words(side: _Side, language: str) -> _OfSegment:
    """Return the same for words of a *language*, from the tokens of the topic's headlines."""
    segment = side.segment
    held, counts = segment.words_of(side.doc_ids_in(language))
    words, every = segment.headline_words(language)
    of_topic = np.zeros(words.size, np.int64)
    of_topic[words.searchsorted(held)] = counts
    return _OfSegment(segment.file.fields["words"].terms, words, of_topic, every - of_topic)


def _commonest_form(sides: Sequence[_Side], candidate: Candidate) -> str:
    """Return the most frequent printed form of the word in some headlines of the topic."""
    forms: Counter[str] = Counter()
    term = candidate.field, candidate.term
    for side in sides:
        segment = side.segment
        field = segment.file.fields[candidate.field]
        number = field.terms.find(candidate.term.encode())
        if number >= 0:
            of_topic = side.among(field.doc_ids[field.stretch(number)])
            own = of_topic[segment.are_in((candidate.language,), of_topic)]
            positions = field.positions[field.places(number)]
            for doc_id in own[:SHOWN_IN].tolist():
                first, end = segment.file.starts[doc_id : doc_id + 2]
                at = positions[slice(*positions.searchsorted((first, end)))] - first
                text = segment.file.text(doc_id)
                forms.update(printed_at(text, candidate.language, term, at.tolist()))
    return min(forms, key=lambda form: (-forms[form], form))
