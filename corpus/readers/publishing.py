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
OF_RECORDS = frozenset(
    (
        *("attachment", "customcss", "customizechangeset", "navmenuitem", "oembedcache"),
        *("revision", "userrequest", "wpblock", "wpglobalstyles"),
        *("wpnavigation", "wptemplate", "wptemplatepart", "wpfontfamily", "wpfontface"),
    )
)
"""The kinds of things that are no news whatever names them; newsrooms call opinion "Comment"."""
OF_BLOGS = OF_RECORDS | {"comment", "settings", "template"}
"""Those of exports of blogs."""
OF_SCHEMA = OF_RECORDS | frozenset(
    (
        *("breadcrumblist", "comment", "imageobject", "newsmediaorganization", "organization"),
        *("person", "searchaction", "webpage", "website"),
    )
)
"""Those of schema.org, whose `WebPage` is around a headline."""
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
def is_no_news(kind: str, kinds: frozenset[str]) -> bool:
    """Return whether a *kind* of things is among *kinds*, which are no news, however it is spelled.

    >>> is_no_news("nav_menu_item", OF_RECORDS), is_no_news("blogger#comment", OF_BLOGS)
    (True, True)
    """
    return _plain(kind) in kinds


def _plain(term: str) -> str:
    """Return the last part of a *term*, less its signs: that of `stat:canceled` and `kind#post`."""
    return _SIGNS.sub("", regex.split(r"[#:/]", term.strip())[-1].lower())
