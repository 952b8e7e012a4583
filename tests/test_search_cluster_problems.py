"""What an index on a cluster says when something is wrong, and how well the cluster is."""

import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from processes import PATIENCE, running

from search import (
    Document,
    IndexDamaged,
    IndexMissing,
    IndexOutdated,
    IndexRefused,
    IndexUnreachable,
    Query,
    open_index,
    open_writer,
)
from search.command import main
from search.opensearch.address import FROM_ENVIRONMENT, Address, parse_address
from search.opensearch.client import FIRST_PATIENCE, Client, RequestFailed
from webui import create_app
from webui.serving.metrics import IndexFigures

Make = Callable[..., Document]


@pytest.fixture
def where(cluster_address: str) -> str:
    """Return the address of an index that does not exist yet."""
    return f"{cluster_address}/{uuid4().hex}"


def write(where: str, *documents: Document) -> None:
    with open_writer(where) as writer:
        for document in documents:
            writer.put(document)
        writer.commit()


def texts(where: str) -> list[str]:
    return sorted(document.text for document in open_index(where).documents())


# What is said when something is wrong


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://a.example:9200", "not the address of an index"),
        ("ftp://a.example/news", "not the address of an index"),
        ("https://me:secret@a.example/news", "has a password, which others can read"),
        ("https://a.example/News", "not the name of an index"),
        ("https://a.example:port/news", "not hosts"),
        ("https://a.example:99999/news", "not hosts"),
    ],
)
def test_what_is_no_address_is_refused_and_no_secret_is_told(address: str, told: str) -> None:
    with pytest.raises(IndexMissing, match=told) as refused:
        open_index(address)

    assert "secret" not in str(refused.value)


def test_the_secret_comes_from_a_file_or_the_environment(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("from a file\n")
    file = {"DATELINE_CLUSTER_PASSWORD_FILE": str(tmp_path / "password")}
    address = "https://me@a.example,b.example:1/news"

    read = [parse_address(address, known).password for known in (file, {FROM_ENVIRONMENT: "word"})]
    assert read == ["from a file", "word"]
    known = parse_address(address, file)
    assert known.hosts == ("https://a.example:9200", "https://b.example:1")
    assert "from a file" not in f"{known} {known!r}"
    with pytest.raises(IndexMissing, match="cannot be read"):
        parse_address(address, {"DATELINE_CLUSTER_PASSWORD_FILE": str(tmp_path / "none")})


def test_a_cluster_that_does_not_answer_is_said_to_be_so_and_then_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        port = taken.getsockname()[1]
        client = Client(Address(hosts=(f"http://127.0.0.1:{port}",), name="news"), patience=0.2)
        with pytest.raises(
            IndexUnreachable, match=r"does not answer: http\S+: Connection refused$"
        ):
            client.get("news/_doc/head")
        with pytest.raises(IndexUnreachable, match=r"does not answer$"):
            client.get("news/_doc/head")


def test_a_node_that_is_busy_when_it_is_met_is_asked_again() -> None:
    """A server says for four seconds that it is busy: longer than a first answer is waited for."""
    ready = time.monotonic() + FIRST_PATIENCE + 1

    class Node(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if time.monotonic() > ready else 503)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with HTTPServer(("127.0.0.1", 0), Node) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}"
        assert Client(Address(hosts=(host,), name="news")).get("news/_doc/head") == {}
        server.shutdown()


@pytest.mark.parametrize(
    ("left", "told"), [(0, "; the disk of node-0 has 0 of 24 MB left"), (12 << 20, "")]
)
def test_a_search_that_fails_names_the_disks_that_are_full(left: int, told: str) -> None:
    """A server answers as a node of OpenSearch 3.9.0 does whose disk is full, to the last byte."""
    answers = {
        "/news.d1/_msearch": '{"responses": [{"error": {"root_cause": [], "reason": "all shards'
        ' failed", "type": "search_phase_execution_exception"}, "status": 503}]}',
        "/_nodes/stats/fs?filter_path=nodes.*.name,nodes.*.fs.total": '{"nodes": {"jzPU": {"name":'
        f' "node-0", "fs": {{"total": {{"total_in_bytes": {24 << 20}, "free_in_bytes": {left},'
        f' "available_in_bytes": {left}}}}}}}}}}}',
    }

    class Node(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answers[self.path].encode())

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with HTTPServer(("127.0.0.1", 0), Node) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}"
        with pytest.raises(IndexUnreachable) as failed:
            Client(Address(hosts=(host,), name="news"), patience=0).search("news.d1", {})
        server.shutdown()

    assert f"{failed.value}".endswith(f"all shards failed; a part of an answer is none{told}")


