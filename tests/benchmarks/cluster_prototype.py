"""How fast an index on a cluster is beside the experiment that it began with, in one run.

    python tests/benchmarks/cluster_prototype.py HEADLINES PYTHON PROTOTYPE [--documents 100000]
        [--queries 200] [--rounds 3] [--keep FOLDER]

It asks the three nodes that `make cluster` starts. HEADLINES is what `made_archive` takes.
PROTOTYPE is the folder of `prototype.py`, and PYTHON an interpreter that has opensearch-py and the
checkout which the prototype imports. Each side is a process of its own; the two take turns, query
by query, and which of them begins alternates. A query is one to three neighbouring words of a
headline, a phrase, any of two words, or a beginning, each with a filter on language, topic or
dates. Its answer has 20 hits, the total, facets and years.

Times are what the client waits; the processor time of the client and of the three nodes stands
beside them. `first` is a query that was not asked before, and `again` are later rounds of the same
ones. Writing is from documents that were read before to an index that is searched, and the two
take turns for parts of 5,000. With `--keep FOLDER` what was made is left there and on the cluster,
and used by the next run.
"""

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

PART = 5_000
SIZE = 20
LANGUAGES = ("ar", "en", "es", "fr")


class Ours:
    """The product, as it is installed; *folder* has the index from which documents are read."""

    name = "dateline"

    def __init__(self, where: str, folder: str) -> None:
        from search import open_index

        self._where = f"{where}/{self.name}"
        self._documents = sorted(open_index(folder).documents(), key=lambda one: one.id)

    def rows(self) -> list[dict[str, Any]]:
        """Return what the other side writes."""
        return [
            {
                "id": one.id,
                "text": one.text,
                "language": one.language.code,
                "date": one.date.isoformat() if one.date else None,
                "topics": [[topic.id, topic.label] for topic in one.topics],
            }
            for one in self._documents
            if one.kind == "headline"
        ]

    def begin(self) -> None:
        from search import open_writer

        self._writer = open_writer(self._where, rebuild=True)
        self._left = iter([d for d in self._documents if d.kind == "headline"])

    def write(self) -> int:
        some = list(islice(self._left, PART))
        for one in some:
            self._writer.put(one)
        return len(some)

    def commit(self) -> None:
        self._writer.commit()
        self._writer.close()

    def open(self) -> None:
        from search import open_index

        self._engine = open_index(self._where)
        self._engine.prepare()  # as `dateline serve` does

    def search(self, asked: dict[str, Any]) -> int:
        from search import DateRange, Filter, Query

        return self._engine.search(_query(asked, Query, Filter, DateRange)).total


class Prototype:
    """The experiment; the file *rows* has the documents."""

    name = "prototype"

    def __init__(self, where: str, rows: str) -> None:
        import datetime as dt

        import prototype
        from opensearchpy import OpenSearch
        from search.documents import Document

        from corpus import Language, Topic

        hosts = [f"http://{host}" for host in where.removeprefix("http://").split(",")]
        self._client = OpenSearch(hosts, timeout=120, max_retries=5, retry_on_timeout=True)
        self._prototype = prototype
        self._documents = [
            Document(
                id=row["id"],
                kind="headline",
                text=row["text"],
                language=Language(row["language"], 1.0, "stated"),
                date=dt.date.fromisoformat(row["date"]) if row["date"] else None,
                topics=tuple(Topic(*one) for one in row["topics"]),
            )
            for row in json.loads(Path(rows).read_text())
        ]

    def begin(self) -> None:
        with suppress(Exception):
            self._client.indices.delete(index=self.name)
        self._client.indices.create(index=self.name, body=self._prototype.MAPPING)
        self._left = iter(self._documents)

    def write(self) -> int:
        from opensearchpy.helpers import bulk

        some = list(islice(self._left, PART))
        made = (
            {"_index": self.name, "_id": f"{one.id}@1", "_source": self._prototype.fields(one, 1)}
            for one in some
        )
        bulk(self._client, made, chunk_size=1_000, request_timeout=120)
        return len(some)

    def commit(self) -> None:
        self._client.indices.refresh(index=self.name)

    def open(self) -> None:
        self._engine = self._prototype.OSEngine(self._client, self.name)

    def search(self, asked: dict[str, Any]) -> int:
        from search.query import DateRange, Filter, Query

        found = self._engine.search(_query(asked, Query, Filter, DateRange))
        return int(found["hits"]["total"]["value"])


def _query(asked: dict[str, Any], query: Any, condition: Any, dates: Any) -> Any:
    import datetime as dt

    days = [dt.date.fromisoformat(day) for day in asked["dates"]]
    return query(
        text=asked["text"],
        words=asked["words"],
        filters=tuple(condition(*one) for one in asked["filters"]),
        size=SIZE,
        **({"dates": dates(*days)} if days else {}),
    )


def answer(side: Any) -> None:
    """Do what is asked on the lines of the standard input, and tell how long it took."""
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        began, used = time.perf_counter(), time.process_time()
        told = getattr(side, name)(*arguments)
        took = time.perf_counter() - began, time.process_time() - used
        print(json.dumps([told, *took, memory()]), flush=True)


