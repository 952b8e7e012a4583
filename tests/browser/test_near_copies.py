"""A folded story on the page: opened by its link, and shown in full, without scripts."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Page, expect

from search import Document, Engine

TELLINGS = [
    ("Ferry sinks off Crete, twelve sailors missing", "2016-01-01"),
    ("Twelve sailors missing: ferry sinks off Crete", "2016-01-02"),
    ("Sailors of Crete on strike for higher wages", "2016-01-03"),
]


def test_a_story_is_folded_opened_and_shown_in_full(
    open_page: Callable[..., Page],
    serve: Callable[[Path], AbstractContextManager[str]],
    make_engine: Callable[..., Engine],
    make_document: Callable[..., Document],
    tmp_path: Path,
) -> None:
    make_engine(*(make_document(text, day) for text, day in TELLINGS))
    with serve(tmp_path / "index") as address:
        page = open_page(java_script_enabled=False, base_url=address)
        page.goto("/search?q=crete&sort=newest")
        results = page.locator(".hits h3")

        expect(results).to_have_text([TELLINGS[2][0], TELLINGS[1][0]])
        expect(page.locator(".folded")).to_contain_text("2 after folding near-copies")
        page.get_by_role("link", name="+1 like it").click()
        expect(results).to_have_text([TELLINGS[1][0], TELLINGS[0][0]])
        page.get_by_role("link", name="Near-copies of one headline").click()
        page.get_by_role("link", name="Show all").click()
        expect(results).to_have_count(3)
        page.get_by_role("link", name="Near-copies not folded").click()
        expect(results).to_have_count(2)
