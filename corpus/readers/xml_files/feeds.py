"""Saved feeds: RSS, RDF and Atom, read by feedparser; exports of WordPress and Blogger are such.

What stands in a feed of a picture (`media:description`, `image`) is cut out before: feedparser
6.0.14 takes it for the description of an entry without one, and for a title that has markup.
"""

import io
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote
from xml.sax import SAXParseException  # nosec B406  # the type of an error alone

import regex

from corpus.addresses import web_address
from corpus.found_headlines import FoundHeadline, make_headline
from corpus.languages import language_code
from corpus.markup import unmarked
from corpus.model import Headline, Topic
from corpus.read_context import ReadContext
from corpus.readers.hypertext.saved_pages import original
from corpus.readers.records.publishing import OF_BLOGS, is_no_news, is_unpublished
from corpus.readers.records.values import NO_DAY
from corpus.text import first_sentence
from corpus.xml_tree import XmlError, without_dtd

_DECLARATION = regex.compile(rb"<\?xml[^>]*encoding=[\"']([\w.-]+)")
_XML_DECLARATION = regex.compile(r"\A\s*<\?xml[^>]*\?>")
_ROOT = regex.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\b", regex.IGNORECASE)
_DATE_OF_DUBLIN_CORE = regex.compile(r"(?<=</?dc:)date\b", regex.IGNORECASE)
_ENTRY = regex.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>]", regex.IGNORECASE)
_RANDOM = regex.compile(
    r"(?:urn:uuid:)?[\da-f]{8}-?[\da-f]{4}-?4[\da-f]{3}-?[89ab][\da-f]{3}-?[\da-f]{12}",
    regex.IGNORECASE,
)
_OF_RSS = regex.compile(r"/rss/1\.0/\W|/rdf/simple/|<(?:[\w.-]+:)?item[\s>]", regex.IGNORECASE)
_OF_A_PICTURE = regex.compile(
    r"<(?P<end>/?)(?P<name>[\w.-]*media[\w.-]*:(?:title|description|text|credit|keywords|copyright)"
    r"|image)(?:\s[^<>]*+)?+(?<!/)>",
    regex.IGNORECASE,
)


MOST_TAGS = 2**21
"""The most tags of a feed. feedparser 6.0.14 takes 30 to 75 µs for an element, closed or not, so
this is about a minute; 60,000 plain items have as many."""


def is_feed(root: str, text: str) -> bool:
    """Return whether a document, its *root* of that name, is a feed; RDF may be anything."""
    name = root.lower()
    return name in ("rss", "feed", "channel") or (name == "rdf" and bool(_OF_RSS.search(text)))


