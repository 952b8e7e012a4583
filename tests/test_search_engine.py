"""What an engine finds, counts and orders: small archives made by hand, and the sample."""

import datetime as dt
from collections.abc import Callable
from itertools import chain

import pytest
from examples import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from search import (
    DateRange,
    Document,
    Engine,
    Filter,
    Histogram,
    Query,
    SearchResults,
    Variant,
)

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]


def texts(results: SearchResults) -> list[str]:
    return [hit.document.title for hit in results.hits]


def counts(results: SearchResults, facet: str) -> dict[str, int]:
    (found,) = [f for f in results.facets if f.id == facet]
    return {value.value: value.count for value in found.values}


def by_year(histogram: Histogram) -> dict[str, int]:
    return {bucket.value: bucket.count for bucket in histogram.buckets}


# The sample archive: 27 headlines on cybercrime (19 Spanish, 8 English), 41 on organized crime,
# and the two topics.


def test_the_sample_archive_is_68_headlines_and_2_topics(engine: Engine) -> None:
    results = engine.search(Query())

    assert results.total == 70
    assert engine.version().documents == 70
    assert counts(results, "kind") == {"headline": 68, "topic": 2}
    assert counts(results, "language") == {"en": 51, "es": 19}
    assert counts(results, "topic") == {"cybercrime": 28, "organized-crime": 42}
    assert results.histogram.missing == 2


def test_the_histogram_counts_every_year_of_the_sample(engine: Engine) -> None:
    assert by_year(engine.search(Query()).histogram) == {
        "2011": 4,
        "2012": 2,
        "2013": 8,
        "2014": 12,
        "2015": 1,
        "2016": 0,
        "2017": 0,
        "2018": 36,
        "2019": 5,
    }


@pytest.mark.parametrize("typed", ["policia", "POLICÍA", "Policía", "policías"])
def test_policia_finds_both_headlines_that_say_it(engine: Engine, typed: str) -> None:
    results = engine.search(Query(text=typed, filters=(Filter("language", "es"),)))

    assert sorted(texts(results)) == [
        "La policía de Maldivas detiene a presuntos autores de delitos informáticos gracias a la"
        " ayuda de la Unidad de INTERPOL sobre Delincuencia de Alta Tecnología",
        "Policía y público unen fuerzas en la campaña de INTERPOL contra la delincuencia"
        " #TurnBackCrime",
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("operations", "Organized crime: 22 arrests in French operation supported by INTERPOL"),
        ("arrested", "Organized crime: 22 arrests in French operation supported by INTERPOL"),
        ("operacion", "INTERPOL contraataca coordinando una operación contra las redes de"),
        ("#TurnBackCrime", "Policía y público unen fuerzas en la campaña de INTERPOL contra la"),
        ("EAPCCO", "Global security requires regional support, INTERPOL Chief tells EAPCCO"),
        ("organised", "Organized crime leaders arrested in Spanish operation"),
    ],
)  # fmt: skip
def test_a_form_of_a_word_finds_its_other_forms(engine: Engine, typed: str, expected: str) -> None:
    found = texts(engine.search(Query(text=typed, size=200)))

    assert any(text.startswith(expected) for text in found)


def test_a_phrase_finds_exactly_where_it_stands_in_each_language(engine: Engine) -> None:
    results = engine.search(Query(text='"Trend Micro"'))

    assert texts(results) == [
        "INTERPOL and Trend Micro reinforce cooperation in combating cybercrime",
        "INTERPOL y Trend Micro se unen para luchar contra la ciberdelincuencia",
    ]


def test_three_headlines_of_one_day_are_three_documents(engine: Engine) -> None:
    day = DateRange(dt.date(2014, 9, 30), dt.date(2014, 10, 1))

    results = engine.search(Query(dates=day))

    assert results.total == 3
    assert counts(results, "language") == {"en": 2, "es": 1}
    assert results.undated_left_out == 2


@pytest.mark.parametrize("typed", ["cookies", '"Tell me more"', '"technical functionality"'])
def test_boilerplate_is_never_found(engine: Engine, typed: str) -> None:
    assert engine.search(Query(text=typed)).total == 0


def test_a_facet_ignores_its_own_selection_and_heeds_the_others(engine: Engine) -> None:
    spanish = Query(filters=(Filter("language", "es"),))

    results = engine.search(spanish)

    assert results.total == 19
    assert counts(results, "language") == {"es": 19, "en": 51}
    assert counts(results, "topic") == {"cybercrime": 19}
    assert counts(results, "kind") == {"headline": 19}


def test_the_histogram_ignores_the_dates_and_heeds_the_rest(engine: Engine) -> None:
    query = Query(
        filters=(Filter("language", "es"),),
        dates=DateRange(dt.date(2012, 1, 1), dt.date(2014, 1, 1)),
    )

    histogram = engine.search(query).histogram

    assert by_year(histogram)["2014"] == 6
    assert [bucket.value for bucket in histogram.buckets if bucket.selected] == ["2012", "2013"]
    assert {bucket.value: bucket.of for bucket in histogram.buckets}["2014"] == 12


