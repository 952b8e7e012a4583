"""What everybody can use: WCAG 2.2 AA by axe-core, the keyboard alone, right to left, on paper."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

import webui
from search import Document, Engine
from webui.http.locale import LANGUAGES

_PAGES = [
    "/",
    "/search?q=cybercrime&language=es&language=-fr&from=last+20+years",
    "/search?q=zeppelin&language=es",
    "/search?from=soon&size=0",
    "/compare",
    "/compare?q=cybercrime&q=fraud",
    "/compare?q=INTERPOL&by=topic",
    "/search?q=cybercrime&explain=on",
    "/topics",
    "/topics/cybercrime",
    "/headlines/0784f372aaa78340",
    "/help",
    "/batch?lines=cybercrime%0Azeppelin",
    "/changes?language=es&size=5",
    "/words?q=INTERPOL",
    "/places?q=INTERPOL",
    "/numbers?q=arrest",
    "/cite?q=cybercrime&language=es",
    "/verify?q=cybercrime&as_of=9&result=0123456789abcdef",
    "/list?id=B4Tzcqqng0A.eo2hh5mrXxE.AAAAAAAAAAA&name=Thesis",
    "/days/2014-09-30",
    "/api",
    "/nowhere",
]


def _with(path: str, language: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}ui={language}"


_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe-core that a theme can break: dark and light differ in colours alone.

They take most of the time. Colours come from the templates and the style sheet, whatever the
language, so those of a page are looked at in one language, and each language has its turn.
"""

_ONE_OF_EACH_LOOK = """() => {
  const numbers = new Map(), looks = new Map();
  const covered = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const above = document.elementFromPoint(x + width / 2, y + height / 2);
    return above !== null && !element.contains(above) && !above.contains(element);
  };
  const walk = (element, outside) => {
    const style = getComputedStyle(element);
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const words = own.map((node) => node.data).join("").trim().slice(0, 2);
    const look = JSON.stringify([outside, element.localName, words.length, style.color,
      style.background, style.opacity, style.font, style.textDecoration, style.textShadow,
      style.filter, style.position, style.visibility]);
    const number = numbers.get(look) ?? numbers.size;
    numbers.set(look, number);
    if (words || element.matches("a, button, input, select")) {
      if (!looks.has(number) || covered(looks.get(number))) looks.set(number, element);
    }
    for (const child of element.children) walk(child, number);
  };
  walk(document.body, null);
  return [...looks.values()];
}"""
"""JavaScript: of the elements that look alike, as do all around them, one.

What has the colours of another on the same ground is as easy to read; to ask axe-core of each takes
four times as long. It does not judge of one letter, nor of what something covers.
"""


def _coloured(case: int, language: str) -> bool:
    """Return whether *language* is the one in which the colours of a *case* are looked at."""
    return LANGUAGES[case % len(LANGUAGES)] == language


def _violations(page: Page, *, colours: bool = False) -> list[tuple[str, list[str]]]:
    """Return the rules of axe-core that the page breaks, each with the elements that do.

    Those are the rules of *colours*, or all others.
    """
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if colours:
        options["runOnly"] = _COLOURS
    else:
        options["rules"] = {rule: {"enabled": False} for rule in _COLOURS}
    context = f"{{ include: ({_ONE_OF_EACH_LOOK})() }}" if colours else "document"
    found: list[tuple[str, list[str]]] = page.evaluate(
        f"""async (options) => (await axe.run({context}, options)).violations.map(
            (rule) => [rule.id, rule.nodes.map((node) => node.html)])""",
        options,
    )
    return found


def test_dark_differs_from_light_in_colours_alone() -> None:
    style = (Path(webui.__file__).parent / "static" / "dateline.css").read_text("utf-8")
    dark = re.findall(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}\s*\}", style, re.DOTALL)

    assert len(dark) == style.count("prefers-color-scheme") == 2
    assert re.fullmatch(r"(\s*--[a-z0-9-]+: #[0-9a-f]{6};)+\s*", "".join(dark))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", _PAGES)
def test_axe_finds_nothing_in_light_and_dark(
    look_at: Callable[..., Page], path: str, language: str
) -> None:
    page = look_at(_with(path, language))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate(AXE_SCRIPT)

    assert _violations(page) == []
    if _coloured(_PAGES.index(path), language):
        assert _violations(page, colours=True) == []
        page.emulate_media(color_scheme="dark")
        assert _violations(page, colours=True) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_a_phone_with_everything_open(
    open_page: Callable[..., Page], language: str
) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(_with("/search?q=cybercrime&language=es", language))
    page.locator("#facets > summary").click()
    page.locator("#q").fill("cyber")
    page.get_by_role("option").first.wait_for()
    page.evaluate(AXE_SCRIPT)
    coloured = _coloured(len(_PAGES), language)
    assert _violations(page) == []
    assert not coloured or _violations(page, colours=True) == []

    page.evaluate("document.getElementById('keys').showModal()")
    assert _violations(page) == []
    assert not coloured or _violations(page, colours=True) == []


def test_the_keyboard_alone_searches_narrows_and_reads(page: Page) -> None:
    page.goto("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("INTERPOL")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("for INTERPOL")

    _tab_to(page, "Español")
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="What narrows")).to_contain_text("Español")

    _tab_to(page, "INTERPOL y Trend Micro")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/headlines/|/topics/"))


