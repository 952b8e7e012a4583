"""A query is one value; a link is that value with one thing changed."""

import datetime as dt

import pytest

from search import DateRange, Filter, Query

SPANISH = Filter("language", "es")
NOT_SPANISH = Filter("language", "es", excluded=True)
CYBERCRIME = Filter("topic", "cybercrime")


def test_the_first_day_of_a_date_range_is_in_and_the_end_is_out() -> None:
    september = DateRange(dt.date(2014, 9, 1), dt.date(2014, 10, 1))

    assert dt.date(2014, 9, 1) in september
    assert dt.date(2014, 9, 30) in september
    assert dt.date(2014, 10, 1) not in september
    assert dt.date(2014, 8, 31) not in september


def test_an_open_side_of_a_date_range_has_no_limit() -> None:
    assert dt.date.min in DateRange(end=dt.date(2014, 1, 1))
    assert dt.date.max in DateRange(start=dt.date(2014, 1, 1))
    assert not DateRange()


def test_queries_that_mean_the_same_are_equal() -> None:
    one = Query(filters=(SPANISH, CYBERCRIME, SPANISH), skip=("b", "a"))
    other = Query(filters=(CYBERCRIME, SPANISH), skip=("a", "b", "a"))

    assert one == other
    assert hash(one) == hash(other)


def test_what_a_script_gives_as_lists_is_the_same_query() -> None:
    listed = Query(filters=[SPANISH], skip=["a"], name=["b"])  # type: ignore[arg-type]

    assert hash(listed) == hash(Query(filters=(SPANISH,), skip=("a",), name=("b",)))
    assert listed == Query(filters=(SPANISH,), skip=("a",), name=("b",))


def test_a_change_goes_back_to_the_first_page() -> None:
    assert Query(page=3).with_(size=50).page == 1
    assert Query(page=3).with_filter(SPANISH).page == 1
    assert Query(page=3).with_(page=4).page == 4


def test_choosing_a_value_drops_its_exclusion() -> None:
    assert Query(filters=(NOT_SPANISH,)).with_filter(SPANISH) == Query(filters=(SPANISH,))


def test_a_filter_that_is_added_and_taken_back_leaves_the_query_as_it_was() -> None:
    query = Query(text="fraud", filters=(CYBERCRIME,))

    assert query.with_filter(SPANISH).without_filter(SPANISH) == query


def test_results_without_text_are_newest_first() -> None:
    assert Query().order == "newest"
    assert Query(text="fraud").order == "relevance"
    assert Query(text="fraud", sort="oldest").order == "oldest"


def test_a_date_range_leaves_undated_documents_out_unless_they_are_asked_for() -> None:
    dates = DateRange(dt.date(2014, 1, 1))

    assert Query().undated_rule == "include"
    assert Query(dates=dates).undated_rule == "exclude"
    assert Query(dates=dates, undated="include").undated_rule == "include"


@pytest.mark.parametrize(
    ("start", "end", "year"),
    [
        (dt.date(2014, 1, 1), dt.date(2015, 1, 1), 2014),
        (dt.date(9999, 1, 1), dt.date.max, 9999),
        (dt.date(2014, 1, 1), dt.date(2016, 1, 1), None),
        (dt.date(2014, 1, 2), dt.date(2015, 1, 1), None),
        (dt.date(2014, 1, 1), None, None),
        (None, dt.date(2015, 1, 1), None),
    ],
)
def test_a_range_is_a_year_if_it_is_exactly_one(
    start: dt.date | None, end: dt.date | None, year: int | None
) -> None:
    assert DateRange(start, end).year == year
