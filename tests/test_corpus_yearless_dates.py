"""Pages that print days without a year: read by the day of the capture, told where it is unknown.

The capture is of Saturday, 3 January 2015.
"""

from pathlib import Path

import pytest
from contents import Contents

from corpus import Finding, TopicPage, open_archive

FIRST, SECOND = "New year, new fraud wave", "Mayor leaves office early"
UNKNOWN = "a date without a year; state captured"
UNKNOWN_WEEK = "a weekday, and the day of capture is not known; state captured"
COUNTED = "it counts back from the day of capture, which is not known; state captured"


@pytest.fixture
def read(tmp_path: Path):
    """Return a function that gives the headlines of a page with their days, and the report."""

    def read_page(body: str, captured: str = "", end: str = "html"):
        if end == "html":
            body = f"<html lang=en><title>News</title><h1>News</h1>{body}"
        (tmp_path / f"page.{end}").write_text(body, encoding="utf-8")
        if captured:
            (tmp_path / "archive.toml").write_text(f"[files.'page.{end}']\ncaptured = {captured}\n")
        archive = open_archive(tmp_path)
        items = [item for file in archive.files() for item in archive.read(file)]
        pages = (item for item in items if isinstance(item, TopicPage))
        listed = [
            (str(of.date) if of.date else None, of.text) for at in pages for of in at.headlines
        ]
        return listed, [item.reason for item in items if isinstance(item, Finding)]

    return read_page


def items(form: str, first: str, second: str) -> str:
    return form.format(d=first, h=FIRST) + form.format(d=second, h=SECOND)


FORMS = {
    "before a dash": "<li>{d} - {h}</li>",
    "after a dash": "<li>{h} - {d}</li>",
    "in brackets": "<li>{h} ({d})</li>",
    "before a colon": "<p>{d}: {h}</p>",
    "before a space": "<li>{d} {h}</li>",
    "as a heading": "<h2>{d}</h2><ul><li>{h}</li></ul>",
    "beside a link": "<li><a href='https://a.example/{h}'>{h}</a> <span>{d}</span></li>",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_day_without_a_year_is_the_last_up_to_the_capture(read, form):
    listed, report = read(items(form, "2 January", "31 December"), "2015-01-03")

    assert listed == [("2015-01-02", FIRST), ("2014-12-31", SECOND)]
    assert report == ["dates without a year or a month are the last such days up to the capture"]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_without_a_capture_it_is_told_to_state_one(read, form):
    listed, report = read(items(form, "2 January", "31 December"))

    assert listed == [(None, FIRST), (None, SECOND)]
    assert [UNKNOWN in reason for reason in report] == [True, True]


def test_the_day_of_the_capture_is_one_and_the_day_after_is_of_the_year_before(read):
    listed, _ = read(items("<li>{d} - {h}</li>", "3 January", "4 January"), "2015-01-03")

    assert listed == [("2015-01-03", FIRST), ("2014-01-04", SECOND)]


def test_29_february_is_of_the_last_leap_year(read):
    listed, _ = read(items("<li>{d} - {h}</li>", "1 March", "29 February"), "2015-03-03")

    assert listed == [("2015-03-01", FIRST), ("2012-02-29", SECOND)]


@pytest.mark.parametrize("form", ["<h2>{d}</h2><ul><li>{h}</li></ul>", "<li>{d}: {h}</li>"])
def test_a_weekday_is_the_last_up_to_the_capture(read, form):
    listed, _ = read(items(form, "Saturday", "Wednesday"), "2015-01-03")

    assert listed == [("2015-01-03", FIRST), ("2014-12-31", SECOND)]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [("Friday", "Wednesday", UNKNOWN_WEEK), ("Today", "Yesterday", COUNTED)],
)
def test_what_counts_back_is_undated_and_told_without_a_capture(read, first, second, told):
    listed, report = read(items("<li>{d}: {h}</li>", first, second))

    assert listed == [(None, FIRST), (None, SECOND)]
    assert [told in reason for reason in report] == [True, True]


