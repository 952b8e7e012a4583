"""What an index holds: a headline or a topic, as one searchable document."""

import datetime as dt
import json
from dataclasses import astuple, dataclass
from typing import Literal

from corpus import Language, Precision, Source, Topic

Kind = Literal["headline", "topic"]

_DAYS = ("date", "first_seen", "last_seen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of the index.

    The first line of *text* is the headline or the topic's title; a description may follow as
    paragraphs. Highlights are offsets into it. The other fields are those of `corpus.Headline`;
    a topic is undated and its only topic is itself.
    """

    id: str
    kind: Kind
    text: str
    language: Language
    date_text: str | None = None
    date: dt.date | None = None
    date_precision: Precision | None = None
    topics: tuple[Topic, ...] = ()
    sources: tuple[Source, ...] = ()
    first_seen: dt.date | None = None
    last_seen: dt.date | None = None
    url: str | None = None

    @property
    def title(self) -> str:
        """Return the headline itself, or the topic's title."""
        return self.text.partition("\n")[0]

    @property
    def description(self) -> str:
        """Return what follows the title, empty if nothing does."""
        return self.text.partition("\n")[2].lstrip("\n")


def encode(document: Document) -> str:
    """Return *document* as one line of JSON, which `decode` reads back."""
    fields = {name: getattr(document, name) for name in Document.__slots__}
    fields["language"] = astuple(document.language)
    fields["topics"] = [astuple(topic) for topic in document.topics]
    fields["sources"] = [astuple(source) for source in document.sources]
    for name in _DAYS:
        fields[name] = fields[name] and fields[name].isoformat()
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def decode(line: str) -> Document:
    """Return the document that *line* holds."""
    fields = json.loads(line)
    fields["language"] = Language(*fields["language"])
    fields["topics"] = tuple(Topic(*topic) for topic in fields["topics"])
    fields["sources"] = tuple(Source(*source) for source in fields["sources"])
    for name in _DAYS:
        fields[name] = fields[name] and dt.date.fromisoformat(fields[name])
    return Document(**fields)
