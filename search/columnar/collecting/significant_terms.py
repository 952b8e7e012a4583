"""Significant terms of a topic or a result: what its headlines hold more often than others do.

`search.scoring.significant_terms` says which they are. One pass over all postings counts them, and
the answer is cached as long as its commit is open.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
from whoosh import query

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
from search.scoring.text_matches import TextMatches
from search.values.results import SignificantTerm


def significant_terms(searcher: Searcher, topic: str) -> tuple[SignificantTerm, ...]:
    """Return the words that are significant for *topic*, greatest ratio first.

    There are 24 at most, and less than one is expected among them by chance.
    """
    if topic not in searcher.labels["topic"]:
        return ()
    known: tuple[SignificantTerm, ...] | None = searcher.significant_terms.get(topic)
    if known is None:
        sides = [_sides(segment, topic) for segment in searcher.segments]
        found = islice(_significant_terms(searcher, sides), MOST)
        known = searcher.significant_terms[topic] = tuple(found)
    return known


def terms_of_result(searcher: Searcher, hits: Sequence[Array]) -> tuple[SignificantTerm, ...]:
    """Return the words and phrases that are significant for *hits*, greatest ratio first.

    *hits* are the doc ids of each segment. There are 24 at most of each language. What all of the
    headlines of a language hold is left out, and so are the words of a phrase that mostly stand in
    it.
    """
    sides = []
    for segment, doc_ids in zip(searcher.segments, hits, strict=True):
        side = _sides(segment, None)
        side[doc_ids[side[doc_ids] == OTHER]] = OF_TOPIC
        sides.append(side)
    sizes = _sizes(searcher, sides)
    phrases = significant_phrases(searcher, sides, sizes)
    return marking.terms_of_result(phrases, _significant_terms(searcher, sides), sizes)


def _significant_terms(searcher: Searcher, sides: Sequence[Array]) -> Iterator[SignificantTerm]:
    sizes = _sizes(searcher, sides)

    def printed(candidate: Candidate) -> str:
        return _commonest_form(searcher, sides, candidate)

    return significant_words(list(_counted(searcher, sides, sizes)), sizes, printed)


def _sides(segment: Segment, topic: str | None) -> Array:
    """Return for each document whether it is a headline of the topic, another one, or neither."""
    facets = segment.file.facets
    sides = np.where(facets["topic"].numbers_with((topic,) if topic else ()), OF_TOPIC, OTHER)
    sides[~facets["kind"].numbers_with(("headline",))] = 0
    by_doc_id: Array = sides.astype(np.uint8).take(segment.file.profile)
    if segment.live is not None:
        by_doc_id[~segment.live] = 0
    return by_doc_id


def _sizes(searcher: Searcher, sides: Sequence[Array]) -> dict[str, Counter[int]]:
    """Return for each language how many headlines are of the topic, and how many are not."""
    sizes: dict[str, Counter[int]] = defaultdict(Counter)
    for segment, side in zip(searcher.segments, sides, strict=True):
        file, every = segment.file, segment.headline_profiles
        of_topic = np.bincount(file.profile.take(_of_topic(side)), minlength=every.size)
        for which, counted in ((OTHER, every - of_topic), (OF_TOPIC, of_topic)):
            for language, count in file.facets["language"].sums(counted).items():
                sizes[language][which] += count
    return sizes


def _of_topic(side: Array) -> Array:
    """Return the doc ids, ascending, of the headlines of the topic."""
    return np.flatnonzero(side == OF_TOPIC)


def _counted(
    searcher: Searcher, sides: Sequence[Array], sizes: Mapping[str, Counter[int]]
) -> Iterator[Counted]:
    """Yield the terms of the topic with their counts, language by language."""
    stems = _Counts(
        [
            _by_postings(segment, side)
            for segment, side in zip(searcher.segments, sides, strict=True)
        ]
    )
    for language in sizes:
        yield from stems.of("stems", language, f"{language}:")
    of_topic = list(map(_of_topic, sides))
    for language in sorted(sizes):
        if sizes[language][OF_TOPIC] >= FEWEST and not has_stems(language):
            words = _Counts(
                [
                    _by_tokens(segment, doc_ids, language)
                    for segment, doc_ids in zip(searcher.segments, of_topic, strict=True)
                ]
            )
            yield from words.of("words", language, "")


_OfSegment = tuple[TermDictionary, Array, Array]
"""The terms of a segment, and how many headlines of the topic, and others, hold each."""


class _Counts:
    """The counts of the terms of all segments."""

    def __init__(self, counted: Sequence[_OfSegment]) -> None:
        # All but the largest segment are small, so their terms are looked up in it one by one.
        largest, *smaller = sorted(counted, key=lambda one: -len(one[0]))
        self._terms, self._of_topic, self._other = largest
        self._more: Counter[bytes] = Counter()
        self._others: Counter[bytes] = Counter()
        for terms, of_topic, other in smaller:
            for number in np.flatnonzero(of_topic + other).tolist():
                term = terms[number]
                at = self._terms.find(term)
                if at >= 0:
                    self._of_topic[at] += of_topic[number]
                    self._other[at] += other[number]
                else:
                    self._more[term] += int(of_topic[number])
                    self._others[term] += int(other[number])

    def of(self, field: str, language: str, prefix: str) -> Iterator[Counted]:
        """Yield the terms of *field* that begin with *prefix*, which are of *language*."""
        begun = self._terms.beginning_with(prefix.encode())
        enough = np.flatnonzero(self._of_topic[begun.start : begun.stop] >= FEWEST) + begun.start
        yield Counted(
            field,
            language,
            self._of_topic[enough],
            self._other[enough],
            lambda index: self._terms[enough[index]].decode(),
        )
        more = [
            term
            for term, count in self._more.items()
            if count >= FEWEST and term.startswith(prefix.encode())
        ]
        yield Counted(
            field,
            language,
            [self._more[term] for term in more],
            [self._others[term] for term in more],
            lambda index: more[index].decode(),
        )


def _by_postings(segment: Segment, side: Array) -> _OfSegment:
    """Return how many headlines of each *side* hold each stem, from the postings of all stems."""
    field = segment.file.fields["stems"]
    of_topic = field.holding(side == OF_TOPIC)
    return field.terms, of_topic, segment.headline_stems - of_topic


def _by_tokens(segment: Segment, doc_ids: Array, language: str) -> _OfSegment:
    """Return the same for words of a *language*, from the tokens of the topic's headlines."""
    held, counts = segment.words_of(doc_ids[segment.are_in((language,), doc_ids)])
    words, every = segment.headline_words(language)
    field = segment.file.fields["words"]
    of_topic, other = np.zeros((2, len(field.terms)), np.int64)
    of_topic[held] = counts
    other[words] = every
    return field.terms, of_topic, other - of_topic


def _commonest_form(searcher: Searcher, sides: Sequence[Array], candidate: Candidate) -> str:
    """Return the most frequent printed form of the word in some headlines of the topic."""
    forms: Counter[str] = Counter()
    sought = query.Term(candidate.field, candidate.term)
    for segment, side in zip(searcher.segments, sides, strict=True):
        field = segment.file.fields[candidate.field]
        number = field.terms.find(candidate.term.encode())
        if number >= 0:
            ids = field.doc_ids[field.stretch(number)]
            of_topic = ids[side.take(ids) == OF_TOPIC]
            own = of_topic[segment.are_in((candidate.language,), of_topic)]
            for text in map(segment.file.text, own[:SHOWN_IN].tolist()):
                matches = TextMatches(text, candidate.language, {(candidate.field, candidate.term)})
                forms.update(map(matches.printed, matches.spans(sought)))
    return min(forms, key=lambda form: (-forms[form], form))
