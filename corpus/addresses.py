"""Addresses of pages, which become links and so must be what they seem."""

from urllib.parse import urljoin, urlsplit


def web_address(address: str, base: str = "") -> str | None:
    r"""Return *address*, seen from *base* if it is relative, if it leads to the web; else None.

    >>> web_address("../1", "https://a.example/news/")
    'https://a.example/1'
    >>> web_address("javascript:alert(1)")
    >>> web_address("https://a.example/\u202egpj.exe")
    """
    try:
        joined = urljoin(base, address.strip())
        parts = urlsplit(joined)
    except ValueError:  # such as "http://[x"
        return None
    seen_whole = joined.isprintable()  # no marks of direction, line ends or lone surrogates
    return joined if parts.scheme in ("http", "https") and parts.netloc and seen_whole else None


def is_relative(address: str) -> bool:
    """Return whether *address* leads to a page, but only as seen from another.

    >>> is_relative("../1"), is_relative("?p=2"), is_relative("#top"), is_relative("tel:1")
    (True, True, False, False)
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return not parts.scheme and bool(parts.netloc or parts.path or parts.query)
