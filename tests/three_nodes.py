"""An index on three nodes after faults: nothing is lost or invented, and no reader sees a half.

`make test-cluster` runs it, alone, as it starts three nodes of its own. In each test generation two
is put in the place of one, and two readers search meanwhile.
What a fault is to meet is waited for: its own sign, never a time. With `-rP` each test tells what
its readers saw.
"""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NoReturn
from uuid import uuid4

import pytest
from cluster import Cluster, ClusterMissing, roomy_folder
from generations import COUNT, Reader, command, generation, write
from processes import next_line, running

from search import Query, open_index
from search.opensearch.address import parse_address
from search.opensearch.client import READ_SECONDS, Client

LONG = 600
"""Seconds in which even a very busy machine is done with anything here."""

NODES = range(3)


@pytest.fixture(scope="module")
def cluster(skip: Callable[[str], NoReturn]) -> Iterator[Cluster]:
    """Return three nodes, at ports and in a folder of their own."""
    with tempfile.TemporaryDirectory(dir=roomy_folder(3 << 30)) as folder:
        Path(folder).chmod(0o755)
        cluster = Cluster.on_free_ports(Path(folder) / "three", len(NODES))
        try:
            cluster.start()
            yield cluster
        except ClusterMissing as lacking:
            skip(f"no cluster can be started: {lacking}")
        finally:
            cluster.stop()


@pytest.fixture(scope="module", autouse=True)
def long_patience() -> Iterator[None]:
    """Have whoever asks wait for as long as a very busy machine may take."""
    with patient(LONG):
        yield


@contextmanager
def patient(seconds: float) -> Iterator[None]:
    """Have indexes that are opened now be asked so long until no node is said to answer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client.__init__, "__defaults__", (seconds, READ_SECONDS))
        yield


@pytest.fixture
def where(cluster: Cluster) -> Iterator[str]:
    """Return the address of an index that holds generation one."""
    cluster.start()  # what a failed test left dead
    where = f"{cluster.address}/{uuid4().hex}"
    write(where, "one")
    yield where
    client, name = ask(where)
    client.delete(f"{name},{name}.*")


def ask(where: str) -> tuple[Client, str]:
    """Return a client of the cluster that has an index, and the index's name."""
    address = parse_address(where, {})
    return Client(address), address.name


def manager(where: str) -> int:
    """Return the number of the elected manager."""
    client, _ = ask(where)
    return number(client.get("_cat/cluster_manager", format="json")[0]["node"])


def holders(where: str, data: str = "d1") -> list[int]:
    """Return the numbers of the nodes that have the documents, that which writes them first."""
    client, name = ask(where)
    told = client.get(f"_cat/shards/{name}.{data}", format="json")
    placed = sorted((shard["prirep"], shard["node"]) for shard in told if shard["node"])
    return [number(node) for _, node in placed]


def number(node: str) -> int:
    """Return the number of a node by its name."""
    return int(node.removeprefix("node-"))


def stored(where: str) -> int:
    """Return how many versions of documents the cluster was given to store, and has."""
    client, name = ask(where)
    told = client.get(f"{name}.d*/_stats/indexing")
    return int(told["_all"]["primaries"]["indexing"]["index_total"])


def wait_for(true: Callable[[], bool]) -> None:
    """Wait until something is true, which is sure to come."""
    until = time.monotonic() + LONG
    while not true():
        assert time.monotonic() < until
        time.sleep(0.02)


def check(where: str, name: str, *, version: str = "") -> None:
    """Check that an index, or an older *version*, holds exactly the generation *name*."""
    engine = open_index(where)
    if version:
        query = Query(text=f"generation {name}", match="exact", as_of=version)
        assert engine.search(query).total == COUNT
        return
    engine.verify()
    found = list(engine.documents())
    assert len(found) == COUNT
    assert {document.id: document for document in found} == {
        document.id: document for document in generation(name)
    }


