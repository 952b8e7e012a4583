"""What people type out of habit, or paste, is understood, or told and answered with a way on."""

from collections.abc import Callable

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from results import offered
from whoosh.qparser import QueryParser

from corpus import Publication, Topic
from search import (
    Cursor,
    Document,
    Engine,
    Filter,
    Quantity,
    Query,
    SearchResults,
    last_word_start,
)
from search.asking.archive_values import ArchiveValues
from search.asking.expansion import Expansion
from search.asking.grammar import Grammar
from search.asking.signs import has_signs, read_signs

Make = Callable[..., Document]


TEN, ELEVEN = "2014-03-02/2015-01-01", "2014-02-02/2015-01-01"


@pytest.fixture
def engine(make_engine: Callable[..., Engine], make_document: Make) -> Engine:
    at = (Publication("Herald", "https://news.example.org/2014/ship?id=7"),)
    return make_engine(
        replace(make_document("The ship in the port of Antwerp", "2014-03-01"), publications=at),
        make_document("Drug trafficking in a ship of Antwerp", "2015-01-01", topics=("drugs",)),
        make_document("Drug trafficking by the sea"),
        make_document("The end of the road"),
        make_document("Fraude y estafa en el puerto", "2014-01-01", "es"),
        make_document("Redada en el puerto", language="es"),
        make_document("Heat of 5 degrees"),
        make_document('צה"ל', language="he"),
        make_document('ארה"ב', language="he"),
    )  # fmt: skip


def texts(results: SearchResults) -> list[str]:
    return sorted(hit.document.text for hit in results.hits)


def told(results: SearchResults) -> list[tuple[str, str]]:
    return [(warning.code, warning.value) for warning in results.warnings]


@given(text=st.text("ab2É中 _.-'\"(:*=>ANDORT", min_size=1, max_size=12))
@examples(200)
def test_words_without_signs_are_cut_as_the_taggers_of_all_signs_cut_them(text: str) -> None:
    grammar = Grammar(
        Expansion(["en"]),
        [],
        text,
        any_word=False,
        small=frozenset(),
        values=ArchiveValues({}),
        newest=None,
        mixed=True,
    )
    cut, tagged = grammar.process(text), QueryParser.process(grammar, text)

    assert repr(cut) == repr(tagged)
    assert [(node.startchar, node.endchar) for node in cut if node.has_text] == [
        (node.startchar, node.endchar) for node in tagged if node.has_text
    ]


@pytest.mark.parametrize(
    "text",
    ["police UND army", "la Y", "SO reuters", "date aft 2010", "police ADJ army", "police near5 b"],
)
def test_words_that_are_operators_somewhere_count_as_signs(text: str) -> None:
    assert has_signs(text)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("the ship by antwerp", 2),  # "by" is in neither
        ("redada y puerto", 1),  # "y" is not in it
        ("ship and fraude", 0),
        ("BY ship antwerp", 0),  # a name, as it alone is in capitals
        ("the of", 2),  # no other words
        ('"of antwerp" the', 2),
        ("the topic:drugs", 0),
    ],
)
def test_small_words_are_demanded_only_where_there_are_no_others(
    engine: Engine, typed: str, found: int
) -> None:
    results = engine.search(Query(text=typed))

    fell_back = any(code == "any_words" for code, _ in told(results))
    assert (0 if fell_back else results.total) == found


@pytest.mark.parametrize(
    ("language", "text", "typed"),
    [
        ("ar", "حريق ميناء الإسكندرية", "حريق في ميناء الإسكندرية"),
        ("ar", "حريق ميناء السويس", "حريق فى ميناء السويس"),  # as Egypt types it
        ("cs", "Požár přístav Děčín", "požár v přístav Děčín"),
        ("el", "Φωτιά λιμάνι Πειραιά", "φωτιά στο λιμάνι του Πειραιά"),
        ("fa", "آتش بندر عباس", "آتش در بندر عباس"),
        ("he", "שריפה נמל חיפה", "שריפה של נמל חיפה"),
        ("hi", "मुंबई बंदरगाह आग", "मुंबई के बंदरगाह में आग"),
        ("id", "Kebakaran pelabuhan Jakarta", "kebakaran di pelabuhan Jakarta"),
        ("pl", "Pożar port Gdynia", "pożar w port Gdynia"),
        ("ro", "Incendiu port Constanța", "incendiu în port la Constanța"),
        ("sw", "Moto bandari Mombasa", "moto wa bandari ya Mombasa"),
        ("uk", "Пожежа порт Одеса", "пожежа в порт Одеса"),
    ],
)
def test_the_small_words_of_the_archives_languages_are_not_demanded(
    make_engine: Callable[..., Engine], make_document: Make, language: str, text: str, typed: str
) -> None:
    engine = make_engine(make_document(text, language=language), make_document("Rain at sea"))

    results = engine.search(Query(text=typed))

    assert texts(results) == [text]
    assert told(results) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kim jong un", {"Kim Jong Un inspects a farm", "Kim Jong Un visita una granja"}),
        ("Kim Jong Un", {"Kim Jong Un inspects a farm", "Kim Jong Un visita una granja"}),
        (
            "un kim jong",
            {
                "Kim Jong Un inspects a farm",
                "Kim Jong Il inspects a dam",
                "Kim Jong Il at sea",
                "Kim Jong Un visita una granja",
                "Kim Jong Il visita la costa",
            },
        ),
        ("granja un", {"Kim Jong Un visita una granja", "Fuego en la granja"}),  # surely Spanish
    ],
)
def test_a_last_word_is_a_small_one_in_the_likeliest_language_alone(
    make_engine: Callable[..., Engine], make_document: Make, typed: str, found: set[str]
) -> None:
    engine = make_engine(
        make_document("Kim Jong Un inspects a farm"),
        make_document("Kim Jong Il inspects a dam"),
        make_document("Kim Jong Il at sea"),
        make_document("Kim Jong Un visita una granja", language="es"),
        make_document("Kim Jong Il visita la costa", language="es"),
        make_document("Fuego en la granja", language="es"),
    )

    assert set(texts(engine.search(Query(text=typed)))) == found


