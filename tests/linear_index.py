"""An index that looks at one document after the other: the oracle of every other one.

It implements `search.backend` in the plainest way there is, over documents in memory, so that
`tests/test_search_conformance.py` can hold an engine to it answer by answer.
"""

import datetime as dt
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product
from tempfile import TemporaryDirectory

import numpy as np
from babel import Locale
from msgspec.structs import replace
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from whoosh import query as whoosh_query

from corpus import Language
from search import (
    FACETS,
    FACETS_BY_ID,
    CoverageCell,
    CursorGone,
    DateRange,
    Document,
    DocumentBlock,
    Engine,
    FacetField,
    IndexVersion,
    Query,
    installed_encoder,
    open_index,
    open_writer,
)
from search.asking.addresses import ADDRESS_FIELDS, address_terms
from search.asking.groups import (
    Blend,
    Compounds,
    LanguageBoost,
    Near,
    PrintedIn,
    SynonymGroup,
    TermVariant,
)
from search.asking.small_words import small_words
from search.backend import IndexTotals
from search.language.analysis import analyzer, has_stems, tokenize
from search.meaning.encoder import load_encoder
from search.scoring.bm25 import (
    effective_document_frequency,
    idf,
    language_odds,
    saturation,
)
from search.values.changes import Changes, Notes
from search.values.results import SignificantTerm, Via

_FACETS = {field.id: field for field in FACETS}

Keys = Mapping[str, Sequence[Sequence[str]]]
"""For each field of text, the keys at each position of a document."""


@dataclass
class LinearIndex:
    """The commits of an index, oldest first: version, state and documents by id."""

    commits: list["LinearReader"] = field(default_factory=list)

    def reader(self, version: str | None = None) -> "LinearReader":
        for commit in reversed(self.commits):
            if version in (None, commit.version.version):
                return commit
        raise CursorGone(f"version {version} of the index is no longer kept")

    def assumed(self) -> tuple["LinearReader", Callable[[], bool]]:
        return self.reader(), lambda: True

    def cluster(self) -> None: ...


