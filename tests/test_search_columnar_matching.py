"""Random queries over random archives, compared with a scan of all documents and with Whoosh.

Archives are written in several commits that replace and remove documents. Their segments are merged
as usual or never; the answers must be the same.
"""

import datetime as dt
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import whoosh.index
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import query, scoring

from corpus import Language, Source, Topic
from search import FACETS, DateRange, Document, Filter, Query
from search.asking.groups import LanguageBoost, SynonymGroup, TermVariant
from search.columnar import ColumnBackend, ColumnWriter, Searcher
from search.columnar.backend import ColumnMatches
from search.columnar.files import strings
from search.columnar.scoring import intersection, term_scorer
from search.columnar.scoring.scorers import match
from search.columnar.writing import merger
from search.language.analysis import analyzer, tokenize
from search.scoring.bm25 import K1, WEIGHTS, B, idf, language_odds, saturation

WORDS = ["police", "polices", "policing", "policía", "policias", "año", "ano", "東京都", "x", "red"]
KEYS = ["police", "polices", "policing", "policia", "policias", "año", "ano", "東京", "x", "red"]
STEMS = ["en:polic", "es:polic", "en:red", "es:red", "es:año", "es:ano", "und:polic"]
FREQUENCIES = {"police": 40, "raid": 20, "port": 10, "drug": 4, "fraud": 2, "ring": 1}
LANGUAGES = ["en", "es", "ja", "und"]
DAYS = [None, dt.date(2014, 1, 1), dt.date(2014, 1, 2), dt.date(2014, 12, 31), dt.date(2020, 2, 29)]
YEARS = [DateRange(dt.date(year, 1, 1), dt.date(year + 1, 1, 1)) for year in range(2013, 2021)]
CUT_PERIODS = [
    DateRange(dt.date(2014, 1, 1), dt.date(2014, 1, 2)),
    DateRange(dt.date(2014, 1, 2), dt.date(2014, 12, 31)),
    DateRange(dt.date(2014, 12, 31), dt.date(2020, 3, 1)),
]
TOPICS = [(), (Topic("a", "A"),), (Topic("b", "B"),), (Topic("a", "A"), Topic("b", "B"))]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    day = draw(st.sampled_from(DAYS))
    return Document(
        id=draw(st.sampled_from("abcdefghijklmnop")),
        kind=draw(st.sampled_from(["headline", "topic"])),
        text=" ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7))),
        language=Language(draw(st.sampled_from(LANGUAGES)), 0.5, "stated"),
        date=day,
        date_precision="day" if day else None,
        topics=draw(st.sampled_from(TOPICS)),
        sources=(Source("made.jsonl", 1),),
    )


commits = st.lists(
    st.lists(st.one_of(documents(), st.sampled_from("abcdefgh")), max_size=8), max_size=4
)
words = st.builds(query.Term, st.just("words"), st.sampled_from(KEYS))
stems = st.builds(query.Term, st.just("stems"), st.sampled_from(STEMS))
phrases = st.one_of(
    st.builds(
        query.Phrase,
        st.just(field),
        st.lists(st.sampled_from(keys), min_size=2, max_size=3),
        slop=st.integers(1, 3),
    )
    for field, keys in (("words", KEYS), ("stems", STEMS))
)
prefixes = st.builds(
    query.Prefix, st.just("words"), st.sampled_from(["p", "poli", "policia", "zz", "東"])
)
groups = st.builds(
    SynonymGroup,
    st.just("typed"),
    st.lists(
        st.builds(
            TermVariant,
            st.one_of(words, stems, phrases, prefixes),
            st.sampled_from(sorted(WEIGHTS)),
            st.just(""),
            st.just(""),
        ),
        max_size=5,
    ).map(tuple),
)
ordinals = st.one_of(st.none(), st.sampled_from([day.toordinal() for day in DAYS if day]))
filters = st.one_of(
    st.builds(query.Term, st.just("topic"), st.sampled_from(["a", "b", "c"])),
    st.builds(query.Term, st.just("language"), st.sampled_from(LANGUAGES)),
    st.builds(query.Term, st.just("kind"), st.sampled_from(["headline", "topic"])),
    st.builds(
        query.NumericRange,
        st.just("date"),
        ordinals,
        ordinals,
        startexcl=st.booleans(),
        endexcl=st.booleans(),
    ),
)
everything = st.one_of(st.builds(query.Every), st.just(query.NullQuery))


