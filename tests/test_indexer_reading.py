"""Files and stretches of files are read in several processes, which makes no difference."""

import contextlib
import gzip
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from processes import PATIENCE, next_line

from corpus import ArchiveFile, Finding, Headline, open_archive
from indexer import update_index
from indexer.progress import Progress
from indexer.readers import started_early
from indexer.reading import Batch, End, read, tasks
from search import Document, TokenDictionary

LINES = 5_600
BAD = 3_000
"""The line that is no JSON, in the middle of a stretch."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of a page and of a file that is cut into eight stretches."""
    folder = tmp_path_factory.mktemp("archive")
    page = "Fraud\n\nFraud is a crime.\n\n01 May 2014\n\nPolice arrest a fraudster\n"
    (folder / "a.txt").write_text(page, encoding="utf-8")
    with (folder / "b.jsonl").open("w", encoding="utf-8") as out:
        for number in range(1, LINES + 1):
            record = {
                "headline": f"Délit {number}",
                # The order of days and months shows in the last line alone.
                "date": "03/04/2015" if number < LINES else "26/03/2015",
                "language": "fr",
                "description": "x" * 1300,
                "extra": 1,
            }
            line = json.dumps(record, ensure_ascii=False)
            out.write(("{" if number == BAD else line) + "\n")
    (folder / "c.txt").write_text(page.replace("fraudster", "forger"), encoding="utf-8")
    return folder


def segments(where: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in where.iterdir() if path.suffix == ".col"}


def test_an_index_does_not_depend_on_the_number_of_processes(archive: Path, tmp_path: Path) -> None:
    reports = [update_index(archive, tmp_path / str(n), processes=n) for n in (1, 2, 4)]

    assert segments(tmp_path / "1")
    assert segments(tmp_path / "1") == segments(tmp_path / "2") == segments(tmp_path / "4")
    findings = [
        (str(found.source), found.kind, found.reason.partition(": expecting")[0])
        for found in reports[0].findings
    ]
    assert findings == [
        (f"b.jsonl:{BAD}", "fault", "no JSON"),
        ("b.jsonl", "note", "the order of numeric dates, inferred from others: DMY"),
        ("b.jsonl:1", "note", f"unknown key extra ({LINES - 1:,} times)"),
    ]
    assert reports[1].findings == reports[2].findings == reports[0].findings
    # The topic of two pages, their two headlines, and the file's.
    assert {report.added for report in reports} == {1 + 2 + LINES - 1}


def test_a_stretch_is_read_as_if_the_file_were_whole(archive: Path) -> None:
    opened = open_archive(archive)
    file = next(one for one in opened.files() if isinstance(one, ArchiveFile) and one.size > 2**20)
    stretches = list(opened.stretches(file))

    headlines = [one for one in opened.read(file) if isinstance(one, Headline)]

    assert len(stretches) == 8
    assert [one.sources[0].line for one in headlines] == [
        number for number in range(1, LINES + 1) if number != BAD
    ]
    assert {str(one.date) for one in headlines} == {"2015-04-03", "2015-03-26"}


def test_what_is_not_utf8_is_read_as_what_all_after_it_is(tmp_path: Path) -> None:
    path = tmp_path / "latin.jsonl"
    line = '{"headline": "Añ%d", "language": "es", "description": "' + "x" * 300 + '"}\n'
    with path.open("wb") as out:
        for number in range(8_000):
            out.write((line % number).encode("utf-8" if number < 6_000 else "cp1252"))
    opened = open_archive(path)
    (file,) = (one for one in opened.files() if isinstance(one, ArchiveFile))

    items = list(opened.read(file))

    titles = [one.text for one in items if isinstance(one, Headline)]
    assert titles == [f"Añ{number}" for number in range(8_000)]
    assert len(list(opened.stretches(file))) == 3
    (finding,) = (one for one in items if not isinstance(one, Headline))
    assert (finding.source.line, finding.reason) == (
        6001,
        "not UTF-8; read as Windows-1252, like 1,999 other lines",
    )


