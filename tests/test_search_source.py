"""The outlet or agency that published a headline: counted, chosen, exported, shown."""

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from results import texts

from corpus import Publication
from search import Document, Engine, Filter, Query, SearchResults, parse_parameters
from webui.app import create_app

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]

AFP, BAY = Publication("AFP", "https://afp.example/1"), Publication("The Bay")


@pytest.fixture
def engine(make_engine: MakeEngine, make_document: Make) -> Engine:
    """Return an engine over three headlines, of which two have an outlet."""
    return make_engine(
        replace(make_document("Ferry towed", "2015-05-12"), publications=(AFP, BAY)),
        replace(make_document("Ferry sold", "2015-05-13"), publications=(BAY,)),
        make_document("Ferry found", "2015-05-14"),
    )


def sources(results: SearchResults) -> list[tuple[str, str, int]]:
    (facet,) = (facet for facet in results.facets if facet.id == "source")
    return [(value.value, value.label, value.count) for value in facet.values]


def test_each_outlet_is_counted_under_its_name(engine: Engine) -> None:
    results = engine.search(Query(text="ferry"))

    assert sources(results) == [("the-bay", "The Bay", 2), ("afp", "AFP", 1)]
    assert [facet.missing for facet in results.facets if facet.id == "source"] == [1]


@pytest.mark.parametrize("typed", ["source:afp", 'source:"AFP" ferry', "ferry source:Afp"])
def test_an_outlet_is_chosen_in_the_text_by_its_name(engine: Engine, typed: str) -> None:
    assert texts(engine.search(Query(text=typed))) == ["Ferry towed"]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("the-bay", ["Ferry sold", "Ferry towed"]),
        ("The Bay", ["Ferry sold", "Ferry towed"]),
        ("-the-bay", ["Ferry found"]),
    ],
)
def test_an_outlet_is_chosen_and_ruled_out_by_parameter(
    engine: Engine, given: str, found: list[str]
) -> None:
    query, _ = parse_parameters([("source", given), ("sort", "newest")])

    assert texts(engine.search(query)) == found
    chosen = Filter("source", "the-bay", given.startswith("-"))
    assert engine.search(query).query.filters == (chosen,)


def test_every_form_of_an_answer_names_the_outlet(engine: Engine) -> None:
    client = create_app(engine).test_client()
    asked = "?q=towed"

    (result,) = client.get(f"/search.json{asked}").json["results"]  # type: ignore[index]
    assert result["source"] == "AFP"
    assert result["publications"] == [
        {"source": "AFP", "url": "https://afp.example/1"},
        {"source": "The Bay", "url": ""},
    ]
    header, row = client.get(f"/search.csv{asked}").text.splitlines()
    assert row.split(",")[header.split(",").index("source")] == "AFP | The Bay"
    assert "T2  - AFP\r\n" in client.get(f"/search.ris{asked}").text
    assert re.search(
        r"@article\{[^@]*entrysubtype = \{newspaper\},\n  journaltitle = \{AFP\},",
        client.get(f"/search.bib{asked}").text,
    )


def test_pages_name_the_outlet(engine: Engine) -> None:
    client = create_app(engine).test_client()

    page = client.get("/search?q=ferry").text
    assert ">Outlet</h3>" in page
    assert 'href="/search?q=ferry&amp;source=the-bay"' in page
    headline = client.get("/headlines/Ferry towed|2015-05-12").text
    assert "<bdi>AFP</bdi>" in headline
    assert '<a href="https://afp.example/1" rel="external"' in headline
