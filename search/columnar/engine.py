"""The embedded engine: a folder of mapped arrays that answers queries."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from whoosh import query as whoosh_query

from search.answering.remedies import find_remedies
from search.asking.expansion import Expansion
from search.asking.groups import LanguageBoost, SynonymGroup
from search.asking.parser import ParsedText, parse_text
from search.columnar.collecting.facets import Counts, coverage
from search.columnar.collecting.significant_terms import significant_terms
from search.columnar.collecting.top_docs import Place, page
from search.columnar.index.searcher import Searcher, SearcherManager
from search.columnar.scoring.language_odds import likely_languages
from search.columnar.scoring.scorers import match
from search.columnar.scoring.term_scorer import TermScorer
from search.language.analysis import Token, analyzer, tokenize
from search.language.glossary import load_glossary
from search.scoring.explanation import explain
from search.scoring.highlight import find_highlights
from search.values.documents import Document
from search.values.facets import FACETS
from search.values.query import Match, Query, Words
from search.values.results import (
    Completion,
    CoverageCell,
    Hit,
    IndexVersion,
    QueryTerm,
    QueryWarning,
    Remedy,
    SearchResults,
    SignificantTerm,
    Stats,
    Variant,
)

_ANY_WORDS = QueryWarning("any_words", "nothing holds all the words; these hold some of them")
_BLOCK = 20_000  # hits that a scan puts in order at a time
_PRINTED_IN = 20  # documents in which a completion's printed form is looked up


class ColumnScan:
    """All that *query* finds in *searcher*; see `search.engine.Scan`."""

    def __init__(self, searcher: Searcher, query: Query) -> None:
        self.query = query
        self.index = searcher.version
        self.parsed = _parse(query, searcher)
        self.matches = match(self.parsed.tree, searcher)
        self.counts = Counts(searcher, self.matches, query)
        self.total = self.counts.total
        self._searcher = searcher

    def hits(self, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Yield the hits from *start* up to *end*."""
        for place in self._places(start, end):
            yield self._hit(self._document(place), place[2])

    def documents(self, start: int = 0, end: int | None = None) -> Iterator[Document]:
        """Yield the same without looking for what to highlight."""
        return map(self._document, self._places(start, end))

    @property
    def terms(self) -> list[str]:
        """Return the words and phrases that are searched for, as typed."""
        return [group.term for group in self.parsed.groups]

    def count(self, query: Query) -> int:
        """Return how many documents of the same commit another query finds."""
        return ColumnScan(self._searcher, query).total

    def words(self) -> Mapping[str, int]:
        """Return every folded word of the archive, and how many documents have it."""
        return self._searcher.words

    def equivalents(self, group: SynonymGroup) -> tuple[Variant, ...]:
        """Return the glossary's equivalents in *group* that the archive has, with their counts."""
        key = tuple([variant.key for variant in group.variants])
        known = self._searcher.equivalents.get(key)
        if known is None:
            known = tuple(self._equivalents(group))
            self._searcher.equivalents.put(key, known, len(known) + 1)
        return known

    def _equivalents(self, group: SynonymGroup) -> Iterator[Variant]:
        found: dict[tuple[str, str], list[whoosh_query.Query]] = {}
        for variant in group.variants:
            if variant.via == "glossary":
                named = (variant.language, variant.text)
                found.setdefault(named, []).append(variant.query)
        for (language, text), queries in found.items():
            matched = match(whoosh_query.Or(queries), self._searcher)
            if count := sum(found.rows.size for found in matched):
                yield Variant(language, text, "glossary", count)

    def _places(self, start: int, end: int | None) -> Iterator[Place]:
        found = self.counts.hits()
        last = self.total if end is None else min(end, self.total)
        for first in range(start, last, _BLOCK):
            yield from page(
                self._searcher, found, self.query.order, first, min(first + _BLOCK, last)
            )

    def _hit(self, document: Document, score: float) -> Hit:
        marks = find_highlights(document.text, document.language.code, self.parsed.groups)
        listed = self._searcher.is_listed(document)
        explanation = (
            explain(document, self.parsed.tree, self._idf, self._spoken, self._searcher.mean_length)
            if self.query.explain
            else None
        )
        return Hit(document, score, marks, listed, explanation)

    def _idf(self, group: SynonymGroup) -> float:
        return TermScorer(group.variants, self._searcher).idf

    def _spoken(self, question: LanguageBoost) -> Mapping[str, float]:
        return likely_languages(question.words, self._searcher)

    def _document(self, place: Place) -> Document:
        number, row, _ = place
        return self._searcher.segments[number].file.document(row)


