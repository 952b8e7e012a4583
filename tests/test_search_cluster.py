"""An index on a cluster: beside the embedded one, under faults, and what its errors say."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from processes import next_line, running
from test_search_conformance import summary

from indexer import check_index, update_index
from search import (
    Cursor,
    Document,
    Engine,
    Filter,
    IndexLocked,
    IndexMissing,
    IndexOutdated,
    Meaning,
    Query,
    count_over_time,
    open_index,
    open_writer,
    related_topics,
)
from search.asking.periods import parse_period
from search.command import main
from search.meaning import encoder as encoder_module
from search.opensearch import counting, mapping, vocabulary
from search.opensearch import head as head_module
from search.opensearch import reader as reader_module
from search.opensearch import writer as writer_module
from search.opensearch.address import parse_address
from search.opensearch.answers import Answers
from search.opensearch.client import Client
from search.opensearch.overview import Overview

Make = Callable[..., Document]

SAMPLE = Path(__file__).parent.parent / "corpus" / "sample"

TYPED = [
    "", "police", "policía", "cybercrime", "interpol training", '"organized crime"', "cyber*",
    "=police", "police -chief", "cooperación OR training", "topic:cybercrime operation",
    "language:es", "date:2014", "ciberdelinquencia", "policia nowhere", "place:spain",
    "what is interpol doing against cybercrime", '"crime organized"~4', "site:interpol.int",
    "subject:crime", "operation arrests fraud smuggling", "crim*", "(police OR fraud) -madrid",
]  # fmt: skip
NARROWED = [
    Query(),
    Query(words="any"),
    Query(match="exact", sort="newest"),
    Query(fold=True, sort="oldest", page=2, size=5),
    Query(filters=(Filter("language", "es"), Filter("topic", "cybercrime", excluded=True))),
    Query(dates=parse_period("2014"), undated="include"),
    Query(dates=parse_period("March 2015"), translate=False),
]


@pytest.fixture
def where(cluster_address: str) -> str:
    """Return the address of an index that does not exist yet."""
    return f"{cluster_address}/{uuid4().hex}"


@pytest.fixture(scope="module")
def clustered(cluster_address: str) -> str:
    """Return the address of an index of the sample archive."""
    where = f"{cluster_address}/{uuid4().hex}"
    update_index(SAMPLE, where, meaning="off")
    return where


def texts(where: str) -> list[str]:
    return sorted(document.text for document in open_index(where).documents())


# Beside the embedded index


@pytest.mark.parametrize("narrowed", NARROWED, ids=range(len(NARROWED)))
def test_the_sample_is_searched_as_in_a_folder(
    clustered: str, engine: Engine, narrowed: Query
) -> None:
    other = open_index(clustered)

    # Half of the texts for each, and all of them for two.
    for typed in TYPED[NARROWED.index(narrowed) % 2 :: 2]:
        query = replace(narrowed, text=typed)
        answer, expected = other.search(query), engine.search(query)
        assert summary(answer) == summary(expected)
        if "~" not in typed:  # words near each other count once in a text
            scores = [hit.score for hit in answer.hits]
            assert scores == pytest.approx([hit.score for hit in expected.hits], rel=1e-6)


def test_more_values_than_one_answer_has_are_all_counted(
    clustered: str, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "PAGE", 3)
    other = open_index(clustered)

    for query in (Query(text="police"), Query(filters=(Filter("topic", "cybercrime"),))):
        assert other.search(query).facets == engine.search(query).facets


def test_what_a_document_lacks_is_counted_as_one_value(make_document: Make) -> None:
    dated = mapping.fields(make_document("Police train", "2015-03-26", topics=("crime",)), 1)
    other = mapping.fields(make_document("Police"), 1)

    mark = mapping.SEPARATOR
    none = f"{mark}source{mark}place{mark}organisation"
    assert dated["counted"] == [
        f"topic{mark}crime",
        f"language{mark}en",
        f"kind{mark}headline",
        f"year{mark}2015",
        f"{none}{mark}subject{mark}quantity",
    ]
    both = Counter([*dated["counted"], *other["counted"]])
    counted = mapping.tally(both)
    assert counted["topic"] == {"crime": 1, "": 1}
    assert counted["source"] == {"": 2}
    assert counted["year"] == {"2015": 1, "": 1}


def test_what_is_told_of_the_sample_is_what_a_folder_tells(clustered: str, engine: Engine) -> None:
    other = open_index(clustered)

    for topic in other.scan(Query()).reader.totals.topics:
        assert other.significant_terms(topic) == engine.significant_terms(topic)
        assert related_topics(other, topic) == related_topics(engine, topic)
    for typed in ("police", "language:es", "operation", "zzz"):
        query = Query(text=typed, words="any")
        assert other.scan(query).significant_terms() == engine.scan(query).significant_terms()
        for unit in ("month", "year"):
            over_time = count_over_time(other, query, unit)
            assert over_time.buckets == count_over_time(engine, query, unit).buckets
        assert other.suggest(typed[:3]) == engine.suggest(typed[:3])
    assert other.examples() == engine.examples()
    told, expected = other.stats(), engine.stats()
    assert (told.facets, told.histogram, told.first, told.last) == (
        *(expected.facets, expected.histogram, expected.first, expected.last),
    )
    assert sorted(other.coverage(), key=repr) == sorted(engine.coverage(), key=repr)
    for document in engine.documents():
        assert other.get(document.id) == document
        assert other.is_listed(document) == engine.is_listed(document)


def test_the_commands_take_the_address_of_an_index(clustered: str) -> None:
    def run(*arguments: str) -> str:
        ended = CliRunner().invoke(main, [*arguments, "--index", clustered])
        assert ended.exit_code == 0, ended.output
        return ended.output

    assert "0 documents added" in run("index", str(SAMPLE))
    assert "70 documents" in run("stats")
    assert "INTERPOL" in run("search", "cybercrime")
    assert "0 disagreements" in run("check", str(SAMPLE))


def test_an_explanation_adds_up_to_the_score(clustered: str) -> None:
    results = open_index(clustered).search(Query(text="police training", explain=True))

    assert results.hits
    for hit in results.hits:
        assert hit.explanation
        parts = sum(part.score for part in hit.explanation.parts)
        assert parts == pytest.approx(hit.score, rel=1e-6)


# One writer at a time


def test_a_second_writer_is_told_who_writes(where: str, make_document: Make) -> None:
    with open_writer(where) as writer:
        writer.put(make_document("One arrest"))
        with pytest.raises(IndexLocked, match=f"written by process {os.getpid()} on "):
            open_writer(where)
        writer.commit()

    with open_writer(where) as writer:
        assert writer.committed.get("One arrest|None")


def take_lease_from(where: str) -> None:
    """Make the lease of a writer run out, as if its process had slept for long."""
    client = Client(parse_address(where, {}))
    path = f"{client.address.name}/_doc/lease"
    held = client.get(path)["_source"]
    client.put(path, {**held, "machine": "elsewhere", "until": 0.0})


def test_what_a_writer_does_that_wakes_too_late_is_in_no_commit(
    where: str, make_document: Make
) -> None:
    with open_writer(where) as writer:
        for text in ("Kept", "Changed", "Removed"):
            writer.put(make_document(text))
        writer.commit()
    sleeper = open_writer(where)
    sleeper.put(make_document("Written in sleep"))
    sleeper.remove("Kept|None")
    sleeper.put(replace(make_document("Changed"), date_text="by the sleeper"))
    for number in range(1_000):  # so that some of it is sent
        sleeper.put(make_document(f"Asleep {number}"))
    take_lease_from(where)

    with open_writer(where) as writer:
        writer.put(replace(make_document("Changed"), date_text="by the second"))
        writer.remove("Removed|None")
        writer.commit()
    found = texts(where)
    for number in range(1_000):  # it wakes, and writes on
        sleeper.put(make_document(f"Awake {number}"))
    awake = texts(where)
    # What the second removed or changed, the sleeper cannot bring back by removing it too.
    for one in ("Removed|None", "Changed|None"):
        sleeper.remove(one)
    with pytest.raises(IndexLocked, match="another process wrote it meanwhile"):
        sleeper.commit()
    sleeper.close()
    afterwards = texts(where)
    with open_writer(where) as writer:
        writer.put(make_document("Last"))
        writer.commit()

    assert found == awake == afterwards == ["Changed", "Kept"]
    assert texts(where) == ["Changed", "Kept", "Last"]
    changed = open_index(where).get("Changed|None")
    assert changed
    assert changed.date_text == "by the second"
    open_index(where).verify()


KILLED = """
import sys
from search import open_index, open_writer
from msgspec.structs import replace

