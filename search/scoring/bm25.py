"""The ranking function: BM25 over synonym groups, and a boost for the language of a question.

**Groups.** A word of a query is looked up as a *synonym group* (`search.asking.groups`): the word
itself, its stems in the languages of the archive, and its equivalents in the glossary. Each of
these is a *variant*. A document scores the group as if all variants were one term:

    score(group, document) = idf(n) · weight · saturation(tf, length)

    idf(n)                 = ln(1 + (N - n + 0.5) / (n + 0.5))
    saturation(tf, length) = tf · (K1 + 1) / (tf + K1 · (1 - B + B · length / mean length))

N       the number of documents in the index
n       the document frequency of the group: how many documents hold at least one variant
tf      the frequency of the most frequent variant in this document
weight  the greatest weight of the variants in this document, from `WEIGHTS`, and of variants other
        than the typed word only a share in short queries, from `SHARES`
length  the number of tokens in this document

The score of a query is the sum over its groups. Sharing one n among the variants has two effects.
A rare language is not favoured, as it would be if each of its words had an n of its own. And an
occurrence that is found as a word and as a stem counts once. A phrase is a term, and its tf is the
number of positions where it ends.

**Document frequency by language.** In an archive of four languages, "the" is in a quarter of the
documents, and a plain idf would make it informative. So n is at least the share of documents in
the language that uses the word most, applied to the whole archive:

    n >= N · h / (L + SMOOTHING)

where h of the L documents in that language hold the group by a stem, or by a form that counts like
one, such as an Arabic word with particles; in a language without stems, by the word as typed. Its
other variants are other words, and tell nothing of how common this one is. The smoothing is for
languages with few documents: a word that all three of them hold is not yet a common word.

**Language boost.** A question (a query that matches documents with any of its words) ranks
documents in its own language higher:

    score(question, document) = (1 + P(language of the document | question)) · sum over the groups

P is naive Bayes over the words of the question in the form in which they were typed. Stems are left
out because two languages often share one. A passage and its translation hold the same names and
numbers. The boost puts the passage in the language of the question first, and the translation
stays in the result. The boost is a factor rather than a summand: a translation can be ahead by
every name of the question, and a summand large enough to outweigh three names would outweigh
everything in a question with one.

**All words as typed.** Where a hit must hold all words, and holds several of them as typed, each of
these scores once more, with the weight `exact`. So such a headline of 25 words is ahead of one of
three words that has other forms of them.

**Order.** Documents with equal scores are ordered by date, newest first and undated last, then by
id. The order is total, and a rebuilt index gives the same one.

Sources: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009);
the idf is the one of Lucene, which is never negative.
"""

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from search.values.results import Via

Number = TypeVar("Number", float, NDArray[np.float64])
"""A number, or an array to which the formula is applied element by element."""

K1 = 1.2
"""How slowly repeated occurrences stop adding to the score."""

B = 0.75
"""How much the length of a document counts, from 0 (not at all) to 1 (in full)."""

SMOOTHING = 100
"""Documents without the word that are added to each language for the document frequency."""

LANGUAGE_PRIOR = 30
"""Dirichlet prior for P(word given language), in documents.

Each language is given this many documents that use words as the whole archive does. A small value
learns the function words of a language from few documents: with 20 passages of XQuAD in each of
four languages, the right language has a mean probability of 0.93, and of 0.78 with a prior of 100.
"""

WEIGHTS: Mapping[Via, float] = MappingProxyType(
    {
        "word": 1.0,
        "spelling": 0.92,
        "stem": 0.93,
        "script": 0.9,
        "prefix": 0.8,
        "compound": 0.3,
        "glossary": 0.5,
        "name": 0.5,
        "near": 0.1,
        "exact": 1.5,
    }
)
"""The weight of a variant, by how it was derived from the typed word."""

SHARES: Mapping[int, float] = MappingProxyType({1: 0.35, 2: 0.6, 3: 0.8})
"""The share of its weight that a variant other than the typed word has in a query of so few words.

So a single word as typed comes first, whatever the length of the headline: of two headlines with 3
and 25 words where the mean is 9, the shorter one has 2.4 times the saturation. Longer queries have
other words to compare by, and judged collections of them lose by it.
"""


def effective_document_frequency(
    documents: int, holding: int, languages: Iterable[tuple[int, int]]
) -> float:
    """Return n, the document frequency of a group for its idf.

    *holding* of all *documents* hold the group. *languages* gives, for each language, how many of
    its documents hold it and how many documents it has.
    """
    shares = (held / (size + SMOOTHING) for held, size in languages)
    return max(holding, documents * max(shares, default=0.0))


def language_odds(sizes: Mapping[str, int], words: Iterable[Mapping[str, int]]) -> dict[str, float]:
    """Return the probability of each language, given the *words* of a question.

    *sizes* is the number of documents in each language. Each item of *words* is one word, in the
    form in which it was typed: how many documents of each language hold it. A word that no
    document holds changes nothing. The probabilities sum to 1.
    """
    documents = sum(sizes.values())
    logarithms = {code: math.log(size / documents) for code, size in sizes.items()}
    for holding in words:
        if overall := sum(holding.values()) / documents:
            for code, size in sizes.items():
                prior = LANGUAGE_PRIOR * overall
                share = (holding.get(code, 0) + prior) / (size + LANGUAGE_PRIOR)
                logarithms[code] += math.log(share)
    greatest = max(logarithms.values())
    likelihoods = {code: math.exp(log - greatest) for code, log in logarithms.items()}
    return {code: one / sum(likelihoods.values()) for code, one in likelihoods.items()}


def idf(documents: int, document_frequency: float) -> float:
    """Return the inverse document frequency of a group in an index of so many *documents*."""
    return math.log(1 + (documents - document_frequency + 0.5) / (document_frequency + 0.5))


def saturation(frequency: Number, length: Number, mean_length: float) -> Number:
    """Return the part of BM25 that depends on the document.

    *frequency* is tf; *length* and *mean_length* are in tokens. It is 1 for one occurrence in a
    document of mean length, and always less than K1 + 1.
    """
    return frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / mean_length))
