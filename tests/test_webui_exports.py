"""Whole results as files, read back by what people open them with."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import bibtexparser
import feedparser
import openpyxl
import pandas as pd
import pybtex.database
import pytest
import rispy
from click.testing import CliRunner
from examples import examples
from flask import signals
from flask.testing import FlaskClient
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from corpus import Language, Publication, Source, Topic
from search import Document, Engine
from search.command import main
from webui import create_app
from webui.api import workbook
from webui.api.references import coins

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]

_TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=60).filter(
    lambda text: bool(text.strip())
)
_TYPES = {
    "json": "application/json",
    "ndjson": "application/x-ndjson; charset=utf-8",
    "csv": "text/csv; charset=utf-8; header=present",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "atom": "application/atom+xml; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
}
_HOSTILE = Document(
    id='a/b c?d,{"é"}',
    kind="headline",
    text='=HYPERLINK("http://x", "50% {off} & \\more_#1 ~$5^2 “ñandú”")'
    "\n\n@of two, lines\n\tER  - ",
    language=Language("es", 0.5, "identified"),
    date=dt.date(2014, 9, 1),
    date_text="+septiembre 2014",
    date_precision="month",
    topics=(Topic("a", "A & B"), Topic("b", "-B")),
    sources=(Source("one.txt", 3), Source("two.txt", 4)),
    first_seen=dt.date(2020, 1, 2),
    last_seen=dt.date(2021, 1, 2),
    publications=(Publication(url="https://example.org/a%20b?c=d&e={f}#g"),),
)


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


@pytest.fixture
def hostile(make_engine: MakeEngine) -> FlaskClient:
    return create_app(make_engine(_HOSTILE)).test_client()


def _rows(client: FlaskClient, address: str) -> list[dict[str, str]]:
    text = client.get(address).data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _count(form: str, data: bytes) -> int:
    text = data.decode()
    if form == "csv":
        return len(pd.read_csv(io.BytesIO(data)))
    if form == "ndjson":
        return len(pd.read_json(io.BytesIO(data), lines=True)) if data else 0
    if form == "ris":
        return len(rispy.loads(text))
    return len(bibtexparser.parse_string(text).entries)


@pytest.mark.parametrize("form", _TYPES)
def test_a_format_has_the_type_that_the_contract_says(client: FlaskClient, form: str) -> None:
    response = client.get(f"/search.{form}?q=fraud")

    assert response.status_code == 200
    assert response.content_type == _TYPES[form]
    response.data.decode("utf-8")


@pytest.mark.parametrize("form", ["csv", "ndjson", "ris", "bib"])
@pytest.mark.parametrize(
    ("asked", "total"),
    [("", 70), ("q=INTERPOL&size=5&page=2", 55), ("language=es", 19), ("q=zeppelin", 0)],
)
def test_an_export_has_every_hit_whatever_the_page(
    client: FlaskClient, form: str, asked: str, total: int
) -> None:
    response = client.get(f"/search.{form}?{asked}")

    assert _count(form, response.data) == total
    assert response.headers["X-Total-Count"] == str(total)


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_all_formats_have_one_order(client: FlaskClient, sort: str) -> None:
    asked = f"q=INTERPOL&sort={sort}"
    expected = [hit["id"] for hit in client.get(f"/search.json?{asked}&size=200").json["results"]]

    ris = rispy.loads(client.get(f"/search.ris?{asked}").text)
    bib = bibtexparser.parse_string(client.get(f"/search.bib?{asked}").text)
    lines = client.get(f"/search.ndjson?{asked}").text.splitlines()
    assert [row["id"] for row in _rows(client, f"/search.csv?{asked}")] == expected
    assert [record["id"] for record in ris] == expected
    assert [entry.key.removeprefix("dateline-") for entry in bib.entries] == expected
    assert [json.loads(line)["id"] for line in lines] == expected


def test_a_csv_row_says_what_was_asked_and_of_which_index(client: FlaskClient) -> None:
    rows = _rows(client, "/search.csv?q=Maldivas&lang=es&size=5")

    assert rows == [
        {
            "id": rows[0]["id"],
            "kind": "headline",
            "headline": rows[0]["text"],
            "text": "La policía de Maldivas detiene a presuntos autores de delitos informáticos "
            "gracias a la ayuda de la Unidad de INTERPOL sobre Delincuencia de Alta Tecnología",
            "language": "es",
            "language_confidence": rows[0]["language_confidence"],
            "date": "2011-01-17",
            "date_text": "17 enero 2011",
            "date_precision": "day",
            "topics": "cybercrime",
            "topic_labels": "Cybercrime",
            "places": "MV",
            "organisations": "interpol",
            "subjects": "arrest | cyber | cybercrime | high-tech-crime | police | "
            "police-officer | policing",
            "quantities": "",
            "url": f"http://localhost/headlines/{rows[0]['id']}",
            "source": "",
            "source_url": "",
            "sources": "000_e3dd4e489be4e9cb.txt:132",
            "earlier": "",
            "first_seen": "2015-03-26",
            "last_seen": "2015-03-26",
            "listed": "true",
            "query": "q=Maldivas&language=es",
            "index_version": "1",
        }
    ]


@pytest.mark.parametrize(("name", "sign"), [("semicolon", ";"), ("tab", "\t")])
def test_a_csv_has_the_delimiter_that_is_asked_for(
    client: FlaskClient, name: str, sign: str
) -> None:
    plain = _rows(client, "/search.csv?q=INTERPOL")
    text = client.get(f"/search.csv?q=INTERPOL&delimiter={name}").get_data(True)

    assert list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=sign)) == plain


def test_a_delimiter_that_there_is_not_is_a_fault(client: FlaskClient) -> None:
    response = client.get("/search.csv?q=INTERPOL&delimiter=pipe")

    assert response.status_code == 400
    assert response.json is not None
    (fault,) = response.json["errors"]
    assert fault["allowed"] == ["comma", "semicolon", "tab"]


def test_a_workbook_has_typed_days_a_frozen_head_and_the_search(client: FlaskClient) -> None:
    rows = _rows(client, "/search.csv?q=Maldivas&language=es")
    book = openpyxl.load_workbook(
        io.BytesIO(client.get("/search.xlsx?q=Maldivas&language=es").data)
    )

    sheet, about = book["Headlines"], dict(book["About"].iter_rows(values_only=True))
    assert book.sheetnames == ["Headlines", "About"]
    assert sheet.freeze_panes == "A2"
    head, first = sheet.iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert row["date"] == dt.datetime(2011, 1, 17)  # as openpyxl reads a day
    assert row["language_confidence"] == float(rows[0]["language_confidence"])
    assert row["id"] == rows[0]["id"]
    assert about["Asked"] == "q=Maldivas&language=es"
    assert about["Found"] == 1


def test_a_workbook_has_any_text_as_text(hostile: FlaskClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(hostile.get("/search.xlsx").data))

    cells = [cell for row in book["Headlines"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    assert book["Headlines"]["C2"].value == _HOSTILE.text.partition("\n")[0]
    assert book["Headlines"]["D2"].value == _HOSTILE.text


def test_rows_that_a_sheet_cannot_hold_are_on_a_second_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "ROWS", 2)
    rows = [["a"], ["b" * 40_000], ["c"]]
    book = openpyxl.load_workbook(
        io.BytesIO(b"".join(workbook.write_workbook("Rows", ["x"], rows, [("n", 3)])))
    )

    assert book.sheetnames == ["Rows", "Rows 2", "About"]
    assert [cell.value for cell in book["Rows 2"]["A"]] == ["x", "c"]
    assert book["Rows"]["A3"].value == "b" * 32_766 + "…"


def test_csl_json_has_what_citeproc_needs(hostile: FlaskClient, client: FlaskClient) -> None:
    (item,) = json.loads(client.get("/search.csl.json?q=Maldivas&language=es").data)

    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2011, 1, 17]]}
    assert item["URL"] == f"http://localhost/headlines/{item['id']}"
    assert item["keyword"] == "Cybercrime"
    assert client.get("/search.csl.json?q=zeppelin").json == []
    (other,) = json.loads(hostile.get("/search.csl.json").data)
    assert other["title"] == _HOSTILE.title
    assert other["issued"] == {"date-parts": [[2014, 9]]}


def test_a_file_is_called_by_what_was_searched(client: FlaskClient) -> None:
    def called(address: str) -> str:
        return client.get(address).headers["Content-Disposition"]

    assert called("/search.ris?q=Crime+organisé&language=es") == (
        'attachment; filename="dateline-crime-organise-es.ris"'
    )
    assert called("/search.csl.json") == 'attachment; filename="dateline.csl.json"'
    assert called("/search.csv?q=احتيال") == (
        'attachment; filename="dateline.csv"; '
        "filename*=UTF-8''dateline-%D8%A7%D8%AD%D8%AA%D9%8A%D8%A7%D9%84.csv"
    )


def test_csv_begins_with_a_mark_ends_lines_with_crlf_and_guards_formulas(
    hostile: FlaskClient,
) -> None:
    data = hostile.get("/search.csv?q==HYPERLINK").data
    (row,) = _rows(hostile, "/search.csv?q==HYPERLINK")

    assert data.startswith(b"\xef\xbb\xbfid,kind,headline,text,")
    assert data.endswith(b"\r\n")
    assert row["text"] == "'" + _HOSTILE.text
    assert row["headline"] == "'" + _HOSTILE.text.partition("\n")[0]
    assert row["date_text"] == "'+septiembre 2014"
    assert row["query"] == "q=%3DHYPERLINK"
    assert row["sources"] == "one.txt:3 | two.txt:4"
    assert row["topics"] == "a | b"


@given(st.lists(_TEXTS, min_size=1, max_size=4, unique=True))
@example(["'", "'=1", "=1"])
@examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_from_every_format(
    make_engine: MakeEngine, make_document: Make, texts: list[str]
) -> None:
    client = create_app(make_engine(*map(make_document, texts))).test_client()
    titles = client.get("/search.json").json["results"]

    rows = _rows(client, "/search.csv")
    lines = client.get("/search.ndjson").text.split("\n")[:-1]
    assert [row["text"] for row in rows] == [
        "'" + hit["text"] if hit["text"][0] in "=+-@" else hit["text"] for hit in titles
    ]
    assert sorted(json.loads(line)["text"] for line in lines) == sorted(h["text"] for h in titles)
    assert len(rispy.loads(client.get("/search.ris").text)) == len(titles)
    assert not bibtexparser.parse_string(client.get("/search.bib").text).failed_blocks
    assert len(feedparser.parse(client.get("/search.atom").data).entries) == len(titles)


def test_ris_is_read_by_rispy(hostile: FlaskClient) -> None:
    (record,) = rispy.loads(hostile.get("/search.ris").text)

    assert record == {
        "type_of_reference": "NEWS",
        "id": 'a/b c?d,{"é"}',
        "title": '=HYPERLINK("http://x", "50% {off} & \\more_#1 ~$5^2 “ñandú”")',
        "abstract": "@of two, lines ER -",
        "year": "2014",
        "date": "2014/09//",
        "keywords": ["A & B", "-B"],
        "language": "es",
        "notes": [
            "Language: es (0.5). Seen: 2020-01-02 to 2021-01-02."
            " Date as printed (month): +septiembre 2014"
        ],
        "name_of_database": "Dateline",
        "urls": [
            "http://localhost/headlines/a/b%20c%3Fd,%7B%22%C3%A9%22%7D",
            "https://example.org/a%20b?c=d&e={f}#g",
        ],
    }


def test_bibtex_is_read_by_bibtexparser_and_pybtex(hostile: FlaskClient) -> None:
    text = hostile.get("/search.bib").text

    (entry,) = bibtexparser.parse_string(text).entries
    fields = {field.key: field.value for field in entry.fields}
    assert entry.entry_type == "misc"
    assert fields["title"] == (
        '{{=HYPERLINK("http://x", "50\\% \\textbraceleft{}off\\textbraceright{} \\& '
        '\\textbackslash{}more\\_\\#1 \\textasciitilde{}\\$5\\textasciicircum{}2 “ñandú”")}}'
    )
    assert fields["date"] == "2014-09"
    assert not {"year", "month", "language"} & fields.keys()  # biblatex has them from the others
    assert (fields["langid"], fields["keywords"]) == ("spanish", "A \\& B, -B")
    assert fields["url"] == "http://localhost/headlines/a/b%20c%3Fd,%7B%22%C3%A9%22%7D"
    assert fields["note"] == (r"First published at https://example.org/a\%20b?c=d\&e=\%7Bf\%7D\#g")
    (key,) = pybtex.database.parse_string(text, "bibtex").entries
    assert key == entry.key
    assert key.isascii()


def test_the_permanent_address_in_a_citation_is_that_of_the_headline(hostile: FlaskClient) -> None:
    (record,) = rispy.loads(hostile.get("/search.ris").text)

    assert "50% {off}" in hostile.get(record["urls"][0]).text


def test_a_feed_is_read_by_feedparser(hostile: FlaskClient) -> None:
    feed = feedparser.parse(hostile.get("/search.atom").data)

    assert not feed.bozo
    assert feed.feed.updated == "2020-01-02T00:00:00Z"
    (entry,) = feed.entries
    assert entry.title == '=HYPERLINK("http://x", "50% {off} & \\more_#1 ~$5^2 “ñandú”")'
    assert entry.updated == "2020-01-02T00:00:00Z"
    assert "published" not in entry  # nobody knows the day
    assert [link.href for link in entry.links] == [
        "http://localhost/headlines/a/b%20c%3Fd,%7B%22%C3%A9%22%7D",
        "https://example.org/a%20b?c=d&e={f}#g",
    ]
    assert [(tag.term, tag.label) for tag in entry.tags] == [("a", "A & B"), ("b", "-B")]


def test_a_feed_gives_the_newest_first_and_leads_to_the_rest(client: FlaskClient) -> None:
    address, days = "/search.atom?q=INTERPOL&size=20", []
    while address:
        feed = feedparser.parse(client.get(address).data)
        days += [entry.get("published", "") for entry in feed.entries]
        address = next((link.href for link in feed.feed.links if link.rel == "next"), "")

    assert len(days) == 55
    assert days == sorted(days, reverse=True)


def test_an_entry_keeps_its_id_and_moment_under_another_host_and_index(
    make_engine: MakeEngine, make_document: Make
) -> None:
    made = replace(make_document("Fraud", "2020-01-01"), first_seen=dt.date(2020, 2, 3))
    before = feedparser.parse(
        create_app(make_engine(made)).test_client().get("/search.atom?q=fraud").data
    )
    later = replace(make_document("Fraud again", "2019-01-01"), first_seen=dt.date(2021, 2, 3))
    client = create_app(make_engine(made, later)).test_client()
    after = feedparser.parse(client.get("/search.atom?q=fraud", base_url="https://other.test").data)

    assert before.feed.id == after.feed.id
    assert before.entries[0].id == after.entries[0].id
    assert before.entries[0].updated == after.entries[0].updated == "2020-02-03T00:00:00Z"
    assert (before.feed.updated, after.feed.updated) == (
        "2020-02-03T00:00:00Z",
        "2021-02-03T00:00:00Z",
    )


def test_an_export_goes_on_from_a_cursor(client: FlaskClient) -> None:
    everything = [row["id"] for row in _rows(client, "/search.csv?q=INTERPOL")]
    cursor = parse_qs(client.get("/search.json?q=INTERPOL&size=40").json["links"]["next"])["cursor"]

    rest = _rows(client, f"/search.csv?q=INTERPOL&cursor={cursor[0]}")

    assert [row["id"] for row in rest] == everything[40:]


@pytest.mark.parametrize("form", ["csv", "ndjson", "ris", "bib"])
def test_a_file_begins_before_all_of_it_is_read(
    make_engine: MakeEngine, make_document: Make, form: str
) -> None:
    app = create_app(make_engine(*(make_document(f"Fraud {n}") for n in range(1000))))
    sent = []
    signals.request_finished.connect(lambda _, response: sent.append(response), app, weak=False)

    assert _count(form, app.test_client().get(f"/search.{form}").data) == 1000

    # A list would be a file that was all read before its first byte left.
    assert not isinstance(sent[0].response, (list, tuple))


@pytest.mark.parametrize("form", ["csv", "ndjson", "ris", "bib", "atom"])
def test_the_terminal_prints_the_bytes_of_the_address(
    client: FlaskClient, sample_index: Path, form: str
) -> None:
    options = ["--language", "es", "--format", form, "--index", str(sample_index)]
    printed = CliRunner().invoke(main, ["search", "INTERPOL", *options]).stdout_bytes

    asked = f"/search.{form}?q=INTERPOL&language=es"
    assert printed == client.get(asked, base_url="http://127.0.0.1:8000").data


def test_exports_from_the_terminal_have_the_addresses_of_the_site_that_is_named(
    sample_index: Path,
) -> None:
    asked = ["search", "Maldivas", "--language", "es", "--index", str(sample_index)]
    site = ["--site", "https://archive.example/news"]

    printed = CliRunner().invoke(main, [*asked, "--format", "csv", *site]).stdout
    refused = CliRunner().invoke(main, [*asked, "--site", "archive"])

    (row,) = csv.DictReader(io.StringIO(printed.lstrip("\ufeff")))
    assert row["url"] == f"https://archive.example/news/headlines/{row['id']}"
    assert refused.exit_code == 2
    assert "archive is no address such as" in refused.stderr


def test_coins_hold_what_zotero_reads(client: FlaskClient) -> None:
    # The names and the rule that `rft.type` may be an item type: zotero/utilities, openurl.js.
    with client.application.test_request_context():
        found = parse_qs(coins(_HOSTILE))

    assert found == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.type": ["newspaperArticle"],
        "rft.title": ['=HYPERLINK("http://x", "50% {off} & \\more_#1 ~$5^2 “ñandú”")'],
        "rft.language": ["es"],
        "rft.identifier": ["http://localhost/headlines/a/b%20c%3Fd,%7B%22%C3%A9%22%7D"],
        "rft.date": ["2014-09"],
        "rft.subject": ["A & B", "-B"],
    }


def test_coins_of_what_is_longer_than_any_headline_are_cut(client: FlaskClient) -> None:
    with client.application.test_request_context():
        found = parse_qs(coins(replace(_HOSTILE, text="a" * 10_000)))

    assert found["rft.title"] == ["a" * 500 + " …"]


def test_a_headline_page_and_each_result_offer_themselves_to_zotero(client: FlaskClient) -> None:
    listed = client.get("/search?q=sextortion&translate=off").text
    page = client.get(client.get("/search.json?q=sextortion").json["results"][0]["url"]).text

    assert listed.count('class="Z3988"') == page.count('class="Z3988"') == 1
    assert '<meta name="citation_publication_date" content="2014/08/23">' in page
    assert '<meta name="citation_language" content="en">' in page
    assert '<meta name="citation_keywords" content="Cybercrime">' in page
