"""What the shell loads: a search and a page of help must not wait for what they do not use."""

import subprocess
import sys
from pathlib import Path

import pytest

_SLOW = {
    "babel",
    "chardet",
    "corpus.archive",
    "corpus.dates",
    "dateparser",
    "fastwarc",
    "feedparser",
    "flask",
    "ftfy",
    "gunicorn",
    "jinja2",
    "multiprocessing",
    "numpy.ma",
    "openpyxl",
    "prometheus_client",
    "rapidfuzz",
    "search.asking.periods",
    "search.columnar.writing.writer",
    "search.language.annotations.annotator",
    "search.language.annotations.number_pieces",
    "selectolax",
    "watchfiles",
    "werkzeug",
}
"""Modules that take 10 to 500 ms to load, of which readers, the server or the writer have need."""


@pytest.mark.parametrize("arguments", [["search", "cybercrime"], ["--help"]], ids=" ".join)
def test_the_shell_loads_nothing_slow_that_it_does_not_use(
    sample_index: Path, arguments: list[str]
) -> None:
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr, sep='\\n'))\n"
        "from search.command import main\n"
        "main()\n"
    )
    command = [sys.executable, "-c", program, *arguments]
    environment = {"DATELINE_INDEX": str(sample_index), "PATH": "", "LANG": "C.UTF-8"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)

    assert not _SLOW & set(done.stderr.split())
    assert "search.command" in done.stderr
