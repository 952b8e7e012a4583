"""Debian's Chromium without windows, to look at the real server with."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from processes import PATIENCE

_CHROMIUM = Path("/usr/bin/chromium-headless-shell")
"""A page takes a quarter of the processor time that it takes in the Chromium that has windows."""

expect.set_options(timeout=1000 * PATIENCE)
_PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest.fixture(scope="session")
def browser(skip: Callable[[str], NoReturn]) -> Iterator[Browser]:
    """Return the browser."""
    if not _CHROMIUM.exists():
        skip(f"{_CHROMIUM} is missing; on Debian: apt install {_CHROMIUM.name}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an empty page; none may complain of anything in the end.

    It takes what `Browser.new_context` does; the window is wide unless told otherwise. Of a
    *faulty* address the browser itself complains, as of its status.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(*, faulty: bool = False, **settings: Any) -> Page:
        contexts.append(browser.new_context(**{"base_url": address, **settings}))
        contexts[-1].set_default_timeout(1000 * PATIENCE)
        page = contexts[-1].new_page()
        if not faulty:
            page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def windows(browser: Browser, address: str) -> Iterator[Callable[..., tuple[Page, list[str]]]]:
    """Return a function that gives the window of some settings, and of what its pages complain."""
    opened: dict[str, tuple[Page, list[str]]] = {}

    def window(**settings: Any) -> tuple[Page, list[str]]:
        key = repr(sorted(settings.items()))
        if key not in opened:
            page = browser.new_page(base_url=address, **settings)
            page.set_default_timeout(1000 * PATIENCE)
            complaints: list[str] = []
            page.on("pageerror", lambda error: complaints.append(str(error)))
            opened[key] = page, complaints
        return opened[key]

    yield window
    for page, _ in opened.values():
        page.close()


@pytest.fixture
def look_at(windows: Callable[..., tuple[Page, list[str]]]) -> Iterator[Callable[..., Page]]:
    """Return a function that goes to an address in a window that a module's tests share.

    For tests that only look: what they keep in the browser, the next one finds there. It takes what
    `Browser.new_page` does. A window of its own costs as much as most pages.
    """
    told: list[list[str]] = []

    def look_at(path: str, **settings: Any) -> Page:
        page, complaints = windows(**settings)
        told.append(complaints)
        page.emulate_media(color_scheme="light")
        page.goto(path)
        return page

    yield look_at
    found = [complaint for complaints in told for complaint in complaints]
    for complaints in told:  # those of the next test are its own
        complaints.clear()
    assert found == []


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    """Return an empty page, once with scripts and once without."""
    return open_page(java_script_enabled=request.param)


@pytest.fixture
def scripted(open_page: Callable[..., Page]) -> Page:
    """Return an empty page with scripts."""
    return open_page()


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    """Return an empty page as wide as a phone held upright, which may go to faulty addresses."""
    return open_page(faulty=True, **_PHONE)
