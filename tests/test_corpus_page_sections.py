"""Names of sections and of places beside the headlines of a page, and what only looks like them."""

import pytest
from contents import Contents

HEADLINES = (
    "Oyster beds reopen after scare",
    "Breakwater repairs begin",
    "Regatta draws record fleet",
)
DAYS = ("12 June 2013", "11 June 2013", "10 June 2013")
LISTED = list(zip(("2013-06-12", "2013-06-11", "2013-06-10"), HEADLINES, strict=True))


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a page, in HTML."""

    def read_page(body: str) -> Contents:
        head = "<html lang=en><head><title>Latest</title><base href=https://p.example/></head>"
        (tmp_path / "page.html").write_text(f"{head}<body><h1>Latest</h1>{body}</body>", "utf-8")
        return Contents(tmp_path)

    return read_page


def each(form: str, others=("", "", ""), headlines=HEADLINES) -> str:
    """Return the *form* for each headline {h}, its day {d}, number {n}, and one of *others* {o}."""
    rows = zip(headlines, DAYS, others, range(3), strict=True)
    return "".join(form.format(h=h, d=d, o=o, n=n) for h, d, o, n in rows)


SECTIONS = ("Marine environment", "The islands", "Sailing")
TEASERS = ("Two bays are clean again", "Cranes come from the north", "Nine lands send boats")


@pytest.mark.parametrize(
    "form",
    [
        "<li>{o}<br>{h}<br>{d}</li>",
        "<div><b>{o}</b><p>{h}</p><small>{d}</small></div>",
        "<div><a>{o}</a><a href=/{n}>{h}</a><small>{d}</small></div>",
    ],
    ids=["lines", "bold", "links_to_nowhere"],
)
def test_names_of_sections_above_headlines_are_none(read, form):
    assert read(each(form, SECTIONS)).listed == LISTED


def test_what_may_be_sections_or_brief_headlines_is_told(read):
    report = read(each("<li>{o}<br>{h}<br>{d}</li>", SECTIONS)).report

    assert "a few words stand above what is below them in each item" in report


@pytest.mark.parametrize(
    ("form", "headlines", "others"),
    [
        ("<div><b>{h}</b><p>{o}</p><p>{d}</p></div>", HEADLINES, TEASERS),
        (
            "<div><b>{h}</b><p>{o}.</p><p>{d}</p></div>",
            ("Ferry sunk", "Pier rebuilt", "Strike"),
            TEASERS,
        ),
        (
            "<li>{h}<br>{o}<br>{d}</li>",
            ("Ferry sunk", "Pier rebuilt", "Strike"),
            ("Rostock", "Kiel", "Husum"),
        ),
        (
            "<div><h3>{h}</h3><p>{o}</p><p>{d}</p></div>",
            ("Phishing", "Ransomware", "Carding"),
            TEASERS,
        ),
        (
            "<div><a onclick=open({n})>{h}</a> <a href=/s/{n}>{o}</a> <i>{d}</i></div>",
            HEADLINES,
            ("Marine life and fisheries", "Port works and dredging", "Sailing and other sport"),
        ),
    ],
    ids=["as_long", "sentences_below", "places_below", "headings", "links_by_script"],
)
def test_what_stands_below_headlines_is_none(read, form, headlines, others):
    assert [text for _, text in read(each(form, others, headlines)).listed] == list(headlines)


# Sections with lists below a day, as portals of wikis have them

TURN = "<p>15 March 2012</p>{0}<ul><li>Ferry runs aground at the cape</li></ul>{1}<ul><li>Voters "
TURN += (
    "reject a tunnel toll</li></ul><p>14 March 2012</p>{2}<ul><li>Court clears four dockers</ul>"
)
OF_TURNS = [
    ("2012-03-15", "Ferry runs aground at the cape"),
    ("2012-03-15", "Voters reject a tunnel toll"),
    ("2012-03-14", "Court clears four dockers"),
]


@pytest.mark.parametrize("form", ["<p><b>{}</b></p>", "<dl><dt>{}</dt></dl>", "<h4>{}</h4>"])
def test_sections_with_lists_below_a_day_are_no_headlines(read, form):
    heads = map(form.format, ("Disasters and accidents", "Politics", "Law and crime"))

    assert read(TURN.format(*heads)).listed == OF_TURNS


@pytest.mark.parametrize("form", ["<p><b>{}</b></p>", "<h4>{}</h4>"])
def test_a_headline_with_a_list_of_what_it_says_is_one(read, form):
    points = "<ul><li>Nobody aboard was hurt by it</li><li>It was refloated at night</li></ul>"
    body = "".join(
        f"<p>{day}</p>{form.format(text)}{points}"
        for day, text in zip(DAYS, ("Ferry aground", "Dockers freed", "Pilots strike"), strict=True)
    )

    assert [text for _, text in read(body).listed] == [
        "Ferry aground",
        "Dockers freed",
        "Pilots strike",
    ]


@pytest.mark.parametrize("form", ["<p><b>{}</b></p>", "<dl><dt>{}</dt></dl>", "<h4>{}</h4>"])
@pytest.mark.parametrize("day", ["<h2>{}</h2>{}", "<div><h2>{}</h2>{}</div>"], ids=["flat", "held"])
def test_a_section_that_stands_below_several_days_is_no_headline(read, form, day):
    courts, harbour = form.format("Courts"), form.format("Harbour")
    first = f"{courts}<ul><li>Driver acquitted<li>Bank fined</ul>{harbour}<ul><li>Ferry adrift</ul>"
    second = f"{courts}<ul><li>Gunman jailed<li>Widow wins against the council</ul>"

    page = read(day.format("13 May 2015", first) + day.format("12 May 2015", second))

    assert page.listed == [
        ("2015-05-13", "Driver acquitted"),
        ("2015-05-13", "Bank fined"),
        ("2015-05-13", "Ferry adrift"),
        ("2015-05-12", "Gunman jailed"),
        ("2015-05-12", "Widow wins against the council"),
    ]


@pytest.mark.parametrize(
    "below",
    ["<ul><li>Harbour<li>Ships</ul>", "<p>Nobody aboard was hurt when it went aground.</p>"],
)
def test_a_headline_that_stands_below_several_days_is_one(read, below):
    texts = ("Ferry aground", "Dockers freed", "Ferry aground")
    body = "".join(
        f"<p>{day}</p><h4>{text}</h4>{below}" for day, text in zip(DAYS, texts, strict=True)
    )

    assert [text for _, text in read(body).listed] == list(texts)


# Places behind dates


@pytest.mark.parametrize("printed", ["{d}, {o}", "{d}; {o}", "{d} in {o}", "{d} • {o} • 3 min."])
@pytest.mark.parametrize(
    "form",
    ["<div><h3><a href=/{{n}}>{{h}}</a></h3><p>{0}</p></div>", "<li><i>{0}</i><br>{{h}}</li>"],
    ids=["cards", "items"],
)
def test_a_place_behind_a_date_is_no_headline(read, form, printed):
    places = ("Rostock", "Kiel", "Bad Doberan")

    assert read(each(form.format(printed), places)).listed == LISTED


def test_a_headline_behind_a_date_and_a_comma_is_one(read):
    body = "".join(f"<li>{day}, {text}</li>" for day, text in zip(DAYS, SECTIONS, strict=True))

    assert [text for _, text in read(f"<ul>{body}</ul>").listed] == list(SECTIONS)


def test_what_counts_beside_a_headline_is_no_outlet(read):
    page = read(each("<p>{d} | {h} | 310 views</p>"))

    assert page.listed == LISTED
    assert [h.publications for h in page.headlines] == [()] * 3


def test_a_heading_between_a_year_and_items_with_days_names_a_section(read):
    items = "".join(
        f"<h3>{section}</h3><ul><li>{day} – {text}</li></ul>"
        for section, day, text in zip(SECTIONS, DAYS, HEADLINES, strict=True)
    )

    assert read(f"<h2>2013</h2>{items}").listed == LISTED


# Turns, links to documents and to other days


def test_a_brief_first_line_that_may_be_a_headline_is_told(read):
    body = "".join(
        f"<p>{text}</p>"
        for text in ("Fire", DAYS[0], HEADLINES[0], DAYS[1], HEADLINES[1], "All in good faith")
    )

    assert "headlines stand above the first date and below the last" in read(body).report


@pytest.mark.parametrize(
    "said", ["(PDF, 120 KB)", "[PDF 1.2 MB]", "（PDF：120KB）", "［PDF／98KB］"]
)
def test_what_a_link_says_of_its_document_is_no_part_of_the_headline(read, said):
    form = "<li>{d} <span class=icon>Case</span><a href=/{n}>{h}</a>{o}</li>"

    assert read(each(form, (said, "", said))).listed == LISTED


def test_a_link_to_the_list_of_another_day_is_no_headline(read):
    links = "".join(f"<li><a href=/2013/06/12/{n}>{text}</a>" for n, text in enumerate(HEADLINES))

    page = read(f"<ul>{links}</ul><p><a href=/2013/06/11/>Previous edition</a></p>")

    assert page.listed == [("2013-06-12", text) for text in HEADLINES]
