"""Significant terms of a topic or a result: what its headlines hold more often than others do.

`search.scoring.significant_terms` says which they are. One pass over all postings counts them, and
the answer is cached as long as its commit is open.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
from whoosh import query

from search.columnar.collecting.significant_phrases import significant_phrases
from search.columnar.files.array_file import Array
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

    return significant_words(list(_candidates(searcher, sides, sizes)), sizes, printed)


def _sides(segment: Segment, topic: str | None) -> Array:
    """Return for each document whether it is a headline of the topic, another one, or neither."""
    facets = segment.file.facets
    sides = np.where(facets["topic"].numbers_with((topic,) if topic else ()), OF_TOPIC, OTHER)
    sides[~facets["kind"].numbers_with(("headline",))] = 0
    by_doc_id: Array = sides.astype(np.uint8)[segment.file.profile]
    if segment.live is not None:
        by_doc_id[~segment.live] = 0
    return by_doc_id


def _sizes(searcher: Searcher, sides: Sequence[Array]) -> dict[str, Counter[int]]:
    """Return for each language how many headlines are of the topic, and how many are not."""
    sizes: dict[str, Counter[int]] = defaultdict(Counter)
    for segment, side in zip(searcher.segments, sides, strict=True):
        profiles = segment.file.profile_years.size
        for which in (OTHER, OF_TOPIC):
            counted = np.bincount(segment.file.profile[side == which], minlength=profiles)
            for language, count in segment.file.facets["language"].sums(counted).items():
                sizes[language][which] += count
    return sizes


def _candidates(
    searcher: Searcher, sides: Sequence[Array], sizes: dict[str, Counter[int]]
) -> Iterator[Candidate]:
    """Yield the terms of the topic with their counts."""
    for stem, of_topic, other in _counted(searcher, "stems", sides):
        language = stem.partition(b":")[0].decode()
        yield Candidate("stems", stem.decode(), language, of_topic, other)
    for language in sorted(sizes):
        if sizes[language][OF_TOPIC] >= FEWEST and not has_stems(language):
            of_language = [
                np.where(_is_in(segment, language), side, np.uint8(0))
                for segment, side in zip(searcher.segments, sides, strict=True)
            ]
            for word, of_topic, other in _counted(searcher, "words", of_language):
                yield Candidate("words", word.decode(), language, of_topic, other)


def _counted(
    searcher: Searcher, name: str, sides: Sequence[Array]
) -> Iterator[tuple[bytes, int, int]]:
    """Yield the terms of a field with how many headlines of the topic, and others, hold them."""
    counted = []
    for segment, side in zip(searcher.segments, sides, strict=True):
        field = segment.file.fields[name]
        by_posting = side[field.doc_ids]
        of_topic, other = (field.sums(by_posting == which) for which in (OF_TOPIC, OTHER))
        counted.append((field.terms, of_topic, other))
    # All but the largest segment are small, so their terms are looked up in it one by one.
    (terms, of_topic, other), *smaller = sorted(counted, key=lambda c: -len(c[0]))
    more: Counter[bytes] = Counter()
    others: Counter[bytes] = Counter()
    for some, inside, outside in smaller:
        for number in np.flatnonzero(inside + outside).tolist():
            term = some[number]
            at = terms.find(term)
            if at >= 0:
                of_topic[at] += inside[number]
                other[at] += outside[number]
            else:
                more[term] += int(inside[number])
                others[term] += int(outside[number])
    for number in np.flatnonzero(of_topic >= FEWEST).tolist():
        yield terms[number], int(of_topic[number]), int(other[number])
    yield from ((term, count, others[term]) for term, count in more.items() if count >= FEWEST)


def _is_in(segment: Segment, language: str) -> Array:
    """Return for each document whether it is in *language*."""
    column = segment.file.facets["language"]
    return column.numbers_with((language,))[column.numbers]


def _commonest_form(searcher: Searcher, sides: Sequence[Array], candidate: Candidate) -> str:
    """Return the most frequent printed form of the word in some headlines of the topic."""
    forms: Counter[str] = Counter()
    sought = query.Term(candidate.field, candidate.term)
    for segment, side in zip(searcher.segments, sides, strict=True):
        field = segment.file.fields[candidate.field]
        number = field.terms.find(candidate.term.encode())
        if number >= 0:
            ids = field.doc_ids[field.stretch(number)]
            of_topic = ids[(side[ids] == OF_TOPIC) & _is_in(segment, candidate.language)[ids]]
            for doc_id in of_topic[:SHOWN_IN].tolist():
                text = segment.file.document(doc_id).text
                matches = TextMatches(text, candidate.language)
                forms.update(map(matches.printed, matches.spans(sought)))
    return min(forms, key=lambda form: (-forms[form], form))
