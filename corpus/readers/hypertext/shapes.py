"""The purpose of an HTML element, by its tag, its classes and its data for programs."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

import regex
from selectolax.lexbor import LexborNode

from corpus.dates import read_date
from corpus.pages.outline import Role
from corpus.patterns import pattern


def tags(names: str) -> frozenset[str]:
    """Return the tags that *names* lists."""
    return frozenset(names.split())


# Elements that run within a line (HTML, "Phrasing content", and what came before it).
WITHIN_LINE = tags(
    "a abbr acronym b basefont bdi bdo big blink cite code data del dfn em font i img ins kbd "
    "label link local-time mark meta nobr output picture q rb relative-time ruby s samp small "
    "source span strike strong sub sup time time-ago tt u var wbr"
)
# What stands in one of these is no part of the text beside it.
OF_ITS_OWN = tags("abbr cite em i label local-time relative-time small span time time-ago")
_LONGEST_DATE = 40
_ISO = pattern(r"[12]\d{3}-?\d\d-?\d\d(?:[T ].*)?")
_EPOCH = pattern(r"1?\d{9}(?:\d{3})?")
_DATE_KEY = pattern(r"data-.*(?:date|time|publish|posted|created)")
_DATE_PROPERTIES = pattern(
    r"(?:\w+:)?(?:datepublished|published|pubdate|published_time|issued|date|created)",
    regex.IGNORECASE,
)
_HEADLINE_PROPERTIES = pattern(r"(?:\w+:)?headline", regex.IGNORECASE)
_AUTHOR_PROPERTIES = pattern(r"(?:\w+:)?(?:author|creator|publisher)", regex.IGNORECASE)
_CAMEL = pattern(r"(?<=[a-z])(?=[A-Z])")
_UNNUMBERED = pattern(r"(?:[-_]+(?:\d+|first|last|odd|even)|\d+)+$")
_ORDINAL = frozenset(("first", "last", "odd", "even", "clearfix", "row", "active", "alt"))
_OF_THE_SITE = pattern(
    r"(?:^|[\s_-])(?:bread-?crumbs?|pager|paging|pagination|paginator|page-numbers|masthead"
    r"|wp-calendar|calendar_wrap|widget_calendar|datepicker"
    r"|toc|table-of-contents|site-header|site-branding|top-?bar|skip-links?)(?:$|[\s_-])",
    regex.IGNORECASE,
)
_MENUS = tags(
    "nav navbar navigation menu mainmenu topmenu submenu topnav mainnav subnav sidenav sitenav "
    "main-menu top-menu sub-menu site-menu side-menu footer-menu mega-menu main-nav top-nav "
    "sub-nav site-nav side-nav footer-nav main-navigation site-navigation primary-menu "
    "secondary-menu primary-navigation globalnav global-nav gnb lnb"
)
_TITLED = pattern(
    r"(?<!sub|over|top|pre|sup|section|page|site|block|widget|list)[-_]?(?:title|headline|titre|titel|titulo|titolo|tytul"
    r"|rubrik|otsikko|heading)(?!s?[-_](?:date|meta|wrap))",
    regex.IGNORECASE,
)
_ASIDE = pattern(
    r"(?:^|[\s_-])(?:by-?line|authors?|autor|auteur|kicker|eyebrow|over-?line|super-?title"
    r"|dachzeile|ober(?:titel|zeile)|spitzmarke|ante-?titulo|volanta|cintillo|chap[eé]u|occhiello"
    r"|sur-?titre|over-?titel|stikktittel|nadtytul|(?:top|roof)-?line|pre-?(?:head(?:line|ing)?|title)"
    r"|sub-?title|caption|credit|categor(?:y|ies)|cat|rubric|section|topics?|tags?|labels?|badge"
    r"|type|share|social|comments?|read-?more|more|views(?!-field|-row)|source|place|location|format|size|edit-?section)"
    r"(?:$|[\s_-])",
    regex.IGNORECASE,
)
# Not that of a picture, whose source is no outlet of the headline.
_OUTLET = pattern(
    r"(?:^|\s)(?:(?!\S*(?:photo|image|img|pic|video|audio|media|foto|bild|data)\S*[_-])[\w-]+[_-])?"
    r"(?:source|outlet|publisher|newspaper)(?:[_-]?name)?(?:$|\s)",
    regex.IGNORECASE,
)
_TEASER = pattern(
    r"(?:^|[\s_-])(?:teaser|summary|excerpt|abstract|description|desc|intro|lead|dek|standfirst"
    r"|body|content|text|snippet|meta|info)(?:$|[\s_-])",
    regex.IGNORECASE,
)

Attributes = Mapping[str, str | None]

PLAIN = frozenset(("class", "href", "id", "target"))
"""The attributes that most elements have; none of them states a role or a date, or hides a text."""


@lru_cache(maxsize=2**12)
def kind(classes: str) -> str:
    """Return what elements of one list have in common of their *classes*.

    >>> kind("views-row views-row-3 views-row-odd")
    'views-row'
    """
    names = (_UNNUMBERED.sub("", name) for name in classes.split())
    return next((name for name in names if name and name not in _ORDINAL), "")


def _parted(classes: str) -> str:
    """Return *classes* with the words of each parted as most pages part them."""
    return classes if classes.islower() else _CAMEL.sub("-", classes)


@lru_cache(maxsize=2**12)
def hint(classes: str, linked: bool) -> Role | None:
    """Return the role that *classes* give to the text directly in their element, if any.

    >>> hint("documentByLine", False) is Role.ASIDE, hint("entryTitle", True) is Role.TITLED
    (True, True)
    """
    classes = _parted(classes)
    if _ASIDE.search(classes):
        return Role.ASIDE
    if _TITLED.search(classes):
        return Role.TITLED
    return Role.ASIDE if not linked and _TEASER.search(classes) else None


_DATED = pattern(r"(?:^|[\s_-])(?:date|time|datum|fecha|data|published)(?:$|[\s_-])", regex.I)


def is_dated(classes: str) -> bool:
    """Return whether *classes* are of a date."""
    return bool(classes) and _DATED.search(_parted(classes)) is not None


def is_kicker(classes: str) -> bool:
    """Return whether *classes* are of what stands in a heading beside the headline."""
    return bool(classes) and _ASIDE.search(_parted(classes)) is not None


@lru_cache(maxsize=2**12)
def is_outlet(classes: str) -> bool:
    """Return whether *classes* are of the name of an outlet.

    >>> is_outlet("source"), is_outlet("news-item__source"), is_outlet("photoSource")
    (True, True, False)
    """
    return _OUTLET.search(_parted(classes)) is not None


def is_teaser(classes: str) -> bool:
    """Return whether *classes* are of a teaser if nothing in it is linked."""
    return hint(classes, False) is not hint(classes, True)


_ICON = pattern(
    r"(?:^|\s)(?:fa[blrs]?|bi|mdi|icons?|glyphicons?|dashicons|ti|las|ri)(?:$|[\s-])|[_-]icon(?:$|\s)"
)


@lru_cache(maxsize=2**12)
def is_icon(classes: str) -> bool:
    """Return whether *classes* are of a sign that a font or a style draws.

    >>> is_icon("fa fa-eye"), is_icon("icon-calendar"), is_icon("facts")
    (True, True, False)
    """
    return _ICON.search(classes) is not None


@lru_cache(maxsize=2**12)
def is_of_the_site(classes: str) -> bool:
    """Return whether *classes* say that an element leads about the site."""
    return _OF_THE_SITE.search(classes) is not None


@lru_cache(maxsize=2**12)
def is_menu(classes: str) -> bool:
    """Return whether *classes* are of a menu, as lists of news may have them, too."""
    return not _MENUS.isdisjoint(classes.lower().replace("_", "-").split())


def spanned(attributes: Attributes, key: Literal["rowspan", "colspan"]) -> int:
    """Return how many rows or columns of a table a cell spans, as far as that is believed."""
    number = attributes.get(key) or ""
    return int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 1


def stated_role(attributes: Attributes) -> Role | None:
    """Return the role that microdata, RDFa or the kind of a link give to an element, if any."""
    stated = attributes.get("itemprop") or attributes.get("property")
    if stated and any(map(_HEADLINE_PROPERTIES.fullmatch, stated.split())):
        return Role.STATED
    if stated and any(map(_AUTHOR_PROPERTIES.fullmatch, stated.split())):
        return Role.ASIDE
    rel = attributes.get("rel")
    return Role.ASIDE if rel and {"author", "tag", "category"} & set(rel.split()) else None


def stated_date(tag: str, attributes: Attributes) -> str | None:
    """Return the date that an element states for programs, in ISO 8601 where it was a number."""
    if tag in ("time", "relative-time", "local-time", "time-ago") and attributes.get("datetime"):
        return attributes["datetime"]
    stated = attributes.get("itemprop") or attributes.get("property")
    if stated and any(map(_DATE_PROPERTIES.fullmatch, stated.split())):
        return attributes.get("content") or attributes.get("datetime")
    if tag in ("time", "abbr", "span", "div") and (title := attributes.get("title")):
        return title if len(title) <= _LONGEST_DATE and read_date(title) else None
    for key, value in attributes.items():
        if value and key.startswith("data-") and _DATE_KEY.match(key):
            if _ISO.fullmatch(value):
                return value
            if _EPOCH.fullmatch(value):
                seconds = int(value) / (1000 if len(value) > 10 else 1)
                return dt.datetime.fromtimestamp(seconds, dt.UTC).date().isoformat()
    return None


def shape(node: LexborNode | None) -> tuple[str, str]:
    """Return the shape of the element *node*, as that of an `Element`."""
    return (node.tag or "", kind(node.attributes.get("class") or "")) if node else ("", "")
