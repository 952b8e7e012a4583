"""A span of time chosen on a chart, by pointer, touch and keyboard, and the chart as an image."""

import re
import struct
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

_ASKED = re.compile(r"[?&]from=2012&to=2013(&|$)")
_FOUND = "4 headlines for cybercrime"  # one of 2012 and three of 2013


def _middle(chart: Locator, year: str, *, onward: bool = True) -> tuple[float, float]:
    """Return the place of the middle of *year* in a chart, which runs *onward* or backward."""
    form = chart.locator("xpath=..").locator(".brush")
    years = (form.get_attribute("data-periods") or "").split()
    box = chart.bounding_box()
    assert box
    part = (years.index(year) + 0.5) / len(years)
    x = box["x"] + box["width"] * (part if onward else 1 - part)
    return x, box["y"] + box["height"] / 2


def test_a_span_is_dragged_across_the_chart(scripted: Page) -> None:
    scripted.goto("/search?q=cybercrime")
    chart = scripted.locator(".histogram > svg")
    start, end = _middle(chart, "2013"), _middle(chart, "2012")

    scripted.mouse.move(*start)
    scripted.mouse.down()
    scripted.mouse.move(*end, steps=5)
    expect(chart.locator(".brushed")).to_have_count(1)
    scripted.mouse.up()

    expect(scripted).to_have_url(_ASKED)
    expect(scripted.locator("h1")).to_have_text(_FOUND)
    expect(scripted.get_by_role("textbox", name="From")).to_have_value("2012-01-01")


def test_escape_aborts_a_drag(scripted: Page) -> None:
    scripted.goto("/search?q=cybercrime")
    chart = scripted.locator(".histogram > svg")
    first = scripted.locator(".histogram .brush [name=from]")
    before = first.input_value()

    scripted.mouse.move(*_middle(chart, "2013"))
    scripted.mouse.down()
    scripted.mouse.move(*_middle(chart, "2012"), steps=5)
    expect(chart.locator(".brushed")).to_have_count(1)
    scripted.keyboard.press("Escape")
    scripted.mouse.move(*_middle(chart, "2013"), steps=5)
    scripted.mouse.up()

    expect(chart.locator(".brushed")).to_have_count(0)
    expect(first).to_have_value(before)
    assert scripted.url.endswith("/search?q=cybercrime")


def test_a_finger_drags_from_right_to_left_in_arabic(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 740}, has_touch=True, is_mobile=True)
    page.goto("/search?q=cybercrime&ui=ar")
    chart = page.locator(".histogram > svg")
    chart.scroll_into_view_if_needed()
    (x, y), (to, _) = (_middle(chart, year, onward=False) for year in ("2012", "2013"))
    touch = page.context.new_cdp_session(page)

    def send(kind: str, *points: dict[str, float]) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    assert to < x
    send("touchStart", {"x": x, "y": y})
    for step in range(1, 6):
        send("touchMove", {"x": x + (to - x) * step / 5, "y": y})
    send("touchEnd")

    expect(page).to_have_url(_ASKED)
    expect(page.locator("h1")).to_have_text("4 عناوين عن cybercrime")


def test_arrows_choose_a_span_of_a_comparison(scripted: Page) -> None:
    scripted.goto("/compare?q=cybercrime&q=sextortion&from=2011&to=2014")
    first = scripted.get_by_role("slider", name="Beginning of the span")

    first.focus()
    scripted.keyboard.press("ArrowRight")
    expect(first).to_have_attribute("aria-valuetext", "2012")
    scripted.keyboard.press("Tab")
    scripted.keyboard.press("ArrowLeft")
    expect(scripted.get_by_role("slider", name="End of the span")).to_have_attribute(
        "aria-valuetext", "2013"
    )
    scripted.keyboard.press("Tab")
    scripted.keyboard.press("Enter")

    expect(scripted).to_have_url(_ASKED)
    rows = scripted.locator("tbody th")
    expect(rows).to_have_text(["2012", "2013"])


def test_a_thumb_pushes_the_other_along(scripted: Page) -> None:
    scripted.goto("/search?q=cybercrime&from=2011&to=2013")
    first, last = scripted.get_by_role("slider").all()

    expect(last).to_have_attribute("aria-valuetext", "2013")
    first.focus()
    for _ in range(4):
        scripted.keyboard.press("ArrowRight")

    expect(first).to_have_attribute("aria-valuetext", "2015")
    expect(last).to_have_attribute("aria-valuetext", "2015")


def test_the_chart_is_saved_as_the_image_that_is_seen(scripted: Page, tmp_path: Path) -> None:
    scripted.goto("/search?q=cybercrime")
    scripted.get_by_text("Chart and numbers").click()

    with scripted.expect_download() as download:
        scripted.get_by_role("link", name="Chart (PNG)").click()

    assert download.value.suggested_filename == "dateline-timeline.png"
    download.value.save_as(tmp_path / "chart.png")
    image = (tmp_path / "chart.png").read_bytes()
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", image[16:24]) == (1920, 800)  # twice the SVG's 960 by 400
