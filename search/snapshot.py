"""One commit of an index, with facts that many answers need, computed once."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import starmap
from typing import TYPE_CHECKING

from msgspec import structs
from whoosh import query as whoosh_query

from search.answering.capitals import Capitals
from search.answering.completions import Completions
from search.answering.examples import Example, Search, find_examples
from search.answering.gaps import find_gaps, find_sparse
from search.answering.like_words import expect_spellings, find_spellings
from search.asking.archive_values import ArchiveValues
from search.asking.expansion import Expansion
from search.asking.groups import Equivalent, SynonymGroup, Vector
from search.asking.name_forms import NameElsewhere
from search.asking.parser import ArchiveFacts, ParsedText, parse_query
from search.asking.small_words import has_small_words, outside_languages
from search.backend import IndexReader, IndexTotals
from search.cache import Cache
from search.errors import EncoderMissing
from search.language.analysis import folded, tokenize
from search.language.small_words import small_words_of
from search.meaning.encoder import Vectors, installed_encoder, load_encoder
from search.values.documents import Document
from search.values.query import DateRange, Filter, Query
from search.values.results import SearchResults
from search.values.warnings import QueryWarning

if TYPE_CHECKING:
    from search.answering.names import Names
    from search.language.names.sounds import Script
    from search.language.names.spelled import Spellings

_EQUIVALENTS = 10_000  # groups and equivalents, with their counts, that a commit keeps
_COUNTS = 2_000  # queries with their number of hits that a commit keeps
_SPELLINGS = 1_000  # words with those like them that a commit keeps
_IDF = 20_000  # words with their idf that a commit keeps: those of some thousand headlines
_VECTORS = 1_000  # texts with their vectors that a commit keeps: pages of a result ask again
_ANSWERS_BYTES = 4_000_000  # of answers that a commit keeps: some ninety
_LIKELY = 0.1  # the least probability of a language whose small words are not demanded


class Snapshot:
    """A commit open for queries; safe to share between threads.

    What one *before* it knows of words is used again.
    """

    def __init__(self, reader: IndexReader, before: "Snapshot | None" = None) -> None:
        self.reader = reader
        self._spelled: dict[Script, Spellings] = {**before._spelled} if before else {}
        self.answers: Cache[SearchResults] = Cache(_ANSWERS_BYTES)
        """The answers to what was asked lately, by what was asked."""
        self.counts: Cache[int] = Cache(_COUNTS)
        """The numbers of hits of queries that were only counted, by query and languages."""
        self._equivalents: Cache[tuple[Equivalent, ...]] = Cache(_EQUIVALENTS)
        self._spellings: Cache[Sequence[str]] = Cache(_SPELLINGS)
        self._idf: Cache[float] = Cache(_IDF)
        self._vectors: Cache[Vector] = Cache(_VECTORS)
        self._examples: tuple[Example, ...] | None = None
        self.completions = Completions(reader)

    @cached_property
    def totals(self) -> IndexTotals:
        """Counts over all documents."""
        return self.reader.totals

    @cached_property
    def facts(self) -> ArchiveFacts:
        """The facts that the parser depends on."""
        languages = tuple(sorted(self.totals.languages))
        values = ArchiveValues(self.totals.labels, languages)
        return ArchiveFacts(languages, values, self.newest, self.reader.may_hold)

    @property
    def newest(self) -> dt.date | None:
        """The newest day of the archive that is not after the commit, None if it has none.

        Time is counted back from it, so that a cited search stays the same.
        """
        made = dt.datetime.fromisoformat(self.reader.version.built_at).date()
        return min(self.totals.last, made) if self.totals.last else None

    @property
    def held(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of the archive, None if no document is dated."""
        first, last = self.totals.first, self.totals.last
        return (first, last) if first and last else None

    def prepare(self) -> None:
        """Read now what names in other scripts are looked for in."""
        self._names.prepare()

    def elsewhere(self, query: Query, parsed: ParsedText) -> tuple[NameElsewhere, ...]:
        """Return what names of *query*, which is *parsed*, are in the commit's other scripts."""
        return self._names.elsewhere(query, parsed)

    @cached_property
    def _names(self) -> "Names":
        from search.answering.names import Names  # with the rules of eight scripts

        return Names(self.reader, self.capitals, self._spelled)

    @cached_property
    def capitals(self) -> Capitals:
        """Which words of the commit are names by their look."""
        return Capitals(self.reader)

    def vector(self, text: str) -> Vector | None:
        """Return the vector of *text*, None if it has none or the index has none like it."""
        if not self.encoded:
            return None
        known = self._vectors.get(text)
        if known is None and (encoder := load_encoder()):
            (known,) = encoder.encode([text])
            self._vectors.put(text, known, 1)
        return known if known is not None and known.any() else None

    def meanings(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each of *texts*, its vector; they are not kept."""
        encoder = load_encoder()
        if encoder is None:
            raise EncoderMissing("no encoder is installed")
        return encoder.encode(texts)

    @cached_property
    def encoded(self) -> tuple[str, ...]:
        """The languages of the documents that have a vector."""
        usable = self.totals.encoder and self.totals.encoder == installed_encoder()
        return tuple(sorted(self.totals.encoded)) if usable else ()

    @cached_property
    def gaps(self) -> tuple[DateRange, ...]:
        """The ranges of months in which the commit has no document, oldest first."""
        return find_gaps([month for month, _ in self.reader.month_counts()])

    @cached_property
    def sparse(self) -> tuple[DateRange, ...]:
        """The ranges of months in which it has few documents, oldest first."""
        return find_sparse(self.reader.month_counts())

    def examples(self, search: Search) -> tuple[Example, ...]:
        """Return searches that are good for this archive; *search* searches this commit."""
        if self._examples is None:
            self._examples = tuple(find_examples(search))
        return self._examples

    def named(self, query: Query) -> Query:
        """Return *query* with the values of its filters, where it has the labels of some."""
        filters = tuple(
            structs.replace(one, value=self.facts.values.meant(one.facet, one.value))
            for one in query.filters
        )
        return query if filters == query.filters else structs.replace(query, filters=filters)

    def renamed(self, query: Query, named: Query) -> tuple[QueryWarning, ...]:
        """Return a warning for each filter of *query* that *named* has by another name's value."""
        values = self.facts.values
        return tuple(
            QueryWarning("value_repaired", given.facet, values.label(used.facet, used.value))
            for given, used in zip(query.filters, named.filters, strict=True)
            if given != used and not values.exact(given.facet, given.value)
        )

    def spoken(self, query: Query) -> tuple[str, ...]:
        """Return the languages in which the text of *query* is probably asked.

        None if that does not matter. Nor does a language of whose small words the text has but the
        last, unless it is the likeliest: they stand before others, and "Kim Jong Un" is a name.
        """
        words = [folded(token.form) for token in tokenize(query.text)]
        if not has_small_words(words):
            return ()
        languages = self.facts.languages

        def parse() -> tuple[whoosh_query.Query, Sequence[SynonymGroup]]:
            parsed = parse_query(query, self.facts, languages)
            return parsed.tree, parsed.equivalents

        self.reader.expect_odds(words, parse)
        odds = self.reader.language_odds(words)
        likeliest = max(odds.values(), default=0.0)
        likely = [
            language
            for language, chance in odds.items()
            if chance >= _LIKELY
            and (chance == likeliest or not small_words_of(language).isdisjoint(words[:-1]))
        ]
        return (*sorted(likely), *outside_languages(words, languages))

    def is_listed(self, document: Document) -> bool:
        """Return whether the archive still lists *document*, as `Engine.is_listed` does."""
        latest = [day for topic in document.topics if (day := self._captured.get(topic.id))]
        seen = document.last_seen
        return bool(document.sources) and (
            seen is None or not latest or any(seen >= day for day in latest)
        )

    @cached_property
    def _captured(self) -> Mapping[str, dt.date]:
        """The day of each topic's latest page."""
        pages = self.reader.match(whoosh_query.Every(), Query(filters=(Filter("kind", "topic"),)))
        seen = {page.id: page.last_seen for page, _ in pages.hits(0, pages.total)}
        return {topic: day for topic in self.totals.topics if (day := seen.get(f"topic:{topic}"))}

    def spellings(self, word: str) -> Sequence[str]:
        """Return words of the commit like *word*, none if it has it."""
        known = self._spellings.get(word)
        if known is None:
            known = find_spellings(word, self.reader)
            self._spellings.put(word, known, 1)
        return known

    def expect_spellings(self, words: Iterable[str]) -> None:
        """Say that `spellings` is about to be asked for each of *words*."""
        for word in words:
            if self._spellings.get(word) is None:
                expect_spellings(word, self.reader)

    def idf(self, word: str, language: str) -> float:
        """Return the idf of *word*, all its forms in *language* counted, 0 if it has no token."""
        known = self._idf.get((word, language))
        if known is None:
            group = Expansion([language]).word(word)
            known = self.reader.idf(group) if group else 0.0
            self._idf.put((word, language), known, 1)
        return known

    def expect_names(self, query: Query, parsed: ParsedText) -> None:
        """Say that `elsewhere` is about to be asked with *query*, which is *parsed*.

        Of an index that is near nothing is asked ahead.
        """
        if self.reader.is_far:
            self._names.expect(query, parsed)

    def equivalents(self, groups: Sequence[SynonymGroup]) -> list[tuple[Equivalent, ...]]:
        """Return for each of *groups* what it also finds, and the archive has.

        What is the same word in several languages is one equivalent.
        """
        keys = [group.key for group in groups]
        known = {key: self._equivalents.get(key) for key in keys}
        fresh = {
            key: [one for one in group.equivalents if self._may_hold(one)]
            for key, group in zip(keys, groups, strict=True)
            if known[key] is None
        }
        # One question for all of them, as an index may be far away.
        every = [group for found in fresh.values() for *_, group in found]
        frequencies = iter(self.reader.document_frequencies(every))
        for key, found in fresh.items():
            known[key] = held = tuple([one for one in found if next(frequencies)])
            self._equivalents.put(key, held, len(held) + 1)
        return [known[key] or () for key in keys]

    def _may_hold(self, equivalent: Equivalent) -> bool:
        """Return whether the archive may hold *equivalent*; of most, it lacks the words."""
        *_, alike = equivalent
        return any(all(starmap(self.reader.may_hold, one.terms)) for one in alike.variants)
