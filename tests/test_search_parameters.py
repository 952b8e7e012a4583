"""The parameters' grammar: every search is a link, and bad values are all told at once."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import (
    DateRange,
    Filter,
    ParameterFaults,
    Query,
    QueryTooLong,
    format_parameters,
    parse_parameters,
    read_parameters,
)

DAYS = st.dates(dt.date(1, 1, 2), dt.date(9999, 12, 30))
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    dates = draw(
        st.one_of(
            st.just(DateRange()),
            st.builds(DateRange, DAYS),
            st.builds(lambda day: DateRange(None, day), DAYS),
            st.tuples(DAYS, DAYS)
            .filter(lambda days: days[0] != days[1])
            .map(lambda days: DateRange(*sorted(days))),
        )
    )
    facet = st.sampled_from(["topic", "language"])
    value = WORDS.filter(lambda text: not text.startswith("-"))
    chosen = st.lists(st.builds(Filter, facet, value, st.booleans()), max_size=4)
    parsed, _ = parse_parameters(
        [("q", draw(WORDS))]
        + [(f.facet, f"-{f.value}" if f.excluded else f.value) for f in draw(chosen)]
        + [("name", word) for word in draw(st.lists(WORDS, max_size=2))]
        + [("skip", word) for word in draw(st.lists(WORDS, max_size=2))]
    )
    return parsed.with_(
        dates=dates,
        undated=draw(st.sampled_from([None, "include", "exclude", "only"])),
        match=draw(st.sampled_from(["stem", "exact"])),
        words=draw(st.sampled_from(["all", "any"])),
        translate=draw(st.booleans()),
        names=draw(st.booleans()),
        explain=draw(st.booleans()),
        sort=draw(st.sampled_from([None, "relevance", "newest", "oldest", "meaning"])),
        by=draw(st.sampled_from(["words", "meaning"])),
        meaning=draw(st.booleans()),
        size=draw(st.integers(1, 200)),
        page=draw(st.integers(1, 1000)),
    )


@given(queries())
def test_the_parameters_of_a_query_ask_for_that_query(query: Query) -> None:
    assert parse_parameters(format_parameters(query)) == (query, ())


def test_no_parameters_ask_for_everything_and_that_is_written_as_none() -> None:
    assert parse_parameters([]) == (Query(), ())
    assert format_parameters(Query()) == []


def test_parameters_are_understood() -> None:
    query, warnings = parse_parameters(
        [
            ("q", " policía "),
            ("topic", "cybercrime"),
            ("language", "es"),
            ("language", "-fr"),
            ("from", "2014"),
            ("to", "2014-09"),
            ("sort", "oldest"),
            ("size", "50"),
        ]
    )

    assert query == Query(
        text="policía",
        filters=(
            Filter("topic", "cybercrime"),
            Filter("language", "es"),
            Filter("language", "fr", excluded=True),
        ),
        dates=DateRange(dt.date(2014, 1, 1), dt.date(2014, 10, 1)),
        sort="oldest",
        size=50,
    )
    assert warnings == ()


def test_both_ends_of_a_date_range_are_written_as_days_that_are_in_it() -> None:
    query = Query(dates=DateRange(dt.date(2014, 9, 1), dt.date(2014, 10, 1)))

    assert format_parameters(query) == [("from", "2014-09-01"), ("to", "2014-09-30")]


@pytest.mark.parametrize(
    ("alias", "name", "value"),
    [
        ("lang", "language", "es"),
        ("from-date", "from", "2014-01-01"),
        ("to-date", "to", "2014-01-01"),
        ("page-size", "size", "50"),
        ("order-by", "sort", "oldest"),
    ],
)
def test_an_alias_is_accepted_and_never_written(alias: str, name: str, value: str) -> None:
    query, warnings = parse_parameters([(alias, value)])

    assert warnings == ()
    assert format_parameters(query) == [(name, value)]


def test_an_unknown_parameter_is_left_out_with_a_notice() -> None:
    query, warnings = parse_parameters([("utm_source", "x"), ("q", "fraud")])

    assert query == Query(text="fraud")
    assert [(warning.code, warning.parameter) for warning in warnings] == [
        ("unknown_parameter", "utm_source")
    ]


def test_an_empty_value_counts_as_absent() -> None:
    assert parse_parameters([("q", ""), ("from", ""), ("page", " ")]) == (Query(), ())


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ParameterFaults) as caught:
        parse_parameters(
            [
                ("page", "0"),
                ("size", "201"),
                ("sort", "best"),
                ("from", "2014-02-30"),
                ("kind", "story"),
                ("translate", "maybe"),
            ]
        )

    faults = {fault.parameter: fault for fault in caught.value.faults}
    assert set(faults) == {"page", "size", "sort", "from", "kind", "translate"}
    assert faults["sort"].allowed == ("relevance", "newest", "oldest", "meaning")
    assert faults["from"].value == "2014-02-30"


@pytest.mark.parametrize(
    ("first", "last", "understood"),
    [
        ("2015", "2013", "2013-01-01/2015-12-31"),
        ("2014-03-02", "2014-03-01", "2014-03-01/2014-03-02"),
        ("since 2015", "until 2013", "2013-12-31/2015-01-01"),
    ],
)
def test_dates_the_wrong_way_round_are_swapped_and_it_is_said(
    first: str, last: str, understood: str
) -> None:
    query, warnings = parse_parameters([("from", first), ("to", last)])

    assert [(w.code, w.parameter, w.value) for w in warnings] == [
        ("reversed_dates", "from", understood)
    ]
    assert query.dates.iso == understood


@pytest.mark.parametrize(
    ("first", "last", "dates", "other"),
    [
        ("03/04/2015", "", "2015-04-03/..", "2015-03-04/.."),
        ("since 3.4.2015", "", "2015-04-03/..", "2015-03-04/.."),
        ("", "03-04-2015", "../2015-04-03", "../2015-03-04"),
        ("03/04/2015", "25/05/2015", "2015-04-03/2015-05-25", None),
        ("03/04/2015", "05/25/2015", "2015-03-04/2015-05-25", None),
        ("03/04/2015", "May 2015", "2015-04-03/2015-05-31", "2015-03-04/2015-05-31"),
        ("04/04/2015", "", "2015-04-04/..", None),
        ("", "04/2015", "../2015-04-30", None),
    ],
)
def test_a_date_in_numbers_is_read_day_first_unless_another_tells_the_order(
    first: str, last: str, dates: str, other: str | None
) -> None:
    query, warnings = parse_parameters([("from", first), ("to", last)])

    assert query.dates.iso == dates
    told = [] if other is None else [("day_first", "from" if first else "to", other)]
    assert [(one.code, one.parameter, one.value) for one in warnings] == told


@pytest.mark.parametrize(
    ("name", "typed", "values"),
    [
        ("language", "English", ["en"]),
        ("language", "español", ["es"]),
        ("language", "Franzosisch", ["fr"]),
        ("language", "en,es", ["en", "es"]),
        ("language", "en, francés", ["en", "fr"]),
        ("language", "Kurdish", ["ku", "ckb"]),
        ("language", "kurde,ar", ["ku", "ckb", "ar"]),
        ("language", "hbs", ["sr", "hr", "bs"]),
        ("language", "serbocroata", ["sr", "hr", "bs"]),
        ("language", "nynorsk", ["no"]),
        ("language", "kmr", ["ku"]),
        ("kind", "headlines", ["headline"]),
    ],
)
def test_a_value_by_its_name_is_understood_and_it_is_said(
    name: str, typed: str, values: list[str]
) -> None:
    query, warnings = parse_parameters([(name, typed)])

    assert sorted(chosen.value for chosen in query.filters) == sorted(values)
    assert {chosen.facet for chosen in query.filters} == {name}
    assert [(w.code, w.parameter, w.value) for w in warnings] == [
        ("value_repaired", name, ", ".join(values))
    ]


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("language", "ES", "es"),
        ("language", "ku", "ku"),
        ("language", "xx", "xx"),
        ("topic", "Arms, drugs", "Arms, drugs"),
        ("topic", "<b>x</b>", "<b>x</b>"),
    ],
)
def test_a_value_that_is_no_other_name_is_taken_as_it_stands(
    name: str, typed: str, value: str
) -> None:
    assert parse_parameters([(name, typed)]) == (Query(filters=(Filter(name, value),)), ())


def test_a_repeated_parameter_is_told_if_its_values_differ() -> None:
    query, warnings = parse_parameters([("q", "a"), ("q", "b"), ("sort", "newest")] * 2)

    assert query == Query(text="b", sort="newest")
    assert {(w.code, w.parameter) for w in warnings} == {("repeated_parameter", "q")}


def test_bytes_that_are_no_utf_8_are_told_with_their_parameter() -> None:
    pairs = [("q", "caf\udce9"), ("topic", "caf\ufffd"), ("source", "café")]
    query, warnings = parse_parameters(pairs)

    assert query.text == "caf\ufffd"
    assert [(w.code, w.parameter, w.value) for w in warnings] == [
        ("not_utf_8", "q", "caf\ufffd"),
        ("not_utf_8", "topic", "caf\ufffd"),
    ]


def test_a_query_of_1000_characters_is_read_and_one_of_1001_is_not() -> None:
    assert len(parse_parameters([("q", "x" * 1000)])[0].text) == 1000
    with pytest.raises(QueryTooLong):
        parse_parameters([("q", "x" * 1001)])


@given(st.lists(st.tuples(st.sampled_from(["q", "from", "to", "page", "topic"]), st.text())))
def test_any_values_are_read_or_refused_by_name(pairs: list[tuple[str, str]]) -> None:
    try:
        query, _ = parse_parameters(pairs)
    except (ParameterFaults, QueryTooLong):
        return
    assert parse_parameters(format_parameters(query))[0] == query


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("port%20fire", "port fire"),
        ("%D8%AF%D8%A7%D8%B9%D8%B4", "داعش"),
        ("100% port", "100% port"),
        ("port%FFfire", "port%FFfire"),
        ("https://a.example/b%20c", "https://a.example/b%20c"),
        ("&quot;port fire&quot; AT&T", '"port fire" AT&T'),
        ("<b>port</b> <fire>", "port <fire>"),
        ("<p>port</p><p><b>f</b>ire</p>", "port fire"),
        ("port%2520fire", "port fire"),
        ("&amp;lt;port&amp;gt;", "<port>"),
        ("port&#10;fire&nbsp;", "port fire"),
        ("%25252525252520", "%25252525252520"),
    ],
)
def test_a_text_from_an_address_or_a_source_is_decoded_and_it_is_said(
    typed: str, text: str
) -> None:
    query, warnings = parse_parameters([("q", typed)])

    assert query.text == text
    assert parse_parameters(format_parameters(query))[0] == query
    expected = [] if typed == text else [("value_repaired", "q", text)]
    assert [(one.code, one.parameter, one.value) for one in warnings] == expected


def test_values_at_fault_are_left_out_and_all_others_kept() -> None:
    asked = "q=fraud&lang=es&kind=video&kind=topic&page-size=0&from-date=2014&to=soon&cursor=x&a=b"

    query, warnings, faults = read_parameters([tuple(one.split("=")) for one in asked.split("&")])

    assert query == Query(
        text="fraud",
        filters=(Filter("language", "es"), Filter("kind", "topic")),
        dates=DateRange(dt.date(2014, 1, 1)),
    )
    assert [(one.parameter, one.value) for one in faults] == [
        ("size", "0"),
        ("to", "soon"),
        ("kind", "video"),
        ("cursor", "x"),
    ]
    assert [one.code for one in warnings] == ["unknown_parameter"]
