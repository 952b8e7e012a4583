"""OPML, in which outliners and readers of feeds keep what they list: links, and subscriptions."""

from collections.abc import Iterator

from corpus.read_context import ReadContext
from corpus.readers.records.records import Record
from corpus.xml_tree import Element

ROOTS = frozenset(("opml",))
"""The roots of such documents."""


def outline_records(root: Element, context: ReadContext) -> Iterator[tuple[int, Record]]:
    """Yield a record for each link in *root*, with the outlines around it as its topics.

    A feed that is subscribed to is no headline, which is noted.
    """
    body = root.first("body")
    if body:
        yield from _links(body, (), context)


def _links(
    around: Element, topics: tuple[str, ...], context: ReadContext
) -> Iterator[tuple[int, Record]]:
    for outline in around.elements("outline"):
        said = outline.attributes
        text = said.get("text") or said.get("title") or ""
        if said.get("xmlUrl"):
            context.note("a feed that is subscribed to, which is no headline")
        elif said.get("url"):
            record = {"title": text, "url": said["url"], "date": said.get("created", "")}
            yield outline.line, record | {"topics": list(topics)}
        yield from _links(outline, (*topics, text) if text else topics, context)