@contextmanager
def reading(where: str, patience: float) -> Iterator[list[Reader]]:
    """Yield two readers that search meanwhile, and check that all they saw was whole.

    A reader asks for *patience* seconds until it is told that no node answers.
    """
    with ExitStack() as resources:
        with patient(patience):
            readers = [resources.enter_context(Reader(where)) for _ in range(2)]
        search_on(readers)
        yield readers
        search_on(readers)
    searches = sum(reader.searches for reader in readers)
    problems = [problem for reader in readers for problem in reader.problems.elements()]
    print(f"{searches} searches, {len(problems)} failed")
    assert [reader.wrong for reader in readers] == [[], []]
    assert {problem.partition(":")[0] for problem in problems} <= {"IndexUnreachable"}
    if patience >= LONG:
        assert problems == []


def search_on(readers: list[Reader]) -> None:
    """Wait until each reader was answered a whole round of searches that begins now."""
    before = [reader.searches for reader in readers]
    for reader, searches in zip(readers, before, strict=True):
        wait_for(lambda reader=reader, searches=searches: reader.searches > searches + 3)


@contextmanager
def writing(where: str, way: str, said: str = "") -> Iterator[subprocess.Popen[str]]:
    """Yield a process that writes generation two, after it *said* so."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with running(command(where, "two", way), **pipes) as writer:
        if said:
            assert next_line(writer, writer.stdout) == f"{said}\n"
        yield writer


def finish(writer: subprocess.Popen[str]) -> None:
    """Have a writer go on, and wait until it has committed."""
    assert writer.stdin is not None
    writer.stdin.close()
    assert writer.wait(LONG) == 0


def test_a_writer_that_is_killed_while_it_sends(where: str) -> None:
    with reading(where, LONG) as readers:
        before = stored(where)
        with writing(where, "endless") as writer:
            wait_for(lambda: stored(where) > before + COUNT // 2)
            writer.kill()
            assert writer.wait() < 0
        check(where, "one")
        search_on(readers)

        write(where, "two")

        check(where, "two")
        check(where, "one", version="1")


@pytest.mark.parametrize("kind", ["one with documents", "the manager"])
def test_a_node_that_is_killed_while_a_commit_is_made(
    where: str, cluster: Cluster, kind: str
) -> None:
    chosen = manager(where)
    if kind == "one with documents":
        chosen = next(node for node in holders(where) if node != chosen)
    with reading(where, LONG) as readers:
        with writing(where, "update", "committing") as writer:
            cluster.kill(chosen)
            search_on(readers)
            finish(writer)
        check(where, "two")
        cluster.start()
        check(where, "two")
        check(where, "one", version="1")


def test_a_node_that_is_killed_while_an_index_is_rebuilt(where: str, cluster: Cluster) -> None:
    with reading(where, LONG) as readers:
        with writing(where, "rebuild", "half") as writer:
            (only,) = holders(where, "d2")  # it has no copies as yet
            cluster.kill(only)
            check(where, "one")
            search_on(readers)
            cluster.start()
            finish(writer)
        check(where, "two")
        check(where, "one", version="1")


def test_all_nodes_that_are_killed_while_a_writer_sends(where: str, cluster: Cluster) -> None:
    with reading(where, 1) as readers:
        before = stored(where)
        with writing(where, "endless") as writer:
            wait_for(lambda: stored(where) > before + COUNT // 2)
            for node in NODES:
                cluster.kill(node)
            assert writer.poll() is None
            wait_for(lambda: all(reader.problems for reader in readers))
            writer.kill()
        cluster.start()
        check(where, "one")
        search_on(readers)

        write(where, "two")

        check(where, "two")
        check(where, "one", version="1")


def test_all_nodes_that_are_ended_and_start_again(where: str, cluster: Cluster) -> None:
    write(where, "two")
    with reading(where, 1) as readers:
        for node in NODES:
            cluster.end(node)
        wait_for(lambda: all(reader.problems for reader in readers))
        cluster.start()
        search_on(readers)
    check(where, "two")
    check(where, "one", version="1")