writer = open_writer(sys.argv[1])
for document in list(open_index(sys.argv[1]).documents()):
    writer.remove(document.id)
    for number in range(2_000):
        writer.put(replace(document, id=str(number), text="Half written"))
print("written", flush=True)
sys.stdin.read()
"""


def test_a_writer_that_is_killed_leaves_nothing_and_its_follower_need_not_wait(
    where: str, make_document: Make
) -> None:
    with open_writer(where) as writer:
        writer.put(make_document("One arrest"))
        writer.commit()

    command = [sys.executable, "-c", KILLED, where]
    with running(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as killed:
        assert next_line(killed, killed.stdout) == "written\n"
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    assert texts(where) == ["One arrest"]
    with open_writer(where) as writer:
        writer.put(make_document("Two arrests"))
        writer.commit()

    assert texts(where) == ["One arrest", "Two arrests"]
    open_index(where).verify()


def test_an_older_version_answers_until_a_rebuild_and_after_it(
    where: str, make_document: Make
) -> None:
    for text in ("One arrest", "Two arrests"):
        with open_writer(where) as writer:
            writer.put(make_document(text))
            writer.commit()
    engine = open_index(where)
    first = engine.search(Query(as_of="1"))

    with open_writer(where, rebuild=True) as writer:
        writer.put(make_document("Three arrests"))
        writer.commit()

    assert [hit.document.text for hit in first.hits] == ["One arrest"]
    assert engine.search(Query(as_of="1")).hits == first.hits
    assert engine.search(Query(as_of=first.index.as_of)).hits == first.hits
    assert texts(where) == ["Three arrests"]


def test_a_search_of_an_index_that_was_replaced_is_answered_by_the_new_one(
    where: str, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(head_module, "_KEPT", dt.timedelta(0))
    for text in ("old words", "new words"):
        with open_writer(where, rebuild=True) as writer:
            writer.put(make_document(text))
            writer.commit()
        if text == "old words":
            engine = open_index(where)

    address = parse_address(where, {})
    assert Client(address).get(f"{address.name}.d1") is None
    (hit,) = engine.search(Query(text="words")).hits
    assert hit.document.text == "new words"


def test_an_index_that_was_built_is_one_segment(
    where: str, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_module, "AT_ONCE", 2)
    with open_writer(where) as writer:
        for number in range(9):
            writer.put(make_document(f"headline {number}"))
            writer._drain()
            writer._store.refresh()
        writer.commit()

    address = parse_address(where, {})
    told = Client(address).get(f"{address.name}.d1/_stats/segments")
    assert told["_all"]["primaries"]["segments"]["count"] == 1


def test_the_words_of_a_script_are_those_of_the_newest_commit(
    where: str, make_document: Make
) -> None:
    """Those of the commit before are not asked for again."""
    speech = make_document("Angela Merkel speaks")
    with open_writer(where) as writer:
        writer.put(speech)
        writer.put(make_document("Angela rests"))
        writer.commit()
    engine = open_index(where)
    before = engine.scan(Query()).reader.words_between("a", "z")
    with open_writer(where) as writer:
        writer.put(make_document("Zapatero answers"))
        writer.remove(speech.id)
        writer.commit()

    after = engine.scan(Query()).reader.words_between("a", "z")

    assert before == ["angela", "merkel", "rests", "speaks"]
    assert after == ["angela", "answers", "rests", "zapatero"]
    assert open_index(where).scan(Query()).reader.words_between("a", "z") == after


def test_what_a_commit_counts_up_to_is_told_by_what_came_and_went(
    where: str, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All is counted anew only where the last day went, or what went is no longer stored."""
    whole: list[str] = []
    count_all = reader_module.count_all

    def count(answers: Answers) -> Overview:
        whole.append(answers.data)
        return count_all(answers)

    def commit(*put: Document, remove: str = "") -> None:
        with open_writer(where) as writer:
            for document in put:
                writer.put(document)
            writer.remove(remove)
            writer.commit()

    def compare() -> int:
        """Compare with an engine that is opened now; return how often all was counted before."""
        whole.clear()
        known = engine.scan(Query()).reader._overview
        taken = len(whole)
        fresh = open_index(where).scan(Query()).reader._overview
        assert known == fresh
        assert list(known.counts["language"]) == list(fresh.counts["language"])
        return taken

    monkeypatch.setattr(reader_module, "count_all", count)
    fox = make_document("Fox, fox and fox", "2014-05-01", topics=("foxes",))
    last = make_document("Zorro rojo", "2015-01-01", "es")
    undated = make_document("Hens and a hen")
    month = replace(make_document("Zorros", "2014-07-01", "es"), date_precision="month")
    commit(fox, last, undated, month)
    engine = open_index(where)
    assert compare() == 1

    commit(make_document("Poules", "2014-06-01", "fr", topics=("hens",)), remove=undated.id)
    assert compare() == 0
    commit(replace(fox, topics=()), replace(last, text="Zorro"), remove=month.id)
    assert compare() == 0
    commit(make_document("Hens", "2015-01-01"), remove=last.id)
    assert compare() == 0
    commit(remove=make_document("Hens", "2015-01-01").id)
    assert compare() == 1

    commit(remove=fox.id)
    behind = engine._backend.reader()
    monkeypatch.setattr(head_module, "_KEPT", dt.timedelta(0))
    monkeypatch.setattr(head_module, "_KEPT_COMMITS", 1)
    commit(undated)
    monkeypatch.setattr(head_module, "_KEPT_COMMITS", 2)
    commit(month)  # from which on it is seen that what went before the first of these is deleted
    whole.clear()
    assert behind.totals.documents == 1
    assert len(whole) == 1
    assert compare() == 0


