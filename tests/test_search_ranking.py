"""The numbers of the ranking, worked out by hand and written as numbers.

Nothing here imports a constant of the ranking: whoever changes one sees these tests fail.
"""

from collections.abc import Callable

import pytest

from search import Document, Engine, Query
from search.scoring.bm25 import effective_document_frequency, idf, language_odds, saturation


@pytest.mark.parametrize(
    ("frequency", "length", "expected"),
    [
        (1.0, 10.0, 1.0),  # 1 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 1)) = 2.2 / 2.2
        (2.0, 10.0, 1.375),  # 2 * 2.2 / (2 + 1.2 * 1) = 4.4 / 3.2
        (2.0, 20.0, 1.073170732),  # 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 2)) = 4.4 / 4.1
        (1.0, 5.0, 1.257142857),  # 1 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 0.5)) = 2.2 / 1.75
    ],
    ids=["once at mean length", "twice", "twice in a long document", "once in a short one"],
)
def test_a_term_counts_by_its_frequency_and_the_length_of_the_document(
    frequency: float, length: float, expected: float
) -> None:
    assert saturation(frequency, length, 10.0) == pytest.approx(expected, rel=1e-8)


def test_a_rare_term_weighs_more_than_a_common_one() -> None:
    # ln(1 + (3 - 1 + 0.5) / (1 + 0.5)) = ln(1 + 2.5 / 1.5), and ln(1 + 0.5 / 3.5)
    assert idf(3, 1) == pytest.approx(0.980829253, rel=1e-8)
    assert idf(3, 3) == pytest.approx(0.133531393, rel=1e-8)


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("fraud fraud port bank raid ship", Query(text="fraud"), 1.182369510),
        ("fraud fraud port bank raid ship", Query(text="frauds"), 0.384861276),
        ("fraud fraud port bank raid ship", Query(text="frau*"), 0.945895608),
        ("ciberataque ciberataque en el puerto hoy", Query(text="cyberattack"), 0.206914664),
        ("port bank port bank raid ship", Query(text="port bank"), 6.030084505),
        ("cyber attack cyber attack raid ship", Query(text="cyberattack"), 0.380722982),
        ("國際 國際 port bank", Query(text="国际"), 0.372446396),
        ("Bundespolizei Bundespolizei Hafen Bank Raub Schiff", Query(text="Polizei"), 0.124148799),
        ("port frauds frauds raid port ship", Query(text="fraud port"), 1.842131697),
        ("port frauds raid port frauds raid", Query(text="fraud port raid"), 3.244421937),
    ],
    ids=[
        "word 1",
        "stem 0.93 * 0.35",
        "prefix 0.8",
        "glossary 0.5 * 0.35",
        "words 1 + 1, near 0.1 and exact 1.5 for each",
        "spelling 0.92 * 0.35",
        "script 0.9 * 0.35",
        "compound 0.3 * 0.35",
        "of two words a stem 0.93 * 0.6 + 1",
        "of three words a stem 0.93 * 0.8 + 1 + 1",
    ],
)
def test_a_term_weighs_by_the_way_in_which_it_was_found(
    make_engine: Callable[..., Engine],
    make_document: Callable[..., Document],
    text: str,
    query: Query,
    expected: float,
) -> None:
    # One of three documents holds each term, twice: idf = ln(1 + 2.5 / 1.5) = 0.980829253. That
    # document has 6 tokens where the mean is (6 + 2 + 4) / 3 = 4, so its length counts 1.5:
    # saturation = 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 1.5)) = 4.4 / 3.65 = 1.205479452.
    # Their product, 1.182369510, is multiplied by the weight: 1, 0.93, 0.8, 0.5, and for two
    # words side by side 1 + 1 + 0.1. In a query of one word, what was not typed counts 0.35, in one
    # of two 0.6, of three 0.8. Each sign of Chinese is a token.
    language = {"cibe": "es", "Bund": "de", "國際 國": "zh"}.get(text[:4], "en")
    engine = make_engine(
        make_document(text, language=language),
        make_document("quiet village"),
        make_document("quiet village by night"),
    )

    (hit,) = engine.search(query).hits

    assert hit.document.text == text
    assert hit.score == pytest.approx(expected, rel=1e-8)


@pytest.mark.parametrize(
    ("query", "form"), [("Amérique", "amère"), ("arrest", "arrests"), ("arrest", "arrested")]
)
def test_the_word_as_typed_comes_before_its_forms_in_shorter_headlines(
    make_engine: Callable[..., Engine],
    make_document: Callable[..., Document],
    query: str,
    form: str,
) -> None:
    exact = f"{query} one two three four five six seven eight nine ten eleven twelve thirteen"
    engine = make_engine(
        make_document(f"{form} {form}", "2020-01-01", language="fr" if "é" in query else "en"),
        make_document(exact, "2010-01-01", language="fr" if "é" in query else "en"),
    )

    found = [hit.document.text for hit in engine.search(Query(text=query)).hits]

    assert found == [exact, f"{form} {form}"]


