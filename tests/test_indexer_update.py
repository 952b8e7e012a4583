"""The index holds what the archive holds; bad input costs nothing else and is named."""

import datetime as dt
import gzip
import json
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner
from examples import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from processes import PATIENCE, next_line, running
from topic_page import PAGE

from indexer import check_index, update_index
from search import Document, Query, open_index
from search.command import main

SAMPLE = Path(__file__).parent.parent / "corpus" / "sample"


def titles(where: Path) -> set[str]:
    return {hit.document.title for hit in open_index(where).search(Query(size=200)).hits}


def test_the_sample_archive_gives_70_documents(tmp_path: Path) -> None:
    report = update_index(SAMPLE, tmp_path / "index")

    assert (report.files, report.added, report.changed, report.unlisted) == (2, 70, 0, ())
    assert report.index.documents == 70
    assert not report.incomplete
    assert [(f.source.file, f.source.line, f.kind) for f in report.findings] == [
        ("003_834047e279a8b45d.txt", 185, "boilerplate"),
        ("003_834047e279a8b45d.txt", 187, "boilerplate"),
    ]


def test_that_a_language_has_no_stemmer_is_said_once(archive: Path, tmp_path: Path) -> None:
    def add(name: str, language: str) -> str:
        row = json.dumps({"headline": name, "language": language})
        (archive / f"{name}.jsonl").write_text(row, encoding="utf-8")
        return "\n".join(update_index(archive, tmp_path / "index").lines())

    said = "no stemmer is known"

    assert f"Swahili: {said}" in add("Polisi wakamata watatu", "sw")
    assert said not in add("Polisi wakamata wanne", "sw")
    assert f"Hausa: {said}" in add("An kama mutane uku", "ha")
    assert said not in add("警方逮捕三人", "zh")
    assert said not in add("Polizei verhaftet drei", "de")
    assert said not in add("המשטרה עצרה שלושה", "he")  # found with its particles and without


@pytest.mark.parametrize("damaged", [False, True])
def test_a_second_run_changes_nothing(archive: Path, tmp_path: Path, damaged: bool) -> None:
    where = tmp_path / "index"
    if damaged:  # with a page that another file has as well
        with zipfile.ZipFile(archive / "some.zip", "w") as packed:
            packed.writestr("a.txt", next(archive.glob("*.txt")).read_bytes())
            packed.writestr("b.csv.gz", gzip.compress(b"headline,date\n" * 1000, mtime=0)[:20])
    update_index(archive, where)
    before = {file.name: file.read_bytes() for file in where.iterdir()}

    report = update_index(archive, where)

    assert (report.read, report.added, report.changed, report.unlisted) == (0, 0, 0, ())
    assert report.incomplete == damaged
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
            b"Theft\n\nTheft is a crime.\n\n03 May 2014\n\n02 May 2014\n\nThief caught\n",
            ":5",
            {"Fraud", "Police arrest a fraudster", "Theft", "Thief caught"},
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


# Updates: an index that was updated holds what one that was built afresh would hold.


def document(where: Path, text: str) -> Document:
    (hit,) = open_index(where).search(Query(text=text)).hits
    return hit.document


def test_only_what_changed_is_read(archive: Path, tmp_path: Path) -> None:
    where = tmp_path / "index"
    (archive / "theft.txt").write_text(PAGE.replace("Fraud", "Theft"), encoding="utf-8")
    update_index(archive, where)
    (archive / "theft.txt").touch()

    touched = update_index(archive, where)
    (archive / "theft.txt").write_text(PAGE.replace("Fraud is", "Theft is"), encoding="utf-8")
    written = update_index(archive, where)

    assert (touched.files, touched.read) == (2, 0)
    assert (written.files, written.read) == (2, 1)


@pytest.mark.needs("strace")
def test_an_unchanged_file_is_looked_at_once(
    archive: Path, tmp_path: Path, skip: Callable[[str], NoReturn]
) -> None:
    where, calls = tmp_path / "index", tmp_path / "calls"
    update_index(archive, where)
    dateline = str(Path(sys.executable).parent / "dateline")
    command = [dateline, "index", str(archive), "--index", str(where)]

    ended = subprocess.run(
        ["strace", "-f", "-e", "trace=file", "-o", str(calls), *command],
        capture_output=True,
        text=True,
        check=False,
    )

    if "ptrace" in ended.stderr:
        skip(ended.stderr)
    assert "0 of them new or changed" in ended.stdout
    of_file = [line for line in calls.read_text("utf-8").splitlines() if "fraud.txt" in line]
    assert len(of_file) == 1
    assert "stat" in of_file[0]


