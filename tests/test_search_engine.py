"""What an engine finds, counts and orders: small archives made by hand, and the sample."""

import datetime as dt
from collections.abc import Callable
from itertools import chain

import pytest
from examples import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from results import counts, texts

from search import DateRange, Document, Engine, Filter, Query

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]


def test_all_words_must_be_found_unless_any_will_do(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(make_document("red fox"), make_document("red hen"), make_document("dog"))

    assert texts(engine.search(Query(text="red fox"))) == ["red fox"]
    assert sorted(texts(engine.search(Query(text="red fox", words="any")))) == [
        "red fox",
        "red hen",
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("red -fox", ["red hen"]),
        ("-red", ["a fox", "black hen"]),
        ("fox OR hen", ["a fox", "black hen", "red fox", "red hen"]),
        ("(fox OR hen) -red", ["a fox", "black hen"]),
        ("bl*", ["black hen"]),
        ("=hens", []),
        ("hens", ["black hen", "red hen"]),
        ('"fox red"', []),
        ('"fox red"~1', ["red fox"]),
        ("“red fox”", ["red fox"]),
        ('"red fox', ["red fox"]),
        ("(red", ["red fox", "red hen"]),
        ("red-fox", ["red fox"]),
        ("date:2014", ["black hen"]),
        ("date:[2013 TO 2014-05]", ["black hen"]),
        ("date:[TO 2012]", []),
        ("date:[2014 TO *]", ["black hen"]),
        ("date:[* TO 2012]", []),
        ("topic:hens", ["black hen", "red hen"]),
        ('topic:"Hens"', ["black hen", "red hen"]),
        ("language:EN fox", ["a fox", "red fox"]),
        ("red -topic:hens", ["red fox"]),
        ("???", []),
    ],
)
def test_the_query_language(
    make_engine: MakeEngine, make_document: Make, typed: str, expected: list[str]
) -> None:
    engine = make_engine(
        make_document("red fox"),
        make_document("red hen", topics=("hens",)),
        make_document("a fox"),
        make_document("black hen", "2014-05-01", topics=("hens",)),
    )

    assert sorted(texts(engine.search(Query(text=typed)))) == expected


def test_what_was_not_understood_is_said(make_engine: MakeEngine, make_document: Make) -> None:
    engine = make_engine(make_document("red fox"))

    def codes(text: str) -> list[str]:
        return [warning.code for warning in engine.search(Query(text=text)).warnings]

    assert codes("red fox") == []
    assert codes("red or fox") == ["small_or"]  # an operator stands in capitals
    assert codes('"red fox') == ["unbalanced_quote"]
    assert codes("(red") == ["unbalanced_bracket"]
    assert codes(")red(") == ["unbalanced_bracket"]
    assert codes('"a (red" fox') == ["any_words", "unknown_word"]  # no sign in a phrase
    assert codes("date:soon") == ["unknown_word", "not_a_date"]
    assert codes("?!") == ["no_words"]
    assert codes("(" * 21 + "red" + ")" * 21) == ["too_deep"]
    assert codes("(" * 20 + "red" + ")" * 20) == []
    assert codes("red " * 128) == []
    assert codes("red " * 129) == ["too_many_terms"]


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ('"red fox" «hen', 10, 11),
        ("رجل 👮🏽 (red", 7, 8),
        ("(red) fox) hen", 9, 10),
        ("red date:soon fox", 4, 13),
        ("(" * 20 + "red (fox" + ")" * 21, 24, 25),
        ("red " * 128 + "fox hen", 512, 519),
        ("red " * 128 + "-fox hen", 513, 520),
        ("?!", 0, 2),
        ("red f*x", 5, 6),
        ("red -*fox", 5, 6),
        ("red fox~2", 7, 8),
    ],
    ids=[
        "quote",
        "bracket",
        "closing",
        "date",
        "deep",
        "terms",
        "excluded term",
        "no words",
        "star in a word",
        "star before an excluded word",
        "nearness of one word",
    ],
)
def test_a_notice_says_where_in_the_text_as_typed(
    make_engine: MakeEngine, make_document: Make, typed: str, start: int, end: int
) -> None:
    engine = make_engine(make_document("red fox"))

    warnings = engine.search(Query(text=typed)).warnings

    reasons = ("any_words", "unknown_word", "unknown_value")
    found = [n for n in warnings if n.code not in reasons]
    assert [(n.start, n.end) for n in found] == [(start, end)]


