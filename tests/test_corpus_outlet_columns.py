"""Columns without a header that name agencies or sections beside headlines."""

from pathlib import Path

import pytest

from corpus import TopicPage, open_archive

ROWS = (
    ("Reuters", "Rebels seize dam near Mosul"),
    ("AFP", "Ferry captain charged with fraud"),
    ("Reuters", "Dockers block tunnel at dawn"),
)
DAY = "2014-05-03"
DATE = "3 May 2014"


@pytest.fixture
def read(tmp_path: Path):
    """Return a function that gives the headlines of a page, each with its day and outlet."""

    def read_page(body: str) -> list[tuple[str | None, str, str]]:
        content = f"<html lang=en><title>News</title><h1>News</h1>{body}"
        (tmp_path / "page.html").write_text(content, encoding="utf-8")
        archive = open_archive(tmp_path)
        items = (item for file in archive.files() for item in archive.read(file))
        (page,) = (item for item in items if isinstance(item, TopicPage))
        return [
            (
                str(of.date) if of.date else None,
                of.text,
                next((at.source for at in of.publications if at.source), ""),
            )
            for of in page.headlines
        ]

    return read_page


def listed(form: str, rows=ROWS) -> str:
    links = (
        (outlet, text, f"<a href='https://a.example/{text}'>{text}</a>") for outlet, text in rows
    )
    return "".join(form.format(o=outlet, h=text, a=link) for outlet, text, link in links)


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td>{o}</td><td>{h}</td></tr>",
        "<tr><td>{o}</td><td>{a}</td></tr>",
        "<tr><td>{h}</td><td>{o}</td></tr>",
        "<tr><td>{a}</td><td>{o}</td></tr>",
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        f"<table><tr><th colspan=2>{DATE}</th></tr>%s</table>",
        f"<h2>{DATE}</h2><table>%s</table>",
    ],
)
def test_a_column_of_agencies_names_the_outlets(read, body, row):
    assert read(body % listed(row)) == [(DAY, text, outlet) for outlet, text in ROWS]


def test_each_day_has_its_rows(read):
    row = "<tr><td>{o}</td><td>{h}</td></tr>"
    other = (("AP", "Mayor leaves office early"), ("Reuters", "Council votes for new bridge"))
    days = "<tr><th colspan=2>{}</th></tr>"
    table = f"{days.format(DATE)}{listed(row)}{days.format('2 May 2014')}{listed(row, other)}"

    got = read(f"<table>{table}</table>")

    assert got[:3] == [(DAY, text, outlet) for outlet, text in ROWS]
    assert got[3:] == [("2014-05-02", text, outlet) for outlet, text in other]


def test_sections_that_come_again_are_no_outlets(read):
    rows = tuple((of, text) for of, (_, text) in zip(("Sport", "City", "Sport"), ROWS, strict=True))
    table = listed("<tr><td>{o}</td><td>{h}</td></tr>", rows)

    got = read(f"<h2>{DATE}</h2><table>{table}</table>")

    assert got == [(DAY, text, "") for _, text in ROWS]


def test_an_agency_stands_in_items_of_a_list_too(read):
    got = read(f"<h2>{DATE}</h2><ul>{listed('<li><b>{o}</b><p>{h}</p></li>')}</ul>")

    assert [(day, text) for day, text, _ in got] == [(DAY, text) for _, text in ROWS]


@pytest.mark.parametrize(
    "form",
    [
        "<li>3 May 2014 {a} ({o})</li>",
        "<li>{a} - {o}, 3 May 2014</li>",
        "<li>{a} <i>{o}</i> <i>3 May 2014</i></li>",
        "<li>{h} ({o}, 3 May 2014)</li>",
        "<li>{o}: {a}, 3 May 2014</li>",
        "<div class=i><h3>{a}</h3><p>{o}</p><p>3 May 2014</p></div>",
    ],
)
def test_an_agency_beside_a_headline_is_its_outlet(read, form):
    assert read(listed(form)) == [(DAY, text, outlet) for outlet, text in ROWS]


def test_what_names_an_agency_and_something_else_is_no_outlet(read):
    rows = [("MENA", text) for _, text in ROWS]

    read_ = read(listed("<li>3 May 2014 <i>{o}</i> {a}</li>", rows))

    assert read_ == [(DAY, text, "") for _, text in rows]
