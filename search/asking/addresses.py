"""The keys by which the address of a publication, and its site, are found.

The key of an address leaves out what tells no two pages apart: the scheme, "www.", the fragment,
the last slash, and what trackers add. A site has a key for its host without "www.", and one for
each domain above it but the last.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from corpus.addresses import without_trackers

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://|//", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}", re.IGNORECASE)
_PORTS = (":80", ":443")


ADDRESS_FIELDS = ("url", "site")
"""The fields of a query's tree whose terms are these keys."""


def address_terms(urls: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return the keys of the addresses *urls*, each with its field.

    >>> sorted(address_terms(["https://example.org/1"]))
    [('site', 'example.org'), ('url', 'example.org/1')]
    """
    terms: set[tuple[str, str]] = set()
    for host, rest in map(_split, filter(None, urls)):
        terms.update(("site", key) for key in site_keys(host))
        if host and rest:
            terms.add(("url", f"{host}/{rest}"))
    return frozenset(terms)


def address_key(address: str) -> str:
    """Return the key of a page's address, empty if it names no page of a host.

    >>> address_key("https://www.example.org/News/1/?utm_source=x#top")
    'example.org/News/1'
    """
    host, rest = _split(address)
    return f"{host}/{rest}" if host and rest else ""


def site_key(address: str) -> str:
    """Return the host of an address or a domain, empty if there is none.

    >>> site_key("https://www.example.org/"), site_key("News.Example.org"), site_key("example")
    ('example.org', 'news.example.org', '')
    """
    return _split(address)[0]


def site_keys(host: str) -> Iterator[str]:
    """Yield *host* and each domain above it but the last.

    >>> list(site_keys("news.example.org"))
    ['news.example.org', 'example.org']
    """
    labels = host.split(".")
    for first in range(len(labels) - 1):
        yield ".".join(labels[first:])


def names_address(text: str) -> bool:
    """Return whether *text* as a whole is an address or a domain."""
    return "." in text and " " not in text and bool(site_key(text))


def _split(address: str) -> tuple[str, str]:
    """Return the host of *address*, and its path and query."""
    found = _SCHEME.match(address.strip())
    try:
        parts = urlsplit(f"//{address.strip()[found.end() if found else 0 :]}")
    except ValueError:  # brackets that hold no IPv6 address
        return "", ""
    host = parts.netloc.rpartition("@")[2].casefold()
    for port in _PORTS:
        host = host.removesuffix(port)
    host = _in_letters(host.removeprefix("www.").rstrip("."))
    if not _HOST.fullmatch(host):
        return "", ""
    asked = without_trackers(parts.query)
    path = unquote(parts.path).strip("/")
    return host, f"{path}?{asked}" if asked else path


def _in_letters(host: str) -> str:
    """Return *host* with its labels in the letters that Punycode stands for."""
    if "xn--" not in host:
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
