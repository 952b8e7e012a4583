"""What strangers send, and what strangers write in headlines, is text and nothing else."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import bibtexparser
import pytest
import rispy
from examples import examples
from flask.testing import FlaskClient
from fuzzing import targets
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from indexer import update_index
from search import Document, Engine, open_index
from search.asking.parameters import ALIASES, NAMES
from webui import create_app

NASTY = (
    "%00",
    "%ff",
    "%ED%A0%80",  # a lone surrogate as some encode it
    "%C0%AF",
    "%F0%9F%9A",
    "%u0041",
    "%",
    "%25%32%37",
    "%0d%0aSet-Cookie:x=1",
    "%E2%80%AE%E2%80%8F%D8%A7",  # right to left
    "%EF%BB%BF",
    "%F3%A0%80%81",  # tags
    "9" * 5000,
    "-" + "9" * 40,
    "1e309",
    "NaN",
    "0x10",
    "%D9%A1%D9%A2%D9%A3",  # Arabic-Indic digits
    "0000-00-00",
    "9999-12-31",
    "last+99999999999+years",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%22%3E%3Cimg+src=x+onerror=alert(1)%3E",
    "javascript:alert(1)",
    "{{7*7}}${7*7}%23{7*7}",
    "../../../../etc/passwd",
    "%2e%2e%2fetc%2fpasswd",
    "'+OR+1=1--",
    ";id|id`id`$(id)",
    "=cmd|'/c+calc'!A1",
    "((((((((((((((((((((((((((((((((((((((",
    "))))",
    '"""""""',
    "NOT+NOT+NOT+a",
    "a+OR+OR+AND+b",
    "date:[+TO+]",
    "date:[2013+TO",
    "topic:%22",
    "*+**+a**",
    '"a+b"~999999999999',
    "e" + "%CC%81" * 160,
    "%EF%B7%BA" * 100,
    "a%E2%80%8D" * 120,
)
PIECES = (
    *("headline,date\n", '{"headline": "A', "<h1>", "<item><title>", "</title>", "01 May 2014"),
    *("\n\n", "&#xD800;", "&#0;", '"', "}", "<rss>", "<entry>", "\ufeff", "\x1b[2J", "\\ud800"),
)
LEAKS = re.compile(r"Traceback|\.py\b|/work|/tmp|site-packages|Werkzeug|gunicorn|Python/|Flask")


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


@pytest.mark.parametrize("name", [*NAMES, *ALIASES, "unknown", "%00", "%ff"])
def test_any_value_of_any_parameter_is_answered_or_refused_with_a_reason(
    client: FlaskClient, name: str
) -> None:
    for value in NASTY:
        for path in ("/search.json", "/suggest" if name == "q" else "/search"):
            response = client.get(f"{path}?{name}={value}")

            assert response.status_code in (200, 400, 410, 414), (name, value)
            assert not LEAKS.search(response.text), (name, value)
            assert "\r" not in "".join(response.headers.values())
            if response.mimetype == "text/html":
                tree = LexborHTMLParser(response.text)
                assert not tree.css("script:not([src]), img, [onerror], [href^=javascript]")


@pytest.mark.parametrize("path", ["/topics/", "/headlines/", "/", "/search.", "/sitemaps/"])
def test_any_address_is_answered_without_a_fault_of_the_site(
    client: FlaskClient, path: str
) -> None:
    for value in NASTY:
        response = client.get(f"{path}{value.replace('?', '%3F')}")

        assert response.status_code in (200, 301, 308, 404, 414), value
        assert not LEAKS.search(response.text), value


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "NONSENSE"])
def test_nothing_can_be_changed_from_outside(client: FlaskClient, method: str) -> None:
    response = client.open("/search?q=a", method=method, data=b"x" * 1000)

    assert response.status_code == 405
    assert not LEAKS.search(response.text)


@pytest.mark.parametrize("target", ["dates", "cursors", "queries"])
@examples(60)
@given(data=st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_any_text_is_understood_or_refused(target: str, data: bytes) -> None:
    targets.TARGETS[target](data)


@examples(120)
@given(
    form=st.integers(0, 255),
    content=st.binary(max_size=300)
    | st.lists(st.sampled_from(PIECES)).map(lambda pieces: "".join(pieces).encode()),
)
def test_any_file_is_read_to_documents_and_findings(form: int, content: bytes) -> None:
    targets.read_file(bytes([form]) + content)
    targets.read_container(bytes([form]) + content)


@examples(120)
@given(lines=st.binary(max_size=60))
def test_any_order_of_lines_is_read_to_documents_and_findings(lines: bytes) -> None:
    targets.read_lines(lines)


@examples(40)
@given(place=st.integers(0, 1 << 15), content=st.binary(min_size=1, max_size=16))
def test_a_changed_segment_harms_no_one(place: int, content: bytes) -> None:
    targets.open_segment(place.to_bytes(4, "big") + content)


# What a headline may hold


HEADLINE = (
    '=HYPERLINK(1) <script>alert(1)</script> "><img src=x onerror=alert(2)> {{7*7}} \\input{x} } @'
)


@pytest.fixture
def hostile(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> FlaskClient:
    """Return a client of a site with one headline, in a topic of the same name."""
    return create_app(
        make_engine(make_document(HEADLINE, "2014-01-01", topics=("x",)))
    ).test_client()


@pytest.mark.parametrize("path", ["/", "/search", "/topics/x", "/search?q=alert"])
def test_a_headline_is_text_on_every_page(hostile: FlaskClient, path: str) -> None:
    tree = LexborHTMLParser(hostile.get(path).text)

    assert not tree.css("script:not([src]), img, [onerror]")
    shown = " ".join((tree.body.text() if tree.body else "").split())
    assert path == "/" or HEADLINE in shown


def test_a_headline_is_text_in_a_feed(hostile: FlaskClient) -> None:
    feed = ET.fromstring(hostile.get("/search.atom").data)  # noqa: S314  # made here

    (title,) = feed.findall("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}title")
    assert title.attrib.get("type", "text") == "text"
    assert title.text == HEADLINE


def test_a_headline_is_no_formula_in_a_spreadsheet(hostile: FlaskClient) -> None:
    text = hostile.get("/search.csv").data.decode("utf-8-sig")

    (row,) = csv.DictReader(io.StringIO(text))
    assert row["text"] == "'" + HEADLINE
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_a_headline_is_text_in_references(hostile: FlaskClient) -> None:
    (reference,) = rispy.loads(hostile.get("/search.ris").data.decode("utf-8-sig"))
    library = bibtexparser.parse_string(hostile.get("/search.bib").text)

    assert HEADLINE in (reference.get("title"), reference.get("primary_title"))
    assert len(library.entries) == 1
    assert not library.failed_blocks
    assert "\\input{" not in library.entries[0]["title"]


def test_broken_characters_and_escapes_in_an_archive_do_not_break_anything(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    records = [
        {"headline": "lone \ud800 high", "date": "\ud800", "url": "https://a.example/\ud800"},
        {"headline": "topic", "topic": ["T\udfff", "a\x00b"], "language": "\x1b[2J"},
        {"headline": "right \u202e left", "\udc00": 1, "description": "\udc00 d"},
    ]
    (archive / "a.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records), "ascii")
    (archive / "b.rss").write_text("<rss><channel><item><title>A &#xD800;</title></item>", "ascii")
    (archive / "c.html").write_text("<h1>T &#xD800;</h1>01 May 2014<p>&#0; B &#xDC00;", "ascii")

    report = update_index(archive, tmp_path / "index")

    engine = open_index(tmp_path / "index")
    titles = sorted(document.title for document in engine.documents())
    assert titles == ["T \ufffd", "lone \ufffd high", "right left", "topic", "\ufffd B \ufffd"]
    told = "\n".join(report.lines())
    assert "b.rss:1: fault: no feed that can be parsed" in told
    assert "https://a.example/\\ud800: no address of the web" in told
    assert "\x1b" not in told
    assert told.encode()
    client = create_app(engine).test_client()
    for form in ("", ".json", ".csv", ".atom", ".ris", ".bib", ".ndjson"):
        assert client.get(f"/search{form}").status_code == 200


def test_a_list_with_a_text_longer_than_any_headline_weighs_as_others_do(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    record = {"headline": "police tow " * 50_000, "date": "2015-05-12", "topic": "Ports"}
    (tmp_path / "a" / "a.jsonl").write_text(json.dumps(record))
    update_index(tmp_path / "a", tmp_path / "index")

    client = create_app(open_index(tmp_path / "index")).test_client()

    lists = ("/", "/search?q=police", "/days/2015-05-12", "/topics/ports", "/changes")
    for page in (*lists, "/search.atom?q=police", "/changes.atom"):
        shown = client.get(page)
        assert shown.status_code == 200
        assert b"police" in shown.data
        assert len(shown.data) < 100_000
    (result,) = client.get("/search.json?q=police").json["results"]
    own = client.get(result["url"])
    assert len(own.data) < len(record["headline"]) + 100_000  # whole, once
    assert record["headline"].strip() in own.text
    assert " … – Dateline</title>" in own.text
    assert " …</title>" in client.get("/search.atom?q=police").text