def _tab_to(page: Page, text: str) -> None:
    """Press Tab until a link of the page's main part whose text begins so has the focus."""
    focused = (
        "[document.activeElement.closest('main')?.id, document.activeElement.tagName,"
        " document.activeElement.innerText]"
    )
    for _ in range(150):
        page.keyboard.press("Tab")
        main, tag, shown = page.evaluate(focused)
        if main and tag == "A" and text in shown:
            return
    pytest.fail(f"no link {text!r} on the way")


def test_whatever_has_the_focus_shows_it(scripted: Page) -> None:
    scripted.goto("/search?q=INTERPOL")
    outline = (
        "(style => [style.outlineStyle, parseFloat(style.outlineWidth)])"
        "(getComputedStyle(document.activeElement))"
    )
    for _ in range(40):
        scripted.keyboard.press("Tab")
        style, width = scripted.evaluate(outline)
        assert style == "solid"
        assert width >= 2


@pytest.mark.parametrize("path", _PAGES)
def test_every_page_has_its_landmarks_and_one_heading_above_all(
    look_at: Callable[..., Page], path: str
) -> None:
    page = look_at(path)

    for role in ("banner", "search", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    if path != "/":  # where the box has the focus at once
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name=re.compile("^Skip to"))).to_be_focused()


def test_arabic_reads_from_right_to_left(open_page: Callable[..., Page]) -> None:
    page = open_page(locale="ar")
    page.goto("/search?q=cybercrime")

    name = page.get_by_role("link", name="Dateline").bounding_box()
    facets, results = (
        page.locator("#facets").bounding_box(),
        page.locator("#results").bounding_box(),
    )
    date, headline = page.locator(".hit .date").first, page.locator(".hit h3").first
    assert name is not None
    assert facets is not None
    assert results is not None
    assert name["x"] > 640
    assert facets["x"] > results["x"]
    assert (date.bounding_box() or {})["x"] > (headline.bounding_box() or {})["x"]
    expect(headline).to_have_attribute("dir", "ltr")  # it is English
    bars = page.locator(".histogram .bar")
    first, last = bars.first.bounding_box(), bars.last.bounding_box()
    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]


@pytest.mark.parametrize("path", _PAGES)
def test_a_phone_never_scrolls_sideways_in_arabic(look_at: Callable[..., Page], path: str) -> None:
    page = look_at(path, viewport={"width": 360, "height": 740}, locale="ar")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_language_is_switched_by_its_name_and_stays(page: Page) -> None:
    page.goto("/search?q=cybercrime&kind=headline")
    page.get_by_role("link", name="Français", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("10 titres pour cybercrime")

    page.get_by_role("region", name="Langue").get_by_role("link", name="English").first.click()
    expect(page.locator("h1")).to_have_text(re.compile(r"^\d+ titres pour cybercrime"))
    page.locator(".hit h3 a").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("link", name="Dateline").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_paper_has_the_results_and_not_the_controls(scripted: Page) -> None:
    scripted.goto("/search?q=cybercrime&language=es")
    scripted.emulate_media(media="print")

    expect(scripted.locator("h1")).to_be_visible()
    expect(scripted.locator(".hit").first).to_be_visible()
    for control in ("#q", ".help", "#facets", ".languages", ".switch", ".menu", ".scripted"):
        expect(scripted.locator(control).first).to_be_hidden()


@pytest.mark.parametrize(
    ("interface", "language", "beginning"),
    [("fr", "ar", "left"), ("ar", "fr", "right")],
    ids=["Arabic on a French page", "French on an Arabic page"],
)
def test_date_headline_and_links_stand_on_one_side(
    open_page: Callable[..., Page],
    serve: Callable[[Path], AbstractContextManager[str]],
    make_engine: Callable[..., Engine],
    make_document: Callable[..., Document],
    tmp_path: Path,
    interface: str,
    language: str,
    beginning: str,
) -> None:
    text = {
        "ar": "الشرطة تعتقل خمسة مهربين في الميناء",
        "fr": "La police arrête cinq passeurs au port",
    }
    make_engine(make_document(text[language], "2014-09-30", language, ("port",)))
    with serve(tmp_path / "index") as address:
        for width in (1280, 390):
            page = open_page(base_url=address, viewport={"width": width, "height": 844})
            page.goto(f"/search?ui={interface}")
            edges = page.evaluate(_EDGES)

            column = {name: round(edge[beginning]) for name, edge in edges.items()}
            assert abs(column["headline"] - column["about"]) <= 1
            assert abs(column["facet"] - column["value"]) <= 1
            gap = abs(column["headline"] - column["date"])
            assert gap <= (1 if width == 390 else 140)  # the column of the date


# Where the letters of a result and of a facet begin and end, since the boxes around them are as
# wide as a column.
_EDGES = """
() => Object.fromEntries(Object.entries({
  date: ".hit .date", headline: ".hit h3", about: ".hit .about",
  facet: ".facet h3", value: ".facet li a > [lang]",
}).map(([name, part]) => {
  const letters = document.createRange();
  letters.selectNodeContents(document.querySelector(part));
  const { left, right } = letters.getBoundingClientRect();
  return [name, { left, right }];
}))
"""
