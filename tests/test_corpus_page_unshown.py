"""What a page has and does not show: hidden elements, and words that others replace."""

from pathlib import Path

import pytest

from corpus import Finding, TopicPage, open_archive

STRUCK = "struck words are left out beside those that replace them"
OTHER = "Ferry captain charged with fraud"


@pytest.fixture
def read(tmp_path: Path):
    """Return a function that gives the headlines of items below a day, and the report."""

    def read_items(*items: str) -> tuple[list[str], list[str]]:
        listed = "".join(item if item.startswith("<li") else f"<li>{item}</li>" for item in items)
        body = f"<h1>News</h1><h2>3 May 2014</h2><ul>{listed}</ul>"
        (tmp_path / "page.html").write_text(f"<html lang=en><title>News</title>{body}")
        archive = open_archive(tmp_path)
        found = [item for file in archive.files() for item in archive.read(file)]
        pages = (item for item in found if isinstance(item, TopicPage))
        texts = [of.text for page in pages for of in page.headlines]
        return texts, [item.reason for item in found if isinstance(item, Finding)]

    return read_items


@pytest.mark.parametrize(
    "item",
    [
        "Mayor <del>resigns</del> <ins>stays</ins> after the vote",
        "Mayor <s>resigns</s> stays after the vote",
        "<strike>Mayor resigns over the vote</strike> Mayor stays after the vote",
        "<del>Mayor <b>resigns</b></del><ins>Mayor stays after the vote</ins>",
        "<span style='text-decoration: line-through'>Mayor goes</span> Mayor stays after the vote",
        "<a href='https://a.example/1'><del>Mayor resigns</del> Mayor stays after the vote</a>",
    ],
)
def test_struck_words_are_left_out_beside_what_replaces_them(read, item):
    texts, report = read(item)

    assert texts == ["Mayor stays after the vote"]
    assert report == [STRUCK]


@pytest.mark.parametrize(
    "form", ["<s>{}</s>", "<del>{}</del> (AFP)", "<strike>{}</strike> - Video"]
)
def test_a_struck_headline_that_nothing_replaces_is_kept(read, form):
    texts, report = read(form.format("Mayor resigns after the vote"), OTHER)

    assert [text.startswith("Mayor resigns after the vote") for text in texts] == [True, False]
    assert STRUCK not in report


@pytest.mark.parametrize(
    "hides",
    [
        "style='display:none'",
        "style='color: red; DISPLAY : none !important'",
        "style='visibility: hidden'",
        "hidden",
        "aria-hidden='true' style='display:none'",
    ],
)
def test_hidden_texts_are_left_out(read, hides):
    texts, report = read(
        f"<li {hides}>A draft that nobody saw</li>",
        OTHER,
        f"Dockers block <span {hides}>secret </span>tunnel at dawn",
    )

    assert texts == [OTHER, "Dockers block tunnel at dawn"]
    assert report == ["2 hidden texts are left out, as the page does not show them"]


def test_a_hidden_part_that_lists_news_is_one_that_opens(tmp_path):
    year = "<h2>{}</h2><ul><li>3 May {} - {}</li><li>2 May {} - {}</li></ul>"
    first = year.format(2015, 2015, OTHER, 2015, "Dockers block tunnel at dawn")
    second = year.format(2014, 2014, "Mayor stays after the vote", 2014, "Pier burns for two days")
    body = f"<h1>News</h1><div>{first}</div><div style='display:none'>{second}</div>"
    (tmp_path / "page.html").write_text(f"<title>News</title>{body}")
    archive = open_archive(tmp_path)

    (page,) = (
        item
        for file in archive.files()
        for item in archive.read(file)
        if isinstance(item, TopicPage)
    )

    assert [of.date.year for of in page.headlines if of.date] == [2015, 2015, 2014, 2014]
