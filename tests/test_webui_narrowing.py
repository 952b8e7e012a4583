"""The addresses one step from a search are those of the changed queries."""

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import DateRange, Engine, FacetValue, Filter, Query
from webui import create_app
from webui.http import locale, urls
from webui.http.narrowing import Narrowing

_DAY = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)) | st.none()
_DATES = st.builds(DateRange, _DAY, _DAY)
_FILTER = st.builds(
    Filter,
    st.sampled_from(["topic", "language", "place", "quantity", "kind"]),
    st.sampled_from(["fr", "drug & arms", "arrests>100", "é/?#"]),
    st.booleans(),
)
_QUERY = st.builds(
    Query,
    text=st.sampled_from(["", "police", "ley & orden +50%"]),
    filters=st.lists(_FILTER, max_size=3).map(tuple),
    dates=_DATES,
    skip=st.sampled_from([(), ("es:policía",)]),
    name=st.sampled_from([(), ("Путин",)]),
    names=st.booleans(),
    page=st.sampled_from([1, 3]),
    size=st.sampled_from([20, 50]),
    undated=st.sampled_from([None, "include"]),
    as_of=st.sampled_from(["", "7.1a2b"]),
)


pytestmark = pytest.mark.usefixtures("page")


@pytest.fixture(params=["/search?q=x", "/search?q=x&ui=ar"], scope="module")
def page(request: pytest.FixtureRequest, engine: Engine) -> Iterator[None]:
    app = create_app(engine)
    with app.test_request_context(request.param):
        app.preprocess_request()
        yield


@given(_QUERY, _FILTER)
def test_a_filter_more_has_the_address_of_the_query_with_it(query: Query, chosen: Filter) -> None:
    assert Narrowing(query).with_filter(chosen) == locale.link(query.with_filter(chosen))
    assert Narrowing(query, "json").with_filter(chosen) == urls.build(
        query.with_filter(chosen), "json"
    )


@given(_QUERY, _FILTER)
def test_a_chosen_value_has_the_address_of_the_query_without_it(
    query: Query, chosen: Filter
) -> None:
    value = FacetValue(chosen.value, "", 1, not chosen.excluded, chosen.excluded)

    found = Narrowing(query.with_filter(chosen)).toggled(chosen.facet, value)

    assert found == locale.link(query.with_filter(chosen).without_filter(chosen))


@given(_QUERY, _DATES)
def test_other_dates_have_the_address_of_the_query_in_them(query: Query, dates: DateRange) -> None:
    assert Narrowing(query).within(dates) == locale.link(query.with_(dates=dates))
