"""The months from which an archive holds nothing or little, and answers that say so."""

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from search import DateRange, Document, Engine, Query, parse_parameters
from search.answering.gaps import find_gaps, find_sparse, gaps_within

Make = Callable[..., Document]


def _range(start: str | None, end: str | None) -> DateRange:
    return DateRange(*(dt.date.fromisoformat(day) if day else None for day in (start, end)))


@pytest.mark.parametrize(
    ("held", "gaps"),
    [
        ([], []),
        ([24000], [(None, "2000-01-01"), ("2000-02-01", None)]),
        ([24000, 24001], [(None, "2000-01-01"), ("2000-03-01", None)]),
        (
            [24000, 24011, 24013],
            [
                (None, "2000-01-01"),
                ("2000-02-01", "2000-12-01"),
                ("2001-01-01", "2001-02-01"),
                ("2001-03-01", None),
            ],
        ),
        ([12], [("0001-02-01", None)]),
        ([12 * 9999 + 11], [(None, "9999-12-01")]),
    ],
    ids=["none", "one", "two", "several", "the first month", "the last month"],
)
def test_gaps_are_the_months_between(held: list[int], gaps: list[tuple[str, str]]) -> None:
    assert list(find_gaps(held)) == [_range(*gap) for gap in gaps]


@pytest.mark.parametrize(
    ("counts", "sparse"),
    [
        ([], []),
        ([(24000, 1)], []),
        # The median is 30, and less than a tenth of it are 1 and 2.
        ([(24000, 40), (24001, 30), (24002, 3), (24003, 2), (24004, 1), (24006, 1), (24007, 30),
          (24008, 31), (24009, 99), (24010, 50)],
         [("2000-04-01", "2000-06-01"), ("2000-07-01", "2000-08-01")]),
        ([(24000, 1), (24001, 10), (24002, 11)], []),
    ],
    ids=["none", "one", "several", "a tenth"],
)  # fmt: skip
def test_sparse_months_have_less_than_a_tenth_of_a_usual_one(
    counts: list[tuple[int, int]], sparse: list[tuple[str, str]]
) -> None:
    assert list(find_sparse(counts)) == [_range(*months) for months in sparse]


def test_an_empty_answer_says_of_what_time_little_is_held(
    make_engine: Callable[..., Engine], make_document: Make
) -> None:
    full = [
        make_document(f"Flood {number}", f"1978-{month:02}-05")
        for month in (1, 2, 4)
        for number in range(11)
    ]
    engine = make_engine(*full, make_document("Fire", "1978-03-05"))

    results = engine.search(parse_parameters([("q", "zeppelin"), ("from", "1978-02-20")])[0])

    assert [(one.code, one.value) for one in results.warnings if one.parameter == "from"] == [
        ("nothing_held", "1978-05-01/.."),
        ("few_held", "1978-03-01/1978-03-31"),
    ]
    assert results.sparse == (_range("1978-03-01", "1978-04-01"),)


@pytest.fixture
def engine(make_engine: Callable[..., Engine], make_document: Make) -> Engine:
    """Return an engine over May and August 1978, all of 1980 by its year, and October 1981."""
    year = replace(make_document("Flood of the year", "1980-01-01"), date_precision="year")
    month = replace(make_document("Flood of a month", "1981-10-01"), date_precision="month")
    return make_engine(
        make_document("Flood", "1978-05-31"),
        make_document("Fire", "1978-08-01"),
        make_document("Undated"),
        year,
        month,
    )


def test_a_month_or_year_alone_fills_all_its_months(engine: Engine) -> None:
    assert engine.search(Query()).gaps == (
        _range(None, "1978-05-01"),
        _range("1978-06-01", "1978-08-01"),
        _range("1978-09-01", "1980-01-01"),
        _range("1981-01-01", "1981-10-01"),
        _range("1981-11-01", None),
    )


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ({"from": "1978-09", "to": "1978-09"}, ["1978-09-01/1978-09-30"]),
        ({"from": "1978-07-15", "to": "1978-09-15"},
         ["1978-07-15/1978-07-31", "1978-09-01/1978-09-15"]),
        ({"from": "1990"}, ["1990-01-01/.."]),
        ({"to": "1950"}, ["../1950-12-31"]),
        ({"from": "1978-08-10", "to": "1978-08-20"}, []),
        ({}, []),
    ],
    ids=["a gap", "two gaps", "after all", "before all", "nothing found, something held", "always"],
)  # fmt: skip
def test_an_empty_answer_says_what_is_not_held(
    engine: Engine, dates: dict[str, str], told: list[str]
) -> None:
    query, _ = parse_parameters([("q", "zeppelin"), *dates.items()])

    warnings = engine.search(query).warnings

    held = [warning for warning in warnings if warning.code == "nothing_held"]
    assert [warning.value for warning in held] == told
    assert all("nothing from this time" in warning.message for warning in held)


def test_an_answer_with_hits_does_not_complain(engine: Engine) -> None:
    query, _ = parse_parameters([("q", "flood"), ("from", "1978"), ("to", "1981")])

    assert {warning.code for warning in engine.search(query).warnings} == set()


def test_open_dates_have_open_gaps() -> None:
    gaps = [_range(None, "1978-05-01"), _range("1981-11-01", None)]

    assert list(gaps_within(gaps, _range(None, None))) == gaps
    assert list(gaps_within(gaps, _range("1978-05-01", "1981-11-01"))) == []
