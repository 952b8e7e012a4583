"""The engine: from a query to its answer, the same for every index.

    Query -> parse, expand -> match, count, order -> remedies or fallback -> highlight, explain

An index implements `search.backend`: it matches, counts and orders. All other steps are here.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property, partial

from msgspec import structs
from whoosh import query as whoosh_query

from search.answering.completions import Completions
from search.answering.elsewhere import find_others, wants_others
from search.answering.examples import Example, find_examples
from search.answering.facet_values import make_facet, make_histogram
from search.answering.gaps import find_gaps
from search.answering.reasons import find_reasons
from search.answering.remedies import find_remedies, typed
from search.answering.timeline import interval_for, year_of
from search.asking.expansion import Expansion
from search.asking.grammar import QueryPart
from search.asking.groups import LanguageBoost, Near, SynonymGroup, TermVariant, Vector
from search.asking.meaning import meant
from search.asking.parser import ArchiveFacts, ParsedText, parse_query
from search.asking.small_words import has_small_words, outside_languages
from search.backend import Backend, IndexReader, IndexTotals
from search.cache import Cache
from search.errors import CursorGone
from search.language.analysis import folded, tokenize
from search.meaning.encoder import installed_encoder, load_encoder
from search.scoring.explanation import explain
from search.scoring.highlight import Highlighter
from search.scoring.near_copies import COPIES_FIELD
from search.values.changes import Notes
from search.values.documents import Document
from search.values.facets import FACETS
from search.values.query import DateRange, Filter, Query
from search.values.results import (
    Completion,
    CoverageCell,
    Facet,
    Histogram,
    Hit,
    IndexVersion,
    QueryTerm,
    Remedy,
    SearchResults,
    SignificantTerm,
    Stats,
    Variant,
    Via,
)
from search.values.warnings import QueryWarning

_EQUIVALENTS = 10_000  # groups and equivalents, with their counts, that a commit keeps
_IDF = 20_000  # words with their idf that a commit keeps: those of some thousand headlines
_VECTORS = 1_000  # texts with their vectors that a commit keeps: pages of a result ask again
_LIKELY = 0.1  # the least probability of a language whose small words are not demanded
_Equivalent = tuple[tuple[str, ...], Via, SynonymGroup]
"""What a group also finds: its languages, how it is found, and the group of it alone."""

_SHOWN: frozenset[Via] = frozenset({"script", "compound", "glossary"})  # beside the words as typed


class Engine:
    """Answers queries over the index of *backend*; safe to share between threads."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._newest = _Commit(backend.reader())
        self._past: _Commit | None = None  # a walk or a reader stays with one version for a while

    def search(
        self, query: Query, *, fold: bool = False, also_about: bool = False
    ) -> SearchResults:
        """Answer *query* from the commit that it names, by default the newest.

        If the version of the query is gone, the newest commit answers, and the answer says so.
        *fold* says whether near-copies are folded if the query does not. With *also_about* the
        first page names what is near in meaning, unless the query does not want that. Raises
        `CursorGone` for a cursor alone.
        """
        asks = query.as_of and not query.cursor
        gone = query.as_of if asks and not self.keeps(query.as_of) else ""
        asked = answered = self.scan(query.without_version() if gone else query, fold=fold)
        query = asked.query
        remedies: tuple[Remedy, ...] = ()
        reasons: tuple[QueryWarning, ...] = ()
        if not asked.total:
            remedies = find_remedies(query, asked.parts, asked.count, asked.reader)
            reasons = tuple(find_reasons(query, asked.parts, asked.gaps, asked.count))
            if lacking := asked.lacking_one(remedies):
                answered = asked.without_one(lacking)
            elif any(remedy.way == "any" for remedy in remedies):
                answered = asked.again(query.with_(words="any", page=query.page))
            if answered is not asked:
                words = ", ".join(remedy.text for remedy in lacking)
                reasons = (QueryWarning("any_words", value=words), *reasons)
        if gone:
            reasons = (QueryWarning("version_gone", "as_of", gone), *reasons)
        return SearchResults(
            query=query,
            total=answered.total,
            groups=answered.groups,
            hits=tuple(answered.hits(query.start, query.start + query.size)),
            facets=tuple(answered.facet(field.id) for field in FACETS),
            histogram=answered.histogram(),
            years=_calendar(asked, answered, DateRange()),
            months=_months(asked, answered),
            undated_left_out=answered.undated_left_out,
            imprecise=answered.imprecise,
            terms=answered.variants(),
            warnings=(*reasons, *answered.warnings),
            index=answered.index,
            gaps=asked.gaps,
            remedies=remedies,
            gone=gone,
            meaning=bool(asked.encoded),
            by_meaning=asked.by_meaning,
            also_about=_also_about(asked, answered) if also_about else (),
        )

    def near(self, text: str, *, languages: Sequence[str] = (), size: int = 20) -> SearchResults:
        """Return the *size* documents that are nearest to *text* in meaning, the nearest first.

        They are in *languages*, by default in any that the encoder knows. A score is the cosine. A
        warning says which languages are left out, or that there are no vectors and words were
        searched for.
        """
        filters = tuple(Filter("language", language) for language in languages)
        return self.search(Query(text=text, by="meaning", filters=filters, size=size))

    def scan(self, query: Query, *, fold: bool = False) -> "Scan":
        """Return the whole result of *query* in the commit that it names, by default the newest.

        *fold* as in `search`. Raises `CursorGone` if that commit is no longer kept.
        """
        version = query.cursor.version if query.cursor else query.as_of
        return Scan(self._commit_of(version), query, fold=fold)

    def keeps(self, version: str) -> bool:
        """Return whether *version*, as `IndexVersion` names it, can answer; empty is the newest."""
        try:
            self._commit_of(version)
        except CursorGone:
            return False
        return True

    def suggest(self, text: str, size: int = 10) -> tuple[Completion, ...]:
        """Return up to *size* completions of the last word of *text*, most frequent first.

        Each completes the text from `last_word_start` on.
        """
        return self._commit.completions.of(text, size)

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id, None if the index has none."""
        return self._backend.reader().get(document_id)

    def documents(self) -> Iterator[Document]:
        """Yield every document of the newest commit, in no particular order."""
        return self._backend.reader().documents()

    def encoded_languages(self) -> tuple[str, ...]:
        """Return the languages of which documents can be found by meaning."""
        return self._commit.encoded

    def knows_meaning(self, document: Document) -> bool:
        """Return whether *document* has a meaning that can be compared with that of others."""
        return document.language.code in self._commit.encoded

    def neighbours(
        self, document: Document, language: str, apart: dt.timedelta, size: int
    ) -> list[Hit]:
        """Return up to *size* headlines in a *language* that are nearest to *document* in meaning.

        They are dated at most *apart* from it, and a score is the cosine. Empty if it has no date.
        """
        vector = self._commit.vector(document.text)
        if vector is None or document.date is None:
            return []
        dates = DateRange(document.date - apart, document.date + apart + dt.timedelta(days=1))
        filters = (Filter("kind", "headline"), Filter("language", language))
        query = Query(filters=filters, dates=dates, sort="relevance")
        matches = self._commit.reader.match(Near(vector, dates, least=0), query)
        return [
            Hit(found, score, (), self._commit.is_listed(found))
            for found, score in matches.hits(0, size + 1)
            if found.id != document.id
        ][:size]

    def is_listed(self, document: Document) -> bool:
        """Return whether the archive still lists *document*.

        It does not if no file has it, or if the pages of all its topics were captured again
        without it.
        """
        return self._commit.is_listed(document)

    def idf(self, words: Sequence[str], language: str) -> list[float]:
        """Return the idf of each of *words*, all its forms in *language* counted."""
        commit = self._commit
        return [commit.idf(word, language) for word in words]

    def significant_terms(self, topic: str) -> tuple[SignificantTerm, ...]:
        """Return the significant terms of the topic with that id, the most significant first.

        At least two headlines of the topic hold such a word in some form. Of the headlines in the
        word's language, more of the topic's hold it than chance explains
        (`search.scoring.significance`). Empty if there is no such topic, or no such word.
        """
        return self._backend.reader().significant_terms(topic)

    def examples(self) -> tuple[Example, ...]:
        """Return searches that are good for this archive, chosen from its own words."""
        return self._commit.examples

    def notes(self) -> Notes:
        """Return what the newest commit tells besides its documents."""
        return self._backend.reader().notes

    def coverage(self) -> tuple[CoverageCell, ...]:
        """Return the number of headlines by topic, language and year, without zeros."""
        return self._backend.reader().coverage()

    def verify(self) -> None:
        """Compare the index with its checksums. Raises `IndexDamaged` naming the first bad file."""
        self._backend.reader().verify()

    def stats(self) -> Stats:
        """Return the counts and the size of the whole index."""
        everything = self.scan(Query())
        totals = everything.reader.totals
        return Stats(
            index=everything.index,
            facets=tuple(everything.facet(field.id) for field in FACETS),
            histogram=everything.histogram(),
            first=totals.first,
            last=totals.last,
            bytes=totals.bytes,
            made_by=dict(totals.made_by),
            encoder=totals.encoder,
            encoded=dict(totals.encoded),
        )

    def version(self) -> IndexVersion:
        """Return the newest commit."""
        return self._backend.reader().version

    @property
    def _commit(self) -> "_Commit":
        reader = self._backend.reader()
        if reader is not self._newest.reader:
            self._newest = _Commit(reader)
        return self._newest

    def _commit_of(self, version: str) -> "_Commit":
        """Return the commit of that name, by default the newest. Raises `CursorGone`."""
        newest = self._commit
        if version in ("", newest.reader.version.version, newest.reader.version.as_of):
            return newest
        reader, past = self._backend.reader(version), self._past
        if past is None or past.reader.version != reader.version:
            past = self._past = _Commit(reader)
        return past


class Scan:
    """The whole result of *query* in one commit, read lazily and not cached.

    Hits are numbered from 0 in the order of the query.
    """

    def __init__(
        self,
        commit: "_Commit",
        query: Query,
        spoken: tuple[str, ...] | None = None,
        parsed: ParsedText | None = None,
        *,
        fold: bool = False,
    ) -> None:
        self.query = commit.named(query)
        self._folds = (fold and not query.copies) if query.fold is None else query.fold
        self.reader = commit.reader
        self._commit = commit
        self._spoken = commit.spoken(query.text) if spoken is None else spoken
        self._parsed = parsed or meant(
            self.query, parse_query(self.query, commit.facts, self._spoken), commit
        )
        tree = self._parsed.tree
        if query.copies:
            tree = whoosh_query.And([tree, whoosh_query.Term(COPIES_FIELD, query.copies)])
        self._matches = self.reader.match(tree, self.query)
        self._histograms: dict[DateRange, Histogram] = {}
        self.total = self._matches.total
        """The number of all hits."""
        self.groups = self._matches.groups if self._folds else self.total
        """The number of hits on all pages: if near-copies are folded, one of each group."""

    @property
    def index(self) -> IndexVersion:
        """Return the version of the commit."""
        return self.reader.version

    @property
    def warnings(self) -> tuple[QueryWarning, ...]:
        """Return the warnings about the text of the query."""
        return self._parsed.warnings

    @property
    def parts(self) -> tuple[QueryPart, ...]:
        """Return the parts of the text of the query."""
        return self._parsed.parts

    @property
    def gaps(self) -> tuple[DateRange, ...]:
        """Return the ranges of months in which the commit has no document, oldest first."""
        return self._commit.gaps

    @property
    def undated_left_out(self) -> int:
        """Return how many undated documents match that the query excludes for having no date."""
        return self._matches.undated if self.query.undated_rule == "exclude" else 0

    @property
    def imprecise(self) -> int:
        """Return how many hits are dated by month or year alone."""
        return self._matches.imprecise

    def again(self, query: Query) -> "Scan":
        """Return the result of another query in the same commit."""
        return Scan(self._commit, query, self._spoken, fold=self._folds)

    def lacking_one(self, remedies: Sequence[Remedy]) -> list[Remedy]:
        """Return those of *remedies* that are without one of several words or phrases."""
        words = [typed(self.query, p) for p in self.parts if p.kind in ("word", "phrase")]
        return [r for r in remedies if r.way == "word" and r.text in words and len(words) > 1]

    def without_one(self, remedies: Sequence[Remedy]) -> "Scan":
        """Return what holds all the words but one, which *remedies* leave out."""
        trees = [self.again(remedy.query).tree for remedy in remedies]
        tree = trees[0] if len(trees) == 1 else whoosh_query.Or(trees)
        parsed = dataclasses.replace(self._parsed, tree=tree)  # noqa: TID251 - no Struct
        return Scan(self._commit, self.query, self._spoken, parsed, fold=self._folds)

    @property
    def tree(self) -> whoosh_query.Query:
        """Return the parsed text of the query."""
        return self._parsed.tree

    def count(self, query: Query) -> int:
        """Return the number of hits of another query in the same commit."""
        return self.again(query).total

    def hits(self, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Yield the hits from *start* up to, not including, *end*; by default to the last."""
        for document, score, copies in self._documents(start, end):
            yield self._hit(document, score, copies)

    def documents(self, start: int = 0, end: int | None = None) -> Iterator[Document]:
        """Yield the documents of `hits`, without highlights, which take most of the time."""
        return (document for document, *_ in self._documents(start, end))

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
        (field,) = (field for field in FACETS if field.id == facet_id)
        counts, missing = self._matches.facet(field)
        return make_facet(field, self.query, counts, missing, self._commit.totals.labels)

    def histogram(self, dates: DateRange | None = None) -> Histogram:
        """Return the hits over *dates*, by default the query's; the date filter is ignored."""
        shown = self.query.dates if dates is None else dates
        if shown not in self._histograms:
            totals = self._commit.totals
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
        holding = self._matches.holding
        return tuple(
            QueryTerm(
                group.term,
                tuple(
                    Variant(languages[0], alike.term, via, holding(alike), languages[1:])
                    for languages, via, alike in self._commit.equivalents(group)
                ),
            )
            for group in self._parsed.groups
        )

    def is_listed(self, document: Document) -> bool:
        """Return whether the archive still lists *document*, as `Engine.is_listed` does."""
        return self._commit.is_listed(document)

    def _documents(self, start: int, end: int | None) -> Iterator[tuple[Document, float, int]]:
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
        group = Scan(self._commit, alone, self._spoken, self._parsed)
        listed = ((d, score, copies) for d, score, _ in group._documents(0, None))
        return next((other for other in listed if self.is_listed(other[0])), found)

    @property
    def encoded(self) -> tuple[str, ...]:
        """Return the languages whose documents can be found by meaning."""
        return self._commit.encoded

    @property
    def own_language(self) -> tuple[str, ...]:
        """Return the language in which the text most likely is, none if nothing tells."""
        words = [folded(token.form) for token in tokenize(self.query.text)]
        odds = self.reader.language_odds(words)
        return (max(odds, key=lambda code: odds[code]),) if odds else ()

    @property
    def by_meaning(self) -> bool:
        """Return whether hits are found by meaning, and their scores are cosines."""
        return self.query.by == "meaning" and self._parsed.by_meaning

    def _hit(self, document: Document, score: float, copies: int) -> Hit:
        parsed, reader = self._parsed, self.reader
        marks = self._highlighter.highlights(document.text, document.language.code)
        explanation = (
            explain(document, parsed.tree, reader.idf, self._odds, self._commit.totals.mean_length)
            if self.query.explain and not parsed.by_meaning
            else None
        )
        listed = self._commit.is_listed(document)
        return Hit(document, score, marks, listed, explanation, copies)

    @cached_property
    def _highlighter(self) -> Highlighter:
        return Highlighter(self._parsed.groups)

    def _odds(self, question: LanguageBoost) -> Mapping[str, float]:
        return self.reader.language_odds(question.words)


