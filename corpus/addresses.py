"""Addresses of pages, which become links and so must be what they seem."""

from urllib.parse import urljoin, urlsplit

import regex

from corpus.patterns import pattern

# A number alone is what a site numbers its pages by, "/news?smid=12", unlike "smid=tw-share".
_TRACKERS = pattern(
    r"(?:^|&)(?:(?:utm_\w+|(?:fb|g|d|y)clid|msclkid|igshid|mc_[ce]id|mkt_tok|ref_src"
    r"|(?:at|ns)_(?!id=)\w+)=|(?:smid|xtor|cmp(?:id)?|[io]cid)=(?!\d+(?:&|$)))[^&]*",
    regex.IGNORECASE,
)
_NOWHERE = ("", "#", "#!")  # by which a program shows something on the page


def web_address(address: str, base: str = "") -> str | None:
    r"""Return *address*, seen from *base* if it is relative, if it leads to the web; else None.

    >>> web_address("../1", "https://a.example/news/")
    'https://a.example/1'
    >>> web_address("javascript:alert(1)")
    >>> web_address("#", "https://a.example/news/")
    >>> web_address("https://a.example/\u202egpj.exe")
    """
    if address.strip() in _NOWHERE:
        return None
    try:
        joined = urljoin(base, address.strip())
        parts = urlsplit(joined)
    except ValueError:  # such as "http://[x"
        return None
    seen_whole = joined.isprintable()  # no marks of direction, line ends or lone surrogates
    return joined if parts.scheme in ("http", "https") and parts.netloc and seen_whole else None


def is_media(address: str) -> bool:
    """Return whether an *address* leads to a picture, a recording or data, not to a page."""
    return _MEDIA.search(address) is not None


_MEDIA = pattern(r"\.(?:jpe?g|png|gif|webp|mp[34]|xml|json|pdf)(?:\?[^/]*)?$", regex.IGNORECASE)
_DATED = pattern(
    r"(?P<before>[/_-])(?:(?<=/)t)?(?P<year>(?:19|20)\d\d)(?P<mark>[/_-]?)(?P<month>0[1-9]|1[0-2]|(?<=/)[1-9]"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:(?P=mark)(?P<day>0[1-9]|[12]\d|3[01]|(?<=/)[1-9]))?(?=[/_.-]|$)",
    regex.IGNORECASE,
)


def date_within(address: str) -> str | None:
    """Return the date in the path of an *address*, in the order of ISO 8601, None if it has none.

    After folders of a year and a month, a day is a part of its own, since "12-held" is a name. A
    date without signs begins a part, since numbers of documents end one; a month alone is a folder.

    >>> date_within("https://a.example/2013/aug/21/ferry"), date_within("/news/20130821-1.html")
    ('2013-aug-21', '2013-08-21')
    >>> date_within("./201308/t20130821_9.htm")
    '2013-08-21'
    >>> date_within("/2013/08/ferry/"), date_within("/doc/201308"), date_within("/2013/ferry")
    ('2013-08', None, None)
    >>> date_within("/2013/08/12-held"), date_within("/world-20121212")
    ('2013-08', None)
    """
    plain = address.partition("#")[0].partition("?")[0]
    path = plain.partition("://")[2] or plain
    folders = None
    for found in _DATED.finditer(path):
        mark, after = found["mark"], path[found.end() : found.end() + 1]
        whole_part = after in ("", "/") if mark == "/" else mark or found["before"] == "/"
        month = f"{found['year']}-{found['month'].zfill(2)}"
        if found["day"] and whole_part:
            return f"{month}-{found['day'].zfill(2)}"
        if mark == "/" and path[found.end("month") :].startswith("/"):
            folders = folders or month
    return folders


def is_relative(address: str) -> bool:
    """Return whether *address* leads to a page, but only as seen from another.

    >>> is_relative("../1"), is_relative("?p=2"), is_relative("#top"), is_relative("tel:1")
    (True, True, False, False)
    """
    if address[:1] == "/" and address[1:2].isalnum():  # as most links of pages do
        return True
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return not parts.scheme and bool(parts.netloc or parts.path or parts.query)


def without_trackers(asked: str) -> str:
    """Return what an address asks for, its part after "?", without what trackers add.

    >>> without_trackers("utm_source=rss&id=7&fbclid=x"), without_trackers("smid=12&cmp=rss")
    ('id=7', 'smid=12')
    """
    return _TRACKERS.sub("", asked).removeprefix("&")