def test_what_lacks_one_word_comes_first_and_the_words_are_named_with_their_counts(
    engine: Engine,
) -> None:
    results = engine.search(Query(text="drug trafficking in the port of Antwerp"))

    assert texts(results) == ["Drug trafficking in a ship of Antwerp"]
    assert told(results) == [("any_words", "port")]
    assert offered(results) == [("word", "port", 1), ("any", "", 5)]  # with "puerto"


def test_small_words_are_not_enough_where_any_word_will_do(engine: Engine) -> None:
    results = engine.search(Query(text="the price of zebra trafficking in road tunnels"))

    assert texts(results) == [
        "Drug trafficking by the sea",
        "Drug trafficking in a ship of Antwerp",
        "The end of the road",
    ]
    assert told(results) == [
        ("any_words", ""),
        ("unknown_word", "price"),
        ("unknown_word", "zebra"),
        ("unknown_word", "tunnels"),
    ]


def test_a_text_pasted_whole_comes_before_one_with_the_same_words(
    make_engine: Callable[..., Engine], make_document: Make
) -> None:
    engine = make_engine(
        make_document("Wreaths laid before Kim Jong Suk's bust", "2020-01-01"),
        make_document("Wreaths laid before the bust of Kim Jong Suk", "2010-01-01"),
        *(make_document(f"Suk {number}") for number in range(9)),
    )

    first, _ = engine.search(Query(text="Wreaths laid before the bust of Kim Jong Suk")).hits

    assert first.document.text == "Wreaths laid before the bust of Kim Jong Suk"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("“of antwerp” –drug", '"of antwerp" -drug'),
        ("‘of antwerp’", '"of antwerp"'),
        ("‘it’s here’ now", '"it’s here" now'),
        ("don’t ‘90s", "don’t ‘90s"),
        ("-5°C", " 5°C"),
        ("heat -5", "heat -5"),
        ('צה"ל ארה"ב', "צה״ל ארה״ב"),
        ("word~1 word^2.5", "word   word    "),
        ('"near words"~5', '"near words"~5'),
        ("title:korea", "      korea"),
        ("foo:bar", "foo bar"),
        ("Roma:redada", "Roma:redada"),
        ('"foo:bar t*m"', '"foo:bar t*m"'),
        ("https://a.example/b?c=d", "https://a.example/b?c=d"),
        ("N95 masks", "N95 masks"),
        ("a || b && c", "a \ue001  b    c"),
        ("a||b&&c|d", "a\ue001 b  c\ue001d"),
        ("hl=(sea) rst=ap x=y", "   (sea) rst:ap x=y"),
        ("end !road oh!", "end -road oh!"),
        ("date: 3 march 2014 sea", "date:\ue0023\ue002march\ue0022014 sea"),
        ("from: road", "from: road"),
        ("topic: drugs date: 2014", "topic:\ue002drugs date:\ue0022014"),
        ('topic: "x y" title: "a b"', 'topic: "x y"        "a b"'),
        ("Source: AP", "Source: AP"),
        ("road AND", "road    "),
        ("road date:", "road      "),
        ("harbour> road sizes!=3", "harbour> road sizes!=3"),
        ("(OR road)", "(   road)"),
        ("money>5 EUR", "money>5\ue002EUR"),
        ("weight > 2  t", "weight > 2\ue002\ue002t"),
        ("money>5 AND road", "money>5 AND road"),
        ("arrests>5 EUR year>2013 BBC", "arrests>5 EUR year>2013 BBC"),
        ("social media: police warn", "social media: police warn"),
        ("type: road kind: topics", "type: road kind:\ue002topics"),
        ("idioma: español place: nowhere", "idioma:\ue002español place: nowhere"),
        ("road AND OR end", "road     OR end"),
        ("road AND NOT end", "road AND NOT end"),
        ("road UND end", "road     end"),
        ("road ODER end", "road     \ue001end"),
        ("road NICHT end", "road      -end"),
        ('(road ET end) SAUF "a b"', '(road    end)     -"a b"'),
        ("дорога ИЛИ конец", "дорога    \ue001конец"),
        ("redada Y puerto", "redada   puerto"),
        ("Generation Y votes", "Generation Y votes"),
        ("A ET B, BLUT UND EHRE", "A ET B, BLUT UND EHRE"),
        ("FIÉ ET LIBÉRÉ: le film", "FIÉ ET LIBÉRÉ: le film"),
        ("БЫТЬ НЕ МОЖЕТ: отзывы", "БЫТЬ НЕ МОЖЕТ: отзывы"),
        ("Das ist NICHT wahr", "Das ist NICHT wahr"),
        ("Россия НЕ Китай", "Россия   -Китай"),
        ('"Road End" SAUF ship', '"Road End"     -ship'),
        ('"road UND end"', '"road UND end"'),
        ("DO OR DIE OF", "DO or DIE OF"),
        ("road/end 9/11 a.example/b c:d,e", "road end 9/11 a.example/b c:d,e"),
        ("la=en,es road", "la:en,es road"),
        ("road | end", "road \ue001 end"),
        ("Road closed | The Herald", "Road closed | The Herald"),
        ("(road | fire) end", "(road \ue001 fire) end"),
        ("topic: of the day", "topic: of the day"),
        ("source: unknown agency", "source: unknown agency"),
        ("money>1 million EUR", "money>1\ue002million\ue002EUR"),
        ("money > 2,5 Mio. EUR", "money > 2,5\ue002Mio.\ue002EUR"),
        ("arrests>10 mil Madrid", "arrests>10\ue002mil Madrid"),
        ("money>5 all", "money>5 all"),
        ("deaths: 3 road", "deaths= 3 road"),
        ("deaths:>3", "deaths >3"),
        ("muertos: 3", "muertos= 3"),
        ("Deaths: 3", "Deaths: 3"),
        ("road: 3 deaths: 3-5", "road: 3 deaths: 3-5"),
        ("road w/5 end", '"road end"~5'),
        ('"road end" NEAR/10 of', '"road end      of"~10'),
        ("road ADJ5 end", '"road  end"~5'),
        ("(road AROUND(5) end) OR NOT w/5 end", '("road       end"~5) OR NOT     end'),
        ("terror* w/5 end", "terror*     end"),
        ("road W/s end PRE/3 of", 'road     "end   of"\ue0033'),
        ("road p/5 end", '"road end"\ue0035'),
        ("road NEAR end", "road      end"),
        ("FIRE NEAR PORT", "FIRE NEAR PORT"),
        ("HLEAD(road end)", "     (road end)"),
        ("atleast3(road) end", "        (road) end"),
        ("terroris! road", "terroris\ue004 road"),
        ("Terror! road", "Terror! road"),
        ("au=(smith) road", "au (smith) road"),
        ("DATE(>2010) day(s)", "date:\ue002>2010 day(s)"),
        ("date aft 2010", "date:\ue002\ue002\ue002>2010"),
        ("road BUT NOT end", "road     NOT end"),
        ("road[Title/Abstract] end", "road                 end"),
        ("road [tiab] end", "road        end"),
        ("2014[Date - Publication]", "date:" + 15 * "\ue002" + "2014"),
        ("road[MeSH Terms] end", "road             end"),
        ("es[La/Fr] road", "la:\ue002\ue002\ue002\ue002es road"),
        ("lugar[es] road [video]", "lugar[es] road [video]"),
        ("road.ti,ab. and end.mp.", "road        and end    "),
        ("re.ti", "re.ti"),
        ("TITLE-ABS-KEY(road AND end)", "             (road AND end)"),
        ("re-elect(ed) road", "re-elect(ed) road"),
        ("/terror.*/ road", " terror*   road"),
        ("road AND PUBYEAR AFT 2010", "road AND date:" + 6 * "\ue002" + ">2010"),
    ],
)
def test_signs_are_read_character_for_character(typed: str, read: str) -> None:
    values = ArchiveValues({"topic": {"drugs": "Drugs"}})

    assert read_signs(typed, values)[0] == read


