from pathlib import Path

import pytest
from contents import Contents

ISSUES = [
    ("2012-11-23", "Oil slick reaches the beaches"),
    ("2012-11-23", "Dockers strike in Algeciras"),
    ("2012-11-24", "Volunteers clean the beaches"),
    ("2012-11-24", "Dockers are back at work"),
]


def read(tmp_path: Path, text: str) -> Contents:
    """Return what a text gives in which {0} to {3} stand for the headlines."""
    tmp_path.joinpath("issues.txt").write_text(text.format(*(headline for _, headline in ISSUES)))
    return Contents(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "NEWS AT 8 - 23/11/2012\n\n1. {0}\n2. {1}\n\nNEWS AT 8 - 24/11/2012\n\n1. {2}\n2. {3}\n",
        "Late bulletin, 23 November 2012\n{0}\n{1}\n\nLate bulletin, 24 November 2012\n{2}\n{3}\n",
        "Bulletin of Friday 23 November 2012\n\n- {0}\n- {1}\n\n"
        "Bulletin of Saturday 24 November 2012\n\n- {2}\n- {3}\n",
        "Pressespiegel vom 23.11.2012\n\n{0}\n{1}\n\nPressespiegel vom 24.11.2012\n\n{2}\n{3}\n",
        "CLIPPING DIÁRIO - 23/11/2012\n\n{0}\n{1}\n\nCLIPPING DIÁRIO - 24/11/2012\n\n{2}\n{3}\n",
        "Harbour radio at noon on 23 November 2012\n\n{0}\n\n{1}\n\n"
        "Harbour radio at noon on 24 November 2012\n\n{2}\n\n{3}\n",
    ],
    ids=["numbered", "lines", "weekdays", "german", "two words", "paragraphs"],
)
def test_lines_that_differ_by_their_days_head_issues(tmp_path, text):
    assert read(tmp_path, text).listed == ISSUES


def test_names_above_the_paragraphs_of_an_issue_are_outlets(tmp_path):
    text = """PRESS REVIEW OF FRIDAY 23 NOVEMBER 2012

THE TIMES
{0} (p. 2)
{1} (p. 14)

LE MONDE
{2} (p. 6)

LES ÉCHOS

{3} (p. 19)
"""
    found = read(tmp_path, text)

    assert found.listed == [("2012-11-23", headline) for _, headline in ISSUES]
    outlets = [one.publications[0].source for one in found.headlines]
    assert outlets == ["THE TIMES", "THE TIMES", "LE MONDE", "LES ÉCHOS"]
    assert "names above the headlines of an issue, taken for outlets" in found.report


def test_bullets_tell_the_headlines_below_outlets_of_several_words(tmp_path):
    text = """RESUMEN DE PRENSA
Viernes, 23 de noviembre de 2012

EL PAÍS
- {0}
- {1}

LA VOZ DE LA BAHÍA
- {2}

LE MONDE
- {3}
"""
    found = read(tmp_path, text)

    assert found.listed == [("2012-11-23", headline) for _, headline in ISSUES]
    outlets = [one.publications[0].source for one in found.headlines if one.publications]
    assert outlets[:2] == ["EL PAÍS", "EL PAÍS"]
    assert outlets[-1] == "LE MONDE"


def test_the_only_day_of_a_press_review_may_stand_below_its_title(tmp_path):
    text = (
        "RASSEGNA STAMPA\nvenerdì 23 novembre 2012\n\nLa Stampa\n{0}\n{1}\n\nIl Secolo XIX\n{2}\n"
    )

    found = read(tmp_path, text)

    assert found.listed == [("2012-11-23", headline) for _, headline in ISSUES[:3]]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        pytest.param(
            "Weather for shipping, 23 November 2012\nWeather for shipping, 24 November 2012\n",
            [("2012-11-23", "Weather for shipping"), ("2012-11-24", "Weather for shipping")],
            id="headlines that are repeated",
        ),
        pytest.param(
            "Report of the master, 23 November 2012\nThe quay was closed on Friday, as it blew.\n\n"
            "Report of the master, 24 November 2012\nThe quay was opened, and all ships came in.\n",
            [("2012-11-23", "Report of the master"), ("2012-11-24", "Report of the master")],
            id="headlines above texts",
        ),
        pytest.param(
            "{0}\nPosted by the editors on 23 November 2012\n\n"
            "{2}\nPosted by the editors on 24 November 2012\n",
            [ISSUES[0], ISSUES[2]],
            id="authors below headlines",
        ),
        pytest.param(
            "The Bay Gazette, 23 November 2012\n{0}\n\nThe Bay Gazette, 24 November 2012\n{2}\n",
            [ISSUES[0], ISSUES[2]],
            id="outlets",
        ),
        pytest.param(
            "Press review of 23 November 2012\n\n{0} (22 November 2012)\n{1} (21 November 2012)\n",
            [("2012-11-22", ISSUES[0][1]), ("2012-11-21", ISSUES[1][1])],
            id="items with days of their own",
        ),
    ],
)
def test_what_resembles_issues_is_read_as_it_was(tmp_path, text, listed):
    assert read(tmp_path, text).listed == listed