def memory() -> float:
    """Return the most megabytes that this process has had in memory, its parent's aside."""
    (peak,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(peak) / 1e3


class Side:
    """A process that answers for one of the two."""

    def __init__(self, python: str, path: str, kind: str, *arguments: str) -> None:
        self.name = kind
        self._process = subprocess.Popen(
            [python, __file__, "--side", kind, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": path},
        )
        self.took: dict[str, list[float]] = defaultdict(list)
        self.used: dict[str, list[float]] = defaultdict(list)
        self.nodes: dict[str, list[float]] = defaultdict(list)
        self.memory = 0.0

    def do(self, step: str, name: str, *arguments: Any) -> Any:
        """Have it do something, which counts as *step*, and return what it says."""
        assert self._process.stdin
        assert self._process.stdout
        before = processor_time()
        print(json.dumps([name, *arguments]), file=self._process.stdin, flush=True)
        told, took, used, self.memory = json.loads(self._process.stdout.readline())
        self.took[step].append(took)
        self.used[step].append(used)
        self.nodes[step].append(processor_time() - before)
        return told

    def end(self) -> None:
        """End the process."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


def processor_time() -> float:
    """Return the processor time that the three nodes have used, in seconds."""
    from cluster import three_nodes

    cluster = three_nodes()
    return sum(
        sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))
        / os.sysconf("SC_CLK_TCK")
        for pid in cluster.processes
    )


def make_queries(rows: list[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """Yield *count* queries, drawn from *rows*."""
    chance = random.Random(7)  # noqa: S311 - for a benchmark
    for number in range(count):
        row, other = chance.choice(rows), chance.choice(rows)
        words = row["text"].replace('"', " ").split()
        at = chance.randrange(len(words))
        some = words[at : at + 1 + number % 3]
        match number % 5:
            case 0:
                text = words[at]
            case 1:
                text = " ".join(some)
            case 2:
                text = f'"{" ".join(words[at : at + 2])}"'
            case 3:
                text = f"{words[at]} {chance.choice(other['text'].split())}"
            case _:
                text = f"{words[at][:4]}*"
        filters: list[tuple[str, str]] = []
        dates: list[str] = []
        match chance.randrange(3):
            case 0:
                filters = [("language", row["language"])]
            case 1 if row["topics"]:
                filters = [("topic", row["topics"][0][0])]
            case _:
                dates = ["2012-01-01", "2016-01-01"]
        yield {
            "text": text,
            "words": "any" if number % 5 == 3 else "all",
            "filters": filters,
            "dates": dates,
        }


def main() -> None:
    """Compare the two."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("headlines", type=Path)
    parser.add_argument("python")
    parser.add_argument("prototype", type=Path)
    for name, count in (("documents", 100_000), ("queries", 200), ("rounds", 3)):
        parser.add_argument(f"--{name}", type=int, default=count)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).parent.parent))
    with tempfile.TemporaryDirectory() as folder:
        compare(asked, asked.keep or Path(folder))


def compare(asked: argparse.Namespace, folder: Path) -> None:
    """Write, ask and print."""
    from cluster import three_nodes
    from made_archive import made_headlines

    from indexer import update_index

    rows, index, kept = folder / "rows.json", folder / "index", folder / "written"
    where = three_nodes().address
    if not index.exists():
        made = folder / "made.jsonl"
        with made.open("w") as out:
            for row in made_headlines(asked.headlines, asked.documents):
                print(json.dumps(row), file=out)
        update_index(made, index, meaning="off")
        rows.write_text(json.dumps(Ours(where, str(index)).rows()))
    ours = Side(sys.executable, os.environ.get("PYTHONPATH", ""), "dateline", where, str(index))
    other = Side(asked.python, str(asked.prototype), "prototype", where, str(rows))
    sides = [ours, other]
    if not kept.exists():
        for side in sides:
            side.do("begin", "begin")
        left = True
        while left:
            left = [side.do("write", "write") for side in sides] != [0, 0]
            sides.reverse()
        for side in sides:
            side.do("write", "commit")
        kept.touch()
        for side in (ours, other):
            tell(side, "write")
    for side in sides:
        side.do("open", "open")
    queries = list(make_queries(json.loads(rows.read_text()), asked.queries))
    different = 0
    for number in range(asked.rounds):
        for query in queries:
            sides.reverse()
            step = "again" if number else "first"
            totals = {side.do(step, "search", query) for side in sides}
            different += len(totals) > 1
    for step in ("first", "again")[: asked.rounds]:
        for side in (ours, other):
            tell(side, step)
    print(f"{different} totals differ")
    for side in sides:
        side.end()


def tell(side: Side, step: str) -> None:
    """Print the figures of one step."""
    took = sorted(1e3 * seconds for seconds in side.took[step])
    client, nodes = (1e3 * statistics.mean(used) for used in (side.used[step], side.nodes[step]))
    if step == "write":
        count = len(took)
        print(
            f"{step} {side.name}: {sum(took) / 1e3:.1f} s, of processor time client"
            f" {client * count / 1e3:.1f} s, nodes {nodes * count / 1e3:.1f} s"
        )
        return
    p99 = took[min(len(took) - 1, int(len(took) * 0.99))]
    print(
        f"{step} {side.name}: mean {statistics.mean(took):.1f}, p50 {statistics.median(took):.1f},"
        f" p99 {p99:.1f} ms, of processor time client {client:.1f}, nodes {nodes:.1f} ms;"
        f" {side.memory:.0f} MB"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--side"]:
        answer({"dateline": Ours, "prototype": Prototype}[sys.argv[2]](*sys.argv[3:]))
    else:
        main()
