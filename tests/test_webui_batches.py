"""Many searches at once: the page, the tables, the command, and what a headline is met by."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from search import MOST_LINES, Document, Engine, Query, read_lines, search_lines, unclosed_line
from search.command import main
from webui import create_app

_LINES = 'cybercrime\n\nzeppelin\n"Trend Micro"\n=finnish OR zeppelin'


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


def _rows(page: str) -> list[list[str]]:
    (body,) = re.findall(r"<tbody>.*?</tbody>", page, re.DOTALL)
    rows = [re.findall(r"<t[hd][^>]*>.*?</t[hd]>", row, re.DOTALL) for row in body.split("</tr>")]
    return [[re.sub(r"<[^>]*>", "", cell) for cell in row] for row in rows if row]


def test_each_line_has_its_number_days_and_languages_and_the_empty_come_first(
    client: FlaskClient,
) -> None:
    page = client.post("/batch", data={"lines": _LINES}).text

    assert _rows(page) == [
        ["zeppelin", "0", "No text of the archive holds “zeppelin”."],
        ["cybercrime", "11", "17 Jan 2011", "3 Oct 2014", "Español 8, English 3"],
        ["&#34;Trend Micro&#34;", "2", "24 Jun 2013", "30 Sep 2014", "English 1, Español 1"],
        ["=finnish OR zeppelin", "1", "30 Jan 2019", "30 Jan 2019", "English 1"],
    ]
    assert "4 searches" in page


def test_a_line_that_was_understood_in_another_way_says_so(client: FlaskClient) -> None:
    data = {"lines": "from:2014 to:2013\ncybercrime"}
    page = client.post("/batch", data=data).text
    table = client.post("/batch", data={**data, "format": "csv"}).text

    told = "first date was after the last; they were swapped:"
    assert _rows(page)[0][0] == f"from:2014 to:2013The {told} 2013–2014."
    assert _rows(page)[1][0] == "cybercrime"
    reasons = [row["reason"] for row in csv.DictReader(io.StringIO(table.lstrip("\ufeff")))]
    assert reasons == [f"the {told} 2013-01-01/2014-12-31", ""]


def test_a_line_with_a_period_counts_what_its_search_shows_and_says_so(
    client: FlaskClient, engine: Engine
) -> None:
    page = client.post("/batch", data={"lines": "cybercrime last 5 years"}).text

    (address,) = re.findall(r'<a href="(/search\?q=cybercrime[^"]*)"', page)
    answer = client.get(address.replace("/search?", "/search.json?")).json
    days = [hit.document.date for hit in engine.search(Query(text="cybercrime", size=200)).hits]
    newest = max(hit.document.date for hit in engine.search(Query(sort="newest")).hits)
    since = newest.replace(year=newest.year - 5)
    recent = sum(day is not None and day > since for day in days)
    ((typed, total, *_),) = _rows(page)
    assert answer
    assert int(total) == answer["total"] == recent > 0
    assert "these are dated “last 5 years” and hold the others" in typed


def test_a_line_leads_to_its_search_and_counts_what_that_finds(client: FlaskClient) -> None:
    page = client.post("/batch", data={"lines": _LINES, "language": "es", "from": "2012"}).text

    (address,) = re.findall(r'<a href="(/search\?q=cybercrime[^"]*)"', page)
    answer = client.get(address.replace("&amp;", "&").replace("/search?", "/search.json?")).json
    assert answer
    assert address == "/search?q=cybercrime&amp;language=es&amp;from=2012-01-01"
    assert ["cybercrime", str(answer["total"])] in [row[:2] for row in _rows(page)]


def test_a_short_list_has_an_address_too(client: FlaskClient) -> None:
    page = client.get("/batch?lines=cybercrime%0Azeppelin&ui=es").text

    assert [row[0] for row in _rows(page)] == ["zeppelin", "cybercrime"]
    assert "<h1>Muchas búsquedas a la vez</h1>" in page
    assert client.get("/batch").status_code == 200


def test_a_headline_is_met_by_some_of_the_searches(client: FlaskClient, engine: Engine) -> None:
    (hit,) = engine.search(Query(text="=finnish")).hits
    where = f"https://archive.example/headlines/{hit.document.id}"

    page = client.post("/batch", data={"lines": _LINES, "headline": where}).text

    assert [row[0] for row in _rows(page)] == ["=finnish OR zeppelin"]
    assert "1 search finds this headline" in page
    unknown = client.post("/batch", data={"lines": _LINES, "headline": "/headlines/none"}).text
    assert "The archive has no headline at this address." in unknown


def test_the_csv_has_a_row_for_each_line(client: FlaskClient) -> None:
    response = client.post("/batch", data={"lines": f"{_LINES}\n=1+1", "format": "csv"})

    assert response.headers["Content-Disposition"] == 'attachment; filename="dateline-batch.csv"'
    table = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert [row["line"] for row in table] == ["3", "6", "1", "4", "5"]
    assert table[1]["query"] == "'=1+1"
    assert (table[2]["first"], table[2]["languages"]) == ("2011-01-17", "es 8 | en 3")
    assert table[0]["reason"] == "no text of the archive holds “zeppelin”"


def test_the_workbook_has_typed_days_a_frozen_head_and_says_what_it_is(client: FlaskClient) -> None:
    data = {"lines": f"{_LINES}\n=1+1", "language": "es", "format": "xlsx"}
    content = io.BytesIO(client.post("/batch", data=data).data)

    frame = pd.read_excel(content, sheet_name="Searches")
    book = openpyxl.load_workbook(content)
    assert str(frame["first"].dtype).startswith("datetime64")
    assert frame["count"].tolist()[-1] == 1
    assert frame["query"].tolist()[-2:] == ["cybercrime", '"Trend Micro"']
    assert "=1+1" in frame["query"].tolist()
    assert book["Searches"].freeze_panes == "A2"
    about = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert (about["Filters"], about["Version"]) == ("language=es", "1")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", 'flood\n"two words"\n', [(1, "flood"), (2, '"two words"')]),
        ("a.csv", 'id,Name\n1,flood\n2,"""two words"""\n', [(2, "flood"), (3, '"two words"')]),
        ("a.csv", "name;Query\nA;flood\nB;fire\n", [(2, "flood"), (3, "fire")]),
        ("a.csv", "flood;x\nfire;y\n", [(1, "flood"), (2, "fire")]),
        ("a.tsv", "\ufeffnombre\tn\nAna\t1\n", [(2, "Ana")]),
        ("a.csv", "Nr;Suche\n1;Zoll\n", [(2, "Zoll")]),
        ("a.csv", "", []),
        ("a.csv", "a,name\n1\n", []),
        ("a.csv", 'name,n\n"Trend\nMicro",1\nflood,2\n', [(2, "Trend Micro"), (4, "flood")]),
        ("a.csv", f"name\n{'x' * 200_000}\nflood\n", [(2, "x" * 200_000), (3, "flood")]),
    ],
    ids=[
        "lines",
        "a named column",
        "a column of names and one of searches",
        "no head",
        "tabs and a mark",
        "a head in another language",
        "empty",
        "a short row",
        "a cell of two lines",
        "a cell that is no search",
    ],
)
def test_a_file_is_read_as_lines_or_as_a_table(
    name: str, content: str, expected: list[tuple[int, str]]
) -> None:
    assert read_lines(content, table=not name.endswith(".txt")) == expected


def test_a_file_is_sent_in_the_form(client: FlaskClient) -> None:
    sent: dict[str, Any] = {"file": (io.BytesIO(b"id,name\n1,cybercrime\n"), "names.csv")}

    page = client.post("/batch", data=sent, content_type="multipart/form-data").text

    assert [row[0] for row in _rows(page)] == ["cybercrime"]


def test_more_lines_than_are_searched_are_told(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    client = create_app(make_engine(make_document("Flood"))).test_client()
    lines = "\n".join([*["flood"] * (MOST_LINES - 1), "x" * 1001, "flood", "flood"])

    page = client.post("/batch", data={"lines": lines}).text

    assert "499 searches" in page
    assert "2 lines after these were left out: a list has 500 at most." in page
    assert "These lines are too long for a search: 500." in page


def test_a_body_that_is_no_list_is_refused(client: FlaskClient) -> None:
    answer = client.post("/batch", data={"lines": "x" * 2_100_000})

    assert answer.status_code == 413
    assert "This list is too long" in answer.text
    assert client.post("/batch", data={"lines": "a", "from": "soon"}).status_code == 400


def test_the_command_does_the_same(sample_index: Path, tmp_path: Path) -> None:
    listed = tmp_path / "names.csv"
    listed.write_text("name\nzeppelin\ncybercrime\n", encoding="utf-8")
    command = ["search", "--index", str(sample_index), "--batch", str(listed)]

    text = CliRunner().invoke(main, [*command, "--language", "es"])
    table = CliRunner().invoke(main, [*command, "--format", "csv"])

    assert text.stdout.split("\n")[:2] == [
        "       0                                    zeppelin",
        "       8  2011-01-17  2014-10-03  es        cybercrime",
    ]
    assert table.stdout.splitlines()[1].startswith("zeppelin,0,,,,")
    assert text.stderr == f"{listed}:2: no text of the archive holds “zeppelin”\n"
    assert CliRunner().invoke(main, [*command, "word"]).exit_code == 2
    assert CliRunner().invoke(main, [*command, "--format", "ris"]).exit_code == 2


def test_a_line_whose_words_never_meet_has_a_reason(client: FlaskClient) -> None:
    sent = client.post("/batch", data={"lines": "Maldivas finnish", "format": "csv"}).text

    (row,) = csv.DictReader(io.StringIO(sent.removeprefix("\ufeff")))
    assert (row["count"], row["reason"]) == ("0", "nothing is found by all of this together")


def test_a_list_that_is_not_utf_8_is_read_as_what_it_is(
    sample_index: Path, client: FlaskClient, tmp_path: Path
) -> None:
    listed = tmp_path / "names.csv"
    listed.write_bytes("name\nciberdelincuencia\nespañola\n".encode("cp1252"))
    command = ["search", "--index", str(sample_index), "--batch", str(listed)]

    told = CliRunner().invoke(main, command)
    shown = client.post("/batch", data={"file": (listed.open("rb"), "names.csv")})

    assert " española\n" in told.stdout
    assert told.stderr == f"{listed}:3: not UTF-8; read as Windows-1252\n"
    assert "española</textarea>" in shown.text


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" * 9, False),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00", False),
        (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", False),
        (rb"{\rtf1\ansi finnish\par}", False),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x05\x00", False),
        (b"OTTO\nRIFF\nMZ\nID3\nPK\n", True),  # marks of fonts and the like, as names
        ("finnish\n".encode("utf-16"), True),
        ("\u0627\u0644\u0634\u0631\u0637\u0629\n".encode("cp1256"), True),
        ("\ufeffquery;who\nfinnish;she\n".encode(), True),
        (b"finnish, a name\x01, and another one that stands beside it on the same line\n", True),
        (b"finnish\x0bcybercrime\n", True),  # as Excel parts the lines of a cell
        (b"", True),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_what_to_do(
    client: FlaskClient, sample_index: Path, tmp_path: Path, content: bytes, read: bool
) -> None:
    file = tmp_path / "list"
    file.write_bytes(content)

    answer = client.post("/batch", data={"file": (file.open("rb"), "list")})
    ended = CliRunner().invoke(main, ["search", "--batch", str(file), "--index", str(sample_index)])

    told = "is no list that can be read"
    assert (answer.status_code, told in answer.text) == ((200, False) if read else (415, True))
    assert (told in ended.stderr) != read


def test_a_batch_of_nothing_is_empty(engine: Engine) -> None:
    assert search_lines(engine, [], Query()).lines == ()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('query\ncybercrime\n"Trend Micro\nzeppelin\nfinnish\n', 3),
        ('"cybercrime\nTrend Micro\n', 1),
        ('query,who\n"Trend Micro,she\n"zeppelin",he\n', 2),
        ('query\n"a name\nof two lines"\nzeppelin\n', None),
        ('query\nzeppelin 5"\n', None),  # it swallows nothing
        ("", None),
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_told_with_its_line(
    content: str, line: int | None
) -> None:
    assert unclosed_line(content) == line


def test_a_quotation_mark_that_is_not_closed_swallows_no_line(
    client: FlaskClient, sample_index: Path, tmp_path: Path
) -> None:
    content = 'query\ncybercrime\n"Trend Micro\nzeppelin\nfinnish\n'
    assert read_lines(content, table=True) == [
        (2, "cybercrime"), (3, "Trend Micro"), (4, "zeppelin"), (5, "finnish"),
    ]  # fmt: skip

    sent = {"file": (io.BytesIO(content.encode()), "list.csv")}
    page = client.post("/batch", data=sent, content_type="multipart/form-data").text
    assert "A quotation mark in line 3 is not closed" in page
    assert "4 searches" in page
    file = tmp_path / "list.csv"
    file.write_text(content, encoding="utf-8")
    ended = CliRunner().invoke(
        main, ["search", "--batch", str(file), "--index", str(sample_index), "--format", "text"]
    )
    assert "list.csv:3: a quotation mark is not closed" in ended.stderr
    assert len(ended.stdout.splitlines()) == 4
