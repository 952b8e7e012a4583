"""What every engine promises, over each index that there is, and answer by answer like an oracle.

An index is added to `ENGINES` by the two functions that open it for searching and for writing.
"""

import math
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from examples import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from linear_index import LinearIndex, LinearWriter
from msgspec.structs import replace

from corpus import Language, Precision, Publication, Source, Topic
from search import (
    Change,
    Changes,
    Cursor,
    CursorGone,
    DateRange,
    Document,
    Engine,
    Filter,
    Histogram,
    IndexWriter,
    Quantity,
    Query,
    SearchResults,
    open_index,
    open_writer,
    prepare,
)
from search.asking.periods import parse_period

Make = Callable[..., Document]


@dataclass
class Place:
    """Where one index is: how it is searched and written."""

    engine: Callable[[], Engine]
    writer: Callable[..., IndexWriter]


@contextmanager
def columnar() -> Iterator[Place]:
    with TemporaryDirectory() as folder:
        where = Path(folder) / "index"
        yield Place(
            lambda: open_index(where),
            lambda rebuild=False, meaning=None: open_writer(
                where, rebuild=rebuild, meaning=meaning
            ),
        )


@contextmanager
def linear() -> Iterator[Place]:
    index = LinearIndex()
    yield Place(
        lambda: Engine(index),
        lambda rebuild=False, meaning=None: LinearWriter(index, rebuild, meaning == "on"),
    )


@contextmanager
def cluster(node: str) -> Iterator[Place]:
    where = f"{node}/{uuid4().hex}"
    yield Place(
        lambda: open_index(where),
        lambda rebuild=False, meaning=None: open_writer(where, rebuild=rebuild, meaning=meaning),
    )


ENGINES = ("columnar", "linear", "cluster")


def placed(engine: str, request: pytest.FixtureRequest) -> AbstractContextManager[Place]:
    """Return a new place for an index of that kind."""
    if engine == "cluster":
        return cluster(request.getfixturevalue("cluster_address"))
    return columnar() if engine == "columnar" else linear()


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    with placed(request.param, request) as where:
        yield where


def commit(place: Place, *put: Document, remove: tuple[str, ...] = ()) -> None:
    with place.writer() as writer:
        for document in put:
            writer.put(document)
        for document_id in remove:
            writer.remove(document_id)
        writer.commit()


def texts(results: SearchResults) -> list[str]:
    return [hit.document.text for hit in results.hits]


def counts(results: SearchResults, facet_id: str) -> dict[str, int]:
    (facet,) = (facet for facet in results.facets if facet.id == facet_id)
    return {value.value: value.count for value in facet.values}


def found_in(histogram: Histogram) -> dict[str, int]:
    return {bucket.value: bucket.count for bucket in histogram.buckets if bucket.count}


def commit_foxes(place: Place, make_document: Make) -> Engine:
    """Return an engine over five headlines of foxes and hens."""
    commit(
        place,
        make_document("Red fox seen", "2014-05-01", topics=("foxes",)),
        replace(
            make_document("Red foxes seen again", "2014-05-03", topics=("foxes", "hens")),
            places=("ES", "FR"),
            quantities=(Quantity("deaths", 3.0), Quantity("deaths", 12.0)),
        ),
        make_document("Zorro rojo", "2015-01-01", "es", topics=("foxes",)),
        make_document("Hens asleep", "2015-06-30", topics=("hens",)),
        make_document("Hens and a fox"),
    )
    return place.engine()


@pytest.fixture(scope="module", params=ENGINES)
def foxes(request: pytest.FixtureRequest, make_document: Make) -> Iterator[Engine]:
    """Return an engine over the five headlines for tests that write nothing."""
    with placed(request.param, request) as where:
        yield commit_foxes(where, make_document)


