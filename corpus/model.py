"""What an archive holds: the values that readers yield and the other packages build on.

A *topic page* is what an agency publishes: a title, a description, dated headlines. A *headline*
is one document of the archive wherever it is listed, so it carries all its topics and sources. A
*skipped* entry is what a reader could not use, with its place and the reason, for the report.
"""

import datetime as dt
import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "month", "year"]
"""How much of a date was printed; a `date` of lesser precision is the first day of its period."""

LanguageRoute = Literal["stated", "script", "identified", "page", "undetermined"]
"""How a language became known: the source says so; its script leaves one choice; the text was
identified; the text is too short, so it takes its page's language; nothing was sure enough."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where something stands: *file*, relative to the archive with `/`, and *line* from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """A topic's *id*, which is its name in URLs, and its *label*, which is its name on pages."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Language:
    """A text's language: ISO 639-1 *code* or `und`, *confidence* from 0 to 1, and the *route*."""

    code: str
    confidence: float
    route: LanguageRoute


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One headline of the archive, with every topic and source that lists it.

    *text* is as printed. *date_text* is the date as printed, *date* the day it means; both are
    None for an undated headline, and *date* alone is None where the printed date means no day.
    *description* is the record's own summary, empty where the source has none.
    """

    id: str
    text: str
    date_text: str | None
    date: dt.date | None
    date_precision: Precision | None
    language: Language
    topics: tuple[Topic, ...]
    sources: tuple[Source, ...]
    first_seen: dt.date
    last_seen: dt.date
    description: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    """A topic page as one file holds it; *blocks* are the description's paragraphs and bullets.

    *captured* is the day on which the page looked like this. Each of *headlines* has this page's
    topic and its own line as its only topic and source.
    """

    topic: Topic
    title_inferred: bool
    blocks: tuple[str, ...]
    language: Language
    captured: dt.date
    source: Source
    headlines: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something left out of the index: its place, the *reason* as a sentence, and the *kind*.

    A `fault` is bad input and makes the indexer end with status 1; `boilerplate` is text that no
    reader is meant to search, such as a cookie notice.
    """

    source: Source
    reason: str
    kind: Literal["fault", "boilerplate"] = "fault"


def headline_id(text: str, date_text: str | None, day: dt.date | None) -> str:
    """Return the permanent id of a headline: 16 hexadecimal digits.

    It is a hash of what is printed, case and white space aside, and nothing inferred, so that it
    survives a rebuild, a better language model and a page that moves. The date counts as the
    *day* it means where it means one, so the same headline under "26 marzo 2015" and "26 March
    2015" is one document; otherwise as printed in *date_text*.
    """
    printed = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    when = day.isoformat() if day else (date_text or "")
    return hashlib.sha256(f"{when}\n{printed}".encode()).hexdigest()[:16]
