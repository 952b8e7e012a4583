"""Parameters that a page, a file or an answer in JSON does not have, and how it names them."""

import pytest
from flask.testing import FlaskClient

from search import Engine
from webui import create_app


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


def test_an_unknown_parameter_is_named_and_does_no_harm(client: FlaskClient) -> None:
    response = client.get("/search?q=sextortion&fbclid=1")

    assert response.status_code == 200
    assert "“fbclid” is not a parameter here; it was ignored." in response.text


@pytest.mark.parametrize(
    "address",
    [
        "/?colour=1&language=es",
        "/topics?colour=1&ui=en",
        "/topics/organized-crime?colour=1",
        "/days/2014-09-30?colour=1",
        "/list?name=Mine&colour=1",
        "/headlines/0784f372aaa78340?colour=1&q=fraud&hit=1",
        "/verify?q=fraud&colour=1",
        "/help?colour=1",
    ],
)
def test_every_page_names_the_parameters_that_it_does_not_have(
    client: FlaskClient, address: str
) -> None:
    told = "“colour” is not a parameter here; it was ignored."

    assert client.get(address).text.count(told) == 1
    assert "is not a parameter" not in client.get(address.replace("colour=1", "")).text


def test_the_newest_day_names_what_its_address_was_asked_with(client: FlaskClient) -> None:
    page = client.get("/days?day=2014-09-30", follow_redirects=True).text

    assert "“day” is not a parameter here; it was ignored." in page


@pytest.mark.parametrize(
    "address",
    [
        "/search.csv?q=fraud&colour=1",
        "/search.ndjson?q=fraud&colour=1",
        "/search.atom?q=fraud&colour=1",
        "/search/timeline.csv?q=fraud&colour=1",
        "/search/timeline.svg?q=fraud&colour=1",
        "/compare.csv?q=fraud&q=drugs&colour=1",
        "/changes.atom?q=fraud&colour=1",
        "/numbers.svg?q=fraud&colour=1",
        "/list.csv?id=0784f372aaa78340&colour=1",
    ],
)
def test_every_file_names_them_in_a_header(client: FlaskClient, address: str) -> None:
    response = client.get(address)

    assert response.headers.getlist("X-Warning") == ['unknown_parameter; parameter="colour"']
    assert "X-Warning" not in client.get(address.replace("&colour=1", "")).headers
    told = client.get("/search.csv?language=Español&from=2015&to=2013").headers
    assert told.getlist("X-Warning") == [
        'reversed_dates; parameter="from"; value="2013-01-01/2015-12-31"',
        'value_repaired; parameter="language"; value="es"',
    ]


def test_json_that_checks_a_result_warns_too(client: FlaskClient) -> None:
    verdict = client.get("/verify.json?q=fraud&colour=1").json

    assert [(one["code"], one["parameter"]) for one in verdict["warnings"]] == [
        ("unknown_parameter", "colour")
    ]