class LinearReader:
    """One commit: its documents."""

    is_far = False

    def __init__(
        self,
        number: int,
        documents: Mapping[str, Document],
        state: bytes,
        notes: Notes,
        *,
        meaning: bool = False,
    ) -> None:
        self.meaning = meaning
        self.held = documents
        self.state = state
        self.notes = notes
        self.version = IndexVersion(str(number), "2020-01-01T00:00:00+00:00", len(documents))

    @cached_property
    def keys(self) -> Mapping[str, Keys]:
        return {name: keys_of(document) for name, document in self.held.items()}

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Return the first headline of each headline's group, by their ids."""
        ordered = sorted(
            (d for d in self.held.values() if d.date_precision == "day"),
            key=lambda d: (d.date, zlib.crc32(d.id.encode())),
        )
        begun: list[Document] = []
        groups = {}
        for document in ordered:
            first = next((one for one in begun if are_near_copies(one, document)), document)
            if first is document:
                begun.append(document)
            groups[document.id] = first.id
        return groups

    @cached_property
    def totals(self) -> IndexTotals:
        documents = self.held.values()
        days = [document.date for document in documents if document.date]
        topics = [topic for document in documents for topic in document.topics]
        source = FACETS_BY_ID["source"]
        keys = source.keys(list(documents))
        outlets = [pair for key in keys for pair in source.values(key)]
        return IndexTotals(
            documents=len(self.held),
            languages=Counter(document.language.code for document in documents),
            topics=Counter(topic.id for topic in topics),
            labels={
                "topic": {topic.id: topic.label for topic in sorted(topics)},
                "source": dict(sorted(outlets)),
            },
            first=min(days, default=None),
            last=max(days, default=None),
            mean_length=sum(map(self.length, self.held)) / len(self.held) if self.held else 1.0,
            bytes=0,
            made_by={},
            encoder=installed_encoder() or "" if self.meaning else "",
            encoded=Counter(self.held[one].language.code for one in self.vectors),
        )

    def length(self, document_id: str) -> int:
        return len(self.keys[document_id]["words"])

    def match(self, tree: whoosh_query.Query, query: Query) -> "LinearMatches":
        return LinearMatches(self, self.scores(tree), query)

    def total(self, tree: whoosh_query.Query, query: Query) -> int:
        return self.match(tree, query).total

    def expect_totals(self, asked: Iterable[tuple[whoosh_query.Query, Query]]) -> None:
        """Do nothing."""

    def get(self, document_id: str) -> Document | None:
        corrected = (d for d in self.held.values() if document_id in [w.id for w in d.wordings])
        return self.held.get(document_id) or next(corrected, None)

    def get_all(self, ids: Sequence[str]) -> Mapping[str, Document]:
        return {one: document for one in ids if (document := self.get(one))}

    def ids_with(self, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
        documents = list(self.held.values())
        return ((one, d.id) for one in addresses for d in documents if one in d.addresses)

    def documents(self) -> Iterator[Document]:
        return iter(self.held.values())

    def ids_from(self, file: str) -> Iterator[str]:
        return (
            document.id
            for document in self.held.values()
            if any(f"{source.file}/".startswith(f"{file}/") for source in document.sources)
        )

    def texts_with(self, word: str, size: int) -> Iterator[str]:
        return islice((document.text for document in self._holding(word)), size)

    def _holding(self, word: str) -> Iterator[Document]:
        return (d for d in self.held.values() if (word,) in self.keys[d.id]["words"])

    def _words(self) -> Counter[str]:
        texts = ({key for (key,) in keys["words"]} for keys in self.keys.values())
        return Counter(word for words in texts for word in words)

    def expect_texts(self, words: Sequence[str], size: int) -> None:
        """Do nothing."""

    def may_hold(self, field: str, key: str) -> bool:  # noqa: ARG002
        return True

    def expect_words(self, ranges: Iterable[tuple[str, str]]) -> None:
        """Do nothing."""

    def words_beginning_with(self, prefix: str, size: int) -> Sequence[tuple[str, int]]:
        found = [pair for pair in self._words().items() if pair[0].startswith(prefix)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0].encode()))[:size]

    def words_between(self, first: str, last: str) -> Sequence[str]:
        found = [word for word in self._words() if first <= word[:1] <= last]
        return sorted(found, key=str.encode)

    def similar_words(self, word: str, distance: int) -> Sequence[tuple[str, int]]:
        edits = {known: OSA.distance(word, known) for known in self._words()}
        near = [pair for pair in self._words().items() if edits[pair[0]] <= distance]
        return sorted(near, key=lambda pair: (edits[pair[0]], -pair[1], pair[0]))

    def expect_similar(self, word: str, distance: int) -> None:
        """Do nothing."""

    def expect_odds(self, words: Sequence[str], parse: object) -> None:
        """Do nothing, as documents are near."""

    def expect_frequencies(self, groups: Sequence[SynonymGroup]) -> None:
        """Do nothing."""

    def document_frequencies(self, groups: Sequence[SynonymGroup]) -> list[int]:
        return [
            sum(bool(self._held(group.variants, d)) for d in self.held.values()) for group in groups
        ]

    def idf(self, group: SynonymGroup) -> float:
        holding = [d for d in self.held.values() if self._held(group.variants, d)]
        shares = [
            (self._in_its_language(group, code), having)
            for code, having in self.totals.languages.items()
        ]
        return idf(
            len(self.held),
            effective_document_frequency(len(self.held), len(holding), shares),
        )

    def _in_its_language(self, group: SynonymGroup, code: str) -> int:
        via = "stem" if has_stems(code) else "word"
        own = [variant for variant in group.variants if variant.via == via]
        return sum(d.language.code == code and bool(self._held(own, d)) for d in self.held.values())

    def language_odds(self, words: Sequence[str]) -> Mapping[str, float]:
        held = [
            Counter(document.language.code for document in self._holding(word)) for word in words
        ]
        return language_odds(self.totals.languages, held) if self.held else {}

    def significant_terms(self, topic: str) -> tuple[SignificantTerm, ...]:
        raise NotImplementedError(topic)  # tests/test_search_marking.py works it out by hand

    def month_counts(self) -> Sequence[tuple[int, int]]:
        held: Counter[int] = Counter()
        for first, last in filter(None, (document.days for document in self.documents())):
            held.update(range(12 * first.year + first.month - 1, 12 * last.year + last.month))
        return sorted(held.items())

    def coverage(self) -> tuple[CoverageCell, ...]:
        cells = Counter(
            (topic, d.language.code, d.date.year if d.date else None)
            for d in self.held.values()
            if d.kind == "headline"
            for topic in d.topics or (None,)
        )
        return tuple(CoverageCell(*cell, count) for cell, count in cells.items())

    def verify(self) -> None:
        """Find nothing damaged: memory has no checksums."""

    def scores(self, tree: whoosh_query.Query) -> Mapping[str, float]:
        """Return what each document that *tree* matches scores, by id."""
        match tree:
            case SynonymGroup():
                return self._group_scores(tree)
            case LanguageBoost():
                odds = self.language_odds(tree.words)
                scores = self.scores(tree.child)
                return {i: s * (1 + odds[self.held[i].language.code]) for i, s in scores.items()}
            case whoosh_query.And() | whoosh_query.Or():
                children = [self.scores(child) for child in tree.children()]
                ids = [scores.keys() for scores in children]
                join = set.intersection if isinstance(tree, whoosh_query.And) else set.union
                return {i: sum(s.get(i, 0.0) for s in children) for i in join(*map(set, ids))}
            case whoosh_query.AndMaybe():
                optional = self.scores(tree.b)
                return {i: s + optional.get(i, 0.0) for i, s in self.scores(tree.a).items()}
            case whoosh_query.Not():
                return dict.fromkeys(self.held.keys() - self.scores(tree.query).keys(), 0.0)
            case Near():
                return self._nearest(tree)
            case Blend():
                scores = self.scores(tree.child)
                greatest = max(scores.values(), default=0.0)
                return {
                    i: 0.8 * (s / greatest if greatest else 0.0)
                    + 0.2 * self._cosine(i, tree.vector)
                    for i, s in scores.items()
                }
            case whoosh_query.Every():
                return dict.fromkeys(self.held, 0.0)
            case whoosh_query.NumericRange():
                return {d.id: 0.0 for d in self.documents() if d.days and _in_range(tree, *d.days)}
            case whoosh_query.Term() if tree.fieldname == "copies":
                sought = self.get(tree.text)
                group = self.groups.get(sought.id, sought.id) if sought else None
                return {i: 0.0 for i in self.held if self.groups.get(i, i) == group}
            case whoosh_query.Term() if tree.fieldname in ADDRESS_FIELDS:
                term = (tree.fieldname, tree.text)
                return {
                    d.id: 0.0
                    for d in self.documents()
                    if term in address_terms(one.url for one in d.publications)
                }
            case whoosh_query.Term() if tree.fieldname not in ("words", "stems"):
                field = _FACETS[tree.fieldname]
                return {
                    d.id: 0.0
                    for d in self.documents()
                    if any(field.meets(value, tree.text) for value in field.values_of(d))
                }
            case _ if tree is whoosh_query.NullQuery:
                return {}
        via: Via = "prefix" if isinstance(tree, whoosh_query.Prefix) else "word"
        return self._group_scores(SynonymGroup("", (TermVariant(tree, via, "", ""),)))

    def _nearest(self, near: Near) -> Mapping[str, float]:
        found: dict[str, float] = {}
        holding = self.scores(whoosh_query.Or(list(near.words))) if near.words else {}
        for language in {d.language.code for d in self.documents() if d.id in self.vectors}:
            cosines = {
                d.id: cosine
                for d in self.documents()
                if d.language.code == language
                and near.language in (None, language)
                and d.id in self.vectors
                and (self.length(d.id) >= 3 or d.id in holding)
                and (near.dates is None or (d.date is not None and d.date in near.dates))
                and (cosine := self._cosine(d.id, near.vector)) >= near.least
            }
            last = sorted(cosines.values(), reverse=True)[:200][-1:]
            near_here = {i: cosine for i, cosine in cosines.items() if cosine >= last[0]}
            found |= self._with_words(near_here, near.words)
        return found

    def _with_words(
        self, cosines: Mapping[str, float], words: Sequence[SynonymGroup]
    ) -> Mapping[str, float]:
        """Return *cosines* in a language with what each holds of *words*, as the best of them."""
        held = self.scores(whoosh_query.Or(list(words))) if words else {}
        best = max((held.get(i, 0.0) for i in cosines), default=0.0)
        if not best:
            return cosines
        most = best + 0.1 * sum(map(self.idf, words))
        return {i: cosine + 0.15 * held.get(i, 0.0) / most for i, cosine in cosines.items()}

    def _cosine(self, document_id: str, vector: NDArray[np.float32]) -> float:
        """Return the cosine, as exactly as an index stores numbers: in steps of .15 / 127."""
        held = self.vectors.get(document_id)
        return 0.0 if held is None else float(held @ _in_steps(vector)) * (0.15 / 127) ** 2

    @cached_property
    def vectors(self) -> Mapping[str, NDArray[np.int64]]:
        """Return the vector of each document that has one, in steps."""
        encoder = load_encoder() if self.meaning else None
        if encoder is None:
            return {}
        known = [d for d in self.documents() if d.language.code in encoder.languages]
        # One by one, as the numbers of a text depend a little on those encoded with it.
        return {d.id: _in_steps(encoder.encode([d.text])[0]) for d in known}

    def _group_scores(self, group: SynonymGroup) -> Mapping[str, float]:
        idf, mean_length = self.idf(group), self.totals.mean_length
        return {
            i: idf
            * max(weight for _, weight in held)
            * saturation(max(often for often, _ in held), float(self.length(i)), mean_length)
            for i, d in self.held.items()
            if (held := self._held(group.variants, d))
        }

    def _held(
        self, variants: Sequence[TermVariant], document: Document
    ) -> list[tuple[float, float]]:
        """Return how often each variant stands in *document*, and what it weighs."""
        keys = self.keys[document.id]
        counted = (
            (frequency(v.query, keys), v.weight)
            for v in variants
            if (
                document.language.code in v.query.languages
                if isinstance(v.query, PrintedIn)
                else not isinstance(v.query, Compounds) or v.language == document.language.code
            )
        )
        return [(float(often), weight) for often, weight in counted if often]


