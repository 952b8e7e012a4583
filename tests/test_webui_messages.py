"""Every warning, fault and remedy is told in every language of the interface."""

import re
from html import unescape
from typing import get_args

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from search import (
    Engine,
    Fault,
    FaultCode,
    Query,
    QueryWarning,
    Remedy,
    RemedyWay,
    WarningCode,
)
from webui import create_app
from webui.presenters.messages import fault_text, remedy_text
from webui.texts import LANGUAGES

# A search that causes each warning, and the warning in English.
WARNINGS: dict[WarningCode, tuple[str, str]] = {
    "unknown_parameter": ("q=fraud&fbclid=1", "“fbclid” is not a parameter here; it was ignored"),
    "any_words": ("q=cybercrime zebra", "nothing holds all the words; these hold some of them"),
    "too_many_terms": (
        "q=" + " ".join(f"w{number}" for number in range(129)),
        "only the first 128 words were searched for",
    ),
    "too_deep": (
        f"q={'(' * 21}fraud{')' * 21}",
        "brackets are nested more than 20 deep; they were ignored",
    ),
    "unbalanced_bracket": ("q=(fraud", "a bracket stands alone; it was ignored"),
    "unbalanced_quote": ('q="fraud', "a quotation mark stands alone; it was ignored"),
    "stray_sign": ("q=fraud ]", "] means nothing in this place; it was ignored"),
    "no_words": (
        "q=!!!",
        "there is no word in it to search for; signs alone are not indexed",
    ),
    "not_a_date": ("q=date:tomorrow", "“tomorrow” is not a date; it was searched as words"),
    "respelled": (
        "q=INTERPOL+terorism",
        "what the archive does not have as typed was searched as “terrorism”",
    ),
    "dated": (
        "q=cybercrime+september+2014",
        "nothing holds all the words; these are dated “september 2014” and hold the others",
    ),
    "only_dated": (
        "q=september+2014",
        "no text holds all these words; these headlines are dated “september 2014”",
    ),
    "dated_so": (
        "q=cybercrime+zeppelin+september+2014",
        "all of these are dated “september 2014”",
    ),
    "counted_back": (
        "q=date:%22last+2+years%22",
        "the time was counted back from the newest day of the archive: 2017-02-08/2019-02-07",
    ),
    "nothing_together": (
        "q=date:2014+date:2015",
        "nothing in the archive has all of these filters together",
    ),
    "not_utf_8": ("q=fraud%E9", "“q” has bytes that are not UTF-8; they were read as “�”"),
    "unknown_choice": ("q=crime&ui=xx", "“ui” cannot be “xx”; it was ignored"),
    "none_dated": ("q=in+2016", "nothing in the archive is dated “in 2016”"),
    "dates_held": (
        "q=in+2016",
        "the dates of the archive are within this time: 2011-01-17/2019-02-07",
    ),
    "unknown_word": ("q=cybercrime zebra", "no text of the archive holds “zebra”"),
    "unknown_value": ("q=language:is fraud", "nothing in the archive is marked “language:is”"),
    "unknown_field": (
        "q=title:fraud",
        "there is no field “title” here; all was searched as words",
    ),
    "setting_typed": (
        "q=fraud sort:newest",
        "write “sort=newest” in the address of the results, or choose it beside them; here it was"
        " ignored",
    ),
    "field_repaired": (
        "q=idioma:es fraude",
        "a part of the search was understood as “language:es”",
    ),
    "value_repaired": (
        "q=fraud&language=English",
        "the parameter “language” was understood as “en”",
    ),
    "reversed_dates": (
        "from=2015&to=2014",
        "the first date was after the last; they were swapped: 2014-01-01/2015-12-31",
    ),
    "day_first": (
        "q=INTERPOL&from=03/04/2013&to=05/04/2013",
        "a date in numbers is read day first; month first it is 2013-03-04/2013-05-04",
    ),
    "nothing_between": (
        "q=date:{2014 TO 2015}",
        "no day lies between these dates, which are left out themselves: {2014 TO 2015}",
    ),
    "unknown_name": (
        "q=fraud&name=Foo",
        "“Foo” is no name offered for this search; it was ignored",
    ),
    "unknown_equivalent": (
        "q=fraud&skip=Foo",
        "“Foo” is no equivalent of this search; it was ignored",
    ),
    "repeated_parameter": (
        "q=police&q=fraud",
        "“q” is given more than once; only the last was used",
    ),
    "small_or": (
        "q=fraude or estafa",
        "“or” was searched as a word; for either of two words, write OR",
    ),
    "inner_wildcard": (
        "q=fra*d",
        "* cannot stand for letters in a word; * can at its end: terror*",
    ),
    "no_fuzziness": (
        "q=fraud~1",
        "“~1” was left out; similar words are offered if nothing is found",
    ),
    "nothing_held": (
        "from=2016&to=2017",
        "the archive holds nothing from this time: 2016-01-01/2017-12-31",
    ),
    "version_gone": (
        "q=fraud&as_of=7",
        "version 7 of the archive is not kept; its newest version answers",
    ),
    "words_only": (
        "q=police&by=meaning",
        "this archive cannot be searched by meaning here; words were searched for",
    ),
    "equivalents_excluded": (
        "q=cybercrime+-police",
        "what means the same is excluded as well: policial",
    ),
    "no_nearness": (
        "q=fraud+NEAR+sea",
        '“NEAR” was left out; for words near each other, write "one other"~5',
    ),
    "no_boost": ("q=fraud%5E2", "“^2” was left out; no word can be given more weight"),
}
_NOTICE = re.compile(r'<p class="notice">([^<]*?)(?: <a [^>]*>[^<]*</a>)?</p>')


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


