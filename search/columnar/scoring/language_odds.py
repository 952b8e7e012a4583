"""Which language a question is likely of, by which documents hold its words."""

from collections import Counter
from collections.abc import Mapping, Sequence

from search.columnar.index.searcher import Searcher
from search.scoring.bm25 import language_odds


def likely_languages(words: Sequence[str], searcher: Searcher) -> Mapping[str, float]:
    """Return for each language of *searcher* the probability that *words*, folded, are of it."""
    having = searcher.language_counts
    return language_odds(having, [_holding(word, searcher) for word in words]) if having else {}


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
