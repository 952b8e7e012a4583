"""Pages of wikis and Org, and what programs that recognise pages give, which names no headline."""

import pytest
from contents import Contents

TABLE = """== Clippings ==
<!-- of 2019 --> Kept by the ''press'' office.{{citation needed}}

{| class="wikitable sortable"
! Date !! Paper !! style="width:60%" | Headline
|-
| 25 March 2019 || The Bay || [https://a.example/1 Quarry to close]<ref name="a"/>
|-
| 26 March 2019
| [[Week (paper)|The Week]]
| [https://a.example/2 Port reopens]
|}
"""
LIST = """== Clippings ==
* 25 March 2019: [https://a.example/1 Quarry to close], ''The Bay''
* 26 March 2019: [https://a.example/2 Port reopens]
"""
EXPECTED = [("2019-03-25", "Quarry to close"), ("2019-03-26", "Port reopens")]


@pytest.mark.parametrize("name", ["a.wiki", "a.mediawiki", "a.txt", "a"])
@pytest.mark.parametrize("text", [TABLE, LIST], ids=["table", "list"])
def test_headlines_of_a_wiki_lead_where_its_links_lead(tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")

    found = Contents(tmp_path)

    assert found.listed == EXPECTED
    assert found.urls == ["https://a.example/1", "https://a.example/2"]


def test_rows_of_a_wiki_are_in_their_lines(tmp_path):
    (tmp_path / "a.wiki").write_text(TABLE, "utf-8")

    assert [h.sources[0].line for h in Contents(tmp_path).headlines] == [7, 9]


def test_a_text_with_a_rule_of_equals_signs_is_no_wiki(tmp_path):
    (tmp_path / "a.txt").write_text("== News ==\n\n12 May 2015\nQuarry to close [video]\n", "utf-8")

    assert Contents(tmp_path).listed == [("2015-05-12", "Quarry to close [video]")]


ORG = """#+TITLE: Clippings
* March
** [[https://a.example/1][Quarry to close]]
   :PROPERTIES:
   :SOURCE: The Bay
   :CREATED: [2020-01-01 Wed]
   :DATE: [2019-03-25 Mon]
   :END:
** [[https://a.example/2][Port reopens]]
   :PROPERTIES:
   :PUBLISHED: [2019-03-26 Tue 10:00]
   :END:
"""


def test_a_property_of_org_dates_its_headline(tmp_path):
    (tmp_path / "a.org").write_text(ORG, "utf-8")

    assert Contents(tmp_path).listed == EXPECTED


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "a.html",
            "<html><body><div class='ocr_page'><p>Ferry aground<p>May 12, 1914</div>",
            "a page as a program has recognised it (hOCR), which names no headline",
        ),
        (
            "a.xml",
            "<alto><Layout><Page><String CONTENT='Ferry'/></Page></Layout></alto>",
            "<alto>: a page as a program has recognised it, which names no headline",
        ),
    ],
)
def test_a_page_that_was_recognised_is_told_and_left_out(tmp_path, name, text, told):
    (tmp_path / name).write_text(text, "utf-8")

    found = Contents(tmp_path)

    assert found.listed == []
    assert told in found.report


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"%PDF-1.7", "pdftotext -layout IN.pdf OUT.txt"),
        ("a", b"%PDF-1.7", "its content is a PDF document; PDF is not read"),
        ("a.parquet", b"PAR1", "pandas.read_parquet('IN')"),
        ("news", b"PAR1\x15\x04PAR1", "pandas.read_parquet('IN')"),
        ("news.yml", b"- title: A", "make JSON of a list of news"),
        ("a.tex", b"\\documentclass{article}", "pandoc -t gfm IN.tex -o OUT.md"),
        (
            "a.mrc",
            b"00714naa a2200205 a 4500001000600000\x1e12345\x1e\x1d",
            "yaz-marcdump -o marcxml",
        ),
        (
            "a.sgm",
            b'<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS><TITLE>Ferry</TITLE></REUTERS>\n',
            "its content is SGML (lewis); make XML of it",
        ),
        ("a.rar", b"Rar!\x1a\x07\x00", "pack what it holds as .zip or .tar.gz"),
        ("a.cdxj", b"example,a)/ 2015 {}", "the WARC files that it is of are read"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx, .xlsx or CSV"),
    ],
)
def test_a_file_that_is_not_read_says_what_to_do(tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)

    found = Contents(tmp_path)

    assert found.headlines == []
    assert told in found.report


@pytest.mark.parametrize(
    "text",
    [
        ";25 March 2019\n:Quarry to close\n;26 March 2019\n:Port reopens\n",
        "== Clippings ==\n; 25 March 2019 : Quarry to close\n; 26 March 2019 : Port reopens\n",
        "== 2019 ==\n;Trade\n* 25 March 2019 – Quarry to close\n"
        ";Ports\n* 26 March 2019 – Port reopens\n",
        "== 25 March 2019 ==\n* Quarry to close\n: as the owner says\n"
        "== 26 March 2019 ==\n* Port reopens\n",
    ],
    ids=["days", "in a line", "sections", "remarks"],
)
def test_terms_of_a_wiki_head_what_is_of_them(tmp_path, text):
    (tmp_path / "a.wiki").write_text(text)

    assert Contents(tmp_path).listed == EXPECTED


def test_indented_lines_below_days_of_a_wiki_are_headlines(tmp_path):
    text = (
        "== News ==\n'''25 March 2019'''\n: Quarry to close\n'''26 March 2019'''\n: Port reopens\n"
    )
    (tmp_path / "a.wiki").write_text(text, "utf-8")

    assert Contents(tmp_path).listed == EXPECTED