def compound(children: st.SearchStrategy[query.Query]) -> st.SearchStrategy[query.Query]:
    several = st.lists(children, min_size=1, max_size=4)
    return st.one_of(
        several.map(query.And),
        several.map(query.Or),
        children.map(query.Not),
        st.builds(query.AndMaybe, children, children),
    )


def trees(leaves: st.SearchStrategy[query.Query]) -> st.SearchStrategy[query.Query]:
    return st.recursive(leaves, compound, max_leaves=6)


def questions(sought: st.SearchStrategy[query.Query]) -> st.SearchStrategy[query.Query]:
    return st.builds(LanguageBoost, sought, st.lists(st.sampled_from(KEYS), max_size=3).map(tuple))


@dataclass
class Scan:
    """The oracle: evaluates a tree on one document after the other."""

    documents: Sequence[Document]

    def __post_init__(self) -> None:
        self.keys = {d.id: self._fields(d) for d in self.documents}
        lengths = [len(fields["words"]) for fields in self.keys.values()]
        self.mean_length = sum(lengths) / len(lengths) if lengths else 1.0

    def _fields(self, document: Document) -> dict[str, list[tuple[str, ...]]]:
        keys = [
            analyzer().keys(token.form, document.language.code) for token in tokenize(document.text)
        ]
        return {"words": [(k.word,) for k in keys], "stems": [k.stems for k in keys]}

    def find(self, tree: query.Query) -> dict[str, float]:
        return {d.id: s for d in self.documents if (s := self.score(tree, d)) is not None}

    def score(self, tree: query.Query, document: Document) -> float | None:
        if isinstance(tree, query.And | query.Or):
            scores = [self.score(child, document) for child in tree.children()]
            found = [score for score in scores if score is not None]
            enough = len(found) == len(scores) if isinstance(tree, query.And) else found
            return sum(found) if enough else None
        if isinstance(tree, query.Not):
            return 0.0 if self.score(tree.query, document) is None else None
        if isinstance(tree, query.AndMaybe):
            score = self.score(tree.a, document)
            return None if score is None else score + (self.score(tree.b, document) or 0.0)
        if isinstance(tree, LanguageBoost):
            score = self.score(tree.child, document)
            return None if score is None else score * (1 + self._likely(tree.words, document))
        if isinstance(tree, query.Every):
            return 0.0
        if isinstance(tree, query.NumericRange):
            return 0.0 if document.date and _in_range(tree, document.date.toordinal()) else None
        if tree is query.NullQuery:
            return None
        if isinstance(tree, query.Term) and tree.fieldname in ("topic", "language", "kind"):
            return 0.0 if tree.text in _values(document, tree.fieldname) else None
        return self._group_score(tree, document)

    def _likely(self, words: Sequence[str], document: Document) -> float:
        held = [
            Counter(d.language.code for d in self.documents if (word,) in self.keys[d.id]["words"])
            for word in words
        ]
        having = Counter(d.language.code for d in self.documents)
        return language_odds(having, held)[document.language.code]

    def _group_score(self, tree: query.Query, document: Document) -> float | None:
        variants = tree.variants if isinstance(tree, SynonymGroup) else [_alone(tree)]
        held = self._held(variants, document)
        if not held:
            return None
        n = sum(bool(self._held(variants, other)) for other in self.documents)
        frequency = float(max(frequency for frequency, _ in held))
        length = float(len(self.keys[document.id]["words"]))
        weight = max(weight for _, weight in held)
        factor = idf(len(self.documents), n) * weight
        return factor * saturation(frequency, length, self.mean_length)

    def _held(self, variants: Sequence[TermVariant], document: Document) -> list[tuple[int, float]]:
        counted = [
            (frequency, WEIGHTS[variant.via])
            for variant in variants
            for frequency in self._frequencies(variant.query, document)
        ]
        return [(frequency, weight) for frequency, weight in counted if frequency]

    def _frequencies(self, sought: query.Query, document: Document) -> list[int]:
        """Return the frequency in the document of each term that *sought* stands for."""
        field = self.keys[document.id][sought.fieldname]
        if isinstance(sought, query.Phrase):
            ends = {position for position, keys in enumerate(field) if sought.words[0] in keys}
            for word in sought.words[1:]:
                ends = {
                    position
                    for position, keys in enumerate(field)
                    if word in keys and any(0 < position - end <= sought.slop for end in ends)
                }
            return [len(ends)]
        counts = Counter(key for keys in field for key in keys)
        return [count for key, count in counts.items() if _matches(sought, key)]


