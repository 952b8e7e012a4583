"""Dateline's own exports, which are read back to the documents that they were made of.

They name the day that a printed date means, so it is not read again, and a topic by its id. The
earlier wordings of a headline are headlines at its addresses, which join them again; they stand
before it, in no line of their own (line 0). One that no file listed any more has no source. Lost is
whatever no export has: the files that listed a headline and, but in JSON, all addresses but the
first; in references, where paragraphs end.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

import regex
from msgspec.structs import replace

from corpus.addresses import web_address
from corpus.dates import PrintedDate
from corpus.found_headlines import FoundHeadline, make_headline
from corpus.languages import language_code
from corpus.model import Headline, Language, Precision, Publication, Source, Topic, TopicPage
from corpus.read_context import ReadContext
from corpus.readers.records.values import date_value
from corpus.text import visible

_KEYS = frozenset(("kind", "text", "date_text", "date_precision", "first_seen", "last_seen"))
# Signs that begin a formula: an export puts an apostrophe before a cell that begins with one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MOST_PARAGRAPHS = 200  # of all wordings, that are told apart
_PRECISIONS: Mapping[str, Precision] = {"day": "day", "month": "month", "year": "year"}


def is_own_record(record: Mapping[str, Any]) -> bool:
    """Return whether *record* has the keys that only our exports have together."""
    return "date_precision" in record and record.keys() >= _KEYS


def own_reference(id_: str, record: Mapping[str, Any], notes: str) -> Mapping[str, Any]:
    """Return the record of one of our references to the document *id_*.

    *notes* have what references have no field for; without them, the day that is named stands for
    the printed date, too.
    """
    day = str(record["date"] or "")
    said = _NOTES.match(notes)
    found = said.groupdict() if said else {}
    topics = _topics_in(found.get("topics") or "") or record["topic"]
    return {
        "kind": "topic" if id_.startswith("topic:") else "headline",
        "text": "\n\n".join(filter(None, (record["headline"], record["description"]))),
        "language": record["language"],
        "language_confidence": found.get("sure"),
        "date": f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10],
        "date_text": found.get("printed") if said else day or None,
        "date_precision": {4: "year", 7: "month", 10: "day"}.get(len(day)),
        "topics": [{"id": Topic.named(label).id, "label": label} for label in topics],
        "source_url": record["url"],
        "source": record["source"],
        "first_seen": found.get("first"),
        "last_seen": found.get("last"),
        "earlier": found.get("earlier"),
        "listed": not found.get("gone"),
    }


def own_csl_item(item: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the record of one of our items of CSL JSON, None if *item* is another's."""
    custom = item.get("custom")
    if item.get("source") != "Dateline" or not isinstance(custom, dict):
        return None
    notes, topics = custom.get("notes"), custom.get("topics")
    if not isinstance(notes, str) or not isinstance(topics, list):
        return None
    issued = item.get("issued")
    published = FIRST_PUBLISHED.match(_text(item, "note"))
    record = {
        "headline": _text(item, "title"),
        "date": date_value(issued) if issued else "",
        "language": item.get("language"),
        "topic": [label for label in topics if isinstance(label, str)],
        "description": _text(item, "abstract"),
        "url": published[1] if published else "",
        "source": _text(item, "container-title"),
    }
    return own_reference(_text(item, "id"), record, notes)


FIRST_PUBLISHED = regex.compile(r"First published at (\S+)")
"""Matches the beginning of a note of a reference that says where the headline was published."""

_NOTES = regex.compile(
    r"Language: [\w-]+ \((?P<sure>[\d.e-]+)\)\. Seen: (?P<first>\S+) to (?P<last>[^\s,]+?)"
    r"(?P<gone>, no longer listed)?\."
    r"(?: Date as printed \(\w+\): (?P<printed>.*?))?(?: Topics: (?P<topics>\[.*?\]))?"
    r"(?: Earlier wordings: (?P<earlier>\[.*))?$"
)


def _topics_in(text: str) -> list[str]:
    """Return the names of topics that *text* has as a list of JSON, none if it has no such list."""
    try:
        names = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return names if isinstance(names, list) and all(isinstance(one, str) for one in names) else []


