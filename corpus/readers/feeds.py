"""Saved feeds: RSS and Atom."""

import io
from collections.abc import Iterator
from typing import Any

import feedparser
import regex
from selectolax.lexbor import LexborHTMLParser

from corpus.languages import language_code
from corpus.model import Headline, Topic
from corpus.read_context import ReadContext

_DECLARATION = regex.compile(rb"<\?xml[^>]*encoding=[\"']([\w.-]+)")
_XML_DECLARATION = regex.compile(r"\s*<\?xml[^>]*\?>")
_OWN_ENTITIES = regex.compile(r"<!DOCTYPE[^>\[]*\[|<!ENTITY", regex.IGNORECASE)
_ROOT = regex.compile(r"<(?:\w+:)?(?:rss|feed|rdf)\b", regex.IGNORECASE)
_ENTRY = regex.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", regex.IGNORECASE)


def read_feed(context: ReadContext) -> Iterator[Headline]:
    """Yield the entries of a saved feed as headlines, its tags as their topics."""
    text = context.document(_DECLARATION)
    if text is None:
        return
    root = _ROOT.search(text)
    if root is None:
        context.fault(1, "neither RSS nor Atom; the file is left out")
        return
    if _OWN_ENTITIES.search(text, 0, root.start()):
        # expat stops a bomb by itself (2.4.1 and later), but not before it has cost seconds.
        context.fault(
            1, "the feed defines entities of its own, which may be a bomb; it is left out"
        )
        return
    try:
        feed = feedparser.parse(
            io.BytesIO(_XML_DECLARATION.sub("", text, count=1).encode(errors="replace")),
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except ValueError as error:  # such as "&#xD800;", which is no character
        context.fault(1, f"no feed that can be parsed: {error}; it is left out")
        return
    if feed.bozo:
        context.fault(_error_line(feed), f"{feed.bozo_exception}; read as far as it goes")
    if context.language is None:
        context.expect_language(language_code(feed.feed.get("language") or ""))
    if not context.source:
        context.source = context.printed(_shown(feed.feed.get("title_detail") or {}))
    context.printed_dates = lambda: (_date_text(entry) for entry in feed.entries)
    for line, entry in zip(_lines(text, len(feed.entries)), feed.entries, strict=True):
        headline = _headline(context, line, entry, feed.feed.get("language"))
        if headline:
            yield headline
    if not feed.entries:
        context.note("the feed has no entries")


def _headline(
    context: ReadContext, line: int, entry: Any, feed_language: str | None
) -> Headline | None:
    title = entry.get("title_detail") or {}
    text = context.printed(_shown(title))
    if not text:
        context.fault(line, "the entry has no title and is left out")
        return None
    date_text = context.printed(_date_text(entry)) or None
    languages = (context.language,) if context.language else ()
    stated = context.stated.of_topic()
    labels = (tag.get("label") or tag.get("term") or "" for tag in entry.get("tags", ()))
    topics = tuple(sorted({Topic.named(label) for label in map(context.printed, labels) if label}))
    return context.headline(
        line,
        text,
        date_text,
        context.date(date_text, languages) if date_text else None,
        # A feed's language is often its software's default, an entry's is meant.
        language=title.get("language") if title.get("language") != feed_language else None,
        topics=(stated,) if stated else topics,
        description=context.printed(_shown(entry.get("summary_detail") or {})),
        url=entry.get("link"),
        # Of an aggregator's feed, each entry names the outlet that it was taken from.
        source=context.printed(str((entry.get("source") or {}).get("title") or "")),
    )


def _shown(detail: Any) -> str:
    """Return a text construct of a feed as a reader sees it, without markup."""
    value = str(detail.get("value") or "")
    if "html" in str(detail.get("type")) and ("<" in value or "&" in value):
        return str(LexborHTMLParser(value).text(separator=" "))
    return value


def _date_text(entry: Any) -> str:
    # As printed, and not feedparser's *_parsed, which is in UTC and may be another day.
    return str(entry.get("published") or entry.get("updated") or "")


def _lines(text: str, entries: int) -> list[int]:
    """Return the line on which each entry begins, or 1 if that cannot be told."""
    lines = []
    line, at = 1, 0
    for found in _ENTRY.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        lines.append(line)
    return lines if len(lines) == entries else [1] * entries


def _error_line(feed: Any) -> int:
    line = getattr(feed.bozo_exception, "getLineNumber", lambda: 0)()
    return line if isinstance(line, int) else 0
