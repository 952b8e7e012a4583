"""Folded near-copies as pages show them, and formats for programs on request."""

import csv
import io
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from search import Document, Engine
from webui import create_app

TELLINGS = [
    ("Ferry sinks off Crete, twelve sailors missing", "2016-01-01"),
    ("Twelve sailors missing: ferry sinks off Crete", "2016-01-02"),
    ("Ferry sinks off Crete; twelve sailors still missing", "2016-01-03"),
    ("Sailors of Crete on strike for higher wages", "2016-01-03"),
]


@pytest.fixture
def client(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> FlaskClient:
    engine = make_engine(*(make_document(text, day) for text, day in TELLINGS))
    return create_app(engine).test_client()


def titles(page: str) -> list[str]:
    return re.findall(r"<h3[^>]*><a [^>]*>(.*?)</a></h3>", re.sub("</?mark[^>]*>", "", page))


def test_a_page_folds_and_says_both_numbers(client: FlaskClient) -> None:
    page = client.get("/search?q=crete").text

    assert "4 headlines for" in page
    assert "2 after folding near-copies" in page
    assert "1–2 of 2" in page
    assert len(titles(page)) == 2
    assert page.count("+2 like it") == 1


def test_the_link_opens_the_group(client: FlaskClient) -> None:
    page = client.get("/search?q=crete&sort=newest").text
    (address,) = re.findall(r'<a href="([^"]*)">\+2 like it</a>', page)

    group = client.get(address.replace("&amp;", "&")).text

    assert "3 headlines for" in group
    assert titles(group) == [TELLINGS[2][0], TELLINGS[1][0], TELLINGS[0][0]]
    assert "like it" not in group
    assert "Near-copies of one headline" in group


def test_what_is_like_a_headline_is_folded_on_its_page(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    alone = make_document(
        "Ferry sinks off Crete, twelve sailors missing, captain held", "2016-02-01"
    )
    noise = [make_document(f"Weather report number {n}", "2016-01-01") for n in range(40)]
    engine = make_engine(*(make_document(text, day) for text, day in TELLINGS), alone, *noise)
    page = create_app(engine).test_client().get(f"/headlines/{alone.id}")

    assert page.status_code == 200
    assert page.text.count("+2 like it") == 1


def test_a_page_shows_all_on_request(client: FlaskClient) -> None:
    page = client.get("/search?q=crete&fold=off").text

    assert len(titles(page)) == 4
    assert "after folding" not in page
    assert re.search(r'<a class="chip" href="/search\?q=crete">.*Near-copies not folded', page)


def test_pages_of_a_folded_result_hold_each_group_once(client: FlaskClient) -> None:
    pages = [client.get(f"/search?q=crete&size=1&page={n}").text for n in (1, 2, 3)]

    assert [len(titles(page)) for page in pages] == [1, 1, 0]
    assert titles(pages[0]) != titles(pages[1])
    assert 'rel="next"' not in pages[1]
    assert "Go to the last page" in pages[2]


def test_programs_get_all_unless_they_ask(client: FlaskClient) -> None:
    plain = client.get("/search.json?q=crete").json
    folded = client.get("/search.json?q=crete&fold=on&size=1").json
    rest = client.get(folded["links"]["next"]).json

    assert (plain["total"], plain["groups"], len(plain["results"])) == (4, 4, 4)
    assert (folded["total"], folded["groups"], folded["query"]["fold"]) == (4, 2, "on")
    assert sorted(r["copies"] for r in folded["results"] + rest["results"]) == [0, 2]
    assert rest["links"]["next"] is None
    assert folded["facets"] == plain["facets"] or [f["missing"] for f in folded["facets"]] == [
        f["missing"] for f in plain["facets"]
    ]


@pytest.mark.parametrize(("asked", "rows"), [("", 4), ("&fold=off", 4), ("&fold=on", 2)])
def test_exports_hold_a_row_for_each_that_is_left(
    client: FlaskClient, asked: str, rows: int
) -> None:
    table = client.get(f"/search.csv?q=crete{asked}")
    lines = client.get(f"/search.ndjson?q=crete{asked}")
    feed = client.get(f"/search.atom?q=crete{asked}").text

    assert len(list(csv.DictReader(io.StringIO(table.text)))) == rows
    assert table.headers["X-Total-Count"] == str(rows)
    assert len(lines.text.splitlines()) == rows
    assert feed.count("</entry>") == rows


def test_a_headline_page_lists_its_near_copies(client: FlaskClient) -> None:
    page = client.get(f"/headlines/{TELLINGS[0][0]}|{TELLINGS[0][1]}").text
    other = client.get(f"/headlines/{TELLINGS[3][0]}|{TELLINGS[3][1]}").text

    (section,) = re.findall(r'aria-labelledby="copies">(.*?)</section>', page, re.DOTALL)
    assert titles(section) == [TELLINGS[1][0], TELLINGS[2][0]]
    assert "copies=" in section
    assert "Near-copies" not in other


def test_the_near_copies_of_an_unknown_headline_are_none(client: FlaskClient) -> None:
    page = client.get("/search?copies=nosuch").text

    assert "Nothing" in page
    assert "everything in the archive" in page
