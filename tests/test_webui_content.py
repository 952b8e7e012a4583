"""What the home, topic and headline pages tell, and why a result is one."""

import datetime as dt
import gzip
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace

from corpus import Language, Publication, Topic
from search import Document, Engine, Query, open_index, open_writer
from webui import create_app
from webui.http import caching

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Make = Callable[..., Document]
MakeEngine = Callable[..., Engine]

_PHILIPPINES = "/headlines/7a8da18799ab5f11"


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


def _section(page: str, title: str) -> str:
    """Return the HTML of the section that is labelled by the element with that id."""
    (found,) = re.findall(rf'<section[^>]*aria-labelledby="{title}".*?</section>', page, re.DOTALL)
    return str(found)


def _coverage(page: str) -> str:
    (found,) = re.findall(r'<table class="coverage">.*?</table>', page, re.DOTALL)
    return str(found)


def _texts(html: str, element: str) -> list[str]:
    found = re.findall(rf"<{element}\b[^>]*>.*?</{element}>", html, re.DOTALL)
    parted = (re.sub(r"</t[dh]>", " ", text) for text in found)
    return [" ".join(re.sub(r"<[^>]*>", "", text).split()) for text in parted]


def _described(page: str, term: str) -> str:
    """Return what a description list of *page* says of *term*."""
    (found,) = re.findall(rf"<dt>{term}</dt>\s*(<dd.*?</dd>)", page, re.DOTALL)
    return _texts(found, "dd")[0]


# Home


def test_the_home_page_counts_headlines_by_topic_and_year(client: FlaskClient) -> None:
    covered = _coverage(client.get("/").text)

    assert _texts(covered, "tr") == [
        "Topic All 2011 2012 2013 2014 2015 2016 2017 2018 2019",
        "Organized crime 41 36 5",
        "Cybercrime 27 4 2 8 12 1",
    ]
    assert 'href="/search?topic=cybercrime&amp;kind=headline&amp;from=2014-01-01' in covered


def test_the_home_page_counts_a_language_alone(client: FlaskClient) -> None:
    covered = _coverage(client.get("/?language=es").text)

    assert _texts(covered, "tr")[1:] == ["Cybercrime 19 3 2 8 6"]
    assert "topic=cybercrime&amp;language=es&amp;kind=headline" in covered


def test_the_home_page_says_what_dateline_is(client: FlaskClient) -> None:
    assert "Dateline searches news archives in several languages" in client.get("/").text
    assert "Dateline cherche dans des archives de presse" in client.get("/?ui=fr").text


def test_the_home_page_says_what_is_newest_and_when_it_was_updated(client: FlaskClient) -> None:
    page = client.get("/").text

    newest = _texts(_section(page, "newest"), "h3")
    assert newest[0] == (
        "Rwandan President meets with INTERPOL Chief as African Regional Conference concludes"
    )
    assert len(newest) == 10
    assert f"Last updated {dt.datetime.now(dt.UTC):%-d %b %Y}" in page


def test_a_home_page_of_many_topics_shows_the_largest_and_leads_to_all(
    make_engine: MakeEngine, make_document: Make
) -> None:
    made = [make_document(f"Report {n}", "2020-01-01", topics=(f"t{n}",)) for n in range(30)]
    more = make_document("Another", "2020-01-02", topics=("t29",))
    client = create_app(make_engine(*made, more)).test_client()

    home, everything = client.get("/").text, client.get("/topics").text

    assert _texts(_coverage(home), "tr")[1] == "T29 2 2"
    assert len(_texts(_coverage(home), "tr")) == 1 + 20
    assert '<a href="/topics">All 30 topics</a>' in home
    assert len(_texts(everything, "tr")) == 1 + 30


# Topic


def test_a_topic_page_names_languages_marking_words_and_neighbours(client: FlaskClient) -> None:
    page = client.get("/topics/cybercrime").text

    assert _described(page, "Languages") == "Español 19 · English 8"
    assert _described(page, "Words that mark it") == "cybercrime · visit · cooperation"
    assert _described(page, "Neighbouring topics") == (
        "Organized crime (3 headlines with these words)"
    )
    assert 'href="/search?q=visit&amp;topic=cybercrime&amp;kind=headline"' in page
    assert 'href="/search?topic=cybercrime&amp;language=es&amp;kind=headline"' in page