ROW = '03/04/2015;"Police, ""{n}"" arrests;\nin Madrid";{x};https://a.example/{n}\n'


@pytest.mark.parametrize(
    ("doubt", "count"),
    [('1/5/2015;A 10" gun;x;\n', 4), ("date;headline;place;url\n", 3)],
    ids=["a quote that opens nothing", "a second header"],
)
def test_a_table_is_read_in_stretches_as_if_it_were_whole(
    tmp_path: Path, doubt: str, count: int
) -> None:
    path = tmp_path / "table.csv"
    with path.open("w", encoding="utf-8-sig") as out:
        out.write("a preamble\ndate;headline;place;url\n")
        for number in range(3_600):
            out.write(ROW.format(n=number, x="x" * 1_000) if number != 2_700 else doubt)
        out.write("26/03/2015;Last;;\n")
    opened = open_archive(path)
    (file,) = (one for one in opened.files() if isinstance(one, ArchiveFile))
    stretches = list(opened.stretches(file))

    items = list(opened.read(file))

    # It is cut up to where reading it is in doubt, and the rest is one stretch.
    assert len(stretches) == count
    last = stretches[-1]
    assert last is not None
    assert 2**21 - 2**12 < last.begin <= path.read_bytes().rindex(doubt.encode())
    headlines = [one for one in items if isinstance(one, Headline)]
    assert [one.sources[0].line for one in headlines[:3]] == [3, 5, 7]
    assert {str(one.date) for one in headlines} - {"2015-05-01"} == {"2015-04-03", "2015-03-26"}
    whole = list(opened.reading(file).read())
    alike = [one for one in whole if isinstance(one, Headline)]
    assert [(one.id, one.sources, one.publications) for one in headlines] == [
        (one.id, one.sources, one.publications) for one in alike
    ]
    assert {one.reason for one in items if not isinstance(one, Headline)} == {
        one.reason for one in whole if not isinstance(one, Headline)
    }


