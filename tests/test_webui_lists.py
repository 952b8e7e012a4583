"""A list of one's own as an address: short, stable, in every format, honest about what is gone."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable
from urllib.parse import quote

import openpyxl
import pytest
from flask.testing import FlaskClient

from corpus import Publication
from search import Document, Engine
from webui import create_app
from webui.http.lists import MOST_LISTED, HeadlineList, parse_list, short_id

Make = Callable[..., Document]

TWO = ("0784f372aaa78340", "7a8da18799ab5f11")
SHORT = "B4Tzcqqng0A.eo2hh5mrXxE"


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


def test_a_short_id_is_the_same_number_in_base64() -> None:
    assert ".".join(map(short_id, TWO)) == SHORT  # by `xxd -r -p | base64`
    assert parse_list(f"id={SHORT}".encode()).ids == TWO
    assert parse_list(f"id={TWO[0]}.{TWO[1]}".encode()).ids == TWO
    assert parse_list(b"id=topic:fraud&id=a.b&id=").ids == ("topic:fraud", "a.b")


def test_an_address_of_200_headlines_is_short_enough_for_any_program() -> None:
    ids = ".".join(short_id(f"{number:016x}") for number in range(MOST_LISTED))

    assert len(f"/list?id={ids}") < 2_500
    assert len(parse_list(f"id={ids}".encode()).ids) == MOST_LISTED
    assert parse_list(f"id={ids}&id={'f' * 16}".encode()).left_out == 1


def test_the_form_without_a_script_leads_to_the_short_address(client: FlaskClient) -> None:
    response = client.get(f"/list?id={TWO[0]}&id=eo2hh5mrXxE&name=My++thesis&ui=fr")

    assert response.status_code == 302
    assert response.headers["Location"] == f"/list?id={SHORT}&name=My+thesis&ui=fr"


def test_what_a_short_address_would_lose_is_told_in_its_place(client: FlaskClient) -> None:
    two = "&".join(f"id={one}" for one in TWO)
    many = "&".join(f"id={number:016x}" for number in range(MOST_LISTED))

    assert "“colour” is not a parameter here" in client.get(f"/list?{two}&colour=1").text
    assert "2 more were left out: a list has 200 at most." in client.get(f"/list?{many}&{two}").text


def test_headers_name_twenty_unknown_ids_and_count_the_others(client: FlaskClient) -> None:
    ids = "&".join(f"id={number:016x}" for number in range(150))
    told = client.get(f"/list.csv?{ids}&colour=1").headers.getlist("X-Warning")

    assert told[0] == 'unknown_parameter; parameter="colour"'
    assert told[19] == 'unknown_value; parameter="id"; value="0000000000000012"'
    assert told[20:] == ["others; count=131"]


def test_a_list_shows_its_headlines_in_their_order_and_names_the_unknown(
    client: FlaskClient,
) -> None:
    page = client.get(f"/list?id=eo2hh5mrXxE.B4Tzcqqng0A.{'A' * 11}&name=<b>&id=so").text

    assert page.index('value="eo2hh5mrXxE"') < page.index('value="B4Tzcqqng0A"')
    assert "2 headlines</h2>" in page
    assert f"were left out: {'0' * 16}, so." in page
    assert "<h1><bdi>&lt;b&gt;</bdi></h1>" in page


def test_a_list_counts_headlines_and_topics_apart(client: FlaskClient) -> None:
    page = client.get("/list?id=B4Tzcqqng0A&id=topic:cybercrime&ui=es").text

    assert "1 titular y 1 tema</h2>" in page
    assert "[1 titular y 1 tema; versión 1, resultado " in page


def test_a_list_is_cited_with_a_digest_that_its_json_lines_give(client: FlaskClient) -> None:
    asked = f"id={SHORT}&name=My+thesis"
    page = client.get(f"/list?{asked}").text
    rows = map(json.loads, client.get(f"/list.ndjson?{asked}").text.splitlines())
    told = "".join(sorted(f"{row['id']}\t{row['text']}\n" for row in rows))
    result = hashlib.sha256(told.encode()).hexdigest()[:16]

    cited = re.sub(r"<[^>]+>", "", page.partition("<dt>APA</dt>")[2].partition("</dd>")[0])
    assert (
        f"My thesis [2 headlines; version 1, result {result}]. http://localhost/list?id=" in cited
    )
    assert "In four styles" not in client.get("/list").text


def test_a_list_of_nothing_says_what_a_list_is(client: FlaskClient) -> None:
    response = client.get("/list")

    assert response.status_code == 200
    assert "Tick headlines in the results of a search" in response.text


@pytest.mark.parametrize("form", ["csv", "xlsx", "ris", "bib", "csl.json", "ndjson"])
def test_a_list_goes_to_every_format_in_its_order(client: FlaskClient, form: str) -> None:
    response = client.get(f"/list.{form}?id=eo2hh5mrXxE.B4Tzcqqng0A.AAAAAAAAAAA&name=My thesis")

    assert response.headers["X-Total-Count"] == "2"
    assert response.headers.getlist("X-Warning") == [
        'unknown_value; parameter="id"; value="0000000000000000"'
    ]
    called = response.headers["Content-Disposition"]
    assert called == f'attachment; filename="dateline-my-thesis.{form}"'
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(response.data))
        found = [cell.value for cell in book["Headlines"]["A"][1:]]
        about = dict(book["About"].iter_rows(values_only=True))
        assert about["Asked"] == "My thesis"
        assert about["Address"] == (
            "http://localhost/list?id=eo2hh5mrXxE.B4Tzcqqng0A.AAAAAAAAAAA&name=My+thesis"
        )
    elif form == "csv":
        text = response.data.decode("utf-8-sig")
        found = [row["id"] for row in csv.DictReader(io.StringIO(text))]
    elif form == "csl.json":
        found = [item["id"] for item in json.loads(response.data)]
    else:
        text = response.data.decode()
        assert text.index(TWO[1]) < text.index(TWO[0])
        return
    assert found == [TWO[1], TWO[0]]


def test_a_list_finds_a_corrected_headline_by_its_earlier_id(
    make_engine: Callable[..., Engine], make_document: Make
) -> None:
    from msgspec.structs import replace

    address = (Publication(url="https://a.example/1"),)
    old, new = make_document("Old words", "2014-01-01"), make_document("New words", "2014-01-01")
    joined = replace(new, text="New words\n\nOld words", wordings=(old, new), publications=address)
    client = create_app(make_engine(joined)).test_client()

    page = client.get(f"/list?id={quote(old.id)}&id={quote(new.id)}").text

    assert "1 headline</h2>" in page
    assert "left out" not in page


def test_a_name_is_one_line_of_bounded_length() -> None:
    assert parse_list(b"name=+a%0Ab+").name == "a b"
    assert len(parse_list(b"name=" + b"x" * 500).name) == 100
    assert parse_list(b"") == HeadlineList()
