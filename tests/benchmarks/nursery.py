"""Starts updates of an index that wait to be told, for `benchmarks.faults`.

    python tests/benchmarks/nursery.py

Each line of input is JSON: an archive, an index, what stands in for `merger.SMALL`, and whether
vectors are "on" or "off". A process is forked off that stops itself and, once continued, does what
`dateline index` does; a line of output has its number, and a second one its exit status. Imports
and models are loaded before, as they take most of a second in which nothing is written and a fault
would prove nothing.
"""

import json
import os
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import indexer.command  # noqa: F401  # which the command would import after it was continued
from indexer import update_index
from search.columnar.writing import merger
from search.command import main as dateline
from search.meaning.encoder import load_encoder


def main() -> None:
    """Fork off a process for each line, one after the other."""
    _load_models()
    for line in sys.stdin:
        archive, where, merger.SMALL, meaning = json.loads(line)
        if meaning == "on":
            load_encoder()
        child = os.fork()
        if not child:
            _index(archive, where, meaning)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _load_models() -> None:
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text("Fraud\n\nAbout fraud.\n\n01 May 2014\n\nPolice arrest men\n", "utf-8")
        update_index(page, Path(folder) / "index")


def _index(archive: str, where: str, meaning: str) -> None:
    unseen = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(unseen, stream)
    os.kill(os.getpid(), signal.SIGSTOP)
    dateline(["index", archive, "--index", where, "--meaning", meaning])


if __name__ == "__main__":
    main()
