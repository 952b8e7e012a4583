"""Lists of what a press database or an alert found, and references that name their kind."""

import pytest
from contents import Contents

FACTIVA = """Factiva
Results 1 - 2 of 2

1. Port reopens after storm
of the century
The Shore Gazette, 14:22 GMT, 12 May 2015, 340 words, (English)
TOWN -- The port reopened on 3 March 2014 ...
(Document SHORE0000020150512eb5c0000f)

2. La douane trouve des timbres

La Baie, 10 mai 2015, 1 512 mots, (Français)
(Document BAIE000020150510eb5a0001x)
"""
WISENEWS = """慧科新聞資料庫
搜尋結果 : 2 篇

1.
海岸報
A01 | 港聞 | By 記者 | 2015-05-12

碼頭檢獲假郵票

記者報道，2014年3月3日亦有發現。

文章編號: 201505120040001

2.
晨報 | 2015-05-13
報章 | B02 | 經濟

木材價格再創新高

文章編號: 201505130060003
"""
ALERT = """=== News - 2 new results for [forged stamps] ===

Customs find forged stamps in a box that came by sea from the north and \

was never opened
The Shore Gazette
Officers found them on 3 March 2014 ...
<https://www.google.com/url?rct=j&sa=t&url=https://a.example/stamps%3Fp%3D1&ct=ga&usg=A>
See more results | Edit this alert

Harbour police tow ferry
The Bay
<https://www.google.com/url?rct=j&sa=t&url=https://b.example/ferry&ct=ga&usg=B>

You have received this email because you have subscribed to Google Alerts.

Unsubscribe from this Google Alert:
<https://www.google.com/alerts/remove?source=alertsmail&hl=en>
"""
HEADER = """From: Google Alerts <googlealerts-noreply@google.com>
Subject: Google Alert - forged stamps
Date: Tue, 12 May 2015 03:14:15 +0000
MIME-Version: 1.0
"""
STAMPS = "Customs find forged stamps in a box that came by sea from the north and was never opened"


@pytest.fixture
def read(tmp_path):
    """Return a function that gives the contents of a file."""

    def contents(name: str, text: str) -> Contents:
        (tmp_path / name).write_text(text, "utf-8")
        return Contents(tmp_path)

    return contents


def outlets(contents: Contents) -> list[str]:
    """Return the outlet of each headline."""
    return [one.source for h in contents.headlines for one in h.publications[:1]]


def test_hits_of_factiva_have_their_outlets_and_days(read):
    found = read("a.txt", FACTIVA)

    assert found.listed == [
        ("2015-05-12", "Port reopens after storm of the century"),
        ("2015-05-10", "La douane trouve des timbres"),
    ]
    assert outlets(found) == ["The Shore Gazette", "La Baie"]
    assert [h.language.code for h in found.headlines] == ["en", "fr"]


def test_a_hit_of_factiva_without_its_line_is_told(read):
    found = read(
        "a.txt", FACTIVA.replace("La Baie, 10 mai 2015, 1 512 mots, (Français)", "La Baie")
    )

    assert found.listed == [("2015-05-12", "Port reopens after storm of the century")]
    assert "La Baie: no outlet and day below it; the hit is left out" in found.report


def test_articles_of_wisenews_have_their_outlets_and_days(read):
    found = read("a.txt", WISENEWS)

    assert found.listed == [("2015-05-12", "碼頭檢獲假郵票"), ("2015-05-13", "木材價格再創新高")]
    assert outlets(found) == ["海岸報", "晨報"]


def test_an_article_of_wisenews_without_a_day_is_told(read):
    found = read("a.txt", WISENEWS.replace("晨報 | 2015-05-13", "晨報"))

    assert found.listed == [("2015-05-12", "碼頭檢獲假郵票")]
    assert "晨報: no article that can be read; it is left out (of 20150513)" in found.report


@pytest.mark.parametrize(
    "kind",
    [
        'Content-Type: text/plain; charset="UTF-8"; format=flowed\n\n' + ALERT,
        "Content-Type: multipart/alternative; boundary=p\n\n--p\n"
        "Content-Type: text/plain; format=flowed\n\n" + ALERT + "\n--p\nContent-Type: text/html\n\n"
        "<p><a href=https://www.google.com/url?url=https://a.example/>Stamps</a></p>\n--p--\n",
    ],
)
def test_what_an_alert_tells_of_is_undated_since_it_names_no_day(read, kind):
    found = read("a.eml", HEADER + kind)

    assert found.listed == [(None, STAMPS), (None, "Harbour police tow ferry")]
    assert "what an alert tells of, whose day it does not name (2 times)" in found.report
    assert found.urls == ["https://a.example/stamps?p=1", "https://b.example/ferry"]
    assert outlets(found) == ["The Shore Gazette", "The Bay"]


def test_an_alert_that_was_pasted_with_its_header_is_undated_too(read):
    found = read("a.txt", f"From: Google Alerts\nSent: 12 May 2015\n\n{ALERT}")

    assert found.listed[1] == (None, "Harbour police tow ferry")
    assert "lines without an address below them, and not read" in found.report


