"""Queries and addresses with faults: what is said, and what the rest finds."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search import Document, Engine, open_index
from webui import create_app


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


@pytest.mark.parametrize(
    "address", ["/nowhere", "/headlines/0000", "/headlines/topic:cybercrime", "/topics/nothing"]
)
def test_an_unknown_address_says_what_to_do(client: FlaskClient, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert response.mimetype == "text/html"
    assert "Search for " in response.text


def test_all_faults_are_told_at_once(client: FlaskClient) -> None:
    response = client.get("/search.json?from=soon&size=0&kind=video&q=x")

    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    assert response.json["type"] == "about:blank"
    assert response.json["title"] == "Bad Request"
    assert response.json["status"] == 400
    assert {e["parameter"]: e["value"] for e in response.json["errors"]} == {
        "from": "soon",
        "size": "0",
        "kind": "video",
    }
    (kind,) = [e for e in response.json["errors"] if e["parameter"] == "kind"]
    assert kind["allowed"] == ["headline", "topic"]


def test_a_page_with_faults_shows_what_the_rest_finds_and_keeps_what_is_wrong(
    client: FlaskClient,
) -> None:
    response = client.get("/search?q=fraud&language=en&from=soon&size=0")
    without = client.get("/search?q=fraud&language=en")

    assert response.status_code == 400
    assert response.headers["Cache-Control"] == "no-store"
    assert 'href="/search?q=fraud&amp;language=en"' in response.text
    assert 'value="fraud"' in response.text
    assert re.findall(r"<dt><code>(\w+)</code></dt>\n<dd><q dir=\"auto\">(\w+)", response.text) == [
        ("size", "0"),
        ("from", "soon"),
    ]
    assert 'name="from" value="soon" aria-invalid="true"' in response.text
    assert re.findall("<h1>.*", response.text) == re.findall("<h1>.*", without.text)
    assert response.text.count(' id="hit-') == without.text.count(' id="hit-') > 0


@pytest.mark.parametrize("address", ["/search", "/search.json"])
def test_a_query_may_have_1000_characters_and_no_more(client: FlaskClient, address: str) -> None:
    assert client.get(address, query_string={"q": "é" * 1000}).status_code == 200
    assert client.get(address, query_string={"q": "é" * 1001}).status_code == 414


def test_an_index_that_is_gone_is_told_to_readers_and_programs(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document], tmp_path: Path
) -> None:
    make_engine(make_document("Fraud", "2020-01-01"))
    engine = open_index(tmp_path / "index")
    client = create_app(engine).test_client()
    make_engine(make_document("Theft", "2020-01-02"))  # a new commit, which is then lost
    for meta in (tmp_path / "index").glob("*.meta"):
        meta.unlink()

    for address in ("/search", "/search.json", "/healthz"):
        response = client.get(address)

        assert response.status_code == 503
        assert response.headers["Retry-After"] == "30"
