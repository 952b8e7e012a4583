"""What a query may cost is bounded, whatever is asked.

Cost is counted in calls of functions, which are the same on every machine; the work on arrays
between them is bounded by the number of terms, words and postings that they are called for.
`tests/benchmarks/costs.py` has the times and the memory over a real archive.
"""

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from string import ascii_lowercase

import pytest

from corpus import Language, Source, Topic
from search import (
    Document,
    Engine,
    ParameterFaults,
    Query,
    QueryTooLong,
    open_index,
    open_writer,
    parse_parameters,
)

COMMON = "the of to in and a for on is with at as by from new says after over man us"
PAIRS = [a + b for a in ascii_lowercase[:8] for b in ascii_lowercase[:8]]
BUDGET = 400_000
"""Calls for one answer; three words take some 4,000."""

WORST = {
    "64 prefixes, all": " ".join(f"{pair}*" for pair in PAIRS),
    "64 prefixes, any": " OR ".join(f"{pair}*" for pair in PAIRS),
    "one letter each": " ".join(f"{letter}*" for letter in ascii_lowercase),
    "common words": COMMON,
    "250 words": "a " * 250,
    "unknown words": " ".join(f"zq{pair}" for pair in PAIRS),
    "terms of the glossary": "cybercrime fraud police arrest zzzqqx " * 12,
    "a common phrase anywhere": f'"{COMMON}"~999',
    "one word far from itself": '"the the the the the the the the the the the the"~999',
    "one word 120 times": f'"{"the " * 120}"~999',
    "two common words anywhere": '"the of"~999',
    "many nearnesses": " OR ".join(f'"the {word}"~999' for word in COMMON.split()),
    "brackets": "(" * 240 + "a" + ")" * 240,
    "brackets that count": "(" * 20 + "a" + ")" * 20,
    "negations": "-(" * 20 + "a" + ")" * 20,
    "NOT NOT": "NOT " * 120 + "a",
    "OR": "a OR " * 120 + "b",
    "a range without an end": "date:[" + "T" * 200 + " TO " * 60,
    "a range of spaces": "date:[" + " " * 480,
    "filters": " OR ".join(f"topic:{pair}" for pair in PAIRS),
    "quotation marks": '"' * 500,
    "Chinese": "国際刑事警察機構" * 60,
    "marks on one letter": "e" + "\u0301" * 499,
    "joiners": "a\u200d" * 250,
    "full width": "ａ" * 500,
    "one long word": "a" * 500,
    "hyphens": "a-" * 250,
}


class TooCostly(AssertionError):
    """An answer takes more than it may."""


@contextmanager
def budget(calls: int) -> Iterator[None]:
    """Raise `TooCostly` once so many functions were called."""
    left = calls

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal left
        left -= event == "call"
        if left < 0:
            sys.setprofile(None)
            raise TooCostly(f"over {calls:,} calls")

    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(None)


@pytest.fixture(scope="module")
def long_page(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Return an engine over one topic whose description repeats itself."""
    where = tmp_path_factory.mktemp("long")
    text = "Title\n\n" + "the man of the house and the dog of the man saw the cat " * 200
    page = Document(
        id="topic:x",
        kind="topic",
        text=text,
        language=Language("en", 1.0, "stated"),
        topics=(Topic("x", "X"),),
        sources=(Source("x.txt", 1),),
    )
    with open_writer(where) as writer:
        writer.put(page)
        writer.commit()
    return open_index(where)


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
def test_the_worst_queries_cost_no_more_than_so_much(
    engine: Engine, long_page: Engine, text: str
) -> None:
    for over in (engine, long_page):
        over.search(Query(text="fox"))  # what is read once is no part of a query's cost
        with budget(BUDGET):
            over.search(Query(text=text[:500]))


def test_900_filters_cost_no_more_than_so_much(engine: Engine) -> None:
    pairs = [("q", "police"), *(("topic", f"t{number}") for number in range(900))]
    query, _ = parse_parameters(pairs, dt.date(2026, 1, 1))

    with budget(BUDGET):
        assert engine.search(query).remedies != ()


def test_a_letter_that_stands_for_many_counts_as_many() -> None:
    with pytest.raises(QueryTooLong):
        parse_parameters([("q", "\ufdfa" * 28)])  # 18 letters each

    assert parse_parameters([("q", "\ufdfa" * 27)])[0].text == "\ufdfa" * 27


@pytest.mark.parametrize("name", ["page", "size", "from", "to", "cursor", "skip", "language"])
def test_a_long_value_costs_no_more_than_so_much(name: str) -> None:
    for value in ("9" * 5000, "1 " * 2500, "from " * 1000, "a" * 5000, "-" * 5000):
        with budget(BUDGET):
            try:
                parse_parameters([(name, value)], dt.date(2026, 1, 1))
            except (ParameterFaults, QueryTooLong):
                continue
