"""The words and phrases that mark a result, and the page that has them."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from search import Document, Engine, Query
from search.scoring.significance import log_likelihood_ratio
from webui import create_app


@pytest.fixture
def engine(make_engine: Callable[..., Engine], make_document: Callable[..., Document]) -> Engine:
    """Return an engine over eight English floods, five with Red Cross, and thirty other reports.

    Two floods of nine in Spanish are of Quito; no word of them stands in English.
    """
    floods = [f"Flood number{n}x in Lagos" for n in range(3)]
    floods += [f"Flood number{n}x: Red Cross helps" for n in range(3, 8)]
    others = [f"Election number{n}x of the mayor" for n in range(29)] + ["Mayor in red shirt"]
    spanish = [f"Inundación número{n}x en Quito" for n in range(4)]
    spanish += [f"Elección número{n}x de alcaldes" for n in range(4, 30)]
    return make_engine(
        *(make_document(text, f"2020-01-{n % 28 + 1:02}") for n, text in enumerate(floods)),
        *(make_document(text, f"2020-02-{n % 28 + 1:02}") for n, text in enumerate(others)),
        *(make_document(text, f"2020-03-{n % 28 + 1:02}", "es") for n, text in enumerate(spanish)),
    )


def test_words_and_phrases_mark_a_result_in_their_language(engine: Engine) -> None:
    found = engine.scan(Query(text="flood OR inundación")).significant_terms()

    # What all floods hold narrows nothing; "red", "cross" and "helps" mostly stand in the phrases.
    assert {(term.language, term.text): (term.count, term.of) for term in found} == {
        ("en", "Red Cross"): (5, 5), ("en", "Cross helps"): (5, 5), ("en", "Lagos"): (3, 3),
    }  # fmt: skip
    phrase = next(term for term in found if term.text == "Red Cross")
    assert phrase.significance == pytest.approx(float(log_likelihood_ratio(5, 8, 0, 30)))


def test_a_word_beside_the_result_narrows_it_to_as_many_as_it_says(engine: Engine) -> None:
    client = create_app(engine).test_client()
    page = unescape(client.get("/words?q=flood+OR+inundación").text)

    links = re.findall(r'<li><a href="([^"]*)"><span[^>]*>(.*?)</span></a>[^>]*>(\d+) / ', page)
    assert ("Red Cross", "5") in [(text, count) for _, text, count in links]
    for address, _, count in links:
        answer = client.get(address.replace("/search?", "/search.json?")).json
        assert answer
        assert answer["total"] == int(count)


def test_all_of_the_archive_has_no_marks_and_the_page_says_so(engine: Engine) -> None:
    client = create_app(engine).test_client()

    for asked in ("", "q=zeppelin", "q=shirt"):
        assert "No word or phrase marks this result" in client.get(f"/words?{asked}").text
    assert 'href="/words?q=flood"' in client.get("/search?q=flood").text
