"""An index on a cluster: beside the embedded one, under faults, and what its errors say."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from processes import PATIENCE, next_line, running
from test_search_conformance import summary

from indexer import update_index
from search import (
    Document,
    Engine,
    Filter,
    IndexLocked,
    IndexMissing,
    IndexRefused,
    IndexUnreachable,
    Query,
    count_over_time,
    open_index,
    open_writer,
    related_topics,
)
from search.asking.periods import parse_period
from search.command import main
from search.opensearch.address import FROM_ENVIRONMENT, Address, parse_address
from search.opensearch.client import Client, RequestFailed

Make = Callable[..., Document]

SAMPLE = Path(__file__).parent.parent / "corpus" / "sample"

TYPED = [
    "", "police", "policía", "cybercrime", "interpol training", '"organized crime"', "cyber*",
    "=police", "police -chief", "cooperación OR training", "topic:cybercrime operation",
    "language:es", "date:2014", "ciberdelinquencia", "policia nowhere", "place:spain",
    "what is interpol doing against cybercrime", '"crime organized"~4', "site:interpol.int",
    "subject:crime", "operation arrests fraud smuggling", "crim*", "(police OR fraud) -madrid",
]  # fmt: skip
NARROWED = [
    Query(),
    Query(words="any"),
    Query(match="exact", sort="newest"),
    Query(fold=True, sort="oldest", page=2, size=5),
    Query(filters=(Filter("language", "es"), Filter("topic", "cybercrime", excluded=True))),
    Query(dates=parse_period("2014"), undated="include"),
    Query(dates=parse_period("March 2015"), translate=False),
]


@pytest.fixture
def where(cluster_address: str) -> str:
    """Return the address of an index that does not exist yet."""
    return f"{cluster_address}/{uuid4().hex}"


@pytest.fixture(scope="module")
def clustered(cluster_address: str) -> str:
    """Return the address of an index of the sample archive."""
    where = f"{cluster_address}/{uuid4().hex}"
    update_index(SAMPLE, where, meaning="off")
    return where


def texts(where: str) -> list[str]:
    return sorted(document.text for document in open_index(where).documents())


# Beside the embedded index


@pytest.mark.parametrize("narrowed", NARROWED, ids=range(len(NARROWED)))
def test_the_sample_is_searched_as_in_a_folder(
    clustered: str, engine: Engine, narrowed: Query
) -> None:
    other = open_index(clustered)

    # Half of the texts for each, and all of them for two.
    for typed in TYPED[NARROWED.index(narrowed) % 2 :: 2]:
        query = replace(narrowed, text=typed)
        answer, expected = other.search(query), engine.search(query)
        assert summary(answer) == summary(expected)
        if "~" not in typed:  # words near each other count once in a text
            scores = [hit.score for hit in answer.hits]
            assert scores == pytest.approx([hit.score for hit in expected.hits], rel=1e-6)


def test_what_is_told_of_the_sample_is_what_a_folder_tells(clustered: str, engine: Engine) -> None:
    other = open_index(clustered)

    for topic in other.scan(Query()).reader.totals.topics:
        assert other.significant_terms(topic) == engine.significant_terms(topic)
        assert related_topics(other, topic) == related_topics(engine, topic)
    for typed in ("police", "language:es", "operation", "zzz"):
        query = Query(text=typed, words="any")
        assert other.scan(query).significant_terms() == engine.scan(query).significant_terms()
        for unit in ("month", "year"):
            over_time = count_over_time(other, query, unit)
            assert over_time.buckets == count_over_time(engine, query, unit).buckets
        assert other.suggest(typed[:3]) == engine.suggest(typed[:3])
    assert other.examples() == engine.examples()
    told, expected = other.stats(), engine.stats()
    assert (told.facets, told.histogram, told.first, told.last) == (
        *(expected.facets, expected.histogram, expected.first, expected.last),
    )
    assert sorted(other.coverage(), key=repr) == sorted(engine.coverage(), key=repr)
    for document in engine.documents():
        assert other.get(document.id) == document
        assert other.is_listed(document) == engine.is_listed(document)


def test_the_commands_take_the_address_of_an_index(clustered: str) -> None:
    def run(*arguments: str) -> str:
        ended = CliRunner().invoke(main, [*arguments, "--index", clustered])
        assert ended.exit_code == 0, ended.output
        return ended.output

    assert "0 documents added" in run("index", str(SAMPLE))
    assert "70 documents" in run("stats")
    assert "INTERPOL" in run("search", "cybercrime")
    assert "0 disagreements" in run("check", str(SAMPLE))


def test_an_explanation_adds_up_to_the_score(clustered: str) -> None:
    results = open_index(clustered).search(Query(text="police training", explain=True))

    assert results.hits
    for hit in results.hits:
        assert hit.explanation
        parts = sum(part.score for part in hit.explanation.parts)
        assert parts == pytest.approx(hit.score, rel=1e-6)


# One writer at a time


def test_a_second_writer_is_told_who_writes(where: str, make_document: Make) -> None:
    with open_writer(where) as writer:
        writer.put(make_document("One arrest"))
        with pytest.raises(IndexLocked, match=f"written by process {os.getpid()} on "):
            open_writer(where)
        writer.commit()

    with open_writer(where) as writer:
        assert writer.committed.get("One arrest|None")


def take_lease_from(where: str) -> None:
    """Make the lease of a writer run out, as if its process had slept for long."""
    client = Client(parse_address(where, {}))
    path = f"{client.address.name}/_doc/lease"
    held = client.get(path)["_source"]
    client.put(path, {**held, "machine": "elsewhere", "until": 0.0})


def test_what_a_writer_does_that_wakes_too_late_is_in_no_commit(
    where: str, make_document: Make
) -> None:
    with open_writer(where) as writer:
        for text in ("Kept", "Changed", "Removed"):
            writer.put(make_document(text))
        writer.commit()
    sleeper = open_writer(where)
    sleeper.put(make_document("Written in sleep"))
    sleeper.remove("Kept|None")
    sleeper.put(replace(make_document("Changed"), date_text="by the sleeper"))
    for number in range(1_000):  # so that some of it is sent
        sleeper.put(make_document(f"Asleep {number}"))
    take_lease_from(where)

    with open_writer(where) as writer:
        writer.put(replace(make_document("Changed"), date_text="by the second"))
        writer.remove("Removed|None")
        writer.commit()
    found = texts(where)
    for number in range(1_000):  # it wakes, and writes on
        sleeper.put(make_document(f"Awake {number}"))
    awake = texts(where)
    # What the second removed or changed, the sleeper cannot bring back by removing it too.
    for one in ("Removed|None", "Changed|None"):
        sleeper.remove(one)
    with pytest.raises(IndexLocked, match="another process wrote it meanwhile"):
        sleeper.commit()
    sleeper.close()
    afterwards = texts(where)
    with open_writer(where) as writer:
        writer.put(make_document("Last"))
        writer.commit()

    assert found == awake == afterwards == ["Changed", "Kept"]
    assert texts(where) == ["Changed", "Kept", "Last"]
    changed = open_index(where).get("Changed|None")
    assert changed
    assert changed.date_text == "by the second"
    open_index(where).verify()


KILLED = """
import sys
from search import open_index, open_writer
from msgspec.structs import replace

