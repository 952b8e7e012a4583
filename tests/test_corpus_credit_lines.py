from pathlib import Path

import pytest
from contents import Contents

from corpus.readers.texts.credit_lines import is_credited


def read(tmp_path: Path, text: str) -> list[tuple[str | None, str, str]]:
    """Return day, text and outlet of the headlines of a text."""
    tmp_path.joinpath("articles.txt").write_text(text)
    return [
        (str(one.date), one.text, "".join(of.source for of in one.publications))
        for one in Contents(tmp_path).headlines
    ]


INFOMEDIA = """Færgekaptajn dømt for spritsejlads

12. maj 2015, Jyllands-Posten, Sektion 1, Side 6, 345 ord, id: e4b1a2c3

En kaptajn er idømt bøde.

Havnearbejdere nedlægger arbejdet

13. maj 2015, Folket, Sektion 1, Side 2, 210 ord, id: e4b1a2c4

Havnearbejderne gik hjem.
"""

RETRIEVER = """Innhold:
1. Ferge grunnstøtte i Lofoten - Aftenposten, 12.05.2015
2. Tollerne fant hasj i fiskekasser - VG, 14.05.2015

----------------------------------------

Ferge grunnstøtte i Lofoten
Aftenposten, 12.05.2015
Publisert på trykk. Side 8

Fergen ble slept til havn.

----------------------------------------

Tollerne fant hasj i fiskekasser
VG, 14.05.2015
Publisert på trykk. Side 12

Hasjen lå under torsken.
"""

NEWSBANK = """Barge accident spills grain

Courier-Journal, The (Hull, KY) - October 3, 2012

Author: Dana Fields
Page: B1

A barge struck a pier on Tuesday.


River pilots ask for wider lock

Courier-Journal, The (Hull, KY) - October 9, 2012

Author: Dana Fields
Page: B3

Pilots asked for a wider lock.
"""

GENIOS = """Dokument 1 von 2

Quelle: Rheinische Post vom 12.05.2015, Nr. 109, S. 3
Ressort: Wirtschaft
Dokumentnummer: 71234567

Schleuse bleibt länger gesperrt

Die Schleuse bleibt gesperrt.

Dokument 2 von 2

Quelle: Der Hafen vom 15.05.2015, S. 7
Ressort: Lokales
Dokumentnummer: KSTA20150515

Binnenschiffer klagen über Niedrigwasser

Die Binnenschiffer klagen.
"""

DEFACTO = """"Der Standard" vom 12.05.2015                                  Seite: 9
Ressort: Chronik

Von: Gudrun Mayer

Frächter blockieren Brennerautobahn

Innsbruck - Am Montag stand der Verkehr.


"Kurier" vom 13.05.2015                                        Seite: 5
Ressort: Wirtschaft

Donauschiff sitzt bei Melk fest

Melk - Ein Schiff sitzt fest.
"""

MYNEWS = """EL PAÍS
Martes, 12 de mayo de 2015
Página: 14
Sección: España

Los estibadores paran el puerto

El puerto amaneció parado.

LA VANGUARDIA
Miércoles, 13 de mayo de 2015
Página: 22

Un yate se hunde frente a Sitges

El yate ardió antes de hundirse.
"""

NIKKEI = """1. 神戸港でクレーン倒れる、けが人なし
2015/05/12　日本経済新聞　朝刊　38ページ　452文字

2. 瀬戸内の航路、濃霧で全便欠航
2015/05/13　日本経済新聞　夕刊　11ページ　218文字
"""

PRESSREADER = """Grain ship leaves Odessa after long wait
National Post (Latest Edition)  2 Aug 2022  A8  MARTA KOVAL

The ship left on Monday morning.
"""


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            INFOMEDIA,
            [
                ("2015-05-12", "Færgekaptajn dømt for spritsejlads", "Jyllands-Posten"),
                ("2015-05-13", "Havnearbejdere nedlægger arbejdet", "Folket"),
            ],
        ),
        (
            RETRIEVER,
            [
                ("2015-05-12", "Ferge grunnstøtte i Lofoten", "Aftenposten"),
                ("2015-05-14", "Tollerne fant hasj i fiskekasser", "VG"),
            ],
        ),
        (
            NEWSBANK,
            [
                ("2012-10-03", "Barge accident spills grain", "Courier-Journal, The (Hull, KY)"),
                (
                    "2012-10-09",
                    "River pilots ask for wider lock",
                    "Courier-Journal, The (Hull, KY)",
                ),
            ],
        ),
        (
            GENIOS,
            [
                ("2015-05-12", "Schleuse bleibt länger gesperrt", "Rheinische Post"),
                ("2015-05-15", "Binnenschiffer klagen über Niedrigwasser", "Der Hafen"),
            ],
        ),
        (
            DEFACTO,
            [
                ("2015-05-12", "Frächter blockieren Brennerautobahn", "Der Standard"),
                ("2015-05-13", "Donauschiff sitzt bei Melk fest", "Kurier"),
            ],
        ),
        (
            MYNEWS,
            [
                ("2015-05-12", "Los estibadores paran el puerto", "EL PAÍS"),
                ("2015-05-13", "Un yate se hunde frente a Sitges", "LA VANGUARDIA"),
            ],
        ),
        (
            NIKKEI,
            [
                ("2015-05-12", "神戸港でクレーン倒れる、けが人なし", "日本経済新聞"),
                ("2015-05-13", "瀬戸内の航路、濃霧で全便欠航", "日本経済新聞"),
            ],
        ),
        (
            PRESSREADER,
            [("2022-08-02", "Grain ship leaves Odessa after long wait", "National Post")],
        ),
    ],
    ids=["infomedia", "retriever", "newsbank", "genios", "defacto", "mynews", "nikkei", "reader"],
)  # fmt: skip
def test_an_article_is_of_the_outlet_and_day_of_its_credit_line(tmp_path, text, rows):
    assert read(tmp_path, text) == rows


