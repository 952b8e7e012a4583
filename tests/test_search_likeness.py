"""Headlines like another, in its language and in others, and topics beside a topic."""

from collections.abc import Callable

import pytest

from search import Document, Engine, counterparts, like, related_topics

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]

_NOISE = [f"Weather report number {n} for the coast" for n in range(20)]


def _get(engine: Engine, text: str) -> Document:
    (document,) = (d for d in engine.documents() if d.title == text)
    return document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "INTERPOL and IOC renew partnership to strengthen sports integrity",
            ["Enhancing national sports integrity: INTERPOL and IOC collaboration"],
        ),
        (
            "Organized crime leaders arrested in Spanish operation",
            ["Organized crime: 22 arrests in French operation supported by INTERPOL"],
        ),
        ("Human trafficking: 100 victims rescued in Sudan", []),
    ],
    ids=["same partnership", "same kind of operation", "nothing like it"],
)
def test_a_headline_of_the_sample_has_what_a_reader_would_call_like_it(
    engine: Engine, text: str, expected: list[str]
) -> None:
    found = like(engine, _get(engine, text))

    assert [one.hit.document.title for one in found] == expected


def test_one_word_in_common_is_no_likeness(make_engine: MakeEngine, make_document: Make) -> None:
    engine = make_engine(
        make_document("Heartbleed strikes"),
        make_document("Heartbleed"),
        *map(make_document, _NOISE),
    )

    assert like(engine, _get(engine, "Heartbleed strikes")) == ()


def test_function_words_and_other_forms_are_no_difference(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("Two arrests in the Fiji raids"),
        make_document("A raid: two arrested, Fiji"),
        *map(make_document, _NOISE),
    )

    (found,) = like(engine, _get(engine, "Two arrests in the Fiji raids"))

    assert found.hit.document.title == "A raid: two arrested, Fiji"
    assert found.share == pytest.approx(1.0)


_PAIR = ("Fiji police and INTERPOL arrest 12", "Fiyi: la policía e INTERPOL detienen a 12")


@pytest.mark.parametrize(
    ("day", "found"),
    [("2015-03-26", True), ("2015-03-27", True), ("2015-03-28", False), (None, False)],
    ids=["same day", "next day", "two days later", "undated"],
)
def test_a_counterpart_says_the_same_in_another_language_within_a_day(
    make_engine: MakeEngine, make_document: Make, day: str | None, found: bool
) -> None:
    english, spanish = _PAIR
    engine = make_engine(
        make_document(english, "2015-03-26", "en"),
        make_document(spanish, day, "es"),
        *(make_document(text, "2015-03-26") for text in _NOISE),
    )

    guesses = counterparts(engine, _get(engine, english))

    assert [guess.hit.document.title for guess in guesses] == [spanish] * found


def test_a_counterpart_with_a_better_one_of_its_own_is_none(
    make_engine: MakeEngine, make_document: Make
) -> None:
    english, spanish = _PAIR
    partner = "Fiji police and INTERPOL meet 12 times"
    engine = make_engine(
        *(make_document(text, "2015-03-26", "en") for text in (english, partner, *_NOISE)),
        make_document(spanish, "2015-03-26", "es"),
    )

    assert [g.hit.document.title for g in counterparts(engine, _get(engine, english))] == [spanish]
    assert counterparts(engine, _get(engine, partner)) == ()


def test_nothing_in_the_sample_has_a_counterpart(engine: Engine) -> None:
    headlines = [document for document in engine.documents() if document.kind == "headline"]

    assert [counterparts(engine, headline) for headline in headlines] == [()] * 68


def test_topics_that_share_headlines_are_neighbours_before_those_that_share_words(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("Phishing for banks", topics=("cyber", "fraud")),
        *(make_document(f"Phishing again {n}", topics=("cyber",)) for n in range(5)),
        *(make_document(f"Phishing course {n}", topics=("training",)) for n in range(4)),
        *(make_document(f"A fraud {n}", topics=("fraud",)) for n in range(5)),
        *(make_document(f"Goal {n}", topics=("sport",)) for n in range(9)),
    )

    found = related_topics(engine, "cyber")

    assert [(n.topic, n.label, n.count, n.because) for n in found] == [
        ("fraud", "Fraud", 1, "shared"),
        ("training", "Training", 4, "words"),
    ]


def test_a_topic_that_the_archive_lacks_has_no_neighbours(engine: Engine) -> None:
    assert related_topics(engine, "zeppelins") == ()
