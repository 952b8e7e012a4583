"""Months whose names only the language of the file tells, in files that do not say it."""

from pathlib import Path

import pytest
from contents import Contents

FIRST, SECOND, THIRD = (
    "Police arrest three in harbour raid",
    "Court frees two after long trial",
    "Minister opens new bridge in north",
)


def read(tmp_path: Path, text: str, name: str = "list.txt") -> Contents:
    tmp_path.joinpath(name).write_text(text)
    return Contents(tmp_path)


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        (
            ("5. veljače 2015.", "13. listopada 2015.", "7. rujna 2015."),
            ("2015-02-05", "2015-10-13", "2015-09-07"),
        ),
        (
            ("5 lutego 2015", "13 listopada 2015", "7 września 2015"),
            ("2015-02-05", "2015-11-13", "2015-09-07"),
        ),
        (
            ("5. sij 2015.", "6. svi 2015.", "7. lip 2015."),
            ("2015-01-05", "2015-05-06", "2015-06-07"),
        ),
        (
            ("6 dhj 2015", "7 shk 2015", "8 qer 2015"),
            ("2015-12-06", "2015-02-07", "2015-06-08"),
        ),
        (
            ("Ene 4, 2015", "Hun 9, 2015", "Nob 14, 2015"),
            ("2015-01-04", "2015-06-09", "2015-11-14"),
        ),
        (
            ("4 de xan. de 2015", "9 de xuño de 2015", "10 de xul. de 2015"),
            ("2015-01-04", "2015-06-09", "2015-07-10"),
        ),
        (
            ("6-may, 2015", "31-dek, 2015", "28-fev, 2015"),
            ("2015-05-06", "2015-12-31", "2015-02-28"),
        ),
    ],
    ids=["hr", "pl", "hr short", "sq short", "tl", "gl", "uz"],
)
@pytest.mark.parametrize("form", ["text", "page", "table"])
def test_a_month_is_of_the_language_of_the_others(tmp_path, form, printed, days):
    rows = tuple(zip(printed, (FIRST, SECOND, THIRD), strict=True))
    name, text = {
        "text": ("list.txt", "Topic\n\n" + "".join(f"{day} - {of}\n" for day, of in rows)),
        "page": (
            "list.html",
            "<h1>Topic</h1><ul>"
            + "".join(f"<li>{day} <a href=/{of[:3]}>{of}</a></li>" for day, of in rows)
            + "</ul>",
        ),
        "table": ("list.csv", "date,title\n" + "".join(f'"{day}",{of}\n' for day, of in rows)),
    }[form]

    found = read(tmp_path, text, name)

    assert found.listed == list(zip(days, (FIRST, SECOND, THIRD), strict=True))


def test_a_month_of_no_language_that_has_the_others_is_read_as_before(tmp_path):
    text = f"Topic\n\n12 May 2015 - {FIRST}\n13 listopada 2015 - {SECOND}\n"

    assert read(tmp_path, text).listed == [("2015-05-12", FIRST), ("2015-11-13", SECOND)]


def test_words_between_numbers_and_years_are_no_months_of_a_language(tmp_path):
    text = f"5. veljače 2015. - {FIRST}\n13. listopada 2015. - Port sells 3 ferries 2015 lacked\n"

    assert [day for day, _ in read(tmp_path, text).listed] == ["2015-02-05", "2015-10-13"]


@pytest.mark.parametrize(
    "text",
    [
        "Topic\n\n31 dek 2015 - {1}\n12 maj 2015 - {0}\n14 maj 2015 - {2}\n",
        "Topic\n\n12 maj 2015 - {0}\n31 dek 2015 - {1}\n14 maj 2015 - {2}\n",
        "Topic\n\n* 12. maj 2015.: {0}\n* 31. dek 2015.: {1}\n* 14. maj 2015.: {2}\n",
        "Topic\n\n{0} - 12 maj 2015\n{1} - 31 dek 2015\n{2} - 14 maj 2015\n",
        "12 de mayo de 2015 - {0}\n31 de dizembre de 2015 - {1}\n14 de mayo de 2015 - {2}\n",
        "Topic\n\n12 maj 2015, {0}\n31 dek 2015, {1}\n14 maj 2015, {2}\n",
    ],
    ids=["first", "among others", "bullets", "behind", "de", "commas"],
)
def test_a_headline_whose_month_no_language_has_is_kept_undated_and_told(tmp_path, text):
    found = read(tmp_path, text.format(FIRST, SECOND, THIRD))

    assert sorted(found.listed, key=lambda item: item[0] or "") == [
        (None, SECOND),
        ("2015-05-12", FIRST),
        ("2015-05-14", THIRD),
    ]
    assert "no date that can be read; the headline is kept without a date" in found.report


def test_a_number_and_a_year_before_a_dash_begin_a_headline_below_a_day(tmp_path):
    film = "12 Monkeys 1995 - Film of the week in the town hall"

    found = read(tmp_path, f"12 May 2015\n{FIRST}\n{film}\n\n14 May 2015\n{SECOND}\n")

    assert ("2015-05-12", film) in found.listed