def own_items(
    context: ReadContext, line: int, record: Mapping[str, Any]
) -> Iterator[Headline | TopicPage]:
    """Yield what a record is of: a topic page without its headlines, or a headline's wordings."""
    earlier = _earlier(record)
    paragraphs = _own_paragraphs(
        list(filter(None, map(_printed, _text(record, "text").split("\n\n")))), earlier
    )
    if not paragraphs:
        context.fault(line, "the record has no text and is left out")
        return
    title, *blocks = paragraphs
    first_seen = _day(record, "first_seen") or context.captured
    last_seen = _day(record, "last_seen") or first_seen
    language = _language(record)
    listed = str(record.get("listed")).casefold() != "false"
    if _text(record, "kind") == "topic":
        topic = next(iter(_topics(record)), Topic.named(title))
        yield TopicPage(
            topic=Topic(topic.id, title),
            title_inferred=False,
            blocks=tuple(blocks),
            language=language or context.identifier.identify(title),
            captured=last_seen,
            source=Source(context.file, line),
            headlines=(),
            url=web_address(_text(record, "source_url")),
            listed=listed,
        )
        return
    topics, publications = _topics(record), _publications(record)
    for wording in (*earlier, {**record, "text": title, "description": "\n\n".join(blocks)}):
        found = _date(wording)
        as_found = FoundHeadline(
            line if wording["text"] is title else 0,
            _printed(_text(wording, "text")),
            _text(wording, "date_text") or (found.day.isoformat() if found.day else None),
            found,
            topics,
            _printed(_text(wording, "description")),
        )
        headline = make_headline(as_found, context)
        yield replace(
            headline,
            sources=headline.sources if listed else (),
            publications=publications,
            language=language or headline.language,
            first_seen=_day(wording, "first_seen") or first_seen,
            last_seen=_day(wording, "last_seen") or last_seen,
        )


def _earlier(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the earlier wordings of a record, a list in JSON and the text of one in a table."""
    value = record.get("earlier")
    if isinstance(value, str) and value:
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return []
    listed = value if isinstance(value, list) else []
    return [one for one in listed if isinstance(one, dict) and _printed(_text(one, "text"))]


def _own_paragraphs(paragraphs: list[str], earlier: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return those of the *paragraphs* of a document that are its newest wording's.

    Those of the *earlier* ones, the latest first, follow as far as they are not among them.
    """
    others = [
        paragraph
        for wording in reversed(earlier)
        for key in ("text", "description")
        for part in _text(wording, key).split("\n\n")
        if (paragraph := _printed(part))
    ]
    few = others and len(paragraphs) + len(others) <= _MOST_PARAGRAPHS
    for end in range(1, len(paragraphs) if few else 0):
        own = paragraphs[:end]
        if list(dict.fromkeys((*own, *others))) == paragraphs:
            return own
    return paragraphs


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    if not isinstance(value, str):
        return ""
    return value[1:] if value.startswith("'") and value[1:].startswith(_FORMULA) else value


def _printed(text: str) -> str:
    """Return *text*, which was mended before it was exported: its `&` is one, its "Ã©" is meant."""
    return visible(text, Counter())


def _day(record: Mapping[str, Any], key: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(_text(record, key))
    except ValueError:
        return None


def _date(record: Mapping[str, Any]) -> PrintedDate:
    day, precision = _day(record, "date"), _PRECISIONS.get(_text(record, "date_precision"))
    if day and precision:
        return PrintedDate(day, precision)
    return PrintedDate(None, None, "no day, as it was exported")


def _language(record: Mapping[str, Any]) -> Language | None:
    code, confidence = language_code(_text(record, "language")), record.get("language_confidence")
    try:
        sure = min(1.0, max(0.0, float(confidence or 0)))
    except (TypeError, ValueError):
        return None
    if code == "und":
        return Language("und", 0.0, "undetermined")
    return Language(code, sure, "stated") if code else None


def _publications(record: Mapping[str, Any]) -> tuple[Publication, ...]:
    """Return the publications of a record, which are objects in JSON and two cells in a table.

    A table has the names of all outlets and one address, which is taken for the first's.
    """
    value = record.get("publications")
    if isinstance(value, list):
        pairs = [(one.get("source"), one.get("url")) for one in value if isinstance(one, dict)]
    else:
        names = _text(record, "source").split(" | ")
        pairs = list(zip_longest(names, [_text(record, "source_url")], fillvalue=""))
    known = {
        Publication(_printed(name), web_address(url) or "" if url else "")
        for name, url in pairs
        if isinstance(name, str) and isinstance(url, str)
    }
    return tuple(sorted(known - {Publication()}))


def _topics(record: Mapping[str, Any]) -> tuple[Topic, ...]:
    """Return the topics of a record, which are objects in JSON and two cells in a table."""
    value = record.get("topics")
    if isinstance(value, list):
        pairs = [(one.get("id"), one.get("label")) for one in value if isinstance(one, dict)]
    else:
        ids, labels = (_text(record, key).split(" | ") for key in ("topics", "topic_labels"))
        pairs = list(zip(ids, labels, strict=False))
    return tuple(
        sorted(
            Topic(id_, label)
            for id_, label in pairs
            if isinstance(id_, str) and isinstance(label, str) and id_ and label
        )
    )
