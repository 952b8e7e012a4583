"""The records of one shape, each read to its headline by what the names in it are known for.

`record_texts` has what a record says by our keys, `record_dates` which of its dates counts.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import regex

from corpus.addresses import is_media, web_address
from corpus.found_headlines import FoundHeadline, make_headline
from corpus.languages import stated_language_code
from corpus.markup import stated_in
from corpus.model import Headline, Topic
from corpus.pages.text_sizes import is_brief
from corpus.patterns import LETTER
from corpus.read_context import ReadContext
from corpus.readers.records.column_names import MAY_BE_ADDRESSES, POSTS, normal
from corpus.readers.records.columns import Columns
from corpus.readers.records.dates import RecordDates
from corpus.readers.records.described_columns import order_described
from corpus.readers.records.exports import is_own_record
from corpus.readers.records.known_values import Known, remember
from corpus.readers.records.publishing import (
    OF_RECORDS,
    OF_SCHEMA,
    OF_SITES,
    is_no_news,
    may_say,
    says_unpublished,
    stands_for_removed,
)
from corpus.readers.records.texts import RecordTexts
from corpus.readers.records.values import (
    LONGEST_MISSING,
    in_languages,
    labels,
    listed,
    plain_value,
    told_in,
)
from corpus.text import first_sentence

_READER_STATE = regex.compile(r"user/[^/]+/(?:label/|state/.*)")  # as Google Reader's heirs write
# What else says whether a thing is published, by what the records of a program have beside it:
# of LiveJournal, Sanity and Joomla.
_STATING = {
    "eventtime": ("security", "security"),
    "_type": ("_id", "_id"),
    "introtext": ("state", "joomlastate"),
}
_MAY_BE_PROTECTED = ("content", "excerpt")  # of WordPress
_OF_CHANNEL = frozenset(("action", "actor", "text", "type"))  # of Telegram
_KINDS = {
    "@type": OF_SCHEMA,
    "_type": OF_SCHEMA,
    "type": OF_RECORDS,
    "itemType": OF_RECORDS,  # of Zotero
    "post_type": OF_SITES,
}
_BESIDE_KINDS_OF_SITES = frozenset(("slug", "nid"))  # of WordPress and Ghost, of Drupal
_KINDS_OF_MEDIA = frozenset(
    (
        *("print", "online", "web", "internet", "tv", "radio", "television", "broadcast"),
        *("digital", "press", "prensa", "prensa escrita", "televisión", "imprensa", "impresso"),
        *("televisão", "rádio", "presse", "presse écrite", "télévision", "en ligne", "fernsehen"),
        *("hörfunk", "rundfunk", "stampa", "televisione", "печать", "интернет", "тв", "радио"),
    )
)
_LONGEST_POST = 200  # characters of a post without a title that stands for its headline


class RecordReading:
    """The records of *names*, being read one after the other; *known* is for all of the file.

    *columns* says which of the names are for which of our keys.

    What follows from the names is found once.
    """

    def __init__(
        self, context: ReadContext, names: tuple[str, ...], columns: Columns, known: Known
    ) -> None:
        self._context = context
        self.names = names
        self.is_own = is_own_record(dict.fromkeys(names))
        self.may_be_own = self.is_own or "custom" in names  # as items of CSL have it
        self.columns = columns
        self.unknown = columns.unknown
        self.has_wordings = bool(columns.wordings)
        self._known = known
        self._columns = self.columns.names
        said = {order for name in self._columns["date"] if (order := order_described(name))}
        if len(said) == 1 and context.order is None:
            context.take_orders(said)
        self.title = next(iter(self._columns["headline"]), "")
        self._of_posts = any(normal(name) in POSTS for name in self._columns["headline"])
        self._stating = [(name, of) for name in names if may_say(of := normal(name))]
        if "nid" in map(normal, names):  # of Drupal, whose status is whether a node is published
            of_drupal = {"status": "published"}
            self._stating = [(name, of_drupal.get(of, of)) for name, of in self._stating]
        for mark, (stating, called) in _STATING.items():
            if mark in names and stating in names:
                self._stating.append((stating, called))
        self._kinds = [(name, of) for name, of in _KINDS.items() if name in names]
        if "type" in names and not _BESIDE_KINDS_OF_SITES.isdisjoint(names):
            self._kinds.append(("type", OF_SITES))
        self._protectable = [name for name in _MAY_BE_PROTECTED if name in names]
        self._of_channel = _OF_CHANNEL.issubset(names)
        self._may_be_left_out = bool(
            self._stating or self._kinds or self._protectable or self._of_channel
        )
        self._texts = RecordTexts(context, self.columns, known)
        self._dates = RecordDates(self._texts, known)
        self._record: Mapping[str, Any] = {}

    def gathered(self, record: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return *record* with what columns have of one text in several languages in one value."""
        told = {
            self._columns[key][0]: {
                code: text for name, code in codes.items() if (text := plain_value(record[name]))
            }
            for key, codes in self.columns.wordings.items()
        }
        return {**record, **{name: texts for name, texts in told.items() if texts}}

    def languages(self, record: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the languages in each of which a *record* that states none has its headline.

        They are empty if it states one, or if the object that is its *title* is of one language.
        """
        if any(record[name] for name in self._columns["language"]):
            return ()
        title = record[self.title]
        several = sum(not name.startswith("_") for name in title) > 1
        return tuple(in_languages(title)) if several else ()

    def headline(self, line: int, record: Mapping[str, Any], language: str = "") -> Headline | None:
        """Return the headline that the *record* on *line* is of, None if it has none.

        *language* is one of `languages`, if there are any.
        """
        self._texts.open(line, record, language)
        self._record = record
        context, texts = self._context, self._texts
        if self._may_be_left_out and self._is_left_out():
            return None
        whole = texts.printed("headline")
        text = self._of_post(whole) if self._of_posts else whole
        if not text or stands_for_removed(text):
            context.fault(line, self._without_headline(text))
            return None
        if text.startswith("http") and " " not in text and web_address(text):
            context.fault(line, f"{text}: an address and no headline; it is left out")
            return None
        if list in map(type, record.values()):
            texts.tell_lists()
        stated = language or texts.repeated("language")
        date_text, found = self._dates.date(_languages(stated, context.language))
        description = texts.printed("description") or whole
        source, url = self._source(), self._url()
        if not (found or url or LETTER.search(text)):
            context.fault(line, f"{text}: neither a word nor a date, no headline; left out")
            return None
        if source.startswith(("http://", "https://")):
            url = url or web_address(source)
            source = self._named_source(source)
        as_found = FoundHeadline(
            line,
            text,
            date_text,
            found,
            self._topics(),
            description if description != text else "",
            stated or None,
            source,
            url,
        )
        headline = make_headline(as_found, context)
        if self._dates.may_be and headline.date_text is None:  # its address may have dated it
            context.note("a record without a date; its headline is kept undated")
        return headline

    def _of_post(self, whole: str) -> str:
        """Return what stands for the headline of a post: its first line, if that says as much."""
        texts = (plain_value(self._record[name]) for name in self._columns["headline"])
        text = next(filter(None, texts), "")
        first, *others = [line for line in text.splitlines() if line.strip()] or [""]
        if others and not is_brief(first):
            whole = self._texts.as_printed(first) or whole
        return first_sentence(whole) if len(whole) > _LONGEST_POST else whole

    def _is_left_out(self) -> bool:
        """Return whether the record is of no published news, and report it if so."""
        for name, known in self._stating:
            value = self._record[name]
            said = value if isinstance(value, bool | int) else plain_value(value)
            if says_unpublished(known, said):
                reason = f"{name}: {str(said)[:40]}, not published; the record is left out"
                self._context.fault(self._texts.line, reason)
                return True
        for name in self._protectable:
            of = self._record[name]
            if isinstance(of, dict) and of.get("protected") is True:
                reason = "a post protected by a password, not published; it is left out"
                self._context.fault(self._texts.line, reason)
                return True
        if self._of_channel and self._record["type"] == "service":
            self._context.note("left out: what was done with a channel of Telegram")
            return True
        for name, kinds in self._kinds:
            kind = plain_value(self._record[name]) or ""
            if is_no_news(kind, kinds):
                self._context.note(f"left out: what is of the type {kind[:40]}")
                return True
        return False

    def _without_headline(self, text: str) -> str:
        if text or self._columns["headline"] or not self._record:
            return f"the record has {f'{text} for its' if text else 'no'} headline and is left out"
        return f"the record has no headline among {', '.join(self._record)}; it is left out"

    def _source(self) -> str:
        text = self._texts.repeated("source")
        known = self._known.sources.get(text)
        if known is not None:
            return known
        if text.casefold() in _KINDS_OF_MEDIA:  # such as "Print" in a column Medium
            texts = map(self._texts.value, self._columns["source"])
            text = next((of for of in texts if of and of.casefold() not in _KINDS_OF_MEDIA), "")
        said = self._context.said
        known = self._texts.as_printed(text)
        if said == self._context.said:
            remember(self._known.sources, text, known)
        return known

    def _named_source(self, address: str) -> str:
        """Return the outlet's name where some tools give the *address* of the article, or that."""
        named = (self._texts.value(name) for name in self._columns["source"])
        source = next((one for one in named if one and not web_address(one)), address)
        return "" if is_media(source) else source

    def _url(self) -> str | None:
        """Return the first address; what only may be one, such as an `id`, if it is."""
        for name in self._columns["url"]:
            value = self._record[name]
            text = plain_value(value) if value is not None else ""
            if isinstance(value, list):  # as of Dublin Core
                text = next(filter(_leads, value), text)
            elif isinstance(value, dict) and (wordings := in_languages(value)):
                text = self._texts.wording(wordings)
            elif not text and isinstance(value, dict):  # {"web": ..., "api": ...}
                text = next(filter(_leads, value.values()), "")
            if text and len(text) <= LONGEST_MISSING and self._texts.is_missing(name, text):
                continue
            if text and (web_address(text) or normal(name) not in MAY_BE_ADDRESSES):
                return text
            if text and text.startswith("/") and self._context.url:
                return web_address(text, self._context.url)
        for name in self._columns["headline"]:
            text = self._record[name]
            href = stated_in(text, "href") if isinstance(text, str) and "<" in text else ""
            if href and (found := web_address(href, self._context.url or "")):
                return found
        return None

    def _topics(self) -> tuple[Topic, ...]:
        topics: tuple[Topic, ...] = ()
        for name in self._columns["topic"]:
            value = self._record[name]
            if value is None or (name in self.columns.of_either and self._texts.is_day(name)):
                continue
            known = self._known.topics.get((name, value)) if type(value) is str else None
            found = self._labelled(name, value) if known is None else known
            topics = tuple(sorted({*topics, *found})) if topics else found
        if not topics and (stated := self._context.stated.of_topic()):
            return (stated,)
        return topics

    def _labelled(self, name: str, value: Any) -> tuple[Topic, ...]:
        """Return the topics that *value*, in the column *name*, has the labels of, sorted."""
        found: list[Topic] = []
        said = self._context.said
        labelled = listed(told_in(value) if isinstance(value, str) else value)
        one = isinstance(value, list) or len(labelled) > 1
        for label in labelled:
            text = plain_value(label) if label is not None else ""
            if isinstance(label, int):
                self._context.note(f"{name}: numbers, which name no topic")
            elif text is None:
                reason = f"{name}: neither text nor a list of texts; it is left out"
                self._context.fault(self._texts.line, reason)
            elif text and not self._texts.is_missing(name, text):
                parts = [_READER_STATE.sub("", text)] if one else labels(text, name)
                found += map(_topic, map(self._context.printed, filter(None, parts)))
        topics = tuple(sorted(set(found)))
        if isinstance(value, str) and said == self._context.said:
            remember(self._known.topics, (name, value), topics)
        return topics


def _leads(value: Any) -> bool:
    return isinstance(value, str) and web_address(value) is not None


@lru_cache(maxsize=1024)
def _languages(stated: str, expected: str | None) -> tuple[str, ...]:
    codes = (stated_language_code(stated) if stated else None, expected)
    return tuple(code for code in codes if code)


@lru_cache(maxsize=1024)
def _topic(label: str) -> Topic:
    return Topic.named(label)
