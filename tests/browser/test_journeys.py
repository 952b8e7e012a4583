"""Whole days of four people: a thesis, a phone, sources in another script, the keyboard alone."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import openpyxl
import pytest
import rispy
from playwright.sync_api import Locator, Page, expect

from search import Document, open_writer

_HEADLINES = [
    ("Detienen a cinco personas por fraude en línea", "2013-05-02", "es"),
    ("Online fraud ring broken up in Lagos", "2013-05-03", "en"),
    ("La policía investiga un fraude bancario", "2014-02-11", "es"),
    ("مؤتمر دولي لمكافحة الإرهاب في تونس", "2014-09-30", "ar"),
    ("Conférence sur le terrorisme à Tunis", "2014-09-30", "fr"),
    ("Harvest festival opens in Accra", "2014-09-30", "en"),
    ("Bank fraud trial opens in Accra", "2015-01-20", "en"),
    ("وزراء الداخلية يبحثون تمويل الإرهاب", "2015-03-12", "ar"),
    ("Fraude fiscal: tres detenidos en Sevilla", "2016-07-19", "es"),
]


@pytest.fixture(scope="module")
def desk(
    serve: Callable[[Path], AbstractContextManager[str]],
    make_document: Callable[..., Document],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Return the address of a server over these headlines."""
    where = tmp_path_factory.mktemp("desk") / "index"
    with open_writer(where) as writer:
        for text, date, language in _HEADLINES:
            writer.put(make_document(text, date, language, ("news",)))
        writer.commit()
    with serve(where) as address:
        yield address


