"""Searches side by side: the page, the table and the JSON, over the sample archive."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from search import Document, Engine
from webui import create_app


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


_ADDRESS = "/compare{}?q=cybercrime&q=terrorism&translate=off&from=2014&to=2019"


def test_the_json_has_every_period_with_counts_and_shares(client: FlaskClient) -> None:
    answer = client.get(_ADDRESS.format(".json")).json

    assert answer
    assert [(q["q"], q["total"], q["undated"]) for q in answer["queries"]] == [
        ("cybercrime", 2, 0),
        ("terrorism", 6, 0),
    ]
    assert answer["interval"] == "year"
    assert answer["periods"][0] == {
        "value": "2014",
        "from": "2014-01-01",
        "to": "2014-12-31",
        "of": 12,
        "counts": [2, 0],
        "shares": [0.166667, 0.0],
    }
    assert [period["value"] for period in answer["periods"]] == [
        "2014", "2015", "2016", "2017", "2018", "2019",
    ]  # fmt: skip
    assert answer["periods"][2]["shares"] == [None, None]
    assert answer["links"]["canonical"] == (
        "/compare?q=cybercrime&q=terrorism&from=2014-01-01&to=2019-12-31&translate=off"
    )
    assert answer["warnings"] == []


def test_the_table_has_a_row_for_each_period_and_search(client: FlaskClient) -> None:
    response = client.get(_ADDRESS.format(".csv"))

    rows = list(csv.reader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert rows[0] == [
        "period", "from", "to", "query", "label", "count", "of", "share", "filters",
        "index_version",
    ]  # fmt: skip
    year = ["2014", "2014-01-01", "2014-12-31"]
    filters = "from=2014-01-01&to=2019-12-31&translate=off"
    assert rows[1:3] == [
        [*year, "cybercrime", "cybercrime", "2", "12", "0.166667", filters, "1"],
        [*year, "terrorism", "terrorism", "0", "12", "0.0", filters, "1"],
    ]
    assert len(rows) == 1 + 6 * 2
    assert response.text.startswith("\ufeff")


def test_a_query_that_a_spreadsheet_would_calculate_is_guarded(client: FlaskClient) -> None:
    text = client.get("/compare.csv?q=%3Dcybercrime&q=police").text

    assert ",'=cybercrime," in text


@pytest.mark.parametrize(
    "asked", ["q=a&q=b&q=c&q=d&q=e", "q=police&q=crime&by=language"], ids=["five", "two across"]
)  # fmt: skip
def test_another_number_than_one_to_four_is_a_fault(client: FlaskClient, asked: str) -> None:
    page, program = client.get(f"/compare?{asked}"), client.get(f"/compare.json?{asked}")

    assert page.status_code == program.status_code == 400
    assert "One to four different searches can be compared" in page.text
    assert program.content_type == "application/problem+json"
    assert program.json
    (fault,) = program.json["errors"]
    assert (fault["parameter"], fault["code"]) == ("q", "queries")


def test_all_faults_are_told_at_once(client: FlaskClient) -> None:
    answer = client.get("/compare.json?q=police&by=kind&from=soon&match=almost").json

    assert answer
    assert {fault["parameter"] for fault in answer["errors"]} == {"by", "from", "match"}


def test_texts_that_are_together_too_long_are_refused(client: FlaskClient) -> None:
    assert client.get(f"/compare?q={'a' * 500}&q={'b' * 501}").status_code == 414


def test_without_queries_the_page_asks_for_them_and_the_files_are_a_fault(
    client: FlaskClient,
) -> None:
    page = client.get("/compare")

    assert page.status_code == 200
    assert page.text.count('name="q"') == 5  # with the search box
    assert client.get("/compare.csv").status_code == 400


def test_what_has_no_meaning_here_is_left_out_with_a_warning(client: FlaskClient) -> None:
    answer = client.get("/compare.json?q=police&q=crime&sort=newest&page-size=5&utm_source=x").json

    assert answer
    assert [warning["parameter"] for warning in answer["warnings"]] == [
        "sort", "size", "utm_source",
    ]  # fmt: skip


def test_a_query_that_is_decoded_is_told(client: FlaskClient) -> None:
    answer = client.get("/compare.json?q=police%252520crime&q=crime").json

    assert answer
    assert [query["q"] for query in answer["queries"]] == ["police crime", "crime"]
    assert [(one["code"], one["value"]) for one in answer["warnings"]] == [
        ("value_repaired", "police crime")
    ]


def test_an_equivalent_of_one_query_is_left_out_without_a_warning_about_the_other(
    client: FlaskClient,
) -> None:
    answer = client.get("/compare.json?q=police&q=cybercrime&skip=ciberdelincuencia&skip=zzz").json

    assert answer
    assert [(one["code"], one["value"]) for one in answer["warnings"]] == [
        ("unknown_equivalent", "zzz")
    ]


def test_the_page_says_in_a_table_what_the_chart_shows(client: FlaskClient) -> None:
    page = client.get(_ADDRESS.format("")).text

    (row,) = re.findall(r"<tr[^>]*><th scope=\"row\">2018</th>.*?</tr>", page, re.DOTALL)
    cells = [re.sub(r"<[^>]*>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", row)]
    assert cells == ["0", "0%", "4", "11.11%", "36", ""]
    assert 'href="/search?q=terrorism&amp;from=2018-01-01&amp;to=2018-12-31' in row
    widths = {
        line.count("<td") for line in re.findall(r"<tr[^>]*><th scope=\"row\">.*?</tr>", page)
    }
    assert widths == {6}  # a star or not, so that the rules end alike
    assert page.count("<polyline") == 2 + 4  # the shares are broken where there is nothing


def test_filters_are_kept_and_can_be_removed(client: FlaskClient) -> None:
    page = client.get("/compare?q=police&q=crime&language=es&topic=-organized-crime&from=2014").text

    assert '<input type="hidden" name="language" value="es">' in page
    assert (
        'href="/compare?q=police&amp;q=crime&amp;topic=-organized-crime&amp;from=2014-01-01"'
        in page
    )


def test_a_search_leads_to_its_comparison(client: FlaskClient) -> None:
    page = client.get("/search?q=police&language=es&page=1&sort=newest").text

    (form,) = re.findall(r'<form class="compare-with".*?</form>', page, re.DOTALL)
    assert re.findall(r'name="(\w+)" value="([^"]*)"', form) == [
        ("q", "police"),
        ("language", "es"),
    ]
    assert 'class="compare-with"' not in client.get("/search?language=es").text


def test_what_is_compared_is_text_and_never_markup(client: FlaskClient) -> None:
    page = client.get("/compare", query_string={"q": ['"><script>x', "<b>y"]}).text

    assert page.count("<script") == 1  # the site's own
    assert "<b>" not in page


def test_one_search_is_compared_with_nothing_else(client: FlaskClient) -> None:
    answer = client.get("/compare.json?q=cybercrime").json

    assert answer
    assert [(one["label"], one["total"]) for one in answer["queries"]] == [("cybercrime", 11)]


def test_a_search_is_compared_across_the_languages_of_its_hits(client: FlaskClient) -> None:
    answer = client.get("/compare.json?q=cybercrime&by=language").json
    rows = list(csv.DictReader(io.StringIO(client.get("/compare.csv?by=topic").text[1:])))

    assert answer
    assert [(one["label"], one["total"], one["url"]) for one in answer["queries"]] == [
        ("Español", 8, "/search.json?q=cybercrime&language=es"),
        ("English", 3, "/search.json?q=cybercrime&language=en"),
    ]
    assert answer["links"]["canonical"] == "/compare?q=cybercrime&by=language"
    assert {(row["label"], row["filters"]) for row in rows} == {
        ("Cybercrime", "topic=cybercrime"), ("Organized crime", "topic=organized-crime"),
    }  # fmt: skip


def test_what_has_none_of_the_six_most_frequent_values_is_one_line(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    topics = [(f"t{number}",) for number in range(8) for _ in range(9 - number)]
    made = [
        make_document(f"Flood {number}", "2020-01-01", topics=of)
        for number, of in enumerate([*topics, ()])
    ]
    client = create_app(make_engine(*made)).test_client()

    answer: Any = client.get("/compare.json?q=flood&by=topic").json
    assert [(one["label"], one["total"]) for one in answer["queries"]] == [
        ("T0", 9), ("T1", 8), ("T2", 7), ("T3", 6), ("T4", 5), ("T5", 4), ("The rest", 3 + 2 + 1),
    ]  # fmt: skip
    chosen: Any = client.get("/compare.json?q=flood&by=topic&topic=t7&topic=t6").json
    assert [(one["label"], one["total"]) for one in chosen["queries"]] == [("T6", 3), ("T7", 2)]
    alone: Any = client.get("/compare.json?q=flood&by=source").json
    assert [(one["label"], one["total"]) for one in alone["queries"]] == [("flood", 45)]
    page = client.get("/compare?q=flood&by=topic&ui=es").text
    assert "El resto" in page
    assert client.get("/compare.svg?q=flood&by=topic").text.count("<circle") == 7 * 2


def test_a_point_far_above_all_others_is_cut_and_told(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    years = [2010, 2011, 2012, 2013, 2014, *[2015] * 50]
    made = [make_document(f"Flood {n}", f"{year}-02-03") for n, year in enumerate(years)]
    page = create_app(make_engine(*made)).test_client().get("/compare?q=flood").text

    assert "Beyond the scale: flood, 2015, 50." in page


def test_a_period_among_the_words_dates_them_as_the_search_does(client: FlaskClient) -> None:
    texts = ["germany 2014", "crime", "crime last 5 years", "germany 1999"]
    answer = client.get("/compare.json", query_string={"q": texts}).json

    assert answer
    assert [query["total"] for query in answer["queries"]] == [12, 14, 10, 0]
    counts = {period["value"]: period["counts"] for period in answer["periods"]}
    assert (counts["2013"], counts["2014"]) == ([0, 1, 0, 0], [12, 1, 1, 0])
    assert sum(of_last_years for _, _, of_last_years, _ in counts.values()) == 10
    told = [(warning["code"], warning["value"]) for warning in answer["warnings"]]
    assert ("only_dated", "2014") in told
    assert ("unknown_word", "2014") not in told
    for text, total in zip(texts, [12, 14, 10, 0], strict=True):
        assert client.get("/search.json", query_string={"q": text}).json["total"] == total


def test_a_period_counts_only_the_days_that_the_words_name(client: FlaskClient) -> None:
    answer = client.get("/compare.json", query_string={"q": "germany since june 2014"}).json
    search = client.get("/search.json", query_string={"q": "germany since june 2014"}).json

    assert answer
    assert search
    (of_2014,) = (period for period in answer["periods"] if period["value"] == "2014")
    assert of_2014["of"] == 12
    assert 0 < of_2014["counts"][0] < 12
    assert answer["queries"][0]["total"] == search["total"]


def test_the_table_has_no_rows_for_years_of_which_the_archive_has_nothing(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        make_document("Plot against Parliament", "1605-11-05"),
        make_document("Storm floods Parliament", "2014-05-06"),
        make_document("Ferry sinks", "2015-03-01"),
    )

    page = create_app(engine).test_client().get("/compare?q=parliament").text

    rows = re.findall(r'<tr[^>]*><th scope="row">(.*?)</th>', page)
    assert rows == ["1605", "2014", "2015", "All"]
