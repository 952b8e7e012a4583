"""A researcher at work: what she clicks and types, and what she then sees."""

import csv
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

_EVERY_KIND_OF_PAGE = [
    "/",
    "/compare?q=cybercrime&q=fraud",
    "/search?q=INTERPOL&language=es&from=2013",
    "/search?q=" + "w" * 500,
    "/search?q=zeppelin&topic=" + "x" * 200,
    "/search?from=" + "y" * 200,
    "/topics/cybercrime",
    "/headlines/7a8da18799ab5f11",
]


def _heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_words_typed_into_the_box_are_searched(page: Page) -> None:
    page.goto("/")
    page.locator("#q").fill('"trend micro"')
    page.keyboard.press("Enter")

    _heading(page, '2 headlines for "trend micro"')
    expect(page.locator("mark")).to_have_text(["Trend Micro", "Trend Micro"])


def test_a_language_narrows_and_its_chip_widens_again(page: Page) -> None:
    page.goto("/search?topic=cybercrime&kind=headline")
    _heading(page, "27 headlines")

    page.get_by_role("region", name="Language").get_by_role("link", name="Español 19").click()
    _heading(page, "19 headlines")

    page.get_by_role("navigation", name="What narrows").get_by_role("link", name="Español").click()
    _heading(page, "27 headlines")
    expect(page).to_have_url(re.compile(r"/search\?topic=cybercrime&kind=headline$"))


def test_two_languages_are_alternatives(page: Page) -> None:
    page.goto("/search?kind=headline&language=es")
    page.get_by_role("region", name="Language").get_by_role("link", name="English 49").click()

    _heading(page, "68 headlines")


def test_a_date_range_includes_both_of_its_ends(page: Page) -> None:
    page.goto("/search")
    page.get_by_label("From", exact=True).fill("2014-09-30")
    page.get_by_label("To", exact=True).fill("2014-09-30")
    page.get_by_role("button", name="Set dates").click()

    _heading(page, "3 headlines")
    expect(page.locator("time")).to_have_text(["30 Sep 2014"] * 3)
    page.get_by_role("link", name="Include undated").click()
    _heading(page, "3 headlines and 2 topics")


def test_a_bar_of_the_chart_narrows_to_its_year(page: Page) -> None:
    page.goto("/search")
    page.locator(".histogram svg a").filter(has_text=re.compile("^\\s*2012:")).click()

    _heading(page, "2 headlines")
    expect(page.get_by_label("From", exact=True)).to_have_value("2012-01-01")
    expect(page.get_by_label("To", exact=True)).to_have_value("2012-12-31")


def test_a_search_that_is_sent_again_keeps_what_narrows_it(page: Page) -> None:
    page.goto("/search?q=ciberdelincuencia&language=es")
    page.locator("#q").fill("INTERPOL")
    page.get_by_role("button", name="Search", exact=True).click()

    expect(page).to_have_url(re.compile(r"/search\?q=INTERPOL&language=es$"))


def test_pages_are_walked_forth_and_back(page: Page) -> None:
    page.goto("/search")
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_text("21–40 of 70")).to_be_visible()

    page.get_by_role("link", name="Page 4").click()
    expect(page.get_by_text("61–70 of 70")).to_be_visible()

    page.get_by_role("link", name="Previous").click()
    expect(page.get_by_text("41–60 of 70")).to_be_visible()


def test_a_value_is_ruled_out_and_taken_back(page: Page) -> None:
    page.goto("/search?topic=cybercrime&kind=headline")
    language = page.get_by_role("region", name="Language")
    language.get_by_role("link", name="without Español").click()
    _heading(page, "8 headlines")

    language.get_by_role("link", name="not Español 19").click()
    _heading(page, "27 headlines")


def test_a_year_narrows_to_a_month_and_widens_to_the_year(page: Page) -> None:
    page.goto("/search?kind=headline")
    page.get_by_role("region", name="Year").get_by_role("link", name="2014 12").click()
    _heading(page, "12 headlines")
    page.get_by_role("region", name="Month").get_by_role("link", name="Sep 2014").click()
    _heading(page, "3 headlines")

    page.get_by_role("region", name="Year").get_by_role("link", name="2014 12").click()
    _heading(page, "12 headlines")


def test_an_equivalent_is_left_out_and_brought_back(page: Page) -> None:
    page.goto("/search?q=cybercrime&kind=headline")
    _heading(page, "10 headlines for cybercrime")
    expect(page.get_by_role("link", name="ciberdelincuencia 7")).to_be_hidden()
    page.get_by_text("Also searched: 4 equivalents in 2 languages", exact=True).click()
    page.get_by_role("link", name="ciberdelincuencia 7").click()
    _heading(page, "3 headlines for cybercrime")

    chips = page.get_by_role("navigation", name="What narrows")
    chips.get_by_role("link", name="not ciberdelincuencia").click()
    _heading(page, "10 headlines for cybercrime")