def test_processes_that_are_forked_from_one_ask_one_node_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As the workers of `dateline serve`, whose engine is opened before they are."""
    asked: list[int] = []

    class Node(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.server.server_address[1])
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with (
        ThreadingHTTPServer(("127.0.0.1", 0), Node) as one,
        ThreadingHTTPServer(("127.0.0.1", 0), Node) as other,
    ):
        ports = [server.server_port for server in (one, other)]
        for server in (one, other):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        hosts = tuple(f"http://127.0.0.1:{port}" for port in ports)
        client = Client(Address(hosts=hosts, name="news"))
        own = os.getpid()
        for worker in (1, 2):
            monkeypatch.setattr("search.opensearch.client.os.getpid", lambda to=own + worker: to)
            client.get("news/_doc/head")
            client.get("news/_doc/lease")
        for server in (one, other):
            server.shutdown()

    assert sorted(asked[::2]) == sorted(ports)
    assert asked[::2] == asked[1::2]


def test_a_node_that_hangs_is_left_and_a_slow_one_gets_its_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of two servers one never answers, and one says at once that it lives, and the rest late."""
    ended = threading.Event()
    seen: list[str] = []

    class Hung(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline()
            if self.raw_requestline and self.parse_request():
                seen.append(f"{type(self).__name__} {self.command}")
                self.answer()

        def answer(self) -> None:
            ended.wait()

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    class Slow(Hung):
        def answer(self) -> None:
            if self.command != "HEAD":
                ended.wait(0.5)
            self.send_response(200)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(b'{"found": true}')

    monkeypatch.setattr("search.opensearch.client.HUNG_SECONDS", 0.2)
    monkeypatch.setattr("search.opensearch.client.secrets.randbelow", lambda _: 0)
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), Hung) as hung,
        ThreadingHTTPServer(("127.0.0.1", 0), Slow) as slow,
    ):
        for server in (hung, slow):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        hosts = tuple(f"http://127.0.0.1:{server.server_port}" for server in (hung, slow))
        client = Client(Address(hosts=hosts, name="news"))
        answers = [client.get("news/_doc/head") for _ in range(2)]
        asked = len(seen)
        answers.append(client.send("POST", "news/_bulk", b"", {}, once=True))
        sent = seen[asked:]
        ended.set()
        for server in (hung, slow):
            server.shutdown()

    assert answers == [{"found": True}] * 3
    assert sent == ["Slow POST"]
    assert seen[:2] == ["Hung GET", "Hung HEAD"]
    assert {"Slow GET", "Slow HEAD"} <= set(seen)


def test_another_node_answers_for_one_that_does_not(where: str, make_document: Make) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        dead = f"127.0.0.1:{taken.getsockname()[1]}"
        several = where.replace("://", f"://{dead},")
        with open_writer(several) as writer:
            writer.put(make_document("One arrest"))
            writer.commit()

        assert texts(several) == ["One arrest"]


NGINX = """
{user}daemon off; pid {folder}/pid; error_log stderr; events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxied;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    server {{ listen 127.0.0.1:{port}{server} }}
}}
"""
GUARDED = """ ssl;
    ssl_certificate {folder}/certificate; ssl_certificate_key {folder}/key;
    auth_basic cluster; auth_basic_user_file {folder}/users;
    location / {{ proxy_pass {node}; }}
"""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def answering(folder: Path, server: str) -> Iterator[int]:
    """Yield the port of an nginx that answers by the directives *server*; it ends with this."""
    port = free_port()
    user = "" if os.getuid() else "user root; "  # who may read this folder
    text = NGINX.format(user=user, folder=folder, port=port, server=server)
    (folder / "conf").write_text(text)
    with running(["nginx", "-p", str(folder), "-c", str(folder / "conf")]):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.02)
        yield port


@pytest.fixture
def guarded(cluster_address: str, tmp_path: Path) -> Iterator[str]:
    """Return the address of an index behind TLS and a password, which is: öffne sesam."""
    node = cluster_address.partition(",")[0]
    make = ("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")
    own = ("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-nodes")
    to = ("-keyout", str(tmp_path / "key"), "-out", str(tmp_path / "certificate"))
    subprocess.run([*make, *own, *to], check=True, capture_output=True)
    hashed = subprocess.check_output(["openssl", "passwd", "-apr1", "öffne sesam"], text=True)
    (tmp_path / "users").write_text(f"reader@example.org:{hashed}")
    with answering(tmp_path, GUARDED.format(folder=tmp_path, node=node)) as port:
        yield f"https://reader%40example.org@127.0.0.1:{port}/{uuid4().hex}"


