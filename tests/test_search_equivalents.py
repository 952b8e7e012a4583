"""Equivalents in searches: what they find, how they rank, and what leaves them out."""

import datetime as dt
from collections.abc import Callable

import pytest
from linear_index import engine_over
from results import texts

from search import DateRange, Document, Engine, Filter, Query, Variant

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]


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


@pytest.mark.parametrize(
    ("typed", "texts_found"),
    [
        ("United Nations", ["مبعوث للأمم المتحدة", "تونس والأمم المتحدة", "قمة الأمم المتحدة"]),
        ("money laundering", ["متهم بغسل أموال", "مكافحة غسل الأموال"]),
        ("smuggling", ["محاولة لتهريب أسلحة", "تهريب أسلحة"]),
        ("terror attack", ["تخطيط لهجوم إرهابي", "بهجوم إرهابي"]),
        ("Bahraini", ["مسؤول بحريني"]),  # not of the sea
    ],
)
def test_arabic_equivalents_are_found_with_what_is_joined_to_them(
    make_engine: MakeEngine, make_document: Make, typed: str, texts_found: list[str]
) -> None:
    others = ["متحدة في الأمم", "أموال بلا غسل ثياب", "سفن بحرية"]
    engine = make_engine(
        make_document("Nothing", language="en"),
        *(make_document(text, language="ar") for text in (*texts_found, *others)),
    )

    assert sorted(texts(engine.search(Query(text=typed)))) == sorted(texts_found)


def test_equivalents_are_left_out_as_asked(engine: Engine) -> None:
    headlines = (Filter("kind", "headline"),)

    off = engine.search(Query(text="cybercrime", filters=headlines, translate=False))
    skipped = engine.search(
        Query(text="cybercrime", filters=headlines, skip=("ciberdelincuencia",))
    )

    assert off.total == 2
    assert off.terms[0].variants == ()
    assert not any("ciberdelincuencia" in text for text in texts(skipped))


@pytest.mark.parametrize("engine", ["columnar", "linear"])
@pytest.mark.parametrize(
    ("typed", "found", "told"),
    [
        ("police NOT police", [], ["شرطة, policial, полиция"]),
        ("-police", ["crimen organizado", "organised crime"], ["شرطة, policial, полиция"]),
        ("-=police", ["crimen organizado", "organised crime", "Полиция", "الشرطة"], []),
        (
            "-(organised crime)",
            ["Police tow", "Полиция", "الشرطة"],
            ["الجريمة المنظمة, crimen organizado, организованная преступность"],
        ),
    ],
)
def test_what_is_excluded_is_what_the_same_text_alone_finds(
    engine: str, typed: str, found: list[str], told: list[str]
) -> None:
    held = [
        "en:Police tow",
        "ar:الشرطة",
        "ru:Полиция",
        "en:organised crime",
        "es:crimen organizado",
    ]

    with engine_over(held, engine) as searched:
        results = searched.search(Query(text=typed))
        without = searched.search(Query(text="-police", skip=("полиция",)))

    assert sorted(texts(results)) == sorted(found)
    assert [one.value for one in results.warnings if one.code == "equivalents_excluded"] == told
    assert "Полиция" in texts(without)
    assert "unknown_equivalent" not in [one.code for one in without.warnings]


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


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            "customs",
            ["en:Customs seize ivory", "de:Zoll findet Elfenbein", "en:Customers lose ivory"],
        ),
        (
            "embajada",
            [
                "es:La embajada cierra",
                "es:Las embajadas cierran",
                "en:The embassy closes",
                "es:El embajador duerme",
            ],
        ),
    ],
)
def test_what_only_shares_the_stem_of_a_term_with_forms_of_its_own_comes_last(
    make_engine: MakeEngine, make_document: Make, typed: str, printed: list[str]
) -> None:
    made = (one.partition(":") for one in printed)
    engine = make_engine(*(make_document(text, language=code) for code, _, text in made))

    found = texts(engine.search(Query(text=typed)))

    assert found == [one.partition(":")[2] for one in printed]
