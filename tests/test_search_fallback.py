"""What is shown and offered where nothing is found."""

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from results import offered, texts

from search import DateRange, Document, Engine, Filter, Query

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]


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


def test_words_without_all_filters_are_offered_where_no_one_part_is_to_blame(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("red fox", "2014-01-01"), make_document("A red hen in the barn")
    )

    (remedy,) = engine.search(Query(text="red hen zebra date:2031")).remedies
    assert (remedy.way, remedy.count) == ("filters", 2)
    assert engine.search(remedy.query).total == 2
    nowhere = Query(text="fox zebra topic:none", filters=(Filter("language", "es"),))
    assert offered(engine.search(nowhere)) == [("filters", "", 1)]
    assert offered(engine.search(Query(text="zebra topic:none"))) == []


def test_a_name_of_what_headlines_are_about_leads_to_them_where_none_prints_it(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        replace(make_document("Detenidos en Madrid", language="es"), places=("ES",)),
        replace(make_document("هجوم في الرياض", language="ar"), places=("SA",)),
    )

    for text, label in (("Spain", "Spain"), ("saudi arabia", "Saudi Arabia")):
        (remedy,) = engine.search(Query(text=text, translate=False)).remedies
        assert (remedy.way, remedy.text, remedy.count) == ("value", f"place:{label}", 1)
        assert engine.search(remedy.query).total == 1
    of_a_city = offered(engine.search(Query(text="place:madrid")))
    assert of_a_city == [("spelling", "madrid", 1), ("spelling", "Spain", 1)]
    by_filter = engine.search(Query(filters=(Filter("place", "RIYADH"),)))
    assert offered(by_filter)[1:] == [("spelling", "Saudi Arabia", 1)]


def test_a_place_is_offered_where_more_names_it_than_prints_its_name(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        replace(make_document("Germany votes"), places=("DE",)),
        replace(make_document("Wahl in Hessen", language="de"), places=("DE",)),
    )
    germany = Query(text="germany", translate=False)

    found = engine.search(germany)
    assert (texts(found), offered(found)) == (["Germany votes"], [("value", "place:Germany", 2)])
    assert engine.search(found.remedies[0].query).total == 2
    assert offered(engine.search(germany.with_(text="votes of germany"))) == []  # no more than that
    assert offered(engine.search(Query(text="DE"))) == []  # its code
    within = engine.search(germany.with_(text="in germany"))
    assert offered(within) == [("value", "place:Germany", 2)]
    assert offered(engine.search(germany.with_(text="germany wahl"))) == [
        ("word", "germany", 1),
        ("word", "wahl", 1),
        ("value", "place:Germany", 1),
        ("any", "", 2),
    ]


def test_a_place_is_offered_by_its_names_in_other_languages(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        replace(make_document("Germany votes"), places=("DE",)),
        replace(make_document("Wahl in Hessen", language="de"), places=("DE",)),
        replace(make_document("UK votes"), places=("GB",)),
        replace(make_document("Attentat à Londres", language="fr"), places=("GB",)),
        make_document("German shepherds"),
    )

    for text, label in (
        ("Deutschland", "Germany"),
        ("ألمانيا", "Germany"),
        ("Royaume-Uni", "United Kingdom"),
        ("UK", "United Kingdom"),
    ):
        assert offered(engine.search(Query(text=text))) == [("value", f"place:{label}", 2)]
    assert offered(engine.search(Query(text="German"))) == []


def test_what_is_named_is_offered_by_several_words_of_its_name(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        replace(
            make_document("IOC committed to Rome"),
            organisations=("international-olympic-committee",),
        ),
        replace(make_document("Bank of Japan acts"), organisations=("bank-of-japan",)),
        replace(make_document("BoE acts"), organisations=("bank-of-england",)),
        replace(make_document("Dubai builds"), places=("AE",)),
    )

    olympic = [("value", "organisation:International Olympic Committee", 1)]
    assert offered(engine.search(Query(text="olympic committee"))) == olympic
    assert offered(engine.search(Query(text="the Olympic Committee"))) == olympic
    assert offered(engine.search(Query(text="arab emirates"))) == [
        ("value", "place:United Arab Emirates", 1)
    ]
    for text in ("committee olympic", "international olympics", "of england", "bank of", "arab"):
        values = [one for one in offered(engine.search(Query(text=text))) if one[0] == "value"]
        assert values == [], text


