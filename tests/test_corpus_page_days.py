"""Days of a page itself: of its changes and its printing, in its header, beside its number."""

import pytest
from contents import Contents

TITLES = ("Mayor quits race", "Budget fails in Senate", "Ferry runs aground off Skye")
DAYS = ("3 May 2014", "2 May 2014", "1 May 2014")
LIST = "".join(f"<li>{day} - {title}" for day, title in zip(DAYS, TITLES, strict=True))
LISTED = list(zip(("2014-05-03", "2014-05-02", "2014-05-01"), TITLES, strict=True))


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one page with a body."""

    def read_one(body: str) -> Contents:
        head = "<title>The Daily Sun</title><body><h1>The Daily Sun</h1>"
        (tmp_path / "page.html").write_text(f"<html>{head}{body}")
        return Contents(tmp_path)

    return read_one


@pytest.mark.parametrize(
    "line",
    [
        "Last updated 29 November 2015 by the library.",
        "Last updated: 29 November 2015 - Webmaster",
        "Page generated: 29/11/2015 10:00",
        "Generated on 29 November 2015 by Dateline",
        "Next update: 30 November 2015",
        "Updated daily - 29 November 2015",
        "Printed: 29/11/2015 10:00",
        "Última actualización: 29 de noviembre de 2015 por el archivo",
        "Última impresión: 29 de noviembre de 2015",
        "Dernière mise à jour le 29 novembre 2015 par le service des archives",
        "Laatst bijgewerkt op 29 november 2015 door de bibliotheek",
        "Ostatnia aktualizacja: 29 listopada 2015 przez archiwum",
        "آخر تحديث: 29 نوفمبر 2015 من المكتبة",
        "Sunday, November 29, 2015 | Weather: 12°C | Login",
    ],
)
def test_a_day_of_the_page_is_that_of_no_headline(read, line):
    assert read(f"<p>{line}</p><ul>{LIST}</ul>").listed == LISTED
    assert read(f"<ul>{LIST}</ul><div>{line}</div>").listed == LISTED


def test_what_may_be_a_headline_beside_the_day_of_a_change_is_told(read):
    read_ = read(f"<ul>{LIST}</ul><p>Last updated: 29 November 2015 - Webmaster</p>")

    assert "Last updated: 29 November 2015 - Webmaster" in read_.report


def test_a_headline_beside_the_day_of_its_change_is_one(read):
    line = "<li>Updated 4 May 2014 - Two dead on the M4 after a crash"

    listed = read(f"<ul>{line}{LIST}</ul>").listed

    assert listed == [("2014-05-04", "Two dead on the M4 after a crash"), *LISTED]


def test_the_day_of_a_change_in_every_line_leaves_headlines_what_they_are(read):
    assert read(f"<ul>{LIST.replace('<li>', '<li>Updated ')}</ul>").listed == LISTED


NUMBERS = [
    ("Saturday, May 3, 2014", "No. 12,345"),
    ("3 May 2014", "No. 5/2014"),
    ("Samstag, 3. Mai 2014", "Nr. 103"),
    ("Sábado, 3 de mayo de 2014", "Año XII, No. 45"),
    ("Samedi 3 mai 2014", "N° 12 345"),
    ("Суббота, 3 мая 2014", "№ 45"),
    ("3 May 2014", "Vol. 12 No. 3"),
    ("3. Mai 2014", "Jahrgang 12, Ausgabe 3"),
    ("3 de maio de 2014", "Edição nº 1.234"),
    ("2014年5月3日", "第12345号"),
]


@pytest.mark.parametrize("form", ["{0} - {1}", "{1}, {0}"])
@pytest.mark.parametrize(("day", "number"), NUMBERS)
def test_the_day_beside_the_number_of_an_issue_heads_what_follows(read, form, day, number):
    head = f"<p>{form.format(day, number)}</p>"
    dated = [("2014-05-03", title) for title in TITLES]

    for around in ("<h2>{}</h2><p>The story of it.</p>", "<li>{}", "<li><a href=/1/{0}>{0}</a>"):
        read_ = read(head + "".join(map(around.format, TITLES)))

        assert read_.listed == dated
        assert {headline.date_text for headline in read_.headlines} == {day}


def test_brief_headings_of_an_issue_name_its_sections(read):
    sections = f"<h2>Front page</h2><ul><li>{TITLES[0]}<li>{TITLES[1]}</ul>"
    sections += f"<h2>Business</h2><ul><li>{TITLES[2]}</ul>"

    read_ = read(f"<p>Saturday, May 3, 2014 - No. 12,345</p>{sections}")

    assert read_.listed == [("2014-05-03", title) for title in TITLES]


def test_issues_that_head_their_stories_date_these(read):
    body = "".join(
        f"<h2>No. {number}, {day}</h2><ul><li>Story of {number}<li>Other of {number}</ul>"
        for number, day in ((31, DAYS[0]), (30, DAYS[1]))
    )

    assert read(body).listed == [
        ("2014-05-03", "Story of 31"),
        ("2014-05-03", "Other of 31"),
        ("2014-05-02", "Story of 30"),
        ("2014-05-02", "Other of 30"),
    ]


def test_a_list_of_issues_and_headlines_with_numbers_stay_as_they_are(read):
    issues = "".join(f"<li>No. {31 - at} - {day}" for at, day in enumerate(DAYS))
    news = "<p>3 May 2014 - No. 10 denies it</p><p>2 May 2014 - Vol. 3 of memoirs is out</p>"

    assert [text for _, text in read(f"<ul>{issues}</ul><p>Our archive.").listed] == [
        "No. 31",
        "No. 30",
        "No. 29",
    ]
    assert [text for _, text in read(news).listed] == [
        "No. 10 denies it",
        "Vol. 3 of memoirs is out",
    ]


COURT = ("R (Smith) v Harbour Commissioners", "Crown v Marlow and Poe")
CASES = (
    "<table><tr><th>Time<th>Case<th>Court<tr><td>10:30<td>{}<td>Court 12<tr><td>14:00<td>{}"
    "<td>Court 3</table>"
).format(*COURT)


@pytest.mark.parametrize(
    "title",
    [
        "Daily Cause List: Tuesday 12 May 2015",
        "Court lists for 12 May 2015",
        "Rolle vom 12. Mai 2015",
    ],
)
@pytest.mark.parametrize("body", [CASES, "<ul><li>{}<li>{}</ul>".format(*COURT)])
def test_the_day_that_ends_the_title_is_that_of_all_below(tmp_path, title, body):
    (tmp_path / "page.html").write_text(f"<html lang=en><title>Lists</title><h1>{title}</h1>{body}")

    assert Contents(tmp_path).listed == [("2015-05-12", text) for text in COURT]


def test_the_day_that_ends_the_title_of_a_text_dates_none_of_its_links(tmp_path):
    prose = "<p>Two ferries lost power outside the harbour, and were brought in by tugs.</p>"
    body = f"<h1>Statement of 12 May 2015</h1>{prose * 3}<ul><li><a href=/1>{COURT[0]}</a></ul>"
    (tmp_path / "page.html").write_text(f"<html lang=en>{body}")

    assert COURT[0] not in [text for _, text in Contents(tmp_path).listed]


TIMES = [("8 am", "9 am", "10:30 am"), ("08:00", "09:00", "10:30"), ("8.00 Uhr", "9 Uhr", "10 Uhr")]
NEWS = ("Police tow two ferries", "Divers find an anchor", "Customs find forged stamps")


@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize(
    "form",
    ["<p>{c}</p><p>{h}</p>", "<p>{c}</p><p><a href=/{n}>{h}</a></p>", "<li>{c} {h}</li>"],
)
def test_below_a_day_each_clock_time_has_a_headline_of_it(tmp_path, times, form):
    def listed(day: str) -> str:
        rows = enumerate(zip(times, NEWS, strict=True))
        return f"<h2>{day}</h2>" + "".join(form.format(n=n, c=c, h=h) for n, (c, h) in rows)

    body = f"<h1>River</h1>{listed('12 May 2015')}{listed('11 May 2015')}"
    (tmp_path / "page.html").write_text(f"<html lang=en>{body}")

    days = ("2015-05-12", "2015-05-11")
    assert Contents(tmp_path).listed == [(day, text) for day in days for text in NEWS]


def test_the_hours_of_the_sun_are_no_headline(tmp_path):
    body = "<h1>Tides</h1><p>12 May 2015</p><p>Sunrise 05:12, sunset 20:48</p>"
    (tmp_path / "page.html").write_text(f"<html lang=en>{body}")

    assert Contents(tmp_path).listed == []
