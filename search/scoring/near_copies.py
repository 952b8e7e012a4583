"""What near-copies are: headlines that tell one story in almost the same words.

Two headlines are near-copies if all of this is so:

- they are in one language, and dated to the day, `DAYS` apart at most;
- each title has `FEWEST` to `MOST` different words, function words aside; words count by stems;
- of all words that either title has, a share of `SHARED` at least is in both;
- the same numbers are in both: "14 arrested" and "15 arrested" are two reports.

The order of words, signs, inflections and function words do not count. Of seven words one may be
another, of four none. A short title such as "Press review" has no near-copies.

Near-copies of one headline need not be near-copies of each other, and a story that is told every
day would go on for weeks. So a *group* is a first headline and later near-copies of that one. In
the order of days, then of the CRC-32 of ids, a headline begins a group unless it is a near-copy of
one that began a group; then it belongs to the first such. Groups depend on the documents of a
commit alone, and none is longer than `DAYS` days and one.
"""

from functools import lru_cache

from search.asking.small_words import small_words
from search.language.analysis import analyzer

COPIES_FIELD = "copies"
"""The field of a `Term` that a headline and all of its group match; the text is its id."""

DAYS = 3
SHARED = 0.75
FEWEST = 4
MOST = 40


@lru_cache
def small_stems(language: str) -> frozenset[str]:
    """Return the first stem of each function word of *language*, as documents are indexed."""
    keys = (analyzer().keys(word, language) for word in small_words((language,)))
    return frozenset(key.stems[0] for key in keys if key.stems)
