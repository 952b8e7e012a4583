"""Where the words of a query stand in a text, as printed, to be marked."""

from collections.abc import Iterable, Iterator, Sequence

from search.asking.groups import SynonymGroup
from search.language.analysis import Token
from search.scoring.bm25 import WEIGHTS
from search.scoring.text_matches import TextMatches
from search.values.results import Highlight


def find_highlights(
    text: str, language: str, groups: Iterable[SynonymGroup]
) -> tuple[Highlight, ...]:
    """Return what *groups* match in *text*, a text in *language*, in order, without overlaps.

    A phrase is one highlight. Where several stand at one place, the longest is kept, and among
    equals the one that weighs most in the ranking.
    """
    matches = TextMatches(text, language)
    found = {
        Highlight(start, end, group.term, variant.via)
        for group in groups
        for variant in group.variants
        for start, end in {
            extent
            for span in matches.spans(variant.query)
            for extent in _extents(span, matches.tokens)
        }
    }
    best = sorted(found, key=lambda h: (h.start, -h.end, -WEIGHTS[h.via], h.term))
    kept: list[Highlight] = []
    for highlight in best:
        if not kept or highlight.start >= kept[-1].end:
            kept.append(highlight)
    return tuple(kept)


def _extents(span: Sequence[int], tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the characters that *span* covers: neighbours as one stretch."""
    first = span[0]
    for place, following in zip(span, (*span[1:], None), strict=True):
        if following != place + 1:
            yield tokens[first].start, tokens[place].end
            first = following if following is not None else first
