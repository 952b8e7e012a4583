"""How fast a site answers: pages, JSON, exports and 304s, by several clients at once.

    python tests/benchmarks/serving.py INDEX [--seconds 5] [--workers 2]

INDEX is the folder of an index. The real server runs over it with that many workers, and wrk (from
Debian) asks it on the loopback: every client waits for an answer before it asks again, and all ask
for the same 40 words in turn, the most frequent of the archive's headlines and some rarer ones. The
clients take their share of the same processors. Exports are read to their end by one client; the
server's memory is the largest of its processes' own, pages of the mapped index not counted.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

from search import Query, open_index
from search.language.analysis import tokenize

CLIENTS = (1, 4, 8, 16)
WORDS = 40
EXPORTS = ("csv", "ndjson", "ris", "bib")

_SCRIPT = """
local asked = {%s}
local place = 0
request = function()
  place = place %% #asked + 1
  return wrk.format("GET", asked[place], {%s})
end
done = function(summary, latency)
  local faults = summary.errors
  print(string.format("figures %%d %%d %%d %%d %%d %%d %%d",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(95),
    latency:percentile(99),
    faults.connect + faults.read + faults.write + faults.status, faults.timeout))
end
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    engine = open_index(given.index)
    words = frequent_words(given.index)
    print(f"{engine.version().documents:,} documents, {given.workers} workers\n")
    with serving(given.index, given.workers) as (process, address):
        print("| asked | clients | requests/s | p50 ms | p95 ms | p99 ms | faults | over 2 s |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        for name, paths, headers in kinds_of_requests(address, words):
            for clients in CLIENTS:
                figures = load(address, paths, headers, clients, given.seconds)
                print(f"| {name} | {clients} | {figures} |", flush=True)
        print(
            "\n| whole archive as | rows | seconds | rows/s | MB | server before, MB | after, MB |"
        )
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for form in EXPORTS:
            print(f"| {form} | {export(address, form, process)} |", flush=True)
        print(f"| csv, zstd | {export(address, 'csv', process, 'zstd')} |", flush=True)


def frequent_words(index: Path) -> list[str]:
    """Return words of the newest 20,000 headlines: half the most frequent, half far rarer."""
    counts: Counter[str] = Counter()
    for document in open_index(index).scan(Query()).documents(0, 20_000):
        counts.update({t.form.casefold() for t in tokenize(document.text) if len(t.form) > 3})
    ranked = [word for word, _ in counts.most_common(2000)]
    return [*ranked[: WORDS // 2], *ranked[100 :: 1900 // (WORDS // 2)][: WORDS // 2]]


def kinds_of_requests(
    address: str, words: list[str]
) -> Iterator[tuple[str, list[str], dict[str, str]]]:
    """Yield what is asked: a name, the paths and the headers."""
    for name, form in (("page", ""), ("JSON", ".json")):
        yield name, [f"/search{form}?q={quote(word)}" for word in words], {}
    path = f"/search?q={quote(words[0])}"
    connection = HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    yield "page, known: 304", [path], {"If-None-Match": response.headers["ETag"]}
    yield "page, zstd", [f"/search?q={quote(word)}" for word in words], {"Accept-Encoding": "zstd"}
    yield "completions", [f"/suggest?q={quote(word[:3])}" for word in words], {}


def load(
    address: str, paths: list[str], headers: dict[str, str], clients: int, seconds: int
) -> str:
    """Return requests a second and latencies as cells of a table."""
    asked = ", ".join(_lua(path) for path in paths)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        named = ", ".join(f"[{_lua(name)}] = {_lua(value)}" for name, value in headers.items())
        script.write(_SCRIPT % (asked, named))
        script.flush()
        command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "-s", script.name, address]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"^figures (.*)$", printed, re.MULTILINE)
    if found is None:
        raise RuntimeError(printed)
    requests, microseconds, *latencies, faults, late = map(int, found[1].split())
    shown = " | ".join(f"{latency / 1000:.1f}" for latency in latencies)
    return f"{requests / (microseconds / 1e6):,.0f} | {shown} | {faults} | {late}"


def export(
    address: str, form: str, process: subprocess.Popen[str], encoding: str = "identity"
) -> str:
    """Return rows, time and memory of the whole archive in *form* as cells of a table."""
    before = memory(process.pid)
    connection = HTTPConnection(urlsplit(address).netloc)
    started = time.perf_counter()
    connection.request("GET", f"/search.{form}", headers={"Accept-Encoding": encoding})
    response = connection.getresponse()
    size = most = 0
    while block := response.read(1 << 20):
        size += len(block)
        most = max(most, memory(process.pid))
    seconds = time.perf_counter() - started
    rows = int(response.headers["X-Total-Count"])
    return (
        f"{rows:,} | {seconds:.1f} | {rows / seconds:,.0f} | {size / 1e6:.0f} | {before} | {most}"
    )


def memory(server: int) -> int:
    """Return the largest anonymous memory of the server's processes, in MB."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text("ascii").split()
    statuses = (Path(f"/proc/{process}/status").read_text("ascii") for process in children)
    sizes = (re.search(r"^RssAnon:\s+(\d+)", status, re.MULTILINE) for status in statuses)
    return max(int(size[1]) // 1024 for size in sizes if size)


@contextmanager
def serving(index: Path, workers: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the server over *index*; give its process and its address without the last slash."""
    command = [str(Path(sys.executable).parent / "dateline"), "serve", "--index", str(index)]
    command += ["--port", "0", "--workers", str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[3].rstrip("/")
        yield process, address
        process.terminate()


def _lua(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main()
