"""Searches side by side over time, on the sample and on archives read line by line."""

import datetime as dt
from collections.abc import Callable

import pytest
from examples import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from search import Comparison, DateRange, Document, Engine, Filter, Query, compare

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]


def _rows(comparison: Comparison) -> list[tuple[str, tuple[int, ...], int]]:
    return [(period.value, period.counts, period.of) for period in comparison.periods]


def _queries(*texts: str, **others: object) -> list[Query]:
    return [Query(text=text).with_(**others) for text in texts]


def test_two_searches_of_the_sample_by_year(engine: Engine) -> None:
    found = compare(engine, _queries("cybercrime", "terrorism", translate=False))

    assert found.interval == "year"
    assert _rows(found) == [
        ("2011", (0, 0), 4),
        ("2012", (0, 0), 2),
        ("2013", (0, 0), 8),
        ("2014", (2, 0), 12),
        ("2015", (0, 0), 1),
        ("2016", (0, 0), 0),
        ("2017", (0, 0), 0),
        ("2018", (0, 4), 36),
        ("2019", (0, 2), 5),
    ]
    # The topic page on cybercrime says the word, and has no date.
    assert found.totals == (3, 6)
    assert found.undated == (1, 0)


def test_periods_of_fewer_than_ten_documents_are_small(engine: Engine) -> None:
    found = compare(engine, _queries("cybercrime", "terrorism"))

    assert [period.value for period in found.periods if not period.small] == ["2014", "2018"]


def test_a_year_is_compared_by_months_and_a_cut_month_counts_what_is_within(
    engine: Engine,
) -> None:
    dates = DateRange(dt.date(2014, 9, 30), dt.date(2014, 11, 9))

    found = compare(engine, _queries("INTERPOL", "cooperation", dates=dates))

    assert found.interval == "month"
    # Three on 30 September, two say cooperation; two in October, one says cooperación; one of
    # the two in November, that on the 8th.
    assert _rows(found) == [
        ("2014-09", (3, 2), 3),
        ("2014-10", (2, 1), 2),
        ("2014-11", (1, 0), 1),
    ]
    assert [period.dates for period in found.periods] == [
        DateRange(dt.date(2014, 9, 30), dt.date(2014, 10, 1)),
        DateRange(dt.date(2014, 10, 1), dt.date(2014, 11, 1)),
        DateRange(dt.date(2014, 11, 1), dt.date(2014, 11, 9)),
    ]
    assert found.undated == (0, 0)


def test_words_that_nothing_holds_together_are_not_counted_one_by_one(engine: Engine) -> None:
    found = compare(engine, _queries("cybercrime zeppelin", "terrorism"))

    assert found.totals[0] == 0
    assert all(period.counts[0] == 0 for period in found.periods)
    assert [(told.code, told.value) for told in found.warnings] == [("unknown_word", "zeppelin")]


_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["alpha", "beta", "alpha beta"]),
        st.none() | st.dates(dt.date(2012, 11, 1), dt.date(2015, 2, 28)),
        st.sampled_from(["en", "sw"]),
    ),
    min_size=1,
    max_size=25,
)
_DAYS = st.none() | st.dates(dt.date(2012, 6, 1), dt.date(2015, 6, 1))


@given(rows=_ROWS, start=_DAYS, end=_DAYS, language=st.sampled_from([None, "en"]))
@examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_counts_are_those_of_reading_every_headline(
    make_engine: MakeEngine,
    make_document: Make,
    rows: list[tuple[str, dt.date | None, str]],
    start: dt.date | None,
    end: dt.date | None,
    language: str | None,
) -> None:
    if start and end and start >= end:
        start, end = end, start + dt.timedelta(days=1)
    dates = DateRange(start, end)
    made = [
        make_document(f"x{n} {text}", day.isoformat() if day else None, code)
        for n, (text, day, code) in enumerate(rows)
    ]
    filters = (Filter("language", language),) if language else ()

    found = compare(make_engine(*made), _queries("alpha", "beta", dates=dates, filters=filters))

    for place, word in enumerate(("alpha", "beta")):
        days = [day for text, day, code in rows if word in text and language in (None, code)]
        inside = [day for day in days if day and day in dates]
        assert found.totals[place] == len(inside) + (0 if dates else days.count(None))
        assert found.undated[place] == found.totals[place] - len(inside)
        for period in found.periods:
            assert period.counts[place] == sum(day in period.dates for day in inside)
    for period in found.periods:
        assert period.of == sum(day in period.dates for _, day, _ in rows if day)


@pytest.mark.parametrize("undated", ["exclude", "only"])
def test_the_rule_for_undated_documents_holds(engine: Engine, undated: str) -> None:
    queries = _queries("cybercrime", "crime", undated=undated, translate=False)

    found = compare(engine, queries)

    dated = sum(period.counts[0] for period in found.periods)
    assert (dated, found.undated[0]) == ((2, 0) if undated == "exclude" else (0, 1))
