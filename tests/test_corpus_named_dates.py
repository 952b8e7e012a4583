"""Names of authors, sections and newspapers in the lines of dates, which are no headlines."""

import pytest
from contents import Contents

SNOW, CAPITAL = "Snow closes schools in Leeds", "Minister: no new taxes"
STORIES = [("2001-01-03", SNOW), ("2001-01-05", CAPITAL)]


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one file."""

    def read_one(name: str, text: str) -> Contents:
        (tmp_path / name).write_text(text)
        return Contents(tmp_path)

    return read_one


@pytest.mark.parametrize(
    "lines",
    [
        ("3 January 2001 | John Smith", "5 January 2001 | Mary Jones"),
        ("3 January 2001 | Weather", "5 January 2001 | Politics"),
        ("John Smith - 3 January 2001", "Mary Jones - 5 January 2001"),
        ("Crime | 3 January 2001 | John Smith", "Politics | 5 January 2001 | Staff reporter"),
        ("3 January 2001, by John Smith", "5 January 2001, by Mary Jones"),
    ],
    ids=["authors", "sections", "authors first", "sections and authors", "by"],
)
def test_names_beside_the_dates_of_a_text_are_no_headlines(read, lines):
    text = f"{lines[0]}\n{SNOW}\n\n{lines[1]}\n{CAPITAL}\n"

    assert read("news.txt", text).listed == STORIES
    assert read("news.txt", f"Local news\n\n{text}").listed == STORIES


def test_newspapers_above_headlines_are_none_where_the_page_stands_with_the_day(read):
    text = (
        "The Times      Wednesday 3 January 2001      Page 4\n\nSNOW SHUTS SCHOOLS\nBy Our Staff\n"
        "Drifts closed the roads of the county yesterday.\n\n"
        "The Times      Friday 5 January 2001      Page 1\n\nNO NEW TAXES, SAYS MINISTER\n"
    )

    assert read("news.txt", text).listed == [
        ("2001-01-03", "SNOW SHUTS SCHOOLS"),
        ("2001-01-05", "NO NEW TAXES, SAYS MINISTER"),
    ]


@pytest.mark.parametrize("page", ["", ", p. 3"])
@pytest.mark.parametrize("headline", ["<b>{}</b>", "{}"], ids=["bold", "plain"])
def test_newspapers_below_headlines_are_none_whatever_their_names(read, headline, page):
    body = "".join(
        f"<p>{headline.format(text)}</p><p>{paper}, {day}{page}</p>"
        for text, paper, day in (
            (SNOW, "East Anglian Daily Times", "3 January 2001"),
            (CAPITAL, "Financial Times", "5 January 2001"),
        )
    )

    assert read("page.html", f"<html lang=en><h1>Clippings</h1>{body}</html>").listed == STORIES


def test_headlines_beside_dates_stay_headlines(read):
    text = f"3 January 2001 - {SNOW}\n\n5 January 2001 - Minister resigns\n"

    assert read("news.txt", text).listed == [STORIES[0], ("2001-01-05", "Minister resigns")]


def test_brief_headlines_keep_their_dates_beside_teasers_and_below_sections(read):
    listed = [("2001-01-03", "Snow Shuts Schools"), ("2001-01-05", "Minister Resigns")]
    text = (
        "3 January 2001 - Snow Shuts Schools\nDrifts closed all the roads of the county.\n\n"
        "5 January 2001 - Minister Resigns\nShe said so on the steps of the Treasury.\n"
    )
    page = (
        "<html lang=en><h1>News</h1><p><b>Weather</b></p><p>Snow Shuts Schools - 3 January 2001</p>"
        "<p><b>Politics</b></p><p>Minister Resigns - 5 January 2001</p></html>"
    )

    assert read("news.txt", text).listed == listed
    assert read("news.txt.html", page).listed == [*listed, *listed]


def test_an_author_and_a_day_after_a_linked_headline_are_none_of_it(read):
    body = (
        f"<ul><li><a href=/1>{SNOW}</a> by Ann Reed, 3 January 2001</li>"
        f"<li><a href=/2>{CAPITAL}</a> by Bo Sand, 5 January 2001</li></ul>"
    )

    assert read("page.html", f"<html lang=en><h1>Courts</h1>{body}</html>").listed == STORIES


def test_numbers_in_square_brackets_and_newspapers_behind_a_stop_are_none_of_headlines(read):
    text = (
        f"[1] {SNOW}. The Post, 3 January 2001.\n[2] {CAPITAL}. The Post, 5 January 2001.\n"
        "[3] Ferries stay in port. Daily News, 6 January 2001.\n"
    )

    found = read("news.txt", text)

    assert found.listed == [*STORIES, ("2001-01-06", "Ferries stay in port")]
    assert [h.publications[0].source for h in found.headlines] == [
        "The Post",
        "The Post",
        "Daily News",
    ]


def test_who_a_case_is_against_is_no_newspaper(read):
    names = ["Smith v. State", "Brown and others v. State", "The Harbour Company v. State"]
    text = "".join(f"{name}, {day} January 2001\n" for day, name in enumerate(names, 3))

    assert [text for _, text in read("cases.txt", text).listed] == names


def test_a_day_without_its_year_beside_an_author_is_the_last_such_day(read, tmp_path):
    (tmp_path / "archive.toml").write_text("captured = 2018-10-16\n")
    body = "".join(
        f"<article><h2><a href=/{number}>{text}</a></h2><p>{day}</p></article>"
        for number, (text, day) in enumerate(
            (
                ("Water tariffs rise again", "By Ann Reed | Yesterday at 17:05"),
                (SNOW, "By Bo Sand | 12 Oct"),
                (CAPITAL, "Published 28 Sep 2018"),
            )
        )
    )

    assert read("page.html", f"<html lang=en><h1>News</h1>{body}</html>").listed == [
        ("2018-10-15", "Water tariffs rise again"),
        ("2018-10-12", SNOW),
        ("2018-09-28", CAPITAL),
    ]


def test_a_page_behind_the_month_is_no_day_of_it(read):
    body = "".join(
        f"<p><b>{text}</b></p><p>{paper}, {day}</p>"
        for text, paper, day in (
            ("Hafenarbeiter treten in den Ausstand", "Harburger Zeitung", "21. August 1989, S. 3"),
            ("Der Hafen ist wieder offen", "Neue Rundschau", "28. August 1989, S. 12"),
        )
    )

    assert read("page.html", f"<html lang=de><h1>Presse</h1>{body}</html>").listed == [
        ("1989-08-21", "Hafenarbeiter treten in den Ausstand"),
        ("1989-08-28", "Der Hafen ist wieder offen"),
    ]