def test_there_is_a_search_for_every_warning() -> None:
    # The archive of these tests has no vectors, no month has many times what another has, and the
    # names of its topics are printed: tests/test_search_meaning.py, tests/test_search_gaps.py and
    # tests/test_search_named_values.py have such archives.
    elsewhere = {"not_by_meaning", "nothing_meant", "few_held", "named_value"}
    assert {*WARNINGS, *elsewhere} == set(get_args(WarningCode))


@pytest.mark.parametrize("code", WARNINGS)
def test_a_program_gets_the_code_of_a_warning_and_its_english_message(
    client: FlaskClient, code: WarningCode
) -> None:
    asked, message = WARNINGS[code]

    told = client.get(f"/search.json?{asked}").json["warnings"]

    assert (code, message) in [(warning["code"], warning["message"]) for warning in told]
    assert list(told[0]) == ["code", "message", "parameter", "value", "start", "end"]


def test_a_quoted_word_keeps_its_capital_in_the_english_message() -> None:
    told = QueryWarning("stray_sign", value="AND").message
    assert told == "AND means nothing in this place; it was ignored"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", WARNINGS)
def test_a_page_has_a_warning_as_a_sentence_in_its_language(
    client: FlaskClient, code: WarningCode, language: str
) -> None:
    asked, message = WARNINGS[code]
    english = str(escape(message[0].upper() + message[1:] + "."))
    english = english.replace("2016-01-01/2017-12-31", "2016–2017")  # as pages print dates
    english = english.replace("2014-01-01/2015-12-31", "2014–2015")
    english = english.replace("2011-01-17/2019-02-07", "17 Jan 2011 – 7 Feb 2019")
    english = english.replace("2013-03-04/2013-05-04", "4 Mar 2013 – 4 May 2013")
    english = english.replace("2017-02-08/2019-02-07", "8 Feb 2017 – 7 Feb 2019")

    shown = _NOTICE.findall(client.get(f"/search?{asked}&ui={language}").text)

    assert (english in shown) is (language == "en")
    assert len(shown) == len(_NOTICE.findall(client.get(f"/search?{asked}&ui=en").text))
    assert all(sentence.endswith(".") for sentence in shown)


def test_one_sentence_of_a_page_names_all_times_that_the_archive_lacks(client: FlaskClient) -> None:
    asked = "q=zeppelin&from=2011&to=2019"

    told = client.get(f"/search.json?{asked}").json["warnings"]
    shown = _NOTICE.findall(client.get(f"/search?{asked}&ui=en").text)

    assert [warning["code"] for warning in told] == ["nothing_held"] * 3 + ["unknown_word"]
    assert shown == [
        "The archive holds nothing from this time: "
        "Feb 2011 – Apr 2011; Jun 2011; Sep 2011 – Feb 2012.",
        "No text of the archive holds “zeppelin”.",
    ]


def test_a_sign_that_means_nothing_is_told_in_the_reader_s_words(client: FlaskClient) -> None:
    sentences = {
        language: _NOTICE.findall(client.get(f"/search?q=fraud ]&ui={language}").text)
        for language in LANGUAGES
    }

    assert sentences == {
        "en": ["] means nothing in this place; it was ignored."],
        "es": ["El signo ] no significa nada en este lugar; no se ha tenido en cuenta."],
        "fr": ["Le signe ] ne veut rien dire à cet endroit\xa0; il a été ignoré."],
        "ar": ["لا معنى للعلامة \u2068]\u2069 في هذا الموضع، وقد أُهملت."],
    }


