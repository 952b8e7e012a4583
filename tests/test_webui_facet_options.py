"""What a search page offers to narrow and to widen a search, and what it says of each hit."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace

from corpus import Publication, Topic
from search import Document, Engine
from webui import create_app

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


def _facet(page: str, name: str) -> str:
    found = re.search(
        rf'<section class="facet" aria-labelledby="facet-{name}">.*?</section>', page, re.DOTALL
    )
    assert found, f"no facet {name}"
    return found[0]


def _values(facet: str) -> list[tuple[str, str]]:
    """Return the label and the count of each value of a facet."""
    plain = re.sub(r'<a class="not".*?</a>|<span class="unseen">.*?</span>', "", facet)
    rows = re.findall(r"<li[^>]*>(.*?)</li>", plain, re.DOTALL)
    return [tuple(unescape(re.sub(r"<[^>]+>", "", row)).rsplit(maxsplit=1)) for row in rows]


@pytest.mark.parametrize("typed", ["organized-crime", "Organized+crime", "Organised+crime"])
def test_a_value_that_is_chosen_by_any_name_is_left_out_by_its_own_link(
    client: FlaskClient, typed: str
) -> None:
    facet = _facet(client.get(f"/search?q=police&topic={typed}").text, "topic")

    assert 'class="chosen"><a href="/search?q=police" aria-current="true"' in facet


def test_each_value_can_be_ruled_out(client: FlaskClient) -> None:
    page = client.get("/search?q=INTERPOL&topic=cybercrime").text

    language = _facet(page, "language")
    assert re.findall(r'class="not" href="([^"]+)" aria-label="([^"]+)"', language) == [
        ("/search?q=INTERPOL&amp;topic=cybercrime&amp;language=-es", "without Español"),
        ("/search?q=INTERPOL&amp;topic=cybercrime&amp;language=-en", "without English"),
    ]
    # Of the 27 headlines of the topic and its page, the 19 Spanish ones are out.
    without = client.get("/search?topic=cybercrime&language=-es").text
    assert "<h1>8 headlines and 1 topic</h1>" in without


def test_what_all_hits_have_cannot_be_ruled_out_and_what_most_have_can(
    make_engine: MakeEngine, make_document: Make
) -> None:
    """Without the one outlet are the others; without the one language there is nothing."""
    with_outlet = replace(make_document("Fraud up"), publications=(Publication("Echo"),))
    app = create_app(make_engine(with_outlet, make_document("Fraud down")))
    page = app.test_client().get("/search?q=fraud").text

    assert re.findall(r'class="not" href="([^"]+)"', _facet(page, "source")) == [
        "/search?q=fraud&amp;source=-echo"
    ]
    assert 'class="not"' not in _facet(page, "language")


def test_what_is_ruled_out_is_told_and_taken_back_where_it_was(client: FlaskClient) -> None:
    page = client.get("/search?topic=cybercrime&language=-es").text

    assert _values(_facet(page, "language"))[0] == ("not Español", "19")
    assert 'class="chosen"><a href="/search?topic=cybercrime" aria-current="true"' in page


def test_years_stay_on_offer_when_one_is_chosen_and_its_months_join_them(
    client: FlaskClient,
) -> None:
    page = client.get("/search?language=es&from=2014&to=2014").text

    # The Spanish headlines of the archive by year, and those of 2014 by month, counted by hand.
    assert _values(_facet(page, "year"))[:4] == [
        ("2014", "6"),
        ("2013", "8"),
        ("2012", "2"),
        ("2011", "3"),
    ]
    months = [month for month, _ in _values(_facet(page, "month"))]
    assert months == sorted(months, key=_MONTHS.index, reverse=True)
    assert sum(int(count) for _, count in _values(_facet(page, "month"))) == 6


_MONTHS = [
    f"{month} 2014"
    for month in (
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    )
]


def test_the_months_of_its_year_stay_on_offer_when_one_is_chosen(client: FlaskClient) -> None:
    of_the_year = client.get("/search?from=2014&to=2014").text
    of_the_month = client.get("/search?from=2014-09&to=2014-09").text

    assert _values(_facet(of_the_month, "month")) == _values(_facet(of_the_year, "month"))
    assert _values(_facet(of_the_month, "year")) == _values(_facet(of_the_year, "year"))


def test_a_search_of_all_years_offers_no_months(client: FlaskClient) -> None:
    assert "facet-month" not in client.get("/search").text


@pytest.mark.parametrize(
    "asked", ["from=9999-12-30&to=9999-12-30", "from=0001-01-01&to=0001-01-02"]
)
def test_the_ends_of_the_calendar_have_a_page(client: FlaskClient, asked: str) -> None:
    assert client.get(f"/search?{asked}").status_code == 200


def test_what_has_no_date_is_counted_and_can_be_chosen_alone(
    make_engine: MakeEngine, make_document: Make
) -> None:
    made = [make_document("Fraud", "2020-01-01"), make_document("Theft"), make_document("Arson")]
    client = create_app(make_engine(*made)).test_client()

    page = client.get("/search").text

    assert _values(_facet(page, "year")) == [("2020", "1"), ("Undated", "2")]
    assert 'href="/search?undated=only"' in _facet(page, "year")
    assert "<h1>2 headlines</h1>" in client.get("/search?undated=only").text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "from=marzo+2014&to=May+2014",
            "marzo 2014 – May 2014 is understood as: Mar 2014 – May 2014",
        ),
        ("from=since+2014", "since 2014 is understood as: from 2014"),
        ("from-date=Q1+2014", "Q1 2014 is understood as: from 2014"),
        ("from=March 2014&ui=fr", "est compris comme\u00a0: depuis mars 2014."),
        ("to=avant août 2014&ui=es", "se entiende como: hasta jul 2014."),
        ("to=1 August 2014&ui=fr", "est compris comme\u00a0: jusqu’au 1er août 2014."),
    ],
    ids=["months in two languages", "an open range", "an alias", "month", "its end", "first day"],
)
def test_dates_in_words_are_told_as_they_were_understood(
    client: FlaskClient, typed: str, told: str
) -> None:
    page = client.get(f"/search?{typed}").text

    plain = unescape(re.sub(r"<[^>]+>|[“”]", "", page))
    assert told in plain


def test_dates_in_figures_are_not_told_twice(client: FlaskClient) -> None:
    assert "is understood as" not in client.get("/search?from=2013&to=2014-09-30").text


def test_a_long_facet_has_all_its_values_ten_of_them_unfolded(
    make_engine: MakeEngine, make_document: Make
) -> None:
    made = [make_document(f"Fraud {n}", "2020-01-01", topics=(f"topic-{n:02}",)) for n in range(12)]
    page = create_app(make_engine(*made)).test_client().get("/search").text

    unfolded, folded = _facet(page, "topic").split("<details")
    assert len(_values(unfolded)) == 10
    assert _values(folded) == [("Topic-10", "1"), ("Topic-11", "1")]
    assert "2 more" in folded


def test_a_part_is_below_its_head_or_the_name_of_that(
    make_engine: MakeEngine, make_document: Make
) -> None:
    crimes = (
        "arson arson arson murder murder assault burglary extortion kidnapping robbery shooting"
    )
    about = [("crime", part) for part in crimes.split()] + [("policing", "arrest")] * 4
    made = [
        replace(make_document(f"Told {number}", "2020-01-01"), subjects=subjects)
        for number, subjects in enumerate(about)
    ]
    page = create_app(make_engine(*made)).test_client().get("/search").text

    unfolded, folded = (
        re.sub(r'\s*(</?ul>)\s*|<a class="not".*?</a>|<[^>]+>', r" \1 ", part)
        for part in re.findall("(?s)<ul>.*?</ul>\n\n", _facet(page, "subject"))
    )
    assert " ".join(unfolded.split()) == (
        "<ul> crime 11 <ul> arson 3 murder 2 assault 1 burglary 1 extortion 1 kidnapping 1"
        " robbery 1 </ul> policing 4 <ul> arrest 4 </ul> </ul>"
    )
    assert " ".join(folded.split()) == "<ul> crime <ul> shooting 1 </ul> </ul>"


def test_a_hit_names_its_other_topics(make_engine: MakeEngine, make_document: Make) -> None:
    made = make_document("Fraud", "2020-01-01", topics=("fraud", "money", "police"))
    page = create_app(make_engine(made)).test_client().get("/search").text

    hit = page[page.index('<p class="about">') : page.index("</ol>")]
    told = " ".join(unescape(re.sub(r"<[^>]+>", "", hit)).split())
    assert told == "Fraud · English · also listed in Money, Police"


def test_a_hit_that_the_archive_lists_no_more_says_so(
    make_engine: MakeEngine, make_document: Make
) -> None:
    seen = date(2020, 1, 1)
    old = make_document("Fraud", "2019-01-01", topics=("crime",))
    gone = replace(old, first_seen=seen, last_seen=seen, sources=())
    page = create_app(make_engine(gone)).test_client().get("/search?q=fraud").text

    assert "no longer listed" in page


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c", True),
        ("HTTP://example.org/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_links(
    make_engine: MakeEngine, make_document: Make, url: str | None, linked: bool
) -> None:
    published = (Publication(url=url),) if url else ()
    made = make_document("Fraud", "2020-01-01")
    made = replace(made, topics=(Topic("x", "X"),), publications=published)
    page = create_app(make_engine(made)).test_client().get("/search").text

    found = re.findall(r'href="([^"]+)" rel="external"', page)
    assert [unescape(address) for address in found] == ([url] if linked else [])
