"""What a search page, JSON, feeds and commands say of names in other scripts."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from corpus import Language
from search import Document, open_index, open_writer
from search.command import main
from webui import create_app

TEXTS = (
    "en:The minister Lavrov arrives",
    "ru:Вчера Лавров прилетел в город",
    "ru:Встреча с Лавровым отложена",
    "ar:الوزير لافروف يصل",
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an index of TEXTS."""
    where = tmp_path_factory.mktemp("names") / "index"
    with open_writer(where) as writer:
        for text in TEXTS:
            language = Language(text[:2], 1, "stated")
            writer.put(Document(id=text, kind="headline", text=text[3:], language=language))
        writer.commit()
    return where


@pytest.fixture(scope="module")
def client(index: Path) -> FlaskClient:
    return create_app(open_index(index)).test_client()


def _chips(page: str) -> list[tuple[str, str]]:
    """Return what each chip of a name says, and where it leads."""
    found = re.search(r'<nav class="chips names".*?</nav>', page, re.DOTALL)
    links = re.findall(r'<a[^>]* href="([^"]+)">(.*?)</a>', found[0], re.DOTALL) if found else []
    return [(re.sub(r"<[^>]+>", "", text), unescape(href)) for href, text in links]


def test_a_page_offers_a_name_with_its_script_and_count(client: FlaskClient) -> None:
    page = client.get("/search?q=lavrov").text

    assert "<h1>1 headline for" in page
    assert _chips(page) == [
        ("Лавров Cyrillic 2, search for it too", f"/search?q=lavrov&name={quote('Лавров')}"),
        ("لافروف Arabic 1, search for it too", f"/search?q=lavrov&name={quote('لافروف')}"),
        ("Search for all of them", "/search?q=lavrov&names=on"),
    ]  # fmt: skip


def test_the_names_of_scripts_are_in_the_language_of_the_page(client: FlaskClient) -> None:
    said = {
        language: _chips(client.get(f"/search?q=lavrov&ui={language}").text)[0][0]
        for language in ("es", "fr", "ar")
    }

    assert said == {
        "es": "Лавров cirílico 2, buscarlo también",
        "fr": "Лавров cyrillique 2, le chercher aussi",
        "ar": "Лавров السيريلية 2، البحث عنه أيضًا",
    }


def test_what_is_followed_is_searched_for_and_can_be_left_out_again(client: FlaskClient) -> None:
    (offered, *_) = _chips(client.get("/search?q=lavrov").text)

    page = client.get(offered[1]).text
    assert "<h1>3 headlines for" in page
    assert _chips(page)[0] == ("Лавров Cyrillic 2, leave it out", "/search?q=lavrov")
    assert _chips(client.get("/search?q=lavrov&name=лавров").text)[0] == _chips(page)[0]
    everything = client.get("/search?q=lavrov&names=on").text
    assert "<h1>4 headlines for" in everything
    (text, without), *_ = _chips(everything)
    assert text == "Лавров Cyrillic 2, leave it out"
    assert "<h1>2 headlines for" in client.get(without).text


def test_another_text_keeps_that_names_are_on_but_no_single_name(client: FlaskClient) -> None:
    page = client.get("/search?q=lavrov&names=on&name=x").text

    box = page[page.index('role="search"') :]
    box = box[: box.index("</form>")]
    assert '<input type="hidden" name="names" value="on">' in box
    assert '<input type="hidden" name="name"' not in box


def test_json_says_what_is_offered_and_what_is_added(client: FlaskClient) -> None:
    answer = client.get("/search.json?q=lavrov&name=لافروف").json
    assert answer

    assert (answer["total"], answer["query"]["name"], answer["query"]["names"]) == (
        2, ["لافروف"], "off",
    )  # fmt: skip
    assert [
        (n["term"], n["text"], n["script"], n["count"], n["added"]) for n in answer["names"]
    ] == [
        ("lavrov", "Лавров", "Cyrl", 2, False),
        ("lavrov", "لافروف", "Arab", 1, True),
    ]
    assert answer["names"][1]["url"] == "/search.json?q=lavrov"
    marked = [(h["term"], h["via"]) for hit in answer["results"] for h in hit["highlights"]]
    assert sorted(marked) == [("lavrov", "name"), ("lavrov", "word")]


def test_a_feed_and_a_table_take_names_like_any_parameter(client: FlaskClient) -> None:
    assert client.get("/search.atom?q=lavrov&names=on").text.count("<entry") == 4
    assert len(client.get("/search.csv?q=lavrov&name=Лавров").text.splitlines()) == 1 + 3


def test_the_reason_of_a_result_says_that_it_is_the_name(client: FlaskClient) -> None:
    page = client.get("/search?q=lavrov&names=on&language=ar&explain=on").text

    assert "<bdi>لافروف</bdi>: the name in another script" in page


def test_the_help_has_a_name_of_the_archive(client: FlaskClient) -> None:
    page = client.get("/help").text

    (example,) = re.findall(r'<a href="([^"]+names=on)">.*?<span class="count">(\d+)<', page)
    found = client.get(unescape(example[0]).replace("/search", "/search.json")).json
    assert found
    assert found["total"] == int(example[1]) > 1


def test_a_command_tells_what_could_be_searched_for(index: Path) -> None:
    asked = ["search", "lavrov", "--index", str(index)]
    result = CliRunner().invoke(main, asked)
    assert "also Лавров (2): --name 'Лавров'" in result.stderr

    result = CliRunner().invoke(main, [*asked, "--names", "on"])
    assert len(result.stdout.splitlines()) == 4
    assert "also" not in result.stderr
