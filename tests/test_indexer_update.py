"""The index holds what the archive holds; bad input costs nothing else and is named."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import SAMPLE

from indexer import update_index
from search import Query, open_index
from search.command import main

PAGE = "Fraud\n\nFraud is a crime.\n\n01 May 2014\n\nPolice arrest a fraudster\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a folder with one page of one topic and one headline."""
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "fraud.txt").write_text(PAGE, encoding="utf-8")
    return folder


def titles(where: Path) -> set[str]:
    return {hit.document.title for hit in open_index(where).search(Query(size=200)).hits}


def test_the_sample_archive_gives_70_documents(tmp_path: Path) -> None:
    report = update_index(SAMPLE, tmp_path / "index")

    assert (report.files, report.added, report.changed, report.removed) == (2, 70, 0, 0)
    assert report.index.documents == 70
    assert not report.skipped
    assert [(f.source.file, f.source.line, f.kind) for f in report.findings] == [
        ("003_834047e279a8b45d.txt", 185, "boilerplate"),
        ("003_834047e279a8b45d.txt", 187, "boilerplate"),
    ]


def test_a_second_run_changes_nothing(archive: Path, tmp_path: Path) -> None:
    where = tmp_path / "index"
    update_index(archive, where)
    before = {file.name: file.read_bytes() for file in where.iterdir()}

    report = update_index(archive, where)

    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert {file.name: file.read_bytes() for file in where.iterdir()} == before


def test_an_added_headline_is_added_and_the_rest_is_left_alone(
    archive: Path, tmp_path: Path
) -> None:
    where = tmp_path / "index"
    update_index(archive, where)
    with (archive / "fraud.txt").open("a", encoding="utf-8") as page:
        page.write("\n02 May 2014\n\nBank warns of fraud\n")

    report = update_index(archive, where)

    assert report.added == 1
    assert titles(where) == {"Fraud", "Police arrest a fraudster", "Bank warns of fraud"}


def test_a_headline_on_two_pages_is_one_document_with_two_topics(
    archive: Path, tmp_path: Path
) -> None:
    (archive / "banks.txt").write_text(PAGE.replace("Fraud", "Banks"), encoding="utf-8")

    report = update_index(archive, tmp_path / "index")

    assert report.added == 3
    (hit,) = open_index(tmp_path / "index").search(Query(text="fraudster")).hits
    assert [topic.id for topic in hit.document.topics] == ["banks", "fraud"]
    assert [source.file for source in hit.document.sources] == ["banks.txt", "fraud.txt"]


@pytest.mark.parametrize(
    ("content", "place", "found"),
    [
        (b"Fraud\n\n\xff\xfe\x00bad\n", ":3", {"Fraud", "Police arrest a fraudster"}),
        (b"", "", {"Fraud", "Police arrest a fraudster"}),
        (
            b"Theft\n\nTheft is a crime.\n\n03 May 2014\n",
            ":5",
            {"Fraud", "Police arrest a fraudster", "Theft"},
        ),
        (
            b"Theft\n\nTheft is a crime.\n\n31 February 2014\n\nThief caught\n",
            ":7",
            {"Fraud", "Police arrest a fraudster", "Theft", "Thief caught"},
        ),
        (
            b"Theft\n\nTheft is a crime.\n\n03 May 2014\n\nThief caught\n\nThief escapes\n",
            ":9",
            {"Fraud", "Police arrest a fraudster", "Theft", "Thief caught", "Thief escapes"},
        ),
    ],
    ids=["not UTF-8", "empty", "date without headline", "31 February", "headline without date"],
)
def test_bad_input_is_named_with_its_line_and_everything_else_is_indexed(
    archive: Path, tmp_path: Path, content: bytes, place: str, found: set[str]
) -> None:
    (archive / "bad.txt").write_bytes(content)
    where = tmp_path / "index"

    ended = CliRunner().invoke(main, ["index", str(archive), "--index", str(where)])

    assert ended.exit_code == 1
    assert f"bad.txt{place}: " in ended.stdout
    assert titles(where) >= {"Fraud", "Police arrest a fraudster"}
    assert titles(where) == found


def test_without_an_archive_the_old_index_stays_in_service(archive: Path, tmp_path: Path) -> None:
    where = tmp_path / "index"
    update_index(archive, where)
    shutil.rmtree(archive)

    ended = CliRunner().invoke(main, ["index", str(archive), "--index", str(where)])

    assert ended.exit_code == 3
    assert "archive" in ended.stderr
    assert len(titles(where)) == 2


def test_the_report_is_json_where_a_script_reads_it(archive: Path, tmp_path: Path) -> None:
    ended = CliRunner().invoke(
        main, ["index", str(archive), "--index", str(tmp_path / "index"), "--json"]
    )

    assert ended.exit_code == 0
    assert '"added": 2' in ended.stdout
