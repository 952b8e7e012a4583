"""What answers say to caches, browsers, crawlers and programs."""

import datetime as dt
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

import brotli
import feedparser
import pytest
from flask.testing import FlaskClient

import webui
from search import Document, Engine, open_index, open_writer
from search.columnar import ColumnWriter
from search.columnar.index.commits import read_commit
from webui import create_app

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]

_FORMS = ["", ".json", ".ndjson", ".csv", ".atom", ".ris", ".bib"]
_UNCHANGING = ["/openapi.json", "/api", "/opensearch.xml", "/robots.txt"]
_OF_THE_INDEX = [
    "/",
    "/topics/cybercrime",
    "/sitemap.xml",
    "/suggest?q=cyb",
    *(f"/search{form}?q=INTERPOL" for form in _FORMS),
]


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


def _is_xml(data: bytes) -> bool:
    try:
        return expat.ParserCreate().Parse(data, True) == 1
    except expat.ExpatError:
        return False


@pytest.mark.parametrize("address", [*_OF_THE_INDEX, *_UNCHANGING])
def test_an_answer_that_is_known_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.status_code == 200
    assert first.headers["ETag"].startswith('W/"')
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert "Accept-Encoding" in first.headers["Vary"]
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("address", _OF_THE_INDEX)
def test_an_answer_says_when_its_index_was_built(
    client: FlaskClient, engine: Engine, address: str
) -> None:
    built = dt.datetime.fromisoformat(engine.version().built_at)

    first = client.get(address)

    assert first.last_modified == built
    later = client.get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert later.status_code == 304


def test_an_update_makes_answers_new_but_not_those_at_a_cursor(
    make_engine: MakeEngine, make_document: Make, tmp_path: Path
) -> None:
    client = create_app(make_engine(make_document("Fraud"), make_document("Frauds"))).test_client()
    address = "/search.json?q=fraud&size=1"
    first = client.get(address)
    second = client.get(first.json["links"]["next"])
    with open_writer(tmp_path / "index") as writer:
        writer.put(make_document("Theft"))
        writer.commit()

    def status(address: str, etag: str) -> int:
        return client.get(address, headers={"If-None-Match": etag}).status_code

    assert status(address, first.headers["ETag"]) == 200
    assert status(first.json["links"]["next"], second.headers["ETag"]) == 304


def test_an_etag_is_that_of_its_query_format_and_host(client: FlaskClient) -> None:
    addresses = [f"/search{form}{asked}" for form in _FORMS for asked in ("", "?q=a", "?q=b")]

    tags = [client.get(address).headers["ETag"] for address in addresses]
    tags.append(client.get(addresses[0], base_url="https://other.test").headers["ETag"])

    assert len(set(tags)) == len(addresses) + 1
    same = client.get("/search?size=20&q=a&page=1&utm_source=x").headers["ETag"]
    assert same == client.get("/search?q=a").headers["ETag"]


def test_a_deploy_makes_answers_new(sample_index: Path, tmp_path: Path) -> None:
    root = Path(webui.__file__).parents[1]
    for package in ("corpus", "search", "webui"):
        shutil.copytree(root / package, tmp_path / package)

    def etag() -> str:
        asked = (
            "import sys; from pathlib import Path; from search import open_index;"
            "from webui import create_app; app = create_app(open_index(Path(sys.argv[1])));"
            "print(app.test_client().get('/topics').headers['ETag'])"
        )
        command = [sys.executable, "-c", asked, str(sample_index)]
        return subprocess.check_output(command, cwd=tmp_path, text=True)

    before = etag()
    template = tmp_path / "webui" / "templates" / "topics.html"
    os.utime(template, (0, 0))
    touched = etag()
    template.write_text(template.read_text("utf-8") + "\n", "utf-8")

    assert touched == before  # two machines with the same software agree
    assert etag() != before


