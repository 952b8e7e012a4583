"""What changed: the page, the JSON and the feeds, over an archive that was indexed three times."""

import json
import re
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from indexer import update_index
from search import Query, open_index
from search.command import main
from webui import create_app

_FLOOD = {"headline": "Flood in Lagos", "date": "2020-05-01", "url": "https://a.example/1"}
_FIRE = {"headline": "Fire in Accra", "date": "2020-05-02"}
_COUP = {"headline": "Golpe en Togo", "date": "1963-01-13", "language": "es"}


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the index of an archive: two headlines came, an old one, then one was corrected.

    The headline of the fire is no longer listed.
    """
    folder = tmp_path_factory.mktemp("followed")
    archive, where = folder / "archive", folder / "index"
    archive.mkdir()
    for records in (
        (_FLOOD, _FIRE),
        (_FLOOD, _FIRE, _COUP),
        ({**_FLOOD, "headline": "Flood in Ibadan"}, _COUP),
    ):
        lines = "".join(json.dumps(record) + "\n" for record in records)
        Path(archive / "a.jsonl").write_text(lines, encoding="utf-8")
        update_index(archive, where)
    return where


@pytest.fixture(scope="module")
def client(followed: Path) -> FlaskClient:
    return create_app(open_index(followed)).test_client()


def _texts(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_what_is_gone_says_so_in_a_shell_and_to_citeproc(
    followed: Path, client: FlaskClient
) -> None:
    told = CliRunner().invoke(main, ["search", "Fire OR Flood", "--index", str(followed)])
    items = client.get("/search.csl.json?q=Fire OR Flood").json
    day = open_index(followed).search(Query(text="Fire")).hits[0].document.last_seen

    assert sorted(told.stdout.splitlines()) == [
        "2020-05-01  en   Flood in Ibadan",
        "2020-05-02  en   Fire in Accra · no longer listed",
    ]
    assert {item["title"]: item["note"] for item in items} == {
        "Flood in Ibadan": "First published at https://a.example/1",
        "Fire in Accra": f"Last seen: {day}, no longer listed.",
    }


def test_the_page_tells_each_headline_at_its_last_change(client: FlaskClient) -> None:
    page = client.get("/changes").text

    sections = re.findall(r'<section class="results".*?</section>', page, re.DOTALL)
    assert [_texts(section).partition("Version ")[2] for section in sections] == [
        "3 of the archive: 0 new · 1 was corrected · 1 is no longer listed"
        " 2 May 2020 Fire in Accra no longer listed"
        " 1 May 2020 Flood in Ibadan Flood in Lagos corrected",
        "2 of the archive: 1 new · 0 were corrected · 0 are no longer listed"
        " 13 Jan 1963 Golpe en Togo new",
    ]
    assert "<del>Flood in Lagos</del>" in page
    assert "3 changes are known" in page


def test_the_commits_of_the_archive_are_counted(client: FlaskClient) -> None:
    page = client.get("/changes").text

    (body,) = re.findall(r"<tbody>.*?</tbody>", page, re.DOTALL)
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in body.split("</tr>")[:-1]]
    assert [(row[0], *row[2:]) for row in rows] == [
        ("3", "0", "1", "1"), ("2", "1", "0", "0"), ("1", "2", "0", "0"),
    ]  # fmt: skip


def test_a_search_is_followed_alone(client: FlaskClient) -> None:
    page, spanish = client.get("/changes?q=flood").text, client.get("/changes?language=es").text

    assert "What changed for" in page
    assert re.findall(r"<h3[^>]*><a[^>]*>(.*?)</a>", page) == ["Flood in Ibadan"]
    assert re.findall(r"<h3[^>]*><a[^>]*>(.*?)</a>", spanish) == ["Golpe en Togo"]
    assert "No change of this is known." in client.get("/changes?q=zeppelin").text
    results = client.get("/search?q=flood&sort=newest&ui=es").text
    assert '<a href="/changes?q=flood&amp;sort=newest&amp;ui=es">Qué ha cambiado</a>' in results


def test_pages_of_changes_lead_to_each_other(client: FlaskClient) -> None:
    first, last = client.get("/changes?size=2").text, client.get("/changes?size=2&page=2").text

    assert 'href="/changes?page=2&amp;size=2" rel="next"' in first
    assert 'href="/changes?size=2" rel="prev"' in last
    assert re.findall(r"<h3[^>]*><a[^>]*>(.*?)</a>", last) == ["Golpe en Togo"]


def test_the_json_tells_what_of_the_address_was_ignored(client: FlaskClient) -> None:
    answer = client.get("/changes.json?q=fire&fo=1&skip=bar").json

    told = [(w["code"], w["parameter"]) for w in answer["warnings"]]  # type: ignore[index]
    assert told == [("unknown_parameter", "fo"), ("unknown_equivalent", "skip")]


def test_the_json_names_the_commit_and_the_wording_before(client: FlaskClient) -> None:
    answer = client.get("/changes.json?size=2").json

    assert answer
    assert (answer["total"], len(answer["changes"])) == (3, 2)
    corrected = answer["changes"][1]
    assert (corrected["change"], corrected["version"]) == ("corrected", "3")
    assert (corrected["earlier"], corrected["document"]["text"]) == (
        "Flood in Lagos", "Flood in Ibadan",
    )  # fmt: skip
    assert answer["links"]["next"] == "/changes.json?page=2&size=2"
    assert [commit["version"] for commit in answer["commits"]] == ["3", "2", "1"]


def test_an_old_headline_is_new_in_the_feed_of_a_search(client: FlaskClient) -> None:
    by_arrival = feedparser.parse(client.get("/search.atom?order=arrival").data)
    by_day = feedparser.parse(client.get("/search.atom").data)

    assert [entry.title for entry in by_arrival.entries] == ["Flood in Ibadan", "Golpe en Togo"]
    assert by_day.entries[-1].title == "Golpe en Togo"
    built = client.get("/changes.json").json["commits"]  # type: ignore[index]
    assert by_arrival.entries[1].updated == built[1]["built_at"]
    assert by_arrival.entries[0].summary == "Was: Flood in Lagos"


def test_only_the_feed_of_a_search_has_an_order(client: FlaskClient) -> None:
    told = "unknown_parameter; parameter="

    assert "X-Warning" not in client.get("/search.atom?order=arrival").headers
    both = client.get("/search.atom?order=arrival&colour=1").headers.getlist("X-Warning")
    assert both == [f'{told}"colour"']
    assert client.get("/search.csv?order=arrival").headers["X-Warning"] == f'{told}"order"'


def test_an_entry_has_the_same_id_in_every_feed(client: FlaskClient) -> None:
    ids = [
        {entry.title: entry.id for entry in feedparser.parse(client.get(address).data).entries}
        for address in ("/search.atom", "/search.atom?order=arrival", "/changes.atom")
    ]

    assert ids[1].items() < ids[2].items() <= ids[0].items()
    assert set(ids[2]) == {"Fire in Accra", "Flood in Ibadan", "Golpe en Togo"}


def test_a_feed_names_itself_and_the_rest(client: FlaskClient) -> None:
    feed = feedparser.parse(client.get("/search.atom?order=arrival&size=1").data).feed

    links = {link.rel: link.href for link in feed.links}
    assert links["self"] == "http://localhost/search.atom?size=1&order=arrival"
    assert links["next"] == "http://localhost/search.atom?page=2&size=1&order=arrival"
    assert links["alternate"] == "http://localhost/changes?size=1"


def test_a_bad_value_is_a_fault_here_too(client: FlaskClient) -> None:
    assert client.get("/changes?from=soon").status_code == 400
    assert client.get("/changes.json?size=0").content_type == "application/problem+json"
    assert client.get("/search.atom?order=arival").json["errors"] == [  # type: ignore[index]
        {
            "parameter": "order",
            "value": "arival",
            "code": "choice",
            "message": "one of arrival",
            "allowed": ["arrival"],
        }
    ]


def test_the_feed_by_arrival_is_offered_beside_the_other_formats(client: FlaskClient) -> None:
    page = client.get("/search?q=flood&page=1&size=50").text

    assert 'href="/search.atom?q=flood&amp;order=arrival"' in page
    assert client.get("/search.atom?q=flood&order=arrival").status_code == 200


def test_a_correction_that_takes_a_headline_out_of_a_search_is_told_there(tmp_path: Path) -> None:
    archive, where = tmp_path / "archive", tmp_path / "index"
    archive.mkdir()
    later = {**_FLOOD, "headline": "Flood in Ibadan", "date": "2020-06-01"}
    for flood in (_FLOOD, later):
        lines = "".join(json.dumps(record) + "\n" for record in (flood, _FIRE))
        (archive / "a.jsonl").write_text(lines, encoding="utf-8")
        update_index(archive, where)
    client = create_app(open_index(where)).test_client()

    def told(asked: str) -> list[tuple[str, str, bool]]:
        answer = client.get(f"/changes.json?{asked}").json
        assert answer
        return [(one["document"]["text"], one["change"], one["found"]) for one in answer["changes"]]

    fire = ("Fire in Accra", "added", True)
    assert told("to=2020-05-31") == [("Flood in Ibadan", "corrected", False), fire]
    assert told("from=2020-06-01") == [("Flood in Ibadan", "corrected", True)]
    assert told("q=fire&to=2020-05-31") == [fire]  # no wording of the flood was ever found
    assert "this search no longer finds it" in client.get("/changes?to=2020-05-31").text
    feed = feedparser.parse(client.get("/changes.atom?to=2020-05-31").data)
    assert feed.entries[0].summary == "Was: Flood in Lagos. This search no longer finds it."


def test_a_headline_that_is_corrected_again_and_again_keeps_its_one_entry(tmp_path: Path) -> None:
    archive, where, met = tmp_path / "archive", tmp_path / "index", []
    archive.mkdir()
    wordings = ("Flood in Lagos", "Flood in Ibadan", "Floods in Ibadan and Kano")
    for wording in wordings:
        record = json.dumps({**_FLOOD, "headline": wording})
        (archive / "a.jsonl").write_text(f"{record}\n{json.dumps(_FIRE)}\n", encoding="utf-8")
        update_index(archive, where)
        feed = create_app(open_index(where)).test_client().get("/changes.atom?q=flood").data
        met.append([(e.id, e.title, e.get("summary")) for e in feedparser.parse(feed).entries])

    ((entry_id, *_),) = met[0]
    assert met == [
        [(entry_id, "Flood in Lagos", None)],
        [(entry_id, "Flood in Ibadan", "Was: Flood in Lagos")],
        [(entry_id, "Floods in Ibadan and Kano", "Was: Flood in Ibadan")],
    ]
    # A search for the first wording is told of the correction too.
    client = create_app(open_index(where)).test_client()
    lagos = client.get("/changes.json?q=lagos").json
    assert lagos
    assert [(one["change"], one["earlier"]) for one in lagos["changes"]] == [
        ("corrected", "Flood in Ibadan")
    ]


def test_what_is_listed_again_is_new_again_under_its_old_id(tmp_path: Path) -> None:
    archive, where, met = tmp_path / "archive", tmp_path / "index", []
    archive.mkdir()
    for records in ((_FLOOD, _FIRE), (_FLOOD,), (_FLOOD, _FIRE)):
        lines = "".join(json.dumps(record) + "\n" for record in records)
        (archive / "a.jsonl").write_text(lines, encoding="utf-8")
        update_index(archive, where)
        feed = create_app(open_index(where)).test_client().get("/changes.atom?q=fire").data
        met += [
            (entry.id, tag.term)
            for entry in feedparser.parse(feed).entries
            for tag in entry.tags
            if tag.scheme.endswith("/changes")
        ]

    assert [kind for _, kind in met] == ["added", "unlisted", "added"]
    assert len({entry_id for entry_id, _ in met}) == 1
