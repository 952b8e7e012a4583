"""What a server does when more is asked of it than it can do, by kind of load.

    python tests/benchmarks/load.py INDEX [--seconds 120] [--requests 100000] [KIND ...]

INDEX is the folder of an index. Without KIND all are run: `overload` (four times its capacity),
`memory` (its memory over so many requests), `slow` (a thousand connections that say nothing, two
hundred that never finish their headers, and some that don't read their answers), `headers` (what is
too long), `reload` (a new index, new workers and the end, with requests under way). wrk, from
Debian, asks. Every server is on the loopback, and every load ends by itself.
"""

import argparse
import contextlib
import json
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote, urlsplit

from serving import _lua, frequent_words, memory

from indexer import update_index
from search import open_index

DATELINE = str(Path(sys.executable).parent / "dateline")
_SCRIPT = """
local asked = {%s}
local place = 0
refused, wrong = 0, 0
request = function()
  place = place %% #asked + 1
  return wrk.format("GET", asked[place])
end
local threads = {}
setup = function(thread) table.insert(threads, thread) end
response = function(status, headers, body)
  if status == 503 then refused = refused + 1 end
  if status == 503 and not headers["Retry-After"] then wrong = wrong + 1 end
  if status ~= 200 and status ~= 503 then wrong = wrong + 1 end
end
done = function(summary, latency)
  local turned, bad = 0, 0
  for _, thread in ipairs(threads) do
    turned = turned + thread:get("refused")
    bad = bad + thread:get("wrong")
  end
  local e = summary.errors
  print(string.format("figures %%d %%d %%d %%d %%d %%d %%d %%d", summary.requests,
    summary.duration, turned, bad, e.connect + e.read + e.write, e.timeout,
    latency:percentile(50), latency:percentile(99)))
end
"""


class Load:
    """What wrk counted: *answers* and *refused* a second, *wrong* ones, *faults*, times in ms."""

    def __init__(self, printed: str) -> None:
        found = re.search(r"^figures (.*)$", printed, re.MULTILINE)
        if found is None:
            raise RuntimeError(printed)
        requests, micros, refused, wrong, faults, late, p50, p99 = map(int, found[1].split())
        seconds = micros / 1e6
        self.answers = (requests - refused - wrong) / seconds
        self.refused = refused / seconds
        self.wrong, self.faults, self.late = wrong, faults, late
        self.p50, self.p99 = p50 / 1000, p99 / 1000

    def cells(self) -> str:
        """Return the figures as cells of a table."""
        return (
            f"{self.answers:,.0f} | {self.refused:,.0f} | {self.wrong} | {self.faults} |"
            f" {self.late} | {self.p50:.1f} | {self.p99:.1f}"
        )


HEAD = "answers/s | refused/s | wrong | faults | over 2 s | p50 ms | p99 ms"


@contextlib.contextmanager
def serving(index: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the server over *index*; give its process and its address without the last slash."""
    command = [DATELINE, "serve", "--index", str(index), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[3].rstrip("/")
        get(address, "/healthz")
        try:
            yield process, address
        finally:
            process.terminate()


def ask(address: str, paths: list[str], clients: int, seconds: float) -> Load:
    """Let so many clients ask for *paths* in turn, each waiting for its answer."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_SCRIPT % ", ".join(map(_lua, paths)))
        script.flush()
        command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds:.0f}s", "-s", script.name, address]
        ended = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        return Load(ended.stdout)


