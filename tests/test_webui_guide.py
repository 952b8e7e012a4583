"""The page on how to search, and the ways to it."""

import html
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from corpus.languages import language_row
from search import Document, Engine
from search.language.glossary.table import LANGUAGES as TABLES
from webui import create_app
from webui.texts import LANGUAGES


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


def _examples(page: str) -> list[tuple[str, str, int]]:
    """Return the address, the text and the number of each example."""
    found = re.findall(
        r'<dt><a href="([^"]*)"><code[^>]*>(.*?)</code></a> <span class="count">(\d+)</span>', page
    )
    return [(html.unescape(where), html.unescape(text), int(n)) for where, text, n in found]


def test_each_example_leads_to_as_many_results_as_it_says(client: FlaskClient) -> None:
    examples = _examples(client.get("/help").text)

    assert len(examples) >= 14
    for address, _, count in examples:
        answer = client.get(address.replace("/search?", "/search.json?")).json
        assert answer
        assert answer["total"] == count
        assert not {w["code"] for w in answer["warnings"]} - {"small_or"}


def test_each_page_that_no_search_has_is_linked(client: FlaskClient) -> None:
    page = client.get("/help").text

    for address in ("/compare", "/batch", "/verify", "/changes", "/days", "/topics", "/api"):
        assert f'href="{address}"' in page
    assert 'href="/batch"' in client.get("/").text


def test_every_sign_of_the_query_language_is_shown(client: FlaskClient) -> None:
    texts = [text for _, text, _ in _examples(client.get("/help").text)]

    for sign in ('"', "~5", "*", "=", " -", " OR ", "topic:", "language:", "date:", " TO "):
        assert any(sign in text for text in texts), sign


def test_the_equivalents_of_a_word_are_named(client: FlaskClient) -> None:
    page = client.get("/help").text

    found = re.sub(r"<[^>]*>", "", page[page.index("also found:") :].partition("</dd>")[0])
    assert found == (
        "also found: cybercrime (English) 3, digital crime (English) 1, "
        "cybercriminality (English) 1, delito informático (Español) 1"
    )


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "How to search"),
        ("es", "Cómo buscar"),
        ("fr", "Comment chercher"),
        ("ar", "كيف تبحث"),
    ],
)
def test_the_page_is_in_the_language_of_its_reader(
    client: FlaskClient, language: str, title: str
) -> None:
    page = client.get(f"/help?ui={language}").text

    assert f"<h1>{title}</h1>" in page
    assert all(f"&ui={language}" in address for address, *_ in _examples(page))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "address", ["/", "/search?q=zeppelin&language=es", "/search?from=soon", "/topics", "/nowhere"]
)
def test_every_page_leads_to_it(client: FlaskClient, address: str, language: str) -> None:
    page = client.get(f"{address}{'&' if '?' in address else '?'}ui={language}").text

    assert f'href="/help?ui={language}"' in page


def test_home_says_what_there_is_and_offers_three_searches(client: FlaskClient) -> None:
    page = re.sub(r"<[^>]*>", "", client.get("/").text)

    assert "It holds headlines of 2011–2019 in 2 languages, most often in English." in page
    assert "Good to begin with: crime 14 seguridad 13 ciberdelincuencia 11 How to search" in page


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Contiene titulares de 2011–2019 en 2 idiomas, sobre todo en inglés."),
        ("fr", "en anglais."),
        ("ar", "بلغتين، أكثرها بالإنجليزية."),
    ],
)
def test_a_sentence_names_a_language_as_its_own_does(
    client: FlaskClient, language: str, sentence: str
) -> None:
    assert sentence in re.sub(r"<[^>]*>", "", client.get(f"/?ui={language}").text)


def test_an_empty_archive_has_help_without_examples(make_engine: Callable[..., Engine]) -> None:
    client = create_app(make_engine()).test_client()

    assert _examples(client.get("/help").text) == []
    assert "It holds" not in client.get("/").text


def test_an_archive_of_one_language_and_no_date_says_what_is_known(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    client = create_app(make_engine(make_document("Flood in Lagos", "2020-05-01"))).test_client()

    page = re.sub(r"<[^>]*>", "", client.get("/").text)
    assert "It holds headlines of 2020 in 1 language, English." in page


def test_home_counts_no_language_where_none_is_known(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    unknown = [make_document(f"{n}:{n}", "2020-05-01", language="und") for n in range(2)]
    flood = make_document("Flood in Lagos", "2020-05-01")
    client = create_app(make_engine(*unknown, flood)).test_client()

    page = re.sub(r"<[^>]*>", "", client.get("/").text)
    assert "It holds headlines of 2020 in 1 language, English." in page


def test_it_says_of_which_languages_the_glossary_has_words(client: FlaskClient) -> None:
    page = client.get("/help").text

    (told,) = re.findall(r"The glossary has words of ([^;]*);", page)
    assert re.split(", | and ", told) == sorted(language_row(code).english_name for code in TABLES)
