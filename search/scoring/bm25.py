"""How well a document answers a query: BM25 over groups of variants.

A word of the query stands for a *group*: its folded form, its stems in the archive's languages,
its equivalents in the glossary. The group is scored as if all its variants were one term,

    score(group, document) = idf(n) · weight · saturation(tf, length)

    idf(n)                 = ln(1 + (N - n + 0.5) / (n + 0.5))
    saturation(tf, length) = tf · (K1 + 1) / (tf + K1 · (1 - B + B · length / mean length))

where N counts the documents of the index, n those that hold any of the variants, tf is the
largest number of times that one variant stands in the document, and weight is the greatest of
the variants that the document holds: exact form over stem over glossary. So no language is
favoured because its words are rare in the archive, as it would be if each variant had its own n,
and no occurrence counts twice because it is found both by form and by stem. A phrase is a term
whose tf counts the places where it stands. A query's score is the sum over its groups.

A word is as common as it is in the language that uses it most: where h of that language's L
documents hold it, n is at least N · h / (L + SMOOTHING). By its share of all documents, "the"
would say much in an archive of four languages, being in a quarter of it. The smoothing keeps
small languages from telling: in three documents no word is common yet.

Where any word will do, as for a question typed as it is spoken, what a document scores counts once
more by the probability that the question is of its language:

    score(question, document) = (1 + P(document's language | question)) · sum over the groups

with P by naive Bayes from how many documents of each language hold each word, in the very form
that was typed: by stems, words of one language pass for those of another. So in another language
words count as little as half, as the glossary's do. A passage comes before its translation, which
has the same names and numbers, and what a language lacks is still found in the others, though
later: the price of answering in the language that was asked in. It is a factor, as a translation
may be ahead by every name of a question: a summand that outweighs three names would outweigh all
else where there is one.

BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
(2009), with the idf that stays positive, as Lucene has it. Equal scores go by date, newest first,
undated last, then by id, so that the order is total and the same after every rebuild.
"""

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from search.values.results import Via

Number = TypeVar("Number", float, NDArray[np.float64])
"""One number, or an array that the formula holds for element by element."""

K1 = 1.2
B = 0.75

SMOOTHING = 100
"""How many documents without any given word each language is taken to have besides its own."""

ACQUAINTANCE = 30
"""How many documents like those of all languages each is taken to have besides its own.

By so many a language's small words are known, so that a question's language is told in a small
archive too: in one of 20 passages of XQuAD in each of four languages the right one has a mean
probability of 0.93, and would have 0.78 with 100.
"""

WEIGHTS: Mapping[Via, float] = MappingProxyType(
    {"word": 1.0, "stem": 0.93, "prefix": 0.8, "glossary": 0.5, "near": 0.1}
)


def common(documents: int, holding: int, languages: Iterable[tuple[int, int]]) -> float:
    """Return n, how many of all *documents* are taken to hold a group that *holding* do.

    *languages* gives for each language how many of its documents hold it, and how many it has.
    """
    shares = (held / (having + SMOOTHING) for held, having in languages)
    return max(holding, documents * max(shares, default=0.0))


def language_odds(having: Mapping[str, int], held: Iterable[Mapping[str, int]]) -> dict[str, float]:
    """Return for each language the probability that words are of it.

    *having* says how many documents each language has, *held* for each word how many of those
    hold it as it was typed. A language of few documents is taken to use words as the others do.
    """
    documents = sum(having.values())
    logarithms = {code: math.log(count / documents) for code, count in having.items()}
    for word in held:
        if everywhere := sum(word.values()) / documents:
            for code, count in having.items():
                share = (word.get(code, 0) + ACQUAINTANCE * everywhere) / (count + ACQUAINTANCE)
                logarithms[code] += math.log(share)
    greatest = max(logarithms.values())
    likelihoods = {code: math.exp(log - greatest) for code, log in logarithms.items()}
    return {code: one / sum(likelihoods.values()) for code, one in likelihoods.items()}


def idf(documents: int, holding: float) -> float:
    """Return the weight of a group that *holding* of all *documents* are taken to hold."""
    return math.log(1 + (documents - holding + 0.5) / (holding + 0.5))


def saturation(frequency: Number, length: Number, mean_length: float) -> Number:
    """Return what *frequency* occurrences in a document of *length* tokens count."""
    return frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / mean_length))
