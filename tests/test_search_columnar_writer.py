"""The writer: what a commit makes visible, what a failure leaves behind, and equal bytes."""

import datetime as dt
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import files, put
from msgspec.structs import replace

from corpus import Language, Publication, Source, Topic
from search import (
    Document,
    Query,
    open_index,
    open_writer,
)
from search.columnar import ColumnBackend, ColumnWriter
from search.columnar.index.commits import read_commit
from search.columnar.writing import buffer, merger

Make = Callable[..., Document]


def test_a_document_comes_back_as_it_was_put(tmp_path: Path) -> None:
    full = Document(
        id="a",
        kind="headline",
        text="Año «nuevo»\n\nSecond paragraph 👮🏽",
        language=Language("es", 0.123456789, "identified"),
        date_text="",
        date=dt.date(1, 1, 1),
        date_precision="year",
        topics=(Topic("z", "Zed"), Topic("a", "Ä")),
        sources=(Source("b/c.txt", 70_000), Source("a.txt", 1)),
        first_seen=dt.date(9999, 12, 31),
        last_seen=dt.date(2000, 2, 29),
        publications=(Publication(url="https://a.example/"), Publication("AFP\n", "ß")),
    )
    bare = Document(id="ß" * 30, kind="topic", text="x", language=Language("und", 0, "page"))

    put(tmp_path, full, bare)

    engine = open_index(tmp_path)
    assert engine.get("a") == full
    assert engine.get("ß" * 30) == bare
    assert engine.get("b") is None
    assert sorted(engine.documents(), key=lambda d: d.kind) == [full, bare]


def test_the_last_of_several_puts_and_removes_of_an_id_counts(
    tmp_path: Path, make_document: Make
) -> None:
    one, other = make_document("red fox"), make_document("red hen")
    with ColumnWriter(tmp_path) as writer:
        writer.put(one)
        writer.remove(one.id)
        writer.remove(other.id)
        writer.put(other)
        writer.commit()

    assert list(open_index(tmp_path).documents()) == [other]


def test_a_writer_without_a_commit_changes_nothing(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buffer, "BLOCK", 1)
    put(tmp_path, make_document("red fox"))
    before = files(tmp_path)

    with ColumnWriter(tmp_path, buffer_tokens=1) as writer:
        writer.put(make_document("red hen"))
        (spill,) = files(tmp_path).keys() - before.keys()
        assert spill.endswith(".part")

    assert files(tmp_path) == before


def test_a_commit_that_failed_can_be_tried_again(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buffer, "BLOCK", 1)
    documents = [make_document("red fox"), make_document("red hen"), make_document("red cat")]
    in_the_way = tmp_path / "_MAIN_1.meta.tmp"
    in_the_way.mkdir()

    with ColumnWriter(tmp_path, buffer_tokens=1) as writer:
        for document in documents:
            writer.put(document)
        with pytest.raises(IsADirectoryError):
            writer.commit()
        in_the_way.rmdir()
        writer.commit()

    found = [document.text for document in open_index(tmp_path).documents()]
    assert sorted(found) == ["red cat", "red fox", "red hen"]


@pytest.mark.parametrize("name", ["MAIN_0000000200000000.part", "MAIN_0000000200000001.col"])
def test_a_commit_that_could_not_write_its_files_can_be_tried_again(
    tmp_path: Path, make_document: Make, name: str
) -> None:
    old = make_document("red fox")
    put(tmp_path, old, make_document("red cat"))
    in_the_way = tmp_path / f"{name}.tmp"
    in_the_way.mkdir()

    with ColumnWriter(tmp_path) as writer:
        writer.put(replace(old, text="grey fox"))
        writer.put(make_document("red hen"))
        with pytest.raises(IsADirectoryError):
            writer.commit()
        in_the_way.rmdir()
        writer.commit()

    found = [document.text for document in open_index(tmp_path).documents()]
    assert sorted(found) == ["grey fox", "red cat", "red hen"]


