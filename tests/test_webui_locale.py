"""The languages of the interface: which one is shown, how it is kept, and what it leaves alone."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from babel.numbers import format_decimal
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.exceptions import TooManyRequests

from search import Document, Engine
from webui import create_app
from webui.presenters.formatting import format_day, format_number, format_share
from webui.texts import texts_in

_PAGES = [
    "/",
    "/search?q=cybercrime&language=es&from=2013&size=5",
    "/search?q=zeppelin",
    "/search?page=99",
    "/search?from=soon&size=0",
    "/search?cursor=x",
    "/compare",
    "/compare?q=cybercrime&q=fraud&language=es",
    "/search?q=cybercrime&explain=on",
    "/topics",
    "/topics/cybercrime",
    "/topics/nothing",
    "/headlines/7a8da18799ab5f11",
    "/nowhere",
    "/api",
]
_FORMS = [".json", ".ndjson", ".csv", ".atom", ".ris", ".bib"]


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


def _heading(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found
    return unescape(re.sub(r"<[^>]+>", "", found[1])).strip()


def _with(address: str, language: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}ui={language}"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("fr", "fr"),
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("ar-EG", "ar"),
        ("de,fr;q=0.5", "fr"),
        ("de", "en"),
        ("", "en"),
    ],
    ids=["one", "of a country", "Arabic", "the second wish", "one we have not", "none"],
)
def test_the_browser_chooses_the_language(client: FlaskClient, asked: str, shown: str) -> None:
    response = client.get("/search", headers={"Accept-Language": asked})

    assert f'<html lang="{shown}"' in response.text
    assert response.headers["Content-Language"] == shown


@pytest.mark.parametrize(
    ("language", "direction", "heading"),
    [
        ("en", "ltr", "68 headlines and 2 topics in the archive"),
        ("es", "ltr", "68 titulares y 2 temas en el archivo"),
        ("fr", "ltr", "68 titres et 2 thèmes dans les archives"),
        ("ar", "rtl", "68 عنوانًا وموضوعان في الأرشيف"),
    ],
)
def test_an_address_that_names_a_language_is_shown_in_it(
    client: FlaskClient, language: str, direction: str, heading: str
) -> None:
    page = client.get(f"/search?ui={language}", headers={"Accept-Language": "de"}).text

    assert f'<html lang="{language}" dir="{direction}">' in page
    assert _heading(page) == heading


def test_a_language_that_there_is_not_leaves_the_choice_to_the_browser(
    client: FlaskClient,
) -> None:
    page = client.get("/search?ui=tlh", headers={"Accept-Language": "fr"}).text

    assert '<html lang="fr"' in page
    assert "ui=tlh" not in page


@pytest.mark.parametrize(
    ("count", "heading"),
    [
        (0, "لا شيء"),
        (1, "عنوان واحد"),
        (2, "عنوانان"),
        (3, "3 عناوين"),
        (11, "11 عنوانًا"),
        (100, "100 عنوان"),
    ],
)
def test_arabic_counts_in_its_own_plurals(
    make_engine: Callable[..., Engine],
    make_document: Callable[..., Document],
    count: int,
    heading: str,
) -> None:
    made = [make_document(f"Fraud {number}", "2020-01-01") for number in range(count)]
    engine = make_engine(make_document("Theft", "2020-01-01"), *made)

    page = create_app(engine).test_client().get("/search?q=fraud&ui=ar").text

    assert _heading(page) == f"{heading} عن fraud"


@pytest.mark.parametrize("address", _PAGES)
def test_every_link_and_form_of_a_page_keeps_the_language_that_was_chosen(
    client: FlaskClient, address: str
) -> None:
    page = client.get(_with(address, "es")).text

    links = [unescape(link) for link in re.findall(r'<a [^>]*?href="([^"]+)"', page)]
    to_pages = [
        link
        for link in links
        if link.startswith("/") and not re.search(r"\.(json|ndjson|csv|xlsx|atom|ris|bib)\b", link)
    ]
    assert to_pages
    assert [link for link in to_pages if not re.search(r"[?&]ui=(es|en|fr|ar)\b", link)] == []
    forms = re.findall(r"<form [^>]*action=.*?</form>", page, re.DOTALL)
    assert forms
    assert all('<input type="hidden" name="ui" value="es">' in form for form in forms)


@pytest.mark.parametrize("address", _PAGES)
def test_a_language_that_the_browser_chose_is_in_no_address_but_those_that_change_it(
    client: FlaskClient, address: str
) -> None:
    page = client.get(address, headers={"Accept-Language": "es"}).text

    links = re.findall(r'<(?:a|link) [^>]*?href="([^"]*[?;]ui=[^"]+)"', page)
    assert [link[-2:] for link in links] == ["en", "es", "fr", "ar"]
    assert 'name="ui"' not in page


@pytest.mark.parametrize("address", _PAGES)
def test_each_language_is_linked_by_its_own_name(client: FlaskClient, address: str) -> None:
    page = client.get(address).text

    found = re.findall(r'<a href="[^"]*" lang="(..)" hreflang="(..)"[^>]*>([^<]+)</a>', page)
    assert found == [
        ("en", "en", "English"),
        ("es", "es", "Español"),
        ("fr", "fr", "Français"),
        ("ar", "ar", "العربية"),
    ]


def test_a_language_of_the_interface_filters_nothing(client: FlaskClient) -> None:
    page = client.get("/search?topic=cybercrime&kind=headline&ui=fr").text

    assert _heading(page) == "27 titres"
    assert "paramètre" not in page


def test_what_is_kept_for_good_is_without_the_language_of_the_interface(
    client: FlaskClient,
) -> None:
    page = client.get("/search?q=fraud&ui=fr").text
    headline = client.get("/headlines/7a8da18799ab5f11?ui=fr").text

    assert '<link rel="canonical" href="/search?q=fraud">' in page
    assert '<link rel="alternate" type="application/json" href="/search.json?q=fraud">' in page
    for kept in re.findall(r'rel="canonical" href="([^"]+)"', headline):
        assert "ui=" not in kept
    assert 'content="http://localhost/headlines/7a8da18799ab5f11"' in headline


@pytest.mark.parametrize("form", _FORMS)
def test_what_programs_read_is_the_same_in_every_language(client: FlaskClient, form: str) -> None:
    plain = client.get(f"/search{form}?q=INTERPOL&size=5")
    asked = client.get(f"/search{form}?q=INTERPOL&size=5&ui=fr", headers={"Accept-Language": "ar"})

    def without_time(text: str) -> str:
        return re.sub(r'"took_ms":[\d.]+', "", text)

    assert without_time(asked.text) == without_time(plain.text)
    assert asked.headers["ETag"] == plain.headers["ETag"]
    assert "Accept-Language" not in asked.headers["Vary"]


def test_what_is_wrong_with_a_search_is_told_to_programs_in_english(client: FlaskClient) -> None:
    told = client.get("/search.json?size=0&ui=fr", headers={"Accept-Language": "ar"}).json

    assert told["detail"] == "Give each of these parameters another value."
    assert [(e["code"], e["message"]) for e in told["errors"]] == [
        ("number", "a whole number from 1 to 200")
    ]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("size=0", "Debe ser un número entero de 1 a 200."),
        ("sort=best", "Puede ser relevance, newest, oldest, meaning."),
        ("from=soon", "Escriba una fecha como 2014,"),
        ("from=2014&to=2013", "La primera fecha era posterior a la última; se han intercambiado"),
        ("cursor=x", "Pertenece a otra búsqueda o está incompleto."),
    ],
)
def test_what_is_wrong_with_a_search_is_told_to_readers_in_their_language(
    client: FlaskClient, asked: str, told: str
) -> None:
    assert told in client.get(f"/search?{asked}&ui=es").text


def test_who_asks_too_much_is_told_so_in_the_language_of_the_reader(engine: Engine) -> None:
    app = create_app(engine)
    limit = TooManyRequests("600 per 1 minute")  # as Flask-Limiter has it
    with app.test_request_context("/search?ui=es"):
        app.preprocess_request()
        page = app.make_response(app.handle_user_exception(limit)).get_data(as_text=True)
    with app.test_request_context("/search.json?ui=es"):
        app.preprocess_request()
        told = app.make_response(app.handle_user_exception(limit)).json

    assert "Demasiadas búsquedas a la vez" in page
    assert "600 per 1 minute" not in page
    assert told["detail"] == "600 per 1 minute"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"fraud', "Un guillemet est seul\u00a0; il a été ignoré."),
        ("(fraud", "Une parenthèse est seule\u00a0; elle a été ignorée."),
        ("?!", "Il ne contient aucun mot à chercher"),
        ("date:soon", "«\u00a0soon\u00a0» n’est pas une date\u00a0; cherché comme des mots."),
        ("(" * 30 + "fraud" + ")" * 30, "Les parenthèses dépassent 20 niveaux"),
        ("word " * 130, "Seuls les 128 premiers mots ont été cherchés."),
        ("sextortion zeppelin", "Rien ne contient tous les mots"),
    ],
)
def test_what_was_understood_is_told_in_the_language_of_the_reader(
    client: FlaskClient, text: str, told: str
) -> None:
    page = client.get("/search", query_string={"q": text, "ui": "fr"}).text

    assert told in page


def test_what_a_headline_names_is_listed_with_the_comma_of_the_language(
    client: FlaskClient,
) -> None:
    page = client.get("/headlines/0784f372aaa78340?ui=ar").text

    named = re.sub(r"<[^>]*>", "", page.partition("<dt>منظمات</dt>")[2].partition("<details")[0])
    assert named.strip() == "اللجنة الأولمبية الدولية، إنتربول"


@pytest.mark.parametrize(
    ("language", "number", "day", "share"),
    [
        ("en", "1,001", "1 Sep 2014", "50%"),
        ("es", "1.001", "1 sept 2014", "50\u00a0%"),
        ("fr", "1\u202f001", "1er sept. 2014", "50\u00a0%"),
        ("ar", "1,001", "1 سبتمبر 2014", "50%"),
    ],
)
def test_numbers_and_dates_are_written_as_the_language_writes_them(
    engine: Engine, language: str, number: str, day: str, share: str
) -> None:
    app = create_app(engine)
    with app.test_request_context(f"/?ui={language}"):
        app.preprocess_request()
        assert format_number(1001) == number
        assert format_day(date(2014, 9, 1)) == day
        assert format_share(1, 2) == share


def test_a_kept_page_is_not_taken_for_the_same_page_in_another_language(
    client: FlaskClient,
) -> None:
    answers = [
        client.get("/search", headers={"Accept-Language": "es"}),
        client.get("/search", headers={"Accept-Language": "fr"}),
        client.get("/search?ui=es"),  # its links differ from those of the first
    ]

    assert len({answer.headers["ETag"] for answer in answers}) == 3
    assert all("Accept-Language" in answer.headers["Vary"] for answer in answers)
    known = answers[0].headers["ETag"]
    for language, status in (("es", 304), ("fr", 200)):
        asked = {"Accept-Language": language, "If-None-Match": known}
        again = client.get("/search", headers=asked)
        assert again.status_code == status
        assert "Accept-Language" in again.headers["Vary"]


@given(st.integers(0, 10**12))
def test_an_english_number_is_written_as_cldr_has_it(number: int) -> None:
    assert texts_in("en").number(number) == format_decimal(number, locale="en")