def test_half_a_range_is_told_at_its_bracket_and_as_a_whole(engine: Engine) -> None:
    warnings = engine.search(Query(text="date:[2013 red")).warnings

    found = [(n.code, n.start, n.end) for n in warnings if n.start is not None]
    assert ("unbalanced_bracket", 5, 6) in found
    assert ("field_repaired", 0, 10) in found


def test_where_any_word_will_do_filters_and_exclusions_hold(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("red fox", topics=("foxes",)),
        make_document("red hen", "2014-05-01", topics=("hens",)),
        make_document("black hen"),
        make_document("dog"),
    )

    def found(text: str) -> list[str]:
        return sorted(texts(engine.search(Query(text=text, words="any"))))

    assert found("red dog -fox") == ["dog", "red hen"]
    assert found("red black topic:hens") == ["red hen"]
    assert found("red dog date:2014") == ["red hen"]
    assert found("-red topic:hens") == []
    assert found("-red") == ["black hen", "dog"]
    assert found("fox OR -red") == ["black hen", "dog", "red fox"]


def test_where_any_word_will_do_pieces_of_a_phrase_rank_what_others_find(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("a hen and a fox, red"),
        make_document("a hen and a dog, big"),
        make_document("a red dog and a fox"),
    )

    results = engine.search(Query(text='"red fox" hen', words="any"))

    assert texts(results) == ["a hen and a fox, red", "a hen and a dog, big"]


def test_where_any_word_will_do_a_phrase_among_small_words_is_no_demand(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("the red fox of the hills"),
        make_document("the hen of a fox, red"),
        make_document("what is a dog"),
    )

    def found(text: str) -> list[str]:
        return texts(engine.search(Query(text=text, words="any")))

    assert found('what is a "red fox"') == ["the red fox of the hills", "the hen of a fox, red"]
    assert found('what is a "fox red hen"')[0] == "the hen of a fox, red"
    assert found('what is a "red fox" of the hills') == ["the red fox of the hills"]
    assert found('"fox hen"') == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("USE OF RADAR AND SONAR", ["radar and sonar of use"]),
        ("RADAR AND SONAR", ["radar and sonar of use", "sonar or radar"]),
        ("CIA OR SONAR", ["radar and sonar of use", "sonar or radar"]),
        ("USE OF RADAR OR SONAR", ["radar and sonar of use"]),
    ],
)
def test_capitals_are_no_signs_in_a_text_of_capitals_with_other_small_words(
    make_engine: MakeEngine, make_document: Make, typed: str, expected: list[str]
) -> None:
    engine = make_engine(make_document("radar and sonar of use"), make_document("sonar or radar"))

    results = engine.search(Query(text=typed))

    held = [] if any(n.code == "any_words" for n in results.warnings) else texts(results)
    assert sorted(held) == expected


