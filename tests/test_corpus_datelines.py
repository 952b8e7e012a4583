from pathlib import Path

import pytest
from contents import Contents, Listed

WIRE = """BC-PORT-STRIKE (UPDATE 1)

Dockers end strike after pay deal

By Maria Lopes and Jo Kay

LISBON, Oct 3 2014 (Lusa) - Dockers in Lisbon ended a strike on Friday.

(Reporting by Maria Lopes; editing by Jo Kay)

BC-STORM-FERRY

Storm keeps ferries in port

    PORTO, Oct 5 2014 (Lusa) -- No ferry left on Sunday.
"""
AFP = """AFP 1432 GMT 3 octobre 2014

URGENT
Dockers end strike after pay deal

LISBONNE, vendredi 3 octobre 2014 (AFP) - Les dockers ont repris.

bur/ab/cd

AFP 1610 GMT 5 octobre 2014

Storm keeps ferries in port

PORTO, 5 octobre 2014 (AFP) – Les ferries restent à quai.
"""
RELEASES = """FOR IMMEDIATE RELEASE
Contact: Dana Hill, 555-0100

Dockers end strike after pay deal

NEWPORT, Ore., October 3, 2014 – The dockers ended their strike.

###

Press release

Storm keeps ferries in port

(PORTO, Portugal) – October 5, 2014 – No ferry left on Sunday.
"""
DECKS = """Dockers end strike after pay deal

Union accepts three per cent and a bonus after two weeks

* Port reopens on Saturday

LISBON, 3 October 2014 /NewsLine/ -- The dockers ended their strike.

Storm keeps ferries in port

Porto (dpa), 5 October 2014 - No ferry left on Sunday.
"""
LISTED = [
    ("2014-10-03", "Dockers end strike after pay deal"),
    ("2014-10-05", "Storm keeps ferries in port"),
]


def listed(tmp_path: Path, text: str) -> Listed:
    """Return the headlines of a text with their days."""
    tmp_path.joinpath("wire.txt").write_text(text)
    return Contents(tmp_path).listed


@pytest.mark.parametrize("text", [WIRE, AFP, RELEASES, DECKS], ids=["wire", "afp", "pr", "decks"])
def test_the_headline_stands_above_the_dateline_of_its_text(tmp_path, text):
    assert listed(tmp_path, text) == LISTED


def test_the_agency_of_a_dateline_is_the_source(tmp_path):
    tmp_path.joinpath("wire.txt").write_text(WIRE)

    sources = [one.publications[0].source for one in Contents(tmp_path).headlines]

    assert sources == ["Lusa", "Lusa"]


def test_a_text_below_no_headline_is_told(tmp_path):
    text = f"{WIRE}\nNo more.\n\nFARO, Oct 6 2014 (Lusa) - The sea was calm on Monday.\n"
    tmp_path.joinpath("wire.txt").write_text(text)

    found = Contents(tmp_path)

    assert found.listed == LISTED
    assert "FARO, Oct 6 2014 (Lusa)" in found.report
    assert "no headline above it" in found.report


@pytest.mark.parametrize(
    "text",
    [
        "Ports\n\nLISBON, 3 October 2014 - {0}\nPORTO, 5 October 2014 - {1}\n",
        "All our ports\n\nLISBON, 3 October 2014 - {0}\n\nPORTO, 5 October 2014 - {1}\n",
        "Ports of the south\n\nThe Sun, 3 October 2014 - {0}\nThe Post, 5 October 2014 - {1}\n",
        "Diary of a pilot\n\nFriday, 3 October 2014 - {0}\nSunday, 5 October 2014 - {1}\n",
        "{0}\nPosted 3 October 2014 - 3 comments\n\n{1}\nPosted 5 October 2014 - 1 comment\n",
    ],
    ids=["list", "paragraphs", "outlets", "weekdays", "comments"],
)
def test_a_list_with_a_place_or_name_before_its_days_is_none_of_articles(tmp_path, text):
    assert listed(tmp_path, text.format(*(headline for _, headline in LISTED))) == LISTED


PLACED = """Hafen Rostock GmbH
Pressestelle

PRESSEMITTEILUNG
Nr. 14/2014

Rostock, 3. Oktober 2014

{}

Die Arbeiter kehrten am Freitag zurück. Sie hatten zwei Wochen gestreikt.
"""
ABOVE = """Communiqué de presse

{}

Le Havre, le 3 octobre 2014

Les dockers ont repris le travail. La grève avait duré deux semaines.
"""


@pytest.mark.parametrize("text", [PLACED, ABOVE], ids=["below its day", "above its day"])
def test_a_release_has_its_headline_beside_the_line_of_its_day(tmp_path, text):
    assert listed(tmp_path, text.format(LISTED[0][1])) == LISTED[:1]


def test_a_release_says_what_it_is_and_that_is_no_headline(tmp_path):
    text = "PRESS RELEASE\n3 October 2014\n{}\n\nPRESS RELEASE\n5 October 2014\n{}\n"

    assert listed(tmp_path, text.format(*(headline for _, headline in LISTED))) == LISTED


@pytest.mark.parametrize(
    "texts",
    [
        ("Press release on ferry was false", "Media release their photos"),
        ("By Air And By Sea, Relief Reaches The Coast", "Crane falls on empty quay"),
        ("Di Maio lascia il porto di Genova", "Par di vedere Genova affondare"),
    ],
)
def test_headlines_may_begin_as_labels_and_bylines_do(tmp_path, texts):
    text = "3 October 2014\n{}\n\n5 October 2014\n{}\n".format(*texts)

    assert [headline for _, headline in listed(tmp_path, text)] == list(texts)