def read_feed(context: ReadContext) -> Iterator[Headline]:
    """Yield the entries of a saved feed as headlines, its tags as their topics."""
    import feedparser  # slow to load

    text = context.document(_DECLARATION)
    if text is None:
        return
    if _ROOT.search(text) is None:
        context.fault(1, "neither RSS nor Atom; the file is left out")
        return
    if text.count("<") > MOST_TAGS:
        context.fault(0, f"the feed has more than {MOST_TAGS:,} tags and is left out")
        return
    try:
        text = _with_titles_escaped(_without_pictures(without_dtd(text)))
        # feedparser has the last of `dc:date` and the days of changes as one.
        text = _DATE_OF_DUBLIN_CORE.sub("day", text)
        feed = feedparser.parse(
            io.BytesIO(_XML_DECLARATION.sub(_line_ends, text, count=1).encode(errors="replace")),
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except XmlError as error:
        context.fault(error.line, f"{error}; the file is left out")
        return
    except ValueError as error:  # such as "&#xD800;", which is no character
        context.fault(1, f"no feed that can be parsed: {error}; it is left out")
        return
    if feed.bozo:
        line, reason = _error(feed.bozo_exception)
        extent = "read as far as it goes" if feed.entries else "nothing is read"
        context.fault(line, f"no well-formed XML: {reason}; {extent}")
    if context.language is None:
        context.expect_language(language_code(feed.feed.get("language") or ""))
    if not context.source:
        context.source = context.printed(_shown(feed.feed.get("title_detail") or {}))
    context.printed_dates = lambda: (_date_text(entry) for entry in feed.entries)
    made = next((str(feed.feed[key]) for key in _MADE if key in feed.feed), "")
    if written := context.date(made):
        context.written = written.day
    links = list(map(_link, feed.entries))
    shared = _shared_links(feed.entries, links)
    lines = _lines(text, len(links))
    for line, entry, link in zip(lines, feed.entries, links, strict=True):
        if not _left_out(context, line, entry):
            address = _address(context, entry, link, feed.feed)
            if link in shared:
                address = _told_apart(context, entry, address)
            if headline := _headline(context, line, entry, feed.feed, address):
                yield headline
    if not feed.entries:
        context.note("the feed has no entries")


_OF_EXPORTS = frozenset(
    (
        *("app_draft", "blogger_status", "blogger_type", "wp_post_password", "wp_post_type"),
        "wp_status",
    )
)


def _left_out(context: ReadContext, line: int, entry: Any) -> bool:
    """Return whether an *entry* of an export is no published news, and report it."""
    kinds = [tag.get("term") or "" for tag in entry.get("tags", ()) if _is_kind(tag)]
    if not kinds and _OF_EXPORTS.isdisjoint(entry):
        return False
    kind = entry.get("wp_post_type") or entry.get("blogger_type") or next(iter(kinds), "")
    status = str(entry.get("wp_status") or entry.get("blogger_status") or "")
    if "wp_post_type" not in entry and entry.get("app_draft") == "yes":
        status = "draft"
    if is_no_news(str(kind), OF_BLOGS):
        context.line = line
        context.note(f"left out: what an export calls {str(kind).rpartition('#')[2][:40]}")
        return True
    if entry.get("wp_post_password"):
        context.fault(line, "the entry is protected by a password; it is left out")
        return True
    if is_unpublished(status, of_wordpress="wp_post_type" in entry):
        context.fault(line, f"the entry is {status[:40]}, not published; it is left out")
        return True
    return False


def _is_kind(tag: Any) -> bool:
    """Return whether a *tag* says what kind of thing an entry is, as those of Google do."""
    return str(tag.get("scheme") or "").endswith("#kind")


def _headline(
    context: ReadContext, line: int, entry: Any, feed: Any, address: str | None
) -> Headline | None:
    title = entry.get("title_detail") or {}
    description = _shown(entry.get("summary_detail") or {})
    description = description or unmarked(str(entry.get("excerpt_encoded") or ""))
    text = context.printed(_shown(title))
    if not text:
        contents = (_shown(content) for content in entry.get("content", ()))
        text = context.printed(
            first_sentence(next(filter(str.strip, (description, *contents)), ""))
        )
    if not text:
        context.fault(line, "the entry has neither title nor description and is left out")
        return None
    # Of an aggregator's feed, each entry names the outlet that it was taken from.
    outlet = context.printed(
        str((entry.get("source") or {}).get("title") or entry.get("publisher") or "")
    )
    text = text.removesuffix(f" - {outlet}") if outlet else text
    date_text = context.printed(_date_text(entry)) or None
    languages = (context.language,) if context.language else ()
    stated = context.stated.of_topic()
    tags = (tag for tag in entry.get("tags", ()) if not _is_kind(tag))
    labels = (tag.get("label") or tag.get("term") or "" for tag in tags)
    topics = tuple(sorted({Topic.named(label) for label in map(context.printed, labels) if label}))
    # A feed's language is often its software's default, an entry's is meant.
    language = entry.get("language") or title.get("language")
    if date_text is None:
        context.line = line
        context.note("an entry without a date")
    found = context.record_date(date_text, languages) if date_text else None
    if date_text and found is None:
        found = context.relative_date(date_text, languages)
    as_found = FoundHeadline(
        line,
        text,
        date_text,
        found,
        (stated,) if stated else topics,
        "" if description.strip() == text else context.printed(description),
        language if language != feed.get("language") else None,
        outlet,
        address,
    )
    return make_headline(as_found, context)


def _address(context: ReadContext, entry: Any, given: str | None, feed: Any) -> str | None:
    """Return the address of an entry with the link *given*, seen from the feed or its site."""
    if not given:
        return web_address(str(entry.get("id") or ""))
    own = (link.get("href") for link in feed.get("links", ()) if link.get("rel") == "self")
    for base in (context.url, *own, feed.get("link")):
        if address := web_address(original(given), base or ""):
            return address
    return str(given)


def _link(entry: Any) -> str | None:
    """Return the link of an entry; in a feed that FeedBurner passes on, where it leads at last."""
    return next((str(entry[key]) for key in _LINKS if entry.get(key)), None)


def _shared_links(entries: Sequence[Any], links: Sequence[str | None]) -> frozenset[str]:
    """Return those *links* that several of *entries* have, each with an id of its own."""
    ids: dict[str, set[str]] = defaultdict(set)
    times = Counter(filter(None, links))
    for entry, link in zip(entries, links, strict=True):
        ids[link or ""].add(str(entry.get("id") or ""))
    return frozenset(link for link, n in times.items() if 1 < n == len(ids[link] - {"", link}))


def _told_apart(context: ReadContext, entry: Any, address: str | None) -> str | None:
    """Return the *address* of an entry whose link others have, too, with what is its own."""
    own = str(entry["id"])
    if _RANDOM.fullmatch(own):  # which may be another one each time that the feed is asked for
        own = _shown(entry.get("title_detail") or {}) or own
    context.note("entries of one link, told apart by their guid or id")
    return web_address(own) or (address and f"{address.partition('#')[0]}#{quote(own)}")


def _without_pictures(text: str) -> str:
    """Return the feed *text* without what it says of pictures, its lines where they were."""
    parts = []
    kept = 0  # so far *text* is in *parts*
    begins: regex.Match[str] | None = None
    for found in _OF_A_PICTURE.finditer(text):
        if begins is None and not found["end"]:
            begins = found
        elif begins and found["end"] and found["name"] == begins["name"]:
            lines = text.count("\n", begins.start(), found.end())
            parts += [text[kept : begins.start()], "\n" * lines]
            kept, begins = found.end(), None
    return "".join((*parts, text[kept:]))


def _with_titles_escaped(text: str) -> str:
    """Return the feed *text* with the tags in titles as text, which else cut them short."""
    parts = []
    kept = 0
    while (start := text.find("<title>", kept)) >= 0:
        end = text.find("</title", start)
        if end < 0:
            break
        title = text[start + len("<title>") : end]
        if "<" in title and "<title>" not in title and "<![CDATA[" not in title:
            title = title.replace("<", "&lt;").replace(">", "&gt;")
        parts += [text[kept:start], "<title>", title]
        kept = end
    return "".join((*parts, text[kept:]))


def _shown(detail: Any) -> str:
    """Return a text construct of a feed as a reader sees it, without markup."""
    value = str(detail.get("value") or "")
    # RSS does not say which; a title with tags in it is none with "<" in its text.
    return unmarked(value)


def _date_text(entry: Any) -> str:
    # As printed, and not feedparser's *_parsed, which is in UTC and may be another day, or of the
    # month in which we live (findings/feedparser-dates-that-begin-with-a-year.sh).
    printed = (str(entry.get(key) or "") for key in _DATES)
    return next((date for date in printed if date and not date.startswith(NO_DAY)), "")


_LINKS = ("feedburner_origlink", "pheedo_origlink", "link")
# WordPress prints the day that readers saw apart from `pubDate`, which is in UTC.
_DATES = (
    "wp_post_date",
    "published",
    "prism_publicationdate",
    "prism_coverdate",
    "dc_day",
    "created",
    "updated",
)
_MADE = ("updated", "dc_day", "published")


def _lines(text: str, entries: int) -> list[int]:
    """Return the line on which each entry begins, or 1 if that cannot be told."""
    lines = []
    line, at = 1, 0
    for found in _ENTRY.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        lines.append(line)
    return lines if len(lines) == entries else [1] * entries


def _error(error: Exception) -> tuple[int, str]:
    """Return the line of an *error* of feedparser and what it says.

    feedparser 6.0.14 sets a line with a declaration above a feed without one.
    """
    if isinstance(error, SAXParseException):
        return max(1, (error.getLineNumber() or 1) - 1), error.getMessage()
    return 0, str(error)


def _line_ends(found: regex.Match[str]) -> str:
    return "\n" * found[0].count("\n")
