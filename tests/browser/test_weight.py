"""What a page costs: how much it weighs, and whom it asks."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response

_PAGES = [
    "/",
    "/search?q=cybercrime",
    "/search",
    "/compare?q=cybercrime&q=fraud",
    "/topics/cybercrime",
    "/headlines/7a8da18799ab5f11",
    "/api",
]
_MOST = 100_000  # bytes of HTML, style sheet and script together, as they are read


@pytest.mark.parametrize("path", _PAGES)
def test_a_page_weighs_less_than_100_kb_and_asks_nobody_else(
    open_page: Callable[..., Page], address: str, path: str
) -> None:
    page = open_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(path, wait_until="networkidle")
    page.locator("#q").fill("cyber")
    page.get_by_role("option").first.wait_for()

    assert [answer.url for answer in answers if not answer.url.startswith(f"{address}/")] == []
    weighed = [answer for answer in answers if "/suggest" not in answer.url]
    assert len(weighed) >= 3
    assert sum(len(answer.body()) for answer in weighed) < _MOST
