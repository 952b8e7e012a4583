"""Reading on from a search: comparing, asking why, citing, looking for what is like a headline."""

import re

import pytest
from playwright.sync_api import Page, expect

_PAGES = [
    "/",
    "/?language=es",
    "/topics",
    "/topics/cybercrime",
    "/headlines/0784f372aaa78340",
    "/compare",
    "/compare?q=cybercrime&q=terrorism&q=operation&q=police",
    "/compare?q=cybercrime&q=terrorism&from=2014&to=2014",
    "/search?q=cybercrime+cooperation&words=any&explain=on",
]


def test_a_search_is_compared_with_another_and_then_with_a_third(page: Page) -> None:
    page.goto("/search?q=cybercrime&kind=headline")
    page.get_by_label("Compare over time with").fill("terrorism")
    page.get_by_role("button", name="Compare").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Compare searches over time")
    expect(page.locator(".legend li")).to_have_text(["cybercrime 10", "terrorism 6"])
    page.get_by_label("Search 3").fill("operation")
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.locator(".legend li")).to_have_count(3)
    assert re.search(r"/compare\?q=cybercrime&q=terrorism&q=operation&.*kind=headline", page.url)


def test_a_number_of_a_comparison_leads_to_what_it_counts(page: Page) -> None:
    page.goto("/compare?q=cybercrime&q=terrorism&kind=headline")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="2018"))
    row.get_by_role("link", name="4").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("4 headlines for terrorism")


def test_the_series_differ_in_more_than_colour(page: Page) -> None:
    page.goto("/compare?q=cybercrime&q=terrorism&q=operation&q=police")

    def of_each(selector: str, read: str) -> list[str]:
        found: list[str] = page.locator(selector).evaluate_all(f"all => all.map(e => {read})")
        return found

    dashes = of_each(".legend li", "getComputedStyle(e).strokeDasharray")
    marks = of_each(".legend .mark path", "e.getAttribute('d')")
    assert len(set(dashes)) == len(set(marks)) == 4


def test_why_a_result_opens_at_that_result(page: Page) -> None:
    page.goto("/search?q=cybercrime&kind=headline")
    page.locator(".hit").nth(2).get_by_role("link", name="Why this result").click()

    reasons = page.locator(".hit").nth(2).get_by_role("table")
    expect(reasons).to_be_visible()
    expect(reasons).to_contain_text("ciberdelincuencia: what it is called in Español")
    expect(page.get_by_role("table")).to_have_count(1)


def test_from_a_topic_to_a_headline_like_another(page: Page) -> None:
    page.goto("/")
    page.get_by_role("rowheader", name="Organized crime").get_by_role("link").click()
    page.get_by_role("link", name="INTERPOL and IOC renew partnership").click()
    like = page.get_by_role("region", name="Headlines like it")
    like.get_by_role("link", name="Enhancing national sports integrity").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Enhancing national sports")
    expect(like.get_by_role("link", name="INTERPOL and IOC renew")).to_be_visible()


def test_a_word_that_marks_a_topic_leads_to_its_headlines_there(page: Page) -> None:
    page.goto("/topics/cybercrime")
    page.get_by_role("link", name="visit", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("headlines for visit")
    expect(page.get_by_role("navigation", name="What narrows")).to_contain_text("Cybercrime")


def test_no_header_of_a_table_is_broken_within_a_word_on_a_phone(phone: Page) -> None:
    phone.goto("/places?q=police&ui=es")
    lines = phone.locator("thead th").evaluate_all(
        """headers => headers.flatMap(header => {
            const text = header.firstChild, range = document.createRange();
            return [...text.data.matchAll(/\\S+/g)].map(word => {
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                return [word[0], range.getClientRects().length];
            });
        })"""
    )

    words = ["Lugar", "Encontrados", "En", "el", "archivo", "Proporción"]
    assert lines == [[word, 1] for word in words]


@pytest.mark.parametrize("path", _PAGES)
def test_a_phone_shows_a_page_without_scrolling_sideways(phone: Page, path: str) -> None:
    phone.goto(path)

    assert phone.evaluate("document.documentElement.scrollWidth") == 360
