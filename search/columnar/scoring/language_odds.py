"""The probable languages of a question, from the document frequencies of its words."""

from collections import Counter
from collections.abc import Mapping, Sequence

from search.columnar.index.searcher import Searcher
from search.scoring.bm25 import language_odds


def likely_languages(words: Sequence[str], searcher: Searcher) -> Mapping[str, float]:
    """Return the probability of each language of the index, given the folded *words* of a question.

    It is empty for an empty index.
    """
    sizes = searcher.language_counts
    return language_odds(sizes, [_holding(word, searcher) for word in words]) if sizes else {}


def _holding(word: str, searcher: Searcher) -> Mapping[str, int]:
    """Return how many documents of each language hold *word*."""
    known = searcher.holding_words.get(word)
    if known is None:
        known = Counter[str]()
        for segment in searcher.segments:
            number = segment.file.fields["words"].terms.find(word.encode())
            if number >= 0:
                known.update(segment.languages_of(number))
        searcher.holding_words.put(word, known, 1)
    return known