def _matches(sought: query.Query, key: str) -> bool:
    if isinstance(sought, query.Prefix):
        return key.startswith(sought.text)
    return key == sought.text


def _in_range(days: query.NumericRange, day: int) -> bool:
    after = days.start is None or day > days.start or (day == days.start and not days.startexcl)
    before = days.end is None or day < days.end or (day == days.end and not days.endexcl)
    return after and before


def _values(document: Document, facet: str) -> tuple[str, ...]:
    if facet == "topic":
        return tuple(topic.id for topic in document.topics)
    return (document.language.code if facet == "language" else document.kind,)


def _alone(leaf: query.Query) -> TermVariant:
    typed = isinstance(leaf, query.Term | query.Phrase)
    return TermVariant(leaf, "word" if typed else "prefix", "", "")


@pytest.fixture(params=["many segments", "as merged"])
def segments(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Merge segments as usual or never, and lower the sizes from which on shortcuts are taken."""
    monkeypatch.setattr(merger, "_STRETCH", 5)
    monkeypatch.setattr(strings, "_BLOCK", 3)
    monkeypatch.setattr(term_scorer, "_MANY", 3)
    monkeypatch.setattr(intersection, "_FAR_FEWER", 2)
    if request.param == "many segments":
        monkeypatch.setattr(merger, "SMALL", 0)
        monkeypatch.setattr(merger, "RATIO", 0)


@pytest.fixture
def unions_of_any_score(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep Whoosh from its unions in arrays, which lose documents with a score of 0 (2.7.4)."""
    monkeypatch.setattr(query.Or, "matcher_type", query.Or.DEFAULT_MATCHER)


def write(folder: Path, archive: Sequence[Sequence[Document | str]]) -> dict[str, Document]:
    """Make the commits of *archive* and return the documents that are left in the end."""
    left: dict[str, Document] = {}
    for changes in archive or [[]]:
        with ColumnWriter(folder, buffer_tokens=12) as writer:
            for change in changes:
                if isinstance(change, str):
                    writer.remove(change)
                    left.pop(change, None)
                else:
                    writer.put(change)
                    left[change.id] = change
            writer.commit()
    return left


def found_by(tree: query.Query, searcher: Searcher) -> dict[str, float]:
    return {
        segment.file.id(doc_id): score
        for segment, docs in zip(searcher.segments, match(tree, searcher), strict=True)
        for doc_id, score in zip(docs.doc_ids.tolist(), docs.all_scores().tolist(), strict=True)
    }


FIXED = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=150,
)