class LinearMatches:
    """Those of the documents with *scores*, by id, that pass the filters of a query."""

    def __init__(self, reader: LinearReader, scores: Mapping[str, float], query: Query) -> None:
        self._scored = [(reader.held[i], score) for i, score in scores.items()]
        self._reader = reader
        self._query = query
        self._hits = sorted(
            ((d, s) for d, s in self._scored if self._passes(d) and self._in_time(d)),
            key=lambda hit: _rank(*hit, query.order),
        )
        self.total = len(self._hits)

    @property
    def undated(self) -> int:
        return sum(self._passes(d) and d.date is None for d, _ in self._scored)

    @property
    def imprecise(self) -> int:
        return sum(d.date_precision in ("month", "year") for d, _ in self._hits)

    def facet(self, field: FacetField) -> tuple[Mapping[str, int], int]:
        passing = [d for d, _ in self._scored if self._passes(d, field.id) and self._in_time(d)]
        values = [field.values_of(document) for document in passing]
        counts = Counter(one for each in values for one in {field.counted(v) for v in each})
        for chosen in {f.value for f in self._query.filters if f.facet == field.id}:
            counts[chosen] = sum(any(field.meets(v, chosen) for v in each) for each in values)
        return counts, sum(not each for each in values)

    def values(self, field: FacetField) -> Mapping[str, int]:
        values = [field.values_of(document) for document, _ in self._hits]
        return Counter(one for each in values for one in {field.counted(v) for v in each})

    def time_counts(self, periods: Sequence[DateRange]) -> list[tuple[int, int]]:
        hits = [d for d, _ in self._scored if self._passes(d)]
        return [
            (
                sum(_is_inside(d, period) for d in hits),
                sum(_is_inside(d, period) for d in self._reader.documents()),
            )
            for period in periods
        ]

    def expect(self, groups: Sequence[SynonymGroup], page: range, *, folds: bool) -> None:
        """Do nothing."""

    def holding(self, groups: Sequence[SynonymGroup]) -> list[int]:
        hits = {document.id for document, _ in self._hits}
        return [len(self._reader.scores(group).keys() & hits) for group in groups]

    def places(
        self,
        ids: Sequence[str],
        terms: Set[tuple[str, str]],  # noqa: ARG002
        of_several: Sequence[whoosh_query.Prefix | Compounds],  # noqa: ARG002
    ) -> Sequence[None]:
        return [None] * len(ids)

    def among(self, ids: Sequence[str]) -> set[str]:
        return {document.id for document, _ in self._hits} & set(ids)

    def significant_terms(self) -> tuple[SignificantTerm, ...]:
        raise NotImplementedError  # tests/test_search_significant_terms.py works it out by hand

    def texts(self) -> Iterator[tuple[str, str]]:
        return ((document.id, document.text) for document, _ in self._hits)

    def hits(self, start: int, end: int) -> Iterator[tuple[Document, float]]:
        return iter(self._hits[start:end])

    def _by_group(self) -> Mapping[str, list[tuple[Document, float]]]:
        groups: dict[str, list[tuple[Document, float]]] = {}
        for document, score in self._hits:
            group = self._reader.groups.get(document.id, document.id)
            groups.setdefault(group, []).append((document, score))
        return groups

    @property
    def groups(self) -> int:
        return len(self._by_group())

    def folded(self, start: int, end: int) -> Iterator[tuple[Document, float, int]]:
        best = [(*hits[0], len(hits) - 1) for hits in self._by_group().values()]
        return iter(best[start:end])

    def _passes(self, document: Document, but: str = "") -> bool:
        facets = {f.facet for f in self._query.filters} - {but}
        for facet in facets:
            values, meets = _FACETS[facet].values_of(document), _FACETS[facet].meets
            chosen = self._query.chosen(facet)
            ruled_out = self._query.chosen(facet, excluded=True)
            if chosen and not any(meets(v, one) for v in values for one in chosen):
                return False
            if any(meets(v, one) for v in values for one in ruled_out):
                return False
        return True

    def _in_time(self, document: Document) -> bool:
        rule = self._query.undated_rule
        if document.date is None:
            return rule != "exclude"
        return rule != "only" and _overlaps(document, self._query.dates)


