"""Real indexes for the tests, and a server: over the sample archive, or documents made by hand."""

import datetime as dt
import gc
import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import NoReturn

import hypothesis
import pytest
from cluster import ClusterMissing, roomy_folder, shared_node
from contents import Contents
from examples import examples
from processes import next_line, running
from topic_page import PAGE

from corpus import Finding, Headline, Language, Source, Topic, open_archive
from indexer import update_index
from search import Document, Engine, open_index, open_writer
from search.meaning.encoder import Encoder, load_encoder

# How long an example takes depends on what else the machine does.
hypothesis.settings.register_profile("dateline", examples(100), deadline=None)
hypothesis.settings.load_profile("dateline")

# To load an encoder takes a second or more; the tests that are about meaning ask for it.
os.environ["DATELINE_MEANING"] = "off"

_PACKAGES = {
    "ip": "iproute2",
    "nginx": "nginx-light",
    "nsenter": "util-linux",
    "systemd-analyze": "systemd",
    "unshare": "util-linux",
}
"""The packages of Debian that have a tool, where their names differ."""

SAMPLE = Path(__file__).parent.parent / "corpus" / "sample"


def pytest_xdist_auto_num_workers() -> int:
    """Return how many tests run side by side: one more than processors.

    Tests often wait, for a browser, a server or a disk.
    """
    known = hasattr(os, "sched_getaffinity")
    return 1 + (len(os.sched_getaffinity(0)) if known else os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that are marked as long first."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Spare the collector of garbage the modules and tests of a run, which live as long as it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)  # objects made; 700, as usual, are fewer than most tests make


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test that is marked with a tool that is not installed; in CI it fails."""
    for marker in item.iter_markers("needs"):
        for tool in marker.args:
            if not shutil.which(tool):
                _skip(f"{tool} is missing; on Debian: apt install {_PACKAGES.get(tool, tool)}")


def _skip(reason: str) -> NoReturn:
    # CI is what most services set. `.ci/run` sets a name of our own, since Hypothesis, told by CI
    # where it is, tries the same examples each time.
    if os.environ.get("CI") or os.environ.get("DATELINE_CI"):
        pytest.fail(f"not skipped in CI: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session", autouse=True)
def disk_without_waiting() -> Iterator[None]:
    """Let no test of this process wait until a file is on the disk.

    What a power cut leaves is tested in processes of their own (test_indexer_faults.py).
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session")
def skip() -> Callable[[str], NoReturn]:
    """Return a function that skips a test for a reason; in CI the test fails instead."""
    return _skip


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """Return the encoder of the extra `meaning`, which a process loads once."""
    loaded = load_encoder()
    return loaded or _skip("no encoder is installed; it comes with the extra: meaning")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a folder with one page of one topic and one headline."""
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "fraud.txt").write_text(PAGE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the processes of a run of tests share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@pytest.fixture(scope="session")
def sample_index(run_folder: Path) -> Path:
    """Return the folder of an index of the sample archive, which the first to ask makes."""
    where = run_folder / "sample" / "index"
    with (run_folder / "sample.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not where.exists():
            update_index(SAMPLE, run_folder / "sample.part" / "index")
            (run_folder / "sample.part").rename(where.parent)
    return where


@pytest.fixture(scope="session")
def engine(sample_index: Path) -> Engine:
    """Return an engine over the sample archive."""
    return open_index(sample_index)


@pytest.fixture(scope="session")
def cluster_address(run_folder: Path) -> Iterator[str]:
    """Return the address of a cluster: one node, which the processes of a run of tests share.

    `DATELINE_TEST_CLUSTER` may name one that runs, as after `make cluster`.
    """
    if known := os.environ.get("DATELINE_TEST_CLUSTER"):
        yield known
        return
    folder = roomy_folder(1 << 30) / f"dateline-node-{os.getuid()}-{zlib.crc32(bytes(run_folder))}"
    with ExitStack() as resources:
        try:
            address = resources.enter_context(shared_node(folder))
        except ClusterMissing as lacking:
            _skip(f"no cluster can be started: {lacking}")
        yield address


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """Return a context manager: the address of a server over the index in a folder.

    On a free port of this machine, and without the last slash.
    """

    @contextmanager
    def serve(index: Path) -> Iterator[str]:
        dateline = str(Path(sys.executable).parent / "dateline")
        command = [dateline, "serve", "--port", "0", "--workers", "1", "--index", str(index)]
        with running(command, stdout=subprocess.PIPE) as server:
            yield next_line(server, server.stdout).split()[3].rstrip("/")

    return serve


@pytest.fixture(scope="session")
def address(
    sample_index: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    """Return the address of a server over the sample archive."""
    with serve(sample_index) as where:
        yield where


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    """Return a function that makes a headline of text, ISO date or none, language and topics."""

    def make(
        text: str, date: str | None = None, language: str = "en", topics: tuple[str, ...] = ()
    ) -> Document:
        return Document(
            id=f"{text}|{date}",
            kind="headline",
            text=text,
            language=Language(language, 1.0, "stated"),
            date_text=date,
            date=dt.date.fromisoformat(date) if date else None,
            date_precision="day" if date else None,
            topics=tuple(Topic(topic, topic.title()) for topic in topics),
            sources=(Source("made.jsonl", 1),),
        )

    return make


@pytest.fixture
def make_engine(tmp_path: Path) -> Callable[..., Engine]:
    """Return a function that indexes documents in a folder of the test's own."""

    def make(*documents: Document) -> Engine:
        with open_writer(tmp_path / "index", rebuild=True) as writer:
            for document in documents:
                writer.put(document)
            writer.commit()
        return open_index(tmp_path / "index")

    return make


ReadFile = Callable[..., tuple[list[Headline], list[tuple[str, str, str]]]]


@pytest.fixture
def contents_of(tmp_path: Path) -> Callable[[str, str | bytes], Contents]:
    """Return a function that reads one file of a name and a content."""

    def read(name: str, content: str | bytes) -> Contents:
        raw = content.encode() if isinstance(content, str) else content
        (tmp_path / name).write_bytes(raw)
        return Contents(tmp_path)

    return read


@pytest.fixture
def read_file(tmp_path: Path) -> ReadFile:
    """Return a function that gives the headlines of a file, and its findings as three texts.

    It takes the file's name, its content, and lines for `archive.toml`.
    """

    def read(
        name: str, content: str | bytes, manifest: str = ""
    ) -> tuple[list[Headline], list[tuple[str, str, str]]]:
        raw = content.encode() if isinstance(content, str) else content
        (tmp_path / name).write_bytes(raw)
        (tmp_path / "archive.toml").write_text(f"captured = 2020-01-01\n{manifest}", "utf-8")
        archive = open_archive(tmp_path)
        items = [item for file in archive.files() for item in archive.read(file)]  # type: ignore[arg-type]
        return [item for item in items if isinstance(item, Headline)], [
            (str(item.source), item.kind, item.reason)
            for item in items
            if isinstance(item, Finding)
        ]

    return read
