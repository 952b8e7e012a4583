"""The stretches of a text to highlight for a query."""

from collections.abc import Iterable, Iterator, Sequence

from search.asking.groups import SynonymGroup
from search.language.analysis import Token
from search.scoring.bm25 import WEIGHTS
from search.scoring.text_matches import TextMatches
from search.values.results import Highlight


def find_highlights(
    text: str, language: str, groups: Iterable[SynonymGroup]
) -> tuple[Highlight, ...]:
    """Return the matches of *groups* in *text*, in order and without overlaps.

    *language* is the language of the text. A phrase is one highlight. Of overlapping matches the
    first is kept; of those with the same start, the longest; of equally long ones, the one with
    the greatest weight in the ranking.
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
    """Yield the characters that *span* covers, from start to end; adjacent tokens are one run."""
    first = span[0]
    for position, following in zip(span, (*span[1:], None), strict=True):
        if following != position + 1:
            yield tokens[first].start, tokens[position].end
            first = following if following is not None else first
