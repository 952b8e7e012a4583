from datetime import date

import pytest
from contents import Contents

LEXIS = """


                               1 of 2 DOCUMENTS


                              The New York Times

                             May 12, 2015 Tuesday
                              Late Edition - Final

Harbour police tow
two ferries

BYLINE: By JOHN DOE

SECTION: Section A; Column 0; Metropolitan Desk; Pg. 1

LENGTH: 523 words

On 13 May 2015 nothing happened.

URL: https://a.example/1

SUBJECT: FERRIES (90%); CRIME (78%)

LOAD-DATE: May 14, 2015

LANGUAGE: ENGLISH

                    Copyright 2015 The New York Times Company
                             All Rights Reserved

                              Dokument 2 von 2

                              Die Zeitung

                              13. Mai 2015 Mittwoch

Zoll findet Briefmarken

LÄNGE: 100 Wörter

SPRACHE: Deutsch
"""
NEXIS_UNI = """Harbour police tow two ferries
The Bay
May 12, 2015 Tuesday

Copyright 2015 The Bay All Rights Reserved
Section: NEWS
Length: 523 words
Body

Text of 13 May 2015.

Load-Date: May 14, 2015

End of Document

Customs find forged stamps
The Bay
May 13, 2015 Wednesday
Length: 5 words
Body
Text.
End of Document
"""
FACTIVA = """
News
Harbour police tow two ferries
By John Doe
523 words
12 May 2015
10:30
The Wall Street Journal
J
A1
English
(Copyright (c) 2015, Dow Jones & Company, Inc.)

Text of 14 May 2015.

Document J000000020150512eb5c0003t

Zoll findet gefälschte Briefmarken
1.023 Wörter
13. Mai 2015
Die Zeitung
DZ
Deutsch
Text.

Dokument DZ00000020150513eb5d0001a

Search Summary
Date: In the last year
"""
FACTIVA_TAGGED = """SE    Metro
HD    Harbour police tow
      two ferries
BY    By John Doe
WC    523 words
PD    12 May 2015
SN    The Wall Street Journal
SC    J
LA    English
CY    Copyright 2015
LP
Text of 14 May 2015.
NS    gcrim : Crime/Legal Action | gcat : General News
AN    Document J000000020150512eb5c0003t
HD    Customs find forged stamps
WC    5 words
PD    13 May 2015
SN    The Bay
LA    English
AN    Document BAY0000020150513eb5c0003t
"""
EUROPRESSE = """Le Monde, no. 21843
France, mardi 12 mai 2015, p. 10

La police remorque deux ferries

Jean Dupont

Le texte du 14 mai 2015.

© 2015 Le Monde. Tous droits réservés.
Numéro de document : news·20150512·LM·0123

Mercredi 13 mai 2015

La Baie • p. FRA10 • 523 mots

La douane trouve des timbres

Texte.

news·20150513·BA·77
"""
COVER = """Documents (2)
1. Harbour police tow two ferries
Client/Matter: -None-
Search Terms: ferries AND police
Search Type: NATURAL LANGUAGE AND QUERY
Narrowed by:
Content Type     Narrowed by
News    Timeline: 01 Jan 2015 to 31 Dec 2015
2. Customs find forged stamps
Client/Matter: -None-
Search Type: NATURAL LANGUAGE AND QUERY
"""
PROQUEST = """____________________________________________________________

Report Information from ProQuest
02 April 2018 08:12
____________________________________________________________

Document 1 of 2

Harbour Police Tow Ferries

Author: Doe, John
Publication info: The Bay ; Town [Town]. 12 May 2015: A4.

Full text: It was towed on 3 March 2014.

Publication title: The Bay
Publication year: 2015
Publication date: May 12, 2015
Source type: Newspapers
Last updated: 2015-05-14
____________________________________________________________

Document 2 of 2

Customs Find Forged Stamps

Title: Customs Find Forged Stamps
Publication title: The Bay
Publication date: May 13, 2015
____________________________________________________________

Contact us at: http://a.example Copyright 2018
"""


@pytest.fixture
def read(read_file):
    """Return a function that gives the headlines and the findings of a text."""
    return lambda text: read_file("a.txt", text)


