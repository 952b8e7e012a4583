"""Headlines of a text that are wrapped at a narrow width."""

import textwrap

import pytest
from contents import Contents


@pytest.fixture
def listed(tmp_path):
    """Return a function that gives the headlines of one text."""

    def read_one(text: str) -> list[tuple[str | None, str]]:
        (tmp_path / "news.txt").write_text(text)
        return Contents(tmp_path).listed

    return read_one


@pytest.mark.parametrize(
    "above", ["", "Votes and polls\nin the region.\n\n"], ids=["", "described"]
)
def test_a_line_that_begins_small_goes_on_with_the_headline_above_it(listed, above):
    text = (
        f"Elections\n\n{above}12 December 1999\nThe opposition claims to have won\n"
        "in the first free vote that\nthe country has had\n\n"
        "14 December 1999\nA court orders to recount three\nnorthern provinces\n\n"
        "15 December 1999\nThe capital is calm again\n"
    )

    assert listed(text) == [
        (
            "1999-12-12",
            "The opposition claims to have won in the first free vote that the country has had",
        ),
        ("1999-12-14", "A court orders to recount three northern provinces"),
        ("1999-12-15", "The capital is calm again"),
    ]


def test_the_address_of_a_wrapped_headline_is_that_of_its_last_line(tmp_path):
    (tmp_path / "news.txt").write_text(
        "12 December 1999\nThe opposition claims to have won\nin the first free vote of all\n"
        "https://news.example/1\n\n14 December 1999\nThe capital is calm again\n"
        "https://news.example/2\n"
    )

    assert Contents(tmp_path).urls == ["https://news.example/1", "https://news.example/2"]


def test_headlines_that_begin_small_are_headlines_of_their_own(listed):
    text = (
        "12 December 1999\nopposition claims to have won\ncourt orders to recount votes\n\n"
        "14 December 1999\ncapital is calm once again\n"
    )

    assert [text for _, text in listed(text)] == [
        "opposition claims to have won",
        "court orders to recount votes",
        "capital is calm once again",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("by Ann Reed", "by Bo Sand"),
        ("the guardian", "financial times"),
        ("in the region", "in the city"),
    ],
    ids=["authors", "newspapers", "sections"],
)
def test_what_stands_below_headlines_and_begins_small_may_be_of_others(listed, first, second):
    text = (
        f"12 December 1999\nThe opposition claims to have won\n{first}\n\n"
        f"14 December 1999\nThe capital is calm again\n{second}\n"
    )

    assert listed(text) == [
        ("1999-12-12", "The opposition claims to have won"),
        ("1999-12-14", "The capital is calm again"),
    ]


def test_a_line_below_one_that_has_no_room_for_its_first_word_goes_on_with_it(listed):
    text = (
        "News of the port, as the library of the port has kept it since the year of the\n"
        "Great flood.\n\n"
        "12 May 2015\nMan jailed for four years for smuggling two million cigarettes through the\n"
        "Port of Felixstowe\n\n"
        "11 May 2015\nCoast guard rescues crew of twelve\n"
    )

    assert listed(text) == [
        (
            "2015-05-12",
            "Man jailed for four years for smuggling two million cigarettes through the Port of"
            " Felixstowe",
        ),
        ("2015-05-11", "Coast guard rescues crew of twelve"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Guardian", "Financial Times"),
        ("jury took only two hours to reach its verdict", "divers had sought it since March"),
    ],
    ids=["outlets", "decks"],
)
def test_what_stands_below_lines_of_one_length_or_with_room_for_it_is_of_others(
    listed, first, second
):
    full = "Coast guard rescues crew of twelve from a sinking ferry off an island"
    headline = full if first == "The Guardian" else "Ferry captain cleared"

    got = listed(f"12 May 2015\n{headline}\n{first}\n\n11 May 2015\n{headline}s\n{second}\n")

    assert got == [("2015-05-12", headline), ("2015-05-11", f"{headline}s")]


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        (("Widow of a killed crane opera-", "tor gets half a million"), "operator gets"),
        (("Neue Regeln für alle Hafen-", "und Küstenschiffe der Nordsee"), "Hafen- und"),
        (("Ferry sinks off the long pier -", "five are saved by a tug"), "pier - five"),
    ],
)
def test_a_word_that_was_parted_at_the_end_of_a_line_is_whole(listed, lines, headline):
    text = "12 May 2015\n{}\n{}\n\n14 May 2015\nQuarry to close in June\n".format(*lines)

    (_, first), _ = listed(text)

    assert headline in first