@pytest.mark.usefixtures("segments")
@FIXED
@given(
    archive=commits,
    asked=st.lists(
        st.one_of(
            trees(st.one_of(words, stems, groups, filters, everything)),
            questions(trees(st.one_of(groups, filters))),
        ),
        max_size=8,
    ),
)
def test_a_query_finds_and_scores_what_a_scan_does(
    archive: list[list[Document | str]], asked: list[query.Query]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        left = write(Path(folder), archive)
        searcher = ColumnBackend(Path(folder)).reader().searcher

        for tree in asked:
            assert found_by(tree, searcher) == pytest.approx(
                Scan(list(left.values())).find(tree), rel=1e-12
            )


@pytest.mark.usefixtures("segments")
@FIXED
@given(
    archive=commits,
    tree=st.one_of(trees(st.one_of(groups, filters)), questions(trees(groups))),
    data=st.data(),
)
def test_counts_and_pages_are_those_of_a_scan(
    archive: list[list[Document | str]], tree: query.Query, data: st.DataObject
) -> None:
    values = {"topic": ["a", "b", "c"], "language": LANGUAGES, "kind": ["headline", "topic"]}
    chosen = st.sampled_from(
        [(facet, value) for facet, all_values in values.items() for value in all_values]
    )
    asked = Query(
        text="x",
        filters=tuple(
            Filter(facet, value, excluded)
            for (facet, value), excluded in data.draw(
                st.dictionaries(chosen, st.booleans(), max_size=3)
            ).items()
        ),
        dates=DateRange(data.draw(st.sampled_from(DAYS)), data.draw(st.sampled_from(DAYS))),
        undated=data.draw(st.sampled_from([None, "include", "exclude", "only"])),
        sort=data.draw(st.sampled_from(["relevance", "newest", "oldest"])),
    )
    start = data.draw(st.integers(0, 6))
    end = start + data.draw(st.integers(1, 4))
    with tempfile.TemporaryDirectory() as folder:
        left = write(Path(folder), archive)
        searcher = ColumnBackend(Path(folder)).reader().searcher
        scores = found_by(tree, searcher)

        matches = ColumnMatches(searcher, tree, asked)
        found = [document.id for document, _ in matches.hits(start, end)]

    def passing(query: Query) -> list[Document]:
        return [left[name] for name in scores if _passes(left[name], query)]

    hits = sorted(passing(asked), key=lambda d: _sort_key(d, asked.order, scores[d.id]))
    assert matches.total == len(hits)
    assert found == [document.id for document in hits[start:end]]
    for field in FACETS:
        of_others = [
            _values(d, field.id)
            for d in passing(
                asked.with_(filters=tuple(f for f in asked.filters if f.facet != field.id))
            )
        ]
        counts, missing = matches.facet(field)
        assert counts == Counter(value for of_one in of_others for value in of_one)
        assert missing == sum(not of_one for of_one in of_others)
    any_time = passing(asked.with_(dates=DateRange(), undated="include"))
    assert matches.undated == sum(document.date is None for document in any_time)
    for periods in (YEARS, CUT_PERIODS):
        assert matches.time_counts(periods) == [
            tuple(
                sum(bool(d.date and d.date in dates) for d in of)
                for of in (any_time, left.values())
            )
            for dates in periods
        ]


@pytest.fixture
def crowd() -> list[Document]:
    """Return documents of frequent and rare words."""
    draw = random.Random(4)  # noqa: S311
    words, often = list(FREQUENCIES), list(FREQUENCIES.values())
    return [
        Document(
            id=f"{number:03}",
            kind="headline",
            text=" ".join(draw.choices(words, often, k=draw.randint(1, 6))),
            language=Language(draw.choice(["en", "es"]), 0.5, "stated"),
            date=draw.choice(DAYS),
            date_precision=None,
            topics=draw.choice(TOPICS),
            sources=(Source("made.jsonl", 1),),
        )
        for number in range(90)
    ]


@pytest.mark.usefixtures("segments")
@FIXED
@given(
    any_of=st.lists(
        st.one_of(
            st.builds(query.Term, st.just("words"), st.sampled_from([*FREQUENCIES, "nowhere"])),
            st.builds(query.Prefix, st.just("words"), st.sampled_from(["po", "r", "raid", "z"])),
        ),
        min_size=2,
        max_size=5,
    ),
    as_question=st.booleans(),
    topics=st.sets(st.sampled_from("ab"), max_size=1),
    start=st.integers(0, 30),
    size=st.integers(1, 20),
)
def test_a_page_for_any_words_is_the_top_of_all_matches(
    crowd: list[Document],
    tmp_path: Path,
    any_of: list[query.Term | query.Prefix],
    as_question: bool,
    topics: set[str],
    start: int,
    size: int,
) -> None:
    if not any(tmp_path.iterdir()):
        write(tmp_path, [crowd[:50], crowd[50:75], crowd[75:]])
    searcher = ColumnBackend(tmp_path).reader().searcher
    tree: query.Query = query.Or(any_of)
    if as_question:
        tree = LanguageBoost(tree, tuple(leaf.text for leaf in any_of))
    asked = Query(text="x", filters=tuple(Filter("topic", topic) for topic in topics))
    scores = found_by(tree, searcher)

    found = list(ColumnMatches(searcher, tree, asked).hits(start, start + size))

    assert scores == pytest.approx(Scan(crowd).find(tree), rel=1e-12)
    hits = [d for d in crowd if d.id in scores and _passes(d, asked)]
    hits.sort(key=lambda d: _sort_key(d, "relevance", scores[d.id]))
    assert [(document.id, score) for document, score in found] == [
        (d.id, scores[d.id]) for d in hits[start : start + size]
    ]


def test_ties_between_words_come_newest_first(tmp_path: Path) -> None:
    days = [dt.date(2014, 1, number) for number in range(1, 9)]
    alike = [
        Document(
            id=str(day),
            kind="headline",
            text=word,
            language=Language("en", 0.5, "stated"),
            date=day,
            date_precision="day",
            topics=(),
            sources=(Source("made.jsonl", 1),),
        )
        for day, word in zip(days, ["port", "drug"] * 4, strict=True)
    ]
    write(tmp_path, [alike])
    searcher = ColumnBackend(tmp_path).reader().searcher
    either = query.Or([query.Term("words", "port"), query.Term("words", "drug")])

    found = ColumnMatches(searcher, either, Query(text="x")).hits(0, 3)

    assert [document.id for document, _ in found] == [
        "2014-01-08",
        "2014-01-07",
        "2014-01-06",
    ]


def _passes(document: Document, query: Query) -> bool:
    rule = query.undated_rule
    dated = rule != "only" and document.date is not None and document.date in query.dates
    if not (dated or (document.date is None and rule != "exclude")):
        return False
    for field in FACETS:
        held = set(_values(document, field.id))
        if held & set(query.chosen(field.id, excluded=True)):
            return False
        if query.chosen(field.id) and not held & set(query.chosen(field.id)):
            return False
    return True


def _sort_key(document: Document, order: str, score: float) -> tuple[float, float, str]:
    day = document.date.toordinal() if document.date else 0
    if order == "oldest":
        return (day or 10**7, 0, document.id)
    return (-score if order == "relevance" else 0.0, -day, document.id)


class _OurBM25(scoring.WeightingModel):  # type: ignore[misc]  # Whoosh has no types
    """The formula of search.scoring.bm25 for Whoosh's searcher, of one term at a time."""

    def scorer(self, searcher, fieldname, text, qf=1):  # type: ignore[no-untyped-def]  # noqa: ARG002
        if not searcher.schema[fieldname].scorable:
            return _Nothing()
        parent = searcher.get_parent()
        documents = parent.doc_count_all()
        return _Scorer(
            idf(documents, parent.doc_frequency(fieldname, text)),
            parent.reader().field_length(fieldname) / documents,
            searcher,
            fieldname,
        )


@dataclass
class _Scorer(scoring.BaseScorer):  # type: ignore[misc]
    idf: float
    mean_length: float
    searcher: object
    fieldname: str

    def score(self, matcher):  # type: ignore[no-untyped-def]
        length = self.searcher.doc_field_length(matcher.id(), self.fieldname)  # type: ignore[attr-defined]
        k = K1 * (1 - B + B * length / self.mean_length)
        return self.idf * matcher.weight() * (K1 + 1) / (matcher.weight() + k)


class _Nothing(scoring.BaseScorer):  # type: ignore[misc]
    def score(self, matcher):  # type: ignore[no-untyped-def]  # noqa: ARG002
        return 0.0


@pytest.mark.usefixtures("segments", "unions_of_any_score")
@settings(FIXED, max_examples=60)
@given(archive=commits, tree=trees(st.one_of(words, stems, phrases, prefixes, filters, everything)))
def test_whooshs_searcher_finds_the_same_documents(
    archive: list[list[Document | str]], tree: query.Query
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), archive)
        searcher = ColumnBackend(Path(folder)).reader().searcher

        with whoosh.index.open_dir(folder).searcher(weighting=_OurBM25()) as theirs:
            found = theirs.search(tree, limit=None)
            # Its Not also gives a deleted document that follows the last one not sought (2.7.4).
            deleted = theirs.reader().is_deleted
            by_whoosh = {hit["id"] for hit in found if not deleted(hit.docnum)}

        assert set(found_by(tree, searcher)) == by_whoosh