@pytest.mark.parametrize(
    ("language", "typed", "forms"),
    [
        ("en", "police generals", "generals' polices"),
        ("es", "nación unida", "naciones unidas"),
        ("fr", "vol de bijoux royaux", "vols de bijou royal"),
        ("de", "schwerer Unfall Autobahn Berlin", "schwere Unfälle Autobahnen Berlins"),
    ],
    ids=["two words", "accents", "a small word between", "four words"],
)
def test_all_words_as_typed_come_before_their_forms_in_shorter_headlines(
    make_engine: Callable[..., Engine],
    make_document: Callable[..., Document],
    language: str,
    typed: str,
    forms: str,
) -> None:
    exact = f"{typed} one two three four five six seven eight nine ten eleven twelve thirteen"
    engine = make_engine(
        make_document(forms, "2020-01-01", language=language),
        make_document(exact, "2010-01-01", language=language),
        *(make_document(f"quiet village of nine more words, {n}") for n in "abcdef"),
    )

    found = [hit.document.text for hit in engine.search(Query(text=typed)).hits]

    assert found == [exact, forms]


def test_the_greatest_weight_and_the_greatest_frequency_of_the_variants_count(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        make_document("fraud frauds fraud fraud bank raid"),
        make_document("quiet village"),
        make_document("quiet village by night"),
    )

    (hit,) = engine.search(Query(text="fraud")).hits

    # The stem stands four times, the word itself thrice. Weight 1 is the word's, frequency 4 the
    # stem's: 4 * 2.2 / (4 + 1.65) = 1.557522124, times 0.980829253.
    assert hit.score == pytest.approx(1.527663261, rel=1e-8)


def test_a_word_that_all_documents_of_a_small_language_hold_is_common(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        *(make_document(f"robo {number}", language="es") for number in range(50)),
        *(make_document(f"theft {number}") for number in range(250)),
    )

    found = engine.search(Query(text="robo", translate=False))

    # 50 of 50 Spanish documents hold it. Smoothed by 100 that is 50 / 150, a third, so it counts
    # as held by 300 / 3 = 100 of all 300: ln(1 + 200.5 / 100.5). All documents are equally long.
    assert found.total == 50
    assert found.hits[0].score == pytest.approx(1.096952537, rel=1e-8)


def test_a_question_scores_once_more_by_the_probability_of_its_language(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        make_document("radio club"),
        make_document("radio tower"),
        make_document("radio torre", language="es"),
    )

    found = engine.search(Query(text="club radio", words="any", translate=False))
    scores = {hit.document.text: hit.score for hit in found.hits}

    # "club" is in one of three documents: 1/3. With 30 documents like all, 10 of them hold it:
    # (1 + 10) / (2 + 30) = 11/32 in English, 10/31 in Spanish. "radio" is in all: 1 in both.
    # Times the shares 2/3 and 1/3, English to Spanish is 22/96 to 10/93, or 341 to 160, so that
    # P(English) = 341/501 = 0.680638723. "radio" has idf ln(1 + 0.5 / 3.5) = 0.133531393, and all
    # documents are equally long: 0.133531393 * 1.680638723 and 0.133531393 * 1.319361277.
    assert scores["radio tower"] == pytest.approx(0.224418029, rel=1e-7)
    assert scores["radio torre"] == pytest.approx(0.176176149, rel=1e-7)


@pytest.mark.parametrize(
    ("holding", "languages", "expected"),
    [
        (100, [(100, 100)], 200),  # 100 of 100, smoothed to a half
        (55, [(5, 300), (50, 100)], 100),  # 5 of 300 are 1/80, 50 of 100 a quarter
        (100, [], 100),
        (3, [(3, 3)], 400 * 3 / 103),
    ],
    ids=["one language's", "two languages'", "no language's", "a small language's"],
)
def test_a_word_counts_as_held_by_the_share_of_the_language_that_uses_it_most(
    holding: int, languages: list[tuple[int, int]], expected: float
) -> None:
    assert effective_document_frequency(400, holding, languages) == pytest.approx(expected)


def test_words_are_likely_of_the_language_that_has_them_and_of_the_frequent_one() -> None:
    # The word is in 150 of 400 documents, or 0.375; smoothed it is in (150 + 11.25) / 330 of
    # the English ones and in (0 + 11.25) / 130 of the Spanish ones. Times the shares of the
    # languages, 3/4 and 1/4, that is 483.75 · 130 to 11.25 · 330, or 559 to 33.
    probabilities = language_odds({"en": 300, "es": 100}, [{"en": 150}])

    assert probabilities == pytest.approx({"en": 559 / 592, "es": 33 / 592})


def test_a_word_that_is_nowhere_says_nothing_of_the_language() -> None:
    assert language_odds({"en": 300, "es": 100}, [{}]) == pytest.approx({"en": 0.75, "es": 0.25})