def test_lines_of_a_text_are_read_so(read):
    text = f"News\n\n2 January - {FIRST}\n31 December - {SECOND}\n"

    assert read(text, "2015-01-03", "txt")[0] == [("2015-01-02", FIRST), ("2014-12-31", SECOND)]


def test_hours_of_opening_are_no_news(read):
    listed, report = read(items("<li>{d}: 9 to 5</li>", "Monday", "Tuesday"))

    assert listed == []
    assert report == ["no dates, so no headlines; everything is taken for description"]


def test_the_note_names_a_day_without_a_year_that_heads_nothing(read):
    _, report = read("<p>Our fair opens its gates to all.</p><p>2 January</p>")

    assert report == [
        "no dates with a year, but 2 January, so no headlines; everything is taken for description"
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 26 December 2004 it came.", "26 December 2004"),
        ("It was calm until May 3, 1968.", "May 3, 1968"),
        ("State of 2005-06-01 or so.", "2005-06-01"),
        ("See 12 May 2015, p. 3", "12 May 2015"),
    ],
)
def test_a_day_with_its_year_in_a_text_is_named_and_none_without(read, text, day):
    _, report = read(f"<p>The sea was calm on the coast.</p><p>{text}</p>")

    reason = f"no dates but {day}, which is within a text, so no headlines"
    assert report == [f"{reason}; everything is taken for description"]


@pytest.mark.parametrize("text", ["Call 030 2014 5555.", "Room 12, 2004 Main Street", "In 1968."])
def test_numbers_in_a_text_are_no_days_of_it(read, text):
    _, report = read(f"<p>The sea was calm on the coast.</p><p>{text}</p>")

    assert report == ["no dates, so no headlines; everything is taken for description"]


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        ("2 January", "31 December 2014", "2015-01-02"),
        ("02/01", "31/12/2014", "2015-01-02"),
        ("1 December", "30 November 2014", "2014-12-01"),
        ("30 November", "1 December 2014", None),
        ("31 December", "31 December 2013", None),
    ],
)
def test_beside_days_with_a_year_it_counts_if_it_is_after_them(read, first, second, day):
    listed, _ = read(items("<li><i>{d}</i> {h}</li>", first, second), "2015-01-03")

    assert listed[0] == (day, FIRST)
    assert listed[1][0] is not None


def test_beside_days_with_a_year_it_is_undated_without_a_capture(read):
    listed, _ = read(items("<li><i>{d}</i> {h}</li>", "2 January", "31 December 2014"))

    assert listed == [(None, FIRST), ("2014-12-31", SECOND)]


PROVED = "Notes\n\n{}\nThe ferry to Kiel is late\n\n{}\nA diver finds an anchor\n"


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        ("Friday 10 October 2014", "Saturday 11 October", "2014-10-11"),
        ("Venerdì 10 ottobre 2014", "Sabato 11 ottobre", "2014-10-11"),
        ("13 Mayıs 2014 Salı", "14 Mayıs Çarşamba", "2014-05-14"),
        ("Mercredi 31 décembre 2014", "Vendredi 2 janvier", "2015-01-02"),
        ("Freitag, 2. Januar 2015", "Mittwoch, 31. Dezember", "2014-12-31"),
        ("Friday 10 October 2014", "Monday 11 October", None),
        ("Friday 10 October 2014", "Sunday 11 October", None),
        ("Friday 10 October 2014", "Saturday 9 May", None),
        ("Viernes 10 de octubre de 2014", "Lunes 11 de octubre", None),
        ("Freitag, 10. Oktober 2014", "Montag, 11. Oktober", None),
        ("Vendredi 10 octobre 2014", "Samedi 12 octobre", None),
        ("Venerdì 10 ottobre 2014", "Lunedì 11 ottobre", None),
        ("13 Mayıs 2014 Salı", "14 Mayıs Cuma", None),
    ],
)
def test_a_weekday_shows_that_a_day_is_of_the_year_of_the_day_above(tmp_path, above, below, day):
    (tmp_path / "list.txt").write_text(PROVED.format(above, below))

    found = {text: date for date, text in Contents(tmp_path).listed}

    assert found["A diver finds an anchor"] == day