def test_a_headline_that_is_taken_away_stays_and_is_reported(archive: Path, tmp_path: Path) -> None:
    where = tmp_path / "index"
    update_index(archive, where)
    (archive / "fraud.txt").write_text(PAGE.replace("a fraudster", "two men"), encoding="utf-8")

    report = update_index(archive, where)

    assert [unlisted.title for unlisted in report.unlisted] == ["Police arrest a fraudster"]
    assert (report.added, report.changed) == (1, 0)
    assert document(where, "fraudster").sources == ()
    (hit,) = open_index(where).search(Query(text="fraudster")).hits
    assert not hit.listed
    assert list(check_index(where, archive)) == []


def test_the_first_forty_that_are_no_longer_listed_are_named_and_the_others_counted(
    archive: Path, tmp_path: Path
) -> None:
    where = tmp_path / "index"
    listed = [f"<li>{day} May 2015 <a href='/{day}{n}'>Ferry {n} adrift off Malta {day}</a></li>"
              for n in ("one", "two") for day in range(1, 32)]  # fmt: skip
    (archive / "ferries.html").write_text(f"<ul>{''.join(listed)}</ul>", encoding="utf-8")
    command = ["index", str(archive), "--index", str(where)]
    CliRunner().invoke(main, command)
    (archive / "ferries.html").unlink()

    told = CliRunner().invoke(main, command).stdout
    lines = [line for line in told.splitlines() if line.startswith("no longer listed: ")]

    of_all = int(told.partition(" no longer listed; ")[0].rpartition(" ")[2])
    assert of_all > 40
    assert lines[40:] == [f"no longer listed: and {of_all - 40} more (--json has all)"]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (
            ["index", "https://example.org"],
            "https://example.org is an address; save its pages, and name the folder or the file",
        ),
        (
            ["index", "{}", "--index", "/proc/index"],
            "dateline: /proc/index: no such file or directory; the index was not changed\n",
        ),
        (["copy", "{}.index", "/proc/index"], "dateline: /proc/index: no such file or directory\n"),
    ],
)
def test_a_place_where_nothing_can_be_is_told_in_a_sentence(
    archive: Path, command: list[str], told: str
) -> None:
    update_index(archive, f"{archive}.index")

    ended = CliRunner().invoke(main, [part.format(archive) for part in command])

    assert ended.exit_code in (2, 3)
    assert told in ended.stderr
    assert "Errno" not in ended.output


def test_a_file_that_is_gone_and_comes_back_changes_nothing_for_good(
    archive: Path, tmp_path: Path
) -> None:
    where = tmp_path / "index"
    (archive / "notes.txt").write_text("Notes\n\nA text without a headline.\n")
    update_index(archive, where)
    before = document(where, "fraudster")
    (archive / "fraud.txt").rename(tmp_path / "aside")

    gone = update_index(archive, where)
    (tmp_path / "aside").rename(archive / "fraud.txt")
    back = update_index(archive, where)

    assert len(gone.unlisted) == 2
    assert (back.added, back.changed) == (0, 2)
    assert document(where, "fraudster") == before


def test_a_headline_that_one_of_two_pages_drops_keeps_the_other(
    archive: Path, tmp_path: Path
) -> None:
    where = tmp_path / "index"
    (archive / "banks.txt").write_text(PAGE.replace("Fraud", "Banks"), encoding="utf-8")
    update_index(archive, where)
    (archive / "banks.txt").write_text("Banks\n\nBanks are robbed.\n", encoding="utf-8")

    report = update_index(archive, where)

    held = document(where, "fraudster")
    assert [topic.id for topic in held.topics] == ["fraud"]
    assert [source.file for source in held.sources] == ["fraud.txt"]
    assert report.unlisted == ()
    assert list(check_index(where, archive)) == []


def test_a_later_capture_without_a_headline_leaves_it_as_last_seen(
    archive: Path, tmp_path: Path
) -> None:
    where = tmp_path / "index"
    (archive / "archive.toml").write_text(
        '[files."fraud.txt"]\ncaptured = 2014-06-01\n[files."later.txt"]\ncaptured = 2015-06-01\n',
        encoding="utf-8",
    )
    update_index(archive, where)
    (archive / "later.txt").write_text(
        "Fraud\n\nFraud is costly.\n\n01 May 2015\n\nBank warns of fraud\n", encoding="utf-8"
    )

    report = update_index(archive, where)

    assert [unlisted.title for unlisted in report.unlisted] == ["Police arrest a fraudster"]
    assert document(where, "fraudster").last_seen == dt.date(2014, 6, 1)
    engine = open_index(where)
    assert not engine.is_listed(document(where, "fraudster"))
    assert engine.is_listed(document(where, "warns"))
    topic = engine.get("topic:fraud")
    assert topic is not None
    assert topic.description == "Fraud is costly."
    assert (topic.first_seen, topic.last_seen) == (dt.date(2014, 6, 1), dt.date(2015, 6, 1))
    assert list(check_index(where, archive)) == []


