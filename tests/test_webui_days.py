"""The archive by the day: the page, its calendar, and the ways to it."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace

from corpus import Publication
from search import Document, Engine, open_index, open_writer
from webui import create_app


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


def _rows(page: str) -> list[list[str]]:
    """Return the texts of the cells of the calendar, row by row, without the hidden ones."""
    (table,) = re.findall(r'<section class="month".*?</table>', page, re.DOTALL)
    seen = re.sub(r'<span class="unseen">.*?</span>', "", table)
    rows = re.findall(r"<tr>(.*?)</tr>", seen, re.DOTALL)
    cells = [re.findall(r"<t[hd]\b.*?</t[hd]>", row, re.DOTALL) for row in rows]
    return [[re.sub(r"<[^>]*>", "", cell) for cell in row] for row in cells]


def test_a_day_shows_its_headlines_and_the_days_beside_it(client: FlaskClient) -> None:
    page = client.get("/days/2014-09-30").text

    assert "<h1>30 Sep 2014</h1>" in page
    assert len(re.findall('<li class="hit">', page)) == 3
    assert '<a href="/days/2014-08-23" rel="prev">Before: 23 Aug 2014</a>' in page
    assert '<a href="/days/2014-10-01" rel="next">After: 1 Oct 2014</a>' in page


def test_the_calendar_links_the_days_with_headlines(client: FlaskClient) -> None:
    page = client.get("/days/2014-09-30").text

    rows = _rows(page)
    assert rows[0] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert rows[1] == ["1", "2", "3", "4", "5", "6", "7"]  # 1 September 2014 was a Monday
    assert rows[5] == ["29", "30", "", "", "", "", ""]
    assert re.findall(r'href="(/days/2014-09-\d\d)"', page) == ["/days/2014-09-30"]
    assert "30 Sep 2014, 3 headlines" in page


def test_in_arabic_a_week_begins_on_saturday(client: FlaskClient) -> None:
    rows = _rows(client.get("/days/2014-09-30?ui=ar").text)

    assert rows[0][0] == "س"
    assert rows[1] == ["", "", "1", "2", "3", "4", "5"]


def test_a_day_without_headlines_says_so_and_leads_on(client: FlaskClient) -> None:
    page = client.get("/days/2014-09-29").text

    assert "The archive has nothing that is dated to this day." in page
    assert 'href="/days/2014-09-30" rel="next"' in page
    assert '<li class="hit">' not in page


@pytest.mark.parametrize("day", ["2014-9-30", "2014-02-30", "yesterday", "20140930", "9999-12-31"])
def test_what_is_no_day_is_not_found(client: FlaskClient, day: str) -> None:
    answer = client.get(f"/days/{day}")

    assert answer.status_code == 404
    assert f"“{day}” is not a day. Write it as 2014-09-30." in answer.text


def test_without_a_day_the_newest_is_shown(
    client: FlaskClient, make_engine: Callable[..., Engine]
) -> None:
    answer = client.get("/days?ui=fr")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/days/2019-02-07?ui=fr")
    assert create_app(make_engine()).test_client().get("/days").status_code == 404


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2014-09-30", "2014-09-30"),
        ("1 octobre 2014", "2014-10-01"),
        ("29 September 2014", "2014-09-29"),  # without headlines
        ("30/09/2014", "2014-09-30"),
        ("September 2014", "2014-09-30"),
        ("2016", "2018-02-05"),  # from which on the archive has something again
        ("2020", "2019-02-07"),  # the newest, as nothing is later
    ],
)
def test_a_day_a_month_or_a_year_leads_to_its_first_day(
    client: FlaskClient, typed: str, day: str
) -> None:
    answer = client.get("/days", query_string={"from": typed, "ui": "es"})

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/days/{day}?ui=es")
    form = client.get(answer.headers["Location"]).text.partition('<form class="naming"')[2]
    assert '<input type="hidden" name="ui" value="es">' in form


def test_a_day_that_can_be_read_in_two_ways_is_told_on_its_page(client: FlaskClient) -> None:
    answer = client.get("/days?from=02/05/2018&ui=es", follow_redirects=True)

    assert answer.request.path == "/days/2018-05-02"
    assert '<a href="/days/2018-02-05?ui=es">Leerla así</a>' in answer.text
    assert '<p class="notice">' not in client.get("/days/2018-02-05?ui=es").text


def test_what_is_no_date_leads_to_no_day(client: FlaskClient) -> None:
    answer = client.get("/days?from=soon")

    assert answer.status_code == 400
    assert "Write a date as 2014, 2014-09 or 2014-09-30" in answer.text


def test_home_and_a_headline_lead_to_days(client: FlaskClient) -> None:
    assert 'href="/days"' in client.get("/").text
    assert 'href="/days/2018-07-27"' in client.get("/headlines/0784f372aaa78340").text


@pytest.mark.parametrize(
    ("date", "link"),
    [
        ("2014-09-30", "https://captures.example/20140930/https://a.example/news?id=1&amp;x=2"),
        (None, None),
    ],
)
def test_an_address_leads_to_its_capture_nearest_to_the_day(
    tmp_path: object, make_document: Callable[..., Document], date: str | None, link: str | None
) -> None:
    address = "https://a.example/news?id=1&x=2"
    made = replace(make_document("Flood", date), publications=(Publication("A", address),))
    with open_writer(f"{tmp_path}/index") as writer:
        writer.put(replace(made, id="flood"))
        writer.commit(links={"archived": "https://captures.example/{date}/{url}"})
    client = create_app(open_index(f"{tmp_path}/index")).test_client()

    page = client.get("/headlines/flood").text
    found = re.findall(r'<a href="([^"]*)" rel="external">as it was captured</a>', page)
    assert found == ([link] if link else [])
