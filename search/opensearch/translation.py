"""A query tree as a query of the cluster, which matches the same and scores it as we do.

No stock query scores a synonym group by `search.scoring.bm25`. So of each leaf the score is its
bare frequency, the greatest of which a group takes. To that it adds, in steps of `_RANK`, the rank
of the greatest weight in the document. A script takes the two apart, and makes our score of them
with numbers that depend on the whole commit and on no shard. Scores are single floats.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from whoosh import query as whoosh_query

from search.asking.addresses import ADDRESS_FIELDS
from search.asking.groups import (
    Blend,
    Compounds,
    LanguageBoost,
    Near,
    PrintedIn,
    SynonymGroup,
    TermVariant,
)
from search.language.analysis import has_stems
from search.near_copies.rules import COPIES_FIELD
from search.opensearch.clauses import (
    EVERYTHING,
    NOTHING,
    Clause,
    any_of,
    constant,
    days_filter,
    either,
    holding,
    phrase_query,
    within,
)
from search.opensearch.mapping import REPEATED, SEPARATOR, address_code, printed_field
from search.opensearch.nearness import blended, by_nearness
from search.scoring.bm25 import K1, B
from search.values.facets import FACETS_BY_ID
from search.values.query import Query
from search.values.results import Via

_TEXT = (SynonymGroup, whoosh_query.Term, whoosh_query.Phrase, whoosh_query.Prefix)
_RANK = 4096  # more than a word stands in a text
_SCORE = (
    f"long s = Math.round(_score); double t = Math.min(s % {_RANK}L, {_RANK - 1}L);"
    f" return params.w[(int) (s / {_RANK}L)] * t * (params.k + 1)"
    " / (t + params.k * (1 - params.b + params.b * doc['length'].value / params.mean));"
)


class Counts(Protocol):
    """The questions that a translation asks of a commit."""

    def idf(self, group: SynonymGroup) -> float:
        """Return the inverse document frequency of *group*."""
        ...

    def language_odds(self, words: Sequence[str]) -> Mapping[str, float]:
        """Return the probability of each language, given folded *words*."""
        ...

    def words_of(self, sought: Compounds) -> Sequence[str]:
        """Return the words that a part of compounds stands for."""
        ...

    @property
    def frequencies_above_one(self) -> Iterable[int]:
        """Return how often words stand in a text that stand there several times."""
        ...

    def group_of(self, document_id: str) -> str | None:
        """Return the group of near-copies of a document, None if there is no such document."""
        ...

    def nearest(self, near: Near, words: Sequence[Clause]) -> Sequence[str]:
        """Return the ids of the documents that *near* matches, by the queries for its *words*."""
        ...

    def greatest(self, score: Clause) -> float:
        """Return the greatest score that the query *score* gives to a document, 0 for none."""
        ...

    def greatest_by_language(self, score: Clause) -> Mapping[str, float]:
        """Return the greatest score that the query *score* gives in each language."""
        ...

    def numbers_of(self, facet: str) -> Sequence[str]:
        """Return all that a facet has whose values are numbers."""
        ...

    @property
    def mean_length(self) -> float:
        """Return the mean length of a document in tokens."""
        ...


def groups_in(tree: whoosh_query.Query) -> Iterator[SynonymGroup | LanguageBoost]:
    """Yield what a *tree* asks to be counted."""
    if isinstance(tree, SynonymGroup):
        yield tree
        return
    if isinstance(tree, _TEXT):
        if tree.fieldname in ("words", "stems"):
            yield group_of_leaf(tree)
        return
    if isinstance(tree, LanguageBoost):
        yield tree
    for child in tree.children():
        yield from groups_in(child)


def _nodes(tree: whoosh_query.Query) -> Iterator[whoosh_query.Query]:
    yield tree
    for child in tree.children():
        yield from _nodes(child)


def group_of_leaf(leaf: whoosh_query.Query) -> SynonymGroup:
    """Return a bare term, phrase or prefix as the group of it alone."""
    if isinstance(leaf, SynonymGroup):
        return leaf
    via: Via = "prefix" if isinstance(leaf, whoosh_query.Prefix) else "word"
    return SynonymGroup("", (TermVariant(leaf, via, "", ""),))


def is_text(tree: whoosh_query.Query) -> bool:
    """Return whether *tree* is a single group, or a leaf like one."""
    return isinstance(tree, _TEXT)


def is_weighed(tree: whoosh_query.Query) -> bool:
    """Return whether counts decide the order of what *tree* matches; they do not for one group."""
    counted = any(isinstance(node, LanguageBoost | Blend | Near) for node in _nodes(tree))
    return counted or len(list(groups_in(tree))) > 1


class Translation:
    """Translates query trees for a commit with these *counts*.

    Groups that are *weighed* have their idf in their scores, which has to be counted first.
    """

    def __init__(self, counts: Counts, *, weighed: bool = True) -> None:
        self._counts = counts
        self._weighed = weighed
        self._place = 0

    def matching(self, tree: whoosh_query.Query) -> Clause:
        """Return the filter of what *tree* matches."""
        return self._node(tree, scored=False)

    def scoring(self, tree: whoosh_query.Query) -> Clause:
        """Return the query of what *tree* matches, with our scores."""
        return self._node(tree, scored=True)

    def group(self, group: SynonymGroup) -> Clause:
        """Return the filter of what holds *group*."""
        return self.held(group.variants)

    def facet_filters(self, query: Query, facet: str) -> list[Clause]:
        """Return the filters that *query* has on *facet*."""
        chosen, excluded = query.chosen(facet), query.chosen(facet, excluded=True)
        found: list[Clause] = [self.of_facet(facet, chosen)] if chosen else []
        return (
            [*found, {"bool": {"must_not": [self.of_facet(facet, excluded)]}}]
            if excluded
            else found
        )

    def of_facet(self, facet: str, chosen: Sequence[str]) -> Clause:
        """Return the filter of what has or meets one of *chosen* in *facet*."""
        field = FACETS_BY_ID[facet]
        if not field.measured:
            return {"terms": {facet: list(chosen)}}
        numbers = self._counts.numbers_of(facet)
        met = [number for number in numbers if any(field.meets(number, one) for one in chosen)]
        return {"terms": {printed_field(facet): met}}

    def held(self, variants: Iterable[TermVariant]) -> Clause:
        """Return the filter of what holds one of *variants*."""
        return any_of(self._leaves(variants, scored=False))

    def _leaves(self, variants: Iterable[TermVariant], *, scored: bool) -> Iterator[Clause]:
        """Yield what matches *variants*, perhaps *scored* by how often they stand in a document.

        Words that are looked for in the same languages are looked for together.
        """
        printed: dict[tuple[str, ...], list[Clause]] = {}
        for variant in variants:
            if isinstance(variant.query, PrintedIn):
                word = holding("words", variant.query.text)
                printed.setdefault(variant.query.languages, []).append(word)
            else:
                yield self._leaf(variant, scored=scored)
        for languages, words in printed.items():
            found = {"dis_max": {"queries": words}} if scored else any_of(words)
            yield within(found, languages)

    def _leaf(self, variant: TermVariant, *, scored: bool) -> Clause:
        sought = variant.query
        if isinstance(sought, whoosh_query.Phrase):
            return phrase_query(sought)
        if isinstance(sought, Compounds):
            words = self._counts.words_of(sought)
            found = self._of_several(
                lambda field, often: {"terms": {field: [f"{often}{word}" for word in words]}},
                scored=scored,
            )
            return within(found, [variant.language]) if words else NOTHING
        if isinstance(sought, whoosh_query.Prefix):
            return self._of_several(
                lambda field, often: {"prefix": {field: {"value": f"{often}{sought.text}"}}},
                scored=scored,
            )
        return holding(sought.fieldname, sought.text)

    def _of_several(self, query: Callable[[str, str], Clause], *, scored: bool) -> Clause:
        """Return what matches any of several words; its score is how often one stands there.

        *query* matches them in a field whose terms have them after how often they stand in a text.
        """
        if not scored:
            return query("words", "")
        repeated = [
            constant(query(REPEATED, f"{number}{SEPARATOR}"), number)
            for number in self._counts.frequencies_above_one
        ]
        return {"dis_max": {"queries": [constant(query("words", ""), 1), *repeated]}}

    def _node(self, tree: whoosh_query.Query, *, scored: bool) -> Clause:
        if condition := self._condition(tree):
            return constant(condition) if scored else condition
        if isinstance(tree, _TEXT):
            group = group_of_leaf(tree)
            return self._scored_group(group) if scored else self.group(group)
        if isinstance(tree, Near):
            words = [self.group(group) for group in tree.words]
            near: Clause = {"terms": {"id": self._counts.nearest(tree, words)}}
            return self._nearest(near, tree) if scored else near
        if isinstance(tree, (LanguageBoost, Blend)):
            child = self._node(tree.child, scored=scored)
            return self._reranked(child, tree) if scored else child
        return self._joined(tree, scored=scored)

    def _nearest(self, near: Clause, tree: Near) -> Clause:
        words = [self._scored_group(group) for group in tree.words]
        both = {"bool": {"filter": [near], "should": words}}
        greatest = self._counts.greatest_by_language(both) if words else {}
        return by_nearness(both, tree.vector, greatest, sum(map(self._counts.idf, tree.words)))

    def _condition(self, tree: whoosh_query.Query) -> Clause | None:
        """Return the filter of a node that adds nothing to a score, None of any other."""
        if isinstance(tree, whoosh_query.Term):
            return self._filter(tree)
        if isinstance(tree, whoosh_query.NumericRange):
            return days_filter(tree)
        if isinstance(tree, whoosh_query.Every):
            return EVERYTHING
        if isinstance(tree, whoosh_query.Not):
            return {"bool": {"must_not": [self._node(tree.query, scored=False)]}}
        return None

    def _reranked(self, child: Clause, tree: LanguageBoost | Blend) -> Clause:
        if isinstance(tree, LanguageBoost):
            return self._boosted(child, tree.words)
        return blended(child, self._counts.greatest(child), tree.vector)

    def _joined(self, tree: whoosh_query.Query, *, scored: bool) -> Clause:
        """Return the clause of a node that joins others; one without any matches nothing."""
        children = [self._node(child, scored=scored) for child in tree.children()]
        if not children:
            return NOTHING
        if isinstance(tree, whoosh_query.AndMaybe):
            required, optional = children
            return {"bool": {"must": [required], "should": [optional]}} if scored else required
        if isinstance(tree, whoosh_query.And):
            return {"bool": {"must" if scored else "filter": children}}
        if isinstance(tree, whoosh_query.Or):
            return either(children) if scored else any_of(children)
        raise TypeError(f"no engine here answers {tree!r}")

    def _filter(self, term: whoosh_query.Term) -> Clause | None:
        if term.fieldname in FACETS_BY_ID:
            return self.of_facet(term.fieldname, (term.text,))
        if term.fieldname in ADDRESS_FIELDS:
            return holding("address", address_code(term.fieldname, term.text))
        if term.fieldname == COPIES_FIELD:
            group = self._counts.group_of(term.text)
            return holding("group", group) if group else NOTHING
        return None

    def _scored_group(self, group: SynonymGroup) -> Clause:
        weighed: dict[float, list[TermVariant]] = {}
        for variant in group.variants:
            weighed.setdefault(variant.weight, []).append(variant)
        weights = sorted(weighed)
        queries = list(self._leaves(group.variants, scored=True))
        query = queries[0] if len(queries) == 1 else {"dis_max": {"queries": queries}}
        if len(weights) > 1:
            ranks = [
                constant(self.held(weighed[weight]), _RANK * rank)
                for rank, weight in enumerate(weights)
                if rank
            ]
            query = {"bool": {"must": [query], "should": [{"dis_max": {"queries": ranks}}]}}
        idf = self._counts.idf(group) if self._weighed else 1.0
        # Clauses that are equal in every number become one with a boost, which the script ignores.
        self._place += 1
        parameters = {
            "w": [idf * weight for weight in weights],
            "k": K1,
            "b": B,
            "mean": self._counts.mean_length,
            "place": self._place,
        }
        script = {"source": _SCORE, "params": parameters}
        return {"script_score": {"query": query, "script": script}}

    def _boosted(self, child: Clause, words: Sequence[str]) -> Clause:
        functions = [
            {"filter": {"term": {"language": language}}, "weight": 1 + chance}
            for language, chance in self._counts.language_odds(words).items()
        ]
        multiplied = {"score_mode": "multiply", "boost_mode": "multiply"}
        return {"function_score": {"query": child, "functions": functions, **multiplied}}


def telling(translation: Translation, group: SynonymGroup, languages: Iterable[str]) -> Clause:
    """Return the filter of documents that hold *group* as words of their language are known by.

    That is a stem or, in those of *languages* that have none, the word as typed.
    """
    stems, words = (
        translation.held(variant for variant in group.variants if variant.via == via)
        for via in ("stem", "word")
    )
    unstemmed = {"terms": {"language": [code for code in languages if not has_stems(code)]}}
    by_stem = {"bool": {"filter": [stems], "must_not": [unstemmed]}}
    by_word = {"bool": {"filter": [words, unstemmed]}}
    return either([by_stem, by_word])