class ColumnEngine:
    """An engine over the index in *folder*; see `search.engine.Engine`.

    Raises `IndexMissing`, `IndexOutdated` or `IndexDamaged`.
    """

    def __init__(self, folder: Path) -> None:
        self._index = SearcherManager(folder)

    def search(self, query: Query) -> SearchResults:
        """Answer *query* from the newest commit, or its cursor's."""
        scan = self.scan(query)
        remedies: tuple[Remedy, ...] = ()
        fallback: tuple[QueryWarning, ...] = ()
        if not scan.total:
            remedies = find_remedies(query, scan.terms, scan.count, scan.words)
            if any(remedy.way == "any" for remedy in remedies):
                scan = self.scan(query.with_(words="any", page=query.page))
                fallback = (_ANY_WORDS,)
        return SearchResults(
            query=query,
            total=scan.total,
            hits=tuple(scan.hits(query.start, query.start + query.size)),
            facets=tuple(scan.counts.facet(field) for field in FACETS),
            histogram=scan.counts.histogram(),
            undated_left_out=scan.counts.undated_left_out,
            terms=tuple(
                QueryTerm(group.term, scan.equivalents(group)) for group in scan.parsed.groups
            ),
            warnings=(*fallback, *scan.parsed.warnings),
            index=scan.index,
            remedies=remedies,
        )

    def scan(self, query: Query) -> ColumnScan:
        """Return all that *query* finds, from the newest commit or its cursor's."""
        cursor = query.cursor
        searcher = self._index.past(cursor.version) if cursor else self._index.searcher()
        return ColumnScan(searcher, query)

    def suggest(self, text: str, size: int = 10) -> tuple[Completion, ...]:
        """Return up to *size* completions of the last word of *text*, most frequent first."""
        tokens = list(tokenize(text))
        if not tokens:
            return ()
        searcher = self._index.searcher()
        begun = analyzer().keys(tokens[-1].form, "und").word.encode()
        counts: Counter[bytes] = Counter()
        for segment in searcher.segments:
            field = segment.file.fields["words"]
            for number in field.terms.beginning_with(begun):
                held = segment.kept(field.rows[field.stretch(number)]).size
                counts[field.terms[number]] += held
        best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:size]
        words = [Completion(_printed(searcher, key), count) for key, count in best if count]
        topics = [
            Completion(searcher.topic_labels[topic], count)
            for topic, count in searcher.topic_counts.items()
            if any(_begins(token, begun) for token in tokenize(searcher.topic_labels[topic]))
        ]
        ranked = sorted([*topics, *words], key=lambda found: (-found.count, found.text))
        return tuple({c.text.casefold(): c for c in reversed(ranked)}.values())[::-1][:size]

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id, None if the index has none."""
        return self._index.searcher().get(document_id)

    def documents(self) -> Iterator[Document]:
        """Yield every document of the newest commit, in no particular order."""
        return self._index.searcher().all_documents()

    def is_listed(self, document: Document) -> bool:
        """Return whether the archive still lists *document*."""
        return self._index.searcher().is_listed(document)

    def idf(self, words: Sequence[str], language: str) -> list[float]:
        """Return what each of *words* of *language* tells: its idf, by all of its forms."""
        searcher = self._index.searcher()
        groups = map(Expansion([language]).word, words)
        return [TermScorer(group.variants, searcher).idf if group else 0.0 for group in groups]

    def significant_terms(self, topic: str) -> tuple[SignificantTerm, ...]:
        """Return the words that mark a topic, the surest first."""
        return significant_terms(self._index.searcher(), topic)

    def coverage(self) -> tuple[CoverageCell, ...]:
        """Return how many headlines each topic has by language and year."""
        return coverage(self._index.searcher())

    def verify(self) -> None:
        """Compare the index with its checksums; raises `IndexDamaged` naming the first bad file."""
        self._index.searcher().verify()

    def stats(self) -> Stats:
        """Return what the index holds."""
        searcher = self._index.searcher()
        counts = Counts(searcher, match(whoosh_query.Every(), searcher), Query())
        first, last = searcher.span or (None, None)
        return Stats(
            index=searcher.version,
            facets=tuple(counts.facet(field) for field in FACETS),
            histogram=counts.histogram(),
            first=first,
            last=last,
            bytes=searcher.bytes,
            made_by=dict(searcher.commit.made_by),
        )

    def version(self) -> IndexVersion:
        """Return the newest commit."""
        return self._index.searcher().version

    def searcher(self) -> Searcher:
        """Return the newest commit itself."""
        return self._index.searcher()


def _parse(query: Query, searcher: Searcher) -> ParsedText:
    if not query.text:
        return ParsedText(whoosh_query.Every(), (), ())
    return _parse_text(
        query.text, searcher.languages, query.match, query.words, query.translate, query.skip
    )


@lru_cache(maxsize=1000)  # who narrows or pages asks the same text again
def _parse_text(
    text: str,
    languages: tuple[str, ...],
    match: Match,
    words: Words,
    translate: bool,
    skip: tuple[str, ...],
) -> ParsedText:
    expansion = Expansion(
        languages,
        glossary=load_glossary(languages) if translate else None,
        skip=skip,
        exact=match == "exact",
    )
    return parse_text(text, expansion, any_word=words == "any")


def _begins(token: Token, begun: bytes) -> bool:
    return analyzer().keys(token.form, "und").word.encode().startswith(begun)


def _printed(searcher: Searcher, key: bytes) -> str:
    """Return how the word *key* is printed most often among some documents that hold it."""
    forms: Counter[str] = Counter()
    for segment in searcher.segments:
        field = segment.file.fields["words"]
        number = field.terms.find(key)
        if number >= 0:
            for row in segment.kept(field.rows[field.stretch(number)])[:_PRINTED_IN].tolist():
                document = segment.file.document(row)
                forms.update(
                    form
                    for form in {token.form.casefold() for token in tokenize(document.text)}
                    if analyzer().keys(form, document.language.code).word.encode() == key
                )
    return min(forms, key=lambda form: (-forms[form], form))