@pytest.mark.needs("nginx", "openssl")
def test_a_cluster_behind_tls_is_asked_if_it_and_we_are_who_we_say(
    guarded: str, tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(IndexRefused, match=r"certificate is not trusted .*DATELINE_CLUSTER_CA"):
        open_index(guarded)
    monkeypatch.setenv("DATELINE_CLUSTER_CA", str(tmp_path / "certificate"))
    with pytest.raises(IndexRefused, match=r"not trusted \(.* not valid for 'localhost'.*\)$"):
        open_index(guarded.replace("127.0.0.1", "localhost"))
    nobody = guarded.replace("reader%40example.org@", "")
    with pytest.raises(IndexRefused, match=r"refuses who does not sign in; name a user in the"):
        open_index(nobody)
    with pytest.raises(
        IndexRefused, match=r"password of reader@example\.org; put it in DATELINE_CLUSTER_PASSWORD"
    ):
        open_index(guarded)
    monkeypatch.setenv("DATELINE_CLUSTER_PASSWORD", "schließ sesam")
    with pytest.raises(IndexRefused, match=r"refuses reader@example\.org") as refused:
        open_index(guarded)
    assert "sesam" not in str(refused.value)

    (tmp_path / "password").write_text("öffne sesam\n")
    monkeypatch.setenv("DATELINE_CLUSTER_PASSWORD_FILE", str(tmp_path / "password"))
    with open_writer(guarded) as writer:
        writer.put(make_document("One arrest"))
        writer.commit()

    assert texts(guarded) == ["One arrest"]


def test_a_node_without_tls_is_not_told_to_have_a_bad_certificate(cluster_address: str) -> None:
    secure = cluster_address.replace("http://", "https://")

    with pytest.raises(IndexRefused, match=r"does not speak TLS as it should .* named http://"):
        open_index(f"{secure}/news")


def test_no_index_and_one_of_another_program_are_told_apart(where: str) -> None:
    client = Client(parse_address(where, {}))
    with pytest.raises(IndexMissing, match=r"there is no index at .*dateline index"):
        open_index(where)

    client.put(client.address.name, {"mappings": {"properties": {"a": {"type": "keyword"}}}})

    for opened in (open_index, open_writer):
        with pytest.raises(IndexRefused, match="is not an index of Dateline; nothing was changed"):
            opened(where)
    assert client.get(f"{client.address.name}/_count")["count"] == 0


def test_an_index_of_another_program_stays_whatever_it_is_called(
    where: str, make_document: Make
) -> None:
    client = Client(parse_address(where, {}))
    drafts = f"{client.address.name}.drafts"
    client.put(drafts, {"settings": {"number_of_replicas": 0}})

    write(where, make_document("One arrest"))
    with open_writer(where, rebuild=True) as writer:
        writer.put(make_document("Two arrests"))
        writer.commit()

    assert client.get(f"{drafts}/_count")["count"] == 0
    assert texts(where) == ["Two arrests"]


def test_documents_that_were_closed_or_deleted_are_said_to_be(
    where: str, make_document: Make
) -> None:
    write(where, make_document("One arrest"))
    client = Client(parse_address(where, {}))
    data = f"{client.address.name}.d1"
    engine = open_index(where)

    client.post(f"{data}/_close")
    with pytest.raises(IndexDamaged, match=rf"^{where}: its documents are closed, .*_open"):
        engine.search(Query(text="arrest"))
    client.post(f"{data}/_open")
    assert engine.search(Query(text="arrest")).total == 1
    client.delete(data)
    with pytest.raises(IndexDamaged, match=r"are deleted \(no such index .*dateline index --reb"):
        open_index(where).search(Query(text="arrest"))
    with open_writer(where, rebuild=True) as writer:
        writer.put(make_document("Two arrests"))
        writer.commit()
    assert texts(where) == ["Two arrests"]


@pytest.mark.parametrize("lost", ["all", "one"])
def test_an_update_of_documents_that_were_deleted_says_so(
    where: str, tmp_path: Path, lost: str
) -> None:
    """Whether there is anything to do or not; a rebuild makes them anew."""
    rows = [{"title": f"Arrest {number}", "date": "2015-03-01"} for number in range(2)]
    (tmp_path / "a.json").write_text(json.dumps(rows))
    command = ["index", str(tmp_path), "--index", where]
    assert CliRunner().invoke(main, command).exit_code == 0
    client = Client(parse_address(where, {}))
    data = f"{client.address.name}.d1"
    if lost == "all":
        client.delete(data)
    else:
        query = {"query": {"term": {"kind": "headline"}}}
        found = client.search(data, {"size": 1, **query})["hits"]["hits"][0]["_id"]
        client.delete(f"{data}/_doc/{found}", refresh="true")
    head = client.get(f"{client.address.name}/_doc/head")["_source"]

    idle = CliRunner().invoke(main, command)
    rows.append({"title": "Another arrest", "date": "2015-03-02"})
    (tmp_path / "a.json").write_text(json.dumps(rows))
    busy = CliRunner().invoke(main, command)

    assert [idle.exit_code, busy.exit_code] == [3, 3]
    assert idle.stderr.count("dateline index --rebuild") == 1
    assert client.get(f"{client.address.name}/_doc/head")["_source"] == head
    assert CliRunner().invoke(main, [*command, "--rebuild"]).exit_code == 0
    assert "Another arrest" in texts(where)


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("write", "it may only be read"),
        ("read_only_allow_delete", "a disk of the cluster is too full"),  # as a node sets it
    ],
)
@pytest.mark.parametrize("of", ["", ".d1"], ids=["head", "documents"])
def test_an_index_that_may_only_be_read_is_read(
    where: str, make_document: Make, block: str, told: str, of: str
) -> None:
    write(where, make_document("One arrest"))
    client = Client(parse_address(where, {}))
    blocked = f"{client.address.name}{of}/_settings"
    client.put(blocked, {f"index.blocks.{block}": True})

    with pytest.raises(IndexRefused, match=rf"cannot be written: {told}.*blocked by"):
        write(where, make_document("Two arrests"))
    found = texts(where)
    client.put(blocked, {f"index.blocks.{block}": None})
    write(where, make_document("Three arrests"))

    assert found == ["One arrest"]
    assert texts(where) == ["One arrest", "Three arrests"]
    open_index(where).verify()


