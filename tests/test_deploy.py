"""The files in deploy/ are what systemd, nginx and a builder of containers understand."""

import re
import subprocess
from pathlib import Path

import click
import pytest

from webui.command import serve

DEPLOY = Path(__file__).parent.parent / "deploy"
ROOT = DEPLOY.parent


def run(*command: str) -> str:
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout + ended.stderr


@pytest.mark.needs("systemd-analyze")
def test_systemd_understands_every_line_of_the_unit(tmp_path: Path) -> None:
    unit = (DEPLOY / "dateline.service").read_text("utf-8")
    # What it runs need not be installed here.
    (tmp_path / "dateline.service").write_text(
        re.sub("/opt/dateline/.venv/bin/dateline", "/bin/true", unit), "utf-8"
    )

    said = run("systemd-analyze", "verify", str(tmp_path / "dateline.service"))

    assert "dateline.service" not in said


@pytest.mark.needs("systemd-analyze")
def test_the_unit_leaves_the_server_little_to_do_harm_with() -> None:
    said = run(
        *("systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=25"),
        str(DEPLOY / "dateline.service"),
    )

    assert "OK" in said


@pytest.mark.needs("nginx", "openssl")
def test_nginx_understands_its_configuration(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key", tmp_path / "certificate"
    run(
        *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
        *("-nodes", "-subj", "/CN=archive.example", "-keyout", str(key), "-out", str(certificate)),
    )
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    text = text.replace("/etc/ssl/archive.example.pem", str(certificate))
    text = text.replace("/etc/ssl/archive.example.key", str(key))
    (tmp_path / "site.conf").write_text(text, "utf-8")
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ include site.conf; }}", "utf-8"
    )

    run("nginx", "-t", "-q", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"))


def test_nginx_passes_a_long_body_on_to_lists_of_searches_alone() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    places = dict(re.findall(r"location (\S+|= \S+) \{(.*?)\}", text, re.DOTALL))

    allowed = {place: re.findall(r"body_size (\w+);", held) for place, held in places.items()}
    assert allowed == {"= /metrics": [], "/": [], "= /batch": ["2m"]}
    assert re.findall(r"^    client_max_body_size (\w+);", text, re.MULTILINE) == ["1k"]


def test_the_container_copies_what_there_is_and_does_not_run_as_root() -> None:
    lines = (DEPLOY / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    steps = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    copied = [
        name
        for step, rest in steps
        if step == "COPY" and not rest.startswith("--from")
        for name in rest.split()[:-1]
    ]

    assert {step for step, _ in steps} <= {
        *("FROM", "WORKDIR", "COPY", "RUN", "USER", "ENV", "EXPOSE", "STOPSIGNAL"),
        *("HEALTHCHECK", "ENTRYPOINT", "CMD"),
    }
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert {"corpus", "search", "indexer", "webui"} <= set(copied)
    assert [rest for step, rest in steps if step == "USER"] == ["10001"]
    assert all(":" in rest.split()[0] for step, rest in steps if step == "FROM")


@pytest.mark.parametrize("name", ["dateline.service", "Containerfile"])
def test_the_options_that_are_given_exist(name: str) -> None:
    text = (DEPLOY / name).read_text("utf-8")
    (given,) = re.findall(r"(?:dateline serve |CMD \[\"serve\", )(.*)", text)

    known = {option for parameter in serve.params for option in parameter.opts}
    assert set(re.findall(r"--[a-z]+", given)) <= known
    context = serve.make_context("serve", re.findall(r"[^\s\",\]]+", given), resilient_parsing=True)
    assert isinstance(context, click.Context)
