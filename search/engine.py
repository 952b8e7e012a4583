"""The engine: from a query to its answer, the same for every index.

    Query -> parse, expand -> match, count, order -> remedies or fallback -> highlight, explain

`search.scan` parses, and asks the index for what matches; the index, which implements
`search.backend`, matches, counts and orders. `search.fallback` answers where nothing holds all the
words, `search.offers` names what stands beside the hits, and `search.snapshot` keeps what a commit
is asked often.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import structs

from search import offers
from search.answering.examples import Example
from search.answering.timeline import interval_for, year_of
from search.asking.archive_values import ArchiveValues
from search.asking.field_names import facet_value
from search.asking.groups import Near
from search.backend import Backend, IndexReader
from search.errors import CursorGone, IndexProblem
from search.fallback import or_of_fewer_words
from search.meaning.encoder import Vectors
from search.scan import Scan
from search.snapshot import Snapshot
from search.values.changes import Notes
from search.values.documents import Document
from search.values.facets import FACETS
from search.values.query import DateRange, Filter, Query
from search.values.results import (
    ClusterHealth,
    Completion,
    CoverageCell,
    Histogram,
    Hit,
    IndexVersion,
    SearchResults,
    SignificantTerm,
    Stats,
)
from search.values.warnings import QueryWarning

_ANSWER_BYTES = 3_000  # of an answer without hits, its question among them
_VALUE_BYTES = 160  # of a value of a facet that an answer has
_HIT_BYTES = 1_000  # of a hit, its text aside


class Engine:
    """Answers queries over the index of *backend*; safe to share between threads."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._newest = Snapshot(backend.reader())
        self._past: Snapshot | None = None  # a walk or a reader stays with one version for a while

    def search(
        self, query: Query, *, fold: bool = False, also_about: bool = False
    ) -> SearchResults:
        """Answer *query* from the commit that it names, by default the newest.

        The answers to what was asked lately are kept, as a commit never changes. If the version of
        the query is gone, the newest commit answers, and the answer says so. *fold* says whether
        near-copies are folded if the query does not. With *also_about* the first page names what is
        near in meaning, unless the query does not want that. Raises `CursorGone` for a cursor
        alone.
        """
        if query.as_of and not query.cursor and not self.keeps(query.as_of):
            gone = QueryWarning("version_gone", "as_of", query.as_of)
            found = self.search(query.without_version(), fold=fold, also_about=also_about)
            return structs.replace(found, gone=query.as_of, warnings=(gone, *found.warnings))
        asked = (query, fold, also_about)
        if query.cursor or query.as_of or self._newest.answers.get(asked):
            return _kept_answer(self._snapshot_for(query), asked)
        reader, is_newest = self._backend.assumed()
        try:
            answer = _kept_answer(self._of(reader), asked)
        except IndexProblem:
            if is_newest():
                raise
        else:
            if is_newest():
                return answer
        return _kept_answer(self._snapshot, asked)

    def prepare(self) -> None:
        """Read now what first searches would: tables, the encoder, and the words of each script.

        And the names of months, for texts that name a period. Of an index that is far away, from
        which nothing comes at once, also what few searches need: names of places and of people.
        """
        from search.asking.periods import parse_period  # slow patterns

        self.search(Query())
        self.scan(Query(text="dateline", by="meaning"))
        self._snapshot.prepare()
        parse_period("January 2000")
        if self._snapshot.reader.is_far:
            for field in FACETS:
                facet_value(field.id, "dateline")

    def near(self, text: str, *, languages: Sequence[str] = (), size: int = 20) -> SearchResults:
        """Return the *size* documents that are nearest to *text* in meaning, the nearest first.

        They are in *languages*, by default in any that the encoder knows. A score is the cosine,
        and up to .15 more for words of *text* (`search.scoring.nearness`). A warning says which
        languages are left out, or that there are no vectors and words were searched for. Raises
        TypeError if *languages* are a string.
        """
        if isinstance(languages, str):  # also a sequence of strings, each a letter
            raise TypeError(f"languages are a list of codes: languages=[{languages!r}]")
        filters = tuple(Filter("language", language) for language in languages)
        return self.search(Query(text=text, by="meaning", filters=filters, size=size))

    def scan(self, query: Query, *, fold: bool = False) -> Scan:
        """Return the whole result of *query* in the commit that it names, by default the newest.

        *fold* as in `search`. Raises `CursorGone` if that commit is no longer kept.
        """
        return Scan(self._snapshot_for(query), query, fold=fold)

    def found(self, query: Query, *, fold: bool = False) -> Scan:
        """Return the whole result that `search` shows pages of: of fewer words if all find nothing.

        *fold* and what is raised as in `scan`.
        """
        return or_of_fewer_words(self.scan(query, fold=fold))

    def keeps(self, version: str) -> bool:
        """Return whether *version*, as `IndexVersion` names it, can answer; empty is the newest."""
        try:
            self._snapshot_of(version)
        except CursorGone:
            return False
        return True

    def suggest(self, text: str, size: int = 10) -> tuple[Completion, ...]:
        """Return up to *size* completions of the last word of *text*, most frequent first.

        Those of topics and outlets complete their names; `completed` has the text with each.
        """
        return self._snapshot.completions.of(text, size)

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id, None if the index has none."""
        return self._backend.reader().get(document_id)

    def documents(self) -> Iterator[Document]:
        """Yield every document of the newest commit, in no particular order."""
        return self._backend.reader().documents()

    def encoded_languages(self) -> tuple[str, ...]:
        """Return the languages of which documents can be found by meaning."""
        return self._snapshot.encoded

    def knows_meaning(self, document: Document) -> bool:
        """Return whether *document* has a meaning that can be compared with that of others."""
        return document.language.code in self._snapshot.encoded

    def neighbours(
        self, document: Document, language: str, apart: dt.timedelta, size: int
    ) -> list[Hit]:
        """Return up to *size* headlines in a *language* that are nearest to *document* in meaning.

        They are dated at most *apart* from it, and a score is the cosine. Empty if it has no date.
        """
        vector = self._snapshot.vector(document.text)
        if vector is None or document.date is None:
            return []
        dates = DateRange(document.date - apart, document.date + apart + dt.timedelta(days=1))
        filters = (Filter("kind", "headline"), Filter("language", language))
        query = Query(filters=filters, dates=dates, sort="relevance")
        matches = self._snapshot.reader.match(Near(vector, dates, language, least=0), query)
        return [
            Hit(found, score, (), self._snapshot.is_listed(found))
            for found, score in matches.hits(0, size + 1)
            if found.id != document.id
        ][:size]

    def meanings(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of *texts*, a row of length 1 for each.

        Raises `EncoderMissing` if none is installed.
        """
        return self._snapshot.meanings(texts)

    def is_name(self, word: str) -> bool | None:
        """Return whether the archive mostly prints the folded *word* with a capital.

        None if no text tells.
        """
        return self._snapshot.capitals.has(word)

    def is_listed(self, document: Document) -> bool:
        """Return whether the archive still lists *document*.

        It does not if no file has it, or if the pages of all its topics were captured again
        without it.
        """
        return self._snapshot.is_listed(document)

    def idf(self, words: Sequence[str], language: str) -> list[float]:
        """Return the idf of each of *words*, all its forms in *language* counted."""
        snapshot = self._snapshot
        return [snapshot.idf(word, language) for word in words]

    def significant_terms(self, topic: str) -> tuple[SignificantTerm, ...]:
        """Return the significant terms of the topic with that id, the most significant first.

        At least two headlines of the topic hold such a word in some form. Of the headlines in the
        word's language, more of the topic's hold it than chance explains
        (`search.scoring.significance`). Empty if there is no such topic, or no such word.
        """
        return self._backend.reader().significant_terms(topic)

    @property
    def values(self) -> ArchiveValues:
        """Return what the newest commit calls the values of its facets."""
        return self._snapshot.facts.values

    def newest_day(self, version: str = "") -> dt.date | None:
        """Return the day from which time is counted back in *version*, by default the newest.

        None if no headline is dated. A version that is no longer kept is answered by the newest.
        """
        return self._snapshot_of(version if self.keeps(version) else "").newest

    def examples(self) -> tuple[Example, ...]:
        """Return searches that are good for this archive, chosen from its own words."""
        snapshot = self._snapshot
        return snapshot.examples(partial(Scan, snapshot))

    def notes(self) -> Notes:
        """Return what the newest commit tells besides its documents."""
        return self._backend.reader().notes

    def state(self) -> bytes:
        """Return the state that the indexer committed with the newest commit."""
        return self._backend.reader().state

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
            facets=everything.facets,
            histogram=everything.histogram(),
            first=totals.first,
            last=totals.last,
            bytes=totals.bytes,
            made_by=dict(totals.made_by),
            encoder=totals.encoder,
            encoded=dict(totals.encoded),
            cluster=self.cluster(),
        )

    def cluster(self) -> ClusterHealth | None:
        """Return the health of the cluster that holds the index, None for a folder.

        It takes two or three seconds at most. Raises `IndexProblem`.
        """
        return self._backend.cluster()

    def version(self) -> IndexVersion:
        """Return the newest commit."""
        return self._backend.reader().version

    @property
    def _snapshot(self) -> Snapshot:
        return self._of(self._backend.reader())

    def _of(self, reader: IndexReader) -> Snapshot:
        """Return the snapshot of the newest commit, which *reader* reads."""
        newest = self._newest
        if reader is not newest.reader:
            newest = self._newest = Snapshot(reader, newest)
        return newest

    def _snapshot_for(self, query: Query) -> Snapshot:
        """Return the commit that *query* names, by default the newest. Raises `CursorGone`."""
        return self._snapshot_of(query.cursor.version if query.cursor else query.as_of)

    def _snapshot_of(self, version: str) -> Snapshot:
        """Return the commit of that name, by default the newest. Raises `CursorGone`."""
        newest = self._snapshot
        if version in ("", newest.reader.version.version, newest.reader.version.as_of):
            return newest
        reader, past = self._backend.reader(version), self._past
        if past is None or past.reader.version != reader.version:
            past = self._past = Snapshot(reader)
        return past