def test_dates_alone_in_rows_head_those_of_a_large_table_too(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = [f"Fire number {number},{'x' * 1_000}\n" for number in range(6_000)]
    path.write_text("".join(["headline,place\n2015-05-12,\n", *rows, "2015-05-13,\nThe last,\n"]))
    opened = open_archive(path)
    (file,) = (one for one in opened.files() if isinstance(one, ArchiveFile))

    items = opened.read(file)

    days = [str(one.date) for one in items if isinstance(one, Headline)]
    assert (days[0], days[-2], days[-1]) == ("2015-05-12", "2015-05-12", "2015-05-13")


def test_processes_take_long_stretches_while_they_send_long_results(tmp_path: Path) -> None:
    """A stretch of a compressed file, and what is read in one, are more than a socket holds."""
    path = tmp_path / "lines.jsonl.gz"
    filler = random.Random(1)  # noqa: S311
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for number in range(6_000):
            text = f"Délit {number} {filler.randbytes(400).hex()}"
            out.write(json.dumps({"headline": text, "date": "26/03/2015", "language": "fr"}) + "\n")

    reports = [update_index(path, tmp_path / str(n), processes=n) for n in (1, 2)]

    assert [report.added for report in reports] == [6_000, 6_000]
    assert segments(tmp_path / "1") == segments(tmp_path / "2")


@pytest.mark.parametrize("lost", [0, 150_000], ids=["whole", "cut off"])
def test_a_compressed_file_is_read_in_stretches_as_if_it_were_whole(
    tmp_path: Path, lost: int
) -> None:
    path = tmp_path / "lines.jsonl.gz"
    filler = random.Random(1)  # noqa: S311 - which compresses to a half
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for number in range(2_800):
            record = {
                "headline": f"Délit {number}",
                "date": "03/04/2015" if number else "26/03/2015",
                "language": "fr",
                "description": filler.randbytes(500).hex(),
            }
            out.write(("{" if number == 1_700 else json.dumps(record)) + "\n")
    path.write_bytes(path.read_bytes()[: path.stat().st_size - lost])
    opened = open_archive(path)
    (file,) = (one for one in opened.files() if isinstance(one, ArchiveFile))

    items = list(opened.read(file))

    assert len(list(opened.stretches(file))) == 3
    whole = list(opened.reading(file).read())
    assert items == whole
    faults = [one.reason.partition(":")[0] for one in items if isinstance(one, Finding)]
    assert faults[0] == "no JSON"
    assert ("could not be read further" in faults) == bool(lost)


def test_files_read_together_come_in_their_order_and_as_if_each_were_read_alone(
    tmp_path: Path,
) -> None:
    dates = ("01 mai 2014", "03/04/2015", "le 5 juin 2014")
    for number in range(30):
        listed = (
            f"{dates[number % 3]}\n\nPolizei sucht Zeugen {number}-{n}\n" for n in range(number)
        )
        (tmp_path / f"{number:02}.txt").write_text("\n".join(("Fraud\n", *listed)), "utf-8")
    opened = open_archive(tmp_path)
    group = [*tasks(opened, [one for one in opened.files() if isinstance(one, ArchiveFile)])]
    begun: list[int] = []
    ended: list[int] = []

    together = []
    dictionary = TokenDictionary()
    for result in read(opened, group, dictionary, lambda: begun.append(len(begun))):
        together.append(result)
        ended += [len(ended)] if isinstance(result, End) else []

    assert begun == ended == [*range(30)]
    alone = [result for task in group for result in read(opened, [task], dictionary)]
    assert all_documents(together) == all_documents(alone)
    assert len(all_documents(alone)) == 30 + sum(range(30))
    assert [one for one in together if isinstance(one, End)] == [
        one for one in alone if isinstance(one, End)
    ]


def all_documents(results: list[Batch | End]) -> list[Document]:
    blocks = [one.documents for one in results if isinstance(one, Batch) and one.documents]
    return [document for block in blocks for document in block.decoded()]


def reading_processes(of: int) -> list[int]:
    """Return the processes that the process *of* started to read."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            command = (entry / "cmdline").read_text()
        except OSError:
            continue  # it has ended
        if parent == of and "indexer.reading" in command:
            found.append(int(entry.name))
    return found


def running(processes: list[int]) -> list[int]:
    """Return those of *processes* that have not ended."""
    found = []
    for process in processes:
        with contextlib.suppress(FileNotFoundError):
            state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
            found += [process] if state != "Z" else []
    return found


class Killing(Progress):
    """Ends the processes that read once the first result is there."""

    def advance(self, size: int, documents: int) -> None:
        super().advance(size, documents)
        for process in reading_processes(os.getpid()):
            os.killpg(process, signal.SIGKILL)


def test_a_process_that_is_ended_is_told_by_file_and_nothing_is_changed(
    archive: Path, tmp_path: Path
) -> None:
    with pytest.raises(ChildProcessError, match=r"^b\.jsonl: the process that read it ended"):
        update_index(archive, tmp_path / "index", processes=2, progress=Killing(io.StringIO()))

    assert not segments(tmp_path / "index")
    assert not reading_processes(os.getpid())


def index_of(archive: Path, where: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "search.command", "index", str(archive), "--index", str(where)]
    return subprocess.run(command, capture_output=True, check=False)


def test_a_first_run_from_the_shell_makes_the_same_index(archive: Path, tmp_path: Path) -> None:
    run = index_of(archive, tmp_path / "shell")

    assert run.returncode == 1, run.stderr  # as a line is no JSON
    update_index(archive, tmp_path / "here", processes=1)
    assert segments(tmp_path / "shell") == segments(tmp_path / "here")


def test_processes_start_early_only_where_all_of_a_large_archive_is_read(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.readers.processors", lambda: 2)
    (tmp_path / "small.txt").write_text("Fraud\n\n01 May 2014\n\nPolice arrest a fraudster\n")
    update_index(archive / "c.txt", tmp_path / "index")

    def started(archive: Path, name: str, *, rebuild: bool = False) -> bool:
        with started_early(archive, str(tmp_path / name), rebuild=rebuild) as readers:
            running = reading_processes(os.getpid())
        assert bool(running) == (readers is not None)
        return bool(running)

    assert started(archive, "new")
    assert started(archive, "index", rebuild=True)
    assert not started(archive, "index")
    assert not started(tmp_path / "small.txt", "new")
    assert not reading_processes(os.getpid())


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what is told of 3 MB read in 12 seconds, a megabyte every four."""
    now = 100.0
    monkeypatch.setattr("indexer.progress.time.monotonic", lambda: now)
    progress = Progress(stream)
    progress.begin(2, 4_000_000)
    for _ in range(3):
        now += 4
        progress.advance(1_000_000, 1_200)
    progress.end()
    return stream.getvalue()


UPDATING = """
import sys
from pathlib import Path
from indexer import update_index
from indexer.progress import Progress

class Halting(Progress):
    def advance(self, size, documents):
        print("reading", flush=True)
        sys.stdin.read()

update_index(Path(sys.argv[1]), Path(sys.argv[2]), processes=2, progress=Halting(sys.stderr))
"""


def test_processes_run_our_code_in_any_folder_and_end_when_the_update_is_killed(
    archive: Path, tmp_path: Path
) -> None:
    (tmp_path / "search.py").write_text("raise RuntimeError('another program')", "utf-8")
    command = [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path}; {UPDATING}"]
    update = subprocess.Popen(
        [*command, str(archive), "index"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with contextlib.ExitStack() as ending:
        assert update.stdin
        assert update.stdout
        ending.enter_context(update.stdin)
        ending.enter_context(update.stdout)
        ending.callback(update.wait)
        ending.callback(update.kill)
        assert next_line(update, update.stdout) == b"reading\n"
        started = reading_processes(update.pid)
        assert started

    waited_until = time.monotonic() + PATIENCE
    while (alive := running(started)) and time.monotonic() < waited_until:
        time.sleep(0.01)
    assert not alive


def test_progress_is_a_line_every_ten_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(io.StringIO(), monkeypatch).splitlines() == [
        "reading 2 files, 4.0 MB",
        "read 3.0 MB of 4.0 MB, 3,600 documents, 300 a second; about 4 s left",
    ]


@pytest.mark.parametrize(
    ("took", "size", "told_left"),
    [(2, 900_000, ""), (12, 10_000, ""), (12, 50_000, "; about 4 min left"), (400, 50_000, "2 h")],
    ids=["too soon", "too little read", "enough", "hours"],
)
def test_time_left_is_told_once_enough_is_read(
    monkeypatch: pytest.MonkeyPatch, took: int, size: int, told_left: str
) -> None:
    now, stream = 100.0, Terminal()
    monkeypatch.setattr("indexer.progress.time.monotonic", lambda: now)
    progress = Progress(stream)
    progress.begin(1, 1_000_000)
    now += took
    progress.advance(size, 1_200)

    assert ("left" in stream.getvalue()) == bool(told_left)
    assert told_left in stream.getvalue()


def test_encoding_is_told_after_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    now, stream = 100.0, io.StringIO()
    monkeypatch.setattr("indexer.progress.time.monotonic", lambda: now)
    progress = Progress(stream)
    for texts in (1_000, 4_000, 7_000, 10_000, 13_000):
        progress.encoded(texts, 13_000)
        now += 4

    assert stream.getvalue().splitlines() == [
        "encoded 10,000 of 13,000 texts for search by meaning, 750 a second; about 4 s left"
    ]


def test_progress_is_one_line_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = told(Terminal(), monkeypatch).split("\r\x1b[K")

    assert lines[2:] == [
        "read 1.0 MB of 4.0 MB, 1,200 documents, 300 a second; about 12 s left",
        "read 2.0 MB of 4.0 MB, 2,400 documents, 300 a second; about 8 s left",
        "read 3.0 MB of 4.0 MB, 3,600 documents, 300 a second; about 4 s left",
        "",
    ]