@pytest.mark.parametrize(
    ("content", "articles"),
    [
        (
            LEXIS,
            [
                ("Harbour police tow two ferries", date(2015, 5, 12), "The New York Times"),
                ("Zoll findet Briefmarken", date(2015, 5, 13), "Die Zeitung"),
            ],
        ),
        (
            NEXIS_UNI,
            [
                ("Harbour police tow two ferries", date(2015, 5, 12), "The Bay"),
                ("Customs find forged stamps", date(2015, 5, 13), "The Bay"),
            ],
        ),
        (
            COVER + NEXIS_UNI.replace("Harbour", "Harbour police tow two ferries\n\nHarbour", 1),
            [
                ("Harbour police tow two ferries", date(2015, 5, 12), "The Bay"),
                ("Customs find forged stamps", date(2015, 5, 13), "The Bay"),
            ],
        ),
        (
            PROQUEST,
            [
                ("Harbour Police Tow Ferries", date(2015, 5, 12), "The Bay"),
                ("Customs Find Forged Stamps", date(2015, 5, 13), "The Bay"),
            ],
        ),
        (
            FACTIVA,
            [
                ("Harbour police tow two ferries", date(2015, 5, 12), "The Wall Street Journal"),
                ("Zoll findet gefälschte Briefmarken", date(2015, 5, 13), "Die Zeitung"),
            ],
        ),
        (
            FACTIVA_TAGGED,
            [
                ("Harbour police tow two ferries", date(2015, 5, 12), "The Wall Street Journal"),
                ("Customs find forged stamps", date(2015, 5, 13), "The Bay"),
            ],
        ),
        (
            EUROPRESSE,
            [
                ("La police remorque deux ferries", date(2015, 5, 12), "Le Monde"),
                ("La douane trouve des timbres", date(2015, 5, 13), "La Baie"),
            ],
        ),
    ],
    ids=[
        "lexisnexis",
        "nexis uni",
        "its cover",
        "proquest",
        "factiva",
        "factiva with codes",
        "europresse",
    ],
)
def test_each_article_is_a_headline_with_its_day_and_outlet(read, content, articles):
    headlines, findings = read(content)

    assert [(h.text, h.date, h.publications[0].source) for h in headlines] == articles
    assert [kind for _, kind, _ in findings if kind != "note"] == []


def test_subjects_addresses_and_languages_of_lexisnexis_are_taken(read):
    headlines, _ = read(LEXIS)

    assert [topic.label for topic in headlines[0].topics] == ["Crime", "Ferries"]
    assert headlines[0].url == "https://a.example/1"
    assert [(h.language.code, h.language.route) for h in headlines] == [
        ("en", "stated"),
        ("de", "stated"),
    ]


def test_an_article_that_is_not_understood_is_named_with_its_first_line(read):
    headlines, findings = read(FACTIVA.replace("523 words", "no count"))

    assert [h.text for h in headlines] == ["Zoll findet gefälschte Briefmarken"]
    assert findings == [
        ("a.txt:2", "fault", "News: no article that can be read; it is left out"),
    ]


@pytest.mark.parametrize(
    "page", ["Crime\n\n12 May 2015\n\n1 of 3 documents found\n", "Crime\n\nThe document is lost.\n"]
)
def test_a_topic_page_is_no_text_of_a_database(read, page):
    headlines, _ = read(page)

    assert headlines == []


def test_where_else_an_article_of_europresse_was_printed_is_none_of_its_headline(read):
    headlines, _ = read(
        "La Baie, no. 22001\nLa Baie, samedi 13 juin 2015 1234 mots, p. 5\n\nAussi paru dans\n"
        "12 juin 2015 - La Baie (site web)\n\nLa carrière fermera en juillet\n\nTexte.\n\n"
        "news·20150613·LF·805x20x13\n"
    )

    assert [(h.text, h.date) for h in headlines] == [
        ("La carrière fermera en juillet", date(2015, 6, 13))
    ]


def test_a_line_of_signs_is_no_headline(read):
    document = "Document {0} of 2\n\nPort reopens {0}\n\nPublication date: May 12, 2015\n\n"

    headlines, findings = read(f"{'_' * 40}\n".join(map(document.format, (1, 2))))

    assert [of.text for of in headlines] == ["Port reopens 1", "Port reopens 2"]
    assert {str(of.date) for of in headlines} == {"2015-05-12"}
    assert findings == []


def test_articles_lose_their_numbers_where_the_second_has_one(tmp_path):
    first, second = NEXIS_UNI.split("End of Document\n")[:2]
    numbered = f"1. {first}End of Document\n\n2. {second.lstrip()}End of Document\n"
    tmp_path.joinpath("n.txt").write_text(numbered)
    tmp_path.joinpath("o.txt").write_text(NEXIS_UNI.replace("Harbour", "1. Harbour", 1))

    assert [text for _, text in Contents(tmp_path).listed] == [
        "Harbour police tow two ferries",
        "Customs find forged stamps",
        "1. Harbour police tow two ferries",
        "Customs find forged stamps",
    ]


def test_the_contents_of_factiva_are_no_headlines(tmp_path):
    contents = "Harbour police tow two ferries" + "." * 60 + "2\nPage 1 of 3 © 2022 Factiva, Inc.\n"
    tmp_path.joinpath("f.txt").write_text(contents + FACTIVA)

    assert Contents(tmp_path).listed[0] == ("2015-05-12", "Harbour police tow two ferries")