@pytest.fixture(
    params=[(True, 1280), (False, 1280), (True, 390)],
    ids=["with JavaScript", "without JavaScript", "narrow"],
)
def page(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    """Return an empty page: wide with and without scripts, and as narrow as a phone with them."""
    scripts, width = request.param
    return open_page(java_script_enabled=scripts, viewport={"width": width, "height": 844})


def _facet(page: Page, name: str) -> Locator:
    """Return the facet called *name*, which a narrow page shows once it is asked to."""
    summary = page.locator("#facets summary").first
    facet = page.get_by_role("region", name=name)
    if summary.is_visible() and not facet.is_visible():
        summary.click()
    return facet


def _saved(page: Page, link: Locator, folder: Path) -> Path:
    """Return the file that *link* of *page* saves in *folder*."""
    with page.expect_download() as download:
        link.click()
    where = folder / download.value.suggested_filename
    download.value.save_as(where)
    return where


def test_a_thesis_is_collected_and_cited_in_spanish(page: Page, desk: str, tmp_path: Path) -> None:
    page.goto(f"{desk}/?ui=es")
    page.locator("#q").fill("fraude")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("5 titulares para fraude")
    _facet(page, "Idioma").get_by_role("link", name="Español").first.click()
    expect(page.locator("h1")).to_have_text("3 titulares para fraude")

    # What is ticked goes to a spreadsheet and to Zotero.
    for place in (0, 2):
        page.locator(".tick input").nth(place).check()
    by_form = page.get_by_role("button", name="Listar lo marcado")
    (by_form if by_form.is_visible() else page.locator(".mine")).click()
    expect(page.get_by_role("heading", name="2 titulares")).to_be_visible()
    page.get_by_text("Exportar", exact=True).click()
    workbook = _saved(page, page.get_by_role("link", name="Libro (XLSX)"), tmp_path)
    sheet = openpyxl.load_workbook(workbook).worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    assert len(rows) == 2
    assert {row[head.index("language")] for row in rows} == {"es"}
    assert all(isinstance(row[head.index("date")], dt.datetime) for row in rows)
    references = _saved(page, page.get_by_role("link", name="Referencias (RIS)"), tmp_path)
    assert len(rispy.loads(references.read_text("utf-8"))) == 2

    # The search is cited, and its permanent address gives the same.
    page.goto(f"{desk}/search?q=fraude&language=es&ui=es")
    page.get_by_role("link", name="Citar", exact=True).click()
    expect(page.locator(".citations dd").first).to_contain_text("3 titulares")
    page.get_by_role("link", name=re.compile("as_of=")).click()
    expect(page.locator("h1")).to_have_text(re.compile("^3 "))


def test_a_reporter_searches_and_saves_on_a_phone(
    open_page: Callable[..., Page], desk: str, tmp_path: Path
) -> None:
    for scripts in (True, False):
        phone = {"width": 390, "height": 740}
        page = open_page(java_script_enabled=scripts, viewport=phone, has_touch=True)
        page.goto(desk)
        page.locator("#q").fill("fraud")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("5 headlines for fraud")
        expect(page.locator(".hit h3").first).to_be_in_viewport(ratio=1)
        page.locator("#facets summary").first.tap()
        facet = page.get_by_role("region", name="Language")
        facet.get_by_role("link", name="English").first.tap()
        expect(page.locator("h1")).to_have_text("2 headlines for fraud")
        page.get_by_text("Export", exact=True).tap()
        menu = page.locator("#export ul").bounding_box()
        assert menu
        assert 0 <= menu["x"] <= menu["x"] + menu["width"] <= phone["width"]
        table = _saved(page, page.get_by_role("link", name="Table (CSV)", exact=True), tmp_path)
        assert table.read_text("utf-8-sig").count("fraud") >= 2

        # Nothing found, since nothing is held.
        page.goto(f"{desk}/search?q=fraud&from=2014-03&to=2014-08")
        told = page.get_by_text("The archive holds nothing from this time")
        expect(told).to_contain_text("Mar 2014 – Aug 2014")
        page.get_by_role("link", name="without the dates").tap()
        expect(page.locator("h1")).to_have_text("5 headlines for fraud")


def test_an_archivist_reads_arabic_sources_from_french_pages(page: Page, desk: str) -> None:
    page.goto(f"{desk}/?ui=fr")
    page.locator("#q").fill("terrorisme")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("3 titres pour terrorisme")
    expect(page.get_by_text("Recherché aussi")).to_be_visible()
    _facet(page, "Langue").get_by_role("link", name="العربية").first.click()
    expect(page.locator("h1")).to_have_text("2 titres pour terrorisme")
    expect(page.locator(".hit h3[lang=ar][dir=rtl] mark")).to_have_text([re.compile("رهاب")] * 2)

    page.locator(".hit h3 a", has_text="مؤتمر").click()
    expect(page.get_by_role("heading", level=1)).to_have_attribute("dir", "rtl")
    expect(page.locator(".citations")).to_contain_text("Consulté le")
    expect(page.locator("#same-day + .hits .hit")).to_have_count(2)
    page.goto(f"{desk}/days/2014-09-30?ui=fr")
    expect(page.locator(".hit")).to_have_count(3)
    page.get_by_role("link", name=re.compile("^Après")).first.click()
    expect(page).to_have_url(re.compile("/days/2015-01-20"))


def test_the_keyboard_alone_keeps_spans_and_cites(
    open_page: Callable[..., Page], desk: str
) -> None:
    page = open_page()
    press = page.keyboard.press
    page.goto(desk)
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("fraud")
    press("Enter")
    expect(page.locator("h1")).to_have_text("5 headlines for fraud")
    page.wait_for_load_state()  # the script has the keys only then
    press("j")
    press("x")
    expect(page.locator(".mine .count")).to_have_text("1")

    _tab_to(page, page.get_by_role("slider", name="Beginning of the span"), "Shift+Tab")
    press("ArrowRight")
    press("Tab")
    press("ArrowLeft")
    press("Tab")
    press("Enter")
    expect(page).to_have_url(re.compile("from=2014&to=2015"))
    expect(page.locator("h1")).to_have_text("2 headlines for fraud")

    _tab_to(page, page.get_by_role("link", name="Cite", exact=True), "Tab")
    press("Enter")
    expect(page.get_by_role("heading", name="Cite this search")).to_be_visible()
    _tab_to(page, page.locator(".mine"), "Tab")
    press("Enter")
    expect(page.get_by_role("heading", name="1 headline")).to_be_visible()


def _tab_to(page: Page, target: Locator, key: str) -> None:
    """Press *key* until *target* has the focus."""
    for _ in range(100):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"the keyboard does not reach {target}")
