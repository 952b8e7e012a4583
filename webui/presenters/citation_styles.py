"""A headline cited in a footnote, in four styles.

The archive knows no author, as an agency's headlines have none, so each style begins with the
title, as it says for a work without one. Dateline stands where the style wants the site, and the
address is our permanent one. The date is as far as it is known; without a date, the style says so
or leaves it out. As the archive goes on changing, the day on which it was seen is given where the
style asks for it. Months are in English, as the styles are.
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
# MLA shortens all but the months of four letters or fewer.
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
    """A stretch of a citation; *work* says that it is the title of the headline itself."""

    text: str
    italic: bool = False
    work: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a *style*, its name as people know it."""

    style: str
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """Return the citation as plain text."""
        return "".join(stretch.text for stretch in self.stretches)


def citations(document: Document, address: str, seen: dt.date) -> tuple[Citation, ...]:
    """Return *document*, which is at *address*, as four styles cite what was *seen* on that day."""
    return tuple(
        Citation(style, tuple(write(document, address, seen))) for style, write in _STYLES.items()
    )


def _apa(document: Document, address: str, seen: dt.date) -> list[Stretch]:
    """Cite as the Publication Manual of the APA, 7th edition (2020).

    The title stands in the author's place where there is none, in italics as that of a page of a
    site; (n.d.) stands for the date where there is none, and then the day of retrieval is given.
    """
    when = _day(document, "{year}, {month} {day}", "{year}, {month}")
    retrieved = (
        "" if when else f"Retrieved {_MONTHS[seen.month - 1]} {seen.day}, {seen.year}, from "
    )
    return [
        Stretch(document.title, italic=True, work=True),
        Stretch(f"{_stop(document.title)} ({when or 'n.d.'}). {ARCHIVE}. {retrieved}{address}"),
    ]


def _chicago(document: Document, address: str, seen: dt.date) -> list[Stretch]:
    """Cite as a bibliography of The Chicago Manual of Style, 17th edition (2017).

    14.207: the title of a page is in quotation marks, the site is in roman; with no date of
    publication or revision, the day of access takes its place.
    """
    day = "{month} {day}, {year}"
    accessed = f"Accessed {_MONTHS[seen.month - 1]} {seen.day}, {seen.year}"
    when = _day(document, day, "{month} {year}") or accessed
    return [*_quoted(document.title, "."), Stretch(f" {ARCHIVE}. {when}. {address}.")]


def _mla(document: Document, address: str, seen: dt.date) -> list[Stretch]:
    """Cite as the MLA Handbook, 9th edition (2021).

    The title of a page is in quotation marks, that of the site, its container, in italics; a date
    that is not known is left out; the day of access stands at the end.
    """
    when = _day(document, "{day} {short} {year}", "{short} {year}")
    accessed = f"{seen.day} {_SHORT[seen.month - 1]} {seen.year}"
    dated = f", {when}" if when else ""
    return [
        *_quoted(document.title, "."),
        Stretch(" "),
        Stretch(ARCHIVE, italic=True),
        Stretch(f"{dated}, {address}. Accessed {accessed}."),
    ]


def _iso_690(document: Document, address: str, seen: dt.date) -> list[Stretch]:
    """Cite as ISO 690:2021.

    Title first where there is no creator; the medium in brackets; the day of viewing in brackets
    for what is online; "Available from" before the address.
    """
    when = _day(document, "{day} {month} {year}", "{month} {year}") or "[no date]"
    viewed = f"{seen.day} {_MONTHS[seen.month - 1]} {seen.year}"
    return [
        Stretch(document.title, italic=True, work=True),
        Stretch(f" [online]. {ARCHIVE}, {when} [viewed {viewed}]. Available from: {address}"),
    ]


_STYLES: Mapping[str, Callable[[Document, str, dt.date], list[Stretch]]] = MappingProxyType(
    {"APA": _apa, "Chicago": _chicago, "MLA": _mla, "ISO 690": _iso_690}
)


def _day(document: Document, day: str, month: str) -> str:
    """Return the document's date in the form *day* or, known less well, *month* or as its year."""
    date = document.date
    if date is None:
        return ""
    forms: Mapping[Precision, str] = {"day": day, "month": month, "year": "{year}"}
    return forms[document.date_precision or "day"].format(
        year=date.year, month=_MONTHS[date.month - 1], short=_SHORT[date.month - 1], day=date.day
    )


def _quoted(title: str, stop: str) -> list[Stretch]:
    """Return *title* in quotation marks, those in it being single, with a stop inside them."""
    inner = title.translate(str.maketrans("“”", "‘’"))
    inner = re.sub(r'"([^"]*)"', r"‘\1’", inner)
    end = "" if _ENDED.search(inner) else stop
    return [Stretch("“"), Stretch(inner, work=True), Stretch(f"{end}”")]


def _stop(title: str) -> str:
    return "" if _ENDED.search(title) else "."
