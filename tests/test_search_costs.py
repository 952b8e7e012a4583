"""What a query may cost is bounded, whatever is asked.

Cost is counted in calls of functions, which are the same on every machine; the work on arrays
between them is bounded by the number of terms, words and postings that they are called for.
`tests/benchmarks/costs.py` has the times and the memory over a real archive.
"""

import datetime as dt
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from string import ascii_lowercase

import pytest
from msgspec.structs import replace

from corpus import Language, Source, Topic
from search import (
    DateRange,
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
PAIRS = [a + b for a in ascii_lowercase[:8] for b in ascii_lowercase[:16]]
BUDGET = 400_000
"""Calls for one answer; three words take some 4,000."""

WORST = {
    "128 prefixes, all": " ".join(f"{pair}*" for pair in PAIRS),
    "128 prefixes, any": " OR ".join(f"{pair}*" for pair in PAIRS),
    "one letter each": " ".join(f"{letter}*" for letter in ascii_lowercase),
    "common words": COMMON,
    "500 words": "a " * 500,
    "unknown words": " ".join(f"zq{pair}" for pair in PAIRS),
    "terms of the glossary": "cybercrime fraud police arrest zzzqqx " * 25,
    "a common phrase anywhere": f'"{COMMON}"~999',
    "one word far from itself": '"the the the the the the the the the the the the"~999',
    "one word 240 times": f'"{"the " * 240}"~999',
    "two common words anywhere": '"the of"~999',
    "many nearnesses": " OR ".join(f'"the {word}"~999' for word in COMMON.split()),
    "brackets": "(" * 480 + "a" + ")" * 480,
    "brackets that count": "(" * 20 + "a" + ")" * 20,
    "negations": "-(" * 20 + "a" + ")" * 20,
    "NOT NOT": "NOT " * 240 + "a",
    "OR": "a OR " * 190 + "b",
    "a range without an end": "date:[" + "T" * 400 + " TO " * 120,
    "a range of spaces": "date:[" + " " * 980,
    "filters": " OR ".join(f"topic:{pair}" for pair in PAIRS),
    "quotation marks": '"' * 1000,
    "Chinese": "国際刑事警察機構" * 120,
    "marks on one letter": "e" + "\u0301" * 999,
    "joiners": "a\u200d" * 500,
    "full width": "ａ" * 1000,
    "one long word": "a" * 1000,
    "hyphens": "a-" * 500,
    "fields that are misspelt": " ".join(f"langage:{pair}glish" for pair in PAIRS),
    "fields that there are not": " ".join(f"zq{pair}:x" for pair in PAIRS),
    "letters left out": " ".join(f"{letter}*e" for letter in ascii_lowercase),
    "addresses": " ".join(f"url:https://{pair}.example.org/{pair}" for pair in PAIRS[:30]),
    "small words": "the of in and to is it at on by " * 30 + "zebra",
    "a word less each time": " ".join(f"{word}zq" for word in COMMON.split()[:12]),
}


class TooCostly(AssertionError):
    """An answer takes more than it may."""


@contextmanager
def budget(calls: int) -> Iterator[None]:
    """Raise `TooCostly` once so many functions were called."""
    left = calls

    def count(_frame: object, _event: str, _argument: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            sys.settrace(None)
            raise TooCostly(f"over {calls:,} calls")

    sys.settrace(count)  # which is told of calls alone, as it returns nothing to trace them by
    try:
        yield
    finally:
        sys.settrace(None)


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
            over.search(Query(text=text[:1000]))


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("police harbour arrest zqxa", 33_000),  # 37,760 while each count parsed and ranked anew
        ("minister of culture says zqxb will open in 2015", 48_000),  # 61,397
        ("one two zqx arrested harbour police minister ship", 42_000),  # 57,845
    ],
)
def test_a_way_on_from_an_empty_answer_costs_no_more_than_so_much(
    engine: Engine, text: str, calls: int
) -> None:
    engine.search(Query(text="police officers in 2014 zqw"))  # what is read once

    with budget(calls):
        assert engine.search(Query(text=text)).remedies != ()


def test_a_search_leaves_no_cycles(engine: Engine) -> None:
    """What holds itself holds its postings, which may be megabytes, until Python looks for it."""
    asked = Query(text="the of OR (police -over)", dates=DateRange(end=dt.date(2030, 1, 1)))
    engine.search(asked)
    gc.collect()
    gc.disable()
    try:
        for words in ("any", "all"):
            assert engine.search(replace(asked, words=words)).total
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_900_filters_cost_no_more_than_so_much(engine: Engine) -> None:
    pairs = [("q", "police"), *(("topic", f"t{number}") for number in range(900))]
    query, _ = parse_parameters(pairs)

    with budget(BUDGET):
        assert engine.search(query).remedies != ()


def test_a_letter_that_stands_for_many_counts_as_many() -> None:
    with pytest.raises(QueryTooLong):
        parse_parameters([("q", "\ufdfa" * 56)])  # 18 letters each

    assert parse_parameters([("q", "\ufdfa" * 55)])[0].text == "\ufdfa" * 55


@pytest.mark.parametrize("name", ["page", "size", "from", "to", "cursor", "skip", "language"])
def test_a_long_value_costs_no_more_than_so_much(name: str) -> None:
    for value in ("9" * 5000, "1 " * 2500, "from " * 1000, "a" * 5000, "-" * 5000):
        with budget(BUDGET):
            try:
                parse_parameters([(name, value)], lambda _: dt.date(2026, 1, 1))
            except (ParameterFaults, QueryTooLong):
                continue
