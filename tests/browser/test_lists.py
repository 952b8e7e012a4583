"""A list of one's own in the browser: ticked, counted, kept, named, shared; by a form too."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_what_is_ticked_stays_in_the_browser_and_its_address_holds_it(
    scripted: Page, open_page: Callable[..., Page]
) -> None:
    scripted.goto("/search?q=cybercrime&kind=headline&sort=oldest")
    scripted.keyboard.press("Tab")
    scripted.keyboard.press("j")
    expect(scripted.locator(".hit h3 a").first).to_be_focused()
    scripted.keyboard.press("j")
    scripted.keyboard.press("x")
    expect(scripted.locator(".mine")).to_have_text("List1")
    scripted.get_by_role("checkbox").nth(3).click()
    scripted.keyboard.press("k")
    scripted.keyboard.press("x")
    expect(scripted.locator(".mine")).to_have_text("List3")
    kept = scripted.locator(".hit:has(:checked) h3").all_inner_texts()

    scripted.locator("#q").fill("")
    scripted.locator("#q").press_sequentially("xjk")
    expect(scripted.locator("#q")).to_have_value("xjk")
    scripted.goto("/search?q=INTERPOL&kind=headline")
    expect(scripted.locator(".mine")).to_have_text("List3")

    scripted.goto("/list")
    expect(scripted.get_by_role("heading", name="3 headlines")).to_be_visible()
    assert sorted(scripted.locator(".hit h3").all_inner_texts()) == sorted(kept)
    scripted.get_by_label("Name of the list").fill("My thesis")
    scripted.get_by_role("button", name="Name it").click()
    expect(scripted.get_by_role("heading", level=1)).to_have_text("My thesis")
    expect(scripted.locator(".mine")).to_have_attribute("href", re.compile("name=My"))
    shared = scripted.url

    somebody = open_page()
    somebody.goto(shared)
    expect(somebody.locator(".hit")).to_have_count(3)
    expect(somebody.get_by_role("checkbox", checked=True)).to_have_count(0)
    somebody.get_by_role("button", name="Keep all in my list").click()
    expect(somebody.locator(".mine")).to_have_text("List3")
    somebody.get_by_role("button", name="Forget my list").click()
    expect(somebody.locator(".mine")).to_have_text("List")


def test_without_a_script_the_form_makes_the_list(open_page: Callable[..., Page]) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/search?q=cybercrime&kind=headline&ui=es")
    page.get_by_role("checkbox").nth(0).check()
    page.get_by_role("checkbox").nth(2).check()
    page.get_by_role("button", name="Listar lo marcado").click()

    expect(page).to_have_url(re.compile(r"/list\?id=[\w-]{11}\.[\w-]{11}&ui=es$"))
    expect(page.get_by_role("heading", name="2 titulares")).to_be_visible()
    page.get_by_role("checkbox").nth(1).uncheck()
    page.get_by_role("button", name="Listar lo marcado").click()
    expect(page.get_by_role("heading", name="1 titular")).to_be_visible()
    page.get_by_text("Exportar", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Libro (XLSX)").click()
    assert download.value.suggested_filename == "dateline-list.xlsx"


def test_j_and_k_read_on_through_a_search_and_back_leads_to_the_place(scripted: Page) -> None:
    scripted.goto("/search?q=cybercrime&language=es&sort=oldest")
    titles = scripted.locator(".hit h3").all_inner_texts()
    scripted.locator(".hit h3 a").nth(4).click()
    heading = scripted.get_by_role("heading", level=1)
    expect(heading).to_have_text(titles[4])
    expect(scripted.locator("#q")).to_have_value("cybercrime")
    scripted.keyboard.press("j")
    expect(heading).to_have_text(titles[5])
    scripted.keyboard.press("x")
    expect(scripted.locator(".mine")).to_have_text("List1")
    scripted.keyboard.press("k")
    expect(heading).to_have_text(titles[4])
    scripted.get_by_role("link", name="Back to the results").click()

    expect(scripted.locator("#hit-5 h3")).to_be_in_viewport()
    expect(scripted.locator("#hit-6 input")).to_be_checked()
