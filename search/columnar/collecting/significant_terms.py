"""The words that mark a topic: which its headlines hold more often than others do.

Each language is judged by itself, among its own headlines, since in an archive of several
languages "the" would mark every topic that has more English headlines than the rest. Words are
counted by stem or, in languages without a stemmer, as printed. One pass over all postings counts
them, and the answer is remembered as long as its commit is open.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from search.columnar.files.array_file import Array
from search.columnar.index.searcher import Searcher
from search.columnar.index.segment import Segment
from search.language.analysis import Keys, analyzer, has_stems, is_function_word, tokenize
from search.scoring.significance import least_significant, log_likelihood_ratio
from search.values.results import SignificantTerm

_MOST = 24
_SHOWN_IN = 20  # headlines in which a word's printed form is looked up
_FEWEST = 2  # headlines: what stands in one alone marks that headline
_OTHER, _OF_TOPIC = 1, 2


@dataclass(frozen=True)
class _Candidate:
    """A term of *field* as a word of *language*: in how many headlines it stands."""

    field: str
    term: bytes
    language: str
    of_topic: int
    other: int


def significant_terms(searcher: Searcher, topic: str) -> tuple[SignificantTerm, ...]:
    """Return some words that mark *topic*, the surest first, hardly one there by chance."""
    if topic not in searcher.labels["topic"]:
        return ()
    known: tuple[SignificantTerm, ...] | None = searcher.significant_terms.get(topic)
    if known is None:
        found = islice(_significant_terms(searcher, topic), _MOST)
        known = searcher.significant_terms[topic] = tuple(found)
    return known


def _significant_terms(searcher: Searcher, topic: str) -> Iterator[SignificantTerm]:
    sides = [_sides(segment, topic) for segment in searcher.segments]
    sizes = _sizes(searcher, sides)
    candidates = list(_candidates(searcher, sides, sizes))
    ratios = log_likelihood_ratio(
        [c.of_topic for c in candidates],
        [sizes[c.language][_OF_TOPIC] for c in candidates],
        [c.other for c in candidates],
        [sizes[c.language][_OTHER] for c in candidates],
    )
    sure = np.flatnonzero(ratios >= least_significant(len(candidates))).tolist()
    printed = set()
    for place in sorted(sure, key=lambda place: (-ratios[place], candidates[place].term)):
        candidate = candidates[place]
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
                float(ratios[place]),
            )


def _sides(segment: Segment, topic: str) -> Array:
    """Return for each row whether it is a headline of the topic, another one, or neither."""
    facets, profiles = segment.file.facets, segment.file.profile_years.size
    sides = np.where(facets["topic"].profiles_with((topic,), profiles), _OF_TOPIC, _OTHER)
    sides[~facets["kind"].profiles_with(("headline",), profiles)] = 0
    by_row: Array = sides.astype(np.uint8)[segment.file.profile]
    if segment.live is not None:
        by_row[~segment.live] = 0
    return by_row


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
    """Yield the topic's words with their counts."""
    for stem, of_topic, other in _counted(searcher, "stems", sides):
        language = stem.partition(b":")[0].decode()
        yield _Candidate("stems", stem, language, of_topic, other)
    for language in sorted(sizes):
        if sizes[language][_OF_TOPIC] >= _FEWEST and not has_stems(language):
            of_language = [
                np.where(_rows_in(segment, language), side, np.uint8(0))
                for segment, side in zip(searcher.segments, sides, strict=True)
            ]
            for word, of_topic, other in _counted(searcher, "words", of_language):
                yield _Candidate("words", word, language, of_topic, other)


def _counted(
    searcher: Searcher, name: str, sides: Sequence[Array]
) -> Iterator[tuple[bytes, int, int]]:
    """Yield the terms of a field, and in how many headlines of the topic and others they stand."""
    counted = []
    for segment, side in zip(searcher.segments, sides, strict=True):
        field = segment.file.fields[name]
        by_posting = side[field.doc_ids]
        of_topic, other = (field.sums(by_posting == which) for which in (_OF_TOPIC, _OTHER))
        counted.append((field.terms, of_topic, other))
    # All but the largest segment are small, so that their terms can be looked up one by one.
    (terms, of_topic, other), *rest = sorted(counted, key=lambda c: -len(c[0]))
    more: Counter[bytes] = Counter()
    others: Counter[bytes] = Counter()
    for some, inside, outside in rest:
        for number in np.flatnonzero(inside + outside).tolist():
            term = some[number]
            place = terms.find(term)
            if place >= 0:
                of_topic[place] += inside[number]
                other[place] += outside[number]
            else:
                more[term] += int(inside[number])
                others[term] += int(outside[number])
    for place in np.flatnonzero(of_topic >= _FEWEST).tolist():
        yield terms[place], int(of_topic[place]), int(other[place])
    yield from ((term, count, others[term]) for term, count in more.items() if count >= _FEWEST)


def _rows_in(segment: Segment, language: str) -> Array:
    profiles = segment.file.profile_years.size
    wanted = segment.file.facets["language"].profiles_with((language,), profiles)
    return wanted[segment.file.profile]


def _printed(searcher: Searcher, sides: Sequence[Array], candidate: _Candidate) -> str:
    """Return how the word is printed most often in some of the topic's headlines that hold it."""
    forms: Counter[str] = Counter()
    for segment, side in zip(searcher.segments, sides, strict=True):
        field = segment.file.fields[candidate.field]
        number = field.terms.find(candidate.term)
        if number >= 0:
            rows = field.doc_ids[field.stretch(number)]
            of_topic = rows[(side[rows] == _OF_TOPIC) & _rows_in(segment, candidate.language)[rows]]
            for row in of_topic[:_SHOWN_IN].tolist():
                tokens = tokenize(segment.file.document(row).text)
                forms.update(t.form for t in tokens if _stands_for(candidate, t.form))
    return min(forms, key=lambda form: (-forms[form], form))


def _stands_for(candidate: _Candidate, form: str) -> bool:
    keys: Keys = analyzer().keys(form, candidate.language)
    term = candidate.term.decode()
    return term == keys.word if candidate.field == "words" else term in keys.stems
