"""Queries and addresses with faults: what is said, and what the rest finds."""

import re
import shutil
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
    assert 'aria-describedby="from-fault date-hint"' in response.text
    assert '<p id="from-fault" class="fault">Write a date as 2014, ' in response.text
    assert '<details class="facets" id="facets" open>' in response.text
    assert 'id="to-fault"' not in response.text
    assert "-fault" not in without.text
    assert re.findall("<h1>.*", response.text) == re.findall("<h1>.*", without.text)
    assert response.text.count(' id="hit-') == without.text.count(' id="hit-') > 0


@pytest.mark.parametrize(
    ("faulty", "rest"),
    [
        ("page-size=0", ""),
        ("from-date=soon&language=en", "&language=en"),
        ("kind=headline&kind=video", "&kind=headline"),
        ("quantity=arrests>1&quantity=many", "&quantity=arrests%3E1"),
        ("as_of=zz&match=almost&sort=oldest", "&sort=oldest"),
        ("size=0&cursor=x", ""),
    ],
)
def test_only_the_values_at_fault_are_left_out(client: FlaskClient, faulty: str, rest: str) -> None:
    page = client.get(f"/search?q=police&{faulty}").text

    assert f'href="/search?q=police{rest}">Search without'.replace("&", "&amp;") in page
    found = [
        re.search("<h1>.*", text)[0] for text in (page, client.get(f"/search?q=police{rest}").text)
    ]
    assert found[0] == found[1]


def test_a_day_that_the_calendar_lacks_is_told_from_what_is_no_date(client: FlaskClient) -> None:
    assert "The calendar has no such day, week or month." in client.get("/search?from=2014-13").text
    assert "Write a date as 2014" in client.get("/search?from=soon").text
    asked = client.get("/days?from=abc").text
    assert re.findall(r"<dt><code>(\w+)</code></dt>", asked) == ["from"]


def test_beside_a_fault_the_page_says_how_the_rest_was_understood(client: FlaskClient) -> None:
    told = client.get("/search?q=police&size=0&from=March 2015&to=2014&fbclid=1").text

    assert "“fbclid” is not a parameter here; it was ignored." in told
    assert "they were swapped" in told
    assert "“<bdi>March 2015 – 2014</bdi>” is understood as:" in told
    faulty = client.get("/search?q=police&from=soon&to=March 2015").text
    assert "“<bdi>March 2015</bdi>” is understood as:" in faulty


def test_an_address_with_a_fault_is_never_said_to_be_known(client: FlaskClient) -> None:
    address, later = (
        "/search?q=fraud&size=0",
        {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    )

    assert client.get("/search?q=fraud", headers=later).status_code == 304
    assert client.get(address, headers=later).status_code == 400


def test_french_has_a_space_before_each_colon_of_the_faults(client: FlaskClient) -> None:
    page = client.get("/search?q=fraud&size=0&ui=fr").text

    assert '<q dir="auto">0</q>\u00a0: ' in page
    assert "<title>fraud\u00a0: " in page


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
        assert response.is_json is (address != "/search")


def test_programs_are_told_what_is_wrong_with_the_index(
    make_engine: Callable[..., Engine],
    make_document: Callable[..., Document],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_engine(make_document("Fraud", "2020-01-01"))
    client = create_app(open_index(tmp_path / "index")).test_client()
    with monkeypatch.context() as other:  # a later version rebuilds the index
        another = lambda: {"analysis": "another"}  # noqa: E731
        other.setattr("search.columnar.index.schema.analysis_versions", another)
        make_engine(make_document("Theft", "2020-01-02"))

    outdated = [client.get(address) for address in ("/healthz", "/search.json", "/search")]
    shutil.rmtree(tmp_path / "index")
    gone = client.get("/healthz")

    assert [answer.status_code for answer in (*outdated, gone)] == [503] * 4
    told = (
        "The index was made by another version of Dateline; rebuild it with:"
        " dateline index --rebuild"
    )
    assert [answer.json["detail"] for answer in outdated[:2]] == [told, told]
    assert "Try again in half a minute." in outdated[2].text
    assert gone.json["detail"] == "There is no index; make it with: dateline index"


def test_health_looks_at_the_folder_each_time(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document], tmp_path: Path
) -> None:
    client = create_app(make_engine(make_document("Fraud", "2020-01-01"))).test_client()
    (tmp_path / "index").rename(tmp_path / "moved")

    assert [client.get(path).status_code for path in ("/healthz", "/search")] == [503, 503]
    (tmp_path / "moved").rename(tmp_path / "index")
    assert client.get("/healthz").json["status"] == "ok"


@pytest.mark.parametrize("typed", ["Organized%20crime", "ORGANIZED-CRIME", "Organized-Crime"])
def test_the_name_of_a_topic_leads_to_its_own_address(client: FlaskClient, typed: str) -> None:
    response = client.get(f"/topics/{typed}?ui=fr")

    assert response.status_code == 308
    assert response.location == "/topics/organized-crime?ui=fr"
    assert client.get(response.location).status_code == 200


@pytest.mark.parametrize("typed", ["organised-crim", "crime", "Organized"])
def test_an_unknown_topic_offers_those_with_names_like_it(client: FlaskClient, typed: str) -> None:
    response = client.get(f"/topics/{typed}?ui=en")

    assert response.status_code == 404
    assert '<a href="/topics/organized-crime?ui=en"><bdi>Organized crime</bdi></a>' in response.text