@pytest.mark.parametrize(
    ("typed", "total", "warnings"),
    [
        ("idioma:es puerto", 2, [("field_repaired", "language:es")]),
        ("langue:es", 2, [("field_repaired", "language:es")]),
        ("langauge:es", 2, [("field_repaired", "language:es")]),
        ("language:español", 2, [("field_repaired", "language:es")]),
        ("idioma:castellano", 2, [("field_repaired", "language:es")]),
        ("language:Spanish", 2, [("field_repaired", "language:es")]),
        ("language:es,he", 4, [("field_repaired", "language:es OR language:he")]),
        ("language:ES", 2, []),
        ('topic:"Drugs"', 1, []),
        ("tema:drugs", 1, [("field_repaired", "topic:drugs")]),
        ("year:2014", 2, [("field_repaired", "date:2014")]),
        ("after:2015", 1, [("field_repaired", "from:2015")]),
        ("before:2015", 2, []),
        ("date:[2015 TO 2014]", 3, [("reversed_dates", "2014-01-01/2015-12-31")]),
        ("date:2015..2014", 3, [("reversed_dates", "2014-01-01/2015-12-31")]),
        ("date:2015-2014 ship", 2, [("reversed_dates", "2014-01-01/2015-12-31")]),
        ("date:2014..2015", 3, []),
        ("from:2015 to:2014", 3, [("reversed_dates", "2014-01-01/2015-12-31")]),
        ("to:2014 ship from:2015", 2, [("reversed_dates", "2014-01-01/2015-12-31")]),
        ("from:2014 to:2015", 3, []),
        ("from:02/03/2014 to:05/25/2015", 2, []),
        ("from:05/25/2015 to:02/03/2014", 2, [("reversed_dates", "2014-02-03/2015-05-25")]),
        ("from:02/03/2014 to:25/05/2015", 1, []),
        ("from:02/03/2014", 1, [("day_first", "2014-02-03/..")]),
        ("from:2015 OR to:2014-01", 2, []),
        ("date:2014 date:2015", 0, [("nothing_together", "")]),
        ("zebra (language:es OR date:2015)", 0, [("unknown_word", "zebra")]),
        ("¿Cuántas?", 0, [("unknown_word", "Cuántas")]),
        ("before:2014-02 from:2014-03", 0, [("nothing_together", "")]),
        ("language:es date:2015", 0, [("nothing_together", "")]),
        ("language:is date:2015", 0, [("unknown_value", "language:is")]),
        ("road[ti]", 1, [("field_repaired", "road")]),
        ('ship -"road end"[ti]', 2, [("field_repaired", '-"road end"')]),
        ("SO herald", 1, [("field_repaired", "source:herald")]),
        ("ship AND 2014[dp]", 1, [("field_repaired", "date:2014")]),
        ("ship -2014[dp]", 1, [("field_repaired", "-date:2014")]),
        ('ship AND "2014"[dp]', 1, [("field_repaired", "date:2014")]),
        (
            "zebra[ti] AND ship",
            2,
            [("any_words", "zebra"), ("unknown_word", "zebra"), ("field_repaired", "zebra")],
        ),
        ("sea AND 2015[dp]", 0, [("field_repaired", "date:2015")]),
        ("road[1] end", 1, [("stray_sign", "[1]")]),
        (
            "TI ship AND SO herald",
            1,
            [("unknown_field", "TI"), ("field_repaired", "source:herald")],
        ),
        ("ship AND pubDate:>=2015", 1, []),
        ('ship AND date within "2014-01 2014-04"', 1, []),
        (
            'ship AND date within "2016-01 2016-04"',
            0,
            [("unknown_value", 'date within "2016-01 2016-04"')],
        ),
        ("titre:road", 1, [("unknown_field", "titre")]),
        ("road sort:newest", 1, [("setting_typed", "sort=newest")]),
        ("sort=Newest road", 1, [("setting_typed", "sort=newest")]),
        ("ort:newest road", 1, [("setting_typed", "sort=newest")]),
        ("road order:oldest", 1, [("setting_typed", "sort=oldest")]),
        ("page-size:50 road", 1, [("setting_typed", "size=50")]),
        ("by:meaning road", 1, [("setting_typed", "by=meaning")]),
        (
            "end size:road",
            1,
            [("any_words", "size"), ("unknown_word", "size"), ("unknown_field", "size")],
        ),  # no site
        ("ort:spain", 0, [("unknown_value", "ort:spain"), ("field_repaired", "place:ES")]),
        ("fraude or estafa", 1, [("small_or", "or")]),
        ("redada O ship", 3, [("field_repaired", "OR")]),
        (
            "ship NICHT drug",
            1,
            [("field_repaired", "NOT"), ("equivalents_excluded", "narcotic, droga")],
        ),
        ("road~1", 1, [("no_fuzziness", "~1")]),
        ("road^2", 1, [("no_boost", "^2")]),
        ("road NEAR/5 end", 1, [("field_repaired", '"road end"~5')]),
        ("ship p/1 antwerp", 1, [("field_repaired", "ship PRE/1 antwerp")]),
        ('ship pre/4 "of antwerp"', 2, [("field_repaired", 'ship PRE/4 "of antwerp"')]),
        ("road NEAR end", 1, [("no_nearness", "NEAR")]),
        ("title:(road end)", 1, [("unknown_field", "title")]),
        ("allintext: road end", 1, [("unknown_field", "allintext")]),
        ("inurl:road", 1, [("unknown_field", "inurl")]),
        ("ti:sea", 1, [("unknown_field", "ti")]),
        ("язык:he", 2, [("field_repaired", "language:he")]),
        ("road || fraude", 2, []),
        ("road||fraude", 2, []),
        ("road|fraude", 2, []),
        ("road&&end", 1, []),
        ("road !end", 0, []),
        ("publication_date:[2014 TO 2014]", 2, [("field_repaired", "date:[2014 TO 2014]")]),
        ("source_name:herald", 1, [("field_repaired", "source:herald")]),
        ("la=es", 2, [("field_repaired", "language:es")]),
        ("language: spanish puerto", 2, [("field_repaired", "language:es")]),
        ("site: example.org", 1, [("field_repaired", "site:example.org")]),
        ("site:example.org/news", 1, [("field_repaired", "site:example.org")]),
        ("date:march 2014", 1, [("field_repaired", "date:march 2014")]),
        ("before: 1 february 2014", 1, [("field_repaired", "before:1 february 2014")]),
        ("year>2014", 1, [("field_repaired", "from:2015-01-01")]),
        ("ship AND year>=2014 AND antwerp", 2, [("field_repaired", "from:2014")]),
        (
            "year>=2014 NOT drug ship",
            1,
            [("field_repaired", "from:2014"), ("equivalents_excluded", "narcotic, droga")],
        ),
        ("quantity:degrees > 2 AND ship", 0, [("unknown_value", "quantity:degrees > 2")]),
        (
            "before = 2014",  # the first headline with a date is of 1 January 2014
            0,
            [("unknown_value", "before = 2014"), ("field_repaired", "before:2014")],
        ),
        ("from = 2015", 1, [("field_repaired", "from:2015")]),
        ("type: road", 1, [("any_words", "type:"), ("unknown_word", "type:")]),
        ("language=es|he", 4, [("field_repaired", "language:es OR language:he")]),
        ("language:es|language:he", 4, []),
        ("language:es language:he", 4, []),
        ("publication(herald)", 1, [("field_repaired", "source:herald")]),
        ("language(es)", 2, [("field_repaired", "language:es")]),
        ("date is 2015", 1, [("field_repaired", "date:2015")]),
        ("lugar(es) puerto", 3, [("any_words", ""), ("unknown_word", "lugar")]),
        ("language:es||language:he", 4, []),
        ("language:es|he", 4, [("field_repaired", "language:es OR language:he")]),
        ("language:he|fraude", 3, []),
        ("date:2015|date:2014", 3, []),
        (
            "year>2014|year<2015",
            3,
            [("field_repaired", "from:2015-01-01"), ("field_repaired", "before:2015")],
        ),
        ("year >= 2014 ship", 2, [("field_repaired", "from:2014")]),
        ("year:<2015", 2, []),
        ("date<=2014-01", 1, [("field_repaired", "to:2014-01")]),
        ("date:{2014-01 TO 2015-01}", 1, []),
        (
            "date:{2014 TO 2015}",
            0,
            [("unknown_value", "date:{2014 TO 2015}"), ("nothing_between", "{2014 TO 2015}")],
        ),
        ("arrests> road", 1, [("stray_sign", "arrests>")]),
        ("road arrests>", 1, [("stray_sign", "arrests>")]),
        ("road year>=", 1, [("stray_sign", "year>=")]),
        ("road year !=", 1, [("stray_sign", "year !=")]),
        ("road language=", 1, [("stray_sign", "language=")]),
        ("road date:[", 1, [("stray_sign", "date:[")]),
        (
            "road year>=20145",
            1,
            [
                ("any_words", "year>=20145"),
                ("unknown_word", "year>=20145"),
                ("not_a_date", "20145"),
            ],
        ),
        ("language!=es", 7, []),
        ("year!=2014", 7, [("field_repaired", "-date:2014")]),
        ("year != 2014", 7, [("field_repaired", "-date:2014")]),
        (
            "date:2014|2015",
            0,
            [("unknown_word", "date:2014|2015"), ("not_a_date", "2014,2015")],
        ),
        ("date:[2015 TO", 1, [("unbalanced_bracket", ""), ("field_repaired", "date:[2015 TO *]")]),
        ("date:[2014 TO", 3, [("unbalanced_bracket", ""), ("field_repaired", "date:[2014 TO *]")]),
        ("date:{2014 TO", 1, [("unbalanced_bracket", ""), ("field_repaired", "date:{2014 TO *]")]),
        ("date:[TO 2014", 2, [("unbalanced_bracket", ""), ("field_repaired", "date:[* TO 2014]")]),
        ("date:[2015", 1, [("unbalanced_bracket", ""), ("field_repaired", "date:2015")]),
        ("[2014-02 TO 2015]", 2, []),
        ("road OR", 1, [("stray_sign", "OR")]),
        ("road lang:", 1, [("stray_sign", "lang:")]),
        ("road/end", 1, []),
        ("end;road", 1, []),
        ("diario:he", 0, [("unknown_value", "diario:he"), ("field_repaired", "source:he")]),
        ("road && end", 1, []),
        ('צה"ל', 1, []),
        ("-5", 1, []),
        ("🚨", 0, [("no_words", "🚨")]),
        ("🚨 road", 1, []),
    ],
)
def test_habits_of_other_engines_are_understood_or_told(
    engine: Engine, typed: str, total: int, warnings: list[tuple[str, str]]
) -> None:
    results = engine.search(Query(text=typed))

    assert (results.total, told(results)) == (total, warnings)