def test_a_block_of_reads_is_not_told_as_one_of_writes(where: str, make_document: Make) -> None:
    write(where, make_document("One arrest"))
    client = Client(parse_address(where, {}))
    client.put(f"{client.address.name}/_settings", {"index.blocks.read": True})

    with pytest.raises(IndexRefused, match=r"blocked by.*index read") as refused:
        texts(where)

    assert "written" not in str(refused.value)


def test_an_index_of_another_version_is_only_rebuilt(where: str, make_document: Make) -> None:
    write(where, make_document("One arrest"))
    client = Client(parse_address(where, {}))
    head = client.get(f"{client.address.name}/_doc/head")["_source"]
    (commit,) = head["commits"]
    older = {**head, "commits": [{**commit, "made_by": {"cluster": "1"}}]}
    client.put(f"{client.address.name}/_doc/head", older)

    for opened in (open_index, open_writer):
        with pytest.raises(IndexOutdated, match="another version of Dateline; rebuild it with"):
            opened(where)
    kept = client.get(f"{client.address.name}/_doc/head")["_source"]
    with open_writer(where, rebuild=True) as writer:
        writer.put(make_document("Two arrests"))
        writer.commit()

    assert kept == older
    assert texts(where) == ["Two arrests"]


def test_a_head_that_this_version_cannot_read_is_left_as_it_is(
    where: str, make_document: Make
) -> None:
    write(where, make_document("One arrest"))
    client = Client(parse_address(where, {}))
    client.put(f"{client.address.name}/_doc/head", {"commits": "of another time"})

    for opened in (open_index, open_writer):
        with pytest.raises(IndexOutdated, match="was made by another version of Dateline"):
            opened(where)

    assert client.get(f"{client.address.name}/_doc/head")["_source"] == {
        "commits": "of another time"
    }


@pytest.mark.needs("nginx")
@pytest.mark.parametrize(
    ("version", "told"),
    [
        ('{"distribution": "opensearch", "number": "2.19.0"}', "is opensearch 2.19.0"),
        ('{"number": "8.15.0"}', "is Elasticsearch 8.15.0"),
    ],
)
def test_a_server_that_is_too_old_gets_no_index(tmp_path: Path, version: str, told: str) -> None:
    says = f"""; default_type application/json;
        location = / {{ return 200 '{{"version": {version}}}'; }}
        location / {{ return 404 '{{}}'; }}"""

    with (
        answering(tmp_path, says) as port,
        pytest.raises(IndexRefused, match=f"{told}, and an index needs OpenSearch 3 or newer"),
    ):
        open_writer(f"http://127.0.0.1:{port}/news")


