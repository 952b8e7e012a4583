"""A corrected headline, and one at two addresses, as pages, JSON and feeds show them."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from search import Document, open_index
from search.command import main
from webui import create_app

RECORDS = """headline,date,url,language,description
"Ferry sinks, twelve missing",2015-06-01,https://a.example/ferry,en,A storm.
"Ferry capsizes: all rescued",2015-06-02,https://a.example/ferry,en,A calm sea.
"""
FEED = """<rss version="2.0"><channel><title>Ports</title>
<item><title>Two ferries towed</title><pubDate>Mon, 01 Jun 2015 08:00:00 GMT</pubDate>
<link>https://a.example/towed</link></item>
<item><title>Two ferries towed</title><pubDate>Mon, 01 Jun 2015 09:00:00 GMT</pubDate>
<link>https://b.example/1</link></item>
</channel></rss>"""


def make_client(archive: Path, where: Path) -> FlaskClient:
    CliRunner().invoke(main, ["index", str(archive), "--index", str(where)])
    return create_app(open_index(where)).test_client()


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "news.csv").write_text(RECORDS, encoding="utf-8")
    (archive / "feed.xml").write_text(FEED, encoding="utf-8")
    return make_client(archive, tmp_path / "index")


def document(tmp_path: Path, title: str) -> Document:
    return next(d for d in open_index(tmp_path / "index").documents() if d.title == title)


def test_both_addresses_of_one_title_and_day_are_in_json_and_on_the_page(
    client: FlaskClient,
) -> None:
    (result,) = client.get("/search.json?q=towed").json["results"]

    page = client.get(result["url"]).text

    addresses = ["https://a.example/towed", "https://b.example/1"]
    assert [publication["url"] for publication in result["publications"]] == addresses
    assert all(f'href="{address}"' in page for address in addresses)
    assert result["earlier"] == []
    assert "Earlier wording" not in page


def test_earlier_wordings_are_in_json_with_their_dates(client: FlaskClient, tmp_path: Path) -> None:
    (result,) = client.get("/search.json?q=missing").json["results"]

    (earlier,) = document(tmp_path, "Ferry capsizes: all rescued").earlier
    assert result["text"].partition("\n")[0] == "Ferry capsizes: all rescued"
    assert result["earlier"] == [
        {
            "text": "Ferry sinks, twelve missing",
            "description": "A storm.",
            "date": "2015-06-01",
            "date_text": "2015-06-01",
            "date_precision": "day",
            "first_seen": earlier.first_seen.isoformat(),
            "last_seen": earlier.last_seen.isoformat(),
            "id": earlier.id,
        }
    ]
    (highlight,) = result["highlights"]
    assert result["text"][highlight["start"] : highlight["end"]] == "missing"


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Earlier wording"),
        ("es", "Redacción anterior"),
        ("fr", "Formulation précédente"),
        ("ar", "الصيغة السابقة"),
    ],
)
def test_the_page_lists_earlier_wordings_with_their_dates(
    client: FlaskClient, tmp_path: Path, language: str, name: str
) -> None:
    address = f"/headlines/{document(tmp_path, 'Ferry capsizes: all rescued').id}"

    page = client.get(address, headers={"Accept-Language": language}).text

    listed = page.partition(f"<dt>{name}</dt>")[2].partition("</dd>")[0]
    assert "Ferry sinks, twelve missing" in listed
    assert 'datetime="2015-06-01"' in listed
    assert "A storm." in listed


def test_the_address_of_an_earlier_wording_leads_to_the_headline(
    client: FlaskClient, tmp_path: Path
) -> None:
    now = document(tmp_path, "Ferry capsizes: all rescued")

    answer = client.get(f"/headlines/{now.earlier[0].id}")

    assert (answer.status_code, answer.location) == (308, f"/headlines/{now.id}")


def excerpts(page: str) -> list[str]:
    parts = page.split('<p class="excerpt"')[1:]
    return [part.partition(">")[2].partition("</p>")[0] for part in parts]


SPAN = '<span lang="en" dir="ltr">'


@pytest.mark.parametrize(
    ("words", "excerpt"),
    [
        (
            "missing",
            f'Earlier wording: {SPAN}Ferry sinks, twelve <mark class="word">missing</mark></span>',
        ),
        ("storm", f'Earlier wording: {SPAN}A <mark class="word">storm</mark>.</span>'),
        ("rescued", "A calm sea."),
    ],
)
def test_the_excerpt_is_of_an_earlier_wording_only_where_it_matches(
    client: FlaskClient, words: str, excerpt: str
) -> None:
    assert excerpts(client.get(f"/search?q={words}&translate=off").text) == [excerpt]


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Earlier wording: "),
        ("es", "Redacción anterior: "),
        ("fr", "Formulation précédente\u00a0: "),
        ("ar", "الصيغة السابقة: "),
    ],
)
def test_a_result_says_which_of_its_words_are_an_earlier_wording(
    tmp_path: Path, language: str, label: str
) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    header, *rows = RECORDS.splitlines()
    first = '"Ferry adrift, storm near",2015-05-31,https://a.example/ferry,en,'
    (archive / "news.csv").write_text("\n".join((header, first, *rows)), encoding="utf-8")
    client = make_client(archive, tmp_path / "index")

    page = client.get("/search?q=twelve&translate=off", headers={"Accept-Language": language}).text

    mark = '<mark class="word">twelve</mark>'
    assert excerpts(page) == [f"{label}{SPAN}Ferry sinks, {mark} missing</span>"]


def test_a_feed_has_one_entry_with_one_id_before_and_after_a_correction(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    first, correction = RECORDS.splitlines()[1:]
    header = RECORDS.splitlines()[0]
    entries = []
    for lines in ([header, first], [header, first, correction]):
        (archive / "news.csv").write_text("\n".join(lines), encoding="utf-8")
        client = make_client(archive, tmp_path / "index")
        entries.append(client.get("/search.atom").text.split("<entry")[1:])

    assert [len(shown) for shown in entries] == [1, 1]
    before, after = (shown[0].partition("<id>")[2].partition("</id>")[0] for shown in entries)
    assert before == after


def test_a_wording_without_a_word_in_common_is_one_after_an_export_is_indexed(
    tmp_path: Path,
) -> None:
    """The export has both wordings of the day in one file, where the archive had two."""
    archive, again = tmp_path / "archive", tmp_path / "again"
    for folder, name, title in ((archive, "a", "Ferry sinks"), (archive, "b", "All rescued")):
        folder.mkdir(exist_ok=True)
        text = f"headline,date,url\n{title},2015-06-01,https://a.example/news\n"
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    exported = make_client(archive, tmp_path / "index").get("/search.ndjson?q=").data
    again.mkdir()
    (again / "export.ndjson").write_bytes(exported)

    make_client(again, tmp_path / "index2")

    (one,) = open_index(tmp_path / "index2").documents()
    assert (one.title, [wording.title for wording in one.earlier]) == (
        "All rescued",
        ["Ferry sinks"],
    )