@pytest.mark.parametrize(
    ("typed", "reasons", "ways"),
    [
        ("f*ude", [("inner_wildcard", "*")], [("spelling", "fraude", 1)]),
        ("ro?d", [("inner_wildcard", "?")], [("spelling", "road", 1)]),
        ("road?end", [("inner_wildcard", "?")], [("any", "", 1)]),
        ('"road the"', [("unknown_word", '"road the"')], [("forms", "", 1)]),
        ("=roads", [("unknown_word", "=roads")], [("forms", "", 1)]),
        (
            "language:klingon road",
            [("unknown_value", "language:klingon")],
            [("word", "language:klingon", 1)],
        ),
        ("road -end", [], [("word", "road", 8), ("word", "-end", 1)]),
        (
            "url:https://example.org/gone",
            [("unknown_value", "url:https://example.org/gone")],
            [("site", "example.org", 1)],
        ),
        ("lang:", [("stray_sign", "lang:"), ("no_words", "lang:")], []),
        ("roed", [("unknown_word", "roed")], [("spelling", "road", 1)]),
        ("traffi", [("unknown_word", "traffi")], [("spelling", "traffi*", 2)]),
        (
            "trafikcing antwpre",
            [("unknown_word", "trafikcing"), ("unknown_word", "antwpre")],
            [("spelling", "trafficking antwerp", 1)],
        ),
        ("кщфв", [("unknown_word", "кщфв")], [("spelling", "road", 1)]),
    ],
)
def test_where_nothing_is_found_there_is_a_reason_and_a_way_on(
    engine: Engine,
    typed: str,
    reasons: list[tuple[str, str]],
    ways: list[tuple[str, str, int]],
) -> None:
    results = engine.search(Query(text=typed))

    assert results.total == 0
    assert told(results) == reasons
    assert offered(results) == ways


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ("https://news.example.org/2014/ship?id=7", 1),
        ("http://www.news.example.org/2014/ship/?id=7&utm_source=x#top", 1),
        ("url:news.example.org/2014/ship?id=7", 1),
        ("url:https://news.example.org/2014/ship?id=8", 0),
        ("site:example.org", 1),
        ("site:news.example.org port", 1),
        ("site:other.example.org", 0),
        ("https://example.org/", 1),
        ("example.org", 1),
        ("-site:example.org", 8),
    ],
)
def test_a_publication_is_found_by_its_address_and_its_site(
    engine: Engine, typed: str, total: int
) -> None:
    assert engine.search(Query(text=typed)).total == total


