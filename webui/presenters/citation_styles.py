"""A headline as four citation styles cite it.

The archive has no authors, so a citation begins with the title, as each style says of a work
without one. The site is Dateline, and the address our permanent one. A date that is known in part
is printed in part; if there is none, the style leaves it out or says so. Styles that ask for the
day of access get it, since the archive changes. Months are in English, like the styles.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from corpus import Precision
from search import Document
from webui.api.references import ARCHIVE

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
# MLA shortens months of more than four letters.
_SHORT = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
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
    when = _day(document, "{year}, {month} {day}", "{year}, {month}")
    retrieved = (
        "" if when else f"Retrieved {_MONTHS[seen.month - 1]} {seen.day}, {seen.year}, from "
    )
    outlet = _outlet(document)
    return [
        Stretch(document.title, italic=not outlet, work=True),
        Stretch(f"{_stop(document.title)} ({when or 'n.d.'}). "),
        *_italic(outlet, ". "),
        Stretch(f"{ARCHIVE}. {retrieved}{address}"),
    ]


def _chicago(document: Document, address: str, seen: dt.date) -> list[Stretch]:
    """Cite as a bibliography of The Chicago Manual of Style, 17th edition (2017).

    14.207: the title of a page is in quotation marks, the site in roman. Without a date, the day
    of access takes its place. 14.191: a newspaper is in italics, before the date.
    """
    day = "{month} {day}, {year}"
    accessed = f"Accessed {_MONTHS[seen.month - 1]} {seen.day}, {seen.year}"
    when = _day(document, day, "{month} {year}") or accessed
    title, outlet = _quoted(document.title, "."), _outlet(document)
    if outlet:
        return [
            *title,
            Stretch(" "),
            *_italic(outlet, f", {when}. {ARCHIVE}. {address}."),
        ]
    return [*title, Stretch(f" {ARCHIVE}. {when}. {address}.")]


def _mla(document: Document, address: str, seen: dt.date) -> list[Stretch]:
    """Cite as the MLA Handbook, 9th edition (2021).

    The title of a page is in quotation marks, its container, the site, in italics. An unknown date
    is left out. The day of access comes last. A newspaper is the first container, with the date,
    and the site the second.
    """
    when = _day(document, "{day} {short} {year}", "{short} {year}")
    accessed = f"{seen.day} {_SHORT[seen.month - 1]} {seen.year}"
    dated, outlet = f", {when}" if when else "", _outlet(document)
    return [
        *_quoted(document.title, "."),
        Stretch(" "),
        *_italic(outlet, f"{dated}. "),
        *_italic(ARCHIVE, f"{'' if outlet else dated}, {address}. Accessed {accessed}."),
    ]


def _iso_690(document: Document, address: str, seen: dt.date) -> list[Stretch]:
    """Cite as ISO 690:2021.

    Without a creator, the title comes first; then the medium in brackets, the date, the day of
    viewing in brackets, and "Available from" before the address. The title of a newspaper is in
    italics instead of that of its article.
    """
    when = _day(document, "{day} {month} {year}", "{month} {year}") or "[no date]"
    viewed = f"{seen.day} {_MONTHS[seen.month - 1]} {seen.year}"
    outlet = _outlet(document)
    return [
        Stretch(document.title, italic=not outlet, work=True),
        *([Stretch(f"{_stop(document.title)} "), Stretch(outlet, italic=True)] if outlet else ()),
        Stretch(f" [online]. {ARCHIVE}, {when} [viewed {viewed}]. Available from: {address}"),
    ]


_STYLES: Mapping[str, Callable[[Document, str, dt.date], list[Stretch]]] = MappingProxyType(
    {"APA": _apa, "Chicago": _chicago, "MLA": _mla, "ISO 690": _iso_690}
)


def _outlet(document: Document) -> str:
    return next(iter(document.outlets), "")


def _italic(name: str, rest: str) -> list[Stretch]:
    """Return *name* in italics and the *rest* after it, nothing without a name."""
    return [Stretch(name, italic=True), Stretch(rest)] if name else []


def _day(document: Document, day: str, month: str) -> str:
    """Return the date by the pattern *day*, or by *month* or as a year if it is less precise."""
    date = document.date
    if date is None:
        return ""
    forms: Mapping[Precision, str] = {"day": day, "month": month, "year": "{year}"}
    return forms[document.date_precision or "day"].format(
        year=date.year, month=_MONTHS[date.month - 1], short=_SHORT[date.month - 1], day=date.day
    )


def _quoted(title: str, stop: str) -> list[Stretch]:
    """Return *title* in double quotation marks, its own made single, and *stop* inside them."""
    inner = title.translate(str.maketrans("“”", "‘’"))
    inner = re.sub(r'"([^"]*)"', r"‘\1’", inner)
    end = "" if _ENDED.search(inner) else stop
    return [Stretch("“"), Stretch(inner, work=True), Stretch(f"{end}”")]


def _stop(title: str) -> str:
    return "" if _ENDED.search(title) else "."