BRACKETS = """【見出し】　　横浜港で密輸たばこ押収
【発行日】　　2015年05月14日
【掲載紙】　　毎日新聞
【本文】
税関が押収した。

【見出し】　　漁船と貨物船が衝突
【発行日】　　2015年05月15日
【掲載紙】　　毎日新聞
【本文】
衝突した。
"""


def test_labels_may_stand_in_brackets(tmp_path):
    assert read(tmp_path, BRACKETS) == [
        ("2015-05-14", "横浜港で密輸たばこ押収", "毎日新聞"),
        ("2015-05-15", "漁船と貨物船が衝突", "毎日新聞"),
    ]


FACTIVA = """Seite 1 von 2 © 2019 Factiva, Inc. Alle Rechte vorbehalten.

Reeder streiten mit dem Hafen
Von Karin Holm
412 Wörter
4. März 2019
Frankfurter Allgemeine Zeitung
FAZ
Deutsch

Die Reeder wollen weniger zahlen.

Dokument FAZ0000020190304ef34000a1
"""


def test_the_line_at_the_top_of_a_page_of_factiva_is_no_headline(tmp_path):
    assert read(tmp_path, FACTIVA) == [
        (
            "2019-03-04",
            "Reeder streiten mit dem Hafen",
            "Frankfurter Allgemeine Zeitung",
        )
    ]


HITS = """1.\tFishing boat sinks off Cork
Irish Times, 05:01, 14 January 2020, 322 words, Ann Doyle, (English)
A fishing boat sank on Monday....
Document IRTI000020200114eg1e0001f

2.\tShipbuilder to cut 200 jobs
Belfast Telegraph, 15 January 2020, 451 words, (English)
The yard told its staff....
Document BELTEL0020200115eg1f0002g
"""


def test_a_list_of_factiva_may_name_its_documents_without_brackets(tmp_path):
    assert read(tmp_path, HITS) == [
        ("2020-01-14", "Fishing boat sinks off Cork", "Irish Times"),
        ("2020-01-15", "Shipbuilder to cut 200 jobs", "Belfast Telegraph"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Minutes of the harbour board\nMeeting of 12 May 2015, page 1\n\nPresent were all.\n",
        "Ferries sink.\n\nDer Spiegel vom 12.05.2015, S. 4\nDie Zeit vom 13.05.2015, S. 9\n",
        "Board meeting, 12 May 2015, p. 3\nThe board voted on the dock.\n\n"
        "Board meeting, 13 May 2015, p. 4\nThe board voted on the bridge.\n",
        "12/05/2015 Tug sinks in the estuary of Hull (The Times, p. 3)\n"
        "14/05/2015 Oyster beds are closed (BBC News, p. 4)\n",
        "Report\n\nThe board met.\n\nAnnual report of 12 May 2015, page 4\n\nIt met again.\n",
    ],
)
def test_what_only_names_a_day_and_a_page_is_no_article(text):
    assert not is_credited(text)


def test_the_day_of_a_month_is_no_end_of_a_sentence(tmp_path):
    article = "{}\nKieler Nachrichten, {}. Mai 2015, S. 3\n\n"

    assert read(tmp_path, article.format("Fähre sinkt", 12) + article.format("Es brennt", 13)) == [
        ("2015-05-12", "Fähre sinkt", "Kieler Nachrichten"),
        ("2015-05-13", "Es brennt", "Kieler Nachrichten"),
    ]


