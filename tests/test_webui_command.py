"""The commands as a person runs them: what they print, and their exit status."""

import json
import re
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from http.client import HTTPConnection
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from processes import PATIENCE, next_line, running

from search.asking.parameters import NAMES
from search.command import main

_DATELINE = str(Path(sys.executable).parent / "dateline")


def _run(arguments: Sequence[str]) -> Result:
    return CliRunner().invoke(main, arguments)


def test_the_server_prints_its_address_answers_and_ends_when_told(sample_index: Path) -> None:
    command = [_DATELINE, "serve", "--index", str(sample_index), "--port", "0", "--workers", "1"]
    with running(command, stdout=subprocess.PIPE) as server:
        address = re.search(r"http://127\.0\.0\.1:(\d+)/", next_line(server, server.stdout))
        assert address is not None
        connection = HTTPConnection("127.0.0.1", int(address[1]), timeout=PATIENCE)
        connection.request("GET", "/search.json?q=sextortion&translate=off")
        answer = json.load(connection.getresponse())
        connection.request("GET", "/search?q=" + "%F0%9F%9A%93" * 500)
        longest = connection.getresponse()
        longest.read()
        connection.close()
        server.send_signal(signal.SIGTERM)
        server.wait(PATIENCE)

    assert answer["total"] == 1
    assert longest.status == 200
    assert server.returncode == 0


def test_a_port_that_is_taken_is_told_in_one_sentence(sample_index: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = _run(["serve", "--index", str(sample_index), "--port", str(port)])

    assert ended.exit_code == 3
    assert ended.stderr == (
        f"dateline: port {port} of 127.0.0.1 is taken; name another with --port\n"
    )


@pytest.mark.parametrize("command", ["serve", "search"])
def test_an_index_that_is_missing_is_told_in_one_sentence(command: str, tmp_path: Path) -> None:
    ended = _run([command, "--index", str(tmp_path / "none")])

    assert ended.exit_code == 3
    assert ended.stderr.startswith("dateline: there is no index in ")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["serve", "--port", "70000"], id="port"),
        pytest.param(["search", "x", "--size", "0"], id="size"),
        pytest.param(["search", "x" * 1001], id="length"),
        pytest.param(["search", "x", "--nonsense"], id="unknown option"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], sample_index: Path) -> None:
    assert _run([*arguments, "--index", str(sample_index)]).exit_code == 2


