"""What the shell loads: a search and a page of help must not wait for what they do not use."""

import ast
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import search
from indexer import update_index

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


_OF_READERS = {
    "chardet",
    "corpus.dates",
    "corpus.identifying.identification",
    "corpus.read_context",
    "fastwarc",
    "feedparser",
    "ftfy",
    "openpyxl",
    "rapidfuzz",
    "search.engine",
    "selectolax",
}
"""Modules that an update has no need of where nothing changed."""


@pytest.mark.parametrize("arguments", [["search", "cybercrime"], ["--help"]], ids=" ".join)
def test_the_shell_loads_nothing_slow_that_it_does_not_use(
    sample_index: Path, arguments: list[str]
) -> None:
    assert not _SLOW & loaded_by(arguments, sample_index)


def test_an_update_without_changes_loads_no_reader(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive/a.jsonl").write_text('{"headline": "Five arrests", "date": "2015-03-26"}')
    (tmp_path / "archive/archive.toml").write_text('site_language = "en"')
    update_index(tmp_path / "archive", tmp_path / "index", meaning="off")

    arguments = ["index", str(tmp_path / "archive"), "--meaning", "off"]
    assert not _OF_READERS & loaded_by(arguments, tmp_path / "index")


def test_cutting_a_file_of_lines_loads_no_reader(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"headline": "Five arrests"}\n' * 100_000)  # 2.9 MB
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from corpus import open_archive\n"
        "archive = open_archive(Path(sys.argv[1]))\n"
        "print(sum(1 for file in archive.files() for _ in archive.stretches(file)))\n"
        "print(*sys.modules)\n"
    )

    stretches, modules = printed_by(program, str(tmp_path))

    assert stretches == "3"
    assert not {"corpus.dates", "corpus.read_context"} & set(modules.split())


def test_what_starts_the_processes_that_read_loads_nothing_that_only_they_need() -> None:
    program = "import sys, indexer.command, indexer.readers; print(*sys.modules)"
    (modules,) = printed_by(program)

    assert not {"corpus.read_context", "numpy", "whoosh"} & set(modules.split())


def test_reading_records_in_utf_8_loads_no_code_pages_and_no_calendars(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"headline": "Detenção", "date": "26 de março de 2015"}')
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from corpus import open_archive\n"
        "archive = open_archive(Path(sys.argv[1]))\n"
        "(one,) = (item for file in archive.files() for item in archive.reading(file).read())\n"
        "print(one.date)\n"
        "print(*sys.modules)\n"
    )
    day, modules = printed_by(program, str(tmp_path))

    assert day == "2015-03-26"
    unused = {"chardet", "hijridate", "nepali_datetime", "persiantools", "pyluach"}
    assert not unused & set(modules.split())


def test_the_names_that_search_loads_later_are_those_that_mypy_knows() -> None:
    tree = ast.parse(Path(search.__file__).read_text(encoding="utf-8"))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    known = {
        name.name: one.module
        for one in imported
        if one.module and one.module.startswith("search.")
        for name in one.names
    }

    assert known == search._MODULES
    assert all(hasattr(search, name) for name in dir(search))


def printed_by(program: str, *arguments: str) -> list[str]:
    """Return the lines that a program prints."""
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def loaded_by(arguments: Sequence[str], index: Path) -> set[str]:
    """Return the modules that the command has loaded at its end."""
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr, sep='\\n'))\n"
        "from search.command import main\n"
        "main()\n"
    )
    command = [sys.executable, "-c", program, *arguments]
    environment = {"DATELINE_INDEX": str(index), "PATH": "", "LANG": "C.UTF-8"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    modules = set(done.stderr.split())
    assert "search.command" in modules
    return modules
