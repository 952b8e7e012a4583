"""What near-copies cost where an archive is written, in processor time, with and without them.

    python tests/benchmarks/near_copies.py ARCHIVE [--rounds 5]

*index* is `dateline index ARCHIVE` on one processor, from an empty folder to the commit: reading,
annotating, writing, and the programs' own start. *writer* is the writer alone: `open_writer`, every
document put, one commit; they were read before, and the writer's tokens and their stems are a part
of it. Without near-copies no token is asked for its capital, none is hashed, no title is read and
no pair found. Each run is a process of its own; runs with and without alternate, and the share is
what a run with takes more, of what the run without before it takes: by the median of all rounds,
and by the least of all runs, since others use the machine.
"""

import argparse
import gc
import os
import pickle
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar
from unittest.mock import patch

import numpy as np

from indexer import update_index
from search import Document, Query, open_index, open_writer
from search.columnar.index.commits import latest_generation
from search.columnar.index.near_copies import NearCopies
from search.columnar.index.searcher_manager import open_searcher
from search.columnar.writing import buffer, merger, tokens
from search.columnar.writing.columns import Columns
from search.columnar.writing.columns_writer import JoinedColumns
from search.near_copies.title_words import TitleWords

T = TypeVar("T")
Run = Callable[[Path], object]


def main() -> None:
    """Print a line for the index and one for the writer alone."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=("index", "writer"))
    given = parser.parse_args()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # so no other process reads
    print("| what | without, s | with, s | more, by the least | by the median | pairs |")
    print("| --- | --- | --- | --- | --- | --- |")
    if given.only != "writer":
        _compare("index", partial(update_index, given.archive), given.rounds)
    if given.only == "index":
        return
    every = _apart(partial(_documents, given.archive))
    gc.freeze()
    _compare("writer", partial(_write, every), given.rounds)


def _compare(name: str, run: Run, rounds: int) -> None:
    took: dict[bool, list[float]] = {False: [], True: []}
    pairs = 0
    for _ in range(rounds):
        for included in (False, True):
            seconds, found = _apart(partial(_measured, run, included))
            took[included].append(seconds)
            pairs = max(pairs, found)
    least = 100 * (min(took[True]) / min(took[False]) - 1)
    ratios = [one / other for one, other in zip(took[True], took[False], strict=True)]
    middle = 100 * (median(ratios) - 1)
    seconds = " | ".join(f"{min(took[included]):.2f}" for included in (False, True))
    print(f"| {name} | {seconds} | {least:.1f} % | {middle:.1f} % | {pairs:,} |", flush=True)


def _measured(run: Run, included: bool) -> tuple[float, int]:
    """Return the processor time of *run*, and the pairs in its index."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "index"
        begun = time.process_time()
        if included:
            run(folder)
        else:
            _run_without(run, folder)
        seconds = time.process_time() - begun
        searcher = open_searcher(folder, latest_generation(folder) or 0)
        return seconds, sum(len(one.file.near_copies.pairs) for one in searcher.segments)


def _apart(asked: Callable[[], T]) -> T:
    """Return what *asked* gives in a process of its own, which has loaded no tables yet."""
    reader, sender = os.pipe()
    child = os.fork()
    if not child:
        with os.fdopen(sender, "wb") as answer:
            pickle.dump(asked(), answer)
        os._exit(0)
    os.close(sender)
    with os.fdopen(reader, "rb") as answer:
        found: T = pickle.load(answer)  # noqa: S301 - by this process's own child
    os.waitpid(child, 0)
    return found


def _run_without(run: Run, folder: Path) -> None:
    def no_titles(_: object, columns: Columns | JoinedColumns, *__: object) -> TitleWords:
        return TitleWords(np.zeros(len(columns) + 1, np.int64), np.empty(0, np.uint32))

    def no_near_copies(columns: JoinedColumns, _: object) -> Iterator[NearCopies]:
        yield NearCopies(no_titles(_, columns), np.empty((0, 2), np.int64))

    with (
        patch.object(tokens, "may_be_name", lambda *_: False),
        patch.object(buffer.Vocabulary, "hashes", lambda _: np.empty(0, np.uint32)),
        patch.object(buffer, "title_words", no_titles),
        patch.object(merger, "find_near_copies", no_near_copies),
    ):
        run(folder)


def _documents(archive: Path) -> Sequence[Document]:
    with tempfile.TemporaryDirectory() as name:
        update_index(archive, Path(name) / "index")
        scan = open_index(Path(name) / "index").scan(Query(fold=False))
        return list(scan.documents(0, scan.total))


def _write(every: Sequence[Document], folder: Path) -> None:
    with open_writer(folder) as writer:
        for document in every:
            writer.put(document)
        writer.commit()


if __name__ == "__main__":
    main()
