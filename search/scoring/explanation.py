"""Why a document has its score: one part for each group of the query that it matches.

The parts follow the formula of `search.scoring.bm25` and add up to the score of the hit. They are
computed from the text of the document. From the index come the idf of each group and the
probabilities of the languages, which the engine has computed for the search already.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from whoosh import query

from search.asking.addresses import ADDRESS_FIELDS, address_terms
from search.asking.groups import LanguageBoost, SynonymGroup
from search.scoring.bm25 import saturation
from search.scoring.text_matches import TextMatches
from search.values.documents import Document
from search.values.facets import FACETS_BY_ID
from search.values.results import Explanation, ScorePart


def explain(
    document: Document,
    tree: query.Query,
    idf: Callable[[SynonymGroup], float],
    language_odds: Callable[[LanguageBoost], Mapping[str, float]],
    mean_length: float,
) -> Explanation:
    """Return the parts of the score of *document* for *tree*, a query that it matches.

    *idf* returns the idf of a group in the index, *language_odds* the probability of each language
    given a question. *mean_length* is that of all documents, in tokens.
    """
    explainer = _Explainer(document, idf, language_odds, mean_length)
    return Explanation(tuple(explainer.parts(tree) or ()), explainer.length, mean_length)


class _Explainer:
    """Evaluates the nodes of a query tree on one document."""

    def __init__(
        self,
        document: Document,
        idf: Callable[[SynonymGroup], float],
        language_odds: Callable[[LanguageBoost], Mapping[str, float]],
        mean_length: float,
    ) -> None:
        self._document = document
        self._matches = TextMatches(document.text, document.language.code)
        self._idf = idf
        self._language_odds = language_odds
        self._mean_length = mean_length
        self.length = len(self._matches.extents)

    def parts(self, tree: query.Query) -> list[ScorePart] | None:
        """Return the parts that *tree* adds to the score, None if the document does not match."""
        if isinstance(tree, SynonymGroup):
            part = self._part(tree)
            return [part] if part else None
        if isinstance(tree, LanguageBoost):
            parts = self.parts(tree.child)
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
        may_match = group.found_by(self._matches.positions.keys())
        counted = ((self._matches.frequency(v.query), v) for v in may_match)
        held = [(frequency, variant) for frequency, variant in counted if frequency]
        if not held:
            return None
        best = max((variant for _, variant in held), key=lambda v: v.weight)
        frequency = max(frequency for frequency, _ in held)
        return ScorePart(
            term=group.term,
            via=best.via,
            language=best.language,
            text=best.text or group.term,
            printed=self._printed(best.query),
            frequency=frequency,
            idf=self._idf(group),
            weight=best.weight,
            saturation=saturation(float(frequency), float(self.length), self._mean_length),
        )

    def _language_part(self, question: LanguageBoost, parts: Sequence[ScorePart]) -> ScorePart:
        language = self._document.language.code
        of_groups = sum(part.score for part in parts)
        probability = self._language_odds(question)[language]
        return ScorePart("", "language", language, "", "", 1, of_groups, probability, 1.0)

    def _printed(self, sought: query.Query) -> str:
        """Return the first match of *sought* as it stands in the text."""
        return self._matches.printed(next(self._matches.spans(sought)))

    def _passes(self, tree: query.Query) -> bool:
        """Return whether the document passes *tree*, a filter, which adds nothing to the score."""
        document = self._document
        if isinstance(tree, query.NumericRange):
            days = document.days
            return days is not None and (
                (tree.start is None or tree.start <= days[1].toordinal())
                and (tree.end is None or days[0].toordinal() < tree.end)
            )
        if isinstance(tree, query.Term) and tree.fieldname in ADDRESS_FIELDS:
            urls = [one.url for one in document.publications]
            return (tree.fieldname, tree.text) in address_terms(urls)
        if isinstance(tree, query.Term) and tree.fieldname in FACETS_BY_ID:
            field = FACETS_BY_ID[tree.fieldname]
            return any(field.meets(value, tree.text) for value in field.values_of(document))
        return isinstance(tree, query.Every)


def _all(of_children: Iterable[list[ScorePart] | None]) -> list[ScorePart] | None:
    """Return the parts of all children of a conjunction, None if one does not match."""
    parts: list[ScorePart] = []
    for of_child in of_children:
        if of_child is None:
            return None
        parts += of_child
    return parts