@dataclass
class LinearWriter(AbstractContextManager["LinearWriter"]):
    """Changes to *index*, visible at once with `commit`."""

    index: LinearIndex
    rebuild: bool = False
    meaning: bool = False

    def __post_init__(self) -> None:
        self._begin(fresh=self.rebuild)

    def _begin(self, *, fresh: bool = False) -> None:
        last = None if fresh or not self.index.commits else self.index.commits[-1]
        self.committed = last or LinearReader(0, {}, b"", Notes())
        self._next = dict(self.committed.held)
        self._put: set[str] = set()

    def put(self, document: Document) -> None:
        self._next[document.id] = document
        self._put.add(document.id)

    def put_block(self, block: DocumentBlock, without: Collection[int] = ()) -> None:
        for index in range(len(block)):
            if index not in without:
                self.put(block.document(index))

    def have_put(self, block: DocumentBlock) -> Set[str]:
        return self._put.intersection(block.ids)

    def remove(self, document_id: str) -> None:
        self._next.pop(document_id, None)
        self._put.discard(document_id)

    def has_put(self, document_id: str) -> bool:
        return document_id in self._put

    def get(self, document_id: str) -> Document | None:
        return self._next.get(document_id)

    def all_put(self, ids: Collection[str]) -> Mapping[str, Document]:
        return {one: self._next[one] for one in self._put.intersection(ids)}

    def commit(
        self,
        state: bytes | None = None,
        changes: Changes | None = None,
        links: Mapping[str, str] | None = None,
    ) -> IndexVersion:
        last = self.committed
        state = last.state if state is None else state
        notes = last.notes if links is None else Notes(dict(links), last.notes.log)
        as_before = (self._next, state, notes) == (last.held, last.state, last.notes)
        if self.index.commits and as_before:
            return last.version
        number = len(self.index.commits) + 1
        if changes:
            notes = notes.logged(str(number), "2020-01-01T00:00:00+00:00", changes)
        self.index.commits.append(
            LinearReader(number, self._next, state, notes, meaning=self.meaning)
        )
        self._begin()
        return self.committed.version

    def __exit__(self, *_: object) -> None:
        """Drop what was not committed, which nothing else has seen."""


