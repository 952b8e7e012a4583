"""Which of several dates is that of a headline, and what a date without its year is of."""

import pytest
from contents import Contents

FIRST, SECOND, THIRD = "Police tow a ferry", "Divers find an anchor", "Customs find forged stamps"
FOURTH = "Pilots end their strike"
DAYS = ["2015-05-12", "2015-04-10", "2015-03-03"]
LISTED = list(zip(DAYS, [FIRST, SECOND, THIRD], strict=True))


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one page of a body and a language, captured on a day."""

    def read_one(body: str, language: str = "en") -> Contents:
        head = f"<html lang={language}><head><title>News</title></head>"
        (tmp_path / "page.html").write_text(f"{head}<body><h1>News</h1>{body}</body>", "utf-8")
        (tmp_path / "archive.toml").write_text("captured = 2015-06-01")
        return Contents(tmp_path)

    return read_one


def each(item: str) -> str:
    """Return *item* for each of the headlines; `$t` is its text, `$d` its date."""
    return "".join(item.replace("$t", text).replace("$d", day) for day, text in LISTED)


TWO_DATES = "<tr><td>$h</td><td><a href=/$d>$t</a></td><td>$d</td></tr>"


@pytest.mark.parametrize(
    ("first", "last", "kept"),
    [
        ("Hearing", "Handed down", "last"),
        ("Deadline", "Published", "last"),
        ("Eingangsdatum", "Verkündet am", "last"),
        ("Fecha del hecho", "Fecha de publicación", "last"),
        ("Date limite", "Publié le", "last"),
        ("Срок", "Дата публикации", "last"),
        ("締切日", "公開日", "last"),
        ("Deadline", "Date", "last"),
        ("Published", "Last modified", "first"),
        ("Published", "Hearing", "first"),
        ("Begins", "Ends", "first"),
    ],
)
@pytest.mark.parametrize("cell", ["th", "td"])
def test_the_column_of_publication_dates_the_rows_of_a_table(read, first, last, kept, cell):
    headers = f"<tr><{cell}>{first}</{cell}><{cell}>Case</{cell}><{cell}>{last}</{cell}></tr>"
    rows = each(TWO_DATES).replace("$h", "3 January 2014")
    rows += f"<tr><td>3 January 2014</td><td><a href=/4>{FOURTH}</a></td><td></td></tr>"

    read_ = read(f"<table>{headers}{rows}</table>")

    days = DAYS if kept == "last" else ["2014-01-03"] * 3
    fourth = None if kept == "last" else "2014-01-03"
    assert read_.listed == [*zip(days, [FIRST, SECOND, THIRD], strict=True), (fourth, FOURTH)]
    noted = "two dates in each row, the first 3 January 2014" in read_.report
    undated = f"{FOURTH}: a headline without a date; it is kept undated" in read_.report
    assert undated == (kept == "last")
    assert noted == (last != "Last modified" or cell == "td")


def test_rows_of_two_headlines_have_a_date_for_each(read):
    cells = "<td>$d</td><td><a href=/$d>$t</a></td>"
    other = "<td>3 January 2014</td><td><a href=/o/$d>No, no $t</a></td>"

    read_ = read(f"<table>{each(f'<tr>{cells}{other}</tr>')}</table>")

    assert read_.listed[::2] == LISTED
    assert {day for day, _ in read_.listed[1::2]} == {"2014-01-03"}


@pytest.mark.parametrize(
    ("first", "last"), [("Filed", "Decided"), ("Event", "Published"), ("Frist", "Verkündet")]
)
def test_the_day_of_publication_dates_an_item_that_has_others(read, first, last):
    item = f"<li><a href=/$d>$t</a><br>{first}: 3 January 2014<br>{last}: $d</li>"

    assert read(f"<ul>{each(item)}</ul>").listed == LISTED


@pytest.mark.parametrize(
    "text",
    ["12/05 attack remembered", "3 of 12 suspects freed", "20/30 vision for all, says surgeon"],
)
def test_a_link_that_begins_with_two_numbers_is_no_count_of_pages(read, text):
    item = f"<li><a href=/5>{text}</a> 3 January 2014</li>"

    assert read(f"<ul>{each('<li><a href=/$d>$t</a> $d</li>')}{item}</ul>").listed == [
        *LISTED,
        ("2014-01-03", text),
    ]


@pytest.mark.parametrize(
    ("title", "text", "listed"),
    [
        (FIRST, "Nobody was hurt.", FIRST),
        (FIRST, SECOND, SECOND),
        ("News", f"{SECOND}.", f"{SECOND}."),
        (FIRST, f"<a href=/2>{SECOND}.</a>", f"{SECOND}."),
    ],
)
def test_a_title_above_a_day_and_one_sentence_is_that_of_an_article(tmp_path, title, text, listed):
    page = f"<html lang=en><body><h1>{title}</h1><p>12 May 2015</p><p>{text}</p>"
    (tmp_path / "page.html").write_text(page, "utf-8")

    assert Contents(tmp_path).listed == [("2015-05-12", listed)]


@pytest.mark.parametrize(
    ("heading", "below", "day", "said"),
    [
        ("2014", "<h2>Latest</h2>", "2014-01-02", "days below Latest are taken for those of 2014"),
        ("2014", "", "2014-01-02", ""),
        ("January 2014", "", "2014-01-02", ""),
        ("December 2014", "", None, "2 Jan: no date that can be read"),
    ],
)
def test_a_day_has_the_year_of_its_section_or_what_is_in_doubt_is_said(
    read, heading, below, day, said
):
    first = heading.split()[0].removeprefix("2014") or "March"
    listed = f"<ul><li>3 {first} <a href=/1>{FIRST}</a></ul>{below}"

    read_ = read(f"<h2>{heading}</h2>{listed}<ul><li>2 Jan <a href=/2>{SECOND}</a></ul>")

    assert [of for of, text in read_.listed if text == SECOND] == [day]
    assert said in read_.report
    assert bool(said) == ("taken for those" in read_.report or "no date that" in read_.report)


def test_a_month_dates_what_follows_it_below_a_year(read):
    listed = f"<h2>2012</h2><ul><li>14 juillet – {FIRST}</ul><h2>2011</h2><ul><li>1er mars – "
    listed += f"{SECOND}<li>Décembre – {THIRD}</ul>"

    read_ = read(listed, "fr")

    assert [h.date_precision for h in read_.headlines] == ["day", "day", "month"]
    assert [day for day, _ in read_.listed] == ["2012-07-14", "2011-03-01", "2011-12-01"]
    assert read_.listed[2][1] == THIRD
