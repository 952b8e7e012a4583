"""A query tree as a query of the cluster, which matches the same and scores it as we do.

No stock query scores a synonym group by `search.scoring.bm25`. So of each leaf the score is its
bare frequency, the greatest of which a group takes. To that it adds, in steps of `_RANK`, the rank
of the greatest weight in the document. A script takes the two apart, and makes our score of them
with numbers that depend on the whole commit and on no shard. Scores are single floats.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

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
from search.opensearch.mapping import address_code, printed_field
from search.opensearch.nearness import blended, by_nearness
from search.scoring.bm25 import K1, B
from search.values.facets import FACETS_BY_ID
from search.values.query import DateRange, Query
from search.values.results import Via

Clause = dict[str, Any]

NOTHING: Clause = {"match_none": {}}
EVERYTHING: Clause = {"match_all": {}}

SCORED = 1_000
"""Words of a prefix or a part of compounds that are counted in a text; of any other, one counts."""

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

    def words_of(self, sought: whoosh_query.Query) -> Sequence[str]:
        """Return the words that a prefix, or a part of compounds, stands for."""
        ...

    def group_of(self, document_id: str) -> str | None:
        """Return the group of near-copies of a document, None if there is no such document."""
        ...

    def nearest(self, near: Near) -> Sequence[str]:
        """Return the ids of the documents that *near* matches."""
        ...

    def greatest(self, score: Clause) -> float:
        """Return the greatest score that the query *score* gives to a document, 0 for none."""
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


def group_of_leaf(leaf: whoosh_query.Query) -> SynonymGroup:
    """Return a bare term, phrase or prefix as the group of it alone."""
    if isinstance(leaf, SynonymGroup):
        return leaf
    via: Via = "prefix" if isinstance(leaf, whoosh_query.Prefix) else "word"
    return SynonymGroup("", (TermVariant(leaf, via, "", ""),))


class Translation:
    """Translates query trees for a commit with these *counts*."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._place = 0

    def matching(self, tree: whoosh_query.Query) -> Clause:
        """Return the filter of what *tree* matches."""
        return self._node(tree, scored=False)

    def scoring(self, tree: whoosh_query.Query) -> Clause:
        """Return the query of what *tree* matches, with our scores."""
        return self._node(tree, scored=True)

    def group(self, group: SynonymGroup) -> Clause:
        """Return the filter of what holds *group*."""
        return any_of(map(self._held, group.variants))

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

    def _held(self, variant: TermVariant) -> Clause:
        """Return the filter of what holds one variant, whichever words a prefix stands for."""
        sought = variant.query
        return _prefix(sought) if isinstance(sought, whoosh_query.Prefix) else self.leaf(variant)

    def leaf(self, variant: TermVariant) -> Clause:
        """Return what matches one variant; its score is how often it stands in a document."""
        sought = variant.query
        if isinstance(sought, whoosh_query.Phrase):
            return _phrase(sought)
        if isinstance(sought, Compounds):
            words = self._counts.words_of(sought)
            queries = [holding("words", word) for word in words[:SCORED]]
            others: Clause = {"terms": {"words": words[SCORED:]}}
            found = {"dis_max": {"queries": [*queries, _still(others, 1)]}}
            own = {"term": {"language": variant.language}}
            return {"bool": {"must": [found], "filter": [own]}} if words else NOTHING
        if isinstance(sought, whoosh_query.Prefix):
            words = self._counts.words_of(sought)
            queries = [holding(sought.fieldname, word) for word in words[:SCORED]]
            return {"dis_max": {"queries": [*queries, _still(_prefix(sought), 1)]}}
        word = holding(sought.fieldname, sought.text)
        if isinstance(sought, PrintedIn):
            near: Clause = {"terms": {"language": list(sought.languages)}}
            return {"bool": {"must": [word], "filter": [near]}}
        return word

    def _node(self, tree: whoosh_query.Query, *, scored: bool) -> Clause:
        if condition := self._condition(tree):
            return _still(condition) if scored else condition
        if isinstance(tree, _TEXT):
            group = group_of_leaf(tree)
            return self._scored_group(group) if scored else self.group(group)
        if isinstance(tree, Near):
            near: Clause = {"terms": {"id": self._counts.nearest(tree)}}
            return by_nearness(near, tree.vector) if scored else near
        if isinstance(tree, (LanguageBoost, Blend)):
            child = self._node(tree.child, scored=scored)
            return self._reranked(child, tree) if scored else child
        return self._joined(tree, scored=scored)

    def _condition(self, tree: whoosh_query.Query) -> Clause | None:
        """Return the filter of a node that adds nothing to a score, None of any other."""
        if isinstance(tree, whoosh_query.Term):
            return self._filter(tree)
        if isinstance(tree, whoosh_query.NumericRange):
            return _days(tree)
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
            return _either(children) if scored else any_of(children)
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
        leaves: dict[float, list[Clause]] = {}
        for variant in group.variants:
            leaves.setdefault(variant.weight, []).append(self.leaf(variant))
        weights = sorted(leaves)
        queries = [query for weight in reversed(weights) for query in leaves[weight]]
        query = queries[0] if len(queries) == 1 else {"dis_max": {"queries": queries}}
        if len(weights) > 1:
            ranks = [
                _still(any_of(leaves[weight]), _RANK * rank)
                for rank, weight in enumerate(weights)
                if rank
            ]
            query = {"bool": {"must": [query], "should": [{"dis_max": {"queries": ranks}}]}}
        idf = self._counts.idf(group)
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
    leaves: dict[str, list[Clause]] = {"stem": [], "word": []}
    for variant in group.variants:
        if variant.via in leaves:
            leaves[variant.via].append(translation.leaf(variant))
    unstemmed = {"terms": {"language": [code for code in languages if not has_stems(code)]}}
    by_stem = {"bool": {"filter": [any_of(leaves["stem"])], "must_not": [unstemmed]}}
    by_word = {"bool": {"filter": [any_of(leaves["word"]), unstemmed]}}
    return _either([by_stem, by_word])