def test_a_topic_is_found_by_its_label_where_its_id_is_another(
    make_engine: Callable[..., Engine], make_document: Make
) -> None:
    document = replace(make_document("Schools open"), topics=(Topic("t4", "Education"),))
    engine = make_engine(document, make_document("Road"))

    assert engine.search(Query(text="topic:Education")).total == 1


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("red fo", 4),
        ("red fo-", 4),
        ("हिन्द", 0),
        ("警察", 0),
        ("東京警", 1),
        ("警", 0),
        ("ตำ", 0),
        ("!", 1),
    ],
)
def test_a_completion_replaces_the_last_word_or_pair_of_characters(typed: str, start: int) -> None:
    assert last_word_start(typed) == start


@pytest.mark.parametrize(
    ("typed", "headline", "language", "completed"),
    [
        ("jose", "Mayor José resigns", "en", "josé"),
        ("ano", "Año nuevo", "es", None),
        ("oeuv", "Cœurs et Œuvres d'art", "fr", "œuvres"),
        ("الرئيس", "وصل ـالرئيس", "ar", "ـالرئيس"),
        ("احمد", "قال أحمد", "ar", "أحمد"),
        ("us", "Says the U.S. envoy", "en", None),
        ("u.s", "Says the U.S. envoy", "en", "u.s"),
        ("nhk", "放送はNHKが", "ja", "nhk"),
        ("attack", "After the #CyberAttack", "en", "attack"),
        ("1000", "Arrests of 1,000 men", "en", "1,000"),
    ],
)
def test_a_completion_is_as_headlines_print_it(
    make_engine: Callable[..., Engine],
    make_document: Make,
    typed: str,
    headline: str,
    language: str,
    completed: str | None,
) -> None:
    engine = make_engine(make_document(headline, language=language))
    assert [one.text for one in engine.suggest(typed)] == ([completed] if completed else [])


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("trafficking 2015", [("word", "2015", 2), ("any", "", 2)]),
        (
            "trafficking january 2015",
            [("word", "january 2015", 2), ("any", "", 2)],
        ),
        ("trafficking in January 2015", [("word", "in January 2015", 2), ("any", "", 2)]),
        ("trafficking in 2015?", [("word", "in 2015", 2), ("any", "", 2)]),
        ("trafficking after 2014", [("word", "after 2014", 2), ("any", "", 2)]),
        ("trafficking june 2014", [("word", "june 2014", 2), ("year", "2015", 1), ("any", "", 2)]),
        ("trafficking 2013", [("word", "2013", 2), ("year", "2015", 1), ("any", "", 2)]),
    ],
)
def test_beside_what_is_dated_as_typed_the_words_without_the_period_are_offered(
    engine: Engine, typed: str, ways: list[tuple[str, str, int]]
) -> None:
    assert offered(engine.search(Query(text=typed))) == ways


def test_where_nothing_holds_all_words_a_period_among_them_is_one(engine: Engine) -> None:
    within, without = (
        engine.search(Query(text=f"trafficking {month}")) for month in ("january 2015", "june 2014")
    )

    assert texts(within) == ["Drug trafficking in a ship of Antwerp"]
    assert told(within) == [("dated", "january 2015")]
    assert without.total == 2
    assert told(without)[0] == ("any_words", "june 2014")