def test_a_whole_search_is_exported(page: Page) -> None:
    page.goto("/search?q=INTERPOL&size=5&ui=es")
    found = re.match(r"\d+ titulares y (\d+) temas?", page.locator("h1").inner_text())
    assert found
    page.get_by_text("Exportar", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tabla (CSV)").click()

    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == int(found[0].split()[0]) + int(found[1])
    assert {row["query"] for row in rows} == {"q=INTERPOL"}


def test_the_oldest_can_come_first(page: Page) -> None:
    page.goto("/search")
    page.get_by_role("link", name="Oldest").click()

    expect(page.locator("time").first).to_have_text("17 Jan 2011")


def test_a_headline_leads_to_its_page_and_on_to_its_topic(page: Page) -> None:
    page.goto("/search?q=sextortion")
    page.get_by_role("link", name="Philippine operation").click()
    _heading(page, "Philippine operation against ‘sextortion’ network builds on INTERPOL support")

    page.get_by_role("link", name="Cybercrime").click()
    _heading(page, "Cybercrime")


def test_nothing_found_leads_on(page: Page) -> None:
    page.goto("/search?q=sextortion&language=es&translate=off")
    _heading(page, "Nothing for sextortion")

    page.get_by_role("link", name="without “Español”").click()
    _heading(page, "1 headline for sextortion")


def test_the_skip_link_leads_past_the_filters(page: Page) -> None:
    page.goto("/search")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the results")).to_be_focused()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#results a").nth(0)).to_be_focused()


def test_the_filters_are_open_beside_the_results_of_a_wide_window(page: Page) -> None:
    page.goto("/search")

    expect(page.get_by_role("region", name="Language")).to_be_visible()
    expect(page.get_by_text("Narrow the results", exact=True).first).to_be_hidden()


def test_the_filters_are_one_button_on_a_phone(phone: Page) -> None:
    phone.goto("/search?q=INTERPOL&language=es&from=2013")
    expect(phone.get_by_role("region", name="Language")).to_be_hidden()

    phone.get_by_text("Narrow the results (2 active)").click()
    expect(phone.get_by_role("region", name="Language")).to_be_visible()


@pytest.mark.parametrize(
    "asked",
    [
        "cybercrime",
        "cybercrime+OR+fraud+OR+police+OR+arrest+OR+drugs+OR+money+OR+terrorism+OR+operation",
        "international+police+cooperation+against+organized+crime" * 8 + "&words=any",
    ],
    ids=["a word", "ten words", "a long question"],
)
def test_a_phone_shows_the_first_result_at_once_and_the_chart_after_the_last(
    open_page: Callable[..., Page], asked: str
) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(f"/search?q={asked}")

    first, last = (
        page.locator(".hit").first.bounding_box(),
        page.locator(".hit").last.bounding_box(),
    )
    chart = page.locator(".histogram").bounding_box()
    assert first is not None
    assert last is not None
    assert chart is not None
    assert first["y"] + first["height"] < 844
    assert chart["y"] > last["y"]


@pytest.mark.parametrize("path", _EVERY_KIND_OF_PAGE)
def test_a_phone_never_scrolls_sideways(look_at: Callable[..., Page], path: str) -> None:
    phone = look_at(path, viewport={"width": 360, "height": 740}, has_touch=True)
    phone.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

    assert phone.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("path", _EVERY_KIND_OF_PAGE)
def test_what_a_finger_aims_at_on_a_phone_is_44_pixels_high(
    look_at: Callable[..., Page], path: str
) -> None:
    phone = look_at(path, viewport={"width": 360, "height": 740}, has_touch=True)
    phone.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

    # Links within a line of text are as high as the line, as WCAG 2.5.8 allows. The box of a result
    # is in its label, which is what is aimed at.
    aims = phone.locator(
        "button, summary, input:not([type=hidden], .tick > input), .tick, .chip, .facet a,"
        " .hit h3 a, .paging a, .switch a, .ways-out a, .name"
    )
    heights = "all => all.filter(one => one.getClientRects().length).map(one => "
    heights += "[one.innerText, one.getBoundingClientRect().height])"
    shown = aims.evaluate_all(heights)
    assert shown
    assert [(text, height) for text, height in shown if height < 44] == []


