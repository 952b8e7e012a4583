"""The stretches of a text to highlight for a query."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from operator import itemgetter

from whoosh import query

from search.asking.groups import Compounds, SynonymGroup
from search.scoring.bm25 import WEIGHTS
from search.scoring.text_matches import Term, TextMatches, terms_of
from search.values.results import Highlight, Via

_Meaning = tuple[float, str, Via]
"""The meaning of a match: the term of a group, as typed, and the way in which a variant matches.

Before them stands the weight in the ranking, negative so that the greatest is the least.
"""
_RANK = itemgetter(0, 1)


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
            meanings: dict[Via, _Meaning] = {}
            for variant in group.variants:
                sought, via = variant.query, variant.via
                meaning = meanings.get(via)
                if meaning is None:
                    meaning = meanings[via] = (-WEIGHTS[via], group.term, via)
                if isinstance(sought, query.Phrase):
                    terms = terms_of(sought)
                    self._phrases.setdefault(terms[0], []).append((sought, meaning))
                    sought_terms.update(terms)
                elif isinstance(sought, query.Prefix | Compounds):
                    self._of_several.append((sought, meaning))
                else:
                    term = (sought.fieldname, sought.text)
                    known = self._terms.get(term)
                    # Of what a term may stand for, only the best would be kept.
                    if known is None or _RANK(meaning) < _RANK(known):
                        self._terms[term] = meaning
        self.terms: Set[Term] = sought_terms | self._terms.keys()
        """The terms that are sought, those of phrases too."""

    @property
    def of_several(self) -> list[query.Prefix | Compounds]:
        """What is sought that many terms may match."""
        return [sought for sought, _ in self._of_several]

    def highlights(
        self, text: str, language: str, places: Sequence[int] | None = None
    ) -> tuple[Highlight, ...]:
        """Return the matches in *text*, which is in *language*, in order and without overlaps.

        *places* are the positions, ascending, of all its tokens that may match, if they are known.
        A phrase is one highlight. Of overlapping matches the first is kept; of those with the same
        start, the longest; of equally long ones, the one with the greatest weight in the ranking.
        """
        of_several = [
            (sought, meaning)
            for sought, meaning in self._of_several
            if isinstance(sought, query.Prefix) or sought.part.language == language
        ]
        if places is not None and not places:
            return ()
        matches = TextMatches(text, language, None if of_several else self.terms, places)
        found: dict[tuple[int, int], _Meaning] = {}
        for extent, meaning in self._found(matches, of_several):
            found[extent] = min(found.get(extent, meaning), meaning)
        kept: list[Highlight] = []
        for start, end in sorted(found, key=lambda extent: (extent[0], -extent[1])):
            if not kept or start >= kept[-1].end:
                _, term, via = found[start, end]
                kept.append(Highlight(start, end, term, via))
        return tuple(kept)

    def _found(
        self,
        matches: TextMatches,
        of_several: Sequence[tuple[query.Prefix | Compounds, _Meaning]],
    ) -> Iterator[tuple[tuple[int, int], _Meaning]]:
        """Yield the extent of each match, from start to end, with its meaning."""
        for term in self._terms.keys() & matches.positions.keys():
            meaning = self._terms[term]
            for span in matches.spans_of(term):
                for extent in _extents(span, matches.extents):
                    yield extent, meaning
        begun = self._phrases.keys() & matches.positions.keys()
        phrases = [one for term in begun for one in self._phrases[term]]
        for sought, meaning in [*phrases, *of_several]:
            for span in matches.spans(sought):
                for extent in _extents(span, matches.extents):
                    yield extent, meaning


def _extents(
    span: Sequence[int], extents: Mapping[int, tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the characters that *span* covers, from start to end; adjacent tokens are one run."""
    first = span[0]
    if len(span) == 1:  # as nearly always
        yield extents[first]
        return
    for position, following in zip(span, (*span[1:], None), strict=True):
        if following != position + 1:
            yield extents[first][0], extents[position][1]
            first = following if following is not None else first
