"""Headlines of one day that empty lines part, and what stands alone below a headline as they do."""

from pathlib import Path

import pytest
from contents import Contents

FERRY, ANCHOR, BRIDGE = (
    "The ferry to Kiel is late",
    "A diver finds an anchor",
    "Town council closes old bridge",
)
READ = [("2014-10-03", FERRY), ("2014-10-04", ANCHOR), ("2014-10-05", BRIDGE)]


def read(tmp_path: Path, *below: list[str], top: str = "Notes") -> Contents:
    """Return what a text says that has the lines *below* each of three headlines."""
    parts = [top]
    for (date, headline), others in zip(READ, below, strict=True):
        parts += [f"{int(date[-2:])} Oct 2014\n{headline}", *others]
    tmp_path.joinpath("list.txt").write_text("\n\n".join(parts))
    return Contents(tmp_path)


def test_headlines_that_empty_lines_part_are_of_the_day_above_them(tmp_path):
    text = (
        "Notes\n\n3 Oct 2014\nMayor quits\n\nBishop speaks out\n\n"
        "4 Oct 2014\nBridge reopens\n\nSchool bus crash injures 5\n"
    )
    tmp_path.joinpath("list.txt").write_text(text)

    assert Contents(tmp_path).listed == [
        ("2014-10-03", "Mayor quits"),
        ("2014-10-03", "Bishop speaks out"),
        ("2014-10-04", "Bridge reopens"),
        ("2014-10-04", "School bus crash injures 5"),
    ]


def test_several_headlines_below_one_day_show_that_each_line_is_one(tmp_path):
    found = read(tmp_path, ["Strike keeps captain in port", "Nurses want a ferry?"], [], [])

    assert found.listed == [
        READ[0],
        ("2014-10-03", "Strike keeps captain in port"),
        ("2014-10-03", "Nurses want a ferry?"),
        *READ[1:],
    ]


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ((["Asia and the Pacific"], ["Europe and Central Asia"], []), "fault"),
        (([], [], ["Press office of the town hall"]), "fault"),
        ((["Strike keeps captain and crew in port"], [], []), "fault"),
        ((["The New York Times"], ["The Times of India"], ["Liverpool Post"]), "boilerplate"),
        ((["By Ann Marie Other"], ["By John Henry Doe"], ["By Mary Jane Smith"]), "boilerplate"),
        ((["Kiel"], ["Hamburg"], ["Town Hall"]), "boilerplate"),
        ((["Strike goes on."], ["It weighs three tons."], ["No one was hurt."]), "boilerplate"),
        ((["Photo: Ann Other, AFP"], [], ["Photo: John Doe, Reuters"]), "boilerplate"),
        ((["Page 3, column 2 below"], [], ["Page 5, column 3 below"]), "boilerplate"),
    ],
    ids=["sections", "end", "deck", "outlets", "authors", "places", "decks", "photos", "pages"],
)
def test_what_may_be_no_headline_is_told_in_place_of_taken(tmp_path, below, kind):
    found = read(tmp_path, *below)

    assert found.listed == READ
    assert [finding.kind for finding in found.findings if finding.kind != "note"] == [kind]


def test_several_headlines_may_begin_with_one_word(tmp_path):
    found = read(tmp_path, ["The nurses want a ferry"], [], ["The mayor quits over cuts"])

    assert ("2014-10-03", "The nurses want a ferry") in found.listed
    assert ("2014-10-05", "The mayor quits over cuts") in found.listed
