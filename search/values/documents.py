"""A headline or a topic as one searchable document."""

import calendar
import datetime as dt
from typing import Literal

from msgspec import Struct

from corpus import Language, Precision, Publication, Source, Topic
from corpus.addresses import without_trackers
from search.language.annotations import Quantity

Kind = Literal["headline", "topic"]


class Document(Struct, frozen=True, gc=False):
    """One document of the index.

    The first line of *text* is the headline or the topic's title; a description may follow as
    paragraphs. Highlights are offsets into it. *places*, *organisations* and *subjects* are what
    the text is about, as values of these facets, sorted (`search.language.annotations`);
    *quantities* are the numbers that it prints of what can be counted, sorted. The other fields are
    those of `corpus.Headline`; a topic is undated and its only topic is itself.

    A corrected headline has its *wordings*, oldest first, each as the document that it would be
    alone. The id, the date and the language are then those of the last, *text* has the paragraphs
    of the others below its own, and the other fields are those of all. A headline that was never
    corrected has none.
    """

    id: str
    kind: Kind
    text: str
    language: Language
    date_text: str | None = None
    date: dt.date | None = None
    date_precision: Precision | None = None
    topics: tuple[Topic, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    sources: tuple[Source, ...] = ()
    first_seen: dt.date | None = None
    last_seen: dt.date | None = None
    publications: tuple[Publication, ...] = ()
    wordings: tuple["Document", ...] = ()

    @property
    def earlier(self) -> tuple["Document", ...]:
        """Return the wordings before the last correction, oldest first."""
        return self.wordings[:-1]

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return the addresses of a headline, sorted, as far as they tell one article from others.

        The scheme, the case of the host, a slash at the end, a place within the page and what
        trackers add tell nothing, and nor does a front page's address.
        """
        if not self.publications or self.kind == "topic":
            return ()
        found = [one for p in self.publications if p.url and (one := _address(p.url))]
        return tuple(sorted(set(found)) if len(found) > 1 else found)

    def fragments(self, address: str) -> frozenset[str]:
        """Return the places within the page at *address*, one of its addresses, that it names.

        What trackers and browsers add (`#xtor=RSS-1`, `#:~:text=sinks`) is none.
        """
        found = (p.url.partition("#")[2] for p in self.publications if _address(p.url) == address)
        return frozenset(place for place in found if place and "=" not in place)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Return the other names by which it is found: its addresses, and ids of its wordings."""
        addresses = self.addresses
        return (*addresses, *(one.id for one in self.earlier)) if self.wordings else addresses

    @property
    def source_url(self) -> str | None:
        """Return the first address at which the document was published, None if none is known."""
        return next((one.url for one in self.publications if one.url), None)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Return the outlets and agencies that are known to have published it, each once."""
        if not self.publications:
            return ()
        return tuple(dict.fromkeys(one.source for one in self.publications if one.source))

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day of the date, which may be a month or a year."""
        if self.date is None:
            return None
        last = self.date
        if self.date_precision == "year":
            last = last.replace(month=12, day=31)
        elif self.date_precision == "month":
            last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
        return self.date, last

    @property
    def title(self) -> str:
        """Return the headline itself, or the topic's title."""
        return self.text.partition("\n")[0]

    @property
    def description(self) -> str:
        """Return the text below the title, earlier wordings aside; empty if there is none."""
        text = self.wordings[-1].text if self.wordings else self.text
        return text.partition("\n")[2].lstrip("\n")

    def row(self) -> dict[str, str | float | None]:
        """Return the document as one flat row of a table, days in ISO 8601.

        Several topics, outlets or sources share one cell, separated by ` | `; a source is
        `file:line`, a quantity `arrests=118`.
        """
        return {
            "id": self.id,
            "kind": self.kind,
            "headline": self.title,
            "text": self.text,
            "language": self.language.code,
            "language_confidence": self.language.confidence,
            "date": self.date.isoformat() if self.date else None,
            "date_text": self.date_text,
            "date_precision": self.date_precision,
            "topics": " | ".join(topic.id for topic in self.topics),
            "topic_labels": " | ".join(topic.label for topic in self.topics),
            "places": " | ".join(self.places),
            "organisations": " | ".join(self.organisations),
            "subjects": " | ".join(self.subjects),
            "quantities": " | ".join(map(str, self.quantities)),
            "source": " | ".join(self.outlets) or None,
            "source_url": self.source_url,
            "sources": " | ".join(f"{source.file}:{source.line}" for source in self.sources),
            "first_seen": self.first_seen.isoformat() if self.first_seen else None,
            "last_seen": self.last_seen.isoformat() if self.last_seen else None,
        }


def _address(url: str) -> str | None:
    scheme, _, rest = url.partition("://")
    page, _, place = rest.partition("#")
    if not place.startswith(("/", "!")):  # as programs that run in the page name its articles
        rest = page
    if "?" in rest:
        page, _, asked = rest.partition("?")
        asked = without_trackers(asked)
        rest = f"{page}?{asked}" if asked else page
    host, _, path = rest.rstrip("/").partition("/")
    return f"{host.lower()}/{path}" if path and scheme.lower() in ("http", "https") else None