@pytest.mark.parametrize(
    ("accepted", "encoding", "decompress"),
    [
        ("gzip", "gzip", gzip.decompress),
        ("br", "br", brotli.decompress),
        ("zstd", "zstd", zstd.decompress),
        ("gzip, deflate, br, zstd", "zstd", zstd.decompress),
        ("gzip;q=1.0, br;q=0.5", "gzip", gzip.decompress),
        ("gzip;q=0", None, bytes),
        ("br;q=0.000, gzip; q=0", None, bytes),
        ("zstd;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("zstd;q=0, *", "br", brotli.decompress),
        ("zstd;q=0, br;q=0, *;q=0.1", "gzip", gzip.decompress),
        ("gzip, *;q=0", "gzip", gzip.decompress),
        ("*;q=0", None, bytes),
        ("gzip, zstd;q=0.5", "gzip", gzip.decompress),
        ("*", "zstd", zstd.decompress),
        ("identity", None, bytes),
        ("deflate", None, bytes),
    ],
)
@pytest.mark.parametrize("form", _FORMS)
def test_an_answer_is_compressed_as_asked(
    client: FlaskClient,
    form: str,
    accepted: str,
    encoding: str | None,
    decompress: Callable[[bytes], bytes],
) -> None:
    response = client.get(f"/search{form}?q=cyber*", headers={"Accept-Encoding": accepted})

    assert response.headers.get("Content-Encoding") == encoding
    plain = client.get(f"/search{form}?q=cyber*").data
    if form == ".json":
        answers = json.loads(decompress(response.data)), json.loads(plain)
        assert answers[0] | {"took_ms": 0} == answers[1] | {"took_ms": 0}
    else:
        assert decompress(response.data) == plain


@pytest.mark.parametrize("address", [*_OF_THE_INDEX, *_UNCHANGING, "/healthz"])
def test_head_has_the_headers_of_get_and_no_body(client: FlaskClient, address: str) -> None:
    head, get = client.head(address), client.get(address)

    assert head.status_code == 200
    assert head.data == b""
    assert head.content_type == get.content_type
    assert head.headers.get("ETag") == get.headers.get("ETag")
    assert head.headers.get("Link") == get.headers.get("Link")


@pytest.mark.parametrize(
    "address", [*_OF_THE_INDEX, *_UNCHANGING, "/search.json?size=0", "/search.csv?cursor=x"]
)
def test_a_page_of_any_site_may_read_an_answer(client: FlaskClient, address: str) -> None:
    response = client.get(address, headers={"Origin": "https://example.org"})

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Link" in response.headers["Access-Control-Expose-Headers"]


def test_a_browser_that_asks_first_may_send_what_caches_need(client: FlaskClient) -> None:
    response = client.options(
        "/search.json",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "if-none-match",
        },
    )

    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in response.headers["Access-Control-Allow-Methods"]
    assert "If-None-Match" in response.headers["Access-Control-Allow-Headers"]


def test_link_headers_lead_from_part_to_part(client: FlaskClient) -> None:
    second = client.get("/search?q=INTERPOL&page=2")
    assert second.headers.getlist("Link") == [
        '<http://localhost/search?q=INTERPOL>; rel="prev"',
        '<http://localhost/search?q=INTERPOL&page=3>; rel="next"',
    ]

    met, address = [], "/search.json?q=INTERPOL&size=20"
    while address:
        response = client.get(address)
        met += [hit["id"] for hit in response.json["results"]]
        links = [link for link in response.headers.getlist("Link") if 'rel="next"' in link]
        address = links[0].partition(">")[0].lstrip("<") if links else ""
    assert len(met) == len(set(met)) == 55

    whole = client.get("/search.csv?q=INTERPOL&size=50")
    assert whole.headers.getlist("Link") == [
        '<http://localhost/search?q=INTERPOL&size=50>; rel="canonical"'
    ]


@pytest.mark.parametrize("form", _FORMS)
def test_results_are_not_for_the_index_of_a_crawler(client: FlaskClient, form: str) -> None:
    assert client.get(f"/search{form}").headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("address", ["/", "/topics/cybercrime"])
def test_documents_are_for_the_index_of_a_crawler(client: FlaskClient, address: str) -> None:
    assert "X-Robots-Tag" not in client.get(address).headers


@pytest.mark.parametrize("form", [form for form in _FORMS if form])
def test_every_format_tells_faults_alike(client: FlaskClient, form: str) -> None:
    response = client.get(f"/search{form}?size=0&sort=up&cursor=nonsense")

    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    assert response.headers["Cache-Control"] == "no-store"
    assert [fault["parameter"] for fault in response.json["errors"]] == ["sort", "size", "cursor"]


def test_a_format_that_is_none_is_not_there(client: FlaskClient) -> None:
    response = client.get("/search.pdf?q=fraud")

    assert response.status_code == 404
    assert response.content_type == "application/problem+json"