def test_faults_of_files_that_are_not_read_again_still_count(archive: Path, tmp_path: Path) -> None:
    (archive / "bad.txt").write_bytes(b"")
    update_index(archive, tmp_path / "index")

    report = update_index(archive, tmp_path / "index")

    assert report.read == 0
    assert report.known_faults == 1
    assert report.incomplete


PAGES = st.dictionaries(
    st.sampled_from(["a.txt", "b.txt", "c.txt"]),
    st.lists(st.sampled_from(["Arrest", "Raid", "Trial", "Appeal"]), unique=True),
)


@examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=st.lists(PAGES, min_size=2, max_size=4))
def test_an_updated_index_agrees_with_one_built_afresh(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, list[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("states")
    archive = folder / "archive"
    archive.mkdir()
    (archive / "notes.txt").write_text("Notes\n\nA text without a headline.\n")
    for state in states:
        for name in ("a.txt", "b.txt", "c.txt"):
            (archive / name).unlink(missing_ok=True)
        for name, headlines in state.items():
            entries = "".join(f"01 May 2014\n\n{headline}\n\n" for headline in headlines)
            (archive / name).write_text(f"Topic {name[0]}\n\nA text.\n\n{entries}")
        update_index(archive, folder / "index")

        assert list(check_index(folder / "index", archive)) == []


def test_a_check_names_what_disagrees(archive: Path, tmp_path: Path) -> None:
    where = tmp_path / "index"
    update_index(archive, where)
    (archive / "fraud.txt").write_text(
        PAGE.replace("01 May", "02 May").replace("is a crime", "is costly"), encoding="utf-8"
    )

    found = [sentence.partition(": ")[2] for sentence in check_index(where, archive)]

    assert sorted(found) == [
        "differs from the archive at fraud.txt:1",
        "in the index, not in the archive: Police arrest a fraudster",
        "missing from the index, listed at fraud.txt:7",
    ]


def test_a_check_tells_what_of_the_archive_cannot_be_read(archive: Path, tmp_path: Path) -> None:
    where = tmp_path / "index"
    row = b"".join(b'{"headline": "Raid %d", "date": "2014-05-01"}\n' % n for n in range(999))
    (archive / "cut.jsonl.gz").write_bytes(gzip.compress(row)[:-99])
    update_index(archive, where)

    ended = CliRunner().invoke(main, ["check", str(archive), "--index", str(where)])

    assert ended.exit_code == 1
    assert "cut.jsonl.gz" in ended.stdout
    assert "what it holds is not compared" in ended.stdout
    assert ended.stdout.splitlines()[-1] == "0 disagreements; 1 part of the archive not read"
    (told,) = check_index(where, archive)
    assert "cut.jsonl.gz" in told
    assert "what it holds is not compared" in told


def test_a_check_names_twenty_disagreements_and_counts_the_others(tmp_path: Path) -> None:
    archive, where = tmp_path / "archive", tmp_path / "index"
    archive.mkdir()
    row = '{{"headline": "Raid {}", "date": "2014-05-01"}}\n'
    (archive / "raids.jsonl").write_text(row.format(0), encoding="utf-8")
    update_index(archive, where)
    raids = "".join(map(row.format, range(26)))
    (archive / "raids.jsonl").write_text(raids, encoding="utf-8")

    ended = CliRunner().invoke(main, ["check", str(archive), "--index", str(where)])

    assert ended.exit_code == 1
    *named, more, last = ended.stdout.splitlines()
    assert (len(named), more, last) == (20, "and 5 more", "25 disagreements")


def test_a_check_of_a_damaged_index_names_the_file(archive: Path, tmp_path: Path) -> None:
    where = tmp_path / "index"
    update_index(archive, where)
    (segment,) = where.glob("*.col")
    content = bytearray(segment.read_bytes())
    content[-1] ^= 0xFF
    segment.write_bytes(content)

    ended = CliRunner().invoke(main, ["check", "--index", str(where)])

    assert ended.exit_code == 3
    assert segment.name in ended.stderr


def test_a_change_is_indexed_while_the_archive_is_watched(archive: Path, tmp_path: Path) -> None:
    # A shell ignores it for what it runs in the background, and so would all that this starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    where = tmp_path / "index"
    command = [sys.executable, "-m", "search.command", "index", str(archive), "--watch", "--json"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with running([*command, "--index", str(where)], **pipes) as watching:
        first = json.loads(next_line(watching, watching.stdout))
        (archive / "theft.txt").write_text(PAGE.replace("Fraud", "Theft"), encoding="utf-8")
        second = json.loads(next_line(watching, watching.stdout))
        watching.send_signal(signal.SIGINT)
        _, told = watching.communicate(timeout=PATIENCE)

    assert (first["added"], second["added"]) == (2, 1)
    assert (watching.returncode, told.splitlines()[-1]) == (
        130,
        "dateline: interrupted; an index is as its last commit left it",
    )


# Archives of which nothing is read


@pytest.mark.parametrize("name", ["", "photo.jpg"], ids=["folder", "file"])
def test_a_run_in_which_every_file_was_passed_over_ends_with_status_1(
    tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    where = str(tmp_path / "index")

    ended = CliRunner().invoke(main, ["index", str(folder / name), "--index", where])

    assert ended.exit_code == 1
    assert "photo.jpg: note: passed over: no format of this name is known" in ended.stdout
    assert "every file was passed over: nothing was read" in ended.stdout


def test_an_archive_of_nothing_to_read_leaves_the_index_as_it_was(
    archive: Path, tmp_path: Path
) -> None:
    where = tmp_path / "index"
    update_index(archive, where)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")

    report = update_index(tmp_path / "photo.jpg", where)

    assert report.incomplete
    assert report.unlisted == ()
    assert titles(where) == {"Fraud", "Police arrest a fraudster"}


def test_an_index_within_the_archive_is_passed_over_and_named_once(archive: Path) -> None:
    update_index(archive, archive / "old" / "index")

    first = update_index(archive, archive / "new")
    second = update_index(archive, archive / "new")

    for report, files_read in ((first, 1), (second, 0)):
        assert (report.files, report.read) == (1, files_read)
        assert [(str(finding.source), finding.reason) for finding in report.findings] == [
            ("new", "passed over: an index"),
            ("old/index", "passed over: an index"),
        ]
    assert titles(archive / "new") == {"Fraud", "Police arrest a fraudster"}


def test_pages_beside_the_files_of_an_index_are_read(archive: Path) -> None:
    update_index(archive, archive)

    report = update_index(archive, archive)

    assert (report.files, report.read) == (1, 0)
    assert [(str(f.source), f.reason) for f in report.findings] == [(".", "passed over: an index")]
    assert titles(archive) == {"Fraud", "Police arrest a fraudster"}


def test_what_is_ruled_out_of_annotations_in_vain_is_told_with_the_cure(
    archive: Path, tmp_path: Path
) -> None:
    (archive / "archive.toml").write_text(
        '[annotations.never]\nplace = ["JO", "Jordan", "jo", "Wasington"]\n'
        'quantity = ["deaths = 30"]\nsubject = ["frauds", "smugling"]\n'
    )

    report = update_index(archive, tmp_path / "index")

    told = [f"{one.source}: {one.reason}" for one in report.findings if one.kind == "fault"]
    vain = "archive.toml: annotations.never: "
    assert told == [
        f"{vain}place: 'jo' rules nothing out; write \"JO\"",
        f"{vain}place: 'Wasington' rules nothing out; write a country's code, as JO,"
        " or words as they are printed",
        f"{vain}quantity: 'deaths = 30' rules nothing out; write \"deaths=30\"",
        f"{vain}subject: 'smugling' rules nothing out; write a value, as fraud,"
        " or words as they are printed",
    ]


@pytest.mark.parametrize("left", ["", "archive.toml", ".hidden"])
def test_an_archive_that_lost_all_its_files_is_refused_unless_it_is_rebuilt(
    archive: Path, tmp_path: Path, left: str
) -> None:
    where = tmp_path / "index"
    update_index(archive, where)
    for path in archive.iterdir():
        path.unlink()
    if left:
        (archive / left).write_text("")

    refused = CliRunner().invoke(main, ["index", str(archive), "--index", str(where)])
    kept = titles(where)
    asked = CliRunner().invoke(main, ["index", str(archive), "--index", str(where), "--rebuild"])

    assert refused.exit_code == 3
    assert "no file is in the archive, which had 1 when it was last indexed" in refused.stderr
    assert len(kept) == 2
    assert (asked.exit_code, titles(where)) == (0, set())


def test_without_an_archive_the_sample_does_not_replace_another(
    archive: Path, tmp_path: Path
) -> None:
    where = tmp_path / "index"
    update_index(archive, where)
    before = titles(where)
    sample = ["index", "--index", str(tmp_path / "sample")]

    refused = CliRunner().invoke(main, ["index", "--index", str(where)])

    assert refused.exit_code == 2
    assert "is of another archive than the sample: name ARCHIVE" in refused.stderr
    assert titles(where) == before
    assert [CliRunner().invoke(main, sample).exit_code for _ in range(2)] == [0, 0]