def test_a_word_of_the_other_direction_stands_apart_from_the_signs_beside_it(
    client: FlaskClient,
) -> None:
    latin = client.get("/search?q=sextortion+zeppelin&translate=off&ui=ar").text
    arabic = client.get("/search?q=sextortion+زبلن&translate=off").text

    assert ">دون «\u2068zeppelin\u2069»</a> (1)" in latin
    assert ">without “\u2068زبلن\u2069”</a> (1)" in arabic


@pytest.mark.parametrize("code", get_args(FaultCode))
def test_a_fault_is_told_in_four_languages(client: FlaskClient, code: FaultCode) -> None:
    sentences = set()
    for language in LANGUAGES:
        with client.application.test_request_context(f"/search?ui={language}"):
            client.application.preprocess_request()
            sentences.add(fault_text(Fault("size", "x", code, "", ("stem", "exact"))))

    assert len(sentences) == 4


@pytest.mark.parametrize("way", get_args(RemedyWay))
def test_a_remedy_is_offered_in_four_languages(
    client: FlaskClient, engine: Engine, way: RemedyWay
) -> None:
    results, remedy = engine.search(Query()), Remedy(way, "topic:fraud", Query(), 1)
    texts = set()
    for language in LANGUAGES:
        with client.application.test_request_context(f"/search?ui={language}"):
            client.application.preprocess_request()
            texts.add(remedy_text(remedy, results.facets))

    assert len(texts) == 4


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("/search?q=INTERPOL&from=03/04/2013", "/search?q=INTERPOL&from=2013-03-04"),
        (
            "/search?q=INTERPOL&from=03/04/2013&to=05/04/2013&language=es&ui=en",
            "/search?q=INTERPOL&language=es&from=2013-03-04&to=2013-05-04&ui=en",
        ),
        ("/search?q=date:03/04/2013", "/search?q=date%3A2013-03-04"),
        (
            "/search?q=INTERPOL from:03/04/2013 -Fiyi",
            "/search?q=INTERPOL+date%3A%5B2013-03-04+TO+%2A%5D+-Fiyi",
        ),
        (
            "/search?q=date:[03/04/2013 TO 05/04/2013] INTERPOL",
            "/search?q=date%3A%5B2013-03-04+TO+2013-05-04%5D+INTERPOL",
        ),
        ("/search?q=-before:03/04/2013", "/search?q=-date%3A%5B%2A+TO+2013-03-03%5D"),
        ("/cite?q=INTERPOL&from=03/04/2013", "/cite?q=INTERPOL&from=2013-03-04"),
        (
            "/verify?q=INTERPOL&from=03/04/2013&result=0123456789abcdef",
            "/verify?q=INTERPOL&from=2013-03-04&result=0123456789abcdef",
        ),
        ("/words?q=from:03/04/2013", "/words?q=date%3A%5B2013-03-04+TO+%2A%5D"),
        ("/places?to=03/04/2013&shade=share&ui=en", "/places?to=2013-03-04&shade=share&ui=en"),
        ("/numbers?from=03/04/2013&of=arrests", "/numbers?from=2013-03-04&of=arrests"),
        ("/changes?from=03/04/2013", "/changes?from=2013-03-04"),
        (
            "/compare?q=INTERPOL&q=fraud&from=03/04/2013&ui=en",
            "/compare?q=INTERPOL&q=fraud&from=2013-03-04&ui=en",
        ),
        (
            "/compare?by=language&q=from:03/04/2013",
            "/compare?q=date%3A%5B2013-03-04+TO+%2A%5D&by=language",
        ),
        ("/batch?lines=from:03/04/2013", "/search?q=date%3A%5B2013-03-04+TO+%2A%5D"),
        ("/days/2013-04-03?from=03/04/2013&ui=en", "/days/2013-03-04?ui=en"),
    ],
)
def test_a_date_of_two_orders_leads_to_its_other_reading(
    client: FlaskClient, asked: str, other: str
) -> None:
    page = client.get(asked).text

    (address,) = re.findall(r'month first it is [^<]*<a href="([^"]+)">Read it so</a>', page)
    assert unescape(address) == other
    assert "Read it so" not in client.get(other).text