@pytest.fixture
def own_foxes(place: Place, make_document: Make) -> Engine:
    """Return an engine over the five headlines at a place of the test's own."""
    return commit_foxes(place, make_document)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (
            "",
            ["Hens asleep", "Zorro rojo", "Red foxes seen again", "Red fox seen", "Hens and a fox"],
        ),
        ("hen -fox", ["Hens asleep"]),
        ('"red fox"', ["Red fox seen"]),
        ('"again red"~2', ["Red foxes seen again"]),
        ("zor*", ["Zorro rojo"]),
        ("=foxes", ["Red foxes seen again"]),
        ("zorro OR asleep", ["Hens asleep", "Zorro rojo"]),
        ("topic:hens seen", ["Red foxes seen again"]),
        ("date:2014-05 language:en fox", ["Red fox seen", "Red foxes seen again"]),
        ("date:[2015 TO 2015]", ["Hens asleep", "Zorro rojo"]),
        ("place:spain", ["Red foxes seen again"]),
        ("quantity:deaths", ["Red foxes seen again"]),
        ("quantity:deaths>11", ["Red foxes seen again"]),
        ("quantity:deaths=4..11", []),
        ("fox -quantity:deaths<4", ["Red fox seen", "Hens and a fox"]),
        ("fox -lugar:francia", ["Red fox seen", "Hens and a fox"]),
    ],
)
def test_a_text_finds_these_and_no_others(foxes: Engine, typed: str, found: list[str]) -> None:
    results = foxes.search(Query(text=typed))

    assert sorted(texts(results)) == sorted(found)
    assert results.total == len(found)
    assert typed or texts(results) == found  # newest first, undated last


def test_a_condition_is_counted_beside_what_is_counted(foxes: Engine) -> None:
    found = foxes.search(Query(filters=(Filter("quantity", "deaths>11"),)))

    assert counts(found, "quantity") == {"deaths>11": 1, "deaths": 1}


def test_a_facet_that_stands_apart_is_counted_like_the_others(foxes: Engine) -> None:
    everything = foxes.search(Query())
    without = foxes.search(Query(filters=(Filter("place", "ES", excluded=True),)))

    assert counts(everything, "place") == {"ES": 1, "FR": 1}
    assert (without.total, counts(without, "place")) == (4, {"ES": 1, "FR": 1})
    assert counts(without, "topic") == {"foxes": 2, "hens": 1}


def test_counts_ignore_the_selection_of_their_own_facet(foxes: Engine) -> None:
    chosen = (Filter("topic", "hens"), Filter("language", "es", excluded=True))
    results = foxes.search(Query(filters=chosen))

    assert results.total == 2
    assert counts(results, "topic") == {"hens": 2, "foxes": 2}
    assert counts(results, "language") == {"es": 0, "en": 2}
    assert {bucket.value: (bucket.count, bucket.of) for bucket in results.histogram.buckets} == {
        "2014": (1, 2),
        "2015": (1, 2),
    }


def test_the_values_of_hits_are_counted_within_the_selection_of_their_own_facet(
    foxes: Engine,
) -> None:
    chosen = (Filter("topic", "hens"), Filter("place", "ES", excluded=True))
    found = foxes.scan(Query(filters=chosen))

    assert found.values("topic") == {"hens": 1}
    assert foxes.scan(Query(filters=chosen[:1])).values("topic") == {"hens": 2, "foxes": 1}
    assert foxes.scan(Query(text="fox", filters=chosen[:1])).values("place") == {"ES": 1, "FR": 1}


def test_a_range_of_dates_leaves_out_and_counts_the_undated(foxes: Engine) -> None:
    results = foxes.search(Query(text="fox", dates=parse_period("May 2014")))

    assert results.total == 2
    assert results.undated_left_out == 1
    assert len(results.histogram.buckets) == 31
    assert found_in(results.histogram) == {"2014-05-01": 1, "2014-05-03": 1}
    assert found_in(results.years) == {"2014": 2}
    assert results.months
    assert len(results.months.buckets) == 12
    assert found_in(results.months) == {"2014-05": 2}