def test_an_article_without_a_headline_is_told_and_the_others_are_read(tmp_path):
    lines = ["", *INFOMEDIA.splitlines() * 400, "", "14. maj 2015, Folket, Side 3, 90 ord"]
    tmp_path.joinpath("articles.txt").write_text("\n".join([*lines[1:], *lines[-1:]]))

    found = Contents(tmp_path)

    assert len(found.headlines) == 801
    assert "14. maj 2015, Folket, Side 3, 90 ord: an article without a headline" in found.report


def test_a_list_below_a_title_stays_a_page_with_its_topic(tmp_path):
    text = (
        "Ferries\n\nTug sinks in the estuary\nThe Times, 12 May 2015, p. 4\n\n"
        "Two held after a blaze\nThe Bay, 14 May 2015, p. 9\n"
    )
    tmp_path.joinpath("list.txt").write_text(text)

    found = Contents(tmp_path)

    assert [one.text for one in found.headlines] == [
        "Tug sinks in the estuary",
        "Two held after a blaze",
    ]
    assert {topic.label for one in found.headlines for topic in one.topics} == {"Ferries"}


@pytest.mark.parametrize(
    "text",
    [
        "Tug sinks in the estuary\nThe Times12 May 2015ANN REED\nIt sank on Tuesday at dawn.\n\n"
        "Two held after a blaze\nThe Guardian14 May 2015\nThey are in custody, police said.\n",
        "The Times | 2015-05-12\nTug sinks in the estuary\n\n"
        "The Guardian | 2015-05-14\nTwo held after a blaze\n",
        "Tug sinks in the estuary\nThe Times - 12 May 2015\n\n"
        "Two held after a blaze\nThe Guardian - 14 May 2015\n",
    ],
    ids=["PressReader", "above", "below"],
)
def test_a_known_outlet_and_a_day_make_a_line_of_credit(tmp_path, text):
    assert read(tmp_path, text) == [
        ("2015-05-12", "Tug sinks in the estuary", "The Times"),
        ("2015-05-14", "Two held after a blaze", "The Guardian"),
    ]


def test_outlets_and_days_above_several_headlines_are_no_credit_lines(tmp_path):
    texts = ["Tug sinks in the estuary", "Customs find a shoe box", "Two held after a blaze"]
    text = "The Times, 12 May 2015\n{}\n{}\n\nThe Guardian, 14 May 2015\n{}\n".format(*texts)

    assert [headline for _, headline, _ in read(tmp_path, text)] == texts


@pytest.mark.parametrize(
    "text",
    [
        "Clippings\n\nThe Times, 12 May 2015, p. 3\n\nInquiry into dam reopened\n\n"
        "The Guardian, 14 May 2015, p. 1\n\nBank fined\n",
        "Press clippings\nThe Times, 12 May 2015, p. 3\nInquiry into dam reopened\n"
        "The Guardian, 14 May 2015, p. 1\nBank fined\n",
        "Clippings on the dam\n\nThe Times, 12 May 2015, p. 3\n\nInquiry into dam reopened\n"
        "Police handed over a report.\n\nThe Guardian, 14 May 2015, p. 1\n\nBank fined\n",
    ],
    ids=["apart", "tight", "with texts"],
)
def test_what_ends_with_a_headline_below_a_line_has_a_title_above_the_first(tmp_path, text):
    assert read(tmp_path, text) == [
        ("2015-05-12", "Inquiry into dam reopened", "The Times"),
        ("2015-05-14", "Bank fined", "The Guardian"),
    ]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("", ""),
        ("A court said so.\n\n", "It rained\nin the town.\n"),
        ("Blow\n\nSo it is.\n\n",) * 2,
    ],
    ids=["nothing", "texts", "subheadings"],
)
def test_what_ends_with_a_line_or_a_text_has_its_headlines_above_the_lines(tmp_path, first, last):
    text = (
        f"Bank fined\n\nThe Times, 12 May 2015, p. 3\n\n{first}"
        f"Inquiry into dam reopened\n\nThe Guardian, 14 May 2015, p. 1\n\n{last}"
    )

    assert read(tmp_path, text) == [
        ("2015-05-12", "Bank fined", "The Times"),
        ("2015-05-14", "Inquiry into dam reopened", "The Guardian"),
    ]


def test_one_clipping_below_a_title_may_name_no_page(tmp_path):
    text = (
        "Coupures de presse sur le barrage\n\n"
        "Le Monde, 12 mai 2015, p. 1 et 5\nL'enquête relancée\n"
        "La gendarmerie a remis un rapport.\n\n"
        "Libération, samedi 16 et dimanche 17 mai 2015\nLe conseil renonce\n"
    )

    assert read(tmp_path, text) == [
        ("2015-05-12", "L'enquête relancée", "Le Monde"),
        ("2015-05-16", "Le conseil renonce", "Libération"),
    ]
