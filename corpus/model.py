"""The values that readers yield and the other packages build on.

A *topic page* is what an agency publishes: a title, a description, dated headlines. A *headline*
is one document of the archive wherever it is listed, so it carries all its topics and sources. A
*finding* is what a reader could not use or had to mend, with its place, for the report.
"""

import datetime as dt
import hashlib
import unicodedata
from typing import Literal, Self

import regex
from msgspec import Struct

DateOrder = Literal["DMY", "MDY", "YMD"]
"""Whether "03/04/15" begins with the day, the month or the year; a year of four digits shows."""

Precision = Literal["day", "month", "year"]
"""How much of a date was printed; a `date` of lesser precision is the first day of its period."""

KEYS = ("headline", "date", "language", "topic", "description", "url", "source")
"""What a record says of a headline."""

_WORDS = regex.compile(
    r"[\p{L}\p{M}\p{N}]+|(?<=[\p{L}\p{N}+#])[+#](?=[+#]*(?:[^\p{L}\p{M}\p{N}+#]|$))"
)
_SPELLED = {"+": "plus", "#": "sharp"}

LanguageRoute = Literal["stated", "script", "identified", "page", "undetermined"]
"""How a language became known: the source says so; its script leaves one choice; the text was
identified; the text is too short, so it takes its page's language; nothing was sure enough."""


def visible(text: str) -> str:
    r"""Return *text* with escapes for what is no visible character, fit for a terminal and UTF-8.

    >>> visible("a\x1b[2J\ud800")
    'a\\u001b[2J\\ud800'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def sentence(error: Exception) -> str:
    """Return what an error says, to stand after a colon."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"{reason[:1].lower()}{reason[1:]}"


class Source(Struct, frozen=True, gc=False, order=True):
    """A place in the archive: *file*, relative to it with `/`, and *line* from 1.

    Line 0 is the file as a whole. As text, a place is one line whatever the file is called.
    """

    file: str
    line: int

    def __str__(self) -> str:
        name = visible(self.file)
        return f"{name}:{self.line}" if self.line else name


class Topic(Struct, frozen=True, gc=False, order=True):
    """A topic's *id*, which is its name in URLs, and its *label*, which is its name on pages."""

    id: str
    label: str

    @classmethod
    def named(cls, label: str) -> Self:
        """Return the topic of that name: the id is its letters and digits in lower case.

        A plus or number sign at the end of a word is spelled out, and so is a name of signs alone.

        >>> Topic.named("Organized crime").id, Topic.named("C++ & C#").id, Topic.named("🔥").id
        ('organized-crime', 'c-plus-plus-c-sharp', 'u1f525')
        """
        text = unicodedata.normalize("NFKC", label).casefold()
        words = [_SPELLED.get(word, word) for word in _WORDS.findall(text)]
        if not words:
            words = [f"u{ord(sign):x}" for sign in text if not sign.isspace()]
        return cls("-".join(words) or "untitled", label)


class Language(Struct, frozen=True, gc=False):
    """A text's language: ISO 639-1 *code* or `und`, *confidence* from 0 to 1, and the *route*."""

    code: str
    confidence: float
    route: LanguageRoute


class Publication(Struct, frozen=True, gc=False, order=True):
    """One publication of a headline: by *source*, the outlet or agency, at the address *url*.

    Each is empty where it is not known.
    """

    source: str = ""
    url: str = ""

    def covers(self, other: "Publication") -> bool:
        """Return whether this says all that *other* says.

        >>> Publication("AFP", "https://a.example/1").covers(Publication("AFP"))
        True
        """
        return other.source in ("", self.source) and other.url in ("", self.url)


class Headline(Struct, frozen=True, gc=False, kw_only=True):
    """One headline of the archive, with every topic and source that lists it.

    *text* is as printed. *date_text* is the date as printed, *date* the day it means; both are
    None for an undated headline, and *date* alone is None where the printed date means no day.
    *description* is the record's own summary, empty where the source has none. *publications* are
    sorted, and none of them covers another.
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
    publications: tuple[Publication, ...] = ()

    @property
    def url(self) -> str | None:
        """Return the first address at which the headline was published, None if none is known."""
        return next((one.url for one in self.publications if one.url), None)


class TopicPage(Struct, frozen=True, gc=False, kw_only=True):
    """A topic page as one file holds it; *blocks* are the description's paragraphs and bullets.

    *captured* is the day on which the page looked like this. Each of *headlines* has this page's
    topic and its own line as its only topic and source. *url* is the page's own address, if known.
    An export may tell of a page that no file lists any more: it is not *listed*.
    """

    topic: Topic
    title_inferred: bool
    blocks: tuple[str, ...]
    language: Language
    captured: dt.date
    source: Source
    headlines: tuple[Headline, ...]
    url: str | None = None
    listed: bool = True


class Finding(Struct, frozen=True, gc=False):
    """Something that whoever keeps the archive should know: its place, and a sentence on it.

    The *kind* says what it cost:

    - `unreadable`: a file or folder could not be read, or not to its end, which may pass; what an
      index holds of it is best left as it is. A fault, too.
    - `fault`: bad input. Something was left out, or kept without its date.
    - `boilerplate`: text that nobody is meant to search, such as a cookie notice, was left out.
    - `note`: nothing was lost: text was mended, a key of a record is unknown.
    """

    source: Source
    reason: str
    kind: Literal["unreadable", "fault", "boilerplate", "note"] = "fault"


def headline_id(
    text: str, date_text: str | None, day: dt.date | None, precision: Precision | None = "day"
) -> str:
    """Return the permanent id of a headline: 16 hexadecimal digits.

    It is a hash of what is printed, case and white space aside, and nothing inferred, so that it
    survives a rebuild, a better language model and a page that moves. The date counts as what it
    means, the *day* as far as its *precision* goes, so the same headline under "26 marzo 2015" and
    "26 March 2015" is one document; where it means nothing, it counts as printed in *date_text*.
    """
    folded = (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()
    # No white space but single spaces, as in most, takes no splitting.
    single = folded.isprintable() and "  " not in folded
    printed = folded.strip() if single else " ".join(folded.split())
    when = day.isoformat() if day else (date_text or "")
    if day and precision != "day":
        when = when[: _ISO_LENGTH[precision or "day"]]
    hashed = _SHA256.copy()  # in half the time of a new one
    hashed.update(f"{when}\n{printed}".encode())
    return hashed.hexdigest()[:16]


_SHA256 = hashlib.sha256()
_ISO_LENGTH: dict[Precision, int] = {"day": 10, "month": 7, "year": 4}