def keys_of(document: Document) -> Keys:
    language = document.language.code
    tokens = list(tokenize(document.text))
    keys = [analyzer().keys(token.form, language) for token in tokens]
    compounds = [
        (analyzer().compound_key(token.compound, language),) if token.compound else ()
        for token in tokens
    ]
    return {
        "words": [(key.word,) for key in keys],
        "stems": [(*key.stems, *more) for key, more in zip(keys, compounds, strict=True)],
    }


def are_near_copies(one: Document, other: Document) -> bool:
    """Return whether two documents are near-copies, by the words of `near_copies` in the README.

    Of the different words of both titles, function words aside, three quarters are in both.
    """
    words, others = title_words(one), title_words(other)
    return (
        one.language.code == other.language.code
        and one.date is not None
        and other.date is not None
        and abs(one.date - other.date).days <= 3
        and 4 <= len(words) <= 40
        and 4 <= len(others) <= 40
        and 4 * len(words & others) >= 3 * len(words | others)
        and {w for w in words if has_digit(w)} == {w for w in others if has_digit(w)}
        and not (is_of_country(words - others, one) and is_of_country(others - words, one))
        and not name_each_another(proper_names(one) - others, proper_names(other) - words)
    )


def proper_names(document: Document) -> set[str]:
    """Return the stems of the words with capitals, none in German or where most have them."""
    language = document.language.code
    held = [
        (token.form[0].isupper(), stem)
        for token in list(tokenize(document.title))[1:]
        for stem in analyzer().keys(token.form, language).stems[:1]
        if stem in title_words(document) and not is_of_country({stem}, document)
    ]
    small = [stem for capital, stem in held if not capital]
    names = {stem for capital, stem in held if capital} - {*small}
    return set() if language == "de" or len(names) > 3 * len(small) else names


