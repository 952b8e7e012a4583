"""Significant terms of a topic or a result: what its headlines hold more often than others do.

Each language is tested by itself, among its own headlines. Otherwise "the" would be significant for
every topic that has more English headlines than the rest. Words are counted by stem or, in a
language without a stemmer, as printed. One pass over all postings counts them, and the answer is
cached as long as its commit is open.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from whoosh import query

from search.columnar.collecting.significant_phrases import OF_TOPIC as _OF_TOPIC
from search.columnar.collecting.significant_phrases import OTHER as _OTHER
from search.columnar.collecting.significant_phrases import significant_phrases
from search.columnar.files.array_file import Array
from search.columnar.index.searcher import Searcher
from search.columnar.index.segment import Segment
from search.language.analysis import has_stems, is_function_word
from search.scoring.significance import least_significant, log_likelihood_ratio
from search.scoring.text_matches import TextMatches
from search.values.results import SignificantTerm

_MOST = 24
_SHOWN_IN = 20  # headlines in which the printed form of a word is looked up
_FEWEST = 2  # headlines: a word in one headline says nothing of the topic
_WORDS = 60  # of all languages together, since each is looked up in headlines
_MOSTLY = 0.8


@dataclass(frozen=True)
class _Candidate:
    """A term of *field* in *language*: how many headlines of the topic, and others, hold it."""

    field: str
    term: bytes
    language: str
    of_topic: int
    other: int


def significant_terms(searcher: Searcher, topic: str) -> tuple[SignificantTerm, ...]:
    """Return the words that are significant for *topic*, greatest ratio first.

    There are 24 at most, and less than one is expected among them by chance.
    """
    if topic not in searcher.labels["topic"]:
        return ()
    known: tuple[SignificantTerm, ...] | None = searcher.significant_terms.get(topic)
    if known is None:
        sides = [_sides(segment, topic) for segment in searcher.segments]
        found = islice(_significant_terms(searcher, sides), _MOST)
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
        side[doc_ids[side[doc_ids] == _OTHER]] = _OF_TOPIC
        sides.append(side)
    sizes = _sizes(searcher, sides)
    phrases = significant_phrases(searcher, sides, sizes)
    within = [
        (phrase.language, set(phrase.text.casefold().split()), phrase.count) for phrase in phrases
    ]
    words = (
        word
        for word in _significant_terms(searcher, sides)
        if not any(
            word.language == language
            and word.text.casefold() in parts
            and count >= _MOSTLY * word.count
            for language, parts, count in within
        )
    )
    found = sorted([*phrases, *islice(words, _WORDS)], key=lambda term: -term.significance)
    shown: Counter[str] = Counter()
    kept = []
    for term in found:
        if term.count < sizes[term.language][_OF_TOPIC] and shown[term.language] < _MOST:
            shown[term.language] += 1
            kept.append(term)
    return tuple(kept)


def _significant_terms(searcher: Searcher, sides: Sequence[Array]) -> Iterator[SignificantTerm]:
    sizes = _sizes(searcher, sides)
    candidates = list(_candidates(searcher, sides, sizes))
    ratios = log_likelihood_ratio(
        [c.of_topic for c in candidates],
        [sizes[c.language][_OF_TOPIC] for c in candidates],
        [c.other for c in candidates],
        [sizes[c.language][_OTHER] for c in candidates],
    )
    least = least_significant(len(candidates))
    significant = np.flatnonzero((ratios >= least) & (ratios > 0)).tolist()
    printed = set()
    for index in sorted(significant, key=lambda i: (-ratios[i], candidates[i].term)):
        candidate = candidates[index]
        text = _printed(searcher, sides, candidate)
        # A word with accents has two stems.
        named = (candidate.language, text.casefold())
        if named not in printed and not is_function_word(text, candidate.language):
            printed.add(named)
            yield SignificantTerm(
                text,
                candidate.language,
                candidate.of_topic,
                candidate.of_topic + candidate.other,
                float(ratios[index]),
            )


def _sides(segment: Segment, topic: str | None) -> Array:
    """Return for each document whether it is a headline of the topic, another one, or neither."""
    facets = segment.file.facets
    sides = np.where(facets["topic"].numbers_with((topic,) if topic else ()), _OF_TOPIC, _OTHER)
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
        for which in (_OTHER, _OF_TOPIC):
            counted = np.bincount(segment.file.profile[side == which], minlength=profiles)
            for language, count in segment.file.facets["language"].sums(counted).items():
                sizes[language][which] += count
    return sizes


def _candidates(
    searcher: Searcher, sides: Sequence[Array], sizes: dict[str, Counter[int]]
) -> Iterator[_Candidate]:
    """Yield the terms of the topic with their counts."""
    for stem, of_topic, other in _counted(searcher, "stems", sides):
        language = stem.partition(b":")[0].decode()
        yield _Candidate("stems", stem, language, of_topic, other)
    for language in sorted(sizes):
        if sizes[language][_OF_TOPIC] >= _FEWEST and not has_stems(language):
            of_language = [
                np.where(_is_in(segment, language), side, np.uint8(0))
                for segment, side in zip(searcher.segments, sides, strict=True)
            ]
            for word, of_topic, other in _counted(searcher, "words", of_language):
                yield _Candidate("words", word, language, of_topic, other)


def _counted(
    searcher: Searcher, name: str, sides: Sequence[Array]
) -> Iterator[tuple[bytes, int, int]]:
    """Yield the terms of a field with how many headlines of the topic, and others, hold them."""
    counted = []
    for segment, side in zip(searcher.segments, sides, strict=True):
        field = segment.file.fields[name]
        by_posting = side[field.doc_ids]
        of_topic, other = (field.sums(by_posting == which) for which in (_OF_TOPIC, _OTHER))
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
    for number in np.flatnonzero(of_topic >= _FEWEST).tolist():
        yield terms[number], int(of_topic[number]), int(other[number])
    yield from ((term, count, others[term]) for term, count in more.items() if count >= _FEWEST)


def _is_in(segment: Segment, language: str) -> Array:
    """Return for each document whether it is in *language*."""
    column = segment.file.facets["language"]
    return column.numbers_with((language,))[column.numbers]


def _printed(searcher: Searcher, sides: Sequence[Array], candidate: _Candidate) -> str:
    """Return the most frequent printed form of the word in some headlines of the topic."""
    forms: Counter[str] = Counter()
    sought = query.Term(candidate.field, candidate.term.decode())
    for segment, side in zip(searcher.segments, sides, strict=True):
        field = segment.file.fields[candidate.field]
        number = field.terms.find(candidate.term)
        if number >= 0:
            ids = field.doc_ids[field.stretch(number)]
            of_topic = ids[(side[ids] == _OF_TOPIC) & _is_in(segment, candidate.language)[ids]]
            for doc_id in of_topic[:_SHOWN_IN].tolist():
                text = segment.file.document(doc_id).text
                matches = TextMatches(text, candidate.language)
                forms.update(map(matches.printed, matches.spans(sought)))
    return min(forms, key=lambda form: (-forms[form], form))
