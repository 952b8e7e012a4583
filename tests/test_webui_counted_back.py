"""Time in parameters counts back from the newest day of the archive, on pages and on a terminal."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from search import Document, Engine, parse_parameters
from search.command import main
from webui import create_app

# The sample archive ends on 7 February 2019.
_PHRASES = [
    ("last 5 years", "2014-02-08", "2014-02-08/.."),
    ("last year", "2018-01-01", "2018-01-01/.."),
    ("yesterday", "2019-02-06", "2019-02-06/.."),
    ("ayer", "2019-02-06", "2019-02-06/.."),
]


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


def _counted(warnings: Sequence[dict[str, str]]) -> list[tuple[str, str]]:
    return [(w["parameter"], w["value"]) for w in warnings if w["code"] == "counted_back"]


@pytest.mark.parametrize(("phrase", "first", "told"), _PHRASES)
@pytest.mark.parametrize(
    ("address", "key"), [("/search.json", "facets"), ("/compare.json", "periods")]
)
def test_from_counts_back_from_the_newest_day(
    client: FlaskClient, address: str, key: str, phrase: str, first: str, told: str
) -> None:
    counted = client.get(address, query_string={"q": "crime", "from": phrase}).json
    stated = client.get(address, query_string={"q": "crime", "from": first}).json

    assert counted
    assert stated
    assert _counted(counted["warnings"]) == [("from", told)]
    assert counted[key] == stated[key]


def test_a_page_and_a_table_count_back_and_the_page_says_so(client: FlaskClient) -> None:
    query = {"q": "crime", "from": "last 5 years"}
    page = client.get("/search", query_string=query).text
    rows = client.get("/search.csv", query_string=query).text

    assert "The time was counted back from the newest day of the archive" in page
    assert rows == client.get("/search.csv?q=crime&from=2014-02-08").text
    assert len(rows.splitlines()) == 1 + 10


def test_the_last_day_counts_back_too(client: FlaskClient) -> None:
    answer = client.get("/search.json", query_string={"to": "last year", "size": "1"}).json

    assert answer
    assert _counted(answer["warnings"]) == [("to", "../2018-12-31")]


def test_the_command_line_counts_back(sample_index: Path) -> None:
    result = CliRunner().invoke(
        main, ["search", "crime", "--from", "last 5 years", "--index", str(sample_index)]
    )

    assert result.exit_code == 0
    assert "counted back from the newest day of the archive: 2014-02-08/.." in result.stderr
    assert len([line for line in result.stdout.splitlines() if line[:2] == "20"]) == 10


def test_time_is_counted_back_in_the_version_that_is_asked_for() -> None:
    asked = []

    def newest(version: str) -> dt.date:
        asked.append(version)
        return dt.date(2015, 6, 17)

    query, _ = parse_parameters([("from", "yesterday"), ("as_of", "7"), ("to", "2016")], newest)

    assert query.dates.iso == "2015-06-16/2016-12-31"
    assert asked == ["7"]


def test_dates_that_are_stated_ask_for_no_newest_day() -> None:
    def newest(_version: str) -> dt.date:
        raise AssertionError

    query, warnings = parse_parameters([("from", "since 2013"), ("to", "März 2015")], newest)

    assert (query.dates.iso, warnings) == ("2013-01-01/2015-03-31", ())


def test_without_a_dated_headline_time_cannot_be_counted_back(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    client = create_app(make_engine(make_document("Storm closes port", date=None))).test_client()

    assert client.get("/search.json?from=yesterday").status_code == 400
    assert client.get("/search.json?from=2014").status_code == 200
