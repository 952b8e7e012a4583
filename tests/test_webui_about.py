"""What headlines name and count, from an archive's files to its pages and exports."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from indexer import update_index
from search import open_index
from search.language.annotations import label
from webui.app import create_app

LINES = (
    ("Spanish police arrest two in Peru, Europol says", "en"),
    ("Detenido en España un traficante de drogas", "es"),
    ("Michael Jordan plays on", "en"),
)


def client_of(
    folder: Path, manifest: str = "", lines: Sequence[tuple[str, str]] = LINES
) -> FlaskClient:
    archive = folder / "archive"
    archive.mkdir(exist_ok=True)
    (archive / "archive.toml").write_text(f"captured = 2020-01-01\n{manifest}", "utf-8")
    (archive / "lines.jsonl").write_text(
        "\n".join(
            json.dumps({"headline": text, "language": language, "date": "2019-01-02"})
            for text, language in lines
        ),
        "utf-8",
    )
    update_index(archive, folder / "index")
    return create_app(open_index(folder / "index")).test_client()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return client_of(tmp_path_factory.mktemp("about"))


def counts(client: FlaskClient, facet: str, asked: str = "") -> dict[str, int]:
    (found,) = (
        one
        for one in client.get(f"/search.json?{asked}").get_json()["facets"]
        if one["id"] == facet
    )
    return {value["value"]: value["count"] for value in found["values"]}


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ("place=ES", 2),
        ("place=spain", 2),
        ("place=-PE", 2),
        ("place=ES&place=PE", 2),
        ("q=place:espa%C3%B1a", 2),
        ("q=lugar:%D8%A5%D8%B3%D8%A8%D8%A7%D9%86%D9%8A%D8%A7", 2),
        ("q=subject:%22drug+trafficker%22", 1),
        ("subject=policing", 2),
        ("organisation=europol&place=PE", 1),
        ("place=JO", 0),
        ("place=narnia", 0),
    ],
)
def test_a_search_is_narrowed_by_what_headlines_name(
    client: FlaskClient, asked: str, total: int
) -> None:
    assert client.get(f"/search.json?{asked}").get_json()["total"] == total


def test_each_value_is_counted(client: FlaskClient) -> None:
    assert counts(client, "place") == {"ES": 2, "PE": 1}
    assert counts(client, "place", "place=PE") == {"PE": 1, "ES": 2}
    assert counts(client, "organisation", "place=PE") == {"europol": 1}


def test_a_search_is_compared_across_places(client: FlaskClient) -> None:
    answer = client.get("/compare.json?by=place").get_json()

    assert [(one["label"], one["total"]) for one in answer["queries"]] == [
        ("Spain", 2),
        ("Peru", 1),
        ("The rest", 1),
    ]


def test_a_name_in_an_address_is_repaired_with_a_word(client: FlaskClient) -> None:
    answer = client.get("/search.json?place=spain").get_json()

    assert answer["query"]["place"] == ["ES"]
    assert [warning["code"] for warning in answer["warnings"]] == ["value_repaired"]


def test_a_headline_says_which_of_its_words_name_what(client: FlaskClient) -> None:
    (hit,) = client.get("/search.json?q=Europol").get_json()["results"]
    page = client.get(hit["url"], headers={"Accept-Language": "fr"}).text

    assert (hit["places"], hit["organisations"]) == (["ES", "PE"], ["europol"])
    assert hit["subjects"] == ["arrest", "police", "policing"]
    assert "Espagne</bdi></a>, <a" in page
    assert '<q lang="en" dir="ltr">Spanish</q>' in page


def test_rows_and_feeds_have_what_a_headline_names(client: FlaskClient) -> None:
    (row,) = csv.DictReader(io.StringIO(client.get("/search.csv?place=PE").text))
    feed = client.get("/search.atom?place=PE").text

    assert (row["places"], row["organisations"]) == ("ES | PE", "europol")
    assert 'term="PE"' in feed
    assert 'label="Peru"' in feed


def test_an_archive_may_rule_annotations_out(tmp_path: Path) -> None:
    assert counts(client_of(tmp_path), "place") == {"ES": 2, "PE": 1}
    assert counts(client_of(tmp_path, "annotations.never.place = ['Peru']"), "place") == {"ES": 2}
    assert counts(client_of(tmp_path, "annotations = false"), "place") == {}


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ("quantity=arrests", 1),
        ("quantity=arrests%3E1", 1),
        ("quantity=arrests%3E2", 0),
        ("quantity=arrests=2", 1),
        ("quantity=-arrests%3E1", 2),
        ("quantity=detenidos%3E1", 1),
        ("quantity=money&quantity=arrests%3C3", 1),
        ("q=quantity:arrests%3E1+police", 1),
        ("q=cantidad:%22arrests+%3E+1%22", 1),
        ("q=quantity:arrests+%3E+1+police", 1),
        ("q=quantity:arrests+%3E2", 0),
        ("quantity=arrests%E2%89%A52", 1),
        ("quantity=arrests=3..1", 1),
        ("q=-quantity:arrests", 2),
    ],
)
def test_a_search_is_narrowed_by_numbers(client: FlaskClient, asked: str, total: int) -> None:
    assert client.get(f"/search.json?{asked}").get_json()["total"] == total


def test_what_is_counted_is_a_facet_with_conditions_beside_it(client: FlaskClient) -> None:
    assert counts(client, "quantity") == {"arrests": 1}
    assert counts(client, "quantity", "quantity=arrests%3E1") == {"arrests>1": 1, "arrests": 1}


def test_a_condition_that_is_none_is_a_fault(client: FlaskClient) -> None:
    answer = client.get("/search.json?quantity=ships%3E3")

    assert answer.status_code == 400
    assert answer.get_json()["errors"][0]["parameter"] == "quantity"


def test_numbers_stand_on_pages_and_in_exports_with_the_words_that_print_them(
    client: FlaskClient,
) -> None:
    (hit,) = client.get("/search.json?quantity=arrests").get_json()["results"]
    (row,) = csv.DictReader(io.StringIO(client.get("/search.csv?quantity=arrests").text))
    page = client.get(hit["url"], headers={"Accept-Language": "en"}).text

    (counted,) = hit["quantities"]
    assert hit["text"][counted["start"] : counted["end"]] == "arrest two"
    assert (counted["what"], counted["value"], counted["unit"]) == ("arrests", 2, None)
    assert row["quantities"] == "arrests=2"
    assert "Arrests 2</bdi></a>" in page
    assert '<q lang="en" dir="ltr">arrest two</q>' in page


def test_a_map_links_each_country_that_headlines_name(client: FlaskClient) -> None:
    page = client.get("/places?ui=en").text
    svg = page[page.index("<svg", page.index('class="world"')) : page.index("</figure>")]
    root = ElementTree.fromstring(svg[: svg.index("</svg>") + len("</svg>")])  # noqa: S314  # made here

    links = {link.get("href"): link.findtext("title") for link in root.iter("a")}
    assert links == {"/search?place=ES&ui=en": "Spain: 2", "/search?place=PE&ui=en": "Peru: 1"}
    # The table has the same links in its order, so that keys meet each but once.
    assert {link.get("tabindex") for link in root.iter("a")} == {"-1"}
    assert page.index(">Spain</bdi>") < page.index(">Peru</bdi>")


def test_a_small_state_has_a_mark_and_a_row(tmp_path: Path) -> None:
    page = client_of(tmp_path, lines=[("Police of Malta and Singapore", "en")]).get("/places").text

    assert page.count("<circle") == 2
    assert page.count('<tr><th scope="row">') == 2


def test_what_names_no_place_is_counted_by_its_kind(tmp_path: Path) -> None:
    client = client_of(tmp_path, lines=[("Police of Malta", "en"), ("Rain", "en"), ("Hail", "en")])
    listed = tmp_path / "archive" / "ferries.html"
    listed.write_text(
        "<title>Ferries</title><h1>Ferries</h1><ul>"
        "<li>1 May 2015 <a href='/a'>A ferry is adrift in a storm</a></li>"
        "<li>2 May 2015 <a href='/b'>A ferry is adrift off Malta</a></li></ul>",
        encoding="utf-8",
    )
    update_index(tmp_path / "archive", tmp_path / "index")

    assert "No place is named in 3 headlines and 1 topic." in client.get("/places").text
    assert "No place is named in 3 headlines." in client.get("/places?kind=headline").text
    assert "No place is named in" not in client.get("/places?q=malta").text


def test_a_map_is_of_a_search_and_its_weight_is_bounded(client: FlaskClient) -> None:
    alone = client.get("/places?q=Europol&shade=share")

    assert "place=PE" in alone.text
    assert len(client.get("/places").data) < 60_000
    assert client.get("/places?shade=x").status_code == 400


def test_a_map_of_a_search_for_a_place_has_all_places_of_the_search(client: FlaskClient) -> None:
    everything, narrowed = (
        client.get("/places?ui=en").text,
        client.get("/places?ui=en&place=PE").text,
    )

    assert "All places are shown" in narrowed
    assert "All places are shown" not in everything
    rows = [
        page.partition("<tbody>")[2].partition("</tbody>")[0] for page in (everything, narrowed)
    ]
    assert rows[0] == rows[1]
    assert ">2</td>" in rows[0]


def test_each_view_of_a_search_has_the_answer_of_fewer_words_and_says_so(
    client: FlaskClient,
) -> None:
    asked = "q=Europol+unfindable"
    told = "Nothing holds all the words; these hold some of them."
    places, numbers, words = (
        client.get(f"/{view}?{asked}&ui=en").text for view in ("places", "numbers", "words")
    )

    assert client.get(f"/search.json?{asked}").get_json()["total"] == 1
    assert ">Peru</bdi>" in places
    assert "Spanish police arrest two in Peru" in numbers
    assert "<circle" in client.get(f"/numbers.svg?{asked}").text
    for page in (places, numbers, words):
        assert told in page
        assert "No text of the archive holds “unfindable”." in page
        assert "without “unfindable”</a>: 1" in page
    across = client.get(f"/compare.json?{asked}&by=place").get_json()
    assert {line["label"]: line["total"] for line in across["queries"]}["Peru"] == 1
    assert told[:-1].lower() in json.dumps(across["warnings"]).lower()


def test_each_view_of_a_search_that_finds_nothing_says_why(client: FlaskClient) -> None:
    for view in ("places", "numbers", "words", "changes", "compare"):
        page = client.get(f"/{view}?q=unfindable&ui=en").text
        assert "No text of the archive holds “unfindable”." in page
    compared = client.get("/compare.json?q=Europol&q=Europol+unfindable").get_json()
    assert [line["total"] for line in compared["queries"]] == [1, 0]
    assert compared["warnings"][0]["value"] == "unfindable"


def test_of_numbers_of_fewer_words_only_the_kind_that_is_asked_for_counts(
    client: FlaskClient,
) -> None:
    asked = "q=Europol+unfindable&ui=en"

    assert "<circle" not in client.get(f"/numbers?{asked}&of=deaths").text
    assert "<circle" not in client.get(f"/numbers?{asked}&quantity=arrests%3E2").text
    assert "<circle" in client.get(f"/numbers?{asked}&quantity=arrests%3E1").text


def test_a_map_of_all_has_no_shares(client: FlaskClient) -> None:
    everything = client.get("/places?ui=en&shade=share").text

    assert "Share" not in everything
    assert "Shade by" not in everything
    assert ">Share</th>" in client.get("/places?q=Europol&ui=en").text


def test_numbers_over_time_are_those_of_the_condition_in_a_scale_of_short_steps(
    tmp_path: Path,
) -> None:
    lines = [("Police seize 20 million dollars", "en"), ("Police arrest 12 suspects", "en")]
    client = client_of(tmp_path, lines=lines)
    arrests = client.get("/numbers?quantity=arrests%3E10&ui=en").text
    money = client.get("/numbers?of=money&ui=fr").text

    assert 'aria-label="Arrests"' in arrests
    for asked in ("quantity=money", "of=money", "quantity=money&of=money"):
        assert ">Money (USD)<" in client.get(f"/numbers.svg?{asked}&ui=en").text
    assert "<table" not in client.get("/numbers?of=deaths").text
    assert ">10 M</text>" in money.replace("\xa0", " ")


def test_what_is_said_below_numbers_over_time_has_spaces_between_sentences(tmp_path: Path) -> None:
    sums = ("3 million dinars", "4 million dinars", "20 million dollars")
    client = client_of(tmp_path, lines=[(f"Police seize {money}", "en") for money in sums])

    assert "stand together here. 1 in another unit" in client.get("/numbers?of=money&ui=en").text


def test_a_number_of_0_has_a_line_below_all_others(tmp_path: Path) -> None:
    lines = [("Police report 0 arrests", "en"), ("Police arrest 12 suspects", "en")]
    client = client_of(tmp_path, lines=lines)

    svg = ElementTree.fromstring(client.get("/numbers.svg?of=arrests").data)  # noqa: S314

    name = "{http://www.w3.org/2000/svg}"
    heights = {
        circle.findtext(f"{name}title", "").split(",")[0]: float(circle.get("cy", "0").rstrip("%"))
        for circle in svg.iter(f"{name}circle")
    }
    assert set(heights) == {"0", "12"}
    assert heights["0"] > heights["12"]
    assert ">0</text>" in client.get("/numbers.svg?of=arrests").text


def test_each_point_of_numbers_over_time_is_a_headline(client: FlaskClient) -> None:
    (hit,) = client.get("/search.json?quantity=arrests").get_json()["results"]
    page = client.get("/numbers?ui=en").text
    svg = ElementTree.fromstring(client.get("/numbers.svg?of=arrests").data)  # noqa: S314

    assert f'<a href="{hit["url"]}?ui=en"><circle' in page
    assert "no statistics" in page
    (title,) = (
        circle.findtext("{http://www.w3.org/2000/svg}title")
        for circle in svg.iter("{http://www.w3.org/2000/svg}circle")
    )
    assert title == "2, 2 Jan 2019: Spanish police arrest two in Peru, Europol says"
    assert "<circle" not in client.get("/numbers?q=Jordan").text
    assert client.get("/numbers?of=ships").status_code == 400


def test_a_page_lists_fewer_values_than_an_answer_for_machines(tmp_path: Path) -> None:
    codes = [chr(first) + chr(second) for first in range(65, 91) for second in range(65, 91)]
    names = [name for code in codes if (name := label("place", code)) != code and " " not in name]
    client = client_of(tmp_path, lines=[(f"{name} votes", "en") for name in names[:45]])

    assert len(counts(client, "place")) > 40
    page = client.get("/search").get_data(as_text=True)
    assert page.count('href="/search?place=-') == 40
    assert f"and {len(counts(client, 'place')) - 40} more" in page
    assert "To find one of them, type “place:” and its name." in page
    assert "اكتب «\u2068place:\u2069»" in client.get("/search?ui=ar").text


def test_a_place_is_offered_by_its_name_in_the_language_of_the_page(tmp_path: Path) -> None:
    lines = (("Germany votes", "en"), ("Wahl in Hessen", "de"))
    page = client_of(tmp_path, lines=lines).get("/search?q=germany&translate=off&ui=ar").text

    assert "مكان «\u2068ألمانيا\u2069»</a> (2)" in page


def test_a_place_is_offered_in_that_language_where_nothing_is_found(tmp_path: Path) -> None:
    of_spain = client_of(tmp_path, lines=(("Detenidos en Madrid", "es"),))
    asked = "/search?q=spain&translate=off&ui="

    assert "Place “Spain”</a>" in of_spain.get(f"{asked}en").text
    assert "Lieu «\u00a0Espagne\u00a0»</a>" in of_spain.get(f"{asked}fr").text


@pytest.mark.parametrize("page", ["places", "numbers", "words"])
def test_a_page_about_a_search_that_nothing_is_like_has_a_way_on(
    client: FlaskClient, page: str
) -> None:
    ways = '<ul class="ways-out">'
    nothing = client.get(f"/{page}?q=zzzqqq&ui=es").text

    assert nothing.count(ways) == 1
    assert '<a href="/search?ui=es">' in nothing.partition(ways)[2]
    assert ways not in client.get(f"/{page}?q=arrests").text
