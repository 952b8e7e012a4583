"""What an index on a cluster of three nodes holds after faults, by kind.

    python tests/benchmarks/cluster_faults.py [KIND ...]

Without KIND all are run: `writer` (killed while it sends, then the next one writes), `node` (a data
node is killed while a commit is made, and starts again), `manager` (the same with the elected
manager), `build` (a node is killed while an index is rebuilt, which has no replicas yet, and starts
again), `lost` (it does not start again until the writer gave up), `load` (a node is killed while
readers search) and `all` (all nodes are killed while a
writer sends, and start again). After each the index must have exactly the documents of the last
commit or, if that is what was asked for, of the next one, with its checksums right; and no reader
may have seen anything else, nor have been told of an error where nodes were left.

It needs what `make cluster` needs, and takes some minutes.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parent.parent))

from cluster import Cluster

from corpus import Language, Source
from search import Document, IndexProblem, Query, open_index, open_writer

COUNT = 3_000
WRITER = """
import sys, time
sys.path[:0] = sys.argv[4:]
from cluster_faults import documents
from search import open_writer

with open_writer(sys.argv[1], rebuild=sys.argv[3] == "rebuild") as writer:
    for document in documents(sys.argv[2]):
        writer.put(document)
        if document.text.endswith(" 1500"):
            print("half", flush=True)
    writer.commit()
    print("committed", flush=True)