def test_a_commit_that_changes_nothing_writes_nothing(tmp_path: Path, make_document: Make) -> None:
    put(tmp_path, make_document("red fox"), state=b"notes")
    before = files(tmp_path)

    with ColumnWriter(tmp_path) as writer:
        writer.remove("none of these")
        writer.commit(b"notes")

    assert files(tmp_path) == before


def test_topics_of_one_id_count_as_one_whatever_they_are_called(
    tmp_path: Path, make_document: Make
) -> None:
    one, other = make_document("red fox"), make_document("red hen")
    put(
        tmp_path,
        replace(one, topics=(Topic("farm", "Farm"),)),
        replace(other, topics=(Topic("farm", "The farm"),)),
    )

    engine = open_index(tmp_path)
    (topics,) = (facet for facet in engine.stats().facets if facet.id == "topic")
    assert [(value.value, value.label, value.count) for value in topics.values] == [
        ("farm", "The farm", 2)
    ]
    found = engine.get(one.id)
    assert found
    assert found.topics == (Topic("farm", "Farm"),)


def test_the_indexers_state_is_committed_with_the_documents(
    tmp_path: Path, make_document: Make
) -> None:
    put(tmp_path, make_document("red fox"), state=b"read a.txt")
    backend = ColumnBackend(tmp_path)
    assert backend.reader().searcher.state == b"read a.txt"

    put(tmp_path, make_document("red hen"))
    assert backend.reader().searcher.state == b"read a.txt"

    put(tmp_path, state=b"read b.txt")
    assert backend.reader().searcher.state == b"read b.txt"
    assert backend.reader().version.documents == 2


def test_the_documents_of_a_source_file_are_found_by_its_name(
    tmp_path: Path, make_document: Make
) -> None:
    first = replace(make_document("one"), sources=(Source("a", 1), Source("b", 2), Source("b", 3)))
    second = replace(make_document("two"), sources=(Source("b", 1),))
    gone = replace(make_document("three"), sources=(Source("a", 9),))
    put(tmp_path, first, second, gone)
    with ColumnWriter(tmp_path) as writer:
        writer.remove(gone.id)
        writer.commit()

    searcher = ColumnBackend(tmp_path).reader().searcher

    def ids_from(file: str) -> list[str]:
        return sorted(searcher.ids_from(file))

    assert ids_from("a") == [first.id]
    assert ids_from("b") == [first.id, second.id]
    assert ids_from("c") == []


def test_the_first_and_the_last_day_follow_every_commit(
    tmp_path: Path, make_document: Make
) -> None:
    first, middle, last = (
        make_document(f"fox {day}", day) for day in ("2013-05-01", "2014-05-01", "2015-05-01")
    )
    put(tmp_path, middle, make_document("undated"))
    backend = ColumnBackend(tmp_path)
    spans = [backend.reader().searcher.span]
    for added, removed in ((first, None), (last, first), (None, middle), (None, last)):
        with ColumnWriter(tmp_path) as writer:
            if added:
                writer.put(added)
            if removed:
                writer.remove(removed.id)
            writer.commit()
        spans.append(backend.reader().searcher.span)

    years = [span and (span[0].year, span[1].year) for span in spans]
    assert years == [(2014, 2014), (2013, 2014), (2014, 2015), (2015, 2015), None]


def test_the_document_frequency_of_a_word_by_language_follows_every_commit(
    tmp_path: Path, make_document: Make
) -> None:
    removed = make_document("fox fox", language="ja")
    others = [("fox hen", "ja"), ("hen", "ja"), ("red fox", "en"), ("a hen", "en"), ("fox", "sw")]
    put(tmp_path, removed, *(make_document(text, language=code) for text, code in others))

    def holding(word: str) -> dict[str, int]:
        (segment,) = ColumnBackend(tmp_path).reader().searcher.segments
        return dict(segment.languages_of(segment.file.fields["words"].terms.find(word.encode())))

    assert [holding(word) for word in ("fox", "hen", "red")] == [
        {"en": 1, "ja": 2, "sw": 1},
        {"en": 1, "ja": 2},
        {"en": 1},
    ]
    with ColumnWriter(tmp_path) as writer:
        writer.remove(removed.id)
        writer.commit()
    assert [holding(word) for word in ("fox", "hen", "red")] == [
        {"en": 1, "ja": 1, "sw": 1},
        {"en": 1, "ja": 2},
        {"en": 1},
    ]


