"""Days until which something may be done, which are those of no publication."""

import pytest
from contents import Contents

from corpus.dates.publication import is_deadline

PILOT, CRANE = "Harbour pilot wanted", "Crane operator wanted"
UNDATED = [(None, PILOT), (None, CRANE)]
DATED = [("2015-05-03", PILOT), ("2015-05-02", CRANE)]


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a page of two items of a form: {h} a title, {e} its last day."""

    def read_one(form: str, head: str = "", language: str = "en") -> Contents:
        rows = [
            ("1", PILOT, "3 May 2015", "30 June 2015"),
            ("2", CRANE, "2 May 2015", "15 June 2015"),
        ]
        body = head + "".join(form.format(n=n, h=h, d=d, e=e) for n, h, d, e in rows)
        page = f"<html lang={language}><title>Vacancies</title><h1>Vacancies</h1>{body}"
        (tmp_path / "page.html").write_text(page)
        return Contents(tmp_path)

    return read_one


@pytest.mark.parametrize(
    "label",
    [
        "Closing date:",
        "Deadline for bids:",
        "Apply by",
        "Expires on",
        "Date limite :",
        "締切：",
        "Bewerbungsfrist:",
    ],
)
def test_a_last_day_is_none_of_publication(read, label):
    read_ = read(f"<li><a href=/{{n}}>{{h}}</a> <span>{label} {{e}}</span></li>")

    assert read_.listed == UNDATED
    assert "30 June 2015: the last day of something, not that of publication" in read_.report


@pytest.mark.parametrize(
    "form",
    [
        "<li><a href=/{n}>{h}</a> (closing date: {e})</li>",
        "<li><a href=/{n}>{h} (closing date: {e})</a></li>",
        "<dt><a href=/{n}>{h}</a><dd>Deadline<dd>{e}",
    ],
    ids=["brackets", "brackets within the link", "label in a line of its own"],
)
def test_a_last_day_is_known_wherever_its_label_stands(read, form):
    assert read(form).listed == UNDATED


def test_a_column_of_last_days_dates_no_row(read):
    form = "<tr><td><a href=/{n}>{h}</a></td><td>{e}</td></tr>"

    assert read(form, "<table><tr><th>Title</th><th>Closing date</th></tr>").listed == UNDATED


@pytest.mark.parametrize(
    "form",
    [
        "<div class=i><h3><a href=/{n}>{h}</a></h3><p>Deadline: {e}</p><p>{d}</p></div>",
        "<div class=i><p>{d}</p><h3><a href=/{n}>{h}</a></h3><p>Deadline: {e}</p></div>",
    ],
)
def test_the_day_of_publication_counts_beside_a_last_day(read, form):
    assert read(form).listed == DATED


@pytest.mark.parametrize(
    "form",
    [
        "<li>{d} - Deadline for ferry {n}</li>",
        "<li>Ferry deadline {n} - {d}</li>",
        "<li>{d}: <a href=/{n}>Deadline for ferry {n}</a></li>",
        "<li>Deadline looms for ferry {n} - {d}</li>",
    ],
)
def test_a_headline_that_tells_of_a_deadline_is_one(read, form):
    listed = read(form).listed

    assert [day for day, _ in listed] == ["2015-05-03", "2015-05-02"]
    assert all("eadline" in text for _, text in listed)


@pytest.mark.parametrize(
    "form",
    ["<li>{h} - {d}</li>", "<p><b>{h}</b><br>{d}<br>The teaser of it says more, and runs on.</p>"],
)
def test_a_headline_that_begins_as_a_label_does_is_one(tmp_path, form):
    titles = ("Deadline for Brexit passes", "Plazo de Grecia vence", "Срок подачи заявок истёк")
    days = ("3 May 2015", "2 May 2015", "1 May 2015")
    body = "".join(form.format(h=h, d=d) for h, d in zip(titles, days, strict=True))
    (tmp_path / "page.html").write_text(f"<html lang=en><h1>News</h1>{body}")

    listed = list(zip(("2015-05-03", "2015-05-02", "2015-05-01"), titles, strict=True))
    assert Contents(tmp_path).listed == listed


def test_what_is_printed_before_several_days_is_their_label(read):
    assert read("<li><a href=/{n}>{h}</a> <i>Deadline for applications {e}</i></li>").listed == (
        UNDATED
    )


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        ("Application deadline", True),
        ("Срок подачи заявок", True),
        ("آخر موعد للتقديم", True),
        ("応募締切", True),
        ("접수마감", True),
        ("截止日期", True),
        ("Hạn nộp", True),
        ("Beschluss", False),
        ("Published", False),
        ("Deadline extended", False),
    ],
)
def test_labels_of_last_days(label, is_one):
    assert is_deadline(label) is is_one
