"""The server as strangers meet it: real processes, real sockets."""

import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote

import pytest
from processes import PATIENCE, next_line, running
from werkzeug.test import Client
from werkzeug.wrappers import Response

from search import Document, Engine
from webui import create_app
from webui.serving.limits import Admission, Refusals, limit_clients
from webui.serving.observation import format_of

DATELINE = str(Path(sys.executable).parent / "dateline")


ALONE = ("unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")
"""Runs a command in a network of its own, in which there is no other machine."""


@contextmanager
def serving(
    index: Path, *options: str, within: Sequence[str] = ()
) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Run a server with one worker; give its process and its port."""
    command = [DATELINE, "serve", "--index", str(index), "--port", "0", "--workers", "1", *options]
    with running([*within, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        port = re.search(r":(\d+)/", next_line(process, process.stdout))
        assert port is not None
        yield process, int(port[1])


@pytest.fixture(scope="module")
def port(sample_index: Path) -> Iterator[int]:
    with serving(sample_index) as (_, port):
        yield port


def ask(port: int, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=named)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def say(port: int, request: bytes) -> bytes:
    """Return the first line of what is answered to *request*."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(request)
        return connection.recv(4096).partition(b"\r\n")[0]


def said_at_the_end(process: subprocess.Popen[str]) -> str:
    """End *process*, and return what it has said on standard error."""
    process.terminate()
    _, said = process.communicate(timeout=PATIENCE)
    return said


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait until *condition* holds, two minutes at most."""
    end = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)


# Who is let in


REFUSED = Response("refused", status=503)


def test_a_request_without_a_place_is_refused() -> None:
    inside, leave = threading.Event(), threading.Event()

    def slow(environ: object, start_response: object) -> list[bytes]:
        inside.set()
        leave.wait(PATIENCE)
        return Response("answered")(environ, start_response)

    client = Client(Admission(slow, REFUSED, running=1, waiting=0))
    answered: list[int] = []
    first = threading.Thread(target=lambda: answered.append(client.get("/search").status_code))
    first.start()
    inside.wait(PATIENCE)

    refused = client.get("/search")
    leave.set()
    first.join()

    assert (refused.status_code, refused.text) == (503, "refused")
    assert answered == [200]
    assert client.get("/search").status_code == 200


def test_a_refusal_says_in_the_reader_s_language_when_to_come_back(engine: Engine) -> None:
    client = Client(Refusals(create_app(engine)))

    program = client.get("/search.json?q=a&ui=es", headers={"Accept-Language": "ar"})
    browser = client.get("/search?q=a", headers={"Accept-Language": "fr, en;q=0.5"})
    choice = client.get("/topics/fraud?ui=es", headers={"Accept-Language": "fr"})

    for refused in (program, browser, choice):
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "2")
        assert refused.headers["Cache-Control"] == "no-store"
        assert refused.headers["X-Content-Type-Options"] == "nosniff"
    assert program.mimetype == "application/problem+json"
    assert program.get_json() == {
        "type": "about:blank",
        "title": "Service Unavailable",
        "status": 503,
        "detail": "The server is busy. Try again in a few seconds.",
        "errors": [],
    }
    assert '<html lang="fr" dir="ltr">' in browser.text
    assert "Le serveur est occupé. Réessayez dans quelques secondes." in browser.text
    assert "El servidor está ocupado. Vuelva a intentarlo en unos segundos." in choice.text


def test_an_export_keeps_its_place_until_it_is_read() -> None:
    def endless(environ: object, start_response: object) -> object:
        return Response(b"row\n" for _ in range(3))(environ, start_response)

    client = Client(Admission(endless, REFUSED, running=1, waiting=0, streaming=1))
    first = client.get("/search.csv")

    refused = client.get("/search.csv").status_code
    page = client.get("/search").status_code
    first.close()

    assert (refused, page, client.get("/search.csv").status_code) == (503, 200, 200)


def test_whether_the_server_lives_is_told_when_it_is_full() -> None:
    full = Admission(Response("ok"), REFUSED, running=1, waiting=0)
    full._answers.acquire()

    assert Client(full).get("/search").status_code == 503
    assert Client(full).get("/healthz").status_code == 200


# What a server says of itself


def test_an_answer_says_nothing_of_what_made_it(port: int) -> None:
    for path in ("/", "/nowhere", "/search.json?size=x", "/static/../../pyproject.toml"):
        response, body = ask(port, path)
        told = str(response.headers) + body.decode()

        assert response.headers["Server"] == "Dateline"
        assert not re.search(r"(?i)gunicorn|werkzeug|python/|flask|\.py\b|traceback", told)


def test_every_answer_has_the_headers_that_bind_browsers(port: int) -> None:
    for path in ("/", "/search.json", "/static/dateline.css", "/nowhere"):
        headers = ask(port, path)[0].headers

        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "Strict-Transport-Security" not in headers
        assert "Set-Cookie" not in headers


def test_what_proxies_say_counts_only_if_there_are_any(sample_index: Path, port: int) -> None:
    said = {"X_Forwarded_Proto": "https", "X_Forwarded_Host": "archive.example"}
    with serving(sample_index, "--proxies", "1") as (process, behind):
        believed, feed = ask(behind, "/search.atom", **said)
        announced = said_at_the_end(process)
    ignored, _ = ask(port, "/search.atom", **said)

    assert "https://archive.example/" in feed.decode()
    assert believed.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "archive.example" not in str(ignored.headers)
    assert "Strict-Transport-Security" not in ignored.headers
    # Those who ask a proxy are strangers, and known to be there.
    assert believed.headers["X-RateLimit-Limit"] == "20"
    assert "X-RateLimit-Limit" not in ignored.headers
    assert announced == ""


def test_a_client_may_ask_so_much_where_strangers_ask(engine: Engine) -> None:
    app = create_app(engine)
    limit_clients(app)
    client = app.test_client()

    def status(address: str, path: str = "/suggest?q=a") -> tuple[int, int]:
        with client.get(path, environ_base={"REMOTE_ADDR": address}) as response:
            return response.status_code, int(response.headers.get("Retry-After", 0))

    answered = [status("192.0.2.1") for _ in range(301)]
    of_one_network = [status(f"2001:db8::{number}") for number in range(301)]

    for given in (answered, of_one_network):
        refused = [after for code, after in given if code == 429]
        assert refused
        assert min(refused) >= 1
    assert status("192.0.2.2")[0] == 200
    assert status("192.0.2.1", "/static/dateline.css")[0] == 200
    assert status("192.0.2.1", "/healthz")[0] == 200


@pytest.mark.needs("unshare", "nsenter", "ip", "curl")
def test_what_strangers_can_see_is_announced_and_each_of_them_is_limited(
    sample_index: Path,
) -> None:
    with serving(sample_index, "--host", "0.0.0.0", within=ALONE) as (process, port):  # noqa: S104
        beside = ("nsenter", f"--target={process.pid}", "--user", "--net", "--preserve-credentials")
        asking = ("curl", "--silent", "--include", f"http://127.0.0.1:{port}/suggest?q=fraud")
        answer = subprocess.run([*beside, *asking], capture_output=True, text=True, check=True)
        told = said_at_the_end(process)

    assert answer.stdout.startswith("HTTP/1.1 200 ")
    assert "X-RateLimit-Limit: 20\n" in answer.stdout
    assert "everybody who can reach 0.0.0.0 can read the whole archive" in told


# Slow clients, and the end


@pytest.mark.parametrize(
    ("request_", "answer"),
    [
        pytest.param(b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n", b"414", id="address"),
        pytest.param(
            b"GET / HTTP/1.1\r\nX: " + b"a" * 20_000 + b"\r\n\r\n", b"431", id="one header"
        ),
        pytest.param(b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 99 + b"\r\n", b"431", id="headers"),
        pytest.param(b"GET / HTTP/1.1\r\nX: " + b"a" * 99_999, b"431", id="without an end"),
        pytest.param(b"\x16\x03\x01\r\n\r\n", b"400", id="not HTTP"),
        pytest.param(
            b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            b"400",
            id="smuggled",
        ),
        pytest.param(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n", b"405", id="body"),
    ],
)
def test_a_request_that_is_too_much_is_refused(port: int, request_: bytes, answer: bytes) -> None:
    assert say(port, request_).split()[1] == answer


@pytest.mark.parametrize(("characters", "status"), [(1000, 200), (1001, 414)])
def test_a_question_of_1000_chinese_characters_fits_in_an_address(
    port: int, characters: int, status: int
) -> None:
    answer, page = ask(port, f"/search?q={quote('警' * characters)}&language=zh")

    assert answer.status == status
    assert "警" * characters in page.decode()  # refused or not, it is still in the box


def test_clients_who_are_slow_keep_nobody_waiting(port: int) -> None:
    with ExitStack() as held:
        one = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
        body = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\n"
        unfinished = b"GET / HTTP/1.1\r\nHost: a\r\nX-"
        for begun in (b"", b"GET / HT", one + b"GET /", body, unfinished) * 30:
            connection = held.enter_context(
                socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
            )
            connection.sendall(begun)
        statuses = [ask(port, "/search.json?q=interpol")[0].status for _ in range(5)]
        # The server gives up a client after ten seconds, which may have passed, so another goes on.
        connection = held.enter_context(
            socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        )
        connection.sendall(unfinished)
        connection.sendall(b"Y: z\r\n\r\n")

        assert connection.recv(20).startswith(b"HTTP/1.1 200")
    assert statuses == [200] * 5


def test_requests_on_one_connection_are_answered_in_turn(port: int) -> None:
    asked = b"GET /healthz HTTP/1.1\r\nHost: a\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(asked + b"\r\n" + asked + b"Connection: close\r\n\r\n")
        answered = connection.makefile("rb").read()

    assert answered.count(b"HTTP/1.1 200") == 2


def test_an_answer_under_way_is_finished_before_the_server_ends(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document], tmp_path: Path
) -> None:
    # Some 8 MB, which no socket holds: while nobody reads, the server cannot have finished.
    make_engine(*(make_document(f"Fraud {number} {'—' * 1000}") for number in range(500)))
    with (
        serving(tmp_path / "index") as (process, port),
        socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection,
    ):
        connection.sendall(b"GET /search.csv HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        begun = connection.recv(1)
        process.send_signal(signal.SIGTERM)
        answered = begun + b"".join(iter(lambda: connection.recv(1 << 16), b""))
        process.wait(PATIENCE)

    assert len(answered) > 6_000_000
    assert answered.count(b",headline,Fraud ") == 500
    assert answered.endswith(b"0\r\n\r\n")
    assert process.returncode == 0


# What those who watch are told


def test_the_journal_says_what_was_asked_for_and_not_by_whom(
    sample_index: Path, tmp_path: Path
) -> None:
    journal = tmp_path / "journal"
    with serving(sample_index, "--journal", str(journal)) as (_, port):
        ask(port, "/search.json?q=sextortion", User_Agent="Browser/9", Referer="https://a.example")
        wait_until(lambda: bool(journal.read_text("utf-8")))
        journal.rename(tmp_path / "rotated")
        ask(port, "/nowhere")

    first, second = (
        json.loads(path.read_text("utf-8")) for path in (tmp_path / "rotated", journal)
    )
    assert sorted(first) == ["bytes", "form", "method", "ms", "path", "status", "time"]
    assert (first["path"], first["form"], first["status"]) == ("/search.json", "json", 200)
    assert (second["path"], second["form"], second["status"]) == ("/nowhere", "page", 404)
    assert "127.0.0.1" not in journal.read_text("utf-8")


def test_the_figures_of_all_workers_are_told_to_this_machine_alone(sample_index: Path) -> None:
    with serving(sample_index, "--workers", "2") as (_, port):
        for _ in range(12):
            ask(port, "/search.json?q=interpol")
        ask(port, "/nowhere")
        # A request is counted once its last byte is gone, which its asker may know earlier.
        wanted = ('status="404"} 1.0', 'status="200"} 12.0')
        wait_until(lambda: all(count in ask(port, "/metrics")[1].decode() for count in wanted))
        text = ask(port, "/metrics")[1].decode()
        refused, _ = ask(port, "/metrics", X_Forwarded_For="192.0.2.1")

    assert 'dateline_requests_total{form="json",status="200"} 12.0' in text
    assert 'dateline_requests_total{form="page",status="404"} 1.0' in text
    assert 'dateline_request_seconds_count{form="json"} 12.0' in text
    assert "dateline_index_documents 70.0" in text
    assert re.search(r"^dateline_index_age_seconds [0-9.]+$", text, re.MULTILINE)
    assert refused.status == 404


def test_a_server_leaves_no_files_behind(
    sample_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with serving(sample_index) as (process, port):
        ask(port, "/")
        assert list(tmp_path.iterdir()) != []
        assert said_at_the_end(process) == ""

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/", "page"),
        ("/search.csv", "csv"),
        ("/topics/a.csv", "page"),
        ("/search.exe", "page"),
        ("/metrics", "metrics"),
    ],
)
def test_a_form_is_one_of_few_whatever_is_asked(path: str, form: str) -> None:
    assert format_of(path) == form