def test_the_exact_word_ranks_above_its_other_forms(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(make_document("hens fly"), make_document("hen fly"))

    assert texts(engine.search(Query(text="hen"))) == ["hen fly", "hens fly"]
    assert texts(engine.search(Query(text="hens"))) == ["hens fly", "hen fly"]
    assert texts(engine.search(Query(text="hens", match="exact"))) == ["hens fly"]


def test_equals_are_newest_first_with_the_undated_last(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("a fox"),
        make_document("b fox", "2014-01-01"),
        make_document("c fox", "2015-01-01"),
    )

    assert texts(engine.search(Query(text="fox"))) == ["c fox", "b fox", "a fox"]
    assert texts(engine.search(Query(sort="newest"))) == ["c fox", "b fox", "a fox"]
    assert texts(engine.search(Query(sort="oldest"))) == ["b fox", "c fox", "a fox"]


def test_pages_walk_the_whole_result_and_the_one_past_the_end_is_empty(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(*(make_document(f"fox {n}") for n in range(5)))

    pages = [texts(engine.search(Query(text="fox", size=2, page=page))) for page in (1, 2, 3, 4)]

    assert [len(page) for page in pages] == [2, 2, 1, 0]
    assert sorted(chain.from_iterable(pages)) == [f"fox {n}" for n in range(5)]


def test_an_answer_is_shown_on_one_line(make_engine: MakeEngine, make_document: Make) -> None:
    engine = make_engine(*(make_document(f"fox {n}") for n in range(5)))

    shown = [repr(engine.search(Query(text=text, size=2))) for text in ("fox", '"fox 3"', "hen")]

    assert shown == [
        "<SearchResults for 'fox': 2 of 5 hits>",
        "<SearchResults for '\"fox 3\"': 1 of 1 hit>",
        "<SearchResults for 'hen': 0 of 0 hits>",
    ]


def test_filters_on_one_facet_are_alternatives_and_an_exclusion_always_holds(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("one", topics=("a",)),
        make_document("two", topics=("b",)),
        make_document("three", topics=("a", "b")),
        make_document("four", language="es"),
    )
    a, b = Filter("topic", "a"), Filter("topic", "b")
    not_b = Filter("topic", "b", excluded=True)

    assert sorted(texts(engine.search(Query(filters=(a, b))))) == ["one", "three", "two"]
    assert texts(engine.search(Query(filters=(a, not_b)))) == ["one"]
    assert counts(engine.search(Query()), "topic") == {"a": 2, "b": 2}
    (topic,) = [facet for facet in engine.search(Query()).facets if facet.id == "topic"]
    assert topic.missing == 1


def test_undated_documents_are_left_out_of_a_date_range_and_counted(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(make_document("a fox"), make_document("b fox", "2014-01-01"))
    dates = DateRange(dt.date(2014, 1, 1), dt.date(2014, 1, 2))

    left_out = engine.search(Query(text="fox", dates=dates))
    included = engine.search(Query(text="fox", dates=dates, undated="include"))
    alone = engine.search(Query(text="fox", undated="only"))

    assert (texts(left_out), left_out.undated_left_out) == (["b fox"], 1)
    assert (texts(included), included.undated_left_out) == (["b fox", "a fox"], 0)
    assert texts(alone) == ["a fox"]


@pytest.mark.parametrize(
    ("text", "language", "typed", "marked"),
    [
        ("Policía y público", "es", "policia", ["Policía"]),
        ("Global arrests and an arrest", "en", "arrested", ["arrests", "arrest"]),
        ("Trend Micro meets Trend", "en", '"trend micro"', ["Trend Micro"]),
        ("Cybercrime and cyberspace", "en", "cyber*", ["Cybercrime", "cyberspace"]),
        ("👮🏽 الشُّرطة تعتقل", "ar", "الشرطة", ["الشُّرطة"]),
        ("Monaco’s Prince", "en", "monaco", ["Monaco"]),
        ("policı\u0301a", "es", "policía", ["policı\u0301a"]),
        ("東京の警察官", "ja", "警察官", ["警察官"]),
    ],
)  # fmt: skip
def test_highlights_are_the_words_as_printed(
    make_engine: MakeEngine,
    make_document: Make,
    text: str,
    language: str,
    typed: str,
    marked: list[str],
) -> None:
    engine = make_engine(make_document(text, language=language))

    (hit,) = engine.search(Query(text=typed)).hits

    assert [text[h.start : h.end] for h in hit.highlights] == marked


def test_an_update_replaces_removes_and_is_seen_by_an_open_engine(
    make_engine: MakeEngine, make_document: Make
) -> None:
    first = make_engine(make_document("red fox"), make_document("red hen"))
    before = first.version()

    make_engine(make_document("red fox", topics=("foxes",)))

    assert texts(first.search(Query(text="red"))) == ["red fox"]
    assert counts(first.search(Query()), "topic") == {"foxes": 1}
    assert first.version().version != before.version
    assert first.get("red hen|None") is None


# `tests/fuzzing` has any text as a target, too.
ANY_TEXT = examples(150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ANY_TEXT
@given(text=st.text(max_size=500), any_word=st.booleans())
def test_no_text_is_an_error(engine: Engine, text: str, any_word: bool) -> None:
    results = engine.search(Query(text=text, words="any" if any_word else "all"))

    assert len(results.hits) == min(results.total, 20)


MARKS = ["(", ")", '"', "-", "*", "=", "~3", "[", "]", " ", "“", "～", "OR", "AND", "NOT", "TO"]
TERMS = ["crime", "policía", "a*", "飛行", "topic:", "date:", "language:es", "date:2014"]
SIGNS = st.lists(st.sampled_from(MARKS) | st.sampled_from(TERMS), max_size=60).map("".join)


@ANY_TEXT
@given(text=SIGNS)
def test_no_arrangement_of_signs_is_an_error(engine: Engine, text: str) -> None:
    results = engine.search(Query(text=text))

    assert results.total <= 70