@pytest.mark.parametrize(
    ("flow", "text"),
    [
        ("flowed", "12 May 2015\nHarbour police \ntow a ferry\n\n14 May 2015\nQuarry to close\n"),
        (
            "flowed; delsp=yes",
            "12 May 2015\nHarbour pol \nice tow a ferry\n\n14 May 2015\nQuarry to close\n",
        ),
    ],
)
def test_lines_of_a_mail_that_flow_on_are_one(read, flow, text):
    header = "Subject: Clips\nDate: Fri, 15 May 2015 09:00:00 +0000\nMIME-Version: 1.0\n"

    found = read("a.eml", f"{header}Content-Type: text/plain; format={flow}\n\n{text}")

    assert found.listed == [
        ("2015-05-12", "Harbour police tow a ferry"),
        ("2015-05-14", "Quarry to close"),
    ]


ZOTERO = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/">
 <bib:Article rdf:about="https://a.example/1"><z:itemType>newspaperArticle</z:itemType>
  <dcterms:isPartOf><bib:Newspaper><dc:title>The Bay</dc:title></bib:Newspaper></dcterms:isPartOf>
  <link:link rdf:resource="#item_3"/><dc:title>Quarry to close</dc:title>
  <dc:date>2015-05-12</dc:date>
  <z:language>en</z:language><dcterms:dateSubmitted>2016-01-08 10:21:44</dcterms:dateSubmitted>
  <dc:subject>quarries</dc:subject></bib:Article>
 <bib:Article rdf:about="#item_2"><z:itemType>magazineArticle</z:itemType>
  <dcterms:isPartOf rdf:resource="urn:issn:1"/><dc:title>Zoll findet Briefmarken</dc:title>
  <dc:date>May 13, 2015</dc:date>
  <dc:identifier><dcterms:URI><rdf:value>https://a.example/2</rdf:value></dcterms:URI></dc:identifier>
  <dc:subject><z:AutomaticTag><rdf:value>Zoll</rdf:value></z:AutomaticTag></dc:subject></bib:Article>
 <bib:Periodical rdf:about="urn:issn:1"><dc:title>Die Woche</dc:title></bib:Periodical>
 <z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType><dc:title>Snapshot</dc:title>
  </z:Attachment>
 <z:Collection rdf:about="#c"><dc:title>Quarries</dc:title></z:Collection>
</rdf:RDF>"""


@pytest.mark.parametrize("name", ["a.rdf", "a.xml"])
def test_references_in_rdf_have_their_outlets_and_addresses(read, name):
    found = read(name, ZOTERO)

    assert found.listed == [
        ("2015-05-12", "Quarry to close"),
        ("2015-05-13", "Zoll findet Briefmarken"),
    ]
    assert found.urls == ["https://a.example/1", "https://a.example/2"]
    assert outlets(found) == ["The Bay", "Die Woche"]
    assert [[t.label for t in h.topics] for h in found.headlines] == [["quarries"], ["Zoll"]]


REFWORKS = """RT Newspaper Article
ID 501
T1 Quarry to
close
JF The Bay
YR 2015
FD May 12, 2015
LA English
K1 quarries
UL https://a.example/1
RD 2016-01-04

RT Newspaper Article
ID 502
T1 Port reopens
YR 2015
FD 13 May
"""


@pytest.mark.parametrize("name", ["a.txt", "a"])
def test_references_of_refworks_are_read_by_what_they_begin_with(read, name):
    found = read(name, REFWORKS)

    assert found.listed == [("2015-05-12", "Quarry to close"), ("2015-05-13", "Port reopens")]
    assert outlets(found)[0] == "The Bay"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.enw", "%0 Newspaper Article\n%T Quarry to close\n%D 2015\n%8 2015/05/12/\n"),
        (
            "a.xml",
            "<mods><titleInfo><title>Quarry to close</title></titleInfo>"
            "<relatedItem type='host'><originInfo><copyrightDate>2015-05-12</copyrightDate>"
            "</originInfo></relatedItem></mods>",
        ),
        (
            "a.xml",
            "<record><datafield tag='245'><subfield code='a'>Quarry to close</subfield></datafield>"
            "<datafield tag='264'><subfield code='c'>2015</subfield></datafield>"
            "<datafield tag='773'><subfield code='g'>May 12, 2015, p. 3</subfield></datafield>"
            "</record>",
        ),
        (
            "a.csv",
            "Title,Publication,Date\nQuarry to close,The Bay,"
            '"May 12, 2015 Tuesday  Edition 1; National Edition"\n',
        ),
    ],
    ids=["refer", "mods", "marc", "lexisnexis table"],
)
def test_the_day_of_a_reference_is_found_where_tools_put_it(read, name, text):
    assert read(name, text).listed == [("2015-05-12", "Quarry to close")]


def test_a_year_that_a_volume_names_is_no_day(read):
    text = (
        "<record><datafield tag='245'><subfield code='a'>Quarry to close</subfield></datafield>"
        "<datafield tag='264'><subfield code='c'>2014</subfield></datafield><datafield tag='773'>"
        "<subfield code='g'>12.5.2015, S. 3</subfield></datafield></record>"
    )

    assert read("a.xml", text).listed == [("2014-01-01", "Quarry to close")]