@pytest.mark.parametrize("whole", [0, 20_000])
def test_compounds_are_found_whether_or_not_the_words_of_a_language_are_kept(
    where: str, make_document: Make, monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    monkeypatch.setattr(vocabulary, "WHOLE", whole)
    with open_writer(where) as writer:
        for text in ("Die Bundespolizei warnt", "Ein Polizeibeamter", "Polizei", "Die Politik"):
            writer.put(make_document(text, language="de"))
        writer.put(make_document("Grenzpolizei", language="en"))
        writer.commit()

    found = open_index(where).search(Query(text="polizei"))

    assert {hit.document.text for hit in found.hits} == {
        *("Die Bundespolizei warnt", "Ein Polizeibeamter", "Polizei"),
    }


@pytest.mark.parametrize(
    ("query", "fold", "requests"),
    [
        (Query(text="police", filters=(Filter("language", "es"),)), False, 1),
        (Query(text="cybercrime", dates=parse_period("2012 - 2016")), True, 1),
        (Query(text="crime*", filters=(Filter("topic", "cybercrime"),)), False, 1),
        (Query(text="cybercrime arrests"), False, 2),
        (Query(filters=(Filter("topic", "cybercrime"),)), False, 1),
        (Query(text="fraud", filters=(Filter("kind", "headline"), Filter("kind", "x"))), False, 1),
        (Query(text="Interpol trafficking", filters=(Filter("language", "en"),)), False, 1),
        (Query(text="what is the operation", words="any"), False, 2),
        (Query(text="fight against crime"), False, 2),
        (Query(text="the", filters=(Filter("language", "en"),)), False, 1),  # in any language
        (Query(text='"of the"'), False, 1),
        (Query(text="zzyzx cybercrime arrests"), False, 5),  # nothing holds all
        (Query(text="police cybercrime drugs"), False, 4),  # each is known
    ],
    ids=lambda value: getattr(value, "text", None),
)
def test_a_search_that_is_asked_first_takes_few_requests(
    clustered: str, query: Query, fold: bool, requests: int
) -> None:
    """One asks for all, and looks for the newest commit beside it.

    Where several words are weighed against each other, they are counted before, if the same were
    not asked for with other filters. Where nothing is found, one counts all that could be, one
    finds other spellings of what the archive lacks, and two get what holds fewer words.
    """
    engine = open_index(clustered)
    engine.prepare()
    engine.search(Query(text="Interpol trafficking"))  # which asks what a commit is asked once
    before = sent(engine)

    found = engine.search(query, fold=fold)

    assert found.hits
    assert sent(engine) - before == requests


def sent(engine: Engine) -> int:
    """Return how many requests *engine* has sent to its cluster."""
    pools = engine._backend._client._connections().pools
    return sum(pools[host].num_requests for host in pools.keys())  # noqa: SIM118


def test_what_an_archive_and_its_index_share_is_looked_up_together(
    where: str, tmp_path: Path
) -> None:
    """An update of 60 corrected headlines asks as often as one of a few, and so does a check."""
    archive = tmp_path / "archive"
    archive.mkdir()

    def update(name: str, ending: str) -> None:
        rows = [
            {"headline": f"Ferry {n} sinks{ending}", "url": f"https://a.example/{n}"}
            for n in range(60)
        ]
        (archive / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
        update_index(archive, where, meaning="off")

    update("first", "")
    before = answered(where)
    update("second", " off Spain")
    updated = answered(where)
    disagreements = list(check_index(where, archive))

    checked = answered(where)
    assert len(texts(where)) == 60
    assert updated - before < 40
    assert disagreements == []
    assert checked - updated < 5


def answered(where: str) -> int:
    """Return how many searches and documents the shards of an index were asked for."""
    address = parse_address(where, {})
    told = Client(address).get(f"{address.name}.d*/_stats/search,get")["_all"]["total"]
    return int(told["search"]["query_total"] + told["get"]["total"])


def test_an_index_that_outgrows_its_shard_is_split_while_it_is_built(
    where: str, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mapping, "SHARD_DOCUMENTS", 4)
    monkeypatch.setattr(writer_module, "AT_ONCE", 2)
    client = Client(parse_address(where, {}))

    with open_writer(where) as writer:
        for number in range(10):
            writer.put(make_document(f"Arrest {number}"))
        writer.put(replace(make_document("Arrest 1"), text="Arrest 11"))
        writer.remove(make_document("Arrest 2").id)
        writer.commit()
    built = client.get(f"{client.address.name}.d*/_settings")
    with open_writer(where) as writer:
        writer.put(make_document("Arrest 12"))
        writer.commit()
    updated = texts(where)
    with open_writer(where, rebuild=True) as writer:
        for text in updated:
            writer.put(make_document(text))
        writer.commit()

    assert updated == sorted(f"Arrest {number}" for number in (0, *range(3, 10), 11, 12))
    assert texts(where) == updated
    assert list(built) == [f"{client.address.name}.d1-4"]
    after = client.get(f"{client.address.name}.d*/_settings")
    assert [one["settings"]["index"]["number_of_shards"] for one in after.values()] == ["4", "4"]
    open_index(where).verify()


@pytest.mark.usefixtures("encoder")
def test_vectors_are_made_kept_and_left_out_as_a_writer_is_told(
    where: str, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    raid = make_document("Police arrest 14 suspects in a raid against cybercrime", "2014-05-02")
    copy = make_document("Police arrest 14 suspects in a raid against cybercrime:", "2014-05-01")
    floods = make_document("Las inundaciones causan cientos de muertos", "2014-05-03", "es")
    unknown = make_document("Àwọn ọlọ́pàá mú afurasí", "2014-05-03", "yo")

    def commit(meaning: Meaning | None, *put: Document) -> str:
        with open_writer(where, meaning=meaning) as writer:
            for document in put:
                writer.put(document)
            return writer.commit().version

    def encoded() -> dict[str, int]:
        return open_index(where).stats().encoded

    def nearest() -> list[str]:
        return [hit.document.text for hit in open_index(where).near("arrests by police").hits]

    commit(None, raid, floods, unknown)
    assert encoded() == {}
    assert commit("on") == "2"
    assert encoded() == {"en": 1, "es": 1}
    assert nearest()[0] == raid.text
    assert commit("on") == "2"  # each has what it should
    # The earlier near-copy begins the group, into which the other one is moved with its vector.
    commit("on", copy)
    assert encoded() == {"en": 2, "es": 1}
    assert open_index(where).search(Query(copies=copy.id)).total == 2
    assert set(nearest()[:2]) == {raid.text, copy.text}
    commit(None, replace(raid, date=None))
    assert encoded() == {"en": 1, "es": 1}
    monkeypatch.setattr(encoder_module, "READ", "another")
    with pytest.raises(IndexOutdated, match="--meaning rebuild"):
        open_writer(where, meaning="on")
    commit("rebuild")
    assert encoded() == {"en": 2, "es": 1}
    assert open_index(where).stats().encoder.endswith("another")
    commit("off")
    assert encoded() == {}
    assert [warning.code for warning in open_index(where).near("police").warnings] == ["words_only"]


def test_a_snapshot_brings_back_the_index_and_its_older_versions(
    where: str, make_document: Make
) -> None:
    fields = ("Fox in the north", "2014-05-01"), ("Fox in the south", "2015-01-01"), ("Hen", None)
    fox, other, hen = (make_document(*one) for one in fields)
    for put in ((fox, hen), (other,)):
        with open_writer(where) as writer:
            for document in put:
                writer.put(document)
            writer.commit(b"read")
    engine = open_index(where)
    first = engine.search(Query(text="fox", size=1))
    client, name = Client(parse_address(where, {})), parse_address(where, {}).name
    client.put(f"_snapshot/{name}", {"type": "fs", "settings": {"location": name}})
    kept = {"indices": f"{name},{name}.*", "include_global_state": False}
    client.put(f"_snapshot/{name}/one", kept, wait_for_completion="true")
    with open_writer(where) as writer:
        writer.remove(fox.id)
        writer.commit()

    client.delete(f"{name},{name}.*")
    with pytest.raises(IndexMissing):
        open_index(where)
    client.post(f"_snapshot/{name}/one/_restore", kept, wait_for_completion="true")
    client.delete(f"_snapshot/{name}/one")
    client.delete(f"_snapshot/{name}")

    restored = open_index(where)
    restored.verify()
    assert summary(restored.search(Query(text="fox", size=1))) == summary(first)
    cursor = Cursor(first.index.version, 1)
    following = restored.search(Query(text="fox", size=1, cursor=cursor))
    assert [hit.document.text for hit in following.hits] == [fox.text]
    older = restored.search(Query(as_of="1"))
    assert sorted(hit.document.text for hit in older.hits) == [fox.text, hen.text]
    with open_writer(where) as writer:
        assert writer.committed.state == b"read"
        writer.remove(hen.id)
        assert writer.commit().version == "3"
    assert open_index(where).search(Query()).total == 2
