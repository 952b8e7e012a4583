"""A headline's page after a search: back to its place, to those beside it, one item for Zotero."""

import csv
import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from search import Engine
from webui import create_app

_ASKED = "q=cybercrime&language=es&sort=oldest"


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


def _hits(page: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'<h3 [^>]*><a href="([^"]+)"', page)]


def _links(page: str) -> dict[str, str]:
    """Return the address of the link back, and of those with a relation, in the search's part."""
    found = re.search(r'<nav class="reading-on".*?</nav>', page, re.DOTALL)
    assert found
    links = re.findall(r'<a href="([^"]+)"(?: rel="(\w+)")?', found[0])
    return {relation or "back": unescape(address) for address, relation in links}


def test_from_headline_to_headline_and_back_to_the_page_of_the_result(client: FlaskClient) -> None:
    hits = _hits(client.get(f"/search?{_ASKED}&size=3").text)
    more = _hits(client.get(f"/search?{_ASKED}&size=3&page=2").text)

    third = client.get(f"{hits[2]}&ui=fr").text
    links = _links(third)

    assert links["back"] == f"/search?{_ASKED}&size=3&ui=fr#hit-3"
    assert links["prev"] == f"{hits[1]}&ui=fr"
    assert links["next"] == f"{more[0]}&ui=fr"
    assert "3 sur 8</span>" in third
    assert 'name="q" value="cybercrime"' in third
    assert _links(client.get(more[0]).text)["back"].endswith("&page=2&size=3#hit-4")
    assert "prev" not in _links(client.get(hits[0]).text)
    assert 'id="hit-4"' in client.get(f"/search?{_ASKED}&size=3&page=2").text


def test_an_answer_of_fewer_words_is_read_on_taken_along_and_cited_as_it_is_shown(
    client: FlaskClient,
) -> None:
    asked = "q=cybercrime+zebra&language=es&sort=oldest"  # "zebra" is in no text
    hits = _hits(client.get(f"/search?{asked}").text)

    links = _links(client.get(hits[1]).text)
    cited = client.get(f"/cite?{asked}").text
    digest = re.search(r"<code>([0-9a-f]{16})</code>", cited)

    assert len(hits) == 8
    assert (links["prev"], links["next"]) == (hits[0], hits[2])
    assert links["back"] == f"/search?{asked}#hit-2"
    rows = list(csv.DictReader(client.get(f"/search.csv?{asked}").text.splitlines()))
    assert [row["query"] for row in rows] == ["q=cybercrime&language=es&sort=oldest"] * 8
    timeline = client.get(f"/search/timeline.csv?{asked}&interval=year").text.splitlines()
    assert sum(int(row["count"]) for row in csv.DictReader(timeline)) == 8
    assert "Nothing holds all the words; these hold some of them." in cited
    assert "Search for cybercrime" in cited
    assert digest
    verified = client.get(f"/verify.json?{asked}&result={digest[1]}").json
    assert (verified["matches"], verified["total"]) == (True, 8)


def test_a_headline_that_is_not_where_it_was_leads_back_alone(client: FlaskClient) -> None:
    first, *_ = _hits(client.get(f"/search?{_ASKED}").text)

    elsewhere = client.get(first.replace("hit=1", "hit=4")).text

    assert _links(elsewhere) == {"back": f"/search?{_ASKED}#hit-4"}


@pytest.mark.parametrize("asked", ["", "?q=x", "?hit=0", "?hit=²", "?hit=x", "?hit=1&from=soon"])
def test_without_a_search_the_page_is_as_its_permanent_address(
    client: FlaskClient, asked: str
) -> None:
    page = client.get(f"/headlines/0784f372aaa78340{asked}")

    assert page.status_code == 200
    assert "reading-on" not in page.text
    assert 'rel="canonical" href="http://localhost/headlines/0784f372aaa78340"' in page.text


def test_a_headline_page_offers_one_item(client: FlaskClient) -> None:
    page = client.get("/headlines/0784f372aaa78340").text

    assert page.count('class="Z3988"') == 1
    assert page.count('class="hit"') > 0


def test_a_link_that_is_shared_shows_what_it_leads_to(client: FlaskClient) -> None:
    page = client.get("/headlines/32768a327530d791").text

    told = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', page))
    assert told["og:title"].startswith("La policía de Maldivas detiene")
    assert told["og:url"] == "http://localhost/headlines/32768a327530d791"
    assert told["og:description"] == "2011-01-17 · Cybercrime"
    assert told["article:published_time"] == "2011-01-17"


def test_a_citation_is_marked_as_in_the_language_of_the_page(client: FlaskClient) -> None:
    page = client.get("/headlines/32768a327530d791?ui=ar").text

    assert "اطُّلع عليه في" in page
    assert '<bdi dir="ltr">http://localhost/headlines/32768a327530d791</bdi>' in page