@pytest.mark.parametrize("name", ["check", "index", "search", "serve", "stats"])
@pytest.mark.parametrize("variable", [True, False])
def test_an_index_without_a_name_is_wrong_usage(
    name: str, variable: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable that is not set leads to no index in the folder where one happens to be."""
    monkeypatch.chdir(tmp_path)
    if variable:
        monkeypatch.setenv("DATELINE_INDEX", "")
    ended = _run([name] if variable else [name, "--index", ""])

    assert ended.exit_code == 2
    assert "'--index'" in ended.stderr
    assert "it is empty" in ended.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("arguments", [["index", ""], ["copy", "", "x"], ["copy", "x", ""]])
def test_a_path_without_a_name_is_wrong_usage(arguments: list[str]) -> None:
    ended = _run(arguments)

    assert ended.exit_code == 2
    assert "it is empty" in ended.stderr


def test_results_are_lines_and_their_number_goes_to_the_other_stream(sample_index: Path) -> None:
    command = [_DATELINE, "search", '"Trend Micro"', "--sort", "newest", "--index"]
    ended = subprocess.run(
        [*command, str(sample_index)], capture_output=True, text=True, check=False
    )

    assert ended.returncode == 0
    assert ended.stdout == (
        "2014-09-30  en   INTERPOL and Trend Micro reinforce cooperation in combating cybercrime\n"
        "2013-06-24  es   INTERPOL y Trend Micro se unen para luchar contra la ciberdelincuencia\n"
    )
    assert ended.stderr == "2 headlines\n"


def test_bytes_of_a_query_that_are_no_utf_8_are_told_and_alone_find_nothing(
    sample_index: Path,
) -> None:
    command = [_DATELINE, "search", b"\xe9\xe8", "--index", str(sample_index)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)

    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr.startswith("“q” has bytes that are not UTF-8; they were read as “�”\n")


def test_the_terminal_and_an_address_give_the_same_answer(sample_index: Path) -> None:
    narrowed = ["--language", "en", "--from", "2018", "--format", "json"]
    ended = _run(["search", "arrests", *narrowed, "--index", str(sample_index)])

    answer = json.loads(ended.stdout)
    assert answer["links"]["self"] == "/search.json?q=arrests&language=en&from=2018-01-01"
    assert answer["total"] == len(answer["results"]) > 0


def test_the_help_says_whose_addresses_an_export_has_and_it_has_them(sample_index: Path) -> None:
    told = " ".join(_run(["search", "--help"]).stdout.split())
    site = re.search(r"those of headlines in exports begin so\. \[default: (http://\S+/)\]", told)
    assert site is not None

    asked = ["search", "INTERPOL", "--index", str(sample_index), "--format", "ris"]
    addresses = re.findall(r"^UR  - (.*)$", _run(asked).stdout, re.MULTILINE)
    assert any(address.startswith(f"{site[1]}headlines/") for address in addresses)


def test_every_parameter_of_an_address_is_an_option(sample_index: Path) -> None:
    text = _run(["search", "--help", "--index", str(sample_index)]).stdout

    options = set(re.findall(r"^  --([a-z-]+)", text, re.MULTILINE))
    assert options == {
        *(name.replace("_", "-") for name in NAMES),
        "index",
        "format",
        "delimiter",
        "batch",
        "site",
        "help",
    } - {"q"}


def test_what_the_page_would_offer_is_told_as_it_is_typed(sample_index: Path) -> None:
    """A remedy leads in a shell to as many hits as it names, and scripts read hits alone."""
    index = ["--index", str(sample_index)]
    ended = _run(["search", "cybercrme", "--language", "en", *index])

    assert ended.stdout == ""
    offered = re.search(
        r"^“cybercrime” in its place \((\d+)\): dateline (.*)$", ended.stderr, re.MULTILINE
    )
    assert offered is not None
    assert shlex.split(offered[2]) == ["search", "--language=en", *index, "cybercrime"]
    followed = _run(shlex.split(offered[2]))
    assert len(followed.stdout.splitlines()) == min(20, int(offered[1])) > 0


@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_how_an_option_was_understood_is_told_once(sample_index: Path, form: str) -> None:
    options = ["--from", "2015", "--to", "2013", "--language", "Spanish", "--format", form]
    told = _run(["search", "INTERPOL", *options, "--index", str(sample_index)])

    assert told.exit_code == 0
    for sentence in (
        "the first date was after the last; they were swapped: 2013-01-01/2015-12-31",
        "the parameter “language” was understood as “es”",
    ):
        assert (sentence in told.stdout) is (form == "json")
        assert told.stderr.count(sentence) == (form != "json")


def test_a_query_that_begins_with_a_minus_sign_is_told_where_it_stands(sample_index: Path) -> None:
    index = ["--index", str(sample_index)]
    hint = "A query that begins with - stands after --: dateline search -- -word"

    taken_for_options, misspelled = _run(["search", *index, "-police"]), _run(["search", "--fram"])
    after = _run(["search", *index, "--", "-police"])

    assert (taken_for_options.exit_code, misspelled.exit_code) == (2, 2)
    assert hint in taken_for_options.stderr
    assert hint not in misspelled.stderr
    assert after.exit_code == 0
    assert after.stdout


def test_the_version_is_told() -> None:
    assert _run(["--version"]).stdout == f"dateline {version('dateline')}\n"


def test_words_that_no_shell_quoted_are_one_query(sample_index: Path) -> None:
    quoted = _run(["search", "drug trafficking", "--index", str(sample_index)])

    assert "headline" in quoted.output
    assert _run(["search", "drug", "trafficking", "--index", str(sample_index)]).output == (
        quoted.output
    )


def test_output_that_cannot_be_written_is_told_in_a_sentence(sample_index: Path) -> None:
    for command in (["stats"], ["search", "drug", "--format", "csv"]):
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            ended = subprocess.run(
                [_DATELINE, *command, "--index", str(sample_index)],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                timeout=PATIENCE,
            )

        assert ended.returncode == 1
        assert ended.stderr == (
            "dateline: the output could not be written: no space left on device\n"
        )
