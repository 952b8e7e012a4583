"""Random queries over random archives, compared with a scan of all documents and with Whoosh.

Archives are written in several commits that replace and remove documents. Their segments are merged
as usual or never; the answers must be the same.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import whoosh.index
from examples import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from linear_index import LinearMatches, LinearReader
from whoosh import query, scoring

from corpus import Language, Source, Topic
from search import FACETS, DateRange, Document, Filter, Notes, Query
from search.asking.groups import LanguageBoost, SynonymGroup, TermVariant
from search.columnar import ColumnBackend, ColumnWriter, Searcher
from search.columnar.backend import ColumnMatches
from search.columnar.files import strings
from search.columnar.scoring import intersection, term_scorer
from search.columnar.scoring.scorers import match
from search.columnar.writing import merger
from search.scoring.bm25 import K1, WEIGHTS, B, idf

WORDS = ["police", "polices", "policing", "policía", "policias", "año", "ano", "東京都", "x", "red"]
# Phrases are of these, as is every other word of a document: otherwise few would be found.
NEAR = ["police", "red", "x"]
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

PLACES = [(), ("ES",), ("FR",), ("ES", "FR")]
SUBJECTS = [(), ("crime",), ("crime", "murder")]


def made_documents() -> list[Document]:
    draw = random.Random(4)  # noqa: S311
    return [
        Document(
            id=draw.choice("abcdefghijklmnop"),
            kind=draw.choice(["headline", "topic"]),
            text=" ".join(draw.choices(WORDS + NEAR * 3, k=draw.randint(1, 7))),
            language=Language(draw.choice(LANGUAGES), 0.5, "stated"),
            date=(day := draw.choice(DAYS)),
            date_precision="day" if day else None,
            topics=draw.choice(TOPICS),
            places=draw.choice(PLACES),
            subjects=draw.choice(SUBJECTS),
            sources=(Source("made.jsonl", 1),),
        )
        for _ in range(100)
    ]


Archive = list[list[Document | str]]
"""The commits of an archive: the documents that each puts and the ids that it removes."""


def made_archives() -> list[Archive]:
    """Return archives of up to three commits, which also replace and remove documents."""
    draw = random.Random(6)  # noqa: S311
    documents = made_documents()
    return [
        [
            [
                draw.choice(documents) if draw.random() < 0.7 else draw.choice("abcdefgh")
                for _ in range(draw.randint(6, 20))
            ]
            for _ in range(1 + number % 3)
        ]
        for number in range(24)
    ]


def grown_archives() -> list[Archive]:
    """Return archives of up to three commits that only add: Whoosh counts what was deleted."""
    draw = random.Random(7)  # noqa: S311
    archives = []
    for _ in range(12):
        alike = {document.id: document for document in draw.sample(made_documents(), 40)}
        new = list[Document | str](alike.values())[: draw.randint(5, 16)]
        archives.append([new[start : start + 6] for start in range(0, len(new), 6)])
    return archives


# Drawn whole: drawn word by word, an archive has two documents, and most faults are not in it.
# They are few, since to write one takes longer than all that is asked of it.
ARCHIVES = made_archives() + grown_archives()
archives = st.integers(0, 23)
grown = st.integers(24, len(ARCHIVES) - 1)
words = st.builds(query.Term, st.just("words"), st.sampled_from(KEYS))
stems = st.builds(query.Term, st.just("stems"), st.sampled_from(STEMS))
phrases = st.one_of(
    st.builds(
        query.Phrase,
        st.just(field),
        st.lists(st.sampled_from(keys), min_size=2, max_size=3),
        slop=st.integers(1, 3),
    )
    for field, keys in (("words", NEAR), ("stems", ["en:polic", "en:red"]))
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


@pytest.fixture(params=["many segments", "as merged"])
def segments(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Merge segments as usual or never, and lower the sizes from which on shortcuts are taken."""
    monkeypatch.setattr(merger, "STRETCH", 5)
    monkeypatch.setattr(strings, "BLOCK", 3)
    monkeypatch.setattr(term_scorer, "MANY", 3)
    monkeypatch.setattr(intersection, "FAR_FEWER", 2)
    if request.param == "many segments":
        monkeypatch.setattr(merger, "SMALL", 0)
        monkeypatch.setattr(merger, "RATIO", 0)
    return str(request.param)


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


@pytest.fixture(scope="module")
def kept(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, dict[Path, dict[str, Document]]]:
    """Return a folder of indexes, and the documents that are in each."""
    return tmp_path_factory.mktemp("archives"), {}


Written = Callable[[int], tuple[Path, dict[str, Document]]]


@pytest.fixture
def written(segments: str, kept: tuple[Path, dict[Path, dict[str, Document]]]) -> Written:
    """Return a function that gives the index of one of ARCHIVES, and the documents left in it."""
    folder, left = kept

    def written(number: int) -> tuple[Path, dict[str, Document]]:
        where = folder / f"{segments} {number}"
        if where not in left:
            where.mkdir()
            left[where] = write(where, ARCHIVES[number])
        return where, left[where]

    return written


def oracle(documents: Iterable[Document]) -> LinearReader:
    return LinearReader(1, {document.id: document for document in documents}, b"", Notes())


def found_by(tree: query.Query, searcher: Searcher) -> dict[str, float]:
    return {
        segment.file.id(doc_id): score
        for segment, docs in zip(searcher.segments, match(tree, searcher), strict=True)
        for doc_id, score in zip(docs.doc_ids.tolist(), docs.all_scores().tolist(), strict=True)
    }


SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
# Faults that were put in, such as a slop one too small, were found after 3 to 64 examples (five
# seeds); each property runs twice, over many segments and over merged ones.
FIXED = examples(64, suppress_health_check=SLOW)


@FIXED
@given(
    archive=archives,
    asked=st.lists(
        st.one_of(
            phrases,
            trees(st.one_of(words, stems, phrases, prefixes, groups, filters, everything)),
            questions(trees(st.one_of(groups, filters))),
        ),
        min_size=4,
        max_size=8,
    ),
)
def test_a_query_finds_and_scores_what_a_scan_does(
    written: Written, archive: int, asked: list[query.Query]
) -> None:
    folder, left = written(archive)
    searcher = ColumnBackend(folder).reader().searcher

    for tree in asked:
        assert found_by(tree, searcher) == pytest.approx(
            oracle(left.values()).scores(tree), rel=1e-12
        )


@FIXED
@given(
    archive=archives,
    tree=st.one_of(trees(st.one_of(groups, filters)), questions(trees(groups))),
    data=st.data(),
)
def test_counts_and_pages_are_those_of_a_scan(
    written: Written, archive: int, tree: query.Query, data: st.DataObject
) -> None:
    values = {
        "topic": ["a", "b", "c"],
        "language": LANGUAGES,
        "kind": ["headline", "topic"],
        "place": ["ES", "FR", "IT"],
        "subject": ["crime", "murder"],
    }
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
    folder, left = written(archive)
    searcher = ColumnBackend(folder).reader().searcher
    scores = found_by(tree, searcher)

    matches = ColumnMatches(searcher, tree, asked)
    found = [document.id for document, _ in matches.hits(start, end)]

    expected = LinearMatches(oracle(left.values()), scores, asked)
    assert matches.total == expected.total
    assert found == [document.id for document, _ in expected.hits(start, end)]
    for field in FACETS:
        assert matches.facet(field) == expected.facet(field)
        assert matches.values(field) == expected.values(field)
    assert matches.undated == expected.undated
    for periods in (YEARS, CUT_PERIODS):
        assert matches.time_counts(periods) == expected.time_counts(periods)


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
# A bound on scores that is too low was found after 11 to 71 examples, or not in 72.
@examples(150, suppress_health_check=SLOW)
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

    assert scores == pytest.approx(oracle(crowd).scores(tree), rel=1e-12)
    expected = LinearMatches(oracle(crowd), scores, asked).hits(start, start + size)
    assert [(d.id, score) for d, score in found] == [(d.id, score) for d, score in expected]


def test_the_first_page_of_many_hits_is_the_top_of_all(tmp_path: Path) -> None:
    draw = random.Random(8)  # noqa: S311
    many = [
        Document(
            id=f"{number:04}",
            kind="headline",
            text=" ".join(["port"] + ["x"] * draw.randint(0, 30)),
            language=Language("en", 0.5, "stated"),
            date=dt.date(2014, 1, 1) + dt.timedelta(draw.randint(0, 9)),
            date_precision="day",
            topics=(),
            sources=(Source("made.jsonl", 1),),
        )
        for number in range(6_000)
    ]
    write(tmp_path, [many])
    searcher = ColumnBackend(tmp_path).reader().searcher
    port = query.Term("words", "port")
    scores = oracle(many).scores(port)

    for end in (1, 20, 200, 3_000):
        found = list(ColumnMatches(searcher, port, Query(text="x")).hits(0, end))

        expected = LinearMatches(oracle(many), scores, Query(text="x")).hits(0, end)
        assert [document.id for document, _ in found] == [one.id for one, _ in expected]


def test_the_newest_with_any_words_are_the_newest_of_all(
    crowd: list[Document], tmp_path: Path
) -> None:
    """Matches of several words come word by word, not in the order of documents."""
    write(tmp_path, [crowd[:60], crowd[60:]])
    searcher = ColumnBackend(tmp_path).reader().searcher
    tree = query.Or([query.Term("words", word) for word in FREQUENCIES])
    scores, asked = oracle(crowd).scores(tree), Query(text="x", sort="newest")

    for end in (1, 5, 20):
        found = list(ColumnMatches(searcher, tree, asked).hits(0, end))

        expected = LinearMatches(oracle(crowd), scores, asked).hits(0, end)
        assert [document.id for document, _ in found] == [one.id for one, _ in expected]


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


@pytest.mark.usefixtures("unions_of_any_score")
@examples(40, suppress_health_check=SLOW)
@given(
    archive=archives, tree=trees(st.one_of(words, stems, phrases, prefixes, filters, everything))
)
def test_whooshs_searcher_finds_the_same_documents(
    written: Written, archive: int, tree: query.Query
) -> None:
    folder, _ = written(archive)
    searcher = ColumnBackend(folder).reader().searcher

    with whoosh.index.open_dir(folder).searcher(weighting=_OurBM25()) as theirs:
        found = theirs.search(tree, limit=None)
        # Its Not also gives a deleted document that follows the last one not sought (2.7.4).
        deleted = theirs.reader().is_deleted
        by_whoosh = {hit["id"] for hit in found if not deleted(hit.docnum)}

    assert set(found_by(tree, searcher)) == by_whoosh


@examples(40, suppress_health_check=SLOW)
@given(
    archive=grown,
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
    written: Written, archive: int, tree: query.Query
) -> None:
    folder, _ = written(archive)
    searcher = ColumnBackend(folder).reader().searcher

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

    assert found_by(both, searcher) == pytest.approx(oracle(left.values()).scores(both))