def get(address: str, path: str, timeout: float = 30) -> int:
    """Return the status of one answer, read to its end."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=timeout)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


def overload(index: Path, seconds: int, paths: list[str]) -> None:
    """Print what comes of clients whom a server can bear, of four times as many, and of the first.

    Two workers have room for 24: each answers four and lets eight wait. The first and the last
    stand there three times, to show how much else the machine has to do.
    """
    print(f"| clients | {HEAD} |\n| {'--- | ' * 8}")
    with serving(index) as (process, address):
        ask(address, paths, 8, 5)
        bearable = [(8, 10)] * 3
        for clients, duration in (*bearable, (96, seconds), (384, 20), *bearable):
            print(f"| {clients} | {ask(address, paths, clients, duration).cells()} |", flush=True)
        print(f"\n{memory(process.pid)} MB afterwards")


def flat_memory(index: Path, requests: int, paths: list[str]) -> None:
    """Print the memory of a server after every tenth of so many requests."""
    print("| requests | largest worker, MB |\n| --- | --- |")
    with serving(index) as (process, address):
        asked = 0.0
        ask(address, paths, 4, 5)
        print(f"| warm | {memory(process.pid)} |", flush=True)
        for tenth in range(1, 11):
            while asked < tenth * requests / 10:
                asked += 10 * ask(address, paths, 4, 10).answers
            print(f"| {asked:,.0f} | {memory(process.pid)} |", flush=True)


def slow_clients(index: Path, paths: list[str]) -> None:
    """Print how long others wait while connections are held that say nothing, or not enough."""
    print("| held | median ms of 50 others | longest ms |\n| --- | --- | --- |")
    with serving(index) as (_, address):
        host, port = urlsplit(address).netloc.split(":")
        for name, count, said in (
            ("nothing", 0, b""),
            ("1,000 that say nothing", 1000, b""),
            ("200 in the middle of their headers", 200, b"GET / HTTP/1.1\r\nHost: a\r\nX-"),
            ("8 that don't read an export", 8, b"GET /search.csv HTTP/1.1\r\nHost: a\r\n\r\n"),
        ):
            held = [socket.create_connection((host, int(port))) for _ in range(count)]
            for connection in held:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                connection.sendall(said)
            time.sleep(0.5)
            times = []
            for number in range(50):
                begun = time.perf_counter()
                if get(address, paths[number % len(paths)]) != 200:
                    raise AssertionError("an answer of another status than 200")
                times.append(1000 * (time.perf_counter() - begun))
            print(f"| {name} | {statistics.median(times):.1f} | {max(times):.1f} |", flush=True)
            for connection in held:
                connection.close()


def headers(index: Path) -> None:
    """Print what is said to requests that are too long or not to be understood."""
    print("| request | answer |\n| --- | --- |")
    cases = {
        "100 KB of address": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        "100 KB in one header": b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        "1,000 headers": b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: a\r\n" * 1000 + b"\r\n",
        "10 MB without an end": b"GET / HTTP/1.1\r\nX: " + b"a" * 10_000_000,
        "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        "two lengths": b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "a body of a gigabyte": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n",
    }
    with serving(index) as (process, address):
        host, port = urlsplit(address).netloc.split(":")
        for name, request in cases.items():
            with socket.create_connection((host, int(port)), timeout=30) as connection:
                answered = b""
                with contextlib.suppress(OSError):
                    connection.sendall(request)
                with contextlib.suppress(OSError):
                    answered = connection.recv(4096)
            print(f"| {name} | {answered.partition(bytes([13]))[0].decode() or 'closed'} |")
        print(f"\n{memory(process.pid)} MB afterwards, and {get(address, '/healthz')}")


def reload(paths: list[str]) -> None:
    """Print what requests met while the index changed, workers were replaced, the server ended."""
    print("| while | requests | failed |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        where, archive = Path(folder) / "index", Path(folder) / "archive"
        archive.mkdir()
        _write(archive, 3000)
        update_index(archive, where)
        with serving(where) as (process, address):
            with _asking(address, paths, "the index changes 10 times"):
                for number in range(10):
                    _write(archive, 3000 + number)
                    update_index(archive, where, rebuild=number % 2 == 0)
            with _asking(address, paths, "workers are replaced 3 times"):
                for _ in range(3):
                    process.send_signal(signal.SIGHUP)
                    time.sleep(4)
            with _asking(address, ["/search.csv"], "the server ends"):
                time.sleep(1)
                process.terminate()


@contextlib.contextmanager
def _asking(address: str, paths: list[str], name: str, clients: int = 4) -> Iterator[None]:
    """Ask on and on, and print a line of what came of it."""
    found: Counter[str] = Counter()
    stop = threading.Event()

    def go_on() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            try:
                found[str(get(address, paths[number % len(paths)]))] += 1
            except ConnectionRefusedError:  # the port is closed: that is what ending means
                return
            except (OSError, HTTPException) as error:
                found[f"{type(error).__name__} {error}"] += 1

    threads = [threading.Thread(target=go_on) for _ in range(clients)]
    for thread in threads:
        thread.start()
    yield
    stop.set()
    for thread in threads:
        thread.join()
    failed = ", ".join(f"{count} {what}" for what, count in found.items() if what != "200")
    print(f"| {name} | {found.total()} | {failed or 0} |", flush=True)


def _write(archive: Path, count: int) -> None:
    lines = (
        json.dumps({"headline": f"Police arrest {n} men", "date": "2014-01-01", "language": "en"})
        for n in range(count)
    )
    (archive / "a.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Run the kinds that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("kinds", nargs="*", metavar="KIND")
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--requests", type=int, default=100_000)
    given = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is not installed; on Debian: apt install wrk")
    paths = [f"/search.json?q={quote(word)}" for word in frequent_words(given.index)]
    kinds: dict[str, Callable[[], None]] = {
        "overload": lambda: overload(given.index, given.seconds, paths),
        "memory": lambda: flat_memory(given.index, given.requests, paths),
        "slow": lambda: slow_clients(given.index, paths),
        "headers": lambda: headers(given.index),
        "reload": lambda: reload(["/search.json?q=police", "/search?q=men"]),
    }
    print(f"{open_index(given.index).version().documents:,} documents, 2 workers")
    for kind in given.kinds or kinds:
        print(f"\n{kind}\n")
        kinds[kind]()


if __name__ == "__main__":
    main()
