"""How much processor time the pages of several checkouts take, side by side in one run.

    python tests/benchmarks/checkouts.py BEFORE=INDEX AFTER=INDEX [--queries 300] [--rounds 3]
                                         [--only PART]

Each checkout is the folder of a working tree with its environment in `.venv`, and each has an index
of its own, as layouts differ. A server with one worker runs over each. One client asks them the
same in turn, request by request, so that whatever else the machine does slows them alike. Queries
are one to three neighbouring words of headlines at even distances in the index of the last
checkout. All are asked before, and in each round, so that their answers may be kept; those called
new are others in each round, and 20 of them are asked before in another way. Processor time is that
of all threads of the worker, from /proc, in ms: the median, p50 and p99 over all requests, and for
each checkout the ratio of its mean to that of the first, from the lowest to the highest round. The
shell and the start of a server are whole processes. Memory is the worker's own at the end, in MB,
pages of the mapped index not counted.
"""

import argparse
import re
import resource
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path
from statistics import mean, quantiles
from urllib.parse import quote, urlencode, urlsplit

from search import Query, open_index
from search.language.analysis import tokenize

_INTERFACES = ("en", "es", "fr", "ar")
_SHELL_RUNS = 5
_NEW = "new"


@dataclass
class Checkout:
    """A working tree with a running server over its own index."""

    name: str
    folder: Path
    index: Path
    worker: int = 0
    connection: HTTPConnection = field(default_factory=lambda: HTTPConnection("127.0.0.1"))

    def command(self, *arguments: str) -> list[str]:
        """Return the command line of `dateline` of this checkout over its index."""
        program = str(self.folder / ".venv" / "bin" / "dateline")
        return [program, *arguments, "--index", str(self.index)]

    def start(self) -> subprocess.Popen[str]:
        """Start a server with one worker, and wait until it listens."""
        command = self.command("serve", "--port", "0", "--workers", "1")
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        address = process.stdout.readline().split()[3]
        self.connection = HTTPConnection(urlsplit(address).netloc)
        self.ask("/healthz")
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        self.worker = int(children.read_text("ascii").split()[0])
        return process

    def ask(self, path: str) -> bytes:
        """Return the answer at *path*, whatever its status."""
        for _ in range(2):  # the server closes a connection that waited for the others too long
            try:
                self.connection.request("GET", path, headers={"Accept-Encoding": "zstd"})
                return self.connection.getresponse().read()
            except RemoteDisconnected:
                self.connection.close()
        raise ConnectionError(f"{self.name} closes the connection at {path}")

    def took(self, path: str) -> float:
        """Return the processor time of the worker for one request, in ms."""
        before = _processor_time(self.worker)
        self.ask(path)
        time.sleep(0.001)  # the worker counts and closes after the last byte
        return (_processor_time(self.worker) - before) / 1e6

    def memory(self) -> float:
        """Return the anonymous memory of the worker in MB."""
        status = Path(f"/proc/{self.worker}/status").read_text("ascii")
        found = re.search(r"^RssAnon:\s+(\d+)", status, re.MULTILINE)
        assert found is not None
        return int(found[1]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("checkouts", nargs="+", metavar="FOLDER=INDEX")
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="measure only what has this in its name")
    given = parser.parse_args()
    pairs = [argument.partition("=") for argument in given.checkouts]
    checkouts = [
        Checkout(Path(folder).name, Path(folder).resolve(), Path(index).resolve())
        for folder, _, index in pairs
    ]
    compare(checkouts, checkouts[-1].index, given.queries, given.rounds, given.only)


def compare(
    checkouts: Sequence[Checkout], index: Path, queries: int, rounds: int, only: str
) -> None:
    """Print a table with a line for each kind of request."""
    cells = " | ".join(f"{one.name}: p50, ms | p99, ms | ratio" for one in checkouts)
    print(f"| asked | {cells} |")
    print("| --- " * (1 + 3 * len(checkouts)) + "|")
    kinds = list(kinds_of_requests(index, queries, rounds))
    with ExitStack() as running:
        for checkout in checkouts:
            process = running.enter_context(checkout.start())
            running.callback(process.terminate)
        for name, paths in kinds:
            if only in name:
                for checkout in checkouts:
                    checkout.connection.close()  # the server gives up idle ones after 5 s
                    # Templates are compiled on their first use, and tables are read.
                    for path in paths[:20] if _NEW in name else dict.fromkeys(paths):
                        checkout.ask(path.replace("q=", "q=-") if _NEW in name else path)
                of_round = [paths[n::rounds] if _NEW in name else paths for n in range(rounds)]
                took = [alternate(checkouts, Checkout.took, some) for some in of_round]
                print(f"| {name} | {row(took)} |", flush=True)
        sizes = [checkout.memory() for checkout in checkouts]
        shown = " | ".join(f"{size:.0f} | | {size / sizes[0]:.2f}" for size in sizes)
        print(f"| memory of the worker, MB | {shown} |", flush=True)
    for name, run in (("dateline search in the shell", _shell), ("start to first answer", _start)):
        if only in name:
            took = [alternate(checkouts, run, [""]) for _ in range(_SHELL_RUNS)]
            print(f"| {name} | {row(took)} |", flush=True)


