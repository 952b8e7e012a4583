"""How much processor time a page of Datasette takes over the same headlines, in one run with ours.

    python tests/benchmarks/datasette.py INDEX DATASETTE [--queries 40] [--rounds 2]

INDEX is the folder of an index, DATASETTE the program `datasette` in an environment of its own
(`pip install datasette==0.65.5`). Its headlines are written to SQLite with FTS5, and columns for
language and topic have indexes. Both servers have one process and are asked for the same words in
turn: the 20 best, and the counts by language and by topic. Datasette suggests no more facets, as
that would take most of its time. Processor time is in ms: p50, mean, and the ratio of means.
"""

import argparse
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from statistics import mean, median
from urllib.parse import urlencode

from checkouts import Checkout, alternate, asked_texts

from search import open_index

_ROOT = Path(__file__).parents[2]
_PORT = 8963


class Datasette(Checkout):
    """A server of Datasette over a database, which is asked as a checkout is."""

    def start(self) -> subprocess.Popen[str]:
        """Start the server, and wait until it answers."""
        settings = ["--setting", "default_page_size", "20", "--setting", "suggest_facets", "off"]
        command = [str(self.folder), str(self.index), "--port", str(_PORT), *settings]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True
        )
        self.worker = process.pid
        self.connection = HTTPConnection("127.0.0.1", _PORT)
        while process.poll() is None:
            try:
                self.ask("/")
            except ConnectionRefusedError:
                self.connection.close()
                time.sleep(0.1)
            else:
                return process
        raise ConnectionError(f"{self.folder} ended with status {process.returncode}")

    def took(self, path: str) -> float:
        """Return the processor time of a search for the same as *path* asks of ours, in ms."""
        asked = path.partition("?q=")[2]
        return super().took(f"/headlines/rows?_search={asked}&_facet=language&_facet=topic")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("datasette", type=Path)
    parser.add_argument("--queries", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    texts = asked_texts(given.index, given.queries)
    paths = [f"/search?{urlencode({'q': text})}" for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "headlines.db"
        write(given.index, database)
        compared = [
            Datasette("Datasette", given.datasette.absolute(), database),
            Checkout("Dateline", _ROOT, given.index.resolve()),
        ]
        measure(compared, paths, given.rounds)


def measure(compared: Sequence[Checkout], paths: Sequence[str], rounds: int) -> None:
    """Print a line of a table for each round, after one that is not counted."""
    with ExitStack() as running:
        for one in compared:
            running.callback(running.enter_context(one.start()).terminate)
        cells = " | ".join(f"{one.name}: p50, ms | mean, ms" for one in compared)
        print(f"| {cells} | ratio |")
        print("| --- | --- | --- | --- | --- |")
        for number in range(rounds + 1):
            took = alternate(compared, lambda one, path: one.took(path), paths)
            if number:
                cells = " | ".join(f"{median(one):.1f} | {mean(one):.1f}" for one in took)
                print(f"| {cells} | {mean(took[1]) / mean(took[0]):.2f} |", flush=True)


def write(index: Path, database: Path) -> None:
    """Write the headlines of *index* to SQLite, with FTS5 over their texts."""
    rows = (
        (document.text, str(document.date), document.language.code, topics[0] if topics else None)
        for document in open_index(index).documents()
        if document.kind == "headline"
        for topics in [[topic.id for topic in document.topics]]
    )
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(
            "CREATE TABLE rows(id INTEGER PRIMARY KEY, headline, date, language, topic);"
            "CREATE VIRTUAL TABLE rows_fts USING fts5(headline, content=rows, content_rowid=id);"
        )
        connection.executemany(
            "INSERT INTO rows(headline, date, language, topic) VALUES (?, ?, ?, ?)", rows
        )
        connection.executescript(
            "INSERT INTO rows_fts(rows_fts) VALUES ('rebuild');"
            "CREATE INDEX by_language ON rows(language);"
            "CREATE INDEX by_topic ON rows(topic);"
        )
        connection.commit()


if __name__ == "__main__":
    main()