def test_a_range_of_one_year_is_counted_by_months(engine: Engine) -> None:
    year = DateRange(dt.date(2014, 1, 1), dt.date(2015, 1, 1))

    histogram = engine.search(Query(dates=year)).histogram

    assert histogram.interval == "month"
    assert by_year(histogram) == {
        "2014-01": 0,
        "2014-02": 0,
        "2014-03": 1,
        "2014-04": 1,
        "2014-05": 1,
        "2014-06": 1,
        "2014-07": 0,
        "2014-08": 1,
        "2014-09": 3,
        "2014-10": 2,
        "2014-11": 2,
        "2014-12": 0,
    }  # fmt: skip


# Small archives.


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


# Nothing found.


def offered(results: SearchResults) -> list[tuple[str, str, int]]:
    return [(remedy.way, remedy.text, remedy.count) for remedy in results.remedies]


def test_the_word_or_filter_that_is_to_blame_is_named_with_the_count_without_it(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("red fox", "2014-01-01"),
        make_document("red hen"),
        make_document("zorro rojo"),
    )
    spanish = (Filter("language", "es"),)

    assert offered(engine.search(Query(text="red", filters=spanish))) == [("filter", "es", 2)]
    assert offered(engine.search(Query(text="red zebra"))) == [("word", "zebra", 2), ("any", "", 2)]
    assert offered(engine.search(Query(text="hen", dates=DateRange(dt.date(2014, 1, 1))))) == [
        ("dates", "", 1)
    ]
    assert offered(engine.search(Query(text="red"))) == []


def test_a_misspelt_word_is_compared_with_the_archives_words_and_never_replaced(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("La policía", language="es"),
        make_document("Otra policía", language="es"),
        make_document("Cybercrime"),
        make_document("الشرطة", language="ar"),
    )

    assert offered(engine.search(Query(text="polizia", translate=False))) == [
        ("spelling", "policia", 2)
    ]
    assert offered(engine.search(Query(text="cybrecrime"))) == [("spelling", "cybercrime", 1)]
    assert offered(engine.search(Query(text="الشرطه"))) == []  # found by its stem
    assert engine.search(Query(text="polizia")).total == 0


def test_where_nothing_holds_all_words_those_that_hold_some_are_shown_and_it_is_said(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(make_document("red fox"), make_document("black hen"))

    results = engine.search(Query(text="red hen"))

    assert sorted(texts(results)) == ["black hen", "red fox"]
    assert [warning.code for warning in results.warnings] == ["any_words"]
    assert results.query == Query(text="red hen")


# The glossary.


def test_equivalents_in_other_languages_are_found_after_the_word_itself_and_counted(
    engine: Engine,
) -> None:
    results = engine.search(Query(text="cybercrime", filters=(Filter("kind", "headline"),)))

    languages = [hit.document.language.code for hit in results.hits]
    assert languages == ["en", "en", *["es"] * 8]
    assert all("cybercrime" in text for text in texts(results)[:2])
    assert sum("ciberdelincuencia" in text for text in texts(results)) == 7
    (term,) = results.terms
    counted = {variant.text: variant.count for variant in term.variants}
    assert counted["ciberdelincuencia"] == 7


def test_equivalents_are_left_out_as_asked(engine: Engine) -> None:
    headlines = (Filter("kind", "headline"),)

    off = engine.search(Query(text="cybercrime", filters=headlines, translate=False))
    skipped = engine.search(
        Query(text="cybercrime", filters=headlines, skip=("ciberdelincuencia",))
    )

    assert off.total == 2
    assert off.terms[0].variants == ()
    assert not any("ciberdelincuencia" in text for text in texts(skipped))


def test_equivalents_are_counted_among_the_hits(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("Ciberdelincuencia en Lima", "2014-01-01", "es"),
        make_document("Ciberdelincuencia en Madrid", "2016-01-01", "es"),
        make_document("Cybercriminalité à Paris", "2014-01-01", "fr"),
    )

    def counted(**asked: object) -> dict[tuple[str, str], int]:
        (term, *_) = engine.search(Query(**asked)).terms
        return {(one.language, one.text): one.count for one in term.variants}

    spanish, french = ("es", "ciberdelincuencia"), ("fr", "cybercriminalité")
    in_2014 = DateRange(dt.date(2014, 1, 1), dt.date(2015, 1, 1))
    assert counted(text="cybercrime") == {spanish: 2, french: 1}
    assert counted(text="cybercrime", dates=in_2014) == {spanish: 1, french: 1}
    only_spanish = (Filter("language", "es"),)
    assert counted(text="cybercrime", filters=only_spanish) == {spanish: 2, french: 0}
    assert counted(text="cybercrime Madrid") == {spanish: 1, french: 0}
    assert counted(text="cybercrime -Madrid") == {spanish: 1, french: 1}
    nothing = (Filter("language", "de"),)
    assert counted(text="cybercrime", filters=nothing) == {spanish: 0, french: 0}


def test_one_of_two_equivalents_with_the_same_letters_is_left_out(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("The police of Lyon", None, "en"),
        make_document("La police de Lyon", None, "fr"),
        make_document("La policía de Lyon", None, "es"),
    )

    def found(*skip: str) -> set[str]:
        hits = engine.search(Query(text="policía", skip=skip)).hits
        return {hit.document.language.code for hit in hits}

    assert found() == {"en", "fr", "es"}
    assert found("fr:police") == {"en", "es"}
    assert found("EN:Police") == {"fr", "es"}
    assert found("police") == {"es"}


def test_what_is_the_same_word_in_several_languages_is_one_equivalent(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("Strikes in Tunisia", None, "en"),
        make_document("Sciopero in Tunisia", None, "it"),
        make_document("Huelga en Túnez", None, "es"),
    )

    (term,) = engine.search(Query(text="Túnez")).terms

    assert term.variants == (Variant("en", "Tunisia", "glossary", 2, ("it",)),)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("payment cards", "Desmantelada con la ayuda de INTERPOL"),
        ('"organized crime"', "Organized crime leaders arrested in Spanish operation"),
        ("crimen organizado", "Organized crime leaders arrested in Spanish operation"),
        ("Fiji", "La visita de Fiyi a INTERPOL"),
        ("chantaje sexual", "Philippine operation against ‘sextortion’ network"),
        ("cybercriminalité", "INTERPOL and Trend Micro reinforce cooperation"),
        ("الإرهاب", "Organized crime underpins major conflicts and terrorism"),
    ],
)
def test_a_term_in_one_language_finds_it_in_the_others(
    engine: Engine, typed: str, expected: str
) -> None:
    found = texts(engine.search(Query(text=typed, size=200)))

    assert any(text.startswith(expected) for text in found)