def test_a_cursor_that_came_too_late_leads_back_to_the_start(
    make_engine: MakeEngine, make_document: Make, tmp_path: Path
) -> None:
    where = tmp_path / "index"
    client = create_app(make_engine(*(make_document(f"Fraud {n}") for n in "abc"))).test_client()
    address = client.get("/search.json?q=fraud&size=2").json["links"]["next"]
    for name in ("d", "e"):
        with ColumnWriter(where, past_bytes=0) as writer:
            writer.put(make_document(f"Fraud {name}"))
            made = int(writer.commit().version)
        commit = read_commit(where, made)
        old = dt.datetime.fromisoformat(commit.built_at) - dt.timedelta(hours=2)
        type(commit)(**{**vars(commit), "built_at": old.isoformat()}).write(where)
    client = create_app(open_index(where)).test_client()

    response = client.get(address)

    assert response.status_code == 410
    assert response.content_type == "application/problem+json"
    assert response.json["status"] == 410
    assert response.json["links"] == {"restart": "/search.json?q=fraud&size=2"}
    page = client.get(address.replace(".json", ""))
    assert page.status_code == 410
    assert 'href="/search?q=fraud&amp;size=2"' in page.text
    assert client.get(response.json["links"]["restart"]).json["total"] == 5


def test_completions_are_as_browsers_read_them(client: FlaskClient) -> None:
    response = client.get("/suggest?q=Trend+Mic")

    assert response.content_type == "application/x-suggestions+json"
    assert response.json == [
        "Trend Mic",
        ["Trend micro"],
        ["2"],
        ["http://localhost/search?q=Trend+micro"],
    ]
    for typed, completed in (('"Trend mic', '"Trend micro'), ("Trend  Mic ", "Trend  micro")):
        response = client.get("/suggest", query_string={"q": typed})
        assert response.json[1] == [completed]
    assert client.get("/suggest?q=zzz").json == ["zzz", [], [], []]
    assert client.get("/suggest").json == ["", [], [], []]
    answer = client.get("/suggest", query_string={"q": "é" * 1001})

    assert answer.status_code == 414
    assert answer.json["errors"] == [  # type: ignore[index]
        {
            "parameter": "q",
            "value": "é" * 100,
            "code": "length",
            "message": "a query has at most 1000 characters",
            "allowed": [],
        }
    ]


def test_the_search_can_be_added_to_a_browser(client: FlaskClient) -> None:
    described = client.get("/opensearch.xml", base_url="https://news.test")

    assert _is_xml(described.data)
    assert 'template="https://news.test/search?q={searchTerms}&amp;page={startPage?}"' in (
        described.text
    )
    assert 'template="https://news.test/suggest?q={searchTerms}"' in described.text
    assert 'rel="search" type="application/opensearchdescription+xml"' in client.get("/").text


def test_crawlers_are_led_to_documents_and_not_into_results(client: FlaskClient) -> None:
    assert client.get("/robots.txt").text.splitlines() == [
        "User-agent: *",
        "Disallow: /search",
        "Disallow: /compare",
        "Disallow: /cite",
        "Disallow: /words",
        "Disallow: /numbers",
        "Disallow: /places?",
        "Disallow: /verify",
        "Disallow: /suggest",
        "",
        "Sitemap: http://localhost/sitemap.xml",
    ]


def test_the_sitemap_lists_every_document(client: FlaskClient) -> None:
    response = client.get("/sitemap.xml")

    assert _is_xml(response.data)
    assert response.text.count("<loc>") == 70
    assert "<loc>http://localhost/topics/cybercrime</loc>" in response.text
    assert client.get("/sitemaps/2.xml").status_code == 404
    assert client.get("/sitemaps/0.xml").status_code == 404


def test_a_sitemap_of_more_than_50000_is_split(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(*(make_document(f"Fraud {number}") for number in range(50_001)))
    client = create_app(engine).test_client()

    listed = client.get("/sitemap.xml")
    assert _is_xml(listed.data)
    assert "<loc>http://localhost/sitemaps/1.xml</loc>" in listed.text
    assert listed.text.count("<loc>") == 2
    first, second = (client.get(f"/sitemaps/{part}.xml").text for part in (1, 2))
    assert (first.count("<loc>"), second.count("<loc>")) == (50_000, 1)
    assert client.get("/sitemaps/3.xml").status_code == 404


def test_a_feed_and_its_query_are_xml_whatever_was_typed(client: FlaskClient) -> None:
    response = client.get("/search.atom", query_string={"q": "]]><a & \uffff \U0001f694"})

    assert _is_xml(response.data)
    assert feedparser.parse(response.data).feed.title == "Dateline: ]]><a & \ufffd \U0001f694"


def test_a_browser_keeps_what_the_pages_share_until_it_changes(client: FlaskClient) -> None:
    page = client.get("/").text
    shared = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)

    assert len(shared) == 3
    for address in shared:
        with client.get(address) as answer:
            digest = hashlib.sha256(answer.data).hexdigest()
            assert address.endswith(f"?v={digest[:8]}")
            assert answer.headers["Cache-Control"] == "public, max-age=31536000"
