"""Sitemaps, of which those for news name headlines (sitemaps.org 0.9; Google, "News sitemaps").

Elements count by their names whatever their prefix, since that is how sites write them.
"""

from collections.abc import Iterator

from corpus.languages import language_code
from corpus.read_context import ReadContext
from corpus.readers.records.records import Record
from corpus.xml_tree import Element

ROOTS = ("urlset", "sitemapindex")
"""The names of the root of a sitemap, or of an index of sitemaps."""


def sitemap_records(root: Element, context: ReadContext) -> Iterator[tuple[int, Record]]:
    """Yield a record for each address with a title; the others are counted."""
    if root.name == "sitemapindex":
        maps = sum(1 for _ in root.elements("sitemap"))
        context.note(
            f"an index of {maps:,} sitemaps, which are files of their own; nothing to read"
        )
        return
    untitled = 0
    for entry in root.elements("url"):
        news = entry.first("news") or entry.first("video")
        title = _text(news, "title")
        if not title:
            untitled += 1
            continue
        yield entry.line, _record(entry, news, title)
    if untitled:
        context.note("an address without a title, which is no headline", untitled)


def _record(entry: Element, news: Element | None, title: str) -> Record:
    stated = _text(news, "publication/language")
    return {
        "headline": title,
        "date": _text(news, "publication_date") or _text(entry, "lastmod"),
        "language": stated if language_code(stated) else None,
        "keywords": ";".join(
            (*_text(news, "keywords").split(","), *(_texts(news, "tag")), _text(news, "category"))
        ),
        "description": _text(news, "description"),
        "url": _text(entry, "loc"),
        "source": _text(news, "publication/name"),
    }


def _text(element: Element | None, path: str) -> str:
    found = element.first(path) if element else None
    return found.text().strip() if found else ""


def _texts(element: Element | None, name: str) -> list[str]:
    return [one.text().strip() for one in element.elements(name)] if element else []
