"""Periods in which an archive has nothing: what is told of them, and the ways on."""

from collections.abc import Callable

import pytest
from results import offered

from search import Document, Engine, Query

SPAN = ("dates_held", "2011-01-17/2018-11-30")


@pytest.fixture
def lacking(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> Callable[[str], tuple[list[tuple[str, str]], list[tuple[str, str, int]]]]:
    engine = make_engine(
        make_document("Storm closes harbour", "2011-01-17"),
        make_document("Storm floods harbour", "2014-05-06"),
        make_document("Ferry sinks in harbour", "2015-03-01"),
        make_document("Storm sinks ferry", "2018-03-02"),
        make_document("Ferry found", "2018-11-30"),
        make_document("Storm of an unknown day"),
    )

    def ask(text: str) -> tuple[list[tuple[str, str]], list[tuple[str, str, int]]]:
        found = engine.search(Query(text=text))
        for remedy in found.remedies:
            assert engine.search(remedy.query).total == remedy.count
        return [(one.code, one.value) for one in found.warnings], offered(found)

    return ask


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("in 2016", [("year", "2015", 1), ("year", "2018", 2)]),
        ("January 2020", [("year", "2018", 2)]),
        ("after 2019", [("year", "2018", 2)]),
        ("before 2000", [("year", "2011", 1)]),
        ("June 2018", [("year", "2018", 2)]),
        ("enero de 2020", [("year", "2018", 2)]),
    ],
)
def test_a_period_that_the_archive_lacks_is_told_and_leads_to_the_nearest_years(
    lacking: Callable[..., object], text: str, ways: list[tuple[str, str, int]]
) -> None:
    assert lacking(text) == ([("none_dated", text), SPAN], ways)


def test_a_year_alone_may_also_be_a_number_that_no_text_holds(
    lacking: Callable[..., object],
) -> None:
    assert lacking("2020") == (
        [("none_dated", "2020"), SPAN, ("unknown_word", "2020")],
        [("year", "2018", 2)],
    )
    assert lacking("1400") == ([("unknown_word", "1400")], [])  # no year of such an archive


def test_words_beside_such_a_period_are_offered_without_it_and_in_years_that_have_them(
    lacking: Callable[..., object],
) -> None:
    assert lacking("storm 2016") == (
        [
            ("any_words", "2016"),
            ("none_dated", "2016"),
            SPAN,
            ("unknown_word", "2016"),
        ],
        [
            ("word", "2016", 4),
            ("year", "2014", 1),
            ("year", "2018", 1),
            ("any", "", 4),
        ],
    )


def test_a_period_that_the_archive_has_is_not_told_to_lack(lacking: Callable[..., object]) -> None:
    assert lacking("zeppelin 2014") == (
        [("only_dated", "2014"), ("unknown_word", "zeppelin")],
        [],
    )
    assert lacking("ferry 2018") == ([("dated", "2018")], [("word", "2018", 3), ("any", "", 3)])


def test_a_name_before_a_year_is_no_article_of_a_date(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        make_document("Kim Jong Il visits a dam", "1999-05-06"),
        make_document("Kim Jong Pil visits a dam", "1999-05-07"),
        make_document("Kim Jong Il visits a farm", "2001-05-06"),
    )

    found = engine.search(Query(text="Kim Jong Il 1999"))

    assert [(one.code, one.value) for one in found.warnings] == [("dated", "1999")]
    assert [hit.document.text for hit in found.hits] == ["Kim Jong Il visits a dam"]
