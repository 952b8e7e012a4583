"""Texts as a page shows them: what is cut, and what is marked."""

import unicodedata

import pytest

from corpus import Language
from search import Document, Highlight, Hit
from webui.presenters.excerpts import Span, description_blocks, description_spans, title_spans


def _hit(text: str, *marked: str) -> Hit:
    """Return a hit on a topic of *text*, with the first occurrence of each of *marked*."""
    places = sorted((text.index(word), word) for word in marked)
    highlights = [Highlight(start, start + len(word), word, "word") for start, word in places]
    document = Document(id="t", kind="topic", text=text, language=Language("en", 1.0, "stated"))
    return Hit(document, 1.0, tuple(highlights))


def test_a_title_is_whole_and_its_words_are_marked() -> None:
    hit = _hit("Fraud and theft\n\nOf cards.", "theft", "cards")

    assert title_spans(hit) == (Span("Fraud and "), Span("theft", "word"))


def test_what_is_longer_than_any_headline_is_cut_between_words() -> None:
    hit = _hit("word " * 200 + "end", "word")

    assert title_spans(hit) == (Span("word", "word"), Span((" word" * 100)[:-5]), Span(" …"))


def test_a_highlight_counts_characters_and_not_bytes() -> None:
    hit = _hit("🚓 Policía y público", "Policía")

    assert title_spans(hit) == (Span("🚓 "), Span("Policía", "word"), Span(" y público"))


def test_a_short_description_is_whole() -> None:
    hit = _hit("Fraud\n\nOf cards and phones.", "phones")

    assert description_spans(hit) == (
        Span("Of cards and "),
        Span("phones", "word"),
        Span("."),
    )


def test_a_headline_without_description_has_no_excerpt() -> None:
    assert description_spans(_hit("Fraud", "Fraud")) == ()


def test_a_long_description_is_cut_between_words_about_the_first_match() -> None:
    hit = _hit("Fraud\n\n" + "before " * 60 + "here " + "after " * 60, "here")

    text = "".join(span.text for span in description_spans(hit))

    assert text == "… " + "before " * 10 + "here " + "after " * 23 + "after …"


def test_a_long_description_is_cut_about_the_place_with_most_words_of_the_query() -> None:
    alone = "fraud " + "other " * 60
    hit = _hit(
        "Title\n\n" + alone + "police seize cards " + "after " * 60, "fraud", "police", "cards"
    )

    text = "".join(span.text for span in description_spans(hit))

    assert text == "… " + "other " * 11 + "police seize cards " + "after " * 21 + "after …"


def test_a_script_without_spaces_is_cut_all_the_same() -> None:
    hit = _hit("詐欺\n\n" + "前" * 300 + "詐欺犯" + "後" * 300, "詐欺犯")

    text = "".join(span.text for span in description_spans(hit))

    assert text == "… " + "前" * 70 + "詐欺犯" + "後" * 147 + " …"


@pytest.mark.parametrize(
    ("description", "blocks"),
    [
        pytest.param("", (), id="none"),
        pytest.param("One.\n\nTwo.", ("One.", "Two."), id="paragraphs"),
        pytest.param(
            "Aims:\n\n• Collect;\n\n• Identify.\n\nEnd.",
            ("Aims:", ("Collect;", "Identify."), "End."),
            id="bullets",
        ),
    ],
)
def test_a_description_is_paragraphs_and_lists(
    description: str, blocks: tuple[str | tuple[str, ...], ...]
) -> None:
    document = Document(
        id="t", kind="topic", text=f"T\n\n{description}", language=Language("en", 1.0, "stated")
    )

    assert description_blocks(document) == blocks


@pytest.mark.parametrize(
    "word",
    ["ตำรวจน้ำที่เกาะแก้ว", "ตำรวจเร็วๆนี้จับกุม", "हिन्दीमेंसमाचार"],
    ids=["thai", "thai vowels", "hindi"],
)
@pytest.mark.parametrize("shift", range(12))
def test_no_excerpt_begins_or_ends_within_a_character(word: str, shift: int) -> None:
    hit = _hit("Title\n\n" + "x" * shift + word * 20 + "MARK" + word * 30, "MARK")

    text = "".join(span.text for span in description_spans(hit))

    begins, ends = text.removeprefix("… ")[0], text.removesuffix(" …")[-1]
    assert not unicodedata.category(begins).startswith("M")
    assert begins not in "ะาำๅๆ"
    assert ends not in "เแโใไ"
