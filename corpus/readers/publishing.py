"""Whether a thing in an export of a site is published news, as programs that keep sites say it.

WordPress, Blogger, Ghost, Movable Type, Atom (`app:draft`) and IPTC's formats name a status;
WordPress, Blogger and JSON-LD also say what kind of thing each entry is.
"""

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
        # of schema.org
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


def is_no_news(kind: str) -> bool:
    """Return whether things of a *kind* are none that a site publishes as news.

    >>> is_no_news("nav_menu_item"), is_no_news("COMMENT"), is_no_news("post"), is_no_news("page")
    (True, True, False, False)
    """
    return _plain(kind) in _NO_NEWS


def _plain(term: str) -> str:
    """Return the last part of a *term*, less its signs: that of `stat:canceled` and `kind#post`."""
    return _SIGNS.sub("", regex.split(r"[#:/]", term.strip())[-1].lower())