def test_a_copy_to_a_cluster_that_is_not_there_says_so(sample_index: Path) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}/news"

    ended = CliRunner().invoke(main, ["copy", str(sample_index), nowhere])

    assert ended.exit_code == 3
    assert "does not answer" in ended.stderr


# How the cluster is


def test_commands_and_health_tell_how_the_cluster_is(where: str, make_document: Make) -> None:
    write(where, make_document("One arrest"))
    client = Client(parse_address(where, {}))
    health = create_app(open_index(where)).test_client()
    nodes = client.get("_cluster/health")["number_of_nodes"]
    told = "1 node" if nodes == 1 else f"{nodes} nodes"
    expected = {"status": "green", "nodes": nodes, "unassigned": 0, "failing_fast": False}
    state = {"status": "ok", "version": "1", "documents": 1}

    assert health.get("/healthz").json == {**state, "cluster": expected}
    for command in ("stats", "check"):
        ended = CliRunner().invoke(main, [command, "--index", where])
        assert f"cluster: green, {told}, all shards placed" in ended.stdout
    copies = {
        "auto_expand_replicas": False,
        "number_of_replicas": min(nodes, 2),  # one more than there are
        "routing.allocation.enable": "primaries",
    }
    client.put(f"{client.address.name}.d1/_settings", {"index": copies})

    lacking = {**expected, "status": "yellow", "unassigned": 1}
    assert health.get("/healthz").json == {**state, "cluster": lacking}
    ended = CliRunner().invoke(main, ["check", "--index", where])
    assert f"the index is whole\ncluster: yellow, {told}, 1 shard on no node" in ended.stdout


def test_health_is_that_of_the_newest_index(where: str, make_document: Make) -> None:
    """Who opened the index asks for nothing else before the one that it opened is deleted."""
    write(where, make_document("One arrest"))
    engine = open_index(where)
    with open_writer(where, rebuild=True) as writer:
        writer.put(make_document("Two arrests"))
        writer.commit()
    client = Client(parse_address(where, {}))
    client.delete(f"{client.address.name}.d1")

    health = engine.cluster()

    assert health is not None
    assert health.status == "green"


@pytest.mark.needs("nginx")
def test_health_and_figures_tell_that_the_cluster_is_gone(
    where: str, cluster_address: str, tmp_path: Path, make_document: Make
) -> None:
    write(where, make_document("One arrest"))
    node, name = cluster_address.partition(",")[0], where.rpartition("/")[2]

    def figures() -> dict[str, float]:
        found = (s for metric in IndexFigures(engine).collect() for s in metric.samples)
        return {"".join((one.name, *one.labels.values())): one.value for one in found}

    with answering(tmp_path, f"; location / {{ proxy_pass {node}; }}") as port:
        engine = open_index(f"http://127.0.0.1:{port}/{name}")
        client = create_app(engine).test_client()
        before = figures()
        assert client.get("/healthz").status_code == 200
    gone = client.get("/healthz")

    assert gone.status_code == 503
    assert gone.headers["Retry-After"] == "30"
    assert before.pop("dateline_index_age_seconds") >= 0
    assert before.pop("dateline_cluster_nodes") >= 1
    assert before == {
        "dateline_index_up": 1,
        "dateline_index_documents": 1,
        "dateline_cluster_statusgreen": 1,
        "dateline_cluster_statusyellow": 0,
        "dateline_cluster_statusred": 0,
        "dateline_cluster_shards_unassigned": 0,
        "dateline_cluster_failing_fast": 0,
    }
    assert figures() == {"dateline_index_up": 0}


def test_a_lost_document_is_found_by_the_checksums(where: str, make_document: Make) -> None:
    with open_writer(where) as writer:
        for text in ("One arrest", "Two arrests"):
            writer.put(make_document(text))
        writer.commit()
    client = Client(parse_address(where, {}))
    data = f"{client.address.name}.d1"
    lost = client.search(data, {"size": 1})["hits"]["hits"][0]["_id"]
    client.delete(f"{data}/_doc/{lost}", refresh="true")

    checked = CliRunner().invoke(main, ["check", "--index", where])

    assert checked.exit_code == 3
    assert "has 1 documents" in checked.stderr


def test_a_request_for_what_is_not_there_fails(cluster_address: str) -> None:
    client = Client(parse_address(f"{cluster_address}/none", {}))

    with pytest.raises(RequestFailed, match="404"):
        client.post("none/_refresh")
