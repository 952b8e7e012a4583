"""One day of an archive, its month, and the days beside it."""

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from search import Document, Engine, archive_day, newest_day

Make = Callable[..., Document]
_SIZE = 10


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def small(make_engine: Callable[..., Engine], make_document: Make) -> Engine:
    """Return an engine over headlines of some days, of a whole month and year, and undated ones."""
    year = replace(make_document("Year", "2020-01-01"), date_precision="year")
    month = replace(make_document("Month", "2020-03-01"), date_precision="month")
    return make_engine(
        year,
        month,
        make_document("Undated"),
        make_document("New year", "2020-01-01"),
        make_document("Leap", "2020-02-29"),
        make_document("March, one", "2020-03-01"),
        make_document("March, two", "2020-03-01"),
        make_document("Later", "2021-05-17"),
    )


def test_a_day_has_what_is_dated_to_it_and_nothing_of_its_month_or_year(small: Engine) -> None:
    found = archive_day(small, _day("2020-03-01"), _SIZE)

    assert found.total == 2
    assert {hit.document.title for hit in found.hits} == {"March, one", "March, two"}


def test_the_month_has_every_day_with_its_number(small: Engine) -> None:
    february = archive_day(small, _day("2020-02-10"), _SIZE).month

    assert [one.day for one in february] == [_day(f"2020-02-{n:02}") for n in range(1, 30)]
    assert {one.day: one.count for one in february if one.count} == {_day("2020-02-29"): 1}


@pytest.mark.parametrize(
    ("day", "before", "after", "month_before", "month_after"),
    [
        ("2020-03-01", "2020-02-29", "2021-05-17", "2020-02-29", "2021-05-17"),
        ("2020-02-29", "2020-01-01", "2020-03-01", "2020-01-01", "2020-03-01"),
        ("2020-02-10", "2020-01-01", "2020-02-29", "2020-01-01", "2020-03-01"),
        ("2020-01-01", None, "2020-02-29", None, "2020-02-29"),
        ("2021-05-17", "2020-03-01", None, "2020-03-01", None),
        ("1999-12-31", None, "2020-01-01", None, "2020-01-01"),
        ("2030-06-30", "2021-05-17", None, "2021-05-17", None),
    ],
)
def test_the_days_beside_it_are_the_nearest_with_headlines(
    small: Engine, day: str, before: str, after: str, month_before: str, month_after: str
) -> None:
    found = archive_day(small, _day(day), _SIZE)

    beside = (found.before, found.after, found.month_before, found.month_after)
    assert [one and one.isoformat() for one in beside] == [
        before, after, month_before, month_after,
    ]  # fmt: skip


def test_a_day_of_many_headlines_gives_the_first_and_counts_all(small: Engine) -> None:
    found = archive_day(small, _day("2020-03-01"), 1)

    assert (found.total, len(found.hits)) == (2, 1)


def test_the_newest_day_is_that_of_the_newest_headline(
    small: Engine, make_engine: Callable[..., Engine], make_document: Make
) -> None:
    assert newest_day(small) == _day("2021-05-17")

    undated = make_engine(make_document("Undated"))
    assert newest_day(undated) is None
    assert archive_day(undated, _day("2020-03-01"), _SIZE).total == 0
