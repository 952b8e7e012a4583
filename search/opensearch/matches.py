"""The matches of a query in one commit: total, facets and hits, each fetched when needed."""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, Any

from whoosh import query as whoosh_query

from search.asking.groups import Compounds, SynonymGroup
from search.opensearch.answers import Asked, Scored
from search.opensearch.clauses import Clause, dates_filters
from search.opensearch.counting import buckets, counting, terms
from search.opensearch.days import bounds, holds
from search.opensearch.mapping import (
    COUNTED,
    SPAN,
    STORED,
    YEAR,
    hits_of,
    read_document,
    tally,
)
from search.opensearch.marking import terms_of_hits
from search.opensearch.translation import Translation, groups_in, is_text, is_weighed
from search.values.documents import Document
from search.values.facets import FACETS, FacetField
from search.values.query import DateRange, Query
from search.values.results import SignificantTerm

if TYPE_CHECKING:
    from search.opensearch.reader import ClusterReader

_WINDOW = 10_000  # hits from the first on that the cluster puts in order at once
_GROUPS = 1_000  # of near-copies that are counted with all else
_BLOCK = 2_000  # hits that are read at a time
_HITS, _TIMES, _HOLDING = "=hits", "=times", "=holding"  # beside the names of facets
_BY_DAY = {"order": "desc", "missing": "_last"}
_NEWEST: list[Any] = [{"day": _BY_DAY}, {"id": "asc"}]
_BEST: list[Any] = [{"_score": "desc"}, *_NEWEST]
_ORDERS = {
    "relevance": _BEST,
    "meaning": _BEST,
    "newest": _NEWEST,
    "oldest": [{"day": {"order": "asc", "missing": "_last"}}, {"id": "asc"}],
}