def name_each_another(names: set[str], others: set[str]) -> bool:
    """Return whether each of two titles has a name of which the other has no spelling."""
    alike = {
        (name, other)
        for name, other in product(names, others)
        for one, two in [({*name[3:]}, {*other[3:]})]
        if len(one & two) >= 0.55 * len(one | two)
    }
    return bool(names - {name for name, _ in alike}) and bool(others - {two for _, two in alike})


def is_of_country(words: set[str], document: Document) -> bool:
    """Return whether one of *words*, stems, is of a country's name in the document's language."""
    language = document.language.code
    names = (
        token.form
        for name in Locale.parse(language).territories.values()
        for token in tokenize(name.partition(" (")[0])
        if len(token.form) > 3
    )
    return any(words & set(analyzer().keys(name, language).stems[:1]) for name in names)


def title_words(document: Document) -> set[str]:
    language = document.language.code
    keys = keys_of(replace(document, text=document.title))
    small = {
        stem
        for word in small_words([language])
        for stem in analyzer().keys(word, language).stems[:1]
    }
    held = zip(keys["words"], keys["stems"], strict=True)
    titled = {(*stems, *words)[0] for words, stems in held} - small
    return {NUMBERS.get(word, word) for word in titled}


# As the tests print them: in English.
NUMBERS = {"en:three": "en:3", "en:four": "en:4", "en:five": "en:5", "en:eleven": "en:11"}
NUMBERS |= {"en:twelv": "en:12"}


