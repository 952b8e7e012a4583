"""Where the words of a query stand in a text, as printed.

A hit's text is cut into the same tokens as when it was indexed, and the groups' alternatives are
looked up among their keys, so a mark covers the word that matched, never its stem.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

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
        for span in _spans(alternative.query, positions)
        for start, end in _extents(span, tokens)
    }
    best = sorted(found, key=lambda h: (h.start, -h.end, -WEIGHTS[h.via], h.term))
    kept: list[Highlight] = []
    for highlight in best:
        if not kept or highlight.start >= kept[-1].end:
            kept.append(highlight)
    return tuple(kept)


def _spans(sought: query.Query, positions: _Positions) -> Iterator[tuple[int, ...]]:
    """Yield the places, of tokens, at which *sought* stands."""
    if isinstance(sought, query.Phrase):
        for start in positions.get((sought.fieldname, sought.words[0]), ()):
            yield from _chains((start,), sought, positions)
    elif isinstance(sought, query.Prefix):
        for (field, key), places in positions.items():
            if field == sought.fieldname and key.startswith(sought.text):
                yield from ((place,) for place in places)
    else:
        yield from ((place,) for place in positions.get((sought.fieldname, sought.text), ()))


def _chains(
    chain: tuple[int, ...], phrase: query.Phrase, positions: _Positions
) -> Iterator[tuple[int, ...]]:
    """Yield the ways in which the rest of *phrase* follows *chain*."""
    if len(chain) == len(phrase.words):
        yield chain
        return
    for place in positions.get((phrase.fieldname, phrase.words[len(chain)]), ()):
        if 0 < place - chain[-1] <= phrase.slop:
            yield from _chains((*chain, place), phrase, positions)


def _extents(span: Sequence[int], tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the characters that *span* covers: neighbours as one stretch."""
    first = span[0]
    for place, following in zip(span, (*span[1:], None), strict=True):
        if following != place + 1:
            yield tokens[first].start, tokens[place].end
            first = following if following is not None else first
