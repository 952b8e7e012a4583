"""The stretches of a text to highlight for a query."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from whoosh import query

from search.asking.groups import Compounds, SynonymGroup
from search.scoring.bm25 import WEIGHTS
from search.scoring.text_matches import Term, TextMatches, terms_of
from search.values.results import Highlight, Via

_Meaning = tuple[str, Via]
"""The term of a group, as typed, and the way in which a variant of it matches."""


class Highlighter:
    """Finds the matches of *groups* in texts.

    The variants of all groups stand in tables, those of a phrase at its first word, so the time
    that a text takes depends on its own words and hardly on the number of variants.
    """

    def __init__(self, groups: Iterable[SynonymGroup]) -> None:
        self._terms: dict[Term, _Meaning] = {}
        self._phrases: dict[Term, list[tuple[query.Phrase, _Meaning]]] = {}
        self._of_several: list[tuple[query.Prefix | Compounds, _Meaning]] = []
        sought_terms: set[Term] = set()
        for group in groups:
            for variant in group.variants:
                sought, meaning = variant.query, (group.term, variant.via)
                if isinstance(sought, query.Phrase):
                    terms = terms_of(sought)
                    self._phrases.setdefault(terms[0], []).append((sought, meaning))
                    sought_terms.update(terms)
                elif isinstance(sought, query.Prefix | Compounds):
                    self._of_several.append((sought, meaning))
                else:
                    term = (sought.fieldname, sought.text)
                    # Of what a term may stand for, only the best would be kept.
                    self._terms[term] = min(self._terms.get(term, meaning), meaning, key=_rank)
        self._sought = sought_terms | self._terms.keys()

    def highlights(self, text: str, language: str) -> tuple[Highlight, ...]:
        """Return the matches in *text*, which is in *language*, in order and without overlaps.

        A phrase is one highlight. Of overlapping matches the first is kept; of those with the same
        start, the longest; of equally long ones, the one with the greatest weight in the ranking.
        """
        of_several = [
            (sought, meaning)
            for sought, meaning in self._of_several
            if isinstance(sought, query.Prefix) or sought.part.language == language
        ]
        matches = TextMatches(text, language, None if of_several else self._sought)
        found = set(self._found(matches, of_several))
        if len(found) < 2:
            return tuple(found)
        best = sorted(found, key=lambda h: (h.start, -h.end, *_rank((h.term, h.via))))
        kept: list[Highlight] = []
        for highlight in best:
            if not kept or highlight.start >= kept[-1].end:
                kept.append(highlight)
        return tuple(kept)

    def _found(
        self,
        matches: TextMatches,
        of_several: Sequence[tuple[query.Prefix | Compounds, _Meaning]],
    ) -> Iterator[Highlight]:
        for term in self._terms.keys() & matches.positions.keys():
            meant, via = self._terms[term]
            for span in matches.spans_of(term):
                for start, end in _extents(span, matches.extents):
                    yield Highlight(start, end, meant, via)
        begun = self._phrases.keys() & matches.positions.keys()
        phrases = [one for term in begun for one in self._phrases[term]]
        for sought, (meant, via) in [*phrases, *of_several]:
            for span in matches.spans(sought):
                for start, end in _extents(span, matches.extents):
                    yield Highlight(start, end, meant, via)


def _rank(meaning: _Meaning) -> tuple[float, str]:
    """Return a key that sorts the greatest weight in the ranking first."""
    term, via = meaning
    return -WEIGHTS[via], term


def _extents(
    span: Sequence[int], extents: Mapping[int, tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the characters that *span* covers, from start to end; adjacent tokens are one run."""
    first = span[0]
    for position, following in zip(span, (*span[1:], None), strict=True):
        if following != position + 1:
            yield extents[first][0], extents[position][1]
            first = following if following is not None else first
