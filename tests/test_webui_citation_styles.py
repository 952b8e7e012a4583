"""Citations in four styles, after the forms that each style's manual gives for such a source."""

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from corpus import Publication
from search import Document
from webui import texts
from webui.presenters.citation_styles import citations

Make = Callable[..., Document]

_ADDRESS = "https://news.example/headlines/0784f372aaa78340"
_SEEN = dt.date(2026, 9, 2)


def _cited(document: Document) -> dict[str, str]:
    return {note.style: note.text for note in citations(document, _ADDRESS, _SEEN)}


def test_a_dated_headline_without_an_author_begins_with_its_title(make_document: Make) -> None:
    cited = _cited(make_document("Fugitive arrested in Albania", "2019-01-30"))

    assert cited == {
        "APA": f"Fugitive arrested in Albania. (2019, January 30). Dateline. {_ADDRESS}",
        "Chicago": f"“Fugitive arrested in Albania.” Dateline. January 30, 2019. {_ADDRESS}.",
        "MLA": f"“Fugitive arrested in Albania.” Dateline, 30 Jan. 2019, {_ADDRESS}. "
        "Accessed 2 Sept. 2026.",
        "ISO 690": "Fugitive arrested in Albania [online]. Dateline, 30 January 2019 "
        f"[viewed 2 September 2026]. Available from: {_ADDRESS}",
    }


def test_an_undated_headline_has_the_day_on_which_it_was_seen(make_document: Make) -> None:
    cited = _cited(make_document("Fugitive arrested in Albania"))

    assert cited == {
        "APA": "Fugitive arrested in Albania. (n.d.). Dateline. "
        f"Retrieved September 2, 2026, from {_ADDRESS}",
        "Chicago": f"“Fugitive arrested in Albania.” Dateline. Accessed September 2, 2026. "
        f"{_ADDRESS}.",
        "MLA": f"“Fugitive arrested in Albania.” Dateline, {_ADDRESS}. Accessed 2 Sept. 2026.",
        "ISO 690": "Fugitive arrested in Albania [online]. Dateline, [no date] "
        f"[viewed 2 September 2026]. Available from: {_ADDRESS}",
    }


@pytest.mark.parametrize(
    ("precision", "apa", "chicago", "mla", "iso"),
    [
        ("month", "(2014, May)", ". May 2014.", ", May 2014,", ", May 2014 ["),
        ("year", "(2014)", ". 2014.", ", 2014,", ", 2014 ["),
    ],
)
def test_a_date_is_cited_as_far_as_it_is_known(
    make_document: Make, precision: str, apa: str, chicago: str, mla: str, iso: str
) -> None:
    document = replace(make_document("Fraud", "2014-05-01"), date_precision=precision)

    cited = _cited(document)

    assert apa in cited["APA"]
    assert chicago in cited["Chicago"]
    assert mla in cited["MLA"]
    assert iso in cited["ISO 690"]


@pytest.mark.parametrize(
    ("title", "quoted", "in_italics"),
    [
        ("Is it fraud?", "“Is it fraud?”", "Is it fraud? ("),
        ("It is “fraud”", "“It is ‘fraud’.”", "It is “fraud”. ("),
        ('It is "fraud" again', "“It is ‘fraud’ again.”", 'It is "fraud" again. ('),
        ("“Is it fraud?”", "“‘Is it fraud?’”", "“Is it fraud?” ("),
        ("هل هذا احتيال؟", "“هل هذا احتيال؟”", "هل هذا احتيال؟ ("),
    ],
    ids=["question", "quotation", "straight quotation", "quoted question", "Arabic question"],
)
def test_punctuation_is_not_doubled_and_quotations_alternate(
    make_document: Make, title: str, quoted: str, in_italics: str
) -> None:
    cited = _cited(make_document(title, "2014-05-01"))

    assert cited["Chicago"].startswith(f"{quoted} Dateline.")
    assert cited["MLA"].startswith(f"{quoted} Dateline,")
    assert cited["APA"].startswith(in_italics)