def has_digit(word: str) -> bool:
    return any(letter.isdecimal() for letter in word)


def frequency(sought: whoosh_query.Query, keys: Keys) -> int:
    """Return how often a term, phrase or prefix stands in a document with these *keys*.

    A phrase counts once for each position at which its last word can end it, a prefix as often as
    its most frequent word.
    """
    positions = keys[sought.fieldname]
    if isinstance(sought, whoosh_query.Phrase):
        ends = {at for at, held in enumerate(positions) if sought.words[0] in held}
        for word in sought.words[1:]:
            ends = {
                at
                for at, held in enumerate(positions)
                if word in held and any(0 < at - end <= sought.slop for end in ends)
            }
        return len(ends)
    counts = Counter(key for held in positions for key in held)
    if isinstance(sought, whoosh_query.Prefix):
        return max((n for key, n in counts.items() if key.startswith(sought.text)), default=0)
    if isinstance(sought, Compounds):
        return max((n for key, n in counts.items() if sought.part.is_in(key)), default=0)
    return counts[sought.text]


def _in_steps(vector: NDArray[np.float32]) -> NDArray[np.int64]:
    return np.clip(np.rint(vector * 127 / 0.15), -127, 127).astype(np.int64)


def _in_range(days: whoosh_query.NumericRange, first: dt.date, last: dt.date) -> bool:
    begin = None if days.start is None else days.start + bool(days.startexcl)
    end = None if days.end is None else days.end + (not days.endexcl)
    reaches = begin is None or last.toordinal() >= begin
    return reaches and (end is None or first.toordinal() < end)


def _overlaps(document: Document, dates: DateRange) -> bool:
    if document.days is None:
        return False
    first, last = document.days
    return (dates.start is None or last >= dates.start) and (dates.end is None or first < dates.end)


def _is_inside(document: Document, dates: DateRange) -> bool:
    return bool(document.days and all(day in dates for day in document.days))


def _rank(document: Document, score: float, order: str) -> tuple[object, ...]:
    day = document.date.toordinal() if document.date else 0
    newest = (-day, document.id)  # undated last
    if order in ("relevance", "meaning"):
        return (-score, *newest)
    if order == "oldest":
        return (document.date is None, day, document.id)
    return newest


@contextmanager
def engine_over(texts: Iterable[str], kind: str) -> Iterator[Engine]:
    """Give an engine over headlines such as "en:Police tow a ferry", each its document's id.

    *kind* is columnar or linear.
    """
    with TemporaryDirectory() as folder:
        index = LinearIndex()
        with open_writer(folder) if kind == "columnar" else LinearWriter(index) as writer:
            for text in texts:
                code, _, headline = text.partition(":")
                language = Language(code, 1, "stated")
                writer.put(Document(id=text, kind="headline", text=headline, language=language))
            writer.commit()
        yield open_index(folder) if kind == "columnar" else Engine(index)