@pytest.mark.usefixtures("segments")
@settings(FIXED, max_examples=60)
@given(
    # Without deletions, which Whoosh counts.
    archive=st.lists(documents(), max_size=20, unique_by=lambda document: document.id).map(
        lambda new: [new[start : start + 6] for start in range(0, len(new), 6)]
    ),
    tree=st.recursive(
        st.one_of(words, stems),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(query.And),
            st.lists(inner, min_size=1, max_size=3).map(query.Or),
        ),
        max_leaves=5,
    ),
)
def test_whooshs_searcher_gives_words_the_same_scores(
    archive: list[list[Document | str]], tree: query.Query
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), archive)
        searcher = ColumnBackend(Path(folder)).reader().searcher

        with whoosh.index.open_dir(folder).searcher(weighting=_OurBM25()) as theirs:
            results = theirs.search(tree, limit=None)
            by_whoosh = {hit["id"]: hit.score for hit in results}

        assert found_by(tree, searcher) == pytest.approx(by_whoosh, rel=1e-9)


def test_each_document_of_a_conjunction_keeps_its_own_score(
    tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    texts = ["red", "red blue blue", "blue red red red", "blue"]
    left = write(tmp_path, [[make_document(text) for text in texts]])
    either = query.Or([query.Term("words", "red"), query.Term("words", "blue")])
    both = query.And([query.Every(), either])
    searcher = ColumnBackend(tmp_path).reader().searcher

    assert found_by(both, searcher) == pytest.approx(Scan(list(left.values())).find(both))
