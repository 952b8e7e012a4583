"""Headlines that HTML states as JSON-LD (schema.org)."""

import json
from collections.abc import Iterator
from typing import Any

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.pages.stated_headlines import StatedHeadline
from corpus.read_context import ReadContext

_ARTICLES = ("Article", "Posting", "Review", "Report", "NewsEvent")
_LISTED = ("ListItem",)
_DATES = ("datePublished", "dateCreated", "uploadDate")
# What tools state in the head of a page, the surest first, and what they state of articles alone.
_PUBLISHED = ("article:published_time", "og:article:published_time", "og:published_time")
_META_DATES = (
    *_PUBLISHED,
    *("datepublished", "citation_publication_date", "citation_date", "parsely-pub-date"),
    *("sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued"),
    *("dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "pubdate", "publishdate"),
    *("publish_date", "publish-date", "publication_date", "date"),
)
_META_TITLES = ("og:title", "citation_title", "headline", "dc.title", "dcterms.title")
_MOST_NODES = 100_000
_WRITTEN_OTHERWISE = regex.compile(r"[\s&<>\"'’\u00a0]+")
_WINDOW = 2**16  # characters to the next of several texts
_ARTICLE_ITEMS = '[itemscope][itemtype$="Article"], [itemscope][itemtype$="Posting"]'


def stated_headlines(
    tree: LexborHTMLParser, source: str, context: ReadContext
) -> list[StatedHeadline]:
    """Return the headlines that a page states, in their order; what is no JSON is reported.

    Those of an `ItemList` count by their names where nothing says more of them.
    """
    articles: list[StatedHeadline] = []
    listed: list[StatedHeadline] = []
    for script in tree.css('script[type="application/ld+json"]'):
        text = (script.text() or "").strip().removeprefix("<!--").removesuffix("-->").strip()
        number = source.count("\n", 0, max(0, source.find(text[:200]))) + 1
        text = text.removeprefix("//<![CDATA[").removesuffix("//]]>")
        try:
            document = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            if text:
                context.fault(number, "the JSON-LD of the page is no JSON and is left out")
            continue
        for node in _nodes(document):
            found = _headline(node, number, context)
            if found and _is_of(node, _ARTICLES):
                articles.append(found)
            elif found and _is_of(node, _LISTED):
                listed.append(found)
    stated = articles or listed or _of_meta(tree, context)
    return list(dict.fromkeys(stated or _undated(tree, source, context)))


def _undated(tree: LexborHTMLParser, source: str, context: ReadContext) -> list[StatedHeadline]:
    """Return the headlines without dates that a mail of alerts or a list of bookmarks states.

    The day on which a bookmark was set says nothing of when its page was published.
    """
    found = []
    for item in tree.css(_ARTICLE_ITEMS):
        name = _own(item, "[itemprop~=headline]") or _own(item, "[itemprop~=name]")
        link = _own(item, "[itemprop~=url][href]") or _own(item, "a[href]")
        if name and link:
            found.append((name, link))
    marks = tree.css("a[add_date][href], a[time_added][href]")
    if marks:
        context.note("the day on which a bookmark was set is no date of its page", len(marks))
    found += [(mark, mark) for mark in marks]
    headlines, at, line = [], 0, 1
    for name, link in found:
        text, url = context.printed(name.text()), link.attributes["href"] or ""
        if not text:
            continue
        # What stands between the signs that are often written in another way.
        part = max(_WRITTEN_OTHERWISE.split(text), key=len)
        met = source.find(part, at, at + _WINDOW)
        if met >= 0:
            line += source.count("\n", at, met)
            at = met + len(part)
        headlines.append(StatedHeadline(line, text, None, url, spare=True))
    return headlines


def _own(item: LexborNode, selector: str) -> LexborNode | None:
    """Return the first node in an *item* of microdata that is of no other item within it."""
    for node in item.css(selector):
        around = node.parent
        while around and around.mem_id != item.mem_id and "itemscope" not in around.attributes:
            around = around.parent
        if around and around.mem_id == item.mem_id:
            return node
    return None


def _of_meta(tree: LexborHTMLParser, context: ReadContext) -> list[StatedHeadline]:
    """Return the one headline of a page that is dated in its head and may be an article."""
    facts: dict[str, str] = {}
    for meta in tree.css("head meta[content]"):
        attributes = meta.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        value = context.printed(attributes.get("content") or "")
        if name and value:
            facts.setdefault(name.lower(), value)
    date = next((facts[name] for name in _META_DATES if name in facts), None)
    text = next((facts[name] for name in _META_TITLES if name in facts), "")
    headings = tree.css("h1")
    heading = context.printed(headings[0].text(separator=" ")) if len(headings) == 1 else ""
    if heading and (not text or heading in text):  # which may have the name of the site, too
        text = heading
    kind = facts.get("og:type")
    if date is None or not text or kind not in (None, "article"):
        return []
    named = kind is not None or "og:title" in facts
    published = named and any(name in facts for name in _PUBLISHED)
    return [StatedHeadline(1, text, date, facts.get("og:url"), True, published)]


def _nodes(document: object) -> Iterator[dict[str, Any]]:
    """Yield the objects in *document* in their order, less the trail of breadcrumbs to it."""
    pending = [document]
    for _ in range(_MOST_NODES):
        if not pending:
            return
        node = pending.pop()
        if isinstance(node, list):
            pending.extend(reversed(node))
        elif isinstance(node, dict) and not _is_of(node, ("BreadcrumbList",)):
            yield node
            pending.extend(reversed(list(node.values())))


def _is_of(node: dict[str, Any], ends: tuple[str, ...]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(ends) for name in names)


def _headline(node: dict[str, Any], number: int, context: ReadContext) -> StatedHeadline | None:
    text = _text(node, ("headline", "name"))
    if not text or not context.printed(text):
        return None
    url = _text(node, ("url", "@id")) or _text(node.get("mainEntityOfPage"), ("@id", "url"))
    return StatedHeadline(number, context.printed(text), _text(node, _DATES), url)


def _text(node: object, keys: tuple[str, ...]) -> str | None:
    if isinstance(node, str):
        return node
    if not isinstance(node, dict):
        return None
    values = (node.get(key) for key in keys)
    return next((value for value in values if isinstance(value, str) and value.strip()), None)
