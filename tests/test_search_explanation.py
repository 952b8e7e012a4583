"""Explanations of scores: worked out by hand, and as sums over random queries on the sample."""

from collections.abc import Callable

import pytest
from examples import examples
from hypothesis import example, given
from hypothesis import strategies as st

from search import Document, Engine, Query, ScorePart

_WORDS = st.sampled_from(
    [
        "INTERPOL", "cybercrime", "ciberdelincuencia", "crime", "crimen", "police", "policía",
        "fraud", "Fiji", "operation", "arrests", "security", "global", "conference", "innovation",
        "organized", "zeppelin",
    ]
)  # fmt: skip
_LEAVES = st.one_of(
    _WORDS,
    st.builds('"{} {}"'.format, _WORDS, _WORDS),
    st.builds('"{} {}"~5'.format, _WORDS, _WORDS),
    st.builds("={}".format, _WORDS),
    st.builds(lambda word: f"{word[:3]}*", _WORDS),
    st.builds("-{}".format, _WORDS),
    st.sampled_from(
        ["topic:cybercrime", "-language:es", "kind:headline", "date:2014", "date:[2012 TO 2018]"]
    ),
)
_TEXTS = st.recursive(
    _LEAVES,
    lambda texts: st.one_of(
        st.builds("{} {}".format, texts, texts),
        st.builds("({} OR {})".format, texts, texts),
    ),
    max_leaves=6,
)


def _parts(engine: Engine, query: Query) -> dict[str, tuple[ScorePart, ...]]:
    """Return the parts of the score of each hit, by its title."""
    hits = engine.search(query.with_(explain=True)).hits
    return {hit.document.title: hit.explanation.parts for hit in hits if hit.explanation}


# Of two alternatives one holds but for a part, which examples at random seldom have.
@example(text="((police -INTERPOL) OR crime)", words="all", translate=True)
@example(text="((police topic:cybercrime) OR INTERPOL)", words="all", translate=True)
@example(text="((police date:2014) OR INTERPOL)", words="all", translate=True)
@given(text=_TEXTS, words=st.sampled_from(["all", "any"]), translate=st.booleans())
@examples(100)
def test_the_parts_add_up_to_the_score(
    engine: Engine, text: str, words: str, translate: bool
) -> None:
    query = Query(text=text, size=100, explain=True).with_(words=words, translate=translate)

    for hit in engine.search(query).hits:
        assert hit.explanation
        assert sum(part.score for part in hit.explanation.parts) == pytest.approx(hit.score)


def test_a_score_is_what_the_formula_gives_by_hand(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        make_document("Fraud in Fiji"),
        make_document("Police in Fiji"),
        make_document("Police arrest two"),
    )

    (part,) = _parts(engine, Query(text="fraud"))["Fraud in Fiji"]

    # One of three documents holds it: ln(1 + 2.5 / 1.5). Once in a text of mean length counts 1.
    assert part.idf == pytest.approx(0.980829253)
    assert (part.frequency, part.weight, part.saturation) == (1, 1.0, pytest.approx(1.0))
    assert part.score == pytest.approx(0.980829253)


def test_the_language_of_a_question_is_told_by_its_words_as_typed(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        make_document("cases 1884"),
        make_document("casa 1884", language="es"),
        make_document("casa roja", language="es"),
    )

    *words, language = _parts(engine, Query(text="cases 1884", words="any"))["cases 1884"]

    # "cases" is in one of three documents, in Spanish in none, though its Spanish stem is that of
    # "casa": smoothed 11/31 in English and 10/32 in Spanish. 1884 is in two: 21/31 and 21/32. Times
    # the shares of the languages, 1/3 and 2/3, that is 11 · 32² to 2 · 10 · 31², or 2816 to 4805.
    assert (language.via, language.language) == ("language", "en")
    assert language.weight == pytest.approx(2816 / 7621)
    assert language.score == pytest.approx(language.weight * sum(part.score for part in words))


def test_the_words_of_a_phrase_tell_the_language_one_by_one(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        make_document("cases 1884"),
        make_document("casa 1884", language="es"),
        make_document("casa roja", language="es"),
    )

    *_, language = _parts(engine, Query(text='"casa roja"', words="any"))["casa roja"]

    # Two and one of two Spanish documents hold them, and no English one: smoothed 22/32 and 11/32
    # against 20/31 and 10/31. Times 2/3 and 1/3, that is 484 · 31² to 200 · 32².
    assert (language.via, language.language) == ("language", "es")
    assert language.weight == pytest.approx(465124 / 669924)


@pytest.mark.parametrize(
    ("asked", "title", "expected"),
    [
        (
            "cybercrime",
            "INTERPOL and Trend Micro reinforce cooperation in combating cybercrime",
            [("cybercrime", "word", "", "cybercrime", "cybercrime")],
        ),
        (
            "cybercrime",
            "INTERPOL y Trend Micro se unen para luchar contra la ciberdelincuencia",
            [("cybercrime", "glossary", "es", "ciberdelincuencia", "ciberdelincuencia")],
        ),
        (
            "arrest",
            "Organized crime: 22 arrests in French operation supported by INTERPOL",
            [("arrest", "stem", "en", "arrest", "arrests")],
        ),
        (
            '"trend micro"',
            "INTERPOL y Trend Micro se unen para luchar contra la ciberdelincuencia",
            [("trend micro", "word", "", "trend micro", "Trend Micro")],
        ),
        (
            "gambl*",
            "Illegal gambling: raids and arrests across Asia in INTERPOL operation",
            [("gambl", "prefix", "", "gambl", "gambling")],
        ),
        (
            "illicit trade",
            "Combating the global threat of illicit trade",
            [
                ("illicit", "word", "", "illicit", "illicit"),
                ("trade", "word", "", "trade", "trade"),
                ("illicit trade", "near", "en", "illicit trade", "illicit trade"),
                ("illicit", "exact", "", "illicit", "illicit"),
                ("trade", "exact", "", "trade", "trade"),
            ],
        ),
    ],
    ids=["as typed", "translated", "another form", "phrase", "beginning", "side by side"],
)
def test_a_part_says_what_was_found_and_how(
    engine: Engine, asked: str, title: str, expected: list[tuple[str, ...]]
) -> None:
    parts = _parts(engine, Query(text=asked))[title]

    assert [(p.term, p.via, p.language, p.text, p.printed) for p in parts] == expected


def test_filters_and_exclusions_add_nothing_to_a_score(engine: Engine) -> None:
    query = Query(text="sextortion topic:cybercrime -chantaje date:2014")

    ((title, parts),) = _parts(engine, query).items()

    assert title.startswith("Philippine operation against ‘sextortion’")
    assert [part.term for part in parts] == ["sextortion"]


def test_a_hit_is_explained_only_on_request(engine: Engine) -> None:
    (hit, *_) = engine.search(Query(text="cybercrime")).hits

    assert hit.explanation is None