def test_a_topic_that_nothing_marks_says_nothing_of_it(client: FlaskClient) -> None:
    page = client.get("/topics/organized-crime").text

    assert "Words that mark it" not in page
    assert "Neighbouring topics" not in page


# Headline


def test_a_headline_page_cites_in_four_styles_that_can_be_copied(client: FlaskClient) -> None:
    page = client.get(_PHILIPPINES).text

    styles = ["APA", "Chicago", "MLA", "ISO 690"]
    assert re.findall(r"<dt>(APA|Chicago|MLA|ISO 690)</dt>", page) == styles
    address, *copied = re.findall(r'data-copy="([^"]*)"', page)
    assert address == f"http://localhost{_PHILIPPINES}"
    assert len(copied) == 4
    assert copied[0] == (
        "Philippine operation against ‘sextortion’ network builds on INTERPOL support. "
        f"(2014, August 23). Dateline. http://localhost{_PHILIPPINES}"
    )


@pytest.mark.parametrize(
    ("form", "begin", "content_type"),
    [
        ("ris", "TY  - NEWS\r\n", "application/x-research-info-systems; charset=utf-8"),
        ("bib", "@misc{dateline-7a8da18799ab5f11,\n", "application/x-bibtex; charset=utf-8"),
    ],
)
def test_a_headline_is_given_to_reference_managers(
    client: FlaskClient, form: str, begin: str, content_type: str
) -> None:
    response = client.get(f"{_PHILIPPINES}.{form}")

    assert response.content_type == content_type
    assert response.text.startswith(begin)
    assert "Philippine operation against" in response.text
    assert f'href="{_PHILIPPINES}.{form}"' in client.get(_PHILIPPINES).text
    assert client.get(f"/headlines/nothing.{form}").status_code == 404


def test_an_id_that_ends_like_a_format_has_its_page(
    make_engine: MakeEngine, make_document: Make
) -> None:
    made = replace(make_document("Fraud up"), id="report.ris")
    client = create_app(make_engine(made)).test_client()

    assert "<h1 " in client.get("/headlines/report.ris").text
    assert client.get("/headlines/report.ris.ris").text.startswith("TY  - NEWS")


def test_a_headline_page_leads_to_what_is_like_it_and_of_its_day(client: FlaskClient) -> None:
    page = client.get("/headlines/0784f372aaa78340").text
    of_the_day = client.get("/search?from=2014-09-30&to=2014-09-30").text
    (address, *_) = re.findall(r'<h3[^>]*><a href="(/headlines/\w+)', of_the_day)

    assert _texts(_section(page, "alike"), "h3") == [
        "Enhancing national sports integrity: INTERPOL and IOC collaboration"
    ]
    assert len(_texts(_section(client.get(address).text, "same-day"), "h3")) == 2
    assert 'aria-labelledby="same-day"' not in page


def test_a_guessed_counterpart_is_said_to_be_a_guess(
    make_engine: MakeEngine, make_document: Make
) -> None:
    english = make_document("Fiji police and INTERPOL arrest 12", "2015-03-26")
    spanish = make_document("Fiyi: la policía e INTERPOL detienen a 12", "2015-03-26", "es")
    noise = [make_document(f"Weather report number {n}", "2015-03-26") for n in range(20)]
    client = create_app(make_engine(english, spanish, *noise)).test_client()

    page = client.get(f"/headlines/{english.id}").text

    guessed = _section(page, "counterparts")
    assert _texts(guessed, "h3") == ["Fiyi: la policía e INTERPOL detienen a 12"]
    assert "A guess" in guessed
    assert 'aria-labelledby="counterparts"' not in client.get(_PHILIPPINES).text


def test_of_a_full_day_ten_others_are_shown_and_all_are_a_link(
    make_engine: MakeEngine, make_document: Make
) -> None:
    made = [make_document(f"Report {n}", "2020-01-01") for n in range(15)]
    client = create_app(make_engine(*made)).test_client()

    section = _section(client.get(f"/headlines/{made[0].id}").text, "same-day")

    assert len(_texts(section, "h3")) == 10
    assert "Report 0" not in _texts(section, "h3")
    assert ">All 15 of that day</a>" in section


