"""Items with several headings, and a first headline in the heading of the page."""

import pytest
from contents import Contents

TITLES = ("Police tow two ferries", "Divers find an anchor", "Customs find forged stamps")
KICKERS = ("In the harbour of Anzali:", "With a minister:", "The customs office says:")
DAYS = ("12 May 2015", "10 April 2015", "3 March 2015")
LISTED = list(zip(("2015-05-12", "2015-04-10", "2015-03-03"), TITLES, strict=True))


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a page with a body and a title."""

    def read_one(body: str, title: str = "News") -> Contents:
        head = f"<html lang=en><base href=https://a.example/><title>{title}</title>"
        (tmp_path / "page.html").write_text(f"{head}<body>{body}</body>")
        return Contents(tmp_path)

    return read_one


def items(form: str) -> str:
    rows = zip(TITLES, KICKERS, DAYS, strict=True)
    return "".join(form.format(n=n, h=h, k=k, d=d) for n, (h, k, d) in enumerate(rows, start=1))


@pytest.mark.parametrize(
    "form",
    [
        "<li><h4>{k}</h4><h3><a href=/{n}>{h}</a></h3><p>{d}</p></li>",
        "<li><h3>{k}</h3><h3><a href=/{n}>{h}</a></h3><p>{d}</p></li>",
        "<li><h4>{k}</h4><h3>{h}</h3><p>{d}</p></li>",
        "<li><a href=/{n}><h4>{k}</h4><h3>{h}</h3></a><p>{d}</p></li>",
        "<li><h3>{h}</h3><h4>{k}</h4><p>{d}</p></li>",
    ],
    ids=["lower above a link", "above a link", "lower", "lower, linked", "deck below"],
)
def test_of_several_headings_the_linked_or_highest_is_the_headline(read, form):
    assert read(f"<h1>News</h1><ul>{items(form)}</ul>").listed == LISTED


@pytest.mark.parametrize(
    "form",
    [
        "<li><h3>Ministry {n}</h3><ul><li><a href=/{n}>{h}</a> <span>{d}</span></li></ul></li>",
        "<li><h3>Ministry of Ports, Ferries and Fish</h3><ul class=x><li class=y>"
        "<a href=/{n}>{h}</a> <span>{d}</span></li></ul></li>",
    ],
    ids=["brief", "of several words"],
)
def test_a_heading_above_a_list_of_one_is_that_of_the_list(read, form):
    assert read(f"<h1>News</h1><ul>{items(form)}</ul>").listed == LISTED


def test_a_heading_above_a_day_and_its_topic_is_the_headline(read):
    form = "<li><h3>{h}</h3><ul><li>{d} <a href=/c/{n}>Ports {n}</a></li></ul></li>"

    assert read(f"<h1>News</h1><ul>{items(form)}</ul>").listed == LISTED


@pytest.mark.parametrize(
    "form",
    [
        "<div><p>{d}</p><h2>{k}</h2><ul><li><a href=/{n}>{h}</a></li></ul></div>",
        "<div><h2>{k}</h2><ul><li><a href=/{n}>{h}</a></li></ul><p>{d}</p></div>",
    ],
)
def test_a_brief_headline_with_its_day_above_what_is_related_is_one(read, form):
    brief = ("Ferries towed", "Anchor found", "Grexit")
    rows = zip(TITLES, brief, DAYS, strict=True)
    body = "".join(form.format(n=n, h=h, k=k, d=d) for n, (h, k, d) in enumerate(rows))

    days = [day for day, _ in LISTED]
    assert read(f"<h1>News</h1>{body}").listed == list(zip(days, brief, strict=True))


def test_headings_of_sections_below_a_day_are_no_headlines(read):
    def listed(*numbers: int) -> str:
        return "".join(f"<li><a href=/{n}>Ferries: question {n} of the day</a>" for n in numbers)

    read_ = read(
        f"<h1>Answers</h1><h2>12 May 2015</h2><h3>Transport</h3><ul>{listed(1, 2)}</ul>"
        f"<h3>Treasury</h3><ul>{listed(3)}</ul>"
        f"<h2>11 May 2015</h2><h3>Transport</h3><ul>{listed(4)}</ul>",
        title="Answers",
    )

    days = ["2015-05-12", "2015-05-12", "2015-05-12", "2015-05-11"]
    assert read_.listed == [(d, f"Ferries: question {n} of the day") for n, d in enumerate(days, 1)]


@pytest.mark.parametrize(
    "form",
    [
        "<div><h3><a href=/{n}>PR No. 11{n}</a></h3><p><b>{h}</b></p><p>{d}: It was so.</p></div>",
        "<div><a href=/{n}>{n}Cdo/7/2015</a><p>{h}</p><p>{d}</p></div>",
        "<li><a href=/{n}>Comunicado N° 11{n}/15</a><br>{h}<br><i>{d}</i></li>",
    ],
    ids=["heading", "docket", "line"],
)
def test_linked_numbers_of_releases_or_cases_are_no_headlines(read, form):
    read_ = read(f"<h1>News</h1>{items(form)}")

    assert read_.listed == LISTED
    assert read_.urls == [f"https://a.example/{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    "brief",
    [
        ("Storm kills 3", "Storm kills 12", "Storm kills 20"),
        ("G20", "MH17", "F-35"),
        ("BVB 2:1", "FCB 3:0", "HSV 0:1"),
        ("死者3人に", "死者12人に", "死者20人に"),
        ("Погибли 3 человека", "Погибли 12 человек", "Погибли 20 человек"),
    ],
)
def test_brief_headlines_with_numbers_are_those_above_their_decks(read, brief):
    form = "<div><h3><a href=/{n}>{k}</a></h3><p>{h}</p><p>{d}</p></div>"
    rows = zip(TITLES, brief, DAYS, strict=True)
    body = "".join(form.format(n=n, h=h, k=k, d=d) for n, (h, k, d) in enumerate(rows))

    assert [text for _, text in read(f"<h1>News</h1>{body}").listed] == list(brief)


def test_linked_numbers_of_issues_are_headlines_where_nothing_says_more(read):
    form = "<li><a href=/{n}>Newsletter {n}</a> <i>{d}</i></li>"

    assert [text for _, text in read(f"<h1>News</h1><ul>{items(form)}</ul>").listed] == [
        "Newsletter 1",
        "Newsletter 2",
        "Newsletter 3",
    ]


LEAD = (
    "<div><p>Release</p><a href=/0><h1>A yard builds two ferries</h1></a><p>1 June 2015</p></div>"
)
FORM = "<li><a href=/{n}><h3>{h}</h3><p>{d}</p></a></li>"


def test_a_linked_main_heading_with_a_day_is_the_first_headline(read):
    read_ = read(f"{LEAD}<ul>{items(FORM)}</ul>", title="Newsroom")

    assert read_.listed == [("2015-06-01", "A yard builds two ferries"), *LISTED]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<h1><a href=/>Ministry of Ports and Ferries</a></h1>", "News"),
        ("<h1><a href=/en>Ministry of Ports and Ferries</a></h1>", "News"),
        (
            "<h1><a href=/en>Ministry of Ports and Ferries</a></h1>",
            "News - Ministry of Ports and Ferries",
        ),
        ("<h1><a href=/news>News</a></h1>", "Harbour"),
    ],
)
def test_a_linked_heading_of_the_site_is_no_headline(read, heading, title):
    assert read(f"{heading}<ul>{items(FORM)}</ul>", title).listed == LISTED


A, B, C = (
    "Police tow a ferry in the bay",
    "Divers find an anchor in mud",
    "Harbour fees rise again in May",
)


@pytest.mark.parametrize(
    ("below", "listed"),
    [
        (
            "<div class=i><div class=h><h3><a href=/1>{0}</a></h3></div><p>16:20</p></div>"
            "<div class=i><h3><a href=/2>{1}</a></h3></div>",
            [("2016-03-14", A), ("2016-03-14", B)],
        ),
        (
            "<div class=row><div class=main><h3><a href=/1>{0}</a></h3></div>"
            "<div class=most-read><h3><a href=/2>{1}</a></h3></div></div>",
            [("2016-03-14", A)],
        ),
        (
            "<div class=i><h3><a href=/1>{0}</a></h3></div>"
            "<div class=related><h4><a href=/2>{1}</a></h4></div>",
            [("2016-03-14", A)],
        ),
    ],
    ids=["wrapped", "columns of a row", "related"],
)
def test_items_below_a_day_are_its_own_though_some_wrap_their_headings(read, below, listed):
    page = (
        f"<section><h2>14 March 2016</h2>{below.format(A, B)}</section>"
        f"<section><h2>12 March 2016</h2><div class=i><h3><a href=/3>{C}</a></h3></div></section>"
    )

    assert read(page).listed == [*listed, ("2016-03-12", C)]
