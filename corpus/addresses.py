"""Addresses of pages, which become links and so must be what they seem."""

from urllib.parse import urljoin, urlsplit


def web_address(address: str, base: str = "") -> str | None:
    """Return *address*, seen from *base* if it is relative, if it leads to the web; else None.

    >>> web_address("../1", "https://a.example/news/")
    'https://a.example/1'
    >>> web_address("javascript:alert(1)")
    """
    try:
        joined = urljoin(base, address.strip())
        parts = urlsplit(joined)
    except ValueError:  # such as "http://[x"
        return None
    return joined if parts.scheme in ("http", "https") and parts.netloc else None
