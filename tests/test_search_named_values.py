"""Names of outlets and topics that are typed as words: what is offered, and what completes them."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from corpus import Publication, Topic
from search import (
    DateRange,
    Document,
    Engine,
    Filter,
    Query,
    completed,
    search_lines,
)

Make = Callable[..., Document]
Offers = list[tuple[str, int, str]]


def documents(make: Make) -> Iterator[Document]:
    """Yield six headlines of outlets and one of none."""
    for text, day, outlet in (
        ("Dam breaks", "2014-05-02", "AP"),
        ("Bridge reopens", "2014-06-01", "AP"),
        ("Hafen wieder offen", "2014-05-03", "Süddeutsche Zeitung"),
        ("上海的桥", "2013-01-01", "新华社"),
        ("Ferry adrift", "2015-01-01", "The New York Times"),
        ("Guardian of the port honoured", "2015-02-01", "The Guardian"),
    ):
        yield replace(make(text, day), publications=(Publication(outlet),))
    yield replace(make("Ferry sinks"), topics=(Topic("lost-ships", "Lost ships"),))


@pytest.fixture
def engine(make_engine: Callable[..., Engine], make_document: Make) -> Engine:
    return make_engine(*documents(make_document))


def offers(engine: Engine, query: Query) -> Offers:
    """Return what is offered that is marked so; each offer finds what it says."""
    results = engine.search(query)
    marked = [one for one in results.remedies if one.way == "value"]
    assert [engine.search(one.query).total for one in marked] == [one.count for one in marked]
    return [(one.text, one.count, one.query.text) for one in marked]


ZEITUNG = 'source:"Süddeutsche Zeitung"'
TIMES = 'source:"The New York Times"'
SHIPS = 'topic:"Lost ships"'


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("AP", [("source:AP", 2, 'source:"AP"')]),
        ("ap", [("source:AP", 2, 'source:"AP"')]),
        ('"AP"', [("source:AP", 2, 'source:"AP"')]),
        ("Süddeutsche", [("source:Süddeutsche Zeitung", 1, ZEITUNG)]),
        ("suddeutsche zeitung", [("source:Süddeutsche Zeitung", 1, ZEITUNG)]),
        ("new york times", [("source:The New York Times", 1, TIMES)]),
        ("The New York Times ferry", [("source:The New York Times", 1, f"{TIMES} ferry")]),
        ("新华社", [("source:新华社", 1, 'source:"新华社"')]),
        ("NYT", [("source:The New York Times", 1, TIMES)]),
        ("bridge AP", [("source:AP", 1, 'bridge source:"AP"')]),
        ("AP ferry", [("source:AP", 2, 'source:"AP"')]),  # no ferry is AP's
        ("lost ships", [("topic:Lost ships", 1, SHIPS)]),
        ("guardian", [("source:The Guardian", 1, 'source:"The Guardian"')]),  # a word too
        ("ferry", []),
        ("dam -AP", []),
        ("York", [("source:The New York Times", 1, TIMES)]),
        ("ferry Guardian", []),  # neither is lacking, and no ferry is the Guardian's
    ],
)
def test_a_name_typed_as_a_word_offers_what_is_marked_so(
    engine: Engine, typed: str, expected: Offers
) -> None:
    assert offers(engine, Query(text=typed)) == expected


def test_beside_a_name_dates_are_kept_and_a_period_of_the_text_is_one(engine: Engine) -> None:
    may = DateRange(dt.date(2014, 5, 1), dt.date(2014, 6, 1))

    assert offers(engine, Query(text="AP", dates=may)) == [("source:AP", 1, 'source:"AP"')]
    (offer,) = (r for r in engine.search(Query(text="may 2014 AP")).remedies if r.way == "value")
    assert (offer.query, offer.count) == (Query(text='source:"AP"', dates=may), 1)


def test_what_is_found_is_the_same_and_a_chosen_value_is_not_offered(engine: Engine) -> None:
    results = engine.search(Query(text="guardian"))
    assert [hit.document.text for hit in results.hits] == ["Guardian of the port honoured"]
    assert results.total == 1
    chosen = Filter("source", "the-guardian")
    assert engine.search(Query(text="guardian", filters=(chosen,))).total == 1
    assert offers(engine, Query(text="guardian", filters=(chosen,))) == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a", [('source:"AP"', 2), ("adrift", 1)]),
        ("ap", [('source:"AP"', 2)]),
        ("zeit", [(ZEITUNG, 1)]),
        ("dam Süddeutsche zei", [(f"dam {ZEITUNG}", 1)]),
        ("new york ti", [(TIMES, 1)]),
        ("source:ti", [(TIMES, 1)]),
        ('source:"new york ti', [(TIMES, 1)]),
        ("ship", [(SHIPS, 1)]),
        ("新华", [('source:"新华社"', 1)]),
        ("新华社", [('source:"新华社"', 1)]),
        ('"zeit', []),  # a quotation is of words
    ],
)
def test_a_name_is_completed_by_any_of_its_words_as_a_filter(
    engine: Engine, typed: str, expected: list[tuple[str, int]]
) -> None:
    found = [(completed(typed, one), one.count) for one in engine.suggest(typed)]
    assert found == expected
    for text, count in found:
        if not text.startswith("dam"):
            assert engine.search(Query(text=text)).total == count


def test_a_line_of_a_batch_that_finds_nothing_says_what_is_called_so(engine: Engine) -> None:
    found = search_lines(engine, [(1, "AP"), (2, "ferry")], Query())
    told = {line.query.text: [one.message for one in line.reasons] for line in found.lines}
    assert told == {
        "AP": [
            "no text of the archive holds “AP”",
            'outlets or topics are called so; search for source:"AP"',
        ],
        "ferry": [],
    }


def test_what_finds_nothing_as_typed_tells_what_is_called_so_and_what_is_found_does_not(
    engine: Engine,
) -> None:
    def told(text: str) -> list[tuple[str, str]]:
        return [(one.code, one.value) for one in engine.search(Query(text=text)).warnings]

    assert told("AP") == [("unknown_word", "AP"), ("named_value", 'source:"AP"')]
    assert told("AP ferry")[-1] == ("named_value", 'source:"AP"')
    assert told("guardian") == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Zetiung", [(ZEITUNG, 1, ZEITUNG)]),
        ("hafen zeitnug", [(ZEITUNG, 1, f"hafen {ZEITUNG}")]),
        ("ferry timse", [(TIMES, 1, f"ferry {TIMES}")]),
        ("ferry guardain", []),  # which published nothing on a ferry
        ("ferry ta", []),  # so short a word is near to many
        ("zeitungen", []),  # two edits away
    ],
)
def test_an_outlet_is_offered_where_a_word_of_its_name_is_misspelt(
    engine: Engine, typed: str, expected: Offers
) -> None:
    results = engine.search(Query(text=typed))

    spelt = [one for one in results.remedies if one.text.startswith("source:")]
    assert [(one.text, one.count, one.query.text) for one in spelt] == expected
    assert {one.way for one in spelt} <= {"spelling"}
    assert "named_value" not in {one.code for one in results.warnings}
