"""Addresses and queries: each becomes the other and nothing is lost."""

import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Language, Topic
from search import (
    DateRange,
    Document,
    Engine,
    Filter,
    ParameterFaults,
    Query,
    QueryTooLong,
)
from webui import create_app
from webui.http.urls import build, document_url, parse

# What stays as it is when a parameter is read: NFC, no control characters, no outer white space.
_TEXTS = (
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40)
    .map(lambda text: unicodedata.normalize("NFC", text).strip())
    .filter(lambda text: unicodedata.normalize("NFC", text) == text)
)
_VALUES = _TEXTS.filter(lambda value: value and not value.startswith("-"))
_FILTERS = st.one_of(
    st.builds(
        Filter, st.just("topic"), _VALUES.map(lambda name: Topic.named(name).id), st.booleans()
    ),
    st.builds(Filter, st.just("language"), st.sampled_from(["es", "fr", "und"]), st.booleans()),
)
_KINDS = st.builds(Filter, st.just("kind"), st.sampled_from(["headline", "topic"]), st.booleans())
_DAYS = st.dates(date(1, 1, 2), date(9999, 12, 30))
_RANGES = st.one_of(
    st.builds(DateRange, st.none() | _DAYS, st.none()),
    st.builds(DateRange, st.none(), _DAYS),
    st.lists(_DAYS, min_size=2, max_size=2, unique=True).map(lambda days: DateRange(*sorted(days))),
)
_QUERIES = st.builds(
    Query,
    text=_TEXTS,
    filters=st.lists(_FILTERS | _KINDS, max_size=4).map(tuple),
    dates=_RANGES,
    undated=st.sampled_from([None, "include", "exclude", "only"]),
    match=st.sampled_from(["stem", "exact"]),
    words=st.sampled_from(["all", "any"]),
    translate=st.booleans(),
    explain=st.booleans(),
    skip=st.lists(_VALUES, max_size=2).map(tuple),
    names=st.booleans(),
    name=st.lists(_VALUES, max_size=2).map(tuple),
    sort=st.sampled_from([None, "relevance", "newest", "oldest"]),
    page=st.integers(1, 1_000_000),
    size=st.integers(1, 200),
)


@pytest.fixture(scope="module", autouse=True)
def site(engine: Engine) -> Iterator[Flask]:
    app = create_app(engine)
    with app.test_request_context():
        yield app


@given(_QUERIES)
def test_an_address_asks_for_the_query_that_it_was_built_from(query: Query) -> None:
    _, _, query_string = build(query).partition("?")

    assert parse(query_string.encode()) == (query, ())


@given(st.binary(max_size=600))
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_any_bytes_are_a_query_or_are_refused_as_the_contract_says(query_string: bytes) -> None:
    try:
        query, _ = parse(b"q=" + query_string)
    except (ParameterFaults, QueryTooLong):
        return
    assert isinstance(query, Query)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        pytest.param(Query(), "/search", id="nothing asked"),
        pytest.param(Query(text="trend micro"), "/search?q=trend+micro", id="words"),
        pytest.param(
            Query(text="policía", filters=(Filter("language", "es"),)),
            "/search?q=polic%C3%ADa&language=es",
            id="accents",
        ),
        pytest.param(
            Query(filters=(Filter("topic", "cybercrime"), Filter("language", "en", excluded=True))),
            "/search?topic=cybercrime&language=-en",
            id="excluded",
        ),
        pytest.param(
            Query(dates=DateRange(date(2014, 1, 1), date(2015, 1, 1)), page=2),
            "/search?from=2014-01-01&to=2014-12-31&page=2",
            id="last day included",
        ),
    ],
)
def test_an_address_is_as_short_as_it_can_be(query: Query, address: str) -> None:
    assert build(query) == address


def test_a_form_is_the_extension_of_the_address() -> None:
    assert build(Query(text="fraud"), "json") == "/search.json?q=fraud"


def test_bytes_that_are_no_text_count_as_a_replacement_character() -> None:
    assert parse(b"q=caf\xe9")[0].text == "caf\ufffd"
    assert parse(b"q=caf%E9")[0].text == "caf\ufffd"


def test_a_headline_and_a_topic_have_addresses_of_their_own() -> None:
    headline = Document(
        id="8c28316c73fb4975", kind="headline", text="x", language=Language("en", 1.0, "stated")
    )
    topic = Document(
        id="topic:organized-crime",
        kind="topic",
        text="Organized crime",
        language=Language("en", 1.0, "stated"),
        topics=(Topic("organized-crime", "Organized crime"),),
    )

    assert document_url(headline) == "/headlines/8c28316c73fb4975"
    assert document_url(topic) == "/topics/organized-crime"