def test_a_day_of_two_orders_is_told_as_it_was_read_with_the_other_reading_beside_it(
    make_engine: Callable[..., Engine], make_document: Make
) -> None:
    archive = make_engine(
        make_document("Harbour closed", "2019-03-12"), make_document("Harbour open", "2019-12-03")
    )

    results = archive.search(Query(text="12/03/2019"))
    assert texts(results) == ["Harbour closed"]
    assert told(results)[0] == ("only_dated", "2019-03-12")
    (other,) = [remedy for remedy in results.remedies if remedy.way == "period"]
    assert (other.text, other.count) == ("2019-12-03", 1)
    assert texts(archive.search(other.query)) == ["Harbour open"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2014", 2),
        ("20140301", 1),
        ("1 March 2014", 1),
        ("2014-03-01", 1),
        ("marzo de 2014", 1),
        ("janvier 2015", 1),
        ("يناير 2015", 1),
        ("since 2015", 1),
        ("from 2014 to 2015", 3),
        ("de 2014 à 2015", 3),
        ("the 2015", 1),
    ],
)
def test_a_period_alone_finds_what_is_dated_within_it(
    engine: Engine, typed: str, found: int
) -> None:
    results = engine.search(Query(text=typed))

    assert (results.total, told(results)) == (found, [("only_dated", typed)])
    assert offered(results) == []  # it is the answer
    assert engine.found(Query(text=typed)).total == found


@pytest.mark.parametrize(
    ("typed", "found", "warnings"),
    [
        # the newest headline is of 1 January 2015
        ("ship last 11 months", 2, [("dated", "last 11 months"), ("counted_back", ELEVEN)]),
        ("Antwerp últimos 11 meses", 2, [("dated", "últimos 11 meses"), ("counted_back", ELEVEN)]),
        ("Antwerp 11 derniers mois", 2, [("dated", "11 derniers mois"), ("counted_back", ELEVEN)]),
        ("ship last ten months", 1, [("dated", "last ten months"), ("counted_back", TEN)]),
        ("ship este año", 1, [("dated", "este año"), ("counted_back", "2015-01-01/2015-12-31")]),
        ("ship العام الماضي", 1, [("dated", "العام الماضي"),
            ("counted_back", "2014-01-01/2014-12-31")]),
        ("ship last March", 1, [("dated", "last March"),
            ("counted_back", "2014-03-01/2014-03-31")]),
        ("ship mars dernier", 1, [("dated", "mars dernier"),
            ("counted_back", "2014-03-01/2014-03-31")]),
        ("ship date:\"last 11 months\"", 2, [("counted_back", ELEVEN)]),
        ("ship since:\"last year\"", 2, [("field_repaired", "from:last year"),
            ("counted_back", "2014-01-01/..")]),
        ("ship today", 2, [("any_words", "today"), ("unknown_word", "today")]),
    ],
)  # fmt: skip
def test_time_is_counted_back_from_the_newest_day(
    engine: Engine, typed: str, found: int, warnings: list[tuple[str, str]]
) -> None:
    results = engine.search(Query(text=typed))

    assert results.total == found
    assert [one for one in told(results) if one[0] != "unknown_word" or one in warnings] == warnings


def test_of_two_words_another_spelling_is_taken_where_both_are_found(engine: Engine) -> None:
    both, one = (engine.search(Query(text=text)) for text in ("traficking ship", "traficking end"))

    assert told(both)[0] == ("respelled", "trafficking")
    assert texts(both) == ["Drug trafficking in a ship of Antwerp"]
    assert told(one)[0] == ("any_words", "traficking")
    assert texts(one) == ["The end of the road"]


def test_what_lacks_a_word_is_still_dated_within_the_period_that_is_typed(engine: Engine) -> None:
    year, counted, elsewhere = (
        engine.search(Query(text=f"trafficking {rest}"))
        for rest in ("zebra january 2015", "zebra last 11 months", "zebra 1901")
    )

    lacking = [("any_words", "zebra"), ("unknown_word", "zebra")]
    assert texts(year) == ["Drug trafficking in a ship of Antwerp"]
    assert told(year) == [("dated_so", "january 2015"), *lacking]
    assert told(counted) == [("dated_so", "last 11 months"), ("counted_back", ELEVEN), *lacking]
    assert elsewhere.total == 2
    assert "dated_so" not in dict(told(elsewhere))


def test_a_walk_through_what_lacks_a_word_within_a_period_goes_on_at_its_cursor(
    engine: Engine,
) -> None:
    second = Cursor(engine.version().version, 1)
    walked = engine.found(Query(text="trafficking zebra january 2015", cursor=second))

    assert ("dated_so", "january 2015") in [(one.code, one.value) for one in walked.warnings]
    assert walked.query.cursor == second


def test_an_exclamation_mark_leaves_a_word_its_other_forms(engine: Engine) -> None:
    exclaimed, begun = (engine.search(Query(text=text)) for text in ("fraudes!", "fraudes*"))

    assert texts(exclaimed) == ["Fraude y estafa en el puerto"]
    assert begun.total == 0


@pytest.mark.parametrize("typed", ['"2014"', "1901", "since 2016"])
def test_what_names_no_period_of_the_archive_has_no_search_by_date(
    engine: Engine, typed: str
) -> None:
    assert "period" not in [way for way, *_ in offered(engine.search(Query(text=typed)))]


def test_hits_that_hold_a_period_stay_and_offer_the_search_by_date(
    make_engine: Callable[..., Engine], make_document: Make
) -> None:
    engine = make_engine(
        make_document("Review of the year 2014"),
        make_document("Fire in the port", "2014-03-01"),
    )
    results = engine.search(Query(text="2014"))

    assert texts(results) == ["Review of the year 2014"]
    assert told(results) == []
    assert offered(results) == [("period", "2014", 1)]
    assert texts(engine.search(results.remedies[0].query)) == ["Fire in the port"]
    assert offered(engine.search(Query(text="review 2014"))) == []