def test_only_titles_are_in_italics(make_document: Make) -> None:
    found = citations(make_document("Fraud", "2014-05-01"), _ADDRESS, _SEEN)

    assert {
        note.style: [part.text for part in note.stretches if part.italic] for note in found
    } == {"APA": ["Fraud"], "Chicago": [], "MLA": ["Dateline"], "ISO 690": ["Fraud"]}


def test_a_newspapers_article_names_the_newspaper_in_italics(make_document: Make) -> None:
    document = replace(
        make_document("Fugitive arrested in Albania", "2019-01-30"),
        publications=(Publication("The Bay"),),
    )

    assert _cited(document) == {
        "APA": f"Fugitive arrested in Albania. (2019, January 30). The Bay. Dateline. {_ADDRESS}",
        "Chicago": "“Fugitive arrested in Albania.” The Bay, January 30, 2019. "
        f"Dateline. {_ADDRESS}.",
        "MLA": "“Fugitive arrested in Albania.” The Bay, 30 Jan. 2019. "
        f"Dateline, {_ADDRESS}. Accessed 2 Sept. 2026.",
        "ISO 690": "Fugitive arrested in Albania. The Bay [online]. Dateline, 30 January 2019 "
        f"[viewed 2 September 2026]. Available from: {_ADDRESS}",
    }
    for note in citations(document, _ADDRESS, _SEEN):
        italic = [stretch.text for stretch in note.stretches if stretch.italic]
        assert italic == (["The Bay", "Dateline"] if note.style == "MLA" else ["The Bay"])


@pytest.mark.parametrize(
    ("month", "shortened"),
    [(3, "1 Mar. 2019"), (5, "1 May 2019"), (6, "1 June 2019"), (7, "1 July 2019")],
)
def test_mla_shortens_months_of_more_than_four_letters(
    make_document: Make, month: int, shortened: str
) -> None:
    assert f", {shortened}," in _cited(make_document("Fraud", f"2019-{month:02}-01"))["MLA"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "es",
            {
                "APA": f"Fraude. (2019, 30 de enero). El Mar. Dateline. {_ADDRESS}",
                "Chicago": f"«Fraude». El Mar, 30 de enero de 2019. Dateline. {_ADDRESS}.",
                "MLA": f"«Fraude». El Mar, 30 ene 2019. Dateline, {_ADDRESS}. "
                "Consultado el 2 sept 2026.",
                "ISO 690": "Fraude. El Mar [en línea]. Dateline, 30 de enero de 2019 "
                f"[consulta: 2 de septiembre de 2026]. Disponible en: {_ADDRESS}",
            },
        ),
        (
            "fr",
            {
                "APA": f"Fraude. (2019, 30 janvier). El Mar. Dateline. {_ADDRESS}",
                "Chicago": f"«\xa0Fraude\xa0». El Mar, 30 janvier 2019. Dateline. {_ADDRESS}.",
                "MLA": f"«\xa0Fraude\xa0». El Mar, 30 janv. 2019. Dateline, {_ADDRESS}. "
                "Consulté le 2 sept. 2026.",
                "ISO 690": "Fraude. El Mar [en ligne]. Dateline, 30 janvier 2019 "
                f"[consulté le 2 septembre 2026]. Disponible à l’adresse\xa0: {_ADDRESS}",
            },
        ),
        (
            "ar",
            {
                "APA": f"Fraude. (2019، 30 يناير). El Mar. Dateline. {_ADDRESS}",
                "Chicago": f"«Fraude». El Mar، 30 يناير 2019. Dateline. {_ADDRESS}.",
                "MLA": f"«Fraude». El Mar، 30 يناير 2019. Dateline، {_ADDRESS}. "
                "اطُّلع عليه في 2 سبتمبر 2026.",
                "ISO 690": "Fraude. El Mar [على الإنترنت]. Dateline، 30 يناير 2019 "
                f"[اطُّلع عليه في 2 سبتمبر 2026]. متاح على: {_ADDRESS}",
            },
        ),
    ],
)
def test_a_citation_is_in_the_language_of_the_page(
    make_document: Make, language: str, expected: dict[str, str]
) -> None:
    document = replace(
        make_document("Fraude", "2019-01-30", "es"), publications=(Publication("El Mar"),)
    )
    texts.choose(language)
    try:
        assert _cited(document) == expected
    finally:
        texts.choose(None)
