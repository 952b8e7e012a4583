"""What searches of the sample archive find and count.

It holds 27 headlines on cybercrime (19 Spanish, 8 English), 41 on organized crime, and two topics.
"""

import datetime as dt

import pytest
from results import counts, texts

from search import DateRange, Engine, Filter, Histogram, Query


def by_year(histogram: Histogram) -> dict[str, int]:
    return {bucket.value: bucket.count for bucket in histogram.buckets}


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


def test_a_completion_is_a_word_or_a_topic_most_frequent_first(engine: Engine) -> None:
    completions = {c.text: c.count for c in engine.suggest("org")}

    assert completions["Organized crime"] == 42
    assert completions["organization"] == 2
    assert list(completions.values()) == sorted(completions.values(), reverse=True)
    assert [c.text for c in engine.suggest("POLICÍA")] == ["policía"]
