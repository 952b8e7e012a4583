"""The address and day of a page saved by the Wayback Machine, SingleFile, browsers, HTTrack."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import unquote

import regex

from corpus.addresses import web_address
from corpus.dates import read_date
from corpus.patterns import pattern

# "20150512000000" may be short of a clock time, and flags such as "id_" or "*" may follow.
_WAYBACK = pattern(
    r"(?:https?:)?(?://web(?:-beta)?\.archive\.org)?/web/(?P<day>\d{4,14})(?:\*|[a-z]{2}_)?/"
    r"(?P<address>https?:/+.+)",
    regex.IGNORECASE,
)
_RETRIEVED = pattern(
    r"FILE ARCHIVED ON \d\d:\d\d:\d\d (?P<day>\w{3,9} \d{1,2}, \d{4}) AND RETRIEVED"
)
_TOOLBAR = pattern(r'__wm\.(?:init|wombat)\([^)]*?"(?P<day>\d{14})"')
_SINGLEFILE = pattern(
    r"Page saved with SingleFile\s+url:\s*(?P<address>\S+)\s+saved date:\s*"
    r"(?:\w{3},? )?(?P<day>\w{3} \d{1,2} \d{4}|\d{1,2} \w{3} \d{4}|\d{4}-\d\d-\d\d)"
)
_BROWSER = pattern(r"<!--\s*saved from url=\(\d+\)(?P<address>\S+)\s*-->")
_HTTRACK = pattern(
    r"<!-- Mirrored from (?P<address>\S+) by HTTrack [^>]{0,80}?, \w{3}, (?P<day>\d\d \w{3} \d{4})"
)
_GOOGLE = pattern(
    r"https?://www\.google\.[a-z.]+/url\?(?:[^#]*&)?(?:url|q)=(?P<address>https?[^&#]+)"
)
_HEAD = 2**14  # characters from the beginning or the end in which a page is marked


@dataclass(frozen=True, slots=True)
class SavedFrom:
    """The *address* of a page before it was saved, and the *day* on which it was captured."""

    address: str | None = None
    day: dt.date | None = None


def saved_from(source: str) -> SavedFrom:
    """Return where a page came from, as the program says that saved it."""
    head, foot = source[:_HEAD], source[-_HEAD:]
    address, day = None, None
    if found := _SINGLEFILE.search(head):
        address, day = original(found["address"]), _day(found["day"])
        day = wayback_day(found["address"]) or day
    elif found := _BROWSER.search(head):
        address, day = original(found["address"]), wayback_day(found["address"])
    elif found := _HTTRACK.search(head):
        address, day = f"http://{found['address']}", _day(found["day"])
    if day is None and (found := _RETRIEVED.search(foot) or _TOOLBAR.search(source)):
        day = _stamp(found["day"]) or _day(found["day"])
    return SavedFrom(web_address(address) if address else None, day)


_TEMPLATE = pattern(r"<(?P<end>/)?template\b(?P<rest>[^>]{0,1000})>", regex.IGNORECASE)


def with_shadow_roots(source: str) -> str:
    """Return a page with its shadow roots shown, as browsers do that SingleFile saved it for.

    >>> with_shadow_roots("<template shadowrootmode=open><p>A ship</p></template>")
    '<div><p>A ship</p></div>'
    """
    if "shadowroot" not in source:
        return source
    shown: list[bool] = []

    def replaced(found: regex.Match[str]) -> str:
        if not found["end"]:
            shown.append("shadowroot" in found["rest"])
            return "<div>" if shown[-1] else found[0]
        return "</div>" if shown and shown.pop() else found[0]

    return _TEMPLATE.sub(replaced, source)


def original(address: str) -> str:
    """Return the address that a link of the Wayback Machine leads to, any other as it is.

    So does one of Google, by which alerts lead to what they tell of.

    >>> original("https://www.google.com/url?rct=j&sa=t&url=https://a.example/%3Fp%3D1&ct=ga")
    'https://a.example/?p=1'
    >>> original("https://web.archive.org/web/20150512000000*/http://a.example/news")
    'http://a.example/news'
    """
    if leads := _GOOGLE.match(address):
        return unquote(leads["address"])
    found = _WAYBACK.fullmatch(address.strip())
    return regex.sub(r"^(https?):/+", r"\1://", found["address"]) if found else address


def wayback_day(address: str) -> dt.date | None:
    """Return the day on which the Wayback Machine captured what *address* leads to."""
    found = _WAYBACK.fullmatch(address.strip())
    return _stamp(found["day"]) if found else None


def _stamp(digits: str) -> dt.date | None:
    return _day(f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}") if len(digits) >= 8 else None


def _day(text: str) -> dt.date | None:
    found = read_date(text)
    return found.day if found and found.precision == "day" else None
