"""Dates of a page whose day, month and year stand in elements beside each other."""

import pytest
from contents import Contents

HEADLINES = ("Port law thrown out by panel", "Hearing on the wreck", "Pilots sue the harbour board")
PARTS = (("5", "mar", "2019"), ("28", "feb", "2019"), ("13", "feb", "2019"))
LISTED = list(zip(("2019-03-05", "2019-02-28", "2019-02-13"), HEADLINES, strict=True))
MONTHS = ("2019-03", "2019-02", "2019-02")


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a page of three items of one form."""

    def read_items(item: str, parts=PARTS, before: str = "", after: str = "") -> Contents:
        body = "".join(
            item.format(d=d, m=m, y=y, h=h, n=n)
            for n, (h, (d, m, y)) in enumerate(zip(HEADLINES, parts, strict=True), 1)
        )
        page = f"<html lang=en><head><title>Press</title></head><body><h1>Press</h1>{before}{body}"
        (tmp_path / "page.html").write_text(f"{page}{after}</body></html>", "utf-8")
        return Contents(tmp_path)

    return read_items


@pytest.mark.parametrize(
    "item",
    [
        "<div><p>{d}</p><p>{m}. {y}</p><h4><a href=/{n}>{h}</a></h4><p>A text of {n}.</p></div>",
        "<div><p>{d}</p><p>{m}</p><p>{y}</p><h4><a href=/{n}>{h}</a></h4></div>",
        "<div><p>{m}</p><p>{d}</p><p>{y}</p><a href=/{n}>{h}</a></div>",
        "<div><h4><a href=/{n}>{h}</a></h4><p>{d}</p><p>{m} {y}</p></div>",
        "<div><span>{d}</span><br><span>{m} {y}</span><br><a href=/{n}>{h}</a></div>",
    ],
    ids=["month_and_year", "three", "month_first", "below", "line_breaks"],
)
def test_the_parts_of_a_date_are_of_the_item_that_they_stand_in(read, item):
    assert read(item).listed == LISTED


def test_days_below_the_heading_of_a_month_are_whole_by_that(read):
    page = read("<p>{d}</p><p>{h}</p>", before="<p>March 2019</p>")

    assert [day for day, _ in page.listed] == ["2019-03-05", "2019-03-28", "2019-03-13"]


def test_numbers_of_issues_are_no_days(read):
    parts = (("28", "Mar", "2019"), ("27", "Feb", "2019"), ("26", "Jan", "2019"))

    page = read("<div><p>{d}</p><p>{m} {y}</p><h4>{h}</h4></div>", parts)

    assert [h.date_precision for h in page.headlines] == ["month"] * 3
    assert [h.date.month for h in page.headlines] == [3, 2, 1]


def test_numbers_of_a_list_are_no_days(read):
    parts = (("1", "Mar", "2019"), ("2", "Mar", "2019"), ("3", "Mar", "2019"))

    page = read("<div><p>{d}</p><p>{m} {y}</p><h4>{h}</h4></div>", parts)

    assert [h.date_precision for h in page.headlines] == ["month"] * 3


def test_one_day_after_the_other_of_one_month_are_days(read):
    parts = (("5", "Mar", "2019"), ("4", "Mar", "2019"), ("3", "Mar", "2019"))

    page = read("<div><p>{d}</p><p>{m} {y}</p><h4>{h}</h4></div>", parts)

    assert [day for day, _ in page.listed] == ["2019-03-05", "2019-03-04", "2019-03-03"]


def test_what_a_table_counts_below_its_header_is_no_day(read):
    before = "<table><tr><th>Lead story<th>Pages<th>Month</tr>"

    page = read("<tr><td>{h}<td>{d}<td>{m} {y}</tr>", before=before, after="</table>")

    assert [str(h.date)[:7] for h in page.headlines] == list(MONTHS)
    assert [h.date_precision for h in page.headlines] == ["month"] * 3


def test_numbers_of_a_score_are_no_date(read):
    scores = (("2", "2", "14"), ("3", "1", "12"), ("1", "1", "11"))
    form = "<tr><td>{d}</td><td>{m}</td><td>{y}</td><td><a href=/{n}>{h}</a></td>"

    page = read(f"<table>{form}<td>13 February 2019</td></tr></table>", scores)

    assert [day for day, _ in page.listed] == ["2019-02-13"] * 3


def test_a_day_beside_a_month_with_a_long_name_is_of_it(read):
    parts = (
        ("28", "de septiembre", "de 2019"),
        ("5", "septiembre", "de 2019"),
        ("3", "mayo", "2019"),
    )

    page = read("<div><p>{d}</p><p>{m} {y}</p><h4><a href=/{n}>{h}</a></h4></div>", parts)

    assert [day for day, _ in page.listed] == ["2019-09-28", "2019-09-05", "2019-05-03"]


def test_numbers_in_a_column_of_days_are_days(read):
    rows = "<tr><td>{d}<td>{y}. {m}<td><a href=/{n}>{h}</a></tr>"
    parts = (("5", "május", "2019"), ("4", "április", "2019"), ("3", "március", "2019"))

    page = read(rows, parts, "<table><tr><th>Nap<th>Hónap<th>Cím</tr>", "</table>")

    assert [day for day, _ in page.listed] == ["2019-05-05", "2019-04-04", "2019-03-03"]
