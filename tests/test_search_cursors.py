"""Walks through a whole result: nothing twice or left out, whatever is committed meanwhile."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import (
    Cursor,
    CursorGone,
    Document,
    Engine,
    ParameterFaults,
    Query,
    SearchResults,
    format_parameters,
    open_index,
    open_writer,
    parse_parameters,
)
from search.columnar import ColumnWriter
from search.columnar.index.commits import read_commit

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]


def walk(
    engine: Engine, query: Query, between: Callable[[], None] = lambda: None
) -> list[SearchResults]:
    """Return the answers from *query* to the end of its result; *between* runs after each."""
    answers = [engine.search(query)]
    while answers[-1].following:
        between()
        answers.append(engine.search(answers[-1].following))
    return answers


def ids(answers: list[SearchResults]) -> list[str]:
    return [hit.document.id for answer in answers for hit in answer.hits]


def commit(
    where: Path, *put: Document, remove: tuple[str, ...] = (), past_bytes: int | None = None
) -> None:
    with ColumnWriter(where, past_bytes=past_bytes) as writer:
        for document in put:
            writer.put(document)
        for document_id in remove:
            writer.remove(document_id)
        writer.commit()


def age(where: Path, generation: int, by: dt.timedelta) -> None:
    """Make a commit as old as if it had been made that much earlier."""
    made = read_commit(where, generation)
    moment = dt.datetime.fromisoformat(made.built_at) - by
    replace(made, built_at=moment.isoformat()).write(where)


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("size", [1, 7, 55, 200])
def test_a_walk_meets_every_hit_once_in_the_order_of_the_result(
    engine: Engine, sort: str, size: int
) -> None:
    query = parse_parameters([("q", "INTERPOL"), ("sort", sort), ("size", str(size))])[0]

    answers = walk(engine, query)

    assert len(set(ids(answers))) == len(ids(answers)) == answers[0].total == 55
    assert ids(answers) == ids([engine.search(query.with_(size=200))])


def test_a_walk_stays_on_its_commit_while_updates_land(
    make_engine: MakeEngine, make_document: Make, tmp_path: Path
) -> None:
    days = [f"2020-01-{day:02}" for day in range(1, 21)]
    engine = make_engine(*(make_document("Fraud", day) for day in days))
    landed = iter(range(100))

    def update() -> None:
        number = next(landed)
        new = make_document(f"Fraud again {number}", "2020-01-31")
        commit(tmp_path / "index", new, remove=(f"Fraud|{days[number]}",))

    answers = walk(engine, Query(text="fraud", size=3), update)

    assert ids(answers) == [f"Fraud|{day}" for day in reversed(days)]
    assert {answer.total for answer in answers} == {20}
    assert {answer.index.version for answer in answers} == {"1"}
    assert engine.version().version == "7"


def test_another_server_can_go_on_with_a_walk(
    make_engine: MakeEngine, make_document: Make, tmp_path: Path
) -> None:
    first = make_engine(*(make_document("Fraud", f"2020-01-0{day}") for day in (1, 2, 3)))
    begun = first.search(Query(text="fraud", size=2))
    commit(tmp_path / "index", remove=("Fraud|2020-01-01",))
    second = open_index(tmp_path / "index")

    assert second.search(Query(text="fraud")).total == 2
    assert begun.following is not None
    assert ids([second.search(begun.following)]) == ["Fraud|2020-01-01"]


def test_a_walk_goes_on_after_a_rebuild(
    make_engine: MakeEngine, make_document: Make, tmp_path: Path
) -> None:
    engine = make_engine(*(make_document("Fraud", f"2020-01-0{day}") for day in (1, 2, 3)))
    begun = engine.search(Query(text="fraud", size=2))
    with open_writer(tmp_path / "index", rebuild=True) as writer:
        writer.put(make_document("Theft"))
        writer.commit()

    assert begun.following is not None
    assert ids([engine.search(begun.following)]) == ["Fraud|2020-01-01"]
    assert engine.search(Query()).total == 1


@pytest.mark.parametrize(("minutes", "kept"), [(59, True), (61, False)])
def test_without_room_a_commit_is_kept_for_an_hour_after_its_successor(
    make_engine: MakeEngine, make_document: Make, tmp_path: Path, minutes: int, kept: bool
) -> None:
    where = tmp_path / "index"
    engine = make_engine(make_document("Fraud one"), make_document("Fraud two"))
    begun = engine.search(Query(text="fraud", size=1)).following
    assert begun is not None
    commit(where, make_document("Theft"))
    age(where, 2, dt.timedelta(minutes=minutes))

    assert open_index(where).search(begun).hits  # the commit before the newest always stays
    commit(where, make_document("Arson"), past_bytes=0)

    if kept:
        assert open_index(where).search(begun).hits
    else:
        with pytest.raises(CursorGone):
            open_index(where).search(begun)
    assert (where / "_MAIN_1.meta").exists() == kept


def test_what_was_asked_before_an_update_is_answered_anew_after_it(
    make_engine: MakeEngine, make_document: Make, tmp_path: Path
) -> None:
    engine, fraud = make_engine(make_document("Fraud one")), Query(text="fraud")
    before = engine.search(fraud)
    assert engine.search(fraud) == before

    commit(tmp_path / "index", make_document("Fraud two"), make_document("Theft"))

    assert (before.total, engine.search(fraud).total) == (1, 2)
    assert engine.search(fraud.with_(as_of="1")).total == 1
    assert engine.search(fraud.with_(words="any")).total == 2


def test_a_commit_that_never_was_is_gone(engine: Engine) -> None:
    for version in ("0", "2", "99999999999999999999", "x"):
        with pytest.raises(CursorGone):
            engine.search(Query(cursor=Cursor(version, 0)))


def test_a_change_of_anything_leaves_the_walk() -> None:
    query = Query(text="fraud", cursor=Cursor("1", 20))

    assert query.with_(sort="newest") == Query(text="fraud", sort="newest")


def test_a_place_past_the_end_is_empty(engine: Engine) -> None:
    answer = engine.search(Query(cursor=Cursor("1", 70)))

    assert (answer.total, answer.hits, answer.following) == (70, (), None)


@given(st.text(max_size=20), st.integers(0, 10**12 - 1), st.integers(1, 10**6), st.integers(1, 200))
def test_a_cursor_is_read_as_it_was_written(text: str, place: int, version: int, size: int) -> None:
    query = parse_parameters([("q", text)])[0].with_(size=size)
    at = msgspec.structs.replace(query, cursor=Cursor(str(version), place))

    assert parse_parameters(format_parameters(at)) == (at, ())


@given(st.text(max_size=60))
def test_any_other_text_is_no_cursor(text: str) -> None:
    try:
        query = parse_parameters([("cursor", text)])[0]
    except ParameterFaults as error:
        faults = error.faults
    else:
        assert query == Query()  # as without the parameter, which has no visible character
        return
    assert [fault.parameter for fault in faults] == ["cursor"]


def test_the_cursor_of_one_search_is_none_of_another() -> None:
    (_, cursor) = format_parameters(Query(text="fraud", cursor=Cursor("1", 20)))

    for changed in (("q", "theft"), ("sort", "oldest"), ("language", "es"), ("match", "exact")):
        with pytest.raises(ParameterFaults, match="another search"):
            parse_parameters([("q", "fraud"), changed, cursor])
    assert parse_parameters([("q", "fraud"), ("size", "5"), cursor])[0].cursor == Cursor("1", 20)


@given(st.integers(0, 80), st.integers(0, 80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_stretch_of_a_scan_is_that_of_the_result(engine: Engine, start: int, end: int) -> None:
    everything = ids([engine.search(Query(size=200))])
    scan = engine.scan(Query())

    assert [hit.document.id for hit in scan.hits(start, end)] == everything[start:end]
    assert [document.id for document in scan.documents(start)] == everything[start:]
    assert scan.total == 70
