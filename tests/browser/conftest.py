"""Debian's Chromium, to look at the real server with."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the browser. Where it is missing, its tests are skipped, but in CI they fail."""
    if not _CHROMIUM.exists():
        reason = f"{_CHROMIUM} is missing; on Debian: apt install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """Return an empty page of a wide window, which must not complain of anything in the end."""
    context = browser.new_context(base_url=address, java_script_enabled=request.param)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """Return an empty page as wide as a phone held upright."""
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()
