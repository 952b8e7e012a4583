"""The writer: what a commit makes visible, what a failure leaves behind, and equal bytes."""

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import whoosh.index
from msgspec.structs import replace
from whoosh import fields, query

from corpus import Language, Publication, Source, Topic
from search import (
    Document,
    IndexDamaged,
    IndexLocked,
    IndexMissing,
    IndexOutdated,
    Query,
    open_index,
    open_writer,
)
from search.columnar import ColumnBackend, ColumnWriter
from search.columnar.index.commits import read_commit
from search.columnar.index.table_of_contents import ColumnSegment
from search.columnar.writing import buffer, inverter, merger
from search.language.analysis import analysis_versions

Make = Callable[..., Document]


def put(folder: Path, *documents: Document, state: bytes | None = None) -> None:
    with ColumnWriter(folder) as writer:
        for document in documents:
            writer.put(document)
        writer.commit(state)


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if not p.name.endswith("LOCK")}


def segments(folder: Path) -> list[int]:
    return [segment.documents for segment in ColumnBackend(folder).reader().searcher.segments]


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
    monkeypatch.setattr(buffer, "_BLOCK", 1)
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
    monkeypatch.setattr(buffer, "_BLOCK", 1)
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


def made(count: int, make_document: Make) -> list[Document]:
    draw = random.Random(7)  # noqa: S311
    words = ["red", "fox", "hens", "police", "policing", "arrests", "año", "東京"]
    return [
        make_document(
            " ".join(draw.choices(words, k=5)) + f" {number}",
            draw.choice([None, "2014-01-01", "2015-05-05"]),
            draw.choice(["en", "es", "ja"]),
            draw.choice([(), ("a",), ("b", "a")]),
        )
        for number in range(count)
    ]


def test_two_builds_of_the_same_documents_are_equal_byte_for_byte(
    tmp_path: Path, make_document: Make
) -> None:
    documents = made(200, make_document)

    put(tmp_path / "one", *documents)
    put(tmp_path / "other", *reversed(documents))

    one, other = (files(tmp_path / name) for name in ("one", "other"))
    segment = "MAIN_0000000100000001.col"
    assert one.keys() == other.keys()
    assert one[segment] == other[segment]