def any_of(queries: Iterable[Clause]) -> Clause:
    """Return the filter of what matches one of *queries*; all terms of a field are one leaf."""
    terms: dict[str, list[str]] = {}
    parts: list[Clause] = []
    for query in queries:
        if query is NOTHING:
            continue
        if "term" in query:
            ((field, term),) = query["term"].items()
            terms.setdefault(field, []).append(term["value"])
        elif "dis_max" in query:
            parts.append(any_of(query["dis_max"]["queries"]))
        else:
            parts.append(query)
    parts += [{"terms": {field: sorted(set(values))}} for field, values in terms.items()]
    return _either(parts) if parts else NOTHING


def dates_filters(query: Query) -> list[Clause]:
    """Return the filters of the dates of *query*, none if it passes everything."""
    undated = {"bool": {"must_not": [{"exists": {"field": "day"}}]}}
    if query.undated_rule == "only":
        return [undated]
    if not query.dates:
        return [] if query.undated_rule == "include" else [{"exists": {"field": "day"}}]
    inside = overlapping(query.dates)
    return [_either([inside, undated]) if query.undated_rule == "include" else inside]


def overlapping(dates: DateRange) -> Clause:
    """Return the filter of documents whose date overlaps *dates*."""
    first = dates.start.toordinal() if dates.start else None
    end = dates.end.toordinal() if dates.end else None
    return _overlapping(first, end)


def _days(days: whoosh_query.NumericRange) -> Clause:
    first = None if days.start is None else days.start + bool(days.startexcl)
    end = None if days.end is None else days.end + (not days.endexcl)
    return _overlapping(first, end)


def _overlapping(first: int | None, end: int | None) -> Clause:
    found: list[Clause] = []
    if end is not None:
        found.append({"range": {"day": {"lt": end}}})
    if first is not None:
        found.append({"range": {"end": {"gt": first}}})
    return {"bool": {"filter": found or [{"exists": {"field": "day"}}]}}


def phrase(field: str, words: Sequence[str]) -> Clause:
    """Return the query of *words* side by side, whose score is how often they stand so."""
    # The cluster scores a phrase once for each of its words.
    asked = {"query": " ".join(words), "analyzer": field, "boost": 1 / len(words)}
    return {"match_phrase": {field: asked}}


def _phrase(sought: whoosh_query.Phrase) -> Clause:
    field, words = sought.fieldname, sought.words
    if sought.slop == 1:
        return phrase(field, words)
    rule: Clause = {"match": {"query": words[0], "analyzer": field}}
    for word in words[1:]:
        both = [rule, {"match": {"query": word, "analyzer": field}}]
        rule = {"all_of": {"ordered": True, "max_gaps": sought.slop - 1, "intervals": both}}
    return _still({"intervals": {field: rule}}, 1)


def _prefix(sought: whoosh_query.Prefix) -> Clause:
    return {"prefix": {sought.fieldname: {"value": sought.text}}}


def holding(field: str, text: str) -> Clause:
    """Return the query of what has *text* in *field*, whose score is how often it stands there."""
    return {"term": {field: {"value": text}}}


def _still(query: Clause, score: float = 0) -> Clause:
    return {"constant_score": {"filter": query, "boost": score}}


def _either(queries: Sequence[Clause]) -> Clause:
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}