WON = "The opposition claims to have won in the first free vote that Kiel and Rostock have had"
COURT = "A court orders to recount three Northern provinces"


def hung(*items: str) -> str:
    """Return *items* as an editor wraps them at 40 characters, with hanging indents."""
    wrapped = (textwrap.fill(item, 40, subsequent_indent="    ") for item in items)
    return "\n".join(wrapped) + "\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"12 December 1999 – {WON}", f"14 December 1999 – {COURT}"),
        (f"- 12 December 1999: {WON}", f"- 14 December 1999: {COURT}"),
        (f"{WON} (12 December 1999)", f"{COURT} (14 December 1999)"),
        (f"{WON} (The Shore Gazette, 12 December 1999)", f"{COURT} (The Times, 14 December 1999)"),
    ],
    ids=["dashes", "bullets", "brackets", "outlets"],
)
def test_a_line_with_a_hanging_indent_goes_on_with_that_above_it(listed, first, second):
    assert listed(hung(first, second)) == [("1999-12-12", WON), ("1999-12-14", COURT)]


@pytest.mark.parametrize(
    "text",
    [
        "12 December 1999\n    {0}\n14 December 1999\n    {1}\n",
        "{0}\n    The Times, 12 December 1999\n{1}\n    The Times, 14 December 1999\n",
        "{0} (12 December 1999)\n    The Times\n{1} (14 December 1999)\n    The Times\n",
        "12 December 1999 – {0}\n    The vote was free, a spokesman said on the day after it.\n"
        "14 December 1999 – {1}\n    The judges had met on the evening before, she said.\n",
        "12 December 1999 – {0}\n  - Turnout is low\n14 December 1999 – {1}\n  - Two disagree\n",
    ],
    ids=["days", "credits", "outlets", "teasers", "bullets"],
)
def test_an_indented_line_below_one_with_room_is_of_its_own(listed, text):
    assert listed(text.format("Opposition claims victory", COURT)) == [
        ("1999-12-12", "Opposition claims victory"),
        ("1999-12-14", COURT),
    ]


RIG = (
    "21 April 2010\nExplosion rips through drilling rig in the Gulf of Mexico, leaving at\n"
    "least eleven workers missing\n\n"
)
SPILL = "BP shares fall as oil slick reaches the coast of Louisiana and White"


def test_lines_of_one_width_go_on_below_those_without_room_for_a_capital(tmp_path):
    text = f"Oil spill\n\n{RIG}30 April 2010\n{SPILL}\nHouse halts new drilling\n"
    tmp_path.joinpath("list.txt").write_text(text)

    assert [text for _, text in Contents(tmp_path).listed] == [
        "Explosion rips through drilling rig in the Gulf of Mexico, leaving at least eleven workers"
        " missing",
        f"{SPILL} House halts new drilling",
    ]


@pytest.mark.parametrize(
    ("above", "first", "second"),
    [
        (RIG, "BP shares fall as oil slick reaches the coast", "House halts new drilling"),
        (RIG, f"{SPILL} Lake or so", "House halts new drilling"),
        (RIG, f"{SPILL[:-6]}?", "House halts new drilling"),
        (
            "21 April 2010\nExplosion rips through drilling rig in the Gulf\n\n",
            SPILL,
            "House rises",
        ),
        ("21 April 2010\nRig explodes\nEleven missing\n\n", SPILL, "House halts new drilling"),
        (
            "It was wrapped by hand, as all that is described at the top of this list is,\n"
            "and is no headline of any day.\n\n21 April 2010\nA rig explodes in the Gulf\n\n",
            SPILL,
            "House halts new drilling",
        ),
    ],
    ids=["room", "wider", "question", "no width", "several", "description"],
)
def test_headlines_that_had_room_for_the_next_word_are_whole(tmp_path, above, first, second):
    tmp_path.joinpath("list.txt").write_text(
        f"Oil spill\n\n{above}30 April 2010\n{first}\n{second}\n"
    )

    assert ("2010-04-30", first) in Contents(tmp_path).listed