@pytest.mark.parametrize(
    ("typed", "meant", "found"),
    [
        ("money>1 million EUR", "money>1000000 EUR", 1),
        ("money>2,5 Mio. EUR", "money>2500000 EUR", 0),
        ("madrid money > 1,5 mln", "money>1500000", 1),
        ("money<10 mil EUR madrid", "money<10000 EUR", 1),
        ("euros>3 millones", "euros>3000000", 0),
        ("money=1..3 millions EUR", "money=1000000..3000000 EUR", 1),
        ("money>1 مليون", "money>1000000", 1),
        ("money: 500", "money=500", 1),
        ("deaths: >3", "deaths>3", 0),
    ],
)
def test_a_condition_takes_a_number_that_a_word_multiplies_and_a_colon(
    make_engine: Callable[..., Engine], make_document: Make, typed: str, meant: str, found: int
) -> None:
    engine = make_engine(
        replace(make_document("Madrid: 2 m euros"), quantities=(Quantity("money", 2e6, "EUR"),)),
        replace(make_document("Madrid: 500 euros"), quantities=(Quantity("money", 500, "EUR"),)),
    )
    results = engine.search(Query(text=typed))

    assert results.total == found
    assert ("field_repaired", f"quantity:{meant}") in told(results)


def test_what_other_engines_have_near_each_other_is_offered_in_any_place(
    engine: Engine,
) -> None:
    results = engine.search(Query(text="ship w/1 antwerp"))

    assert (results.total, offered(results)) == (1, [])
    results = engine.search(Query(text="port pre/1 ship"))
    assert (results.total, offered(results)) == (0, [("forms", "", 1)])
    # "Drug trafficking in a ship of Antwerp"
    found = [engine.search(Query(text=f"antwerp {sign}/1 ship")) for sign in ("w", "pre", "onear")]
    assert [results.total for results in found] == [1, 0, 0]
    assert [engine.search(Query(text="ship pre/1 antwerp")).total] == [1]


@pytest.mark.parametrize(
    ("typed", "found", "spelt"),
    [
        ("trafficking antwrep", 1, "antwerp"),
        ("traffi ship", 1, "traffi*"),  # as in languages whose endings no rule knows
        ("drugs traficking antwerpp", 1, "trafficking, antwerp"),
        ("кщфв end", 1, "road"),  # road, the keyboard set to Russian
        ("قخشي end", 1, "road"),  # set to Arabic
        ("ροαδ end", 1, "road"),  # set to Greek
    ],
)
def test_an_unknown_word_beside_others_is_searched_as_the_archive_spells_it(
    engine: Engine, typed: str, found: int, spelt: str
) -> None:
    results = engine.search(Query(text=typed))

    assert (results.total, told(results)) == (found, [("respelled", spelt)])
    assert offered(results) == [("spelling", spelt, found)]
    assert engine.found(Query(text=typed)).query.text != typed


@pytest.mark.parametrize(
    "typed",
    [
        "trafficking ANTWRP",  # an acronym
        'trafficking "antwrep"',
        "trafficking =antwrep",
        "trafficking antwpre",  # two edits away
        "trafficking shup",  # near too many
    ],
)
def test_a_word_that_may_be_meant_as_typed_is_not_respelled(engine: Engine, typed: str) -> None:
    results = engine.search(Query(text=typed))

    assert "respelled" not in dict(told(results))


@pytest.mark.parametrize(
    ("typed", "respelt"),
    [
        ('trafficking antwrep -"antwrep sea"', 'trafficking antwerp -"antwrep sea"'),
        ("trafficking antwrep antwrep", "trafficking antwerp antwerp"),
    ],
)
def test_only_plain_words_are_respelled_and_a_spelling_is_named_once(
    engine: Engine, typed: str, respelt: str
) -> None:
    assert told(engine.search(Query(text=typed))) == [("respelled", "antwerp")]
    assert engine.found(Query(text=typed)).query.text == respelt


@pytest.mark.parametrize("typed", ["TI SHIP AND SO FAR", "ship AND LA sea", "SO far"])
def test_capitals_before_no_value_of_theirs_are_words(engine: Engine, typed: str) -> None:
    warnings = dict(told(engine.search(Query(text=typed))))

    assert warnings.keys().isdisjoint(("field_repaired", "unknown_field"))


@pytest.mark.parametrize(
    ("typed", "found", "meant"),
    [
        ("言語:スペイン語 puerto", 2, "language:es"),
        ("언어:스페인어 puerto", 2, "language:es"),
        ("भाषा:स्पेनिश puerto", 2, "language:es"),
        ("dil:ispanyolca puerto", 2, "language:es"),
        ("język:hiszpański puerto", 2, "language:es"),
        ("γλώσσα:ισπανικά puerto", 2, "language:es"),
        ("LN(spanish) puerto", 2, "language:es"),
        ("tarih:2014-03-01", 1, "date:2014-03-01"),
        ("日期:2014-03-01", 1, "date:2014-03-01"),
        ("päivämäärä:2014-03-01", 1, "date:2014-03-01"),
        ("出典:Herald", 1, "source:Herald"),
        ("kaynak:herald", 1, "source:herald"),
        ("TS=(ship) AND PY=2014", 1, "date:2014"),
        ("hd=ship and la=en", 2, "language:en"),
        ("publish_date:[2014-03-01T00:00:00Z TO 2014-03-01T23:59:59Z]", 1,
         "date:[2014-03-01T00:00:00Z TO 2014-03-01T23:59:59Z]"),
    ],
)  # fmt: skip
def test_fields_go_by_their_names_in_many_languages_and_engines(
    engine: Engine, typed: str, found: int, meant: str
) -> None:
    results = engine.search(Query(text=typed))

    assert results.total == found
    assert ("field_repaired", meant) in told(results)
    assert not {"any_words", "not_a_date"} & dict(told(results)).keys()


def test_where_nothing_is_held_at_all_a_period_or_the_value_of_a_field_is_a_way_on(
    engine: Engine,
) -> None:
    dated = engine.search(Query(text="what zebra happened in 2014?"))
    assert (dated.total, told(dated)) == (
        2,
        [("only_dated", "in 2014"), ("unknown_word", "zebra"), ("unknown_word", "happened")],
    )
    assert told(engine.search(Query(text="平成26年3月1日")))[0] == ("only_dated", "平成26年3月1日")
    assert offered(engine.search(Query(text="topic:ship"))) == [("spelling", "ship", 2)]


def test_a_headline_that_begins_with_a_place_has_no_field(engine: Engine) -> None:
    assert told(engine.search(Query(text="東京: ship"))) == [
        ("any_words", "東京:"), ("unknown_word", "東京:")]  # fmt: skip


