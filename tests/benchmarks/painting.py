"""How long a reader waits for a page: until the server answers, and until it is painted.

    python tests/benchmarks/painting.py INDEX [--words 20]

INDEX is the folder of an index. The real server runs over it with two workers, and Debian's
Chromium opens each page in a window of 1280 by 900 as somebody would who has never been there: no
cache, a context of its own each time. Searches are for so many words of the archive, the most
frequent and some rarer ones in turn. "server" is the time from the request to the first byte of
the answer, "painted" the time from the wish to go there to the first paint with content, both as
the browser measures them, medians and the 95th percentiles; the browser and the server share the
processors. Weights are in kB of 1000 bytes: HTML, style sheet and script as they are, and as they
travel.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright
from serving import frequent_words, serving

from search import Query, open_index

_CHROMIUM = "/usr/bin/chromium"
_WINDOW = {"width": 1280, "height": 900}
_MEASURED = """
async () => {
  const painted = await new Promise(resolve => new PerformanceObserver(list => {
    const entry = list.getEntriesByName("first-contentful-paint")[0];
    if (entry) resolve(entry.startTime);
  }).observe({type: "paint", buffered: true}));
  const page = performance.getEntriesByType("navigation")[0];
  const all = [page, ...performance.getEntriesByType("resource")];
  const sum = name => all.reduce((total, entry) => total + entry[name], 0);
  return [page.responseStart - page.requestStart, painted, page.decodedBodySize,
          sum("decodedBodySize"), sum("transferSize"), all.length];
}
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One page as the browser measured it: times in ms, sizes in bytes."""

    server: float
    painted: float
    html: int
    whole: int
    transferred: int
    requests: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("--words", type=int, default=20)
    given = parser.parse_args()
    kinds = kinds_of_pages(given.index, frequent_words(given.index)[:: 40 // given.words])
    print(f"{open_index(given.index).version().documents:,} documents\n")
    print(
        "| page | server, ms | p95 | painted, ms | p95 | HTML, kB | whole, kB "
        "| transferred, kB | requests |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    with (
        serving(given.index, workers=2) as (_, address),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        for name, paths in kinds.items():
            for _ in range(6):  # both workers compile a template on its first use
                visit(browser, address, paths[0])
            visits = [visit(browser, address, path) for path in paths]
            print(f"| {name} | {cells(visits)} |", flush=True)
        browser.close()


def kinds_of_pages(index: Path, words: list[str]) -> dict[str, list[str]]:
    """Return the paths to open for each kind of page."""
    engine = open_index(index)
    some = engine.search(Query(size=len(words)))
    topics = next(facet.values for facet in some.facets if facet.id == "topic")
    year = max(some.histogram.buckets, key=lambda bucket: bucket.count)
    of_the_year = engine.search(Query(dates=year.dates))
    language = next(facet.values for facet in of_the_year.facets if facet.id == "language")[0]
    narrowed = f"language={language.value}&from={year.value}&to={year.value}"
    asked = [quote(word) for word in words]
    pairs = zip(asked, [*asked[1:], asked[0]], strict=True)
    return {
        "home": ["/"] * len(words),
        "search": [f"/search?q={word}" for word in asked],
        "search, one language, one year": [f"/search?q={word}&{narrowed}" for word in asked],
        "search, in Arabic": [f"/search?q={word}&ui=ar" for word in asked],
        "search, 200 on a page": [f"/search?q={word}&size=200" for word in asked],
        "everything": ["/search"] * len(words),
        "compare": [f"/compare?q={one}&q={other}" for one, other in pairs],
        "topic": [f"/topics/{quote(topic.value)}" for topic in topics[: len(words)]],
        "headline": [f"/headlines/{quote(hit.document.id)}" for hit in some.hits],
    }


def visit(browser: Browser, address: str, path: str) -> Visit:
    """Return what it took to open the page at *path* for the first time."""
    context = browser.new_context(base_url=address, viewport=_WINDOW)
    page = context.new_page()
    page.goto(path)
    measured = Visit(*page.evaluate(_MEASURED))
    context.close()
    return measured


def cells(visits: list[Visit]) -> str:
    """Return the figures of one kind of page as cells of a table."""
    times = []
    for name in ("server", "painted"):
        values = [getattr(one, name) for one in visits]
        slowest = quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
        times.append(f"{median(values):.0f} | {slowest:.0f}")
    sizes = [
        f"{median(getattr(one, name) for one in visits) / 1000:.0f}"
        for name in ("html", "whole", "transferred")
    ]
    return f"{' | '.join(times)} | {' | '.join(sizes)} | {max(one.requests for one in visits)}"


if __name__ == "__main__":
    main()
