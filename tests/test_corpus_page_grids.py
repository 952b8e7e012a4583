"""Grids whose rows are of dates and of headlines by turns."""

import pytest
from contents import Contents

DAYS = ("12 May 2015", "10 April 2015", "3 March 2015", "2 February 2015")
ISO = ("2015-05-12", "2015-04-10", "2015-03-03", "2015-02-02")
TITLES = ("Police tow a ferry", "Divers find an anchor", "Mayor resigns", "Stamps are forged")
LISTED = list(zip(ISO, TITLES, strict=True))
LINKS = [f"<a href=https://a.example/{at}>{title}</a>" for at, title in enumerate(TITLES)]


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one page with rows of cells, as a table or as blocks."""

    def read_one(rows, form: str = "table") -> Contents:
        row, cell = ("tr", "td") if form == "table" else ("div", "p")
        inner = "".join(
            f"<{row}>{''.join(f'<{cell}>{of}</{cell}>' for of in cells)}</{row}>" for cells in rows
        )
        around = "table" if form == "table" else "section"
        (tmp_path / "page.html").write_text(
            f"<html lang=en><title>News</title><h1>News</h1><{around}>{inner}</{around}>"
        )
        return Contents(tmp_path)

    return read_one


@pytest.mark.parametrize("form", ["table", "blocks"])
@pytest.mark.parametrize("rows", ["dates first", "titles first", "pictures between"])
def test_a_date_is_of_the_headline_in_its_column(read, form, rows):
    picture = ["<img src=a.png>"] * 2
    turns = {
        "dates first": [DAYS[:2], LINKS[:2], DAYS[2:], LINKS[2:]],
        "titles first": [LINKS[:2], DAYS[:2], LINKS[2:], DAYS[2:]],
        "pictures between": [DAYS[:2], picture, LINKS[:2], DAYS[2:], picture, LINKS[2:]],
    }

    read_ = read(turns[rows], form)

    assert sorted(read_.listed, reverse=True) == LISTED
    assert read_.report == ""


def test_a_day_heads_all_headlines_in_its_column(read):
    read_ = read([DAYS[:2], LINKS[:2], LINKS[2:]])

    assert read_.listed == [
        (ISO[0], TITLES[0]),
        (ISO[1], TITLES[1]),
        (ISO[0], TITLES[2]),
        (ISO[1], TITLES[3]),
    ]


def test_rows_of_other_cells_than_dates_are_paired_with_none(read):
    read_ = read([DAYS[:3], LINKS[:2]])

    assert read_.listed == []
    assert "12 May 2015: the first of 3 dates without a headline" in read_.report


def test_it_is_told_where_rows_stand_above_the_first_and_below_the_last_dates(read):
    read_ = read([LINKS[:2], DAYS[:2], LINKS[2:]])

    assert read_.listed == list(zip((None, None, *ISO[:2]), TITLES, strict=True))
    assert "headlines stand above the first date and below the last" in read_.report


def test_the_dates_of_a_table_with_a_date_column_stay_in_their_rows(read):
    rows = [(day, LINKS[at], DAYS[3]) for at, day in enumerate(DAYS[:3])]

    assert read(rows).listed == LISTED[:3]
