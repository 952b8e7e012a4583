"""Tokenizing in another process: the index is the same, and the process always ends."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import PATIENCE, next_line

from search import Document, Query, open_index
from search.columnar import ColumnWriter
from search.columnar.writing import buffer

Make = Callable[..., Document]

WRITING = """
import sys, time
from pathlib import Path
from corpus import Language
from search import Document
from search.columnar import ColumnWriter
from search.columnar.writing import buffer

buffer.BLOCK = 4
ENGLISH = Language("en", 1.0, "stated")
with ColumnWriter(Path(sys.argv[1]), processes=2) as writer:
    for number in range(8):
        writer.put(Document(id=f"{number}", kind="headline", text="fox", language=ENGLISH))
    print("writing", flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buffer, "BLOCK", 4)


def made(count: int, make_document: Make) -> list[Document]:
    words = ["red", "Fox", "hens", "policías", "año", "東京都", "can't", "أخبار"]
    languages = ["en", "es", "ja", "ar", "sw"]
    return [
        make_document(
            " ".join(words[number % step] for step in range(1, 8)) + f" {number}",
            f"2014-01-{number % 28 + 1:02}",
            languages[number % 5],
        )
        for number in range(count)
    ]


def put_all(writer: ColumnWriter, documents: list[Document]) -> None:
    for document in documents:
        writer.put(document)


def children(process: int) -> list[int]:
    return [
        int(child)
        for thread in Path(f"/proc/{process}/task").iterdir()
        for child in (thread / "children").read_text("utf-8").split()
    ]


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.parametrize("buffer_tokens", [1_000_000, 300], ids=["one buffer", "many"])
def test_two_processes_write_what_one_writes(
    tmp_path: Path, make_document: Make, buffer_tokens: int
) -> None:
    first, then = made(150, make_document), made(170, make_document)[150:]
    written = []
    for processes in (1, 2):
        folder = tmp_path / f"{processes}"
        others = set(children(os.getpid()))
        with ColumnWriter(folder, processes=processes, buffer_tokens=buffer_tokens) as writer:
            put_all(writer, first)
            assert len(set(children(os.getpid())) - others) == processes - 1
            writer.commit()
            put_all(writer, then)  # with the token ids known by now
            writer.commit()
        assert set(children(os.getpid())) == others
        written.append({path.name: path.read_bytes() for path in sorted(folder.glob("*.col"))})

    one, two = written
    assert one == two
    holding = sum("policías" in document.text for document in [*first, *then])
    assert open_index(tmp_path / "2").search(Query(text="policias")).total == holding


def test_the_process_runs_the_writers_code_in_any_working_directory(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "search.py").write_text("raise RuntimeError('another program')", "utf-8")
    monkeypatch.chdir(tmp_path)

    with ColumnWriter(tmp_path / "index", processes=2) as writer:
        put_all(writer, made(9, make_document))
        writer.commit()

    assert open_index(tmp_path / "index").stats().index.documents == 9


def test_a_few_documents_start_no_process(tmp_path: Path, make_document: Make) -> None:
    others = children(os.getpid())
    with ColumnWriter(tmp_path, processes=2) as writer:
        put_all(writer, made(3, make_document))
        writer.commit()
        assert children(os.getpid()) == others


def test_a_killed_process_is_reported_and_leaves_the_index_as_it_was(
    tmp_path: Path, make_document: Make
) -> None:
    with ColumnWriter(tmp_path) as writer:
        writer.put(make_document("red fox"))
        writer.commit()
    others = set(children(os.getpid()))

    documents = made(200, make_document)
    with ColumnWriter(tmp_path, processes=2) as writer:
        put_all(writer, documents[:100])
        (tokenizer,) = set(children(os.getpid())) - others
        os.kill(tokenizer, signal.SIGKILL)
        with pytest.raises(
            ChildProcessError, match=r"^the process that tokenizes texts .* status -9$"
        ):
            put_all(writer, documents)
        for _ in range(2):
            with pytest.raises(ChildProcessError):
                writer.commit()

    assert open_index(tmp_path).stats().index.documents == 1
    with ColumnWriter(tmp_path, processes=2) as writer:
        put_all(writer, documents)
        writer.commit()
    assert open_index(tmp_path).stats().index.documents == 201


def test_the_process_ends_when_its_writer_is_killed(tmp_path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITING, str(tmp_path)], stdout=subprocess.PIPE
    )
    with contextlib.ExitStack() as ending:
        ending.callback(writer.wait)
        ending.callback(writer.kill)
        assert writer.stdout
        ending.enter_context(writer.stdout)
        assert next_line(writer, writer.stdout) == b"writing\n"
        (tokenizer,) = children(writer.pid)
        assert is_alive(tokenizer)

    waited_until = time.monotonic() + PATIENCE
    while is_alive(tokenizer) and time.monotonic() < waited_until:
        time.sleep(0.01)
    assert not is_alive(tokenizer)