writer = open_writer(sys.argv[1])
for document in list(open_index(sys.argv[1]).documents()):
    writer.remove(document.id)
    for number in range(2_000):
        writer.put(replace(document, id=str(number), text="Half written"))
print("written", flush=True)
sys.stdin.read()
"""


def test_a_writer_that_is_killed_leaves_nothing_and_its_follower_need_not_wait(
    where: str, make_document: Make
) -> None:
    with open_writer(where) as writer:
        writer.put(make_document("One arrest"))
        writer.commit()

    command = [sys.executable, "-c", KILLED, where]
    with running(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as killed:
        assert next_line(killed, killed.stdout) == "written\n"
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    assert texts(where) == ["One arrest"]
    with open_writer(where) as writer:
        writer.put(make_document("Two arrests"))
        writer.commit()

    assert texts(where) == ["One arrest", "Two arrests"]
    open_index(where).verify()


def test_an_older_version_answers_until_a_rebuild_and_after_it(
    where: str, make_document: Make
) -> None:
    for text in ("One arrest", "Two arrests"):
        with open_writer(where) as writer:
            writer.put(make_document(text))
            writer.commit()
    engine = open_index(where)
    first = engine.search(Query(as_of="1"))

    with open_writer(where, rebuild=True) as writer:
        writer.put(make_document("Three arrests"))
        writer.commit()

    assert [hit.document.text for hit in first.hits] == ["One arrest"]
    assert engine.search(Query(as_of="1")).hits == first.hits
    assert engine.search(Query(as_of=first.index.as_of)).hits == first.hits
    assert texts(where) == ["Three arrests"]


# What is said when something is wrong


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://a.example:9200", "not the address of an index"),
        ("ftp://a.example/news", "not the address of an index"),
        ("https://me:secret@a.example/news", "has a password, which others can read"),
        ("https://a.example/News", "not the name of an index"),
        ("https://a.example:port/news", "not hosts"),
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
        with pytest.raises(IndexUnreachable, match=r"does not answer: .*refused"):
            client.get("news/_doc/head")
        with pytest.raises(IndexUnreachable, match=r"does not answer$"):
            client.get("news/_doc/head")


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
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {folder}/certificate; ssl_certificate_key {folder}/key;
        auth_basic cluster; auth_basic_user_file {folder}/users;
        location / {{ proxy_pass {node}; }}
    }}
}}
"""


