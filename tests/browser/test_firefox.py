"""The main journey in Debian's Firefox: search, narrow, keep, read on, choose a span of time."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from processes import next_line, running
from webdriver import Firefox
from websockets.sync.client import connect

_FIREFOX = Path("/usr/bin/firefox-esr")


@pytest.fixture(scope="module")
def firefox(
    tmp_path_factory: pytest.TempPathFactory, skip: Callable[[str], NoReturn]
) -> Iterator[Firefox]:
    """Return a window of Firefox, with a profile of its own; nothing may complain in the end."""
    if not _FIREFOX.exists():
        skip(f"{_FIREFOX} is missing; on Debian: apt install {_FIREFOX.name}")
    profile = tmp_path_factory.mktemp("profile")
    options = ["--headless", "--no-remote", "--remote-debugging-port", "0"]
    command = [str(_FIREFOX), *options, "--profile", str(profile), "about:blank"]
    with running(command, stderr=subprocess.PIPE) as process:
        said = next_line(process, process.stderr)
        while said and "listening on" not in said:
            said = next_line(process, process.stderr)
        with connect(f"{said.split()[-1]}/session", proxy=None) as socket:
            window = Firefox(socket)
            yield window
    assert window.complaints == []


def test_a_search_is_made_narrowed_kept_and_read_in_firefox(firefox: Firefox, address: str) -> None:
    firefox.resize(1280, 900)
    firefox.open(address)
    firefox.until("document.activeElement.id === 'q'")
    firefox.type(*"cybercrime", "Enter")
    firefox.until("location.search === '?q=cybercrime'")
    firefox.until("document.querySelectorAll('.hit').length === 11")

    # A filter is followed in place.
    firefox.run("window.same = true")
    firefox.click("[aria-labelledby] a[href='/search?q=cybercrime&language=es']")
    firefox.until("document.querySelector('h1').innerText === '8 headlines for cybercrime'")
    assert firefox.run("window.same")

    # A span is dragged across the chart: the years from 2012 to 2013.
    x, y, width, height = firefox.box(".histogram > svg")
    years = firefox.run("document.querySelector('.brush').dataset.periods.split(' ')")
    places = [
        (x + width * (years.index(year) + 0.5) / len(years), y + height / 2)
        for year in ("2012", "2013")
    ]
    firefox.drag(places[0], places[1])
    firefox.until("location.search.endsWith('&language=es&from=2012&to=2013')")
    firefox.until("document.querySelectorAll('.hit').length === 4")

    # The keyboard keeps the second headline, opens it, goes on to the third, and back.
    firefox.type("j", "j", "x", "Enter")
    firefox.until("document.querySelector('.mine .count').innerText === '1'")
    firefox.until("document.querySelector('.reading-on')?.innerText.includes('2 of 4')")
    firefox.type("j")
    firefox.until("document.querySelector('.reading-on')?.innerText.includes('3 of 4')")
    firefox.click(".reading-on a")
    firefox.until("location.hash === '#hit-3'")

    # The list has it, and its chart file is offered.
    firefox.click(".mine")
    firefox.until("document.querySelectorAll('#list .hit, .hit').length === 1")


def test_a_span_is_chosen_by_keys_from_right_to_left_on_a_phone_in_firefox(
    firefox: Firefox, address: str
) -> None:
    firefox.resize(390, 740)
    firefox.open(f"{address}/search?q=cybercrime&ui=ar")

    assert firefox.run("document.documentElement.scrollWidth <= innerWidth")
    firefox.run("document.querySelector('.thumbs input').focus()")
    firefox.type("ArrowLeft")  # onward in time
    firefox.until("document.querySelector('.thumbs input').ariaValueText === '2012'")
    firefox.type("Tab", "ArrowRight", "ArrowRight", "Tab", "Enter")
    firefox.until("location.search.endsWith('?q=cybercrime&ui=ar&from=2012&to=2017')")
    firefox.until("document.querySelector('h1').innerText.startsWith('8 ')")
