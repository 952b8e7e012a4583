"""Generations of one archive on a cluster: a process that writes one, and readers.

    python tests/generations.py WHERE GENERATION WAY

WAY is `update`, `rebuild` or `endless`, which sends more and more documents and never commits. The
process says `half` when it has sent half of a rebuild, and goes on when its input ends. It says
`committing` when it begins to commit, and takes the last step of the commit when its input has
ended: what is done to it or to the cluster before is done in the midst.
"""

import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import count, islice
from pathlib import Path

from corpus import Language, Source
from search import Document, IndexProblem, Query, open_index, open_writer
from search.opensearch import versions as versions_module
from search.opensearch import writer as writer_module
from search.opensearch.head import HeadStore
from search.values.changes import Notes

COUNT = 2_000
"""The documents of a generation."""

_PATIENCE = 600.0  # seconds; on a busy machine a node takes minutes to start
_PAUSE = 0.1  # seconds between searches, which are to leave the processors to the cluster


def generation(name: str) -> list[Document]:
    """Return the documents of the generation *name*."""
    return list(islice(_documents(name), COUNT))


def write(where: str, name: str) -> None:
    """Have the index at *where* hold the generation *name*."""
    with open_writer(where) as writer:
        for document in generation(name):
            writer.put(document)
        writer.commit()


def command(where: str, name: str, way: str) -> list[str]:
    """Return the command that writes the generation *name* in a process of its own."""
    return [sys.executable, str(Path(__file__)), where, name, way]


class Reader(AbstractContextManager["Reader"]):
    """Searches until it is closed, and counts what it saw.

    *searches* that were answered, what was *wrong*, and what it was told of *problems*.
    """

    def __init__(self, where: str) -> None:
        self._engine = open_index(where)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._read)
        self.searches = 0
        self.wrong: list[dict[str, int]] = []
        self.problems: Counter[str] = Counter()
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _read(self) -> None:
        while not self._ended.wait(_PAUSE):
            try:
                found = {words: self._total(words) for words in ("one", "two", "headline")}
            except IndexProblem as problem:
                self.problems[f"{type(problem).__name__}: {problem}"] += 1
                continue
            self.searches += len(found)
            if found["headline"] != COUNT or not {*found.values()} <= {0, COUNT}:
                self.wrong.append(found)

    def _total(self, words: str) -> int:
        # What is left out is in no text, and has each search asked of the cluster. Words are exact,
        # as "two" would find a headline 2 as well.
        asked = f"generation {words} -absent{self.searches}"
        return self._engine.search(Query(text=asked, match="exact", size=1)).total


def _documents(name: str) -> Iterator[Document]:
    """Yield documents of one generation without end."""
    for number in count():
        yield Document(
            id=f"{number}",
            kind="headline",
            text=f"Generation {name} headline {number}",
            language=Language("en", 1.0, "stated"),
            sources=(Source("made.jsonl", number + 1),),
        )


def _wait() -> None:
    sys.stdin.readline()


def _say(words: str) -> None:
    print(words, flush=True)


def _tell_later(heads: HeadStore, ticket: int, notes: Notes, state: bytes) -> None:
    _wait()
    _TELL(heads, ticket, notes, state)


_TELL = HeadStore.tell


def _main(where: str, name: str, way: str) -> None:
    HeadStore.tell = _tell_later  # type: ignore[method-assign]
    writer_module.WRITER_PATIENCE = versions_module.WRITER_PATIENCE = _PATIENCE
    with open_writer(where, rebuild=way == "rebuild") as writer:
        for document in _documents(name) if way == "endless" else generation(name):
            writer.put(document)
            if way == "rebuild" and document.id == f"{COUNT // 2}":
                _say("half")
                _wait()
        _say("committing")
        writer.commit()


if __name__ == "__main__":
    _main(*sys.argv[1:])