def test_headlines_of_the_month_leave_the_list_of_a_day_full(
    make_engine: MakeEngine, make_document: Make
) -> None:
    made = [make_document(f"Report {n}", "2020-01-01") for n in range(12)]
    of_month = [
        replace(make_document(f"Review {n}", "2020-01-01"), date_precision="month")
        for n in range(12)
    ]
    client = create_app(make_engine(*made, *of_month)).test_client()

    section = _section(client.get(f"/headlines/{made[0].id}").text, "same-day")

    assert len(_texts(section, "h3")) == 10
    assert "Review" not in section


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://news.example/a?b=1", True), ("javascript:alert(1)", False), (None, False)],
    ids=["web", "script", "unknown"],
)
def test_only_an_address_of_the_web_is_a_link(
    make_engine: MakeEngine, make_document: Make, url: str | None, linked: bool
) -> None:
    published = (Publication(url=url),) if url else ()
    made = replace(make_document("Fraud up", "2020-01-01"), publications=published)
    page = create_app(make_engine(made)).test_client().get(f"/headlines/{made.id}").text

    assert (f'<a href="{url}"' in page) == linked
    assert ("First published" in page) == (url is not None)


def test_a_headline_that_is_listed_no_longer_says_so(
    make_engine: MakeEngine, make_document: Make
) -> None:
    seen = dt.date(2020, 1, 1)
    gone = replace(make_document("Fraud up"), sources=(), first_seen=seen, last_seen=seen)
    page = create_app(make_engine(gone)).test_client().get(f"/headlines/{gone.id}").text

    assert _described(page, "Listed") == "seen on 1 Jan 2020 · no longer listed"


def test_a_headline_s_answer_is_known_again_for_the_day_that_it_cites(client: FlaskClient) -> None:
    etag = client.get(_PHILIPPINES).headers["ETag"]

    assert client.get(_PHILIPPINES, headers={"If-None-Match": etag}).status_code == 304


# Why


def test_a_result_leads_to_its_reasons_and_they_add_up(client: FlaskClient) -> None:
    address = "/search?q=sextortion&language=es"
    plain = client.get(address).text
    (link,) = re.findall(r'<a href="([^"]*#why-[^"]*)"', plain)
    assert link.startswith("/search?q=sextortion&amp;language=es&amp;explain=on#why-")

    page = client.get(link.partition("#")[0].replace("&amp;", "&")).text

    assert link.partition("#")[2] in re.findall(r'<table id="([^"]*)"', page)
    (row,) = _texts(page.partition('<details class="why">')[2], "tbody")
    assert row.startswith(
        "sextortion chantaje sexual: what it is called in Español, by the glossary 1 "
    )


def test_what_was_not_searched_for_has_no_reasons(client: FlaskClient) -> None:
    for address in ("/search?language=es", "/", "/headlines/0784f372aaa78340"):
        assert "why-" not in client.get(address).text


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/topics",
        "/topics/fraud",
        "/search?q=ferry",
        "/search.json?q=ferry",
        "/search.atom?q=ferry",
        "/headlines/a",
    ],
)
def test_an_answer_that_is_remembered_changes_with_the_next_commit(
    path: str, tmp_path: Path
) -> None:
    first = Document(
        id="a",
        kind="headline",
        text="Ferry sinks off Corfu",
        language=Language("en", 1.0, "stated"),
        date=dt.date(2014, 9, 1),
        date_precision="day",
        topics=(Topic("fraud", "Fraud"),),
    )
    with open_writer(tmp_path) as writer:
        writer.put(first)
        writer.commit()
    client = create_app(open_index(tmp_path)).test_client()
    version = f"{path}{'&' if '?' in path else '?'}as_of=1"
    before = [client.get(path).text for _ in range(2)]
    assert "as it was in version 1" not in client.get(version).text
    with open_writer(tmp_path) as writer:
        writer.put(replace(first, id="b", date=dt.date(2017, 9, 1)))
        writer.commit()
    after = client.get(path).text

    assert before[0] == before[1]
    assert "2017" not in before[0]
    assert "2017" in after
    said = "as it was in version 1" in client.get(version).text
    assert said is path.startswith("/search?")


