"""A search that is cited: its address, its digest, and both as the archive grows."""

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from indexer import update_index
from search import Document, open_index
from search.columnar import ColumnWriter
from search.command import main
from webui import create_app

_FLOOD = {"headline": "Flood in Lagos", "date": "2020-05-01", "url": "https://a.example/1"}
_FIRE = {"headline": "Fire after the flood in Accra", "date": "2020-05-02"}
_COUP = {"headline": "Golpe en Togo", "date": "1963-01-13", "language": "es"}
_RAIN = {"headline": "Rain and flood in Kano", "date": "2020-05-03"}

_STATES: tuple[tuple[dict[str, str], ...], ...] = (
    (_FLOOD, _FIRE),
    (_FLOOD, _FIRE, _COUP),
    ({**_FLOOD, "headline": "Flood in Ibadan"}, _COUP, _RAIN),
)
"""What the archive lists in each version: at last a new headline, one corrected, one gone."""


def _index(folder: Path, states: tuple[tuple[dict[str, str], ...], ...]) -> Path:
    (folder / "archive").mkdir(exist_ok=True)
    for records in states:
        lines = "".join(json.dumps(record) + "\n" for record in records)
        (folder / "archive" / "a.jsonl").write_text(lines, encoding="utf-8")
        update_index(folder / "archive", folder / "index")
    return folder / "index"


def _told(answer: dict[str, Any]) -> dict[str, Any]:
    """Return what an answer says of the archive, without its own addresses and its duration."""
    told = {name: answer[name] for name in ("total", "results", "imprecise", "index", "query")}
    counted = [{**value, "url": ""} for facet in answer["facets"] for value in facet["values"]]
    return {**told, "counted": counted}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an archive and its index in three versions, all of them kept."""
    where = tmp_path_factory.mktemp("cited")
    _index(where, _STATES)
    return where


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    return create_app(open_index(folder / "index")).test_client()


@pytest.fixture(scope="module")
def late(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of the same index once its first version is no longer kept."""
    where = tmp_path_factory.mktemp("late") / "index"
    shutil.copytree(folder / "index", where)
    (where / "_MAIN_1.toc").unlink()
    return create_app(open_index(where)).test_client()


def test_a_version_answers_as_it_did(tmp_path: Path) -> None:
    before = create_app(open_index(_index(tmp_path, _STATES[:1]))).test_client()
    then: Any = before.get("/search.json?q=flood&explain=on").json
    permanent = then["links"]["permanent"].replace("/search?", "/search.json?")

    after = create_app(open_index(_index(tmp_path, _STATES[1:]))).test_client()
    now: Any = after.get("/search.json?q=flood&explain=on").json
    cited: Any = after.get(permanent).json

    assert [hit["text"] for hit in now["results"]] != [hit["text"] for hit in then["results"]]
    assert _told({**cited, "query": {**cited["query"], "as_of": None}}) == _told(then)
    assert after.get("/search.ndjson?q=flood&explain=on&as_of=1").text.count("\n") == 2


def test_an_old_version_is_said_on_the_page_and_kept_by_its_links(client: FlaskClient) -> None:
    page = unescape(client.get("/search?q=flood&as_of=1").text)

    assert "This is the archive as it was in version 1" in page
    assert '<a href="/search?q=flood">As it is now</a>' in page
    assert 'href="/search?q=flood&language=en&as_of=1"' in page
    assert "Version 1" in page  # the chip that leaves it
    assert "as it was" not in client.get("/search?q=flood&as_of=3").text


def test_of_a_version_that_is_gone_the_newest_answers_and_says_what_changed(
    late: FlaskClient,
) -> None:
    answer: Any = late.get("/search.json?q=flood&as_of=1").json
    page = re.sub(r"<[^>]*>", " ", late.get("/search?q=flood&as_of=1").text)

    assert (answer["total"], answer["index"]["version"], answer["query"]["as_of"]) == (3, "3", None)
    assert ("version_gone", "as_of", "1") in [
        (one["code"], one["parameter"], one["value"]) for one in answer["warnings"]
    ]
    # The flood of Lagos was corrected, the fire is gone, the rain came; the coup is no flood.
    assert answer["changed_since"] == {
        "version": "1",
        "found": {"added": 1, "corrected": 1, "unlisted": 1},
        "archive": {"added": 2, "corrected": 1, "unlisted": 1},
    }
    assert "Version 1 of the archive is not kept" in page
    assert "1 new · 1 was corrected · 1 is no longer listed" in page
    for extension in ("csv", "ndjson", "ris", "bib", "atom"):
        assert late.get(f"/search.{extension}?q=flood&as_of=1").status_code == 410
    assert late.get("/search.json?q=flood&as_of=1").json["links"]["csv"] == "/search.csv?q=flood"  # type: ignore[index]