def test_a_month_or_a_year_overlaps_a_range_and_counts_in_no_shorter_period(
    place: Place, make_document: Make
) -> None:
    commit(
        place,
        replace(make_document("Fox in a year", "2014-01-01"), date_precision="year"),
        replace(make_document("Fox in a month", "2014-06-01"), date_precision="month"),
        make_document("Fox on a day", "2014-06-03"),
        make_document("Fox before", "2013-12-31"),
    )

    def found(dates: str) -> tuple[list[str], int]:
        results = place.engine().search(Query(text="fox", dates=parse_period(dates)))
        return texts(results), results.imprecise

    year = place.engine().search(Query(text="fox", dates=parse_period("2014")))
    day = place.engine().search(Query(text="fox", dates=parse_period("2014-06-03")))

    assert found("2014-07 to 2014-12") == (["Fox in a year"], 1)
    assert sorted(found("2014-06-03")[0]) == ["Fox in a month", "Fox in a year", "Fox on a day"]
    assert found("2013") == (["Fox before"], 0)
    assert found("2015") == ([], 0)
    assert (year.total, year.imprecise, found_in(year.histogram)) == (3, 2, {"2014-06": 2})
    assert found_in(year.years) == {"2013": 1, "2014": 3}
    assert found_in(day.histogram) == {"2014-06-03": 1}
    assert place.engine().search(Query(text="fox date:2014-08")).total == 1


def test_a_walk_stays_on_its_commit(place: Place, own_foxes: Engine, make_document: Make) -> None:
    first = own_foxes.search(Query(text="fox", size=2))

    commit(place, make_document("Fox fox fox", "2020-01-01"), remove=("Red fox seen|2014-05-01",))
    assert first.following
    rest = own_foxes.search(first.following)

    assert sorted(texts(first) + texts(rest)) == [
        "Hens and a fox",
        "Red fox seen",
        "Red foxes seen again",
    ]
    assert rest.index == first.index
    assert own_foxes.search(Query(text="fox")).total == 3


def test_a_commit_that_is_not_kept_is_gone(foxes: Engine) -> None:
    with pytest.raises(CursorGone):
        foxes.search(Query(text="fox", cursor=Cursor("12345", 1)))


def test_an_open_engine_sees_what_is_put_replaced_and_removed(
    place: Place, own_foxes: Engine, make_document: Make
) -> None:
    before = own_foxes.version()

    longer = replace(make_document("Hens asleep", "2015-06-30"), topics=(Topic("night", "Night"),))
    commit(place, longer, make_document("Hen"), remove=("Hens and a fox|None", "no such id"))

    assert own_foxes.version().version != before.version
    assert own_foxes.version().documents == 5
    assert own_foxes.get(longer.id) == longer
    assert own_foxes.get("Hens and a fox|None") is None
    assert sorted(texts(own_foxes.search(Query(text="hens")))) == ["Hen", "Hens asleep"]
    assert counts(own_foxes.search(Query(text="hens asleep")), "topic") == {"night": 1}


def test_what_is_not_committed_is_not_there(
    place: Place, own_foxes: Engine, make_document: Make
) -> None:
    with place.writer() as writer:
        writer.put(make_document("Hen"))
        assert writer.has_put("Hen|None")
        assert writer.get("Hen|None") == make_document("Hen")

    assert own_foxes.get("Hen|None") is None
    assert own_foxes.version().documents == 5


def test_nothing_is_committed_where_nothing_changed(place: Place, own_foxes: Engine) -> None:
    with place.writer() as writer:
        assert writer.commit() == own_foxes.version()


def test_a_rebuild_forgets_what_was_there(
    place: Place, own_foxes: Engine, make_document: Make
) -> None:
    with place.writer(rebuild=True) as writer:
        assert writer.committed.get("Zorro rojo|2015-01-01") is None
        writer.put(make_document("Hen"))
        writer.commit(b"a.txt")

    assert [document.text for document in own_foxes.documents()] == ["Hen"]
    with place.writer() as writer:
        assert writer.committed.state == b"a.txt"
        assert list(writer.committed.ids_from("made.jsonl")) == ["Hen|None"]
        assert list(writer.committed.ids_from("other")) == []


