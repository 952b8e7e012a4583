import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corpus import Headline, Language, Publication, Source, Topic, headline_id, merge

FIVE_ARRESTS = Headline(
    id=headline_id("Five arrests", "2 May 2015", dt.date(2015, 5, 2)),
    text="Five arrests",
    date_text="2 May 2015",
    date=dt.date(2015, 5, 2),
    date_precision="day",
    language=Language("en", 0.9, "identified"),
    topics=(Topic("crime", "Crime"),),
    sources=(Source("a.txt", 3),),
    first_seen=dt.date(2016, 1, 1),
    last_seen=dt.date(2016, 1, 1),
)

headlines = st.builds(
    Headline,
    id=st.just("0"),
    text=st.sampled_from(["Five arrests", "FIVE ARRESTS", "Five  arrests"]),
    date_text=st.sampled_from(["2 May 2015", "2 mayo 2015"]),
    date=st.just(dt.date(2015, 5, 2)),
    date_precision=st.just("day"),
    language=st.builds(
        Language,
        st.sampled_from(["en", "es", "und"]),
        st.sampled_from([0.0, 0.5, 1.0]),
        st.sampled_from(["stated", "script", "identified", "page", "undetermined"]),
    ),
    topics=st.lists(
        st.builds(Topic, st.sampled_from("ab"), st.sampled_from(["A", "B"])),
        max_size=3,
        unique_by=lambda topic: topic.id,
    ).map(lambda topics: tuple(sorted(topics))),
    sources=st.sets(
        st.builds(Source, st.sampled_from(["a.txt", "b.txt"]), st.integers(1, 3)), min_size=1
    ).map(lambda sources: tuple(sorted(sources))),
    first_seen=st.dates(dt.date(2016, 1, 1), dt.date(2016, 1, 5)),
    last_seen=st.dates(dt.date(2016, 1, 5), dt.date(2016, 1, 9)),
    description=st.sampled_from(["", "Short", "Longer", "Larger"]),
    publications=st.sampled_from(
        [(), (Publication("AFP"),), (Publication(url="https://a.example/"),)]
    ),
)


@given(headlines, headlines)
def test_the_order_of_two_headlines_makes_no_difference(first, second):
    assert merge(first, second) == merge(second, first)


@given(headlines, headlines, headlines)
def test_the_grouping_of_headlines_makes_no_difference(first, second, third):
    assert merge(merge(first, second), third) == merge(first, merge(second, third))


@given(headlines)
def test_a_headline_merged_with_itself_is_itself(headline):
    assert merge(headline, headline) == headline


def test_a_merged_headline_has_all_topics_sources_and_captures():
    other = replace(
        FIVE_ARRESTS,
        text="FIVE ARRESTS",
        language=Language("en", 1.0, "stated"),
        topics=(Topic("africa", "Africa"),),
        sources=(Source("b.txt", 9),),
        first_seen=dt.date(2015, 6, 1),
        last_seen=dt.date(2017, 6, 1),
        description="In a raid.",
    )

    merged = merge(FIVE_ARRESTS, other)

    assert merged.text == "Five arrests"
    assert merged.language.route == "stated"
    assert merged.topics == (Topic("africa", "Africa"), Topic("crime", "Crime"))
    assert merged.sources == (Source("a.txt", 3), Source("b.txt", 9))
    assert (merged.first_seen, merged.last_seen) == (dt.date(2015, 6, 1), dt.date(2017, 6, 1))
    assert merged.description == "In a raid."


@pytest.mark.parametrize(
    ("known", "added", "merged"),
    [
        ([("AFP", "u/1")], [("AFP", "u/2")], [("AFP", "u/1"), ("AFP", "u/2")]),
        ([("AFP", "u/1")], [("", "u/1")], [("AFP", "u/1")]),
        ([("AFP", "u/1")], [("AFP", "")], [("AFP", "u/1")]),
        ([("AFP", "")], [("", "u/1")], [("", "u/1"), ("AFP", "")]),
        ([("AFP", "u/1")], [("Efe", "u/1")], [("AFP", "u/1"), ("Efe", "u/1")]),
    ],
    ids=["two addresses", "no outlet", "no address", "perhaps the same", "two outlets"],
)
def test_all_publications_are_kept_but_those_that_say_less(known, added, merged):
    first, second = (
        replace(FIVE_ARRESTS, publications=tuple(Publication(*pair) for pair in pairs))
        for pairs in (known, added)
    )

    assert merge(first, second).publications == tuple(Publication(*pair) for pair in merged)


def test_an_id_depends_on_the_day_and_not_on_how_it_is_printed():
    day = dt.date(2015, 3, 26)

    assert headline_id("Five arrests", "26 marzo 2015", day) == headline_id(
        "FIVE  arrests", "26 March 2015", day
    )


def test_the_same_text_on_two_dates_has_two_ids():
    first, second, undated, month = (
        headline_id("Five arrests", None, dt.date(2015, 3, 1)),
        headline_id("Five arrests", None, dt.date(2015, 3, 2)),
        headline_id("Five arrests", None, None, None),
        headline_id("Five arrests", None, dt.date(2015, 3, 1), "month"),
    )

    assert len({first, second, undated, month}) == 4


def test_an_id_is_the_same_in_every_version():
    assert FIVE_ARRESTS.id == "5acd575ac1b9ea20"


@pytest.mark.parametrize(
    ("shown", "other"),
    [
        ("Police arrest ten", "POLICE ARREST TEN"),
        ("Police arrest ten", "police arrest ten"),
        ("Police arrest ten", "Police Arrest Ten"),
        ("David Cameron resigns", "david cameron resigns"),
        ("IPhone riot", "iPhone RIOT"),
        ("Police held", "ＰＯＬＩＣＥ ＨＥＬＤ"),
        ("полиция", "ПОЛИЦИЯ"),
    ],
)
def test_of_two_accounts_the_one_whose_letters_are_a_sentences_is_shown(shown, other):
    first, second = replace(FIVE_ARRESTS, text=shown), replace(FIVE_ARRESTS, text=other)

    assert merge(first, second).text == merge(second, first).text == shown
