"""The embedded engine: a Whoosh index in a folder.

Whoosh finds and ranks; what it found is counted over the documents themselves, which the newest
snapshot keeps in memory. `dateline.json` beside the index says what made it.
"""

import datetime as dt
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from whoosh import index, query, reading, scoring, searching, writing

from search.analysis import analyzer, tokenize
from search.counts import make_facet, make_histogram
from search.documents import Document, decode, encode
from search.engine import IndexDamaged, IndexLocked, IndexMissing, IndexOutdated
from search.expansion import Expansion
from search.facets import FACETS, FacetField
from search.highlight import find_highlights
from search.parser import ParsedText, parse_text
from search.query import DateRange, Query, Sort
from search.ranking import K1, B
from search.results import (
    Completion,
    Facet,
    Histogram,
    Hit,
    IndexVersion,
    QueryTerm,
    SearchResults,
    Stats,
)
from search.schema import fingerprint, schema, text_keys

_MADE_BY = "dateline.json"
_REBUILD = "dateline index --rebuild"

_Scores = Mapping[str, float]


class EmbeddedEngine:
    """An engine over the index in *folder*; see `search.engine.Engine`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._snapshot = _Snapshot(folder)

    def search(self, query: Query) -> SearchResults:
        """Answer *query* from the newest commit."""
        snapshot = self._newest()
        parsed, scores = snapshot.find(query)
        found = snapshot.narrowed(scores, query)
        found.sort(key=lambda document: _place(document, query.order, scores))
        first = (query.page - 1) * query.size
        return SearchResults(
            query=query,
            total=len(found),
            hits=tuple(
                Hit(d, scores[d.id], find_highlights(d.text, d.language.code, parsed.groups))
                for d in found[first : first + query.size]
            ),
            facets=tuple(snapshot.facet(field, scores, query) for field in FACETS),
            histogram=snapshot.histogram(scores, query),
            undated_left_out=len(snapshot.narrowed(scores, query.with_(undated="only")))
            if query.undated_rule == "exclude"
            else 0,
            terms=tuple(QueryTerm(group.term) for group in parsed.groups),
            notices=parsed.notices,
            index=snapshot.version,
        )

    def suggest(self, text: str, size: int = 10) -> tuple[Completion, ...]:
        """Return up to *size* completions of the last word of *text*, most frequent first."""
        return self._newest().suggest(text, size)

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id, None if the index has none."""
        return self._newest().documents.get(document_id)

    def documents(self) -> Iterator[Document]:
        """Yield every document of the newest commit, in no particular order."""
        return iter(self._newest().documents.values())

    def stats(self) -> Stats:
        """Return what the index holds."""
        snapshot = self._newest()
        everything = dict.fromkeys(snapshot.documents, 0.0)
        first, last = snapshot.span or (None, None)
        return Stats(
            index=snapshot.version,
            facets=tuple(snapshot.facet(field, everything, Query()) for field in FACETS),
            histogram=snapshot.histogram(everything, Query()),
            first=first,
            last=last,
            bytes=sum(file.stat().st_size for file in self._folder.iterdir()),
            made_by=fingerprint(),
        )

    def version(self) -> IndexVersion:
        """Return the newest commit."""
        return self._newest().version

    def _newest(self) -> "_Snapshot":
        with self._lock:
            if not self._snapshot.searcher.up_to_date():
                self._snapshot = _Snapshot(self._folder)
            return self._snapshot


class EmbeddedWriter:
    """A writer of the index in *folder*; see `search.engine.IndexWriter`.

    With *rebuild* it starts from nothing, and the old index stays in service until the commit.
    Raises `IndexLocked` while another process writes.
    """

    def __init__(self, folder: Path, *, rebuild: bool = False) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._mergetype = writing.CLEAR if rebuild else None
        if not index.exists_in(folder):
            index.create_in(folder, schema())
        elif not rebuild:
            _check(folder)
        try:
            self._writer = index.open_dir(folder, schema=schema()).writer()
        except writing.LockError as error:
            raise IndexLocked(f"another process is writing {folder}; try again later") from error

    def put(self, document: Document) -> None:
        """Add *document*, in place of the one with its id if there is one."""
        words, stems = text_keys(document.text, document.language.code)
        self._writer.update_document(
            id=document.id,
            words=words,
            stems=stems,
            topic=",".join(topic.id for topic in document.topics),
            language=document.language.code,
            kind=document.kind,
            date=document.date and document.date.toordinal(),
            document=encode(document),
        )

    def remove(self, document_id: str) -> None:
        """Remove the document with that id, if there is one."""
        self._writer.delete_by_term("id", document_id)

    def commit(self) -> IndexVersion:
        """Make all changes visible in one atomic step."""
        built_at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        made_by = {"built_at": built_at, "made_by": fingerprint()}
        (self._folder / _MADE_BY).write_text(json.dumps(made_by), encoding="utf-8")
        self._writer.commit(mergetype=self._mergetype)
        return _Snapshot(self._folder).version

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if not self._writer.is_closed:
            self._writer.cancel()


