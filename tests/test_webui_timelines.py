"""One search over time as files: numbers by day, week, month or year, and the chart."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace

from search import DateBucket, DateRange, Document, Engine, Histogram
from webui import create_app
from webui.presenters.bar_chart import draw_bars
from webui.presenters.chart_scale import early_joined, top_of_scale


@pytest.fixture
def client(make_engine: Callable[..., Engine], make_document: Callable[..., Document]) -> Any:
    """Return a client of five floods and a fire, one of them known by its year alone."""
    days = ["2019-12-30", "2020-01-01", "2020-01-05", "2020-01-06", "2020-02-29"]
    floods = [make_document(f"Flood {number}", day) for number, day in enumerate(days)]
    fire = make_document("Fire", "2020-01-05")
    vague = make_document("Flood of a year", "2020-01-01")
    vague = Document(**{name: getattr(vague, name) for name in vague.__struct_fields__} | {
        "date_precision": "year", "id": "vague"
    })  # fmt: skip
    return create_app(make_engine(*floods, fire, vague, make_document("Flood once"))).test_client()


def _numbers(client: FlaskClient, asked: str) -> list[tuple[str, int, int]]:
    table = pd.read_csv(io.BytesIO(client.get(f"/search/timeline.csv?{asked}").data))
    return list(table[["period", "count", "of"]].itertuples(index=False, name=None))


def test_hits_are_counted_by_week_and_month_beside_the_whole_archive(client: FlaskClient) -> None:
    weeks = _numbers(client, "q=flood&interval=week")
    assert weeks[:2] == [("2020-W01", 3, 4), ("2020-W02", 1, 1)]  # from Monday, 30 December
    assert weeks[-1] == ("2020-W09", 1, 1)
    assert [count for _, count, _ in weeks[2:-1]] == [0] * 6
    assert _numbers(client, "q=flood&interval=month") == [
        ("2019-12", 1, 1), ("2020-01", 3, 4), ("2020-02", 1, 1),
    ]  # fmt: skip
    # Only a year holds all of what is dated by its year.
    assert _numbers(client, "q=flood&interval=year") == [(2019, 1, 1), (2020, 5, 6)]


def test_days_are_those_of_the_dates_that_the_archive_has(client: FlaskClient) -> None:
    asked = "q=flood&from=2020-01-04&to=2020-01-06&interval=day"

    assert _numbers(client, asked) == [
        ("2020-01-04", 0, 0), ("2020-01-05", 1, 2), ("2020-01-06", 1, 1),
    ]  # fmt: skip
    assert _numbers(client, "from=1990&to=1991&interval=day") == []


def test_the_file_names_the_search_with_its_filters(client: FlaskClient) -> None:
    response = client.get("/search/timeline.csv?q=flood&language=en&from=2020&interval=year")
    table = pd.read_csv(io.BytesIO(response.data))

    assert list(table["query"]) == ["q=flood&language=en&from=2020-01-01"]
    assert list(table["from"]) == ["2020-01-01"]
    assert "dateline-timeline.csv" in response.headers["Content-Disposition"]


def test_another_interval_is_a_fault(client: FlaskClient) -> None:
    response = client.get("/search/timeline.csv?interval=hour")

    assert response.status_code == 400
    assert response.json["errors"][0]["allowed"] == ["day", "week", "month", "year"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Search for flood"), ("ar", "بحث عن flood")]
)
def test_the_chart_is_an_image_in_the_language_of_its_reader(
    client: FlaskClient, language: str, title: str
) -> None:
    response = client.get(f"/search/timeline.svg?q=flood&ui={language}")

    assert response.content_type == "image/svg+xml; charset=utf-8"
    image = ElementTree.fromstring(response.data)  # noqa: S314
    assert image.findtext("{http://www.w3.org/2000/svg}title") == title
    assert "style" not in response.text  # which the site's policy would forbid


def test_the_page_offers_the_chart_and_its_numbers(client: FlaskClient) -> None:
    page = client.get("/search?q=flood").text

    assert 'href="/search/timeline.svg?q=flood"' in page
    assert 'href="/search/timeline.csv?q=flood&amp;interval=week"' in page


@pytest.mark.parametrize(
    ("values", "top"),
    [
        ([], 0),
        ([0, 0], 0),
        ([1, 9000], 9000),  # of few values each is seen
        ([4, 3, 5, 4, 6, 24], 6),  # four times the next
        ([4, 3, 5, 4, 6, 23], 23),
        ([4, 3, 5, 4, 60, 200], 200),  # two tall ones of six are no outlier
        ([5] * 39 + [50, 60], 5),  # two of forty are
    ],
)
def test_a_value_far_above_all_others_does_not_make_the_scale(values: list[int], top: int) -> None:
    assert top_of_scale(values) == top


def _years(first: int, *counts: int) -> Histogram:
    buckets = [
        DateBucket(f"{year}", DateRange(dt.date(year, 1, 1), dt.date(year + 1, 1, 1)), count, 10)
        for year, count in enumerate(counts, first)
    ]
    return Histogram("year", tuple(buckets), 0)


def test_no_chosen_year_is_in_the_bar_of_the_early_ones() -> None:
    buckets = _years(1990, 1, *[0] * 19, 2, 9, 30).buckets
    chosen = [replace(one, selected=one.dates.start >= dt.date(2000, 1, 1)) for one in buckets]

    joined = early_joined(chosen)

    assert joined[0].dates == DateRange(dt.date(1990, 1, 1), dt.date(2000, 1, 1))
    assert not joined[0].selected
    assert list(joined[1:]) == chosen[10:]


def test_one_early_headline_does_not_make_hairlines_of_all_bars() -> None:
    chart = draw_bars(_years(1898, 1, *[0] * 81, 7, 9, 8, 5, 9, 6), str)

    assert [bar.bucket.count for bar in chart.bars] == [1, 7, 9, 8, 5, 9, 6]
    assert chart.early is not None
    assert chart.early.dates == DateRange(dt.date(1898, 1, 1), dt.date(1980, 1, 1))
    assert (chart.early.of, chart.early.count) == (820, 1)
    assert (
        early_joined(_years(2000, 3, *[0] * 20, 9).buckets) == _years(2000, 3, *[0] * 20, 9).buckets
    )


def test_a_bar_that_is_cut_is_told() -> None:
    chart = draw_bars(_years(2010, 4, 3, 5, 4, 6, 900), str)

    assert (chart.most, [bar.cut for bar in chart.bars]) == (6, [False] * 5 + [True])
    assert chart.bars[-1].height == chart.bars[-2].height == 64
    assert [bucket.count for bucket in chart.cut] == [900]