def test_an_address_with_signs_of_ours_is_read_as_it_stands(engine: Engine) -> None:
    for tracked in ("", "&xtor=RSS-1", "&at_medium=rss"):
        results = engine.search(Query(text=f"news.example.org/2014/ship?id=7{tracked}"))

        assert (texts(results), told(results)) == (["The ship in the port of Antwerp"], [])


def test_an_acronym_that_is_lacking_is_offered_as_the_small_word(engine: Engine) -> None:
    assert offered(engine.search(Query(text="BY"))) == [("spelling", "by", 1)]


def test_signs_between_letters_may_be_letters_of_another_keyboard(
    make_engine: Callable[..., Engine], make_document: Make
) -> None:
    engine = make_engine(
        make_document("اعتقالات في القيروان اليوم", language="ar"),
        make_document("ان تبقى اليوم", language="ar"),
        make_document("A ban at sea"),
    )

    for typed in ("hgrdv,hk hgd,l", "hgrdv,hk"):  # القيروان اليوم
        assert texts(engine.search(Query(text=typed))) == ["اعتقالات في القيروان اليوم"]
    assert texts(engine.search(Query(text="لاشى sea"))) == ["A ban at sea"]  # لا is one key


def test_of_two_unknown_words_one_is_respelled_and_the_other_is_named(engine: Engine) -> None:
    results = engine.search(Query(text="trafficking antwrep zebra"))

    assert texts(results) == ["Drug trafficking in a ship of Antwerp"]
    assert told(results) == [
        ("respelled", "antwerp"),
        ("any_words", "zebra"),
        ("unknown_word", "zebra"),
    ]


def test_a_word_of_several_parts_is_found_in_pieces(engine: Engine) -> None:
    results = engine.search(Query(text="5°C"))

    assert texts(results) == ["Heat of 5 degrees"]
    assert told(results) == [("any_words", ""), ("unknown_word", "5°C")]


@pytest.fixture
def named(make_engine: Callable[..., Engine], make_document: Make) -> Engine:
    """Return an engine over an archive whose topics and outlets have names of several words."""
    return make_engine(
        replace(
            make_document("Ferry adrift"),
            topics=(Topic("t1", "Organized crime"),),
            publications=(Publication("The New York Times", ""),),
        ),
        replace(
            make_document("Bank raided"),
            topics=(Topic("t2", "Money laundering"),),
            publications=(Publication("El País", ""),),
        ),
        make_document("Incautan un barco", language="es"),
    )


@pytest.mark.parametrize(
    ("typed", "found", "meant"),
    [
        ("topic:Organized crime", ["Ferry adrift"], "topic:Organized crime"),
        ("topic:organized crime ferry", ["Ferry adrift"], "topic:organized crime"),
        ('topic:"Organised crime"', ["Ferry adrift"], "topic:Organized crime"),
        ('topic:"Organzed crime"', ["Ferry adrift"], "topic:Organized crime"),
        ('tema:"blanqueo de capitales"', ["Bank raided"], "topic:Money laundering"),
        ("source:New York Times", ["Ferry adrift"], "source:The New York Times"),
        ("source:NYT ferry", ["Ferry adrift"], "source:The New York Times"),
        ("fuente:El País", ["Bank raided"], "source:El País"),
        ("source:elpais", ["Bank raided"], "source:El País"),
        ("source:NY Times ferry", ["Ferry adrift"], "source:The New York Times"),
        ("source:new york t. ferry", ["Ferry adrift"], "source:The New York Times"),
    ],
)
def test_a_value_goes_by_other_forms_of_its_name(
    named: Engine, typed: str, found: list[str], meant: str
) -> None:
    results = named.search(Query(text=typed))

    assert (texts(results), told(results)) == (found, [("field_repaired", meant)])


def test_a_value_in_brackets_is_left_out_with_them(engine: Engine) -> None:
    results = engine.search(Query(text="publication(herald) estafa"))

    assert ("word", "publication(herald)", "estafa") in [
        (remedy.way, remedy.text, remedy.query.text.strip()) for remedy in results.remedies
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("North Korea", "South Korea"),
        ("Floods 2015", "Floods 2014"),
        ("Gambia", "Zambia"),
        ("Men in prison", "Women in prison"),
        ("Independiente", "Independent"),
    ],
)
def test_a_name_is_not_misspelt_for_another(
    make_document: Callable[..., Document],
    make_engine: Callable[..., Engine],
    typed: str,
    name: str,
) -> None:
    engine = make_engine(replace(make_document("Ferry adrift"), topics=(Topic("t1", name),)))

    by_text = engine.search(Query(text=f'topic:"{typed}"'))
    by_filter = engine.search(Query(filters=(Filter("topic", typed),)))

    assert (by_text.total, by_filter.total) == (0, 0)


def test_values_whose_names_have_a_typed_word_are_offered(named: Engine) -> None:
    results = named.search(Query(text="topic:launder"))

    assert told(results) == [("unknown_value", "topic:launder")]
    assert offered(results) == [("spelling", "Money laundering", 1)]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        (
            Query(filters=(Filter("topic", "organised-crime"),)),
            [("value_repaired", "Organized crime")],
        ),
        (Query(filters=(Filter("topic", "organized-crime"),)), []),
        (Query(text="ferry", skip=("tunnel",)), [("unknown_equivalent", "tunnel")]),
        (Query(text="ferry", copies="none"), [("unknown_value", "none")]),
        (Query(text="ferry -bank", skip=("es:banco",)), []),
        (Query(text="ferry OR bank", skip=("es:banco",)), []),
        (Query(text="bank", skip=("es:banco",), translate=False), []),
        (
            Query(text="ferry raided earthquake", skip=("terremoto",)),
            [("any_words", ""), ("unknown_word", "earthquake")],
        ),
    ],
)
def test_parameters_that_name_another_value_or_nothing_are_told(
    named: Engine, query: Query, meant: list[tuple[str, str]]
) -> None:
    results = named.search(query)

    assert told(results) == meant


def test_a_headline_that_is_pasted_with_an_unknown_address_is_found(named: Engine) -> None:
    results = named.search(Query(text="Ferry adrift https://www.example.org/ferry"))

    assert texts(results) == ["Ferry adrift"]
    assert told(results)[0] == ("any_words", "https://www.example.org/ferry")
