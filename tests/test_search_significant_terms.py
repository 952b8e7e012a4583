"""Significant terms of a topic, and coverage, on archives small enough to count by hand."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from examples import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from msgspec import structs

from search import (
    CoverageCell,
    Document,
    Engine,
    Query,
    SignificantTerm,
    open_index,
    open_writer,
)
from search.scoring.significance import least_significant, log_likelihood_ratio
from search.scoring.text_matches import printed_at

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]


def _words(found: tuple[SignificantTerm, ...]) -> list[tuple[str, str, int, int]]:
    return [(word.text, word.language, word.count, word.of) for word in found]


def test_the_ratio_is_what_dunning_s_formula_gives_by_hand() -> None:
    # 3 of 4 inside and none of 4 outside, 1.5 of each expected:
    # 2 (3 ln 3/1.5 + 0 + 1 ln 1/2.5 + 4 ln 4/2.5) = 2 (2.0794 - 0.9163 + 1.8800)
    assert log_likelihood_ratio(3, 4, 0, 4) == pytest.approx(6.0863, abs=1e-4)


@pytest.mark.parametrize(
    ("inside", "outside"), [(0, 0), (1, 2), (0, 2), (2, 4)], ids=["none", "equal", "less", "all"]
)
def test_a_word_that_is_not_more_frequent_inside_is_not_significant(
    inside: int, outside: int
) -> None:
    assert log_likelihood_ratio(inside, 2, outside, 4) == 0


def test_of_a_thousand_tests_less_than_one_passes_by_chance() -> None:
    # The normal distribution exceeds 3.0902 once in a thousand.
    assert least_significant(1000) == pytest.approx(3.0902**2, abs=1e-3)


def test_a_word_that_only_the_topic_has_is_significant_in_any_form(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        *(make_document(text, topics=("banks",)) for text in ("Fraud up", "A fraud", "Frauds")),
        make_document("Fraud again", topics=("banks",)),
        *(make_document(f"Goal number {n} up", topics=("sport",)) for n in range(4)),
    )

    assert _words(engine.significant_terms("banks")) == [("Fraud", "en", 4, 4)]
    assert {word.text for word in engine.significant_terms("sport")} == {"Goal", "number"}
    assert engine.significant_terms("nothing") == ()


def test_words_are_compared_within_their_language(
    make_engine: MakeEngine, make_document: Make
) -> None:
    spanish = [f"La policía detiene al número {n}" for n in range(6)]
    engine = make_engine(
        *(make_document(text, language="es", topics=("crime",)) for text in spanish),
        *(make_document(f"Police arrest {n}", topics=("crime",)) for n in range(3)),
        *(make_document(f"Goal for team {n}", topics=("sport",)) for n in range(6)),
    )

    assert {word.language for word in engine.significant_terms("crime")} == {"en"}
    assert {word.text for word in engine.significant_terms("crime")} == {"Police", "arrest"}


def test_a_word_of_a_language_without_a_stemmer_is_found_as_printed(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        *(make_document(f"Soka {n}", language="sw", topics=("sport",)) for n in range(5)),
        *(make_document(f"Habari {n}", language="sw", topics=("news",)) for n in range(5)),
    )

    assert _words(engine.significant_terms("sport")) == [("Soka", "sw", 5, 5)]


def test_pages_and_removed_headlines_do_not_count_in_a_language_without_a_stemmer(
    make_engine: MakeEngine, make_document: Make, tmp_path: Path
) -> None:
    page = structs.replace(make_document("Soka moja", language="sw"), id="topic:x", kind="topic")
    removed = make_document("Soka mbili", language="sw", topics=("news",))
    make_engine(
        page,
        removed,
        *(make_document(f"Soka {n}", language="sw", topics=("sport",)) for n in range(5)),
        *(make_document(f"Habari {n}", language="sw", topics=("news",)) for n in range(5)),
    )
    with open_writer(tmp_path / "index") as writer:
        writer.remove(removed.id)
        writer.commit()

    engine = open_index(tmp_path / "index")
    assert _words(engine.significant_terms("sport")) == [("Soka", "sw", 5, 5)]


def test_removed_headlines_pages_and_other_topics_of_a_headline_are_told_apart_by_stems(
    make_engine: MakeEngine, make_document: Make, tmp_path: Path
) -> None:
    page = structs.replace(make_document("Fraud", topics=("banks",)), id="topic:x", kind="topic")
    removed = make_document("Frauds in a bank that closed", topics=("banks",))
    make_engine(
        page,
        removed,
        *(make_document(f"Fraud {n}", topics=("banks",)) for n in range(3)),
        make_document("A fraud at the match", topics=("banks", "sport")),
        make_document("Old frauds", topics=()),
        *(make_document(f"Match {n}", topics=("sport",)) for n in range(6)),
    )
    with open_writer(tmp_path / "index") as writer:
        writer.remove(removed.id)
        writer.commit()

    engine = open_index(tmp_path / "index")
    assert _words(engine.significant_terms("banks")) == [("Fraud", "en", 4, 5)]
    assert _words(engine.significant_terms("sport")) == [("Match", "en", 7, 7)]


def test_a_rare_topic_is_counted_as_a_frequent_one_with_removed_headlines_left_out(
    make_engine: MakeEngine, make_document: Make, tmp_path: Path
) -> None:
    removed = make_document("A fraud that was forgiven", topics=("banks",))
    make_engine(
        removed,
        *(make_document(f"Fraud {n}", topics=("banks",)) for n in range(4)),
        *(make_document(f"Match a{n}a ends early", topics=("sport",)) for n in range(90)),
        *(make_document(f"Fraud at match b{n}b", topics=("sport",)) for n in range(2)),
    )
    with open_writer(tmp_path / "index") as writer:
        writer.remove(removed.id)
        writer.commit()

    engine = open_index(tmp_path / "index")
    assert _words(engine.significant_terms("banks")) == [("Fraud", "en", 4, 6)]
    assert _words(engine.significant_terms("sport"))[0] == ("Match", "en", 92, 92)


def test_nothing_marks_what_an_archive_without_documents_finds(make_engine: MakeEngine) -> None:
    engine = make_engine()

    assert engine.scan(Query(text="fraud")).significant_terms() == ()
    assert engine.significant_terms("banks") == ()


def test_a_word_is_named_as_the_text_prints_it_a_compound_with_all_its_parts() -> None:
    text = "An e-mail, 10 000 emails and the E-Mail"  # "10 000" is two tokens

    assert list(printed_at(text, "en", ("stems", "en:email"), [2, 5, 9])) == [
        "e-mail",
        "emails",
        "E-Mail",
    ]
    assert list(printed_at(text, "en", ("words", "mail"), [2, 9])) == ["mail", "Mail"]


def test_the_significant_terms_of_cybercrime_in_the_sample_are_english(
    engine: Engine,
) -> None:
    # 8 English headlines against 41 others. The 19 Spanish ones have none to be compared with.
    assert _words(engine.significant_terms("cybercrime")) == [
        ("cybercrime", "en", 2, 2),
        ("visit", "en", 2, 2),
        ("cooperation", "en", 3, 5),
    ]


_TEXTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta"]), max_size=3).map(" ".join),
        st.sampled_from(["one", "two"]),
        st.sampled_from(["en", "sw"]),
        st.sampled_from(["2013-05-01", "2014-05-01", None]),
    ),
    min_size=1,
    max_size=30,
)


@given(headlines=_TEXTS)
@examples(30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_counts_are_those_of_reading_every_headline(
    make_engine: MakeEngine, make_document: Make, headlines: list[tuple[str, str, str, str | None]]
) -> None:
    made = [
        make_document(f"x{n} {text}", date, language, (topic,))
        for n, (text, topic, language, date) in enumerate(headlines)
    ]
    engine = make_engine(*made)

    for word in engine.significant_terms("one"):
        holding = [h for h in headlines if h[2] == word.language and word.text in h[0].split()]
        assert word.of == len(holding)
        assert word.count == sum(h[1] == "one" for h in holding)
    covered = Counter(
        (topic, language, int(date[:4]) if date else None) for _, topic, language, date in headlines
    )
    assert {
        (cell.topic.id, cell.language, cell.year): cell.count
        for cell in engine.coverage()
        if cell.topic
    } == covered
    assert sum(cell.count for cell in engine.coverage()) == len(headlines)


def test_the_sample_covers_two_topics_in_two_languages_and_nine_years(engine: Engine) -> None:
    def count(**wanted: object) -> int:
        def agrees(cell: CoverageCell) -> bool:
            said = {"topic": cell.topic and cell.topic.id, "language": cell.language}
            return {**said, "year": cell.year}.items() >= wanted.items()

        return sum(cell.count for cell in engine.coverage() if agrees(cell))

    assert count() == 68
    assert count(topic="cybercrime", language="es") == 19
    assert count(topic="cybercrime", language="en") == 8
    assert count(topic="organized-crime") == 41
    assert count(topic="cybercrime", language="es", year=2013) == 8
    assert count(year=2018) == 36
    assert count(year=None) == 0


def test_a_headline_of_no_topic_is_covered_too(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(make_document("Alone", "2020-01-01"))

    assert engine.coverage() == (CoverageCell(None, "en", 2020, 1),)
