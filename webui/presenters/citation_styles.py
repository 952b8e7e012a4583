"""A headline as four citation styles cite it, in the language of the page.

The archive has no authors, so a citation begins with the title, as each style says of a work
without one. The site is Dateline, and the address our permanent one. A date that is known in part
is printed in part; if there is none, the style leaves it out or says so. Styles that ask for the
day of access get it, since the archive changes.

The styles are of English. Their translations, such as the Spanish of the APA, keep the order of the
parts; words, dates and quotation marks are the language's own, and a full stop is after these.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from corpus import Precision
from search import Document
from webui.api.references import ARCHIVE
from webui.presenters.excerpts import shortened
from webui.texts import LANGUAGES, current, gettext, marked

_DAYS = {
    # As CLDR writes patterns of dates: a day in each style, and a month if no more is known.
    "APA": (marked("y, MMMM d"), marked("y, MMMM")),
    "Chicago": (marked("MMMM d, y"), marked("MMMM y")),
    "MLA": (marked("d MMM y"), marked("MMM y")),
    "ISO 690": (marked("d MMMM y"), marked("MMMM y")),
}
_MLA_MONTHS = {"Jun": "June", "Jul": "July", "Sep": "Sept."}
"""How MLA shortens months where CLDR does otherwise; the others but May have a full stop more."""
_ENDED = re.compile(r"[.?!…؟。]['’”»]?$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a citation; *work*: it is the title of the headline."""

    text: str
    italic: bool = False
    work: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation, and the name of its *style*."""

    style: str
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """Return the citation as plain text."""
        return "".join(stretch.text for stretch in self.stretches)


def citations(document: Document, address: str, seen: dt.date) -> tuple[Citation, ...]:
    """Return *document* in four styles; *address* is its own, *seen* the day of access."""
    return tuple(
        Citation(style, tuple(write(document, address, seen))) for style, write in _STYLES.items()
    )


def _apa(document: Document, address: str, seen: dt.date) -> list[Stretch]:
    """Cite as the Publication Manual of the APA, 7th edition (2020).

    Without an author, the title takes the first place, in italics like that of a web page. Without
    a date, "(n.d.)" takes its place, and the day of retrieval is given. Of a newspaper's article,
    the newspaper stands in italics and the title does not.
    """
    when, undated = _day(document, "APA"), gettext("n.d.")
    today = _written(seen, _DAYS["Chicago"][0])
    retrieved = "" if when else gettext("Retrieved %(day)s, from ", day=today)
    outlet = _outlet(document)
    return [
        Stretch(shortened(document.title), italic=not outlet, work=True),
        Stretch(f"{_stop(shortened(document.title))} ({when or undated}). "),
        *_italic(outlet, ". "),
        Stretch(f"{ARCHIVE}. {retrieved}"),
        Stretch(address),
    ]


def _chicago(document: Document, address: str, seen: dt.date) -> list[Stretch]:
    """Cite as a bibliography of The Chicago Manual of Style, 17th edition (2017).

    14.207: the title of a page is in quotation marks, the site in roman. Without a date, the day
    of access takes its place. 14.191: a newspaper is in italics, before the date.
    """
    accessed = gettext("Accessed %(day)s", day=_written(seen, _DAYS["Chicago"][0]))
    when = _day(document, "Chicago") or accessed
    title, outlet = _quoted(shortened(document.title)), _outlet(document)
    if outlet:
        return [
            *title,
            Stretch(" "),
            *_italic(outlet, f"{_comma()} {when}. {ARCHIVE}. "),
            Stretch(address),
            Stretch("."),
        ]
    return [*title, Stretch(f" {ARCHIVE}. {when}. "), Stretch(address), Stretch(".")]


def _mla(document: Document, address: str, seen: dt.date) -> list[Stretch]:
    """Cite as the MLA Handbook, 9th edition (2021).

    The title of a page is in quotation marks, its container, the site, in italics. An unknown date
    is left out. The day of access comes last. A newspaper is the first container, with the date,
    and the site the second.
    """
    when = _day(document, "MLA")
    accessed = gettext("Accessed %(day)s", day=_written(seen, _DAYS["MLA"][0]))
    dated, outlet = f"{_comma()} {when}" if when else "", _outlet(document)
    return [
        *_quoted(shortened(document.title)),
        Stretch(" "),
        *_italic(outlet, f"{dated}. "),
        *_italic(ARCHIVE, f"{'' if outlet else dated}{_comma()} "),
        Stretch(address),
        Stretch(f". {accessed}."),
    ]


def _iso_690(document: Document, address: str, seen: dt.date) -> list[Stretch]:
    """Cite as ISO 690:2021.

    Without a creator, the title comes first; then the medium in brackets, the date, the day of
    viewing in brackets, and "Available from" before the address. The title of a newspaper is in
    italics instead of that of its article.
    """
    online = gettext("[online]")
    when = _day(document, "ISO 690") or gettext("[no date]")
    viewed = gettext("[viewed %(day)s]", day=_written(seen, _DAYS["ISO 690"][0]))
    outlet = _outlet(document)
    return [
        Stretch(shortened(document.title), italic=not outlet, work=True),
        *(
            [Stretch(f"{_stop(shortened(document.title))} "), Stretch(outlet, italic=True)]
            if outlet
            else ()
        ),
        Stretch(f" {online}. {ARCHIVE}{_comma()} {when} {viewed}. "),
        Stretch(gettext("Available from:") + " "),
        Stretch(address),
    ]


_STYLES: Mapping[str, Callable[[Document, str, dt.date], list[Stretch]]] = MappingProxyType(
    {"APA": _apa, "Chicago": _chicago, "MLA": _mla, "ISO 690": _iso_690}
)


def _outlet(document: Document) -> str:
    return next(iter(document.outlets), "")


def _italic(name: str, rest: str) -> list[Stretch]:
    """Return *name* in italics and the *rest* after it, nothing without a name."""
    return [Stretch(name, italic=True), Stretch(rest)] if name else []


def _comma() -> str:
    return gettext(",")


def _day(document: Document, style: str) -> str:
    """Return the date as *style* has it, as far as it is known, empty if it is not."""
    date = document.date
    if date is None:
        return ""
    day, month = _DAYS[style]
    patterns: Mapping[Precision, str] = {"day": day, "month": month, "year": "y"}
    return _written(date, patterns[document.date_precision or "day"])


def _written(day: dt.date, pattern: str) -> str:
    """Return *day* by a pattern of `_DAYS`, translated if it has more than the year."""
    written = current().date(day, pattern if pattern == "y" else gettext(pattern))
    if current().language != LANGUAGES[0]:
        return written
    return re.sub(
        r"\b(?!May)[A-Z][a-z]{2}\b",
        lambda month: _MLA_MONTHS.get(month[0], f"{month[0]}."),
        written,
    )


def _quoted(title: str) -> list[Stretch]:
    """Return *title* in quotation marks and a full stop, its own marks made those of inside."""
    before, after = gettext("“%(title)s”", title="\0").split("\0")
    english = before == "“"
    inner = title.translate(str.maketrans("“”" if english else "«»", "‘’" if english else "“”"))
    if english:
        inner = re.sub(r'"([^"]*)"', r"‘\1’", inner)
    stop = "" if _ENDED.search(inner) else "."
    end = f"{stop}{after}" if english else f"{after}{stop}"
    return [Stretch(before), Stretch(inner, work=True), Stretch(end)]


def _stop(title: str) -> str:
    return "" if _ENDED.search(title) else "."