@pytest.fixture
def guarded(cluster_address: str, tmp_path: Path) -> Iterator[str]:
    """Return the address of an index behind TLS and a password, which is: open sesame."""
    node = cluster_address.partition(",")[0]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    make = ("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")
    own = ("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-nodes")
    to = ("-keyout", str(tmp_path / "key"), "-out", str(tmp_path / "certificate"))
    subprocess.run([*make, *own, *to], check=True, capture_output=True)
    hashed = subprocess.check_output(["openssl", "passwd", "-apr1", "open sesame"], text=True)
    (tmp_path / "users").write_text(f"reader:{hashed}")
    user = "" if os.getuid() else "user root; "  # who may read this folder
    (tmp_path / "conf").write_text(NGINX.format(user=user, folder=tmp_path, port=port, node=node))
    with running(["nginx", "-p", str(tmp_path), "-c", str(tmp_path / "conf")]):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.02)
        yield f"https://reader@127.0.0.1:{port}/{uuid4().hex}"


@pytest.mark.needs("nginx", "openssl")
def test_a_cluster_behind_tls_is_asked_if_it_and_we_are_who_we_say(
    guarded: str, tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(IndexRefused, match=r"certificate is not trusted .*DATELINE_CLUSTER_CA"):
        open_index(guarded)
    monkeypatch.setenv("DATELINE_CLUSTER_CA", str(tmp_path / "certificate"))
    monkeypatch.setenv("DATELINE_CLUSTER_PASSWORD", "close sesame")
    with pytest.raises(IndexRefused, match="refuses reader") as refused:
        open_index(guarded)
    assert "sesame" not in str(refused.value)

    (tmp_path / "password").write_text("open sesame\n")
    monkeypatch.setenv("DATELINE_CLUSTER_PASSWORD_FILE", str(tmp_path / "password"))
    with open_writer(guarded) as writer:
        writer.put(make_document("One arrest"))
        writer.commit()

    assert texts(guarded) == ["One arrest"]


def test_no_index_and_one_of_another_program_are_told_apart(where: str) -> None:
    client = Client(parse_address(where, {}))
    with pytest.raises(IndexMissing, match=r"there is no index at .*dateline index"):
        open_index(where)

    client.put(client.address.name, {"mappings": {"properties": {"a": {"type": "keyword"}}}})

    for opened in (open_index, open_writer):
        with pytest.raises(IndexRefused, match="is not an index of Dateline; nothing was changed"):
            opened(where)
    assert client.get(f"{client.address.name}/_count")["count"] == 0


def test_an_index_that_may_only_be_read_is_read(where: str, make_document: Make) -> None:
    with open_writer(where) as writer:
        writer.put(make_document("One arrest"))
        writer.commit()
    client = Client(parse_address(where, {}))
    client.put(f"{client.address.name}/_settings", {"index.blocks.write": True})

    with pytest.raises(IndexRefused, match="blocked by"):
        open_writer(where)

    assert texts(where) == ["One arrest"]


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
        client.search("none", {"size": 0})


def test_vectors_are_refused_where_there_are_none(where: str) -> None:
    ended = CliRunner().invoke(main, ["index", str(SAMPLE), "--index", where, "--meaning", "on"])

    assert ended.exit_code == 3
    assert "an index on a cluster has no vectors yet" in ended.stderr
