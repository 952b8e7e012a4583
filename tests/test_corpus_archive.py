import os
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from contents import Contents
from hypothesis import given
from hypothesis import strategies as st

from corpus import ArchiveError, ArchiveFile, Finding, Headline, TopicPage, open_archive

PAGE = "Title\n\n2 May 2015\n\nFive arrests\n"


def names(folder):
    """Return the names of the files of an archive, in its order."""
    return [f.name for f in open_archive(folder).files() if isinstance(f, ArchiveFile)]


def findings(folder):
    """Return the findings of an archive and of all its files as place, kind and reason."""
    archive = open_archive(folder)
    found = []
    for file in archive.files():
        items = archive.read(file) if isinstance(file, ArchiveFile) else [file]
        found += [item for item in items if isinstance(item, Finding)]
    return [(str(f.source), f.kind, f.reason) for f in found]


def headlines(folder):
    """Return the headlines of all files of an archive."""
    archive = open_archive(folder)
    found = []
    for file in archive.files():
        for item in archive.read(file) if isinstance(file, ArchiveFile) else []:
            if isinstance(item, TopicPage):
                found += item.headlines
            elif isinstance(item, Headline):
                found.append(item)
    return found


def test_files_come_in_the_order_of_their_names_however_deep(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "ñ.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE)

    assert names(tmp_path) == ["a/b/c.txt", "a/z.txt", "a.txt", "b.txt", "ñ.txt"]


def test_hidden_files_and_the_manifest_are_no_part_of_an_archive(tmp_path):
    (tmp_path / ".git").mkdir()
    for name in (".git/a.txt", ".b.txt", "c.txt"):
        (tmp_path / name).write_text(PAGE)
    (tmp_path / "archive.toml").write_text("captured = 2020-01-01")

    assert names(tmp_path) == ["c.txt"]
    assert findings(tmp_path) == []


def test_one_file_is_an_archive(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.txt").write_text(PAGE)

    assert names(tmp_path / "a.txt") == ["a.txt"]


def test_a_link_is_followed_to_a_file_within_the_archive_only(tmp_path):
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a.txt").write_text(PAGE)
    (tmp_path / "outside.txt").write_text(PAGE)
    (archive / "in.txt").symlink_to("a.txt")
    (archive / "out.txt").symlink_to("../outside.txt")
    (archive / "loop").symlink_to(".")
    (archive / "up").symlink_to("..")
    (archive / "nowhere.txt").symlink_to("nothing")
    (archive / "itself.txt").symlink_to("itself.txt")

    assert names(archive) == ["a.txt", "in.txt"]
    assert [(place, kind) for place, kind, _ in findings(archive)] == [
        ("itself.txt", "unreadable"),
        ("nowhere.txt", "unreadable"),
        ("out.txt", "fault"),
        ("up", "fault"),
    ]


def test_what_is_neither_file_nor_folder_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(tmp_path / "socket.txt"))

        assert [place for place, _, _ in findings(tmp_path)] == ["pipe.txt", "socket.txt"]


def test_a_file_of_no_known_format_is_noted(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")

    assert findings(tmp_path) == [
        ("photo.jpg", "note", "passed over: no format of this name is known")
    ]


def test_a_name_with_a_newline_or_bytes_that_are_no_text_is_one_line_of_a_report(tmp_path):
    (tmp_path / "new\nline.txt").write_text("")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("")

    assert [place for place, _, _ in findings(tmp_path)] == [
        "caf\\xe9.txt",
        "new\\u000aline.txt",
    ]


def test_an_empty_file_is_reported(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b"\n \n")

    assert findings(tmp_path) == [
        ("blank.txt", "fault", "the file is empty"),
        ("empty.txt", "fault", "the file is empty"),
    ]


def test_what_has_bytes_but_no_text_is_not_told_as_empty(tmp_path):
    (tmp_path / "rules.txt").write_bytes(b"-----\n")
    (tmp_path / "zeros.csv").write_bytes(bytes(5_000))
    (tmp_path / "zeros.txt").write_bytes(bytes(5_000))

    zeros = "the file is left out, since its content is nothing but zero bytes at its beginning"
    assert findings(tmp_path) == [
        ("rules.txt", "fault", "the file has no text"),
        ("zeros.csv", "fault", zeros),
        ("zeros.txt", "fault", zeros),
    ]


def test_a_file_in_windows_1252_is_read_and_reported_with_its_first_line(tmp_path):
    (tmp_path / "a.txt").write_bytes(
        "Title\n\n2 mayo 2015\n\nLa policía – cinco detenidos\n\nNiños rescatados\n".encode(
            "cp1252"
        )
    )

    assert [h.text for h in headlines(tmp_path)] == [
        "La policía – cinco detenidos",
        "Niños rescatados",
    ]
    assert findings(tmp_path)[1] == (
        "a.txt:5",
        "fault",
        "not UTF-8; read as Windows-1252, like 1 other lines",
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_mark_at_the_beginning_of_a_file_is_no_part_of_it(tmp_path, encoding):
    (tmp_path / "a.txt").write_text(PAGE, encoding=encoding)

    assert [h.text for h in headlines(tmp_path)] == ["Five arrests"]
    assert [h.topics[0].label for h in headlines(tmp_path)] == ["Title"]


def test_a_line_of_fifty_megabytes_costs_no_more_than_itself(tmp_path):
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.write(PAGE.encode() + b"\n3 May 2015\n\n")
        for _ in range(50):
            stream.write(b"x" * 1_000_000)
        stream.write(b"\n\n4 May 2015\n\nTwo arrests\n")

    assert [h.text for h in headlines(tmp_path)] == ["Five arrests", "x" * 150, "Two arrests"]
    assert [place for place, _, _ in findings(tmp_path)] == ["a.txt:9"]


def test_a_file_that_vanishes_is_reported_and_costs_nothing_else(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE)
    archive = open_archive(tmp_path)
    (file,) = archive.files()
    (tmp_path / "a.txt").unlink()

    (finding,) = archive.read(file)

    assert (finding.kind, str(finding.source)) == ("unreadable", "a.txt")


def test_a_folder_and_a_file_without_permission_are_reported(tmp_path):
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "a.txt").write_text(PAGE)
    (tmp_path / "secret.txt").write_text(PAGE)
    (tmp_path / "closed").chmod(0)
    (tmp_path / "secret.txt").chmod(0)
    tmp_path.chmod(0o755)
    code = (  # as nobody, since permissions do not bind root
        "import os; from pathlib import Path; from corpus import *\n"
        "import corpus.readers.texts.plain, corpus.reading  # while modules can be read\n"
        "os.getuid() or os.setuid(65534)\n"
        "archive = open_archive(Path('.'))\n"
        "for f in archive.files():\n"
        "    for item in archive.read(f) if isinstance(f, ArchiveFile) else [f]:\n"
        "        if isinstance(item, Finding): print(item.source, item.kind)\n"
    )
    try:
        run = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
        )
    finally:
        (tmp_path / "closed").chmod(0o755)

    assert run.stderr == ""
    assert run.stdout.split("\n") == ["closed unreadable", "secret.txt unreadable", ""]


def test_there_must_be_an_archive(tmp_path):
    with pytest.raises(ArchiveError, match="nothing: no such file or directory"):
        open_archive(tmp_path / "nothing")


def test_the_capture_is_the_day_of_the_file_unless_stated(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.txt").write_text(PAGE)
    os.utime(tmp_path / "a.txt", (1_500_000_000, 1_500_000_000))  # 2017-07-14T02:40Z
    (tmp_path / "archive.toml").write_text('[files."b*"]\ncaptured = 2016-01-01\n')

    assert [h.first_seen for h in headlines(tmp_path)] == [date(2017, 7, 14), date(2016, 1, 1)]


def test_a_file_changes_when_what_is_stated_of_it_does(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE)
    (before,) = open_archive(tmp_path).files()
    (tmp_path / "archive.toml").write_text('title = "Crime"\n')
    (after,) = open_archive(tmp_path).files()

    assert before.stamp != after.stamp
    assert before.digest() != after.digest()


def test_a_file_that_is_only_touched_keeps_its_digest_within_the_day(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(PAGE)
    os.utime(path, (1_500_000_000, 1_500_000_000))
    (before,) = open_archive(path).files()
    os.utime(path, (1_500_000_100, 1_500_000_100))
    (after,) = open_archive(path).files()
    os.utime(path, (1_500_100_000, 1_500_100_000))
    (another_day,) = open_archive(path).files()

    assert before.stamp != after.stamp
    assert before.digest() == after.digest()
    assert after.digest() != another_day.digest()


PIECES = st.sampled_from(
    (
        *(b"headline,date\n", b'{"headline": "', b'"}\n', b', "url": "http://[x', b"\n\n", b'"'),
        *(b"2 May 2015\n", b"31/02/2015", b"03/04/2015\n", b"<time datetime='x'>", b"<li>"),
        *(b"<rss><channel><item><title>", b"</title></item>", b"<a href='http://[x'>", b"<h1>"),
        *(b"\x00", b"\xff\xfe", b"&amp;#x110000;", b"\xe9", b"\\ud800", b"]]>"),
    )
)


def test_a_digest_is_of_what_is_read_though_the_file_is_written_between(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text('{"headline": "Harbour police tow a ferry"}\n')
    (met,) = open_archive(tmp_path).files()
    assert isinstance(met, ArchiveFile)
    digest, held = met.digest(), met.held()
    path.write_text('{"headline": "Ferries run again"}\n')
    (read,) = (
        item for item in open_archive(tmp_path).reading(held).read() if isinstance(item, Headline)
    )
    assert read.text == "Harbour police tow a ferry"
    assert held.digest() == digest != met.digest()


@given(
    name=st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.csv", "a.xml", "a.jsonl.gz"]),
    content=st.lists(PIECES | st.binary(max_size=20), max_size=20).map(b"".join),
)
def test_no_bytes_stop_a_reader(tmp_path_factory, name, content):
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(content)
    (file,) = open_archive(path).files()

    for item in open_archive(path).read(file):
        assert isinstance(item, (TopicPage, Headline, Finding))


@pytest.mark.parametrize(
    ("folder", "printed"),
    [
        ("Ports_files", "./Ports_files/"),
        ("Ports-Dateien", "Ports-Dateien/"),
        ("Ports_archivos", "./Ports%5Farchivos/"),
        ("Ports_ملفات", "./Ports_%D9%85%D9%84%D9%81%D8%A7%D8%AA/"),
    ],
)
def test_the_parts_that_a_browser_saved_with_a_page_are_counted_and_passed_over(
    tmp_path, folder, printed
):
    page = (
        f'<link href="{printed}main.css"><h1>Ports</h1><p>12 May 2015</p><p>Tug sinks off Hull</p>'
    )
    tmp_path.joinpath("Ports.html").write_text(page)
    tmp_path.joinpath(folder, "more").mkdir(parents=True)
    for name in ("ad.html", "more/main.css"):
        tmp_path.joinpath(folder, name).write_text("<p>3 May 2016</p><p>Buy now and save more</p>")

    found = Contents(tmp_path)

    assert found.listed == [("2015-05-12", "Tug sinks off Hull")]
    assert "passed over: 2 files of what a browser saved with Ports.html" in found.report


@pytest.mark.parametrize(
    ("folder", "page"),
    [
        ("Ports_files", "<h1>Ports</h1><p>All that we have of ports</p>"),
        ("Ports_files", '<a href="Tugs_files/1.html">Tugs</a>'),
        ("Ports", '<a href="Ports/a.html">Tugs</a>'),
        ("Tugs_files", '<a href="Tugs_files/a.html">Tugs</a>'),
    ],
    ids=["no link", "a link to others", "a section of a site", "without its page"],
)
def test_other_folders_beside_a_page_are_read(tmp_path, folder, page):
    tmp_path.joinpath("Ports.html").write_text(page)
    tmp_path.joinpath(folder).mkdir()
    tmp_path.joinpath(folder, "a.html").write_text(
        "<h1>Tugs</h1><p>12 May 2015</p><p>Tug sinks off Hull</p>"
    )

    assert Contents(tmp_path).listed == [("2015-05-12", "Tug sinks off Hull")]


@pytest.mark.parametrize(
    "name", ["a.csv~", "~$a.csv", "a.bak", "a.csv.tmp", "a.csv.part", "a.crdownload"]
)
def test_copies_and_unfinished_downloads_are_passed_over_with_a_note(tmp_path, name):
    tmp_path.joinpath(name).write_text("date,headline\n2015-05-12,Tug sinks off Hull\n")

    found = Contents(tmp_path)

    assert found.listed == []
    assert "passed over: a copy that a program keeps" in found.report


def test_a_manifest_in_capitals_is_told_to_say_nothing(tmp_path):
    (tmp_path / "Archive.TOML").write_text("language = 'fr'\n")
    (tmp_path / "a.txt").write_text(PAGE)

    found = findings(tmp_path)

    reason = "it says nothing of the archive; write its name in small letters, archive.toml"
    assert found == [("Archive.TOML", "fault", reason)]