def alternate(
    checkouts: Sequence[Checkout], run: Callable[[Checkout, str], float], paths: Sequence[str]
) -> list[list[float]]:
    """Return the times of each checkout, all taken in turn for each of *paths*."""
    took: list[list[float]] = [[] for _ in checkouts]
    for path in paths:
        for times, checkout in zip(took, checkouts, strict=True):
            times.append(run(checkout, path))
    return took


def row(rounds: Sequence[Sequence[Sequence[float]]]) -> str:
    """Return p50, p99 and the range of ratios for each checkout as cells of a table."""
    cells = []
    for index in range(len(rounds[0])):
        times = [took for one in rounds for took in one[index]]
        cut = quantiles(times, n=100, method="inclusive")
        ratios = [mean(one[index]) / mean(one[0]) for one in rounds]
        cells.append(f"{cut[49]:.2f} | {cut[98]:.2f} | {min(ratios):.3f}–{max(ratios):.3f}")
    return " | ".join(cells)


def kinds_of_requests(index: Path, queries: int, rounds: int) -> Iterator[tuple[str, list[str]]]:
    """Yield what is asked: a name and the paths, of what is new those of all rounds."""
    texts = list(asked_texts(index, queries))
    others = dict.fromkeys(asked_texts(index, queries * (rounds + 1) + 1))
    new = [text for text in others if text not in texts][: queries * rounds]
    engine = open_index(index)
    for size in (20, 200):
        yield (
            f"search page, {size}",
            [
                f"/search?{urlencode({'q': text, 'size': size, 'ui': _INTERFACES[number % 4]})}"
                for number, text in enumerate(texts)
            ],
        )
    yield (
        f"search page, {_NEW}",
        [
            f"/search?{urlencode({'q': text, 'ui': _INTERFACES[number % 4]})}"
            for number, text in enumerate(new)
        ],
    )
    yield "JSON", [f"/search.json?{urlencode({'q': text})}" for text in texts]
    # No page of a search has the answer of its JSON in it, as it folds near-copies.
    yield f"JSON, {_NEW}", [f"/search.json?{urlencode({'q': text})}" for text in new]
    yield (
        "completions",
        [f"/suggest?{urlencode({'q': text[: 1 + n % 4]})}" for n, text in enumerate(texts)],
    )
    yield "home", [f"/?ui={_INTERFACES[number % 4]}" for number in range(queries // 5)]
    yield "topics", [f"/topics?ui={_INTERFACES[number % 4]}" for number in range(queries // 5)]
    facets = engine.stats().facets
    topics = [value.value for facet in facets if facet.id == "topic" for value in facet.values]
    yield (
        "topic page",
        [f"/topics/{quote(topics[number % len(topics)])}" for number in range(queries // 5)],
    )
    documents = engine.scan(Query(text="", sort="newest"))
    step = max(1, documents.total // queries)
    ids = [
        next(documents.documents(number * step, number * step + 1)).id
        for number in range(queries // 3)
    ]
    yield "headline page", [f"/headlines/{quote(one)}" for one in ids]
    yield "floor: /robots.txt", ["/robots.txt"] * queries


def asked_texts(index: Path, queries: int) -> Iterator[str]:
    """Yield one, two or three neighbouring words of headlines at even distances in *index*."""
    found = open_index(index).scan(Query(sort="newest"))
    step = max(1, found.total // queries)
    for number in range(queries):
        start = number * step % found.total
        text = next(found.documents(start, start + 1)).text
        words = [token.form for token in tokenize(text) if len(token.form) > 3] or [text[:10]]
        first = number % len(words)
        yield " ".join(words[first : first + 1 + number % 3])


def _processor_time(process: int) -> int:
    """Return the processor time of all threads of *process* in ns."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return sum(int((task / "schedstat").read_text("ascii").split()[0]) for task in tasks)


def _shell(checkout: Checkout, _: str) -> float:
    """Return the processor time of a whole `dateline search`, in ms."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(checkout.command("search", "election"), capture_output=True, check=True)
    return _since(before)


def _start(checkout: Checkout, _: str) -> float:
    """Return the processor time of a server that starts, answers one search and ends, in ms."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with checkout.start() as process:
        checkout.ask("/search?q=election")
        process.terminate()
    return _since(before)


def _since(before: resource.struct_rusage) -> float:
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


if __name__ == "__main__":
    main()
