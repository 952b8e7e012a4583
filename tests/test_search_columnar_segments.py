"""Segments: equal bytes however they came to be, their order, and when they are merged."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import files, put, segments
from msgspec.structs import replace

from search import (
    Document,
)
from search.columnar import ColumnBackend, ColumnWriter
from search.columnar.writing import inverter, merger

Make = Callable[..., Document]


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


@pytest.mark.parametrize("stretch", [merger.STRETCH, 7], ids=["at once", "in stretches"])
def test_merged_segments_are_what_one_build_gives_byte_for_byte(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    monkeypatch.setattr(merger, "STRETCH", stretch)
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


@pytest.mark.parametrize("stretch", [inverter.STRETCH, 7], ids=["at once", "in stretches"])
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
            cut.setattr(inverter, "STRETCH", stretch)
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