@pytest.mark.parametrize("stretch", [merger._STRETCH, 7], ids=["at once", "in stretches"])
def test_merged_segments_are_what_one_build_gives_byte_for_byte(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    monkeypatch.setattr(merger, "_STRETCH", stretch)
    documents = made(200, make_document)
    extra = [make_document("only here: zebra", topics=("zebras",)), documents[0]]
    put(tmp_path / "at once", *documents)
    put(tmp_path / "merged", *extra)
    for start in range(0, 200, 70):
        put(tmp_path / "merged", *documents[start : start + 70])
    with ColumnWriter(tmp_path / "merged") as writer:
        writer.remove(extra[0].id)
        writer.put(make_document("another"))
        writer.commit()
    with ColumnWriter(tmp_path / "merged") as writer:
        writer.remove(make_document("another").id)
        writer.put(documents[3])
        writer.commit()

    (merged,) = ColumnBackend(tmp_path / "merged").reader().searcher.segments
    (at_once,) = ColumnBackend(tmp_path / "at once").reader().searcher.segments

    assert merged.file.path.read_bytes() == at_once.file.path.read_bytes()


def test_documents_are_in_order_newest_first_then_by_id_even_if_ids_begin_alike(
    tmp_path: Path, make_document: Make
) -> None:
    ids = ["topic:b", "topic:", "topic:long name", "topic:long name 2", "é", "topic:ba", "z" * 70]
    documents = [replace(make_document(f"dated {i}", "2014-01-02"), id=i) for i in ids]
    older = replace(make_document("older", "2014-01-01"), id="a")
    last = replace(make_document("undated"), id="A")

    put(tmp_path, last, older, *documents)

    (segment,) = ColumnBackend(tmp_path).reader().searcher.segments
    assert [segment.file.id(doc_id) for doc_id in range(9)] == [
        "topic:",
        "topic:b",
        "topic:ba",
        "topic:long name",
        "topic:long name 2",
        "z" * 70,
        "é",
        "a",
        "A",
    ]


@pytest.mark.parametrize("stretch", [inverter._STRETCH, 7], ids=["at once", "in stretches"])
def test_several_buffers_of_one_commit_give_what_one_buffer_gives(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    documents = made(9000, make_document)
    last = [replace(document, text="changed") for document in documents[2000:4500:100]]

    with ColumnWriter(tmp_path / "spilled", buffer_tokens=1) as writer:
        for number, document in enumerate(documents):
            writer.put(document)
            if number == 4200:  # after the first spill
                writer.remove(documents[7].id)
                assert writer.has_put(documents[8].id)
                assert not writer.has_put(documents[5000].id)
        for document in last:
            writer.put(document)
        assert writer.get(last[0].id) == last[0]
        assert writer.get(documents[7].id) is None
        assert not writer.has_put(documents[7].id)
        with monkeypatch.context() as cut:
            cut.setattr(inverter, "_STRETCH", stretch)
            writer.commit()

    assert not list((tmp_path / "spilled").glob("*.part"))
    replaced = {document.id: document for document in [*documents, *last]}
    del replaced[documents[7].id]
    put(tmp_path / "at once", *replaced.values())
    (spilled,) = ColumnBackend(tmp_path / "spilled").reader().searcher.segments
    (at_once,) = ColumnBackend(tmp_path / "at once").reader().searcher.segments
    assert spilled.file.path.read_bytes() == at_once.file.path.read_bytes()


def test_sizes_of_segments_fall_geometrically(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merger, "SMALL", 4)
    documents = made(60, make_document)

    put(tmp_path, *documents[:40])
    sizes = []
    for start in range(40, 54, 2):
        put(tmp_path, *documents[start : start + 2])
        sizes.append(segments(tmp_path))

    # 8 is four times 2, so they stay apart; with 4 all join, as 40 is under four times 12.
    assert sizes == [[40, 2], [40, 4], [40, 6], [40, 8], [40, 8, 2], [52], [52, 2]]


def test_a_segment_is_rewritten_once_more_than_a_quarter_is_deleted(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merger, "SMALL", 0)
    documents = made(40, make_document)
    put(tmp_path, *documents)
    sizes = []
    for document in documents[:11]:
        with ColumnWriter(tmp_path) as writer:
            writer.remove(document.id)
            writer.commit()
        (segment,) = ColumnBackend(tmp_path).reader().searcher.segments
        sizes.append(segment.file.documents)

    assert sizes == [40] * 10 + [29]


def test_a_second_writer_is_told_which_process_writes(tmp_path: Path, make_document: Make) -> None:
    with (
        ColumnWriter(tmp_path),
        pytest.raises(IndexLocked, match=rf"process {os.getpid()} on .+ since \d{{4}}-"),
    ):
        ColumnWriter(tmp_path)

    put(tmp_path, make_document("red fox"))
    assert open_index(tmp_path).version().documents == 1


def test_no_index_says_how_to_make_one(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(IndexMissing, match="dateline index"):
            open_index(folder)


def test_an_index_of_another_analysis_says_how_to_rebuild_it(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, make_document("red fox"))
    other = analysis_versions() | {"analysis": "another"}
    monkeypatch.setattr("search.columnar.index.schema.analysis_versions", lambda: other)

    with pytest.raises(IndexOutdated, match="dateline index --rebuild"):
        open_index(tmp_path)
    with pytest.raises(IndexOutdated):
        ColumnWriter(tmp_path)
    with ColumnWriter(tmp_path, rebuild=True) as writer:
        writer.commit()
    assert open_index(tmp_path).version().documents == 0


@pytest.mark.parametrize("suffix", [".col", ".meta"])
@pytest.mark.parametrize("cut", [0, 10, -1], ids=["empty", "a header only", "one byte short"])
def test_a_truncated_file_is_named(
    tmp_path: Path, make_document: Make, suffix: str, cut: int
) -> None:
    put(tmp_path, make_document("red fox"))
    (path,) = tmp_path.glob(f"*{suffix}")
    path.write_bytes(path.read_bytes()[:cut])

    with pytest.raises(IndexDamaged, match=rf"{path.name}, section .*: .*--rebuild"):
        open_index(tmp_path)


def test_a_changed_byte_of_a_segment_is_reported_with_its_section(
    tmp_path: Path, make_document: Make
) -> None:
    put(tmp_path, replace(make_document("東京"), id="a"))
    searcher = ColumnBackend(tmp_path).reader().searcher
    (path,) = tmp_path.glob("*.col")
    whole = path.read_bytes()
    offset = whole.index("東京".encode())  # the texts stand before the terms

    path.write_bytes(whole[:offset] + b"X" + whole[offset + 1 :])

    with pytest.raises(IndexDamaged, match=r"section strings: its checksum does not match"):
        ColumnBackend(tmp_path).reader().searcher.verify()
    with pytest.raises(IndexDamaged, match=r"section strings"):
        searcher.verify()


def test_a_missing_segment_is_named(tmp_path: Path, make_document: Make) -> None:
    put(tmp_path, make_document("red fox"))
    (path,) = tmp_path.glob("*.col")
    path.unlink()

    with pytest.raises(IndexDamaged, match=f"{path.name} is missing"):
        open_index(tmp_path)


def test_an_index_that_another_program_wrote_is_refused(tmp_path: Path) -> None:
    writer = whoosh.index.create_in(tmp_path, fields.Schema(words=fields.TEXT)).writer()
    writer.add_document(words="fox")
    writer.commit()

    with pytest.raises(IndexDamaged, match="was not written by Dateline"):
        open_index(tmp_path)


def test_whoosh_opens_the_index_and_lists_our_segments(tmp_path: Path, make_document: Make) -> None:
    put(tmp_path, make_document("red fox"), make_document("red hen"))

    opened = whoosh.index.open_dir(tmp_path)

    assert [type(segment) for segment in opened._segments()] == [ColumnSegment]
    with opened.searcher() as searcher:
        found = searcher.search(query.Phrase("words", ["red", "fox"]))
        assert [hit["document"].text for hit in found] == ["red fox"]
        assert searcher.reader().doc_count() == 2


KILLED = """
import os, signal, sys
from pathlib import Path
from corpus import Language
from search import Document
from search.columnar import ColumnWriter
from search.columnar.writing import buffer, writer
buffer._BLOCK = 1
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
