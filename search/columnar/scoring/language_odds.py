"""Which language a question is likely of, by which documents hold its words."""

from collections import Counter
from collections.abc import Mapping, Sequence

from search.columnar.index.searcher import Snapshot
from search.scoring.bm25 import spoken


def likely_languages(words: Sequence[str], snapshot: Snapshot) -> Mapping[str, float]:
    """Return for each language of *snapshot* the probability that *words*, folded, are of it."""
    having = snapshot.language_counts
    return spoken(having, [_holding(word, snapshot) for word in words]) if having else {}


def _holding(word: str, snapshot: Snapshot) -> Mapping[str, int]:
    """Return how many documents of each language hold *word*."""
    known = snapshot.holding_words.get(word)
    if known is None:
        known = Counter[str]()
        for segment in snapshot.segments:
            number = segment.file.fields["words"].terms.find(word.encode())
            if number >= 0:
                known.update(segment.languages_of(number))
        snapshot.holding_words.put(word, known, 1)
    return known