def test_a_place_is_offered_by_names_in_languages_that_the_archive_lacks(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        replace(make_document("Arrests in Madrid"), places=("ES",)),
        replace(make_document("Kabul quiet"), places=("AF",)),
    )

    for text in ("españa", "Espagne", "إسبانيا", "Испания", "Spanien", "スペイン", "Hiszpania"):
        assert offered(engine.search(Query(text=text))) == [("value", "place:Spain", 1)]
    assert offered(engine.search(Query(text="afganistán"))) == [("value", "place:Afghanistan", 1)]
    for text in ("Francia", "español", "terror"):  # a country that the archive lacks, and no names
        assert offered(engine.search(Query(text=text))) == []


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ("Испании", 1),
        ("لإسبانيا", 1),
        ("스페인", 1),
        ("Spaniens", 1),
        ("peruse", 0),
        ("finn", 0),
    ],
)
def test_a_place_is_meant_by_other_forms_of_its_name(
    make_engine: MakeEngine, make_document: Make, typed: str, total: int
) -> None:
    engine = make_engine(
        replace(make_document("Arrests in Madrid"), places=("ES",)),
        replace(make_document("Kabul quiet"), places=("AF",)),
        replace(make_document("Lima and Helsinki"), places=("PE", "FI")),
    )

    assert engine.search(Query(text=f"place:{typed}")).total == total