KILLED = """
import os, signal, sys
from pathlib import Path
from corpus import Language
from search import Document
from search.columnar import ColumnWriter
from search.columnar.writing import buffer, writer
buffer.BLOCK = 1
name = sys.argv[2]
original = getattr(writer.ColumnWriter, name)
def die(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(writer.ColumnWriter, name, die)
with ColumnWriter(Path(sys.argv[1]), buffer_tokens=1) as opened:
    for text in ("red hen", "dog"):
        opened.put(Document(id=text, kind="headline", text=text,
                            language=Language("en", 1, "stated")))
    opened.commit()
"""


@pytest.mark.parametrize("step", ["_merge", "_write_toc", "_sweep"])
def test_a_writer_killed_in_a_commit_leaves_the_last_or_the_new_one(
    tmp_path: Path, make_document: Make, step: str
) -> None:
    put(tmp_path, make_document("red fox"))

    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), step], check=False)

    assert killed.returncode == -signal.SIGKILL
    after = {"_merge": 1, "_write_toc": 1, "_sweep": 3}[step]
    assert open_index(tmp_path).version().documents == after
    put(tmp_path, make_document("red cat"))
    assert open_index(tmp_path).version().documents == after + 1
    ColumnBackend(tmp_path).reader().searcher.verify()
    put(tmp_path, make_document("red rat"))
    commits = [read_commit(tmp_path, int(p.stem[6:])) for p in tmp_path.glob("_MAIN_*.toc")]
    named = {entry.name for commit in commits for entry in commit.segments}
    assert {path.stem for path in tmp_path.glob("*.col")} == named
    assert not list(tmp_path.glob("*.part"))


def test_sixteen_threads_search_while_a_writer_commits(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merger, "SMALL", 8)
    put(tmp_path, *(make_document(f"red fox {n}", f"2014-01-{n % 28 + 1:02}") for n in range(64)))
    engine = open_index(tmp_path)
    expected = {
        "fox": 64,
        "red -zebra": 64,
        '"red fox"': 64,
        "fox OR zebra": 64,
        "fo* date:2014": 64,
        "7 red": 1,
    }
    stop = threading.Event()
    wrong: list[object] = []

    def search() -> None:
        while not stop.is_set():
            for text, total in expected.items():
                results = engine.search(Query(text=text))
                counted = sum(v.count for f in results.facets if f.id == "kind" for v in f.values)
                if results.total != total or counted != total:
                    wrong.append((text, results.total, counted))

    def watched() -> None:
        try:
            search()
        except BaseException as error:
            wrong.append(error)
            raise

    threads = [threading.Thread(target=watched) for _ in range(16)]
    for thread in threads:
        thread.start()
    for round_ in range(10):
        # Other words come and go; the expected totals stay the same.
        put(tmp_path, *(make_document(f"blue {round_ % 3} {n}") for n in range(5)))
        with open_writer(tmp_path) as writer:
            writer.put(make_document(f"red fox {round_}", f"2014-01-{round_ % 28 + 1:02}"))
            writer.commit()
    stop.set()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert engine.version().documents == 64 + 15


def test_a_reader_keeps_its_commit_until_it_asks_for_the_next(
    tmp_path: Path, make_document: Make
) -> None:
    put(tmp_path, make_document("red fox"))
    held = ColumnBackend(tmp_path).reader().searcher

    for number in range(5):
        put(tmp_path, make_document(f"red hen {number}"))

    assert [document.text for document in held.all_documents()] == ["red fox"]
    assert held.documents == 1