class _Snapshot:
    """One commit of an index, as a searcher and the documents."""

    def __init__(self, folder: Path) -> None:
        made_by = _check(folder)
        opened = index.open_dir(folder, schema=schema())
        try:
            self.searcher: searching.Searcher = opened.searcher(weighting=scoring.BM25F(B=B, K1=K1))
            self._by_number = {
                number: decode(fields["document"])
                for number, fields in self.searcher.reader().iter_docs()
            }
        except (OSError, reading.ReaderClosed, ValueError, KeyError) as error:
            raise IndexDamaged(f"{folder} cannot be read; run: {_REBUILD}") from error
        self.documents = {document.id: document for document in self._by_number.values()}
        self.version = IndexVersion(
            str(opened.latest_generation()), made_by["built_at"], len(self.documents)
        )

    @cached_property
    def span(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of the archive."""
        days = [document.date for document in self.documents.values() if document.date]
        return (min(days), max(days)) if days else None

    def find(self, asked: Query) -> tuple[ParsedText, _Scores]:
        """Return the score of every document that matches the text, by id."""
        languages = sorted({d.language.code for d in self.documents.values()})
        expansion = Expansion(languages, exact=asked.match == "exact")
        parsed = ParsedText(query.Every(), (), ())
        if asked.text:
            parsed = parse_text(asked.text, expansion, any_word=asked.words == "any")
        results = self.searcher.search(parsed.tree, limit=None)
        return parsed, {self._by_number[hit.docnum].id: hit.score or 0.0 for hit in results}

    def narrowed(self, scores: _Scores, query: Query) -> list[Document]:
        """Return the documents among *scores* that pass the filters of *query*."""
        return [d for d in map(self.documents.__getitem__, scores) if _passes(d, query)]

    def facet(self, field: FacetField, scores: _Scores, query: Query) -> Facet:
        """Return the counts of a facet, its own filters ignored."""
        found = self.narrowed(scores, query.without_facet(field.id))
        values = [_values(document, field.id) for document in found]
        return make_facet(
            field,
            query,
            Counter(value for of_one in values for value in of_one),
            sum(not of_one for of_one in values),
            {t.id: t.label for d in self.documents.values() for t in d.topics},
        )

    def histogram(self, scores: _Scores, query: Query) -> Histogram:
        """Return the counts over time, the date filter ignored."""
        hits = self.narrowed(scores, query.with_(dates=DateRange()))
        found = [document.date for document in hits if document.date]
        everything = [document.date for document in self.documents.values() if document.date]

        def count(periods: Sequence[DateRange]) -> list[tuple[int, int]]:
            return [
                (sum(day in dates for day in found), sum(day in dates for day in everything))
                for dates in periods
            ]

        return make_histogram(query, self.span, count, len(hits) - len(found))

    def suggest(self, text: str, size: int) -> tuple[Completion, ...]:
        """Return completions of the last word of *text* from the words as printed."""
        tokens = list(tokenize(text))
        if not tokens:
            return ()
        begun = analyzer().keys(tokens[-1].form, "und").word
        counts = Counter(
            form
            for document in self.documents.values()
            for form in {token.form.casefold() for token in tokenize(document.text)}
            if analyzer().keys(form, "und").word.startswith(begun)
        )
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Completion(form, count) for form, count in ranked[:size])


def _check(folder: Path) -> dict[str, str]:
    """Return when the index in *folder* was built. Raises the problem that it has."""
    if not index.exists_in(folder):
        raise IndexMissing(f"there is no index in {folder}; run: dateline index")
    try:
        noted = json.loads((folder / _MADE_BY).read_text(encoding="utf-8"))
        made_by, built_at = noted["made_by"], noted["built_at"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(f"{folder / _MADE_BY} cannot be read; run: {_REBUILD}") from error
    if made_by != fingerprint():
        raise IndexOutdated(f"{folder} was made by another version; run: {_REBUILD}")
    return {"built_at": built_at}


def _place(document: Document, order: Sort, scores: _Scores) -> tuple[float, int, str]:
    """Return the key of the total order: as chosen, newest first among equals, then by id."""
    day = document.date.toordinal() if document.date else 0
    if order == "oldest":
        return (document.date is None, day, document.id)
    return (-scores[document.id] if order == "relevance" else 0, -day, document.id)


def _passes(document: Document, query: Query) -> bool:
    if document.date is None:
        if query.undated_rule == "exclude":
            return False
    elif query.undated_rule == "only" or document.date not in query.dates:
        return False
    return all(
        _admits(_values(document, field.id), query.chosen(field.id), ruled_out)
        for field in FACETS
        for ruled_out in (query.chosen(field.id, excluded=True),)
    )


def _admits(values: Iterable[str], chosen: Sequence[str], ruled_out: Sequence[str]) -> bool:
    held = set(values)
    return (not chosen or not held.isdisjoint(chosen)) and held.isdisjoint(ruled_out)


_VALUES: dict[str, Callable[[Document], tuple[str, ...]]] = {
    "topic": lambda document: tuple(topic.id for topic in document.topics),
    "language": lambda document: (document.language.code,),
    "kind": lambda document: (document.kind,),
}


def _values(document: Document, facet: str) -> tuple[str, ...]:
    return _VALUES[facet](document)
