"""Significant phrases of a result: two words that its headlines have side by side more than others.

The words of all texts stand one after the other in a segment, so pairs are counted by whole arrays.
The most frequent of these are then counted in the rest, which bounds the cost.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from search.arrays import stretches
from search.columnar.files.array_file import Array
from search.columnar.index.searcher import Searcher
from search.columnar.index.segment import Segment
from search.language.analysis import is_function_word
from search.scoring.significant_terms import (
    OF_TOPIC,
    OTHER,
    PAIRS_TRIED,
    Pair,
    significant_pairs,
)
from search.scoring.text_matches import extents_of
from search.values.results import SignificantTerm

_Pair = tuple[str, bytes, bytes]

_READ = 50_000  # headlines of the result in each segment, the newest


def significant_phrases(
    searcher: Searcher, sides: Sequence[Array], sizes: Mapping[str, Counter[int]]
) -> list[SignificantTerm]:
    """Return the phrases that are significant for one of two *sides*, greatest ratio first.

    *sides* has that of each document of each segment, *sizes* how many of each language have each.
    """
    pairs = {
        pair
        for segment, side in zip(searcher.segments, sides, strict=True)
        for pair in _frequent(segment, np.flatnonzero(side == OF_TOPIC)[:_READ])
    }
    inside: Counter[_Pair] = Counter()
    outside: Counter[_Pair] = Counter()
    places: dict[_Pair, tuple[Segment, int, int]] = {}
    for segment, side in zip(searcher.segments, sides, strict=True):
        for pair in pairs:
            doc_ids, positions = _occurrences(segment, pair)
            of_side = side[doc_ids]
            inside[pair] += int(np.count_nonzero(of_side == OF_TOPIC))
            outside[pair] += int(np.count_nonzero(of_side == OTHER))
            if pair not in places and (of_side == OF_TOPIC).any():
                first = int(np.argmax(of_side == OF_TOPIC))
                places[pair] = segment, int(doc_ids[first]), int(positions[first])
    held = [pair for pair in pairs if inside[pair]]
    return significant_pairs(
        {_decoded(pair): inside[pair] for pair in held},
        {_decoded(pair): outside[pair] for pair in held},
        sizes,
        lambda pair: _pair_in(*places[_encoded(pair)]),
    )


def _decoded(pair: _Pair) -> Pair:
    language, one, other = pair
    return language, one.decode(), other.decode()


def _encoded(pair: Pair) -> _Pair:
    language, one, other = pair
    return language, one.encode(), other.encode()


def _frequent(segment: Segment, doc_ids: Array) -> list[_Pair]:
    """Return the most frequent pairs of words in the documents *doc_ids*."""
    field = segment.file.fields["words"]
    if field.tokens is None or not doc_ids.size:
        return []
    starts = segment.file.starts[doc_ids].astype(np.int64)
    lengths = segment.file.starts[doc_ids + 1].astype(np.int64) - starts - 1
    first = stretches(starts, np.maximum(lengths - 1, 0))  # all tokens but the last of each
    languages = segment.file.languages_by_profile[segment.file.profile[doc_ids]]
    language = np.repeat(languages, np.maximum(lengths - 1, 0)).astype(np.uint64)
    one = field.tokens[first].astype(np.uint64)
    other = field.tokens[first + 1].astype(np.uint64)
    terms, codes = np.uint64(len(field.terms)), segment.file.facets["language"].values
    keys, counts = np.unique((language * terms + one) * terms + other, return_counts=True)
    often = np.flatnonzero(counts >= 2)
    found: list[_Pair] = []
    for at in often[np.argsort(-counts[often], kind="stable")].tolist():
        rest, second = divmod(int(keys[at]), int(terms))
        code, word = divmod(rest, int(terms))
        pair = codes[code], field.terms[word], field.terms[second]
        if not any(is_function_word(part.decode(), pair[0]) for part in pair[1:]):
            found.append(pair)
        if len(found) == PAIRS_TRIED:
            break
    return found


def _occurrences(segment: Segment, pair: _Pair) -> tuple[Array, Array]:
    """Return the documents of the language that hold *pair*, and where each first does."""
    language, one, other = pair
    field = segment.file.fields["words"]
    first, second = field.terms.find(one), field.terms.find(other)
    if first < 0 or second < 0 or field.tokens is None:
        return np.empty(0, np.intp), np.empty(0, np.intp)
    rarer_is_first = field.occurrences(first) <= field.occurrences(second)
    anchor, beside, step = (first, second, 1) if rarer_is_first else (second, first, -1)
    positions = field.positions[field.places(anchor)].astype(np.int64)
    positions = positions[positions + step >= 0]
    positions = positions[field.tokens.take(positions + step) == beside]
    positions = positions if rarer_is_first else positions - 1
    doc_ids = np.searchsorted(segment.file.starts, positions, "right") - 1
    doc_ids, at = np.unique(doc_ids, return_index=True)
    held = segment.are_in((language,), doc_ids)
    return doc_ids[held], positions[at][held]


def _pair_in(segment: Segment, doc_id: int, position: int) -> str:
    """Return the pair at *position* as document *doc_id* prints it."""
    text = segment.file.text(doc_id)
    extents = extents_of(text)
    at = position - int(segment.file.starts[doc_id])
    return text[extents[at][0] : extents[at + 1][1]]