class ClusterMatches:
    """The matches of *tree* and the filters of *query*; see `search.backend.Matches`."""

    def __init__(self, reader: "ClusterReader", tree: whoosh_query.Query, query: Query) -> None:
        self._reader = reader
        self._tree = tree
        self._query = query
        reader.vocabulary.learn([tree])
        translation = Translation(reader)
        self._text = translation.matching(tree)
        self._dates = dates_filters(query)
        self._narrowed = {field.id: translation.facet_filters(query, field.id) for field in FACETS}
        self._times: dict[tuple[DateRange, ...], Sequence[tuple[int, int]]] = {}
        self._shown: Sequence[SynonymGroup] = ()
        self._folds = False
        self._weighed = is_weighed(tree)
        self._ahead = range(0)

    @cached_property
    def total(self) -> int:
        """How many documents match the text, all filters and the dates."""
        frequencies = self._reader.frequencies
        if not self._ahead or not self._weighed or frequencies.knows(self._tree):
            return int(self._counted[_HITS]["doc_count"])
        # The order of hits needs these counts, and all else can be asked for together with hits.
        total = frequencies.prepare_and_count(self._tree, self._shown, self.filters)
        if not total:
            self._ahead = range(0)
            self._reader.answers.expect([self._counting])
        return total

    @property
    def undated(self) -> int:
        """Return how many undated documents pass the text and all filters, dates aside."""
        if not self._dates:
            return self._tally[YEAR].get("", 0)
        return int(self._counted[_TIMES]["undated"]["doc_count"])

    @property
    def imprecise(self) -> int:
        """Return the number of hits dated by month or year alone."""
        return self._tally[SPAN].get("", 0)

    def facet(self, field: FacetField) -> tuple[Mapping[str, int], int]:
        """Return the count of each value, and of documents without one, own filters ignored."""
        found = self._counted.get(field.id)
        if found is None:
            known = {**self._tally[field.id]}
            return known, known.pop("", 0)
        filters = [self._text, *self._others(field.id), *self._dates]
        counted = buckets(found["values"])
        if counted is None:  # more values than fit on a page
            counted = self._reader.answers.every(field.id, filters)
        for value in {f.value for f in self._query.filters if f.facet == field.id} - counted.keys():
            if not field.measured:
                counted[value] = 0
                continue
            # It is a condition, which several values may meet.
            met = {"met": {"filter": Translation(self._reader).of_facet(field.id, (value,))}}
            counted[value] = int(self._count(met, filters)["met"]["doc_count"])
        return counted, int(found["missing"]["doc_count"])

    def values(self, field: FacetField) -> Mapping[str, int]:
        """Return how many of the hits have each value of a facet, without zeros."""
        return self._reader.answers.every(field.id, self.filters)

    def time_counts(self, periods: Sequence[DateRange]) -> Sequence[tuple[int, int]]:
        """Return the hits in each of *periods*, and all documents of the commit in it."""
        years = [period.year for period in periods]
        every = self._reader.days.within(periods)
        if None not in years:
            found = self._years
            return [(found.get(year or 0, 0), of) for year, of in zip(years, every, strict=True)]
        known = self._times.get(tuple(periods))
        if known is None:
            hits = self._in_periods(periods)
            known = self._times[tuple(periods)] = list(zip(hits, every, strict=True))
        return known

    def expect(self, groups: Sequence[SynonymGroup], page: range, *, folds: bool) -> None:
        """Count with all else what holds each of *groups*, among the hits and in the commit.

        Groups of near-copies are counted too, if the answer *folds* these. The *page* is fetched at
        the same time.
        """
        self._shown, self._folds = groups, folds
        if page.stop <= _WINDOW:
            self._ahead = page

    def places(
        self,
        ids: Sequence[str],
        terms: Set[tuple[str, str]],  # noqa: ARG002
        of_several: Sequence[whoosh_query.Prefix | Compounds],  # noqa: ARG002
    ) -> Sequence[None]:
        """Return None for each of *ids*, as the texts are here, and the positions far away."""
        return [None] * len(ids)

    def holding(self, groups: Sequence[SynonymGroup]) -> list[int]:
        """Return how many of the hits hold each of *groups*."""
        counted: Any = {}
        if self._shown:
            if not self.total:
                return [0] * len(groups)
            counted = self._counted[_HITS].get(_HOLDING, {"buckets": {}})["buckets"]
        known = {
            group.key: counted[name]["doc_count"]
            for name, group in _numbered(self._shown).items()
            if name in counted
        }
        fresh = _numbered([group for group in groups if group.key not in known])
        asked = self._holding(fresh)
        found = self._reader.answers.count_filters(asked, self.filters)
        known |= {group.key: found[name] for name, group in fresh.items()}
        return [known[group.key] for group in groups]

    def _holding(self, groups: Mapping[str, SynonymGroup]) -> dict[str, Clause]:
        """Return the filter of what holds each of *groups*."""
        translation = Translation(self._reader)
        return {name: translation.group(group) for name, group in groups.items()}

    def among(self, ids: Sequence[str]) -> Set[str]:
        """Return those of *ids* whose documents are hits."""
        named = {"terms": {"id": list(ids)}}
        found = self._reader.answers.values([*self.filters, named], "id")
        return {document_id for (document_id,) in found}

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the text of every hit, in the order of ids."""
        sources = self._reader.answers.sources(self.filters)  # as a column may lack the end of it
        return ((source["id"], read_document(source).text) for source in sources)

    def significant_terms(self) -> tuple[SignificantTerm, ...]:
        """Return the words and phrases that mark the hits, the surest first."""
        return terms_of_hits(self._reader.answers, self.filters)

    def hits(self, start: int, end: int) -> Iterator[tuple[Document, float]]:
        """Yield the hits from *start* up to, not including, *end*, each with its score."""
        for hit in self._from(start, min(end, self.total)):
            yield read_document(hit["_source"]), self._score(hit)

    @cached_property
    def groups(self) -> int:
        """Return how many hits are left if only the best of each group of near-copies is kept."""
        several = self._several
        if several is None:
            several = self._reader.answers.every("copied", self.filters)
        return self.total - sum(several.values()) + len(several)

    def folded(self, start: int, end: int) -> Iterator[tuple[Document, float, int]]:
        """Yield the hits that are left, each with its score and the other hits of its group."""
        end = min(end, self.groups)
        if start >= end:
            return
        near = end <= _WINDOW
        page = [self._window(start, end, folds=True)] if near else self._walked(start, end)
        for hits in page:
            copied = [hit["_source"]["copied"] for hit in hits if "copied" in hit["_source"]]
            sizes = self._sizes(copied)
            for hit in hits:
                copies = sizes.get(hit["_source"].get("copied"), 1) - 1
                yield read_document(hit["_source"]), self._score(hit), copies

    @property
    def filters(self) -> list[Clause]:
        """Return the filters that the hits pass."""
        return [self._text, *self._others(""), *self._dates]

    def _others(self, facet: str) -> list[Clause]:
        """Return the filters on all facets but *facet*."""
        return [one for name, some in self._narrowed.items() if name != facet for one in some]

    def _count(self, aggregations: Mapping[str, Any], filters: Sequence[Clause]) -> Any:
        return self._reader.answers.ask(counting(aggregations), filters)["aggregations"]

    @cached_property
    def _counted(self) -> Any:
        """The counts of the matches of the text, taken in one pass.

        If the text has words, what their scores will need is asked for at the same time, but for
        what decides the order of a page.
        """
        frequencies = self._reader.frequencies
        if self._ahead and self._weighed:
            frequencies.prepare(self._tree, self._shown)
        self._expect(self._counting)
        if self._query.text:
            frequencies.prepare(self._tree, self._shown)
        return self._reader.answers.ask(*self._counting)["aggregations"]

    @cached_property
    def _counting(self) -> Asked:
        """What asks for the counts of the matches of the text.

        What ignores no filter is counted together, so that documents are filtered once for it.
        """
        together: dict[str, Any] = {COUNTED: terms(COUNTED)}
        if self._folds:
            together["copied"] = terms("copied", size=_GROUPS)
        if self._shown:
            together[_HOLDING] = {"filters": {"filters": self._holding(_numbered(self._shown))}}
        aggregations: dict[str, Any] = {_HITS: _of([*self._others(""), *self._dates], together)}
        for field in (field.id for field in FACETS if self._narrowed[field.id]):
            of_facet = {"values": terms(field), "missing": {"missing": {"field": field}}}
            aggregations[field] = _of([*self._others(field), *self._dates], of_facet)
        if self._dates:
            times = {"undated": {"missing": {"field": "day"}}, "years": terms(YEAR)}
            aggregations[_TIMES] = _of(self._others(""), times)
        return counting(aggregations), [self._text]

    def _expect(self, counted: Asked) -> None:
        """Say that what is *counted* and the page are about to be asked for: one search finds both.

        It also counts what holds a single group, all of whose documents match.
        """
        answers = self._reader.answers
        if not self._ahead:
            answers.expect([counted])
            return
        page = self._ranked(**_chosen(self._ahead, folds=self._folds))
        held = self._reader.frequencies.asked(self._tree, self._shown)
        within = held if len(held) == 1 and is_text(self._tree) else []
        if not within:
            answers.expect(held)
        ranked, _, score = page
        aggregations = {
            name: one for body, *_ in (counted, *within) for name, one in body["aggs"].items()
        }
        whole = {**ranked, "aggs": aggregations}
        if narrowed := [*self._others(""), *self._dates]:  # which the counts of facets are not
            whole["post_filter"] = {"bool": {"filter": narrowed}}
        answers.expect_joined(
            [counted, page, *within], (whole, [] if score else [self._text], score)
        )

    @cached_property
    def _tally(self) -> Mapping[str, dict[str, int]]:
        """The counts of the hits by all facets that have no filter, and by year."""
        counted = buckets(self._counted[_HITS][COUNTED])
        if counted is None:  # more values than fit on a page
            counted = self._reader.answers.every(COUNTED, self.filters)
        return tally(counted)

    @property
    def _years(self) -> Mapping[int, int]:
        """The hits of each year, whatever the dates of the query."""
        if self._dates:
            return buckets(self._counted[_TIMES]["years"]) or {}  # there are fewer than on a page
        return {int(year): count for year, count in self._tally[YEAR].items() if year}

    def _in_periods(self, periods: Sequence[DateRange]) -> list[int]:
        """Return the matches in each of *periods*, whatever the dates of the query."""
        days = {
            "field": "day",
            "keyed": True,
            "ranges": [bounds(number, period) for number, period in enumerate(periods)],
        }
        exact = {"bool": {"must_not": [{"exists": {"field": "span"}}]}}
        aggregations = {
            "exact": {"filter": exact, "aggs": {"days": {"range": days}}},
            "spans": terms("span"),
        }
        found = self._count(aggregations, [self._text, *self._others("")])
        counted = found["exact"]["days"]["buckets"]
        hits = [int(counted[f"{number}"]["doc_count"]) for number in range(len(periods))]
        for span, count in (buckets(found["spans"]) or {}).items():
            first, end = map(int, span.split("-"))
            for number, period in enumerate(periods):
                if holds(period, first, end):
                    hits[number] += count
        return hits

    def _score(self, hit: Any) -> float:
        """Return the score of a hit, to which its idf is added if there is a single group."""
        score = float(hit["_score"] or 0.0)
        return score if self._weighed else score * self._idf

    @cached_property
    def _idf(self) -> float:
        """The idf of the only group, 1 if there is none."""
        return next((self._reader.idf(g) for g in groups_in(self._tree)), 1.0)

    def _page(self, **more: Any) -> list[Any]:
        """Return hits in the order of the query, as the parameters *more* choose them."""
        if self._ahead:
            _ = self._counted  # with which the page ahead comes
        elif self._weighed:
            self._reader.frequencies.prepare(self._tree)
        return list(hits_of(self._reader.answers.ask(*self._ranked(**more))))

    def _ranked(self, **more: Any) -> Scored:
        """Return what asks for hits in the order of the query; see `_page`."""
        order = _ORDERS[self._query.order]
        scored = bool(self._query.text) or order is _BEST
        translation = Translation(self._reader, weighed=self._weighed)
        score = translation.scoring(self._tree) if scored else None
        body = {
            "track_total_hits": False,
            "track_scores": scored,
            "sort": order,
            "_source": STORED,
            **more,
        }
        # What gives a score is what matches the text, which need not be looked for twice.
        filters = [*self._others(""), *self._dates] if score else self.filters
        return body, filters, score

    def _window(self, start: int, end: int, *, folds: bool = False) -> list[Any]:
        """Return the hits from *start* up to *end*, or the best of groups if it *folds* these.

        They may have been fetched ahead.
        """
        asked = self._ahead if folds == self._folds else range(0)
        if start not in asked or end > asked.stop:
            asked = range(start, end)
        return self._page(**_chosen(asked, folds=folds))[start - asked.start : end - asked.start]

    def _from(self, start: int, end: int) -> Iterator[Any]:
        """Yield the hits from *start* up to *end*; far ones by a walk from the first."""
        if start >= end:
            return
        if end <= _WINDOW:
            yield from self._window(start, end)
            return
        at = 0
        more: dict[str, Any] = {}
        while at < end:
            page = self._page(size=min(_BLOCK, end - at), **more)
            yield from page[max(start - at, 0) :]
            if not page:
                return
            at += len(page)
            more = {"search_after": page[-1]["sort"]}

    def _walked(self, start: int, end: int) -> Iterator[list[Any]]:
        """Yield the best hits of groups from *start* up to *end*, by a walk from the first hit."""
        seen: set[str] = set()
        block: list[Any] = []
        at = 0
        for hit in self._from(0, self.total):
            group = hit["_source"]["group"]
            if group in seen:
                continue
            if "copied" in hit["_source"]:
                seen.add(group)
            if at >= start:
                block.append(hit)
            at += 1
            if at == end:
                break
            if len(block) == _BLOCK:
                yield block
                block = []
        yield block

    @property
    def _several(self) -> Mapping[str, int] | None:
        """The hits in each group of near-copies, None if these are not expected or are many."""
        counted = self._counted[_HITS].get("copied")
        return buckets(counted) if counted else None

    def _sizes(self, copied: Sequence[str]) -> Mapping[str, int]:
        """Return how many hits are in each of the groups *copied*."""
        if self._several is not None:
            return self._several
        if not copied:
            return {}
        chosen = sorted(set(copied))
        sizes = {"terms": {"field": "copied", "include": chosen, "size": len(chosen)}}
        found = self._count({"sizes": sizes}, [*self.filters, {"terms": {"copied": chosen}}])
        return {bucket["key"]: bucket["doc_count"] for bucket in found["sizes"]["buckets"]}


def _numbered(groups: Sequence[SynonymGroup]) -> dict[str, SynonymGroup]:
    return {f"{number}": group for number, group in enumerate(groups)}


def _chosen(page: range, *, folds: bool) -> dict[str, Any]:
    """Return the parameters that choose a page of hits, or of groups if it *folds* these."""
    best = {"collapse": {"field": "group"}} if folds else {}
    return {**best, "from": page.start, "size": len(page)}


def _of(filters: Sequence[Clause], aggregations: Mapping[str, Any]) -> dict[str, Any]:
    """Return *aggregations* of what passes *filters*."""
    return {"filter": {"bool": {"filter": list(filters)}}, "aggs": aggregations}
