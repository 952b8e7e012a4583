"""Headlines about the same in other languages, beside the hits of a search by words.

Cosines of one language are lower than those of another throughout, so languages take turns.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from itertools import chain, islice, takewhile, zip_longest

from search.asking.meaning import said
from search.asking.query_parts import QueryPart
from search.language.analysis import tokenize
from search.scoring.nearness import FEWEST_WORDS, LOOSELY
from search.values.query import Filter, Query
from search.values.results import Hit

MOST = 10
"""Documents that are named beside the hits."""

_BEHIND = 0.3
"""Documents that are less near than the nearest by more than this are noise beside it."""


def wants_others(query: Query, parts: Sequence[QueryPart]) -> bool:
    """Return whether an answer to *query*, whose text has *parts*, may name documents beside it."""
    first = query.page == 1 and query.cursor is None
    if not first or query.by == "meaning" or not query.meaning or query.copies:
        return False
    return says_enough(query.text, parts)


def says_enough(text: str, parts: Sequence[QueryPart]) -> bool:
    """Return whether *text*, which has *parts*, has enough words for a meaning."""
    return len(list(islice(tokenize(said(text, parts)), FEWEST_WORDS))) == FEWEST_WORDS


def find_others(
    query: Query,
    languages: Sequence[str],
    hits: Callable[[Query, str], Iterable[Hit]],
    among: Callable[[Sequence[str]], Set[str]],
) -> tuple[Hit, ...]:
    """Return up to `MOST` documents in *languages* that say about the same as *query*.

    *hits* gives the first hits of another query in a language, *among* those ids whose documents
    *query* finds.
    """
    alone = tuple(f for f in query.filters if f.facet != "language")
    asked = query.with_(by="meaning", sort=None, explain=False, filters=alone, size=MOST)
    found = []
    for language in languages:
        nearest = hits(asked.with_filter(Filter("language", language)), language)
        found.append(list(takewhile(lambda hit: hit.score >= LOOSELY, nearest)))
    known = among([hit.document.id for hit in chain(*found)])
    by_language = [[hit for hit in held if hit.document.id not in known] for held in found]
    nearest_first = sorted(filter(None, by_language), key=lambda held: -held[0].score)
    least = nearest_first[0][0].score - _BEHIND if nearest_first else 0.0
    near = ([hit for hit in held if hit.score >= least] for held in nearest_first)
    turns = chain.from_iterable(zip_longest(*near))
    return tuple(islice(filter(None, turns), MOST))