def test_words_side_by_side_rank_above_the_same_words_apart(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("fox meets red hen", "2015-01-01"), make_document("hen meets red fox")
    )

    assert texts(engine.search(Query(text="red fox")))[0] == "hen meets red fox"


def test_function_words_side_by_side_count_for_nothing(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("of the hen and fox", "2014-01-01"),
        make_document("the hen and fox of", "2015-01-01"),
    )

    # Either holds all four words, and no two of them that mean anything stand side by side.
    first, second = engine.search(Query(text="fox of the hen")).hits

    assert first.document.title == "the hen and fox of"  # the newest of equals
    assert first.score == second.score


def test_a_question_finds_the_passage_in_its_language_before_a_translation(
    make_engine: MakeEngine, make_document: Make
) -> None:
    english = [make_document(f"When was number {n} made") for n in range(30)]
    german = [make_document(f"Wann wurde Nummer {n} gemacht", language="de") for n in range(30)]
    engine = make_engine(
        *english,
        *german,
        make_document("Tesla moved in 1884 they say", "2014-01-01"),
        make_document("Tesla zog im Jahr 1884 um", "2015-01-01", language="de"),
    )

    def first_two(text: str) -> list[str]:
        return texts(engine.search(Query(text=text, words="any")))[:2]

    assert first_two("When was Tesla in 1884")[0] == "Tesla moved in 1884 they say"
    assert first_two("Wann wurde Tesla 1884")[0] == "Tesla zog im Jahr 1884 um"
    assert sorted(first_two("When was Tesla in 1884")) == [
        "Tesla moved in 1884 they say",
        "Tesla zog im Jahr 1884 um",
    ]


def test_a_translation_stays_behind_even_if_it_holds_more_of_a_questions_names(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        *(make_document(f"When was number {n} made") for n in range(30)),
        *(make_document(f"Wann wurde Nummer {n} gemacht", language="de") for n in range(30)),
        make_document("Grammys for Lady Gaga"),
        make_document("Musikpreise für Lady Gaga", language="de"),
        make_document("Rekord der Sängerin", language="de"),
    )

    found = texts(engine.search(Query(text="Wann wurde Lady Gaga Grammys gemacht", words="any")))

    assert found[0] == "Musikpreise für Lady Gaga"
    assert found.index("Grammys for Lady Gaga") < 32  # before what holds no name


@pytest.mark.parametrize("language", ["en", "sw"], ids=["with stems", "without"])
def test_a_word_is_as_common_as_in_the_language_that_uses_it_most(
    make_engine: MakeEngine, make_document: Make, language: str
) -> None:
    engine = make_engine(
        *(make_document(f"ya two {n}", language=language) for n in range(100)),
        *(make_document(f"dos tres {n}", language="es") for n in range(300)),
    )

    best = engine.search(Query(text="ya", match="exact" if language == "sw" else "stem")).hits[0]

    # All 100 documents of the language hold it, with the 100 of the smoothing a half; so n is a
    # half of 400, and idf ln 2. All documents have three words, so the rest of BM25 is 1.
    assert best.score == pytest.approx(0.6931471805599453)


def test_a_completion_is_a_word_or_a_topic_most_frequent_first(engine: Engine) -> None:
    completions = {c.text: c.count for c in engine.suggest("org")}

    assert completions["Organized crime"] == 42
    assert completions["organization"] == 2
    assert list(completions.values()) == sorted(completions.values(), reverse=True)
    assert [c.text for c in engine.suggest("POLICÍA")] == ["policía"]