def test_a_word_of_a_value_is_broken_only_if_it_is_longer_than_the_line(
    look_at: Callable[..., Page],
) -> None:
    """The count has no room beside the first word, and the second is longer than the line."""
    page = look_at("/search?q=operation")

    lines = page.evaluate(
        """() => {
          const link = document.querySelector(".facet li a:has(> .count)");
          const label = link.firstElementChild;
          const count = link.querySelector(".count").getBoundingClientRect().width;
          const text = document.createRange(), width = link.getBoundingClientRect().width;
          const lines = () => {
            text.selectNodeContents(label);
            return new Set([...text.getClientRects()].map((one) => one.top)).size;
          };
          label.style.whiteSpace = "nowrap"; label.style.maxInlineSize = "none";
          const grow = (least) => {
            label.textContent = "н";
            while (lines() && text.getBoundingClientRect().width < least) label.textContent += "н";
            return label.textContent;
          };
          const word = grow(width - count), longer = grow(width + count);
          label.style.whiteSpace = label.style.maxInlineSize = "";
          return [word, `${word} a`, longer].map((value) => (label.textContent = value, lines()));
        }"""
    )

    assert lines == [1, 2, 2]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_wider_than_the_screen_is_shaded_on_the_side_where_it_goes_on(
    phone: Page, language: str
) -> None:
    phone.goto(f"/numbers?q=arrest&ui={language}")
    plot = phone.locator(".numbers .wide")
    box = plot.bounding_box()
    assert box
    sides = ["start", "end"] if language == "en" else ["end", "start"]

    def shown(side: str) -> bytes:
        left = box["x"] if side == sides[0] else box["x"] + box["width"] - 4
        return phone.screenshot(clip={"x": left, "y": box["y"] + 2, "width": 4, "height": 4})

    plain = shown("start")
    assert shown("end") != plain
    plot.evaluate("plot => plot.scrollLeft = (document.dir == 'rtl' ? -1 : 1) * plot.scrollWidth")
    assert shown("end") == plain
    assert shown("start") != plain


def test_the_answer_of_a_small_phone_to_a_question_begins_on_its_first_screen(phone: Page) -> None:
    phone.goto(
        "/search?q=how many people were arrested by the police in the fight against drug "
        "trafficking in the ports of northern Europe last year"
    )

    expect(phone.locator(".hit h3").first).to_be_in_viewport(ratio=0.5)


def test_what_stands_beside_several_lines_begins_with_the_first(
    look_at: Callable[..., Page],
) -> None:
    # All hits, so that whatever the fonts some are of one line and others of several.
    page = look_at("/search?q=INTERPOL&size=60", viewport={"width": 900, "height": 740})

    apart = page.evaluate(
        """() => {
          const box = (part) => {
            const letters = document.createRange();
            letters.selectNodeContents(part);
            return [...letters.getClientRects()];
          };
          const first = (part) =>
            document.createTreeWalker(part, NodeFilter.SHOW_TEXT, (text) =>
              text.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP).nextNode();
          const facets = [...document.querySelectorAll(".facet li:has(> .not)")].map((one) =>
            box(first(one.querySelector(":scope > .not")))[0].bottom - box(first(one))[0].bottom);
          const hits = [...document.querySelectorAll(".hit:not(:has(.excerpt))")].map((one) =>
            box(one.querySelector(".about"))[0].top - box(one.querySelector("h3")).at(-1).bottom);
          const lines = [...document.querySelectorAll(".hit h3")].map((one) =>
            new Set(box(one).map((line) => Math.round(line.bottom))).size);
          return { facets, hits, lines };
        }"""
    )

    assert max(map(abs, apart["facets"])) < 5
    assert max(apart["hits"]) - min(apart["hits"]) < 1
    assert min(apart["lines"]) == 1 < max(apart["lines"])


def test_the_parts_of_a_subject_that_all_hits_have_stand_below_it(page: Page) -> None:
    page.goto("/search?q=police")
    policing = page.locator("#facet-subject + ul > li", has_text="policing").first
    head, parts = policing.locator("> a"), policing.locator("> ul")

    # Of nine hits all are about policing, so nothing is left without it.
    expect(head).to_have_text("policing 9")
    expect(policing.locator("> .not")).to_have_count(0)
    above, below = head.bounding_box(), parts.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"] + 1
    assert above["width"] == below["width"]


def test_a_button_in_a_text_does_not_part_its_lines(look_at: Callable[..., Page]) -> None:
    phone = look_at("/headlines/0784f372aaa78340", viewport={"width": 360, "height": 740})

    heights = phone.locator("dd:has(> .plain)").evaluate_all(
        "all => all.map(one => one.clientHeight - parseFloat(getComputedStyle(one).paddingBottom))"
    )

    assert len(heights) == 5
    assert {height % 24 for height in heights} == {0}


@pytest.mark.parametrize("width", [390, 900])
@pytest.mark.parametrize("language", ["es", "fr"])
def test_what_can_be_done_with_a_result_stands_on_one_line(
    look_at: Callable[..., Page], language: str, width: int
) -> None:
    page = look_at(f"/search?q=INTERPOL&ui={language}", viewport={"width": width, "height": 740})

    last = page.get_by_text({"es": "Analizar", "fr": "Analyser"}[language], exact=True)
    first, end = page.locator("[data-copy]").first.bounding_box(), last.bounding_box()
    assert first
    assert end
    assert abs(first["y"] + first["height"] / 2 - end["y"] - end["height"] / 2) < 4
