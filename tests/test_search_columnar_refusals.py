"""Indexes that are missing, damaged, in use or of another version, and what is said of them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import whoosh.index
from folders import put
from msgspec.structs import replace
from whoosh import fields, query

from search import (
    Document,
    IndexDamaged,
    IndexLocked,
    IndexMissing,
    IndexOutdated,
    open_index,
)
from search.columnar import ColumnBackend, ColumnWriter
from search.columnar.index.table_of_contents import ColumnSegment
from search.language.analysis import analysis_versions

Make = Callable[..., Document]


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