def test_documents_that_are_got_together_are_those_of_the_commit(
    place: Place, make_document: Make
) -> None:
    fox, old, new = make_document("Zorro rojo"), make_document("Hen gone"), make_document("Hens")
    new = replace(new, wordings=(old, new))
    with place.writer(rebuild=True) as writer:
        writer.put(fox)
        writer.put(new)
        writer.commit()

    with place.writer() as writer:
        together = writer.committed.get_all([fox.id, old.id, "nothing"])
        found = [writer.committed.get(one) for one in (fox.id, old.id, "nothing", new.id)]

    assert together == {fox.id: fox, old.id: new}
    assert found == [fox, new, None, new]


def test_documents_that_were_put_are_got_together_less_those_removed_since(
    place: Place, make_document: Make
) -> None:
    fox, hen, cock = (make_document(text) for text in ("Zorro rojo", "Hen", "Cock"))
    again = replace(hen, date_text="1 May 2015")
    with place.writer(rebuild=True) as writer:
        writer.put(fox)
        writer.commit()

    with place.writer() as writer:
        writer.put(hen)
        writer.put(cock)
        before = writer.all_put([fox.id, hen.id, cock.id, "nothing"])
        writer.put(again)
        writer.remove(cock.id)
        after = writer.all_put([fox.id, hen.id, cock.id, "nothing"])
        block = prepare([fox, hen, cock])
        known = writer.have_put(block)

    assert before == {hen.id: hen, cock.id: cock}
    assert after == {hen.id: again}
    assert known == {hen.id}


def test_a_block_is_put_as_its_documents_are_less_those_left_out(
    place: Place, own_foxes: Engine, make_document: Make
) -> None:
    hen, cock, fox = (make_document(text) for text in ("Hen", "Cock", "Hens and a fox"))
    made_anew = replace(fox, text="Hens and a fox\n\nIn a yard.")
    block = prepare([hen, cock, replace(hen, text="Hen again"), made_anew])
    with place.writer() as writer:
        writer.put(cock)
        assert writer.have_put(block) == {cock.id}

        writer.put_block(block, [1, 2])
        assert writer.have_put(block) == {hen.id, cock.id, fox.id}
        writer.remove(cock.id)
        writer.commit()

    assert own_foxes.get(hen.id) == hen
    assert own_foxes.get(cock.id) is None
    assert own_foxes.get(fox.id) == made_anew
    assert own_foxes.version().documents == 6


def test_notes_are_kept_until_they_are_changed(place: Place, make_document: Make) -> None:
    came = Change("added", "Hen|None")
    commit(place)
    with place.writer() as writer:
        writer.put(make_document("Hen"))
        writer.commit(changes=Changes(added=1, named=(came,)), links={"archived": "https://a"})
    with place.writer() as writer:
        writer.put(make_document("Cock"))
        writer.commit(changes=Changes(added=1))
    with place.writer() as writer:
        version = writer.commit(links={"archived": "https://a"}).version  # as it was
        assert version == "3"

    notes = place.engine().notes()
    assert notes.links == {"archived": "https://a"}
    assert [commit.version for commit in notes.log] == ["3", "2"]
    assert notes.log[1].changes == Changes(added=1, named=(came,))


def test_ids_are_told_that_are_among_the_hits(foxes: Engine) -> None:
    ids = [document.id for document in foxes.documents()]
    found = foxes.scan(Query(text="fox", filters=(Filter("language", "en"),)))

    among = found.among([*ids, "nothing"])
    assert among == {hit.document.id for hit in found.hits()}
    assert 0 < len(among) < len(ids)


def test_an_empty_index_answers(place: Place) -> None:
    commit(place)

    results = place.engine().search(Query(text="fox"))

    assert (results.total, results.hits, results.histogram.buckets) == (0, (), ())
    assert place.engine().suggest("f") == ()


def test_a_misspelt_word_is_offered_as_the_archive_spells_it(foxes: Engine) -> None:
    remedies = foxes.search(Query(text="asleap")).remedies

    assert [(remedy.way, remedy.text, remedy.count) for remedy in remedies] == [
        ("spelling", "asleep", 1)
    ]


