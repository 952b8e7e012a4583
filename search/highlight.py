"""Where the words of a query stand in a text, as printed.

A hit's text is cut into the same tokens as when it was indexed, and the groups' alternatives are
looked up among their keys, so a mark covers the word that matched, never its stem.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from whoosh import query

from search.analysis import Token, analyzer, tokenize
from search.groups import Group
from search.ranking import WEIGHTS
from search.results import Highlight

_Positions = dict[tuple[str, str], list[int]]


def find_highlights(text: str, language: str, groups: Iterable[Group]) -> tuple[Highlight, ...]:
    """Return what *groups* match in *text*, a text in *language*, in order, without overlaps.

    A phrase is one highlight. Where several stand at one place, the longest is kept, and among
    equals the one that weighs most in the ranking.
    """
    tokens = list(tokenize(text))
    positions: _Positions = defaultdict(list)
    for place, token in enumerate(tokens):
        keys = analyzer().keys(token.form, language)
        positions["words", keys.word].append(place)
        for stem in keys.stems:
            positions["stems", stem].append(place)
    found = {
        Highlight(start, end, group.term, alternative.via)
        for group in groups
        for alternative in group.alternatives
        for start, end in _covered(alternative.query, positions, tokens)
    }
    best = sorted(found, key=lambda h: (h.start, -h.end, -WEIGHTS[h.via], h.term))
    kept: list[Highlight] = []
    for highlight in best:
        if not kept or highlight.start >= kept[-1].end:
            kept.append(highlight)
    return tuple(kept)


def _covered(
    sought: query.Query, positions: _Positions, tokens: Sequence[Token]
) -> set[tuple[int, int]]:
    """Return the stretches of characters at which *sought* stands."""
    return {extent for span in _spans(sought, positions) for extent in _extents(span, tokens)}


def _spans(sought: query.Query, positions: _Positions) -> Iterator[tuple[int, ...]]:
    """Yield the places, of tokens, at which *sought* stands."""
    if isinstance(sought, query.Phrase):
        yield from _chains(sought, positions)
    elif isinstance(sought, query.Prefix):
        for (field, key), places in positions.items():
            if field == sought.fieldname and key.startswith(sought.text):
                yield from ((place,) for place in places)
    else:
        yield from ((place,) for place in positions.get((sought.fieldname, sought.text), ()))


def _chains(phrase: query.Phrase, positions: _Positions) -> Iterator[tuple[int, ...]]:
    """Yield a way in which the words of *phrase* stand for every place where the last can stand.

    Each word is the nearest to the next one that there is: all ways would be too many to count
    where common words may stand far apart.
    """
    first, *others = (positions.get((phrase.fieldname, word), ()) for word in phrase.words)
    chains: list[tuple[Any, ...]] = [((), place) for place in first]  # the chain before, its end
    for places in others:
        longer = []
        before = 0
        for place in places:
            while before < len(chains) and chains[before][1] < place:
                before += 1
            if before and place - chains[before - 1][1] <= phrase.slop:
                longer.append((chains[before - 1], place))
        chains = longer
    yield from map(_unrolled, chains)


def _unrolled(chain: tuple[Any, ...]) -> tuple[int, ...]:
    places = []
    while chain:
        chain, place = chain
        places.append(place)
    return tuple(reversed(places))


def _extents(span: Sequence[int], tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the characters that *span* covers: neighbours as one stretch."""
    first = span[0]
    for place, following in zip(span, (*span[1:], None), strict=True):
        if following != place + 1:
            yield tokens[first].start, tokens[place].end
            first = following if following is not None else first
