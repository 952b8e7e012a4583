"""Why a document was found and stands where it stands: its score, part by part.

The parts are taken from the document's own text with the formula of `search.scoring.bm25`, so they
cost no look into the index but for how many documents hold each group, which the search that
found the document knows. They add up to its score.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from whoosh import query

from search.asking.groups import LanguageBoost, SynonymGroup
from search.scoring.bm25 import WEIGHTS, saturation
from search.scoring.text_matches import TextMatches
from search.values.documents import Document
from search.values.facets import FACETS
from search.values.results import Explanation, ScorePart

_FACETS = {field.id: field for field in FACETS}


def explain(
    document: Document,
    tree: query.Query,
    idf: Callable[[SynonymGroup], float],
    spoken: Callable[[LanguageBoost], Mapping[str, float]],
    mean_length: float,
) -> Explanation:
    """Return the parts of the score that *document*, which *tree* matches, has for it.

    *idf* gives the weight of a group among all documents, *spoken* for each language how likely
    a question is of it; *mean_length* is that of all documents in tokens.
    """
    judge = _Judge(document, idf, spoken, mean_length)
    return Explanation(tuple(judge.parts(tree) or ()), judge.length, mean_length)


class _Judge:
    """One document before a query tree."""

    def __init__(
        self,
        document: Document,
        idf: Callable[[SynonymGroup], float],
        spoken: Callable[[LanguageBoost], Mapping[str, float]],
        mean_length: float,
    ) -> None:
        self._document = document
        self._matches = TextMatches(document.text, document.language.code)
        self._idf = idf
        self._spoken = spoken
        self._mean_length = mean_length
        self.length = len(self._matches.tokens)

    def parts(self, tree: query.Query) -> list[ScorePart] | None:
        """Return what *tree* gives the document, None if it does not match it."""
        if isinstance(tree, SynonymGroup):
            part = self._part(tree)
            return [part] if part else None
        if isinstance(tree, LanguageBoost):
            parts = self.parts(tree.sought)
            return None if parts is None else [*parts, self._language_part(tree, parts)]
        if isinstance(tree, query.And):
            return _all(map(self.parts, tree.children()))
        if isinstance(tree, query.Or):
            found = [parts for child in tree.children() if (parts := self.parts(child)) is not None]
            return list(chain.from_iterable(found)) if found else None
        if isinstance(tree, query.AndMaybe):
            parts = self.parts(tree.a)
            return None if parts is None else parts + (self.parts(tree.b) or [])
        if isinstance(tree, query.Not):
            return [] if self.parts(tree.query) is None else None
        return [] if self._passes(tree) else None

    def _part(self, group: SynonymGroup) -> ScorePart | None:
        counted = ((self._matches.frequency(a.query), a) for a in group.variants)
        held = [(frequency, variant) for frequency, variant in counted if frequency]
        if not held:
            return None
        best = max((variant for _, variant in held), key=lambda a: WEIGHTS[a.via])
        frequency = max(frequency for frequency, _ in held)
        return ScorePart(
            term=group.term,
            via=best.via,
            language=best.language,
            text=best.text or group.term,
            printed=self._printed(best.query),
            frequency=frequency,
            idf=self._idf(group),
            weight=WEIGHTS[best.via],
            saturation=saturation(float(frequency), float(self.length), self._mean_length),
        )

    def _language_part(self, question: LanguageBoost, parts: Sequence[ScorePart]) -> ScorePart:
        language = self._document.language.code
        once = sum(part.score for part in parts)
        probability = self._spoken(question)[language]
        return ScorePart("", "language", language, "", "", 1, once, probability, 1.0)

    def _printed(self, sought: query.Query) -> str:
        span = next(self._matches.spans(sought))
        tokens = self._matches.tokens
        return self._document.text[tokens[span[0]].start : tokens[span[-1]].end]

    def _passes(self, tree: query.Query) -> bool:
        """Return whether the document passes a filter, which scores nothing."""
        document = self._document
        if isinstance(tree, query.NumericRange):
            day = document.date.toordinal() if document.date else None
            return day is not None and (
                (tree.start is None or tree.start <= day) and (tree.end is None or day < tree.end)
            )
        if isinstance(tree, query.Term) and tree.fieldname in _FACETS:
            return tree.text in _FACETS[tree.fieldname].values_of(document)
        return isinstance(tree, query.Every)


def _all(found: Iterable[list[ScorePart] | None]) -> list[ScorePart] | None:
    parts: list[ScorePart] = []
    for of_child in found:
        if of_child is None:
            return None
        parts += of_child
    return parts
