"""What the script makes quicker: completions, results in place, copying, keys."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from corpus import Language, Source, Topic
from search import Document, open_writer

Serve = Callable[[Path], AbstractContextManager[str]]

_HEADING = "h1"


def _type(page: Page, text: str) -> None:
    page.locator("#q").press_sequentially(text)


def _options(page: Page) -> list[str]:
    page.get_by_role("option").first.wait_for()
    return [text.split("\n")[0].strip() for text in page.get_by_role("option").all_inner_texts()]


def _language(page: Page, name: str) -> Locator:
    """Return the link that chooses a language."""
    return page.get_by_role("region", name="Language").get_by_role("link", name=name).first


def _stay(page: Page) -> Callable[[], bool]:
    """Return a function that tells whether the page has been the same document since now."""
    page.evaluate("window.same = true")
    return lambda: bool(page.evaluate("window.same === true"))


def _places(page: Page) -> list[object]:
    """Return where each element of the page stands, but for the list of completions."""
    elements = page.locator("body *:not(#completions, #completions *)")
    places: list[object] = elements.evaluate_all(
        "elements => elements.map(element => {"
        " const { x, y, width, height } = element.getBoundingClientRect();"
        " return [element.localName, x, y, width, height] })"
    )
    return places


# Completions


def test_words_that_begin_so_are_offered_with_their_counts(scripted: Page) -> None:
    scripted.goto("/")
    _type(scripted, "interpol cyberc")

    option = scripted.get_by_role("option", name='interpol topic:"Cybercrime"')
    expect(option.locator(".count")).to_have_text("28")  # the topic and its headlines
    expect(scripted.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")


def test_arrows_choose_a_completion_and_enter_searches_it(scripted: Page) -> None:
    scripted.goto("/")
    scripted.locator("#q").fill("cyber")
    first, second, *_ = _options(scripted)
    box = scripted.get_by_role("combobox")

    scripted.keyboard.press("ArrowDown")
    scripted.keyboard.press("ArrowDown")
    expect(scripted.get_by_role("option", selected=True)).to_contain_text(second)
    expect(box).to_have_attribute("aria-activedescendant", "completion-1")
    expect(box).to_have_value("cyber")
    scripted.keyboard.press("ArrowUp")
    expect(scripted.get_by_role("option", selected=True)).to_contain_text(first)
    scripted.keyboard.press("ArrowUp")
    expect(scripted.get_by_role("option", selected=True)).to_have_count(0)
    scripted.keyboard.press("ArrowUp")
    last = scripted.get_by_role("option").last
    expect(last).to_have_attribute("aria-selected", "true")
    scripted.keyboard.press("ArrowDown")
    scripted.keyboard.press("ArrowDown")
    scripted.keyboard.press("Enter")

    expect(scripted.locator(_HEADING)).to_contain_text(first)
    expect(scripted.get_by_role("option")).to_have_count(0)


def test_a_completion_can_be_clicked(scripted: Page) -> None:
    scripted.goto("/")
    _type(scripted, "sextor")
    scripted.get_by_role("option", name="sextortion").click()

    expect(scripted.locator(_HEADING)).to_have_text("2 headlines for sextortion")


def test_escape_closes_the_completions_and_keeps_what_was_typed(scripted: Page) -> None:
    scripted.goto("/")
    _type(scripted, "cyber")
    _options(scripted)
    scripted.keyboard.press("Escape")

    expect(scripted.get_by_role("option")).to_have_count(0)
    expect(scripted.get_by_role("combobox")).to_have_value("cyber")
    expect(scripted.get_by_role("combobox")).to_be_focused()


def test_completions_close_when_the_box_is_left(scripted: Page) -> None:
    scripted.goto("/")
    _type(scripted, "cyber")
    _options(scripted)
    scripted.keyboard.press("Tab")

    expect(scripted.get_by_role("option")).to_have_count(0)


def test_enter_without_a_choice_searches_what_was_typed(scripted: Page) -> None:
    scripted.goto("/")
    _type(scripted, "sextor")
    _options(scripted)
    scripted.keyboard.press("Enter")

    expect(scripted).to_have_url(re.compile(r"\?q=sextor$"))


def test_a_completion_that_comes_late_is_dropped(scripted: Page) -> None:
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    scripted.route("**/suggest?*", hold_the_first)
    scripted.goto("/")
    with scripted.expect_request("**/suggest?q=cyber"):
        scripted.locator("#q").fill("cyber")  # at once, so that no beginning of it is asked for
    with scripted.expect_event("requestfailed") as failed:
        scripted.locator("#q").fill("sextor")
        assert _options(scripted) == ["sextortion"]

    assert failed.value.url.endswith("q=cyber")


# Results in place


def test_a_filter_changes_the_results_and_nothing_else(scripted: Page) -> None:
    scripted.goto("/search?topic=cybercrime&kind=headline")
    same = _stay(scripted)
    scripted.get_by_role("region", name="Language").get_by_role("link", name="Español 19").click()

    expect(scripted.locator(_HEADING)).to_have_text("19 headlines")
    expect(scripted).to_have_url(re.compile(r"kind=headline$"))
    expect(scripted).to_have_title("19 headlines – Dateline")
    assert "language=es" in scripted.url
    assert same()


def test_the_count_is_announced(scripted: Page) -> None:
    scripted.goto("/search?topic=cybercrime&kind=headline")
    expect(scripted.get_by_role("status")).to_be_empty()
    scripted.get_by_role("region", name="Language").get_by_role("link", name="Español 19").click()

    expect(scripted.get_by_role("status")).to_have_text("19 headlines")


def test_the_focus_stays_on_the_value_that_was_chosen(scripted: Page) -> None:
    scripted.goto("/search?topic=cybercrime&kind=headline")
    language = scripted.get_by_role("region", name="Language")
    language.get_by_role("link", name="Español 19").focus()
    scripted.keyboard.press("Enter")

    expect(scripted.locator(_HEADING)).to_have_text("19 headlines")
    expect(language.locator("a", has_text="Español").first).to_be_focused()
    scripted.keyboard.press("Enter")
    expect(scripted.locator(_HEADING)).to_have_text("27 headlines")


def test_the_focus_goes_to_the_heading_when_what_had_it_is_gone(scripted: Page) -> None:
    scripted.goto("/search?language=es")
    chips = scripted.get_by_role("navigation", name="What narrows")
    chips.get_by_role("link", name="Español").focus()
    scripted.keyboard.press("Enter")

    expect(scripted.locator(_HEADING)).to_be_focused()


def test_a_page_turned_begins_at_its_first_result(scripted: Page) -> None:
    scripted.goto("/search")
    scripted.get_by_role("link", name="Next").click()

    expect(scripted.get_by_text("21–40 of 70")).to_be_in_viewport()
    expect(scripted.locator("#results")).to_be_focused()


def test_back_and_forth_walk_through_the_searches(scripted: Page) -> None:
    scripted.goto("/search?q=INTERPOL")
    whole = scripted.locator(_HEADING).inner_text()
    same = _stay(scripted)
    _language(scripted, "Español").click()
    expect(scripted.locator(_HEADING)).not_to_have_text(whole)
    narrowed = scripted.locator(_HEADING).inner_text()
    scripted.locator("#q").fill("sextortion")
    scripted.keyboard.press("Enter")
    expect(scripted.locator(_HEADING)).to_contain_text("sextortion")

    scripted.go_back()
    expect(scripted.locator(_HEADING)).to_have_text(narrowed)
    expect(scripted.locator("#q")).to_have_value("INTERPOL")
    scripted.go_back()
    expect(scripted.locator(_HEADING)).to_have_text(whole)
    scripted.go_forward()
    expect(scripted.locator(_HEADING)).to_have_text(narrowed)
    assert same()


def test_back_from_a_headline_is_the_search_that_led_to_it(scripted: Page) -> None:
    scripted.goto("/search?q=INTERPOL")
    _language(scripted, "Español").click()
    expect(scripted.get_by_role("navigation", name="What narrows")).to_be_visible()
    narrowed = scripted.locator(_HEADING).inner_text()
    scripted.locator(".hit h3 a").first.click()
    expect(scripted).to_have_url(re.compile("/headlines/"))

    scripted.go_back()
    expect(scripted.locator(_HEADING)).to_have_text(narrowed)


def test_a_search_sent_again_keeps_the_filter_that_was_chosen_in_place(scripted: Page) -> None:
    scripted.goto("/search?q=INTERPOL")
    _language(scripted, "Español").click()
    expect(scripted).to_have_url(re.compile("language=es"))
    scripted.locator("#q").fill("ciberdelincuencia")
    scripted.keyboard.press("Enter")

    expect(scripted).to_have_url(re.compile(r"\?q=ciberdelincuencia&language=es$"))


def test_dates_typed_in_words_are_told_in_place(scripted: Page) -> None:
    scripted.goto("/search")
    same = _stay(scripted)
    scripted.get_by_label("From", exact=True).fill("marzo 2014")
    scripted.keyboard.press("Enter")

    expect(scripted.get_by_text("“marzo 2014” is understood as: from Mar 2014.")).to_be_visible()
    expect(scripted.get_by_label("From", exact=True)).to_have_value("2014-03-01")
    expect(scripted.get_by_label("From", exact=True)).to_be_focused()
    assert same()


def test_a_folded_facet_stays_open_as_the_results_change(phone: Page) -> None:
    phone.goto("/search?topic=cybercrime")
    phone.get_by_text("Narrow the results (1 active)").click()
    phone.get_by_role("region", name="Language").get_by_role("link", name="English").first.click()

    expect(phone.get_by_text("Narrow the results (2 active)")).to_be_visible()
    expect(phone.get_by_role("region", name="Language")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/search?q=cybercrime", "/topics/cybercrime"])
def test_the_script_moves_nothing(open_page: Callable[..., Page], path: str) -> None:
    plain, scripted = open_page(), open_page()
    plain.route("**/dateline.js*", lambda route: route.fulfill(content_type="text/javascript"))
    plain.goto(path)
    scripted.goto(path)
    scripted.locator("#q").fill("cyber")
    _options(scripted)

    assert _places(scripted) == _places(plain)


# Small things


def test_a_link_is_copied_that_shows_the_same_to_somebody_else(
    scripted: Page, open_page: Callable[..., Page]
) -> None:
    scripted.context.grant_permissions(["clipboard-read", "clipboard-write"])
    scripted.goto("/search?q=INTERPOL&ui=es")
    scripted.get_by_role("region", name="Idioma").get_by_role("link", name="Español").first.click()
    expect(scripted).to_have_url(re.compile("language=es"))
    scripted.get_by_role("button", name="Copiar enlace").click()
    expect(scripted.get_by_role("button", name="Copiado")).to_be_visible()
    link = scripted.evaluate("navigator.clipboard.readText()")

    assert link.endswith("/search?q=INTERPOL&language=es")
    somebody = open_page(locale="en-GB")
    somebody.goto(link)
    found = re.match(r"\d+", scripted.locator(_HEADING).inner_text())
    assert found
    expect(somebody.locator(_HEADING)).to_have_text(f"{found[0]} headlines for INTERPOL")


def test_a_slash_goes_to_the_box_but_can_be_typed_in_it(scripted: Page) -> None:
    scripted.goto("/search?q=fraud")
    scripted.keyboard.press("/")
    expect(scripted.locator("#q")).to_be_focused()
    scripted.keyboard.press("End")
    scripted.keyboard.press("/")

    expect(scripted.locator("#q")).to_have_value("fraud/")
    scripted.goto("/")
    expect(scripted.locator("#q")).to_be_focused()  # by itself, which the browser may do later
    scripted.keyboard.press("/")
    scripted.keyboard.press("a")
    expect(scripted.locator("#q")).to_have_value("a")


@pytest.mark.parametrize("path", ["/", "/search", "/topics/cybercrime"])
def test_a_question_mark_lists_the_keys(scripted: Page, path: str) -> None:
    scripted.goto(path)
    scripted.locator("main").focus()
    scripted.keyboard.press("?")
    expect(scripted.get_by_role("dialog", name="Keys")).to_be_visible()

    scripted.keyboard.press("Escape")
    expect(scripted.get_by_role("dialog")).to_have_count(0)
    scripted.get_by_role("button", name="Keys").click()
    scripted.get_by_role("button", name="Close").click()
    expect(scripted.get_by_role("dialog")).to_have_count(0)


def test_the_export_menu_closes_with_escape_and_with_a_click_elsewhere(scripted: Page) -> None:
    scripted.goto("/search")
    menu, entry = scripted.get_by_text("Export", exact=True), scripted.get_by_text("BibTeX")
    menu.click()
    expect(entry).to_be_visible()
    scripted.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(menu).to_be_focused()

    menu.click()
    scripted.locator(_HEADING).click()
    expect(entry).to_be_hidden()


@pytest.fixture(scope="module")
def twelve_topics(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[str]:
    """Return the address of a server over headlines of twelve topics and of twelve crimes."""
    where: Path = tmp_path_factory.mktemp("topics") / "index"
    names = [f"Town {number}" for number in range(10, 21)] + ["Zürich"]
    crimes = "arson assault burglary extortion kidnapping manslaughter murder rape robbery shooting"
    with open_writer(where, rebuild=True) as writer:
        for name, crime in zip(names, [*crimes.split(), "stabbing", "theft"], strict=True):
            made = Document(
                id=name,
                kind="headline",
                text=f"Police of {name}",
                language=Language("en", 1.0, "stated"),
                topics=(Topic(name.lower(), name),),
                subjects=("crime", crime),
                sources=(Source("made.jsonl", 1),),
            )
            writer.put(made)
        writer.commit()
    with serve(where) as address:
        yield address


def test_a_long_facet_is_searched_without_accents_or_case(
    open_page: Callable[..., Page], twelve_topics: str
) -> None:
    page = open_page(base_url=twelve_topics)
    page.goto("/search")
    topics = page.get_by_role("region", name="Topic")
    topics.get_by_text("2 more").click()
    topics.get_by_label("Search these values").fill("ZUR")

    expect(topics.locator("details li:visible")).to_have_text(re.compile("Zürich"))
    topics.get_by_label("Search these values").fill("")
    expect(topics.locator("details li:visible")).to_have_count(2)


def test_a_head_stays_with_its_parts_that_are_found_and_finds_them(
    open_page: Callable[..., Page], twelve_topics: str
) -> None:
    page = open_page(base_url=twelve_topics)
    page.goto("/search")
    subjects = page.get_by_role("region", name="Subject")
    subjects.get_by_text("3 more").click()
    shown = subjects.locator("details li:visible > :first-child > bdi, details .head:visible")

    subjects.get_by_label("Search these values").fill("thef")
    expect(shown).to_have_text(["crime", "theft"])
    subjects.get_by_label("Search these values").fill("crim")
    expect(shown).to_have_text(["crime", "shooting", "stabbing", "theft"])


def test_a_long_facet_is_whole_without_a_script(
    open_page: Callable[..., Page], twelve_topics: str
) -> None:
    page = open_page(base_url=twelve_topics, java_script_enabled=False)
    page.goto("/search")
    topics = page.get_by_role("region", name="Topic")
    expect(topics.get_by_label("Search these values")).to_be_hidden()
    topics.get_by_text("2 more").click()

    expect(topics.locator("li:visible")).to_have_count(12)
    expect(topics.get_by_label("Search these values")).to_be_hidden()
