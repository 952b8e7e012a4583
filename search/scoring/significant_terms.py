"""Finds the words and phrases that mark a topic or a result, once an index has counted them.

Each language is tested by itself, among its own headlines. Otherwise "the" would be significant for
every topic that has more English headlines than the rest. Words are counted by stem or, in a
language without a stemmer, as printed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from search.language.analysis import is_function_word
from search.scoring.significance import least_significant, log_likelihood_ratio
from search.values.results import SignificantTerm

OTHER, OF_TOPIC = 1, 2
"""The sides of a headline: another one, or one of the topic or the result."""

MOST = 24
"""The most terms of a topic, and of a result in each language."""

FEWEST = 2
"""Headlines that hold a word: one says nothing of the topic."""

FEWEST_OF_PAIR = 3
"""The same for two words side by side."""

SHOWN_IN = 20
"""Headlines in which the printed form of a word is looked up."""

PAIRS_TRIED = 300
"""Pairs of words that are counted, the most frequent in the result."""

_WORDS = 60  # of all languages together, since each is looked up in headlines
_MOSTLY = 0.8

Pair = tuple[str, str, str]
"""A language and two folded words."""

Sizes = Mapping[str, Mapping[int, int]]
"""For each language, how many headlines are on each side."""


class Candidate(Struct, frozen=True, gc=False):
    """A term of *field* in *language*: how many headlines of the topic, and others, hold it."""

    field: str
    term: str
    language: str
    of_topic: int
    other: int


class Counted(Struct, frozen=True):
    """Terms of *field* in *language*, which `FEWEST` headlines of the topic hold at least.

    *of_topic* and *other* have, for each of them, how many headlines of the topic, and others, hold
    it. *term* returns one by its index in these.
    """

    field: str
    language: str
    of_topic: Sequence[int] | NDArray[np.int64]
    other: Sequence[int] | NDArray[np.int64]
    term: Callable[[int], str]

    def candidate(self, index: int) -> Candidate:
        """Return the term with that index."""
        of_topic, other = int(self.of_topic[index]), int(self.other[index])
        return Candidate(self.field, self.term(index), self.language, of_topic, other)


def significant_words(
    counted: Sequence[Counted], sizes: Sizes, printed: Callable[[Candidate], str]
) -> Iterator[SignificantTerm]:
    """Yield those of *counted* that are significant, as *printed* says, greatest ratio first.

    Less than one is expected among them by chance.
    """
    least = least_significant(sum(len(terms.of_topic) for terms in counted))
    found: list[tuple[float, Candidate]] = []
    for terms in counted:
        size = sizes[terms.language]
        ratios = log_likelihood_ratio(terms.of_topic, size[OF_TOPIC], terms.other, size[OTHER])
        significant = np.flatnonzero((ratios >= least) & (ratios > 0)).tolist()
        found += [(float(ratios[index]), terms.candidate(index)) for index in significant]
    found.sort(key=lambda one: (-one[0], one[1].term.encode()))
    known = set()
    for ratio, candidate in found:
        text = printed(candidate)
        # A word with accents has two stems.
        named = (candidate.language, text.casefold())
        if named not in known and not is_function_word(text, candidate.language):
            known.add(named)
            yield SignificantTerm(
                text,
                candidate.language,
                candidate.of_topic,
                candidate.of_topic + candidate.other,
                ratio,
            )


def significant_pairs(
    inside: Mapping[Pair, int],
    outside: Mapping[Pair, int],
    sizes: Sizes,
    printed: Callable[[Pair], str],
) -> list[SignificantTerm]:
    """Return the significant pairs, greatest ratio first.

    *inside* and *outside* say how many headlines of the result, and others, hold each.
    """
    tried = [pair for pair in sorted(inside) if inside[pair] >= FEWEST_OF_PAIR]
    if not tried:
        return []
    ratios = log_likelihood_ratio(
        [inside[pair] for pair in tried],
        [sizes[pair[0]][OF_TOPIC] for pair in tried],
        [outside[pair] for pair in tried],
        [sizes[pair[0]][OTHER] for pair in tried],
    )
    least = least_significant(len(tried))
    found = [
        SignificantTerm(
            printed(pair), pair[0], inside[pair], inside[pair] + outside[pair], float(ratio)
        )
        for pair, ratio in zip(tried, ratios, strict=True)
        if ratio >= least and ratio > 0
    ]
    return sorted(found, key=lambda term: (-term.significance, term.text))


def terms_of_result(
    phrases: Sequence[SignificantTerm], words: Iterable[SignificantTerm], sizes: Sizes
) -> tuple[SignificantTerm, ...]:
    """Return the *phrases* and *words* that mark a result, greatest ratio first.

    There are `MOST` at most of each language. Words in all of the headlines of a language are left
    out, and so are the words of a phrase that mostly stand in it.
    """
    within = [
        (phrase.language, set(phrase.text.casefold().split()), phrase.count) for phrase in phrases
    ]
    alone = (
        word
        for word in words
        if not any(
            word.language == language
            and word.text.casefold() in parts
            and count >= _MOSTLY * word.count
            for language, parts, count in within
        )
    )
    found = sorted([*phrases, *islice(alone, _WORDS)], key=lambda term: -term.significance)
    shown: Counter[str] = Counter()
    kept = []
    for term in found:
        if term.count < sizes[term.language][OF_TOPIC] and shown[term.language] < MOST:
            shown[term.language] += 1
            kept.append(term)
    return tuple(kept)