def _kept_answer(snapshot: Snapshot, asked: tuple[Query, bool, bool]) -> SearchResults:
    """Return the answer to a query that is *asked*, with `fold` and `also_about`, and keep it."""
    query, fold, also_about = asked
    answer = snapshot.answers.get(asked)
    if answer is None:
        answer = _answer(Scan(snapshot, query, fold=fold), also_about=also_about)
        if not query.cursor:  # a walk asks for each of its parts once
            snapshot.answers.put(asked, answer, _bytes(answer))
    return answer


def _bytes(answer: SearchResults) -> int:
    """Return about how many bytes *answer* takes: facets and hits are nearly all of it."""
    hits = (*answer.hits, *answer.also_about)
    return (
        _ANSWER_BYTES
        + _VALUE_BYTES * sum([len(facet.values) for facet in answer.facets])
        + _HIT_BYTES * len(hits)
        + 2 * sum([len(hit.document.text) for hit in hits])
    )


def _answer(asked: Scan, *, also_about: bool) -> SearchResults:
    asked.expect()
    query, answered = asked.query, or_of_fewer_words(asked)
    unknown = asked.question.unknown_names()
    if unknown and answered is not asked:
        still = set(answered.question.unknown_names())
        unknown = tuple(name for name in unknown if name in still)
    told = [QueryWarning("unknown_name", "name", name) for name in unknown]
    return SearchResults(
        query=query,
        total=answered.total,
        groups=answered.groups,
        hits=tuple(answered.hits(query.start, query.start + query.size)),
        facets=answered.facets,
        histogram=answered.histogram(),
        years=_calendar(asked, answered, DateRange()),
        months=_months(asked, answered),
        undated_left_out=answered.undated_left_out,
        imprecise=answered.imprecise,
        terms=answered.variants(),
        warnings=(*told, *answered.warnings),
        index=answered.index,
        gaps=asked.gaps,
        sparse=asked.sparse,
        remedies=(*answered.remedies, *offers.by_meaning(asked)),
        meaning=bool(asked.encoded),
        by_meaning=asked.by_meaning,
        also_about=offers.also_about(asked, answered) if also_about else (),
        names=offers.names_of(asked)
        or (offers.names_of(answered) if answered.parsed is not asked.parsed else ()),
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
