"""Headings of a month or year above a list, as most archives print them."""

from itertools import product
from pathlib import Path

import pytest

from corpus import TopicPage, open_archive

FIRST, SECOND, THIRD = (
    "Editor resigns over leak",
    "Ferry captain charged with fraud",
    "Dockers block tunnel at dawn",
)
ITEMS = {
    "ul": "<ul><li>{}</li><li>{}</li></ul>",
    "ol": "<ol><li>{}</li><li>{}</li></ol>",
    "div": "<div>{}</div><div>{}</div>",
    "p": "<p>{}</p><p>{}</p>",
    "table": "<table><tr><td>{}</td></tr><tr><td>{}</td></tr></table>",
    "dl": "<dl><dd>{}</dd><dd>{}</dd></dl>",
}
MONTHS = (
    "May 2014",
    "Mai 2014",
    "mayo de 2014",
    "mai 2014",
    "май 2014",
    "مايو 2014",
    "2014年5月",
    "平成26年5月分",
    "maio de 2014",
    "May 2014 (2)",
    "May, 2014",
    "Archive: May 2014",
    "Monthly Archives: May 2014",
    "Archives mensuelles : mai 2014",
    "<a href='https://a.example/2014/05/'>May 2014</a>",
)


@pytest.fixture
def read(tmp_path: Path):
    """Return a function that gives the headlines of a page, each with the start of its period."""

    def read_page(body: str, title: str = "<h1>Archive</h1>") -> list[tuple[str | None, str]]:
        content = f"<title>Archive | The Bay</title>{title}{body}"
        (tmp_path / "page.html").write_text(content, encoding="utf-8")
        archive = open_archive(tmp_path)
        items = (item for file in archive.files() for item in archive.read(file))
        (page,) = (item for item in items if isinstance(item, TopicPage))
        lengths = {"year": 4, "month": 7, "day": 10}
        return [
            (str(of.date)[: lengths[of.date_precision]] if of.date_precision else None, of.text)
            for of in page.headlines
        ]

    return read_page


def listed(items: str, *headlines: str, linked: bool = False) -> str:
    texts = headlines
    if linked:
        texts = tuple(f"<a href='https://a.example/{len(of)}'>{of}</a>" for of in headlines)
    return ITEMS[items].format(*texts)


@pytest.mark.parametrize("month", MONTHS)
def test_a_heading_of_a_month_in_words_dates_what_it_lists(read, month):
    got = read(f"<h2>{month}</h2>" + listed("ul", FIRST, SECOND, linked=True))

    assert got == [("2014-05", FIRST), ("2014-05", SECOND)]


@pytest.mark.parametrize(("heading", "items"), list(product(("h1", "h2", "h3", "h6"), ITEMS)))
def test_a_month_may_head_any_list(read, heading, items):
    month = f"<{heading}>May 2014</{heading}>"
    title = "" if heading == "h1" else "<h1>Archive</h1>"

    got = [read(month + listed(items, FIRST, SECOND, linked=of), title) for of in (True, False)]

    assert got == [[("2014-05", FIRST), ("2014-05", SECOND)]] * 2


@pytest.mark.parametrize(("may", "april"), [("May", "April"), ("5月", "4月"), ("mai", "avril")])
@pytest.mark.parametrize("items", ITEMS)
def test_months_below_a_year_each_head_a_list(read, items, may, april):
    body = f"<h2>2014</h2><h3>{may}</h3>" + listed(items, FIRST, SECOND)
    body += f"<h3>{april}</h3>" + listed(items, THIRD, "Council votes for a bridge")

    assert read(body) == [
        ("2014-05", FIRST),
        ("2014-05", SECOND),
        ("2014-04", THIRD),
        ("2014-04", "Council votes for a bridge"),
    ]


def test_a_month_as_title_heads_the_headlines_of_its_newsletter(read):
    body = f"<p>All that happened in our town and on the bay in a month.</p><h2>{FIRST}</h2>"
    body += f"<p>The editor has resigned after a leak, the paper said.</p><h2>{SECOND}</h2>"
    body += "<p>He was charged with fraud on the bay and denies it.</p>"

    assert read(body, "<h1>May 2014</h1>") == [("2014-05", FIRST), ("2014-05", SECOND)]


def test_a_film_called_by_a_month_is_no_heading(read):
    film = "<h3><a href='https://a.example/f'>Mars 2020</a></h3><p>A film.</p><p>12 May 2015</p>"
    other = "<h3><a href='https://a.example/{}'>{}</a></h3><p>A report.</p><p>11 May 2015</p>"

    got = read(film + other.format(1, FIRST) + other.format(2, SECOND))

    assert got == [("2015-05-12", "Mars 2020"), ("2015-05-11", FIRST), ("2015-05-11", SECOND)]


@pytest.mark.parametrize("heading", ["Winter 2014/15", "Winter 2014-2015", "News 2014/15"])
def test_two_years_make_no_day_whole(read, heading):
    got = read(f"<h2>{heading}</h2><ul><li>12 January <a href=/1>{FIRST}</a></ul>")

    assert {day for day, _ in got} <= {None}


@pytest.mark.parametrize("form", ["{} ({})", "{} - {}", "{} [{}]"])
def test_a_year_above_one_item_dates_none_that_has_its_own_day(read, form):
    days = ("12 May 2015", "8 May 2015", "3 December 2014")
    first, second, third = map(form.format, (FIRST, SECOND, THIRD), days)

    body = f"<h2>2015</h2><ul><li>{first}<li>{second}</ul><h2>2014</h2><ul><li>{third}</ul>"

    assert read(body) == [("2015-05-12", FIRST), ("2015-05-08", SECOND), ("2014-12-03", THIRD)]