def test_a_single_letter_of_a_word_is_not_enough(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(make_document("Plan B for the O line"), make_document("Mail is late"))

    assert texts(engine.search(Query(text="O'zbekiston"))) == []
    assert texts(engine.search(Query(text="mail b", words="any"))) == ["Mail is late"]
    assert texts(engine.search(Query(text="b", words="any"))) == ["Plan B for the O line"]


def test_a_misspelt_word_in_capitals_is_respelled_unless_it_may_be_an_acronym(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(make_document("IGLOOFEST opens in Montreal"), make_document("NASAL spray"))

    assert texts(engine.search(Query(text="IGLOFEST Montreal"))) == ["IGLOOFEST opens in Montreal"]
    assert engine.search(Query(text="NASAI spray")).warnings[0].code == "any_words"


def test_a_word_that_another_one_is_a_misprint_of_is_offered(
    make_engine: MakeEngine, make_document: Make
) -> None:
    often = {
        "The anniversary is marked on day": "en",
        "A sale begins, and action follows on day": "en",
        "الجزائر تنتظر": "ar",  # Algeria
    }
    engine = make_engine(
        *(
            make_document(f"{text} {day}", language=language)
            for text, language in often.items()
            for day in range(100)
        ),
        make_document("Die Aktion beginnt", language="de"),
        make_document("سوق الجزار", language="ar"),
        make_document("An aniversary in exile", language="en"),
        make_document("An auction of paintings", language="en"),
        make_document("The annivarsary of two", language="en"),
        make_document("The annivarsary of three", language="en"),
    )

    def found(text: str) -> tuple[int, list[tuple[str, str, int]]]:
        results = engine.search(Query(text=text))
        return results.total, offered(results)

    assert found("aniversary") == (1, [("spelling", "anniversary", 100)])
    assert found("auction") == (1, [])  # a word
    assert found("Aktion") == (1, [])  # one of another language
    assert found("الجزار") == (1, [])  # the butcher: four letters behind the article
    assert found("annivarsary") == (2, [])  # 50 times as often
    assert found("aniversary exile") == (1, [])


def test_a_date_with_its_year_comes_before_time_counted_back(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("Vor 25 Jahren: das erste Kind", "2007-04-11", language="de"),
        make_document("Das erste Kind", "1990-01-01", language="de"),
    )

    found = engine.search(Query(text="Vor 25 Jahren: das erste Kind, 11. April 2007"))
    assert texts(found) == ["Vor 25 Jahren: das erste Kind"]


def test_a_word_is_not_searched_in_a_spelling_that_what_is_found_lacks(
    make_engine: MakeEngine, make_document: Make
) -> None:
    """Qatargate begins with Qatar, and has nothing to do with the earthquake."""
    engine = make_engine(
        make_document("Strong earthquake in Morocco"), make_document("Qatargate trial opens")
    )

    found = engine.search(Query(text="qatar morocco earthquake"))
    assert texts(found) == ["Strong earthquake in Morocco"]
    assert [(one.code, one.value) for one in found.warnings] == [
        ("any_words", "qatar"),
        ("unknown_word", "qatar"),
    ]


def test_a_period_alone_is_the_answer_to_unknown_words_and_offered_beside_known_ones(
    make_engine: MakeEngine, make_document: Make
) -> None:
    """The fox was seen that day; "5" and "hens" are printed at another time."""
    engine = make_engine(
        make_document("red fox", "2014-06-05"), make_document("5 hens", "2012-01-01")
    )
    day = DateRange(dt.date(2014, 6, 5), dt.date(2014, 6, 6))

    for text in ("what happened on 5 June 2014", "any news of June 2014"):
        answered = engine.search(Query(text=text))
        assert (texts(answered), answered.warnings[0].code) == (["red fox"], "only_dated")

    beside = engine.search(Query(text="hens on 5 June 2014"))
    assert texts(beside) == ["5 hens"]
    assert [warning.code for warning in beside.warnings] == ["any_words"]  # none of "2014"
    assert (beside.remedies[0].query, beside.remedies[0].count) == (Query(dates=day), 1)


def test_from_a_month_is_that_month_behind_words_and_since_then_is_offered(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("fox in the barn", "2014-06-05"), make_document("fox at sea", "2015-01-01")
    )

    def found(text: str) -> list[str]:
        return sorted(texts(engine.search(Query(text=text))))

    assert found("fox from June 2014") == ["fox in the barn"]
    since = engine.search(Query(text="fox from June 2014")).remedies
    assert [one.count for one in since if one.text == "from June 2014"][:1] == [2]
    for text in ("from June 2014 fox", "fox since June 2014", "fox from 2014 on"):
        assert found(text) == ["fox at sea", "fox in the barn"]
    for text in ("fox from June 2014 onwards", "fox من يونيو 2014 فصاعدا"):
        assert found(text) == ["fox at sea", "fox in the barn"]
        remedies = engine.search(Query(text=text)).remedies
        assert "period" not in [one.way for one in remedies]


def test_of_unknown_words_the_one_that_is_nearly_known_is_offered_without_the_others(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("Thieves in the harbour of Antwerp"),
        make_document("The harbour opens"),
        make_document("Полиция задержала троих", language="ru"),
    )

    for text, expected in (
        ("zzxxq antwrp", [("antwerp", 1)]),
        ("Ghbdtn Gjkbwbz", [("полиция", 1)]),  # a greeting to the police, on the wrong keyboard
        ('"antwrp harbour"', [("antwerp harbour", 1)]),
        ('"harbuor of antwrp"', [('"harbour of antwerp"', 1), ("harbour of antwerp", 1)]),
        ("zzxxq yyqqw", []),
    ):
        remedies = engine.search(Query(text=text, translate=False)).remedies
        assert [(one.text, one.count) for one in remedies if one.way == "spelling"] == expected
        assert [engine.search(one.query).total for one in remedies] == [1 for _ in remedies]


def test_where_nothing_is_undated_the_search_of_all_dates_is_offered(
    make_engine: MakeEngine, make_document: Make
) -> None:
    engine = make_engine(
        make_document("Ferry towed", "2014-05-03"), make_document("Ferry sold", "2014-05-04")
    )
    undated = Query(text="ferry", undated="only")

    assert offered(engine.search(undated)) == [("dates", "", 2)]
    assert offered(engine.search(undated.with_(undated="exclude"))) == []


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
