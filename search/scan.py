"""The whole result of a query in one commit, of which an answer shows a page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import islice

from whoosh import query as whoosh_query

from search.answering.facet_values import make_facet, make_histogram
from search.answering.reasons import find_reasons
from search.asking.groups import LanguageBoost, SynonymGroup
from search.asking.parser import ParsedText
from search.asking.query_parts import QueryPart
from search.language.analysis import folded, tokenize
from search.question import Question, tree_of
from search.scoring.explanation import explain
from search.scoring.highlight import Highlighter
from search.snapshot import Snapshot
from search.values.documents import Document
from search.values.facets import FACETS, FACETS_BY_ID
from search.values.query import DateRange, Query
from search.values.results import (
    Explanation,
    Facet,
    Histogram,
    Hit,
    IndexVersion,
    QueryTerm,
    Remedy,
    SignificantTerm,
    Variant,
)
from search.values.warnings import QueryWarning

_READ_AT_ONCE = 200  # hits whose places of what is marked are looked up together


class Scan:
    """The whole result of *query* in one commit, read lazily and not cached.

    Hits are numbered from 0 in the order of the query.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        query: Query,
        spoken: tuple[str, ...] | None = None,
        parsed: ParsedText | None = None,
        *,
        fold: bool = False,
        told: tuple[QueryWarning, ...] = (),
        remedies: tuple[Remedy, ...] = (),
    ) -> None:
        self.question = Question(snapshot, query, spoken)
        """The query as the commit understands it."""
        self.query = self.question.query
        self._asked = self.query
        self._renamed = snapshot.renamed(query, self.query)
        self.told = told
        """Why nothing holds all the words, and which of them the hits lack."""
        self.remedies = remedies
        """Searches with hits, if nothing holds all the words."""
        self._folds = (fold and not query.copies) if query.fold is None else query.fold
        self.reader = snapshot.reader
        self.snapshot = snapshot
        """The commit."""
        self._is_expected = False
        self.parsed = parsed or self.question.parse()
        """The text of the query, parsed."""
        self._matches = self.reader.match(tree_of(self.query, self.parsed), self.query)
        self._histograms: dict[DateRange, Histogram] = {}
        self._idfs: dict[tuple[object, ...], float] = {}
        self._language_odds: dict[tuple[str, ...], Mapping[str, float]] = {}

    @cached_property
    def total(self) -> int:
        """The number of all hits."""
        return self._matches.total

    @cached_property
    def groups(self) -> int:
        """The number of hits on all pages: if near-copies are folded, one of each group."""
        return self._matches.groups if self._folds else self.total

    def expect(self) -> None:
        """Say that an answer is about to be made of this result, or of those made `again` of it."""
        self._is_expected = True
        page = range(self.query.start, self.query.start + self.query.size)
        self._matches.expect(self.parsed.equivalents, page, folds=self._folds)
        self.snapshot.expect_names(self.query, self.parsed)

    @cached_property
    def _misunderstood(self) -> tuple[QueryWarning, ...]:
        """The warnings about parameters that were understood in another way, or ignored."""
        return (*self._renamed, *self.question.unknown_skips(self._asked))

    @property
    def index(self) -> IndexVersion:
        """Return the version of the snapshot."""
        return self.reader.version

    @property
    def warnings(self) -> tuple[QueryWarning, ...]:
        """Return what was told of the result, and the warnings about the text of the query."""
        return (*self.told, *self._misunderstood, *self.parsed.warnings)

    @property
    def parts(self) -> tuple[QueryPart, ...]:
        """Return the parts of the text of the query."""
        return self.parsed.parts

    @property
    def gaps(self) -> tuple[DateRange, ...]:
        """Return the ranges of months in which the commit has no document, oldest first."""
        return self.snapshot.gaps

    @property
    def sparse(self) -> tuple[DateRange, ...]:
        """Return the ranges of months in which the snapshot has few documents, oldest first."""
        return self.snapshot.sparse

    @property
    def undated_left_out(self) -> int:
        """Return how many undated documents match that the query excludes for having no date."""
        return self._matches.undated if self.query.undated_rule == "exclude" else 0

    @property
    def imprecise(self) -> int:
        """Return how many hits are dated by month or year alone."""
        return self._matches.imprecise

    def again(
        self,
        query: Query,
        parsed: ParsedText | None = None,
        told: tuple[QueryWarning, ...] = (),
        remedies: tuple[Remedy, ...] = (),
    ) -> "Scan":
        """Return the result of another query, whose text may be *parsed*, in the same snapshot.

        *told* and *remedies* are its own.
        """
        other = self.counted(query, parsed, told, remedies)
        if self._is_expected:
            other.expect()
        return other

    def counted(
        self,
        query: Query,
        parsed: ParsedText | None = None,
        told: tuple[QueryWarning, ...] = (),
        remedies: tuple[Remedy, ...] = (),
    ) -> "Scan":
        """Return what `again` returns, of which counts alone are asked for."""
        other = Scan(
            self.snapshot,
            query,
            self.question.spoken,
            parsed,
            fold=self._folds,
            told=told,
            remedies=remedies,
        )
        other._asked, other._renamed = self._asked, self._renamed
        return other

    def within(self, query: Query) -> "Scan":
        """Return those of these hits that *query*, with the same text, finds by its filters."""
        return self.again(query, self.parsed, self.told)

    def reasons(self) -> tuple[QueryWarning, ...]:
        """Return why there are no hits, as far as one word or one filter tells it."""
        if self.total:
            return ()
        newest, held = self.snapshot.newest, self.snapshot.held
        return tuple(
            find_reasons(self.query, self.parts, self.gaps, self.sparse, self, newest, held)
        )

    @property
    def tree(self) -> whoosh_query.Query:
        """Return the parsed text of the query."""
        return self.parsed.tree

    def count(self, query: Query) -> int:
        """Return the number of hits of another query in the same snapshot.

        A search without hits is asked in many ways, of which some are the same.
        """
        key = (query, self.question.spoken)
        known = self.snapshot.counts.get(key)
        if known is None:
            known = self.reader.total(*self.question.demanded(query))
            self.snapshot.counts.put(key, known, 1)
        return known

    def expect_counts(self, queries: Iterable[Query]) -> None:
        """Say that `count` is about to be asked for each of *queries*.

        An index that is far away counts them at once, and one that is near reads none of them.
        """
        known = self.snapshot.counts.get
        fresh = (query for query in queries if known((query, self.question.spoken)) is None)
        self.reader.expect_totals(map(self.question.demanded, fresh))

    def hits(self, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Yield the hits from *start* up to, not including, *end*; by default to the last."""
        ranked = self.ranked(start, end)
        while found := list(islice(ranked, _READ_AT_ONCE)):
            places = self._places([document for document, *_ in found])
            for one, at in zip(found, places, strict=True):
                yield self._hit(*one, at)

    def documents(self, start: int = 0, end: int | None = None) -> Iterator[Document]:
        """Yield the documents of `hits`, without highlights, which take most of the time."""
        return (document for document, *_ in self.ranked(start, end))

    def among(self, ids: Sequence[str]) -> Set[str]:
        """Return those of *ids* whose documents are hits."""
        return self._matches.among(ids)

    def significant_terms(self) -> tuple[SignificantTerm, ...]:
        """Return the words and phrases that mark the hits, the most significant first.

        Of each language, those that its headlines among the hits hold more than its other ones
        (`search.scoring.significance`), but for what all of them hold.
        """
        return self._matches.significant_terms()

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the text of every hit, near-copies included, in no particular order."""
        return self._matches.texts()

    def facet(self, facet_id: str) -> Facet:
        """Return the facet with that id, its own filters ignored."""
        field = FACETS_BY_ID[facet_id]
        counts, missing = self._matches.facet(field)
        return make_facet(field, self.query, counts, missing, self.snapshot.totals.labels)

    def values(self, facet_id: str) -> Mapping[str, int]:
        """Return how many of the hits have each value of the facet with that id."""
        return self._matches.values(FACETS_BY_ID[facet_id])

    @property
    def facets(self) -> tuple[Facet, ...]:
        """Return all facets, in their order."""
        return tuple(self.facet(field.id) for field in FACETS)

    def histogram(self, dates: DateRange | None = None) -> Histogram:
        """Return the hits over *dates*, by default the query's; the date filter is ignored."""
        shown = self.query.dates if dates is None else dates
        if shown not in self._histograms:
            totals = self.snapshot.totals
            span = (totals.first, totals.last) if totals.first and totals.last else None
            missing = 0 if self.query.undated == "exclude" else self._matches.undated
            self._histograms[shown] = make_histogram(
                shown, self.query.dates, span, self.time_counts, missing
            )
        return self._histograms[shown]

    def time_counts(self, periods: Sequence[DateRange]) -> Sequence[tuple[int, int]]:
        """Return, for each of *periods*, the hits without the date filter and all documents."""
        counted = self._matches.time_counts(periods)
        return [(0, of) for _, of in counted] if self.query.undated == "only" else counted

    def variants(self) -> tuple[QueryTerm, ...]:
        """Return the words of the query, each with the equivalents that the archive has.

        Some of these may be in no hit, by the filters or by other words of the query.
        """
        groups = self.parsed.groups
        equivalents = self.snapshot.equivalents(groups)
        found = [(one.term, held) for one, held in zip(groups, equivalents, strict=True)]
        holding = iter(self._matches.holding([alike for _, held in found for *_, alike in held]))
        return tuple(
            QueryTerm(
                term,
                tuple(
                    Variant(languages[0], alike.term, via, next(holding), languages[1:])
                    for languages, via, alike in held
                ),
            )
            for term, held in found
        )

    def held_names(self) -> Mapping[str, int]:
        """Return the names in other scripts that hits hold, each with how many do."""
        groups = [
            alike
            for group in self.parsed.groups
            for _, via, alike in group.equivalents
            if via == "name"
        ]
        held = zip(groups, self._matches.holding(groups), strict=True)
        return {alike.term: count for alike, count in held if count}

    def is_listed(self, document: Document) -> bool:
        """Return whether the archive still lists *document*, as `Engine.is_listed` does."""
        return self.snapshot.is_listed(document)

    def ranked(
        self, start: int = 0, end: int | None = None
    ) -> Iterator[tuple[Document, float, int]]:
        """Yield the document of each of `hits`, its score and the other hits of its group."""
        end = self.groups if end is None else min(end, self.groups)
        if self._folds:
            return map(self._standing, self._matches.folded(start, end))
        return ((document, score, 0) for document, score in self._matches.hits(start, end))

    def _standing(self, found: tuple[Document, float, int]) -> tuple[Document, float, int]:
        """Return what stands for a group in the place of its best hit: what is still listed."""
        best, _, copies = found
        if not copies or self.is_listed(best):
            return found
        alone = self.query.with_(copies=best.id, fold=False)
        group = Scan(self.snapshot, alone, self.question.spoken, self.parsed)
        listed = ((d, score, copies) for d, score, _ in group.ranked())
        return next((other for other in listed if self.is_listed(other[0])), found)

    @property
    def encoded(self) -> tuple[str, ...]:
        """Return the languages whose documents can be found by meaning."""
        return self.snapshot.encoded

    @property
    def own_language(self) -> tuple[str, ...]:
        """Return the language in which the text most likely is, none if nothing tells."""
        words = [folded(token.form) for token in tokenize(self.query.text)]
        odds = self.reader.language_odds(words)
        return (max(odds, key=lambda code: odds[code]),) if odds else ()

    @property
    def by_meaning(self) -> bool:
        """Return whether hits are found by meaning, and their scores tell how near they are."""
        return self.query.by == "meaning" and self.parsed.by_meaning

    def hit(self, document: Document, score: float, copies: int) -> Hit:
        """Return *document*, one of `ranked`, with all that an answer says of it."""
        (places,) = self._places([document])
        return self._hit(document, score, copies, places)

    def _places(self, documents: Sequence[Document]) -> Sequence[Sequence[int] | None]:
        """Return where each of *documents* may have what is marked, None if it has to be read."""
        sought = self._highlighter
        if not sought.terms and not sought.of_several:  # as where only filters are asked for
            return [()] * len(documents)
        ids = [document.id for document in documents]
        return self._matches.places(ids, sought.terms, sought.of_several)

    def _hit(
        self, document: Document, score: float, copies: int, places: Sequence[int] | None
    ) -> Hit:
        marks = self._highlighter.highlights(document.text, document.language.code, places)
        explained = self.query.explain and not self.parsed.by_meaning
        explanation = self.explanation(document) if explained else None
        listed = self.snapshot.is_listed(document)
        return Hit(document, score, marks, listed, explanation, copies)

    def explanation(self, document: Document) -> Explanation:
        """Return why *document*, which is found by words, has its score."""
        mean_length = self.snapshot.totals.mean_length
        return explain(document, self.parsed.tree, self._idf, self._odds, mean_length)

    @cached_property
    def _highlighter(self) -> Highlighter:
        return Highlighter(self.parsed.groups)

    def _idf(self, group: SynonymGroup) -> float:
        known = self._idfs.get(group.key)
        if known is None:
            known = self._idfs[group.key] = self.reader.idf(group)
        return known

    def _odds(self, question: LanguageBoost) -> Mapping[str, float]:
        words = tuple(question.words)
        known = self._language_odds.get(words)
        if known is None:
            known = self._language_odds[words] = self.reader.language_odds(words)
        return known
