"""What an index holds: a headline or a topic, as one searchable document."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from corpus import Language, Precision, Source, Topic

Kind = Literal["headline", "topic"]


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