"""


def documents(generation: str, count: int = COUNT) -> list[Document]:
    """Return the documents of an index all of which are of one *generation*."""
    return [
        Document(
            id=f"{number}",
            kind="headline",
            text=f"Generation {generation} headline {number}",
            language=Language("en", 1.0, "stated"),
            sources=(Source("made.jsonl", number + 1),),
        )
        for number in range(count)
    ]


class Reader(threading.Thread):
    """Searches until it is stopped, and counts what it saw: generations, halves and errors."""

    def __init__(self, where: str) -> None:
        super().__init__(daemon=True)
        self._where = where
        self._ended = threading.Event()
        self.reads = self.halves = self.errors = 0
        self.longest = 0.0
        self.start()

    def run(self) -> None:
        """Search."""
        engine = open_index(self._where)
        while not self._ended.is_set():
            began = time.monotonic()
            try:
                # Words are exact, as "two" would find a headline 2 as well.
                totals = [
                    engine.search(
                        Query(text=f"generation {name} headline", match="exact", size=1)
                    ).total
                    for name in ("one", "two")
                ]
                found = engine.search(Query(text="headline", size=1)).total
            except IndexProblem as problem:
                self.errors += 1
                print(f"  a reader: {problem}")
                continue
            self.reads += 3
            self.halves += sum(total not in (0, COUNT) for total in totals) + (found != COUNT)
            self.longest = max(self.longest, time.monotonic() - began)

    def stop(self) -> None:
        """Stop, and wait until it has."""
        self._ended.set()
        self.join()


def start_writer(where: str, generation: str, way: str = "update") -> subprocess.Popen[str]:
    """Start a process that writes a generation by an update or a rebuild."""
    own = Path(__file__).parent
    command = [sys.executable, "-c", WRITER, where, generation, way, str(own), str(own.parent)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def wait_for(writer: subprocess.Popen[str], said: str) -> None:
    """Wait until a writer says so."""
    assert writer.stdout is not None
    line = writer.stdout.readline().strip()
    if line != said:
        raise SystemExit(f"the writer said {line!r} where {said!r} was expected")


def held(where: str) -> str:
    """Return the generation that an index holds as a whole; its checksums are compared."""
    engine = open_index(where)
    engine.verify()
    found = list(engine.documents())
    generations = {document.text.split()[1] for document in found}
    if len(found) != COUNT or len(generations) != 1:
        raise SystemExit(f"{len(found)} documents of the generations {generations}")
    return generations.pop()


def kill_writer(where: str, _: Cluster) -> str:
    """Kill a writer that sends, and have the next one write."""
    writer = start_writer(where, "two")
    wait_for(writer, "half")
    writer.kill()
    writer.wait()
    before = held(where)
    write(where, "two")
    return f"{before} then {held(where)}"


def kill_node(where: str, cluster: Cluster, *, manager: bool = False) -> str:
    """Kill a node while a commit is made."""
    chosen = managing(cluster)
    node = chosen if manager else (chosen + 1) % 3
    writer = start_writer(where, "two")
    wait_for(writer, "half")
    cluster.kill(node)
    wait_for(writer, "committed")
    writer.wait()
    found = held(where)
    cluster.start()
    return f"{found} then {held(where)}"


def kill_manager(where: str, cluster: Cluster) -> str:
    """Kill the elected manager while a commit is made."""
    return kill_node(where, cluster, manager=True)


def kill_in_build(where: str, cluster: Cluster) -> str:
    """Kill a node that has a shard of an index without replicas, and start it again."""
    writer = start_writer(where, "two", "rebuild")
    wait_for(writer, "half")
    cluster.kill((managing(cluster) + 1) % 3)
    before = held(where)
    cluster.start()
    wait_for(writer, "committed")
    writer.wait()
    return f"{before} then {held(where)}"


def lose_in_build(where: str, cluster: Cluster) -> str:
    """Kill a node that has a shard of an index without replicas until the writer gives up."""
    writer = start_writer(where, "two", "rebuild")
    wait_for(writer, "half")
    cluster.kill((managing(cluster) + 1) % 3)
    wait_for(writer, "")
    if writer.wait() == 0:
        raise SystemExit("the writer ended as if nothing lacked")
    before = held(where)
    cluster.start()
    write(where, "two")
    return f"{before} then {held(where)}"


def kill_under_load(where: str, cluster: Cluster) -> str:
    """Kill a node while readers search, and nobody writes."""
    time.sleep(2)
    cluster.kill((managing(cluster) + 1) % 3)
    time.sleep(5)
    cluster.start()
    return held(where)


def kill_all(where: str, cluster: Cluster) -> str:
    """Kill all nodes while a writer sends, and start them again."""
    writer = start_writer(where, "two")
    wait_for(writer, "half")
    for node in range(3):
        cluster.kill(node)
    writer.kill()
    writer.wait()
    cluster.start()
    before = held(where)
    write(where, "two")
    return f"{before} then {held(where)}"


def managing(cluster: Cluster) -> int:
    """Return the number of the elected manager."""
    url = f"{cluster.address.split(',')[0]}/_cluster/state/cluster_manager_node,nodes"
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310  # our own
        state = json.load(answer)
    name = state["nodes"][state["cluster_manager_node"]]["name"]
    return int(name.removeprefix("node-"))


def write(where: str, generation: str) -> None:
    """Write a generation."""
    with open_writer(where) as writer:
        for document in documents(generation):
            writer.put(document)
        writer.commit()


KINDS: dict[str, tuple[Callable[[str, Cluster], str], bool]] = {
    "writer": (kill_writer, True),
    "node": (kill_node, True),
    "manager": (kill_manager, True),
    "build": (kill_in_build, True),
    "lost": (lose_in_build, True),
    "load": (kill_under_load, True),
    "all": (kill_all, False),
}
"""What is done, and whether readers search meanwhile."""


def main() -> None:
    """Inject the faults that are asked for."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("kinds", nargs="*", metavar="KIND", choices=[*KINDS, []])
    memory = Path("/dev/shm")  # noqa: S108
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    folder.chmod(0o755)
    cluster = Cluster.on_free_ports(folder / "three", 3)
    try:
        cluster.start()
        for kind in asked.parse_args().kinds or KINDS:
            inject, reads = KINDS[kind]
            where = f"{cluster.address}/{uuid4().hex}"
            write(where, "one")
            readers = [Reader(where) for _ in range(2 if reads else 0)]
            found = inject(where, cluster)
            for reader in readers:
                reader.stop()
            told = (
                f"{sum(r.reads for r in readers)} reads,"
                f" {sum(r.halves for r in readers)} of a half, {sum(r.errors for r in readers)}"
                f" failed, {max(r.longest for r in readers):.1f} s the longest three"
                if readers
                else "no readers"
            )
            print(f"{kind}: {found}; {told}", flush=True)
    finally:
        cluster.stop()
        folder.rmdir()


if __name__ == "__main__":
    main()
