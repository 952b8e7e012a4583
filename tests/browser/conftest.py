"""The real server over the sample archive, and Debian's Chromium to look at it with."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def address(sample_index: Path) -> Iterator[str]:
    """Return the address of a server on a free port of this machine, without the last slash."""
    command = [str(Path(sys.executable).parent / "dateline"), "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--index", str(sample_index)], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        yield server.stdout.readline().split()[3].rstrip("/")
        server.terminate()


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
