"""The records of one shape, each read to its headline by what the names in it are known for."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import regex

from corpus.addresses import is_media, web_address
from corpus.dates import PrintedDate, has_short_year, read_date, says_undated
from corpus.found_headlines import FoundHeadline, make_headline
from corpus.languages import stated_language_code
from corpus.markup import stated_in, unmarked
from corpus.model import Headline, Topic
from corpus.read_context import ReadContext
from corpus.readers.column_names import MAY_BE_ADDRESSES, POSTS, normal
from corpus.readers.columns import columns_of, date_of_parts
from corpus.readers.described_columns import order_described
from corpus.readers.exports import is_own_record
from corpus.readers.known_values import Known, remember
from corpus.readers.publishing import (
    OF_RECORDS,
    OF_SCHEMA,
    OF_SITES,
    answer,
    is_no_news,
    may_say,
    says_unpublished,
    stands_for_removed,
)
from corpus.readers.record_values import (
    LONGEST_MISSING,
    date_value,
    in_languages,
    is_missing,
    labels,
    listed,
    plain_value,
)
from corpus.text import first_sentence
from corpus.text_sizes import is_brief

_READER_STATE = regex.compile(r"user/[^/]+/(?:label/|state/.*)")  # as Google Reader's heirs write
_MAY_BE_PROTECTED = ("content", "excerpt")  # of WordPress
_OF_CHANNEL = frozenset(("action", "actor", "text", "type"))  # of Telegram
_KINDS = {"@type": OF_SCHEMA, "type": OF_RECORDS, "post_type": OF_SITES}
_LETTER = regex.compile(r"\p{L}")
# As LexisNexis has it: "May 14, 2016 Saturday Edition 1; National Edition".
_WITH_EDITION = regex.compile(
    r"(?P<date>[^;]{6,40}?),?\s\(?(?:\p{L}+\s){0,2}"
    r"(?:edition|édition|edición|edição|edizione|editie|ausgabe)\b.*",
    regex.IGNORECASE,
)
_PLAIN = frozenset((str, type(None)))
_LONGEST_POST = 200  # characters of a post without a title that stands for its headline


class RecordReading:
    """The records of *names*, being read one after the other; *known* is for all of the file.

    What follows from the names is found once.
    """

    def __init__(self, context: ReadContext, names: tuple[str, ...], known: Known) -> None:
        self._context = context
        self.is_own = is_own_record(dict.fromkeys(names))
        self.may_be_own = self.is_own or "custom" in names  # as items of CSL have it
        self.columns = columns_of(names, context.stated.columns)
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
        if "eventtime" in names:  # of LiveJournal
            self._stating += [(name, name) for name in names if name == "security"]
        self._kinds = [(name, of) for name, of in _KINDS.items() if name in names]
        if "type" in names and "slug" in names:  # of WordPress and Ghost
            self._kinds.append(("type", OF_SITES))
        self._protectable = [name for name in _MAY_BE_PROTECTED if name in names]
        self._of_channel = _OF_CHANNEL.issubset(names)
        self._may_be_dated = bool(self._columns["date"] or self.columns.of_date)
        dates = self._columns["date"]
        is_only = len(dates) == 1 and not (self.columns.of_either or self.columns.of_date)
        self._only_date = dates[0] if is_only else ""
        self._line = 0
        self._record: Mapping[str, Any] = {}
        self._of_several = ""  # the language of the record's several that is being read

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

        They are empty if it states one, or if the object that is its *title* is of one text.
        """
        if any(record[name] for name in self._columns["language"]):
            return ()
        wordings = in_languages(record[self.title])
        return tuple(wordings) if len(wordings) > 1 else ()

    def headline(self, line: int, record: Mapping[str, Any], language: str = "") -> Headline | None:
        """Return the headline that the *record* on *line* is of, None if it has none.

        *language* is one of `languages`, if there are any.
        """
        self._line, self._record, self._of_several = line, record, language
        context = self._context
        if self._is_left_out():
            return None
        whole = self._printed("headline")
        text = self._of_post(whole) if self._of_posts else whole
        if not text or stands_for_removed(text):
            context.fault(line, self._without_headline(text))
            return None
        if text.startswith("http") and " " not in text and web_address(text):
            context.fault(line, f"{text}: an address and no headline; it is left out")
            return None
        if not _PLAIN.issuperset(map(type, record.values())):
            self._tell_lists()
        stated = language or self._text("language")
        date_text, found = self._date(_languages(stated, context.language))
        description = self._printed("description") or whole
        source, url = self._source(), self._url()
        if not (date_text or url or _LETTER.search(text)):
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
        if self._may_be_dated and headline.date_text is None:  # its address may have dated it
            context.note("a record without a date; its headline is kept undated")
        return headline

    def _of_post(self, whole: str) -> str:
        """Return what stands for the headline of a post: its first line, if that says as much."""
        for name in self._columns["headline"]:
            text = plain_value(self._record[name]) or ""
            first, *others = [line for line in text.splitlines() if line.strip()] or [""]
            if others and not is_brief(first):
                whole = self._as_printed(first) or whole
        return first_sentence(whole) if len(whole) > _LONGEST_POST else whole

    def _is_left_out(self) -> bool:
        """Return whether the record is of no published news, and report it if so."""
        for name, known in self._stating:
            value = self._record[name]
            said = value if isinstance(value, bool | int) else plain_value(value)
            if says_unpublished(known, said):
                reason = f"{name}: {str(said)[:40]}, not published; the record is left out"
                self._context.fault(self._line, reason)
                return True
        for name in self._protectable:
            of = self._record[name]
            if isinstance(of, dict) and of.get("protected") is True:
                reason = "a post protected by a password, not published; it is left out"
                self._context.fault(self._line, reason)
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

    def _printed(self, key: str) -> str:
        text = self._text(key)
        return self._as_printed(text) if text else ""

    def _as_printed(self, text: str) -> str:
        return self._context.printed(unmarked(text) if "<" in text else text)

    def _source(self) -> str:
        text = self._text("source")
        known = self._known.sources.get(text)
        if known is None:
            said = self._context.said
            known = self._as_printed(text)
            if said == self._context.said:
                remember(self._known.sources, text, known)
        return known

    def _named_source(self, address: str) -> str:
        """Return the outlet's name where some tools give the *address* of the article, or that."""
        named = (self._value(name) for name in self._columns["source"])
        source = next((one for one in named if one and not web_address(one)), address)
        return "" if is_media(source) else source

    def _text(self, key: str) -> str:
        """Return the first value that the record has for *key*, empty if it has none."""
        for name in self._columns[key]:
            value = self._record[name]
            if type(value) is str:  # as nearly all are
                stripped = value.strip()
                if len(stripped) > LONGEST_MISSING:  # as most are
                    return stripped
                if stripped and not self._is_missing(name, stripped):
                    return stripped
                continue
            if value is None:
                continue
            if isinstance(value, dict) and (wordings := in_languages(value)):
                value = self._wording(wordings)
            if (text := plain_value(value)) and not self._is_missing(name, text):
                return text
            if text is None:
                self._context.fault(self._line, f"{name}: not text; it is left out")
        return ""

    def _is_missing(self, name: str, text: str) -> bool:
        """Return whether *text* is what tools write for no value, and report it of *name*."""
        if missing := is_missing(text):
            self._context.note(f"{name}: {text}, which stands for no value")
        return missing

    def _tell_lists(self) -> None:
        """Report what lists hold besides the text that counts, of a headline as a fault."""
        for key in ("headline", "language", "description", "source"):
            name = next((name for name in self._columns[key] if self._record[name]), "")
            value = self._record.get(name)
            if not isinstance(value, list) or {str, dict} <= set(map(type, value)):
                continue
            first, *rest = (plain_value(one) or "" for one in value)
            left_out = [text for text in dict.fromkeys(rest) if text not in ("", first)]
            if not left_out:
                continue
            reason = f"{name}: a list, of which the first text counts"
            if key == "headline":
                self._context.fault(self._line, f"{reason}; left out: {'; '.join(left_out)[:200]}")
            else:
                self._context.note(reason)

    def _wording(self, wordings: Mapping[str, str]) -> str:
        """Return the one of several *wordings*, by their languages, in the record's language."""
        if self._of_several:
            return wordings.get(self._of_several, next(iter(wordings.values())))
        if len(wordings) > 1:
            self._context.note("a text is in several languages, of which one counts")
        stated = (plain_value(self._record[name]) for name in self._columns["language"])
        code = next(
            (code for text in stated if text and (code := stated_language_code(text))), None
        )
        return wordings.get(code or "", next(iter(wordings.values())))

    def _value(self, name: str) -> str:
        text = plain_value(self._record[name])
        return self._context.printed(text) if text else ""

    def _date(self, languages: tuple[str, ...]) -> tuple[str | None, PrintedDate | None]:
        """Return the first date that can be read, else the first that is printed.

        What counts back from the day of capture is read where no other date is. The day on which
        a record was made stands in for one that cannot be read, not for one that it lacks.
        """
        only, key = self._only_date, None
        if only and type(self._record[only]) is str:
            key = self._record[only], languages, self._context.order
            if known := self._known.only_dates.get(key):
                return known
        said = self._context.said
        first: str | None = None
        late = self.columns.of_change
        for name, value in self._dates():
            if value is None or value == "":
                continue
            short = isinstance(value, str) and len(value) <= LONGEST_MISSING
            if short and self._is_missing(name, value.strip()):
                continue
            if isinstance(value, dict) and (wordings := in_languages(value)):
                value = self._wording(wordings)
            if may_say(normal(name)) and answer(value) is not None:  # whether it is published
                late = frozenset()
                continue
            if first is None and name in late:
                self._context.note(
                    f"{name}: the day on which the record was saved, not of its headline"
                )
                continue
            text = date_value(value)
            if text is None:
                self._context.fault(self._line, f"{name}: not text; it is left out")
                continue
            of = languages
            if not of and has_short_year(text):  # language and country tell where its year stands
                of = (self._context.identifier.identify(self._printed("headline")).code,)
            text, found = self._dated(text, of)
            if found is None and says_undated(text):
                self._context.note(f"{name}: {text}, which says that there is no date")
                continue
            if not of and found and self._is_doubtful(found):
                # What the headline is in says how its country orders and counts days.
                language = self._context.identifier.identify(self._printed("headline"))
                of = (language.code,)
                found = self._context.record_date(text, of) or found
            if found and first and found.precision == "year":
                whole = f"{first} {text}"  # "May 12" beside a column of the year
                if dated := self._context.record_date(whole, languages):
                    return whole, dated
            if found:
                self._tell_others(name, found, languages)
                if key and of is languages and said == self._context.said:
                    remember(self._known.only_dates, key, (text, found))
                return text, found
            first = first or text or None
        return first, self._context.relative_date(first, languages) if first else None

    def _tell_others(self, name: str, found: PrintedDate, languages: tuple[str, ...]) -> None:
        """Report columns after that *name* that have another day than the one *found*."""
        names = self._columns["date"]
        if len(names) < 2 or found.precision != "day" or name not in names:
            return
        for other in names[names.index(name) + 1 :]:
            text = self._record[other] if other not in self.columns.of_change else None
            also = read_date(text, languages) if isinstance(text, str) else None
            if also and also.precision == "day" and also.day != found.day:
                self._context.note(f"{other}: another day than {name}, which counts")

    def _is_doubtful(self, found: PrintedDate) -> bool:
        """Return whether *found* means another day in some language, as 2558 does in Thai."""
        day = found.day
        return found.ambiguous or day is None or day.year > self._context.captured.year + 1

    def _dates(self) -> Iterator[tuple[str, Any]]:
        for name in self._columns["date"]:
            yield name, self._record[name]
        either, of_date = self.columns.of_either, self.columns.of_date
        for name in either:
            if name not in of_date and self._is_day(name):
                yield name, self._record[name]
        if of_date:
            parts = (name for name in of_date if name not in either or self._is_day(name))
            yield "date", date_of_parts(map(self._value, parts))

    def _is_day(self, name: str) -> bool:
        """Return whether a column of either has a day, a number beside columns of its month."""
        text = plain_value(self._record[name]) or ""
        if name in self.columns.of_date:
            return text.isdecimal()
        found = read_date(text)
        return found is not None and (found.precision == "day" or found.ambiguous)

    def _dated(self, text: str, languages: tuple[str, ...]) -> tuple[str, PrintedDate | None]:
        """Return the printed form of *text*, and the date that it means; *languages* as above."""
        context = self._context
        key = text, languages, context.order
        if known := self._known.dates.get(key):
            return known
        said = context.said
        if "<" in text:
            text = stated_in(text, "datetime") or unmarked(text)
        text = context.printed(text)
        found = context.record_date(text, languages) if text else None
        if text and found is None and (beside := _WITH_EDITION.fullmatch(text)):
            found = context.record_date(beside["date"], languages)
        if found and not found.ambiguous and said == context.said:
            remember(self._known.dates, key, (text, found))
        return text, found

    def _url(self) -> str | None:
        """Return the first address; what only may be one, such as an `id`, if it is."""
        for name in self._columns["url"]:
            value = self._record[name]
            text = plain_value(value) if value is not None else ""
            if isinstance(value, list):  # as of Dublin Core
                text = next(filter(_leads, value), text)
            elif isinstance(value, dict) and (wordings := in_languages(value)):
                text = self._wording(wordings)
            elif not text and isinstance(value, dict):  # {"web": ..., "api": ...}
                text = next(filter(_leads, value.values()), "")
            if text and len(text) <= LONGEST_MISSING and self._is_missing(name, text):
                continue
            if text and (web_address(text) or normal(name) not in MAY_BE_ADDRESSES):
                return text
        linked = (self._record[name] for name in self._columns["headline"])
        for text in linked:
            href = stated_in(text, "href") if isinstance(text, str) and "<" in text else ""
            if found := self._seen_from_file(href):
                return found
        return None

    def _seen_from_file(self, href: str) -> str | None:
        return web_address(href, self._context.url or "") if href else None

    def _topics(self) -> tuple[Topic, ...]:
        topics: set[Topic] = set()
        for name in self._columns["topic"]:
            value = self._record[name]
            if name in self.columns.of_either and self._is_day(name):
                continue
            if isinstance(value, str):
                topics.update(self._known.topics.get((name, value)) or self._labelled(name, value))
            elif value is not None:
                topics.update(self._labelled(name, value))
        if topics:
            return tuple(sorted(topics))
        stated = self._context.stated.of_topic()
        return (stated,) if stated else ()

    def _labelled(self, name: str, value: Any) -> list[Topic]:
        """Return the topics that *value*, in the column *name*, has the labels of."""
        found: list[Topic] = []
        said = self._context.said
        labelled = listed(value)
        one = isinstance(value, list) or len(labelled) > 1
        for label in labelled:
            text = plain_value(label) if label is not None else ""
            if isinstance(label, int):
                self._context.note(f"{name}: numbers, which name no topic")
            elif text is None:
                reason = f"{name}: neither text nor a list of texts; it is left out"
                self._context.fault(self._line, reason)
            elif text and not self._is_missing(name, text):
                parts = [_READER_STATE.sub("", text)] if one else labels(text, name)
                found += map(_topic, map(self._context.printed, filter(None, parts)))
        if isinstance(value, str) and said == self._context.said:
            remember(self._known.topics, (name, value), found)
        return found


def _leads(value: Any) -> bool:
    return isinstance(value, str) and web_address(value) is not None


@lru_cache(maxsize=1024)
def _languages(stated: str, expected: str | None) -> tuple[str, ...]:
    codes = (stated_language_code(stated) if stated else None, expected)
    return tuple(code for code in codes if code)


@lru_cache(maxsize=1024)
def _topic(label: str) -> Topic:
    return Topic.named(label)
