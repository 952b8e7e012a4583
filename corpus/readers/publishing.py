"""Whether a thing in an export of a site is published news, as programs that keep sites say it.

WordPress, Blogger, Ghost, Movable Type, Atom (`app:draft`) and IPTC's formats name a status;
WordPress, Blogger and JSON-LD also say what kind of thing each entry is.
"""

from functools import lru_cache

import regex

_UNPUBLISHED = frozenset(
    {"draft", "autodraft", "trash", "trashed", "softtrashed", "withheld", "canceled", "cancelled"}
)
_OF_WORDPRESS = _UNPUBLISHED | {"pending", "private", "future"}
_NO_NEWS = frozenset(
    (
        *("attachment", "comment", "customcss", "customizechangeset", "navmenuitem", "oembedcache"),
        *("revision", "settings", "template", "userrequest", "wpblock", "wpglobalstyles"),
        *("wpnavigation", "wptemplate", "wptemplatepart", "wpfontfamily", "wpfontface"),
    )
)
_OF_SCHEMA = frozenset(
    (
        *("breadcrumblist", "imageobject", "newsmediaorganization", "organization", "person"),
        *("searchaction", "webpage", "website"),
    )
)
_SIGNS = regex.compile(r"[\W_]+")


def is_unpublished(status: str, *, of_wordpress: bool = False) -> bool:
    """Return whether a *status* says that something is not published, or no more.

    WordPress has more of them, which elsewhere may be of a person's own work on a list.

    >>> is_unpublished("auto-draft"), is_unpublished("stat:canceled"), is_unpublished("publish")
    (True, True, False)
    """
    plain = _plain(status)
    return plain in (_OF_WORDPRESS if of_wordpress else _UNPUBLISHED)


@lru_cache(maxsize=2**8)
def is_no_news(kind: str, *, of_schema: bool = False) -> bool:
    """Return whether things of a *kind* are none that a site publishes as news.

    A `WebPage` of schema.org is around a headline, where references call one a `webpage`.

    >>> is_no_news("nav_menu_item"), is_no_news("COMMENT"), is_no_news("post"), is_no_news("page")
    (True, True, False, False)
    """
    plain = _plain(kind)
    return plain in _NO_NEWS or (of_schema and plain in _OF_SCHEMA)


def _plain(term: str) -> str:
    """Return the last part of a *term*, less its signs: that of `stat:canceled` and `kind#post`."""
    return _SIGNS.sub("", regex.split(r"[#:/]", term.strip())[-1].lower())