def test_a_version_of_another_index_is_not_taken_for_one_of_this(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cited = open_index(folder / "index").version().as_of
    assert re.fullmatch(r"3\.[0-9a-f]{4}", cited)
    mark = "beef" if not cited.endswith("beef") else "cafe"  # the lot, which may be the same
    monkeypatch.setattr("secrets.token_hex", lambda _: mark)
    where = _index(tmp_path, (_STATES[0], _STATES[2], _STATES[1]))  # as many versions
    other = open_index(where).version().as_of
    assert other == f"3.{mark}"

    client = create_app(open_index(where)).test_client()
    answer: Any = client.get(f"/search.json?as_of={cited}").json

    assert [one["code"] for one in answer["warnings"]] == ["version_gone"]
    assert answer["changed_since"] == {"version": cited, "found": None, "archive": None}
    assert "What has changed since is not known" in client.get(f"/search?as_of={cited}").text
    assert not client.get(f"/search.json?as_of={other}").json["warnings"]  # type: ignore[index]


def test_the_mark_of_an_index_stays_through_a_rebuild(tmp_path: Path) -> None:
    where = _index(tmp_path, _STATES[:1])
    before = open_index(where).version().as_of
    update_index(tmp_path / "archive", where, rebuild=True)

    engine = open_index(where)
    assert engine.version().as_of == before.replace("1.", "2.", 1)
    assert engine.keeps(before)


def test_what_changed_is_not_known_beyond_a_rebuild(tmp_path: Path) -> None:
    where = _index(tmp_path, _STATES[:2])
    update_index(tmp_path / "archive", where, rebuild=True)
    (where / "_MAIN_1.toc").unlink()

    answer: Any = create_app(open_index(where)).test_client().get("/search.json?as_of=1").json

    assert answer["changed_since"] == {"version": "1", "found": None, "archive": None}


@pytest.mark.parametrize("version", ["0", "4", "999999999999"])
def test_a_version_that_never_was_is_not_kept_and_nothing_is_known_of_it(
    client: FlaskClient, version: str
) -> None:
    answer: Any = client.get(f"/search.json?as_of={version}").json

    assert answer["changed_since"] == {"version": version, "found": None, "archive": None}


@pytest.mark.parametrize("version", ["x", "1.", "1.5f3", "-1", "1.5F3A"])
def test_what_is_no_version_is_a_fault(client: FlaskClient, version: str) -> None:
    response = client.get(f"/search.json?as_of={version}")

    assert response.status_code == 400
    assert [fault["parameter"] for fault in response.json["errors"]] == ["as_of"]  # type: ignore[index]
    assert "such as 12.5f3a" in client.get(f"/search?as_of={version}").text


def test_old_versions_are_kept_as_long_as_there_is_room(
    tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    def commit(number: int, room: int | None = None) -> int:
        with ColumnWriter(tmp_path, past_bytes=room) as writer:
            writer.put(make_document(f"Flood {number}", "2020-01-01"))
            writer.commit()
        return sum(path.stat().st_size for path in tmp_path.iterdir())

    sizes = [commit(number) for number in range(8)]  # each rewrites the one small segment
    engine = open_index(tmp_path)
    assert [engine.keeps(str(version)) for version in range(1, 9)] == [True] * 8

    for path in tmp_path.glob("*.meta"):  # as of long ago, for a cursor needs each for an hour
        _age(tmp_path, int(path.stem.removeprefix("_MAIN_")))
    commit(8, sizes[2])
    kept = [open_index(tmp_path).keeps(str(version)) for version in range(1, 10)]

    assert 3 <= sum(kept) < 9
    assert kept == sorted(kept)  # the oldest go first
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 2 * sizes[2] + sizes[0]


def _age(where: Path, generation: int) -> None:
    from dataclasses import replace

    from search.columnar.index.commits import read_commit

    replace(read_commit(where, generation), built_at="2020-01-01T00:00:00+00:00").write(where)


def _digest(lines: str) -> str:
    """Return the digest of a result, computed from its NDJSON as docs/api.md has it."""
    records = map(json.loads, lines.splitlines())
    told = "".join(sorted(f"{record['id']}\t{record['text']}\n" for record in records))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@pytest.mark.parametrize("asked", ["q=flood", "", "language=es", "q=zeppelin", "q=flood&as_of=2"])
def test_the_digest_can_be_computed_from_the_whole_result(client: FlaskClient, asked: str) -> None:
    digest = _digest(client.get(f"/search.ndjson?{asked}").text)

    verdict: Any = client.get(f"/verify.json?{asked}&result={digest}").json
    assert (verdict["matches"], verdict["result"]) == (True, digest)
    assert digest in client.get(f"/cite?{asked}&sort=oldest&page=2&fold=on").text
    assert client.get(f"/verify.json?{asked}").json["matches"] is None  # type: ignore[index]


def test_another_result_is_not_the_one_that_was_cited(
    client: FlaskClient, late: FlaskClient
) -> None:
    digest = _digest(client.get("/search.ndjson?q=flood&as_of=1").text)

    for address in ("/verify", "/verify.json"):
        assert client.get(f"{address}?result=12").status_code == 400
    assert client.get(f"/verify.json?q=flood&as_of=2&result={digest}").json["matches"]  # type: ignore[index]
    assert client.get(f"/verify.json?q=flood&result={digest}").json["matches"] is False  # type: ignore[index]
    assert "This is not the result" in client.get(f"/verify?q=flood&result={digest}").text
    gone: Any = late.get(f"/verify.json?q=flood&as_of=1&result={digest}").json
    assert (gone["matches"], gone["changed_since"]["found"]["added"]) == (None, 1)
    assert "cannot be computed" in late.get(f"/verify?q=flood&as_of=1&result={digest}").text
    # In the newest version this search still finds what it found.
    spanish = _digest(client.get("/search.ndjson?language=es&as_of=2").text)
    assert late.get(f"/verify.json?language=es&as_of=1&result={spanish}").json["matches"]  # type: ignore[index]


def test_an_address_is_checked_as_it_was_pasted(client: FlaskClient) -> None:
    digest = _digest(client.get("/search.ndjson?q=flood&as_of=1").text)
    pasted = {"address": "http://a.example/search?q=flood&as_of=1", "result": digest}

    assert "This is the result that was cited." in client.get("/verify", query_string=pasted).text
    assert "What does the citation say?" in client.get("/verify").text


@pytest.mark.parametrize(
    ("language", "words", "styles"),
    [
        (
            "en",
            "Search for flood; Language: not Español; 2020",
            "Dateline. “{words}.” Version 3 of {day}. 3 headlines, result {digest}. {address}.",
        ),
        (
            "es",
            "Búsqueda de flood; Idioma: sin Español; 2020",
            "Dateline. «{words}». Versión 3 del {day}. 3 titulares, resultado {digest}. {address}.",
        ),
        (
            "fr",
            "Recherche de flood\xa0; Langue\xa0: sans Español\xa0; 2020",
            "Dateline. «\xa0{words}\xa0». Version 3 du {day}. 3 titres, résultat {digest}."
            " {address}.",
        ),
        (
            "ar",
            "بحث عن flood؛ اللغة: دون Español؛ 2020",
            "Dateline. «{words}». الإصدار 3 بتاريخ {day}. 3 عناوين، النتيجة {digest}. {address}.",
        ),
    ],
)
def test_a_search_is_cited_in_the_language_of_the_page(
    client: FlaskClient, folder: Path, language: str, words: str, styles: str
) -> None:
    version = open_index(folder / "index").version()
    asked = "q=flood&language=-es&from=2020-01-01&to=2020-12-31"
    digest = _digest(client.get(f"/search.ndjson?{asked}").text)

    page = client.get(f"/cite?{asked}&ui={language}").text

    copied = [unescape(text) for text in re.findall(r'data-copy="([^"]*)"', page)]
    address = f"http://localhost/search?{asked}&as_of={version.as_of}"
    assert copied[0] == address
    assert len(copied) == 5
    chicago = re.escape(styles).replace(r"\{day\}", "(.+?)")
    for name, value in (("words", words), ("digest", digest), ("address", address)):
        chicago = chicago.replace(rf"\{{{name}\}}", re.escape(value))
    assert re.fullmatch(chicago, copied[2]), copied[2]
    assert all(digest in text and address in text for text in copied[1:])


def test_a_cited_search_is_followed_from_its_version_on(client: FlaskClient) -> None:
    answer: Any = client.get("/changes.json?q=flood&as_of=2").json

    assert [(one["change"], one["document"]["text"]) for one in answer["changes"]] == [
        ("added", "Rain and flood in Kano"),
        ("unlisted", "Fire after the flood in Accra"),
        ("corrected", "Flood in Ibadan"),
    ]
    assert client.get("/changes.json?as_of=3").json["total"] == 0  # type: ignore[index]
    assert "Only what changed since version 2." in client.get("/changes?as_of=2").text


def test_a_terminal_asks_for_a_version_too(folder: Path) -> None:
    def run(*options: str) -> tuple[str, str, int]:
        asked = ["search", "flood", "--index", str(folder / "index"), *options]
        ended = CliRunner().invoke(main, asked)
        return ended.stdout, ended.stderr, ended.exit_code

    assert "Flood in Lagos" in run("--as-of", "1")[0]
    gone = run("--as-of", "9")
    assert "Flood in Ibadan" in gone[0]
    assert "version 9 of the archive is not kept" in gone[1]
    assert "changed since version 9: not known" in gone[1]
    assert run("--as-of", "9", "--format", "csv")[2] == 3
    assert run("--as-of", "x")[2] == 2