def test_a_word_is_completed_most_frequent_first(foxes: Engine) -> None:
    assert [(c.text, c.count) for c in foxes.suggest("red fo")] == [
        ("Foxes", 3),
        ("fox", 2),
        ("foxes", 1),
    ]


def test_the_name_of_an_outlet_or_topic_is_offered_and_completed(
    place: Place, make_document: Make
) -> None:
    harbour = replace(make_document("Ferry adrift"), publications=(Publication("Harbour Post"),))
    commit(place, harbour, make_document("A fox", topics=("lost hens",)))
    engine = place.engine()

    for text, facet, label in (
        ("harbour post", "source", "Harbour Post"),
        ("lost hens", "topic", "Lost Hens"),
    ):
        (offer,) = (one for one in engine.search(Query(text=text)).remedies if one.way == "value")
        assert (offer.text, offer.count) == (f"{facet}:{label}", 1)
        assert engine.search(offer.query).total == 1
        (last,) = engine.suggest(text[:-1])
        assert (last.text, last.count, last.facet) == (label, 1, facet)


# Answer by answer like the oracle

TEXTS = [
    "Police raid in Madrid",
    "Policía: redada en Madrid",
    "Cybercrime and fraud",
    "La ciberdelincuencia y el fraude",
    "Police officers arrested for fraud in a raid",
    "Fraud fraud fraud",
    "東京都の警察",
    "The police of the port",
    "Police raid a house in Madrid and seize documents",
    "Documents seized as police raid houses in Madrid",
    "Police raid house in Madrid and seize documents, arms",
    "Police raid house in Madrid, seize 12 documents",
    "Polizeifund und Drogenpolizei",
    "臺灣, 台湾",
]
TYPED = [
    "", "police", "policia", "fraud raid", "cybercrime", '"police raid"', '"raid police"~3',
    "frau*", "=policía", "police -raid", "fraud OR madrid", "topic:a police", "language:es",
    "date:2014", "date:2014-06", "nowhere", "polcie", "police nowhere",
    "(police OR fraud) -madrid", "東京", "the police of the", "place:spain police",
    "polizei", "polizei raid", "台灣",
]  # fmt: skip
PRECISIONS: dict[Precision, int] = {"day": 10, "month": 7, "year": 4}
DAYS = [None, "2014-01-01", "2014-01-02", "2014-01-05", "2014-12-31", "2020-02-29"]

