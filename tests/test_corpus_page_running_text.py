"""Sentences of articles that tell when something was, which are no headlines."""

from pathlib import Path

import pytest

from corpus import TopicPage, open_archive


@pytest.fixture
def read(tmp_path: Path):
    """Return a function that gives the headlines of a page, with their days."""

    def read_page(body: str) -> list[tuple[str | None, str]]:
        content = f"<html lang=en><title>Ten years after the tsunami</title>{body}"
        (tmp_path / "page.html").write_text(content, encoding="utf-8")
        archive = open_archive(tmp_path)
        items = (item for file in archive.files() for item in archive.read(file))
        (page,) = (item for item in items if isinstance(item, TopicPage))
        return [(str(of.date) if of.date else None, of.text) for of in page.headlines]

    return read_page


@pytest.mark.parametrize(
    "sentence",
    [
        "On 26 December 2004 the wave came.",
        "The wave came on 26 December 2004.",
        "Then, on December 26, 2004, it came.",
        "On the morning of 26 December 2004 the wave came to the shore of our village.",
        "Am 26. Dezember 2004 kam die Welle.",
        "El 26 de diciembre de 2004 llegó la ola.",
        "Le 26 décembre 2004, la vague est venue.",
    ],
)
def test_a_sentence_with_a_date_in_an_undated_article_is_no_headline(read, sentence):
    title = "<h1>Ten years after the tsunami</h1><p>By Jane Doe</p>"
    below = "<p>27 December 2004</p><p>People searched the beaches.</p>"

    assert read(f"<article>{title}<p>{sentence}</p>{below}</article>") == []


def test_a_dated_article_has_its_title_for_headline(read):
    title = "Customs officers find 40 parrots in suitcase"
    above = f"<h1>{title}</h1><p class=byline>By Tom Hall, Airport correspondent</p>"
    text = "<p>Customs officers found 40 parrots in a suitcase on Sunday.</p>"
    text += "<p>On 3 March 2012 a similar case was reported in Lisbon.</p><p>All are well.</p>"

    got = read(f"<article>{above}<p class=date>Published 12 August 2013</p>{text}</article>")

    assert got == [("2013-08-12", title)]


def test_a_chronicle_of_sentences_is_a_list(read):
    days = "<p>3 May 2014</p><p>Five men were held.</p><p>2 May 2014</p><p>{}</p>"
    sentence = "The trial, begun on 1 March 2014, is over."

    assert read(f"<h1>Chronicle</h1>{days.format(sentence)}") == [
        ("2014-05-03", "Five men were held."),
        ("2014-05-02", sentence),
    ]
