"""What the documentation says is true: names stand in the README, and examples run."""

import os
import re
import runpy
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pandas as pd
import pytest
import requests
from processes import PATIENCE

from search import FACETS, Engine
from search.asking.parameters import ALIASES, NAMES
from webui import create_app
from webui.formats import EXTENSIONS

_ROOT = Path(__file__).parent.parent
_README = (_ROOT / "README.md").read_text(encoding="utf-8")
_API = (_ROOT / "docs" / "api.md").read_text(encoding="utf-8")
_SITE = "http://127.0.0.1:8000"


def _examples(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", _API, re.DOTALL | re.MULTILINE)


def _addresses() -> list[str]:
    """Return the addresses of a site that the document names, queries and all."""
    return sorted(set(re.findall(rf"{_SITE}(/[^\s'\"`)]*)", _API)))


@pytest.mark.parametrize("name", [*NAMES, *ALIASES, *(facet.id for facet in FACETS)])
def test_the_readme_names_every_parameter_alias_and_facet(name: str) -> None:
    assert f"`{name}`" in _README


@pytest.mark.parametrize("form", EXTENSIONS)
def test_the_readme_and_the_api_document_name_every_format(form: str) -> None:
    assert f"/search.{form}`" in _README
    assert f"| `{form}` |" in _API


def test_the_readme_names_every_address(engine: Engine) -> None:
    rules = {rule.rule for rule in create_app(engine).url_map.iter_rules()}
    served = rules - {"/static/<path:filename>", "/sitemaps/<int:part>.xml"}

    for rule in tuple(served):
        if forms := re.search(r"<any\(([\w,.]+)\):format_>", rule):
            served |= {rule.replace(forms[0], form) for form in forms[1].split(",")}
            served.remove(rule)
    for rule in served:
        name = re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", rule)
        name = name.replace("<topic_id>", "<topic>").replace("<headline_id>", "<id>")
        assert re.search(rf"`{re.escape(name)}(?:\?[^`]*)?`", _README), name


def test_the_readme_names_every_command() -> None:
    for command in entry_points(group="dateline.commands"):
        assert f"dateline {command.name} " in _README


@pytest.mark.parametrize("example", _examples("python"))
def test_an_example_in_python_runs(
    example: str,
    address: str,
    sample_index: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / ".dateline").mkdir()
    (tmp_path / ".dateline" / "index").symlink_to(sample_index)
    script = tmp_path / "example.py"
    script.write_text(example.replace(_SITE, address), "utf-8")
    monkeypatch.chdir(tmp_path)

    runpy.run_path(str(script))  # asserts for itself


@pytest.mark.needs("curl")
@pytest.mark.parametrize("example", _examples("sh"))
def test_an_example_for_a_shell_runs(
    example: str, address: str, sample_index: Path, tmp_path: Path
) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "DATELINE_INDEX": str(sample_index)}

    ended = subprocess.run(
        ["sh", "-e", "-c", example.replace(_SITE, address)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr


@pytest.mark.needs("curl")
def test_the_second_request_of_the_example_is_answered_with_304(
    address: str, tmp_path: Path
) -> None:
    (example,) = [example for example in _examples("sh") if "etag" in example]

    command = ["sh", "-e", "-c", example.replace(_SITE, address)]
    printed = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout

    assert printed == b"304\n"


@pytest.mark.parametrize("named", [named for named in _addresses() if named])
def test_every_address_in_the_document_is_answered(named: str, address: str) -> None:
    response = requests.get(address + named, timeout=PATIENCE)

    assert response.status_code == 200
    assert "unknown_parameter" not in response.text


def test_the_table_that_r_and_spreadsheets_read_is_one(address: str) -> None:
    named = [named for named in _addresses() if named.startswith("/search.csv?q=INTERPOL&from")]
    assert len(named) == 1  # the same for pandas, R and IMPORTDATA

    table = pd.read_csv(address + named[0])

    assert set(table["date"].str[:4]) == {"2013", "2014"}
    assert len(table) == int(
        requests.get(address + named[0], timeout=PATIENCE).headers["X-Total-Count"]
    )