documents = st.builds(
    lambda number, text, language, day, precision, topics, kind, about: Document(
        id=f"{number:02}",
        kind=kind,
        text=text,
        language=Language(language, 1.0, "stated"),
        date=parse_period(day[: PRECISIONS[precision]]).start if day else None,
        date_text=day,
        date_precision=precision if day else None,
        topics=tuple(Topic(topic, topic.upper()) for topic in topics),
        places=about[0],
        quantities=tuple(map(Quantity.parse, about[1])),
        sources=(Source("made.jsonl", number),),
    ),
    st.integers(0, 15),
    st.sampled_from(TEXTS),
    st.sampled_from(["en", "es", "ja", "de", "zh"]),
    st.sampled_from(DAYS),
    st.sampled_from(["day", "day", "month", "year"]),
    st.sampled_from(["", "a", "b", "ab"]),
    st.sampled_from(["headline", "headline", "topic"]),
    st.tuples(
        st.sampled_from([(), ("ES",), ("ES", "FR")]),
        st.sampled_from([(), (), ("arrests=2",), ("arrests=2", "arrests=7", "money=5 EUR")]),
    ),
)
changes = st.lists(st.one_of(documents, st.sampled_from(["00", "01", "02", "03"])), max_size=10)
queries = st.builds(
    Query,
    text=st.sampled_from(TYPED),
    filters=st.sets(
        st.builds(
            Filter, st.just("topic"), st.sampled_from("ab"), st.booleans()
        ) | st.builds(Filter, st.just("language"), st.sampled_from(["en", "es"]), st.booleans())
        | st.builds(Filter, st.just("place"), st.sampled_from(["ES", "FR"]), st.booleans())
        | st.builds(
            Filter, st.just("quantity"),
            st.sampled_from(["arrests", "arrests>3", "money=1..5 EUR"]), st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    dates=st.sampled_from(
        [DateRange(), parse_period("2014"), parse_period("2014-01"), parse_period("2014-01-02"),
         parse_period("2014-06"), parse_period("2014-11 to 2020-02-03")]
    ),
    undated=st.sampled_from([None, "include", "exclude", "only"]),
    words=st.sampled_from(["all", "any"]),
    match=st.sampled_from(["stem", "exact"]),
    fold=st.booleans(),
    copies=st.sampled_from(["", "", "", "03", "none"]),
    sort=st.sampled_from([None, "newest", "oldest", "relevance"]),
    page=st.integers(1, 2),
    size=st.sampled_from([1, 3, 20]),
)  # fmt: skip


DAYS_APART = ("2016-01-01", "2016-01-04", "2016-01-07", "2016-01-10")


def test_of_two_persons_are_two_stories_unless_they_are_spelled_alike(
    place: Place, make_document: Make
) -> None:
    title = "Court in Madrid orders the arrest of the banker {} for fraud"
    names = ("Ivanov", "Pavlova", "Ivanoff", "Pawlowa")
    commit(place, *(make_document(title.format(name), "2015-03-01") for name in names))

    found = place.engine().search(Query(fold=True))

    assert (found.total, found.groups) == (4, 2)


def test_a_story_that_began_earlier_changes_all_groups_after_it(
    place: Place, make_document: Make
) -> None:
    """Three days apart, each is a near-copy of the one before and of the one after."""
    told = [make_document("Ferry sinks off Crete with twelve sailors", day) for day in DAYS_APART]
    commit(place, *told[1:])
    before = place.engine().search(Query(fold=True, sort="oldest"))

    commit(place, told[0])
    after = place.engine().search(Query(fold=True, sort="oldest"))

    firsts = [[(hit.document.date_text, hit.copies) for hit in one.hits] for one in (before, after)]
    assert firsts == [
        [("2016-01-04", 1), ("2016-01-10", 0)],
        [("2016-01-01", 1), ("2016-01-07", 1)],
    ]


def test_a_long_page_with_a_sign_of_two_units_is_read_as_any_other(
    place: Place, make_document: Make
) -> None:
    """Java counts an emoji twice, and keeps no keyword that it finds too long."""
    title = "Ferry sinks off Crete with twelve sailors"
    page = make_document(f"{title} \N{FIRE}\n" + "water " * 2_000, "2016-01-01")
    commit(place, replace(page, id="a"))

    commit(place, make_document(title, "2016-01-02"))

    found = place.engine().search(Query(text="ferry", fold=True))
    assert (found.total, found.groups) == (2, 1)


@examples(60, suppress_health_check=[HealthCheck.too_slow])
@given(commits=st.lists(changes, min_size=1, max_size=3), asked=st.lists(queries, max_size=6))
def test_every_answer_is_that_of_a_linear_scan(
    commits: list[list[Document | str]], asked: list[Query]
) -> None:
    with columnar() as place, linear() as oracle:
        compare_answers(place, oracle, commits, asked, tolerance=1e-9)


@pytest.mark.long
def test_every_answer_of_a_cluster_is_that_of_a_linear_scan(cluster_address: str) -> None:
    with cluster(cluster_address) as place:
        commit(place)

        @examples(15, suppress_health_check=[HealthCheck.too_slow])
        @given(
            commits=st.lists(changes, min_size=1, max_size=3),
            asked=st.lists(queries, min_size=3, max_size=6),
        )
        def compare(commits: list[list[Document | str]], asked: list[Query]) -> None:
            # To make an index takes longer than to empty one.
            commit(place, remove=tuple(d.id for d in place.engine().documents()))
            with linear() as oracle:
                # Scores are single floats there.
                compare_answers(place, oracle, commits, asked, tolerance=1e-6)

        compare()


def compare_answers(
    place: Place,
    oracle: Place,
    commits: list[list[Document | str]],
    asked: list[Query],
    *,
    tolerance: float,
) -> None:
    for change in commits:
        for one in (place, oracle):
            put = [item for item in change if isinstance(item, Document)]
            commit(one, *put, remove=tuple(item for item in change if isinstance(item, str)))
    engine, expected = place.engine(), oracle.engine()

    for query in asked:
        answer, other = engine.search(query), expected.search(query)
        assert summary(answer) == summary(other)
        scores = [hit.score for hit in answer.hits]
        assert scores == pytest.approx([hit.score for hit in other.hits], rel=tolerance)
    assert sorted(engine.coverage(), key=repr) == sorted(expected.coverage(), key=repr)
    assert engine.suggest("p") == expected.suggest("p")
    assert sorted(d.id for d in engine.documents()) == sorted(d.id for d in expected.documents())


def summary(answer: SearchResults) -> dict[str, object]:
    """Return all of *answer* but the commit, the scores and the equals among remedies."""
    return {
        "total": (answer.total, answer.groups),
        "hits": [(hit.document, hit.highlights, hit.listed, hit.copies) for hit in answer.hits],
        "facets": answer.facets,
        "time": (answer.histogram, answer.years, answer.months, answer.undated_left_out),
        "imprecise": answer.imprecise,
        "terms": answer.terms,
        "warnings": answer.warnings,
        "remedies": answer.remedies,
    }


def test_a_name_is_found_in_another_script(place: Place, make_document: Make) -> None:
    commit(
        place,
        make_document("The minister Lavrov arrives"),
        make_document("Вчера Лавров прилетел в город", language="ru"),
        make_document("Встреча с Лавровым отложена", language="ru"),
    )

    engine = place.engine()
    (name,) = engine.search(Query(text="lavrov")).names
    assert (name.text, name.script, name.count) == ("Лавров", "Cyrl", 2)
    assert engine.search(Query(text="lavrov", names=True)).total == 3


def test_names_in_other_scripts_are_those_of_the_newest_commit(
    place: Place, make_document: Make
) -> None:
    arrival = make_document("Вчера Лавров прилетел в город", language="ru")
    others = (make_document(f"Новости {word}", language="ru") for word in "абвгдежзиклм")
    commit(place, make_document("The ministers Lavrov and Merkel meet"), arrival, *others)
    engine = place.engine()
    before = [engine.search(Query(text=name)).names for name in ("lavrov", "merkel")]
    commit(place, make_document("Вчера Меркель", language="ru"), remove=(arrival.id,))

    after = [engine.search(Query(text=name)).names for name in ("lavrov", "merkel")]

    assert [[name.text for name in names] for names in before] == [["Лавров"], []]
    assert [[name.text for name in names] for names in after] == [[], ["Меркель"]]


@pytest.mark.parametrize(
    ("language", "held", "typed"),
    [
        ("ar", ("الألماني غزة", "الألماني سعيد"), "ألمان"),
        ("fr", ("School une", "Schools deux"), "schools"),
    ],
    ids=["by Arabic words with particles", "by a stem, beside a form that is another language's"],
)
def test_what_holds_a_form_of_a_word_tells_how_frequent_it_is_in_its_language(
    place: Place, make_document: Make, language: str, held: tuple[str, ...], typed: str
) -> None:
    """Of 300 documents two hold it, all that are in their language: n = 300 · 2 / (2 + 100)."""
    found = [make_document(text, language=language) for text in held]
    others = (make_document(f"Police {number}") for number in range(298))
    commit(place, *found, *others)

    hit, _ = place.engine().search(Query(text=typed, explain=True)).hits

    assert hit.explanation
    (part,) = hit.explanation.parts
    n = 300 * 2 / (2 + 100)
    assert part.idf == pytest.approx(math.log(1 + (300 - n + 0.5) / (n + 0.5)))