class _Commit:
    """A commit, with facts that many answers need, computed once."""

    def __init__(self, reader: IndexReader) -> None:
        self.reader = reader
        self._equivalents: Cache[tuple[_Equivalent, ...]] = Cache(_EQUIVALENTS)
        self._idf: Cache[float] = Cache(_IDF)
        self._vectors: Cache[Vector] = Cache(_VECTORS)
        self.completions = Completions(reader)

    @cached_property
    def totals(self) -> IndexTotals:
        return self.reader.totals

    @cached_property
    def facts(self) -> ArchiveFacts:
        """What the parser needs to know."""
        return ArchiveFacts(
            languages=tuple(sorted(self.totals.languages)),
            named={
                field.id: {
                    slug: value
                    for value, label in self.totals.labels.get(field.id, {}).items()
                    if (slug := field.parsed(label)) != value
                }
                for field in FACETS
                if field.labelled
            },
        )

    def vector(self, text: str) -> Vector | None:
        """Return the vector of *text*, None if it has none or the index has none like it."""
        if not self.encoded:
            return None
        known = self._vectors.get(text)
        if known is None and (encoder := load_encoder()):
            (known,) = encoder.encode([text])
            self._vectors.put(text, known, 1)
        return known if known is not None and known.any() else None

    @cached_property
    def encoded(self) -> tuple[str, ...]:
        """The languages of the documents that have a vector."""
        usable = self.totals.encoder and self.totals.encoder == installed_encoder()
        return tuple(sorted(self.totals.encoded)) if usable else ()

    @cached_property
    def gaps(self) -> tuple[DateRange, ...]:
        return find_gaps(self.reader.held_months())

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        return tuple(find_examples(partial(Scan, self)))

    def named(self, query: Query) -> Query:
        """Return *query* with the values of its filters, where it has the labels of some."""
        filters = tuple(
            structs.replace(
                one, value=self.facts.named.get(one.facet, {}).get(one.value, one.value)
            )
            for one in query.filters
        )
        return query if filters == query.filters else structs.replace(query, filters=filters)

    def spoken(self, text: str) -> tuple[str, ...]:
        """Return the languages in which *text* is probably asked, none if that does not matter."""
        words = [folded(token.form) for token in tokenize(text)]
        if not has_small_words(words):
            return ()
        odds = self.reader.language_odds(words)
        likely = [language for language, chance in odds.items() if chance >= _LIKELY]
        return (*sorted(likely), *outside_languages(words, self.facts.languages))

    def is_listed(self, document: Document) -> bool:
        latest = [day for topic in document.topics if (day := self._captured.get(topic.id))]
        seen = document.last_seen
        return bool(document.sources) and (
            seen is None or not latest or any(seen >= day for day in latest)
        )

    @cached_property
    def _captured(self) -> Mapping[str, dt.date]:
        """The day of each topic's latest page."""
        pages = ((topic, self.reader.get(f"topic:{topic}")) for topic in self.totals.topics)
        return {topic: page.last_seen for topic, page in pages if page and page.last_seen}

    def idf(self, word: str, language: str) -> float:
        """Return the idf of *word*, all its forms in *language* counted, 0 if it has no token."""
        known = self._idf.get((word, language))
        if known is None:
            group = Expansion([language]).word(word)
            known = self.reader.idf(group) if group else 0.0
            self._idf.put((word, language), known, 1)
        return known

    def equivalents(self, group: SynonymGroup) -> tuple[_Equivalent, ...]:
        """Return what *group* also finds, and the archive has.

        What is the same word in several languages is one equivalent.
        """
        key = tuple([variant.key for variant in group.variants])
        known = self._equivalents.get(key)
        if known is None:
            known = tuple(self._held(group))
            self._equivalents.put(key, known, len(known) + 1)
        return known

    def _held(self, group: SynonymGroup) -> Iterator[_Equivalent]:
        found: dict[tuple[str, str, Via], list[TermVariant]] = {}
        for variant in group.variants:
            if variant.via in _SHOWN:
                key = (variant.language, variant.text, variant.via)
                found.setdefault(key, []).append(variant)
        same: dict[tuple[object, ...], tuple[list[str], Via, SynonymGroup]] = {}
        for (language, text, via), variants in found.items():
            searched = (text, *[variant.key for variant in variants])
            alike = SynonymGroup(text, tuple(variants))
            same.setdefault(searched, ([], via, alike))[0].append(language)
        for languages, via, alike in same.values():
            if self.reader.document_frequency(alike):
                yield tuple(languages), via, alike


def _also_about(asked: Scan, answered: Scan) -> tuple[Hit, ...]:
    """Return what is near in meaning, in other languages, and is not among the hits."""
    query, excluded = asked.query, asked.query.chosen("language", excluded=True)
    if not wants_others(query, asked.parts):
        return ()
    own = query.chosen("language") or asked.own_language
    others = [code for code in asked.encoded if code not in (*own, *excluded)]
    return find_others(
        query, others, lambda other: asked.again(other).hits(0, other.size), answered.among
    )


def _calendar(asked: Scan, answered: Scan, dates: DateRange) -> Histogram:
    """Return the histogram that a search with *dates* would show.

    It counts hits of all the words, *asked*, unless there are none and the answer fell back to any
    word.
    """
    histogram = asked.histogram(dates)
    empty = not histogram.missing and not any(bucket.count for bucket in histogram.buckets)
    return answered.histogram(dates) if empty and answered is not asked else histogram


def _months(asked: Scan, answered: Scan) -> Histogram | None:
    dates = asked.query.dates
    interval = interval_for(dates)
    if interval == "year":
        return None
    if interval == "day" and dates.start:
        return _calendar(asked, answered, year_of(dates.start))
    return answered.histogram()