def test_a_page_that_is_remembered_keeps_to_its_own_address_and_language(engine: Engine) -> None:
    fresh, client = create_app(engine).test_client(), create_app(engine).test_client()
    asked = ["/", "/?ui=fr", "/?utm=x", "/?language=es", "/topics", "/topics/cybercrime?ui=ar"]
    asked += ["/search?q=police", "/search?q=police&ui=fr", "/search?q=police&fold=off"]
    headline = "/headlines/0784f372aaa78340"
    asked += [headline, f"{headline}?ui=ar", f"{headline}?q=police", f"{headline}?q=fraud&hit=1"]
    asked += ["/search.json?q=police", "/search.json?q=police&utm=x", "/search.atom?q=police"]
    asked += ["/search.atom?q=police&order=arrival", "/search.json?q=police&page=2"]

    def texts(client: FlaskClient) -> list[str]:
        return [re.sub(r'"took_ms":[\d.]+', "", client.get(path).text) for path in asked]

    texts(client)
    remembered = texts(client)

    assert remembered == texts(fresh)
    assert len(set(remembered)) == len(asked)
    accepted = [
        client.get("/search?q=police", headers={"Accept-Language": one}).text
        for one in ("fr", "ar")
    ]
    assert [re.findall(r'<html lang="(..)"', page) for page in accepted] == [["fr"], ["ar"]]
    below = client.get("/topics", environ_overrides={"SCRIPT_NAME": "/news"}).text
    assert 'href="/news/topics/cybercrime"' in below


@pytest.mark.parametrize(
    ("accepted", "decompress"),
    [("zstd", zstd.decompress), ("gzip", gzip.decompress), ("identity", bytes)],
)
@pytest.mark.parametrize("form", ["", ".json", ".atom"])
def test_a_remembered_answer_to_a_search_is_sent_as_it_was_the_first_time(
    engine: Engine, form: str, accepted: str, decompress: Callable[[bytes], bytes]
) -> None:
    client = create_app(engine).test_client()
    address, headers = f"/search{form}?q=police&size=1&page=2&x=y", {"Accept-Encoding": accepted}

    first, again = (client.get(address, headers=headers) for _ in range(2))
    known = client.get(address, headers={**headers, "If-None-Match": first.headers["ETag"]})

    assert decompress(again.data) == decompress(first.data)
    assert list(again.headers) == list(first.headers)
    assert first.headers.getlist("Content-Encoding") == [accepted] * (accepted != "identity")
    relations = re.findall(r'rel="(\w+)"', ", ".join(first.headers.getlist("Link")))
    assert relations == (["prev", "next", "canonical"] if form else ["prev", "next"])
    assert first.headers.getlist("X-Warning") == (
        ['unknown_parameter; parameter="x"'] if form == ".atom" else []
    )
    assert known.status_code == 304


def test_a_crawler_of_headlines_and_days_leaves_the_pages_of_topics_remembered(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, find = [], engine.significant_terms
    monkeypatch.setattr(
        engine, "significant_terms", lambda topic: asked.append(topic) or find(topic)
    )
    small = dict.fromkeys(caching.ROOMS, 50_000)
    monkeypatch.setattr("webui.http.caching.ROOMS", small)
    client = create_app(engine).test_client()
    client.get("/topics/cybercrime")
    first = list(asked)

    pages = [
        client.get(f"{path}?crawled={number}").data
        for path in ("/headlines/0784f372aaa78340", "/days/2014-09-30", "/search")
        for number in range(30)
    ]
    client.get("/topics/cybercrime")

    assert sum(len(zstd.compress(page)) for page in pages) > 50_000
    assert asked == first != []  # so the page of the topic was made once


def test_answers_that_were_not_asked_for_lately_are_forgotten(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, search = [], engine.search
    monkeypatch.setattr(
        engine,
        "search",
        lambda query, **options: asked.append(query.text) or search(query, **options),
    )
    monkeypatch.setattr("webui.http.caching.ROOMS", {**caching.ROOMS, "searches": 50_000})
    client = create_app(engine).test_client()

    answers = [client.get(f"/search.json?q=police&x={number}").data for number in range(30)]
    client.get("/search.json?q=police&x=29")
    lately = len(asked)
    client.get("/search.json?q=police&x=0")

    assert sum(len(zstd.compress(answer)) for answer in answers) > 50_000
    assert lately == 30
    assert len(asked) == 31


def test_a_commit_forgets_answers_without_hits(
    sample_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.snapshot._ANSWERS_BYTES", 40_000)
    engine = open_index(sample_index)
    first = engine.search(Query(text="zzzz0"))

    assert engine.search(Query(text="zzzz0")).facets is first.facets  # as it is kept
    for number in range(1, 30):
        engine.search(Query(text=f"zzzz{number}"))
    assert engine.search(Query(text="zzzz0")).facets is not first.facets
