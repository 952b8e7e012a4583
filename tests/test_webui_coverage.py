"""Topics by year as a table, and several searches as lines."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from corpus import Topic
from search import (
    ComparedPeriod,
    Comparison,
    CoverageCell,
    DateRange,
    Filter,
    IndexVersion,
    Query,
)
from webui.presenters.coverage import tabulate
from webui.presenters.line_chart import Mark, Tick, draw_lines

_CRIME, _SPORT = Topic("crime", "Crime"), Topic("sport", "Sport")


def _years(first: int, last: int) -> DateRange:
    return DateRange(dt.date(first, 1, 1), dt.date(last + 1, 1, 1))


def test_every_topic_is_a_row_and_every_year_a_column_gaps_too() -> None:
    table = tabulate(
        [
            CoverageCell(_SPORT, "en", 2012, 1),
            CoverageCell(_CRIME, "en", 2012, 3),
            CoverageCell(_CRIME, "es", 2014, 2),
            CoverageCell(_CRIME, "es", None, 4),
            CoverageCell(None, "en", 2013, 50),
        ]
    )

    assert [column.dates for column in table.columns] == [
        _years(2012, 2012),
        _years(2013, 2013),
        _years(2014, 2014),
    ]
    assert [
        (row.topic, row.label, [cell.count for cell in row.cells], row.undated, row.total)
        for row in table.rows
    ] == [
        ("crime", "Crime", [3, 0, 2], 4, 9),
        ("sport", "Sport", [1, 0, 0], 0, 1),
        (None, "", [0, 50, 0], 0, 50),
    ]
    assert table.languages == (("en", 54), ("es", 6))
    assert table.undated


def test_a_language_leaves_the_columns_as_they_are() -> None:
    cells = [CoverageCell(_CRIME, "en", 2012, 3), CoverageCell(_SPORT, "es", 2014, 2)]

    table = tabulate(cells, "es")

    assert [(row.topic, [cell.count for cell in row.cells]) for row in table.rows] == [
        ("sport", [0, 0, 2])
    ]
    assert table.rows[0].cells[2].query == Query(
        filters=(Filter("topic", "sport"), Filter("language", "es"), Filter("kind", "headline")),
        dates=_years(2014, 2014),
    )
    assert table.languages == (("en", 3), ("es", 2))


def test_of_many_years_the_first_stand_in_one_column() -> None:
    table = tabulate(CoverageCell(_CRIME, "en", year, 1) for year in range(2000, 2020))

    assert [column.dates for column in table.columns] == [
        _years(2000, 2008),
        *(_years(year, year) for year in range(2009, 2020)),
    ]
    assert [column.earlier for column in table.columns] == [True] + [False] * 11
    assert [cell.count for cell in table.rows[0].cells] == [9] + [1] * 11


@given(
    st.lists(
        st.builds(
            CoverageCell,
            st.sampled_from([_CRIME, _SPORT, None]),
            st.sampled_from(["en", "es"]),
            st.none() | st.integers(1900, 2030),
            st.integers(1, 1000),
        ),
        max_size=30,
    ),
    st.sampled_from([None, "en"]),
)
def test_a_row_adds_up_to_its_total_and_rows_to_everything(
    cells: list[CoverageCell], language: str | None
) -> None:
    table = tabulate(cells, language)

    for row in table.rows:
        assert sum(cell.count for cell in row.cells) + row.undated == row.total
        assert all(0 <= cell.level <= 4 for cell in row.cells)
        assert all((cell.level > 0) == (cell.count > 0) for cell in row.cells)
    wanted = sum(cell.count for cell in cells if language in (None, cell.language))
    assert sum(row.total for row in table.rows) == wanted


def _comparison(*periods: tuple[tuple[int, ...], int]) -> Comparison:
    """Return a comparison of years from 2011, each with its counts and what the archive has."""
    return Comparison(
        queries=(Query(text="a"), Query(text="b")),
        labels=("a", "b"),
        interval="year",
        periods=tuple(
            ComparedPeriod(str(year), _years(year, year), counts, of)
            for year, (counts, of) in enumerate(periods, start=2011)
        ),
        totals=(0, 0),
        undated=(0, 0),
        warnings=(),
        index=IndexVersion("1", "2026-01-01T00:00:00+00:00", 0),
    )


def test_lines_reach_from_the_middle_of_the_first_period_to_that_of_the_last() -> None:
    chart = draw_lines(_comparison(((4, 0), 16), ((2, 1), 4)))

    assert chart
    assert chart.hits.most == 4
    assert [line.paths for line in chart.hits.lines] == [("25,0 75,50",), ("25,100 75,75",)]
    assert chart.shares.most == 0.5
    assert [line.paths for line in chart.shares.lines] == [("25,50 75,0",), ("25,100 75,50",)]


def test_a_mark_is_hollow_where_the_archive_has_fewer_than_ten() -> None:
    chart = draw_lines(_comparison(((4, 0), 10), ((2, 1), 9)))

    assert chart
    assert [line.marks for line in chart.hits.lines] == [
        (Mark(25.0, 0.0, small=False), Mark(75.0, 50.0, small=True)),
        (Mark(75.0, 75.0, small=True),),
    ]


def test_a_line_of_shares_is_broken_where_the_archive_has_nothing() -> None:
    chart = draw_lines(_comparison(((1, 0), 1), ((0, 0), 0), ((1, 1), 2)))

    assert chart
    assert chart.shares.lines[0].paths == ("16.67,0", "83.33,50")
    assert chart.hits.lines[0].paths == ("16.67,0 50,100 83.33,0",)


def test_as_many_periods_are_named_as_there_is_room_for() -> None:
    comparison = _comparison(*[((1, 1), 1)] * 20)

    chart = draw_lines(comparison)

    assert chart
    assert chart.ticks[:2] == (
        Tick(2.5, comparison.periods[0]),
        Tick(12.5, comparison.periods[2]),
    )
    assert len(chart.ticks) == 10


def test_searches_that_find_nothing_make_no_chart() -> None:
    assert draw_lines(_comparison(((0, 0), 5))) is None
